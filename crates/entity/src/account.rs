//! A person who may sign in.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::AccountId;
use crate::kinds::AccountStatus;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Not personal; kept: account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Personal; kept: account.
    pub display_name: String,
    /// Personal; kept: account.
    pub email: Option<String>,
    /// Fr or en. Personal; kept: account.
    pub locale: String,
    /// Personal; kept: account.
    pub status: AccountStatus,
    /// Personal; kept: account.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// Personal; kept: account.
    pub version: i32,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
