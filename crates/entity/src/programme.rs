//! A programme of study of a department.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{DepartmentId, ProgrammeId};

/// A programme of study of a department.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgrammeId,
    /// Not personal; kept: configuration.
    pub department_id: DepartmentId,
    /// Short unique code. Not personal; kept: configuration.
    #[sea_orm(unique)]
    pub code: String,
    /// Not personal; kept: configuration.
    pub name: String,
    /// Not personal; kept: configuration.
    pub version: i32,
    /// Not personal; kept: configuration.
    pub archived_at: Option<DateTime<Utc>>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `department_id`.
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
}

impl Related<super::department::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Department.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
