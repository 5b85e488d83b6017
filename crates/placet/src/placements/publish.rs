//! Publishing: what students will read is drawn first, outside any transaction; then everything is frozen at once.

use std::collections::HashMap;
use std::sync::Arc;

use placet_entity::ids::{CampaignId, CurriculumId, ParticipantId, PlacementId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{placement, placement_span};
use placet_rules::placement::Act;
use placet_rules::readiness::{self, Finding};
use placet_rules::time::Instant;
use sea_orm::ActiveValue::Set;

use super::model::{columns, state};
use super::readiness::{Ref, facts};
use super::snapshot::{Drawn, Hosts, Snapshot, draw};
use super::{standing, store};
use crate::access::{May, privilege};
use crate::allocation::{self, Chosen, Scene};
use crate::campaigns::participation;
use crate::commission::{self, Live};
use crate::hosts;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::people;

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
}

/// A campaign, its chosen run and its placements, as the publication sees them.
pub(super) struct Stage {
    pub scene: Scene,
    pub run: Option<Chosen>,
    pub live: Live,
    pub findings: Vec<Finding<Ref>>,
}

/// Reads what the publication depends on.
pub(super) async fn stage(
    db: &impl sea_orm::ConnectionTrait,
    id: CampaignId,
    today: chrono::NaiveDate,
    now: Instant,
) -> anyhow::Result<Option<Stage>> {
    let Some(scene) = allocation::load_scene(db, id).await? else { return Ok(None) };
    let live = commission::live(db, id).await?;
    let facts = facts(db, &scene, &live, today).await?;
    let findings = readiness::before_publishing(&facts, now);
    let run = allocation::chosen(db, id).await?;
    Ok(Some(Stage { scene, run, live, findings }))
}

/// What each student will read, by participant; `only` some of them, for a preview.
pub(super) async fn draw_all(
    handle: &Handle,
    stage: Stage,
    only: Option<Vec<ParticipantId>>,
) -> anyhow::Result<(Stage, HashMap<ParticipantId, Snapshot>)> {
    let site = |row: &placement::Model| row.site_id;
    let mut sites: Vec<_> = stage.live.principal.values().filter_map(site).collect();
    sites.extend(stage.live.secondary.values().filter_map(site));
    let db = handle.db.read();
    let hosts = Hosts {
        sites: hosts::facts::sites(db, &sites).await?,
        contacts: hosts::facts::visible_contacts(db, &sites).await?,
    };
    // Explaining solves again, some dozens of times for some students.
    tokio::task::spawn_blocking(move || {
        let drawn = drawn(&stage, &hosts, only.as_deref())?;
        Ok((stage, drawn))
    })
    .await?
}

fn drawn(
    stage: &Stage,
    hosts: &Hosts,
    only: Option<&[ParticipantId]>,
) -> anyhow::Result<HashMap<ParticipantId, Snapshot>> {
    let Stage { scene, run: Some(run), live, .. } = stage else { return Ok(HashMap::new()) };
    let debts = standing::debts(scene, &ranks(scene, live));
    let mut snapshots = HashMap::new();
    for taking in scene.to_place().filter(|taking| only.is_none_or(|ids| ids.contains(&taking.row.id))) {
        let row = live.principal.get(&taking.row.id);
        let beside = row.and_then(|row| live.secondary.get(&row.id)).and_then(|row| row.site_id);
        let added = debts.get(&taking.row.id).copied().unwrap_or(0);
        let told = Drawn {
            site: row.and_then(|row| row.site_id),
            secondary: beside,
            host_name: row.and_then(|row| row.host_name.clone()),
            rank: row.and_then(|row| row.rank),
            cost: row.and_then(|row| row.cost),
            debt_after: taking.row.debt_before + added,
            decision: taking.decision.as_ref(),
        };
        snapshots.insert(taking.row.id, draw(scene, run, hosts, taking, told)?);
    }
    Ok(snapshots)
}

fn ranks(scene: &Scene, live: &Live) -> HashMap<ParticipantId, Option<i32>> {
    scene
        .to_place()
        .map(|taking| (taking.row.id, live.principal.get(&taking.row.id).and_then(|row| row.rank)))
        .collect()
}

/// Publishes every validated placement: now, or from an instant to come. Gives how many.
pub(super) async fn publish(
    handle: &Arc<Handle>,
    may: &May<privilege::Publish>,
    id: CampaignId,
    at: Option<Instant>,
) -> Outcome<u32, PublishRefusal> {
    let Some(staged) = stage(handle.db.read(), id, may.today(), may.now).await? else {
        return Err(No::Hidden);
    };
    if !readiness::may_go_on(&staged.findings) {
        return Err(No::Refused(PublishRefusal::NotReady));
    }
    if staged.run.is_none() {
        return Err(No::Refused(PublishRefusal::NoRun));
    }
    let (staged, snapshots) = draw_all(handle, staged, None).await?;
    let write = may.write(handle).await?;
    let Some(campaign) = store::hold_campaign(write.tx(), id).await? else { return Err(No::Hidden) };
    if at.is_some_and(|at| at <= write.now()) {
        return Err(No::Refused(PublishRefusal::Past));
    }
    // What is added to a publication to come is not seen before it.
    let at = at.unwrap_or(write.now()).max(campaign.published_at.unwrap_or(write.now()));
    let live = commission::live(write.tx(), id).await?;
    if !same(&staged.live, &live) || changed_decisions(&write, id, &staged.scene).await? {
        return Err(No::Refused(PublishRefusal::Changed));
    }
    let count = freeze(&write, &staged, &live, &snapshots, at).await?;
    if count == 0 && campaign.published_at.is_some() {
        return Err(No::Refused(PublishRefusal::Nothing));
    }
    stand(&write, &staged.scene, &live).await?;
    if let Some(run) = &staged.run {
        allocation::mark_published(write.tx(), run.id, true).await?;
    }
    if campaign.published_at.is_none() {
        participation::note_published(write.tx(), id, Some(at)).await?;
    }
    let told = serde_json::json!({ "at": at, "placements": count });
    let entry = Entry::new("placements.published", "campaign", id).after(told);
    Ok(write.commit(Done::told(count, entry)).await?)
}

fn same(before: &Live, now: &Live) -> bool {
    let versions = |live: &Live| {
        let mut all: Vec<_> = live.principal.values().map(|row| (row.id, row.version)).collect();
        all.sort();
        all
    };
    versions(before) == versions(now)
}

async fn changed_decisions(write: &Write, id: CampaignId, scene: &Scene) -> anyhow::Result<bool> {
    let now = allocation::load_scene(write.tx(), id).await?;
    let decisions = |scene: &Scene| {
        let mut all: Vec<_> = scene
            .participants
            .iter()
            .map(|taking| (taking.row.id, taking.row.excused, taking.decision.as_ref().map(|row| row.id)))
            .collect();
        all.sort();
        all
    };
    Ok(now.is_none_or(|now| decisions(&now) != decisions(scene)))
}

/// Freezes what each student will read, and when he is where.
async fn freeze(
    write: &Write,
    staged: &Stage,
    live: &Live,
    snapshots: &HashMap<ParticipantId, Snapshot>,
    at: Instant,
) -> anyhow::Result<u32> {
    let (mut count, mut spans, mut ids) = (0, Vec::new(), Vec::new());
    for taking in staged.scene.to_place() {
        let Some(row) = live.principal.get(&taking.row.id) else { continue };
        if row.status != PlacementStatus::Validated {
            continue;
        }
        let Some(snapshot) = snapshots.get(&taking.row.id) else { continue };
        for row in std::iter::once(row).chain(live.secondary.get(&row.id)) {
            let act = Act { by: write.origin().actor, at };
            let published = state(row).publish(act).map_err(|error| anyhow::anyhow!("{error}"))?;
            let mut change = columns(row, &published);
            if row.secondary_of_id.is_none() {
                change.snapshot = Set(Some(serde_json::to_string(snapshot)?));
            }
            store::update(write.tx(), row, change).await?;
            ids.push(row.id);
            spans.extend(snapshot.spans.iter().map(|(first, last)| span(write, row.id, *first, *last)));
        }
        count += 1;
    }
    store::write_spans(write.tx(), &ids, spans).await?;
    Ok(count)
}

fn span(
    write: &Write,
    placement: PlacementId,
    first: chrono::NaiveDate,
    last: chrono::NaiveDate,
) -> placement_span::ActiveModel {
    placement_span::ActiveModel {
        id: Set(write.id()),
        placement_id: Set(placement),
        start_on: Set(first),
        end_on: Set(last),
    }
}

/// Freezes scores and debts of the participants whose standing this campaign has not frozen yet.
async fn stand(write: &Write, scene: &Scene, live: &Live) -> anyhow::Result<()> {
    let debts = standing::debts(scene, &ranks(scene, live));
    let waiting: Vec<_> = scene.to_place().filter(|taking| taking.row.debt_after.is_none()).collect();
    let ids: Vec<CurriculumId> = waiting.iter().map(|taking| taking.row.curriculum_id).collect();
    let curricula = store::curricula(write.tx(), &ids).await?;
    let past = store::past_costs(write.tx(), scene.view.id(), &ids).await?;
    for taking in waiting {
        let row = &taking.row;
        let Some(curriculum) = curricula.get(&row.curriculum_id) else { continue };
        let cost = live.principal.get(&row.id).and_then(|placement| placement.cost);
        let added = debts.get(&row.id).copied().unwrap_or(0);
        let none = Vec::new();
        let costs = past.get(&row.curriculum_id).unwrap_or(&none);
        let after = standing::after(curriculum, costs, cost, added);
        people::standing::record(write.tx(), row.curriculum_id, after).await?;
        participation::freeze_standing(write.tx(), row.id, after.score, row.debt_before + added).await?;
    }
    Ok(())
}
