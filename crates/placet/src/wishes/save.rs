//! Saving a list of wishes.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use placet_entity::ids::{CampaignId, OpeningId, SiteId};
use placet_entity::wish_receipt;
use placet_rules::wishes;
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::model::{Choices, Participation, Refusal, Shut, SiteWish, candidates, label, window};
use super::rules::{Edit, apply};
use super::store;
use crate::access::{May, privilege};
use crate::campaigns::participation;
use crate::kit::chance::sha256;
use crate::kit::{Done, Entry, Handle, No, Outcome, PageError};

/// Why a list is not saved.
#[derive(Debug)]
pub(super) enum NotSaved {
    /// Not now.
    Shut(Shut),
    /// Another save came first.
    Stale,
    /// The list itself; with the sites it names.
    Refused(Vec<Refusal>, Choices),
}

/// A list that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// Its version.
    pub version: i32,
    /// When it was saved; none for a list that nobody ever saved.
    pub at: Option<DateTime<Utc>>,
}

/// Saves what an edit makes of the student's own list, if nobody saved another since `version`.
///
/// The instant that counts is the one at which the request was received. An edit that changes nothing is answered as
/// saved: its first answer may have been lost on the way.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<privilege::OwnPlacements>,
    campaign: CampaignId,
    version: i32,
    edit: &Edit,
) -> Outcome<Saved, NotSaved> {
    let student = may.student().map_err(|_: PageError| No::Hidden)?;
    let received = may.now;
    let db = handle.db.read();
    let Some(part) = store::read::own(db, student, campaign).await? else { return Err(No::Hidden) };
    let before = store::read::list(db, part.participant.id).await?;
    let list = apply(&before, edit);
    if list == before {
        return Ok(Saved { version: part.participant.wishes_version, at: part.participant.wishes_saved_at });
    }
    part.may_edit(received).map_err(|shut| No::Refused(NotSaved::Shut(shut)))?;
    if part.participant.wishes_version != version {
        return Err(No::Refused(NotSaved::Stale));
    }
    let named: Vec<SiteId> =
        list.iter().flat_map(|wish| std::iter::once(wish.site).chain(wish.secondary)).collect();
    if list.len() > part.max().saturating_mul(2) {
        let refusal = Refusal::TooMany { found: list.len(), max: part.max() };
        return Err(No::Refused(NotSaved::Refused(vec![refusal], Choices::new())));
    }
    let facts = store::read::facts(db, &part, Some(&named), received).await?;
    let (choices, _) = store::read::choices(db, &part, facts, (received, may.today())).await?;
    let refusals = refusals(&part, &before, &list, &choices);
    if !refusals.is_empty() {
        return Err(No::Refused(NotSaved::Refused(refusals, choices)));
    }

    let write = may.write(handle).await?;
    let Some(row) = store::save::hold_campaign(write.tx(), campaign).await? else { return Err(No::Hidden) };
    window(&row, received).map_err(|shut| No::Refused(NotSaved::Shut(shut)))?;
    let noted = participation::note_wishes_saved(write.tx(), part.participant.id, version, received).await?;
    let Some(number) = noted else { return Err(No::Refused(NotSaved::Stale)) };
    let content = content(&part, &list, &choices, number, received);
    let receipt = wish_receipt::ActiveModel {
        id: Set(write.id()),
        participant_id: Set(part.participant.id),
        number: Set(number),
        saved_at: Set(received),
        sha256: Set(sha256(content.as_bytes())),
        content: Set(content),
    };
    let openings: Vec<(OpeningId, Option<OpeningId>)> = list
        .iter()
        .filter_map(|wish| {
            let secondary = wish.secondary.and_then(|site| choices.get(&site)).map(|choice| choice.opening);
            Some((choices.get(&wish.site)?.opening, secondary))
        })
        .collect();
    store::save::replace(&write, part.participant.id, &openings, receipt).await?;
    let entry = Entry::new("wishes.saved", "participant", part.participant.id)
        .before(named_sites(&before))
        .after(named_sites(&list));
    Ok(write.commit(Done::told(Saved { version: number, at: Some(received) }, entry)).await?)
}

/// What stands in the way of a list. A wish that was already there may stay although its site is no longer for the
/// student: taking it out is his choice, and no run gives it to him.
fn refusals(part: &Participation, before: &[SiteWish], list: &[SiteWish], choices: &Choices) -> Vec<Refusal> {
    let kept = |rank: &usize| list.get(rank - 1).is_some_and(|wish| before.contains(wish));
    let found = wishes::check(list, &candidates(choices), &(part.min()..=part.max()));
    found
        .err()
        .unwrap_or_default()
        .into_iter()
        .filter(|refusal| !matches!(refusal, Refusal::Ineligible { rank, .. } if kept(rank)))
        .collect()
}

fn named_sites(list: &[SiteWish]) -> serde_json::Value {
    json!(
        list.iter().map(|wish| json!({ "site": wish.site, "secondary": wish.secondary })).collect::<Vec<_>>()
    )
}

/// The receipt, word for word: what its hash is the hash of.
fn content(
    part: &Participation,
    list: &[SiteWish],
    choices: &Choices,
    number: i32,
    at: DateTime<Utc>,
) -> String {
    let site = |id: SiteId| {
        choices.get(&id).map(|choice| {
            json!({ "id": id, "code": choice.site.code, "name": label(&choice.site), "opening": choice.opening })
        })
    };
    let wishes: Vec<_> = (1..)
        .zip(list)
        .map(|(rank, wish): (i32, _)| {
            json!({ "rank": rank, "site": site(wish.site), "secondary": wish.secondary.and_then(site) })
        })
        .collect();
    json!({
        "format": "placet-wishes-receipt-1",
        "campaign": { "id": part.campaign.id, "name": part.campaign.name },
        "student": { "number": part.student.number, "participant": part.participant.id },
        "number": number,
        "saved_at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "wishes": wishes,
    })
    .to_string()
}
