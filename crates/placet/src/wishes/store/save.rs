//! Writes of a list and of its receipt.

use placet_entity::ids::{CampaignId, OpeningId, ParticipantId};
use placet_entity::{campaign, wish, wish_receipt};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::kit::Write;

/// The campaign, kept as it is until the write ends: its close cannot move meanwhile.
pub(in crate::wishes) async fn hold_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<campaign::Model>, DbErr> {
    campaign::Entity::find_by_id(id).lock_shared().one(db).await
}

/// Replaces the list of a participant and keeps its receipt.
pub(in crate::wishes) async fn replace(
    write: &Write,
    participant: ParticipantId,
    wishes: &[(OpeningId, Option<OpeningId>)],
    receipt: wish_receipt::ActiveModel,
) -> Result<(), DbErr> {
    let db = write.tx();
    wish::Entity::delete_many().filter(wish::Column::ParticipantId.eq(participant)).exec(db).await?;
    if !wishes.is_empty() {
        let rows = (1..).zip(wishes).map(|(rank, (opening, secondary))| wish::ActiveModel {
            id: Set(write.id()),
            participant_id: Set(participant),
            rank: Set(rank),
            opening_id: Set(*opening),
            secondary_opening_id: Set(*secondary),
        });
        wish::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    wish_receipt::Entity::insert(receipt).exec_without_returning(db).await?;
    Ok(())
}
