//! A site in a capacity group.

use sea_orm::entity::prelude::*;

use crate::ids::{CapacityGroupId, SiteId};

/// A site in a capacity group.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capacity_group_member")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: CapacityGroupId,
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub site_id: SiteId,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `group_id`.
    #[sea_orm(
        belongs_to = "super::capacity_group::Entity",
        from = "Column::GroupId",
        to = "super::capacity_group::Column::Id"
    )]
    Group,
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::capacity_group::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Group.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
