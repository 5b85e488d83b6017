//! Allocation runs: computed from stored problems, compared, immutable.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
