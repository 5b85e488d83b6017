//! Holding the rehearsals that are due: found by looking, computed outside any transaction, kept once.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use placet_allocation::{Checked, Outlook, Procedure, Rehearsal, Rehearsing, rehearse};
use placet_entity::ids::{CampaignId, OpeningId, ParticipantId, RehearsalId};
use placet_entity::{campaign, rehearsal, rehearsal_outlook};
use placet_rules::rehearsal::due;
use sea_orm::ActiveValue::Set;

use super::store;
use crate::kit::background::Task;
use crate::kit::write::{Origin, Unremarkable};
use crate::kit::{Done, Entry, Handle};
use crate::settings::Settings;
use crate::{allocation, settings, wishes};

/// Nobody is to be placed, or no seat is open.
pub(super) const NOBODY: &str = "nobody";

/// What the campaign asks for contradicts itself, or cannot be honoured.
pub(super) const UNSOLVED: &str = "unsolved";

/// A wish and its word, as they are kept.
pub(super) type Word = (OpeningId, Outlook);

/// Begins every rehearsal that is due now; gives the work begun.
pub async fn sweep(handle: &Arc<Handle>) -> anyhow::Result<Vec<Arc<Task>>> {
    let (db, now) = (handle.db.read(), handle.now());
    let settings = settings::load(db).await?;
    let mut begun = Vec::new();
    for row in store::open(db, now).await? {
        let known = wishes::rehearsed::of(db, &settings, &row).await?;
        let last = known.last.map(|last| last.announced_at);
        if let Some(at) = due(&known.announced, last, row.wishes_close_at, now) {
            let (theirs, settings) = (Arc::clone(handle), settings.clone());
            let task = handle.background.begin(("rehearsal", row.id.0), async move |_| {
                let id = row.id;
                if let Err(error) = hold(&theirs, &settings, row, at).await {
                    tracing::error!(campaign = %id, error = format!("{error:#}"), "a rehearsal could not be kept");
                }
            });
            begun.push(task);
        }
    }
    Ok(begun)
}

/// What a rehearsal found, and the hash of what it was computed from.
struct Found {
    sha256: String,
    rehearsal: Rehearsal,
}

fn computed(checked: &Checked, procedure: Procedure) -> Result<Found, &'static str> {
    let rehearsal = rehearse(checked, procedure, &Rehearsing::default()).map_err(|error| {
        tracing::warn!(?error, "a rehearsal cannot be solved");
        UNSOLVED
    })?;
    Ok(Found { sha256: checked.problem_sha256().to_owned(), rehearsal })
}

/// Rehearses a campaign for an announced instant and keeps what it found, unless another node did meanwhile.
async fn hold(
    handle: &Arc<Handle>,
    settings: &Settings,
    row: campaign::Model,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let read_at = handle.now();
    let Some(scene) = allocation::load_scene(handle.db.read(), row.id).await? else { return Ok(()) };
    let is_empty =
        scene.to_place().next().is_none() || scene.openings.values().all(|opening| opening.seats <= 0);
    let procedure = row.procedure.parse::<Procedure>().unwrap_or(Procedure::Fair);
    let found = if is_empty {
        Err(NOBODY)
    } else {
        match allocation::usual_problem(handle, settings, &scene).await? {
            None => Err(UNSOLVED),
            Some(checked) => tokio::task::spawn_blocking(move || computed(&checked, procedure)).await?,
        }
    };
    drop(scene);
    let write = handle.write(Origin::default()).await?;
    let held = store::hold_campaign(write.tx(), row.id).await?;
    // wishes that closed meanwhile are no longer rehearsed, and two nodes rehearse once
    let late = held.is_none_or(|held| held.wishes_close_at <= write.now());
    if late || store::is_held(write.tx(), row.id, at).await? {
        return write.commit(Done::unremarkable((), Unremarkable::Nothing)).await;
    }
    let id: RehearsalId = write.id();
    let (kept, outlooks) = rows(id, row.id, (at, read_at), procedure, found.as_ref());
    let told = serde_json::json!({
        "announced_at": at, "problem_sha256": found.as_ref().ok().map(|found| &found.sha256),
        "failure": found.as_ref().err(),
    });
    store::insert(write.tx(), kept, outlooks).await?;
    let entry = Entry::new("rehearsals.held", "campaign", row.id).after(told);
    write.commit(Done::told((), entry)).await
}

/// What is kept of a rehearsal.
fn rows(
    id: RehearsalId,
    campaign: CampaignId,
    (announced, read): (DateTime<Utc>, DateTime<Utc>),
    procedure: Procedure,
    found: Result<&Found, &&'static str>,
) -> (rehearsal::ActiveModel, Vec<rehearsal_outlook::ActiveModel>) {
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let number = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let outcome = found.ok().map(|found| &found.rehearsal);
    let students = outcome.map_or(&[][..], |outcome| &outcome.students);
    let is_sure = |student: &&placet_allocation::StudentOutlook| {
        student.wishes.iter().any(|wish| wish.outlook == Outlook::Sure)
    };
    let summary = outcome.map(|outcome| &outcome.today.summary);
    let kept = rehearsal::ActiveModel {
        id: Set(id),
        campaign_id: Set(campaign),
        announced_at: Set(announced),
        computed_at: Set(read),
        procedure: Set(procedure.code().to_owned()),
        problem_sha256: Set(found.ok().map(|found| found.sha256.clone())),
        students: Set(count(students.len())),
        waiting: Set(outcome.map_or(0, |outcome| number(outcome.waiting))),
        closes: Set(outcome.map_or(0, |outcome| number(outcome.closes))),
        placed: Set(summary.map_or(0, |summary| number(summary.placed))),
        within_3: Set(summary.map_or(0, |summary| number(summary.within_3))),
        sure: Set(count(students.iter().filter(is_sure).count())),
        failure: Set(found.err().map(|code| (*code).to_owned())),
    };
    let outlooks = students.iter().filter_map(|student| {
        let participant: ParticipantId = student.student.as_str().parse().ok()?;
        let today = outcome?.today.outcome(student.student.as_str());
        let words: Vec<Word> = student
            .wishes
            .iter()
            .filter_map(|wish| Some((wish.site.as_str().parse().ok()?, wish.outlook)))
            .collect();
        Some(rehearsal_outlook::ActiveModel {
            rehearsal_id: Set(id),
            participant_id: Set(participant),
            opening_id: Set(today.and_then(|today| today.site.as_ref()?.as_str().parse().ok())),
            rank: Set(today.and_then(|today| today.rank).map(number)),
            words: Set(serde_json::to_string(&words).unwrap_or_default()),
        })
    });
    (kept, outlooks.collect())
}
