//! Allocation runs: computed from stored problems, compared, immutable.
//!
//! Invariants: a run keeps the canonical bytes of its problem, and its result is computed from them alone, outside any
//! transaction; a run that is ready was verified by the engine's independent checker and never changes again, but for
//! whether it is the one chosen. Every run takes the decisions in force as pins.
//! Knows nothing of what the commission decides or of how placements are written: it reads the decisions.

mod chosen;
mod options;
mod pages;
mod pairs;
mod problem;
mod repair;
mod run;
pub mod scene;
mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod view;
mod words;

pub use chosen::{Chosen, chosen};
pub(crate) use problem::settled as parameters;
pub use repair::{Held, Others, Repaired, keep_repair, repaired};
#[cfg(test)]
pub(crate) use run::is_stale;
pub use run::resume;
pub use scene::Scene;
pub use words::rules;

use placet_allocation::Checked;
use placet_entity::allocation_run;
use placet_entity::ids::{AllocationRunId, CampaignId};
use placet_entity::kinds::RunState;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr};

use crate::kit::Handle;
use crate::kit::web::Routes;
use crate::settings::Settings;

/// A campaign with all that its allocation depends on.
pub async fn load_scene(db: &impl ConnectionTrait, id: CampaignId) -> Result<Option<Scene>, DbErr> {
    store::scene(db, id).await
}

/// The problem of a campaign as it is now, as its usual run would state it; none when it contradicts itself.
pub async fn usual_problem(
    handle: &Handle,
    settings: &Settings,
    scene: &Scene,
) -> anyhow::Result<Option<Checked>> {
    let seed = u64::try_from(scene.view.row.order_seed).unwrap_or(0);
    let options = options::Options::of_campaign(&scene.view.row);
    Ok(run::present(handle, settings, scene, seed, options).await?.ok())
}

/// A run of a campaign by its number.
pub async fn run_by_number(
    db: &impl ConnectionTrait,
    id: CampaignId,
    number: i32,
) -> Result<Option<allocation_run::Model>, DbErr> {
    Ok(store::run(db, id, number).await?.map(|(row, _)| row))
}

/// Makes a run the one whose plan the campaign follows, in the stead of any other; the caller tells of it.
pub async fn mark_chosen(
    db: &impl ConnectionTrait,
    id: CampaignId,
    run: AllocationRunId,
) -> Result<bool, DbErr> {
    store::choose(db, id, run).await
}

/// Notes that the plan of the chosen run is published, or no longer; the caller tells of it.
pub async fn mark_published(
    db: &impl ConnectionTrait,
    run: AllocationRunId,
    published: bool,
) -> Result<(), DbErr> {
    let (from, to) = if published {
        (RunState::Chosen, RunState::Published)
    } else {
        (RunState::Published, RunState::Chosen)
    };
    let change = allocation_run::ActiveModel { state: Set(to), ..Default::default() };
    store::update(db, run, &[from], change).await?;
    Ok(())
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
        .get("/campaigns/{id}/fairness", pages::fairness)
        .post("/campaigns/{id}/fairness", pages::post_fairness)
}
