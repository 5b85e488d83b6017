//! The institution: departments, programmes, study levels, academic years, cohorts, communes.
//!
//! Invariants: a year's structure (dates, cohorts) changes only while it is building or unlocked; students see nothing of
//! a year that was never locked; what something refers to is archived, never deleted; an edited row carries a version.
//! Knows campaigns and enrolments only by counting them; distances are straight lines, from coordinates or not at all.

pub mod communes;
mod rules;
mod store;

pub use rules::{year_lock, year_span};

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
