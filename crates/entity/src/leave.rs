//! Dates during which a student is away; never why.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CurriculumId, LeaveId};

/// Dates during which a student is away; never why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leave")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LeaveId,
    /// Personal; kept: student file.
    pub curriculum_id: CurriculumId,
    /// First day. Personal; kept: student file.
    pub start_on: NaiveDate,
    /// Last day. Personal; kept: student file.
    pub end_on: NaiveDate,
    /// Personal; kept: student file.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `curriculum_id`.
    #[sea_orm(
        belongs_to = "super::curriculum::Entity",
        from = "Column::CurriculumId",
        to = "super::curriculum::Column::Id"
    )]
    Curriculum,
}

impl Related<super::curriculum::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Curriculum.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
