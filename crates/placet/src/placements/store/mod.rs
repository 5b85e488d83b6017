//! All queries on placements.

mod register;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{
    AccountId, AllocationRunId, CampaignId, CurriculumId, DecisionId, ParticipantId, PlacementId,
    PublicationId, StudentId,
};
use placet_entity::kinds::{ExcusedReason, PlacementStatus, PublicationState, RunState};
use placet_entity::{
    account, allocation_run, campaign, curriculum, decision, exchange, participant, placement,
    placement_snapshot, placement_span, publication,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait as _,
};

pub(super) use register::{decided, registered};

use crate::kit::chance::sha256;

/// A campaign, held until the end of the transaction.
pub(super) async fn hold_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<campaign::Model>, DbErr> {
    campaign::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// A placement.
pub(super) async fn placement(
    db: &impl ConnectionTrait,
    id: PlacementId,
) -> Result<Option<placement::Model>, DbErr> {
    placement::Entity::find_by_id(id).one(db).await
}

/// Keeps new placements.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    rows: Vec<placement::ActiveModel>,
) -> Result<(), DbErr> {
    for chunk in rows.chunks(200) {
        placement::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Changes a placement that still has the version known; says whether it had. The page drawn of a validated one is forgotten:
/// it would tell of the former version.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    known: &placement::Model,
    change: placement::ActiveModel,
) -> Result<bool, DbErr> {
    let done = placement::Entity::update_many()
        .set(change)
        .filter(placement::Column::Id.eq(known.id))
        .filter(placement::Column::Version.eq(known.version))
        .exec(db)
        .await?;
    let changed = done.rows_affected == 1;
    if changed && known.status == PlacementStatus::Validated {
        forget_pages(db, &[known.id]).await?;
    }
    Ok(changed)
}

/// Forgets proposals that were never published.
pub(super) async fn delete(db: &impl ConnectionTrait, ids: &[PlacementId]) -> Result<(), DbErr> {
    for chunk in ids.chunks(500) {
        placement_span::Entity::delete_many()
            .filter(placement_span::Column::PlacementId.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
        forget_pages(db, chunk).await?;
        placement::Entity::delete_many()
            .filter(placement::Column::Id.is_in(chunk.iter().copied()))
            .filter(placement::Column::PublishedAt.is_null())
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Replaces the spans of placements.
pub(super) async fn write_spans(
    db: &impl ConnectionTrait,
    of: &[PlacementId],
    rows: Vec<placement_span::ActiveModel>,
) -> Result<(), DbErr> {
    for chunk in of.chunks(500) {
        placement_span::Entity::delete_many()
            .filter(placement_span::Column::PlacementId.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    for chunk in rows.chunks(500) {
        placement_span::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// A student's placements that he sees at `now`, the last to begin first, with their campaigns.
pub(super) async fn visible(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<(placement::Model, Option<campaign::Model>)>, DbErr> {
    placement::Entity::find()
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
        .filter(placement::Column::PublishedAt.lte(now))
        .filter(placement::Column::SecondaryOfId.is_null())
        .find_also_related(campaign::Entity)
        .order_by_desc(campaign::Column::StartAt)
        .order_by_desc(placement::Column::PublishedAt)
        .all(db)
        .await
}

/// What the student of each of these placements is told.
pub(super) async fn told(
    db: &impl ConnectionTrait,
    ids: &[PlacementId],
) -> Result<HashMap<PlacementId, String>, DbErr> {
    let rows = placement_snapshot::Entity::find()
        .filter(placement_snapshot::Column::PlacementId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.placement_id, row.told)).collect())
}

/// The participations of a student in campaigns published at `now` in which he has no placement.
pub(super) async fn without(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<(participant::Model, Option<campaign::Model>)>, DbErr> {
    let placed = placement::Entity::find()
        .select_only()
        .column(placement::Column::ParticipantId)
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::ParticipantId.is_not_null())
        .filter(placement::Column::CancelledAt.is_null())
        .into_query();
    participant::Entity::find()
        .filter(participant::Column::StudentId.eq(student))
        .filter(participant::Column::Excused.is_null())
        .filter(participant::Column::Id.not_in_subquery(placed))
        .find_also_related(campaign::Entity)
        .filter(campaign::Column::PublishedAt.lte(now))
        .order_by_desc(campaign::Column::StartAt)
        .all(db)
        .await
}

/// A student's own part in a campaign whose result he sees, unless he was excused from it.
pub(super) async fn own_result(
    db: &impl ConnectionTrait,
    student: StudentId,
    id: ParticipantId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Option<participant::Model>, DbErr> {
    participant::Entity::find_by_id(id)
        .filter(participant::Column::StudentId.eq(student))
        .filter(participant::Column::Excused.is_null())
        .inner_join(campaign::Entity)
        .filter(campaign::Column::PublishedAt.lte(now))
        .one(db)
        .await
}

/// The exact costs of a curriculum's published placements, in the order of their campaigns; but those of one
/// campaign.
pub(super) async fn past_costs(
    db: &impl ConnectionTrait,
    but: CampaignId,
    ids: &[CurriculumId],
) -> Result<HashMap<CurriculumId, Vec<i32>>, DbErr> {
    let mut costs: HashMap<_, Vec<i32>> = HashMap::new();
    for chunk in ids.chunks(500) {
        let rows: Vec<(CurriculumId, Option<i32>)> = placement::Entity::find()
            .select_only()
            .column(participant::Column::CurriculumId)
            .column(placement::Column::Cost)
            .inner_join(participant::Entity)
            .inner_join(campaign::Entity)
            .filter(participant::Column::CurriculumId.is_in(chunk.iter().copied()))
            .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
            .filter(placement::Column::SecondaryOfId.is_null())
            .filter(placement::Column::CampaignId.ne(but))
            .order_by_asc(campaign::Column::StartAt)
            .into_tuple()
            .all(db)
            .await?;
        for (curriculum, cost) in rows {
            costs.entry(curriculum).or_default().extend(cost);
        }
    }
    Ok(costs)
}

/// A hash of what a publication tells of: the chosen run, the placements with their versions, who takes part, the decisions
/// in force. Another one means that something changed.
pub(super) async fn fingerprint(db: &impl ConnectionTrait, id: CampaignId) -> Result<String, DbErr> {
    let runs: Vec<AllocationRunId> = allocation_run::Entity::find()
        .select_only()
        .column(allocation_run::Column::Id)
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::State.is_in([RunState::Chosen, RunState::Published]))
        .order_by_asc(allocation_run::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let placements: Vec<(PlacementId, i32)> = placement::Entity::find()
        .select_only()
        .columns([placement::Column::Id, placement::Column::Version])
        .filter(placement::Column::CampaignId.eq(id))
        .order_by_asc(placement::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let participants: Vec<(ParticipantId, Option<ExcusedReason>)> = participant::Entity::find()
        .select_only()
        .columns([participant::Column::Id, participant::Column::Excused])
        .filter(participant::Column::CampaignId.eq(id))
        .order_by_asc(participant::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let decisions: Vec<DecisionId> = decision::Entity::find()
        .select_only()
        .column(decision::Column::Id)
        .filter(decision::Column::CampaignId.eq(id))
        .filter(decision::Column::WithdrawnAt.is_null())
        .order_by_asc(decision::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(sha256(format!("{runs:?}{placements:?}{participants:?}{decisions:?}").as_bytes()))
}

/// A publication.
pub(super) async fn publication(
    db: &impl ConnectionTrait,
    id: PublicationId,
) -> Result<Option<publication::Model>, DbErr> {
    publication::Entity::find_by_id(id).one(db).await
}

/// The publication of a campaign that is being prepared.
pub(super) async fn under_way(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<publication::Model>, DbErr> {
    publication::Entity::find()
        .filter(publication::Column::CampaignId.eq(id))
        .filter(publication::Column::State.eq(PublicationState::Preparing))
        .one(db)
        .await
}

/// The publication of a campaign that waits for a second person.
pub(super) async fn requested(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<publication::Model>, DbErr> {
    publication::Entity::find()
        .filter(publication::Column::CampaignId.eq(id))
        .filter(publication::Column::State.eq(PublicationState::Requested))
        .one(db)
        .await
}

/// The shown name of an account.
pub(super) async fn name_of(db: &impl ConnectionTrait, id: AccountId) -> Result<String, DbErr> {
    let row = account::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.display_name).unwrap_or_default())
}

/// The last publication that was asked for.
pub(super) async fn last_publication(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<publication::Model>, DbErr> {
    publication::Entity::find()
        .filter(publication::Column::CampaignId.eq(id))
        .order_by_desc(publication::Column::RequestedAt)
        .order_by_desc(publication::Column::Id)
        .one(db)
        .await
}

/// Every publication that is being prepared.
pub(super) async fn preparing(db: &impl ConnectionTrait) -> Result<Vec<PublicationId>, DbErr> {
    publication::Entity::find()
        .select_only()
        .column(publication::Column::Id)
        .filter(publication::Column::State.eq(PublicationState::Preparing))
        .order_by_asc(publication::Column::RequestedAt)
        .into_tuple()
        .all(db)
        .await
}

/// The publications of a campaign that students do not see at `now`, the first asked for first.
pub(super) async fn to_come(
    db: &impl ConnectionTrait,
    id: CampaignId,
    now: DateTime<Utc>,
) -> Result<Vec<publication::Model>, DbErr> {
    let published = publication::Column::State.eq(PublicationState::Published);
    let open = publication::Column::State
        .eq(PublicationState::Preparing)
        .or(published.and(publication::Column::VisibleAt.gt(now)));
    publication::Entity::find()
        .filter(publication::Column::CampaignId.eq(id))
        .filter(open)
        .order_by_asc(publication::Column::RequestedAt)
        .order_by_asc(publication::Column::Id)
        .all(db)
        .await
}

/// Keeps a publication that was asked for.
pub(super) async fn insert_publication(
    db: &impl ConnectionTrait,
    row: publication::ActiveModel,
) -> Result<(), DbErr> {
    publication::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a publication that is still in this state; says whether it was.
pub(super) async fn update_publication(
    db: &impl ConnectionTrait,
    id: PublicationId,
    from: PublicationState,
    change: publication::ActiveModel,
) -> Result<bool, DbErr> {
    let done = publication::Entity::update_many()
        .set(change)
        .filter(publication::Column::Id.eq(id))
        .filter(publication::Column::State.eq(from))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The placements that have a snapshot.
fn drawn_ids() -> SelectStatement {
    placement_snapshot::Entity::find()
        .select_only()
        .column(placement_snapshot::Column::PlacementId)
        .into_query()
}

/// The validated placements of a campaign whose page is drawn.
pub(super) async fn drawn(db: &impl ConnectionTrait, id: CampaignId) -> Result<Vec<PlacementId>, DbErr> {
    placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .inner_join(placement_snapshot::Entity)
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::Status.eq(PlacementStatus::Validated))
        .into_tuple()
        .all(db)
        .await
}

/// Forgets the pages drawn of what is not published in a campaign.
pub(super) async fn forget_drawn(db: &impl ConnectionTrait, id: CampaignId) -> Result<(), DbErr> {
    let waiting = placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::PublishedAt.is_null())
        .into_query();
    placement_snapshot::Entity::delete_many()
        .filter(placement_snapshot::Column::PlacementId.in_subquery(waiting))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets the pages of these placements.
async fn forget_pages(db: &impl ConnectionTrait, ids: &[PlacementId]) -> Result<(), DbErr> {
    placement_snapshot::Entity::delete_many()
        .filter(placement_snapshot::Column::PlacementId.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// Keeps what students are told of placements that are published already.
pub(super) async fn insert_told(
    db: &impl ConnectionTrait,
    rows: Vec<placement_snapshot::ActiveModel>,
) -> Result<(), DbErr> {
    placement_snapshot::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// The spans of placements, in the order of their days.
pub(super) async fn spans(
    db: &impl ConnectionTrait,
    of: &[PlacementId],
) -> Result<Vec<placement_span::Model>, DbErr> {
    placement_span::Entity::find()
        .filter(placement_span::Column::PlacementId.is_in(of.iter().copied()))
        .order_by_asc(placement_span::Column::StartOn)
        .all(db)
        .await
}

/// The rank that the allocation gave, for each placement of a campaign that was had by an exchange since.
pub(super) async fn allocated_ranks(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<HashMap<PlacementId, Option<i32>>, DbErr> {
    let done = exchange::Entity::find()
        .filter(exchange::Column::CampaignId.eq(id))
        .filter(exchange::Column::AcceptedAt.is_not_null())
        .all(db)
        .await?;
    let given: Vec<PlacementId> =
        done.iter().flat_map(|row| [row.from_placement_id, row.to_placement_id]).collect();
    let mut ranks: HashMap<PlacementId, Option<i32>> = HashMap::new();
    for chunk in given.chunks(500) {
        let rows: Vec<(PlacementId, Option<i32>)> = placement::Entity::find()
            .select_only()
            .columns([placement::Column::Id, placement::Column::Rank])
            .filter(placement::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        ranks.extend(rows);
    }
    let gave: HashMap<PlacementId, PlacementId> = done
        .iter()
        .flat_map(|row| {
            let of = |has: Option<PlacementId>, gave| has.map(|has| (has, gave));
            [of(row.from_became_id, row.from_placement_id), of(row.to_became_id, row.to_placement_id)]
        })
        .flatten()
        .collect();
    // what was had by an exchange may be exchanged again
    let allocated = |has: &PlacementId| {
        let mut first = *has;
        while let Some(before) = gave.get(&first) {
            first = *before;
        }
        (*has, ranks.get(&first).copied().flatten())
    };
    Ok(gave.keys().map(allocated).collect())
}

/// Keeps the page of a validated placement that still has the version known.
pub(super) async fn keep_page(
    db: &impl ConnectionTrait,
    id: PlacementId,
    version: i32,
    page: String,
) -> Result<(), DbErr> {
    let row = placement::Entity::find_by_id(id)
        .filter(placement::Column::Version.eq(version))
        .filter(placement::Column::Status.eq(PlacementStatus::Validated))
        .one(db)
        .await?;
    if row.is_some() {
        forget_pages(db, &[id]).await?;
        let row = placement_snapshot::ActiveModel { placement_id: Set(id), told: Set(page) };
        placement_snapshot::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

fn next_version() -> SimpleExpr {
    Expr::col(placement::Column::Version).add(1)
}

/// Publishes validated placements whose page is drawn (a secondary one is told of on the page of the principal one); gives
/// how many.
pub(super) async fn publish(
    db: &impl ConnectionTrait,
    ids: &[PlacementId],
    at: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let told =
        placement::Column::Id.in_subquery(drawn_ids()).or(placement::Column::SecondaryOfId.is_not_null());
    let mut changed = 0;
    for chunk in ids.chunks(500) {
        let done = placement::Entity::update_many()
            .col_expr(placement::Column::Status, Expr::value(PlacementStatus::Published))
            .col_expr(placement::Column::PublishedAt, Expr::value(at))
            .col_expr(placement::Column::Version, next_version())
            .filter(placement::Column::Id.is_in(chunk.iter().copied()))
            .filter(placement::Column::Status.eq(PlacementStatus::Validated))
            .filter(told.clone())
            .exec(db)
            .await?;
        changed += done.rows_affected;
    }
    Ok(changed)
}

/// The placements of a campaign that are published for later than `now`, cancelled ones included.
pub(super) async fn scheduled(
    db: &impl ConnectionTrait,
    id: CampaignId,
    now: DateTime<Utc>,
) -> Result<Vec<placement::Model>, DbErr> {
    placement::Entity::find()
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::PublishedAt.gt(now))
        .all(db)
        .await
}

/// Takes a publication to come back; those cancelled since stay cancelled.
pub(super) async fn call_off(db: &impl ConnectionTrait, ids: &[PlacementId]) -> Result<(), DbErr> {
    for chunk in ids.chunks(500) {
        let rows = || {
            placement::Entity::update_many()
                .col_expr(placement::Column::PublishedAt, Expr::value(None::<DateTime<Utc>>))
                .col_expr(placement::Column::Version, next_version())
                .filter(placement::Column::Id.is_in(chunk.iter().copied()))
        };
        forget_pages(db, chunk).await?;
        rows().filter(placement::Column::CancelledAt.is_not_null()).exec(db).await?;
        rows()
            .col_expr(placement::Column::Status, Expr::value(PlacementStatus::Validated))
            .filter(placement::Column::CancelledAt.is_null())
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Moves a publication to come; the terms stay what they are.
pub(super) async fn move_to(
    db: &impl ConnectionTrait,
    ids: &[PlacementId],
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    for chunk in ids.chunks(500) {
        placement::Entity::update_many()
            .col_expr(placement::Column::PublishedAt, Expr::value(at))
            .filter(placement::Column::Id.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Curricula, by identifier.
pub(super) async fn curricula(
    db: &impl ConnectionTrait,
    ids: &[CurriculumId],
) -> Result<HashMap<CurriculumId, curriculum::Model>, DbErr> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(500) {
        let rows = curriculum::Entity::find()
            .filter(curriculum::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}
