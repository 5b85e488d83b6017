//! Preparing a publication that was asked for: what students will read is drawn outside any transaction and kept, some
//! students at a time, where nobody sees it; then everything is published in one write. A stop of the program in between
//! loses nothing: the rest is drawn again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use placet_entity::ids::{CurriculumId, ParticipantId, PlacementId, PublicationId};
use placet_entity::kinds::PublicationState;
use placet_entity::{placement, placement_span, publication};
use placet_rules::placement::Act;
use sea_orm::ActiveValue::Set;
use tokio::sync::mpsc;

use super::model::state;
use super::publish::Stage;
use super::snapshot::{self, Drawn, Explained, Hosts, Snapshot, spans};
use super::standing::{self, Stood};
use super::store;
use crate::allocation;
use crate::campaigns::participation;
use crate::kit::write::{Origin, Unremarkable};
use crate::kit::{Done, Entry, Handle, Write};
use crate::people;

/// How many students are drawn between two short writes.
const AT_ONCE: usize = 100;

/// The word kept when a placement or a decision changed while the publication was prepared.
pub(super) const CHANGED: &str = "changed";

/// The word kept when what students read could not be drawn; the log has the chain.
pub(super) const BROKEN: &str = "broken";

/// Draws what students will read of a stage.
pub(super) struct Drawing<'a> {
    stage: &'a Stage,
    hosts: &'a Hosts,
    explained: Explained<'a>,
    debts: HashMap<ParticipantId, i32>,
}

impl<'a> Drawing<'a> {
    /// Gets ready; none when no run was chosen.
    pub(super) fn new(stage: &'a Stage, hosts: &'a Hosts) -> Option<Self> {
        let run = stage.run.as_ref()?;
        let debts = standing::debts(&stage.scene, &stage.ranks());
        Some(Self { stage, hosts, explained: Explained::new(run), debts })
    }

    /// What a participant will read; none when he is not to be placed.
    pub(super) fn draw(&mut self, id: ParticipantId) -> anyhow::Result<Option<Snapshot>> {
        let Stage { scene, live, .. } = self.stage;
        let Some(taking) = scene.taking(id).filter(|taking| taking.row.excused.is_none()) else {
            return Ok(None);
        };
        let row = live.principal.get(&id);
        let beside = row.and_then(|row| live.secondary.get(&row.id)).and_then(|row| row.site_id);
        let added = self.debts.get(&id).copied().unwrap_or(0);
        let drawn = Drawn {
            site: row.and_then(|row| row.site_id),
            secondary: beside,
            host_name: row.and_then(|row| row.host_name.clone()),
            rank: row.and_then(|row| row.rank),
            cost: row.and_then(|row| row.cost),
            debt_after: taking.row.debt_before + added,
            decision: taking.decision.as_ref(),
        };
        snapshot::draw(scene, &mut self.explained, self.hosts, taking, drawn).map(Some)
    }
}

/// Prepares and finishes a publication, unless somebody did meanwhile. Errors of the database leave it to a resume.
pub(super) async fn prepare(handle: Arc<Handle>, id: PublicationId) {
    if let Err(error) = Box::pin(try_prepare(&handle, id)).await {
        tracing::error!(publication = %id, error = format!("{error:#}"), "a publication could not be prepared");
    }
}

/// Goes on with the publications that a stop of the program left unfinished; gives how many.
pub async fn resume(handle: Arc<Handle>) -> anyhow::Result<usize> {
    let left = store::preparing(handle.db.read()).await?;
    let count = left.len();
    for id in left {
        prepare(Arc::clone(&handle), id).await;
    }
    Ok(count)
}

async fn try_prepare(handle: &Arc<Handle>, id: PublicationId) -> anyhow::Result<()> {
    let db = handle.db.read();
    let Some(row) = store::publication(db, id).await? else { return Ok(()) };
    if row.state != PublicationState::Preparing {
        return Ok(());
    }
    if store::fingerprint(db, row.campaign_id).await? != row.fingerprint {
        return stop(handle, &row, CHANGED).await;
    }
    let Some(stage) = Stage::load(db, row.campaign_id).await? else { return Ok(()) };
    let hosts = stage.hosts(db).await?;
    let drawn: HashSet<PlacementId> = store::drawn(db, row.campaign_id).await?.into_iter().collect();
    let (send, mut pages) = mpsc::channel(2);
    let drawing = tokio::task::spawn_blocking(move || {
        let done = draw(&stage, &hosts, &drawn, &send);
        (stage, done)
    });
    while let Some(chunk) = pages.recv().await {
        if !keep(handle, &row, chunk).await? {
            return Ok(());
        }
    }
    match drawing.await {
        Ok((stage, Ok(()))) => finish(handle, id, &stage).await,
        Ok((_, Err(error))) => {
            tracing::error!(publication = %id, error = format!("{error:#}"), "a page of a student cannot be drawn");
            stop(handle, &row, BROKEN).await
        }
        Err(panic) => {
            tracing::error!(publication = %id, error = %panic, "a page of a student cannot be drawn");
            stop(handle, &row, BROKEN).await
        }
    }
}

/// A page drawn: the placement, the version that it tells of, its text.
type Page = (PlacementId, i32, String);

/// Draws every page that is not drawn yet, and sends them in parts; stops when nobody receives any more.
fn draw(
    stage: &Stage,
    hosts: &Hosts,
    drawn: &HashSet<PlacementId>,
    send: &mpsc::Sender<Vec<Page>>,
) -> anyhow::Result<()> {
    let Some(mut drawing) = Drawing::new(stage, hosts) else { return Ok(()) };
    let waiting: Vec<_> = stage.to_publish().filter(|(_, row)| !drawn.contains(&row.id)).collect();
    for chunk in waiting.chunks(AT_ONCE) {
        let mut pages = Vec::with_capacity(chunk.len());
        for (participant, row) in chunk {
            if let Some(snapshot) = drawing.draw(*participant)? {
                pages.push((row.id, row.version, serde_json::to_string(&snapshot)?));
            }
        }
        if send.blocking_send(pages).is_err() {
            break;
        }
    }
    Ok(())
}

/// Keeps pages with their placements, which are not published yet; says whether the publication is still wanted.
async fn keep(handle: &Arc<Handle>, row: &publication::Model, pages: Vec<Page>) -> anyhow::Result<bool> {
    let write = handle.write(Origin::default()).await?;
    let wanted = store::under_way(write.tx(), row.campaign_id).await?.is_some_and(|now| now.id == row.id);
    if wanted {
        for (placement, version, page) in pages {
            store::keep_page(write.tx(), placement, version, page).await?;
        }
    }
    write.commit(Done::unremarkable(wanted, Unremarkable::PageDrawn)).await
}

/// Notes why a publication cannot be finished.
async fn stop(handle: &Arc<Handle>, row: &publication::Model, why: &'static str) -> anyhow::Result<()> {
    let write = handle.write(by(row)).await?;
    let done = stopped(&write, row, why).await?;
    write.commit(done).await
}

async fn stopped(write: &Write, row: &publication::Model, why: &'static str) -> anyhow::Result<Done<()>> {
    let change = publication::ActiveModel {
        state: Set(PublicationState::Failed),
        why: Set(Some(why.to_owned())),
        finished_at: Set(Some(write.now())),
        ..Default::default()
    };
    if store::update_publication(write.tx(), row.id, PublicationState::Preparing, change).await? {
        let entry = Entry::new("placements.publication_failed", "campaign", row.campaign_id);
        Ok(Done::told((), entry.after(why)))
    } else {
        Ok(Done::unremarkable((), Unremarkable::Nothing))
    }
}

/// The program finishes what this person asked for.
fn by(row: &publication::Model) -> Origin {
    Origin { actor: Some(row.requested_by), ..Origin::default() }
}

/// Publishes everything at once, when nothing changed since it was asked for.
async fn finish(handle: &Arc<Handle>, id: PublicationId, stage: &Stage) -> anyhow::Result<()> {
    let campaign = stage.scene.view.id();
    let Some(row) = store::publication(handle.db.read(), id).await? else { return Ok(()) };
    let write = handle.write(by(&row)).await?;
    let Some(held) = store::hold_campaign(write.tx(), campaign).await? else { return Ok(()) };
    let asked = store::under_way(write.tx(), campaign).await?.filter(|row| row.id == id);
    // called off meanwhile, or finished by another
    let Some(asked) = asked else { return Ok(()) };
    if store::fingerprint(write.tx(), campaign).await? != asked.fingerprint {
        let done = stopped(&write, &asked, CHANGED).await?;
        return write.commit(done).await;
    }
    // What took longer than until its instant is seen from now on; what is added to a publication to come, not before it.
    let now = write.now();
    let at = asked.asked_for.unwrap_or(now).max(now).max(held.published_at.unwrap_or(now));
    let act = Act { by: write.origin().actor, at };
    let mut published: Vec<&placement::Model> = Vec::new();
    let mut whole = Vec::new();
    for (participant, principal) in stage.to_publish() {
        let Some(taking) = stage.scene.taking(participant) else { continue };
        let spans = spans(&stage.scene, taking);
        for row in std::iter::once(principal).chain(stage.live.secondary.get(&principal.id)) {
            if let Err(error) = state(row).publish(act) {
                tracing::error!(placement = %row.id, %error, "what accompanies a validated placement is not validated");
                let done = stopped(&write, &asked, BROKEN).await?;
                return write.commit(done).await;
            }
            published.push(row);
            whole.extend(spans.iter().map(|(first, last)| placement_span::ActiveModel {
                id: Set(write.id()),
                placement_id: Set(row.id),
                start_on: Set(*first),
                end_on: Set(*last),
            }));
        }
    }
    let ids: Vec<PlacementId> = published.iter().map(|row| row.id).collect();
    let changed = store::publish(write.tx(), &ids, at).await?;
    anyhow::ensure!(changed == ids.len() as u64, "{changed} of {} placements could be published", ids.len());
    store::write_spans(write.tx(), &ids, whole).await?;
    let stood = stand(&write, stage).await?;
    if let Some(run) = &stage.run {
        allocation::mark_published(write.tx(), run.id, true).await?;
    }
    if held.published_at.is_none() {
        participation::note_published(write.tx(), campaign, Some(at)).await?;
    }
    let change = publication::ActiveModel {
        state: Set(PublicationState::Published),
        visible_at: Set(Some(at)),
        standings: Set(Some(serde_json::to_string(&stood)?)),
        finished_at: Set(Some(now)),
        ..Default::default()
    };
    store::update_publication(write.tx(), id, PublicationState::Preparing, change).await?;
    let told = serde_json::json!({ "at": at, "placements": asked.placements });
    let entry = Entry::new("placements.published", "campaign", campaign).after(told);
    write.commit(Done::told((), entry)).await
}

/// Freezes scores and debts of the participants whose standing this campaign has not frozen yet.
async fn stand(write: &Write, stage: &Stage) -> anyhow::Result<Vec<Stood>> {
    let scene = &stage.scene;
    let debts = standing::debts(scene, &stage.ranks());
    let waiting: Vec<_> = scene.to_place().filter(|taking| taking.row.debt_after.is_none()).collect();
    let ids: Vec<CurriculumId> = waiting.iter().map(|taking| taking.row.curriculum_id).collect();
    let curricula = store::curricula(write.tx(), &ids).await?;
    let past = store::past_costs(write.tx(), scene.view.id(), &ids).await?;
    let (mut stood, mut frozen) = (Vec::new(), Vec::new());
    for taking in waiting {
        let row = &taking.row;
        let Some(curriculum) = curricula.get(&row.curriculum_id) else { continue };
        let cost = stage.live.principal.get(&row.id).and_then(|placement| placement.cost);
        let added = debts.get(&row.id).copied().unwrap_or(0);
        let costs = past.get(&row.curriculum_id).map_or(&[][..], Vec::as_slice);
        let before = people::standing::Standing::of(curriculum);
        let after = standing::after(before, costs, cost, added);
        frozen.push((row.id, after.score, Some(row.debt_before + added)));
        stood.push(Stood { participant: row.id, curriculum: row.curriculum_id, before, after });
    }
    let standings: Vec<_> = stood.iter().map(|stood| (stood.curriculum, stood.after)).collect();
    people::standing::record(write.tx(), &standings).await?;
    participation::freeze_standings(write.tx(), &frozen).await?;
    Ok(stood)
}
