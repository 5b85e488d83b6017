//! What the commission examines and decides, whatever the run.
//!
//! Invariants: a participant has at most one decision in force; a decision is never changed, it is withdrawn and another
//! takes its place, each with its reason; it never gives more seats than there are. Runs take decisions as pins.
//! Knows of placements only what is proposed: writing them is the next feature's, in the same write.

mod cases;
mod decide;
mod pages;
mod store;
mod words;

pub use decide::{DecideRefusal, Seen, Verdict, decide, withdraw};
pub use pages::{CaseForm, show_case};
pub use store::{Live, live};

use crate::kit::web::Routes;

/// The routes. Deciding is posted to the placements, which follow the decision in the same write.
pub fn routes() -> Routes {
    Routes::new()
        .get("/campaigns/{id}/cases", pages::cases)
        .get("/campaigns/{id}/cases/{participant}", pages::case)
}
