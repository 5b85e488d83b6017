//! Lists and exports that read across features; writes nothing.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
