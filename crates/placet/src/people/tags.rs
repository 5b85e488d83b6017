//! Tags on students.

use std::collections::HashSet;
use std::sync::Arc;

use placet_entity::ids::{StudentId, TagId};

use super::store;
use crate::access::{May, privilege::EditStudents};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Puts a tag on students; gives how many did not wear it.
pub(super) async fn put(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    name: &str,
    students: &[StudentId],
) -> anyhow::Result<usize> {
    let write = may.write(handle).await?;
    let tag: TagId = match store::tags::named(write.tx(), name).await? {
        Some(tag) => tag.id,
        None => {
            let id = write.id();
            store::tags::insert(write.tx(), id, name).await?;
            id
        }
    };
    let wearers: HashSet<StudentId> = store::tags::wearers(write.tx(), tag).await?.into_iter().collect();
    let known = store::students(write.tx(), students).await?;
    let new: Vec<StudentId> =
        known.into_iter().map(|row| row.id).filter(|id| !wearers.contains(id)).collect();
    if new.is_empty() {
        return write.commit(Done::unremarkable(0, Unremarkable::Nothing)).await;
    }
    store::tags::put(write.tx(), tag, &new).await?;
    let entries = new
        .iter()
        .map(|id| {
            Entry::new("people.student_tagged", "student", id).after(serde_json::json!({ "tag": name }))
        })
        .collect();
    write.commit(Done::all(new.len(), entries)).await
}

/// Takes a tag off a student who wears it.
pub(super) async fn take(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    tag: TagId,
) -> Outcome<(), std::convert::Infallible> {
    let write = may.write(handle).await?;
    let worn = store::tags::of(write.tx(), student).await?.into_iter().find(|row| row.id == tag);
    let Some(worn) = worn else { return Err(No::Hidden) };
    store::tags::take(write.tx(), tag, &[student]).await?;
    let entry = Entry::new("people.student_untagged", "student", student)
        .before(serde_json::json!({ "tag": worn.name }));
    Ok(write.commit(Done::told((), entry)).await?)
}
