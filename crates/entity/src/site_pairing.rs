//! A secondary site that may accompany a principal one.

use sea_orm::entity::prelude::*;

use crate::ids::SiteId;

/// A secondary site that may accompany a principal one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_pairing")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub principal_id: SiteId,
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secondary_id: SiteId,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `principal_id`.
    #[sea_orm(
        belongs_to = "super::site::Entity",
        from = "Column::PrincipalId",
        to = "super::site::Column::Id"
    )]
    Principal,
    /// Through `secondary_id`.
    #[sea_orm(
        belongs_to = "super::site::Entity",
        from = "Column::SecondaryId",
        to = "super::site::Column::Id"
    )]
    Secondary,
}

impl ActiveModelBehavior for ActiveModel {}
