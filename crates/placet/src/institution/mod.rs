//! The institution: departments, programmes, study levels, academic years, cohorts, communes; and the pages of its settings.
//!
//! Invariants: a year's structure (dates, cohorts) changes only while it is building or unlocked; students see nothing of
//! a year that was never locked; what something refers to is archived, never deleted; an edited row carries a version.
//! Knows campaigns and enrolments only by counting them, and addresses only by the communes that they name; distances are straight lines, from coordinates or not at all.

mod cohorts;
pub mod communes;
#[cfg(test)]
mod communes_tests;
mod departments;
mod import_communes;
mod levels;
mod model;
mod pages;
mod programmes;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod years;

pub use import_communes::{CommuneImporter, Followers};
pub use rules::{year_lock, year_span};

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    use pages::{carry, cohorts, communes, departments, levels, overview, programmes, settings, years};
    Routes::new()
        .get("/institution", overview::overview)
        .get("/institution/departments/new", departments::new)
        .post("/institution/departments", departments::create)
        .get("/institution/departments/{id}/edit", departments::edit)
        .post("/institution/departments/{id}", departments::change)
        .post("/institution/departments/{id}/archive", departments::archive)
        .post("/institution/departments/{id}/restore", departments::restore)
        .get("/institution/programmes/new", programmes::new)
        .post("/institution/programmes", programmes::create)
        .get("/institution/programmes/{id}", programmes::programme)
        .get("/institution/programmes/{id}/edit", programmes::edit)
        .post("/institution/programmes/{id}", programmes::change)
        .post("/institution/programmes/{id}/archive", programmes::archive)
        .post("/institution/programmes/{id}/restore", programmes::restore)
        .get("/institution/programmes/{id}/levels/new", levels::new)
        .post("/institution/programmes/{id}/levels", levels::create)
        .get("/institution/levels/{id}/edit", levels::edit)
        .post("/institution/levels/{id}", levels::change)
        .post("/institution/levels/{id}/move", levels::shift)
        .post("/institution/levels/{id}/archive", levels::archive)
        .post("/institution/levels/{id}/restore", levels::restore)
        .get("/institution/years/new", years::new)
        .post("/institution/years", years::create)
        .get("/institution/years/{id}", years::year)
        .get("/institution/years/{id}/edit", years::edit)
        .post("/institution/years/{id}", years::change)
        .post("/institution/years/{id}/lock", years::lock)
        .post("/institution/years/{id}/unlock", years::unlock)
        .get("/institution/years/{id}/carry", carry::preview)
        .post("/institution/years/{id}/carry", carry::create)
        .get("/institution/communes", communes::communes)
        .get("/settings", settings::settings)
        .get("/settings/{group}", settings::group)
        .post("/settings/{group}", settings::change)
        .post("/settings/{group}/reset", settings::reset)
        .get("/cohorts", cohorts::list)
        .get("/cohorts/export.csv", cohorts::export)
        .get("/cohorts/export.xlsx", cohorts::export)
        .get("/cohorts/new", cohorts::new)
        .post("/cohorts", cohorts::create)
        .get("/cohorts/{id}/edit", cohorts::edit)
        .post("/cohorts/{id}", cohorts::change)
}
