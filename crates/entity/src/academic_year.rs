//! An academic year: building until locked.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::AcademicYearId;

/// An academic year: building until locked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "academic_year")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AcademicYearId,
    /// E.g. 2026-2027. Not personal; kept: configuration.
    #[sea_orm(unique)]
    pub code: String,
    /// First day. Not personal; kept: configuration.
    pub start_on: NaiveDate,
    /// Last day. Not personal; kept: configuration.
    pub end_on: NaiveDate,
    /// Students see a locked year only. Not personal; kept: configuration.
    pub locked_at: Option<DateTime<Utc>>,
    /// Opened to changes again since; students still see it. Not personal; kept: configuration.
    pub unlocked_at: Option<DateTime<Utc>>,
    /// Not personal; kept: configuration.
    pub version: i32,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
