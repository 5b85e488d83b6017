//! A session of the commission: one is open at a time in a campaign.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CampaignId, CommissionSessionId};

/// A session of the commission: one is open at a time in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commission_session")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommissionSessionId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Not personal; kept: campaign record.
    pub held_on: NaiveDate,
    /// Not personal; kept: campaign record.
    pub place: Option<String>,
    /// Agenda and remarks, which the minutes take up. Personal; kept: campaign record.
    pub notes: Option<String>,
    /// Not personal; kept: campaign record.
    pub opened_at: DateTime<Utc>,
    /// When its minutes became final. Not personal; kept: campaign record.
    pub closed_at: Option<DateTime<Utc>>,
    /// Personal; kept: campaign record.
    pub closed_by: Option<AccountId>,
    /// What the minutes said at the closing, JSON. Personal; kept: campaign record.
    pub minutes: Option<String>,
    /// Hash of that text. Not personal; kept: campaign record.
    pub minutes_sha256: Option<String>,
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
    /// Through `closed_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::ClosedBy",
        to = "super::account::Column::Id"
    )]
    ClosedBy,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ClosedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
