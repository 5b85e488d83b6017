//! A category whose placements count for a requirement.

use sea_orm::entity::prelude::*;

use crate::ids::{RequirementId, SiteCategoryId};

/// A category whose placements count for a requirement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirement_category")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub requirement_id: RequirementId,
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub category_id: SiteCategoryId,
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
    /// Through `category_id`.
    #[sea_orm(
        belongs_to = "super::site_category::Entity",
        from = "Column::CategoryId",
        to = "super::site_category::Column::Id"
    )]
    Category,
}

impl Related<super::requirement::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Requirement.def()
    }
}

impl Related<super::site_category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
