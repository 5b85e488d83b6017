//! All queries on departments, programmes and study levels.

use chrono::{DateTime, Utc};
use placet_entity::ids::{DepartmentId, ProgrammeId, StudyLevelId};
use placet_entity::{academic_year, cohort, department, programme, study_level};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// Every department, archived ones too, by name.
pub(in crate::institution) async fn departments(
    db: &impl ConnectionTrait,
) -> Result<Vec<department::Model>, DbErr> {
    department::Entity::find().order_by_asc(department::Column::Name).all(db).await
}

/// Every programme, archived ones too, by name.
pub(in crate::institution) async fn programmes(
    db: &impl ConnectionTrait,
) -> Result<Vec<programme::Model>, DbErr> {
    programme::Entity::find().order_by_asc(programme::Column::Name).all(db).await
}

/// Every study level, archived ones too, in the order of each programme.
pub(in crate::institution) async fn levels(
    db: &impl ConnectionTrait,
) -> Result<Vec<study_level::Model>, DbErr> {
    study_level::Entity::find()
        .order_by_asc(study_level::Column::Rank)
        .order_by_asc(study_level::Column::Name)
        .all(db)
        .await
}

/// The levels of a programme, in its order.
pub(in crate::institution) async fn levels_of(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Vec<study_level::Model>, DbErr> {
    study_level::Entity::find()
        .filter(study_level::Column::ProgrammeId.eq(programme))
        .order_by_asc(study_level::Column::Rank)
        .order_by_asc(study_level::Column::Name)
        .all(db)
        .await
}

/// A department.
pub(in crate::institution) async fn department(
    db: &impl ConnectionTrait,
    id: DepartmentId,
) -> Result<Option<department::Model>, DbErr> {
    department::Entity::find_by_id(id).one(db).await
}

/// A department, kept from other writers until the end of the write.
pub(in crate::institution) async fn department_to_change(
    db: &impl ConnectionTrait,
    id: DepartmentId,
) -> Result<Option<department::Model>, DbErr> {
    department::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// A programme.
pub(in crate::institution) async fn programme(
    db: &impl ConnectionTrait,
    id: ProgrammeId,
) -> Result<Option<programme::Model>, DbErr> {
    programme::Entity::find_by_id(id).one(db).await
}

/// A programme, kept from other writers until the end of the write.
pub(in crate::institution) async fn programme_to_change(
    db: &impl ConnectionTrait,
    id: ProgrammeId,
) -> Result<Option<programme::Model>, DbErr> {
    programme::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// A study level.
pub(in crate::institution) async fn level(
    db: &impl ConnectionTrait,
    id: StudyLevelId,
) -> Result<Option<study_level::Model>, DbErr> {
    study_level::Entity::find_by_id(id).one(db).await
}

/// A study level, kept from other writers until the end of the write.
pub(in crate::institution) async fn level_to_change(
    db: &impl ConnectionTrait,
    id: StudyLevelId,
) -> Result<Option<study_level::Model>, DbErr> {
    study_level::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// How many programmes of a department are not archived.
pub(in crate::institution) async fn live_programmes(
    db: &impl ConnectionTrait,
    id: DepartmentId,
) -> Result<u64, DbErr> {
    programme::Entity::find()
        .filter(programme::Column::DepartmentId.eq(id))
        .filter(programme::Column::ArchivedAt.is_null())
        .count(db)
        .await
}

/// How many cohorts of a programme belong to a year that ends on `today` or later.
pub(in crate::institution) async fn current_cohorts_of_programme(
    db: &impl ConnectionTrait,
    id: ProgrammeId,
    today: chrono::NaiveDate,
) -> Result<u64, DbErr> {
    current_cohorts(today).filter(cohort::Column::ProgrammeId.eq(id)).count(db).await
}

/// How many cohorts of a level belong to a year that ends on `today` or later.
pub(in crate::institution) async fn current_cohorts_of_level(
    db: &impl ConnectionTrait,
    id: StudyLevelId,
    today: chrono::NaiveDate,
) -> Result<u64, DbErr> {
    current_cohorts(today).filter(cohort::Column::LevelId.eq(id)).count(db).await
}

fn current_cohorts(today: chrono::NaiveDate) -> sea_orm::Select<cohort::Entity> {
    cohort::Entity::find()
        .inner_join(academic_year::Entity)
        .filter(academic_year::Column::EndOn.gte(today))
        .distinct()
}

/// Creates a department.
pub(in crate::institution) async fn insert_department(
    db: &impl ConnectionTrait,
    row: department::Model,
) -> Result<(), DbErr> {
    department::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Creates a programme.
pub(in crate::institution) async fn insert_programme(
    db: &impl ConnectionTrait,
    row: programme::Model,
) -> Result<(), DbErr> {
    programme::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Creates a study level.
pub(in crate::institution) async fn insert_level(
    db: &impl ConnectionTrait,
    row: study_level::Model,
) -> Result<(), DbErr> {
    study_level::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Renames a department.
pub(in crate::institution) async fn update_department(
    db: &impl ConnectionTrait,
    row: &department::Model,
    name: &str,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.name = Set(name.to_owned());
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Changes a programme.
pub(in crate::institution) async fn update_programme(
    db: &impl ConnectionTrait,
    row: &programme::Model,
    department: DepartmentId,
    code: &str,
    name: &str,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.department_id = Set(department);
    active.code = Set(code.to_owned());
    active.name = Set(name.to_owned());
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Changes a study level.
pub(in crate::institution) async fn update_level(
    db: &impl ConnectionTrait,
    row: &study_level::Model,
    name: &str,
    placements_expected: i32,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.name = Set(name.to_owned());
    active.placements_expected = Set(placements_expected);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Puts the levels of a programme in this order, numbered from 1.
pub(in crate::institution) async fn rank_levels(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    levels: &[study_level::Model],
) -> Result<(), DbErr> {
    // out of the way first: a rank belongs to one level only, at every step
    study_level::Entity::update_many()
        .col_expr(study_level::Column::Rank, Expr::col(study_level::Column::Rank).mul(-1))
        .filter(study_level::Column::ProgrammeId.eq(programme))
        .exec(db)
        .await?;
    for (level, rank) in levels.iter().zip(1..) {
        let moved = i32::from(level.rank != rank);
        study_level::Entity::update_many()
            .col_expr(study_level::Column::Rank, Expr::value(rank))
            .col_expr(study_level::Column::Version, Expr::value(level.version + moved))
            .filter(study_level::Column::Id.eq(level.id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Archives a department, or takes it back.
pub(in crate::institution) async fn archive_department(
    db: &impl ConnectionTrait,
    row: &department::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.archived_at = Set(at);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Archives a programme, or takes it back.
pub(in crate::institution) async fn archive_programme(
    db: &impl ConnectionTrait,
    row: &programme::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.archived_at = Set(at);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Archives a study level, or takes it back.
pub(in crate::institution) async fn archive_level(
    db: &impl ConnectionTrait,
    row: &study_level::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.archived_at = Set(at);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}
