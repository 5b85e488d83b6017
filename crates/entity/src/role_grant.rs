//! A role held by an account.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, RoleGrantId};
use crate::kinds::Role;

/// A role held by an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    /// Not personal; kept: account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoleGrantId,
    /// Personal; kept: account.
    pub account_id: AccountId,
    /// Personal; kept: account.
    pub role: Role,
    /// Personal; kept: account.
    pub granted_at: DateTime<Utc>,
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
