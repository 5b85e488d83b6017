//! A member of the commission in a campaign.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CampaignId, CommissionMemberId};

/// A member of the commission in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commission_member")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommissionMemberId,
    /// Personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Personal; kept: campaign record.
    pub account_id: AccountId,
    /// Whether he chairs it; one member does. Personal; kept: campaign record.
    pub chair: bool,
    /// From when, the last time. Personal; kept: campaign record.
    pub joined_at: DateTime<Utc>,
    /// Since when no longer; the row stays, with what he did. Personal; kept: campaign record.
    pub left_at: Option<DateTime<Utc>>,
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
    /// Through `account_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
