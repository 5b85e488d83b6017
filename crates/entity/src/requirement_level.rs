//! A study level in which placements count for a requirement; one without any counts in all.

use sea_orm::entity::prelude::*;

use crate::ids::{RequirementId, StudyLevelId};

/// A study level in which placements count for a requirement; one without any counts in all.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirement_level")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub requirement_id: RequirementId,
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level_id: StudyLevelId,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `requirement_id`.
    #[sea_orm(
        belongs_to = "super::requirement::Entity",
        from = "Column::RequirementId",
        to = "super::requirement::Column::Id"
    )]
    Requirement,
    /// Through `level_id`.
    #[sea_orm(
        belongs_to = "super::study_level::Entity",
        from = "Column::LevelId",
        to = "super::study_level::Column::Id"
    )]
    Level,
}

impl Related<super::requirement::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Requirement.def()
    }
}

impl Related<super::study_level::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Level.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
