//! One placement of each participant; the eleven instants say when each phase is open.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AcademicYearId, CampaignId, SeriesId};
use crate::kinds::{CampaignKind, DemandShown, Repeats};

/// One placement of each participant; the eleven instants say when each phase is open.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CampaignId,
    /// Not personal; kept: campaign record.
    pub kind: CampaignKind,
    /// Not personal; kept: campaign record.
    pub series_id: Option<SeriesId>,
    /// Not personal; kept: campaign record.
    pub year_id: AcademicYearId,
    /// Not personal; kept: campaign record.
    pub name: String,
    /// Not personal; kept: campaign record.
    pub description: Option<String>,
    /// Wishes asked for. Not personal; kept: campaign record.
    pub wishes_min: i32,
    /// Wishes allowed. Not personal; kept: campaign record.
    pub wishes_max: i32,
    /// Not personal; kept: campaign record.
    pub demand_shown: DemandShown,
    /// Whether a site already done may be ranked. Not personal; kept: campaign record.
    pub repeats: Repeats,
    /// Students may ask for a placement elsewhere. Not personal; kept: campaign record.
    pub outside_requests: bool,
    /// Students may exchange until this instant; none: never. Not personal; kept: campaign record.
    pub exchanges_until: Option<DateTime<Utc>>,
    /// Participants are picked by hand. Not personal; kept: campaign record.
    pub catch_up: bool,
    /// Procedure proposed first, by its code. Not personal; kept: campaign record.
    pub procedure: String,
    /// The order is computed. Not personal; kept: campaign record.
    pub order_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub wishes_open_at: DateTime<Utc>,
    /// First instant when wishes are closed. Not personal; kept: campaign record.
    pub wishes_close_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub commission_at: DateTime<Utc>,
    /// Announced. Not personal; kept: campaign record.
    pub publication_at: DateTime<Utc>,
    /// First instant of the placement. Not personal; kept: campaign record.
    pub start_at: DateTime<Utc>,
    /// First instant after the placement. Not personal; kept: campaign record.
    pub end_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub validation_open_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub validation_close_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub evaluation_open_at: DateTime<Utc>,
    /// Not personal; kept: campaign record.
    pub evaluation_close_at: DateTime<Utc>,
    /// Seed of the draw between equal scores. Not personal; kept: campaign record.
    pub order_seed: i64,
    /// Not personal; kept: campaign record.
    pub order_computed_at: Option<DateTime<Utc>>,
    /// When the manager confirmed that it is ready for wishes. Not personal; kept: campaign record.
    pub opened_at: Option<DateTime<Utc>>,
    /// Instant from which students see the result; may be to come. Not personal; kept: campaign record.
    pub published_at: Option<DateTime<Utc>>,
    /// Not personal; kept: campaign record.
    pub version: i32,
    /// Not personal; kept: campaign record.
    pub archived_at: Option<DateTime<Utc>>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `series_id`.
    #[sea_orm(
        belongs_to = "super::series::Entity",
        from = "Column::SeriesId",
        to = "super::series::Column::Id"
    )]
    Series,
    /// Through `year_id`.
    #[sea_orm(
        belongs_to = "super::academic_year::Entity",
        from = "Column::YearId",
        to = "super::academic_year::Column::Id"
    )]
    Year,
}

impl Related<super::series::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Series.def()
    }
}

impl Related<super::academic_year::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Year.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
