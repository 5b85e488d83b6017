//! Two students change places: what it does to each, before anybody decides.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::decision;
use placet_entity::ids::{CampaignId, DecisionId, OpeningId, ParticipantId};
use placet_entity::kinds::DecisionOutcome;

use super::decision::{reason, refuse};
use crate::access::{May, privilege};
use crate::allocation::scene::Taking;
use crate::allocation::{self, Chosen, Scene};
use crate::campaigns::{self, Header, Tab};
use crate::commission::{self, Live, Seen};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError, format};
use crate::placements::moves::{self, Move, Waives};
use crate::placements::terms::terms;

/// One of the two, now and after.
struct Side {
    name: String,
    href: String,
    now: Place,
    after: Place,
    /// What would forbid it, in words.
    why: Vec<String>,
}

/// Where somebody is, or would be.
struct Place {
    site: String,
    tag: &'static str,
    rank: String,
    cost: String,
    distance: String,
}

/// What the form carries of one of the two: the decision and the proposal that the page showed.
struct Shown {
    field: &'static str,
    participant: String,
    decision: String,
    proposal: i32,
}

#[derive(Template)]
#[template(path = "placements/pages/swap.html")]
struct SwapPage {
    p: Page,
    header: Header,
    f: Form,
    path: String,
    cases: String,
    first: String,
    second: String,
    people: Vec<(String, String)>,
    sides: Vec<Side>,
    shown: Vec<Shown>,
    /// What both together gain or lose.
    sum: String,
    forbidden: bool,
    /// Why nothing can be shown of these two.
    nothing: String,
    may_decide: bool,
    published: bool,
}

/// Where a participant has his principal placement in the campaign.
fn opening(live: &Live, id: ParticipantId) -> Option<OpeningId> {
    live.principal.get(&id)?.opening_id
}

/// What an opening would be for a participant, decided by the commission.
fn decided(scene: &Scene, run: Option<&Chosen>, taking: &Taking, opening: OpeningId) -> Option<i32> {
    let row = decision::Model {
        id: DecisionId(taking.row.id.0),
        campaign_id: taking.row.campaign_id,
        participant_id: taking.row.id,
        outcome: DecisionOutcome::Opening,
        opening_id: Some(opening),
        secondary_opening_id: None,
        outside_request_id: None,
        host_name: None,
        cost: None,
        adjustment: None,
        reason: String::new(),
        waives: false,
        decided_by: placet_entity::ids::AccountId(taking.row.id.0),
        decided_at: scene.view.instants.commission,
        withdrawn_by: None,
        withdrawn_at: None,
    };
    let mut other = taking.clone();
    other.decision = Some(row);
    terms(scene, run?, &other)?.cost
}

fn place(p: &Page, scene: &Scene, taking: &Taking, opening: OpeningId, cost: Option<i32>) -> Place {
    let rank = taking.rank_of(opening);
    let distance = scene.site(opening).and_then(|site| scene.distance(taking, site));
    Place {
        site: scene.opening_name(opening),
        tag: match rank {
            Some(rank) if rank <= 3 => "good",
            Some(_) => "warn",
            None => "plain",
        },
        rank: rank.map_or_else(
            || p.t("allocation-off-list"),
            |rank| p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))]),
        ),
        cost: cost.map_or_else(|| "—".to_owned(), |cost| format::hundredths(p.language, cost)),
        distance: distance.map_or_else(String::new, |far| p.tv("commission-km", &[("km", far.km())])),
    }
}

/// Everybody who has a place, by name.
fn people(scene: &Scene, live: &Live) -> Vec<(String, String)> {
    let mut found: Vec<(&Taking, String)> = scene
        .to_place()
        .filter_map(|taking| {
            let site = scene.opening_name(opening(live, taking.row.id)?);
            Some((taking, site))
        })
        .collect();
    found.sort_by(|(a, _), (b, _)| a.student.sort_key.cmp(&b.student.sort_key));
    found
        .into_iter()
        .map(|(taking, site)| (taking.row.id.to_string(), format!("{} – {site}", taking.name())))
        .collect()
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    id: CampaignId,
    (first, second): (&str, &str),
    f: Form,
    status: StatusCode,
) -> PageResult {
    let db = handle.db.read();
    let scene = allocation::load_scene(db, id).await?.ok_or(PageError::Hidden)?;
    let live = commission::live(db, id).await?;
    let run = allocation::chosen(db, id).await?;
    let (p, header) = campaigns::header(may, &scene.view, Tab::Cases);
    let p = p
        .crumb(scene.view.path("/cases"), may.lang.t("campaigns-tab-cases"))
        .crumb("", may.lang.t("placements-swap-title"));
    let who = |text: &str| {
        let taking = scene.taking(text.parse().ok()?)?;
        Some((taking, opening(&live, taking.row.id)?))
    };
    let (mut sides, mut shown, mut nothing, mut sum) = (Vec::new(), Vec::new(), String::new(), String::new());
    let (a, b) = (who(first), who(second));
    match (&a, &b) {
        (Some((a, from)), Some((b, to))) if a.row.id != b.row.id && from != to => {
            if a.row.cohort_id == b.row.cohort_id {
                let run = run.as_ref();
                for (field, taking, now, after) in [("left", *a, *from, *to), ("right", *b, *to, *from)] {
                    sides.push(side(&p, &scene, &live, run, taking, now, after));
                    let seen = commission::shown(&scene, &live, taking.row.id);
                    shown.push(Shown {
                        field,
                        participant: taking.row.id.to_string(),
                        decision: seen.decision.map(|id| id.to_string()).unwrap_or_default(),
                        proposal: seen.proposal,
                    });
                }
                sum = together(&p, (a, *from, *to), (b, *to, *from));
            } else {
                nothing = p.t("placements-swap-cohorts");
            }
        }
        (Some(_), Some(_)) => nothing = p.t("placements-swap-same"),
        _ if !second.is_empty() => nothing = p.t("placements-swap-nobody"),
        _ => {}
    }
    let page = SwapPage {
        first: first.to_owned(),
        second: second.to_owned(),
        people: people(&scene, &live),
        forbidden: sides.iter().any(|side| !side.why.is_empty()),
        sides,
        shown,
        sum,
        nothing,
        path: scene.view.path("/swap"),
        cases: scene.view.path("/cases"),
        may_decide: may.holds::<privilege::Decide>(),
        published: scene.view.is_published(may.now),
        p,
        header,
        f,
    };
    show_with(status, &page)
}

fn side(
    p: &Page,
    scene: &Scene,
    live: &Live,
    run: Option<&Chosen>,
    taking: &Taking,
    now: OpeningId,
    after: OpeningId,
) -> Side {
    let cost = live.principal.get(&taking.row.id).and_then(|row| row.cost);
    let there = scene.openings.get(&after);
    let why = there.and_then(|row| scene.eligibility(taking, row)).map_or_else(Vec::new, |eligibility| {
        let site = scene.site(after).map(|site| site.id);
        let said = |why| site.map(|site| commission::ineligible(p, scene, (taking, site), why));
        // a seat is left by the other, and what students may not wish the commission may give
        let stands = |why: &&_| commission::must_be_waived(why);
        eligibility.reasons.iter().filter(stands).filter_map(said).collect()
    });
    Side {
        name: taking.name(),
        href: scene.view.path(&format!("/cases/{}", taking.row.id)),
        now: place(p, scene, taking, now, cost),
        after: place(p, scene, taking, after, decided(scene, run, taking, after)),
        why,
    }
}

/// What both together gain or lose in ranks, where all four are wishes.
fn together(
    p: &Page,
    (a, a_now, a_after): (&Taking, OpeningId, OpeningId),
    (b, b_now, b_after): (&Taking, OpeningId, OpeningId),
) -> String {
    let ranks = [a.rank_of(a_now), b.rank_of(b_now), a.rank_of(a_after), b.rank_of(b_after)];
    let [Some(a_now), Some(b_now), Some(a_after), Some(b_after)] = ranks else {
        return p.t("placements-swap-off-list");
    };
    match (a_now + b_now) - (a_after + b_after) {
        0 => p.t("placements-swap-even"),
        gain if gain > 0 => p.tv("placements-swap-gain", &[("n", gain)]),
        loss => p.tv("placements-swap-loss", &[("n", -loss)]),
    }
}

/// `GET /campaigns/{id}/swap?first=…&second=…`
pub(in crate::placements) async fn swap(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let both = (query.get("first"), query.get("second"));
    page(&handle, &may, id, both, Form::default(), StatusCode::OK).await
}

/// One of the two as the form carries him.
fn carried(form: &Form, field: &str) -> Option<(ParticipantId, Seen)> {
    let seen = Seen {
        decision: form.value(&format!("{field}_seen")).parse().ok(),
        proposal: form.value(&format!("{field}_proposal")).parse().unwrap_or(0),
    };
    Some((form.value(field).parse().ok()?, seen))
}

/// `POST /campaigns/{id}/swap`
pub(in crate::placements) async fn post_swap(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Decide>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let db = handle.db.read();
    let scene = allocation::load_scene(db, id).await?.ok_or(PageError::Hidden)?;
    let live = commission::live(db, id).await?;
    let reason = reason(&mut form, "reason");
    let both = carried(&form, "left").zip(carried(&form, "right"));
    let moves = both.and_then(|((a, a_seen), (b, b_seen))| {
        let (from, to) = (opening(&live, a)?, opening(&live, b)?);
        let one = |participant, opening, seen| Move { participant, opening, seen };
        (a != b && from != to).then(|| vec![one(a, to, a_seen), one(b, from, b_seen)])
    });
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    match (reason, moves) {
        (Some(reason), Some(moves)) => {
            let waives = if form.ticked("waives") { Waives::Yes } else { Waives::No };
            match refusal(moves::together(&handle, &may, id, &moves, &reason, waives).await)? {
                Ok(()) => {
                    let text = may.lang.t("placements-swapped");
                    return Ok(go(format!("/campaigns/{id}/cases/{}", moves[0].participant), good(text)));
                }
                Err(no) => {
                    if refuse(&mut form, &scene, &no) {
                        status = StatusCode::CONFLICT;
                        form.refuse("", Say::key("placements-swap-changed"));
                    }
                }
            }
        }
        (_, None) => form.refuse("second", Say::key("placements-swap-nobody")),
        (None, _) => {}
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    let (first, second) = (form.value("left").to_owned(), form.value("right").to_owned());
    page(&handle, &may, id, (&first, &second), form, status).await
}
