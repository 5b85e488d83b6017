//! Enrolling students in a cohort, and taking one out of it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::ids::{CohortId, CurriculumId, EnrolmentId, ProgrammeId, StudentId};
use placet_entity::kinds::CurriculumStatus;
use placet_entity::{cohort, curriculum, enrolment, student};
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::store;
use super::store::enrolments::{CohortAndYear, Followed};
use crate::access::{May, privilege::EditStudents};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// What enrolling students in a cohort would do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Those who would enter it, with the curriculum that they already follow.
    pub entering: Vec<(student::Model, Option<CurriculumId>)>,
    /// Those who are in it already.
    pub already: usize,
    /// Those who are in another cohort of the same year: they stay there.
    pub elsewhere: Vec<(student::Model, cohort::Model)>,
    /// Those who are archived.
    pub archived: usize,
}

/// Plans the enrolment of students in a cohort.
pub(super) async fn plan(
    db: &impl ConnectionTrait,
    (cohort, year): &CohortAndYear,
    students: &[StudentId],
) -> anyhow::Result<Plan> {
    let followed = store::enrolments::followed(db, students).await?;
    let mut plan = Plan::default();
    for row in store::students(db, students).await? {
        match followed.cohorts.get(&(row.id, year.id)) {
            _ if row.archived_at.is_some() => plan.archived += 1,
            Some(held) if held.id == cohort.id => plan.already += 1,
            Some(held) => plan.elsewhere.push((row, held.clone())),
            None => {
                let curriculum = followed.curricula.get(&(row.id, cohort.programme_id)).copied();
                plan.entering.push((row, curriculum));
            }
        }
    }
    Ok(plan)
}

/// New curricula and enrolments, gathered to be inserted together.
#[derive(Default)]
pub(super) struct Gathered {
    curricula: Vec<curriculum::ActiveModel>,
    enrolments: Vec<enrolment::ActiveModel>,
    started: HashMap<(StudentId, ProgrammeId), CurriculumId>,
    pub entries: Vec<Entry>,
}

impl Gathered {
    /// Enters a student in a cohort: his curriculum is the one he follows, or a new one.
    pub fn enter(
        &mut self,
        write: &Write,
        student: StudentId,
        held: Option<CurriculumId>,
        cohort: &cohort::Model,
        entered_on: NaiveDate,
    ) {
        let key = (student, cohort.programme_id);
        let curriculum = held.or_else(|| self.started.get(&key).copied()).unwrap_or_else(|| {
            let id: CurriculumId = write.id();
            self.started.insert(key, id);
            self.curricula.push(curriculum::ActiveModel {
                id: Set(id),
                student_id: Set(student),
                programme_id: Set(cohort.programme_id),
                entered_on: Set(entered_on),
                left_on: Set(None),
                status: Set(CurriculumStatus::Active),
                score: Set(None),
                costs_count: Set(0),
                debt: Set(0),
                version: Set(1),
            });
            id
        });
        self.enrolments.push(enrolment::ActiveModel {
            id: Set(write.id()),
            curriculum_id: Set(curriculum),
            cohort_id: Set(cohort.id),
        });
        let told = serde_json::json!({ "cohort": cohort.name });
        self.entries.push(Entry::new("people.student_enrolled", "student", student).after(told));
    }

    /// Writes what was gathered.
    pub async fn save(self, write: &Write) -> anyhow::Result<Vec<Entry>> {
        store::enrolments::insert(write.tx(), self.curricula, self.enrolments).await?;
        Ok(self.entries)
    }
}

/// Enrols students in a cohort within a write; those who are in a cohort of that year already, or archived, stay where
/// they are. Gives how many entered.
pub async fn enrol(
    write: &Write,
    cohort: CohortId,
    students: &[StudentId],
) -> Outcome<Done<usize>, std::convert::Infallible> {
    let found = store::enrolments::cohort(write.tx(), cohort).await?.ok_or(No::Hidden)?;
    let plan = plan(write.tx(), &found, students).await?;
    let mut gathered = Gathered::default();
    for (student, curriculum) in &plan.entering {
        gathered.enter(write, student.id, *curriculum, &found.0, found.1.start_on);
    }
    let entries = gathered.save(write).await?;
    Ok(Done::all(plan.entering.len(), entries))
}

/// [`enrol`], as the pages do it.
pub(super) async fn enrol_all(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    cohort: CohortId,
    students: &[StudentId],
) -> Outcome<usize, std::convert::Infallible> {
    let write = may.write(handle).await?;
    let done = enrol(&write, cohort, students).await?;
    let done = if *done.value() == 0 { done.map(|_| 0) } else { done };
    Ok(write.commit(done).await?)
}

/// Why a student does not leave a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotRemoved {
    /// He takes part in campaigns as of this cohort.
    TakesPart(u64),
}

/// Takes a student out of a cohort that he entered by mistake.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    student: StudentId,
    id: EnrolmentId,
) -> Outcome<(), NotRemoved> {
    let write = may.write(handle).await?;
    let Some((row, curriculum, cohort)) = store::enrolments::enrolment(write.tx(), id).await? else {
        return Ok(write.commit(Done::unremarkable((), Unremarkable::Nothing)).await?);
    };
    if curriculum.student_id != student {
        return Err(No::Hidden);
    }
    let campaigns = store::enrolments::participations(write.tx(), curriculum.id, cohort.id).await?;
    if campaigns > 0 {
        return Err(No::Refused(NotRemoved::TakesPart(campaigns)));
    }
    store::enrolments::delete(write.tx(), row.id).await?;
    let told = serde_json::json!({ "cohort": cohort.name });
    let entry = Entry::new("people.student_unenrolled", "student", student).before(told);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// What a student follows, for who plans several at once.
pub(super) type Follows = Followed;
