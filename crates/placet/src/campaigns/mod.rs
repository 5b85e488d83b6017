//! Ranked-choice campaigns: instants, participants, pairs, openings, order, requests for elsewhere.
//!
//! Invariants: a campaign stores its instants and never a state; its phases are computed. Openings, participants, their
//! pairs, the order and requests for elsewhere are written here alone; what later features note on a participant goes through
//! [`participation`]. A campaign of a locked year keeps its start and its end.
//! Knows nothing of wishes, runs, decisions and placements but how many there are.

mod draft;
pub mod facts;
pub mod header;
mod import;
pub mod model;
mod openings;
mod order;
mod pages;
mod pairs;
mod participants;
pub mod participation;
pub mod readiness;
mod recommendation;
pub mod requests;
mod store;
#[cfg(test)]
mod tests;

pub use header::{Header, Tab, header};
pub use import::SeatImporter;
pub use model::{CampaignView, instants_of, lived};

use placet_entity::ids::{CampaignId, SiteId};
use placet_rules::capacity::Taken;
use sea_orm::{ConnectionTrait, DbErr};

use crate::imports;
use crate::kit::web::Routes;

/// The campaign of an identifier, archived or not.
pub async fn load(db: &impl ConnectionTrait, id: CampaignId) -> Result<Option<CampaignView>, DbErr> {
    store::load(db, id).await
}

/// The seats that campaigns with days in common take.
pub async fn seats_elsewhere(db: &impl ConnectionTrait, view: &CampaignView) -> Result<Taken<SiteId>, DbErr> {
    Ok(openings::elsewhere(db, view).await?.1)
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .with(imports::routes_for::<SeatImporter>())
        .get("/campaigns", pages::list::list)
        .get("/campaigns/export.csv", pages::list::csv)
        .get("/campaigns/export.xlsx", pages::list::xlsx)
        .get("/campaigns/new", pages::form::new)
        .post("/campaigns", pages::form::post_new)
        .get("/campaigns/{id}", pages::overview::overview)
        .get("/campaigns/{id}/edit", pages::form::edit)
        .post("/campaigns/{id}", pages::form::post_edit)
        .post("/campaigns/{id}/archive", pages::archive::post_archive)
        .post("/campaigns/{id}/restore", pages::archive::post_restore)
        .get("/campaigns/timeline", pages::timeline::timeline)
        .get("/campaigns/{id}/participants", pages::participants::list)
        .get("/campaigns/{id}/participants/export.csv", pages::participants::csv)
        .get("/campaigns/{id}/participants/export.xlsx", pages::participants::xlsx)
        .get("/campaigns/{id}/participants/add", pages::participants::add)
        .post("/campaigns/{id}/participants/add", pages::participants::post_add)
        .post("/campaigns/{id}/participants/sync", pages::participants::post_sync)
        .post("/campaigns/{id}/participants/excuse", pages::participants::post_excuse)
        .post("/campaigns/{id}/participants/take-back", pages::participants::post_take_back)
        .post("/campaigns/{id}/participants/undo", pages::participants::post_undo)
        .post("/campaigns/{id}/participants/remove", pages::participants::post_remove)
        .get("/campaigns/{id}/pairs", pages::pairs::list)
        .get("/campaigns/{id}/pairs/new", pages::pairs::new)
        .post("/campaigns/{id}/pairs", pages::pairs::post_new)
        .get("/campaigns/{id}/pairs/{pair}/edit", pages::pairs::edit)
        .post("/campaigns/{id}/pairs/{pair}", pages::pairs::post_edit)
        .post("/campaigns/{id}/pairs/{pair}/remove", pages::pairs::post_remove)
        .get("/campaigns/{id}/requests", pages::requests::list)
        .get("/campaigns/{id}/requests/{request}", pages::requests::request)
        .get("/campaigns/{id}/requests/{request}/paper", pages::requests::paper)
        .post("/campaigns/{id}/requests/{request}/check", pages::requests::post_check)
        .post("/campaigns/{id}/requests/{request}/decide", pages::requests::post_decide)
        .get("/my/campaigns/{id}/outside-request", pages::my_request::form)
        .post("/my/campaigns/{id}/outside-request", pages::my_request::post)
        .get("/my/campaigns/{id}/outside-request/{request}/paper", pages::my_request::my_paper)
        .post("/my/campaigns/{id}/outside-request/{request}/withdraw", pages::my_request::post_withdraw)
        .get("/campaigns/{id}/opening-check", pages::opening_check::check)
        .post("/campaigns/{id}/opening-check", pages::opening_check::post_open)
        .get("/campaigns/{id}/openings", pages::openings::openings)
        .get("/campaigns/{id}/openings/export.csv", pages::openings_export::csv)
        .get("/campaigns/{id}/openings/export.xlsx", pages::openings_export::xlsx)
        .get("/campaigns/{id}/openings/reasons", pages::openings_reasons::reasons)
        .post("/campaigns/{id}/openings", pages::openings::post_openings)
        .get("/campaigns/{id}/order", pages::order::order)
        .get("/campaigns/{id}/order/export.csv", pages::order::csv)
        .get("/campaigns/{id}/order/export.xlsx", pages::order::xlsx)
        .post("/campaigns/{id}/order", pages::order::post_place)
        .post("/campaigns/{id}/order/compute", pages::order::post_compute)
}
