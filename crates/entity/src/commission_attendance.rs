//! How a member was at a session.

use sea_orm::entity::prelude::*;

use crate::ids::{CommissionMemberId, CommissionSessionId};
use crate::kinds::Attendance;

/// How a member was at a session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commission_attendance")]
pub struct Model {
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: CommissionSessionId,
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: CommissionMemberId,
    /// Personal; kept: campaign record.
    pub attendance: Attendance,
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

impl Related<super::commission_member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
