//! A sheet that was read, until it is imported; then its report.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ImportDraftId};
use crate::kinds::{ImportKind, ImportState};

/// A sheet that was read, until it is imported; then its report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_draft")]
pub struct Model {
    /// Not personal; kept: session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportDraftId,
    /// Personal; kept: session.
    pub kind: ImportKind,
    /// Personal; kept: session.
    pub account_id: AccountId,
    /// Personal; kept: session.
    pub source_name: String,
    /// The rows as they were read; none once they are imported. Personal; kept: session.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// How many rows were read. Not personal; kept: session.
    pub row_count: i32,
    /// Personal; kept: session.
    pub state: ImportState,
    /// Personal; kept: session.
    pub created_at: DateTime<Utc>,
    /// When its rows were last begun to be written, or when that ended. Personal; kept: session.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// What was written so far, and the rows left out. Personal; kept: session.
    #[sea_orm(column_type = "Text")]
    pub report: Option<String>,
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
