//! The demonstration school, a function of a seed and a day.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
