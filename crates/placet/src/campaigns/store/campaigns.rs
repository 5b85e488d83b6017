//! Lists of campaigns, and the rows of a campaign itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use placet_entity::ids::{AcademicYearId, CampaignId, CohortId, ProgrammeId, SeriesId};
use placet_entity::kinds::{DecisionOutcome, PlacementStatus, RunState};
use placet_entity::{
    academic_year, allocation_run, campaign, campaign_cohort, campaign_period, cohort, decision, opening,
    participant, placement, series, site, site_category, wish,
};
use placet_rules::time::{Interval, Span, next_day};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
};

/// Counts of a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::campaigns) struct Counts {
    /// Participants to place.
    pub participants: u32,
    /// Seats on principal sites.
    pub seats: u32,
    /// Participants to place who ranked at least one wish.
    pub ranked: u32,
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Every campaign with its year, the last to start first.
pub(in crate::campaigns) async fn all(
    db: &impl ConnectionTrait,
) -> Result<Vec<(campaign::Model, academic_year::Model)>, DbErr> {
    let rows = campaign::Entity::find()
        .find_also_related(academic_year::Entity)
        .order_by_desc(campaign::Column::StartAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, year)| Some((row, year?))).collect())
}

/// The campaigns of a year that are not archived, in the order of their start.
pub(in crate::campaigns) async fn of_year(
    db: &impl ConnectionTrait,
    year: AcademicYearId,
) -> Result<Vec<campaign::Model>, DbErr> {
    campaign::Entity::find()
        .filter(campaign::Column::YearId.eq(year))
        .filter(campaign::Column::ArchivedAt.is_null())
        .order_by_asc(campaign::Column::StartAt)
        .order_by_asc(campaign::Column::Name)
        .all(db)
        .await
}

/// The cohorts of every campaign.
pub(in crate::campaigns) async fn cohorts_of_campaigns(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<CampaignId, Vec<cohort::Model>>, DbErr> {
    let rows = campaign_cohort::Entity::find().find_also_related(cohort::Entity).all(db).await?;
    let mut found: BTreeMap<CampaignId, Vec<cohort::Model>> = BTreeMap::new();
    for (link, cohort) in rows {
        found.entry(link.campaign_id).or_default().extend(cohort);
    }
    for cohorts in found.values_mut() {
        cohorts.sort_by(|one, other| one.code.cmp(&other.code));
    }
    Ok(found)
}

/// The periods of every campaign of a list, in order.
pub(in crate::campaigns) async fn periods_of(
    db: &impl ConnectionTrait,
    ids: &[CampaignId],
) -> Result<BTreeMap<CampaignId, Vec<Span>>, DbErr> {
    let rows = campaign_period::Entity::find()
        .filter(campaign_period::Column::CampaignId.is_in(ids.iter().copied()))
        .order_by_asc(campaign_period::Column::StartOn)
        .all(db)
        .await?;
    let mut found: BTreeMap<CampaignId, Vec<Span>> = BTreeMap::new();
    for row in rows {
        let span = Interval { start: row.start_on, end: next_day(row.end_on) };
        found.entry(row.campaign_id).or_default().push(span);
    }
    Ok(found)
}

/// The counts of each campaign.
pub(in crate::campaigns) async fn counts(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<CampaignId, Counts>, DbErr> {
    let mut found: BTreeMap<CampaignId, Counts> = BTreeMap::new();
    let people: Vec<(CampaignId, i64)> = participant::Entity::find()
        .select_only()
        .column(participant::Column::CampaignId)
        .column_as(participant::Column::Id.count(), "n")
        .filter(participant::Column::Excused.is_null())
        .group_by(participant::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    for (id, number) in people {
        found.entry(id).or_default().participants = small(number);
    }
    let seats: Vec<(CampaignId, Option<i64>)> = opening::Entity::find()
        .select_only()
        .column(opening::Column::CampaignId)
        .column_as(opening::Column::Seats.sum(), "n")
        .join(JoinType::InnerJoin, opening::Relation::Site.def())
        .join(JoinType::InnerJoin, site::Relation::Category.def())
        .filter(site_category::Column::Principal.eq(true))
        .group_by(opening::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    for (id, number) in seats {
        found.entry(id).or_default().seats = small(number.unwrap_or(0));
    }
    let ranked: Vec<(CampaignId, i64)> = participant::Entity::find()
        .select_only()
        .column(participant::Column::CampaignId)
        .column_as(participant::Column::Id.count(), "n")
        .filter(participant::Column::Excused.is_null())
        .filter(
            participant::Column::Id
                .in_subquery(sea_orm::QuerySelect::query(&mut wish_participants()).to_owned()),
        )
        .group_by(participant::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    for (id, number) in ranked {
        found.entry(id).or_default().ranked = small(number);
    }
    Ok(found)
}

fn wish_participants() -> sea_orm::Select<wish::Entity> {
    wish::Entity::find().select_only().column(wish::Column::ParticipantId).distinct()
}

/// What happened after the wishes of a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::campaigns) struct Aftermath {
    /// Runs that are ready, chosen or published.
    pub runs: u32,
    /// Participants to place whose placement is published, or whom the commission leaves without one.
    pub settled: u32,
    /// Principal placements that wait for a verdict.
    pub awaiting_validation: u32,
    /// Principal placements that are not cancelled.
    pub placements: u32,
}

/// What happened after the wishes of a campaign.
pub(in crate::campaigns) async fn aftermath(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Aftermath, DbErr> {
    let runs = allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::State.is_in([RunState::Ready, RunState::Chosen, RunState::Published]))
        .count(db)
        .await?;
    let placements: Vec<(PlacementStatus, i64)> = placement::Entity::find()
        .select_only()
        .column(placement::Column::Status)
        .column_as(placement::Column::CampaignId.count(), "n")
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
        .group_by(placement::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    let published = placement::Entity::find()
        .select_only()
        .column(placement::Column::ParticipantId)
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::ParticipantId.is_not_null())
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Status.is_in([
            PlacementStatus::Published,
            PlacementStatus::Done,
            PlacementStatus::NotDone,
        ]));
    let left_out = decision::Entity::find()
        .select_only()
        .column(decision::Column::ParticipantId)
        .filter(decision::Column::CampaignId.eq(id))
        .filter(decision::Column::WithdrawnAt.is_null())
        .filter(decision::Column::Outcome.eq(DecisionOutcome::Nobody));
    let settled = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::Excused.is_null())
        .filter(
            Condition::any()
                .add(participant::Column::Id.in_subquery(published.into_query()))
                .add(participant::Column::Id.in_subquery(left_out.into_query())),
        )
        .count(db)
        .await?;
    let of_status = |status: PlacementStatus| {
        placements.iter().find(|(found, _)| *found == status).map_or(0, |(_, number)| *number)
    };
    Ok(Aftermath {
        runs: runs as u32,
        settled: settled as u32,
        awaiting_validation: small(of_status(PlacementStatus::Published)),
        placements: placements.iter().map(|(_, number)| small(*number)).sum(),
    })
}

/// Every year, the last first.
pub(in crate::campaigns) async fn years(
    db: &impl ConnectionTrait,
) -> Result<Vec<academic_year::Model>, DbErr> {
    academic_year::Entity::find().order_by_desc(academic_year::Column::StartOn).all(db).await
}

/// A year.
pub(in crate::campaigns) async fn year(
    db: &impl ConnectionTrait,
    id: AcademicYearId,
) -> Result<Option<academic_year::Model>, DbErr> {
    academic_year::Entity::find_by_id(id).one(db).await
}

/// The year that holds a day, else the last one.
pub(in crate::campaigns) fn year_of(
    years: &[academic_year::Model],
    day: NaiveDate,
) -> Option<&academic_year::Model> {
    years.iter().find(|year| year.start_on <= day && day <= year.end_on).or(years.first())
}

/// The year of a cohort; none when there is no such cohort.
pub(in crate::campaigns) async fn year_of_cohort(
    db: &impl ConnectionTrait,
    id: CohortId,
) -> Result<Option<AcademicYearId>, DbErr> {
    Ok(cohort::Entity::find_by_id(id).one(db).await?.map(|row| row.year_id))
}

/// The cohorts of a year, by code.
pub(in crate::campaigns) async fn cohorts_of_year(
    db: &impl ConnectionTrait,
    year: AcademicYearId,
) -> Result<Vec<cohort::Model>, DbErr> {
    cohort::Entity::find()
        .filter(cohort::Column::YearId.eq(year))
        .order_by_asc(cohort::Column::Code)
        .all(db)
        .await
}

/// The cohorts of programmes, the latest year first.
pub(in crate::campaigns) async fn cohorts_of_programmes(
    db: &impl ConnectionTrait,
    programmes: &BTreeSet<ProgrammeId>,
) -> Result<Vec<cohort::Model>, DbErr> {
    cohort::Entity::find()
        .inner_join(academic_year::Entity)
        .filter(cohort::Column::ProgrammeId.is_in(programmes.iter().copied()))
        .order_by_desc(academic_year::Column::StartOn)
        .order_by_asc(cohort::Column::Code)
        .all(db)
        .await
}

/// The series of a year, by name.
pub(in crate::campaigns) async fn series_of_year(
    db: &impl ConnectionTrait,
    year: AcademicYearId,
) -> Result<Vec<series::Model>, DbErr> {
    series::Entity::find()
        .filter(series::Column::YearId.eq(year))
        .order_by_asc(series::Column::Name)
        .all(db)
        .await
}

/// Adds a series.
pub(in crate::campaigns) async fn insert_series(
    db: &impl ConnectionTrait,
    row: series::ActiveModel,
) -> Result<SeriesId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Adds a campaign.
pub(in crate::campaigns) async fn insert(
    db: &impl ConnectionTrait,
    row: campaign::ActiveModel,
) -> Result<(), DbErr> {
    campaign::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a campaign.
pub(in crate::campaigns) async fn update(
    db: &impl ConnectionTrait,
    row: campaign::ActiveModel,
) -> Result<(), DbErr> {
    campaign::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Gives a campaign its cohorts: those of `added` come, those of `removed` go with their participants and openings.
pub(in crate::campaigns) async fn change_cohorts(
    db: &impl ConnectionTrait,
    id: CampaignId,
    added: &[CohortId],
    removed: &[CohortId],
) -> Result<(), DbErr> {
    if !removed.is_empty() {
        let gone = removed.to_vec();
        participant::Entity::delete_many()
            .filter(participant::Column::CampaignId.eq(id))
            .filter(participant::Column::CohortId.is_in(gone.clone()))
            .exec(db)
            .await?;
        opening::Entity::delete_many()
            .filter(opening::Column::CampaignId.eq(id))
            .filter(opening::Column::CohortId.is_in(gone.clone()))
            .exec(db)
            .await?;
        campaign_cohort::Entity::delete_many()
            .filter(campaign_cohort::Column::CampaignId.eq(id))
            .filter(campaign_cohort::Column::CohortId.is_in(gone))
            .exec(db)
            .await?;
    }
    for cohort in added {
        let row = campaign_cohort::Model { campaign_id: id, cohort_id: *cohort };
        let row: campaign_cohort::ActiveModel = row.into();
        campaign_cohort::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Holds a campaign until the end of the transaction: what must agree with the rest of it changes one at a time.
pub(in crate::campaigns) async fn hold(db: &impl ConnectionTrait, id: CampaignId) -> Result<(), DbErr> {
    campaign::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    Ok(())
}

/// Gives a campaign its periods.
pub(in crate::campaigns) async fn replace_periods(
    db: &impl ConnectionTrait,
    id: CampaignId,
    rows: Vec<campaign_period::ActiveModel>,
) -> Result<(), DbErr> {
    campaign_period::Entity::delete_many()
        .filter(campaign_period::Column::CampaignId.eq(id))
        .exec(db)
        .await?;
    campaign_period::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Seats on the principal sites of a campaign, and how many of these sites have one.
pub(in crate::campaigns) async fn principal_seats(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<(u32, u32), DbErr> {
    let rows: Vec<(placet_entity::ids::SiteId, i32)> = opening::Entity::find()
        .select_only()
        .columns([opening::Column::SiteId])
        .column(opening::Column::Seats)
        .join(JoinType::InnerJoin, opening::Relation::Site.def())
        .join(JoinType::InnerJoin, site::Relation::Category.def())
        .filter(site_category::Column::Principal.eq(true))
        .filter(opening::Column::CampaignId.eq(id))
        .filter(opening::Column::Seats.gt(0))
        .into_tuple()
        .all(db)
        .await?;
    let sites: std::collections::BTreeSet<_> = rows.iter().map(|(site, _)| *site).collect();
    let seats = rows.iter().map(|(_, seats)| u32::try_from(*seats).unwrap_or(0)).sum();
    Ok((seats, sites.len() as u32))
}

/// Whether any run of a campaign was computed, or is being computed.
pub(in crate::campaigns) async fn has_runs(db: &impl ConnectionTrait, id: CampaignId) -> Result<bool, DbErr> {
    let count = allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::State.ne(RunState::Failed))
        .count(db)
        .await?;
    Ok(count > 0)
}
