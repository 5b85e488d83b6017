//! Creating and changing cohorts, and carrying those of a year into the next.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::Datelike as _;
use placet_entity::ids::{AcademicYearId, CohortId, ProgrammeId};
use placet_entity::{academic_year, cohort, study_level};
use sea_orm::DatabaseTransaction;

use super::model::{CohortForm, Refusal};
use super::store::{structure, years as store};
use super::{rules, years};
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "cohort";

/// Creates a cohort in a year whose structure is open.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    form: &CohortForm,
) -> Outcome<CohortId, Refusal> {
    let write = may.write(handle).await?;
    let programme = check(write.tx(), may, None, form).await?;
    let id = write.id();
    store::insert_cohorts(write.tx(), vec![row(id, programme, form)]).await?;
    let entry = Entry::new("institution.cohort_created", KIND, id).after(form);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a cohort; one with students or campaigns keeps its year and level.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: CohortId,
    version: i32,
    form: &CohortForm,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(old) = store::cohort_to_change(tx, id).await? else { return Err(No::Hidden) };
    if old.version != version {
        return Err(No::Refused(Refusal::Changed));
    }
    let before = CohortForm {
        year_id: old.year_id,
        level_id: old.level_id,
        code: old.code.clone(),
        name: old.name.clone(),
        previous_id: old.previous_id,
    };
    let moves = (old.year_id, old.level_id) != (form.year_id, form.level_id);
    if moves
        && (store::students(tx).await?.contains_key(&id) || store::campaigns(tx).await?.contains_key(&id))
    {
        return Err(No::Refused(Refusal::CohortInUse));
    }
    let programme = check(tx, may, Some(&old), form).await?;
    store::update_cohort(tx, &old, programme, form).await?;
    let entry = Entry::new("institution.cohort_changed", KIND, id).before(before).after(form);
    Ok(write.commit(Done::told((), entry)).await?)
}

fn row(id: CohortId, programme: ProgrammeId, form: &CohortForm) -> cohort::Model {
    cohort::Model {
        id,
        year_id: form.year_id,
        programme_id: programme,
        level_id: form.level_id,
        code: form.code.clone(),
        name: form.name.clone(),
        previous_id: form.previous_id,
        version: 1,
    }
}

/// Checks what a cohort points to; gives the programme of its level.
async fn check(
    tx: &DatabaseTransaction,
    may: &May<EditInstitution>,
    old: Option<&cohort::Model>,
    form: &CohortForm,
) -> Result<ProgrammeId, No<Refusal>> {
    let no = |refusal| Err(No::Refused(refusal));
    let Some(year) = store::year(tx, form.year_id).await? else { return no(Refusal::Gone("year")) };
    let stays = old.is_some_and(|old| old.year_id == year.id);
    if !stays && !years::is_open(&year, may.today()) {
        return no(Refusal::YearFrozen);
    }
    let level = structure::level(tx, form.level_id).await?;
    let kept = old.map(|old| old.level_id);
    let Some(level) = level.filter(|row| row.archived_at.is_none() || kept == Some(row.id)) else {
        return no(Refusal::Gone("level"));
    };
    let cohorts = store::cohorts(tx).await?;
    if cohorts.iter().any(|row| Some(row.id) != old.map(|old| old.id) && row.code == form.code) {
        return no(Refusal::Taken("code"));
    }
    if let Some(previous) = form.previous_id {
        let Some(previous) = cohorts.iter().find(|row| row.id == previous) else {
            return no(Refusal::Gone("previous"));
        };
        let earlier =
            store::year(tx, previous.year_id).await?.is_some_and(|row| row.start_on < year.start_on);
        if !earlier {
            return no(Refusal::PreviousNotEarlier);
        }
    }
    Ok(level.programme_id)
}

/// A cohort that a year would receive from the one before.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// The cohort whose level it takes.
    pub model: cohort::Model,
    /// What it would be.
    pub form: CohortForm,
    /// The cohort its students come from.
    pub previous: Option<cohort::Model>,
    /// The year has a cohort of this level, or of this code, already.
    pub exists: bool,
}

/// What carrying the cohorts of `from` into `to` would create: the same levels one year later, each filled by the
/// students of the level below.
pub(super) fn preview(
    from: &academic_year::Model,
    to: &academic_year::Model,
    cohorts: &[cohort::Model],
    levels: &[study_level::Model],
) -> Vec<Carried> {
    let of = |year: AcademicYearId| cohorts.iter().filter(move |row| row.year_id == year);
    let there: HashSet<_> = of(to.id).map(|row| row.level_id).collect();
    let codes: HashSet<_> = cohorts.iter().map(|row| row.code.as_str()).collect();
    of(from.id)
        .map(|model| {
            let level = levels.iter().find(|level| level.id == model.level_id);
            let below = level.and_then(|level| {
                levels
                    .iter()
                    .filter(|other| other.programme_id == level.programme_id && other.rank < level.rank)
                    .max_by_key(|other| other.rank)
            });
            let previous = below.and_then(|below| of(from.id).find(|row| row.level_id == below.id)).cloned();
            let (first, next) = (from.start_on.year(), to.start_on.year());
            let code = rules::carried(&model.code, first, next);
            let code = if code == model.code { format!("{code}_{next}") } else { code };
            let form = CohortForm {
                year_id: to.id,
                level_id: model.level_id,
                name: rules::carried(&model.name, first, next),
                previous_id: previous.as_ref().map(|row| row.id),
                code,
            };
            // several cohorts of one level are told apart by their codes only
            let alone = of(from.id).filter(|row| row.level_id == model.level_id).count() == 1;
            let exists = codes.contains(form.code.as_str()) || alone && there.contains(&model.level_id);
            Carried { model: model.clone(), form, previous, exists }
        })
        .collect()
}

/// Creates next year's cohorts from the chosen ones of another year; those that exist are left alone. Gives how many.
pub(super) async fn carry(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    from: AcademicYearId,
    to: AcademicYearId,
    chosen: &[CohortId],
) -> Outcome<usize, Refusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let (Some(from), Some(to)) = (store::year(tx, from).await?, store::year_to_change(tx, to).await?) else {
        return Err(No::Hidden);
    };
    if !years::is_open(&to, may.today()) {
        return Err(No::Refused(Refusal::YearFrozen));
    }
    if from.start_on >= to.start_on {
        return Err(No::Refused(Refusal::PreviousNotEarlier));
    }
    let (cohorts, levels) = (store::cohorts(tx).await?, structure::levels(tx).await?);
    let wanted = preview(&from, &to, &cohorts, &levels);
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for carried in wanted.iter().filter(|one| !one.exists && chosen.contains(&one.model.id)) {
        let id = write.id();
        rows.push(row(id, carried.model.programme_id, &carried.form));
        entries.push(Entry::new("institution.cohort_carried", KIND, id).after(&carried.form));
    }
    let count = rows.len();
    store::insert_cohorts(tx, rows).await?;
    Ok(write.commit(Done::all(count, entries)).await?)
}
