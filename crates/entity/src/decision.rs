//! What the commission decides for a participant, whatever the run.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, CampaignId, DecisionId, OpeningId, OutsideRequestId, ParticipantId};
use crate::kinds::DecisionOutcome;

/// What the commission decides for a participant, whatever the run.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Personal; kept: campaign record.
    pub participant_id: ParticipantId,
    /// Personal; kept: campaign record.
    pub outcome: DecisionOutcome,
    /// Personal; kept: campaign record.
    pub opening_id: Option<OpeningId>,
    /// Personal; kept: campaign record.
    pub secondary_opening_id: Option<OpeningId>,
    /// Personal; kept: campaign record.
    pub outside_request_id: Option<OutsideRequestId>,
    /// When it is elsewhere. Personal; kept: campaign record.
    pub host_name: Option<String>,
    /// Hundredths. Personal; kept: campaign record.
    pub cost: Option<i32>,
    /// Hundredths. Personal; kept: campaign record.
    pub adjustment: Option<i32>,
    /// Personal; kept: campaign record.
    pub reason: String,
    /// Overrides what would forbid the opening. Personal; kept: campaign record.
    pub waives: bool,
    /// Personal; kept: campaign record.
    pub decided_by: AccountId,
    /// Personal; kept: campaign record.
    pub decided_at: DateTime<Utc>,
    /// Personal; kept: campaign record.
    pub withdrawn_by: Option<AccountId>,
    /// Personal; kept: campaign record.
    pub withdrawn_at: Option<DateTime<Utc>>,
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
    /// Through `participant_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::ParticipantId",
        to = "super::participant::Column::Id"
    )]
    Participant,
    /// Through `opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::OpeningId",
        to = "super::opening::Column::Id"
    )]
    Opening,
    /// Through `secondary_opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::SecondaryOpeningId",
        to = "super::opening::Column::Id"
    )]
    SecondaryOpening,
    /// Through `outside_request_id`.
    #[sea_orm(
        belongs_to = "super::outside_request::Entity",
        from = "Column::OutsideRequestId",
        to = "super::outside_request::Column::Id"
    )]
    OutsideRequest,
    /// Through `decided_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::DecidedBy",
        to = "super::account::Column::Id"
    )]
    DecidedBy,
    /// Through `withdrawn_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::WithdrawnBy",
        to = "super::account::Column::Id"
    )]
    WithdrawnBy,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl Related<super::outside_request::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::OutsideRequest.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
