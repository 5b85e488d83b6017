//! A student's request for a placement elsewhere.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{DocumentId, OutsideRequestId, ParticipantId};
use crate::kinds::OutsideStatus;

/// A student's request for a placement elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outside_request")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutsideRequestId,
    /// Personal; kept: campaign record.
    pub participant_id: ParticipantId,
    /// Personal; kept: campaign record.
    pub organisation_name: String,
    /// Personal; kept: campaign record.
    pub service: Option<String>,
    /// Personal; kept: campaign record.
    pub town: Option<String>,
    /// Personal; kept: campaign record.
    pub contact_name: String,
    /// Personal; kept: campaign record.
    pub contact_email: Option<String>,
    /// Personal; kept: campaign record.
    pub contact_phone: Option<String>,
    /// Personal; kept: campaign record.
    pub start_on: NaiveDate,
    /// Personal; kept: campaign record.
    pub end_on: NaiveDate,
    /// Personal; kept: campaign record.
    pub reason: String,
    /// Personal; kept: campaign record.
    pub document_id: Option<DocumentId>,
    /// Personal; kept: campaign record.
    pub status: OutsideStatus,
    /// What the manager answered. Personal; kept: campaign record.
    pub check_note: Option<String>,
    /// What the commission answered. Personal; kept: campaign record.
    pub decision_note: Option<String>,
    /// Personal; kept: campaign record.
    pub submitted_at: DateTime<Utc>,
    /// Personal; kept: campaign record.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `participant_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::ParticipantId",
        to = "super::participant::Column::Id"
    )]
    Participant,
    /// Through `document_id`.
    #[sea_orm(
        belongs_to = "super::document::Entity",
        from = "Column::DocumentId",
        to = "super::document::Column::Id"
    )]
    Document,
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl Related<super::document::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Document.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
