//! Ranked-choice campaigns: instants, participants, openings, order, requests for elsewhere.
//!
//! Invariants: a campaign stores its instants and never a state; its phases are computed. Openings, participants, the
//! order and requests for elsewhere are written here alone; what later features note on a participant goes through
//! [`participation`]. A campaign of a locked year keeps its start and its end.
//! Knows nothing of wishes, runs, decisions and placements but how many there are.

pub mod header;
pub mod model;
pub mod participation;
mod draft;
pub mod facts;
mod openings;
mod pages;
mod participants;
mod store;
#[cfg(test)]
mod tests;

pub use header::{Header, Tab, header};
pub use model::CampaignView;

use placet_entity::ids::CampaignId;
use sea_orm::{ConnectionTrait, DbErr};

use crate::kit::web::Routes;

/// The campaign of an identifier, archived or not.
pub async fn load(db: &impl ConnectionTrait, id: CampaignId) -> Result<Option<CampaignView>, DbErr> {
    store::load(db, id).await
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/campaigns", pages::list::list)
        .get("/campaigns/export.csv", pages::list::csv)
        .get("/campaigns/export.xlsx", pages::list::xlsx)
        .get("/campaigns/new", pages::form::new)
        .post("/campaigns", pages::form::post_new)
        .get("/campaigns/{id}", pages::overview::overview)
        .get("/campaigns/{id}/edit", pages::form::edit)
        .post("/campaigns/{id}", pages::form::post_edit)
        .post("/campaigns/{id}/archive", pages::form::post_archive)
        .post("/campaigns/{id}/restore", pages::form::post_restore)
}
