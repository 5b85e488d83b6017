//! Something is settled by hand for a student and a requirement: placements credited, or the requirement set aside.

use std::convert::Infallible;
use std::sync::Arc;

use placet_entity::ids::{RequirementId, StudentId};
use placet_entity::kinds::RequirementApplies;
use placet_entity::student_requirement::Model;
use serde_json::{Value, json};

use super::model::Asked;
use super::store::{requirements, settled as store};
use crate::access::{May, privilege::SettleRequirements};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// What is settled, as it was typed and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    /// Placements credited.
    pub equivalences: i32,
    /// Whether the requirement still applies.
    pub applies: RequirementApplies,
    /// Why.
    pub reason: String,
}

/// Why nothing is settled.
#[derive(Clone, Debug)]
pub(super) enum NotSettled {
    /// It would credit nothing and set nothing aside.
    Nothing,
    /// Somebody settled something else since the form was shown; none when it was taken back.
    Changed(Option<Box<Model>>),
}

/// What the history of the student keeps.
fn told(asked: &Asked, row: &Model) -> Value {
    json!({
        "requirement": asked.row.name, "requirement_id": row.requirement_id, "equivalences": row.equivalences,
        "applies": row.applies.code(), "reason": row.reason,
    })
}

/// What is told when something is taken back.
pub(super) fn taken_back(asked: &Asked, row: &Model, student: StudentId) -> Entry {
    Entry::new("curricula.taken_back", "student", student).before(told(asked, row))
}

/// Settles something for a student in his curriculum of the requirement's programme, in place of what was settled in the
/// version that the form was shown with (0: nothing).
pub(super) async fn settle(
    handle: &Arc<Handle>,
    may: &May<SettleRequirements>,
    student: StudentId,
    id: RequirementId,
    version: i32,
    typed: &Settled,
) -> Outcome<(), NotSettled> {
    if typed.equivalences == 0 && typed.applies == RequirementApplies::Yes {
        return Err(No::Refused(NotSettled::Nothing));
    }
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(asked) = requirements::find(tx, id).await? else { return Err(No::Hidden) };
    let Some(curriculum) = store::curriculum_to_settle(tx, student, asked.row.programme_id).await? else {
        return Err(No::Hidden);
    };
    let saved = store::find(tx, curriculum, id).await?;
    if saved.as_ref().map_or(0, |row| row.version) != version {
        return Err(No::Refused(NotSettled::Changed(saved.map(Box::new))));
    }
    let row = Model {
        id: saved.as_ref().map_or_else(|| write.id(), |row| row.id),
        curriculum_id: curriculum,
        requirement_id: id,
        equivalences: typed.equivalences,
        applies: typed.applies,
        reason: typed.reason.clone(),
        granted_by: Some(may.account()),
        granted_at: write.now(),
        version: version + 1,
    };
    let entry = Entry::new("curricula.settled", "student", student).after(told(&asked, &row));
    let entry = match &saved {
        Some(saved) => {
            store::update(tx, row).await?;
            entry.before(told(&asked, saved))
        }
        None => {
            store::insert(tx, row).await?;
            entry
        }
    };
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Takes back what was settled.
pub(super) async fn take_back(
    handle: &Arc<Handle>,
    may: &May<SettleRequirements>,
    student: StudentId,
    id: RequirementId,
) -> Outcome<(), Infallible> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(asked) = requirements::find(tx, id).await? else { return Err(No::Hidden) };
    let programme = asked.row.programme_id;
    let Some(curriculum) = store::curriculum_to_settle(tx, student, programme).await? else {
        return Err(No::Hidden);
    };
    let Some(row) = store::find(tx, curriculum, id).await? else { return Err(No::Hidden) };
    store::delete(tx, row.id).await?;
    Ok(write.commit(Done::told((), taken_back(&asked, &row, student))).await?)
}
