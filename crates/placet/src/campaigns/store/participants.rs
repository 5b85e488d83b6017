//! Participants.

use chrono::{DateTime, Utc};
use placet_entity::ids::ParticipantId;
use placet_entity::participant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Counts one more save of wishes, unless the version is no longer the expected one.
pub(in crate::campaigns) async fn bump_wishes(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    expected: i32,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = participant::Entity::update_many()
        .col_expr(participant::Column::WishesVersion, Expr::value(expected + 1))
        .col_expr(participant::Column::WishesSavedAt, Expr::value(at))
        .filter(participant::Column::Id.eq(id))
        .filter(participant::Column::WishesVersion.eq(expected))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Changes columns of a participant.
pub(in crate::campaigns) async fn update_participant(
    db: &impl ConnectionTrait,
    row: participant::ActiveModel,
) -> Result<(), DbErr> {
    participant::Entity::update(row).exec(db).await?;
    Ok(())
}
