//! What a student's home page is made of.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{PlacementId, StudentId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{academic_year, campaign, participant, placement, placement_span, student};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// The student.
pub(in crate::home) async fn student(
    db: &impl ConnectionTrait,
    id: StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}

/// His campaigns, the latest first: those of years that are shown, and not archived.
pub(in crate::home) async fn participations(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<(participant::Model, campaign::Model)>, DbErr> {
    let rows = participant::Entity::find()
        .filter(participant::Column::StudentId.eq(student))
        .filter(academic_year::Column::LockedAt.is_not_null())
        .filter(campaign::Column::ArchivedAt.is_null())
        .find_also_related(campaign::Entity)
        .join(JoinType::InnerJoin, campaign::Relation::Year.def())
        .order_by_desc(campaign::Column::StartAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(participant, campaign)| Some((participant, campaign?))).collect())
}

/// His placements that he may see at an instant.
pub(in crate::home) async fn placements(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: DateTime<Utc>,
) -> Result<Vec<placement::Model>, DbErr> {
    use PlacementStatus::{Done, NotDone, Published};
    placement::Entity::find()
        .filter(placement::Column::StudentId.eq(student))
        .filter(placement::Column::Status.is_in([Published, Done, NotDone]))
        .filter(placement::Column::PublishedAt.lte(now))
        .all(db)
        .await
}

/// First and last day of each placement.
pub(in crate::home) async fn spans(
    db: &impl ConnectionTrait,
    placements: &[PlacementId],
) -> Result<HashMap<PlacementId, (NaiveDate, NaiveDate)>, DbErr> {
    let rows = placement_span::Entity::find()
        .filter(placement_span::Column::PlacementId.is_in(placements.iter().copied()))
        .all(db)
        .await?;
    let mut spans: HashMap<PlacementId, (NaiveDate, NaiveDate)> = HashMap::new();
    for row in rows {
        let span = spans.entry(row.placement_id).or_insert((row.start_on, row.end_on));
        *span = (span.0.min(row.start_on), span.1.max(row.end_on));
    }
    Ok(spans)
}
