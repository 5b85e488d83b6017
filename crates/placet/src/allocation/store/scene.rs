//! What a campaign's problem is made of.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use placet_allocation::PERIODS_MAX;
use placet_entity::ids::{CampaignId, CohortId, CurriculumId, ParticipantId, SiteId, StudentId};
use placet_entity::kinds::{OutsideStatus, PlacementStatus};
use placet_entity::{
    accommodation, campaign, campaign_cohort, cohort, decision, leave, opening, outside_request, participant,
    participant_pair, placement, site, site_category, site_forbidden_level, student, study_level, wish,
};
use placet_rules::debt;
use placet_rules::time::Span;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::allocation::options::{Limits, Options};
use crate::allocation::scene::{Scene, Taking};
use crate::campaigns::{self, CampaignView};
use crate::curricula::{self, Of, Seen};
use crate::hosts;
use crate::people::facts::owed;

fn participants_of(id: CampaignId, column: participant::Column) -> SelectStatement {
    use sea_orm::sea_query::ExprTrait as _;
    Query::select()
        .column(column)
        .from(participant::Entity)
        .and_where(sea_orm::sea_query::Expr::col(participant::Column::CampaignId).eq(id.0))
        .to_owned()
}

/// A campaign with all that its allocation depends on.
pub(in crate::allocation) async fn scene(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<Scene>, DbErr> {
    let Some(view) = campaigns::load(db, id).await? else { return Ok(None) };
    let joined = Query::select()
        .column(campaign_cohort::Column::CohortId)
        .from(campaign_cohort::Entity)
        .and_where(campaign_cohort::Column::CampaignId.eq(id))
        .to_owned();
    let entered = participants_of(id, participant::Column::CohortId);
    let cohorts = cohort::Entity::find()
        .filter(
            Condition::any()
                .add(cohort::Column::Id.in_subquery(joined))
                .add(cohort::Column::Id.in_subquery(entered)),
        )
        .all(db)
        .await?;
    let opened = Query::select()
        .column(opening::Column::SiteId)
        .from(opening::Entity)
        .and_where(opening::Column::CampaignId.eq(id))
        .to_owned();
    let sites = site::Entity::find().filter(site::Column::Id.in_subquery(opened.clone())).all(db).await?;
    let forbidden = site_forbidden_level::Entity::find()
        .filter(site_forbidden_level::Column::SiteId.in_subquery(opened))
        .all(db)
        .await?;
    let openings = opening::Entity::find().filter(opening::Column::CampaignId.eq(id)).all(db).await?;
    let categories = site_category::Entity::find().all(db).await?;
    let participants = takings(db, id, view.periods.start()).await?;
    // what is over when the order is computed is behind: a problem must not change with the day on which it is looked at
    let day = view.row.order_at.date_naive();
    let book = curricula::book(db, Of::Campaign(id), day, Seen::Decided).await?;
    let pairs =
        participant_pair::Entity::find().filter(participant_pair::Column::CampaignId.eq(id)).all(db).await?;
    let periods_left = periods_left(db, &view, &cohorts).await?;
    let mut forbidden_levels: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in forbidden {
        forbidden_levels.entry(row.site_id).or_default().push(row.level_id);
    }
    Ok(Some(Scene {
        view,
        cohorts: cohorts.into_iter().map(|row| (row.id, row)).collect(),
        periods_left,
        categories: categories.into_iter().map(|row| (row.id, row)).collect(),
        sites: sites.into_iter().map(|row| (row.id, row)).collect(),
        forbidden_levels,
        openings: openings.into_iter().map(|row| (row.id, row)).collect(),
        participants,
        pairs,
        book: Arc::new(book),
    }))
}

/// Whether a campaign has pairs.
pub(in crate::allocation) async fn has_pairs(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<bool, DbErr> {
    let of = participant_pair::Column::CampaignId.eq(id);
    Ok(participant_pair::Entity::find().filter(of).one(db).await?.is_some())
}

/// Per cohort, the placements left: those that its level and the following ones expect, less the campaigns before this one.
/// A catch-up campaign is beside that count.
async fn periods_left(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    cohorts: &[cohort::Model],
) -> Result<BTreeMap<CohortId, u32>, DbErr> {
    if view.row.catch_up {
        return Ok(BTreeMap::new());
    }
    let programmes = cohorts.iter().map(|row| row.programme_id);
    let levels = study_level::Entity::find()
        .filter(study_level::Column::ProgrammeId.is_in(programmes))
        .filter(study_level::Column::ArchivedAt.is_null())
        .all(db)
        .await?;
    let earlier = campaign_cohort::Entity::find()
        .inner_join(campaign::Entity)
        .filter(campaign_cohort::Column::CohortId.is_in(cohorts.iter().map(|row| row.id)))
        .filter(campaign::Column::Kind.eq(view.row.kind))
        .filter(campaign::Column::CatchUp.eq(false))
        .filter(campaign::Column::StartAt.lt(view.row.start_at))
        .filter(
            Condition::any()
                .add(campaign::Column::ArchivedAt.is_null())
                .add(campaign::Column::PublishedAt.is_not_null()),
        )
        .all(db)
        .await?;
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    let left = |cohort: &cohort::Model| {
        let level = levels.iter().find(|level| level.id == cohort.level_id)?;
        let before = earlier.iter().filter(|row| row.cohort_id == cohort.id).count();
        let later = levels.iter().filter(|l| l.programme_id == level.programme_id && l.rank > level.rank);
        let later = later.map(|level| count(level.placements_expected)).sum();
        let left =
            debt::periods_left(count(level.placements_expected), u32::try_from(before).unwrap_or(0), later)?;
        Some((cohort.id, left.min(PERIODS_MAX)))
    };
    Ok(cohorts.iter().filter_map(left).collect())
}

/// What hosts limit over the days of a campaign's placement; nothing is read when the options do not need it.
pub(in crate::allocation) async fn limits(
    db: &impl ConnectionTrait,
    scene: &Scene,
    options: Options,
) -> Result<Limits, DbErr> {
    if !options.needs_limits() {
        return Ok(Limits::default());
    }
    let ids: Vec<SiteId> = scene.sites.keys().copied().collect();
    let spans = scene.view.periods.spans();
    Ok(Limits {
        groups: hosts::facts::capacity_groups(db, spans).await?,
        capacities: hosts::facts::capacities(db, &ids, spans).await?,
        elsewhere: campaigns::seats_elsewhere(db, &scene.view).await?,
    })
}

async fn takings(
    db: &impl ConnectionTrait,
    id: CampaignId,
    start: placet_rules::time::Day,
) -> Result<Vec<Taking>, DbErr> {
    let ids = participants_of(id, participant::Column::Id);
    let students = participants_of(id, participant::Column::StudentId);
    let curricula = participants_of(id, participant::Column::CurriculumId);
    let rows = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .find_also_related(student::Entity)
        .order_by_asc(participant::Column::OrderEffective)
        .order_by_asc(student::Column::SortKey)
        .order_by_asc(participant::Column::Id)
        .all(db)
        .await?;
    let mut wishes: HashMap<ParticipantId, Vec<wish::Model>> = grouped(
        wish::Entity::find()
            .filter(wish::Column::ParticipantId.in_subquery(ids.clone()))
            .order_by_asc(wish::Column::Rank)
            .all(db)
            .await?,
        |row| row.participant_id,
    );
    let mut owing: HashMap<StudentId, Vec<accommodation::Model>> = grouped(
        accommodation::Entity::find()
            .filter(accommodation::Column::StudentId.in_subquery(students.clone()))
            .order_by_asc(accommodation::Column::Id)
            .all(db)
            .await?,
        |row| row.student_id,
    );
    let mut leaves: HashMap<CurriculumId, Vec<leave::Model>> = grouped(
        leave::Entity::find()
            .filter(leave::Column::CurriculumId.in_subquery(curricula))
            .order_by_asc(leave::Column::StartOn)
            .all(db)
            .await?,
        |row| row.curriculum_id,
    );
    let done: Vec<(StudentId, SiteId)> = placement::Entity::find()
        .select_only()
        .columns([placement::Column::StudentId, placement::Column::SiteId])
        .filter(placement::Column::StudentId.in_subquery(students))
        .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
        .filter(
            Condition::any()
                .add(placement::Column::CampaignId.ne(id))
                .add(placement::Column::CampaignId.is_null()),
        )
        .filter(placement::Column::SiteId.is_not_null())
        .order_by_asc(placement::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut been: HashMap<StudentId, Vec<SiteId>> = HashMap::new();
    for (student, site) in done {
        been.entry(student).or_default().push(site);
    }
    let decisions = decision::Entity::find()
        .filter(decision::Column::CampaignId.eq(id))
        .filter(decision::Column::WithdrawnAt.is_null())
        .all(db)
        .await?;
    let mut decisions: HashMap<ParticipantId, decision::Model> =
        decisions.into_iter().map(|row| (row.participant_id, row)).collect();
    let requests = outside_request::Entity::find()
        .filter(outside_request::Column::ParticipantId.in_subquery(ids))
        .filter(outside_request::Column::Status.ne(OutsideStatus::Withdrawn))
        .order_by_asc(outside_request::Column::SubmittedAt)
        .all(db)
        .await?;
    let mut requests: HashMap<ParticipantId, outside_request::Model> =
        requests.into_iter().map(|row| (row.participant_id, row)).collect();
    Ok(rows
        .into_iter()
        .filter_map(|(row, student)| {
            let student = student?;
            let owing = owing.remove(&row.student_id).unwrap_or_default();
            let leaves = leaves.remove(&row.curriculum_id).unwrap_or_default();
            Some(Taking {
                wishes: wishes.remove(&row.id).unwrap_or_default(),
                owed: owing.iter().filter_map(|row| owed(row, start)).collect(),
                leaves: leaves
                    .iter()
                    .filter_map(|row| Span::from_days(row.start_on, row.end_on).ok())
                    .collect(),
                done: been.remove(&row.student_id).unwrap_or_default(),
                decision: decisions.remove(&row.id),
                request: requests.remove(&row.id),
                guide: OnceLock::new(),
                student,
                row,
            })
        })
        .collect())
}

fn grouped<K: std::hash::Hash + Eq, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
