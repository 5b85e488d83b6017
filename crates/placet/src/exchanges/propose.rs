//! Proposing an exchange.

use std::sync::Arc;

use placet_entity::ids::{CampaignId, ExchangeId, PlacementId, SiteId, StudentId};
use placet_entity::{exchange, placement};
use placet_rules::exchange::{Common, Consequence, Exchange, Exchanges};
use placet_rules::placement::Act;
use sea_orm::ConnectionTrait;

use super::consider::{Considered, Ground};
use super::store;
use crate::access::{May, privilege};
use crate::allocation::{self, Chosen};
use crate::kit::chance::sha256;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Whom a student asks: who it is, and where he goes. Both are known to who was told; the place alone or the name alone says
/// nothing of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// His student number or his e-mail.
    pub fellow: String,
    /// Where he goes.
    pub site: SiteId,
}

/// Why nothing was proposed.
#[derive(Debug)]
pub(super) enum NotProposed {
    /// Nobody whom he names goes there.
    NoFellow,
    /// The two may not.
    NotPossible,
    /// It would no longer change what the page stated.
    Changed,
}

/// The placement of who was named, when he goes where it is said and knows it.
pub(super) fn fellow<'a>(
    ground: &'a Ground,
    asked: &Asked,
    now: chrono::DateTime<chrono::Utc>,
) -> Option<&'a placement::Model> {
    let typed = asked.fellow.trim();
    let is_named = |student: &placet_entity::student::Model| {
        student.number.eq_ignore_ascii_case(typed)
            || student.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(typed))
    };
    let taking = ground.scene.to_place().find(|taking| is_named(&taking.student))?;
    let row = ground.live.principal.get(&taking.row.id)?;
    let is_told = row.published_at.is_some_and(|at| at <= now);
    (is_told && row.site_id == Some(asked.site)).then_some(row)
}

/// A hash of what is stated to one of the two: another one means that something changed.
pub(super) fn seen(states: &Consequence) -> String {
    sha256(serde_json::to_string(states).unwrap_or_default().as_bytes())
}

/// What stands in the way of any exchange of a placement, whoever is asked.
pub(super) fn shut(ground: &Ground, now: chrono::DateTime<chrono::Utc>) -> Option<Common> {
    match ground.exchanges() {
        Exchanges::NotAllowed => Some(Common::NotAllowed),
        Exchanges::Until(until) if until <= now => Some(Common::Over { until }),
        Exchanges::Until(_) => None,
    }
}

/// What an exchange would change, or why it cannot be; nothing is written. None when nobody who is named goes there.
pub(super) async fn look<'a>(
    db: &impl ConnectionTrait,
    ground: &'a Ground,
    run: &Chosen,
    mine: &placement::Model,
    asked: &Asked,
    now: chrono::DateTime<chrono::Utc>,
) -> anyhow::Result<Option<(&'a placement::Model, Considered)>> {
    let Some(theirs) = fellow(ground, asked, now) else { return Ok(None) };
    Ok(ground.consider(db, run, [mine, theirs], None).await?.map(|found| (theirs, found)))
}

/// Proposes an exchange to a fellow, on the terms that the page stated.
pub(super) async fn propose(
    handle: &Arc<Handle>,
    may: &May<privilege::OwnPlacements>,
    student: StudentId,
    (campaign, id): (CampaignId, PlacementId),
    asked: &Asked,
    (known, message): (&str, Option<String>),
) -> Outcome<ExchangeId, NotProposed> {
    // a run never changes: it is read before the write begins
    let Some(run) = allocation::chosen(handle.db.read(), campaign).await? else { return Err(No::Hidden) };
    let write = may.write(handle).await?;
    let (tx, now) = (write.tx(), write.now());
    if !store::hold(tx, campaign).await? {
        return Err(No::Hidden);
    }
    let Some(mine) = store::own(tx, student, id).await?.filter(|row| row.cancelled_at.is_none()) else {
        return Err(No::Refused(NotProposed::NotPossible));
    };
    let Some(ground) = Ground::load(tx, campaign, now).await? else { return Err(No::Hidden) };
    let Some((theirs, considered)) = look(tx, &ground, &run, &mine, asked, now).await? else {
        return Err(No::Refused(NotProposed::NoFellow));
    };
    let (Ok(states), Exchanges::Until(until)) = (considered.found, ground.exchanges()) else {
        return Err(No::Refused(NotProposed::NotPossible));
    };
    if seen(&states[0]) != known {
        return Err(No::Refused(NotProposed::Changed));
    }
    let life = Exchange::propose(Act { by: student, at: now }, theirs.student_id, states, until);
    let row = exchange::Model {
        id: write.id(),
        campaign_id: campaign,
        from_placement_id: mine.id,
        to_placement_id: theirs.id,
        message,
        stated: serde_json::to_string(&life.stated).map_err(anyhow::Error::from)?,
        proposed_at: now,
        until_at: life.until,
        accepted_at: None,
        declined_at: None,
        withdrawn_at: None,
        from_became_id: None,
        to_became_id: None,
        version: 1,
    };
    let key = row.id;
    let told = serde_json::json!({
        "from": life.from, "to": life.to, "gives": mine.site_id, "asks": theirs.site_id, "until": life.until,
    });
    store::insert(tx, row.into()).await?;
    let entry = Entry::new("exchanges.proposed", "exchange", key).after(told);
    Ok(write.commit(Done::told(key, entry)).await?)
}
