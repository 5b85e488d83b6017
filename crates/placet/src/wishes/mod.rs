//! Students rank the sites that are open to them: their lists, the receipts of each save, and how much a site is asked for.
//!
//! Invariants: a list changes only in `[opens, closes[` of the server's clock, only by its student, only from the version
//! he saw; each save keeps a receipt that is never changed; students learn how much a site is asked for, never by whom.
//! Knows nothing of runs, decisions and results.

mod demand;
mod model;
mod pages;
mod rules;
mod save;
mod store;
#[cfg(test)]
mod tests;
mod words;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/my/campaigns/{id}/wishes", pages::ranking::show)
        .post("/my/campaigns/{id}/wishes", pages::ranking::post)
        .post("/my/campaigns/{id}/wishes/order", pages::ranking::post_order)
        .get("/my/campaigns/{id}/receipts", pages::receipts::list)
        .get("/my/campaigns/{id}/receipts/{number}", pages::receipts::one)
        .get("/my/campaigns/{id}/receipts/{number}/file", pages::receipts::file)
}
