//! Creating, changing and archiving programmes.

use std::sync::Arc;

use placet_entity::ids::ProgrammeId;
use placet_entity::programme;
use sea_orm::DatabaseTransaction;

use super::model::{ProgrammeForm, Refusal};
use super::store::structure as store;
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "programme";

/// Creates a programme.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    form: &ProgrammeForm,
) -> Outcome<ProgrammeId, Refusal> {
    let write = may.write(handle).await?;
    check(write.tx(), None, form).await?;
    let id = write.id();
    let row = programme::Model {
        id,
        department_id: form.department_id,
        code: form.code.clone(),
        name: form.name.clone(),
        version: 1,
        archived_at: None,
    };
    store::insert_programme(write.tx(), row).await?;
    let entry = Entry::new("institution.programme_created", KIND, id).after(form);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a programme.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: ProgrammeId,
    version: i32,
    form: &ProgrammeForm,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::programme_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.version != version {
        return Err(No::Refused(Refusal::Changed));
    }
    check(write.tx(), Some(id), form).await?;
    store::update_programme(write.tx(), &row, form.department_id, &form.code, &form.name).await?;
    let before = ProgrammeForm { department_id: row.department_id, code: row.code, name: row.name };
    let entry = Entry::new("institution.programme_changed", KIND, id).before(before).after(form);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a programme without a cohort in a year under way or to come.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: ProgrammeId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::programme_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    let cohorts = store::current_cohorts_of_programme(write.tx(), id, may.today()).await?;
    if cohorts > 0 {
        return Err(No::Refused(Refusal::InUse(cohorts)));
    }
    store::archive_programme(write.tx(), &row, Some(write.now())).await?;
    let entry = Entry::new("institution.programme_archived", KIND, id);
    Ok(write.commit(Done::told(row.name, entry)).await?)
}

/// Takes an archived programme back.
pub(super) async fn restore(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: ProgrammeId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::programme_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    store::archive_programme(write.tx(), &row, None).await?;
    let entry = Entry::new("institution.programme_restored", KIND, id);
    Ok(write.commit(Done::told(row.name, entry)).await?)
}

/// Codes are unique, archived programmes included; the department is one that is not archived, or the present one.
async fn check(
    tx: &DatabaseTransaction,
    own: Option<ProgrammeId>,
    form: &ProgrammeForm,
) -> Result<(), No<Refusal>> {
    let programmes = store::programmes(tx).await?;
    if programmes.iter().any(|row| Some(row.id) != own && row.code == form.code) {
        return Err(No::Refused(Refusal::Taken("code")));
    }
    let present = programmes.iter().find(|row| Some(row.id) == own).map(|row| row.department_id);
    match store::department(tx, form.department_id).await? {
        Some(row) if row.archived_at.is_none() || present == Some(row.id) => Ok(()),
        _ => Err(No::Refused(Refusal::Gone("department"))),
    }
}
