//! How much openings are asked for, now and in past campaigns.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, CohortId, OpeningId, ParticipantId, SiteId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{campaign, opening, placement, wish};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use crate::wishes::demand::Asked;

/// How many participants gave each rank to each opening of a campaign, for one cohort or all.
pub(in crate::wishes) async fn asked(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    cohort: Option<CohortId>,
) -> Result<Vec<Asked>, DbErr> {
    let mut select = wish::Entity::find()
        .select_only()
        .column(wish::Column::OpeningId)
        .column(wish::Column::Rank)
        .column_as(wish::Column::Id.count(), "askers")
        .join(JoinType::InnerJoin, wish::Relation::Opening.def())
        .filter(opening::Column::CampaignId.eq(campaign));
    if let Some(cohort) = cohort {
        select = select.filter(opening::Column::CohortId.eq(cohort));
    }
    let rows = select
        .group_by(wish::Column::OpeningId)
        .group_by(wish::Column::Rank)
        .into_tuple::<(OpeningId, i32, i64)>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(opening, rank, askers)| Asked { opening, rank, askers: u64::try_from(askers).unwrap_or(0) })
        .collect())
}

/// The same for secondary openings: a participant counts once, at his best rank.
pub(in crate::wishes) async fn asked_secondary(
    db: &impl ConnectionTrait,
    openings: &[OpeningId],
) -> Result<Vec<Asked>, DbErr> {
    if openings.is_empty() {
        return Ok(Vec::new());
    }
    let rows = wish::Entity::find()
        .select_only()
        .column(wish::Column::SecondaryOpeningId)
        .column(wish::Column::ParticipantId)
        .column_as(wish::Column::Rank.min(), "best")
        .filter(wish::Column::SecondaryOpeningId.is_in(openings.iter().copied()))
        .group_by(wish::Column::SecondaryOpeningId)
        .group_by(wish::Column::ParticipantId)
        .into_tuple::<(OpeningId, ParticipantId, i32)>()
        .all(db)
        .await?;
    let mut counted: HashMap<(OpeningId, i32), u64> = HashMap::new();
    for (opening, _, rank) in rows {
        *counted.entry((opening, rank)).or_default() += 1;
    }
    Ok(counted.into_iter().map(|((opening, rank), askers)| Asked { opening, rank, askers }).collect())
}

/// What a published campaign says of a site.
#[derive(Clone, Debug)]
pub(in crate::wishes) struct PastCampaign {
    /// Name of the campaign.
    pub name: String,
    /// When its placement started.
    pub start: DateTime<Utc>,
    /// Seats opened, all cohorts together.
    pub seats: i32,
    /// How many participants ranked it.
    pub askers: u64,
    /// The highest rank, in his own list, of somebody who was admitted.
    pub last_rank: Option<i32>,
}

/// What the last three published campaigns say of each site, the latest first.
pub(in crate::wishes) async fn past(
    db: &impl ConnectionTrait,
    sites: &[SiteId],
    except: CampaignId,
    now: DateTime<Utc>,
) -> Result<HashMap<SiteId, Vec<PastCampaign>>, DbErr> {
    const SHOWN: usize = 3;
    let opened = opening::Entity::find()
        .filter(opening::Column::SiteId.is_in(sites.iter().copied()))
        .filter(opening::Column::Seats.gt(0))
        .filter(opening::Column::CampaignId.ne(except))
        .filter(campaign::Column::PublishedAt.lte(now))
        .find_also_related(campaign::Entity)
        .all(db)
        .await?;
    let published = || campaign::Column::PublishedAt.lte(now).and(campaign::Column::Id.ne(except));
    let asked: HashMap<OpeningId, i64> = wish::Entity::find()
        .select_only()
        .column(wish::Column::OpeningId)
        .column_as(wish::Column::Id.count(), "askers")
        .join(JoinType::InnerJoin, wish::Relation::Opening.def())
        .join(JoinType::InnerJoin, opening::Relation::Campaign.def())
        .filter(published())
        .group_by(wish::Column::OpeningId)
        .into_tuple::<(OpeningId, i64)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let admitted: HashMap<OpeningId, Option<i32>> = placement::Entity::find()
        .select_only()
        .column(placement::Column::OpeningId)
        .column_as(placement::Column::Rank.max(), "last")
        .join(JoinType::InnerJoin, placement::Relation::Opening.def())
        .join(JoinType::InnerJoin, opening::Relation::Campaign.def())
        .filter(published())
        .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
        .group_by(placement::Column::OpeningId)
        .into_tuple::<(OpeningId, Option<i32>)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut merged: HashMap<(SiteId, CampaignId), PastCampaign> = HashMap::new();
    for (row, campaign) in opened {
        let Some(campaign) = campaign else { continue };
        let askers = asked.get(&row.id).copied().unwrap_or(0);
        let one = merged.entry((row.site_id, campaign.id)).or_insert_with(|| PastCampaign {
            name: campaign.name,
            start: campaign.start_at,
            seats: 0,
            askers: 0,
            last_rank: None,
        });
        one.seats += row.seats;
        one.askers += u64::try_from(askers).unwrap_or(0);
        one.last_rank = Ord::max(one.last_rank, admitted.get(&row.id).copied().flatten());
    }
    let mut found: HashMap<SiteId, Vec<PastCampaign>> = HashMap::new();
    for ((site, _), one) in merged {
        found.entry(site).or_default().push(one);
    }
    for campaigns in found.values_mut() {
        campaigns.sort_by_key(|one| std::cmp::Reverse(one.start));
        campaigns.truncate(SHOWN);
    }
    Ok(found)
}
