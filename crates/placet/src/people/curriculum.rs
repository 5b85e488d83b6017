//! Changing a curriculum: when it was entered, whether it goes on, when and why it ended.
//!
//! Who left or completed it is proposed to no campaign any more; who left is in no grid either. Campaigns that are under way
//! keep their participants: they are named, for somebody to decide.

use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::curriculum;
use placet_entity::ids::{CurriculumId, StudentId};
use placet_entity::kinds::CurriculumStatus;
use sea_orm::ActiveValue::Set;
use serde::Serialize;

use super::store;
use crate::access::{May, privilege::EditStudents};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// What is kept of the course of a curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Course {
    /// Whether it goes on.
    pub status: CurriculumStatus,
    /// First day.
    pub entered_on: NaiveDate,
    /// Last day; none while it goes on.
    pub left_on: Option<NaiveDate>,
}

impl Course {
    /// That of a row.
    pub(super) fn of(row: &curriculum::Model) -> Self {
        Self { status: row.status, entered_on: row.entered_on, left_on: row.left_on }
    }
}

/// Why a curriculum was not changed.
#[derive(Debug)]
pub(super) enum NotChanged {
    /// It ends before it begins.
    Backwards,
    /// It does not go on, and nobody said since when.
    NoLastDay,
    /// Somebody saved in between: what is saved now.
    Changed(curriculum::Model),
}

/// Changes a curriculum, with the reason. Gives the names of the campaigns under way in which it takes part although it does
/// not go on.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    id: CurriculumId,
    version: i32,
    typed: Course,
    reason: &str,
) -> Outcome<Vec<String>, NotChanged> {
    let write = may.write(handle).await?;
    let row = store::curricula::curriculum(write.tx(), id).await?;
    let Some(row) = row.filter(|row| row.student_id == student) else { return Err(No::Hidden) };
    let left_on = typed.left_on.filter(|_| typed.status != CurriculumStatus::Active);
    let course = Course { left_on, ..typed };
    if course.status != CurriculumStatus::Active && left_on.is_none() {
        return Err(No::Refused(NotChanged::NoLastDay));
    }
    if left_on.is_some_and(|last| last < course.entered_on) {
        return Err(No::Refused(NotChanged::Backwards));
    }
    if row.version != version {
        return Err(No::Refused(NotChanged::Changed(row)));
    }
    let before = Course::of(&row);
    if before == course {
        return Ok(write.commit(Done::unremarkable(Vec::new(), Unremarkable::Nothing)).await?);
    }
    let saved = curriculum::ActiveModel {
        id: Set(id),
        status: Set(course.status),
        entered_on: Set(course.entered_on),
        left_on: Set(course.left_on),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::curricula::update(write.tx(), saved).await?;
    let under_way = if course.status == CurriculumStatus::Active {
        Vec::new()
    } else {
        store::curricula::under_way(write.tx(), id, write.now()).await?
    };
    let told = serde_json::json!({
        "status": course.status, "entered_on": course.entered_on, "left_on": course.left_on, "reason": reason,
    });
    let entry = Entry::new("people.curriculum_changed", "student", student).before(before).after(told);
    Ok(write.commit(Done::told(under_way, entry)).await?)
}
