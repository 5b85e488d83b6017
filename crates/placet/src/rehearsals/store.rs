//! All queries on rehearsals.

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, ParticipantId, RehearsalId, StudentId};
use placet_entity::kinds::CampaignKind;
use placet_entity::{
    academic_year, campaign, opening, participant, rehearsal, rehearsal_outlook, rehearsal_plan, site,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};

/// The campaigns in which students may rank now.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<campaign::Model>, DbErr> {
    campaign::Entity::find()
        .filter(campaign::Column::Kind.eq(CampaignKind::RankedChoice))
        .filter(campaign::Column::ArchivedAt.is_null())
        .filter(campaign::Column::WishesOpenAt.lte(now))
        .filter(campaign::Column::WishesCloseAt.gt(now))
        .order_by_asc(campaign::Column::WishesCloseAt)
        .all(db)
        .await
}

/// A campaign, held until the end of the transaction.
pub(super) async fn hold_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<campaign::Model>, DbErr> {
    campaign::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// Whether an announced instant was rehearsed.
pub(super) async fn is_held(
    db: &impl ConnectionTrait,
    id: CampaignId,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let found = rehearsal::Entity::find()
        .filter(rehearsal::Column::CampaignId.eq(id))
        .filter(rehearsal::Column::AnnouncedAt.eq(at))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Keeps a rehearsal with where everybody stood.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    row: rehearsal::ActiveModel,
    outlooks: Vec<rehearsal_outlook::ActiveModel>,
) -> Result<(), DbErr> {
    rehearsal::Entity::insert(row).exec_without_returning(db).await?;
    for chunk in outlooks.chunks(500) {
        rehearsal_outlook::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The rehearsals of a campaign, the last first.
pub(super) async fn all(db: &impl ConnectionTrait, id: CampaignId) -> Result<Vec<rehearsal::Model>, DbErr> {
    rehearsal::Entity::find()
        .filter(rehearsal::Column::CampaignId.eq(id))
        .order_by_desc(rehearsal::Column::AnnouncedAt)
        .all(db)
        .await
}

/// Replaces the plan of a campaign that has this version (0 for none); says whether it had.
pub(super) async fn replace_plan(
    db: &impl ConnectionTrait,
    row: rehearsal_plan::Model,
    known: i32,
) -> Result<bool, DbErr> {
    if known == 0 {
        let row = rehearsal_plan::ActiveModel::from(row);
        let insert = rehearsal_plan::Entity::insert(row);
        let once = OnConflict::column(rehearsal_plan::Column::CampaignId).do_nothing().to_owned();
        return Ok(insert.on_conflict(once).exec_without_returning(db).await? == 1);
    }
    let change =
        rehearsal_plan::ActiveModel { days: Set(row.days), version: Set(row.version), ..Default::default() };
    let done = rehearsal_plan::Entity::update_many()
        .set(change)
        .filter(rehearsal_plan::Column::CampaignId.eq(row.campaign_id))
        .filter(rehearsal_plan::Column::Version.eq(known))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Gives up the own plan of a campaign that has this version; says whether it had.
pub(super) async fn forget_plan(
    db: &impl ConnectionTrait,
    id: CampaignId,
    known: i32,
) -> Result<bool, DbErr> {
    let done = rehearsal_plan::Entity::delete_many()
        .filter(rehearsal_plan::Column::CampaignId.eq(id))
        .filter(rehearsal_plan::Column::Version.eq(known))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// A student's own part in a campaign whose year is shown.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    student: StudentId,
    id: CampaignId,
) -> Result<Option<(participant::Model, campaign::Model)>, DbErr> {
    let found = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .filter(participant::Column::StudentId.eq(student))
        .filter(campaign::Column::Kind.eq(CampaignKind::RankedChoice))
        .filter(academic_year::Column::LockedAt.is_not_null())
        .find_also_related(campaign::Entity)
        .join(JoinType::InnerJoin, campaign::Relation::Year.def())
        .one(db)
        .await?;
    Ok(found.and_then(|(row, campaign)| Some((row, campaign?))))
}

/// Where a participant stood in a rehearsal.
pub(super) async fn outlook(
    db: &impl ConnectionTrait,
    rehearsal: RehearsalId,
    participant: ParticipantId,
) -> Result<Option<rehearsal_outlook::Model>, DbErr> {
    rehearsal_outlook::Entity::find_by_id((rehearsal, participant)).one(db).await
}

/// The sites of the openings of a campaign.
pub(super) async fn sites(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<(opening::Model, Option<site::Model>)>, DbErr> {
    opening::Entity::find()
        .filter(opening::Column::CampaignId.eq(id))
        .find_also_related(site::Entity)
        .all(db)
        .await
}
