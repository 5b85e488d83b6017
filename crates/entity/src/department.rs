//! A department of the institution.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::DepartmentId;

/// A department of the institution.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "department")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DepartmentId,
    /// Shown name. Not personal; kept: configuration.
    pub name: String,
    /// Not personal; kept: configuration.
    pub version: i32,
    /// Hidden from pickers since. Not personal; kept: configuration.
    pub archived_at: Option<DateTime<Utc>>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
