//! A category of sites; it alone says principal or secondary.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::SiteCategoryId;

/// A category of sites; it alone says principal or secondary.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_category")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SiteCategoryId,
    /// Not personal; kept: configuration.
    #[sea_orm(unique)]
    pub code: String,
    /// Ten characters at most. Not personal; kept: configuration.
    pub acronym: String,
    /// Not personal; kept: configuration.
    pub name: String,
    /// Order of display. Not personal; kept: configuration.
    pub rank: i32,
    /// Secondary sites accompany a principal one. Not personal; kept: configuration.
    pub principal: bool,
    /// Index in the palette of categories, 0 to 11. Not personal; kept: configuration.
    pub colour: i32,
    /// Not personal; kept: configuration.
    pub version: i32,
    /// Not personal; kept: configuration.
    pub archived_at: Option<DateTime<Utc>>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
