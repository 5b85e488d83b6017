//! Allocation runs: computed from stored problems, compared, immutable.
//!
//! Invariants: a run keeps the canonical bytes of its problem, and its result is computed from them alone, outside any
//! transaction; a run that is ready was verified by the engine's independent checker and never changes again, but for
//! whether it is the one chosen. Every run takes the decisions in force as pins.
//! Knows nothing of what the commission decides or of how placements are written: it reads the decisions.

mod pages;
mod problem;
mod run;
pub mod scene;
mod store;
#[cfg(test)]
mod tests;
pub mod view;

pub use run::resume;
pub use scene::Scene;

use placet_entity::ids::CampaignId;
use sea_orm::{ConnectionTrait, DbErr};

use crate::kit::web::Routes;

/// A campaign with all that its allocation depends on.
pub async fn load_scene(db: &impl ConnectionTrait, id: CampaignId) -> Result<Option<Scene>, DbErr> {
    store::scene(db, id).await
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/campaigns/{id}/runs", pages::runs)
        .post("/campaigns/{id}/runs", pages::post_run)
        .get("/campaigns/{id}/runs/{n}", pages::run)
        .get("/campaigns/{id}/runs/{n}/problem.json", pages::problem_file)
        .get("/campaigns/{id}/runs/{n}/result.json", pages::result_file)
        .get("/campaigns/{id}/runs/{n}/{file}", pages::export)
        .post("/campaigns/{id}/runs/{n}/give-up", pages::give_up)
        .get("/campaigns/{id}/runs/{n}/differences/{m}", pages::differences)
        .get("/campaigns/{id}/compare", pages::compare)
        .post("/campaigns/{id}/compare", pages::post_compare)
}
