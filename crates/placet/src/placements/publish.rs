//! Publishing: what it depends on, and asking for it. [`super::prepare`] draws what students will read and finishes it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use placet_entity::ids::{CampaignId, ParticipantId, PlacementId, PublicationId};
use placet_entity::kinds::{PlacementStatus, PublicationState};
use placet_entity::{placement, publication};
use placet_rules::readiness::{self, Finding};
use placet_rules::time::Instant;
use sea_orm::ActiveValue::Set;

use super::prepare::{self, Drawing};
use super::readiness::facts;
use super::snapshot::{Hosts, Snapshot};
use super::store;
use crate::access::{May, privilege};
use crate::allocation::{self, Chosen, Scene};
use crate::campaigns::readiness::{Checked, Row};
use crate::commission::{self, Live};
use crate::hosts;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// How long a request waits for its publication before it answers with the progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Why nothing was published.
#[derive(Debug)]
pub(super) enum PublishRefusal {
    /// Something stands in the way.
    NotReady,
    /// No run was chosen.
    NoRun,
    /// The instant asked for is past.
    Past,
    /// Somebody changed a placement or a decision meanwhile.
    Changed,
    /// Nothing is left to publish.
    Nothing,
    /// Somebody asked already, and a second person has not confirmed it.
    Waiting,
}

/// What became of a publication that was asked for.
#[derive(Debug)]
pub(super) enum Asked {
    /// It is done: how many placements, and since or from when they are seen.
    Published(i32, Instant),
    /// It is being prepared, for this request or for another one.
    Preparing,
    /// It waits for a second person.
    Requested,
}

/// A campaign, its chosen run and its placements, as the publication sees them.
pub(super) struct Stage {
    pub scene: Scene,
    pub run: Option<Chosen>,
    pub live: Live,
    /// The rank that the allocation gave, where an exchange gave another since.
    allocated: HashMap<PlacementId, Option<i32>>,
}

impl Stage {
    /// Reads what a publication depends on.
    pub(super) async fn load(
        db: &impl sea_orm::ConnectionTrait,
        id: CampaignId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(scene) = allocation::load_scene(db, id).await? else { return Ok(None) };
        let live = commission::live(db, id).await?;
        let run = allocation::chosen(db, id).await?;
        let allocated = store::allocated_ranks(db, id).await?;
        Ok(Some(Self { scene, run, live, allocated }))
    }

    /// What stands in the way of a publication, or is odd.
    pub(super) async fn findings(
        &self,
        db: &impl sea_orm::ConnectionTrait,
        today: chrono::NaiveDate,
        now: Instant,
    ) -> anyhow::Result<(Checked, Vec<Finding<Row>>)> {
        let checked = facts(db, &self.scene, &self.live, (today, now)).await?;
        let findings = readiness::before_publishing(&checked.facts, now);
        Ok((checked, findings))
    }

    /// The placements that a publication would tell of, with their participants.
    pub(super) fn to_publish(&self) -> impl Iterator<Item = (ParticipantId, &placement::Model)> {
        self.scene
            .to_place()
            .filter_map(|taking| Some((taking.row.id, self.live.principal.get(&taking.row.id)?)))
            .filter(|(_, row)| row.status == PlacementStatus::Validated)
    }

    /// The rank of the wish that each participant to place obtained of the allocation: debts say how that served him.
    pub(super) fn ranks(&self) -> HashMap<ParticipantId, Option<i32>> {
        let rank = |id| {
            let row: &placement::Model = self.live.principal.get(&id)?;
            self.allocated.get(&row.id).copied().unwrap_or(row.rank)
        };
        self.scene.to_place().map(|taking| (taking.row.id, rank(taking.row.id))).collect()
    }

    /// What is known of the hosts of its placements.
    pub(super) async fn hosts(&self, db: &impl sea_orm::ConnectionTrait) -> anyhow::Result<Hosts> {
        let rows = self.live.principal.values().chain(self.live.secondary.values());
        let sites: Vec<_> = rows.filter_map(|row| row.site_id).collect();
        Ok(Hosts {
            sites: hosts::facts::sites(db, &sites).await?,
            contacts: hosts::facts::visible_contacts(db, &sites).await?,
        })
    }
}

/// What one participant would read; none when he is not to be placed or no run was chosen.
pub(super) async fn draw_one(
    handle: &Handle,
    stage: Stage,
    id: ParticipantId,
) -> anyhow::Result<(Stage, Option<Snapshot>)> {
    let hosts = stage.hosts(handle.db.read()).await?;
    // Explaining may solve again, some dozens of times for some students.
    tokio::task::spawn_blocking(move || {
        let drawn = match Drawing::new(&stage, &hosts) {
            Some(mut drawing) => drawing.draw(id)?,
            None => None,
        };
        Ok((stage, drawn))
    })
    .await?
}

/// Asks for the publication of every validated placement: now, or from an instant to come. It is stored, prepared outside the
/// request, and finished even after a restart; this waits a moment for it. Where the setting asks for a second person, it waits
/// for him first ([`super::confirm`]).
pub(super) async fn publish(
    handle: &Arc<Handle>,
    may: &May<privilege::Publish>,
    id: CampaignId,
    at: Option<Instant>,
) -> Outcome<Asked, PublishRefusal> {
    let db = handle.db.read();
    // Read first: whatever changes from here on is noticed when the publication is finished.
    let fingerprint = store::fingerprint(db, id).await?;
    let Some(stage) = Stage::load(db, id).await? else { return Err(No::Hidden) };
    if store::under_way(db, id).await?.is_some() {
        return Ok(Asked::Preparing);
    }
    if !readiness::may_go_on(&stage.findings(db, may.today(), may.now).await?.1) {
        return Err(No::Refused(PublishRefusal::NotReady));
    }
    if stage.run.is_none() {
        return Err(No::Refused(PublishRefusal::NoRun));
    }
    let count = i32::try_from(stage.to_publish().count()).unwrap_or(i32::MAX);
    let write = may.write(handle).await?;
    let Some(campaign) = store::hold_campaign(write.tx(), id).await? else { return Err(No::Hidden) };
    if at.is_some_and(|at| at <= write.now()) {
        return Err(No::Refused(PublishRefusal::Past));
    }
    if store::under_way(write.tx(), id).await?.is_some() {
        return Ok(Asked::Preparing);
    }
    if store::fingerprint(write.tx(), id).await? != fingerprint {
        return Err(No::Refused(PublishRefusal::Changed));
    }
    if count == 0 && campaign.published_at.is_some() {
        return Err(No::Refused(PublishRefusal::Nothing));
    }
    if store::requested(write.tx(), id).await?.is_some() {
        return Err(No::Refused(PublishRefusal::Waiting));
    }
    let second = may.settings.flag("publication.second-person");
    let asked: PublicationId = write.id();
    let row = publication::ActiveModel {
        id: Set(asked),
        campaign_id: Set(id),
        state: Set(if second { PublicationState::Requested } else { PublicationState::Preparing }),
        asked_for: Set(at),
        visible_at: Set(None),
        fingerprint: Set(fingerprint),
        placements: Set(count),
        standings: Set(None),
        why: Set(None),
        requested_by: Set(may.account()),
        requested_at: Set(write.now()),
        finished_at: Set(None),
        confirmed_by: Set(None),
        confirmed_at: Set(None),
    };
    store::insert_publication(write.tx(), row).await?;
    let told = serde_json::json!({ "at": at, "placements": count });
    if second {
        let entry = Entry::new("placements.publication_requested", "campaign", id).after(told);
        write.commit(Done::told((), entry)).await?;
        return Ok(Asked::Requested);
    }
    store::forget_drawn(write.tx(), id).await?;
    let entry = Entry::new("placements.publication_asked", "campaign", id).after(told);
    write.commit(Done::told((), entry)).await?;
    match prepared(handle, asked).await? {
        Some(asked) => Ok(asked),
        None => Err(No::Refused(PublishRefusal::Changed)),
    }
}

/// Prepares a publication that was just asked for or confirmed, and waits a moment for it; none when it could not be finished.
pub(super) async fn prepared(handle: &Arc<Handle>, asked: PublicationId) -> anyhow::Result<Option<Asked>> {
    let preparing = tokio::spawn(prepare::prepare(Arc::clone(handle), asked));
    let _ = tokio::time::timeout(PATIENCE, preparing).await;
    let Some(row) = store::publication(handle.db.read(), asked).await? else { return Ok(None) };
    Ok(match (row.state, row.visible_at) {
        (PublicationState::Published, Some(at)) => Some(Asked::Published(row.placements, at)),
        (PublicationState::Preparing, _) => Some(Asked::Preparing),
        _ => None,
    })
}
