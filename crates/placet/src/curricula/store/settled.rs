//! What is settled by hand for students.

use std::collections::BTreeMap;

use placet_entity::ids::{
    AccountId, CurriculumId, ProgrammeId, RequirementId, StudentId, StudentRequirementId,
};
use placet_entity::{account, curriculum, student_requirement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect as _,
};

/// The curriculum in which a requirement is asked of a student: his latest in its programme, kept from other writers.
pub(in crate::curricula) async fn curriculum_to_settle(
    db: &impl ConnectionTrait,
    student: StudentId,
    programme: ProgrammeId,
) -> Result<Option<CurriculumId>, DbErr> {
    let row = curriculum::Entity::find()
        .filter(curriculum::Column::StudentId.eq(student))
        .filter(curriculum::Column::ProgrammeId.eq(programme))
        .order_by_desc(curriculum::Column::EnteredOn)
        .order_by_asc(curriculum::Column::Id)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// What is settled for a curriculum and a requirement.
pub(in crate::curricula) async fn find(
    db: &impl ConnectionTrait,
    curriculum: CurriculumId,
    requirement: RequirementId,
) -> Result<Option<student_requirement::Model>, DbErr> {
    student_requirement::Entity::find()
        .filter(student_requirement::Column::CurriculumId.eq(curriculum))
        .filter(student_requirement::Column::RequirementId.eq(requirement))
        .one(db)
        .await
}

/// What is settled for a curriculum.
pub(in crate::curricula) async fn of_curriculum(
    db: &impl ConnectionTrait,
    curriculum: CurriculumId,
) -> Result<Vec<student_requirement::Model>, DbErr> {
    student_requirement::Entity::find()
        .filter(student_requirement::Column::CurriculumId.eq(curriculum))
        .all(db)
        .await
}

/// What is settled for a requirement, with the students.
pub(in crate::curricula) async fn of_requirement(
    db: &impl ConnectionTrait,
    requirement: RequirementId,
) -> Result<Vec<(student_requirement::Model, StudentId)>, DbErr> {
    let rows = student_requirement::Entity::find()
        .filter(student_requirement::Column::RequirementId.eq(requirement))
        .order_by_asc(student_requirement::Column::Id)
        .find_also_related(curriculum::Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, curriculum)| Some((row, curriculum?.student_id))).collect())
}

/// For how many students something is settled, by requirement; one without any is absent.
pub(in crate::curricula) async fn counts(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<RequirementId, i64>, DbErr> {
    let counted = student_requirement::Entity::find()
        .select_only()
        .column(student_requirement::Column::RequirementId)
        .column_as(student_requirement::Column::Id.count(), "count")
        .group_by(student_requirement::Column::RequirementId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().collect())
}

/// Settles something.
pub(in crate::curricula) async fn insert(
    db: &impl ConnectionTrait,
    row: student_requirement::Model,
) -> Result<(), DbErr> {
    student_requirement::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Settles something else.
pub(in crate::curricula) async fn update(
    db: &impl ConnectionTrait,
    row: student_requirement::Model,
) -> Result<(), DbErr> {
    student_requirement::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// Takes back what is settled.
pub(in crate::curricula) async fn delete(
    db: &impl ConnectionTrait,
    id: StudentRequirementId,
) -> Result<(), DbErr> {
    student_requirement::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The shown names of accounts.
pub(in crate::curricula) async fn names(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, String>, DbErr> {
    let of = account::Column::Id.is_in(ids.iter().copied());
    let rows = account::Entity::find().filter(of).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.display_name)).collect())
}
