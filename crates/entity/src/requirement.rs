//! How many placements of a kind a programme asks of its students, or allows them.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{ProgrammeId, RequirementId, SiteId};
use crate::kinds::RequirementScope;

/// How many placements of a kind a programme asks of its students, or allows them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirement")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequirementId,
    /// Not personal; kept: configuration.
    pub programme_id: ProgrammeId,
    /// Not personal; kept: configuration.
    pub name: String,
    /// Order within the programme, from 1: when not all can be kept, the last gives way. Not personal; kept: configuration.
    pub rank: i32,
    /// What counts; its categories are in `requirement_category`. Not personal; kept: configuration.
    pub scope: RequirementScope,
    /// The site, when one site counts. Not personal; kept: configuration.
    pub site_id: Option<SiteId>,
    /// The fewest. Not personal; kept: configuration.
    pub min_placements: Option<i32>,
    /// The most; 0 forbids them. Not personal; kept: configuration.
    pub max_placements: Option<i32>,
    /// First day on which a placement that counts may start. Not personal; kept: configuration.
    pub from_on: Option<NaiveDate>,
    /// Last day on which it may end. Not personal; kept: configuration.
    pub until_on: Option<NaiveDate>,
    /// Not personal; kept: configuration.
    pub version: i32,
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
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::programme::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Programme.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
