//! Adding, changing and archiving students.

use std::convert::Infallible;
use std::sync::Arc;

use placet_entity::ids::StudentId;
use placet_entity::student;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::model::{Fields, Places};
use super::store;
use crate::access::{May, privilege::EditStudents};
use crate::institution::communes;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why a student is not saved.
#[derive(Clone, Debug)]
pub(super) enum NotSaved {
    /// Another student has this number: who.
    NumberTaken(student::Model),
    /// Somebody saved in between: what is saved now.
    Changed(student::Model),
}

/// Where the towns of a student are, when they are recognised.
async fn places(db: &impl ConnectionTrait, fields: &Fields) -> anyhow::Result<Places> {
    let mut places = Places::default();
    if let Some(town) = &fields.town {
        let found = communes::find(db, fields.postcode.as_deref(), town).await?;
        places.home = found.map(|place| (place.latitude(), place.longitude()));
    }
    if let Some(town) = &fields.lodging_town {
        let found = communes::find(db, None, town).await?;
        places.lodging = found.map(|place| (place.latitude(), place.longitude()));
    }
    Ok(places)
}

/// Adds a student.
pub(super) async fn add(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    fields: &Fields,
) -> Outcome<StudentId, NotSaved> {
    let write = may.write(handle).await?;
    let numbers = [fields.number.clone()];
    if let Some(other) = store::by_numbers(write.tx(), &numbers).await?.pop() {
        return Err(No::Refused(NotSaved::NumberTaken(other)));
    }
    let id: StudentId = write.id();
    let places = places(write.tx(), fields).await?;
    store::insert(write.tx(), vec![fields.new_row(id, places, "manual")]).await?;
    let entry = Entry::new("people.student_created", "student", id).after(fields);
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a student.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    id: StudentId,
    version: i32,
    fields: &Fields,
) -> Outcome<(), NotSaved> {
    let write = may.write(handle).await?;
    let Some(row) = store::student(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.version != version {
        return Err(No::Refused(NotSaved::Changed(row)));
    }
    let numbers = [fields.number.clone()];
    let others = store::by_numbers(write.tx(), &numbers).await?;
    if let Some(other) = others.into_iter().find(|other| other.id != id) {
        return Err(No::Refused(NotSaved::NumberTaken(other)));
    }
    let before = Fields::of(&row);
    if before == *fields {
        return Ok(write.commit(Done::unremarkable((), Unremarkable::Nothing)).await?);
    }
    let moved = before.town != fields.town
        || before.postcode != fields.postcode
        || before.lodging_town != fields.lodging_town
        || row.latitude.is_none();
    let places = if moved {
        places(write.tx(), fields).await?
    } else {
        Places {
            home: row.latitude.zip(row.longitude),
            lodging: row.lodging_latitude.zip(row.lodging_longitude),
        }
    };
    let saved = student::ActiveModel { version: Set(version + 1), ..fields.row(id, places) };
    store::update(write.tx(), saved).await?;
    let entry = Entry::new("people.student_changed", "student", id).before(&before).after(fields);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a student: hidden from lists, still readable.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    id: StudentId,
) -> Outcome<student::Model, Infallible> {
    let write = may.write(handle).await?;
    let Some(row) = store::student(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.archived_at.is_some() {
        return Ok(write.commit(Done::unremarkable(row, Unremarkable::Nothing)).await?);
    }
    let saved = student::ActiveModel {
        id: Set(id),
        archived_at: Set(Some(write.now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::update(write.tx(), saved).await?;
    let entry = Entry::new("people.student_archived", "student", id);
    Ok(write.commit(Done::told(row, entry)).await?)
}

/// Brings an archived student back.
pub(super) async fn restore(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    id: StudentId,
) -> Outcome<student::Model, Infallible> {
    let write = may.write(handle).await?;
    let Some(row) = store::student(write.tx(), id).await? else { return Err(No::Hidden) };
    if row.archived_at.is_none() {
        return Ok(write.commit(Done::unremarkable(row, Unremarkable::Nothing)).await?);
    }
    let saved = student::ActiveModel {
        id: Set(id),
        archived_at: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::update(write.tx(), saved).await?;
    let entry = Entry::new("people.student_restored", "student", id);
    Ok(write.commit(Done::told(row, entry)).await?)
}
