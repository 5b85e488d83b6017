//! Leave of a student.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::LeaveId;
use placet_entity::student;
use placet_rules::leave::Insistence;

use super::student::dates;
use super::{below, found};
use crate::access::May;
use crate::access::privilege::EditStudents;
use crate::kit::error::{PageError, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult, format};
use crate::people::owed::{self, LeaveForm, NoLeave};
use crate::people::store;

#[derive(Template)]
#[template(path = "people/leave.html")]
struct LeavePage {
    p: Page,
    f: Form,
    action: String,
    back: String,
    remove: Option<String>,
    curricula: Vec<(String, String)>,
    version: i32,
    cuts: Vec<(String, String)>,
    changes: Vec<(String, String, String)>,
}

async fn leave_page(
    handle: &Handle,
    may: &May<EditStudents>,
    row: &student::Model,
    edited: Option<LeaveId>,
    f: Form,
) -> PageResult<LeavePage> {
    let curricula = store::owed::curricula(handle.db.read(), row.id).await?;
    let base = format!("/students/{}", row.id);
    let key = if edited.is_some() { "people-leave-edit" } else { "people-leave-new" };
    Ok(LeavePage {
        p: below(may, row, key),
        action: edited.map_or_else(|| format!("{base}/leave"), |id| format!("{base}/leave/{id}")),
        remove: edited.map(|id| format!("{base}/leave/{id}/remove")),
        back: format!("{base}#leave"),
        curricula: curricula.into_iter().map(|(row, name)| (row.id.to_string(), name)).collect(),
        version: f.version(),
        f,
        cuts: Vec::new(),
        changes: Vec::new(),
    })
}

/// The form of a new leave; a student without a curriculum is enrolled first.
pub(in crate::people) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let page = leave_page(&handle, &may, &row, None, Form::default()).await?;
    if page.curricula.is_empty() {
        let back = format!("/students/{}#curricula", row.id);
        return Ok(web::go(back, web::warn(may.lang.t("people-leave-no-curriculum"))));
    }
    show(&page)
}

/// The form of a leave.
pub(in crate::people) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, leave)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let leave: LeaveId = leave.parse().map_err(|_| PageError::Hidden)?;
    let leaves = store::owed::leaves(handle.db.read(), row.id).await?;
    let saved = leaves.into_iter().find(|one| one.id == leave).ok_or(PageError::Hidden)?;
    let form = Form::of([
        ("curriculum", saved.curriculum_id.to_string()),
        ("start_on", format::input_day(saved.start_on)),
        ("end_on", format::input_day(saved.end_on)),
        ("version", saved.version.to_string()),
    ]);
    show(&leave_page(&handle, &may, &row, Some(leave), form).await?)
}

/// Adds a leave.
pub(in crate::people) async fn post_new(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    save(&handle, &may, &row, None, form).await
}

/// Changes a leave.
pub(in crate::people) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, leave)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let leave: LeaveId = leave.parse().map_err(|_| PageError::Hidden)?;
    save(&handle, &may, &row, Some(leave), form).await
}

async fn save(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    row: &student::Model,
    edited: Option<LeaveId>,
    mut form: Form,
) -> PageResult {
    let curriculum = form.id("curriculum");
    let (first, last) = (form.day("start_on"), form.day("end_on"));
    let insistence = if form.ticked("force") { Insistence::Force } else { Insistence::Ask };
    let version = form.version();
    let Some(curriculum) = curriculum.filter(|_| !form.is_refused()) else {
        let page = leave_page(handle, may, row, edited, form).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let typed = LeaveForm { curriculum, first, last, insistence };
    let edited_version = edited.map(|id| (id, version));
    let refused = match refusal(owed::save_leave(handle, may, row.id, edited_version, typed).await)? {
        Ok(()) => {
            let back = format!("/students/{}#leave", row.id);
            return Ok(web::go(back, web::good(may.lang.t("people-saved"))));
        }
        Err(refused) => refused,
    };
    match &refused {
        NoLeave::Backwards => form.refuse("end_on", Say::key("people-leave-backwards")),
        NoLeave::Overlaps(other) => {
            let other = dates(&may.page(""), other.start_on, other.end_on);
            form.refuse("start_on", Say::key("people-leave-overlaps").with("dates", other));
        }
        NoLeave::CutsInto(_) | NoLeave::Changed(_) => {}
    }
    let mut page = leave_page(handle, may, row, edited, form).await?;
    match refused {
        NoLeave::CutsInto(cuts) => {
            page.cuts = cuts
                .into_iter()
                .map(|(host, days)| {
                    let days = days.iter().map(|span| dates(&page.p, span.start, span.last_day()));
                    (host, days.collect::<Vec<_>>().join(", "))
                })
                .collect();
        }
        NoLeave::Changed(now) => {
            page.version = now.version;
            page.changes = vec![(
                page.p.t("people-leave"),
                dates(&page.p, first, last),
                dates(&page.p, now.start_on, now.end_on),
            )];
            return show_with(StatusCode::CONFLICT, &page);
        }
        NoLeave::Backwards | NoLeave::Overlaps(_) => {}
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Removes a leave.
pub(in crate::people) async fn post_remove(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, leave)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let leave = leave.parse().map_err(|_| PageError::Hidden)?;
    owed::remove_leave(&handle, &may, row.id, leave).await?;
    Ok(web::go(format!("/students/{}#leave", row.id), web::good(may.lang.t("people-leave-removed"))))
}
