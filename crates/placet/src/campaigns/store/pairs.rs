//! Pairs of participants.

use placet_entity::ids::{CampaignId, ParticipantId, ParticipantPairId};
use placet_entity::participant_pair;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, PaginatorTrait as _, QueryFilter,
    QueryOrder,
};

/// The pairs of a campaign, the first entered first.
pub(in crate::campaigns) async fn of_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<participant_pair::Model>, DbErr> {
    participant_pair::Entity::find()
        .filter(participant_pair::Column::CampaignId.eq(id))
        .order_by_asc(participant_pair::Column::EnteredAt)
        .order_by_asc(participant_pair::Column::Id)
        .all(db)
        .await
}

/// How many pairs a campaign has.
pub(in crate::campaigns) async fn count(db: &impl ConnectionTrait, id: CampaignId) -> Result<u64, DbErr> {
    participant_pair::Entity::find().filter(participant_pair::Column::CampaignId.eq(id)).count(db).await
}

/// A pair of a campaign.
pub(in crate::campaigns) async fn find(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    id: ParticipantPairId,
) -> Result<Option<participant_pair::Model>, DbErr> {
    participant_pair::Entity::find_by_id(id)
        .filter(participant_pair::Column::CampaignId.eq(campaign))
        .one(db)
        .await
}

/// Adds a pair.
pub(in crate::campaigns) async fn insert(
    db: &impl ConnectionTrait,
    row: participant_pair::Model,
) -> Result<(), DbErr> {
    participant_pair::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Changes columns of a pair.
pub(in crate::campaigns) async fn update(
    db: &impl ConnectionTrait,
    row: participant_pair::ActiveModel,
) -> Result<(), DbErr> {
    participant_pair::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Removes a pair.
pub(in crate::campaigns) async fn delete(
    db: &impl ConnectionTrait,
    id: ParticipantPairId,
) -> Result<(), DbErr> {
    participant_pair::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Removes the pairs of participants who go. Gives those that there were.
pub(in crate::campaigns) async fn delete_of(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    gone: &[ParticipantId],
) -> Result<Vec<participant_pair::Model>, DbErr> {
    let mut pairs = of_campaign(db, campaign).await?;
    pairs.retain(|pair| gone.contains(&pair.first_id) || gone.contains(&pair.second_id));
    for chunk in pairs.chunks(400) {
        let ids = chunk.iter().map(|pair| pair.id);
        participant_pair::Entity::delete_many()
            .filter(participant_pair::Column::Id.is_in(ids))
            .exec(db)
            .await?;
    }
    Ok(pairs)
}
