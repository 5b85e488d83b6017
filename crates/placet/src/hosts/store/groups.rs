//! Limits shared by several sites.

use placet_entity::ids::{CapacityGroupId, SiteId};
use placet_entity::{capacity_group, capacity_group_member};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

/// Every group, by name.
pub(in crate::hosts) async fn all(db: &impl ConnectionTrait) -> Result<Vec<capacity_group::Model>, DbErr> {
    capacity_group::Entity::find()
        .order_by_asc(capacity_group::Column::Name)
        .order_by_asc(capacity_group::Column::Id)
        .all(db)
        .await
}

/// Every membership.
pub(in crate::hosts) async fn members(
    db: &impl ConnectionTrait,
) -> Result<Vec<capacity_group_member::Model>, DbErr> {
    capacity_group_member::Entity::find().all(db).await
}

/// A group.
pub(in crate::hosts) async fn find(
    db: &impl ConnectionTrait,
    id: CapacityGroupId,
) -> Result<Option<capacity_group::Model>, DbErr> {
    capacity_group::Entity::find_by_id(id).one(db).await
}

/// Adds a group.
pub(in crate::hosts) async fn insert(
    db: &impl ConnectionTrait,
    row: capacity_group::Model,
) -> Result<(), DbErr> {
    capacity_group::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves a group.
pub(in crate::hosts) async fn update(
    db: &impl ConnectionTrait,
    row: capacity_group::Model,
) -> Result<(), DbErr> {
    capacity_group::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// Replaces the sites of a group.
pub(in crate::hosts) async fn replace_members(
    db: &impl ConnectionTrait,
    id: CapacityGroupId,
    sites: &[SiteId],
) -> Result<(), DbErr> {
    capacity_group_member::Entity::delete_many()
        .filter(capacity_group_member::Column::GroupId.eq(id))
        .exec(db)
        .await?;
    if !sites.is_empty() {
        let rows = sites
            .iter()
            .map(|site| capacity_group_member::ActiveModel { group_id: Set(id), site_id: Set(*site) });
        capacity_group_member::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Removes a group; those inside it move to the one around it.
pub(in crate::hosts) async fn delete(
    db: &impl ConnectionTrait,
    row: &capacity_group::Model,
) -> Result<(), DbErr> {
    use sea_orm::sea_query::Expr;
    capacity_group::Entity::update_many()
        .col_expr(capacity_group::Column::ParentId, Expr::value(row.parent_id))
        .filter(capacity_group::Column::ParentId.eq(row.id))
        .exec(db)
        .await?;
    replace_members(db, row.id, &[]).await?;
    capacity_group::Entity::delete_by_id(row.id).exec(db).await?;
    Ok(())
}
