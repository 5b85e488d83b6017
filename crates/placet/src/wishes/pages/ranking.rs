//! The page where a student ranks his wishes, and the two ways to save: a form, and the whole order from the script.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use placet_entity::ids::{CampaignId, RequirementId, SiteId};
use serde_json::json;

use super::filters::{self, Filters, Known};
use super::rows::{self, Demands, Shown, SiteRow, WishRow};
use crate::access::{May, privilege};
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::table::{Pager, Query};
use crate::kit::web::Form;
use crate::kit::{Handle, Page};
use crate::people::facts::homes;
use crate::wishes::demand::{Visible, levels, visible};
use crate::wishes::model::{Choices, Participation, SiteWish, is_principal};
use crate::wishes::rehearsed::{self, Rehearsed};
use crate::wishes::rules::{Edit, Secondaries};
use crate::wishes::save::{NotSaved, save};
use crate::wishes::{store, words};

/// Rows of open sites on a page, unless asked otherwise.
const SITES_SHOWN: &str = "100";

#[derive(Template)]
#[template(path = "wishes/ranking.html")]
struct RankingPage {
    p: Page,
    path: String,
    order_path: String,
    receipts: String,
    action: String,
    deadline: String,
    position: String,
    saved: String,
    clock: String,
    shut: String,
    read_only: bool,
    version: i32,
    max: usize,
    count: i32,
    shortfall: String,
    errors: Vec<(String, String)>,
    wishes: Vec<WishRow>,
    sites: Vec<SiteRow>,
    sites_text: String,
    sites_open: bool,
    demand_shown: bool,
    filters: Filters,
    hidden: Vec<(String, String)>,
    pager: Pager,
    has_receipts: bool,
    /// What is said of rehearsals, and where the last one is read.
    rehearsed: Vec<String>,
    rehearsal: Option<String>,
}

/// Everything that the page is drawn from.
struct Loaded {
    part: Participation,
    list: Vec<SiteWish>,
    choices: Choices,
    demands: Demands,
    participants: u64,
    done: HashSet<SiteId>,
    requirements: BTreeMap<RequirementId, String>,
    rehearsed: Rehearsed,
}

async fn load(
    handle: &Handle,
    may: &May<privilege::OwnPlacements>,
    campaign: CampaignId,
) -> PageResult<Loaded> {
    let db = handle.db.read();
    let part = store::read::own(db, may.student()?, campaign).await?.ok_or(PageError::Hidden)?;
    let list = store::read::list(db, part.participant.id).await?;
    let facts = store::read::facts(db, &part, None, may.now).await?;
    let done = facts.done.iter().copied().collect();
    let openings = facts.openings.clone();
    let (choices, requirements) = store::read::choices(db, &part, facts, (may.now, may.today())).await?;
    let demands = match visible(&part.campaign, may.now) {
        Visible::Nothing => Demands::Nothing,
        Visible::Past => {
            let sites: Vec<SiteId> = choices.keys().copied().collect();
            Demands::Past(store::demand::past(db, &sites, campaign, may.now).await?)
        }
        Visible::Live => {
            let (principal, secondary): (Vec<_>, Vec<_>) =
                openings.iter().partition(|row| choices.get(&row.site_id).is_some_and(is_principal));
            let weights = may.settings.integers("allocation.rank-costs");
            let seed = part.campaign.order_seed.unsigned_abs();
            let asked = store::demand::asked(db, campaign, Some(part.participant.cohort_id)).await?;
            let mut all = levels(&principal, &asked, &weights, seed);
            let ids: Vec<_> = secondary.iter().map(|row| row.id).collect();
            let asked = store::demand::asked_secondary(db, &ids).await?;
            all.extend(levels(&secondary, &asked, &weights, seed));
            Demands::Live(all)
        }
    };
    let participants = store::read::participants(db, campaign).await?;
    let rehearsed = rehearsed::of(db, &may.settings, &part.campaign).await?;
    Ok(Loaded { part, list, choices, demands, participants, done, requirements, rehearsed })
}

fn draw(
    may: &May<privilege::OwnPlacements>,
    loaded: &Loaded,
    query: Query,
    errors: Vec<(String, String)>,
) -> RankingPage {
    let Loaded { part, list, choices, demands, participants, done, requirements, rehearsed } = loaded;
    let now = may.now;
    let path = format!("/my/campaigns/{}/wishes", part.campaign.id);
    let p = may.page_of("wishes-title").crumb("/", may.lang.t("wishes-home")).crumb("", &part.campaign.name);
    let ranked: HashSet<SiteId> = list.iter().map(|wish| wish.site).collect();
    let done = choices
        .values()
        .filter(|choice| done.contains(&choice.site.id))
        .map(|choice| choice.site.category.id)
        .collect();
    let known = Known {
        demand: demands.live(),
        done: &done,
        home: !homes(&part.student).is_empty(),
        ranked: &ranked,
    };
    let action = match query.whole() {
        whole if whole == "?" => path.clone(),
        whole => format!("{path}{whole}"),
    };
    let query = if query.get("size").is_empty() {
        Query::parse(Some(query.with("size", SITES_SHOWN).trim_start_matches('?')))
    } else {
        query
    };
    let found = filters::chosen(choices, &query, &known);
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let pager = Pager::new(&p, &query, total);
    let size = usize::try_from(query.size()).unwrap_or(100);
    let last = found.len().div_ceil(size).max(1);
    let page = usize::try_from(query.page()).unwrap_or(1).min(last);
    let shown: Vec<_> = found.iter().skip((page - 1) * size).take(size).copied().collect();
    let seats: i32 = found.iter().map(|choice| choice.seats).sum();
    let may_edit = part.may_edit(now);
    let shortfall =
        placet_rules::wishes::shortfall(list.len(), &crate::wishes::model::candidates(choices), part.min());
    let wishes = rows::wishes(&p, list, choices, demands, requirements);
    let last = rehearsed.last.as_ref().filter(|row| row.failure.is_none() && may_edit.is_ok());
    let coming = rehearsed.next(now).filter(|_| may_edit.is_ok());
    RankingPage {
        order_path: format!("{path}/order"),
        receipts: format!("/my/campaigns/{}/receipts", part.campaign.id),
        path,
        action,
        deadline: may_edit.map_or_else(|_| String::new(), |closes| words::deadline(&p, closes, now)),
        position: words::position(&p, part, *participants, now),
        saved: words::saved_at(&p, part.participant.wishes_saved_at, now),
        clock: p.tv("wishes-clock", &[("time", p.time(&now)), ("zone", words::zone(&p))]),
        shut: may_edit.err().map_or_else(String::new, |shut| words::shut(&p, shut)),
        read_only: may_edit.is_err(),
        version: part.participant.wishes_version,
        max: part.max(),
        count: i32::try_from(wishes.len()).unwrap_or(i32::MAX),
        shortfall: shortfall.filter(|_| may_edit.is_ok()).map_or_else(String::new, |short| {
            p.tv("wishes-shortfall", &[("found", short.found), ("min", short.min)])
        }),
        errors,
        sites: rows::sites(&p, &shown, choices, &ranked, demands, requirements),
        sites_text: p.tv(
            "wishes-sites-count",
            &[("sites", p.v(found.len())), ("seats", p.v(p.tv("wishes-seats", &[("n", seats)])))],
        ),
        sites_open: choices.values().any(|choice| filters::is_listed(choice, &known)),
        demand_shown: demands.live().is_some(),
        filters: Filters::new(&p, &query, choices, &known),
        hidden: query
            .hidden(&["q", "category", "town", "km", "demand", "sort", "eligible", "fresh"])
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        pager,
        rehearsed: [
            last.map(|row| p.tv("wishes-rehearsed", &[("at", p.at(&row.announced_at))])),
            coming.map(|at| p.tv("wishes-rehearsal-coming", &[("at", p.at(&at))])),
        ]
        .into_iter()
        .flatten()
        .collect(),
        rehearsal: last.map(|_| format!("/my/campaigns/{}/rehearsal", part.campaign.id)),
        has_receipts: part.participant.wishes_version > 0,
        wishes,
        p,
    }
}

/// The page.
pub(in crate::wishes) async fn show(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(campaign): Path<String>,
    uri: axum::http::Uri,
) -> PageResult {
    let loaded = load(&handle, &may, id(&campaign)?).await?;
    let page = draw(&may, &loaded, Query::parse(uri.query()), Vec::new());
    show_with(StatusCode::OK, &page)
}

/// One change from the form: back to the page, at the wish that moved.
pub(in crate::wishes) async fn post(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(campaign): Path<String>,
    uri: axum::http::Uri,
    form: Form,
) -> PageResult {
    let campaign = id(&campaign)?;
    let query = Query::parse(uri.query());
    let edit = edit(&form).ok_or(PageError::Unreadable)?;
    match refusal(save(&handle, &may, campaign, form.version(), &edit).await)? {
        Ok(_) => {
            let anchor = match &edit {
                Edit::Up(site) | Edit::Down(site) | Edit::Add(site) => format!("#wish-{site}"),
                _ => "#mine".to_owned(),
            };
            let whole = query.whole();
            let whole = if whole == "?" { "" } else { &whole };
            Ok(Redirect::to(&format!("/my/campaigns/{campaign}/wishes{whole}{anchor}")).into_response())
        }
        Err(no) => {
            let loaded = load(&handle, &may, campaign).await?;
            let p = may.page("");
            let errors =
                words::not_saved(&p, &no).into_iter().map(|text| ("mine".to_owned(), text)).collect();
            show_with(status(&no, StatusCode::UNPROCESSABLE_ENTITY), &draw(&may, &loaded, query, errors))
        }
    }
}

/// The whole order, from the script.
pub(in crate::wishes) async fn post_order(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(campaign): Path<String>,
    form: Form,
) -> PageResult {
    let campaign = id(&campaign)?;
    let p = may.page("");
    let Some(edit) = whole(&form) else {
        return Ok(message(StatusCode::UNPROCESSABLE_ENTITY, &p.t("wishes-refused-unknown")));
    };
    match refusal(save(&handle, &may, campaign, form.version(), &edit).await)? {
        Ok(saved) => {
            let text = words::saved_at(&p, saved.at, may.now);
            Ok(Json(json!({ "version": saved.version, "saved_at_text": text })).into_response())
        }
        Err(NotSaved::Stale) => {
            let db = handle.db.read();
            let part = store::read::own(db, may.student()?, campaign).await?.ok_or(PageError::Hidden)?;
            let list = store::read::list(db, part.participant.id).await?;
            let body = json!({
                "message": p.t("wishes-stale"),
                "version": part.participant.wishes_version,
                "order": list.iter().map(|wish| wish.site).collect::<Vec<_>>(),
            });
            Ok((StatusCode::CONFLICT, Json(body)).into_response())
        }
        Err(no) => Ok(message(status(&no, StatusCode::FORBIDDEN), &words::not_saved(&p, &no).join(" "))),
    }
}

/// The status of a refusal: a list that nobody can save now is not the list's fault.
fn status(no: &NotSaved, shut: StatusCode) -> StatusCode {
    match no {
        NotSaved::Shut(_) => shut,
        NotSaved::Stale => StatusCode::CONFLICT,
        NotSaved::Refused(..) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn message(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "message": text }))).into_response()
}

/// The campaign of an address.
pub(super) fn id(text: &str) -> PageResult<CampaignId> {
    text.parse().map_err(|_| PageError::Hidden)
}

/// What a form asks; none when it cannot be read.
fn edit(form: &Form) -> Option<Edit> {
    let moved = form.value("move");
    if !moved.is_empty() {
        let (what, site) = moved.split_once(':')?;
        let site = site.parse().ok()?;
        return match what {
            "up" => Some(Edit::Up(site)),
            "down" => Some(Edit::Down(site)),
            "remove" => Some(Edit::Remove(site)),
            _ => None,
        };
    }
    let added = form.value("add");
    if !added.is_empty() {
        return Some(Edit::Add(added.parse().ok()?));
    }
    let mut ranks = HashMap::new();
    let mut secondaries = Secondaries::new();
    for (name, value) in form.pairs() {
        if let Some(site) = named(name, "rank") {
            ranks.insert(site.parse().ok()?, value.parse().ok()?);
        } else if let Some(site) = named(name, "secondary") {
            secondaries.insert(site.parse().ok()?, chosen(value)?);
        }
    }
    Some(Edit::Ranks(ranks, secondaries))
}

/// The whole order that the script sends; none when it cannot be read.
fn whole(form: &Form) -> Option<Edit> {
    let ids = |text: &str| -> Option<Vec<SiteId>> {
        text.split(',').filter(|id| !id.is_empty()).map(|id| id.parse().ok()).collect()
    };
    let mut secondaries = Secondaries::new();
    for pair in form.value("secondary").split(',').filter(|pair| !pair.is_empty()) {
        let (site, secondary) = pair.split_once(':')?;
        secondaries.insert(site.parse().ok()?, chosen(secondary)?);
    }
    Some(Edit::Whole(ids(form.value("order"))?, secondaries))
}

fn named<'a>(name: &'a str, field: &str) -> Option<&'a str> {
    name.strip_prefix(field)?.strip_prefix('[')?.strip_suffix(']')
}

/// A secondary site, or none chosen; the outer none is what cannot be read.
fn chosen(value: &str) -> Option<Option<SiteId>> {
    if value.is_empty() { Some(None) } else { value.parse().ok().map(Some) }
}
