//! The forms of study levels, and their order.

use std::sync::Arc;

use axum::extract::{Path, State};
use placet_entity::ids::{ProgrammeId, StudyLevelId};
use placet_entity::{programme, study_level};

use super::super::levels::{self as use_case, Direction};
use super::super::model::{LevelForm, Refusal};
use super::super::store::structure as store;
use super::form::{FormPage, Kind, note, page};
use crate::access::privilege::EditInstitution;
use crate::access::{Actor, May};
use crate::kit::error::refusal;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, PageError, PageResult};

fn shown(actor: &Actor, form: &Form, programme: &programme::Model, id: Option<StudyLevelId>) -> FormPage {
    let back = format!("/institution/programmes/{}", programme.id);
    let (title, action) = match id {
        Some(id) => (actor.lang.t("institution-level-edit"), format!("/institution/levels/{id}")),
        None => (actor.lang.t("institution-level-new"), format!("{back}/levels")),
    };
    let p = page(actor, title.clone()).crumb(&back, &programme.name).crumb("", title);
    FormPage::new(p, action, back).field(form, "name", Kind::Text(80)).field(
        form,
        "placements",
        Kind::Number(0, 60),
    )
}

fn filled(row: &study_level::Model) -> Form {
    Form::of([("name", row.name.clone()), ("placements", row.placements_expected.to_string())])
}

async fn with_programme(
    handle: &Handle,
    id: StudyLevelId,
) -> Result<(study_level::Model, programme::Model), PageError> {
    let row = store::level(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let programme = store::programme(handle.db.read(), row.programme_id).await?.ok_or(PageError::Hidden)?;
    Ok((row, programme))
}

/// The form of a new level.
pub(in crate::institution) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
) -> PageResult {
    let programme = store::programme(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&may, &Form::default(), &programme, None).show()
}

/// Creates a level.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<ProgrammeId>,
    mut form: Form,
) -> PageResult {
    let typed = LevelForm::read(&mut form);
    if !form.is_refused() {
        match refusal(use_case::create(&handle, &may, id, &typed).await)? {
            Ok(_) => {
                let text = may.lang.tv("institution-level-created", &[("name", typed.name.into())]);
                return Ok(web::go(format!("/institution/programmes/{id}"), web::good(text)));
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    let programme = store::programme(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&may, &form, &programme, None).refused(&form)
}

/// The form of a level.
pub(in crate::institution) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<StudyLevelId>,
) -> PageResult {
    let (row, programme) = with_programme(&handle, id).await?;
    let happened = may.history(handle.db.read(), "study_level", id).await?;
    shown(&may, &filled(&row), &programme, Some(id)).version(row.version).history(happened).show()
}

/// Changes a level.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<StudyLevelId>,
    mut form: Form,
) -> PageResult {
    let typed = LevelForm::read(&mut form);
    let version = form.version();
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, id, version, &typed).await)? {
            Ok(()) => {
                let (row, _) = with_programme(&handle, id).await?;
                let text = may.lang.t("institution-saved");
                return Ok(web::go(format!("/institution/programmes/{}", row.programme_id), web::good(text)));
            }
            Err(Refusal::Changed) => {
                let (row, programme) = with_programme(&handle, id).await?;
                let page = shown(&may, &form, &programme, Some(id)).version(row.version);
                return page.stale(&handle, "study_level", id, &filled(&row)).await;
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    let (_, programme) = with_programme(&handle, id).await?;
    shown(&may, &form, &programme, Some(id)).version(version).refused(&form)
}

/// Moves a level up or down.
pub(in crate::institution) async fn shift(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<StudyLevelId>,
    form: Form,
) -> PageResult {
    let direction = Direction::from_code(form.value("direction")).ok_or(PageError::Unreadable)?;
    let (row, _) = with_programme(&handle, id).await?;
    match refusal(use_case::shift(&handle, &may, id, direction).await)? {
        Ok(()) => Ok(web::go(format!("/institution/programmes/{}", row.programme_id), None)),
        Err(other) => Err(anyhow::anyhow!("{other:?} while moving").into()),
    }
}

/// Archives a level.
pub(in crate::institution) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<StudyLevelId>,
) -> PageResult {
    let (row, _) = with_programme(&handle, id).await?;
    let back = format!("/institution/programmes/{}", row.programme_id);
    Ok(match refusal(use_case::archive(&handle, &may, id).await)? {
        Ok(row) => {
            let text = may.lang.tv("institution-archived", &[("name", row.name.into())]);
            let undo = format!("/institution/levels/{id}/restore");
            web::go(back, web::good(text).undo(undo, may.lang.t("institution-undo")))
        }
        Err(Refusal::InUse(count)) => {
            web::go(back, web::bad(may.lang.tv("institution-level-in-use", &[("count", count.into())])))
        }
        Err(other) => return Err(anyhow::anyhow!("{other:?} while archiving").into()),
    })
}

/// Takes a level back.
pub(in crate::institution) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<StudyLevelId>,
) -> PageResult {
    match refusal(use_case::restore(&handle, &may, id).await)? {
        Ok(row) => {
            let text = may.lang.tv("institution-restored", &[("name", row.name.into())]);
            Ok(web::go(format!("/institution/programmes/{}", row.programme_id), web::good(text)))
        }
        Err(other) => Err(anyhow::anyhow!("{other:?} while restoring").into()),
    }
}
