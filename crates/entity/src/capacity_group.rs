//! A limit shared by several sites.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::CapacityGroupId;

/// A limit shared by several sites.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capacity_group")]
pub struct Model {
    /// Not personal; kept: host directory.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CapacityGroupId,
    /// Not personal; kept: host directory.
    pub name: String,
    /// Groups nest. Not personal; kept: host directory.
    pub parent_id: Option<CapacityGroupId>,
    /// Not personal; kept: host directory.
    pub max_seats: i32,
    /// Not personal; kept: host directory.
    pub from_on: Option<NaiveDate>,
    /// Not personal; kept: host directory.
    pub until_on: Option<NaiveDate>,
    /// Not personal; kept: host directory.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `parent_id`.
    #[sea_orm(
        belongs_to = "super::capacity_group::Entity",
        from = "Column::ParentId",
        to = "super::capacity_group::Column::Id"
    )]
    Parent,
}

impl ActiveModelBehavior for ActiveModel {}
