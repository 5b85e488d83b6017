//! Files read, previewed, confirmed and reported.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
