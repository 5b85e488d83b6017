//! Students, their curricula and enrolments, leave, accommodations, tags.

pub mod standing;
mod store;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
