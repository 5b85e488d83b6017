//! The institution's settings: a closed list of typed values, each with its default, its effect and its history.
//!
//! Invariants: a setting without a row has its default; a value that is not of its kind is never stored.
//! The pages that show and change them stand in `institution`, which may ask who is allowed to.
//! Knows nothing of what the other features do with a value.

mod change;
mod model;
mod rules;
mod store;

pub use change::change;
pub use model::{DEFINITIONS, Definition, Kind, Settings, definition};
pub use rules::{NO, YES, incoherences, parse, shown, typed};
pub use store::load;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
