//! Requests for elsewhere, as the manager and the commission see them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::document;
use placet_entity::ids::OutsideRequestId;
use placet_entity::kinds::OutsideStatus;

use super::campaign;
use crate::access::{Actor, May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::requests::{self as use_case, AnswerRefusal};
use crate::campaigns::store::{self, requests::Asked};
use crate::kit::error::refusal;
use crate::kit::export;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, bad, go, good};
use crate::kit::{Handle, Page, PageError, PageResult};
use crate::people::shown_name;

type See = May<privilege::ViewAllocation>;

/// The kind of tag of a state.
pub(in crate::campaigns) fn status_kind(status: OutsideStatus) -> &'static str {
    match status {
        OutsideStatus::Submitted | OutsideStatus::Returned => "warn",
        OutsideStatus::Checked => "accent",
        OutsideStatus::Accepted => "good",
        OutsideStatus::Declined => "bad",
        OutsideStatus::Withdrawn => "plain",
    }
}

struct Row {
    href: String,
    name: String,
    number: String,
    host: String,
    dates: String,
    sent: String,
    kind: &'static str,
    status: String,
}

#[derive(Template)]
#[template(path = "campaigns/requests.html")]
struct RequestsPage {
    p: Page,
    header: Header,
    path: String,
    rows: Vec<Row>,
    total: usize,
    statuses: Vec<(String, String)>,
    chosen: String,
    closes: String,
}

fn host(asked: &Asked) -> String {
    let request = &asked.request;
    [Some(request.organisation_name.as_str()), request.service.as_deref(), request.town.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" – ")
}

fn range(p: &Page, asked: &Asked) -> String {
    p.tv("campaigns-range", &[("from", p.day(&asked.request.start_on)), ("to", p.day(&asked.request.end_on))])
}

/// The list.
pub(in crate::campaigns) async fn list(
    State(handle): State<Arc<Handle>>,
    may: See,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let q = Query::parse(uri.query());
    let (p, header) = header(&may, &view, Tab::Requests);
    let all = store::requests::asked(handle.db.read(), view.id(), None).await?;
    let total = all.len();
    let wanted = OutsideStatus::from_code(q.get("status"));
    let rows = all
        .iter()
        .filter(|asked| wanted.is_none_or(|status| status == asked.request.status))
        .map(|asked| Row {
            href: view.path(&format!("/requests/{}", asked.request.id)),
            name: shown_name(&asked.student),
            number: asked.student.number.clone(),
            host: host(asked),
            dates: range(&p, asked),
            sent: p.at(&asked.request.submitted_at),
            kind: status_kind(asked.request.status),
            status: p.tk("campaigns-request", asked.request.status.code()),
        })
        .collect();
    let statuses = OutsideStatus::ALL
        .iter()
        .map(|status| (status.code().to_owned(), p.tk("campaigns-request", status.code())))
        .collect();
    let page = RequestsPage {
        path: view.path("/requests"),
        rows,
        total,
        statuses,
        chosen: q.get("status").to_owned(),
        closes: p.end(&view.instants.wishes_close),
        p,
        header,
    };
    show(&page)
}

#[derive(Template)]
#[template(path = "campaigns/request.html")]
struct RequestPage {
    p: Page,
    header: Header,
    path: String,
    back: String,
    name: String,
    student: String,
    kind: &'static str,
    status: String,
    facts: Vec<(String, String)>,
    reason: String,
    paper: Option<(String, String)>,
    check_note: Option<String>,
    decision_note: Option<String>,
    may_check: bool,
    may_decide: bool,
    f: Form,
}

async fn page(handle: &Handle, actor: &Actor, id: &str, request: &str, f: Form) -> PageResult {
    let view = campaign(handle, id).await?;
    let request: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let asked = store::requests::asked(handle.db.read(), view.id(), Some(request)).await?;
    let asked = asked.into_iter().next().ok_or(PageError::Hidden)?;
    let (p, header) = header(actor, &view, Tab::Requests);
    let row = &asked.request;
    let dash = || "—".to_owned();
    let facts = vec![
        (p.t("campaigns-ask-organisation"), row.organisation_name.clone()),
        (p.t("campaigns-ask-service"), row.service.clone().unwrap_or_else(dash)),
        (p.t("campaigns-ask-town"), row.town.clone().unwrap_or_else(dash)),
        (p.t("campaigns-ask-contact"), row.contact_name.clone()),
        (p.t("campaigns-ask-email"), row.contact_email.clone().unwrap_or_else(dash)),
        (p.t("campaigns-ask-phone"), row.contact_phone.clone().unwrap_or_else(dash)),
        (p.t("campaigns-ask-dates"), range(&p, &asked)),
        (p.t("campaigns-ask-sent"), p.at(&row.submitted_at)),
    ];
    let path = view.path(&format!("/requests/{}", row.id));
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = RequestPage {
        back: view.path("/requests"),
        name: shown_name(&asked.student),
        student: format!("/students/{}", asked.student.id),
        kind: status_kind(row.status),
        status: p.tk("campaigns-request", row.status.code()),
        facts,
        reason: row.reason.clone(),
        paper: asked.document.as_ref().map(|document| (format!("{path}/paper"), document.file_name.clone())),
        check_note: row.check_note.clone(),
        decision_note: row.decision_note.clone(),
        may_check: row.status == OutsideStatus::Submitted && actor.holds::<privilege::EditCampaigns>(),
        may_decide: row.status == OutsideStatus::Checked && actor.holds::<privilege::Decide>(),
        path,
        f,
        p,
        header,
    };
    show_with(status, &page)
}

/// One request.
pub(in crate::campaigns) async fn request(
    State(handle): State<Arc<Handle>>,
    may: See,
    Path((id, request)): Path<(String, String)>,
) -> PageResult {
    page(&handle, &may, &id, &request, Form::default()).await
}

fn noted(f: &mut Form, refusal: AnswerRefusal) -> bool {
    if refusal == AnswerRefusal::NoteMissing {
        f.refuse("note", Say::key("campaigns-request-note-missing"));
    }
    refusal == AnswerRefusal::NoteMissing
}

async fn answered(
    handle: &Arc<Handle>,
    actor: &Actor,
    (id, request): (String, String),
    mut form: Form,
    outcome: Result<(), AnswerRefusal>,
    key: &str,
) -> PageResult {
    let to = format!("/campaigns/{id}/requests/{request}");
    match outcome {
        Ok(()) => Ok(go(to, good(actor.lang.t(key)))),
        Err(no) if noted(&mut form, no) => page(handle, actor, &id, &request, form).await,
        Err(_) => Ok(go(to, bad(actor.lang.t("campaigns-request-moved")))),
    }
}

/// The manager's answer.
pub(in crate::campaigns) async fn post_check(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditCampaigns>,
    Path((id, request)): Path<(String, String)>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let one: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let complete = form.value("answer") == "check";
    let note = form.optional_lines("note", 2_000);
    if form.is_refused() {
        return page(&handle, &may, &id, &request, form).await;
    }
    let outcome = refusal(use_case::check(&handle, &may, view.id(), one, complete, note).await)?;
    let key = if complete { "campaigns-request-checked-done" } else { "campaigns-request-returned-done" };
    answered(&handle, &may, (id, request), form, outcome, key).await
}

/// The commission's answer.
pub(in crate::campaigns) async fn post_decide(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Decide>,
    Path((id, request)): Path<(String, String)>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let one: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let accepted = form.value("answer") == "accept";
    let note = form.optional_lines("note", 2_000);
    if form.is_refused() {
        return page(&handle, &may, &id, &request, form).await;
    }
    let outcome = refusal(use_case::decide(&handle, &may, view.id(), one, accepted, note).await)?;
    let key = if accepted { "campaigns-request-accepted-done" } else { "campaigns-request-declined-done" };
    answered(&handle, &may, (id, request), form, outcome, key).await
}

/// The paper of a request, as a file to save.
pub(in crate::campaigns) async fn paper(
    State(handle): State<Arc<Handle>>,
    _: See,
    Path((id, request)): Path<(String, String)>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let request: OutsideRequestId = request.parse().map_err(|_| PageError::Hidden)?;
    let asked = store::requests::asked(handle.db.read(), view.id(), Some(request)).await?;
    let document = asked.into_iter().next().and_then(|asked| asked.document).ok_or(PageError::Hidden)?;
    sent(&handle, &document).await
}

/// Sends a paper as a file to save.
pub(in crate::campaigns) async fn sent(handle: &Handle, document: &document::Model) -> PageResult {
    let bytes = handle.files.read(&document.sha256).await?;
    Ok(export::attachment(bytes, &document.media_type, &document.file_name))
}
