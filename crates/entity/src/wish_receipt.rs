//! What a participant saved, kept readable for ever.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{ParticipantId, WishReceiptId};

/// What a participant saved, kept readable for ever.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wish_receipt")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WishReceiptId,
    /// Personal; kept: campaign record.
    pub participant_id: ParticipantId,
    /// From 1 for each participant. Personal; kept: campaign record.
    pub number: i32,
    /// Personal; kept: campaign record.
    pub saved_at: DateTime<Utc>,
    /// The list as it was saved. Personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Hash of the content, hex. Personal; kept: campaign record.
    pub sha256: String,
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
}

impl Related<super::participant::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Participant.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
