//! One participant before the commission: his wishes, what is proposed, what is known, and the decision.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_allocation::alternatives;
use placet_entity::ids::{CampaignId, OpeningId, ParticipantId};
use placet_entity::kinds::{DecisionOutcome, OutsideStatus};
use placet_rules::cases::CaseReason;
use placet_rules::commission::Seat;

use super::heard::Heard;
use crate::access::{Actor, May, privilege};
use crate::allocation::scene::Taking;
use crate::allocation::{self, Chosen, Scene};
use crate::campaigns::{self, Header, Tab};
use crate::commission::cases::{reasons, threshold};
use crate::commission::decide::{Seen, given, must_waive, shown};
use crate::commission::hear::seat;
use crate::commission::store::{self, heard};
use crate::commission::words::{Worded, cost, ineligible, worded};
use crate::kit::error::PageResult;
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::web::Form;
use crate::kit::{Handle, Page, PageError, format};

/// The form of a decision: what was typed, and who came first when somebody did.
#[derive(Default)]
pub struct CaseForm {
    /// What was typed.
    pub form: Form,
    /// Whether somebody decided since the page was shown.
    pub changed: bool,
}

struct Wish {
    rank: i32,
    name: String,
    secondary: String,
    tag: &'static str,
    state: String,
    seats: String,
}

struct Option_ {
    id: String,
    label: String,
}

struct Alternative {
    name: String,
    rank: String,
    effect: String,
    href: String,
}

/// The place that the run keeps for one who obtained none of his wishes.
struct Suggested {
    name: String,
    href: String,
}

struct Past {
    what: String,
    reason: String,
    who: String,
    in_force: bool,
}

/// Who decided meanwhile, and for each field what one typed and what is decided now.
type Conflict = (String, Vec<(String, String, String)>);

#[derive(Template)]
#[template(path = "commission/pages/case.html")]
struct CasePage {
    p: Page,
    header: Header,
    f: Form,
    name: String,
    number: String,
    student: String,
    back: String,
    action: String,
    withdraw: Option<String>,
    /// Where he may change places with another.
    swap: Option<String>,
    may_decide: bool,
    excused: bool,
    proposal: String,
    proposal_tag: &'static str,
    proposal_state: String,
    reasons: Vec<Worded>,
    facts: Vec<(String, String)>,
    wishes: Vec<Wish>,
    suggested: Option<Suggested>,
    alternatives: Vec<Alternative>,
    principals: Vec<Option_>,
    secondaries: Vec<Option_>,
    request: Option<String>,
    seen: Seen,
    seen_decision: String,
    history: Vec<Past>,
    /// What the members say, for a member who takes part.
    heard: Option<Heard>,
    /// Whether the reader stepped aside from this case.
    is_aside: bool,
    conflict: Option<Conflict>,
}

/// `GET /campaigns/{id}/cases/{participant}`
pub(in crate::commission) async fn case(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let mut form = Form::default();
    if !query.get("opening").is_empty() {
        form = Form::of([("outcome", "opening"), ("opening", query.get("opening"))]);
    }
    show_case(&handle, &may, id, participant, CaseForm { form, changed: false }, StatusCode::OK).await
}

/// The page of a participant, with the form as it was typed.
pub async fn show_case(
    handle: &Arc<Handle>,
    actor: &Actor,
    id: CampaignId,
    participant: ParticipantId,
    typed: CaseForm,
    status: StatusCode,
) -> PageResult {
    let db = handle.db.read();
    let scene = Arc::new(allocation::load_scene(db, id).await?.ok_or(PageError::Hidden)?);
    let taking = scene.taking(participant).ok_or(PageError::Hidden)?;
    let live = store::live(db, id).await?;
    let history = store::history(db, participant).await?;
    let run = allocation::chosen(db, id).await?;
    let computed = run.is_some();
    let (p, header) = campaigns::header(actor, &scene.view, Tab::Cases);
    let p = p.crumb("", taking.name());
    let proposal = live.principal.get(&participant);
    let held = given(&scene, &live, &[participant]);
    let seen = shown(&scene, &live, participant);
    let mut options = (Vec::new(), Vec::new());
    for opening in scene.openings.values().filter(|row| row.cohort_id == taking.row.cohort_id) {
        let Some(site) = scene.sites.get(&opening.site_id) else { continue };
        let left = opening.seats - held.get(&opening.id).copied().unwrap_or(0);
        if left <= 0 {
            continue;
        }
        let mut label = p.tv("commission-option", &[("site", p.v(site.name.as_str())), ("left", p.v(left))]);
        if must_waive(&scene, taking, opening.id) {
            let why = scene.eligibility(taking, opening).map_or_else(String::new, |eligibility| {
                eligibility
                    .reasons
                    .iter()
                    .map(|why| ineligible(&p, &scene, (taking, site.id), why))
                    .collect::<Vec<_>>()
                    .join(", ")
            });
            label = p.tv("commission-option-forbidden", &[("option", label), ("why", why)]);
        }
        let option = Option_ { id: opening.id.to_string(), label };
        if scene.is_principal(site) { options.0.push(option) } else { options.1.push(option) }
    }
    options.0.sort_by(|a, b| a.label.cmp(&b.label));
    options.1.sort_by(|a, b| a.label.cmp(&b.label));
    let conflict = typed.changed.then(|| conflict(&p, &scene, &history, proposal, &typed.form));
    let open = taking.decision.is_none() && scene.view.row.published_at.is_none();
    let run = run.filter(|_| open);
    let suggested = run.as_ref().and_then(|run| suggested(&scene, run, participant));
    let found = match run {
        Some(run) => others(&p, &scene, run, participant).await?,
        None => Vec::new(),
    };
    let (seat, mine) = seat(db, id, participant, actor.signed.account).await?;
    let may_decide =
        actor.holds::<privilege::Decide>() && taking.row.excused.is_none() && seat.may_decide().is_ok();
    let heard = match mine {
        Some(member) if seat == Seat::Sits && actor.holds::<privilege::Sit>() => {
            let about = heard::subject(taking.decision.as_ref().map(|row| row.id), proposal);
            let subject = match &taking.decision {
                Some(row) => decided(&p, &scene, row),
                None => proposal.map_or_else(|| p.t("commission-nothing"), |row| place(&scene, row)),
            };
            Some(Heard::load(handle, &p, actor, (id, participant), member.id, (about, subject)).await?)
        }
        _ => None,
    };
    let (proposal_tag, proposal_state) = proposal.map_or(("bad", p.t("commission-nothing")), |row| {
        ("plain", p.tk("placements-state", row.status.code()))
    });
    let page = CasePage {
        name: taking.name(),
        number: taking.student.number.clone(),
        student: format!("/students/{}", taking.row.student_id),
        back: scene.view.path("/cases"),
        action: scene.view.path(&format!("/cases/{participant}")),
        withdraw: (may_decide && taking.decision.is_some())
            .then(|| scene.view.path(&format!("/cases/{participant}/withdraw"))),
        swap: (may_decide && proposal.is_some_and(|row| row.opening_id.is_some()))
            .then(|| scene.view.path(&format!("/swap?first={participant}"))),
        may_decide,
        excused: taking.row.excused.is_some(),
        proposal: proposal.map_or_else(|| p.t("commission-nothing"), |row| place(&scene, row)),
        proposal_tag,
        proposal_state,
        reasons: reasons(&scene, &live, taking, threshold(&actor.settings))
            .iter()
            // without a plan nobody has been refused anything yet
            .filter(|why| computed || !matches!(why, CaseReason::Unplaced { .. }))
            .map(|why| worded(&p, &scene, why))
            .collect(),
        facts: facts(&p, &scene, taking, proposal),
        wishes: wishes(&p, &scene, taking, proposal, &held),
        suggested,
        alternatives: found,
        principals: options.0,
        secondaries: options.1,
        request: request(&p, taking),
        seen,
        seen_decision: seen.decision.map(|id| id.to_string()).unwrap_or_default(),
        history: history
            .iter()
            .map(|(row, by)| Past {
                what: decided(&p, &scene, row),
                reason: row.reason.clone(),
                who: p.tv(
                    "allocation-asked-by",
                    &[
                        ("when", p.at(&row.decided_at)),
                        ("who", by.as_ref().map(|account| account.display_name.clone()).unwrap_or_default()),
                    ],
                ),
                in_force: row.withdrawn_at.is_none(),
            })
            .collect(),
        heard,
        is_aside: seat == Seat::Aside,
        conflict,
        p,
        header,
        f: typed.form,
    };
    show_with(status, &page)
}

fn place(scene: &Scene, row: &placet_entity::placement::Model) -> String {
    row.site_id
        .and_then(|site| scene.sites.get(&site))
        .map(|site| site.name.clone())
        .or_else(|| row.host_name.clone())
        .unwrap_or_default()
}

/// A decision in words.
fn decided(p: &Page, scene: &Scene, row: &placet_entity::decision::Model) -> String {
    match row.outcome {
        DecisionOutcome::Opening => row.opening_id.map_or_else(String::new, |id| scene.opening_name(id)),
        DecisionOutcome::Outside => {
            p.tv("commission-elsewhere", &[("host", row.host_name.clone().unwrap_or_default())])
        }
        DecisionOutcome::Nobody => p.t("commission-nobody"),
    }
}

/// What somebody else saved meanwhile, beside what was typed.
fn conflict(
    p: &Page,
    scene: &Scene,
    history: &[(placet_entity::decision::Model, Option<placet_entity::account::Model>)],
    proposal: Option<&placet_entity::placement::Model>,
    form: &Form,
) -> (String, Vec<(String, String, String)>) {
    let last = history.first();
    let who = last.and_then(|(_, by)| by.as_ref()).map(|by| by.display_name.clone());
    let sentence =
        who.map_or_else(|| p.t("commission-changed"), |who| p.tv("commission-changed-by", &[("who", who)]));
    let mine = match form.value("outcome") {
        "opening" => form
            .value("opening")
            .parse::<OpeningId>()
            .map_or_else(|_| String::new(), |id| scene.opening_name(id)),
        "outside" => p.tv("commission-elsewhere", &[("host", form.value("host"))]),
        _ => p.t("commission-nobody"),
    };
    let theirs = last.filter(|(row, _)| row.withdrawn_at.is_none()).map_or_else(
        || (proposal.map_or_else(|| p.t("commission-nothing"), |row| place(scene, row)), String::new()),
        |(row, _)| (decided(p, scene, row), row.reason.clone()),
    );
    let rows = vec![
        (p.t("commission-decision"), mine, theirs.0),
        (p.t("commission-reason"), form.value("reason").to_owned(), theirs.1),
    ];
    (sentence, rows)
}

fn facts(
    p: &Page,
    scene: &Scene,
    taking: &Taking,
    proposal: Option<&placet_entity::placement::Model>,
) -> Vec<(String, String)> {
    let row = &taking.row;
    let dash = || "—".to_owned();
    let mut facts = vec![
        (p.t("allocation-order"), row.order_effective.map_or_else(dash, |order| p.n(order))),
        (p.t("commission-score"), cost(p, row.score_before)),
        (p.t("allocation-debt"), format::debt(p.language, row.debt_before)),
        (p.t("commission-done"), p.n(taking.done.len() as u64)),
    ];
    if let Some(placement) = proposal {
        facts.push((p.t("allocation-cost-of"), cost(p, placement.cost)));
        let site = placement.site_id.and_then(|id| scene.sites.get(&id));
        if let Some(distance) = site.and_then(|site| scene.distance(taking, site)) {
            let km = p.tv("commission-km", &[("km", distance.km())]);
            facts.push((p.t("commission-distance"), km));
        }
    }
    facts
}

fn wishes(
    p: &Page,
    scene: &Scene,
    taking: &Taking,
    proposal: Option<&placet_entity::placement::Model>,
    held: &std::collections::BTreeMap<OpeningId, i32>,
) -> Vec<Wish> {
    taking
        .wishes
        .iter()
        .map(|wish| {
            let opening = scene.openings.get(&wish.opening_id);
            let seats = opening.map_or(0, |row| row.seats);
            let left = seats - held.get(&wish.opening_id).copied().unwrap_or(0);
            let barred = must_waive(scene, taking, wish.opening_id);
            let mine = proposal.is_some_and(|row| row.opening_id == Some(wish.opening_id));
            let (tag, state) = if mine {
                ("good", p.t("commission-wish-proposed"))
            } else if barred {
                ("bad", p.t("commission-wish-forbidden"))
            } else if left <= 0 {
                ("warn", p.t("commission-wish-full"))
            } else {
                ("plain", p.tv("commission-wish-left", &[("n", left)]))
            };
            Wish {
                rank: wish.rank,
                name: scene.opening_name(wish.opening_id),
                secondary: wish.secondary_opening_id.map_or_else(String::new, |id| scene.opening_name(id)),
                tag,
                state,
                seats: p.tv("commission-seats", &[("n", seats)]),
            }
        })
        .collect()
}

/// What he asked for elsewhere, when the commission may still accept it.
fn request(p: &Page, taking: &Taking) -> Option<String> {
    let request = taking.request.as_ref()?;
    if !matches!(request.status, OutsideStatus::Submitted | OutsideStatus::Checked | OutsideStatus::Accepted)
    {
        return None;
    }
    let place =
        [Some(request.organisation_name.as_str()), request.service.as_deref(), request.town.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(p.tv("commission-request", &[("place", place), ("reason", request.reason.clone())]))
}

fn suggested(scene: &Scene, run: &Chosen, participant: ParticipantId) -> Option<Suggested> {
    let site = run.plan.outcome(&participant.to_string())?.suggested.as_ref()?;
    let name = scene.opening_name(site.as_str().parse().ok()?);
    Some(Suggested { name, href: format!("?opening={site}#decide") })
}

/// The sites that he could have instead, with what that does to the others: from the engine.
async fn others(
    p: &Page,
    scene: &Arc<Scene>,
    run: Chosen,
    participant: ParticipantId,
) -> anyhow::Result<Vec<Alternative>> {
    let found =
        tokio::task::spawn_blocking(move || alternatives(&run.checked, &run.plan, &participant.to_string()))
            .await?;
    // A participant who entered the campaign after the run is not in it: nothing to compare with.
    let Ok(found) = found else { return Ok(Vec::new()) };
    Ok(found
        .into_iter()
        .map(|other| Alternative {
            name: other.site.as_str().parse().map_or_else(|_| String::new(), |id| scene.opening_name(id)),
            rank: other.rank.and_then(|rank| i32::try_from(rank).ok()).map_or_else(
                || p.t("allocation-off-list"),
                |rank| p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))]),
            ),
            effect: if other.better == 0 && other.worse == 0 && other.unplaced <= 0 {
                p.t("commission-effect-none")
            } else {
                p.tv(
                    "commission-effect",
                    &[
                        ("better", i64::from(other.better)),
                        ("worse", i64::from(other.worse)),
                        ("unplaced", other.unplaced.max(0)),
                    ],
                )
            },
            href: format!("?opening={}#decide", other.site),
        })
        .collect())
}
