//! Students rank wishes; receipts; demand.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
