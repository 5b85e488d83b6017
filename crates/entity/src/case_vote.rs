//! How a member votes on a case in a session: once, changed until the session is closed.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CommissionMemberId, CommissionSessionId, ParticipantId};
use crate::kinds::Ballot;

/// How a member votes on a case in a session: once, changed until the session is closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_vote")]
pub struct Model {
    /// Personal; kept: deliberation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: CommissionSessionId,
    /// Personal; kept: deliberation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// Personal; kept: deliberation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: CommissionMemberId,
    /// Personal; kept: deliberation.
    pub ballot: Ballot,
    /// What was proposed or decided when he voted: a vote on something else no longer counts. Personal; kept: deliberation.
    pub about: String,
    /// Personal; kept: deliberation.
    pub voted_at: DateTime<Utc>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `session_id`.
    #[sea_orm(
        belongs_to = "super::commission_session::Entity",
        from = "Column::SessionId",
        to = "super::commission_session::Column::Id"
    )]
    Session,
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

impl Related<super::commission_session::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Session.def()
    }
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
