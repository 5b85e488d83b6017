//! The campaigns of a year, side by side in time.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use chrono::{DateTime, Datelike as _, Duration, Months, NaiveDate, Utc};
use placet_entity::ids::AcademicYearId;
use placet_rules::campaign::{Phase, phases};
use placet_rules::time::Span;

use crate::access::{May, privilege};
use crate::campaigns::header::headline_of;
use crate::campaigns::model::lived;
use crate::campaigns::store;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult, format};

/// Width of the drawing, in its own units.
const WIDTH: i64 = 1200;
/// Height of a campaign's row.
const ROW: i64 = 46;
/// Height of the head.
const HEAD: i64 = 26;

struct Bar {
    x: i64,
    y: i64,
    w: i64,
    class: &'static str,
    label: String,
}

struct Mark {
    x: i64,
    label: String,
}

struct Name {
    x: i64,
    y: i64,
    label: String,
    href: String,
}

struct Row {
    href: String,
    name: String,
    series: String,
    cohorts: String,
    wishes: String,
    publication: String,
    placement: String,
    tag: &'static str,
    headline: String,
}

#[derive(Template)]
#[template(path = "campaigns/timeline.html")]
struct TimelinePage {
    p: Page,
    years: Vec<(String, String)>,
    year: String,
    code: String,
    rows: Vec<Row>,
    names: Vec<Name>,
    bars: Vec<Bar>,
    months: Vec<Mark>,
    today: Option<Mark>,
    height: i64,
    may_edit: bool,
}

/// The year at a glance.
pub(in crate::campaigns) async fn timeline(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    uri: Uri,
) -> PageResult {
    let q = Query::parse(uri.query());
    let db = handle.db.read();
    let years = store::campaigns::years(db).await?;
    let wanted: Option<AcademicYearId> = q.parsed("year");
    let year = wanted
        .and_then(|id| years.iter().find(|year| year.id == id))
        .or_else(|| store::campaigns::year_of(&years, may.today()))
        .cloned();
    let p = may
        .page_of("campaigns-timeline")
        .crumb("/campaigns", may.lang.t("nav-campaigns"))
        .crumb("", may.lang.t("campaigns-timeline"));
    let mut page = TimelinePage {
        years: years.iter().map(|year| (year.id.to_string(), year.code.clone())).collect(),
        year: String::new(),
        code: String::new(),
        rows: Vec::new(),
        names: Vec::new(),
        bars: Vec::new(),
        months: Vec::new(),
        today: None,
        height: HEAD,
        may_edit: may.holds::<privilege::EditCampaigns>(),
        p,
    };
    let Some(year) = year else { return show(&page) };
    page.year = year.id.to_string();
    page.code = year.code.clone();
    let campaigns = store::campaigns::of_year(db, year.id).await?;
    let ids: Vec<_> = campaigns.iter().map(|row| row.id).collect();
    let periods = store::campaigns::periods_of(db, &ids).await?;
    let cohorts = store::campaigns::cohorts_of_campaigns(db).await?;
    let series = store::campaigns::series_of_year(db, year.id).await?;
    let day = |at: DateTime<Utc>| at.with_timezone(&page.p.zone).date_naive();
    let first =
        campaigns.iter().map(|row| day(row.order_at)).chain([year.start_on]).min().unwrap_or(year.start_on);
    let last = campaigns.iter().map(|row| day(row.end_at)).chain([year.end_on]).max().unwrap_or(year.end_on);
    let first = first.with_day(1).unwrap_or(first);
    let scale = Scale { first, days: (last - first).num_days().max(1) + 1 };
    page.months = scale.months(&page.p);
    page.today = scale
        .inside(may.today())
        .then(|| Mark { x: scale.x(may.today()), label: page.p.t("campaigns-today") });
    page.height = HEAD + ROW * campaigns.len() as i64 + 4;
    for (index, row) in campaigns.iter().enumerate() {
        let y = HEAD + ROW * index as i64;
        let instants = lived(row, may.now);
        let spans = periods.get(&row.id).cloned().unwrap_or_default();
        let shown = phases(&instants, may.now);
        let href = format!("/campaigns/{}", row.id);
        for phase in [Phase::Wishes, Phase::Allocation] {
            let span = shown.step(phase).span;
            let span = Span {
                start: day(span.start),
                end: day(span.end - Duration::minutes(1)) + Duration::days(1),
            };
            page.bars.push(scale.bar(&page.p, y, phase, span));
        }
        for span in &spans {
            page.bars.push(scale.bar(&page.p, y, Phase::Placement, *span));
        }
        page.names.push(Name {
            x: scale.x(day(row.wishes_open_at)).clamp(2, WIDTH - 300),
            y: y + 15,
            label: row.name.clone(),
            href: href.clone(),
        });
        let (tag, headline) = headline_of(&page.p, &instants, may.now);
        let range = |from: NaiveDate, to: NaiveDate| {
            page.p.tv(
                "campaigns-range",
                &[
                    ("from", format::day_month(page.p.language, from)),
                    ("to", format::day_month(page.p.language, to)),
                ],
            )
        };
        page.rows.push(Row {
            href,
            name: row.name.clone(),
            series: series
                .iter()
                .find(|series| Some(series.id) == row.series_id)
                .map_or_else(String::new, |series| series.name.clone()),
            cohorts: cohorts
                .get(&row.id)
                .map_or(&[][..], Vec::as_slice)
                .iter()
                .map(|cohort| cohort.name.as_str())
                .collect::<Vec<_>>()
                .join(", "),
            wishes: range(day(row.wishes_open_at), day(row.wishes_close_at - Duration::minutes(1))),
            publication: format::day_month(page.p.language, day(row.publication_at)),
            placement: spans
                .iter()
                .map(|span| range(span.start, span.last_day()))
                .collect::<Vec<_>>()
                .join(", "),
            tag,
            headline,
        });
    }
    show(&page)
}

/// Days to units of the drawing.
struct Scale {
    first: NaiveDate,
    days: i64,
}

impl Scale {
    fn x(&self, day: NaiveDate) -> i64 {
        (day - self.first).num_days() * WIDTH / self.days
    }

    fn inside(&self, day: NaiveDate) -> bool {
        (0..self.days).contains(&(day - self.first).num_days())
    }

    fn bar(&self, p: &Page, y: i64, phase: Phase, span: Span) -> Bar {
        let (class, code, top) = match phase {
            Phase::Wishes => ("wishes", "wishes", 22),
            Phase::Allocation => ("allocation", "allocation", 22),
            _ => ("placement", "placement", 22),
        };
        let x = self.x(span.start);
        Bar {
            x,
            y: y + top,
            w: (self.x(span.end) - x).max(3),
            class,
            label: p.t(&format!("campaigns-phase-{code}")),
        }
    }

    fn months(&self, p: &Page) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut day = self.first;
        while self.inside(day) {
            marks.push(Mark { x: self.x(day), label: p.t(&format!("format-month-{}", day.month())) });
            let Some(next) = day.checked_add_months(Months::new(1)) else { break };
            day = next;
        }
        marks
    }
}
