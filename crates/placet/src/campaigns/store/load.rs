//! A campaign with what belongs to it.

use placet_entity::ids::CampaignId;
use placet_entity::{academic_year, campaign, campaign_cohort, campaign_period, cohort, series};
use placet_rules::campaign::Periods;
use placet_rules::time::{Interval, Span, next_day};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use crate::campaigns::model::{CampaignView, instants_of};
use crate::settings;

/// Changes the instant from which students see the result.
pub(in crate::campaigns) async fn note_published(
    db: &impl ConnectionTrait,
    id: CampaignId,
    at: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<(), DbErr> {
    let row = campaign::ActiveModel { id: Set(id), published_at: Set(at), ..Default::default() };
    campaign::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The campaign of an identifier, archived or not.
pub(in crate::campaigns) async fn load(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<CampaignView>, DbErr> {
    let found = campaign::Entity::find_by_id(id).find_also_related(academic_year::Entity).one(db).await?;
    let Some((row, Some(year))) = found else { return Ok(None) };
    let cohorts = cohort::Entity::find()
        .join_rev(JoinType::InnerJoin, campaign_cohort::Relation::Cohort.def())
        .filter(campaign_cohort::Column::CampaignId.eq(id))
        .order_by_asc(cohort::Column::Code)
        .all(db)
        .await?;
    let series = match row.series_id {
        Some(series) => series::Entity::find_by_id(series).one(db).await?,
        None => None,
    };
    let spans: Vec<Span> = campaign_period::Entity::find()
        .filter(campaign_period::Column::CampaignId.eq(id))
        .order_by_asc(campaign_period::Column::StartOn)
        .all(db)
        .await?
        .into_iter()
        .map(|period| Interval { start: period.start_on, end: next_day(period.end_on) })
        .collect();
    let instants = instants_of(&row);
    let periods = match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => {
            let whole = Interval { start: first.start, end: last.end };
            Periods::new(spans.clone(), whole).unwrap_or_else(|_| Periods::whole(whole))
        }
        _ => Periods::whole(settings::load(db).await?.zone.span_of(instants.placement())),
    };
    Ok(Some(CampaignView { row, instants, year, cohorts, periods, series }))
}
