//! A student at a host over one or several spans of days.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{
    AccountId, AllocationRunId, CampaignId, DecisionId, OpeningId, OrganisationId, ParticipantId,
    PlacementId, SiteId, StudentId,
};
use crate::kinds::PlacementStatus;

/// A student at a host over one or several spans of days.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement")]
pub struct Model {
    /// Not personal; kept: placement record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlacementId,
    /// Personal; kept: placement record.
    pub participant_id: Option<ParticipantId>,
    /// Personal; kept: placement record.
    pub student_id: StudentId,
    /// Personal; kept: placement record.
    pub campaign_id: Option<CampaignId>,
    /// Personal; kept: placement record.
    pub site_id: Option<SiteId>,
    /// Personal; kept: placement record.
    pub opening_id: Option<OpeningId>,
    /// Personal; kept: placement record.
    pub organisation_id: Option<OrganisationId>,
    /// Host outside the sites. Personal; kept: placement record.
    pub host_name: Option<String>,
    /// The principal placement it accompanies. Personal; kept: placement record.
    pub secondary_of_id: Option<PlacementId>,
    /// Personal; kept: placement record.
    pub status: PlacementStatus,
    /// Rank of the wish obtained. Personal; kept: placement record.
    pub rank: Option<i32>,
    /// Hundredths. Personal; kept: placement record.
    pub site_cost: Option<i32>,
    /// Hundredths. Personal; kept: placement record.
    pub adjustment: Option<i32>,
    /// Hundredths. Personal; kept: placement record.
    pub cost: Option<i32>,
    /// Personal; kept: placement record.
    pub run_id: Option<AllocationRunId>,
    /// Personal; kept: placement record.
    pub decision_id: Option<DecisionId>,
    /// Personal; kept: placement record.
    pub note: Option<String>,
    /// Personal; kept: placement record.
    pub pre_validated_by: Option<AccountId>,
    /// Personal; kept: placement record.
    pub pre_validated_at: Option<DateTime<Utc>>,
    /// Personal; kept: placement record.
    pub validated_by: Option<AccountId>,
    /// Personal; kept: placement record.
    pub validated_at: Option<DateTime<Utc>>,
    /// Visible to the student from this instant. Personal; kept: placement record.
    pub published_at: Option<DateTime<Utc>>,
    /// Personal; kept: placement record.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Personal; kept: placement record.
    pub cancelled_reason: Option<String>,
    /// Personal; kept: placement record.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// What its student is told of it.
    #[sea_orm(has_one = "super::placement_snapshot::Entity")]
    Snapshot,
    /// Through `participant_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::ParticipantId",
        to = "super::participant::Column::Id"
    )]
    Participant,
    /// Through `student_id`.
    #[sea_orm(
        belongs_to = "super::student::Entity",
        from = "Column::StudentId",
        to = "super::student::Column::Id"
    )]
    Student,
    /// Through `campaign_id`.
    #[sea_orm(
        belongs_to = "super::campaign::Entity",
        from = "Column::CampaignId",
        to = "super::campaign::Column::Id"
    )]
    Campaign,
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
    /// Through `opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::OpeningId",
        to = "super::opening::Column::Id"
    )]
    Opening,
    /// Through `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
    /// Through `secondary_of_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::SecondaryOfId",
        to = "super::placement::Column::Id"
    )]
    SecondaryOf,
    /// Through `run_id`.
    #[sea_orm(
        belongs_to = "super::allocation_run::Entity",
        from = "Column::RunId",
        to = "super::allocation_run::Column::Id"
    )]
    Run,
    /// Through `decision_id`.
    #[sea_orm(
        belongs_to = "super::decision::Entity",
        from = "Column::DecisionId",
        to = "super::decision::Column::Id"
    )]
    Decision,
    /// Through `pre_validated_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::PreValidatedBy",
        to = "super::account::Column::Id"
    )]
    PreValidatedBy,
    /// Through `validated_by`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::ValidatedBy",
        to = "super::account::Column::Id"
    )]
    ValidatedBy,
}

impl Related<super::placement_snapshot::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Snapshot.def()
    }
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl Related<super::opening::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Opening.def()
    }
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl Related<super::allocation_run::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Run.def()
    }
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
