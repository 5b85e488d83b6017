//! Seats of one site in one campaign for one cohort.

use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, CohortId, OpeningId, SiteId};

/// Seats of one site in one campaign for one cohort.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opening")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpeningId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Not personal; kept: campaign record.
    pub cohort_id: CohortId,
    /// Not personal; kept: campaign record.
    pub site_id: SiteId,
    /// Not personal; kept: campaign record.
    pub seats: i32,
    /// Not personal; kept: campaign record.
    pub recommended: Option<i32>,
    /// Not personal; kept: campaign record.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `campaign_id`.
    #[sea_orm(
        belongs_to = "super::campaign::Entity",
        from = "Column::CampaignId",
        to = "super::campaign::Column::Id"
    )]
    Campaign,
    /// Through `cohort_id`.
    #[sea_orm(
        belongs_to = "super::cohort::Entity",
        from = "Column::CohortId",
        to = "super::cohort::Column::Id"
    )]
    Cohort,
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::cohort::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cohort.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
