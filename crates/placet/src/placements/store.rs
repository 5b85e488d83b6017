//! All queries on placements.

use std::collections::HashMap;

use placet_entity::ids::{CampaignId, CurriculumId, PlacementId, StudentId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{campaign, curriculum, participant, placement, placement_span};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _,
};

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

/// Changes a placement that still has the version known; says whether it had.
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
    Ok(done.rows_affected == 1)
}

/// Forgets proposals that were never published.
pub(super) async fn delete(db: &impl ConnectionTrait, ids: &[PlacementId]) -> Result<(), DbErr> {
    for chunk in ids.chunks(500) {
        placement_span::Entity::delete_many()
            .filter(placement_span::Column::PlacementId.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
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
