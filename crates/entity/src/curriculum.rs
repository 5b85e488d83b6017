//! A student in a programme; a repeater keeps it and changes cohort.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CurriculumId, ProgrammeId, StudentId};
use crate::kinds::CurriculumStatus;

/// A student in a programme; a repeater keeps it and changes cohort.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "curriculum")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CurriculumId,
    /// Personal; kept: student file.
    pub student_id: StudentId,
    /// Personal; kept: student file.
    pub programme_id: ProgrammeId,
    /// Personal; kept: student file.
    pub entered_on: NaiveDate,
    /// Personal; kept: student file.
    pub left_on: Option<NaiveDate>,
    /// Personal; kept: student file.
    pub status: CurriculumStatus,
    /// Current score, in hundredths; null before the first cost. Personal; kept: student file.
    pub score: Option<i32>,
    /// Number of costs the score holds. Personal; kept: student file.
    pub costs_count: i32,
    /// Current debt, in thousandths. Personal; kept: student file.
    pub debt: i32,
    /// Personal; kept: student file.
    pub version: i32,
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
    /// Through `programme_id`.
    #[sea_orm(
        belongs_to = "super::programme::Entity",
        from = "Column::ProgrammeId",
        to = "super::programme::Column::Id"
    )]
    Programme,
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::programme::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Programme.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
