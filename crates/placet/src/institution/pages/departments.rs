//! The forms of departments.

use std::sync::Arc;

use axum::extract::{Path, State};
use placet_entity::ids::DepartmentId;

use super::super::departments as use_case;
use super::super::model::{DepartmentForm, Refusal};
use super::super::store::structure as store;
use super::form::{FormPage, Kind, note, page};
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::error::refusal;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, PageError, PageResult};

fn shown(may: &May<EditInstitution>, form: &Form, id: Option<DepartmentId>) -> FormPage {
    let (title, action) = match id {
        Some(id) => (may.lang.t("institution-department-edit"), format!("/institution/departments/{id}")),
        None => (may.lang.t("institution-department-new"), "/institution/departments".to_owned()),
    };
    let p = page(may, title.clone()).crumb("", title);
    FormPage::new(p, action, "/institution").field(form, "name", Kind::Text(120))
}

/// The form of a new department.
pub(in crate::institution) async fn new(may: May<EditInstitution>) -> PageResult {
    shown(&may, &Form::default(), None).show()
}

/// Creates a department.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    mut form: Form,
) -> PageResult {
    let typed = DepartmentForm::read(&mut form);
    if !form.is_refused() {
        match refusal(use_case::create(&handle, &may, &typed).await)? {
            Ok(_) => {
                let text = may.lang.tv("institution-department-created", &[("name", typed.name.into())]);
                return Ok(web::go("/institution", web::good(text)));
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    shown(&may, &form, None).refused(&form)
}

/// The form of a department.
pub(in crate::institution) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<DepartmentId>,
) -> PageResult {
    let row = store::department(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let happened = may.history(handle.db.read(), "department", id).await?;
    shown(&may, &Form::of([("name", row.name)]), Some(id)).version(row.version).history(happened).show()
}

/// Renames a department.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<DepartmentId>,
    mut form: Form,
) -> PageResult {
    let typed = DepartmentForm::read(&mut form);
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, id, form.version(), &typed).await)? {
            Ok(()) => return Ok(web::go("/institution", web::good(may.lang.t("institution-saved")))),
            Err(Refusal::Changed) => {
                let row = store::department(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
                let (version, saved) = (row.version, Form::of([("name", row.name)]));
                return shown(&may, &form, Some(id))
                    .version(version)
                    .stale(&handle, "department", id, &saved)
                    .await;
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    shown(&may, &form, Some(id)).version(form.version()).refused(&form)
}

/// Archives a department.
pub(in crate::institution) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<DepartmentId>,
) -> PageResult {
    Ok(match refusal(use_case::archive(&handle, &may, id).await)? {
        Ok(name) => {
            let text = may.lang.tv("institution-archived", &[("name", name.into())]);
            let undo = format!("/institution/departments/{id}/restore");
            web::go("/institution", web::good(text).undo(undo, may.lang.t("institution-undo")))
        }
        Err(Refusal::InUse(count)) => {
            let text = may.lang.tv("institution-department-in-use", &[("count", count.into())]);
            web::go("/institution", web::bad(text))
        }
        Err(other) => return Err(anyhow::anyhow!("{other:?} while archiving").into()),
    })
}

/// Takes a department back.
pub(in crate::institution) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<DepartmentId>,
) -> PageResult {
    Ok(match refusal(use_case::restore(&handle, &may, id).await)? {
        Ok(name) => {
            let text = may.lang.tv("institution-restored", &[("name", name.into())]);
            web::go("/institution", web::good(text))
        }
        Err(other) => return Err(anyhow::anyhow!("{other:?} while restoring").into()),
    })
}
