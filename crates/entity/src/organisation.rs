//! An organisation that hosts students.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::OrganisationId;
use crate::kinds::TrustLevel;

/// An organisation that hosts students.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Not personal; kept: host directory.
    pub name: String,
    /// Fourteen digits, checked. Not personal; kept: host directory.
    #[sea_orm(unique)]
    pub siret: Option<String>,
    /// Not personal; kept: host directory.
    pub sector: Option<String>,
    /// Not personal; kept: host directory.
    pub address_line: Option<String>,
    /// Not personal; kept: host directory.
    pub postcode: Option<String>,
    /// Not personal; kept: host directory.
    pub town: Option<String>,
    /// Not personal; kept: host directory.
    pub country: Option<String>,
    /// Not personal; kept: host directory.
    pub website: Option<String>,
    /// Not personal; kept: host directory.
    pub phone: Option<String>,
    /// Not personal; kept: host directory.
    pub headcount: Option<i32>,
    /// Internal notes. Not personal; kept: host directory.
    pub notes: Option<String>,
    /// Not personal; kept: host directory.
    pub trust_level: TrustLevel,
    /// Not personal; kept: host directory.
    pub search_key: String,
    /// Not personal; kept: host directory.
    pub version: i32,
    /// Not personal; kept: host directory.
    pub archived_at: Option<DateTime<Utc>>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
