//! What has been settled by hand for a student and a requirement.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CurriculumId, RequirementId, StudentRequirementId};
use crate::kinds::RequirementApplies;

/// What has been settled by hand for a student and a requirement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "student_requirement")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StudentRequirementId,
    /// Personal; kept: student file.
    pub curriculum_id: CurriculumId,
    /// Personal; kept: student file.
    pub requirement_id: RequirementId,
    /// Placements credited. Personal; kept: student file.
    pub equivalences: i32,
    /// Whether it still applies to him. Personal; kept: student file.
    pub applies: RequirementApplies,
    /// Why, for those who may see it. Personal; kept: student file.
    pub reason: String,
    /// Who settled it last; none for the program itself. Personal; kept: student file.
    pub granted_by: Option<AccountId>,
    /// Personal; kept: student file.
    pub granted_at: DateTime<Utc>,
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
    /// Through `requirement_id`.
    #[sea_orm(
        belongs_to = "super::requirement::Entity",
        from = "Column::RequirementId",
        to = "super::requirement::Column::Id"
    )]
    Requirement,
    /// Through `granted_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::GrantedBy",
        to = "super::account::Column::Id"
    )]
    Account,
}

impl Related<super::curriculum::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Curriculum.def()
    }
}

impl Related<super::requirement::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Requirement.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
