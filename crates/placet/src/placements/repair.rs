//! Repairing a plan: services that closed or lost seats, students who left or came back, with the fewest changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use placet_entity::ids::{CampaignId, OpeningId, ParticipantId};
use placet_entity::kinds::DecisionOutcome;

use super::moves::{Move, Waives, follow, held, verdicts};
use crate::access::{May, privilege};
use crate::allocation::scene::Taking;
use crate::allocation::{self, Chosen, Held, Others, Repaired, Scene};
use crate::commission::{self, DecideRefusal, Live};
use crate::kit::{Handle, No, Outcome};
use crate::settings::Settings;

/// What became of an opening that students hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// It takes nobody any more.
    Closed,
    /// It has fewer seats than students.
    Over {
        /// Its seats.
        seats: i32,
        /// Its students.
        given: i32,
    },
}

/// What is to be repaired.
pub(super) struct Damage {
    /// The openings that lost seats.
    pub lost: BTreeMap<OpeningId, Lost>,
    /// Those who are there.
    pub displaced: Vec<ParticipantId>,
    /// Those who have no place and for whom the commission did not decide so.
    pub waiting: Vec<ParticipantId>,
    /// What everybody has.
    pub held: BTreeMap<ParticipantId, Held>,
}

impl Damage {
    /// Looks at what everybody has, on the campaign as it is now.
    pub(super) fn of(scene: &Scene, live: &Live) -> Self {
        let mut held = BTreeMap::new();
        let mut given: BTreeMap<OpeningId, i32> = BTreeMap::new();
        for taking in scene.to_place() {
            let Some(row) = live.principal.get(&taking.row.id) else { continue };
            let Some(opening) = row.opening_id else { continue };
            *given.entry(opening).or_default() += 1;
            let secondary = live.secondary.get(&row.id).and_then(|row| row.opening_id);
            held.insert(taking.row.id, Held { opening, secondary, cost: row.cost });
        }
        let lost: BTreeMap<OpeningId, Lost> =
            given.into_iter().filter_map(|(id, given)| Some((id, lost(scene, id, given)?))).collect();
        let displaced = held.iter().filter(|(_, has)| lost.contains_key(&has.opening)).map(|(id, _)| *id);
        let waits = |taking: &&Taking| {
            !live.principal.contains_key(&taking.row.id)
                && taking.decision.as_ref().is_none_or(|row| row.outcome != DecisionOutcome::Nobody)
        };
        Self {
            displaced: displaced.collect(),
            waiting: scene.to_place().filter(waits).map(|taking| taking.row.id).collect(),
            lost,
            held,
        }
    }

    /// Whether there is anything to repair.
    pub(super) fn is_none(&self) -> bool {
        self.displaced.is_empty() && self.waiting.is_empty()
    }

    fn free(&self) -> Vec<ParticipantId> {
        self.displaced.iter().chain(&self.waiting).copied().collect()
    }
}

fn lost(scene: &Scene, id: OpeningId, given: i32) -> Option<Lost> {
    let opening = scene.openings.get(&id)?;
    let is_open = scene.site(id).is_some_and(|site| site.active && site.archived_at.is_none());
    if !is_open || opening.seats <= 0 {
        return Some(Lost::Closed);
    }
    (given > opening.seats).then_some(Lost::Over { seats: opening.seats, given })
}

/// A repair that may be applied.
pub(super) struct Found {
    pub damage: Damage,
    pub run: Chosen,
    /// None when what the campaign asks for cannot be honoured.
    pub repaired: Option<Repaired>,
}

impl Found {
    /// Who goes where he is not.
    pub(super) fn moved(&self) -> Vec<(ParticipantId, OpeningId)> {
        let Some(repaired) = &self.repaired else { return Vec::new() };
        let mut moved = Vec::new();
        for outcome in &repaired.plan.outcomes {
            let id = outcome.student.as_str().parse::<ParticipantId>();
            let to = outcome.site.as_ref().and_then(|site| site.as_str().parse::<OpeningId>().ok());
            if let (Ok(id), Some(to)) = (id, to)
                && self.damage.held.get(&id).is_none_or(|has| has.opening != to)
            {
                moved.push((id, to));
            }
        }
        moved
    }

    /// Who has no place after it, though he is to be placed.
    pub(super) fn left(&self) -> Vec<ParticipantId> {
        let Some(repaired) = &self.repaired else { return Vec::new() };
        let without = |id: &ParticipantId| {
            repaired.plan.outcome(&id.to_string()).is_none_or(|outcome| outcome.site.is_none())
        };
        self.damage.free().into_iter().filter(without).collect()
    }
}

/// The repair of a campaign as it is now; none when no run was chosen.
pub(super) async fn find(
    handle: &Handle,
    settings: &Settings,
    scene: &Scene,
    live: &Live,
    run: Chosen,
    others: Others,
) -> anyhow::Result<Found> {
    let damage = Damage::of(scene, live);
    let repaired = if damage.is_none() {
        None
    } else {
        allocation::repaired(handle, settings, scene, &run, &damage.held, &damage.free(), others).await?
    };
    Ok(Found { damage, run, repaired })
}

/// Why a repair was not applied.
#[derive(Debug)]
pub(super) enum RepairRefusal {
    /// Something changed since the page was shown: another repair came out, or none.
    Changed,
    /// A decision cannot be written.
    Decision(DecideRefusal),
}

/// Applies the repair that has this hash: a decision for each student who moves, and the run beside the one that it repairs.
/// It is computed before the write; the decisions are refused when anything that they rest on changed meanwhile.
pub(super) async fn apply(
    handle: &Arc<Handle>,
    may: &May<privilege::Decide>,
    id: CampaignId,
    others: Others,
    hash: &str,
    reason: &str,
) -> Outcome<usize, RepairRefusal> {
    let db = handle.db.read();
    let Some(scene) = allocation::load_scene(db, id).await? else { return Err(No::Hidden) };
    let live = commission::live(db, id).await?;
    let Some(run) = allocation::chosen(db, id).await? else { return Err(No::Hidden) };
    let found = find(handle, &may.settings, &scene, &live, run, others).await?;
    let Some(repaired) = found.repaired.as_ref().filter(|one| one.plan.result_sha256 == hash) else {
        return Err(No::Refused(RepairRefusal::Changed));
    };
    let moves: Vec<Move> = found
        .moved()
        .into_iter()
        .map(|(participant, opening)| Move {
            participant,
            opening,
            seen: commission::shown(&scene, &live, participant),
        })
        .collect();
    let write = may.write(handle).await?;
    let refused = |no: No<DecideRefusal>| match no {
        No::Refused(DecideRefusal::Changed) => No::Refused(RepairRefusal::Changed),
        No::Refused(no) => No::Refused(RepairRefusal::Decision(no)),
        No::Hidden => No::Hidden,
        No::Broken(error) => No::Broken(error),
    };
    let (scene, live) = held(&write, id).await.map_err(refused)?;
    let verdicts = verdicts(&live, &moves, reason, Waives::No);
    let decided = commission::decide_together(&write, &scene, &live, &verdicts).await.map_err(refused)?;
    let Some(kept) = allocation::keep_repair(&write, &found.run, repaired).await? else {
        return Err(No::Hidden);
    };
    let moved: Vec<ParticipantId> = moves.iter().map(|one| one.participant).collect();
    follow(&write, id, &moved).await?;
    write.commit(decided.and(kept)).await?;
    Ok(moved.len())
}
