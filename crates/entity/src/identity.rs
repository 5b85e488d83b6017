//! How an account proves itself to a provider; `local` is a login and a password.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, IdentityId};

/// How an account proves itself to a provider; `local` is a login and a password.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    /// Not personal; kept: account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IdentityId,
    /// Personal; kept: account.
    pub account_id: AccountId,
    /// Local, and later ldap, cas, oidc. Personal; kept: account.
    pub provider: String,
    /// Stable identifier at the provider; the login for `local`. Personal; kept: account.
    pub subject: String,
    /// Argon2id hash in PHC form, `local` only. Personal; kept: account.
    pub secret_hash: Option<String>,
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
