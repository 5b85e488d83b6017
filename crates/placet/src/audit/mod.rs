//! What happened to an object: reads the entries that every write leaves.
//!
//! A page that shows the history of its object asks `Actor::history`, empty for who may not see it, keeps the answer in
//! a field `history: Vec<Happened>`, and writes `{% include "audit/timeline.html" %}`.
//! Invariants: nothing here writes; what an action is called is the text `audit-action-…`, and a field of which there is
//! no text `audit-field-…` is a technical one, not shown. Knows nothing of who may see a history.

mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Difference, Happened};
pub use store::{happened_since, history, history_of_kind, last};

use crate::kit::web::Routes;

/// No route of its own: other pages show what it reads.
pub fn routes() -> Routes {
    Routes::new()
}
