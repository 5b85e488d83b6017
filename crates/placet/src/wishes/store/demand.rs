//! How much openings are asked for, now and in past campaigns.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, CohortId, OpeningId, ParticipantId, SiteId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{campaign, opening, placement, wish};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use crate::wishes::demand::Asked;

/// Identifiers at once in one statement: well below the number of variables that both databases take.
const CHUNK: usize = 400;

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
        .column_as(wish::Column::Rank.count(), "askers")
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
    type Opened = (OpeningId, SiteId, CampaignId, i32, DateTime<Utc>);
    let mut opened: Vec<Opened> = Vec::new();
    for chunk in sites.chunks(CHUNK) {
        opened.extend::<Vec<Opened>>(
            opening::Entity::find()
                .join(JoinType::InnerJoin, opening::Relation::Campaign.def())
                .filter(opening::Column::SiteId.is_in(chunk.iter().copied()))
                .filter(opening::Column::Seats.gt(0))
                .filter(opening::Column::CampaignId.ne(except))
                .filter(campaign::Column::PublishedAt.lte(now))
                .select_only()
                .columns([opening::Column::Id, opening::Column::SiteId, opening::Column::CampaignId])
                .column(opening::Column::Seats)
                .column(campaign::Column::StartAt)
                .into_tuple()
                .all(db)
                .await?,
        );
    }
    // Only what is shown is counted: the wishes of all the past would be read at each visit.
    let mut latest: HashMap<SiteId, Vec<(DateTime<Utc>, CampaignId)>> = HashMap::new();
    for (_, site, campaign, _, start) in &opened {
        let campaigns = latest.entry(*site).or_default();
        if !campaigns.contains(&(*start, *campaign)) {
            campaigns.push((*start, *campaign));
        }
    }
    for campaigns in latest.values_mut() {
        campaigns.sort_unstable_by(|one, other| other.cmp(one));
        campaigns.truncate(SHOWN);
    }
    opened.retain(|(_, site, campaign, _, start)| latest[site].contains(&(*start, *campaign)));
    let ids: Vec<OpeningId> = opened.iter().map(|row| row.0).collect();
    let mut asked: HashMap<OpeningId, i64> = HashMap::new();
    let mut admitted: HashMap<OpeningId, Option<i32>> = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        asked.extend::<Vec<(OpeningId, i64)>>(
            wish::Entity::find()
                .select_only()
                .column(wish::Column::OpeningId)
                .column_as(wish::Column::OpeningId.count(), "askers")
                .filter(wish::Column::OpeningId.is_in(chunk.iter().copied()))
                .group_by(wish::Column::OpeningId)
                .into_tuple()
                .all(db)
                .await?,
        );
        admitted.extend::<Vec<(OpeningId, Option<i32>)>>(
            placement::Entity::find()
                .select_only()
                .column(placement::Column::OpeningId)
                .column_as(placement::Column::Rank.max(), "last")
                .filter(placement::Column::OpeningId.is_in(chunk.iter().copied()))
                .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
                .group_by(placement::Column::OpeningId)
                .into_tuple()
                .all(db)
                .await?,
        );
    }
    let campaigns: HashSet<CampaignId> = opened.iter().map(|row| row.2).collect();
    let names: HashMap<CampaignId, String> = campaign::Entity::find()
        .filter(campaign::Column::Id.is_in(campaigns))
        .select_only()
        .columns([campaign::Column::Id, campaign::Column::Name])
        .into_tuple::<(CampaignId, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut merged: HashMap<(SiteId, CampaignId), PastCampaign> = HashMap::new();
    for (id, site, campaign, seats, start) in opened {
        let one = merged.entry((site, campaign)).or_insert_with(|| PastCampaign {
            name: names.get(&campaign).cloned().unwrap_or_default(),
            start,
            seats: 0,
            askers: 0,
            last_rank: None,
        });
        one.seats += seats;
        one.askers += u64::try_from(asked.get(&id).copied().unwrap_or(0)).unwrap_or(0);
        one.last_rank = Ord::max(one.last_rank, admitted.get(&id).copied().flatten());
    }
    let mut found: HashMap<SiteId, Vec<PastCampaign>> = HashMap::new();
    for ((site, _), one) in merged {
        found.entry(site).or_default().push(one);
    }
    for campaigns in found.values_mut() {
        campaigns.sort_by_key(|one| std::cmp::Reverse(one.start));
    }
    Ok(found)
}
