//! One line of a participant's list.

use sea_orm::entity::prelude::*;

use crate::ids::{OpeningId, ParticipantId, WishId};

/// One line of a participant's list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wish")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WishId,
    /// Personal; kept: campaign record.
    pub participant_id: ParticipantId,
    /// From 1. Personal; kept: campaign record.
    pub rank: i32,
    /// Personal; kept: campaign record.
    pub opening_id: OpeningId,
    /// Personal; kept: campaign record.
    pub secondary_opening_id: Option<OpeningId>,
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
    /// Through `opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::OpeningId",
        to = "super::opening::Column::Id"
    )]
    Opening,
    /// Through `secondary_opening_id`.
    #[sea_orm(
        belongs_to = "super::opening::Entity",
        from = "Column::SecondaryOpeningId",
        to = "super::opening::Column::Id"
    )]
    SecondaryOpening,
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
