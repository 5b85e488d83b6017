//! What past campaigns say of sites, and which sites a student may look at.

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, SiteId, StudentId};
use placet_entity::{campaign, opening, participant, placement, student, wish};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};

/// A site in a past campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::hosts) struct Past {
    /// The site.
    pub site: SiteId,
    /// Name of the campaign.
    pub campaign: String,
    /// When its placement began.
    pub start_at: DateTime<Utc>,
    /// Seats opened.
    pub seats: i64,
    /// How many students ranked it.
    pub wishes: i64,
    /// How many ranked it first.
    pub first: i64,
    /// How many were sent there.
    pub placed: i64,
    /// Position, in the order of the campaign, of the last student whom his wish took there.
    pub last_order: Option<i32>,
}

/// The past three published campaigns that opened each site, the most recent first.
pub(in crate::hosts) async fn past(
    db: &impl ConnectionTrait,
    sites: &[SiteId],
    now: DateTime<Utc>,
) -> Result<Vec<Past>, DbErr> {
    let seats: Vec<(SiteId, CampaignId, String, DateTime<Utc>, i64)> = opening::Entity::find()
        .join(JoinType::InnerJoin, opening::Relation::Campaign.def())
        .filter(opening::Column::SiteId.is_in(sites.iter().copied()))
        .filter(campaign::Column::PublishedAt.lte(now))
        .select_only()
        .column(opening::Column::SiteId)
        .column(opening::Column::CampaignId)
        .column(campaign::Column::Name)
        .column(campaign::Column::StartAt)
        .column_as(opening::Column::Seats.sum(), "seats")
        .group_by(opening::Column::SiteId)
        .group_by(opening::Column::CampaignId)
        .group_by(campaign::Column::Name)
        .group_by(campaign::Column::StartAt)
        .order_by_desc(campaign::Column::StartAt)
        .order_by_asc(opening::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    let mut found: Vec<(CampaignId, Past)> = Vec::new();
    for (site, id, campaign, start_at, seats) in seats {
        if found.iter().filter(|(_, past)| past.site == site).count() < 3 {
            let empty =
                Past { site, campaign, start_at, seats, wishes: 0, first: 0, placed: 0, last_order: None };
            found.push((id, empty));
        }
    }
    let campaigns: Vec<CampaignId> = found.iter().map(|(id, _)| *id).collect();
    let wishes: Vec<(SiteId, CampaignId, i32, i64)> = wish::Entity::find()
        .join(JoinType::InnerJoin, wish::Relation::Opening.def())
        .filter(opening::Column::SiteId.is_in(sites.iter().copied()))
        .filter(opening::Column::CampaignId.is_in(campaigns.iter().copied()))
        .select_only()
        .column(opening::Column::SiteId)
        .column(opening::Column::CampaignId)
        .column(wish::Column::Rank)
        .column_as(wish::Column::Id.count(), "count")
        .group_by(opening::Column::SiteId)
        .group_by(opening::Column::CampaignId)
        .group_by(wish::Column::Rank)
        .into_tuple()
        .all(db)
        .await?;
    for (site, id, rank, count) in wishes {
        if let Some((_, past)) = found.iter_mut().find(|(other, past)| *other == id && past.site == site) {
            past.wishes += count;
            past.first += if rank == 1 { count } else { 0 };
        }
    }
    let placed: Vec<(SiteId, CampaignId, Option<i32>, Option<i32>)> = placement::Entity::find()
        .join(JoinType::LeftJoin, placement::Relation::Participant.def())
        .filter(placement::Column::SiteId.is_in(sites.iter().copied()))
        .filter(placement::Column::CampaignId.is_in(campaigns.iter().copied()))
        .filter(placement::Column::CancelledAt.is_null())
        .filter(placement::Column::PublishedAt.lte(now))
        .select_only()
        .column(placement::Column::SiteId)
        .column(placement::Column::CampaignId)
        .column(placement::Column::Rank)
        .column(participant::Column::OrderEffective)
        .into_tuple()
        .all(db)
        .await?;
    for (site, id, rank, order) in placed {
        if let Some((_, past)) = found.iter_mut().find(|(other, past)| *other == id && past.site == site) {
            past.placed += 1;
            past.last_order = past.last_order.max(rank.and(order));
        }
    }
    Ok(found.into_iter().map(|(_, past)| past).collect())
}

/// Of these sites, those that a student may look at: opened to his cohort in a campaign of his, or where he was sent.
pub(in crate::hosts) async fn visible_to(
    db: &impl ConnectionTrait,
    student: StudentId,
    sites: &[SiteId],
    now: DateTime<Utc>,
) -> Result<Vec<SiteId>, DbErr> {
    let pairs: Vec<(CampaignId, placet_entity::ids::CohortId)> = participant::Entity::find()
        .join(JoinType::InnerJoin, participant::Relation::Campaign.def())
        .filter(participant::Column::StudentId.eq(student))
        .filter(campaign::Column::OpenedAt.lte(now))
        .filter(campaign::Column::ArchivedAt.is_null())
        .select_only()
        .column(participant::Column::CampaignId)
        .column(participant::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    let his = pairs.into_iter().fold(Condition::any(), |any, (campaign, cohort)| {
        any.add(
            Condition::all()
                .add(opening::Column::CampaignId.eq(campaign))
                .add(opening::Column::CohortId.eq(cohort)),
        )
    });
    let mut found: Vec<SiteId> = if his.is_empty() {
        Vec::new()
    } else {
        opening::Entity::find()
            .filter(opening::Column::SiteId.is_in(sites.iter().copied()))
            .filter(his)
            .select_only()
            .column(opening::Column::SiteId)
            .into_tuple()
            .all(db)
            .await?
    };
    for site in sites {
        if !found.contains(site) && was_sent(db, student, *site, now).await? {
            found.push(*site);
        }
    }
    Ok(sites.iter().copied().filter(|site| found.contains(site)).collect())
}

async fn was_sent(
    db: &impl ConnectionTrait,
    student: StudentId,
    site: SiteId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let select = placement::Entity::find()
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::SiteId.eq(site))
        .filter(placement::Column::CancelledAt.is_null())
        .filter(placement::Column::PublishedAt.lte(now));
    Ok(select.count(db).await? > 0)
}

/// A student, for where he lives and lodges.
pub(in crate::hosts) async fn student(
    db: &impl ConnectionTrait,
    id: StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}
