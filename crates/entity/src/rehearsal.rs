//! What a campaign would have given at an announced instant before its wishes closed. Never published.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, RehearsalId};

/// What a campaign would have given at an announced instant before its wishes closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rehearsal")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RehearsalId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// The instant that was announced. Not personal; kept: campaign record.
    pub announced_at: DateTime<Utc>,
    /// When the lists were read. Not personal; kept: campaign record.
    pub computed_at: DateTime<Utc>,
    /// Code. Not personal; kept: campaign record.
    pub procedure: String,
    /// None when nothing could be computed. Not personal; kept: campaign record.
    pub problem_sha256: Option<String>,
    /// Students to place. Not personal; kept: campaign record.
    pub students: i32,
    /// Those of them who had not ranked yet. Not personal; kept: campaign record.
    pub waiting: i32,
    /// Closes that were drawn. Not personal; kept: campaign record.
    pub closes: i32,
    /// Students with a site. Not personal; kept: campaign record.
    pub placed: i32,
    /// Students with one of their first three wishes. Not personal; kept: campaign record.
    pub within_3: i32,
    /// Students who are sure of one of their wishes. Not personal; kept: campaign record.
    pub sure: i32,
    /// Why nothing could be computed, as a code. Not personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub failure: Option<String>,
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
