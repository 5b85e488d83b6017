//! Exchanges: two students swap their published placements, one proposing, the other accepting with one click.
//!
//! Invariants: what an exchange changes for each is stated to him before he agrees, and it is done on these terms or not at
//! all; the rules are asked again in the write that does it, with the campaign held, so that of two answers one counts; who
//! proposes names his fellow and the site where he goes, so that nobody learns here where another goes; a student reads what
//! an exchange changes for himself, never for the other.
//! Swapping the placements is [`placements`](crate::placements::exchange)'s; the decisions are
//! [`placet_rules::exchange`]'s.

mod answer;
mod consider;
mod model;
mod pages;
mod propose;
mod store;
#[cfg(test)]
mod tests;
mod words;

pub use words::{Listed, Said};

use chrono::{DateTime, Utc};
use placet_entity::ids::StudentId;
use sea_orm::ConnectionTrait;

use crate::kit::Page;
use crate::kit::web::Routes;

/// What a student is told of his exchanges, the latest first, in campaigns whose placement ends after `since`.
pub async fn told(
    db: &impl ConnectionTrait,
    p: &Page,
    student: StudentId,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> anyhow::Result<Vec<Said>> {
    let rows = store::of_student(db, student, Some(since)).await?;
    words::said(db, p, student, &rows, now).await
}

/// The exchanges of a student, the latest first, for whoever may know of him.
pub async fn listed(
    db: &impl ConnectionTrait,
    p: &Page,
    student: StudentId,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Listed>> {
    words::listed(db, p, student, now).await
}

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/my/placements/{id}/exchange", pages::propose::page)
        .post("/my/placements/{id}/exchange", pages::propose::post)
        .get("/my/exchanges/{id}", pages::one::page)
        .post("/my/exchanges/{id}/accept", pages::one::post_accept)
        .post("/my/exchanges/{id}/decline", pages::one::post_decline)
        .post("/my/exchanges/{id}/withdraw", pages::one::post_withdraw)
        .get("/campaigns/{id}/exchanges", pages::list::page)
}
