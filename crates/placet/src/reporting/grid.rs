//! The grid of a cohort: for each student the sequence of his placements, with holes, leave and repeats.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{CurriculumId, SiteCategoryId, SiteId, StudentId};
use placet_entity::kinds::{ExcusedReason, PlacementStatus};

/// A participation in a campaign, with the principal placement that came of it.
#[derive(Clone, Debug)]
pub(super) struct Participation {
    pub curriculum: CurriculumId,
    pub campaign: String,
    pub starts: DateTime<Utc>,
    /// Whether the result is known to the students.
    pub published: bool,
    pub number: i32,
    pub excused: Option<ExcusedReason>,
    pub not_done: bool,
    pub placement: Option<Placement>,
}

/// A placement as the grid shows it.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub status: PlacementStatus,
    pub site: Option<SiteId>,
    pub host: String,
    pub category: Option<SiteCategoryId>,
}

/// A student of the cohort.
#[derive(Clone, Debug)]
pub(super) struct Student {
    pub id: StudentId,
    pub curriculum: CurriculumId,
    pub name: String,
    pub number: String,
    pub search_key: String,
    pub on_leave_until: Option<NaiveDate>,
}

/// A category as the grid colours it.
#[derive(Clone, Debug)]
pub(super) struct Category {
    pub id: SiteCategoryId,
    pub acronym: String,
    pub name: String,
    pub colour: i32,
    pub principal: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A placement, in a category or elsewhere; again when the student was already on that site.
    Placed { category: Option<SiteCategoryId>, host: String, again: bool, proposed: bool, number: i32 },
    /// Placed, and not done.
    NotDone { host: String },
    /// Away.
    Leave,
    /// Excused otherwise.
    Excused,
    /// The result is known, and there is no placement.
    Hole { campaign: String },
    /// The campaign is under way.
    Waiting { campaign: String },
    /// Not yet.
    Empty,
}

/// A row of the grid.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub student: Student,
    pub cells: Vec<Cell>,
    pub had: BTreeSet<SiteCategoryId>,
    pub holes: usize,
    pub repeats: usize,
}

/// Draws the rows, in the order of the students; every row has as many cells as the longest sequence, `expected` at least.
pub(super) fn rows(students: Vec<Student>, participations: Vec<Participation>, expected: usize) -> Vec<Row> {
    let mut by_curriculum: BTreeMap<CurriculumId, Vec<Participation>> = BTreeMap::new();
    for one in participations {
        by_curriculum.entry(one.curriculum).or_default().push(one);
    }
    let mut rows: Vec<Row> = students
        .into_iter()
        .map(|student| {
            let mut sequence = by_curriculum.remove(&student.curriculum).unwrap_or_default();
            sequence.sort_by_key(|one| (one.starts, one.number));
            row(student, &sequence)
        })
        .collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default().max(expected);
    for row in &mut rows {
        row.cells.resize(width, Cell::Empty);
    }
    rows
}

fn row(student: Student, sequence: &[Participation]) -> Row {
    let mut sites = BTreeSet::new();
    let mut row = Row { student, cells: Vec::new(), had: BTreeSet::new(), holes: 0, repeats: 0 };
    for one in sequence {
        let cell = match (&one.placement, one.excused) {
            (Some(placement), _) if placement.status == PlacementStatus::NotDone || one.not_done => {
                row.holes += 1;
                Cell::NotDone { host: placement.host.clone() }
            }
            (Some(placement), _) => {
                let again = placement.site.is_some_and(|site| !sites.insert(site));
                row.repeats += usize::from(again);
                row.had.extend(placement.category);
                Cell::Placed {
                    category: placement.category,
                    host: placement.host.clone(),
                    again,
                    proposed: !matches!(placement.status, PlacementStatus::Published | PlacementStatus::Done),
                    number: one.number,
                }
            }
            (None, Some(ExcusedReason::Leave)) => Cell::Leave,
            (None, Some(_)) => Cell::Excused,
            (None, None) if one.published => {
                row.holes += 1;
                Cell::Hole { campaign: one.campaign.clone() }
            }
            (None, None) => Cell::Waiting { campaign: one.campaign.clone() },
        };
        row.cells.push(cell);
    }
    row
}

/// What the grid is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Narrow {
    pub words: Vec<String>,
    pub missing: Option<SiteCategoryId>,
    pub only: Option<Only>,
}

/// The closed list of other filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    /// With a hole.
    Holes,
    /// Twice on a site.
    Repeats,
    /// With a leave, past or present.
    Leave,
}

impl Only {
    pub const ALL: [Self; 3] = [Self::Holes, Self::Repeats, Self::Leave];

    pub fn code(self) -> &'static str {
        match self {
            Self::Holes => "holes",
            Self::Repeats => "repeats",
            Self::Leave => "leave",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.code() == code)
    }
}

impl Narrow {
    /// Whether a row stays.
    pub fn keeps(&self, row: &Row) -> bool {
        self.words.iter().all(|word| row.student.search_key.contains(word))
            && self.missing.is_none_or(|category| !row.had.contains(&category))
            && match self.only {
                None => true,
                Some(Only::Holes) => row.holes > 0,
                Some(Only::Repeats) => row.repeats > 0,
                Some(Only::Leave) => row.student.on_leave_until.is_some() || row.cells.contains(&Cell::Leave),
            }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use uuid::Uuid;

    use super::*;

    fn id<T: From<Uuid>>(number: u128) -> T {
        T::from(Uuid::from_u128(number))
    }

    fn student() -> Student {
        Student {
            id: id(1),
            curriculum: id(1),
            name: "Allain Manon".into(),
            number: "1".into(),
            search_key: "allain manon".into(),
            on_leave_until: None,
        }
    }

    fn participation(month: u32, placement: Option<(PlacementStatus, u128)>) -> Participation {
        Participation {
            curriculum: id(1),
            campaign: format!("campaign {month}"),
            starts: Utc.with_ymd_and_hms(2026, month, 1, 0, 0, 0).unwrap(),
            published: true,
            number: i32::try_from(month).unwrap(),
            excused: None,
            not_done: false,
            placement: placement.map(|(status, site)| Placement {
                status,
                site: Some(id(site)),
                host: format!("site {site}"),
                category: Some(id(site % 2)),
            }),
        }
    }

    #[test]
    fn holes_leave_and_repeats_are_seen_in_the_order_of_time() {
        let mut away = participation(3, None);
        away.excused = Some(ExcusedReason::Leave);
        let mut open = participation(6, None);
        open.published = false;
        let sequence = vec![
            open,
            participation(1, Some((PlacementStatus::Done, 4))),
            participation(2, None),
            away,
            participation(4, Some((PlacementStatus::NotDone, 5))),
            participation(5, Some((PlacementStatus::Proposed, 4))),
        ];
        let rows = rows(vec![student()], sequence, 8);
        let row = &rows[0];
        assert_eq!(row.cells.len(), 8);
        assert!(matches!(row.cells[0], Cell::Placed { again: false, proposed: false, .. }));
        assert!(matches!(row.cells[1], Cell::Hole { .. }));
        assert_eq!(row.cells[2], Cell::Leave);
        assert!(matches!(row.cells[3], Cell::NotDone { .. }));
        assert!(matches!(row.cells[4], Cell::Placed { again: true, proposed: true, .. }));
        assert!(matches!(row.cells[5], Cell::Waiting { .. }));
        assert_eq!((row.holes, row.repeats, &row.cells[7]), (2, 1, &Cell::Empty));
        let missing = |category: u128| Narrow { missing: Some(id(category)), ..Narrow::default() };
        assert!(!missing(0).keeps(row) && missing(1).keeps(row));
        assert!(Narrow { only: Some(Only::Leave), ..Narrow::default() }.keeps(row));
    }
}
