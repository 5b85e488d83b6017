//! Choosing a run: its plan, under the decisions in force, becomes the proposals of the campaign.

use std::sync::Arc;

use placet_entity::ids::CampaignId;
use placet_entity::kinds::RunState;

use super::propose::{self, Changes};
use super::store;
use crate::access::{May, privilege};
use crate::allocation::{self, Chosen, Scene};
use crate::commission;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why a run was not chosen.
#[derive(Debug)]
pub(super) enum ChooseRefusal {
    /// It has no result.
    NotReady,
    /// The wishes are still open.
    WishesOpen,
    /// The campaign is published.
    Published,
    /// Decisions made since give more seats than there are: the site and how many are given.
    Overfull(Vec<(String, i32)>),
}

/// What choosing a run would do.
pub(super) struct Foreseen {
    pub run: Chosen,
    pub scene: Scene,
    pub changes: Changes,
    pub refusal: Option<ChooseRefusal>,
}

/// What choosing a run would do; nothing is written.
pub(super) async fn foresee(
    db: &impl sea_orm::ConnectionTrait,
    id: CampaignId,
    number: i32,
    now: chrono::DateTime<chrono::Utc>,
) -> Outcome<Foreseen, ChooseRefusal> {
    let Some(row) = allocation::run_by_number(db, id, number).await? else { return Err(No::Hidden) };
    let Some(scene) = allocation::load_scene(db, id).await? else { return Err(No::Hidden) };
    // a repair says where some went, not where everybody goes
    let ready = matches!(row.state, RunState::Ready | RunState::Chosen) && row.parent_id.is_none();
    let Some(run) = Chosen::of(row)? else { return Err(No::Refused(ChooseRefusal::NotReady)) };
    let live = commission::live(db, id).await?;
    let changes = propose::foresee(&scene, &run, &live, None);
    let overfull: Vec<_> = propose::overfull(&scene, &run)
        .into_iter()
        .map(|(opening, given)| (scene.opening_name(opening), given))
        .collect();
    let refusal = if scene.view.row.published_at.is_some() {
        Some(ChooseRefusal::Published)
    } else if !ready {
        Some(ChooseRefusal::NotReady)
    } else if !scene.wishes_are_closed(now) {
        Some(ChooseRefusal::WishesOpen)
    } else if !overfull.is_empty() {
        Some(ChooseRefusal::Overfull(overfull))
    } else {
        None
    };
    Ok(Foreseen { run, scene, changes, refusal })
}

/// Chooses a run and writes its proposals; those that say the same already keep their state.
pub(super) async fn choose(
    handle: &Arc<Handle>,
    may: &May<privilege::RunAllocation>,
    id: CampaignId,
    number: i32,
) -> Outcome<Changes, ChooseRefusal> {
    let write = may.write(handle).await?;
    if store::hold_campaign(write.tx(), id).await?.is_none() {
        return Err(No::Hidden);
    }
    let Foreseen { run, scene, refusal, .. } = foresee(write.tx(), id, number, write.now()).await?;
    if let Some(refusal) = refusal {
        return Err(No::Refused(refusal));
    }
    if !allocation::mark_chosen(write.tx(), id, run.id).await? {
        return Err(No::Refused(ChooseRefusal::NotReady));
    }
    let changes = propose::write(&write, &scene, &run, None).await?;
    let told = serde_json::json!({ "run": number, "procedure": run.row.procedure, "changes": changes });
    let entry = Entry::new("placements.run_chosen", "campaign", id).after(told);
    Ok(write.commit(Done::told(changes, entry)).await?)
}
