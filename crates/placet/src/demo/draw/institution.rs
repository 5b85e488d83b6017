//! The faculty: settings, levels, three academic years, the cohorts that are still here, towns.

use chrono::{Datelike as _, Months, NaiveDate};
use placet_entity::ids::{AcademicYearId, CohortId, ProgrammeId, StudyLevelId};
use placet_entity::{academic_year, cohort, commune, department, programme, setting, study_level};
use placet_rules::text::search_key;
use placet_rules::time::move_day;

use super::{Canvas, ZONE};

/// Students of each cohort, by the level that they are in now.
pub(super) const SIZES: [usize; 3] = [220, 200, 180];
/// Placements that each level expects.
pub(super) const EXPECTED: u32 = 4;
/// Codes of the levels.
pub(super) const LEVELS: [(&str, &str); 3] =
    [("DFASM1", "DFASM1 (4e année)"), ("DFASM2", "DFASM2 (5e année)"), ("DFASM3", "DFASM3 (6e année)")];

/// A year of the frame.
pub(super) struct Year {
    /// Which.
    pub id: AcademicYearId,
    /// Its code.
    pub code: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its cohorts by level; none where the students have left.
    pub cohorts: [Option<CohortId>; 3],
}

/// What the rest of the school hangs on.
pub(super) struct Frame {
    /// The programme.
    pub programme: ProgrammeId,
    /// Its levels.
    pub levels: [StudyLevelId; 3],
    /// Two years ago, last year, this year.
    pub years: Vec<Year>,
}

/// The name of a level, short.
pub(super) fn level_code(level: usize) -> &'static str {
    LEVELS[level].0
}

pub(super) fn draw(canvas: &mut Canvas) -> Frame {
    let now = canvas.midnight(0);
    for (key, value) in [
        ("institution.name", "Université du Val d’Orne — Faculté de médecine"),
        ("institution.contact", "stages@medecine.example.org"),
    ] {
        let value = serde_json::Value::from(value).to_string();
        canvas.school.setting.push(setting::Model { key: key.into(), value, version: 1, updated_at: now });
    }
    for town in &canvas.towns {
        canvas.school.commune.push(commune::Model {
            code: town.code.clone(),
            name: town.name.clone(),
            postcodes: town.postcode.clone(),
            search_key: search_key(&town.name),
            latitude: town.latitude(),
            longitude: town.longitude(),
        });
    }
    let department = canvas.dice.id();
    canvas.school.department.push(department::Model {
        id: department,
        name: "Faculté de médecine".into(),
        version: 1,
        archived_at: None,
    });
    let programme = canvas.dice.id();
    canvas.school.programme.push(programme::Model {
        id: programme,
        department_id: department,
        code: "MED".into(),
        name: "Médecine, deuxième cycle".into(),
        version: 1,
        archived_at: None,
    });
    let levels: [StudyLevelId; 3] = std::array::from_fn(|_| canvas.dice.id());
    for (rank, (id, (_, name))) in (1..).zip(levels.into_iter().zip(LEVELS)) {
        canvas.school.study_level.push(study_level::Model {
            id,
            programme_id: programme,
            name: name.into(),
            rank,
            placements_expected: EXPECTED as i32,
            version: 1,
            archived_at: None,
        });
    }
    let years = years(canvas, programme, levels);
    Frame { programme, levels, years }
}

/// The years. This one begins some months ago, whatever the day: a campaign of each phase must fit in it.
fn years(canvas: &mut Canvas, programme: ProgrammeId, levels: [StudyLevelId; 3]) -> Vec<Year> {
    let this = move_day(canvas.day, -110);
    let this = this.with_day(1).unwrap_or(this);
    let mut years: Vec<Year> = Vec::new();
    for ago in (0..3_u32).rev() {
        let start = this.checked_sub_months(Months::new(12 * ago)).unwrap_or(this);
        let next = start.checked_add_months(Months::new(12)).unwrap_or(start);
        let first = if start.month() >= 7 { start.year() } else { start.year() - 1 };
        let code = format!("{first}-{}", first + 1);
        let id = canvas.dice.id();
        canvas.school.academic_year.push(academic_year::Model {
            id,
            code: code.clone(),
            start_on: start,
            end_on: move_day(next, -1),
            locked_at: Some(ZONE.start_of_day(move_day(start, -60))),
            unlocked_at: None,
            version: 1,
        });
        // Who is in level n now was in level n - ago then; the others had not begun, or have left.
        let cohorts = std::array::from_fn(|level| {
            (level + ago as usize <= 2).then(|| {
                let id = canvas.dice.id();
                let previous_id = years.last().filter(|_| level > 0).and_then(|year| year.cohorts[level - 1]);
                canvas.school.cohort.push(cohort::Model {
                    id,
                    year_id: canvas.school.academic_year[years.len()].id,
                    programme_id: programme,
                    level_id: levels[level],
                    code: format!("{first}_{}", LEVELS[level].0),
                    name: format!("{} {code}", LEVELS[level].0),
                    previous_id,
                    version: 1,
                });
                id
            })
        });
        years.push(Year { id, code, start, cohorts });
    }
    years
}
