//! A curriculum in a campaign.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CampaignId, CohortId, CurriculumId, ParticipantId, StudentId};
use crate::kinds::ExcusedReason;

/// A curriculum in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantId,
    /// Personal; kept: campaign record.
    pub campaign_id: CampaignId,
    /// Personal; kept: campaign record.
    pub curriculum_id: CurriculumId,
    /// Repeated from the curriculum for uniqueness. Personal; kept: campaign record.
    pub student_id: StudentId,
    /// Personal; kept: campaign record.
    pub cohort_id: CohortId,
    /// Number of the placement along the curriculum, from 1. Personal; kept: campaign record.
    pub number: i32,
    /// Computed position, from 1. Personal; kept: campaign record.
    pub order_auto: Option<i32>,
    /// Position set by hand. Personal; kept: campaign record.
    pub order_manual: Option<i32>,
    /// Position in force. Personal; kept: campaign record.
    pub order_effective: Option<i32>,
    /// Hundredths. Personal; kept: campaign record.
    pub score_before: Option<i32>,
    /// Hundredths, frozen at publication. Personal; kept: campaign record.
    pub score_after: Option<i32>,
    /// Thousandths, frozen when the order is computed. Personal; kept: campaign record.
    pub debt_before: i32,
    /// Thousandths, frozen at publication. Personal; kept: campaign record.
    pub debt_after: Option<i32>,
    /// Takes no part and owes nothing. Personal; kept: campaign record.
    pub excused: Option<ExcusedReason>,
    /// Personal; kept: campaign record.
    pub not_done: bool,
    /// Incremented at each save of wishes. Personal; kept: campaign record.
    pub wishes_version: i32,
    /// Personal; kept: campaign record.
    pub wishes_saved_at: Option<DateTime<Utc>>,
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
    /// Through `curriculum_id`.
    #[sea_orm(
        belongs_to = "super::curriculum::Entity",
        from = "Column::CurriculumId",
        to = "super::curriculum::Column::Id"
    )]
    Curriculum,
    /// Through `student_id`.
    #[sea_orm(
        belongs_to = "super::student::Entity",
        from = "Column::StudentId",
        to = "super::student::Column::Id"
    )]
    Student,
    /// Through `cohort_id`.
    #[sea_orm(
        belongs_to = "super::cohort::Entity",
        from = "Column::CohortId",
        to = "super::cohort::Column::Id"
    )]
    Cohort,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl Related<super::curriculum::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Curriculum.def()
    }
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::cohort::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cohort.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
