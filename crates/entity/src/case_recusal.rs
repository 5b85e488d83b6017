//! A member who stepped aside from a case: he neither reads what the others say of it nor votes nor decides.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{CommissionMemberId, ParticipantId};

/// A member who stepped aside from a case: he neither reads what the others say of it nor votes nor decides.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_recusal")]
pub struct Model {
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: CommissionMemberId,
    /// Why, when he says. Personal; kept: campaign record.
    pub reason: Option<String>,
    /// Personal; kept: campaign record.
    pub stepped_aside_at: DateTime<Utc>,
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
