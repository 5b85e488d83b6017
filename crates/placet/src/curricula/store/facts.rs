//! The rows that a book is made of, in a fixed number of queries, whatever the number of students.

use std::collections::{BTreeMap, BTreeSet};

use placet_entity::ids::{
    CampaignId, CohortId, CurriculumId, ParticipantId, SiteCategoryId, SiteId, StudentId,
};
use placet_entity::kinds::{CampaignKind, PlacementStatus};
use placet_entity::{
    academic_year, accommodation, campaign, campaign_cohort, campaign_period, cohort, curriculum, enrolment,
    opening, participant, placement, site, site_category, site_forbidden_level, student, student_requirement,
    study_level,
};
use placet_rules::time::Day;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::requirements;
use crate::curricula::book::{Book, Opens, Seen};
use crate::curricula::facts::{Facts, Had, Of, Site, Taking};

/// Where the students of some curricula stand, on a day of the institution. Nothing is read beyond the requirements when no
/// programme has any.
pub async fn book(db: &impl ConnectionTrait, of: Of, today: Day, seen: Seen) -> Result<Book, DbErr> {
    Ok(Book::new(&facts(db, of, None).await?, today, seen, Opens::Itself))
}

/// Where a student would stand if a campaign were still to come for him: what it has given him is left out, and what it opens
/// is open to him. For who would receive something else of it than what he has.
pub async fn book_before(
    db: &impl ConnectionTrait,
    curriculum: CurriculumId,
    campaign: CampaignId,
    today: Day,
) -> Result<Book, DbErr> {
    let facts = facts(db, Of::Curriculum(curriculum), Some(campaign)).await?;
    Ok(Book::new(&facts, today, Seen::Decided, Opens::Itself))
}

/// The same for the participants of a campaign, as if it opened every site that takes their level.
pub async fn book_of_everything(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    today: Day,
) -> Result<Book, DbErr> {
    let facts = facts(db, Of::Campaign(campaign), None).await?;
    Ok(Book::new(&facts, today, Seen::Decided, Opens::Everything(campaign)))
}

/// The curricula that are asked for.
fn curricula(of: Of) -> SelectStatement {
    let mut select = Query::select();
    match of {
        Of::Curriculum(id) => select
            .column(curriculum::Column::Id)
            .from(curriculum::Entity)
            .and_where(curriculum::Column::Id.eq(id)),
        Of::Cohort(id) => select
            .column(enrolment::Column::CurriculumId)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::CohortId.eq(id)),
        Of::Campaign(id) => select
            .column(participant::Column::CurriculumId)
            .from(participant::Entity)
            .and_where(participant::Column::CampaignId.eq(id)),
    };
    select
}

/// The rows, as they were before the publication of `before`.
async fn facts(db: &impl ConnectionTrait, of: Of, before: Option<CampaignId>) -> Result<Facts, DbErr> {
    let asked = requirements::all(db, None).await?;
    if asked.is_empty() {
        return Ok(Facts::default());
    }
    let of = || curricula(of);
    let rows = curriculum::Entity::find().filter(curriculum::Column::Id.in_subquery(of())).all(db).await?;
    let settled = student_requirement::Entity::find()
        .filter(student_requirement::Column::CurriculumId.in_subquery(of()))
        .all(db)
        .await?;
    let enrolments: Vec<(CurriculumId, CohortId)> = enrolment::Entity::find()
        .select_only()
        .columns([enrolment::Column::CurriculumId, enrolment::Column::CohortId])
        .filter(enrolment::Column::CurriculumId.in_subquery(of()))
        .into_tuple()
        .all(db)
        .await?;
    let takings: Vec<(ParticipantId, CampaignId, CurriculumId, CohortId, bool)> = participant::Entity::find()
        .select_only()
        .columns([
            participant::Column::Id,
            participant::Column::CampaignId,
            participant::Column::CurriculumId,
            participant::Column::CohortId,
            participant::Column::NotDone,
        ])
        .filter(participant::Column::CurriculumId.in_subquery(of()))
        .filter(participant::Column::Excused.is_null())
        .order_by_asc(participant::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let parts = Query::select()
        .column(participant::Column::Id)
        .from(participant::Entity)
        .and_where(participant::Column::CurriculumId.in_subquery(of()))
        .to_owned();
    let placements: Vec<(Option<ParticipantId>, Option<SiteId>, PlacementStatus, _)> =
        placement::Entity::find()
            .select_only()
            .columns([
                placement::Column::ParticipantId,
                placement::Column::SiteId,
                placement::Column::Status,
                placement::Column::PublishedAt,
            ])
            .filter(placement::Column::ParticipantId.in_subquery(parts))
            .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
            .order_by_asc(placement::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
    let takings: Vec<Taking> = takings
        .into_iter()
        .map(|(id, campaign, curriculum, cohort, not_done)| Taking {
            id,
            campaign,
            curriculum,
            cohort,
            not_done,
        })
        .collect();
    let left_out = |id| takings.iter().any(|taking| taking.id == id && Some(taking.campaign) == before);
    let placements = placements
        .into_iter()
        .filter_map(|(participant, site, status, published_at)| {
            Some(Had { participant: participant?, site, status, published_at })
        })
        .filter(|had| !left_out(had.participant))
        .collect();
    let owed = owed(db, of()).await?;
    let cohorts =
        enrolments.iter().map(|(_, cohort)| *cohort).chain(takings.iter().map(|taking| taking.cohort));
    let calendar = calendar(db, &cohorts.collect(), before).await?;
    Ok(Facts {
        requirements: asked,
        settled,
        curricula: rows,
        enrolments,
        takings,
        placements,
        owed,
        ..calendar
    })
}

/// What the students of these curricula are owed.
async fn owed(
    db: &impl ConnectionTrait,
    of: SelectStatement,
) -> Result<Vec<(student::Model, Vec<accommodation::Model>)>, DbErr> {
    let students = Query::select()
        .column(curriculum::Column::StudentId)
        .from(curriculum::Entity)
        .and_where(curriculum::Column::Id.in_subquery(of))
        .to_owned();
    let rows = accommodation::Entity::find()
        .filter(accommodation::Column::StudentId.in_subquery(students))
        .order_by_asc(accommodation::Column::Id)
        .find_also_related(student::Entity)
        .all(db)
        .await?;
    let mut owed: BTreeMap<StudentId, (student::Model, Vec<accommodation::Model>)> = BTreeMap::new();
    for (row, student) in rows {
        let Some(student) = student else { continue };
        owed.entry(student.id).or_insert_with(|| (student, Vec::new())).1.push(row);
    }
    Ok(owed.into_values().collect())
}

/// What concerns nobody in particular: levels, years, campaigns with what they open to these cohorts, sites.
async fn calendar(
    db: &impl ConnectionTrait,
    cohorts: &BTreeSet<CohortId>,
    before: Option<CampaignId>,
) -> Result<Facts, DbErr> {
    let among = || cohorts.iter().copied();
    let mut campaigns = campaign::Entity::find()
        .filter(campaign::Column::Kind.eq(CampaignKind::RankedChoice))
        .filter(
            Condition::any()
                .add(campaign::Column::ArchivedAt.is_null())
                .add(campaign::Column::PublishedAt.is_not_null()),
        )
        .all(db)
        .await?;
    for row in campaigns.iter_mut().filter(|row| Some(row.id) == before) {
        row.published_at = None;
    }
    let coming: Vec<CampaignId> =
        campaigns.iter().filter(|row| row.published_at.is_none()).map(|row| row.id).collect();
    let joined = campaign_cohort::Entity::find()
        .select_only()
        .columns([campaign_cohort::Column::CampaignId, campaign_cohort::Column::CohortId])
        .filter(campaign_cohort::Column::CohortId.is_in(among()))
        .into_tuple()
        .all(db)
        .await?;
    let entered = participant::Entity::find()
        .select_only()
        .columns([participant::Column::CampaignId, participant::Column::CohortId])
        .distinct()
        .filter(participant::Column::CampaignId.is_in(coming.iter().copied()))
        .filter(participant::Column::CohortId.is_in(among()))
        .into_tuple()
        .all(db)
        .await?;
    let openings = opening::Entity::find()
        .select_only()
        .columns([opening::Column::CampaignId, opening::Column::CohortId, opening::Column::SiteId])
        .filter(opening::Column::CampaignId.is_in(coming))
        .filter(opening::Column::CohortId.is_in(among()))
        .filter(opening::Column::Seats.gt(0))
        .order_by_asc(opening::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Facts {
        cohorts: cohort::Entity::find().all(db).await?,
        levels: study_level::Entity::find().all(db).await?,
        years: academic_year::Entity::find().all(db).await?,
        periods: campaign_period::Entity::find().all(db).await?,
        sites: sites(db).await?,
        forbidden_levels: forbidden_levels(db).await?,
        campaigns,
        joined,
        entered,
        openings,
        ..Facts::default()
    })
}

/// Every site, archived ones too: the past names them.
pub(in crate::curricula) async fn sites(db: &impl ConnectionTrait) -> Result<Vec<Site>, DbErr> {
    let principal: BTreeMap<SiteCategoryId, bool> =
        site_category::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.principal)).collect();
    let rows = site::Entity::find().order_by_asc(site::Column::Id).all(db).await?;
    let sites =
        rows.iter().map(|row| Site::of(row, principal.get(&row.category_id).copied().unwrap_or(true)));
    Ok(sites.collect())
}

/// The levels that each site does not take.
pub(in crate::curricula) async fn forbidden_levels(
    db: &impl ConnectionTrait,
) -> Result<Vec<(SiteId, placet_entity::ids::StudyLevelId)>, DbErr> {
    site_forbidden_level::Entity::find()
        .select_only()
        .columns([site_forbidden_level::Column::SiteId, site_forbidden_level::Column::LevelId])
        .into_tuple()
        .all(db)
        .await
}
