//! A study level whose students the site does not take.

use sea_orm::entity::prelude::*;

use crate::ids::{SiteId, StudyLevelId};

/// A study level whose students the site does not take.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_forbidden_level")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub site_id: SiteId,
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level_id: StudyLevelId,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
    /// Through `level_id`.
    #[sea_orm(
        belongs_to = "super::study_level::Entity",
        from = "Column::LevelId",
        to = "super::study_level::Column::Id"
    )]
    Level,
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl Related<super::study_level::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Level.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
