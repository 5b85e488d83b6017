//! One thing that happened; append-only.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::AccountId;

/// One thing that happened; append-only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Order of entries. Not personal; kept: audit.
    #[sea_orm(primary_key, auto_increment = true)]
    pub sequence: i64,
    /// Not personal; kept: audit.
    pub at: DateTime<Utc>,
    /// Personal; kept: audit.
    pub actor_id: Option<AccountId>,
    /// Personal; kept: audit.
    pub acting_as_id: Option<AccountId>,
    /// What happened, `feature.verb`. Not personal; kept: audit.
    pub action: String,
    /// Table of the object. Not personal; kept: audit.
    pub object_kind: String,
    /// Its identifier. Not personal; kept: audit.
    pub object_id: String,
    /// Personal; kept: audit.
    pub address: Option<String>,
    /// Personal; kept: audit.
    pub agent: Option<String>,
    /// Salted hash of the values before. Not personal; kept: audit.
    pub commitment_before: Option<String>,
    /// Salted hash of the values after. Not personal; kept: audit.
    pub commitment_after: Option<String>,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `actor_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::ActorId",
        to = "super::account::Column::Id"
    )]
    Actor,
    /// Through `acting_as_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::ActingAsId",
        to = "super::account::Column::Id"
    )]
    ActingAs,
}

impl ActiveModelBehavior for ActiveModel {}
