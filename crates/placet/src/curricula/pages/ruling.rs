//! What is settled by hand for a student and a requirement: the form.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{RequirementId, StudentId};
use placet_entity::kinds::RequirementApplies;
use placet_entity::student_requirement;

use crate::access::{May, privilege};
use crate::curricula::settle::{self, NotSettled, Settled};
use crate::curricula::store::{requirements, settled as store};
use crate::curricula::words;
use crate::kit::error::refusal;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page, PageError, PageResult};
use crate::people::{self, shown_name};

type Settle = May<privilege::SettleRequirements>;

/// Most placements that may be credited for one requirement.
const CREDITED_MAX: i32 = 99;

#[derive(Template)]
#[template(path = "curricula/ruling.html")]
struct RulingPage {
    p: Page,
    f: Form,
    name: String,
    about: String,
    requirement: RequirementId,
    back: String,
    effects: Vec<(String, String)>,
    existing: bool,
    conflict: Vec<(String, String, String)>,
}

/// The student and the requirement of an address, with what is settled between them.
struct Found {
    student: StudentId,
    name: String,
    requirement: RequirementId,
    title: String,
    about: String,
    saved: Option<student_requirement::Model>,
}

async fn found(handle: &Handle, may: &Settle, student: &str, id: RequirementId) -> PageResult<Found> {
    let student: StudentId = student.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let row = requirements::student(db, student).await?.ok_or(PageError::Hidden)?;
    let asked = requirements::find(db, id).await?.ok_or(PageError::Hidden)?;
    let curricula = people::curricula(db, student).await?;
    let curriculum = curricula.iter().find(|(row, _)| row.programme_id == asked.row.programme_id);
    let (curriculum, _) = curriculum.ok_or(PageError::Hidden)?;
    let names = requirements::names(db, std::slice::from_ref(&asked)).await?;
    let p = may.page("");
    let about =
        [words::figures(&p, &asked), words::scope(&p, &names, &asked), words::window(&p, &names, &asked)];
    Ok(Found {
        student,
        name: shown_name(&row),
        requirement: id,
        about: about.join(" · "),
        title: asked.row.name,
        saved: store::find(db, curriculum.id, id).await?,
    })
}

fn page(may: &Settle, found: &Found, f: Form) -> RulingPage {
    let back = format!("/students/{}/requirements", found.student);
    let p = may
        .page(found.title.clone())
        .crumb("/students", may.lang.t("nav-students"))
        .crumb(format!("/students/{}", found.student), found.name.clone())
        .crumb(back.clone(), may.lang.t("curricula-progress"))
        .crumb("", found.title.clone());
    let effects = RequirementApplies::ALL.iter();
    RulingPage {
        effects: effects.map(|one| (one.code().to_owned(), p.tk("curricula-applies", one.code()))).collect(),
        name: found.name.clone(),
        about: found.about.clone(),
        requirement: found.requirement,
        back,
        existing: found.saved.is_some(),
        conflict: Vec::new(),
        f,
        p,
    }
}

/// What a saved row, or nothing, is in the fields.
fn fields(saved: Option<&student_requirement::Model>) -> Form {
    let applies = saved.map_or(RequirementApplies::Yes, |row| row.applies);
    Form::of([
        ("equivalences", saved.map_or(0, |row| row.equivalences).to_string()),
        ("applies", applies.code().to_owned()),
        ("reason", saved.map_or_else(String::new, |row| row.reason.clone())),
        ("version", saved.map_or(0, |row| row.version).to_string()),
    ])
}

/// The requirement that a form is about.
fn named(form: &Form) -> PageResult<RequirementId> {
    form.value("requirement").parse().map_err(|_| PageError::Hidden)
}

/// The form.
pub(in crate::curricula) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: Settle,
    Path(student): Path<String>,
    uri: Uri,
) -> PageResult {
    let asked = Query::parse(uri.query()).parsed("requirement").ok_or(PageError::Hidden)?;
    let found = found(&handle, &may, &student, asked).await?;
    show(&page(&may, &found, fields(found.saved.as_ref())))
}

fn described(p: &Page, settled: &Settled) -> Vec<(String, String)> {
    vec![
        (p.t("curricula-field-equivalences"), p.n(settled.equivalences)),
        (p.t("curricula-field-applies"), p.tk("curricula-applies", settled.applies.code())),
        (p.t("curricula-field-reason"), settled.reason.clone()),
    ]
}

/// Settles it.
pub(in crate::curricula) async fn save(
    State(handle): State<Arc<Handle>>,
    may: Settle,
    Path(student): Path<String>,
    mut form: Form,
) -> PageResult {
    let found = found(&handle, &may, &student, named(&form)?).await?;
    let id = found.requirement;
    let typed = Settled {
        equivalences: form.integer("equivalences", 0..=CREDITED_MAX),
        applies: form.choice("applies", RequirementApplies::from_code).unwrap_or(RequirementApplies::Yes),
        reason: form.required("reason", 500),
    };
    let version = form.version();
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(settle::settle(&handle, &may, found.student, id, version, &typed).await)? {
            Ok(()) => {
                let back = format!("/students/{}/requirements", found.student);
                let name = [("name", found.title.into())];
                return Ok(go(back, good(may.lang.tv("curricula-settled-saved", &name))));
            }
            Err(NotSettled::Nothing) => form.refuse("equivalences", Say::key("curricula-settled-nothing")),
            Err(NotSettled::Changed(now)) => conflict = Some(now),
        }
    }
    let mut page = page(&may, &found, form);
    if let Some(now) = conflict {
        let there = Settled {
            equivalences: now.as_ref().map_or(0, |row| row.equivalences),
            applies: now.as_ref().map_or(RequirementApplies::Yes, |row| row.applies),
            reason: now.as_ref().map_or_else(String::new, |row| row.reason.clone()),
        };
        page.conflict = differences(described(&page.p, &typed), described(&page.p, &there));
        page.existing = now.is_some();
        page.f.set("version", now.map_or(0, |row| row.version).to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Takes back what was settled.
pub(in crate::curricula) async fn take_back(
    State(handle): State<Arc<Handle>>,
    may: Settle,
    Path(student): Path<String>,
    form: Form,
) -> PageResult {
    let found = found(&handle, &may, &student, named(&form)?).await?;
    settle::take_back(&handle, &may, found.student, found.requirement).await?;
    let back = format!("/students/{}/requirements", found.student);
    Ok(go(back, good(may.lang.tv("curricula-taken-back", &[("name", found.title.into())]))))
}
