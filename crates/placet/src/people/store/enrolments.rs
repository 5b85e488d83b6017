//! Queries on curricula and enrolments.

use std::collections::HashMap;

use placet_entity::ids::{AcademicYearId, CohortId, CurriculumId, EnrolmentId, ProgrammeId, StudentId};
use placet_entity::{academic_year, cohort, curriculum, enrolment, participant};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::CHUNK;

/// A cohort and its year.
pub(crate) type CohortAndYear = (cohort::Model, academic_year::Model);

/// Every cohort with its year, the latest year first.
pub(crate) async fn cohorts(db: &impl ConnectionTrait) -> Result<Vec<CohortAndYear>, DbErr> {
    let rows = cohort::Entity::find()
        .find_also_related(academic_year::Entity)
        .order_by_desc(academic_year::Column::StartOn)
        .order_by_asc(cohort::Column::Name)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(cohort, year)| Some((cohort, year?))).collect())
}

/// A cohort with its year.
pub(crate) async fn cohort(db: &impl ConnectionTrait, id: CohortId) -> Result<Option<CohortAndYear>, DbErr> {
    let row = cohort::Entity::find_by_id(id).find_also_related(academic_year::Entity).one(db).await?;
    Ok(row.and_then(|(cohort, year)| Some((cohort, year?))))
}

/// What these students already follow: their curricula and the cohorts that each is in.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    pub curricula: HashMap<(StudentId, ProgrammeId), CurriculumId>,
    pub cohorts: HashMap<(StudentId, AcademicYearId), cohort::Model>,
}

/// What these students follow.
pub(crate) async fn followed(db: &impl ConnectionTrait, students: &[StudentId]) -> Result<Followed, DbErr> {
    let mut followed = Followed::default();
    for chunk in students.chunks(CHUNK) {
        let curricula: Vec<(CurriculumId, StudentId, ProgrammeId)> = curriculum::Entity::find()
            .filter(curriculum::Column::StudentId.is_in(chunk.iter().copied()))
            .select_only()
            .columns([curriculum::Column::Id, curriculum::Column::StudentId, curriculum::Column::ProgrammeId])
            .into_tuple()
            .all(db)
            .await?;
        for (id, student, programme) in curricula {
            followed.curricula.insert((student, programme), id);
        }
        let enrolled = enrolment::Entity::find()
            .find_also_related(curriculum::Entity)
            .find_also_related(cohort::Entity)
            .filter(curriculum::Column::StudentId.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        for (_, curriculum, cohort) in enrolled {
            if let (Some(curriculum), Some(cohort)) = (curriculum, cohort) {
                followed.cohorts.insert((curriculum.student_id, cohort.year_id), cohort);
            }
        }
    }
    Ok(followed)
}

/// Adds curricula and enrolments.
pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    curricula: Vec<curriculum::ActiveModel>,
    enrolments: Vec<enrolment::ActiveModel>,
) -> Result<(), DbErr> {
    for chunk in curricula.chunks(1_000) {
        curriculum::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    for chunk in enrolments.chunks(1_000) {
        enrolment::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// An enrolment with its curriculum and cohort.
pub(crate) async fn enrolment(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<(enrolment::Model, curriculum::Model, cohort::Model)>, DbErr> {
    let row = enrolment::Entity::find_by_id(id)
        .find_also_related(curriculum::Entity)
        .find_also_related(cohort::Entity)
        .one(db)
        .await?;
    Ok(row.and_then(|(enrolment, curriculum, cohort)| Some((enrolment, curriculum?, cohort?))))
}

/// In how many campaigns a curriculum takes part as of a cohort.
pub(crate) async fn participations(
    db: &impl ConnectionTrait,
    curriculum: CurriculumId,
    cohort: CohortId,
) -> Result<u64, DbErr> {
    participant::Entity::find()
        .filter(participant::Column::CurriculumId.eq(curriculum))
        .filter(participant::Column::CohortId.eq(cohort))
        .count(db)
        .await
}

/// Takes a curriculum out of a cohort.
pub(crate) async fn delete(db: &impl ConnectionTrait, id: EnrolmentId) -> Result<(), DbErr> {
    enrolment::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
