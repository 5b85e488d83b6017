//! Queries on tags.

use placet_entity::ids::{StudentId, TagId};
use placet_entity::{student_tag, tag};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};

/// Every tag, by name.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<tag::Model>, DbErr> {
    tag::Entity::find().order_by_asc(tag::Column::Name).all(db).await
}

/// The tag of a name.
pub(crate) async fn named(db: &impl ConnectionTrait, name: &str) -> Result<Option<tag::Model>, DbErr> {
    tag::Entity::find().filter(tag::Column::Name.eq(name)).one(db).await
}

/// The tags of a student.
pub(crate) async fn of(db: &impl ConnectionTrait, student: StudentId) -> Result<Vec<tag::Model>, DbErr> {
    tag::Entity::find()
        .join_rev(JoinType::InnerJoin, student_tag::Relation::Tag.def())
        .filter(student_tag::Column::StudentId.eq(student))
        .order_by_asc(tag::Column::Name)
        .all(db)
        .await
}

/// Adds a tag to the list.
pub(crate) async fn insert(db: &impl ConnectionTrait, id: TagId, name: &str) -> Result<(), DbErr> {
    let row = tag::ActiveModel { id: Set(id), name: Set(name.to_owned()) };
    tag::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Those of these students that wear the tag.
pub(crate) async fn wearers(db: &impl ConnectionTrait, tag: TagId) -> Result<Vec<StudentId>, DbErr> {
    student_tag::Entity::find()
        .filter(student_tag::Column::TagId.eq(tag))
        .select_only()
        .column(student_tag::Column::StudentId)
        .into_tuple()
        .all(db)
        .await
}

/// Puts a tag on students who do not wear it.
pub(crate) async fn put(db: &impl ConnectionTrait, tag: TagId, students: &[StudentId]) -> Result<(), DbErr> {
    for chunk in students.chunks(1_000) {
        let rows = chunk
            .iter()
            .map(|student| student_tag::ActiveModel { student_id: Set(*student), tag_id: Set(tag) });
        student_tag::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Takes a tag off students; forgets the tag when nobody wears it any more.
pub(crate) async fn take(db: &impl ConnectionTrait, tag: TagId, students: &[StudentId]) -> Result<(), DbErr> {
    for chunk in students.chunks(super::CHUNK) {
        student_tag::Entity::delete_many()
            .filter(student_tag::Column::TagId.eq(tag))
            .filter(student_tag::Column::StudentId.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    let left = student_tag::Entity::find().filter(student_tag::Column::TagId.eq(tag)).count(db).await?;
    if left == 0 {
        tag::Entity::delete_by_id(tag).exec(db).await?;
    }
    Ok(())
}
