//! Students, their curricula and enrolments, leave, accommodations, tags.
//!
//! Invariants: a student is in at most one cohort of an academic year; a repeater keeps his curriculum and changes cohort;
//! two leaves never share a day; an accommodation says what is owed and who granted it, never why; a student is archived,
//! never deleted; coordinates come from a recognised town or are not there.
//! Knows campaigns and placements only by reading what they say of a student.

mod account;
mod curriculum;
mod edit;
mod enrol;
pub mod facts;
mod import;
mod model;
mod owed;
mod pages;
mod place;
pub mod standing;
mod store;
mod tags;
#[cfg(test)]
mod tests;

pub use account::{NoAccount, give_account, without_account};
pub use enrol::enrol;
pub use import::StudentImporter;
pub use model::{listed_name, shown_name};
pub use pages::student::Owed as Accommodated;
pub use place::place_students;
pub(crate) use store::owed::curricula;

use chrono::NaiveDate;
use placet_entity::ids::StudentId;
use sea_orm::{ConnectionTrait, DbErr};

use crate::imports;
use crate::kit::Page;
use crate::kit::web::Routes;

/// What a student is owed, in words.
pub async fn accommodations(
    db: &impl ConnectionTrait,
    p: &Page,
    today: NaiveDate,
    student: StudentId,
) -> Result<Vec<Accommodated>, DbErr> {
    let rows = store::owed::accommodations(db, student).await?;
    let base = format!("/students/{student}");
    Ok(rows.iter().map(|row| pages::accommodation::said(p, today, &base, row)).collect())
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .with(imports::routes_for::<StudentImporter>())
        .get("/students", pages::list::list)
        .get("/students/export.csv", pages::list::export_csv)
        .get("/students/export.xlsx", pages::list::export_xlsx)
        .get("/students/new", pages::edit::new)
        .post("/students", pages::edit::post_new)
        .post("/students/tag", pages::bulk::post_tag)
        .post("/students/enrol", pages::bulk::post_enrol)
        .post("/students/enrol/confirm", pages::bulk::post_confirm)
        .get("/students/{id}", pages::student::student)
        .get("/students/{id}/edit", pages::edit::edit)
        .post("/students/{id}", pages::edit::post_edit)
        .post("/students/{id}/archive", pages::edit::post_archive)
        .post("/students/{id}/restore", pages::edit::post_restore)
        .post("/students/{id}/tags", pages::student::post_tag)
        .post("/students/{id}/tags/{tag}/remove", pages::student::post_untag)
        .post("/students/{id}/enrolments", pages::student::post_enrol)
        .post("/students/{id}/enrolments/{enrolment}/remove", pages::student::post_unenrol)
        .get("/students/{id}/curricula/{curriculum}", pages::curriculum::edit)
        .post("/students/{id}/curricula/{curriculum}", pages::curriculum::post_edit)
        .get("/students/{id}/leave/new", pages::leave::new)
        .post("/students/{id}/leave", pages::leave::post_new)
        .get("/students/{id}/leave/{leave}", pages::leave::edit)
        .post("/students/{id}/leave/{leave}", pages::leave::post_edit)
        .post("/students/{id}/leave/{leave}/remove", pages::leave::post_remove)
        .get("/students/{id}/accommodations/new", pages::accommodation::new)
        .post("/students/{id}/accommodations", pages::accommodation::post_new)
        .get("/students/{id}/accommodations/{accommodation}", pages::accommodation::edit)
        .post("/students/{id}/accommodations/{accommodation}", pages::accommodation::post_edit)
        .post("/students/{id}/accommodations/{accommodation}/remove", pages::accommodation::post_remove)
}
