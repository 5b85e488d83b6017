//! What later features note on a participant: that wishes were saved, and what a publication froze.

use chrono::{DateTime, Utc};
use placet_entity::ids::ParticipantId;
use placet_entity::participant;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr};

use super::store;

/// Notes that a list of wishes was saved, if nobody saved another since `expected`. Gives the new version, or none when
/// somebody did.
pub async fn note_wishes_saved(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    expected: i32,
    at: DateTime<Utc>,
) -> Result<Option<i32>, DbErr> {
    Ok(store::bump_wishes(db, id, expected, at).await?.then_some(expected + 1))
}

/// Freezes score and debt after a publication.
pub async fn freeze_standing(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    score_after: Option<i32>,
    debt_after: i32,
) -> Result<(), DbErr> {
    let row = participant::ActiveModel {
        id: Set(id),
        score_after: Set(score_after),
        debt_after: Set(Some(debt_after)),
        ..Default::default()
    };
    store::update_participant(db, row).await
}
