//! When a campaign rehearses, where it is not when the institution usually does.

use sea_orm::entity::prelude::*;

use crate::ids::CampaignId;

/// When a campaign rehearses, where it is not when the institution usually does.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rehearsal_plan")]
pub struct Model {
    /// Not personal; kept: campaign record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    /// How many days before the close, as a JSON list; an empty one: never. Not personal; kept: campaign record.
    #[sea_orm(column_type = "Text")]
    pub days: String,
    /// Not personal; kept: campaign record.
    pub version: i32,
}

/// What the row refers to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Through `campaign_id`.
    #[sea_orm(
        belongs_to = "super::campaign::Entity",
        from = "Column::CampaignId",
        to = "super::campaign::Column::Id"
    )]
    Campaign,
}

impl Related<super::campaign::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Campaign.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
