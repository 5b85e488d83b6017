//! Placements: proposed, validated, published, explained.
//!
//! Invariants: proposals are the chosen run under the decisions in force; changing their terms asks for a new look; after
//! the publication terms never change, a decision or an exchange cancels a placement and another takes its place; what a student reads
//! is frozen when it is published and is never shown before its instant. Scores and debts change only here. A publication is
//! stored when it is asked for and prepared outside the request; it is finished in one write, or stopped when something it
//! tells of changed meanwhile. Where the setting asks for a second person, another than the one who asked confirms it first.
//! Knows nothing of how plans are found.

mod advance;
mod choose;
mod confirm;
pub mod exchange;
mod model;
mod moves;
mod pages;
mod prepare;
mod propose;
mod publish;
mod readiness;
mod repair;
mod schedule;
pub mod snapshot;
mod standing;
mod store;
mod terms;
#[cfg(test)]
mod tests;

pub use prepare::resume;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/campaigns/{id}/runs/{n}/choose", pages::choose)
        .post("/campaigns/{id}/runs/{n}/choose", pages::post_choose)
        .post("/campaigns/{id}/cases/{participant}", pages::post_decision)
        .post("/campaigns/{id}/cases/{participant}/withdraw", pages::post_withdraw)
        .get("/campaigns/{id}/cases/{participant}/explanation", pages::explanation)
        .get("/campaigns/{id}/repair", pages::repair)
        .post("/campaigns/{id}/repair", pages::post_repair)
        .get("/campaigns/{id}/swap", pages::swap)
        .post("/campaigns/{id}/swap", pages::post_swap)
        .get("/campaigns/{id}/placements", pages::placements)
        .get("/campaigns/{id}/placements/{file}", pages::export)
        .post("/campaigns/{id}/placements/advance", pages::post_advance)
        .post("/campaigns/{id}/placements/undo", pages::post_undo)
        .get("/campaigns/{id}/publication", pages::publication)
        .get("/campaigns/{id}/publication/check", pages::check)
        .get("/campaigns/{id}/publication/schedule", pages::schedule)
        .post("/campaigns/{id}/publication/call-off", pages::post_call_off)
        .post("/campaigns/{id}/publication/move", pages::post_move)
        .get("/campaigns/{id}/publication/preview/{participant}", pages::preview)
        .post("/campaigns/{id}/publication", pages::post_publish)
        .get("/campaigns/{id}/publication/confirm", pages::confirm::confirm)
        .post("/campaigns/{id}/publication/confirm", pages::confirm::post_confirm)
        .post("/campaigns/{id}/publication/withdraw", pages::confirm::post_withdraw)
        .get("/my/placements", pages::mine)
        .get("/my/placements/{id}", pages::result)
        .get("/my/placements/{id}/computation.json", pages::computation)
        .get("/my/results/{participant}", pages::without)
        .get("/my/results/{participant}/what-if", pages::what_if)
        .get("/rules/allocation", pages::rules)
        .get("/rules/register", pages::register)
}
