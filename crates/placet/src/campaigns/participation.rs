//! What later features note on a participant and on his campaign: that wishes were saved, that the commission excused him,
//! what a publication froze. The caller tells of it in his own entry.

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, ParticipantId};
use placet_entity::kinds::ExcusedReason;
use placet_entity::participant;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr};

use super::store;

/// Notes that a list of wishes was saved, if nobody saved another since `expected`. Gives the new version, or none when
/// somebody did.
pub async fn note_wishes_saved(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    expected: i32,
    at: DateTime<Utc>,
) -> Result<Option<i32>, DbErr> {
    Ok(store::bump_wishes(db, id, expected, at).await?.then_some(expected + 1))
}

/// Score (hundredths) and debt (thousandths) of a participant after a publication; no debt when it was called off.
pub type Frozen = (ParticipantId, Option<i32>, Option<i32>);

/// Freezes scores and debts after a publication, or forgets them when it is called off.
pub async fn freeze_standings(db: &impl ConnectionTrait, frozen: &[Frozen]) -> Result<(), DbErr> {
    store::freeze_standings(db, frozen).await
}

/// Notes the instant from which students see the result, possibly to come; none takes a publication to come back.
pub async fn note_published(
    db: &impl ConnectionTrait,
    id: CampaignId,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    store::note_published(db, id, at).await
}

/// Excuses a participant, or takes him back when there is no reason.
pub async fn excuse(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    reason: Option<ExcusedReason>,
) -> Result<(), DbErr> {
    let row = participant::ActiveModel { id: Set(id), excused: Set(reason), ..Default::default() };
    store::update_participant(db, row).await
}
