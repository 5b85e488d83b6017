//! A curriculum of a student: whether it goes on.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::CurriculumId;
use placet_entity::kinds::CurriculumStatus;
use placet_entity::{curriculum, student};

use super::{below, found};
use crate::access::May;
use crate::access::privilege::EditStudents;
use crate::kit::error::{PageError, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult, format};
use crate::people::curriculum::{Course, NotChanged, change};
use crate::people::store;

/// Most characters of a reason.
const REASON: usize = 2_000;

#[derive(Template)]
#[template(path = "people/curriculum.html")]
struct CurriculumPage {
    p: Page,
    f: Form,
    programme: String,
    action: String,
    back: String,
    version: i32,
    statuses: Vec<(String, String)>,
    under_way: String,
    changes: Vec<(String, String, String)>,
}

async fn saved(handle: &Handle, row: &student::Model, id: &str) -> PageResult<(curriculum::Model, String)> {
    let id: CurriculumId = id.parse().map_err(|_| PageError::Hidden)?;
    let all = store::owed::curricula(handle.db.read(), row.id).await?;
    all.into_iter().find(|(one, _)| one.id == id).ok_or(PageError::Hidden)
}

async fn page(
    handle: &Handle,
    may: &May<EditStudents>,
    row: &student::Model,
    (saved, programme): &(curriculum::Model, String),
    f: Form,
) -> PageResult<CurriculumPage> {
    let p = below(may, row, "people-curriculum-edit");
    let under_way = store::curricula::under_way(handle.db.read(), saved.id, may.now).await?;
    Ok(CurriculumPage {
        programme: programme.clone(),
        action: format!("/students/{}/curricula/{}", row.id, saved.id),
        back: format!("/students/{}#curricula", row.id),
        version: f.version(),
        statuses: CurriculumStatus::ALL
            .iter()
            .map(|status| (status.code().to_owned(), p.tk("people-status", status.code())))
            .collect(),
        under_way: under_way.join(", "),
        changes: Vec::new(),
        p,
        f,
    })
}

/// The form of a curriculum.
pub(in crate::people) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, curriculum)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let saved = saved(&handle, &row, &curriculum).await?;
    let course = Course::of(&saved.0);
    let form = Form::of([
        ("entered_on", format::input_day(course.entered_on)),
        ("left_on", course.left_on.map(format::input_day).unwrap_or_default()),
        ("status", course.status.code().to_owned()),
        ("version", saved.0.version.to_string()),
    ]);
    show(&page(&handle, &may, &row, &saved, form).await?)
}

/// Changes a curriculum.
pub(in crate::people) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, curriculum)): Path<(String, String)>,
    mut form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let saved = saved(&handle, &row, &curriculum).await?;
    let entered_on = form.day("entered_on");
    let status = form.choice("status", CurriculumStatus::from_code);
    let left_on = form.optional_day("left_on");
    let before = form.errors().len();
    let reason = form.optional_lines("reason", REASON);
    if reason.is_none() && form.errors().len() == before {
        form.refuse("reason", Say::key("people-curriculum-reason-missing"));
    }
    let version = form.version();
    let (Some(status), Some(reason), false) = (status, reason, form.is_refused()) else {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, &row, &saved, form).await?);
    };
    let typed = Course { status, entered_on, left_on };
    match refusal(change(&handle, &may, row.id, saved.0.id, version, typed, &reason).await)? {
        Ok(under_way) => {
            let flash = if under_way.is_empty() {
                web::good(may.lang.t("people-saved"))
            } else {
                let campaigns = under_way.join(", ");
                web::warn(may.lang.tv("people-curriculum-under-way", &[("campaigns", campaigns.into())]))
            };
            return Ok(web::go(format!("/students/{}#curricula", row.id), flash));
        }
        Err(NotChanged::Backwards) => form.refuse("left_on", Say::key("people-curriculum-backwards")),
        Err(NotChanged::NoLastDay) => form.refuse("left_on", Say::key("people-curriculum-no-last-day")),
        Err(NotChanged::Changed(now)) => {
            let mut page = page(&handle, &may, &row, &saved, form).await?;
            page.version = now.version;
            let now = Course::of(&now);
            let p = &page.p;
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| p.day(&day)).unwrap_or_default();
            let status = |status: CurriculumStatus| p.tk("people-status", status.code());
            let rows = [
                ("people-curriculum-entered", day(Some(typed.entered_on)), day(Some(now.entered_on))),
                ("people-curriculum-status", status(typed.status), status(now.status)),
                ("people-curriculum-left", day(typed.left_on), day(now.left_on)),
            ];
            let differ = rows.into_iter().filter(|(_, mine, theirs)| mine != theirs);
            page.changes = differ.map(|(key, mine, theirs)| (p.t(key), mine, theirs)).collect();
            return show_with(StatusCode::CONFLICT, &page);
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, &row, &saved, form).await?)
}
