//! All queries on students, their curricula, enrolments, leave, accommodations and tags.

pub(super) mod enrolments;
pub(super) mod file;
pub(super) mod list;
pub(super) mod owed;
pub(super) mod tags;

use placet_entity::ids::StudentId;
use placet_entity::{curriculum, student};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Most identifiers in one query.
pub(super) const CHUNK: usize = 5_000;

/// Changes columns of a curriculum.
pub(super) async fn update_curriculum(
    db: &impl ConnectionTrait,
    row: curriculum::ActiveModel,
) -> Result<(), DbErr> {
    curriculum::Entity::update(row).exec(db).await?;
    Ok(())
}

/// A student.
pub(super) async fn student(
    db: &impl ConnectionTrait,
    id: StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}

/// Those of these students that are there, in the order of their names.
pub(super) async fn students(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
) -> Result<Vec<student::Model>, DbErr> {
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        rows.extend(
            student::Entity::find().filter(student::Column::Id.is_in(chunk.iter().copied())).all(db).await?,
        );
    }
    rows.sort_by(|one, other| (&one.sort_key, one.id).cmp(&(&other.sort_key, other.id)));
    Ok(rows)
}

/// The students of these numbers.
pub(super) async fn by_numbers(
    db: &impl ConnectionTrait,
    numbers: &[String],
) -> Result<Vec<student::Model>, DbErr> {
    let mut rows = Vec::new();
    for chunk in numbers.chunks(CHUNK) {
        rows.extend(student::Entity::find().filter(student::Column::Number.is_in(chunk)).all(db).await?);
    }
    Ok(rows)
}

/// Adds students.
pub(super) async fn insert(db: &impl ConnectionTrait, rows: Vec<student::ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        student::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Changes columns of a student.
pub(super) async fn update(db: &impl ConnectionTrait, row: student::ActiveModel) -> Result<(), DbErr> {
    student::Entity::update(row).exec(db).await?;
    Ok(())
}
