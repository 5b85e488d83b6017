//! Who takes part: brought in line with the cohorts, added and removed by hand, excused, numbered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use placet_entity::ids::{CampaignId, CohortId, CurriculumId, ParticipantId, StudentId};
use placet_entity::kinds::ExcusedReason;
use placet_entity::{cohort, participant};
use placet_rules::numbering::{Counting, Participation, numbers};
use placet_rules::time::{Span, Zone};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::model::CampaignView;
use super::pairs;
use super::store::{self, participants::Enrolled};
use crate::access::{May, privilege::EditCampaigns};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::settings;

/// What bringing participants in line with the cohorts changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InLine {
    /// Students of the cohorts who were not participants.
    pub added: u32,
    /// Participants excused because they are on leave.
    pub excused: u32,
    /// Participants taken back because they are no longer on leave.
    pub taken_back: u32,
}

impl InLine {
    /// Whether anything would change.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// The participants whose excuse changes.
struct Excuses {
    excuse: Vec<ParticipantId>,
    take_back: Vec<ParticipantId>,
}

async fn excuses(db: &impl ConnectionTrait, view: &CampaignView) -> Result<Excuses, DbErr> {
    let leaves = store::participants::leaves_during(db, view.id(), view.periods.around()).await?;
    let is_away = |spans: &Vec<Span>| !placet_rules::leave::days_away(spans, &view.periods).is_empty();
    let away: BTreeSet<ParticipantId> =
        leaves.iter().filter(|(_, spans)| is_away(spans)).map(|(id, _)| *id).collect();
    let excused = store::participants::excused(db, view.id()).await?;
    let on_leave = excused.iter().filter(|(_, reason)| **reason == ExcusedReason::Leave).map(|(id, _)| *id);
    Ok(Excuses {
        take_back: on_leave.filter(|id| !away.contains(id)).collect(),
        excuse: away.into_iter().filter(|id| !excused.contains_key(id)).collect(),
    })
}

/// The cohorts whose students all take part: none for a catch-up campaign, which picks them.
fn whole_cohorts(view: &CampaignView) -> Vec<CohortId> {
    if view.row.catch_up { Vec::new() } else { view.cohorts.iter().map(|cohort| cohort.id).collect() }
}

/// What bringing participants in line would change; nothing once the result is published.
pub(super) async fn behind(db: &impl ConnectionTrait, view: &CampaignView) -> Result<InLine, DbErr> {
    if view.row.published_at.is_some() || view.row.archived_at.is_some() {
        return Ok(InLine::default());
    }
    let excuses = excuses(db, view).await?;
    let cohorts = whole_cohorts(view);
    Ok(InLine {
        added: if cohorts.is_empty() {
            0
        } else {
            store::participants::outside_count(db, view.id(), &cohorts).await?
        },
        excused: excuses.excuse.len() as u32,
        taken_back: excuses.take_back.len() as u32,
    })
}

/// Those of `curricula` who are away during the placement.
async fn away(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    curricula: &[CurriculumId],
) -> Result<BTreeSet<CurriculumId>, DbErr> {
    let leaves = store::participants::leaves(db, curricula).await?;
    Ok(leaves
        .into_iter()
        .filter(|(_, spans)| !placet_rules::leave::days_away(spans, &view.periods).is_empty())
        .map(|(curriculum, _)| curriculum)
        .collect())
}

/// Adds the students of the cohorts who are not participants yet, excuses those on leave and takes back those who no
/// longer are, and numbers everybody again.
pub(super) async fn bring_in_line(write: &Write, view: &CampaignView) -> Result<InLine, DbErr> {
    let tx = write.tx();
    let Excuses { excuse, take_back } = excuses(tx, view).await?;
    let mut newcomers = store::participants::enrolled_outside(tx, view.id(), &whole_cohorts(view)).await?;
    let mut once = BTreeSet::new();
    newcomers.retain(|enrolled| once.insert(enrolled.student.id));
    let curricula: Vec<_> = newcomers.iter().map(|enrolled| enrolled.curriculum.id).collect();
    let away = away(tx, view, &curricula).await?;
    let rows = newcomers
        .iter()
        .map(|enrolled| newcomer(write, view.id(), enrolled, away.contains(&enrolled.curriculum.id)))
        .collect();
    store::participants::insert(tx, rows).await?;
    for (ids, reason) in [(&excuse, Some(ExcusedReason::Leave)), (&take_back, None)] {
        set_excused(tx, ids, reason).await?;
    }
    let zone = settings::load(tx).await?.zone;
    renumber(tx, &store::participants::rows_of(tx, view.id()).await?, zone).await?;
    Ok(InLine {
        added: newcomers.len() as u32,
        excused: excuse.len() as u32,
        taken_back: take_back.len() as u32,
    })
}

fn newcomer(
    write: &Write,
    campaign: CampaignId,
    enrolled: &Enrolled,
    away: bool,
) -> participant::ActiveModel {
    participant::ActiveModel {
        id: Set(write.id()),
        campaign_id: Set(campaign),
        curriculum_id: Set(enrolled.curriculum.id),
        student_id: Set(enrolled.student.id),
        cohort_id: Set(enrolled.cohort),
        number: Set(0),
        order_auto: Set(None),
        order_manual: Set(None),
        order_effective: Set(None),
        score_before: Set(enrolled.curriculum.score),
        score_after: Set(None),
        debt_before: Set(enrolled.curriculum.debt),
        debt_after: Set(None),
        excused: Set(away.then_some(ExcusedReason::Leave)),
        not_done: Set(false),
        wishes_version: Set(0),
        wishes_saved_at: Set(None),
        version: Set(1),
    }
}

async fn set_excused(
    db: &impl ConnectionTrait,
    ids: &[ParticipantId],
    reason: Option<ExcusedReason>,
) -> Result<(), DbErr> {
    for id in ids {
        let row = participant::ActiveModel { id: Set(*id), excused: Set(reason), ..Default::default() };
        store::update_participant(db, row).await?;
    }
    Ok(())
}

/// Numbers the participations of the curricula of `rows` along each curriculum; an excused one has the number 0.
pub(super) async fn renumber(
    db: &impl ConnectionTrait,
    rows: &[participant::Model],
    zone: Zone,
) -> Result<(), DbErr> {
    let curricula: BTreeSet<CurriculumId> = rows.iter().map(|row| row.curriculum_id).collect();
    let curricula: Vec<CurriculumId> = curricula.into_iter().collect();
    let mut by_curriculum: BTreeMap<CurriculumId, Vec<(participant::Model, Participation<ParticipantId>)>> =
        BTreeMap::new();
    for (row, start) in store::participants::participations(db, &curricula).await? {
        let skipped = row.excused.is_some() || row.not_done;
        let participation = Participation {
            id: row.id,
            start: zone.day_of(start),
            counting: if skipped { Counting::Skipped } else { Counting::Counted },
            secondary: None,
        };
        by_curriculum.entry(row.curriculum_id).or_default().push((row, participation));
    }
    let mut changed: BTreeMap<i32, Vec<ParticipantId>> = BTreeMap::new();
    for list in by_curriculum.values() {
        let participations: Vec<_> = list.iter().map(|(_, participation)| *participation).collect();
        let found = numbers(&participations);
        for (row, _) in list {
            let number = found.get(&row.id).map_or(0, |number| number.number.cast_signed());
            if number != row.number {
                changed.entry(number).or_default().push(row.id);
            }
        }
    }
    for (number, ids) in changed {
        store::participants::set_number(db, &ids, number).await?;
    }
    Ok(())
}

/// Why participants do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PeopleRefusal {
    /// The result is published: participants stay as they are.
    Published,
    /// The campaign is archived.
    Archived,
    /// Nobody was chosen.
    Nobody,
    /// Somebody of another cohort is added, and nobody said whose seats he is given.
    NoCohort,
}

/// The campaign, held until the end of the write, if its participants may still change.
pub(super) async fn open_campaign(write: &Write, id: CampaignId) -> Outcome<CampaignView, PeopleRefusal> {
    store::campaigns::hold(write.tx(), id).await?;
    let Some(view) = store::load(write.tx(), id).await? else { return Err(No::Hidden) };
    if view.row.archived_at.is_some() {
        return Err(No::Refused(PeopleRefusal::Archived));
    }
    if view.row.published_at.is_some() {
        return Err(No::Refused(PeopleRefusal::Published));
    }
    Ok(view)
}

/// Brings participants in line with the cohorts and the leave of today.
pub(super) async fn sync(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
) -> Outcome<InLine, PeopleRefusal> {
    let write = may.write(handle).await?;
    let view = open_campaign(&write, id).await?;
    let changed = bring_in_line(&write, &view).await?;
    let done = if changed.is_nothing() {
        Done::unremarkable(changed, Unremarkable::Nothing)
    } else {
        let entry = Entry::new("campaigns.participants_brought_in_line", "campaign", id).after(json!({
            "added": changed.added, "excused": changed.excused, "taken_back": changed.taken_back,
        }));
        Done::told(changed, entry)
    };
    Ok(write.commit(done).await?)
}

/// A curriculum that could be added by hand, with the cohort that he is in: one of the campaign's if he is in one, else his
/// latest.
pub(super) struct Candidate {
    pub enrolled: Enrolled,
    pub cohort: cohort::Model,
}

/// Who could be added by hand, by name: the students of the campaign's cohorts who do not take part; for a catch-up campaign,
/// those of any cohort of the same programmes.
pub(super) async fn candidates(
    db: &impl ConnectionTrait,
    view: &CampaignView,
) -> Result<Vec<Candidate>, DbErr> {
    let mut cohorts = view.cohorts.clone();
    if view.row.catch_up {
        let programmes: BTreeSet<_> = cohorts.iter().map(|cohort| cohort.programme_id).collect();
        let others = store::campaigns::cohorts_of_programmes(db, &programmes).await?;
        cohorts.extend(others.into_iter().filter(|cohort| view.cohort(cohort.id).is_none()));
    }
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    let mut found = store::participants::enrolled_outside(db, view.id(), &ids).await?;
    let place = |enrolled: &Enrolled| ids.iter().position(|id| *id == enrolled.cohort);
    let mut nearest: BTreeMap<StudentId, Option<usize>> = BTreeMap::new();
    for enrolled in &found {
        let held = nearest.entry(enrolled.student.id).or_insert_with(|| place(enrolled));
        *held = (*held).min(place(enrolled));
    }
    found.retain(|enrolled| nearest.get(&enrolled.student.id) == Some(&place(enrolled)));
    let cohort = |enrolled: &Enrolled| place(enrolled).map(|place| cohorts[place].clone());
    Ok(found
        .into_iter()
        .filter_map(|enrolled| Some(Candidate { cohort: cohort(&enrolled)?, enrolled }))
        .collect())
}

/// Adds curricula by hand; those that already take part, or that the campaign may not take, are passed over. Who is in none
/// of the campaign's cohorts is given the seats of `seats`.
pub(super) async fn add(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    chosen: &BTreeSet<CurriculumId>,
    seats: Option<CohortId>,
) -> Outcome<u32, PeopleRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let view = open_campaign(&write, id).await?;
    let only = view.cohorts.first().filter(|_| view.cohorts.len() == 1).map(|cohort| cohort.id);
    let seats = seats.filter(|id| view.cohort(*id).is_some()).or(only);
    let mut added = Vec::new();
    for candidate in candidates(tx, &view).await? {
        let Candidate { mut enrolled, .. } = candidate;
        if !chosen.contains(&enrolled.curriculum.id) {
            continue;
        }
        if view.cohort(enrolled.cohort).is_none() {
            enrolled.cohort = seats.ok_or(No::Refused(PeopleRefusal::NoCohort))?;
        }
        added.push(enrolled);
    }
    if added.is_empty() {
        return Err(No::Refused(PeopleRefusal::Nobody));
    }
    let curricula: Vec<_> = added.iter().map(|enrolled| enrolled.curriculum.id).collect();
    let away = away(tx, &view, &curricula).await?;
    let new = added
        .iter()
        .map(|enrolled| newcomer(&write, id, enrolled, away.contains(&enrolled.curriculum.id)))
        .collect();
    store::participants::insert(tx, new).await?;
    let zone = settings::load(tx).await?.zone;
    renumber(tx, &store::participants::rows_of(tx, id).await?, zone).await?;
    let names: Vec<_> = added.iter().map(|enrolled| enrolled.student.number.clone()).collect();
    let entry = Entry::new("campaigns.participants_added", "campaign", id).after(names);
    Ok(write.commit(Done::told(added.len() as u32, entry)).await?)
}

/// What happened to the participants chosen: how many changed, how many stay because something refers to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changed {
    /// Changed.
    pub changed: u32,
    /// Stayed as they were.
    pub kept: u32,
}

/// Removes participants to whom nothing refers: no wish, request, decision or placement. Their pairs go with them.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    chosen: &BTreeSet<ParticipantId>,
) -> Outcome<Changed, PeopleRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    open_campaign(&write, id).await?;
    let rows: Vec<_> = store::participants::rows_of(tx, id)
        .await?
        .into_iter()
        .filter(|row| chosen.contains(&row.id))
        .collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let used = store::participants::in_use(tx, &ids).await?;
    let gone: Vec<_> = ids.iter().copied().filter(|id| !used.contains(id)).collect();
    if ids.is_empty() {
        return Err(No::Refused(PeopleRefusal::Nobody));
    }
    let mut entries = pairs::remove_of(&write, id, &gone).await?;
    store::participants::remove(tx, &gone).await?;
    let zone = settings::load(tx).await?.zone;
    renumber(tx, &rows, zone).await?;
    let result = Changed { changed: gone.len() as u32, kept: used.len() as u32 };
    let done = if gone.is_empty() {
        Done::unremarkable(result, Unremarkable::Nothing)
    } else {
        let students: Vec<_> =
            rows.iter().filter(|row| gone.contains(&row.id)).map(|row| row.student_id).collect();
        entries.push(Entry::new("campaigns.participants_removed", "campaign", id).before(students));
        Done::all(result, entries)
    };
    Ok(write.commit(done).await?)
}

/// Excuses participants, or takes them back. Those on leave stay excused: their leave says so.
pub(super) async fn excuse(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    chosen: &BTreeSet<ParticipantId>,
    excused: bool,
) -> Outcome<(Changed, Vec<ParticipantId>), PeopleRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    open_campaign(&write, id).await?;
    let placed = store::participants::placed(tx, id).await?;
    let rows: Vec<_> = store::participants::rows_of(tx, id)
        .await?
        .into_iter()
        .filter(|row| chosen.contains(&row.id))
        .collect();
    if rows.is_empty() {
        return Err(No::Refused(PeopleRefusal::Nobody));
    }
    let changes = |row: &&participant::Model| {
        if excused {
            row.excused.is_none() && !placed.contains_key(&row.id)
        } else {
            matches!(row.excused, Some(ExcusedReason::Manager | ExcusedReason::Commission))
        }
    };
    let ids: Vec<_> = rows.iter().filter(changes).map(|row| row.id).collect();
    set_excused(tx, &ids, excused.then_some(ExcusedReason::Manager)).await?;
    let zone = settings::load(tx).await?.zone;
    renumber(tx, &rows, zone).await?;
    let result = Changed { changed: ids.len() as u32, kept: (rows.len() - ids.len()) as u32 };
    let done = if ids.is_empty() {
        Done::unremarkable((result, ids), Unremarkable::Nothing)
    } else {
        let action =
            if excused { "campaigns.participants_excused" } else { "campaigns.participants_taken_back" };
        let entry = Entry::new(action, "campaign", id).after(&ids);
        Done::told((result, ids), entry)
    };
    Ok(write.commit(done).await?)
}
