//! What the forms of the institution say, and why a change may be refused.

use chrono::NaiveDate;
use placet_entity::ids::{AcademicYearId, CohortId, DepartmentId, StudyLevelId};
use placet_rules::year::LockRefusal;
use serde::Serialize;

use crate::kit::web::Form;

/// A department, as its form says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DepartmentForm {
    /// Shown name.
    pub name: String,
}

/// A programme, as its form says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ProgrammeForm {
    /// Its department.
    pub department_id: DepartmentId,
    /// Short unique code.
    pub code: String,
    /// Shown name.
    pub name: String,
}

/// A study level, as its form says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LevelForm {
    /// Shown name.
    pub name: String,
    /// Placements to do during the level.
    pub placements_expected: i32,
}

/// An academic year, as its form says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct YearForm {
    /// E.g. 2026-2027.
    pub code: String,
    /// First day.
    pub start_on: NaiveDate,
    /// Last day.
    pub end_on: NaiveDate,
}

/// A cohort, as its form says; the level names the programme.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CohortForm {
    /// Its year.
    pub year_id: AcademicYearId,
    /// Its level.
    pub level_id: StudyLevelId,
    /// Unique code.
    pub code: String,
    /// Shown name.
    pub name: String,
    /// Where most of its students come from.
    pub previous_id: Option<CohortId>,
}

impl DepartmentForm {
    pub(super) fn read(form: &mut Form) -> Self {
        Self { name: form.required("name", 120) }
    }
}

impl ProgrammeForm {
    pub(super) fn read(form: &mut Form) -> Option<Self> {
        let department_id = form.id("department");
        let (code, name) = (form.required("code", 40), form.required("name", 120));
        Some(Self { department_id: department_id?, code, name })
    }
}

impl LevelForm {
    pub(super) fn read(form: &mut Form) -> Self {
        Self { name: form.required("name", 80), placements_expected: form.integer("placements", 0..=60) }
    }
}

impl YearForm {
    pub(super) fn read(form: &mut Form) -> Self {
        let (code, start_on, end_on) = (form.required("code", 40), form.day("start"), form.day("end"));
        if !form.is_refused() {
            let days = (end_on - start_on).num_days();
            if days <= 0 {
                form.refuse("end", crate::kit::text::Say::key("institution-year-backwards"));
            } else if days > 731 {
                form.refuse("end", crate::kit::text::Say::key("institution-year-long"));
            }
        }
        Self { code, start_on, end_on }
    }
}

impl CohortForm {
    pub(super) fn read(form: &mut Form) -> Option<Self> {
        let (year_id, level_id) = (form.id("year"), form.id("level"));
        let (code, name) = (form.required("code", 40), form.required("name", 120));
        let previous_id = form.optional_id("previous");
        Some(Self { year_id: year_id?, level_id: level_id?, code, name, previous_id })
    }
}

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    /// Another row bears this code or name; the field that does.
    Taken(&'static str),
    /// Somebody saved since the form was shown.
    Changed,
    /// Something that is not archived depends on it: how many of them.
    InUse(u64),
    /// What a list proposed is no longer there; the field of the list.
    Gone(&'static str),
    /// The year is locked or over: its dates and cohorts do not change.
    YearFrozen,
    /// The cohort has students or campaigns: it keeps its year and level.
    CohortInUse,
    /// The previous cohort belongs to the same year or a later one.
    PreviousNotEarlier,
    /// The year may not be locked, or unlocked.
    Lock(Vec<LockRefusal<CohortId>>),
}
