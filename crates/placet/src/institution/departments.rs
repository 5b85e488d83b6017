//! Creating, renaming and archiving departments.

use std::sync::Arc;

use placet_entity::department;
use placet_entity::ids::DepartmentId;

use super::model::{DepartmentForm, Refusal};
use super::store::structure as store;
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "department";

/// Creates a department.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    form: &DepartmentForm,
) -> Outcome<DepartmentId, Refusal> {
    let write = may.write(handle).await?;
    free(&store::departments(write.tx()).await?, None, form)?;
    let id = write.id();
    let row = department::Model { id, name: form.name.clone(), version: 1, archived_at: None };
    store::insert_department(write.tx(), row).await?;
    let entry = Entry::new("institution.department_created", KIND, id).after(form);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Renames a department.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: DepartmentId,
    version: i32,
    form: &DepartmentForm,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::department_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.version != version {
        return Err(No::Refused(Refusal::Changed));
    }
    free(&store::departments(write.tx()).await?, Some(id), form)?;
    store::update_department(write.tx(), &row, &form.name).await?;
    let before = DepartmentForm { name: row.name };
    let entry = Entry::new("institution.department_changed", KIND, id).before(before).after(form);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a department that has no programme left.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: DepartmentId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::department_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    let programmes = store::live_programmes(write.tx(), id).await?;
    if programmes > 0 {
        return Err(No::Refused(Refusal::InUse(programmes)));
    }
    store::archive_department(write.tx(), &row, Some(write.now())).await?;
    let entry = Entry::new("institution.department_archived", KIND, id);
    Ok(write.commit(Done::told(row.name, entry)).await?)
}

/// Takes an archived department back.
pub(super) async fn restore(
    handle: &Arc<Handle>,
    may: &May<EditInstitution>,
    id: DepartmentId,
) -> Outcome<String, Refusal> {
    let write = may.write(handle).await?;
    let Some(row) = store::department_to_change(write.tx(), id).await? else { return Err(No::Hidden) };
    store::archive_department(write.tx(), &row, None).await?;
    let entry = Entry::new("institution.department_restored", KIND, id);
    Ok(write.commit(Done::told(row.name, entry)).await?)
}

fn free(
    rows: &[department::Model],
    own: Option<DepartmentId>,
    form: &DepartmentForm,
) -> Result<(), No<Refusal>> {
    let key = placet_rules::text::search_key(&form.name);
    let taken = rows.iter().any(|row| {
        Some(row.id) != own && row.archived_at.is_none() && placet_rules::text::search_key(&row.name) == key
    });
    if taken { Err(No::Refused(Refusal::Taken("name"))) } else { Ok(()) }
}
