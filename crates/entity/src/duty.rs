//! What a contact does for a site.

use sea_orm::entity::prelude::*;

use crate::ids::{ContactId, SiteId};

/// What a contact does for a site.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty")]
pub struct Model {
    /// Personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contact_id: ContactId,
    /// Personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub site_id: SiteId,
    /// Personal; kept: host directory.
    pub visible_to_students: bool,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `contact_id`.
    #[sea_orm(
        belongs_to = "super::contact::Entity",
        from = "Column::ContactId",
        to = "super::contact::Column::Id"
    )]
    Contact,
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::contact::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contact.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
