//! Participants.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{CampaignId, CohortId, CurriculumId, ParticipantId, StudentId};
use placet_entity::kinds::{CurriculumStatus, ExcusedReason, PlacementStatus};
use placet_entity::{
    campaign, case_comment, case_recusal, case_vote, curriculum, decision, enrolment, leave, outside_request,
    participant, placement, student, wish, wish_receipt,
};
use placet_rules::time::{Interval, Span, next_day};
use sea_orm::sea_query::{Expr, Func, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, Select,
};

use crate::campaigns::participation::Frozen;
use crate::kit::db::each;

/// Rows at once in one statement: well below the number of variables that both databases take.
const CHUNK: usize = 400;

/// Counts one more save of wishes, unless the version is no longer the expected one.
pub(in crate::campaigns) async fn bump_wishes(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    expected: i32,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = participant::Entity::update_many()
        .col_expr(participant::Column::WishesVersion, Expr::value(expected + 1))
        .col_expr(participant::Column::WishesSavedAt, Expr::value(at))
        .filter(participant::Column::Id.eq(id))
        .filter(participant::Column::WishesVersion.eq(expected))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Changes columns of a participant.
pub(in crate::campaigns) async fn update_participant(
    db: &impl ConnectionTrait,
    row: participant::ActiveModel,
) -> Result<(), DbErr> {
    participant::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Changes scores and debts after the campaign.
pub(in crate::campaigns) async fn freeze_standings(
    db: &impl ConnectionTrait,
    frozen: &[Frozen],
) -> Result<(), DbErr> {
    use participant::Column;
    for chunk in frozen.chunks(200) {
        let score = each(Column::Id, chunk.iter().map(|(id, score, _)| (*id, *score)));
        let debt = each(Column::Id, chunk.iter().map(|(id, _, debt)| (*id, *debt)));
        participant::Entity::update_many()
            .col_expr(Column::ScoreAfter, score.into())
            .col_expr(Column::DebtAfter, debt.into())
            .filter(Column::Id.is_in(chunk.iter().map(|(id, ..)| *id)))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// A curriculum that is enrolled in a cohort.
#[derive(Clone, Debug)]
pub(in crate::campaigns) struct Enrolled {
    /// The cohort.
    pub cohort: CohortId,
    /// The curriculum.
    pub curriculum: curriculum::Model,
    /// Its student.
    pub student: student::Model,
}

/// The enrolments of active curricula in cohorts, of students who do not take part in a campaign.
fn outside(id: CampaignId, cohorts: &[CohortId]) -> Select<enrolment::Entity> {
    let taking_part = Query::select()
        .column(participant::Column::StudentId)
        .from(participant::Entity)
        .and_where(participant::Column::CampaignId.eq(id))
        .to_owned();
    enrolment::Entity::find()
        .join(JoinType::InnerJoin, enrolment::Relation::Curriculum.def())
        .filter(enrolment::Column::CohortId.is_in(cohorts.iter().copied()))
        .filter(curriculum::Column::Status.eq(CurriculumStatus::Active))
        .filter(curriculum::Column::StudentId.not_in_subquery(taking_part))
}

/// How many students of cohorts do not take part in a campaign.
pub(in crate::campaigns) async fn outside_count(
    db: &impl ConnectionTrait,
    id: CampaignId,
    cohorts: &[CohortId],
) -> Result<u32, DbErr> {
    let count: Option<i64> = outside(id, cohorts)
        .join(JoinType::InnerJoin, curriculum::Relation::Student.def())
        .filter(student::Column::ArchivedAt.is_null())
        .select_only()
        .expr_as(Func::count_distinct(curriculum::Column::StudentId.into_expr()), "n")
        .into_tuple()
        .one(db)
        .await?;
    Ok(u32::try_from(count.unwrap_or(0)).unwrap_or(0))
}

/// The active curricula enrolled in cohorts whose students do not take part in a campaign, by name.
pub(in crate::campaigns) async fn enrolled_outside(
    db: &impl ConnectionTrait,
    id: CampaignId,
    cohorts: &[CohortId],
) -> Result<Vec<Enrolled>, DbErr> {
    let rows = outside(id, cohorts).select_also(curriculum::Entity).all(db).await?;
    let ids: Vec<StudentId> =
        rows.iter().filter_map(|(_, curriculum)| Some(curriculum.as_ref()?.student_id)).collect();
    let mut students: BTreeMap<StudentId, student::Model> = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let found = student::Entity::find()
            .filter(student::Column::Id.is_in(chunk.iter().copied()))
            .filter(student::Column::ArchivedAt.is_null())
            .all(db)
            .await?;
        students.extend(found.into_iter().map(|student| (student.id, student)));
    }
    let mut found: Vec<Enrolled> = rows
        .into_iter()
        .filter_map(|(enrolment, curriculum)| {
            let curriculum = curriculum?;
            let student = students.get(&curriculum.student_id)?.clone();
            Some(Enrolled { cohort: enrolment.cohort_id, curriculum, student })
        })
        .collect();
    found.sort_by(|one, other| {
        (&one.student.sort_key, one.student.id).cmp(&(&other.student.sort_key, other.student.id))
    });
    Ok(found)
}

/// The participants of a campaign with their students.
pub(in crate::campaigns) async fn of_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<(participant::Model, student::Model)>, DbErr> {
    let rows = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .find_also_related(student::Entity)
        .order_by_asc(student::Column::SortKey)
        .order_by_asc(participant::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(participant, student)| Some((participant, student?))).collect())
}

/// The participants of a campaign.
pub(in crate::campaigns) async fn rows_of(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<participant::Model>, DbErr> {
    participant::Entity::find().filter(participant::Column::CampaignId.eq(id)).all(db).await
}

/// The participation of a student in a campaign.
pub(in crate::campaigns) async fn of_student(
    db: &impl ConnectionTrait,
    id: CampaignId,
    student: StudentId,
) -> Result<Option<participant::Model>, DbErr> {
    participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::StudentId.eq(student))
        .one(db)
        .await
}

/// Adds participants.
pub(in crate::campaigns) async fn insert(
    db: &impl ConnectionTrait,
    rows: Vec<participant::ActiveModel>,
) -> Result<(), DbErr> {
    for chunk in rows.chunks(CHUNK) {
        participant::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Takes participants away, with what they had ranked or asked for.
pub(in crate::campaigns) async fn remove(
    db: &impl ConnectionTrait,
    ids: &[ParticipantId],
) -> Result<(), DbErr> {
    for chunk in ids.chunks(CHUNK) {
        participant::Entity::delete_many()
            .filter(participant::Column::Id.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The leave of the participants of a campaign that shares days with a span.
pub(in crate::campaigns) async fn leaves_during(
    db: &impl ConnectionTrait,
    id: CampaignId,
    days: Span,
) -> Result<BTreeMap<ParticipantId, Vec<Span>>, DbErr> {
    let rows: Vec<(ParticipantId, NaiveDate, NaiveDate)> = participant::Entity::find()
        .join(JoinType::InnerJoin, participant::Relation::Curriculum.def())
        .join_rev(JoinType::InnerJoin, leave::Relation::Curriculum.def())
        .filter(participant::Column::CampaignId.eq(id))
        .filter(leave::Column::StartOn.lt(days.end))
        .filter(leave::Column::EndOn.gte(days.start))
        .select_only()
        .column(participant::Column::Id)
        .columns([leave::Column::StartOn, leave::Column::EndOn])
        .into_tuple()
        .all(db)
        .await?;
    let mut found: BTreeMap<ParticipantId, Vec<Span>> = BTreeMap::new();
    for (who, start, last) in rows {
        found.entry(who).or_default().push(Interval { start, end: next_day(last) });
    }
    Ok(found)
}

/// Why each participant of a campaign is excused; those who are not are absent.
pub(in crate::campaigns) async fn excused(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<BTreeMap<ParticipantId, ExcusedReason>, DbErr> {
    let rows: Vec<(ParticipantId, ExcusedReason)> = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::Excused.is_not_null())
        .select_only()
        .columns([participant::Column::Id, participant::Column::Excused])
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many take part in a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::campaigns) struct Totals {
    /// Participants to place.
    pub to_place: u32,
    /// Participants excused.
    pub excused: u32,
    /// Participants to place without a place in the order.
    pub without_order: u32,
    /// Participants to place who ranked at least one wish.
    pub ranked: u32,
    /// Wishes in all, those of excused participants too.
    pub wishes: u32,
}

/// How many take part in a campaign.
pub(in crate::campaigns) async fn totals(db: &impl ConnectionTrait, id: CampaignId) -> Result<Totals, DbErr> {
    let whole = |number: i64| u32::try_from(number).unwrap_or(0);
    let people: Vec<(Option<ExcusedReason>, i64, i64)> = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .select_only()
        .column(participant::Column::Excused)
        .column_as(participant::Column::CampaignId.count(), "people")
        .column_as(participant::Column::OrderEffective.count(), "ordered")
        .group_by(participant::Column::Excused)
        .into_tuple()
        .all(db)
        .await?;
    let mut totals = Totals::default();
    for (excused, people, ordered) in people {
        if excused.is_some() {
            totals.excused += whole(people);
        } else {
            totals.to_place += whole(people);
            totals.without_order += whole(people - ordered);
        }
    }
    // Ranks are counted, not identifiers: the index of the ranks answers alone.
    let wishes: Vec<(Option<ExcusedReason>, i64, i64)> = participant::Entity::find()
        .join_rev(JoinType::InnerJoin, wish::Relation::Participant.def())
        .filter(participant::Column::CampaignId.eq(id))
        .select_only()
        .column(participant::Column::Excused)
        .expr_as(Func::count_distinct(wish::Column::ParticipantId.into_expr()), "people")
        .column_as(wish::Column::Rank.count(), "wishes")
        .group_by(participant::Column::Excused)
        .into_tuple()
        .all(db)
        .await?;
    for (excused, people, wishes) in wishes {
        totals.ranked += if excused.is_none() { whole(people) } else { 0 };
        totals.wishes += whole(wishes);
    }
    Ok(totals)
}

/// The participants to place of each cohort.
pub(in crate::campaigns) async fn to_place_by_cohort(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<BTreeMap<CohortId, u32>, DbErr> {
    let rows: Vec<(CohortId, i64)> = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::Excused.is_null())
        .select_only()
        .column(participant::Column::CohortId)
        .column_as(participant::Column::CohortId.count(), "people")
        .group_by(participant::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(cohort, people)| (cohort, u32::try_from(people).unwrap_or(0))).collect())
}

/// The days away of curricula.
pub(in crate::campaigns) async fn leaves(
    db: &impl ConnectionTrait,
    curricula: &[CurriculumId],
) -> Result<BTreeMap<CurriculumId, Vec<Span>>, DbErr> {
    let mut found: BTreeMap<CurriculumId, Vec<Span>> = BTreeMap::new();
    for chunk in curricula.chunks(CHUNK) {
        let rows = leave::Entity::find()
            .filter(leave::Column::CurriculumId.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        for row in rows {
            let span = Interval { start: row.start_on, end: next_day(row.end_on) };
            found.entry(row.curriculum_id).or_default().push(span);
        }
    }
    Ok(found)
}

/// Every participation of curricula, with the start of its campaign; archived campaigns left out.
pub(in crate::campaigns) async fn participations(
    db: &impl ConnectionTrait,
    curricula: &[CurriculumId],
) -> Result<Vec<(participant::Model, DateTime<Utc>)>, DbErr> {
    let mut found = Vec::new();
    for chunk in curricula.chunks(CHUNK) {
        let rows = participant::Entity::find()
            .filter(participant::Column::CurriculumId.is_in(chunk.iter().copied()))
            .find_also_related(campaign::Entity)
            .filter(campaign::Column::ArchivedAt.is_null())
            .all(db)
            .await?;
        found.extend(rows.into_iter().filter_map(|(row, campaign)| Some((row, campaign?.start_at))));
    }
    Ok(found)
}

/// Gives participants a number along their curriculum.
pub(in crate::campaigns) async fn set_number(
    db: &impl ConnectionTrait,
    ids: &[ParticipantId],
    number: i32,
) -> Result<(), DbErr> {
    for chunk in ids.chunks(CHUNK) {
        participant::Entity::update_many()
            .col_expr(participant::Column::Number, Expr::value(number))
            .filter(participant::Column::Id.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// How many wishes each participant of a campaign ranked; those who ranked none are absent.
pub(in crate::campaigns) async fn wish_counts(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<BTreeMap<ParticipantId, u32>, DbErr> {
    let rows: Vec<(ParticipantId, i64)> = wish::Entity::find()
        .select_only()
        .column(wish::Column::ParticipantId)
        .column_as(wish::Column::Rank.count(), "n")
        .join(JoinType::InnerJoin, wish::Relation::Participant.def())
        .filter(participant::Column::CampaignId.eq(id))
        .group_by(wish::Column::ParticipantId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(who, count)| (who, u32::try_from(count).unwrap_or(0))).collect())
}

/// Of some participants, those that something refers to: wishes, a receipt, a request, a decision, a
/// placement, what the commission said of them.
pub(in crate::campaigns) async fn in_use(
    db: &impl ConnectionTrait,
    ids: &[ParticipantId],
) -> Result<std::collections::BTreeSet<ParticipantId>, DbErr> {
    let mut found = std::collections::BTreeSet::new();
    macro_rules! referring {
        ($chunk:expr, $($table:ident),+) => {$(
            let rows: Vec<ParticipantId> = $table::Entity::find()
                .select_only()
                .column($table::Column::ParticipantId)
                .filter($table::Column::ParticipantId.is_in($chunk.iter().copied()))
                .distinct()
                .into_tuple()
                .all(db)
                .await?;
            found.extend(rows);
        )+};
    }
    for chunk in ids.chunks(CHUNK) {
        referring!(chunk, wish, wish_receipt, outside_request, decision, placement);
        referring!(chunk, case_comment, case_vote, case_recusal);
    }
    Ok(found)
}

/// The participants of a campaign who have a principal placement that is not cancelled.
pub(in crate::campaigns) async fn placed(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<BTreeMap<ParticipantId, PlacementStatus>, DbErr> {
    let rows: Vec<(Option<ParticipantId>, PlacementStatus)> = placement::Entity::find()
        .select_only()
        .columns([placement::Column::ParticipantId, placement::Column::Status])
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(who, status)| Some((who?, status))).collect())
}

/// The participants to place whose curriculum was left or completed.
pub(in crate::campaigns) async fn gone(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<std::collections::BTreeSet<ParticipantId>, DbErr> {
    let rows: Vec<ParticipantId> = participant::Entity::find()
        .select_only()
        .column(participant::Column::Id)
        .inner_join(curriculum::Entity)
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::Excused.is_null())
        .filter(curriculum::Column::Status.ne(CurriculumStatus::Active))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Score and debt of curricula.
pub(in crate::campaigns) async fn standings(
    db: &impl ConnectionTrait,
    ids: &[CurriculumId],
) -> Result<BTreeMap<CurriculumId, (Option<i32>, i32)>, DbErr> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows = curriculum::Entity::find()
            .filter(curriculum::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, (row.score, row.debt))));
    }
    Ok(found)
}
