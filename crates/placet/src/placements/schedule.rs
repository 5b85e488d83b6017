//! A publication that students do not see yet, being prepared or waiting for its instant, is called off or moved, with a
//! reason. Once its instant has come, what was seen cannot be unseen.

use std::collections::HashMap;
use std::sync::Arc;

use placet_entity::ids::{CampaignId, CurriculumId, PlacementId};
use placet_entity::kinds::PublicationState;
use placet_entity::publication;
use placet_rules::placement::{Act, Reason};
use placet_rules::time::Instant;
use sea_orm::ActiveValue::Set;

use super::model::state;
use super::standing::{self, Stood};
use super::store;
use crate::access::{May, privilege};
use crate::allocation;
use crate::campaigns::participation;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::people::standing::{Standing, record};

/// Why a publication was neither called off nor moved.
#[derive(Debug)]
pub(super) enum ScheduleRefusal {
    /// Nothing is to come: it was called off, or students see it already.
    NothingToCome,
    /// Somebody moved it since the page was shown.
    Changed,
    /// The new instant is past.
    Past,
}

/// What is to come of a campaign's publications: those whose instant has not passed, and the one that is prepared.
pub(super) struct ToCome {
    pub rows: Vec<publication::Model>,
}

impl ToCome {
    /// Reads what is to come at `now`.
    pub(super) async fn load(
        db: &impl sea_orm::ConnectionTrait,
        id: CampaignId,
        now: Instant,
    ) -> anyhow::Result<Option<Self>> {
        let rows = store::to_come(db, id, now).await?;
        Ok((!rows.is_empty()).then_some(Self { rows }))
    }

    /// From when it will be seen; none while what is wanted as soon as possible is prepared.
    pub(super) fn at(&self) -> Option<Instant> {
        self.rows.iter().filter_map(|row| row.visible_at.or(row.asked_for)).max()
    }

    /// What a form remembers of it: another value means that somebody changed it.
    pub(super) fn seen(&self) -> String {
        let of = |row: &publication::Model| {
            let at = row.visible_at.or(row.asked_for).map_or(0, |at| at.timestamp_micros());
            format!("{}@{at}", row.id)
        };
        self.rows.iter().map(of).collect::<Vec<_>>().join(" ")
    }
}

/// What is to come, as the form has seen it, with its campaign held.
async fn held(
    write: &Write,
    id: CampaignId,
    seen: &str,
) -> Outcome<(Option<Instant>, ToCome), ScheduleRefusal> {
    let Some(campaign) = store::hold_campaign(write.tx(), id).await? else { return Err(No::Hidden) };
    match ToCome::load(write.tx(), id, write.now()).await? {
        None => Err(No::Refused(ScheduleRefusal::NothingToCome)),
        Some(come) if come.seen() != seen => Err(No::Refused(ScheduleRefusal::Changed)),
        Some(come) => Ok((campaign.published_at, come)),
    }
}

/// Calls off what is to come: its placements are validated as before, scores and debts are those of before. Gives how many
/// placements.
pub(super) async fn call_off(
    handle: &Arc<Handle>,
    may: &May<privilege::Publish>,
    id: CampaignId,
    seen: &str,
    reason: &Reason,
) -> Outcome<usize, ScheduleRefusal> {
    let write = may.write(handle).await?;
    let (published, come) = held(&write, id, seen).await?;
    let act = Act { by: Some(may.account()), at: write.now() };
    let (mut back, mut whole) = (Vec::new(), 0);
    for row in store::scheduled(write.tx(), id, write.now()).await? {
        if row.cancelled_at.is_none() {
            state(&row).call_off(act).map_err(|error| anyhow::anyhow!("{error}"))?;
            whole += usize::from(row.secondary_of_id.is_none());
        }
        back.push(row.id);
    }
    store::call_off(write.tx(), &back).await?;
    store::write_spans(write.tx(), &back, Vec::new()).await?;
    store::forget_drawn(write.tx(), id).await?;
    // the last publication first: each gives back what was there before it
    for row in come.rows.iter().rev() {
        give_back(&write, id, row).await?;
        let change = publication::ActiveModel {
            state: Set(PublicationState::CalledOff),
            standings: Set(None),
            why: Set(Some(reason.as_str().to_owned())),
            finished_at: Set(Some(write.now())),
            ..Default::default()
        };
        store::update_publication(write.tx(), row.id, row.state, change).await?;
    }
    if published.is_some_and(|at| at > write.now()) {
        participation::note_published(write.tx(), id, None).await?;
        if let Some(run) = allocation::chosen(write.tx(), id).await? {
            allocation::mark_published(write.tx(), run.id, false).await?;
        }
    }
    let entry = Entry::new("placements.publication_called_off", "campaign", id)
        .before(serde_json::json!({ "at": come.at(), "placements": whole }))
        .after(serde_json::json!({ "reason": reason.as_str() }));
    Ok(write.commit(Done::told(whole, entry)).await?)
}

/// Scores and debts of before a publication.
async fn give_back(write: &Write, id: CampaignId, row: &publication::Model) -> anyhow::Result<()> {
    let Some(text) = &row.standings else { return Ok(()) };
    let stood: Vec<Stood> = serde_json::from_str(text)?;
    let ids: Vec<CurriculumId> = stood.iter().map(|stood| stood.curriculum).collect();
    let curricula = store::curricula(write.tx(), &ids).await?;
    let others = store::past_costs(write.tx(), id, &ids).await?;
    let back: HashMap<CurriculumId, Standing> = stood
        .iter()
        .filter_map(|stood| {
            let now = Standing::of(curricula.get(&stood.curriculum)?);
            let costs = others.get(&stood.curriculum).map_or(&[][..], Vec::as_slice);
            Some((stood.curriculum, standing::without(stood, now, costs)))
        })
        .collect();
    let back: Vec<_> = back.into_iter().collect();
    record(write.tx(), &back).await?;
    let thawed: Vec<_> = stood.iter().map(|stood| (stood.participant, None, None)).collect();
    participation::freeze_standings(write.tx(), &thawed).await?;
    Ok(())
}

/// Moves what is to come to another instant to come.
pub(super) async fn move_to(
    handle: &Arc<Handle>,
    may: &May<privilege::Publish>,
    id: CampaignId,
    seen: &str,
    at: Instant,
    reason: &Reason,
) -> Outcome<(), ScheduleRefusal> {
    let write = may.write(handle).await?;
    let (published, come) = held(&write, id, seen).await?;
    if at <= write.now() {
        return Err(No::Refused(ScheduleRefusal::Past));
    }
    let rows = store::scheduled(write.tx(), id, write.now()).await?;
    let ids: Vec<PlacementId> = rows.iter().map(|row| row.id).collect();
    store::move_to(write.tx(), &ids, at).await?;
    for row in &come.rows {
        let mut change = publication::ActiveModel { asked_for: Set(Some(at)), ..Default::default() };
        if row.visible_at.is_some() {
            change.visible_at = Set(Some(at));
        }
        store::update_publication(write.tx(), row.id, row.state, change).await?;
    }
    if published.is_some_and(|at| at > write.now()) {
        participation::note_published(write.tx(), id, Some(at)).await?;
    }
    let entry = Entry::new("placements.publication_moved", "campaign", id)
        .before(serde_json::json!({ "at": come.at() }))
        .after(serde_json::json!({ "at": at, "reason": reason.as_str() }));
    Ok(write.commit(Done::told((), entry)).await?)
}
