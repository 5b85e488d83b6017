//! A failed sign-in, counted to slow down guessing; purged after a day.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::SignInFailureId;

/// A failed sign-in, counted to slow down guessing; purged after a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    /// Not personal; kept: session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignInFailureId,
    /// Folded login that was tried. Personal; kept: session.
    pub login_key: String,
    /// Personal; kept: session.
    pub address: String,
    /// Personal; kept: session.
    pub at: DateTime<Utc>,
}

/// The row refers to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
