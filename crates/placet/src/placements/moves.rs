//! Several students moved in one write: what one leaves, another takes.

use std::sync::Arc;

use placet_entity::ids::{CampaignId, OpeningId, ParticipantId};
use placet_entity::kinds::DecisionOutcome;

use super::{propose, store};
use crate::access::{May, privilege};
use crate::allocation::{self, Scene};
use crate::commission::{self, DecideRefusal, Live, Seen, Verdict};
use crate::kit::{Handle, No, Outcome, Write};

/// Where a student goes, and what the page showed of him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// The student's part in the campaign.
    pub participant: ParticipantId,
    /// Where he goes.
    pub opening: OpeningId,
    /// What was shown.
    pub seen: Seen,
}

/// Whether what would forbid a site is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waives {
    /// It is.
    Yes,
    /// It stands.
    No,
}

/// The campaign, held, with its scene and its placements as they are in this write.
pub(super) async fn held(write: &Write, id: CampaignId) -> Outcome<(Scene, Live), DecideRefusal> {
    if store::hold_campaign(write.tx(), id).await?.is_none() {
        return Err(No::Hidden);
    }
    let Some(scene) = allocation::load_scene(write.tx(), id).await? else { return Err(No::Hidden) };
    let live = commission::live(write.tx(), id).await?;
    Ok((scene, live))
}

/// Writes the proposals that follow, if a run was chosen.
pub(super) async fn follow(write: &Write, id: CampaignId, moved: &[ParticipantId]) -> anyhow::Result<()> {
    let Some(run) = allocation::chosen(write.tx(), id).await? else { return Ok(()) };
    if let Some(scene) = allocation::load_scene(write.tx(), id).await? {
        for participant in moved {
            propose::write(write, &scene, &run, Some(*participant)).await?;
        }
    }
    Ok(())
}

/// What decides each move: the opening, with the secondary one that he has beside it.
pub(super) fn verdicts(live: &Live, moves: &[Move], reason: &str, waives: Waives) -> commission::Together {
    let verdict = |one: &Move| {
        let row = live.principal.get(&one.participant);
        let beside = row.and_then(|row| live.secondary.get(&row.id)).and_then(|row| row.opening_id);
        let verdict = Verdict {
            outcome: DecisionOutcome::Opening,
            opening: Some(one.opening),
            secondary: beside,
            request: None,
            host_name: None,
            cost: None,
            reason: reason.to_owned(),
            waives: waives == Waives::Yes,
        };
        (one.participant, verdict, one.seen)
    };
    moves.iter().map(verdict).collect()
}

/// Moves several students at once, each by a decision with the same reason.
pub(super) async fn together(
    handle: &Arc<Handle>,
    may: &May<privilege::Decide>,
    id: CampaignId,
    moves: &[Move],
    reason: &str,
    waives: Waives,
) -> Outcome<(), DecideRefusal> {
    let write = may.write(handle).await?;
    let (scene, live) = held(&write, id).await?;
    let verdicts = verdicts(&live, moves, reason, waives);
    let done = commission::decide_together(&write, &scene, &live, &verdicts).await?;
    let moved: Vec<ParticipantId> = moves.iter().map(|one| one.participant).collect();
    follow(&write, id, &moved).await?;
    Ok(write.commit(done).await?)
}
