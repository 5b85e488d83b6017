//! A group of a year's campaigns.

use sea_orm::entity::prelude::*;

use crate::ids::{AcademicYearId, SeriesId};

/// A group of a year's campaigns.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "series")]
pub struct Model {
    /// Not personal; kept: configuration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SeriesId,
    /// Not personal; kept: configuration.
    pub year_id: AcademicYearId,
    /// Not personal; kept: configuration.
    pub name: String,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `year_id`.
    #[sea_orm(
        belongs_to = "super::academic_year::Entity",
        from = "Column::YearId",
        to = "super::academic_year::Column::Id"
    )]
    Year,
}

impl Related<super::academic_year::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Year.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
