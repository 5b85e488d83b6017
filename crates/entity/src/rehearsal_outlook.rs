//! Where a participant stood in a rehearsal.

use sea_orm::entity::prelude::*;

use crate::ids::{OpeningId, ParticipantId, RehearsalId};

/// Where a participant stood in a rehearsal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rehearsal_outlook")]
pub struct Model {
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rehearsal_id: RehearsalId,
    /// Personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// What he would have received. Personal; kept: campaign record.
    pub opening_id: Option<OpeningId>,
    /// Which of his wishes that was, from 1. Personal; kept: campaign record.
    pub rank: Option<i32>,
    /// His wishes of then, best first, each with its word, as a JSON list; empty when he had not ranked. Personal; kept: campaign
    /// record.
    #[sea_orm(column_type = "Text")]
    pub words: String,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `rehearsal_id`.
    #[sea_orm(
        belongs_to = "super::rehearsal::Entity",
        from = "Column::RehearsalId",
        to = "super::rehearsal::Column::Id"
    )]
    Rehearsal,
    /// Through `participant_id`.
    #[sea_orm(
        belongs_to = "super::participant::Entity",
        from = "Column::ParticipantId",
        to = "super::participant::Column::Id"
    )]
    Participant,
    /// Through `opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::OpeningId",
        to = "super::opening::Column::Id"
    )]
    Opening,
}

impl Related<super::rehearsal::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rehearsal.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
