//! A person or a mailbox of an organisation.

use sea_orm::entity::prelude::*;

use crate::ids::{ContactId, OrganisationId};

/// A person or a mailbox of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactId,
    /// Personal; kept: host directory.
    pub organisation_id: OrganisationId,
    /// By which files name him. Not personal; kept: host directory.
    #[sea_orm(unique)]
    pub code: Option<String>,
    /// Personal; kept: host directory.
    pub display_name: String,
    /// Personal; kept: host directory.
    pub function: Option<String>,
    /// Personal; kept: host directory.
    pub email: Option<String>,
    /// Personal; kept: host directory.
    pub phone: Option<String>,
    /// Personal; kept: host directory.
    pub active: bool,
    /// Personal; kept: host directory.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
