//! Lists and exports that read across features: the grid of a cohort, where it stands with its
//! requirements, what a student owes and is owed, and the search that goes anywhere.
//!
//! Invariants: nothing here writes; what a reader may not see elsewhere is not shown here either (proposals that are not
//! published are for who sees the allocation).
//! Knows no rule of its own but where a hole, a leave or a repeat is in a student's sequence of placements.

mod grid;
mod pages;
mod situation;
mod store;
#[cfg(test)]
mod tests;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cohorts/{id}", pages::cohort::cohort)
        .get("/cohorts/{id}/export.csv", pages::cohort::export_csv)
        .get("/cohorts/{id}/export.xlsx", pages::cohort::export_xlsx)
        .get("/cohorts/{id}/requirements", pages::requirements::page)
        .get("/cohorts/{id}/requirements/export.csv", pages::requirements::export_csv)
        .get("/cohorts/{id}/requirements/export.xlsx", pages::requirements::export_xlsx)
        .get("/students/{id}/situation", pages::situation::student)
        .get("/my/situation", pages::situation::mine)
        .get("/palette", pages::palette::palette)
}
