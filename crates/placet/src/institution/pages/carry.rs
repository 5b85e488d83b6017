//! Next year's cohorts from those of another year: what would be created, then the creation.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::academic_year;
use placet_entity::ids::AcademicYearId;

use super::super::cohorts::{self as use_case, Carried};
use super::super::model::Refusal;
use super::super::store::{structure, years as store};
use super::super::years;
use super::form::page;
use crate::access::May;
use crate::access::privilege::EditInstitution;
use crate::kit::error::refusal;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageError, PageResult};

struct Row {
    carried: Carried,
    level: String,
}

#[derive(Template)]
#[template(path = "institution/carry.html")]
struct CarryPage {
    p: Page,
    year: academic_year::Model,
    from: String,
    sources: Vec<(String, String)>,
    rows: Vec<Row>,
    creatable: usize,
}

/// What would be created.
pub(in crate::institution) async fn preview(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let year = store::year(db, id).await?.ok_or(PageError::Hidden)?;
    let address = format!("/institution/years/{id}");
    if !years::is_open(&year, may.today()) {
        return Ok(web::go(address, web::bad(may.lang.t("institution-year-frozen"))));
    }
    let (cohorts, levels) = (store::cohorts(db).await?, structure::levels(db).await?);
    let mut sources = store::years(db).await?;
    sources
        .retain(|row| row.start_on < year.start_on && cohorts.iter().any(|cohort| cohort.year_id == row.id));
    let asked: Option<AcademicYearId> = Query::parse(uri.query()).parsed("from");
    let from = sources.iter().find(|row| Some(row.id) == asked).or(sources.first());
    let rows: Vec<Row> = from
        .map(|from| use_case::preview(from, &year, &cohorts, &levels))
        .unwrap_or_default()
        .into_iter()
        .map(|carried| {
            let level = levels.iter().find(|level| level.id == carried.form.level_id);
            Row { carried, level: level.map(|level| level.name.clone()).unwrap_or_default() }
        })
        .collect();
    let title = may.lang.tv("institution-carry-title", &[("code", (&year.code).into())]);
    show(&CarryPage {
        p: page(&may, title.clone()).crumb(address, &year.code).crumb("", title),
        from: from.map(|row| row.id.to_string()).unwrap_or_default(),
        sources: sources.iter().map(|row| (row.id.to_string(), row.code.clone())).collect(),
        creatable: rows.iter().filter(|row| !row.carried.exists).count(),
        rows,
        year,
    })
}

/// Creates the ticked ones.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<AcademicYearId>,
    form: Form,
) -> PageResult {
    let from: AcademicYearId = form.value("from").parse().map_err(|_| PageError::Unreadable)?;
    let chosen: Vec<_> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let flash = match refusal(use_case::carry(&handle, &may, from, id, &chosen).await)? {
        Ok(count) => web::good(may.lang.tv("institution-carried", &[("count", count.into())])),
        Err(Refusal::YearFrozen) => web::bad(may.lang.t("institution-year-frozen")),
        Err(Refusal::PreviousNotEarlier) => web::bad(may.lang.t("institution-previous-later")),
        Err(other) => return Err(anyhow::anyhow!("{other:?} while carrying over").into()),
    };
    Ok(web::go(format!("/institution/years/{id}"), flash))
}
