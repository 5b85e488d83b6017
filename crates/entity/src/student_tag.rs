//! A tag on a student.

use sea_orm::entity::prelude::*;

use crate::ids::{StudentId, TagId};

/// A tag on a student.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "student_tag")]
pub struct Model {
    /// Personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub student_id: StudentId,
    /// Personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag_id: TagId,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `student_id`.
    #[sea_orm(
        belongs_to = "super::student::Entity",
        from = "Column::StudentId",
        to = "super::student::Column::Id"
    )]
    Student,
    /// Through `tag_id`.
    #[sea_orm(belongs_to = "super::tag::Entity", from = "Column::TagId", to = "super::tag::Column::Id")]
    Tag,
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::tag::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Tag.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
