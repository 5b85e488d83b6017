//! One run: its figures, its students, its proof, its files.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_allocation::{Decimal, Outcome, check};
use placet_entity::allocation_run;
use placet_entity::ids::CampaignId;
use placet_entity::kinds::RunState;

use super::{campaign, pairs};
use crate::access::{May, privilege};
use crate::allocation::options::Options;
use crate::allocation::run as use_case;
use crate::allocation::store;
use crate::allocation::view::{Chart, Names, RunLine, Stored, decimal, ranks_chart, summary_of};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::PageResult;
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query, SortHeader};
use crate::kit::web::{go, good, warn};
use crate::kit::{Handle, Page, PageError};

/// A student in a run.
struct Line {
    participant: String,
    name: String,
    number: String,
    order: Option<u32>,
    debt: Decimal,
    rank: Option<u32>,
    tag: &'static str,
    rank_text: String,
    site: String,
    secondary: String,
    /// The open site that is kept for one who obtained none of his wishes.
    suggested: String,
    site_cost: Decimal,
    adjustment: Decimal,
    cost: Decimal,
    wishes: Vec<(String, bool)>,
    decided: bool,
    sort_key: String,
    search_key: String,
}

#[derive(Template)]
#[template(path = "allocation/pages/run.html")]
struct RunPage {
    p: Page,
    header: Header,
    line: RunLine,
    by_text: String,
    choose: Option<String>,
    compare: String,
    cases: String,
    give_up: Option<String>,
    failure: Option<String>,
    body: Option<Body>,
}

struct Body {
    chart: Chart,
    verified: bool,
    findings: usize,
    decisions: usize,
    result_hash: String,
    optimal: bool,
    gap: Option<String>,
    kept: Vec<String>,
    pairs: Vec<pairs::Line>,
    pairs_text: String,
    serial: bool,
    query: Query,
    shown: Vec<Shown>,
    pager: Pager,
    headers: Vec<SortHeader>,
    filters: Vec<(String, String)>,
    total_text: String,
}

struct Shown {
    line: Line,
    order: String,
    cost: String,
    detail: String,
}

/// `GET /campaigns/{id}/runs/{n}`
pub(in crate::allocation) async fn run(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let (row, by) = store::run(handle.db.read(), id, number).await?.ok_or(PageError::Hidden)?;
    let (p, header) = campaigns::header(&may, &view, Tab::Allocation);
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let line = RunLine::new(&p, &row, by.as_ref(), ranks);
    let label = p.tv("allocation-run-number", &[("n", number)]);
    let p = p.crumb("", label);
    let may_run = may.holds::<privilege::RunAllocation>();
    let names = store::names(handle.db.read(), id).await?;
    let query = Query::parse(uri.query());
    let body = Stored::of(&row)?.map(|stored| body(&p, &row, stored, &names, &query, &view));
    let open = may.now < view.instants.wishes_close || view.row.published_at.is_some();
    let page = RunPage {
        by_text: p.tv("allocation-asked-by", &[("when", line.when.clone()), ("who", line.by.clone())]),
        choose: (may_run && !open && row.state == RunState::Ready && row.parent_id.is_none())
            .then(|| format!("{}/choose", line.path)),
        compare: view.path("/compare"),
        cases: view.path("/cases"),
        give_up: (may_run && row.state == RunState::Computing).then(|| format!("{}/give-up", line.path)),
        failure: (row.state == RunState::Failed).then(|| failure(&p, &row, &names)),
        p,
        header,
        line,
        body,
    };
    show(&page)
}

/// Why a run has no result.
pub(super) fn failure(reader: &Page, row: &allocation_run::Model, names: &Names) -> String {
    let why = row.failure.as_deref().unwrap_or_default();
    if why == use_case::GIVEN_UP {
        return reader.t("allocation-given-up");
    }
    let told: serde_json::Value = serde_json::from_str(why).unwrap_or_default();
    match (told["code"].as_str(), told["field"].as_str()) {
        (Some("unsupported"), Some(field)) => {
            let key = match field {
                "groups" | "groups.min" | "sites.min" => "allocation-unsupported-limits",
                "options.do_no_harm" => "allocation-unsupported-no-harm",
                "options.completed_lists" => "allocation-unsupported-completed",
                "pairs" => "allocation-unsupported-pairs",
                "pairs.penalty" => "allocation-unsupported-pairs-wish",
                _ => "allocation-failed-unsupported",
            };
            reader.t(key)
        }
        (Some("infeasible"), Some(field)) => {
            let ids = told["ids"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
            let ids: Vec<&str> = ids.collect();
            match field {
                "sites.min" if !ids.is_empty() => {
                    let sites: Vec<String> = ids.into_iter().map(|id| names.site(id)).collect();
                    reader.tv("allocation-infeasible-sites", &[("sites", sites.join(", "))])
                }
                "pairs" if !ids.is_empty() => {
                    // the ids of the two of each pair, one pair after the other
                    let two = ids.chunks_exact(2).map(|two| pairs::both(reader, names, [two[0], two[1]]));
                    let pairs: Vec<String> = two.collect();
                    reader.tv("allocation-infeasible-pairs", &[("pairs", pairs.join(", "))])
                }
                _ => reader.t("allocation-infeasible"),
            }
        }
        (Some("node_limit"), _) => reader.t("allocation-node-limit"),
        _ => reader.t("allocation-failed"),
    }
}

/// How far from the best a plan may be whose search was ended.
fn gap(reader: &Page, plan: &placet_allocation::Plan) -> Option<String> {
    let bound = plan.certificate.bound?;
    // the layers before the one that the bound is of are proved
    let layers = plan.certificate.layers.iter();
    let open = layers.map(|layer| (layer.value - bound).unsigned_abs()).filter(|gap| *gap > 0).min()?;
    Some(reader.tv("allocation-gap", &[("gap", i64::try_from(open).unwrap_or(i64::MAX))]))
}

fn body(
    p: &Page,
    row: &allocation_run::Model,
    stored: Stored,
    names: &Names,
    query: &Query,
    view: &CampaignView,
) -> Body {
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let summary = summary_of(row).unwrap_or_default();
    let mut lines = lines(p, &stored, names);
    let decisions = lines.iter().filter(|line| line.decided).count();
    let Stored { problem, plan } = stored;
    let kept = Options::of_problem(&problem).kept(p.language);
    let (pairs, pairs_text) = pairs::lines(p, &problem, &plan, names);
    let findings = verify(problem, &plan);
    select(&mut lines, query);
    let total = lines.len() as u64;
    let pager = Pager::new(p, query, total);
    let pages = total.div_ceil(query.size()).max(1);
    let offset = (query.page().min(pages) - 1) * query.size();
    let rows = lines
        .into_iter()
        .skip(usize::try_from(offset).unwrap_or(usize::MAX))
        .take(usize::try_from(query.size()).unwrap_or(25));
    let shown = rows.map(|line| Shown {
        order: line.order.map_or_else(|| "—".to_owned(), |order| p.n(order)),
        cost: decimal(p.language, line.cost),
        detail: p.tv(
            "allocation-cost-detail",
            &[
                ("site", decimal(p.language, line.site_cost)),
                ("adjustment", decimal(p.language, line.adjustment)),
            ],
        ),
        line,
    });
    let header = |key: &'static str, text: &str| query.header(key, p.t(text), "order");
    Body {
        chart: ranks_chart(p, &summary, ranks, (480, 160)),
        verified: findings == 0,
        findings,
        decisions,
        result_hash: row.result_sha256.clone().unwrap_or_default(),
        optimal: plan.optimal,
        gap: gap(p, &plan),
        kept,
        pairs,
        pairs_text,
        serial: plan.procedure.is_serial(),
        shown: shown.collect(),
        total_text: p.tv("allocation-students-count", &[("n", total)]),
        pager,
        headers: vec![
            header("name", "allocation-student"),
            header("order", "allocation-order"),
            header("rank", "allocation-rank"),
            header("site", "allocation-site"),
            header("cost", "allocation-cost-of"),
        ],
        filters: FILTERS
            .iter()
            .map(|code| ((*code).to_owned(), p.t(&format!("allocation-filter-{code}"))))
            .collect(),
        query: query.clone(),
    }
}

/// How many things the independent checker finds.
fn verify(problem: placet_allocation::Problem, plan: &placet_allocation::Plan) -> usize {
    match problem.check() {
        Ok(checked) => check(&checked, plan).len(),
        Err(errors) => errors.len(),
    }
}

const FILTERS: [&str; 6] = ["first", "within-3", "beyond", "unplaced", "decided", "no-wish"];

fn keeps(line: &Line, filter: &str) -> bool {
    match filter {
        "first" => line.rank == Some(1),
        "within-3" => line.rank.is_some_and(|rank| rank <= 3),
        "beyond" => line.rank.is_some_and(|rank| rank > 3),
        "unplaced" => line.site.is_empty() && !line.decided,
        "decided" => line.decided,
        "no-wish" => line.wishes.is_empty(),
        _ => true,
    }
}

/// Searches, filters and sorts.
fn select(lines: &mut Vec<Line>, query: &Query) {
    let searched = placet_rules::text::search_key(query.search());
    let filter = query.get("outcome").to_owned();
    lines.retain(|line| {
        keeps(line, &filter) && searched.split(' ').all(|word| line.search_key.contains(word))
    });
    let (key, descending) = query.sort(&["name", "order", "rank", "site", "cost"], "order");
    lines.sort_by(|a, b| a.sort_key.cmp(&b.sort_key));
    match key {
        "order" => lines.sort_by_key(|line| line.order.unwrap_or(u32::MAX)),
        "rank" => lines.sort_by_key(|line| line.rank.unwrap_or(u32::MAX)),
        "site" => lines.sort_by(|a, b| a.site.cmp(&b.site)),
        "cost" => lines.sort_by_key(|line| line.cost.thousandths()),
        _ => {}
    }
    if descending {
        lines.reverse();
    }
}

fn lines(p: &Page, stored: &Stored, names: &Names) -> Vec<Line> {
    let students = stored.problem.students.iter();
    students
        .filter_map(|student| {
            let id = student.id.as_str();
            let outcome = stored.plan.outcome(id)?;
            let person = names.person(id);
            let (tag, rank_text) = outcome_text(p, outcome, student.pinned.is_some());
            let granted = |site: &placet_allocation::Id| outcome.site.as_ref() == Some(site);
            let name = person.map_or_else(|| id.to_owned(), |person| person.name.clone());
            let number = person.map_or_else(String::new, |person| person.number.clone());
            let site = outcome.site.as_ref().map_or_else(String::new, |site| names.site(site.as_str()));
            Some(Line {
                participant: id.to_owned(),
                sort_key: person.map_or_else(String::new, |person| person.sort_key.clone()),
                search_key: format!(
                    "{} {}",
                    person.map_or("", |person| person.search_key.as_str()),
                    placet_rules::text::search_key(&site)
                ),
                name,
                number,
                order: student.order,
                debt: student.debt.unwrap_or(Decimal::ZERO),
                rank: outcome.rank,
                tag,
                rank_text,
                secondary: outcome
                    .secondary
                    .as_ref()
                    .map_or_else(String::new, |site| names.site(site.as_str())),
                suggested: outcome
                    .suggested
                    .as_ref()
                    .map_or_else(String::new, |site| names.site(site.as_str())),
                site,
                site_cost: outcome.site_cost,
                adjustment: outcome.adjustment,
                cost: outcome.cost,
                wishes: student
                    .wishes
                    .iter()
                    .map(|wish| (names.site(wish.site.as_str()), granted(&wish.site)))
                    .collect(),
                decided: student.pinned.is_some(),
            })
        })
        .collect()
}

/// What became of a student, in a word.
pub(super) fn outcome_text(p: &Page, outcome: &Outcome, decided: bool) -> (&'static str, String) {
    match (&outcome.site, outcome.rank) {
        (Some(_), Some(rank)) => {
            let rank = i32::try_from(rank).unwrap_or(i32::MAX);
            let kind = if rank <= 3 { "good" } else { "warn" };
            (kind, p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))]))
        }
        (Some(_), None) => ("plain", p.t("allocation-off-list")),
        (None, _) if decided => ("plain", p.t("allocation-decided-none")),
        (None, _) => ("bad", p.t("allocation-unplaced-one")),
    }
}

/// `GET /campaigns/{id}/runs/{n}/students.{kind}`
pub(in crate::allocation) async fn export(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, number, file)): Path<(CampaignId, i32, String)>,
    uri: Uri,
) -> PageResult {
    let kind = file.strip_prefix("students.").and_then(Kind::from_code).ok_or(PageError::Hidden)?;
    let (row, _) = store::run(handle.db.read(), id, number).await?.ok_or(PageError::Hidden)?;
    let stored = Stored::of(&row)?.ok_or(PageError::Hidden)?;
    let names = store::names(handle.db.read(), id).await?;
    let p = may.page("");
    let mut lines = lines(&p, &stored, &names);
    select(&mut lines, &Query::parse(uri.query()));
    let most = lines.iter().map(|line| line.wishes.len()).max().unwrap_or(0);
    let mut headers: Vec<String> = [
        "allocation-student-number",
        "allocation-student",
        "allocation-order",
        "allocation-debt",
        "allocation-outcome",
        "allocation-rank",
        "allocation-site",
        "allocation-secondary",
        "allocation-cost-site",
        "allocation-cost-adjustment",
        "allocation-cost-of",
    ]
    .iter()
    .map(|key| p.t(key))
    .collect();
    headers.extend((1..=most).map(|n| p.tv("allocation-wish-n", &[("n", n)])));
    let hundredths = |cost: Decimal| Cell::Hundredths(cost.thousandths() / 10);
    let rows = lines.into_iter().map(|line| {
        let mut row: Vec<Cell> = vec![
            line.number.into(),
            line.name.into(),
            line.order.and_then(|order| i32::try_from(order).ok()).into(),
            hundredths(line.debt),
            line.rank_text.into(),
            line.rank.and_then(|rank| i32::try_from(rank).ok()).into(),
            line.site.into(),
            line.secondary.into(),
            hundredths(line.site_cost),
            hundredths(line.adjustment),
            hundredths(line.cost),
        ];
        row.extend(line.wishes.into_iter().map(|(site, _)| Cell::from(site)));
        row.resize(11 + most, Cell::Empty);
        row
    });
    let name = format!("{}-{number}", p.t("allocation-file-students"));
    export::send(&Sheet { name, headers, rows: rows.collect() }, kind, p.language)
}

/// `GET /campaigns/{id}/runs/{n}/problem.json`
pub(in crate::allocation) async fn problem_file(
    State(handle): State<Arc<Handle>>,
    _: May<privilege::ViewAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
) -> PageResult {
    let (row, _) = store::run(handle.db.read(), id, number).await?.ok_or(PageError::Hidden)?;
    Ok(json_file(row.problem, &format!("problem-{number}.json")))
}

/// `GET /campaigns/{id}/runs/{n}/result.json`
pub(in crate::allocation) async fn result_file(
    State(handle): State<Arc<Handle>>,
    _: May<privilege::ViewAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
) -> PageResult {
    let (row, _) = store::run(handle.db.read(), id, number).await?.ok_or(PageError::Hidden)?;
    Ok(json_file(row.result.ok_or(PageError::Hidden)?, &format!("result-{number}.json")))
}

fn json_file(text: String, name: &str) -> axum::response::Response {
    export::attachment(text.into_bytes(), "application/json", name)
}

/// `POST /campaigns/{id}/runs/{n}/give-up`
pub(in crate::allocation) async fn give_up(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
) -> PageResult {
    let stopped = use_case::give_up(&handle, &may, id, number).await?;
    let flash = if stopped {
        good(may.lang.t("allocation-gave-up"))
    } else {
        warn(may.lang.t("allocation-gave-up-late"))
    };
    Ok(go(format!("/campaigns/{id}/runs"), flash))
}
