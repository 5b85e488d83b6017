//! Seats.

use std::collections::BTreeMap;

use placet_entity::ids::{CampaignId, SiteId};
use placet_entity::{campaign, campaign_period, opening};
use placet_rules::campaign::Periods;
use placet_rules::time::{Span, next_day};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// The openings of a campaign, closed ones (no seat) included.
pub(in crate::campaigns) async fn of_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<opening::Model>, DbErr> {
    opening::Entity::find().filter(opening::Column::CampaignId.eq(id)).all(db).await
}

/// The other campaigns, not archived, whose placement shares days with these periods, and their periods that do.
pub(in crate::campaigns) async fn overlapping(
    db: &impl ConnectionTrait,
    id: CampaignId,
    periods: &Periods,
) -> Result<Vec<(campaign::Model, Vec<Span>)>, DbErr> {
    let around = periods.around();
    let rows = campaign_period::Entity::find()
        .filter(campaign_period::Column::CampaignId.ne(id))
        .filter(campaign_period::Column::StartOn.lt(around.end))
        .filter(campaign_period::Column::EndOn.gte(around.start))
        .find_also_related(campaign::Entity)
        .filter(campaign::Column::ArchivedAt.is_null())
        .all(db)
        .await?;
    let mut found: BTreeMap<CampaignId, (campaign::Model, Vec<Span>)> = BTreeMap::new();
    for (period, campaign) in rows {
        let span = Span { start: period.start_on, end: next_day(period.end_on) };
        if let Some(campaign) = campaign
            && !periods.shared_with(&span).is_empty()
        {
            found.entry(campaign.id).or_insert_with(|| (campaign, Vec::new())).1.push(span);
        }
    }
    Ok(found.into_values().collect())
}

/// The seats that campaigns opened, of each by site.
pub(in crate::campaigns) async fn seats_by_site(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = CampaignId>,
) -> Result<BTreeMap<CampaignId, BTreeMap<SiteId, u32>>, DbErr> {
    let rows: Vec<(CampaignId, SiteId, Option<i64>)> = opening::Entity::find()
        .select_only()
        .column(opening::Column::CampaignId)
        .column(opening::Column::SiteId)
        .column_as(opening::Column::Seats.sum(), "n")
        .filter(opening::Column::CampaignId.is_in(ids))
        .group_by(opening::Column::CampaignId)
        .group_by(opening::Column::SiteId)
        .into_tuple()
        .all(db)
        .await?;
    let mut found: BTreeMap<CampaignId, BTreeMap<SiteId, u32>> = BTreeMap::new();
    for (campaign, site, seats) in rows {
        found.entry(campaign).or_default().insert(site, u32::try_from(seats.unwrap_or(0)).unwrap_or(0));
    }
    Ok(found)
}

/// Adds openings.
pub(in crate::campaigns) async fn insert(
    db: &impl ConnectionTrait,
    rows: Vec<opening::ActiveModel>,
) -> Result<(), DbErr> {
    for chunk in rows.chunks(400) {
        opening::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Changes the seats of an opening.
pub(in crate::campaigns) async fn update(
    db: &impl ConnectionTrait,
    row: opening::ActiveModel,
) -> Result<(), DbErr> {
    opening::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The names of groups of capacity.
pub(in crate::campaigns) async fn group_names(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<placet_entity::ids::CapacityGroupId, String>, DbErr> {
    let rows = placet_entity::capacity_group::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
