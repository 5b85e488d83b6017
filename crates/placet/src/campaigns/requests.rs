//! Requests for a placement elsewhere: sent by a student until the wishes close, checked by the manager, decided by the
//! commission. They take no seat.
//!
//! submitted → returned (with a note, the student completes it) | checked → accepted | declined; withdrawn by the student
//! as long as it is not decided.

use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::ids::{CampaignId, DocumentId, OutsideRequestId, ParticipantId};
use placet_entity::kinds::OutsideStatus;
use placet_entity::{document, outside_request, participant};
use placet_rules::campaign::{WishesShut, may_request_outside};
use placet_rules::time::Span;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::model::CampaignView;
use super::store;
use crate::access::{May, privilege};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::settings;

/// Largest paper, in bytes.
pub(super) const MAX_PAPER: usize = 10 * 1024 * 1024;

/// A request as a form describes it.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    /// The organisation.
    pub organisation: String,
    /// The service.
    pub service: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// Who answers there.
    pub contact: String,
    /// His e-mail.
    pub email: Option<String>,
    /// His phone.
    pub phone: Option<String>,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Why.
    pub reason: String,
    /// The paper sent now.
    pub paper: Option<Paper>,
}

/// A paper whose bytes are kept already.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    /// Hash of its bytes.
    pub sha256: String,
    /// Name as it was sent.
    pub name: String,
    /// Its kind, from its bytes.
    pub media_type: &'static str,
    /// Its size.
    pub size: i64,
}

/// The kind of a paper by its first bytes, and by what an archive holds; none for anything that is not accepted.
pub(super) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let holds = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'P', b'K', 3, 4, ..] if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") => {
            Some("application/vnd.oasis.opendocument.text")
        }
        [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") && holds(b"[Content_Types].xml") => {
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        _ => None,
    }
}

/// Why a request is not sent, completed or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AskRefusal {
    /// The campaign takes no requests.
    NotTaken,
    /// The wishes are closed.
    Closed(WishesShut),
    /// He takes no part: excused.
    Excused,
    /// Another request of his waits for an answer.
    Waiting,
    /// The last day comes before the first, or the dates leave the placement.
    Dates(Span),
    /// It can no longer be changed: it was checked or decided.
    Decided,
    /// It was changed since the page was shown.
    Changed,
}

/// The campaign of a student: shown to him, with his participation; else nothing.
pub(super) async fn mine(
    db: &impl ConnectionTrait,
    id: CampaignId,
    student: placet_entity::ids::StudentId,
    today: NaiveDate,
) -> Result<Option<(CampaignView, participant::Model)>, DbErr> {
    let Some(view) = store::load(db, id).await? else { return Ok(None) };
    if !view.is_shown_to_students(today) || view.row.opened_at.is_none() {
        return Ok(None);
    }
    let participant = store::participants::of_student(db, id, student).await?;
    Ok(participant.map(|participant| (view, participant)))
}

/// Whether a participant may ask now.
pub(super) fn may_ask(
    view: &CampaignView,
    participant: &participant::Model,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), AskRefusal> {
    if !view.row.outside_requests {
        return Err(AskRefusal::NotTaken);
    }
    if participant.excused.is_some() {
        return Err(AskRefusal::Excused);
    }
    may_request_outside(&view.instants, now).map_err(AskRefusal::Closed)?;
    Ok(())
}

fn dates(view: &CampaignView, asking: &Asking) -> Result<(), AskRefusal> {
    let whole = view.whole();
    match Span::from_days(asking.first, asking.last) {
        Ok(span) if whole.covers(&span) => Ok(()),
        _ => Err(AskRefusal::Dates(whole)),
    }
}

fn is_waiting(status: OutsideStatus) -> bool {
    matches!(status, OutsideStatus::Submitted | OutsideStatus::Returned | OutsideStatus::Checked)
}

/// Sends a request, or completes the one of `completes` that waits or was returned.
pub(super) async fn ask(
    handle: &Arc<Handle>,
    may: &May<privilege::OwnPlacements>,
    student: placet_entity::ids::StudentId,
    id: CampaignId,
    completes: Option<(OutsideRequestId, i32)>,
    asking: &Asking,
) -> Outcome<OutsideRequestId, AskRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let today = settings::load(tx).await?.zone.day_of(write.now());
    let Some((view, participant)) = mine(tx, id, student, today).await? else { return Err(No::Hidden) };
    may_ask(&view, &participant, write.now()).map_err(No::Refused)?;
    dates(&view, asking).map_err(No::Refused)?;
    let others = store::requests::of_participant(tx, participant.id).await?;
    let document = match &asking.paper {
        Some(paper) => Some(keep_paper(&write, may.account(), paper).await?),
        None => None,
    };
    let mut row = columns(asking, write.now());
    let done = if let Some((request, version)) = completes {
        let Some((now, _)) = others.iter().find(|(row, _)| row.id == request) else {
            return Err(No::Hidden);
        };
        if !matches!(now.status, OutsideStatus::Submitted | OutsideStatus::Returned) {
            return Err(No::Refused(AskRefusal::Decided));
        }
        if now.version != version {
            return Err(No::Refused(AskRefusal::Changed));
        }
        row.id = Set(request);
        row.version = Set(version + 1);
        if document.is_some() {
            row.document_id = Set(document);
        }
        store::requests::update(tx, row).await?;
        Done::told(
            request,
            Entry::new("campaigns.request_changed", "outside_request", request).after(told(asking)),
        )
    } else {
        if others.iter().any(|(row, _)| is_waiting(row.status)) {
            return Err(No::Refused(AskRefusal::Waiting));
        }
        let request: OutsideRequestId = write.id();
        row.id = Set(request);
        row.participant_id = Set(participant.id);
        row.document_id = Set(document);
        row.check_note = Set(None);
        row.decision_note = Set(None);
        row.version = Set(1);
        store::requests::insert(tx, row).await?;
        Done::told(
            request,
            Entry::new("campaigns.request_sent", "outside_request", request).after(told(asking)),
        )
    };
    Ok(write.commit(done).await?)
}

fn told(asking: &Asking) -> serde_json::Value {
    json!({ "organisation": asking.organisation, "service": asking.service, "town": asking.town,
        "contact": asking.contact, "first": asking.first, "last": asking.last, "reason": asking.reason })
}

fn columns(asking: &Asking, now: chrono::DateTime<chrono::Utc>) -> outside_request::ActiveModel {
    outside_request::ActiveModel {
        id: NotSet,
        participant_id: NotSet,
        organisation_name: Set(asking.organisation.clone()),
        service: Set(asking.service.clone()),
        town: Set(asking.town.clone()),
        contact_name: Set(asking.contact.clone()),
        contact_email: Set(asking.email.clone()),
        contact_phone: Set(asking.phone.clone()),
        start_on: Set(asking.first),
        end_on: Set(asking.last),
        reason: Set(asking.reason.clone()),
        document_id: NotSet,
        status: Set(OutsideStatus::Submitted),
        check_note: NotSet,
        decision_note: NotSet,
        submitted_at: Set(now),
        version: NotSet,
    }
}

async fn keep_paper(
    write: &Write,
    by: placet_entity::ids::AccountId,
    paper: &Paper,
) -> Result<DocumentId, DbErr> {
    let id: DocumentId = write.id();
    let row = document::ActiveModel {
        id: Set(id),
        sha256: Set(paper.sha256.clone()),
        file_name: Set(paper.name.clone()),
        media_type: Set(paper.media_type.to_owned()),
        size: Set(paper.size),
        uploaded_by: Set(Some(by)),
        uploaded_at: Set(write.now()),
    };
    store::requests::insert_document(write.tx(), row).await?;
    Ok(id)
}

/// Withdraws a request that is not decided.
pub(super) async fn withdraw(
    handle: &Arc<Handle>,
    may: &May<privilege::OwnPlacements>,
    student: placet_entity::ids::StudentId,
    id: CampaignId,
    request: OutsideRequestId,
) -> Outcome<(), AskRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let today = settings::load(tx).await?.zone.day_of(write.now());
    let Some((_, participant)) = mine(tx, id, student, today).await? else { return Err(No::Hidden) };
    let Some((row, _)) = store::requests::request(tx, request).await? else { return Err(No::Hidden) };
    if row.participant_id != participant.id {
        return Err(No::Hidden);
    }
    if !is_waiting(row.status) {
        return Err(No::Refused(AskRefusal::Decided));
    }
    set(&write, &row, OutsideStatus::Withdrawn, None, None).await?;
    let entry = Entry::new("campaigns.request_withdrawn", "outside_request", request);
    Ok(write.commit(Done::told((), entry)).await?)
}

async fn set(
    write: &Write,
    row: &outside_request::Model,
    status: OutsideStatus,
    check_note: Option<Option<String>>,
    decision_note: Option<Option<String>>,
) -> Result<(), DbErr> {
    let change = |note: Option<Option<String>>| note.map_or(NotSet, Set);
    let row = outside_request::ActiveModel {
        id: Set(row.id),
        status: Set(status),
        check_note: change(check_note),
        decision_note: change(decision_note),
        version: Set(row.version + 1),
        ..Default::default()
    };
    store::requests::update(write.tx(), row).await
}

/// Why a request is not checked or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefusal {
    /// It is not in a state where this can be done: somebody answered, or the student withdrew it.
    Moved,
    /// A request that is returned or declined needs a note that says why.
    NoteMissing,
}

/// What the manager says of a request that was sent.
pub(super) async fn check(
    handle: &Arc<Handle>,
    may: &May<privilege::EditCampaigns>,
    campaign: CampaignId,
    request: OutsideRequestId,
    complete: bool,
    note: Option<String>,
) -> Outcome<(), AnswerRefusal> {
    let write = may.write(handle).await?;
    let Some(row) = of_campaign(&write, campaign, request).await? else { return Err(No::Hidden) };
    if row.status != OutsideStatus::Submitted {
        return Err(No::Refused(AnswerRefusal::Moved));
    }
    if !complete && note.is_none() {
        return Err(No::Refused(AnswerRefusal::NoteMissing));
    }
    let (status, action) = if complete {
        (OutsideStatus::Checked, "campaigns.request_checked")
    } else {
        (OutsideStatus::Returned, "campaigns.request_returned")
    };
    set(&write, &row, status, Some(note.clone()), None).await?;
    let entry = Entry::new(action, "outside_request", request).after(json!({ "note": note }));
    Ok(write.commit(Done::told((), entry)).await?)
}

async fn of_campaign(
    write: &Write,
    campaign: CampaignId,
    request: OutsideRequestId,
) -> Result<Option<outside_request::Model>, DbErr> {
    let found = store::requests::request(write.tx(), request).await?;
    Ok(found.and_then(|(row, participant)| {
        participant.is_some_and(|participant| participant.campaign_id == campaign).then_some(row)
    }))
}

/// What the commission says of a checked request: recorded here; accepting gives no placement by itself, the commission's
/// decision does.
pub(super) async fn decide(
    handle: &Arc<Handle>,
    may: &May<privilege::Decide>,
    campaign: CampaignId,
    request: OutsideRequestId,
    accepted: bool,
    note: Option<String>,
) -> Outcome<(), AnswerRefusal> {
    let write = may.write(handle).await?;
    if of_campaign(&write, campaign, request).await?.is_none() {
        return Err(No::Hidden);
    }
    let done = decided(&write, request, accepted, note).await?;
    Ok(write.commit(done).await?)
}

/// The door of the commission: records its answer to a checked request, within its own write.
pub async fn decided(
    write: &Write,
    request: OutsideRequestId,
    accepted: bool,
    note: Option<String>,
) -> Outcome<Done<()>, AnswerRefusal> {
    let Some((row, _)) = store::requests::request(write.tx(), request).await? else {
        return Err(No::Hidden);
    };
    if row.status != OutsideStatus::Checked {
        return Err(No::Refused(AnswerRefusal::Moved));
    }
    if !accepted && note.is_none() {
        return Err(No::Refused(AnswerRefusal::NoteMissing));
    }
    let (status, action) = if accepted {
        (OutsideStatus::Accepted, "campaigns.request_accepted")
    } else {
        (OutsideStatus::Declined, "campaigns.request_declined")
    };
    set(write, &row, status, None, Some(note.clone())).await?;
    let entry = Entry::new(action, "outside_request", request).after(json!({ "note": note }));
    Ok(Done::told((), entry))
}

/// The accepted request of each participant of a campaign, for the commission's decisions.
pub async fn accepted(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<Vec<(ParticipantId, outside_request::Model)>, DbErr> {
    Ok(store::requests::asked(db, campaign, None)
        .await?
        .into_iter()
        .filter(|asked| asked.request.status == OutsideStatus::Accepted)
        .map(|asked| (asked.participant.id, asked.request))
        .collect())
}
