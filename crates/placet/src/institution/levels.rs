//! Creating, changing, ordering and archiving the study levels of a programme.

use std::sync::Arc;

use placet_entity::ids::{ProgrammeId, StudyLevelId};
use placet_entity::study_level;

use super::model::{LevelForm, Refusal};
use super::store::structure as store;
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "study_level";

/// Where a level goes among those of its programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Earlier.
    Up,
    /// Later.
    Down,
}

impl Direction {
    pub(super) fn from_code(code: &str) -> Option<Self> {
        match code {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Creates a level, after the others of its programme.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    programme: ProgrammeId,
    form: &LevelForm,
) -> Outcome<StudyLevelId, Refusal> {
    let write = may.write(handle).await?;
    if store::programme_to_change(write.tx(), programme).await?.is_none() {
        return Err(No::Hidden);
    }
    let levels = store::levels_of(write.tx(), programme).await?;
    free(&levels, None, form)?;
    let id = write.id();
    let row = study_level::Model {
        id,
        programme_id: programme,
        name: form.name.clone(),
        rank: levels.iter().map(|row| row.rank).max().unwrap_or(0) + 1,
        placements_expected: form.placements_expected,
        version: 1,
        archived_at: None,
    };
    store::insert_level(write.tx(), row).await?;
    let entry = Entry::new("institution.level_created", KIND, id).after(form);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a level.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: StudyLevelId,
    version: i32,
    form: &LevelForm,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::level_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.version != version {
        return Err(No::Refused(Refusal::Changed));
    }
    free(&store::levels_of(write.tx(), row.programme_id).await?, Some(id), form)?;
    store::update_level(write.tx(), &row, &form.name, form.placements_expected).await?;
    let before = LevelForm { name: row.name, placements_expected: row.placements_expected };
    let entry = Entry::new("institution.level_changed", KIND, id).before(before).after(form);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Moves a level one place among those of its programme that are not archived.
pub(super) async fn shift(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: StudyLevelId,
    direction: Direction,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::level_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    let all = store::levels_of(write.tx(), row.programme_id).await?;
    let (mut levels, archived): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|level| level.archived_at.is_none());
    let Some(place) = levels.iter().position(|level| level.id == id) else { return Err(No::Hidden) };
    let other = match direction {
        Direction::Up => place.checked_sub(1),
        Direction::Down => (place + 1 < levels.len()).then_some(place + 1),
    };
    let Some(other) = other else {
        return Ok(write.commit(Done::unremarkable((), Unremarkable::Nothing)).await?);
    };
    levels.swap(place, other);
    levels.extend(archived);
    store::rank_levels(write.tx(), row.programme_id, &levels).await?;
    let entry = Entry::new("institution.level_moved", KIND, id)
        .before(serde_json::json!({ "rank": place + 1 }))
        .after(serde_json::json!({ "rank": other + 1 }));
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a level without a cohort in a year under way or to come.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: StudyLevelId,
) -> Outcome<study_level::Model, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::level_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    let cohorts = store::current_cohorts_of_level(write.tx(), id, may.today()).await?;
    if cohorts > 0 {
        return Err(No::Refused(Refusal::InUse(cohorts)));
    }
    store::archive_level(write.tx(), &row, Some(write.now())).await?;
    let entry = Entry::new("institution.level_archived", KIND, id);
    Ok(write.commit(Done::told(row, entry)).await?)
}

/// Takes an archived level back.
pub(super) async fn restore(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: StudyLevelId,
) -> Outcome<study_level::Model, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::level_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    store::archive_level(write.tx(), &row, None).await?;
    let entry = Entry::new("institution.level_restored", KIND, id);
    Ok(write.commit(Done::told(row, entry)).await?)
}

fn free(rows: &[study_level::Model], own: Option<StudyLevelId>, form: &LevelForm) -> Result<(), No<Refusal>> {
    let key = placet_rules::text::search_key(&form.name);
    let taken = rows.iter().any(|row| {
        Some(row.id) != own && row.archived_at.is_none() && placet_rules::text::search_key(&row.name) == key
    });
    if taken { Err(No::Refused(Refusal::Taken("name"))) } else { Ok(()) }
}
