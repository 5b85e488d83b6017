//! The placements of a campaign that are told to its students together.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CampaignId, PublicationId};
use crate::kinds::PublicationState;

/// The placements of a campaign that are told to its students together.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PublicationId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Not personal; kept: campaign record.
    pub state: PublicationState,
    /// The instant asked for; null is as soon as everything is prepared. Not personal; kept: campaign record.
    pub asked_for: Option<DateTime<Utc>>,
    /// Students see it from this instant; null until everything is prepared. Not personal; kept: campaign record.
    pub visible_at: Option<DateTime<Utc>>,
    /// Hash of what it publishes: placements, decisions, run, as they were when it was asked for. Not personal; kept: campaign record.
    pub fingerprint: String,
    /// How many principal placements. Not personal; kept: campaign record.
    pub placements: i32,
    /// Scores and debts before and after it, to call it off. Personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub standings: Option<String>,
    /// Why it was called off, or the word of what stopped it. Not personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub why: Option<String>,
    /// Personal; kept: campaign record.
    pub requested_by: AccountId,
    /// Not personal; kept: campaign record.
    pub requested_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub finished_at: Option<DateTime<Utc>>,
    /// The second person, where the setting asks for one. Personal; kept: campaign record.
    pub confirmed_by: Option<AccountId>,
    /// Not personal; kept: campaign record.
    pub confirmed_at: Option<DateTime<Utc>>,
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
    /// Through `requested_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::RequestedBy",
        to = "super::account::Column::Id"
    )]
    RequestedBy,
    /// Through `confirmed_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::ConfirmedBy",
        to = "super::account::Column::Id"
    )]
    ConfirmedBy,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::RequestedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
