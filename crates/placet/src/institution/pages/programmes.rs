//! A programme with its levels, and its form.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::ProgrammeId;
use placet_entity::{programme, study_level};

use super::super::model::{ProgrammeForm, Refusal};
use super::super::programmes as use_case;
use super::super::store::structure as store;
use super::form::{FormPage, Kind, note, page};
use crate::access::privilege::{EditInstitution, ViewInstitution};
use crate::access::{Actor, May};
use crate::audit::Happened;
use crate::kit::error::refusal;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageError, PageResult};

#[derive(Template)]
#[template(path = "institution/programme.html")]
struct ProgrammePage {
    p: Page,
    row: programme::Model,
    department: String,
    levels: Vec<study_level::Model>,
    archived: Vec<study_level::Model>,
    placements: i32,
    editable: bool,
    history: Vec<Happened>,
}

/// A programme.
pub(in crate::institution) async fn programme(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
    Path(id): Path<ProgrammeId>,
) -> PageResult {
    let db = handle.db.read();
    let row = store::programme(db, id).await?.ok_or(PageError::Hidden)?;
    let department = store::department(db, row.department_id).await?.map(|row| row.name).unwrap_or_default();
    let (archived, levels): (Vec<_>, Vec<_>) =
        store::levels_of(db, id).await?.into_iter().partition(|level| level.archived_at.is_some());
    show(&ProgrammePage {
        p: page(&may, row.name.clone()).crumb("", row.name.clone()),
        department,
        placements: levels.iter().map(|level| level.placements_expected).sum(),
        levels,
        archived,
        editable: may.holds::<EditInstitution>(),
        history: may.history(handle.db.read(), "programme", id).await?,
        row,
    })
}

async fn shown(
    handle: &Handle,
    actor: &Actor,
    form: &Form,
    row: Option<&programme::Model>,
) -> Result<FormPage, PageError> {
    let departments = store::departments(handle.db.read()).await?;
    let options = departments
        .into_iter()
        .filter(|one| one.archived_at.is_none() || row.is_some_and(|row| row.department_id == one.id))
        .map(|one| (one.id.to_string(), one.name))
        .collect();
    let blank = if row.is_some() { String::new() } else { actor.lang.t("institution-choose") };
    let page = match row {
        Some(row) => {
            let address = format!("/institution/programmes/{}", row.id);
            let title = actor.lang.tv("institution-programme-edit", &[("name", (&row.name).into())]);
            let p = page(actor, title).crumb(&address, &row.name);
            let p = p.crumb("", actor.lang.t("kit-change"));
            FormPage::new(p, address.clone(), address)
        }
        None => {
            let title = actor.lang.t("institution-programme-new");
            let p = page(actor, title.clone()).crumb("", title);
            FormPage::new(p, "/institution/programmes", "/institution")
        }
    };
    Ok(page
        .field(form, "department", Kind::Choice { options, blank })
        .field(form, "code", Kind::Text(40))
        .field(form, "name", Kind::Text(120)))
}

fn filled(row: &programme::Model) -> Form {
    let department = row.department_id.to_string();
    Form::of([("department", department), ("code", row.code.clone()), ("name", row.name.clone())])
}

/// The form of a new programme.
pub(in crate::institution) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    shown(&handle, &may, &Form::of([("department", query.get("department"))]), None).await?.show()
}

/// Creates a programme.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    mut form: Form,
) -> PageResult {
    let typed = ProgrammeForm::read(&mut form).filter(|_| !form.is_refused());
    if let Some(typed) = typed {
        match refusal(use_case::create(&handle, &may, &typed).await)? {
            Ok(id) => {
                let text = may.lang.tv("institution-programme-created", &[("name", typed.name.into())]);
                return Ok(web::go(format!("/institution/programmes/{id}"), web::good(text)));
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    shown(&handle, &may, &form, None).await?.refused(&form)
}

/// The form of a programme.
pub(in crate::institution) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
) -> PageResult {
    let row = store::programme(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&handle, &may, &filled(&row), Some(&row)).await?.version(row.version).show()
}

/// Changes a programme.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
    mut form: Form,
) -> PageResult {
    let typed = ProgrammeForm::read(&mut form).filter(|_| !form.is_refused());
    let version = form.version();
    if let Some(typed) = typed {
        match refusal(use_case::change(&handle, &may, id, version, &typed).await)? {
            Ok(()) => {
                let text = may.lang.t("institution-saved");
                return Ok(web::go(format!("/institution/programmes/{id}"), web::good(text)));
            }
            Err(Refusal::Changed) => {
                let row = store::programme(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
                let page = shown(&handle, &may, &form, Some(&row)).await?.version(row.version);
                return page.stale(&handle, "programme", id, &filled(&row)).await;
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    let row = store::programme(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&handle, &may, &form, Some(&row)).await?.version(version).refused(&form)
}

/// Archives a programme.
pub(in crate::institution) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
) -> PageResult {
    Ok(match refusal(use_case::archive(&handle, &may, id).await)? {
        Ok(name) => {
            let text = may.lang.tv("institution-archived", &[("name", name.into())]);
            let undo = format!("/institution/programmes/{id}/restore");
            web::go("/institution", web::good(text).undo(undo, may.lang.t("institution-undo")))
        }
        Err(Refusal::InUse(count)) => {
            let text = may.lang.tv("institution-programme-in-use", &[("count", count.into())]);
            web::go(format!("/institution/programmes/{id}"), web::bad(text))
        }
        Err(other) => return Err(anyhow::anyhow!("{other:?} while archiving").into()),
    })
}

/// Takes a programme back.
pub(in crate::institution) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
) -> PageResult {
    Ok(match refusal(use_case::restore(&handle, &may, id).await)? {
        Ok(name) => {
            let text = may.lang.tv("institution-restored", &[("name", name.into())]);
            web::go(format!("/institution/programmes/{id}"), web::good(text))
        }
        Err(other) => return Err(anyhow::anyhow!("{other:?} while restoring").into()),
    })
}
