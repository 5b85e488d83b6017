//! A span of days that the placement occupies.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, CampaignPeriodId};

/// A span of days that the placement occupies.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_period")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CampaignPeriodId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// First day. Not personal; kept: campaign record.
    pub start_on: NaiveDate,
    /// Last day. Not personal; kept: campaign record.
    pub end_on: NaiveDate,
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
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
