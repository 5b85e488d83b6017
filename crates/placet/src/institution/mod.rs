//! The institution: departments, programmes, study levels, academic years, cohorts, communes.

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
