//! An academic year with its cohorts and its lock, and its form.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use chrono::Datelike as _;
use placet_entity::academic_year;
use placet_entity::ids::AcademicYearId;
use placet_entity::ids::CohortId;
use placet_rules::year::LockRefusal;

use super::super::model::{Refusal, YearForm};
use super::super::rules::{year_lock, year_span};
use super::super::store::years as store;
use super::super::years as use_case;
use super::cohorts::{CohortView, views};
use super::form::{FormPage, Kind, note, page};
use super::overview::state_words;
use crate::access::privilege::{EditInstitution, ViewInstitution};
use crate::access::{Actor, May};
use crate::audit::Happened;
use crate::kit::error::refusal;
use crate::kit::format;
use crate::kit::page::show;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Lang, Page, PageError, PageResult};

#[derive(Template)]
#[template(path = "institution/year.html")]
struct YearPage {
    p: Page,
    row: academic_year::Model,
    state: &'static str,
    kind: &'static str,
    /// What stands in the way of locking: the sentence, where to go, and what to do there.
    obstacles: Vec<(String, String, String)>,
    cohorts: Vec<CohortView>,
    open: bool,
    editable: bool,
    carry: bool,
    history: Vec<Happened>,
}

/// A year.
pub(in crate::institution) async fn year(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
    Path(id): Path<AcademicYearId>,
) -> PageResult {
    let db = handle.db.read();
    let row = store::year(db, id).await?.ok_or(PageError::Hidden)?;
    let mut cohorts = views(db).await?;
    let carry = cohorts.iter().any(|cohort| cohort.year_start < row.start_on);
    cohorts.retain(|cohort| cohort.year_id == id);
    let facts = use_case::cohort_facts(db, id).await?;
    let obstacles = use_case::obstacles(&row, may.today(), may.now, &facts);
    let (state, kind) = state_words(year_lock(&row).state(&year_span(&row), may.today()));
    let title = may.lang.tv("institution-year-title", &[("code", (&row.code).into())]);
    show(&YearPage {
        p: page(&may, title).crumb("", row.code.clone()),
        obstacles: obstacles.iter().map(|why| obstacle(may.lang, id, why, &cohorts)).collect(),
        open: use_case::is_open(&row, may.today()),
        editable: may.holds::<EditInstitution>(),
        history: may.history(handle.db.read(), "academic_year", id).await?,
        state,
        kind,
        cohorts,
        carry,
        row,
    })
}

/// What stands in the way, in words, with the page where it is mended.
fn obstacle(
    lang: Lang,
    year: AcademicYearId,
    why: &LockRefusal<CohortId>,
    cohorts: &[CohortView],
) -> (String, String, String) {
    let here = format!("/institution/years/{year}");
    match why {
        LockRefusal::NoCohort => (
            lang.t("institution-lock-no-cohort"),
            format!("/cohorts/new?year={year}"),
            lang.t("institution-cohort-new"),
        ),
        LockRefusal::NoCampaign(id) => {
            let name = cohorts.iter().find(|row| row.id == *id).map(|row| row.name.clone());
            (
                lang.tv("institution-lock-no-campaign", &[("cohort", name.unwrap_or_default().into())]),
                format!("/campaigns/new?cohort={id}"),
                lang.t("institution-lock-create-campaign"),
            )
        }
        LockRefusal::AlreadyLocked => (lang.t("institution-lock-already"), here, lang.t("institution-see")),
        LockRefusal::NotLocked => (lang.t("institution-lock-not-locked"), here, lang.t("institution-see")),
        LockRefusal::Over => (lang.t("institution-lock-over"), here, lang.t("institution-see")),
    }
}

fn shown(actor: &Actor, form: &Form, row: Option<&academic_year::Model>) -> FormPage {
    let page = match row {
        Some(row) => {
            let address = format!("/institution/years/{}", row.id);
            let title = actor.lang.tv("institution-year-edit", &[("code", (&row.code).into())]);
            let p = page(actor, title).crumb(&address, &row.code).crumb("", actor.lang.t("kit-change"));
            FormPage::new(p, address.clone(), address)
        }
        None => {
            let title = actor.lang.t("institution-year-new");
            let p = page(actor, title.clone()).crumb("", title);
            FormPage::new(p, "/institution/years", "/institution")
                .intro(actor.lang.t("institution-year-new-text"))
        }
    };
    page.field(form, "code", Kind::Text(40)).field(form, "start", Kind::Day).field(form, "end", Kind::Day)
}

fn filled(row: &academic_year::Model) -> Form {
    let (start, end) = (format::input_day(row.start_on), format::input_day(row.end_on));
    Form::of([("code", row.code.clone()), ("start", start), ("end", end)])
}

/// The form of a new year, which proposes the one after the latest.
pub(in crate::institution) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
) -> PageResult {
    let latest = store::years(handle.db.read()).await?.into_iter().next();
    let start = match latest {
        Some(row) => placet_rules::time::next_day(row.end_on),
        None => may.today().with_day(1).and_then(|day| day.with_month(9)).unwrap_or(may.today()),
    };
    let end = start.with_year(start.year() + 1).and_then(|day| day.pred_opt()).unwrap_or(start);
    let code = format!("{}-{}", start.year(), start.year() + 1);
    let form =
        Form::of([("code", code), ("start", format::input_day(start)), ("end", format::input_day(end))]);
    shown(&may, &form, None).show()
}

/// Creates a year.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    mut form: Form,
) -> PageResult {
    let typed = YearForm::read(&mut form);
    if !form.is_refused() {
        match refusal(use_case::create(&handle, &may, &typed).await)? {
            Ok(id) => {
                let text = may.lang.tv("institution-year-created", &[("code", typed.code.into())]);
                return Ok(web::go(format!("/institution/years/{id}"), web::good(text)));
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    shown(&may, &form, None).refused(&form)
}

/// The form of a year.
pub(in crate::institution) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
) -> PageResult {
    let row = store::year(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&may, &filled(&row), Some(&row)).version(row.version).show()
}

/// Changes a year.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
    mut form: Form,
) -> PageResult {
    let typed = YearForm::read(&mut form);
    let version = form.version();
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, id, version, &typed).await)? {
            Ok(()) => {
                let text = may.lang.t("institution-saved");
                return Ok(web::go(format!("/institution/years/{id}"), web::good(text)));
            }
            Err(Refusal::Changed) => {
                let row = store::year(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
                let page = shown(&may, &form, Some(&row)).version(row.version);
                return page.stale(&handle, "academic_year", id, &filled(&row)).await;
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    let row = store::year(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&may, &form, Some(&row)).version(version).refused(&form)
}

/// Locks a year; what stands in the way is told on its page.
pub(in crate::institution) async fn lock(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
) -> PageResult {
    let flash = match refusal(use_case::lock(&handle, &may, id).await)? {
        Ok(code) => web::good(may.lang.tv("institution-year-locked", &[("code", code.into())]))
            .undo(format!("/institution/years/{id}/unlock"), may.lang.t("institution-undo")),
        Err(why) => web::bad(not_done(&handle, &may, id, why).await?),
    };
    Ok(web::go(format!("/institution/years/{id}"), flash))
}

/// Opens a locked year again.
pub(in crate::institution) async fn unlock(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
) -> PageResult {
    let flash = match refusal(use_case::unlock(&handle, &may, id).await)? {
        Ok(code) => web::good(may.lang.tv("institution-year-unlocked", &[("code", code.into())])),
        Err(why) => web::bad(not_done(&handle, &may, id, why).await?),
    };
    Ok(web::go(format!("/institution/years/{id}"), flash))
}

async fn not_done(
    handle: &Handle,
    actor: &Actor,
    year: AcademicYearId,
    why: Refusal,
) -> Result<String, PageError> {
    let Refusal::Lock(reasons) = why else {
        return Err(anyhow::anyhow!("{why:?} while locking").into());
    };
    let cohorts = views(handle.db.read()).await?;
    let sentences = reasons.iter().map(|reason| obstacle(actor.lang, year, reason, &cohorts).0);
    Ok(sentences.collect::<Vec<_>>().join(" "))
}
