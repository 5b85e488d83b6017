//! Creating, changing, locking and unlocking academic years.

use std::sync::Arc;

use placet_entity::academic_year;
use placet_entity::ids::{AcademicYearId, CohortId};
use placet_rules::year::{CohortFacts, LockRefusal};

use super::model::{Refusal, YearForm};
use super::rules::{year_lock, year_span};
use super::store::years as store;
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "academic_year";

/// Creates a year, building.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    form: &YearForm,
) -> Outcome<AcademicYearId, Refusal> {
    let write = may.write(handle).await?;
    free(&store::years(write.tx()).await?, None, form)?;
    let id = write.id();
    let row = academic_year::Model {
        id,
        code: form.code.clone(),
        start_on: form.start_on,
        end_on: form.end_on,
        locked_at: None,
        unlocked_at: None,
        version: 1,
    };
    store::insert_year(write.tx(), row).await?;
    let entry = Entry::new("institution.year_created", KIND, id).after(form);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a year whose structure is open.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: AcademicYearId,
    version: i32,
    form: &YearForm,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::year_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.version != version {
        return Err(No::Refused(Refusal::Changed));
    }
    if !is_open(&row, may.today()) {
        return Err(No::Refused(Refusal::YearFrozen));
    }
    free(&store::years(write.tx()).await?, Some(id), form)?;
    store::update_year(write.tx(), &row, form).await?;
    let before = YearForm { code: row.code, start_on: row.start_on, end_on: row.end_on };
    let entry = Entry::new("institution.year_changed", KIND, id).before(before).after(form);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Locks a year: students see it, and its placements keep their dates.
pub(super) async fn lock(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: AcademicYearId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::year_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    let facts = cohort_facts(write.tx(), id).await?;
    year_lock(&row)
        .lock(&year_span(&row), may.today(), write.now(), &facts)
        .map_err(|why| No::Refused(Refusal::Lock(why)))?;
    store::set_lock(write.tx(), &row, Some(write.now()), None).await?;
    let entry = Entry::new("institution.year_locked", KIND, id);
    Ok(write.commit(Done::told(row.code, entry)).await?)
}

/// Opens a locked year to changes again; students still see it.
pub(super) async fn unlock(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: AcademicYearId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::year_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    year_lock(&row)
        .unlock::<CohortId>(&year_span(&row), may.today(), write.now())
        .map_err(|why| No::Refused(Refusal::Lock(vec![why])))?;
    store::set_lock(write.tx(), &row, row.locked_at, Some(write.now())).await?;
    let entry = Entry::new("institution.year_unlocked", KIND, id);
    Ok(write.commit(Done::told(row.code, entry)).await?)
}

/// What would stand in the way of locking the year now.
pub(super) fn obstacles(
    year: &academic_year::Model,
    today: chrono::NaiveDate,
    now: chrono::DateTime<chrono::Utc>,
    facts: &[CohortFacts<CohortId>],
) -> Vec<LockRefusal<CohortId>> {
    year_lock(year).lock(&year_span(year), today, now, facts).err().unwrap_or_default()
}

/// The cohorts of a year, as the rules on locking ask.
pub(super) async fn cohort_facts(
    db: &impl sea_orm::ConnectionTrait,
    year: AcademicYearId,
) -> Result<Vec<CohortFacts<CohortId>>, sea_orm::DbErr> {
    let campaigns = store::campaigns(db).await?;
    let cohorts = store::cohorts_of(db, year).await?;
    let count = |id| campaigns.get(&id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0);
    Ok(cohorts.into_iter().map(|row| CohortFacts { cohort: row.id, campaigns: count(row.id) }).collect())
}

/// Whether the dates and cohorts of a year may change.
pub(super) fn is_open(year: &academic_year::Model, today: chrono::NaiveDate) -> bool {
    year_lock(year).state(&year_span(year), today).is_structure_open()
}

fn free(
    rows: &[academic_year::Model],
    own: Option<AcademicYearId>,
    form: &YearForm,
) -> Result<(), No<Refusal>> {
    let taken = rows.iter().any(|row| Some(row.id) != own && row.code == form.code);
    if taken { Err(No::Refused(Refusal::Taken("code"))) } else { Ok(()) }
}
