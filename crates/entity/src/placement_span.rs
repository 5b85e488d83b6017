//! A span of days of a placement.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{PlacementId, PlacementSpanId};

/// A span of days of a placement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_span")]
pub struct Model {
    /// Not personal; kept: placement record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlacementSpanId,
    /// Personal; kept: placement record.
    pub placement_id: PlacementId,
    /// First day. Personal; kept: placement record.
    pub start_on: NaiveDate,
    /// Last day. Personal; kept: placement record.
    pub end_on: NaiveDate,
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
