//! Ranked-choice campaigns: instants, participants, openings, order, requests for elsewhere.

pub mod participation;
mod store;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
