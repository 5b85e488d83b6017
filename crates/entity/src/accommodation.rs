//! What a student is owed, who granted it and until when; never why.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{AccommodationId, SiteCategoryId, SiteId, StudentId};
use crate::kinds::{AccommodationEffect, AccommodationKind};

/// What a student is owed, who granted it and until when; never why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accommodation")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccommodationId,
    /// Personal; kept: student file.
    pub student_id: StudentId,
    /// Personal; kept: student file.
    pub kind: AccommodationKind,
    /// Personal; kept: student file.
    pub effect: AccommodationEffect,
    /// Longest distance, kilometres in a straight line. Personal; kept: student file.
    pub max_km: Option<i32>,
    /// Excluded category. Personal; kept: student file.
    pub category_id: Option<SiteCategoryId>,
    /// Excluded site. Personal; kept: student file.
    pub site_id: Option<SiteId>,
    /// Excluded town. Personal; kept: student file.
    pub town: Option<String>,
    /// First day it holds. Personal; kept: student file.
    pub from_on: Option<NaiveDate>,
    /// Last day it holds. Personal; kept: student file.
    pub until_on: Option<NaiveDate>,
    /// Who granted it. Personal; kept: student file.
    pub granted_by: String,
    /// Personal; kept: student file.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `student_id`.
    #[sea_orm(
        belongs_to = "super::student::Entity",
        from = "Column::StudentId",
        to = "super::student::Column::Id"
    )]
    Student,
    /// Through `category_id`.
    #[sea_orm(
        belongs_to = "super::site_category::Entity",
        from = "Column::CategoryId",
        to = "super::site_category::Column::Id"
    )]
    Category,
    /// Through `site_id`.
    #[sea_orm(belongs_to = "super::site::Entity", from = "Column::SiteId", to = "super::site::Column::Id")]
    Site,
}

impl Related<super::student::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Student.def()
    }
}

impl Related<super::site_category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl Related<super::site::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Site.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
