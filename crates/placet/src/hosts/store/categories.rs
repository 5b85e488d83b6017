//! Site categories.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::SiteCategoryId;
use placet_entity::{site, site_category};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Categories in their order, archived or not.
pub(in crate::hosts) async fn all(
    db: &impl ConnectionTrait,
    archived: bool,
) -> Result<Vec<site_category::Model>, DbErr> {
    let select = site_category::Entity::find()
        .order_by_asc(site_category::Column::Rank)
        .order_by_asc(site_category::Column::Code);
    let column = site_category::Column::ArchivedAt;
    select.filter(if archived { column.is_not_null() } else { column.is_null() }).all(db).await
}

/// Whether any category is archived.
pub(in crate::hosts) async fn any_archived(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let select = site_category::Entity::find().filter(site_category::Column::ArchivedAt.is_not_null());
    Ok(select.count(db).await? > 0)
}

/// How many sites that are not archived each category has.
pub(in crate::hosts) async fn site_counts(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<SiteCategoryId, i64>, DbErr> {
    let rows: Vec<(SiteCategoryId, i64)> = site::Entity::find()
        .filter(site::Column::ArchivedAt.is_null())
        .select_only()
        .column(site::Column::CategoryId)
        .column_as(site::Column::Id.count(), "count")
        .group_by(site::Column::CategoryId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// A category.
pub(in crate::hosts) async fn find(
    db: &impl ConnectionTrait,
    id: SiteCategoryId,
) -> Result<Option<site_category::Model>, DbErr> {
    site_category::Entity::find_by_id(id).one(db).await
}

/// The category of a code.
pub(in crate::hosts) async fn of_code(
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<site_category::Model>, DbErr> {
    site_category::Entity::find().filter(site_category::Column::Code.eq(code)).one(db).await
}

/// Adds a category.
pub(in crate::hosts) async fn insert(
    db: &impl ConnectionTrait,
    row: site_category::Model,
) -> Result<(), DbErr> {
    site_category::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves a category.
pub(in crate::hosts) async fn update(
    db: &impl ConnectionTrait,
    row: site_category::Model,
) -> Result<(), DbErr> {
    site_category::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// Archives a category, or brings it back.
pub(in crate::hosts) async fn set_archived(
    db: &impl ConnectionTrait,
    row: &site_category::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let row = site_category::ActiveModel {
        id: Set(row.id),
        archived_at: Set(at),
        version: Set(row.version + 1),
        ..Default::default()
    };
    site_category::Entity::update(row).exec(db).await?;
    Ok(())
}
