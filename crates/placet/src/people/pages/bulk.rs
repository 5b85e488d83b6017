//! What one does with several students at once: tag them, enrol them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use placet_entity::ids::{CohortId, StudentId};

use super::list;
use crate::access::May;
use crate::access::privilege::EditStudents;
use crate::kit::error::PageError;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult};
use crate::people::model::shown_name;
use crate::people::{enrol, store, tags};

/// The students that a form of the list means: those ticked, or the whole result.
async fn meant(handle: &Handle, may: &May<EditStudents>, form: &Form) -> PageResult<Vec<StudentId>> {
    if form.ticked("all") {
        let query = Query::parse(Some(form.value("query").trim_start_matches('?')));
        return Ok(store::list::ids(handle.db.read(), &list::filter(&query), list::at(may)).await?);
    }
    Ok(form.all("id").filter_map(|id| id.parse().ok()).collect())
}

/// The list that a form came from.
fn back(form: &Form) -> String {
    web::local_path(&format!("/students{}", form.value("query"))).to_owned()
}

/// Tags students.
pub(in crate::people) async fn post_tag(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    mut form: Form,
) -> PageResult {
    let students = meant(&handle, &may, &form).await?;
    let name = form.optional("tag", 40);
    if students.is_empty() {
        return Ok(web::go(back(&form), web::warn(may.lang.t("people-nobody"))));
    }
    let Some(name) = name else {
        return Ok(web::go(back(&form), web::warn(may.lang.t("people-tag-which"))));
    };
    let tagged = tags::put(&handle, &may, &name, &students).await?;
    let said = may.lang.tv("people-tagged", &[("n", tagged.into()), ("tag", name.into())]);
    Ok(web::go(back(&form), web::good(said)))
}

#[derive(Template)]
#[template(path = "people/enrol.html")]
struct EnrolPage {
    p: Page,
    cohort: String,
    cohort_name: String,
    query: String,
    ids: Vec<String>,
    all: bool,
    entering: usize,
    new: usize,
    already: usize,
    archived: usize,
    elsewhere: Vec<(String, String, String)>,
    names: Vec<String>,
    more: usize,
    back: String,
}

/// Says what enrolling would do, before it is done.
pub(in crate::people) async fn post_enrol(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    form: Form,
) -> PageResult {
    let students = meant(&handle, &may, &form).await?;
    if students.is_empty() {
        return Ok(web::go(back(&form), web::warn(may.lang.t("people-nobody"))));
    }
    let Ok(cohort) = form.value("cohort").parse::<CohortId>() else {
        return Ok(web::go(back(&form), web::warn(may.lang.t("people-cohort-which"))));
    };
    let db = handle.db.read();
    let found = store::enrolments::cohort(db, cohort).await?.ok_or(PageError::Hidden)?;
    let plan = enrol::plan(db, &found, &students).await?;
    let p = may
        .page_of("people-enrol-title")
        .crumb("/students", may.lang.t("nav-students"))
        .crumb("", may.lang.t("people-enrol-title"));
    let all = form.ticked("all");
    let names: Vec<String> = plan.entering.iter().take(12).map(|(row, _)| shown_name(row)).collect();
    show(&EnrolPage {
        cohort: cohort.to_string(),
        cohort_name: found.0.name,
        query: form.value("query").to_owned(),
        ids: if all { Vec::new() } else { form.all("id").map(str::to_owned).collect() },
        all,
        entering: plan.entering.len(),
        new: plan.entering.iter().filter(|(_, curriculum)| curriculum.is_none()).count(),
        already: plan.already,
        archived: plan.archived,
        more: plan.entering.len() - names.len(),
        names,
        elsewhere: plan
            .elsewhere
            .into_iter()
            .map(|(row, cohort)| (format!("/students/{}", row.id), shown_name(&row), cohort.name))
            .collect(),
        back: back(&form),
        p,
    })
}

/// Enrols.
pub(in crate::people) async fn post_confirm(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    form: Form,
) -> PageResult {
    let students = meant(&handle, &may, &form).await?;
    let cohort: CohortId = form.value("cohort").parse().map_err(|_| PageError::Hidden)?;
    let entered = enrol::enrol_all(&handle, &may, cohort, &students).await?;
    let said = may.lang.tv("people-enrolled", &[("n", entered.into())]);
    Ok(web::go(back(&form), web::good(said)))
}
