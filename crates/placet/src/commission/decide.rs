//! Deciding for a participant by hand, and withdrawing a decision.

use std::collections::BTreeMap;

use placet_entity::decision;
use placet_entity::ids::{AccountId, DecisionId, OpeningId, OutsideRequestId, ParticipantId};
use placet_entity::kinds::DecisionOutcome;
use placet_rules::eligibility::Ineligible;
use sea_orm::ActiveValue::Set;

use super::hear::seat;
use super::store::{self, Live};
use crate::allocation::Scene;
use crate::allocation::scene::Taking;
use crate::kit::{Done, Entry, No, Outcome, Write};

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// An opening, elsewhere, or nothing.
    pub outcome: DecisionOutcome,
    /// Which opening.
    pub opening: Option<OpeningId>,
    /// The secondary one beside it.
    pub secondary: Option<OpeningId>,
    /// The request that is accepted.
    pub request: Option<OutsideRequestId>,
    /// The host, when it is elsewhere.
    pub host_name: Option<String>,
    /// What it costs, hundredths; none for the usual cost.
    pub cost: Option<i32>,
    /// Why.
    pub reason: String,
    /// Whether what would forbid the opening is set aside.
    pub waives: bool,
}

/// What the page showed: a decision is refused when it is no longer so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The decision in force.
    pub decision: Option<DecisionId>,
    /// The version of the proposal; 0 when there was none.
    pub proposal: i32,
}

/// Why nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideRefusal {
    /// Somebody decided, or changed the proposal, since the page was shown.
    Changed,
    /// The participant is excused: there is nothing to decide.
    Excused,
    /// No opening was chosen, or it is not one of this campaign.
    NoOpening,
    /// No host was named.
    NoHost,
    /// Every seat is taken.
    Full {
        /// The opening.
        opening: OpeningId,
        /// Its seats.
        seats: i32,
        /// Those given.
        given: i32,
    },
    /// Something forbids it, and the commission did not set it aside.
    Forbidden {
        /// The opening.
        opening: OpeningId,
    },
    /// There is no decision to withdraw.
    NothingToWithdraw,
    /// He who decides stepped aside from this case.
    SteppedAside,
}

/// The seats given in each opening to all but these participants: by their placements, which follow decisions and exchanges,
/// and by the decisions for those who have none.
pub(super) fn given(scene: &Scene, live: &Live, but: &[ParticipantId]) -> BTreeMap<OpeningId, i32> {
    let mut held = BTreeMap::new();
    let without = scene
        .to_place()
        .filter(|taking| !but.contains(&taking.row.id) && !live.principal.contains_key(&taking.row.id));
    for decision in without.filter_map(|taking| taking.decision.as_ref()) {
        for opening in [decision.opening_id, decision.secondary_opening_id].into_iter().flatten() {
            *held.entry(opening).or_default() += 1;
        }
    }
    for (participant, row) in &live.principal {
        if but.contains(participant) {
            continue;
        }
        let beside = live.secondary.get(&row.id).and_then(|row| row.opening_id);
        for opening in [row.opening_id, beside].into_iter().flatten() {
            *held.entry(opening).or_default() += 1;
        }
    }
    held
}

/// Whether what is forbidden must be set aside for this opening.
pub(super) fn must_waive(scene: &Scene, taking: &Taking, opening: OpeningId) -> bool {
    scene
        .openings
        .get(&opening)
        .and_then(|row| scene.eligibility(taking, row))
        .is_some_and(|eligibility| eligibility.reasons.iter().any(must_be_waived))
}

/// Whether what stands between a student and a site must be set aside by the commission: seats are counted apart, and what
/// students may not wish it may give.
pub fn must_be_waived<Site, Category, Town>(why: &Ineligible<Site, Category, Town>) -> bool {
    !matches!(why, Ineligible::NoSeat | Ineligible::WishesNotAllowed)
}

fn seen(scene: &Scene, live: &Live, id: ParticipantId) -> Seen {
    Seen {
        decision: scene.taking(id).and_then(|taking| taking.decision.as_ref()).map(|row| row.id),
        proposal: live.principal.get(&id).map_or(0, |row| row.version),
    }
}

/// What a page shows of a participant, for its form.
pub fn shown(scene: &Scene, live: &Live, id: ParticipantId) -> Seen {
    seen(scene, live, id)
}

/// Nobody decides on a case from which he stepped aside.
async fn is_heard(
    write: &Write,
    scene: &Scene,
    id: ParticipantId,
    by: AccountId,
) -> Outcome<(), DecideRefusal> {
    let (seat, _) = seat(write.tx(), scene.view.id(), id, by).await?;
    seat.may_decide().map_err(|_| No::Refused(DecideRefusal::SteppedAside))
}

/// Decides for a participant. The campaign is held by the caller, who read the scene in this write.
pub async fn decide(
    write: &Write,
    scene: &Scene,
    live: &Live,
    id: ParticipantId,
    verdict: &Verdict,
    expected: Seen,
) -> Outcome<Done<DecisionId>, DecideRefusal> {
    let Some(taking) = scene.taking(id) else { return Err(No::Hidden) };
    let Some(by) = write.origin().actor else { return Err(No::Hidden) };
    is_heard(write, scene, id, by).await?;
    if taking.row.excused.is_some() {
        return Err(No::Refused(DecideRefusal::Excused));
    }
    if seen(scene, live, id) != expected {
        return Err(No::Refused(DecideRefusal::Changed));
    }
    check(scene, &given(scene, live, &[id]), taking, verdict).map_err(No::Refused)?;
    let (key, entry) = keep(write, scene, taking, verdict, by).await?;
    Ok(Done::told(key, entry))
}

/// What several participants are given at once, each with what the page showed of him.
pub type Together = Vec<(ParticipantId, Verdict, Seen)>;

/// Decides for several participants in one write: seats that one of them leaves are another's to take.
pub async fn decide_together(
    write: &Write,
    scene: &Scene,
    live: &Live,
    moves: &Together,
) -> Outcome<Done<()>, DecideRefusal> {
    let Some(by) = write.origin().actor else { return Err(No::Hidden) };
    let ids: Vec<ParticipantId> = moves.iter().map(|(id, ..)| *id).collect();
    let mut held = given(scene, live, &ids);
    let mut entries = Vec::with_capacity(moves.len());
    for (id, verdict, expected) in moves {
        let Some(taking) = scene.taking(*id) else { return Err(No::Hidden) };
        is_heard(write, scene, *id, by).await?;
        if taking.row.excused.is_some() {
            return Err(No::Refused(DecideRefusal::Excused));
        }
        if seen(scene, live, *id) != *expected {
            return Err(No::Refused(DecideRefusal::Changed));
        }
        check(scene, &held, taking, verdict).map_err(No::Refused)?;
        for opening in [verdict.opening, verdict.secondary].into_iter().flatten() {
            *held.entry(opening).or_default() += 1;
        }
        entries.push(keep(write, scene, taking, verdict, by).await?.1);
    }
    Ok(Done::all((), entries))
}

/// Writes a decision in the stead of the one in force.
async fn keep(
    write: &Write,
    scene: &Scene,
    taking: &Taking,
    verdict: &Verdict,
    by: AccountId,
) -> Outcome<(DecisionId, Entry), DecideRefusal> {
    let id = taking.row.id;
    let mut entry = Entry::new("commission.decided", "participant", id);
    if let Some(before) = &taking.decision {
        let change = decision::ActiveModel {
            withdrawn_by: Set(Some(by)),
            withdrawn_at: Set(Some(write.now())),
            ..Default::default()
        };
        if !store::withdraw(write.tx(), before.id, change).await? {
            return Err(No::Refused(DecideRefusal::Changed));
        }
        entry = entry.before(told(before));
    }
    let row = decision::Model {
        id: write.id(),
        campaign_id: scene.view.id(),
        participant_id: id,
        outcome: verdict.outcome,
        opening_id: verdict.opening,
        secondary_opening_id: verdict.secondary,
        outside_request_id: verdict.request,
        host_name: verdict.host_name.clone(),
        cost: verdict.cost,
        adjustment: None,
        reason: verdict.reason.clone(),
        waives: verdict.waives,
        decided_by: by,
        decided_at: write.now(),
        withdrawn_by: None,
        withdrawn_at: None,
    };
    let (key, entry) = (row.id, entry.after(told(&row)));
    store::insert(write.tx(), row.into()).await?;
    Ok((key, entry))
}

fn told(row: &decision::Model) -> serde_json::Value {
    serde_json::json!({
        "outcome": row.outcome.code(), "opening": row.opening_id, "secondary": row.secondary_opening_id,
        "request": row.outside_request_id, "host": row.host_name, "cost": row.cost, "reason": row.reason,
        "waives": row.waives,
    })
}

fn check(
    scene: &Scene,
    held: &BTreeMap<OpeningId, i32>,
    taking: &Taking,
    verdict: &Verdict,
) -> Result<(), DecideRefusal> {
    match verdict.outcome {
        DecisionOutcome::Nobody => return Ok(()),
        DecisionOutcome::Outside => {
            return if verdict.host_name.is_some() { Ok(()) } else { Err(DecideRefusal::NoHost) };
        }
        DecisionOutcome::Opening => {}
    }
    let principal = verdict.opening.and_then(|id| scene.openings.get(&id)).filter(|row| {
        row.cohort_id == taking.row.cohort_id
            && scene.site(row.id).is_some_and(|site| scene.is_principal(site))
    });
    let Some(principal) = principal else { return Err(DecideRefusal::NoOpening) };
    let secondary = match verdict.secondary {
        None => None,
        Some(id) => {
            let row = scene.openings.get(&id).filter(|row| {
                row.cohort_id == taking.row.cohort_id
                    && scene.site(row.id).is_some_and(|site| !scene.is_principal(site))
            });
            Some(row.ok_or(DecideRefusal::NoOpening)?)
        }
    };
    for row in [Some(principal), secondary].into_iter().flatten() {
        let given = held.get(&row.id).copied().unwrap_or(0);
        if given >= row.seats {
            return Err(DecideRefusal::Full { opening: row.id, seats: row.seats, given });
        }
        if !verdict.waives && must_waive(scene, taking, row.id) {
            return Err(DecideRefusal::Forbidden { opening: row.id });
        }
    }
    Ok(())
}

/// Withdraws the decision in force, with a reason; the run's outcome applies again.
pub async fn withdraw(
    write: &Write,
    scene: &Scene,
    live: &Live,
    id: ParticipantId,
    reason: &str,
    expected: Seen,
) -> Outcome<Done<()>, DecideRefusal> {
    let Some(taking) = scene.taking(id) else { return Err(No::Hidden) };
    let Some(by) = write.origin().actor else { return Err(No::Hidden) };
    is_heard(write, scene, id, by).await?;
    if seen(scene, live, id) != expected {
        return Err(No::Refused(DecideRefusal::Changed));
    }
    let Some(row) = &taking.decision else { return Err(No::Refused(DecideRefusal::NothingToWithdraw)) };
    let change = decision::ActiveModel {
        withdrawn_by: Set(Some(by)),
        withdrawn_at: Set(Some(write.now())),
        ..Default::default()
    };
    if !store::withdraw(write.tx(), row.id, change).await? {
        return Err(No::Refused(DecideRefusal::Changed));
    }
    let entry =
        Entry::new("commission.decision_withdrawn", "participant", id).before(told(row)).after(reason);
    Ok(Done::told((), entry))
}
