//! One immutable execution of a procedure.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, AllocationRunId, CampaignId};
use crate::kinds::RunState;

/// One immutable execution of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allocation_run")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AllocationRunId,
    /// Not personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// From 1 for each campaign. Not personal; kept: campaign record.
    pub number: i32,
    /// The run it repairs. Not personal; kept: campaign record.
    pub parent_id: Option<AllocationRunId>,
    /// Code. Not personal; kept: campaign record.
    pub procedure: String,
    /// Not personal; kept: campaign record.
    pub seed: i64,
    /// Canonical problem. Personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub problem: String,
    /// Not personal; kept: campaign record.
    pub problem_sha256: String,
    /// Where the slider between the average and equity stood; none for the institution's own parameters. Not personal; kept:
    /// campaign record.
    pub position: Option<String>,
    /// Hash of the same problem with the institution's own parameters, for a run at a position of the slider: by it, the runs
    /// of the same wishes are known. Not personal; kept: campaign record.
    pub base_sha256: Option<String>,
    /// Canonical result. Personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub result: Option<String>,
    /// Not personal; kept: campaign record.
    pub result_sha256: Option<String>,
    /// Figures of the result. Not personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub summary: Option<String>,
    /// Not personal; kept: campaign record.
    pub state: RunState,
    /// Why it could not be computed. Not personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub failure: Option<String>,
    /// Not personal; kept: campaign record.
    pub solve_micros: Option<i64>,
    /// Personal; kept: campaign record.
    pub requested_by: AccountId,
    /// Not personal; kept: campaign record.
    pub requested_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub finished_at: Option<DateTime<Utc>>,
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
    /// Through `parent_id`.
    #[sea_orm(
        belongs_to = "super::allocation_run::Entity",
        from = "Column::ParentId",
        to = "super::allocation_run::Column::Id"
    )]
    Parent,
    /// Through `requested_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::RequestedBy",
        to = "super::account::Column::Id"
    )]
    RequestedBy,
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
