//! The values that an entry commits to; may be erased.

use sea_orm::entity::prelude::*;

use crate::kinds::AuditSide;

/// The values that an entry commits to; may be erased.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_value")]
pub struct Model {
    /// Personal; kept: audit value.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_sequence: i64,
    /// Personal; kept: audit value.
    #[sea_orm(primary_key, auto_increment = false)]
    pub side: AuditSide,
    /// Personal; kept: audit value.
    pub salt: String,
    /// Personal; kept: audit value.
    #[sea_orm(column_type = "Text")]
    pub value: String,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
