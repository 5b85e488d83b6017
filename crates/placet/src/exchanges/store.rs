//! All queries on exchanges.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, ExchangeId, PlacementId, StudentId};
use placet_entity::{campaign, exchange, placement, student};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::model::Full;

/// Holds a campaign until the end of the transaction: its exchanges are answered one after the other.
pub(super) async fn hold(db: &impl ConnectionTrait, id: CampaignId) -> Result<bool, DbErr> {
    Ok(campaign::Entity::find_by_id(id).lock_exclusive().one(db).await?.is_some())
}

/// A placement of a student.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    student: StudentId,
    id: PlacementId,
) -> Result<Option<placement::Model>, DbErr> {
    placement::Entity::find_by_id(id).filter(placement::Column::StudentId.eq(student)).one(db).await
}

async fn full(db: &impl ConnectionTrait, rows: Vec<exchange::Model>) -> Result<Vec<Full>, DbErr> {
    let ids: Vec<PlacementId> =
        rows.iter().flat_map(|row| [row.from_placement_id, row.to_placement_id]).collect();
    let mut placements: HashMap<PlacementId, placement::Model> = HashMap::new();
    for chunk in ids.chunks(500) {
        let found = placement::Entity::find()
            .filter(placement::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        placements.extend(found.into_iter().map(|row| (row.id, row)));
    }
    let with_both = |row: exchange::Model| {
        let from = placements.get(&row.from_placement_id)?.clone();
        let to = placements.get(&row.to_placement_id)?.clone();
        Some(Full { row, from, to })
    };
    Ok(rows.into_iter().filter_map(with_both).collect())
}

/// The exchanges of a campaign, the latest first.
pub(super) async fn of_campaign(db: &impl ConnectionTrait, id: CampaignId) -> Result<Vec<Full>, DbErr> {
    let rows = exchange::Entity::find()
        .filter(exchange::Column::CampaignId.eq(id))
        .order_by_desc(exchange::Column::ProposedAt)
        .order_by_desc(exchange::Column::Id)
        .all(db)
        .await?;
    full(db, rows).await
}

/// The proposals of a campaign that nobody answered and whose time is not over.
pub(super) async fn unanswered(
    db: &impl ConnectionTrait,
    id: CampaignId,
    now: DateTime<Utc>,
) -> Result<Vec<Full>, DbErr> {
    let rows = exchange::Entity::find()
        .filter(exchange::Column::CampaignId.eq(id))
        .filter(exchange::Column::AcceptedAt.is_null())
        .filter(exchange::Column::DeclinedAt.is_null())
        .filter(exchange::Column::WithdrawnAt.is_null())
        .filter(exchange::Column::UntilAt.gt(now))
        .all(db)
        .await?;
    full(db, rows).await
}

fn placements_of(student: StudentId) -> SelectStatement {
    use sea_orm::sea_query::ExprTrait as _;
    Query::select()
        .column(placement::Column::Id)
        .from(placement::Entity)
        .and_where(sea_orm::sea_query::Expr::col(placement::Column::StudentId).eq(student.0))
        .to_owned()
}

fn of(student: StudentId) -> Condition {
    Condition::any()
        .add(exchange::Column::FromPlacementId.in_subquery(placements_of(student)))
        .add(exchange::Column::ToPlacementId.in_subquery(placements_of(student)))
}

/// The exchanges that a student proposed or was proposed, the latest first; only of campaigns that end after an instant, when
/// one is given.
pub(super) async fn of_student(
    db: &impl ConnectionTrait,
    student: StudentId,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Full>, DbErr> {
    let mut rows = exchange::Entity::find().filter(of(student));
    if let Some(since) = since {
        rows = rows.inner_join(campaign::Entity).filter(campaign::Column::EndAt.gt(since));
    }
    let rows =
        rows.order_by_desc(exchange::Column::ProposedAt).order_by_desc(exchange::Column::Id).all(db).await?;
    full(db, rows).await
}

/// An exchange of a student.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    student: StudentId,
    id: ExchangeId,
) -> Result<Option<Full>, DbErr> {
    let row = exchange::Entity::find_by_id(id).filter(of(student)).one(db).await?;
    Ok(full(db, row.into_iter().collect()).await?.into_iter().next())
}

/// Students, by identifier.
pub(super) async fn students(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
) -> Result<HashMap<StudentId, student::Model>, DbErr> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(500) {
        let rows =
            student::Entity::find().filter(student::Column::Id.is_in(chunk.iter().copied())).all(db).await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}

/// Keeps a proposal.
pub(super) async fn insert(db: &impl ConnectionTrait, row: exchange::ActiveModel) -> Result<(), DbErr> {
    exchange::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes an exchange that still has the version known; says whether it had.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    known: &exchange::Model,
    change: exchange::ActiveModel,
) -> Result<bool, DbErr> {
    let done = exchange::Entity::update_many()
        .set(change)
        .filter(exchange::Column::Id.eq(known.id))
        .filter(exchange::Column::Version.eq(known.version))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
