//! One value of a typed setting, by its key; a setting without a row has its default.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One value of a typed setting, by its key; a setting without a row has its default.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    /// Key in the list of settings. Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The value as JSON. Not personal; kept: configuration.
    #[sea_orm(column_type = "Text")]
    pub value: String,
    /// Incremented at each change. Not personal; kept: configuration.
    pub version: i32,
    /// Last change. Not personal; kept: configuration.
    pub updated_at: DateTime<Utc>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
