//! Creating and changing a campaign.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use placet_entity::ids::{AcademicYearId, CampaignId, CohortId};
use placet_entity::kinds::{DemandShown, Repeats};
use placet_entity::{academic_year, cohort};
use placet_rules::campaign::{InstantOffsets, Instants, Moment, PeriodError, Relation};
use placet_rules::exchange::Misplaced;
use placet_rules::time::{Interval, Span, next_day};

use super::campaign;
use super::conflict::Conflict;
use crate::access::{May, privilege};
use crate::campaigns::draft::{self, Draft, DraftRefusal};
use crate::campaigns::model::{CampaignView, moment_code};
use crate::campaigns::store;
use crate::kit::error::refusal;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError, PageResult, format};
use crate::settings::Settings;

type Edit = May<privilege::EditCampaigns>;

/// The groups of instants, as the form shows them; the start and the end of the placement are days of their own.
const GROUPS: [(&str, &[Moment]); 4] = [
    ("wishes", &[Moment::Order, Moment::WishesOpen, Moment::WishesClose]),
    ("decision", &[Moment::Commission, Moment::Publication]),
    ("validation", &[Moment::ValidationOpen, Moment::ValidationClose]),
    ("evaluation", &[Moment::EvaluationOpen, Moment::EvaluationClose]),
];

/// Codes of the procedures, the one of the settings first proposed.
const PROCEDURES: [&str; 8] = [
    "fair",
    "least-rank",
    "generous",
    "score-order-v2",
    "score-order-v1",
    "random-order",
    "rank-maximal",
    "stable",
];

/// The defaults of the institution, in days from the start.
pub(in crate::campaigns) fn offsets(settings: &Settings) -> InstantOffsets {
    let days =
        |key: &str| i16::try_from(settings.integer(&format!("campaign.{key}-day"))).unwrap_or_default();
    InstantOffsets {
        order: days("order"),
        wishes_open: days("wishes-open"),
        wishes_close: days("wishes-close"),
        commission: days("commission"),
        publication: days("publication"),
        end: days("end"),
        validation_open: days("validation-open"),
        validation_close: days("validation-close"),
        evaluation_open: days("evaluation-open"),
        evaluation_close: days("evaluation-close"),
    }
}

#[derive(Template)]
#[template(path = "campaigns/new.html")]
struct NewPage {
    p: Page,
    f: Form,
    years: Vec<(String, String)>,
    models: Vec<(String, String)>,
}

struct MomentField {
    id: String,
    label: String,
    hint: String,
}

struct Group {
    legend: String,
    fields: Vec<MomentField>,
}

struct PeriodField {
    from: String,
    to: String,
    label_from: String,
    label_to: String,
}

#[derive(Template)]
#[template(path = "campaigns/form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    back: String,
    year: academic_year::Model,
    cohorts: Vec<(String, String, bool)>,
    series: Vec<String>,
    groups: Vec<Group>,
    periods: Vec<PeriodField>,
    demand: Vec<(String, String)>,
    repeats: Vec<(String, String)>,
    procedures: Vec<(String, String)>,
    is_new: bool,
    copied_from: String,
    frozen: bool,
    conflict: Option<Conflict>,
}

/// First step: the year, the first day, and the campaign to start from.
pub(in crate::campaigns) async fn new(State(handle): State<Arc<Handle>>, may: Edit, uri: Uri) -> PageResult {
    let q = Query::parse(uri.query());
    let db = handle.db.read();
    let years = store::campaigns::years(db).await?;
    let p = may
        .page_of("campaigns-new")
        .crumb("/campaigns", may.lang.t("nav-campaigns"))
        .crumb("", may.lang.t("campaigns-new"));
    let mut f = Form::of([
        ("year", q.get("year").to_owned()),
        ("start", q.get("start").to_owned()),
        ("from", q.get("from").to_owned()),
        ("cohort", q.get("cohort").to_owned()),
    ]);
    let cohort: Option<CohortId> = q.parsed("cohort");
    if !q.get("start").is_empty() {
        let year: Option<AcademicYearId> = f.id("year");
        let start = f.day("start");
        let from: Option<CampaignId> = f.optional_id("from");
        let year = year.and_then(|id| years.iter().find(|year| year.id == id).cloned());
        if let (Some(year), false) = (year, f.is_refused()) {
            return second_step(&handle, &may, p, year, start, (from, cohort)).await;
        }
    } else if f.value("year").is_empty() {
        let mut year = store::campaigns::year_of(&years, may.today()).map(|year| year.id);
        if let Some(cohort) = cohort {
            year = store::campaigns::year_of_cohort(db, cohort).await?.or(year);
        }
        // a copy is proposed a year later, on the same day of the week
        if let Some(id) = q.parsed::<CampaignId>("from")
            && let Some(from) = store::load(db, id).await?
        {
            let start = may.settings.zone.day_of(from.instants.start) + Duration::days(7 * 52);
            f.set("start", format::input_day(start));
            year = store::campaigns::year_of(&years, start).map(|year| year.id).or(year);
        }
        f.set("year", year.map(|id| id.to_string()).unwrap_or_default());
    }
    let models = store::campaigns::all(db)
        .await?
        .into_iter()
        .filter(|(row, _)| row.archived_at.is_none())
        .map(|(row, year)| (row.id.to_string(), format!("{} – {}", year.code, row.name)))
        .collect();
    let years = years.into_iter().map(|year| (year.id.to_string(), year.code)).collect();
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_with(status, &NewPage { p, f, years, models })
}

async fn second_step(
    handle: &Handle,
    may: &Edit,
    p: Page,
    year: academic_year::Model,
    start: NaiveDate,
    (from, cohort): (Option<CampaignId>, Option<CohortId>),
) -> PageResult {
    let db = handle.db.read();
    let settings = &may.settings;
    let from = match from {
        Some(id) => store::load(db, id).await?,
        None => None,
    };
    let cohorts = store::campaigns::cohorts_of_year(db, year.id).await?;
    let mut values = match &from {
        Some(from) => {
            let days = (start - settings.zone.day_of(from.instants.start)).num_days();
            let instants = from.instants.moved(settings.zone, days);
            let exchanges = from.row.exchanges_until.map(|at| settings.zone.move_days(at, days));
            let mut values = values(&p, from, &instants, exchanges);
            values.retain(|(name, _)| name != "cohort" && !name.starts_with("period-"));
            let moved = from.periods.moved(days);
            if moved.spans().len() > 1 {
                values.extend(period_values(moved.spans()));
            }
            for source in &from.cohorts {
                let same = cohorts.iter().find(|cohort| cohort.level_id == source.level_id);
                values.extend(same.map(|cohort| ("cohort".to_owned(), cohort.id.to_string())));
            }
            values.push(("copy-seats".into(), "on".into()));
            values
        }
        None => {
            let instants = offsets(settings).instants(settings.zone, start);
            let mut values = instant_values(&p, &instants);
            for (name, value) in [
                ("wishes-min", settings.integer("campaign.wishes-min").to_string()),
                ("wishes-max", settings.integer("campaign.wishes-max").to_string()),
                ("procedure", settings.text("campaign.procedure")),
                ("demand", DemandShown::Live.code().to_owned()),
                ("repeats", Repeats::Refused.code().to_owned()),
                ("outside", "on".to_owned()),
            ] {
                values.push((name.to_owned(), value));
            }
            values
        }
    };
    let asked = cohorts.iter().find(|row| Some(row.id) == cohort);
    let asked = asked.map(|row| ("cohort".to_owned(), row.id.to_string()));
    values.extend(asked.filter(|pair| !values.contains(pair)));
    values.push(("year".into(), year.id.to_string()));
    values.push(("from".into(), from.as_ref().map_or_else(String::new, |from| from.id().to_string())));
    show(&form_page(handle, may, p, Form::of(values), year, None).await?)
}

/// The values of a form for a campaign, with other instants.
fn values(
    p: &Page,
    view: &CampaignView,
    instants: &Instants,
    exchanges: Option<DateTime<Utc>>,
) -> Vec<(String, String)> {
    let row = &view.row;
    let mut values = instant_values(p, instants);
    for (name, value) in [
        ("name", row.name.clone()),
        ("description", row.description.clone().unwrap_or_default()),
        ("series", view.series.as_ref().map_or_else(String::new, |series| series.name.clone())),
        ("wishes-min", row.wishes_min.to_string()),
        ("wishes-max", row.wishes_max.to_string()),
        ("procedure", row.procedure.clone()),
        ("demand", row.demand_shown.code().to_owned()),
        ("repeats", row.repeats.code().to_owned()),
        ("outside", if row.outside_requests { "on" } else { "" }.to_owned()),
        ("exchanges-until", exchanges.map_or_else(String::new, |at| last_minute(p, at))),
        ("catch-up", if row.catch_up { "on" } else { "" }.to_owned()),
    ] {
        values.push((name.to_owned(), value));
    }
    values.extend(view.cohorts.iter().map(|cohort| ("cohort".to_owned(), cohort.id.to_string())));
    if view.periods.spans().len() > 1 || view.periods.spans() != [placement(p, instants)] {
        values.extend(period_values(view.periods.spans()));
    }
    values
}

/// An end as it is typed: its last minute.
fn last_minute(p: &Page, end: DateTime<Utc>) -> String {
    format::input_instant(p.zone, end - Duration::minutes(1))
}

fn placement(p: &Page, instants: &Instants) -> Span {
    let day = |at: DateTime<Utc>| at.with_timezone(&p.zone).date_naive();
    Interval { start: day(instants.start), end: next_day(day(instants.end - Duration::minutes(1))) }
}

fn period_values(spans: &[Span]) -> Vec<(String, String)> {
    let each = spans.iter().enumerate().flat_map(|(index, span)| {
        [
            (format!("period-{}-from", index + 1), format::input_day(span.start)),
            (format!("period-{}-to", index + 1), format::input_day(span.last_day())),
        ]
    });
    each.collect()
}

fn instant_values(p: &Page, instants: &Instants) -> Vec<(String, String)> {
    let days = placement(p, instants);
    let mut values = vec![
        ("start-on".to_owned(), format::input_day(days.start)),
        ("end-on".to_owned(), format::input_day(days.last_day())),
    ];
    for moment in GROUPS.iter().flat_map(|(_, moments)| moments.iter()) {
        let at = instants.get(*moment);
        let shown = if moment.is_end() { last_minute(p, at) } else { format::input_instant(p.zone, at) };
        values.push((format!("at-{}", moment_code(*moment)), shown));
    }
    values
}

async fn form_page(
    handle: &Handle,
    may: &Edit,
    p: Page,
    f: Form,
    year: academic_year::Model,
    view: Option<&CampaignView>,
) -> PageResult<FormPage> {
    let db = handle.db.read();
    let cohorts = store::campaigns::cohorts_of_year(db, year.id).await?;
    let series = store::campaigns::series_of_year(db, year.id).await?;
    let groups = GROUPS
        .iter()
        .map(|(code, moments)| Group {
            legend: p.t(&format!("campaigns-group-{code}")),
            fields: moments
                .iter()
                .map(|moment| MomentField {
                    id: format!("at-{}", moment_code(*moment)),
                    label: p.t(&format!("campaigns-moment-{}", moment_code(*moment))),
                    hint: if moment.is_end() { p.t("campaigns-last-minute") } else { String::new() },
                })
                .collect(),
        })
        .collect();
    let filled = (1..=40).filter(|n| !f.value(&format!("period-{n}-from")).is_empty()).max().unwrap_or(0);
    let periods = (1..=(filled + 2).max(4))
        .map(|n| PeriodField {
            from: format!("period-{n}-from"),
            to: format!("period-{n}-to"),
            label_from: p.tv("campaigns-period-from", &[("n", n)]),
            label_to: p.tv("campaigns-period-to", &[("n", n)]),
        })
        .collect();
    let frozen = view.is_some_and(|view| !view.year_state(may.today()).is_structure_open());
    Ok(FormPage {
        action: view.map_or_else(|| "/campaigns".to_owned(), |view| view.path("")),
        back: view.map_or_else(|| "/campaigns".to_owned(), |view| view.path("")),
        cohorts: cohort_boxes(&f, &cohorts),
        series: series.into_iter().map(|series| series.name).collect(),
        groups,
        periods,
        demand: DemandShown::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), p.tk("campaigns-demand", kind.code())))
            .collect(),
        repeats: Repeats::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), p.tk("campaigns-repeats", kind.code())))
            .collect(),
        procedures: PROCEDURES
            .iter()
            .map(|code| ((*code).to_owned(), p.tk("campaigns-procedure", code)))
            .collect(),
        is_new: view.is_none(),
        copied_from: f.value("from").to_owned(),
        frozen,
        conflict: None,
        year,
        f,
        p,
    })
}

fn cohort_boxes(f: &Form, cohorts: &[cohort::Model]) -> Vec<(String, String, bool)> {
    cohorts
        .iter()
        .map(|cohort| (cohort.id.to_string(), cohort.name.clone(), f.has("cohort", &cohort.id.to_string())))
        .collect()
}

/// Reads the form; what is wrong is noted on it.
fn read(may: &Edit, f: &mut Form, year: AcademicYearId) -> Draft {
    let zone = may.settings.zone;
    let name = f.required("name", 120);
    let description = f.optional_lines("description", 2_000);
    let series = f.optional("series", 80);
    let cohorts: Vec<CohortId> = f.all("cohort").filter_map(|id| id.parse().ok()).collect();
    let (start, end) = (f.day("start-on"), f.day("end-on"));
    let mut instants = InstantOffsets::default().instants(zone, start);
    instants.start = zone.start_of_day(start);
    instants.end = zone.end_of_day(end);
    for moment in GROUPS.iter().flat_map(|(_, moments)| moments.iter()) {
        let typed = f.instant(&format!("at-{}", moment_code(*moment)), zone.tz());
        let at = if moment.is_end() { typed + Duration::minutes(1) } else { typed };
        instants = Instants::from_fn(|other| if other == *moment { at } else { instants.get(other) });
    }
    let exchanges_until =
        f.optional_instant("exchanges-until", zone.tz()).map(|typed| typed + Duration::minutes(1));
    let mut periods = Vec::new();
    for n in 1..=40 {
        let (from, to) = (format!("period-{n}-from"), format!("period-{n}-to"));
        match (f.optional_day(&from), f.optional_day(&to)) {
            (Some(first), Some(last)) => match Span::from_days(first, last) {
                Ok(span) => periods.push(span),
                Err(_) => f.refuse(to, Say::key("campaigns-period-backwards")),
            },
            (None, Some(_)) => f.refuse(from, Say::key("campaigns-period-half")),
            (Some(_), None) => f.refuse(to, Say::key("campaigns-period-half")),
            (None, None) => {}
        }
    }
    Draft {
        year,
        name,
        description,
        series,
        cohorts,
        instants,
        periods,
        wishes_min: f.integer("wishes-min", 0..=50),
        wishes_max: f.integer("wishes-max", 1..=50),
        demand_shown: f.choice("demand", DemandShown::from_code).unwrap_or(DemandShown::Live),
        repeats: f.choice("repeats", Repeats::from_code).unwrap_or(Repeats::Refused),
        outside_requests: f.ticked("outside"),
        exchanges_until,
        catch_up: f.ticked("catch-up"),
        procedure: f
            .choice("procedure", |code| PROCEDURES.iter().find(|known| **known == code).copied())
            .unwrap_or("fair")
            .to_owned(),
    }
}

/// Notes refusals beside the fields they are about; gives what is saved when somebody saved in between.
fn note(p: &Page, f: &mut Form, wrong: Vec<DraftRefusal>) -> Option<Box<CampaignView>> {
    let mut changed = None;
    for refusal in wrong {
        match refusal {
            DraftRefusal::NoCohort => f.refuse("cohort", Say::key("campaigns-no-cohort")),
            DraftRefusal::ForeignCohort => f.refuse("cohort", Say::key("campaigns-foreign-cohort")),
            DraftRefusal::YearClosed => f.refuse("", Say::key("campaigns-year-closed")),
            DraftRefusal::WishesBounds => f.refuse("wishes-min", Say::key("campaigns-wishes-bounds")),
            DraftRefusal::Exchanges(Misplaced::NotAfterPublication) => {
                f.refuse("exchanges-until", Say::key("campaigns-exchanges-early"));
            }
            DraftRefusal::Exchanges(Misplaced::AfterStart) => {
                f.refuse("exchanges-until", Say::key("campaigns-exchanges-late"));
            }
            DraftRefusal::CatchUpFixed => f.refuse("catch-up", Say::key("campaigns-catch-up-fixed")),
            DraftRefusal::CohortInUse(name) => {
                f.refuse("cohort", Say::key("campaigns-cohort-in-use").with("cohort", name));
            }
            DraftRefusal::Frozen(moment) => f.refuse(
                moment_field(moment),
                Say::key("campaigns-frozen").with("what", moment_name(p, moment)),
            ),
            DraftRefusal::Incoherent(found) => {
                let key = match found.relation {
                    Relation::Before => "campaigns-incoherent-before",
                    Relation::NotAfter => "campaigns-incoherent-not-after",
                };
                let say = Say::key(key)
                    .with("first", moment_name(p, found.first))
                    .with("first_at", moment_shown(p, found.first, found.first_at))
                    .with("second", moment_name(p, found.second))
                    .with("second_at", moment_shown(p, found.second, found.second_at));
                f.refuse(moment_field(found.second), say);
            }
            DraftRefusal::Period(error) => note_period(p, f, &error),
            DraftRefusal::Changed(now) => {
                f.refuse("", Say::key("campaigns-changed-meanwhile"));
                changed = Some(now);
            }
        }
    }
    changed
}

fn note_period(p: &Page, f: &mut Form, error: &PeriodError) {
    let field = |span: &Span, end: &str| {
        let start = format::input_day(span.start);
        let number = (1..=40).find(|n| f.value(&format!("period-{n}-from")) == start).unwrap_or(1);
        format!("period-{number}-{end}")
    };
    let (id, say) = match error {
        PeriodError::None => ("period-1-from".to_owned(), Say::key("campaigns-period-none")),
        PeriodError::Backwards(span) => (field(span, "to"), Say::key("campaigns-period-backwards")),
        PeriodError::Overlap(_, second) => {
            (field(second, "from"), Say::key("campaigns-period-overlap").with("from", p.day(&second.start)))
        }
        PeriodError::Outside { period, placement } => (
            field(period, "from"),
            Say::key("campaigns-period-outside")
                .with("from", p.day(&placement.start))
                .with("to", p.day(&placement.last_day())),
        ),
    };
    f.refuse(id, say);
}

fn moment_field(moment: Moment) -> String {
    match moment {
        Moment::Start => "start-on".to_owned(),
        Moment::End => "end-on".to_owned(),
        _ => format!("at-{}", moment_code(moment)),
    }
}

/// The name of a moment, in a sentence: `la clôture des vœux`.
pub(in crate::campaigns) fn moment_name(p: &Page, moment: Moment) -> String {
    p.t(&format!("campaigns-the-{}", moment_code(moment)))
}

/// A moment as it is shown: days for the placement, the last minute for an end.
pub(in crate::campaigns) fn moment_shown(p: &Page, moment: Moment, at: DateTime<Utc>) -> String {
    match moment {
        Moment::Start => p.day_of(&at),
        Moment::End => p.day_of(&(at - Duration::minutes(1))),
        _ if moment.is_end() => p.end(&at),
        _ => p.at(&at),
    }
}

/// Creates.
pub(in crate::campaigns) async fn post_new(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    mut form: Form,
) -> PageResult {
    let year: AcademicYearId = form.value("year").parse().map_err(|_| PageError::Hidden)?;
    let year = store::campaigns::year(handle.db.read(), year).await?.ok_or(PageError::Hidden)?;
    let p = may
        .page_of("campaigns-new")
        .crumb("/campaigns", may.lang.t("nav-campaigns"))
        .crumb("", may.lang.t("campaigns-new"));
    let draft = read(&may, &mut form, year.id);
    if !form.is_refused() {
        let copied = if form.ticked("copy-seats") { form.value("from").parse().ok() } else { None };
        match refusal(draft::create(&handle, &may, &draft, copied).await)? {
            Ok(id) => {
                return Ok(go(format!("/campaigns/{id}"), good(p.t("campaigns-created"))));
            }
            Err(wrong) => {
                note(&p, &mut form, wrong);
            }
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page(&handle, &may, p, form, year, None).await?)
}

fn edit_page(may: &Edit, view: &CampaignView) -> Page {
    may.page(format!("{} – {}", may.lang.t("campaigns-edit"), view.row.name))
        .crumb("/campaigns", may.lang.t("nav-campaigns"))
        .crumb(format!("/campaigns?year={}", view.year.id), view.year.code.clone())
        .crumb(view.path(""), view.row.name.clone())
        .crumb("", may.lang.t("campaigns-edit"))
}

/// The form of a campaign.
pub(in crate::campaigns) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let p = edit_page(&may, &view);
    let mut values = values(&p, &view, &view.instants, view.row.exchanges_until);
    values.push(("version".into(), view.row.version.to_string()));
    let year = view.year.clone();
    show(&form_page(&handle, &may, p, Form::of(values), year, Some(&view)).await?)
}

/// Changes.
pub(in crate::campaigns) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let p = edit_page(&may, &view);
    let draft = read(&may, &mut form, view.year.id);
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(draft::change(&handle, &may, view.id(), form.version(), &draft).await)? {
            Ok(()) => return Ok(go(view.path(""), good(p.t("campaigns-saved")))),
            Err(wrong) => {
                conflict = note(&p, &mut form, wrong);
            }
        }
    }
    if let Some(now) = &conflict {
        form.set("version", now.row.version.to_string());
    }
    let year = view.year.clone();
    let mut page = form_page(&handle, &may, p, form, year, Some(&view)).await?;
    page.conflict = conflict.map(|now| {
        let FormPage { p, f, demand, repeats, procedures, cohorts, .. } = &page;
        let saved = Form::of(values(p, &now, &now.instants, now.row.exchanges_until));
        let choices = [("demand", demand), ("repeats", repeats), ("procedure", procedures)];
        let moments = GROUPS.iter().flat_map(|(_, moments)| moments.iter().copied());
        Conflict::between(p, f, &saved, &choices, cohorts, moments)
    });
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
