//! The proposals of a campaign: states, filters, and bringing them forward one by one or many at once.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use chrono::DateTime;
use placet_entity::ids::{CampaignId, PlacementId};
use placet_entity::kinds::{DecisionOutcome, PlacementStatus};

use crate::access::{Actor, May, privilege};
use crate::allocation::{self, Scene};
use crate::campaigns::{self, Header, Tab};
use crate::commission::{self, Live};
use crate::kit::error::PageResult;
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::{Flash, show};
use crate::kit::table::{Pager, Query, SortHeader};
use crate::kit::web::{Form, go, good, warn};
use crate::kit::{Handle, Page, PageError};
use crate::placements::advance::{Advanced, Step, Which, advance};

struct Line {
    placement: Option<PlacementId>,
    version: i32,
    href: String,
    name: String,
    number: String,
    /// Its code, for files and searches.
    cohort: String,
    cohort_name: String,
    order: i32,
    sort_key: String,
    site: String,
    secondary: String,
    rank: Option<i32>,
    rank_text: String,
    cost: Option<i32>,
    state: &'static str,
    tag: &'static str,
    state_text: String,
    decided: bool,
    next: Option<Step>,
}

impl Line {
    /// What a ticked row posts: the placement and the version that was shown.
    fn key(&self) -> String {
        self.placement.map_or_else(String::new, |id| format!("{id}.{}", self.version))
    }
}

#[derive(Template)]
#[template(path = "placements/pages/list.html")]
struct ListPage {
    p: Page,
    header: Header,
    base: String,
    compare: String,
    repair: String,
    query: Query,
    headers: Vec<SortHeader>,
    states: Vec<(&'static str, String, usize)>,
    shown: Vec<Line>,
    pager: Pager,
    total: usize,
    total_text: String,
    any: bool,
    may_change: bool,
}

const STATES: [&str; 6] = ["undecided", "proposed", "pre-validated", "validated", "published", "nobody"];

fn lines(p: &Page, scene: &Scene, live: &Live) -> Vec<Line> {
    scene
        .to_place()
        .map(|taking| {
            let row = live.principal.get(&taking.row.id);
            let site = |id: Option<placet_entity::ids::SiteId>| {
                id.and_then(|id| scene.sites.get(&id)).map(|site| site.name.clone())
            };
            let nobody = taking.decision.as_ref().is_some_and(|row| row.outcome == DecisionOutcome::Nobody);
            let (state, tag, next) = match row.map(|row| row.status) {
                None if nobody => ("nobody", "plain", None),
                None => ("undecided", "bad", None),
                Some(PlacementStatus::Proposed) => ("proposed", "plain", Some(Step::PreValidate)),
                Some(PlacementStatus::PreValidated) => ("pre-validated", "accent", Some(Step::Validate)),
                Some(PlacementStatus::Validated) => ("validated", "good", Some(Step::Withdraw)),
                Some(_) => ("published", "good", None),
            };
            Line {
                placement: row.map(|row| row.id),
                version: row.map_or(0, |row| row.version),
                href: scene.view.path(&format!("/cases/{}", taking.row.id)),
                name: taking.name(),
                number: taking.student.number.clone(),
                cohort_name: scene
                    .cohorts
                    .get(&taking.row.cohort_id)
                    .map_or_else(String::new, |row| row.name.clone()),
                cohort: scene
                    .cohorts
                    .get(&taking.row.cohort_id)
                    .map_or_else(String::new, |row| row.code.clone()),
                order: taking.row.order_effective.unwrap_or(i32::MAX),
                sort_key: taking.student.sort_key.clone(),
                site: row
                    .and_then(|row| site(row.site_id).or_else(|| row.host_name.clone()))
                    .unwrap_or_default(),
                secondary: row
                    .and_then(|row| live.secondary.get(&row.id))
                    .and_then(|row| site(row.site_id))
                    .unwrap_or_default(),
                rank: row.and_then(|row| row.rank),
                rank_text: match row {
                    Some(row) => row.rank.map_or_else(
                        || p.t("allocation-off-list"),
                        |rank| p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))]),
                    ),
                    None => String::new(),
                },
                cost: row.and_then(|row| row.cost),
                state,
                tag,
                state_text: p.t(&format!("placements-state-{state}")),
                decided: taking.decision.is_some(),
                next,
            }
        })
        .collect()
}

/// Searches, filters and sorts.
fn select(lines: &mut Vec<Line>, query: &Query) {
    let searched = placet_rules::text::search_key(query.search());
    let state = query.get("state").to_owned();
    lines.retain(|line| {
        let text = placet_rules::text::search_key(&format!(
            "{} {} {} {}",
            line.name, line.number, line.site, line.cohort
        ));
        (state.is_empty() || line.state == state) && searched.split(' ').all(|word| text.contains(word))
    });
    let (key, descending) = query.sort(&["name", "order", "site", "rank", "state"], "order");
    lines.sort_by(|a, b| a.sort_key.cmp(&b.sort_key));
    match key {
        "order" => lines.sort_by_key(|line| line.order),
        "site" => lines.sort_by(|a, b| a.site.cmp(&b.site)),
        "rank" => lines.sort_by_key(|line| line.rank.unwrap_or(i32::MAX)),
        "state" => lines.sort_by_key(|line| STATES.iter().position(|state| *state == line.state)),
        _ => {}
    }
    if descending {
        lines.reverse();
    }
}

/// `GET /campaigns/{id}/placements`
pub(in crate::placements) async fn placements(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let live = commission::live(handle.db.read(), id).await?;
    let (p, header) = campaigns::header(&may, &scene.view, Tab::Placements);
    let mut all = lines(&p, &scene, &live);
    let states = STATES
        .iter()
        .map(|state| {
            let count = all.iter().filter(|line| line.state == *state).count();
            (*state, p.t(&format!("placements-state-{state}")), count)
        })
        .filter(|(_, _, count)| *count > 0)
        .collect();
    let any = !live.principal.is_empty();
    select(&mut all, &query);
    let total = all.len();
    let pager = Pager::new(&p, &query, total as u64);
    let pages = (total as u64).div_ceil(query.size()).max(1);
    let offset = usize::try_from((query.page().min(pages) - 1) * query.size()).unwrap_or(usize::MAX);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let column = |key: &'static str, text: &str| query.header(key, p.t(text), "order");
    let page = ListPage {
        headers: vec![
            column("name", "allocation-student"),
            column("order", "allocation-order"),
            column("site", "commission-proposal"),
            column("rank", "allocation-rank"),
            column("state", "allocation-state"),
        ],
        total_text: p.tv("placements-all-of", &[("n", total)]),
        shown: all.into_iter().skip(offset).take(size).collect(),
        base: scene.view.path("/placements"),
        compare: scene.view.path("/compare"),
        repair: scene.view.path("/repair"),
        may_change: may.holds::<privilege::Validate>(),
        p,
        header,
        query,
        states,
        pager,
        total,
        any,
    };
    show(&page)
}

/// `GET /campaigns/{id}/placements/export.{kind}`
pub(in crate::placements) async fn export(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, file)): Path<(CampaignId, String)>,
    uri: Uri,
) -> PageResult {
    let kind = file.strip_prefix("export.").and_then(Kind::from_code).ok_or(PageError::Hidden)?;
    let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let live = commission::live(handle.db.read(), id).await?;
    let p = may.page("");
    let mut all = lines(&p, &scene, &live);
    select(&mut all, &Query::parse(uri.query()));
    let headers = [
        "allocation-student-number",
        "allocation-student",
        "placements-cohort",
        "allocation-order",
        "commission-proposal",
        "allocation-secondary",
        "allocation-rank",
        "allocation-cost-of",
        "allocation-state",
    ];
    let rows = all.into_iter().map(|line| {
        vec![
            line.number.into(),
            line.name.into(),
            line.cohort.into(),
            Some(line.order).filter(|order| *order != i32::MAX).into(),
            line.site.into(),
            line.secondary.into(),
            line.rank.into(),
            line.cost.map_or(Cell::Empty, |cost| Cell::Hundredths(cost.into())),
            line.state_text.into(),
        ]
    });
    let sheet = Sheet {
        name: p.t("placements-file"),
        headers: headers.iter().map(|key| p.t(key)).collect(),
        rows: rows.collect(),
    };
    export::send(&sheet, kind, p.language)
}

/// `POST /campaigns/{id}/placements/advance`
pub(in crate::placements) async fn post_advance(
    State(handle): State<Arc<Handle>>,
    actor: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    form: Form,
) -> PageResult {
    let step = Step::from_code(form.value("step")).ok_or(PageError::Unreadable)?;
    let which = if form.value("all") == "1" {
        let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
        let live = commission::live(handle.db.read(), id).await?;
        let mut all = lines(&actor.page(""), &scene, &live);
        select(&mut all, &Query::parse(Some(form.value("query").trim_start_matches('?'))));
        Which::All(all.into_iter().filter_map(|line| line.placement).collect())
    } else {
        let key = |text: &str| {
            let (id, version) = text.split_once('.')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        Which::These(form.all("id").filter_map(key).collect())
    };
    let advanced = match step {
        Step::PreValidate => {
            advance(&handle, &actor.may::<privilege::PreValidate>()?, id, &which, step).await?
        }
        Step::Validate | Step::Withdraw => {
            advance(&handle, &actor.may::<privilege::Validate>()?, id, &which, step).await?
        }
    };
    let query = form.value("query");
    let query =
        if query.starts_with('?') && !query.contains(['\r', '\n']) && query.is_ascii() { query } else { "" };
    Ok(go(format!("/campaigns/{id}/placements{query}"), said(&actor, id, step, advanced)))
}

/// What happened, with a way back.
fn said(actor: &Actor, id: CampaignId, step: Step, advanced: Advanced) -> Flash {
    let lang = actor.lang;
    let mut text = lang.tv(&format!("placements-done-{}", step.code()), &[("n", advanced.done.into())]);
    if advanced.changed > 0 {
        text = format!("{text} {}", lang.tv("placements-done-changed", &[("n", advanced.changed.into())]));
    }
    if advanced.skipped > 0 {
        text = format!("{text} {}", lang.tv("placements-done-skipped", &[("n", advanced.skipped.into())]));
    }
    if advanced.done == 0 || advanced.changed > 0 {
        return warn(text);
    }
    if step == Step::Withdraw {
        return good(text);
    }
    let at = actor.now.timestamp_micros();
    good(text).undo(format!("/campaigns/{id}/placements/undo?at={at}"), lang.t("placements-undo"))
}

/// `POST /campaigns/{id}/placements/undo?at=`
pub(in crate::placements) async fn post_undo(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Validate>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let at = Query::parse(uri.query()).parsed("at").and_then(DateTime::from_timestamp_micros);
    let which = Which::DoneAt(may.account(), at.ok_or(PageError::Unreadable)?);
    let advanced = advance(&handle, &may, id, &which, Step::Withdraw).await?;
    Ok(go(format!("/campaigns/{id}/placements"), said(&may, id, Step::Withdraw, advanced)))
}
