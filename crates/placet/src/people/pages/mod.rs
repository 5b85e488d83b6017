//! The pages of students.

pub(super) mod accommodation;
pub(super) mod bulk;
pub(super) mod curriculum;
pub(super) mod edit;
pub(super) mod leave;
pub(super) mod list;
pub(super) mod student;

use placet_entity::ids::StudentId;
use placet_entity::student as entity;

use super::model::shown_name;
use super::store;
use crate::access::Actor;
use crate::kit::error::PageError;
use crate::kit::{Handle, Page, PageResult};

/// The student of an address.
async fn found(handle: &Handle, id: &str) -> PageResult<entity::Model> {
    let id: StudentId = id.parse().map_err(|_| PageError::Hidden)?;
    store::student(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}

/// A page below the page of a student.
fn below(actor: &Actor, row: &entity::Model, key: &str) -> Page {
    actor
        .page_of(key)
        .crumb("/students", actor.lang.t("nav-students"))
        .crumb(format!("/students/{}", row.id), shown_name(row))
        .crumb("", actor.lang.t(key))
}
