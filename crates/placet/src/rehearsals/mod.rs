//! Rehearsals: at announced instants before the wishes close, each student is told what he would receive that day, and in words
//! where he stands with each of his wishes.
//!
//! Invariants: a rehearsal is computed once for each announced instant, outside any transaction, and kept; it is never
//! published, and nobody but a student himself reads where he stood; nothing is told once the wishes are closed.
//! What the words claim is [`placet_allocation::rehearse`]'s. Knows nothing of runs, decisions and placements.

mod hold;
mod pages;
mod plan;
mod store;
#[cfg(test)]
mod tests;

pub use hold::sweep;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/campaigns/{id}/rehearsals", pages::staff::list)
        .post("/campaigns/{id}/rehearsals", pages::staff::save)
        .get("/my/campaigns/{id}/rehearsal", pages::mine::show)
}
