//! Queries on leave and accommodations.

use placet_entity::ids::{AccommodationId, LeaveId, StudentId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{
    accommodation, curriculum, leave, placement, placement_span, programme, site, site_category,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// The curricula of a student with the names of their programmes, the latest first.
pub(crate) async fn curricula(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<(curriculum::Model, String)>, DbErr> {
    let rows = curriculum::Entity::find()
        .filter(curriculum::Column::StudentId.eq(student))
        .find_also_related(programme::Entity)
        .order_by_desc(curriculum::Column::EnteredOn)
        .order_by_asc(curriculum::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(curriculum, programme)| (curriculum, programme.map(|row| row.name).unwrap_or_default()))
        .collect())
}

/// The leave of a student, the latest first.
pub(crate) async fn leaves(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<leave::Model>, DbErr> {
    leave::Entity::find()
        .join(JoinType::InnerJoin, leave::Relation::Curriculum.def())
        .filter(curriculum::Column::StudentId.eq(student))
        .order_by_desc(leave::Column::StartOn)
        .all(db)
        .await
}

/// Adds a leave.
pub(crate) async fn insert_leave(db: &impl ConnectionTrait, row: leave::ActiveModel) -> Result<(), DbErr> {
    leave::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a leave.
pub(crate) async fn update_leave(db: &impl ConnectionTrait, row: leave::ActiveModel) -> Result<(), DbErr> {
    leave::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Removes a leave.
pub(crate) async fn delete_leave(db: &impl ConnectionTrait, id: LeaveId) -> Result<(), DbErr> {
    leave::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The spans of the placements of a student that are not cancelled, with the name of each host.
pub(crate) async fn spans(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<(placement_span::Model, placement::Model, Option<String>)>, DbErr> {
    let rows = placement_span::Entity::find()
        .join(JoinType::InnerJoin, placement_span::Relation::Placement.def())
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::Status.is_not_in([PlacementStatus::Cancelled, PlacementStatus::NotDone]))
        .select_also(placement::Entity)
        .order_by_asc(placement_span::Column::StartOn)
        .all(db)
        .await?;
    let sites: Vec<_> =
        rows.iter().filter_map(|(_, placement)| placement.as_ref().and_then(|row| row.site_id)).collect();
    let names: std::collections::HashMap<_, _> = site::Entity::find()
        .filter(site::Column::Id.is_in(sites))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|(span, placement)| {
            let placement = placement?;
            let name = placement.site_id.and_then(|id| names.get(&id).cloned());
            let name = name.or_else(|| placement.host_name.clone());
            Some((span, placement, name))
        })
        .collect())
}

/// The accommodations of a student with the category and site that they exclude, those without an end first.
pub(crate) async fn accommodations(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<(accommodation::Model, Option<site_category::Model>, Option<site::Model>)>, DbErr> {
    accommodation::Entity::find()
        .filter(accommodation::Column::StudentId.eq(student))
        .find_also_related(site_category::Entity)
        .find_also_related(site::Entity)
        .order_by_asc(accommodation::Column::Id)
        .all(db)
        .await
}

/// Adds an accommodation.
pub(crate) async fn insert_accommodation(
    db: &impl ConnectionTrait,
    row: accommodation::ActiveModel,
) -> Result<(), DbErr> {
    accommodation::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes an accommodation.
pub(crate) async fn update_accommodation(
    db: &impl ConnectionTrait,
    row: accommodation::ActiveModel,
) -> Result<(), DbErr> {
    accommodation::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Removes an accommodation.
pub(crate) async fn delete_accommodation(
    db: &impl ConnectionTrait,
    id: AccommodationId,
) -> Result<(), DbErr> {
    accommodation::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The categories and the sites that an accommodation may exclude.
pub(crate) async fn sectors(
    db: &impl ConnectionTrait,
) -> Result<(Vec<site_category::Model>, Vec<site::Model>), DbErr> {
    let categories = site_category::Entity::find()
        .filter(site_category::Column::ArchivedAt.is_null())
        .order_by_asc(site_category::Column::Rank)
        .all(db)
        .await?;
    let sites = site::Entity::find()
        .filter(site::Column::ArchivedAt.is_null())
        .order_by_asc(site::Column::Name)
        .all(db)
        .await?;
    Ok((categories, sites))
}
