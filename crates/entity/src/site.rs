//! A service of an organisation that takes students.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{OrganisationId, SiteCategoryId, SiteId};

/// A service of an organisation that takes students.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SiteId,
    /// Not personal; kept: host directory.
    pub organisation_id: OrganisationId,
    /// Not personal; kept: host directory.
    #[sea_orm(unique)]
    pub code: String,
    /// Not personal; kept: host directory.
    pub name: String,
    /// Not personal; kept: host directory.
    pub service: Option<String>,
    /// Not personal; kept: host directory.
    pub category_id: SiteCategoryId,
    /// Not personal; kept: host directory.
    pub address_line: Option<String>,
    /// Not personal; kept: host directory.
    pub address_complement: Option<String>,
    /// Not personal; kept: host directory.
    pub postcode: Option<String>,
    /// Not personal; kept: host directory.
    pub town: Option<String>,
    /// Not personal; kept: host directory.
    pub cedex: Option<String>,
    /// Micro-degrees. Not personal; kept: host directory.
    pub latitude: Option<i32>,
    /// Micro-degrees. Not personal; kept: host directory.
    pub longitude: Option<i32>,
    /// Not personal; kept: host directory.
    pub url: Option<String>,
    /// What students read about it. Not personal; kept: host directory.
    pub info: Option<String>,
    /// Not personal; kept: host directory.
    pub active: bool,
    /// Outside the territory of the school. Not personal; kept: host directory.
    pub out_of_subdivision: bool,
    /// Students may rank it. Not personal; kept: host directory.
    pub wishes_allowed: bool,
    /// Cost in hundredths whatever the demand. Not personal; kept: host directory.
    pub fixed_cost: Option<i32>,
    /// Costs the median of the others. Not personal; kept: host directory.
    pub fixed_cost_median: bool,
    /// Not personal; kept: host directory.
    pub search_key: String,
    /// Not personal; kept: host directory.
    pub version: i32,
    /// Not personal; kept: host directory.
    pub archived_at: Option<DateTime<Utc>>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
    /// Through `category_id`.
    #[sea_orm(
        belongs_to = "super::site_category::Entity",
        from = "Column::CategoryId",
        to = "super::site_category::Column::Id"
    )]
    Category,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl Related<super::site_category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
