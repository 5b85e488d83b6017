//! A student.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, StudentId};

/// A student.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "student")]
pub struct Model {
    /// Not personal; kept: student file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StudentId,
    /// Personal; kept: student file.
    #[sea_orm(unique)]
    pub account_id: Option<AccountId>,
    /// Number given by the registrar. Personal; kept: student file.
    #[sea_orm(unique)]
    pub number: String,
    /// Personal; kept: student file.
    pub family_name: String,
    /// Personal; kept: student file.
    pub given_name: String,
    /// Name in use, when it differs from the family name. Personal; kept: student file.
    pub usage_name: Option<String>,
    /// Folded name to order by. Personal; kept: student file.
    pub sort_key: String,
    /// Folded names, number and e-mail to search in. Personal; kept: student file.
    pub search_key: String,
    /// Personal; kept: student file.
    pub email: Option<String>,
    /// Personal; kept: student file.
    pub phone: Option<String>,
    /// Personal; kept: student file.
    pub birth_date: Option<NaiveDate>,
    /// Personal; kept: student file.
    pub address_line: Option<String>,
    /// Personal; kept: student file.
    pub address_complement: Option<String>,
    /// Personal; kept: student file.
    pub postcode: Option<String>,
    /// Personal; kept: student file.
    pub town: Option<String>,
    /// Personal; kept: student file.
    pub cedex: Option<String>,
    /// Home, micro-degrees, from the commune. Personal; kept: student file.
    pub latitude: Option<i32>,
    /// Home, micro-degrees, from the commune. Personal; kept: student file.
    pub longitude: Option<i32>,
    /// Where the student lodges during placements, as he declares it. Personal; kept: student file.
    pub lodging_town: Option<String>,
    /// Micro-degrees. Personal; kept: student file.
    pub lodging_latitude: Option<i32>,
    /// Micro-degrees. Personal; kept: student file.
    pub lodging_longitude: Option<i32>,
    /// Where the row came from: manual, file, demonstration. Personal; kept: student file.
    pub source: String,
    /// Personal; kept: student file.
    pub version: i32,
    /// Personal; kept: student file.
    pub archived_at: Option<DateTime<Utc>>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `account_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
