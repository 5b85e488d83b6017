//! Organisations, site categories, sites with their capacities, groups of capacity, pairings and contacts.
//!
//! Invariants: a code or a SIRET names one row; what is archived is still read by the past and leaves the lists of
//! choices; a capacity holds `min ≤ ideal ≤ max` and the row without dates is the default; groups never nest in a circle.
//! A student sees the sites opened to his cohort and where he was sent, with the contacts that students may see.
//! Knows nothing of how seats are opened, wished or given, but reads what past campaigns published.

pub mod facts;
mod model;
mod store;

pub use model::{COLOURS, CategoryFacts, ContactFacts, FixedCost, SiteFacts};

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
