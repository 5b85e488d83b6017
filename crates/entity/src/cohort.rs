//! The students of one level of a programme in an academic year.

use sea_orm::entity::prelude::*;

use crate::ids::{AcademicYearId, CohortId, ProgrammeId, StudyLevelId};

/// The students of one level of a programme in an academic year.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CohortId,
    /// Not personal; kept: configuration.
    pub year_id: AcademicYearId,
    /// Not personal; kept: configuration.
    pub programme_id: ProgrammeId,
    /// Not personal; kept: configuration.
    pub level_id: StudyLevelId,
    /// Not personal; kept: configuration.
    #[sea_orm(unique)]
    pub code: String,
    /// Not personal; kept: configuration.
    pub name: String,
    /// The cohort most of its students come from. Not personal; kept: configuration.
    pub previous_id: Option<CohortId>,
    /// Not personal; kept: configuration.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `year_id`.
    #[sea_orm(
        belongs_to = "super::academic_year::Entity",
        from = "Column::YearId",
        to = "super::academic_year::Column::Id"
    )]
    Year,
    /// Through `programme_id`.
    #[sea_orm(
        belongs_to = "super::programme::Entity",
        from = "Column::ProgrammeId",
        to = "super::programme::Column::Id"
    )]
    Programme,
    /// Through `level_id`.
    #[sea_orm(
        belongs_to = "super::study_level::Entity",
        from = "Column::LevelId",
        to = "super::study_level::Column::Id"
    )]
    Level,
    /// Through `previous_id`.
    #[sea_orm(
        belongs_to = "super::cohort::Entity",
        from = "Column::PreviousId",
        to = "super::cohort::Column::Id"
    )]
    Previous,
}

impl Related<super::academic_year::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Year.def()
    }
}

impl Related<super::programme::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Programme.def()
    }
}

impl Related<super::study_level::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Level.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
