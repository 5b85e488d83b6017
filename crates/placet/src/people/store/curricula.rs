//! Queries on one curriculum.

use chrono::{DateTime, Utc};
use placet_entity::ids::CurriculumId;
use placet_entity::{campaign, curriculum, participant};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

/// A curriculum.
pub(crate) async fn curriculum(
    db: &impl ConnectionTrait,
    id: CurriculumId,
) -> Result<Option<curriculum::Model>, DbErr> {
    curriculum::Entity::find_by_id(id).one(db).await
}

/// Changes a curriculum.
pub(crate) async fn update(db: &impl ConnectionTrait, row: curriculum::ActiveModel) -> Result<(), DbErr> {
    curriculum::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The campaigns whose result is not known yet in which a curriculum takes part, by name.
pub(crate) async fn under_way(
    db: &impl ConnectionTrait,
    id: CurriculumId,
    now: DateTime<Utc>,
) -> Result<Vec<String>, DbErr> {
    campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Name)
        .join_rev(sea_orm::JoinType::InnerJoin, participant::Relation::Campaign.def())
        .filter(participant::Column::CurriculumId.eq(id))
        .filter(participant::Column::Excused.is_null())
        .filter(campaign::Column::ArchivedAt.is_null())
        .filter(campaign::Column::PublishedAt.is_null().or(campaign::Column::PublishedAt.gt(now)))
        .order_by_asc(campaign::Column::StartAt)
        .into_tuple()
        .all(db)
        .await
}
