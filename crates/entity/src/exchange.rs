//! A student's proposal to another to exchange their published placements.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, ExchangeId, PlacementId};

/// A student's proposal to another to exchange their published placements. What was exchanged stays readable: each of the two
/// placements given up is cancelled, and the one that took its place is named here.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exchange")]
pub struct Model {
    /// Not personal; kept: placement record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExchangeId,
    /// Personal; kept: placement record.
    pub campaign_id: CampaignId,
    /// What the one who proposes would give up. Personal; kept: placement record.
    pub from_placement_id: PlacementId,
    /// What the one who is asked would give up. Personal; kept: placement record.
    pub to_placement_id: PlacementId,
    /// What the one who proposes has to say; erasable. Personal; kept: exchange message.
    #[sea_orm(column_type = "Text", nullable)]
    pub message: Option<String>,
    /// What was stated that it changes for each, as JSON. Personal; kept: placement record.
    #[sea_orm(column_type = "Text")]
    pub stated: String,
    /// Personal; kept: placement record.
    pub proposed_at: DateTime<Utc>,
    /// First instant at which it can no longer be accepted. Personal; kept: placement record.
    pub until_at: DateTime<Utc>,
    /// Personal; kept: placement record.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Personal; kept: placement record.
    pub declined_at: Option<DateTime<Utc>>,
    /// Personal; kept: placement record.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The placement that the one who proposed has instead. Personal; kept: placement record.
    pub from_became_id: Option<PlacementId>,
    /// The placement that the one who was asked has instead. Personal; kept: placement record.
    pub to_became_id: Option<PlacementId>,
    /// Personal; kept: placement record.
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
    /// Through `from_placement_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::FromPlacementId",
        to = "super::placement::Column::Id"
    )]
    From,
    /// Through `to_placement_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::ToPlacementId",
        to = "super::placement::Column::Id"
    )]
    To,
    /// Through `from_became_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::FromBecameId",
        to = "super::placement::Column::Id"
    )]
    FromBecame,
    /// Through `to_became_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::ToBecameId",
        to = "super::placement::Column::Id"
    )]
    ToBecame,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
