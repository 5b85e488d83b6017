//! Queries on decisions, and what they are taken from.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, DecisionId, ParticipantId, PlacementId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{account, decision, placement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder, QuerySelect,
};

/// The placements of a campaign that are not cancelled: the principal ones by participant, and the secondary ones by the
/// principal one that they accompany.
pub struct Live {
    /// By participant.
    pub principal: HashMap<ParticipantId, placement::Model>,
    /// By principal placement.
    pub secondary: HashMap<PlacementId, placement::Model>,
}

/// The placements of a campaign that are not cancelled.
pub async fn live(db: &impl ConnectionTrait, id: CampaignId) -> Result<Live, DbErr> {
    let rows = placement::Entity::find()
        .filter(placement::Column::CampaignId.eq(id))
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
        .filter(placement::Column::CancelledAt.is_null())
        .all(db)
        .await?;
    let mut live = Live { principal: HashMap::new(), secondary: HashMap::new() };
    for row in rows {
        match (row.secondary_of_id, row.participant_id) {
            (Some(principal), _) => {
                live.secondary.insert(principal, row);
            }
            (None, Some(participant)) => {
                live.principal.insert(participant, row);
            }
            (None, None) => {}
        }
    }
    Ok(live)
}

/// Keeps a decision.
pub(in crate::commission) async fn insert(
    db: &impl ConnectionTrait,
    row: decision::ActiveModel,
) -> Result<(), DbErr> {
    decision::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Withdraws a decision that is in force; says whether it was.
pub(in crate::commission) async fn withdraw(
    db: &impl ConnectionTrait,
    id: DecisionId,
    change: decision::ActiveModel,
) -> Result<bool, DbErr> {
    let done = decision::Entity::update_many()
        .set(change)
        .filter(decision::Column::Id.eq(id))
        .filter(decision::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The decisions taken for a participant, the last first, with who took each.
pub(in crate::commission) async fn history(
    db: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Vec<(decision::Model, Option<account::Model>)>, DbErr> {
    use sea_orm::{JoinType, RelationTrait as _};
    decision::Entity::find()
        .filter(decision::Column::ParticipantId.eq(id))
        .join(JoinType::LeftJoin, decision::Relation::DecidedBy.def())
        .select_also(account::Entity)
        .order_by_desc(decision::Column::DecidedAt)
        .order_by_desc(decision::Column::Id)
        .all(db)
        .await
}

/// The decisions of a campaign that were taken or withdrawn after an instant, all of them when there is none; the first
/// taken first.
pub(in crate::commission) async fn since(
    db: &impl ConnectionTrait,
    id: CampaignId,
    after: Option<DateTime<Utc>>,
) -> Result<Vec<decision::Model>, DbErr> {
    let mut rows = decision::Entity::find().filter(decision::Column::CampaignId.eq(id));
    if let Some(after) = after {
        let taken = decision::Column::DecidedAt.gt(after);
        rows = rows.filter(taken.or(decision::Column::WithdrawnAt.gt(after)));
    }
    rows.order_by_asc(decision::Column::DecidedAt).order_by_asc(decision::Column::Id).all(db).await
}
