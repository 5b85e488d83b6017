//! When a campaign rehearses, and the last time that it did: what the pages of the wishes say of it. What a rehearsal found is
//! another feature's.

use chrono::{DateTime, Utc};
use placet_entity::ids::CampaignId;
use placet_entity::{campaign, rehearsal, rehearsal_plan};
use placet_rules::rehearsal::{REHEARSALS_MAX, announced};
use sea_orm::{ConnectionTrait, DbErr};

use super::store::rehearsed as store;
use crate::settings::Settings;

/// When a campaign rehearses, and what it did last.
#[derive(Clone, Debug)]
pub struct Rehearsed {
    /// Its own plan; none where the institution's applies.
    pub plan: Option<rehearsal_plan::Model>,
    /// The instants that are announced, oldest first.
    pub announced: Vec<DateTime<Utc>>,
    /// The last rehearsal that took place, whether it could be computed or not.
    pub last: Option<rehearsal::Model>,
}

impl Rehearsed {
    /// The next announced instant.
    pub fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.announced.iter().copied().find(|at| *at > now)
    }
}

/// How many days before the close a campaign rehearses.
pub fn days(settings: &Settings, plan: Option<&rehearsal_plan::Model>) -> Vec<u32> {
    match plan {
        Some(plan) => serde_json::from_str(&plan.days).unwrap_or_default(),
        None => settings
            .integers("campaign.rehearsal-days")
            .into_iter()
            .filter_map(|days| u32::try_from(days).ok())
            .take(REHEARSALS_MAX)
            .collect(),
    }
}

/// When a campaign rehearses, and what it did last.
pub async fn of(
    db: &impl ConnectionTrait,
    settings: &Settings,
    row: &campaign::Model,
) -> Result<Rehearsed, DbErr> {
    let (plan, last) = (store::plan(db, row.id).await?, store::last(db, row.id).await?);
    let days = days(settings, plan.as_ref());
    let announced = announced(&days, row.wishes_open_at, row.wishes_close_at, settings.zone);
    Ok(Rehearsed { plan, announced, last })
}

/// The own plan of a campaign.
pub async fn plan(db: &impl ConnectionTrait, id: CampaignId) -> Result<Option<rehearsal_plan::Model>, DbErr> {
    store::plan(db, id).await
}
