//! A problem that has been found sound, with every id resolved once.

use sha2::{Digest, Sha256};

use crate::canonical::{canonical_json, hexadecimal};
use crate::decimal::Decimal;
use crate::diagnose::diagnose;
use crate::error::{Kind, ProblemError};
use crate::limits::Limits;
use crate::order::{hash_tie, total_order};
use crate::problem::{Id, Problem, Site, Student};
use crate::validate;

/// "No site", "no wish": the absent index.
pub(crate) const NONE: u32 = u32::MAX;

/// Why a student may not receive a site, whatever its seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// He may.
    Open,
    /// The site is in his `forbidden`.
    Forbidden,
    /// Its category is not among his `required`.
    Category,
}

/// What the commission decided for a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pin {
    /// Nothing: he takes part.
    Free,
    /// He is left without a placement.
    Excused,
    /// He is at `site`, with `secondary` or [`NONE`] beside it.
    At { site: u32, secondary: u32 },
}

/// A sound problem: ids resolved, sites and students sorted by id, the total order computed.
///
/// The order of the arrays of the file has no effect on it, nor on its hash, nor on any plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub(crate) problem: Problem,
    pub(crate) sha256: String,
    pub(crate) wishes_max: u32,
    /// Where each student's wishes start in `wish_*`; one entry more than students.
    pub(crate) start: Vec<u32>,
    pub(crate) wish_site: Vec<u32>,
    /// Empty where nobody wishes a secondary site.
    pub(crate) wish_secondary: Vec<u32>,
    /// Empty where nobody is barred from what he wishes.
    pub(crate) wish_bar: Vec<Bar>,
    pub(crate) pins: Vec<Pin>,
    /// Seats left once the pins have taken theirs.
    pub(crate) open: Vec<u32>,
    /// What sites share, and their fewest intakes.
    pub(crate) limits: Limits,
    /// Students in the total order.
    pub(crate) order: Vec<u32>,
    /// Per site, the last key of the total order, for the ties of demand.
    pub(crate) site_tie: Vec<u64>,
}

impl Problem {
    /// Reads `placet.allocation/1` and checks it. A byte order mark before it, which some editors write, is passed over.
    pub fn parse(json: &[u8]) -> Result<Checked, Vec<ProblemError>> {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        match serde_json::from_slice::<Self>(json) {
            Ok(problem) => problem.check(),
            Err(error) => Err(diagnose(json, &error)),
        }
    }

    /// Checks a problem built in memory. All errors are reported at once, those of the sites first.
    pub fn check(mut self) -> Result<Checked, Vec<ProblemError>> {
        normalise(&mut self);
        let found = validate::validate(&self);
        if !found.errors.is_empty() {
            return Err(found.errors);
        }
        let seed = self.seed;
        let tie: Vec<u64> = self.students.iter().map(|s| hash_tie(seed, s.id.as_str())).collect();
        let site_tie = self.sites.iter().map(|s| hash_tie(seed, s.id.as_str())).collect();
        let order = total_order(&self.students, &tie);
        let mut open: Vec<u32> = self.sites.iter().map(|s| u32::try_from(s.seats).unwrap_or(0)).collect();
        for pin in &found.pins {
            if let Pin::At { site, secondary } = *pin {
                for taken in [site, secondary] {
                    if let Some(seats) = open.get_mut(taken as usize) {
                        *seats = seats.saturating_sub(1);
                    }
                }
            }
        }
        let limits = Limits::of(&self, &found.pins, &open);
        let sha256 = hash(&mut self);
        Ok(Checked {
            sha256,
            wishes_max: found.wishes_max,
            start: found.start,
            wish_site: found.wish_site,
            wish_secondary: found.wish_secondary,
            wish_bar: found.wish_bar,
            pins: found.pins,
            open,
            limits,
            order,
            site_tie,
            problem: self,
        })
    }
}

/// Puts what is a set into the order of its ids, so that the order of a file has no effect.
fn normalise(problem: &mut Problem) {
    problem.sites.sort_by(|a, b| a.id.cmp(&b.id));
    problem.students.sort_by(|a, b| a.id.cmp(&b.id));
    problem.groups.sort_by(|a, b| a.id.cmp(&b.id));
    problem.parameters.unadjusted_sites.sort();
    problem.parameters.unadjusted_sites.dedup();
    for group in &mut problem.groups {
        group.members.sort();
    }
    for pair in &mut problem.pairs {
        pair.students.sort();
    }
    problem.pairs.sort_by(|a, b| {
        let key = |p: &crate::problem::Pair| (p.students.clone(), p.kind as u8, p.hard, p.penalty);
        key(a).cmp(&key(b))
    });
    for student in &mut problem.students {
        student.forbidden.sort();
        student.required.sort();
        student.required.dedup();
    }
    for site in &mut problem.sites {
        for tier in site.ranking.iter_mut().flatten() {
            tier.0.sort();
        }
    }
}

/// The hash of the normal form, without titles and labels.
///
/// `students` is the last key: they are hashed one by one, and the text of a large problem is never there as a whole.
fn hash(problem: &mut Problem) -> String {
    let title = problem.title.take();
    let labels: Vec<_> = problem.sites.iter_mut().map(|s| s.label.take()).collect();
    let mut students = std::mem::take(&mut problem.students);
    // a checked problem holds finite numbers and text keys only: it always has a canonical form
    let frame = canonical_json(problem).unwrap_or_default();
    let (before, after) = frame.split_at(frame.len().saturating_sub("]}".len()));
    let mut hash = Sha256::new_with_prefix(before);
    for (k, student) in students.iter_mut().enumerate() {
        let label = student.label.take();
        hash.update(if k > 0 { "," } else { "" });
        hash.update(canonical_json(student).unwrap_or_default());
        student.label = label;
    }
    hash.update(after);
    problem.title = title;
    problem.students = students;
    problem.sites.iter_mut().zip(labels).for_each(|(s, label)| s.label = label);
    hexadecimal(&hash.finalize())
}

impl Checked {
    /// The problem, its sites, students and groups sorted by id.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The problem again, to change it and check it anew.
    pub fn into_problem(self) -> Problem {
        self.problem
    }

    /// SHA-256 of the canonical JSON of the normal form: arrays that are sets sorted by id, fields at their default left
    /// out, titles and labels left out.
    pub fn problem_sha256(&self) -> &str {
        &self.sha256
    }

    /// The most wishes that a student may make: the parameter, else 12 or the longest list.
    pub fn wishes_max(&self) -> u32 {
        self.wishes_max
    }

    /// The students in the total order.
    pub fn total_order(&self) -> impl Iterator<Item = &Student> {
        self.order.iter().map(|&i| &self.problem.students[i as usize])
    }

    /// The student of that id.
    pub fn student(&self, id: &str) -> Option<&Student> {
        self.student_index(id).map(|i| &self.problem.students[i])
    }

    /// The site of that id.
    pub fn site(&self, id: &str) -> Option<&Site> {
        self.site_index(id).map(|j| &self.problem.sites[j])
    }

    /// The sites that a student may receive: principal ones of his cohort with a seat, and no rule of his against them.
    pub fn open_to<'a>(&'a self, student: &'a Student) -> impl Iterator<Item = &'a Site> {
        self.problem.sites.iter().filter(|site| site.seats > 0 && is_for(student, site))
    }

    pub(crate) fn student_index(&self, id: &str) -> Option<usize> {
        self.problem.students.binary_search_by(|s| s.id.as_str().cmp(id)).ok()
    }

    pub(crate) fn site_index(&self, id: &str) -> Option<usize> {
        self.problem.sites.binary_search_by(|s| s.id.as_str().cmp(id)).ok()
    }

    pub(crate) fn site_id(&self, site: u32) -> Option<&Id> {
        self.problem.sites.get(site as usize).map(|s| &s.id)
    }

    /// The range of a student's wishes in the `wish_*` columns.
    pub(crate) fn wishes(&self, student: usize) -> std::ops::Range<usize> {
        self.start[student] as usize..self.start[student + 1] as usize
    }

    /// The secondary site beside a wish, or [`NONE`].
    pub(crate) fn wish_secondary(&self, wish: usize) -> u32 {
        self.wish_secondary.get(wish).copied().unwrap_or(NONE)
    }

    /// Why a wish may not be granted, whatever the seats.
    #[inline]
    pub(crate) fn wish_bar(&self, wish: usize) -> Bar {
        self.wish_bar.get(wish).copied().unwrap_or(Bar::Open)
    }

    /// The rank (from 1) of a site in a student's own list.
    pub(crate) fn rank_of(&self, student: usize, site: u32) -> Option<u32> {
        self.wish_site[self.wishes(student)].iter().position(|&s| s == site).map(|k| k as u32 + 1)
    }

    /// True when a site or a group still needs somebody.
    pub(crate) fn has_minima(&self) -> bool {
        self.limits.has_minima()
    }

    /// True when a site has a seat that nobody holds before the run, and every group around it too.
    pub(crate) fn has_seat(&self, site: u32) -> bool {
        self.open[site as usize] > 0 && !self.limits.close(site)
    }

    /// The rank under which a site that only continues a list is counted: one more than any list has.
    pub(crate) fn suggested_rank(&self) -> u8 {
        self.wishes_max as u8 + 1
    }

    /// Bars a wish otherwise. Where nobody is barred from anything, nothing can be otherwise.
    pub(crate) fn set_bar(&mut self, wish: usize, bar: Bar) {
        if let Some(own) = self.wish_bar.get_mut(wish) {
            *own = bar;
        }
    }

    /// Takes a seat for a student before the run, as a pin does.
    pub(crate) fn pin(&mut self, student: usize, site: u32) {
        self.pins[student] = Pin::At { site, secondary: NONE };
        self.open[site as usize] -= 1;
        self.limits.take(site);
    }

    pub(crate) fn is_free(&self, student: usize) -> bool {
        self.pins[student] == Pin::Free
    }

    pub(crate) fn score(&self, student: usize) -> Decimal {
        self.problem.students[student].score.unwrap_or(Decimal::ZERO)
    }

    pub(crate) fn debt(&self, student: usize) -> Decimal {
        self.problem.students[student].debt.unwrap_or(Decimal::ZERO)
    }

    /// Whether it is known of anybody how many periods he has left.
    pub(crate) fn looks_ahead(&self) -> bool {
        self.problem.students.iter().any(|student| student.periods_left.is_some())
    }

    /// What the ranks of a student weigh in `fair`.
    pub(crate) fn weight(&self, student: usize) -> i64 {
        self.weight_of(student, self.debt(student))
    }

    /// The same, if that were his debt.
    pub(crate) fn weight_of(&self, student: usize, debt: Decimal) -> i64 {
        self.problem.parameters.debt_weight.weight(debt, self.problem.students[student].periods_left)
    }
}

/// What a student may not receive.
pub(crate) fn bar(student: &Student, site: &Site) -> Bar {
    if student.forbidden.binary_search(&site.id).is_ok() {
        return Bar::Forbidden;
    }
    let wanted = |category: &String| student.required.binary_search(category).is_ok();
    if student.required.is_empty() || site.category.as_ref().is_some_and(wanted) {
        return Bar::Open;
    }
    Bar::Category
}

/// Whether a site is a principal one of his cohort that a student may receive, whatever its seats.
pub(crate) fn is_for(student: &Student, site: &Site) -> bool {
    !site.secondary
        && (site.cohort.is_none() || site.cohort == student.cohort)
        && bar(student, site) == Bar::Open
}

impl Kind {
    /// The fields that the format gives to a thing of this kind.
    pub(crate) const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Problem => {
                &["format", "title", "seed", "parameters", "options", "sites", "groups", "pairs", "students"]
            }
            Self::Site => &[
                "id",
                "label",
                "cohort",
                "category",
                "town",
                "seats",
                "min",
                "secondary",
                "fixed_cost",
                "ranking",
            ],
            Self::Group => &["id", "members", "min", "max"],
            Self::Pair => &["students", "kind", "hard", "penalty"],
            Self::Student => &[
                "id",
                "label",
                "cohort",
                "score",
                "order",
                "debt",
                "periods_left",
                "wishes",
                "forbidden",
                "required",
                "pinned",
            ],
            Self::Parameters => &[
                "wishes_max",
                "wishes_min",
                "phi",
                "debt_weight",
                "rank_costs",
                "exponent",
                "divisor",
                "site_cost_max",
                "cost_max",
                "order_bonus",
                "score_factor",
                "precision",
                "unadjusted_sites",
            ],
        }
    }
}
