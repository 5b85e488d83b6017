//! Adding, changing and archiving a student.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::student;

use super::{below, found};
use crate::access::privilege::EditStudents;
use crate::access::{Actor, May};
use crate::kit::error::{PageError, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult};
use crate::people::edit::{self, NotSaved};
use crate::people::model::{Fields, shown_name};

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    action: String,
    back: String,
    version: i32,
    changes: Vec<(String, String, String)>,
}

fn new_page(actor: &Actor, f: Form) -> EditPage {
    let p = actor
        .page_of("people-new-title")
        .crumb("/students", actor.lang.t("nav-students"))
        .crumb("", actor.lang.t("people-new-title"));
    let (action, back) = ("/students".to_owned(), "/students".to_owned());
    EditPage { p, f, action, back, version: 0, changes: Vec::new() }
}

fn edit_page(actor: &Actor, row: &student::Model, f: Form, version: i32) -> EditPage {
    let action = format!("/students/{}", row.id);
    EditPage {
        p: below(actor, row, "people-edit-title"),
        f,
        back: action.clone(),
        action,
        version,
        changes: Vec::new(),
    }
}

/// The form of a new student.
pub(in crate::people) async fn new(may: May<EditStudents>) -> PageResult {
    show(&new_page(&may, Form::default()))
}

fn number_taken(form: &mut Form, other: &student::Model) {
    let key = if other.archived_at.is_some() { "people-number-archived" } else { "people-number-taken" };
    form.refuse("number", Say::key(key).with("name", shown_name(other)));
}

/// Adds a student.
pub(in crate::people) async fn post_new(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    mut form: Form,
) -> PageResult {
    let fields = Fields::read(&mut form);
    if !form.is_refused() {
        match refusal(edit::add(&handle, &may, &fields).await)? {
            Ok(id) => {
                let name = format!("{} {}", fields.family_name, fields.given_name);
                let said = may.lang.tv("people-added", &[("name", name.into())]);
                return Ok(web::go(format!("/students/{id}"), web::good(said)));
            }
            Err(NotSaved::NumberTaken(other) | NotSaved::Changed(other)) => number_taken(&mut form, &other),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&may, form))
}

/// The form of a student.
pub(in crate::people) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    show(&edit_page(&may, &row, Fields::of(&row).form(row.version), row.version))
}

/// Changes a student.
pub(in crate::people) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let fields = Fields::read(&mut form);
    let version = form.version();
    if form.is_refused() {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(&may, &row, form, version));
    }
    match refusal(edit::change(&handle, &may, row.id, version, &fields).await)? {
        Ok(()) => Ok(web::go(format!("/students/{}", row.id), web::good(may.lang.t("people-saved")))),
        Err(NotSaved::NumberTaken(other)) => {
            number_taken(&mut form, &other);
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(&may, &row, form, version))
        }
        Err(NotSaved::Changed(now)) => {
            let mut page = edit_page(&may, &now, form, now.version);
            let differences = fields.differences(&Fields::of(&now));
            page.changes =
                differences.into_iter().map(|(key, mine, theirs)| (page.p.t(key), mine, theirs)).collect();
            if page.changes.is_empty() {
                return Ok(web::go(format!("/students/{}", now.id), web::good(may.lang.t("people-saved"))));
            }
            show_with(StatusCode::CONFLICT, &page)
        }
    }
}

/// Archives a student.
pub(in crate::people) async fn post_archive(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let id = id.parse().map_err(|_| PageError::Hidden)?;
    let row = edit::archive(&handle, &may, id).await?;
    let said = may.lang.tv("people-archived", &[("name", shown_name(&row).into())]);
    let undo = web::good(said).undo(format!("/students/{id}/restore"), may.lang.t("people-undo"));
    Ok(web::go("/students", undo))
}

/// Brings an archived student back.
pub(in crate::people) async fn post_restore(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let id = id.parse().map_err(|_| PageError::Hidden)?;
    let row = edit::restore(&handle, &may, id).await?;
    let said = may.lang.tv("people-restored", &[("name", shown_name(&row).into())]);
    Ok(web::go(format!("/students/{id}"), web::good(said)))
}
