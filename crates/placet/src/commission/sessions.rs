//! Sessions of the commission: opened, recorded, closed with their minutes.

use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::commission_session::{ActiveModel, Model};
use placet_entity::ids::{CampaignId, CommissionMemberId, CommissionSessionId};
use placet_entity::kinds::Attendance;
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::minutes::minutes_of;
use super::store::body as store;
use crate::access::{May, privilege::ManageCommission};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// A session as its form describes it.
#[derive(Clone, Debug)]
pub(super) struct Recorded {
    /// Its day.
    pub held_on: NaiveDate,
    /// Where, or how.
    pub place: Option<String>,
    /// Agenda and remarks.
    pub notes: Option<String>,
    /// How each member was there.
    pub attendance: Vec<(CommissionMemberId, Attendance)>,
    /// The version that the form was shown with.
    pub version: i32,
}

/// Why a session is not opened, recorded or closed.
#[derive(Debug)]
pub(super) enum SessionRefusal {
    /// Nobody is a member.
    NoMember,
    /// One is open.
    AlreadyOpen,
    /// It is closed.
    Closed,
    /// Somebody saved it since the form was shown.
    Changed,
    /// Its day has not come.
    NotYet(NaiveDate),
}

/// Opens a session.
pub(super) async fn open(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    held_on: NaiveDate,
    place: Option<String>,
) -> Outcome<CommissionSessionId, SessionRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    if store::hold(tx, campaign).await?.is_none() {
        return Err(No::Hidden);
    }
    if !store::members(tx, campaign).await?.iter().any(store::Seated::is_live) {
        return Err(No::Refused(SessionRefusal::NoMember));
    }
    if store::open_session(tx, campaign).await?.is_some() {
        return Err(No::Refused(SessionRefusal::AlreadyOpen));
    }
    let id = write.id();
    let row = Model {
        id,
        campaign_id: campaign,
        held_on,
        place,
        notes: None,
        opened_at: write.now(),
        closed_at: None,
        closed_by: None,
        minutes: None,
        minutes_sha256: None,
        version: 1,
    };
    store::insert_session(tx, row).await?;
    let entry =
        Entry::new("commission.session_opened", "campaign", campaign).after(json!({ "day": held_on }));
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// An open session as the form has seen it, in a held campaign.
async fn held(
    write: &Write,
    campaign: CampaignId,
    id: CommissionSessionId,
    version: i32,
) -> Outcome<Model, SessionRefusal> {
    if store::hold(write.tx(), campaign).await?.is_none() {
        return Err(No::Hidden);
    }
    let Some(row) = store::session(write.tx(), campaign, id).await? else { return Err(No::Hidden) };
    if row.closed_at.is_some() {
        return Err(No::Refused(SessionRefusal::Closed));
    }
    if row.version != version {
        return Err(No::Refused(SessionRefusal::Changed));
    }
    Ok(row)
}

/// Records who is there, when and where it is held, what is on the agenda.
pub(super) async fn record(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    id: CommissionSessionId,
    typed: &Recorded,
) -> Outcome<(), SessionRefusal> {
    let write = may.write(handle).await?;
    let saved = held(&write, campaign, id, typed.version).await?;
    let change = ActiveModel {
        id: Set(id),
        held_on: Set(typed.held_on),
        place: Set(typed.place.clone()),
        notes: Set(typed.notes.clone()),
        version: Set(saved.version + 1),
        ..Default::default()
    };
    store::update_session(write.tx(), change).await?;
    store::note_attendances(write.tx(), id, &typed.attendance).await?;
    let entry = Entry::new("commission.session_recorded", "campaign", campaign)
        .before(json!({ "day": saved.held_on }))
        .after(json!({ "day": typed.held_on }));
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Closes a session: its votes no longer change, and its minutes say from now on what they say now.
pub(super) async fn close(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    id: CommissionSessionId,
    version: i32,
) -> Outcome<(), SessionRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let row = held(&write, campaign, id, version).await?;
    if row.held_on > may.today() {
        return Err(No::Refused(SessionRefusal::NotYet(row.held_on)));
    }
    let Some((text, hash)) = minutes_of(tx, &may.settings, &row).await? else { return Err(No::Hidden) };
    let change = ActiveModel {
        id: Set(id),
        closed_at: Set(Some(write.now())),
        closed_by: Set(Some(may.account())),
        minutes: Set(Some(text)),
        minutes_sha256: Set(Some(hash.clone())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::update_session(tx, change).await?;
    let entry = Entry::new("commission.session_closed", "campaign", campaign)
        .after(json!({ "day": row.held_on, "minutes_sha256": hash }));
    Ok(write.commit(Done::told((), entry)).await?)
}
