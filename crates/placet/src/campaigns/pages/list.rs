//! The list of campaigns.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use chrono::{DateTime, Utc};
use placet_entity::ids::{AcademicYearId, CampaignId, CohortId};
use placet_entity::{academic_year, campaign, cohort};
use placet_rules::campaign::Headline;
use placet_rules::text::search_key;

use crate::access::{May, privilege};
use crate::campaigns::header::headline_of;
use crate::campaigns::model::lived;
use crate::campaigns::store::{self, campaigns::Counts};
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query, SortHeader};
use crate::kit::{Handle, Page, PageResult};
use crate::views::{self, List, Views};

const SORTS: [&str; 5] = ["start", "name", "participants", "seats", "ranked"];

struct Row {
    href: String,
    name: String,
    year: String,
    cohorts: String,
    tag: &'static str,
    headline: String,
    dates: String,
    participants: u32,
    seats: u32,
    short: bool,
    ranked: u32,
    start: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "campaigns/list.html")]
struct ListPage {
    p: Page,
    q: Query,
    rows: Vec<Row>,
    pager: Pager,
    total: usize,
    by_name: [SortHeader; 1],
    by_start: [SortHeader; 1],
    numbers: Vec<SortHeader>,
    years: Vec<(String, String)>,
    cohorts: Vec<(String, String)>,
    states: Vec<(String, String)>,
    may_edit: bool,
    none_at_all: bool,
    whole: String,
    views: Views,
}

struct Found {
    rows: Vec<Row>,
    years: Vec<academic_year::Model>,
    cohorts: Vec<cohort::Model>,
    none_at_all: bool,
}

fn state_of(row: &campaign::Model, now: DateTime<Utc>) -> &'static str {
    if row.archived_at.is_some() {
        return "archived";
    }
    match placet_rules::campaign::phases(&lived(row, now), now).headline {
        Headline::Coming(placet_rules::campaign::Phase::Order) => "coming",
        Headline::Over => "over",
        _ => "current",
    }
}

async fn found(
    handle: &Handle,
    may: &May<privilege::ViewCampaigns>,
    p: &Page,
    q: &Query,
) -> PageResult<Found> {
    let db = handle.db.read();
    let all = store::campaigns::all(db).await?;
    let none_at_all = all.is_empty();
    let links = store::campaigns::cohorts_of_campaigns(db).await?;
    let counts = store::campaigns::counts(db).await?;
    let year: Option<AcademicYearId> = q.parsed("year");
    let cohort: Option<CohortId> = q.parsed("cohort");
    let words = search_key(q.search());
    let mut rows = Vec::new();
    for (row, of_year) in all {
        let cohorts = links.get(&row.id).map_or(&[][..], Vec::as_slice);
        let state = state_of(&row, may.now);
        let kept = year.is_none_or(|id| id == row.year_id)
            && cohort.is_none_or(|id| cohorts.iter().any(|cohort| cohort.id == id))
            && match q.get("state") {
                "" => state != "archived",
                wanted => wanted == state,
            }
            && {
                let text = search_key(&format!("{} {} {}", row.name, of_year.code, names(cohorts)));
                words.split(' ').all(|word| text.contains(word))
            };
        if kept {
            rows.push(line(p, may.now, &row, &of_year, cohorts, counts.get(&row.id)));
        }
    }
    let (key, descending) = if q.get("sort").is_empty() { ("start", true) } else { q.sort(&SORTS, "start") };
    rows.sort_by(|one, other| {
        let order = match key {
            "name" => search_key(&one.name).cmp(&search_key(&other.name)),
            "participants" => one.participants.cmp(&other.participants),
            "seats" => one.seats.cmp(&other.seats),
            "ranked" => one.ranked.cmp(&other.ranked),
            _ => one.start.cmp(&other.start),
        };
        let order = if descending { order.reverse() } else { order };
        order.then_with(|| one.href.cmp(&other.href))
    });
    let mut seen: BTreeMap<String, cohort::Model> = BTreeMap::new();
    for cohort in links.into_values().flatten() {
        seen.insert(cohort.code.clone(), cohort);
    }
    let years = store::campaigns::years(db).await?;
    Ok(Found { rows, years, cohorts: seen.into_values().rev().collect(), none_at_all })
}

fn names(cohorts: &[cohort::Model]) -> String {
    cohorts.iter().map(|cohort| cohort.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn line(
    p: &Page,
    now: DateTime<Utc>,
    row: &campaign::Model,
    year: &academic_year::Model,
    cohorts: &[cohort::Model],
    counts: Option<&Counts>,
) -> Row {
    let counts = counts.copied().unwrap_or_default();
    let (tag, headline) = if row.archived_at.is_some() {
        ("plain", p.t("campaigns-headline-archived"))
    } else {
        headline_of(p, &lived(row, now), now)
    };
    let zone = p.zone;
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    Row {
        href: address(row.id),
        name: row.name.clone(),
        year: year.code.clone(),
        cohorts: names(cohorts),
        tag,
        headline,
        dates: p.tv(
            "campaigns-range",
            &[
                ("from", p.short_day(&day(row.start_at))),
                ("to", p.short_day(&day(row.end_at - chrono::Duration::minutes(1)))),
            ],
        ),
        participants: counts.participants,
        seats: counts.seats,
        short: counts.seats < counts.participants,
        ranked: counts.ranked,
        start: row.start_at,
    }
}

fn address(id: CampaignId) -> String {
    format!("/campaigns/{id}")
}

/// The list.
pub(in crate::campaigns) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    uri: Uri,
) -> PageResult {
    let q = Query::parse(uri.query());
    let p = may.page_of("nav-campaigns");
    let Found { rows, years, cohorts, none_at_all } = found(&handle, &may, &p, &q).await?;
    let total = rows.len();
    let pager = Pager::new(&p, &q, total as u64);
    let rows: Vec<Row> = rows.into_iter().skip(q.offset() as usize).take(q.size() as usize).collect();
    let head = |key: &'static str| q.header(key, p.t(&format!("campaigns-col-{key}")), "-start");
    let (by_name, by_start) = ([head("name")], [head("start")]);
    let numbers = vec![head("participants"), head("seats"), head("ranked")];
    let states = ["current", "coming", "over", "archived"]
        .into_iter()
        .map(|state| (state.to_owned(), p.t(&format!("campaigns-state-{state}"))))
        .collect();
    let whole = q.whole();
    let page = ListPage {
        views: views::above(handle.db.read(), &may, List::Campaigns, "/campaigns", &q).await?,
        rows,
        pager,
        total,
        by_name,
        by_start,
        numbers,
        years: years.into_iter().map(|year| (year.id.to_string(), year.code)).collect(),
        cohorts: cohorts.into_iter().map(|cohort| (cohort.id.to_string(), cohort.name)).collect(),
        states,
        may_edit: may.holds::<privilege::EditCampaigns>(),
        none_at_all,
        whole,
        p,
        q,
    };
    show(&page)
}

async fn sent(handle: &Handle, may: &May<privilege::ViewCampaigns>, uri: &Uri, kind: Kind) -> PageResult {
    let p = may.page_of("nav-campaigns");
    let found = found(handle, may, &p, &Query::parse(uri.query())).await?;
    let column = |key: &str| p.t(&format!("campaigns-col-{key}"));
    let sheet = Sheet {
        name: p.t("campaigns-export"),
        headers: ["name", "year", "cohorts", "dates", "state", "participants", "seats", "ranked"]
            .into_iter()
            .map(column)
            .collect(),
        rows: found
            .rows
            .into_iter()
            .map(|row| {
                vec![
                    Cell::from(row.name),
                    row.year.into(),
                    row.cohorts.into(),
                    row.dates.into(),
                    row.headline.into(),
                    Cell::Integer(row.participants.into()),
                    Cell::Integer(row.seats.into()),
                    Cell::Integer(row.ranked.into()),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind, p.language)
}

/// The whole result as CSV.
pub(in crate::campaigns) async fn csv(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    uri: Uri,
) -> PageResult {
    sent(&handle, &may, &uri, Kind::Csv).await
}

/// The whole result as a workbook.
pub(in crate::campaigns) async fn xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    uri: Uri,
) -> PageResult {
    sent(&handle, &may, &uri, Kind::Xlsx).await
}
