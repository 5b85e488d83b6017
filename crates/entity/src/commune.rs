//! A commune of the official geographic code, imported once.

use sea_orm::entity::prelude::*;

/// A commune of the official geographic code, imported once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commune")]
pub struct Model {
    /// Official code (INSEE). Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Not personal; kept: configuration.
    pub name: String,
    /// Separated by spaces. Not personal; kept: configuration.
    pub postcodes: String,
    /// Folded name and postcodes. Not personal; kept: configuration.
    pub search_key: String,
    /// Micro-degrees north, WGS 84. Not personal; kept: configuration.
    pub latitude: Option<i32>,
    /// Micro-degrees east, WGS 84. Not personal; kept: configuration.
    pub longitude: Option<i32>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
