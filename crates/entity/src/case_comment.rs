//! What a member wrote on a case: read by the other members, never by the student.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CaseCommentId, CommissionMemberId, ParticipantId};

/// What a member wrote on a case: read by the other members, never by the student.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_comment")]
pub struct Model {
    /// Not personal; kept: deliberation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CaseCommentId,
    /// Personal; kept: deliberation.
    pub participant_id: ParticipantId,
    /// Personal; kept: deliberation.
    pub member_id: CommissionMemberId,
    /// Erasable: nothing refers to it. Personal; kept: deliberation.
    pub text: String,
    /// Personal; kept: deliberation.
    pub written_at: DateTime<Utc>,
    /// Since when nobody reads it. Personal; kept: deliberation.
    pub withdrawn_at: Option<DateTime<Utc>>,
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
    /// Through `member_id`.
    #[sea_orm(
        belongs_to = "super::commission_member::Entity",
        from = "Column::MemberId",
        to = "super::commission_member::Column::Id"
    )]
    Member,
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl Related<super::commission_member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
