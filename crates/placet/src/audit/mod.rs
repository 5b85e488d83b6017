//! What happened to an object: reads the entries that every write leaves.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
