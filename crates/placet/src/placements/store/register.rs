//! What the register of the processing tells of campaigns.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::CampaignId;
use placet_entity::kinds::{CampaignKind, RunState};
use placet_entity::{allocation_run, campaign, decision};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// The campaigns of ranked wishes whose wishes have opened, the latest first, each with its run that was chosen or published.
pub(in crate::placements) async fn registered(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(campaign::Model, Option<RunOf>)>, DbErr> {
    let campaigns = campaign::Entity::find()
        .filter(campaign::Column::Kind.eq(CampaignKind::RankedChoice))
        .filter(campaign::Column::WishesOpenAt.lte(now))
        .order_by_desc(campaign::Column::StartAt)
        .order_by_asc(campaign::Column::Name)
        .limit(most)
        .all(db)
        .await?;
    let ids: Vec<CampaignId> = campaigns.iter().map(|row| row.id).collect();
    // without the problem and the result, which are long
    let runs: Vec<RunOf> = allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.is_in(ids))
        .filter(allocation_run::Column::State.is_in([RunState::Chosen, RunState::Published]))
        .into_partial_model()
        .all(db)
        .await?;
    let of = |id| runs.iter().find(|run| run.campaign_id == id).cloned();
    Ok(campaigns.into_iter().map(|row| (row.clone(), of(row.id))).collect())
}

/// What the register tells of a run.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "allocation_run::Entity")]
pub(in crate::placements) struct RunOf {
    pub campaign_id: CampaignId,
    pub number: i32,
    pub procedure: String,
    pub result_sha256: Option<String>,
}

/// How many decisions are in force in each campaign.
pub(in crate::placements) async fn decided(
    db: &impl ConnectionTrait,
) -> Result<HashMap<CampaignId, i64>, DbErr> {
    let rows: Vec<(CampaignId, i64)> = decision::Entity::find()
        .select_only()
        .column(decision::Column::CampaignId)
        .column_as(decision::Column::Id.count(), "n")
        .filter(decision::Column::WithdrawnAt.is_null())
        .group_by(decision::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
