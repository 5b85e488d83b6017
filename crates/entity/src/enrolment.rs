//! A curriculum in a cohort.

use sea_orm::entity::prelude::*;

use crate::ids::{CohortId, CurriculumId, EnrolmentId};

/// A curriculum in a cohort.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentId,
    /// Personal; kept: student file.
    pub curriculum_id: CurriculumId,
    /// Personal; kept: student file.
    pub cohort_id: CohortId,
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
    /// Through `cohort_id`.
    #[sea_orm(
        belongs_to = "super::cohort::Entity",
        from = "Column::CohortId",
        to = "super::cohort::Column::Id"
    )]
    Cohort,
}

impl Related<super::curriculum::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Curriculum.def()
    }
}

impl Related<super::cohort::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cohort.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
