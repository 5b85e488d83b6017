//! Who ranked, how many, how much each site is asked for: what the staff sees.

use std::collections::HashMap;

use placet_entity::ids::{CampaignId, ParticipantId};
use placet_entity::{opening, participant, student, wish};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
    Select,
};

/// Every participant of a campaign with his student.
pub(in crate::wishes) async fn participants(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<Vec<(participant::Model, student::Model)>, DbErr> {
    let rows = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(campaign))
        .find_also_related(student::Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(participant, student)| Some((participant, student?))).collect())
}

/// How many wishes each participant of a campaign has; one without any is absent.
pub(in crate::wishes) async fn counts(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<HashMap<ParticipantId, i32>, DbErr> {
    let select = wish::Entity::find()
        .join(JoinType::InnerJoin, wish::Relation::Participant.def())
        .filter(participant::Column::CampaignId.eq(campaign));
    counted(db, select).await
}

/// The same for some participants, of any campaign.
pub(in crate::wishes) async fn counts_of(
    db: &impl ConnectionTrait,
    participants: &[ParticipantId],
) -> Result<HashMap<ParticipantId, i32>, DbErr> {
    let ids = participants.iter().copied();
    counted(db, wish::Entity::find().filter(wish::Column::ParticipantId.is_in(ids))).await
}

async fn counted(
    db: &impl ConnectionTrait,
    wishes: Select<wish::Entity>,
) -> Result<HashMap<ParticipantId, i32>, DbErr> {
    let rows = wishes
        .select_only()
        .column(wish::Column::ParticipantId)
        .column_as(wish::Column::Id.count(), "wishes")
        .group_by(wish::Column::ParticipantId)
        .into_tuple::<(ParticipantId, i64)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, count)| (id, i32::try_from(count).unwrap_or(i32::MAX))).collect())
}

/// Every opening of a campaign.
pub(in crate::wishes) async fn openings(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<Vec<opening::Model>, DbErr> {
    opening::Entity::find().filter(opening::Column::CampaignId.eq(campaign)).all(db).await
}
