//! A form that was received and did something, so that it does it once; purged after a day.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A form that was received and did something, so that it does it once; purged after a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sent_form")]
pub struct Model {
    /// Hash of what the page drew for this form, of its address and of what was typed. Not personal; kept: session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Not personal; kept: session.
    pub at: DateTime<Utc>,
    /// Where its answer led; none until it has answered. Not personal; kept: session.
    pub location: Option<String>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
