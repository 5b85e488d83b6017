//! The filters, the order and the columns of a list, kept under a name.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, SavedViewId};

/// The filters, the order and the columns of a list, kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    /// Not personal; kept: account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SavedViewId,
    /// Whose it is. Personal; kept: account.
    pub account_id: AccountId,
    /// The list, by its word. Personal; kept: account.
    pub list: String,
    /// Personal; kept: account.
    pub name: String,
    /// The query of the list's address, without the page: it may name a person who is searched for. Personal; kept: account.
    pub query: String,
    /// Whether everyone who may open the list sees it. Personal; kept: account.
    pub shared: bool,
    /// Personal; kept: account.
    pub created_at: DateTime<Utc>,
    /// Not personal; kept: account.
    pub version: i32,
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
