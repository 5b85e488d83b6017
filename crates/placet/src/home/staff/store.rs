//! All queries of the staff's home page: each counts for every campaign at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{CampaignId, CurriculumId};
use placet_entity::kinds::{DecisionOutcome, OutsideStatus, PlacementStatus, RunState};
use placet_entity::{
    academic_year, allocation_run, campaign, contact, decision, duty, opening, outside_request, participant,
    placement, site, site_category, wish,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// A campaign with its year.
pub(super) type CampaignRow = (campaign::Model, Option<academic_year::Model>);

/// The campaigns that are not archived, the latest starts first.
pub(super) async fn campaigns(db: &impl ConnectionTrait) -> Result<Vec<CampaignRow>, DbErr> {
    campaign::Entity::find()
        .filter(campaign::Column::ArchivedAt.is_null())
        .find_also_related(academic_year::Entity)
        .order_by_desc(campaign::Column::StartAt)
        .all(db)
        .await
}

/// The years, the latest first.
pub(super) async fn years(db: &impl ConnectionTrait) -> Result<Vec<academic_year::Model>, DbErr> {
    academic_year::Entity::find().order_by_desc(academic_year::Column::StartOn).all(db).await
}

/// What is counted for a campaign.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) participants: i64,
    pub(super) ordered: i64,
    pub(super) ranked: i64,
    pub(super) seats: i64,
    pub(super) runs: i64,
    pub(super) proposed: i64,
    pub(super) settled: i64,
    pub(super) requests: i64,
}

/// The counts of these campaigns; who has ranked is counted of those of `ranking` alone, where it still says something.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    ids: &[CampaignId],
    ranking: &[CampaignId],
    now: DateTime<Utc>,
) -> Result<HashMap<CampaignId, Counts>, DbErr> {
    let mut counts: HashMap<CampaignId, Counts> = ids.iter().map(|id| (*id, Counts::default())).collect();
    if ids.is_empty() {
        return Ok(counts);
    }
    let mut put = |rows: Vec<(CampaignId, i64)>, field: fn(&mut Counts) -> &mut i64| {
        for (id, count) in rows {
            if let Some(counts) = counts.get_mut(&id) {
                *field(counts) += count;
            }
        }
    };
    let taking_part = |ids: &[CampaignId]| {
        participant::Entity::find()
            .filter(participant::Column::CampaignId.is_in(ids.to_vec()))
            .filter(participant::Column::Excused.is_null())
            .select_only()
            .column(participant::Column::CampaignId)
            .group_by(participant::Column::CampaignId)
    };
    let rows: Vec<(CampaignId, i64, i64)> = taking_part(ids)
        .column_as(participant::Column::Id.count(), "participants")
        .column_as(participant::Column::OrderEffective.count(), "ordered")
        .into_tuple()
        .all(db)
        .await?;
    put(rows.iter().map(|row| (row.0, row.1)).collect(), |counts| &mut counts.participants);
    put(rows.iter().map(|row| (row.0, row.2)).collect(), |counts| &mut counts.ordered);
    let first_wish = wish::Relation::Participant.def().rev();
    let rows = taking_part(ranking)
        .join(JoinType::InnerJoin, first_wish)
        .filter(wish::Column::Rank.eq(1))
        .column_as(participant::Column::Id.count(), "ranked")
        .into_tuple()
        .all(db)
        .await?;
    put(rows, |counts| &mut counts.ranked);
    let rows = opening::Entity::find()
        .join(JoinType::InnerJoin, opening::Relation::Site.def())
        .join(JoinType::InnerJoin, site::Relation::Category.def())
        .filter(site_category::Column::Principal.eq(true))
        .filter(opening::Column::CampaignId.is_in(ids.to_vec()))
        .select_only()
        .column(opening::Column::CampaignId)
        .column_as(opening::Column::Seats.sum(), "seats")
        .group_by(opening::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    put(rows, |counts| &mut counts.seats);
    let rows = allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.is_in(ids.to_vec()))
        .filter(allocation_run::Column::State.is_in([RunState::Ready, RunState::Chosen, RunState::Published]))
        .select_only()
        .column(allocation_run::Column::CampaignId)
        .column_as(allocation_run::Column::Id.count(), "runs")
        .group_by(allocation_run::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    put(rows, |counts| &mut counts.runs);
    let principal = || {
        placement::Entity::find()
            .filter(placement::Column::CampaignId.is_in(ids.to_vec()))
            .filter(placement::Column::SecondaryOfId.is_null())
            .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
            .select_only()
            .column(placement::Column::CampaignId)
            .column_as(placement::Column::Id.count(), "placements")
            .group_by(placement::Column::CampaignId)
    };
    let waiting = [PlacementStatus::Proposed, PlacementStatus::PreValidated];
    let rows = principal().filter(placement::Column::Status.is_in(waiting)).into_tuple().all(db).await?;
    put(rows, |counts| &mut counts.proposed);
    let rows = principal().filter(placement::Column::PublishedAt.lte(now)).into_tuple().all(db).await?;
    put(rows, |counts| &mut counts.settled);
    let rows = decision::Entity::find()
        .filter(decision::Column::CampaignId.is_in(ids.to_vec()))
        .filter(decision::Column::Outcome.eq(DecisionOutcome::Nobody))
        .filter(decision::Column::WithdrawnAt.is_null())
        .select_only()
        .column(decision::Column::CampaignId)
        .column_as(decision::Column::Id.count(), "decided")
        .group_by(decision::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    put(rows, |counts| &mut counts.settled);
    let rows = outside_request::Entity::find()
        .join(JoinType::InnerJoin, outside_request::Relation::Participant.def())
        .filter(participant::Column::CampaignId.is_in(ids.to_vec()))
        .filter(outside_request::Column::Status.is_in([OutsideStatus::Submitted, OutsideStatus::Checked]))
        .select_only()
        .column(participant::Column::CampaignId)
        .column_as(outside_request::Column::Id.count(), "requests")
        .group_by(participant::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    put(rows, |counts| &mut counts.requests);
    Ok(counts)
}

/// The names of the sites with seats in these campaigns and no active contact.
pub(super) async fn sites_without_contact(
    db: &impl ConnectionTrait,
    ids: &[CampaignId],
) -> Result<Vec<String>, DbErr> {
    let open: Vec<(placet_entity::ids::SiteId, String)> = opening::Entity::find()
        .join(JoinType::InnerJoin, opening::Relation::Site.def())
        .filter(opening::Column::CampaignId.is_in(ids.to_vec()))
        .filter(opening::Column::Seats.gt(0))
        .filter(site::Column::ArchivedAt.is_null())
        .select_only()
        .column(site::Column::Id)
        .column(site::Column::Name)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let with: Vec<placet_entity::ids::SiteId> = duty::Entity::find()
        .join(JoinType::InnerJoin, duty::Relation::Contact.def())
        .filter(contact::Column::Active.eq(true))
        .select_only()
        .column(duty::Column::SiteId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let with: HashSet<_> = with.into_iter().collect();
    let mut names: Vec<_> =
        open.into_iter().filter(|(id, _)| !with.contains(id)).map(|(_, name)| name).collect();
    names.sort();
    Ok(names)
}

/// The published ranks: campaign, curriculum, rank of the wish obtained.
pub(super) async fn ranks(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    since: NaiveDate,
) -> Result<BTreeMap<(DateTime<Utc>, CampaignId, String), Vec<(CurriculumId, i32)>>, DbErr> {
    let since = since.and_time(chrono::NaiveTime::MIN).and_utc();
    let campaigns: HashMap<CampaignId, (DateTime<Utc>, String)> = campaign::Entity::find()
        .filter(campaign::Column::StartAt.gte(since))
        .select_only()
        .columns([campaign::Column::Id, campaign::Column::StartAt])
        .column(campaign::Column::Name)
        .into_tuple::<(CampaignId, DateTime<Utc>, String)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(id, start, name)| (id, (start, name)))
        .collect();
    let rows: Vec<(CampaignId, CurriculumId, i32)> = placement::Entity::find()
        .join(JoinType::InnerJoin, placement::Relation::Participant.def())
        .filter(placement::Column::CampaignId.is_in(campaigns.keys().copied()))
        .filter(placement::Column::PublishedAt.lte(now))
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Rank.is_not_null())
        .select_only()
        .column(placement::Column::CampaignId)
        .column(participant::Column::CurriculumId)
        .column(placement::Column::Rank)
        .into_tuple()
        .all(db)
        .await?;
    let mut by_campaign: HashMap<CampaignId, Vec<(CurriculumId, i32)>> = HashMap::new();
    for (id, curriculum, rank) in rows {
        by_campaign.entry(id).or_default().push((curriculum, rank));
    }
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, ranks) in by_campaign {
        if let Some((start, name)) = campaigns.get(&id) {
            found.insert((*start, id, name.clone()), ranks);
        }
    }
    Ok(found)
}
