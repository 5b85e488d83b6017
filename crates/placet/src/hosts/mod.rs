//! Organisations, site categories, sites with their capacities, contacts.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
