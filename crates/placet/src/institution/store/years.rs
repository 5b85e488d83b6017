//! All queries on academic years and cohorts.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{AcademicYearId, CohortId};
use placet_entity::{academic_year, campaign, campaign_cohort, cohort, enrolment};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::institution::model::{CohortForm, YearForm};

/// Every year, the latest first.
pub(in crate::institution) async fn years(
    db: &impl ConnectionTrait,
) -> Result<Vec<academic_year::Model>, DbErr> {
    academic_year::Entity::find().order_by_desc(academic_year::Column::StartOn).all(db).await
}

/// A year.
pub(in crate::institution) async fn year(
    db: &impl ConnectionTrait,
    id: AcademicYearId,
) -> Result<Option<academic_year::Model>, DbErr> {
    academic_year::Entity::find_by_id(id).one(db).await
}

/// A year, kept from other writers until the end of the write.
pub(in crate::institution) async fn year_to_change(
    db: &impl ConnectionTrait,
    id: AcademicYearId,
) -> Result<Option<academic_year::Model>, DbErr> {
    academic_year::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// Every cohort, by code.
pub(in crate::institution) async fn cohorts(db: &impl ConnectionTrait) -> Result<Vec<cohort::Model>, DbErr> {
    cohort::Entity::find().order_by_asc(cohort::Column::Code).all(db).await
}

/// The cohorts of a year, by code.
pub(in crate::institution) async fn cohorts_of(
    db: &impl ConnectionTrait,
    year: AcademicYearId,
) -> Result<Vec<cohort::Model>, DbErr> {
    cohort::Entity::find()
        .filter(cohort::Column::YearId.eq(year))
        .order_by_asc(cohort::Column::Code)
        .all(db)
        .await
}

/// A cohort.
pub(in crate::institution) async fn cohort(
    db: &impl ConnectionTrait,
    id: CohortId,
) -> Result<Option<cohort::Model>, DbErr> {
    cohort::Entity::find_by_id(id).one(db).await
}

/// A cohort, kept from other writers until the end of the write.
pub(in crate::institution) async fn cohort_to_change(
    db: &impl ConnectionTrait,
    id: CohortId,
) -> Result<Option<cohort::Model>, DbErr> {
    cohort::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// How many students are enrolled in each cohort; a cohort without any is absent.
pub(in crate::institution) async fn students(
    db: &impl ConnectionTrait,
) -> Result<HashMap<CohortId, i64>, DbErr> {
    let rows: Vec<(CohortId, i64)> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CohortId)
        .column_as(enrolment::Column::Id.count(), "students")
        .group_by(enrolment::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many campaigns that are not archived each cohort takes part in; a cohort without any is absent.
pub(in crate::institution) async fn campaigns(
    db: &impl ConnectionTrait,
) -> Result<HashMap<CohortId, i64>, DbErr> {
    let rows: Vec<(CohortId, i64)> = campaign_cohort::Entity::find()
        .inner_join(campaign::Entity)
        .filter(campaign::Column::ArchivedAt.is_null())
        .select_only()
        .column(campaign_cohort::Column::CohortId)
        .column_as(campaign_cohort::Column::CampaignId.count(), "campaigns")
        .group_by(campaign_cohort::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Creates a year.
pub(in crate::institution) async fn insert_year(
    db: &impl ConnectionTrait,
    row: academic_year::Model,
) -> Result<(), DbErr> {
    academic_year::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a year.
pub(in crate::institution) async fn update_year(
    db: &impl ConnectionTrait,
    row: &academic_year::Model,
    form: &YearForm,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.code = Set(form.code.clone());
    active.start_on = Set(form.start_on);
    active.end_on = Set(form.end_on);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Locks a year (`unlocked` is then none) or unlocks it.
pub(in crate::institution) async fn set_lock(
    db: &impl ConnectionTrait,
    row: &academic_year::Model,
    locked: Option<DateTime<Utc>>,
    unlocked: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.locked_at = Set(locked);
    active.unlocked_at = Set(unlocked);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}

/// Creates cohorts.
pub(in crate::institution) async fn insert_cohorts(
    db: &impl ConnectionTrait,
    rows: Vec<cohort::Model>,
) -> Result<(), DbErr> {
    if !rows.is_empty() {
        let rows = rows.into_iter().map(cohort::Model::into_active_model);
        cohort::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Changes a cohort.
pub(in crate::institution) async fn update_cohort(
    db: &impl ConnectionTrait,
    row: &cohort::Model,
    programme: placet_entity::ids::ProgrammeId,
    form: &CohortForm,
) -> Result<(), DbErr> {
    let mut active = row.clone().into_active_model();
    active.year_id = Set(form.year_id);
    active.programme_id = Set(programme);
    active.level_id = Set(form.level_id);
    active.code = Set(form.code.clone());
    active.name = Set(form.name.clone());
    active.previous_id = Set(form.previous_id);
    active.version = Set(row.version + 1);
    active.update(db).await?;
    Ok(())
}
