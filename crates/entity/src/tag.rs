//! A word that people put on students to find them again.

use sea_orm::entity::prelude::*;

use crate::ids::TagId;

/// A word that people put on students to find them again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tag")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TagId,
    /// Must not describe health, opinion or origin. Not personal; kept: configuration.
    #[sea_orm(unique)]
    pub name: String,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
