//! A session: who is there, the agenda, closing it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::commission_session;
use placet_entity::ids::{CampaignId, CommissionSessionId};
use placet_entity::kinds::Attendance;

use super::body::named;
use crate::access::{Actor, May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::commission::hear::{Present, roll};
use crate::commission::sessions::{self, Recorded, SessionRefusal};
use crate::commission::store::body as store;
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page, PageError};

struct Line {
    field: String,
    name: String,
    chair: bool,
    /// What he is, beside his name.
    role: String,
    chosen: String,
    attendance: String,
}

#[derive(Template)]
#[template(path = "commission/pages/session.html")]
struct SessionPage {
    p: Page,
    header: Header,
    f: Form,
    title: String,
    back: String,
    action: String,
    lines: Vec<Line>,
    choices: Vec<(&'static str, String)>,
    facts: Vec<(String, String)>,
    notes: String,
    is_open: bool,
    may_manage: bool,
    version: i32,
    conflict: Vec<(String, String, String)>,
}

fn field(one: &Present) -> String {
    format!("attendance-{}", one.member.row.id)
}

fn path_of(id: CampaignId, session: CommissionSessionId) -> String {
    format!("/campaigns/{id}/commission/sessions/{session}")
}

fn first_form(row: &commission_session::Model, roll: &[Present]) -> Form {
    let mut form = Form::of([
        ("day", row.held_on.to_string()),
        ("place", row.place.clone().unwrap_or_default()),
        ("notes", row.notes.clone().unwrap_or_default()),
        ("version", row.version.to_string()),
    ]);
    for one in roll {
        form.set(&field(one), one.attendance.code());
    }
    form
}

/// What a form says, in words, to compare it with another.
fn in_words(p: &Page, form: &Form, roll: &[Present]) -> Vec<(String, String)> {
    let value = |field: &str| form.value(field).trim().replace("\r\n", "\n");
    let mut rows: Vec<(String, String)> = [
        ("commission-session-day", "day"),
        ("commission-session-place", "place"),
        ("commission-session-notes", "notes"),
    ]
    .into_iter()
    .map(|(label, field)| (p.t(label), value(field)))
    .collect();
    rows.extend(roll.iter().map(|one| {
        let word = Attendance::from_code(form.value(&field(one)));
        let word = word.map_or_else(String::new, |word| p.tk("commission-attendance", word.code()));
        (one.member.name.clone(), word)
    }));
    rows
}

async fn page(
    handle: &Handle,
    actor: &Actor,
    (id, session): (CampaignId, CommissionSessionId),
    typed: Option<(Form, bool)>,
    status: StatusCode,
) -> PageResult {
    let db = handle.db.read();
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    let row = store::session(db, id, session).await?.ok_or(PageError::Hidden)?;
    let roll = roll(db, id, session).await?;
    let (p, header) = campaigns::header(actor, &view, Tab::Commission);
    let back = view.path("/commission");
    let title = named(&p, &row);
    let p = p.crumb("", title.clone());
    let saved = first_form(&row, &roll);
    let (f, changed) = typed.unwrap_or_else(|| (saved.clone(), false));
    let conflict =
        if changed { differences(in_words(&p, &f, &roll), in_words(&p, &saved, &roll)) } else { Vec::new() };
    let is_open = row.closed_at.is_none();
    let mut facts = vec![(p.t("commission-session-day"), p.day(&row.held_on))];
    facts.extend(row.place.clone().map(|place| (p.t("commission-session-place"), place)));
    facts.extend(row.closed_at.map(|at| (p.t("commission-session-closed-at"), p.at(&at))));
    facts.extend(row.minutes_sha256.clone().map(|hash| (p.t("commission-minutes-hash"), hash)));
    let page = SessionPage {
        title,
        action: path_of(id, session),
        lines: roll
            .iter()
            .map(|one| Line {
                field: field(one),
                name: one.member.name.clone(),
                chair: one.member.row.chair,
                role: if one.member.row.chair { p.t("commission-chair") } else { String::new() },
                chosen: f.value(&field(one)).to_owned(),
                attendance: p.tk("commission-attendance", one.attendance.code()),
            })
            .collect(),
        choices: Attendance::ALL
            .iter()
            .map(|one| (one.code(), p.tk("commission-attendance", one.code())))
            .collect(),
        notes: row.notes.clone().unwrap_or_default(),
        is_open,
        may_manage: is_open && actor.holds::<privilege::ManageCommission>(),
        version: row.version,
        conflict,
        facts,
        back,
        p,
        header,
        f,
    };
    show_with(status, &page)
}

/// `GET /campaigns/{id}/commission/sessions/{session}`
pub(in crate::commission) async fn session(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(of): Path<(CampaignId, CommissionSessionId)>,
) -> PageResult {
    page(&handle, &may, of, None, StatusCode::OK).await
}

/// What a session says against what was asked.
fn refuse(form: &mut Form, p: &Page, no: &SessionRefusal) -> bool {
    match no {
        SessionRefusal::Changed => return true,
        SessionRefusal::NotYet(day) => {
            form.refuse("", Say::key("commission-session-not-yet").with("day", p.day(day)));
        }
        _ => form.refuse("", Say::key("commission-session-was-closed")),
    }
    false
}

/// `POST /campaigns/{id}/commission/sessions/{session}`
pub(in crate::commission) async fn post_session(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path((id, session)): Path<(CampaignId, CommissionSessionId)>,
    mut form: Form,
) -> PageResult {
    let roll = roll(handle.db.read(), id, session).await?;
    let mut attendance = Vec::new();
    for one in &roll {
        if let Some(word) = form.choice(&field(one), Attendance::from_code) {
            attendance.push((one.member.row.id, word));
        }
    }
    let typed = Recorded {
        held_on: form.day("day"),
        place: form.optional("place", 200),
        notes: form.optional_lines("notes", 5000),
        attendance,
        version: form.version(),
    };
    let mut changed = false;
    if !form.is_refused() {
        match refusal(sessions::record(&handle, &may, id, session, &typed).await)? {
            Ok(()) => return Ok(go(path_of(id, session), good(may.lang.t("commission-session-recorded")))),
            Err(no) => changed = refuse(&mut form, &may.page(""), &no),
        }
    }
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(&handle, &may, (id, session), Some((form, changed)), status).await
}

/// `POST /campaigns/{id}/commission/sessions/{session}/close`
pub(in crate::commission) async fn post_close(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path((id, session)): Path<(CampaignId, CommissionSessionId)>,
    form: Form,
) -> PageResult {
    let seen = form.value("seen").parse().unwrap_or(0);
    match refusal(sessions::close(&handle, &may, id, session, seen).await)? {
        Ok(()) => {
            let text = may.lang.t("commission-session-closed-flash");
            Ok(go(format!("{}/minutes", path_of(id, session)), good(text)))
        }
        Err(no) => {
            let db = handle.db.read();
            let row = store::session(db, id, session).await?.ok_or(PageError::Hidden)?;
            let mut again = first_form(&row, &roll(db, id, session).await?);
            if refuse(&mut again, &may.page(""), &no) {
                again.refuse("", Say::key("commission-session-changed"));
            }
            page(&handle, &may, (id, session), Some((again, false)), StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
