//! A signed-in browser; the identifier in the cookie is stored hashed.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::AccountId;

/// A signed-in browser; the identifier in the cookie is stored hashed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the cookie's identifier, hex. Personal; kept: session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Personal; kept: session.
    pub account_id: AccountId,
    /// Token that every form carries. Personal; kept: session.
    pub csrf: String,
    /// Personal; kept: session.
    pub created_at: DateTime<Utc>,
    /// Last request, to the minute. Personal; kept: session.
    pub seen_at: DateTime<Utc>,
    /// Absolute end. Personal; kept: session.
    pub expires_at: DateTime<Utc>,
    /// Personal; kept: session.
    pub address: String,
    /// Personal; kept: session.
    pub agent: String,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `account_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
