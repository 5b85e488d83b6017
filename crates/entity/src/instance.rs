//! What this database is: a real institution's or a demonstration's; exactly one row.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::kinds::InstanceKind;

/// What this database is: a real institution's or a demonstration's; exactly one row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instance")]
pub struct Model {
    /// Always 1. Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// A demonstration database is refused by `serve`. Not personal; kept: configuration.
    pub kind: InstanceKind,
    /// When the database was made. Not personal; kept: configuration.
    pub created_at: DateTime<Utc>,
    /// Seed of the demonstration. Not personal; kept: configuration.
    pub seed: Option<i64>,
    /// Day the demonstration was drawn for. Not personal; kept: configuration.
    pub demo_day: Option<NaiveDate>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
