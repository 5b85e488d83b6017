//! The list of students: one count, one page, and what its rows say in a few queries more.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{CampaignId, CohortId, CurriculumId, ParticipantId, ProgrammeId, StudentId};
use placet_entity::kinds::{CurriculumStatus, PlacementStatus};
use placet_entity::{
    academic_year, accommodation, campaign, cohort, curriculum, enrolment, leave, participant, placement,
    placement_span, student, student_tag, study_level, tag, wish,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, NullOrdering, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait as _, RelationTrait, Select,
};

use super::CHUNK;
use crate::people::model::{Filter, Narrow};

/// When a list is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

fn select(filter: &Filter, at: At) -> Select<student::Entity> {
    use student::Column::{ArchivedAt, Email, Id, Latitude, SearchKey, Town};
    let archived = filter.state == Some(Narrow::Archived);
    let mut select = student::Entity::find().filter(if archived {
        ArchivedAt.is_not_null()
    } else {
        ArchivedAt.is_null()
    });
    for word in &filter.words {
        select = select.filter(SearchKey.contains(word));
    }
    if let Some(cohort) = filter.cohort {
        let enrolled = Query::select()
            .column((curriculum::Entity, curriculum::Column::StudentId))
            .from(curriculum::Entity)
            .inner_join(
                enrolment::Entity,
                Expr::col((enrolment::Entity, enrolment::Column::CurriculumId))
                    .equals((curriculum::Entity, curriculum::Column::Id)),
            )
            .and_where(enrolment::Column::CohortId.eq(cohort))
            .to_owned();
        select = select.filter(Id.in_subquery(enrolled));
    }
    if let Some(tag) = filter.tag {
        let tagged = Query::select()
            .column(student_tag::Column::StudentId)
            .from(student_tag::Entity)
            .and_where(student_tag::Column::TagId.eq(tag))
            .to_owned();
        select = select.filter(Id.in_subquery(tagged));
    }
    match filter.state {
        None | Some(Narrow::Archived) => select,
        Some(Narrow::WithoutEmail) => select.filter(Email.is_null()),
        Some(Narrow::WithoutAddress) => {
            select.filter(Condition::any().add(Town.is_null()).add(Latitude.is_null()))
        }
        Some(Narrow::OnLeave) => {
            let away = Query::select()
                .column((curriculum::Entity, curriculum::Column::StudentId))
                .from(curriculum::Entity)
                .inner_join(
                    leave::Entity,
                    Expr::col((leave::Entity, leave::Column::CurriculumId))
                        .equals((curriculum::Entity, curriculum::Column::Id)),
                )
                .and_where(leave::Column::StartOn.lte(at.today))
                .and_where(leave::Column::EndOn.gte(at.today))
                .to_owned();
            select.filter(Id.in_subquery(away))
        }
        Some(Narrow::WithAccommodation) => {
            let owed = Query::select()
                .column(accommodation::Column::StudentId)
                .from(accommodation::Entity)
                .cond_where(
                    Condition::any()
                        .add(accommodation::Column::UntilOn.is_null())
                        .add(accommodation::Column::UntilOn.gte(at.today)),
                )
                .to_owned();
            select.filter(Id.in_subquery(owed))
        }
        Some(Narrow::WithoutCohort) => {
            let enrolled = Query::select()
                .column((curriculum::Entity, curriculum::Column::StudentId))
                .from(curriculum::Entity)
                .inner_join(
                    enrolment::Entity,
                    Expr::col((enrolment::Entity, enrolment::Column::CurriculumId))
                        .equals((curriculum::Entity, curriculum::Column::Id)),
                )
                .inner_join(
                    cohort::Entity,
                    Expr::col((cohort::Entity, cohort::Column::Id))
                        .equals((enrolment::Entity, enrolment::Column::CohortId)),
                )
                .inner_join(
                    academic_year::Entity,
                    Expr::col((academic_year::Entity, academic_year::Column::Id))
                        .equals((cohort::Entity, cohort::Column::YearId)),
                )
                .and_where(academic_year::Column::EndOn.gte(at.today))
                .to_owned();
            select.filter(Id.not_in_subquery(enrolled))
        }
        Some(Narrow::WithoutWish) => {
            let waiting = Query::select()
                .column((participant::Entity, participant::Column::StudentId))
                .from(participant::Entity)
                .inner_join(
                    campaign::Entity,
                    Expr::col((campaign::Entity, campaign::Column::Id))
                        .equals((participant::Entity, participant::Column::CampaignId)),
                )
                .cond_where(open_now(at.now))
                .and_where(participant::Column::Excused.is_null())
                .and_where(participant::Column::Id.not_in_subquery(
                    Query::select().column(wish::Column::ParticipantId).from(wish::Entity).to_owned(),
                ))
                .to_owned();
            select.filter(Id.in_subquery(waiting))
        }
    }
}

/// Campaigns whose wishes are open.
fn open_now(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(campaign::Column::ArchivedAt.is_null())
        .add(campaign::Column::OpenedAt.is_not_null())
        .add(campaign::Column::WishesOpenAt.lte(now))
        .add(campaign::Column::WishesCloseAt.gt(now))
}

/// How many students a filter leaves. Of everybody, it is all but the archived ones: SQLite counts a whole table without
/// looking at its rows, and those archived are few.
pub(crate) async fn count(db: &impl ConnectionTrait, filter: &Filter, at: At) -> Result<u64, DbErr> {
    let narrowed: Option<i64> = if *filter == Filter::default() {
        everybody().into_tuple().one(db).await?
    } else {
        counted(filter, at).into_tuple().one(db).await?
    };
    Ok(u64::try_from(narrowed.unwrap_or(0)).unwrap_or(0))
}

fn everybody() -> Select<student::Entity> {
    let archived = Filter { state: Some(Narrow::Archived), ..Filter::default() };
    let any = At { now: DateTime::UNIX_EPOCH, today: NaiveDate::default() };
    let archived = counted(&archived, any).into_query();
    student::Entity::find().select_only().expr_as(Expr::cust("COUNT(*)").sub(archived), "n")
}

/// A plain count: over the whole rows in a sub-query, as `PaginatorTrait::count` asks it, no index answers alone.
fn counted(filter: &Filter, at: At) -> Select<student::Entity> {
    select(filter, at).select_only().expr_as(Expr::cust("COUNT(*)"), "n")
}

/// The identifiers of the whole result.
pub(crate) async fn ids(db: &impl ConnectionTrait, filter: &Filter, at: At) -> Result<Vec<StudentId>, DbErr> {
    select(filter, at).select_only().column(student::Column::Id).into_tuple().all(db).await
}

/// The columns that sort.
pub(crate) const SORTS: [&str; 4] = ["name", "number", "score", "town"];

/// Students in an order; all of them without a limit.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    filter: &Filter,
    at: At,
    (sort, descending): (&str, bool),
    (offset, limit): (u64, Option<u64>),
) -> Result<Vec<student::Model>, DbErr> {
    ordered(filter, at, (sort, descending)).offset(limit.map(|_| offset)).limit(limit).all(db).await
}

fn ordered(filter: &Filter, at: At, (sort, descending): (&str, bool)) -> Select<student::Entity> {
    use student::Column::{Id, Number, SortKey, Town};
    let order = if descending { Order::Desc } else { Order::Asc };
    let select = select(filter, at);
    // Whoever has none comes last, in either order; a column that always has a value is read off its index.
    let select = match sort {
        "number" => select.order_by(Number, order),
        "town" => select.order_by_with_nulls(Town, order, NullOrdering::Last),
        "score" => {
            let best = Expr::cust("(SELECT MAX(c.score) FROM curriculum c WHERE c.student_id = student.id)");
            select.order_by_with_nulls(best, order, NullOrdering::Last)
        }
        _ if descending => select.order_by_desc(SortKey).order_by_desc(Id),
        _ => select.order_by_asc(SortKey).order_by_asc(Id),
    };
    match sort {
        "town" | "score" => select.order_by_asc(SortKey).order_by_asc(Id),
        _ => select,
    }
}

/// What a list says of a student besides his file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra {
    /// Programme, status and score of the curriculum that counts: an active one first.
    pub curriculum: Option<curriculum::Model>,
    /// The cohort of the latest year: identifier, code, name.
    pub cohort: Option<(CohortId, String, String)>,
    /// Principal placements done.
    pub done: i64,
    /// Placements that the programme expects.
    pub expected: i64,
    /// Wishes ranked in the campaign that is open now.
    pub wishes: Option<i64>,
    /// The leave of today, or the next one.
    pub leave: Option<(NaiveDate, NaiveDate)>,
    /// Tags.
    pub tags: Vec<String>,
}

/// What a list says of these students.
pub(crate) async fn extras(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
    at: At,
) -> Result<HashMap<StudentId, Extra>, DbErr> {
    let mut extras: HashMap<StudentId, Extra> = HashMap::with_capacity(ids.len());
    let expected = expected(db).await?;
    for chunk in ids.chunks(CHUNK) {
        some_extras(db, chunk, at, &expected, &mut extras).await?;
    }
    Ok(extras)
}

/// Placements that each programme expects, all levels together.
pub(crate) async fn expected(db: &impl ConnectionTrait) -> Result<HashMap<ProgrammeId, i64>, DbErr> {
    let rows: Vec<(ProgrammeId, i32)> = study_level::Entity::find()
        .select_only()
        .columns([study_level::Column::ProgrammeId, study_level::Column::PlacementsExpected])
        .into_tuple()
        .all(db)
        .await?;
    let mut expected = HashMap::new();
    for (programme, placements) in rows {
        *expected.entry(programme).or_insert(0) += i64::from(placements);
    }
    Ok(expected)
}

async fn some_extras(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
    at: At,
    expected: &HashMap<ProgrammeId, i64>,
    extras: &mut HashMap<StudentId, Extra>,
) -> Result<(), DbErr> {
    let mut students: HashMap<CurriculumId, StudentId> = HashMap::new();
    let curricula = curriculum::Entity::find()
        .filter(curriculum::Column::StudentId.is_in(ids.iter().copied()))
        .order_by_desc(curriculum::Column::EnteredOn)
        .all(db)
        .await?;
    for row in curricula {
        students.insert(row.id, row.student_id);
        let extra = extras.entry(row.student_id).or_default();
        let replaces = extra.curriculum.as_ref().is_none_or(|held| {
            held.status != CurriculumStatus::Active && row.status == CurriculumStatus::Active
        });
        if replaces {
            extra.expected = expected.get(&row.programme_id).copied().unwrap_or_default();
            extra.curriculum = Some(row);
        }
    }
    let enrolled: Vec<(CurriculumId, CohortId, String, String)> = enrolment::Entity::find()
        .join(JoinType::InnerJoin, enrolment::Relation::Curriculum.def())
        .join(JoinType::InnerJoin, enrolment::Relation::Cohort.def())
        .join(JoinType::InnerJoin, cohort::Relation::Year.def())
        .filter(curriculum::Column::StudentId.is_in(ids.iter().copied()))
        .order_by_asc(academic_year::Column::StartOn)
        .select_only()
        .column(enrolment::Column::CurriculumId)
        .column(cohort::Column::Id)
        .column(cohort::Column::Code)
        .column(cohort::Column::Name)
        .into_tuple()
        .all(db)
        .await?;
    for (curriculum, id, code, name) in enrolled {
        if let Some(extra) = students.get(&curriculum).and_then(|student| extras.get_mut(student)) {
            extra.cohort = Some((id, code, name));
        }
    }
    for (student, done) in done(db, ids, at).await? {
        extras.entry(student).or_default().done = done;
    }
    for (student, wishes) in wishes(db, ids, at).await? {
        extras.entry(student).or_default().wishes = Some(wishes);
    }
    let leaves: Vec<(StudentId, NaiveDate, NaiveDate)> = leave::Entity::find()
        .join(JoinType::InnerJoin, leave::Relation::Curriculum.def())
        .filter(curriculum::Column::StudentId.is_in(ids.iter().copied()))
        .filter(leave::Column::EndOn.gte(at.today))
        .order_by_desc(leave::Column::StartOn)
        .select_only()
        .column(curriculum::Column::StudentId)
        .column(leave::Column::StartOn)
        .column(leave::Column::EndOn)
        .into_tuple()
        .all(db)
        .await?;
    for (student, first, last) in leaves {
        extras.entry(student).or_default().leave = Some((first, last));
    }
    let tags: Vec<(StudentId, String)> = student_tag::Entity::find()
        .join(JoinType::InnerJoin, student_tag::Relation::Tag.def())
        .filter(student_tag::Column::StudentId.is_in(ids.iter().copied()))
        .order_by_asc(tag::Column::Name)
        .select_only()
        .column(student_tag::Column::StudentId)
        .column(tag::Column::Name)
        .into_tuple()
        .all(db)
        .await?;
    for (student, name) in tags {
        extras.entry(student).or_default().tags.push(name);
    }
    Ok(())
}

/// Principal placements of these students that are over.
async fn done(db: &impl ConnectionTrait, ids: &[StudentId], at: At) -> Result<Vec<(StudentId, i64)>, DbErr> {
    let still = Query::select()
        .column(placement_span::Column::PlacementId)
        .from(placement_span::Entity)
        .and_where(placement_span::Column::EndOn.gte(at.today))
        .to_owned();
    placement::Entity::find()
        .filter(placement::Column::StudentId.is_in(ids.iter().copied()))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(
            Condition::any().add(placement::Column::Status.eq(PlacementStatus::Done)).add(
                Condition::all()
                    .add(placement::Column::Status.eq(PlacementStatus::Published))
                    .add(placement::Column::PublishedAt.lte(at.now))
                    .add(placement::Column::Id.not_in_subquery(still)),
            ),
        )
        .select_only()
        .column(placement::Column::StudentId)
        .column_as(placement::Column::Id.count(), "done")
        .group_by(placement::Column::StudentId)
        .into_tuple()
        .all(db)
        .await
}

/// Wishes of these students in the campaigns that are open now; zero when they ranked none.
async fn wishes(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
    at: At,
) -> Result<Vec<(StudentId, i64)>, DbErr> {
    let rows: Vec<(StudentId, ParticipantId, CampaignId)> = participant::Entity::find()
        .join(JoinType::InnerJoin, participant::Relation::Campaign.def())
        .filter(open_now(at.now))
        .filter(participant::Column::Excused.is_null())
        .filter(participant::Column::StudentId.is_in(ids.iter().copied()))
        .select_only()
        .column(participant::Column::StudentId)
        .column(participant::Column::Id)
        .column(participant::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let counts: Vec<(ParticipantId, i64)> = wish::Entity::find()
        .filter(wish::Column::ParticipantId.is_in(rows.iter().map(|row| row.1)))
        .select_only()
        .column(wish::Column::ParticipantId)
        .column_as(wish::Column::Id.count(), "wishes")
        .group_by(wish::Column::ParticipantId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: HashMap<ParticipantId, i64> = counts.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|(student, participant, _)| (student, counts.get(&participant).copied().unwrap_or_default()))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestApp, start};

    #[tokio::test]
    async fn the_list_its_count_and_its_search_are_read_off_one_index() {
        let app = TestApp::new().await;
        let at = At { now: start(), today: start().date_naive() };
        let everybody = Filter::default();
        let found = Filter { words: vec!["martin".into()], ..Filter::default() };
        for (select, expected) in [
            (super::everybody(), "USING COVERING INDEX student_archived_at"),
            (counted(&found, at), "USING COVERING INDEX student_listed"),
            (ordered(&everybody, at, ("name", false)), "USING INDEX student_listed"),
            (ordered(&everybody, at, ("name", true)), "USING INDEX student_listed"),
            (ordered(&found, at, ("name", false)), "USING INDEX student_listed"),
        ] {
            let Some(plan) = app.sqlite_plan(select.as_query()).await else { return };
            assert!(plan.contains(expected) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
