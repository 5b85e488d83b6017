//! A level of a programme, ordered, with the number of placements to do.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{ProgrammeId, StudyLevelId};

/// A level of a programme, ordered, with the number of placements to do.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study_level")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StudyLevelId,
    /// Not personal; kept: configuration.
    pub programme_id: ProgrammeId,
    /// Not personal; kept: configuration.
    pub name: String,
    /// Order within the programme, from 1. Not personal; kept: configuration.
    pub rank: i32,
    /// Placements a student does during this level. Not personal; kept: configuration.
    pub placements_expected: i32,
    /// Not personal; kept: configuration.
    pub version: i32,
    /// Hidden from pickers since. Not personal; kept: configuration.
    pub archived_at: Option<DateTime<Utc>>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `programme_id`.
    #[sea_orm(
        belongs_to = "super::programme::Entity",
        from = "Column::ProgrammeId",
        to = "super::programme::Column::Id"
    )]
    Programme,
}

impl Related<super::programme::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Programme.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
