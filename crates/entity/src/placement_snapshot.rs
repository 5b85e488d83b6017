//! What a student is told of a placement: site, dates, contacts, rank, why. Long, and read for one placement at a time: a
//! table of its own keeps lists of placements short to read.

use sea_orm::entity::prelude::*;

use crate::ids::PlacementId;

/// What a student is told of a placement, drawn before the publication and never changed after it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_snapshot")]
pub struct Model {
    /// Personal; kept: placement record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub placement_id: PlacementId,
    /// JSON. Personal; kept: placement record.
    #[sea_orm(column_type = "Text")]
    pub told: String,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `placement_id`.
    #[sea_orm(
        belongs_to = "super::placement::Entity",
        from = "Column::PlacementId",
        to = "super::placement::Column::Id"
    )]
    Placement,
}

impl Related<super::placement::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Placement.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
