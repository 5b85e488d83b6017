//! A student's own requests for elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{CampaignId, OutsideRequestId, StudentId};
use placet_entity::kinds::OutsideStatus;
use placet_entity::{document, outside_request, participant};
use placet_rules::campaign::WishesShut;
use placet_rules::ids::{EmailAddress, PhoneNumber};

use super::requests::{sent, status_kind};
use crate::access::{May, privilege};
use crate::campaigns::model::CampaignView;
use crate::campaigns::requests::{self as use_case, AskRefusal, Asking, MAX_PAPER, Paper};
use crate::campaigns::store;
use crate::kit::error::refusal;
use crate::kit::page::show_with;
use crate::kit::text::Say;
use crate::kit::web::{Form, SentFile, Upload, bad, go, good};
use crate::kit::{Handle, Page, PageError, PageResult, format};

type Own = May<privilege::OwnPlacements>;

struct Mine {
    host: String,
    dates: String,
    sent: String,
    kind: &'static str,
    status: String,
    note: String,
    paper: Option<(String, String)>,
    withdraw: String,
}

#[derive(Template)]
#[template(path = "campaigns/my_request.html")]
struct MyRequestPage {
    p: Page,
    f: Form,
    path: String,
    campaign: String,
    mine: Vec<Mine>,
    /// Why no request can be sent now; empty when one can.
    shut: String,
    /// Until when one can.
    closes: String,
    completes: bool,
    kept_paper: String,
    first: String,
    last: String,
}

fn path(id: CampaignId) -> String {
    format!("/my/campaigns/{id}/outside-request")
}

async fn scene(
    handle: &Handle,
    may: &Own,
    id: &str,
) -> PageResult<(CampaignView, participant::Model, StudentId)> {
    let id: CampaignId = id.parse().map_err(|_| PageError::Hidden)?;
    let student = may.student()?;
    let found = use_case::mine(handle.db.read(), id, student, may.today()).await?;
    let (view, participant) = found.ok_or(PageError::Hidden)?;
    Ok((view, participant, student))
}

fn sentence(p: &Page, view: &CampaignView, refusal: &AskRefusal) -> String {
    match refusal {
        AskRefusal::NotTaken => p.t("campaigns-ask-not-taken"),
        AskRefusal::Closed(WishesShut::Closed { since }) => {
            p.tv("campaigns-ask-closed", &[("date", p.end(since))])
        }
        AskRefusal::Closed(WishesShut::NotYet { opens }) => {
            p.tv("campaigns-ask-not-yet", &[("date", p.at(opens))])
        }
        AskRefusal::Excused => p.t("campaigns-ask-excused"),
        AskRefusal::Waiting => p.t("campaigns-ask-waiting"),
        AskRefusal::Decided => p.t("campaigns-ask-decided"),
        AskRefusal::Changed => p.t("campaigns-ask-changed"),
        AskRefusal::Dates(_) => {
            let whole = view.whole();
            p.tv(
                "campaigns-ask-dates-outside",
                &[("from", p.day(&whole.start)), ("to", p.day(&whole.last_day()))],
            )
        }
    }
}

fn open_one(
    rows: &[(outside_request::Model, Option<document::Model>)],
) -> Option<&(outside_request::Model, Option<document::Model>)> {
    rows.iter().find(|(row, _)| matches!(row.status, OutsideStatus::Submitted | OutsideStatus::Returned))
}

fn values(row: &outside_request::Model) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        ("request", row.id.to_string()),
        ("version", row.version.to_string()),
        ("organisation", row.organisation_name.clone()),
        ("service", text(&row.service)),
        ("town", text(&row.town)),
        ("contact", row.contact_name.clone()),
        ("email", text(&row.contact_email)),
        ("phone", text(&row.contact_phone)),
        ("first", format::input_day(row.start_on)),
        ("last", format::input_day(row.end_on)),
        ("reason", row.reason.clone()),
    ]
}

/// The form, and what was asked before.
pub(in crate::campaigns) async fn form(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<String>,
) -> PageResult {
    page(&handle, &may, &id, None).await
}

async fn page(handle: &Handle, may: &Own, id: &str, typed: Option<Form>) -> PageResult {
    let (view, participant, _) = scene(handle, may, id).await?;
    let rows = store::requests::of_participant(handle.db.read(), participant.id).await?;
    let p = may
        .page(may.lang.t("campaigns-ask-title"))
        .crumb("/", may.lang.t("nav-today"))
        .crumb("", may.lang.t("campaigns-ask-title"));
    let shut = match use_case::may_ask(&view, &participant, may.now) {
        Err(refusal) => sentence(&p, &view, &refusal),
        Ok(()) if rows.iter().any(|(row, _)| row.status == OutsideStatus::Checked) => {
            p.t("campaigns-ask-waiting")
        }
        Ok(()) => String::new(),
    };
    let open = open_one(&rows);
    let whole = view.whole();
    let f = typed.unwrap_or_else(|| match open {
        Some((row, _)) => Form::of(values(row)),
        None => Form::of([
            ("first", format::input_day(whole.start)),
            ("last", format::input_day(whole.last_day())),
        ]),
    });
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = MyRequestPage {
        completes: open.is_some(),
        kept_paper: open
            .and_then(|(_, document)| document.as_ref())
            .map_or_else(String::new, |document| document.file_name.clone()),
        mine: rows.iter().map(|(row, document)| mine(&p, &view, row, document.as_ref())).collect(),
        path: path(view.id()),
        campaign: view.row.name.clone(),
        shut,
        closes: p.end(&view.instants.wishes_close),
        first: format::input_day(whole.start),
        last: format::input_day(whole.last_day()),
        f,
        p,
    };
    show_with(status, &page)
}

fn mine(
    p: &Page,
    view: &CampaignView,
    row: &outside_request::Model,
    document: Option<&document::Model>,
) -> Mine {
    let waiting =
        matches!(row.status, OutsideStatus::Submitted | OutsideStatus::Returned | OutsideStatus::Checked);
    let host = [Some(row.organisation_name.as_str()), row.service.as_deref(), row.town.as_deref()];
    let decided = matches!(row.status, OutsideStatus::Accepted | OutsideStatus::Declined);
    let note = match row.status {
        OutsideStatus::Returned => row.check_note.clone(),
        _ if decided => row.decision_note.clone(),
        _ => None,
    };
    Mine {
        host: host.into_iter().flatten().collect::<Vec<_>>().join(" – "),
        dates: p.tv("campaigns-range", &[("from", p.day(&row.start_on)), ("to", p.day(&row.end_on))]),
        sent: p.at(&row.submitted_at),
        kind: status_kind(row.status),
        status: p.tk("campaigns-request", row.status.code()),
        note: note.unwrap_or_default(),
        paper: document
            .map(|document| (format!("{}/{}/paper", path(view.id()), row.id), document.file_name.clone())),
        withdraw: if waiting { format!("{}/{}/withdraw", path(view.id()), row.id) } else { String::new() },
    }
}

/// Reads the paper: its kind by its bytes, whatever it is called.
async fn paper(handle: &Handle, form: &mut Form, file: Option<&SentFile>) -> PageResult<Option<Paper>> {
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else { return Ok(None) };
    if file.bytes.len() > MAX_PAPER {
        form.refuse("paper", Say::key("campaigns-ask-paper-large"));
        return Ok(None);
    }
    let Some(media_type) = use_case::media_type(&file.bytes) else {
        form.refuse("paper", Say::key("campaigns-ask-paper-kind"));
        return Ok(None);
    };
    let name = placet_rules::text::clean_line(&file.name, 120).unwrap_or_default();
    let name = if name.is_empty() { "document".to_owned() } else { name };
    let size = i64::try_from(file.bytes.len()).unwrap_or_default();
    let sha256 = handle.files.keep(file.bytes.clone()).await?;
    Ok(Some(Paper { sha256, name, media_type, size }))
}

/// Sends, or completes.
pub(in crate::campaigns) async fn post(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<String>,
    Upload { mut form, files }: Upload,
) -> PageResult {
    let (view, participant, student) = scene(&handle, &may, &id).await?;
    let organisation = form.required("organisation", 160);
    let service = form.optional("service", 160);
    let town = form.optional("town", 120);
    let contact = form.required("contact", 120);
    let email = form.optional("email", 254);
    if email.as_deref().is_some_and(|email| email.parse::<EmailAddress>().is_err()) {
        form.refuse("email", Say::key("campaigns-ask-email-wrong"));
    }
    let phone = form.optional("phone", 40);
    if phone.as_deref().is_some_and(|phone| phone.parse::<PhoneNumber>().is_err()) {
        form.refuse("phone", Say::key("campaigns-ask-phone-wrong"));
    }
    if email.is_none() && phone.is_none() && !form.is_refused() {
        form.refuse("email", Say::key("campaigns-ask-reach"));
    }
    let (first, last) = (form.day("first"), form.day("last"));
    let before = form.errors().len();
    let reason = form.optional_lines("reason", 4_000).unwrap_or_default();
    if reason.is_empty() && form.errors().len() == before {
        form.refuse("reason", Say::key("form-required"));
    }
    if use_case::may_ask(&view, &participant, may.now).is_ok() {
        let file = files.iter().find(|file| file.field == "paper");
        let paper = paper(&handle, &mut form, file).await?;
        if !form.is_refused() {
            let completes: Option<OutsideRequestId> = form.value("request").parse().ok();
            let completes = completes.map(|request| (request, form.version()));
            let asking =
                Asking { organisation, service, town, contact, email, phone, first, last, reason, paper };
            match refusal(use_case::ask(&handle, &may, student, view.id(), completes, &asking).await)? {
                Ok(_) => return Ok(go(path(view.id()), good(may.lang.t("campaigns-ask-done")))),
                Err(no) => {
                    let field = if matches!(no, AskRefusal::Dates(_)) { "last" } else { "" };
                    let text = sentence(&may.page(""), &view, &no);
                    form.refuse(field, Say::key("campaigns-ask-refused").with("why", text));
                }
            }
        }
    }
    page(&handle, &may, &id, Some(form)).await
}

/// Withdraws.
pub(in crate::campaigns) async fn post_withdraw(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path((id, request)): Path<(String, String)>,
) -> PageResult {
    let (view, _, student) = scene(&handle, &may, &id).await?;
    let request: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let flash = match refusal(use_case::withdraw(&handle, &may, student, view.id(), request).await)? {
        Ok(()) => good(may.lang.t("campaigns-ask-withdrawn")),
        Err(no) => bad(sentence(&may.page(""), &view, &no)),
    };
    Ok(go(path(view.id()), flash))
}

/// His own paper.
pub(in crate::campaigns) async fn my_paper(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path((id, request)): Path<(String, String)>,
) -> PageResult {
    let (_, participant, _) = scene(&handle, &may, &id).await?;
    let request: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let rows = store::requests::of_participant(handle.db.read(), participant.id).await?;
    let document = rows.into_iter().find(|(row, _)| row.id == request).and_then(|(_, document)| document);
    sent(&handle, &document.ok_or(PageError::Hidden)?).await
}
