//! Students rank the sites that are open to them: their lists, the receipts of each save, and how much a site is asked for.
//!
//! Invariants: a list changes only in `[opens, closes[` of the server's clock, only by its student, only from the version
//! he saw; each save keeps a receipt that is never changed; students learn how much a site is asked for, never by whom.
//! Knows nothing of runs, decisions and results.

mod demand;
mod model;
mod pages;
pub mod rehearsed;
mod rules;
mod save;
mod store;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{ParticipantId, SiteCategoryId, SiteId};
use placet_entity::{campaign, participant};
use placet_rules::eligibility::Ineligible;
use sea_orm::{ConnectionTrait, DbErr};

use crate::kit::Page;
use crate::kit::web::Routes;
use crate::people::facts::Town;

/// Until when a participant may change his list at an instant; none when he may not.
pub fn closes(
    campaign: &campaign::Model,
    participant: &participant::Model,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    model::window(campaign, now).ok().filter(|_| participant.excused.is_none())
}

/// `Clôture mercredi 3 décembre à 23 h 59 — dans 2 jours 4 h`, by the server's clock.
pub fn deadline(p: &Page, closes: DateTime<Utc>, now: DateTime<Utc>) -> String {
    words::deadline(p, closes, now)
}

/// Why a site is not for a student, as he reads it: what he is owed is named by its effect, never by its cause.
pub fn ineligible(p: &Page, reason: &Ineligible<SiteId, SiteCategoryId, Town>) -> String {
    words::reason(p, reason)
}

/// How many wishes each of these participants has; one without any is absent.
pub async fn counts(
    db: &impl ConnectionTrait,
    participants: &[ParticipantId],
) -> Result<HashMap<ParticipantId, i32>, DbErr> {
    store::overview::counts_of(db, participants).await
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/my/campaigns/{id}/wishes", pages::ranking::show)
        .post("/my/campaigns/{id}/wishes", pages::ranking::post)
        .post("/my/campaigns/{id}/wishes/order", pages::ranking::post_order)
        .get("/my/campaigns/{id}/receipts", pages::receipts::list)
        .get("/my/campaigns/{id}/receipts/{number}", pages::receipts::one)
        .get("/my/campaigns/{id}/receipts/{number}/file", pages::receipts::file)
        .get("/campaigns/{id}/wishes", pages::overview::show_all)
        .get("/campaigns/{id}/wishes/export.csv", pages::overview::file)
        .get("/campaigns/{id}/wishes/export.xlsx", pages::overview::file)
        .get("/campaigns/{id}/wishes/sites", pages::asked::show_sites)
        .get("/campaigns/{id}/wishes/sites/export.csv", pages::asked::file)
        .get("/campaigns/{id}/wishes/sites/export.xlsx", pages::asked::file)
        .get("/campaigns/{id}/wishes/{participant}", pages::overview::show_one)
}
