//! The institution at a glance.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use placet_entity::{academic_year, department, programme, study_level};
use placet_rules::year::YearState;

use super::super::rules::{year_lock, year_span};
use super::super::store::{communes, structure, years};
use crate::access::May;
use crate::access::privilege::{EditInstitution, EditSettings, ViewInstitution};
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageResult};

struct DepartmentView {
    row: department::Model,
    programmes: Vec<ProgrammeView>,
}

struct ProgrammeView {
    row: programme::Model,
    levels: Vec<study_level::Model>,
}

struct YearView {
    row: academic_year::Model,
    state: &'static str,
    kind: &'static str,
    cohorts: usize,
}

#[derive(Template)]
#[template(path = "institution/overview.html")]
struct OverviewPage {
    p: Page,
    departments: Vec<DepartmentView>,
    archived_departments: Vec<department::Model>,
    archived_programmes: Vec<programme::Model>,
    years: Vec<YearView>,
    communes: u64,
    editable: bool,
    settings: bool,
}

/// The word of a year's state in keys of texts, and the kind of its tag.
pub(super) fn state_words(state: YearState) -> (&'static str, &'static str) {
    match state {
        YearState::Building => ("building", "warn"),
        YearState::Locked => ("locked", "good"),
        YearState::Unlocked => ("unlocked", "warn"),
        YearState::Over => ("over", "plain"),
    }
}

/// The institution.
pub(in crate::institution) async fn overview(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
) -> PageResult {
    let db = handle.db.read();
    let (archived_programmes, mut programmes): (Vec<_>, Vec<_>) =
        structure::programmes(db).await?.into_iter().partition(|row| row.archived_at.is_some());
    let (archived_departments, departments): (Vec<_>, Vec<_>) =
        structure::departments(db).await?.into_iter().partition(|row| row.archived_at.is_some());
    let mut levels = structure::levels(db).await?;
    levels.retain(|level| level.archived_at.is_none());
    let departments = departments
        .into_iter()
        .map(|row| {
            let own = programmes.extract_if(.., |programme| programme.department_id == row.id);
            let programmes = own
                .map(|programme| ProgrammeView {
                    levels: levels.iter().filter(|one| one.programme_id == programme.id).cloned().collect(),
                    row: programme,
                })
                .collect();
            DepartmentView { row, programmes }
        })
        .collect();
    let cohorts = years::cohorts(db).await?;
    let years = years::years(db)
        .await?
        .into_iter()
        .map(|row| {
            let (state, kind) = state_words(year_lock(&row).state(&year_span(&row), may.today()));
            let cohorts = cohorts.iter().filter(|cohort| cohort.year_id == row.id).count();
            YearView { row, state, kind, cohorts }
        })
        .collect();
    show(&OverviewPage {
        p: may.page_of("nav-institution"),
        departments,
        archived_departments,
        archived_programmes,
        years,
        communes: communes::count(db).await?,
        editable: may.holds::<EditInstitution>(),
        settings: may.holds::<EditSettings>(),
    })
}
