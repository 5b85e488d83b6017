//! The rehearsals that the pages of the wishes tell of.

use placet_entity::ids::CampaignId;
use placet_entity::{rehearsal, rehearsal_plan};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The own plan of a campaign.
pub(in crate::wishes) async fn plan(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<rehearsal_plan::Model>, DbErr> {
    rehearsal_plan::Entity::find_by_id(id).one(db).await
}

/// The last rehearsal of a campaign.
pub(in crate::wishes) async fn last(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<rehearsal::Model>, DbErr> {
    rehearsal::Entity::find()
        .filter(rehearsal::Column::CampaignId.eq(id))
        .order_by_desc(rehearsal::Column::AnnouncedAt)
        .one(db)
        .await
}
