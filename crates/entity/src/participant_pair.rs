//! Two participants of a campaign to place together, or apart.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, ParticipantId, ParticipantPairId};
use crate::kinds::PairKind;

/// Two participants of a campaign to place together, or apart. The two stand in the order of their identifiers, so that
/// there is one row for two people, whoever is named first.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant_pair")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantPairId,
    /// Personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// The one of the smaller identifier. Personal; kept: campaign record.
    pub first_id: ParticipantId,
    /// The other. Personal; kept: campaign record.
    pub second_id: ParticipantId,
    /// What is asked of the two. Personal; kept: campaign record.
    pub kind: PairKind,
    /// Whether a run must keep it; else it is a wish, that a run weighs. Personal; kept: campaign record.
    pub hard: bool,
    /// When it was entered: a run asked for before did not know it. Personal; kept: campaign record.
    pub entered_at: DateTime<Utc>,
    /// Personal; kept: campaign record.
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
    /// Through `first_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::FirstId",
        to = "super::participant::Column::Id"
    )]
    First,
    /// Through `second_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::SecondId",
        to = "super::participant::Column::Id"
    )]
    Second,
}

impl ActiveModelBehavior for ActiveModel {}
