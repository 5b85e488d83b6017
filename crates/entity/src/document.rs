//! A file kept once under its hash.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, DocumentId};

/// A file kept once under its hash.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    /// Personal; kept: campaign record.
    pub sha256: String,
    /// As it was sent. Personal; kept: campaign record.
    pub file_name: String,
    /// Personal; kept: campaign record.
    pub media_type: String,
    /// Bytes. Personal; kept: campaign record.
    pub size: i64,
    /// Personal; kept: campaign record.
    pub uploaded_by: Option<AccountId>,
    /// Personal; kept: campaign record.
    pub uploaded_at: DateTime<Utc>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `uploaded_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::UploadedBy",
        to = "super::account::Column::Id"
    )]
    UploadedBy,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::UploadedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
