//! Reads across features.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{
    CampaignId, CohortId, CurriculumId, ParticipantId, PlacementId, ProgrammeId, SiteCategoryId, SiteId,
    StudentId,
};
use placet_entity::kinds::{CurriculumStatus, ExcusedReason, OutsideStatus, PlacementStatus};
use placet_entity::{
    academic_year, campaign, cohort, curriculum, enrolment, leave, organisation, outside_request,
    participant, placement, placement_span, programme, site, site_category, student, study_level,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select,
};

use super::grid::{Category, Participation, Placement, Student};
use crate::people::listed_name;

/// A cohort with what surrounds it.
pub(super) struct CohortFacts {
    pub cohort: cohort::Model,
    pub year: Option<academic_year::Model>,
    pub programme: Option<programme::Model>,
    pub level: Option<study_level::Model>,
    pub previous: Option<cohort::Model>,
    pub next: Option<cohort::Model>,
}

/// A cohort.
pub(super) async fn cohort(db: &impl ConnectionTrait, id: CohortId) -> Result<Option<CohortFacts>, DbErr> {
    let Some(row) = cohort::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let previous = match row.previous_id {
        Some(previous) => cohort::Entity::find_by_id(previous).one(db).await?,
        None => None,
    };
    Ok(Some(CohortFacts {
        year: academic_year::Entity::find_by_id(row.year_id).one(db).await?,
        programme: programme::Entity::find_by_id(row.programme_id).one(db).await?,
        level: study_level::Entity::find_by_id(row.level_id).one(db).await?,
        previous,
        next: cohort::Entity::find().filter(cohort::Column::PreviousId.eq(id)).one(db).await?,
        cohort: row,
    }))
}

/// Placements that a programme expects, all levels together.
pub(super) async fn expected(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<usize, DbErr> {
    let levels =
        study_level::Entity::find().filter(study_level::Column::ProgrammeId.eq(programme)).all(db).await?;
    Ok(levels.iter().map(|level| usize::try_from(level.placements_expected).unwrap_or_default()).sum())
}

/// The students of a cohort, in the order of their names; those who left are not among them.
pub(super) async fn students(
    db: &impl ConnectionTrait,
    id: CohortId,
    today: NaiveDate,
) -> Result<Vec<Student>, DbErr> {
    type Row = (CurriculumId, StudentId, String, Option<String>, String, String, String);
    let rows: Vec<Row> = curriculum::Entity::find()
        .join_rev(JoinType::InnerJoin, enrolment::Relation::Curriculum.def())
        .join(JoinType::InnerJoin, curriculum::Relation::Student.def())
        .filter(enrolment::Column::CohortId.eq(id))
        .filter(curriculum::Column::Status.ne(CurriculumStatus::Left))
        .order_by_asc(student::Column::SortKey)
        .order_by_asc(student::Column::Id)
        .select_only()
        .columns([curriculum::Column::Id, curriculum::Column::StudentId])
        .columns([
            student::Column::FamilyName,
            student::Column::UsageName,
            student::Column::GivenName,
            student::Column::Number,
            student::Column::SearchKey,
        ])
        .into_tuple()
        .all(db)
        .await?;
    let leaves: Vec<(CurriculumId, NaiveDate)> = leave::Entity::find()
        .filter(leave::Column::StartOn.lte(today))
        .filter(leave::Column::EndOn.gte(today))
        .select_only()
        .columns([leave::Column::CurriculumId, leave::Column::EndOn])
        .into_tuple()
        .all(db)
        .await?;
    let leaves: HashMap<CurriculumId, NaiveDate> = leaves.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|(curriculum, id, family, usage, given, number, search_key)| Student {
            id,
            curriculum,
            name: listed_name(&family, usage.as_deref(), &given),
            on_leave_until: leaves.get(&curriculum).copied(),
            number,
            search_key,
        })
        .collect())
}

/// Those who were in a cohort and left, in the order of their names.
pub(super) async fn who_left(db: &impl ConnectionTrait, id: CohortId) -> Result<Vec<student::Model>, DbErr> {
    student::Entity::find()
        .join_rev(JoinType::InnerJoin, curriculum::Relation::Student.def())
        .join_rev(JoinType::InnerJoin, enrolment::Relation::Curriculum.def())
        .filter(enrolment::Column::CohortId.eq(id))
        .filter(curriculum::Column::Status.eq(CurriculumStatus::Left))
        .order_by_asc(student::Column::SortKey)
        .order_by_asc(student::Column::Id)
        .all(db)
        .await
}

/// Every category, in the order of display.
pub(super) async fn categories(db: &impl ConnectionTrait) -> Result<Vec<Category>, DbErr> {
    let rows = site_category::Entity::find().order_by_asc(site_category::Column::Rank).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Category {
            id: row.id,
            acronym: row.acronym,
            name: row.name,
            colour: row.colour.rem_euclid(crate::hosts::COLOURS),
            principal: row.principal,
        })
        .collect())
}

/// The participations of these curricula in campaigns, with the placements that who reads may see.
pub(super) async fn participations(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    now: DateTime<Utc>,
    proposals: Proposals,
) -> Result<Vec<Participation>, DbErr> {
    let in_cohort = || {
        sea_orm::sea_query::Query::select()
            .column(enrolment::Column::CurriculumId)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::CohortId.eq(cohort))
            .to_owned()
    };
    let campaigns: HashMap<CampaignId, campaign::Model> =
        self::campaigns(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let rows: Vec<ParticipantRow> = participant::Entity::find()
        .filter(participant::Column::CurriculumId.in_subquery(in_cohort()))
        .select_only()
        .columns([
            participant::Column::Id,
            participant::Column::CampaignId,
            participant::Column::CurriculumId,
            participant::Column::Number,
            participant::Column::Excused,
            participant::Column::NotDone,
        ])
        .into_tuple()
        .all(db)
        .await?;
    // Not whole rows: what each student was told stands in them.
    let mut found = placement::Entity::find()
        .join(JoinType::InnerJoin, placement::Relation::Participant.def())
        .join(JoinType::LeftJoin, placement::Relation::Site.def())
        .filter(participant::Column::CurriculumId.in_subquery(in_cohort()))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled));
    if proposals == Proposals::Hidden {
        found = found.filter(placement::Column::PublishedAt.lte(now));
    }
    let found: Vec<PlacementRow> = found
        .select_only()
        .columns([
            placement::Column::ParticipantId,
            placement::Column::Status,
            placement::Column::SiteId,
            placement::Column::HostName,
        ])
        .columns([site::Column::Name, site::Column::CategoryId])
        .into_tuple()
        .all(db)
        .await?;
    let mut placed: HashMap<ParticipantId, Placement> = found
        .into_iter()
        .map(|(participant, status, site, host_name, site_name, category)| {
            let host = site_name.or(host_name).unwrap_or_default();
            (participant, Placement { status, site, host, category })
        })
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|(id, campaign, curriculum, number, excused, not_done)| {
            let campaign = campaigns.get(&campaign)?;
            Some(Participation {
                curriculum,
                starts: campaign.start_at,
                published: campaign.published_at.is_some_and(|at| at <= now),
                campaign: campaign.name.clone(),
                number,
                excused,
                not_done,
                placement: placed.remove(&id),
            })
        })
        .collect())
}

type ParticipantRow = (ParticipantId, CampaignId, CurriculumId, i32, Option<ExcusedReason>, bool);
type PlacementRow =
    (ParticipantId, PlacementStatus, Option<SiteId>, Option<String>, Option<String>, Option<SiteCategoryId>);

/// Whether placements that are not published are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proposals {
    /// To who sees the allocation.
    Shown,
    /// To others.
    Hidden,
}

/// Most results of a kind.
const FEW: u64 = 8;

/// Rows in which every word is found.
fn with_words<E: EntityTrait>(
    mut select: Select<E>,
    column: impl ColumnTrait,
    words: &[String],
) -> Select<E> {
    let mut all = Condition::all();
    for word in words {
        all = all.add(column.contains(word));
    }
    select = select.filter(all);
    select.limit(FEW)
}

/// Students whose name, number or e-mail has these words.
pub(super) async fn find_students(
    db: &impl ConnectionTrait,
    words: &[String],
) -> Result<Vec<student::Model>, DbErr> {
    let select = student::Entity::find().filter(student::Column::ArchivedAt.is_null());
    with_words(select, student::Column::SearchKey, words).order_by_asc(student::Column::SortKey).all(db).await
}

/// Sites whose name, code or town has these words.
pub(super) async fn find_sites(
    db: &impl ConnectionTrait,
    words: &[String],
) -> Result<Vec<site::Model>, DbErr> {
    let select = site::Entity::find().filter(site::Column::ArchivedAt.is_null());
    with_words(select, site::Column::SearchKey, words).order_by_asc(site::Column::Name).all(db).await
}

/// Organisations whose name or town has these words.
pub(super) async fn find_organisations(
    db: &impl ConnectionTrait,
    words: &[String],
) -> Result<Vec<organisation::Model>, DbErr> {
    let select = organisation::Entity::find().filter(organisation::Column::ArchivedAt.is_null());
    with_words(select, organisation::Column::SearchKey, words)
        .order_by_asc(organisation::Column::Name)
        .all(db)
        .await
}

/// The campaigns that are not archived, the latest first: few enough to be searched in memory.
pub(super) async fn campaigns(db: &impl ConnectionTrait) -> Result<Vec<campaign::Model>, DbErr> {
    campaign::Entity::find()
        .filter(campaign::Column::ArchivedAt.is_null())
        .order_by_desc(campaign::Column::StartAt)
        .all(db)
        .await
}

/// The cohorts, the latest year first.
pub(super) async fn cohorts(db: &impl ConnectionTrait) -> Result<Vec<cohort::Model>, DbErr> {
    cohort::Entity::find()
        .join(JoinType::InnerJoin, cohort::Relation::Year.def())
        .order_by_desc(academic_year::Column::StartOn)
        .order_by_asc(cohort::Column::Name)
        .all(db)
        .await
}

/// A student.
pub(super) async fn student(
    db: &impl ConnectionTrait,
    id: StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}

/// A part taken in a campaign whose publication froze what it changed.
pub(super) struct Taken {
    pub row: participant::Model,
    pub campaign: campaign::Model,
    /// The rank of the wish that was published first: what an exchange or a decision gave since is not what the allocation did.
    pub rank: Option<i32>,
    /// Whether the commission decided it.
    pub is_decided: bool,
    /// What he pays, by what he has now.
    pub cost: Option<i32>,
}

/// The parts of a curriculum whose standing is frozen, in the order of their placements.
pub(super) async fn taken(db: &impl ConnectionTrait, id: CurriculumId) -> Result<Vec<Taken>, DbErr> {
    let rows = participant::Entity::find()
        .filter(participant::Column::CurriculumId.eq(id))
        .filter(participant::Column::DebtAfter.is_not_null())
        .find_also_related(campaign::Entity)
        .order_by_asc(campaign::Column::StartAt)
        .all(db)
        .await?;
    let ids: Vec<ParticipantId> = rows.iter().map(|(row, _)| row.id).collect();
    let placed = placement::Entity::find()
        .filter(placement::Column::ParticipantId.is_in(ids))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::PublishedAt.is_not_null())
        .order_by_asc(placement::Column::PublishedAt)
        .order_by_asc(placement::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, campaign)| {
            let mut own = placed.iter().filter(|one| one.participant_id == Some(row.id));
            let first = own.clone().next();
            Some(Taken {
                rank: first.and_then(|one| one.rank),
                is_decided: first.is_some_and(|one| one.decision_id.is_some()),
                cost: own.find(|one| one.cancelled_at.is_none()).and_then(|one| one.cost),
                campaign: campaign?,
                row,
            })
        })
        .collect())
}

/// A placement with its campaign, its first and its last day.
pub(super) type Published = (placement::Model, Option<campaign::Model>, Option<(NaiveDate, NaiveDate)>);

/// The placements that a student sees at `now`, the last to begin first.
pub(super) async fn published(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: DateTime<Utc>,
) -> Result<Vec<Published>, DbErr> {
    use PlacementStatus::{Done, NotDone, Published};
    let rows = placement::Entity::find()
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::Status.is_in([Published, Done, NotDone]))
        .filter(placement::Column::PublishedAt.lte(now))
        .find_also_related(campaign::Entity)
        .all(db)
        .await?;
    let ids: Vec<PlacementId> = rows.iter().map(|(row, _)| row.id).collect();
    let spans =
        placement_span::Entity::find().filter(placement_span::Column::PlacementId.is_in(ids)).all(db).await?;
    let mut placed: Vec<_> = rows
        .into_iter()
        .map(|(row, campaign)| {
            let own = || spans.iter().filter(|span| span.placement_id == row.id);
            let first = own().map(|span| span.start_on).min();
            let days = first.zip(own().map(|span| span.end_on).max());
            (row, campaign, days)
        })
        .collect();
    placed.sort_by_key(|(row, _, days)| (std::cmp::Reverse(*days), row.secondary_of_id.is_some(), row.id));
    Ok(placed)
}

/// The requests of a student for elsewhere that were sent back to him to complete, while he still may.
pub(super) async fn returned(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: DateTime<Utc>,
) -> Result<Vec<(outside_request::Model, campaign::Model)>, DbErr> {
    let own = participant::Entity::find()
        .filter(participant::Column::StudentId.eq(student))
        .find_also_related(campaign::Entity)
        .filter(campaign::Column::WishesCloseAt.gt(now))
        .all(db)
        .await?;
    let rows = outside_request::Entity::find()
        .filter(outside_request::Column::ParticipantId.is_in(own.iter().map(|(row, _)| row.id)))
        .filter(outside_request::Column::Status.eq(OutsideStatus::Returned))
        .order_by_asc(outside_request::Column::SubmittedAt)
        .all(db)
        .await?;
    let campaign = |id: ParticipantId| own.iter().find(|(row, _)| row.id == id)?.1.clone();
    Ok(rows.into_iter().filter_map(|row| Some((row.clone(), campaign(row.participant_id)?))).collect())
}
