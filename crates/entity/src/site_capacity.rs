//! Seats of a site, by default or over dates.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{SiteCapacityId, SiteId};

/// Seats of a site, by default or over dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_capacity")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SiteCapacityId,
    /// Not personal; kept: host directory.
    pub site_id: SiteId,
    /// First day; both dates empty: the default. Not personal; kept: host directory.
    pub from_on: Option<NaiveDate>,
    /// Last day. Not personal; kept: host directory.
    pub until_on: Option<NaiveDate>,
    /// Not personal; kept: host directory.
    pub min_seats: i32,
    /// Not personal; kept: host directory.
    pub ideal_seats: i32,
    /// 0 closes the site. Not personal; kept: host directory.
    pub max_seats: i32,
    /// Not personal; kept: host directory.
    pub reason: Option<String>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
