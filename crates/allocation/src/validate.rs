//! Everything that can be wrong with a problem, found in one pass and reported together.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::checked::{Bar, NONE, Pin, bar};
use crate::decimal::Decimal;
use crate::error::{Kind, ProblemError};
use crate::parameters::{DebtShape, PERIODS_MAX, Parameters};
use crate::problem::{FixedCost, Id, PROBLEM_FORMAT, Problem, Student};

/// FNV-1a: ids are short, the institution writes them, and the standard hash would draw a random state.
#[derive(Default)]
pub(crate) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ 0xcbf2_9ce4_8422_2325 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

pub(crate) type ById<'a> = HashMap<&'a str, u32, BuildHasherDefault<Fnv>>;

const SEED_END: u64 = 1 << 53;
pub(crate) const SEATS_MAX: i64 = 1_000_000;
const DEFAULT_WISHES: u32 = 12;
/// The most wishes that any problem may allow.
const WISHES_END: u32 = 100;

/// The resolved columns of a problem, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) errors: Vec<ProblemError>,
    pub(crate) wishes_max: u32,
    pub(crate) start: Vec<u32>,
    pub(crate) wish_site: Vec<u32>,
    pub(crate) wish_secondary: Vec<u32>,
    pub(crate) wish_bar: Vec<Bar>,
    pub(crate) pins: Vec<Pin>,
}

/// Checks a normalised problem.
pub(crate) fn validate(problem: &Problem) -> Found {
    let mut found = Found::default();
    let errors = &mut found.errors;
    if problem.format != PROBLEM_FORMAT {
        errors.push(ProblemError::WrongFormat { found: problem.format.clone() });
    }
    if problem.seed >= SEED_END {
        errors.push(ProblemError::SeedTooLarge { seed: problem.seed });
    }
    parameters(&problem.parameters, errors);
    let sites = index(problem.sites.iter().map(|s| &s.id), Kind::Site, errors);
    let students = index(problem.students.iter().map(|s| &s.id), Kind::Student, errors);
    check_sites(problem, &students, errors);
    check_pairs(problem, &students, errors);
    let longest = problem.students.iter().map(|s| s.wishes.len()).max().unwrap_or(0);
    let own = longest.clamp(DEFAULT_WISHES as usize, WISHES_END as usize) as u32;
    // a limit that is itself wrong says nothing about lists
    let stated = problem.parameters.wishes_max.filter(|most| (1..=WISHES_END).contains(most));
    found.wishes_max = stated.unwrap_or(own);
    check_students(problem, &sites, &mut found);
    crate::groups::check(problem, &sites, &found.pins, &mut found.errors);
    found
}

fn index<'a>(ids: impl Iterator<Item = &'a Id>, kind: Kind, errors: &mut Vec<ProblemError>) -> ById<'a> {
    let mut by_id = ById::default();
    for (k, id) in ids.enumerate() {
        if !id.is_valid() {
            errors.push(ProblemError::BadId { kind, id: id.clone() });
        }
        if *by_id.entry(id.as_str()).or_insert(k as u32) != k as u32 {
            errors.push(ProblemError::DuplicateId { kind, id: id.clone() });
        }
    }
    by_id
}

fn parameters(p: &Parameters, errors: &mut Vec<ProblemError>) {
    let mut bad = |field| errors.push(ProblemError::BadParameter { field });
    if p.wishes_max.is_some_and(|most| !(1..=WISHES_END).contains(&most)) {
        bad("wishes_max");
    }
    if p.wishes_min > p.wishes_max.unwrap_or(WISHES_END) {
        bad("wishes_min");
    }
    let known = p.phi.len() as u32;
    let at = |rank: u32| if rank == 0 { 0 } else { p.phi_at(rank) };
    let convex = (2..=known).all(|k| at(k) - at(k - 1) >= at(k - 1) - at(k - 2));
    let growing = (1..=known).all(|k| at(k) > at(k - 1));
    if known > 101 || !convex || !growing || p.phi.iter().any(|&v| v > 1_000_000) {
        bad("phi");
    }
    let w = &p.debt_weight;
    let bounded = w.doubling.is_valid()
        && w.bound.is_valid()
        && w.bound >= Decimal::ZERO
        && w.doubling > Decimal::ZERO
        && w.bound.thousandths() <= 10 * w.doubling.thousandths();
    let ahead = w.ahead();
    let looks_ahead_bounded = [ahead.last, ahead.early].into_iter().all(|doubling| {
        doubling.is_valid()
            && doubling > Decimal::ZERO
            && ahead.bound.thousandths() <= 10 * doubling.thousandths()
    }) && ahead.bound.is_valid()
        && ahead.bound >= Decimal::ZERO
        && (2..=PERIODS_MAX).contains(&ahead.periods)
        && (Decimal::ZERO..=Decimal::from_integer(1)).contains(&ahead.advance);
    if !(1..=1024).contains(&w.scale) || (w.shape == DebtShape::Power && !(bounded && looks_ahead_bounded)) {
        bad("debt_weight");
    }
    let in_range =
        |v: Decimal, most: i64| v.is_valid() && v >= Decimal::ZERO && v <= Decimal::from_integer(most);
    if p.rank_costs.len() > 100 || !p.rank_costs.iter().all(|&v| in_range(v, 1000)) {
        bad("rank_costs");
    }
    for (value, most, field) in [
        (p.exponent, 10, "exponent"),
        (p.site_cost_max, 1_000_000, "site_cost_max"),
        (p.cost_max, 1_000_000, "cost_max"),
        (p.order_bonus, 1000, "order_bonus"),
        (p.score_factor, 1000, "score_factor"),
    ] {
        if !in_range(value, most) {
            bad(field);
        }
    }
    if !in_range(p.divisor, 1_000_000) || p.divisor == Decimal::ZERO {
        bad("divisor");
    }
    if p.precision > 3 {
        bad("precision");
    }
}

fn check_sites(problem: &Problem, students: &ById<'_>, errors: &mut Vec<ProblemError>) {
    let mut ranked_by = vec![NONE; problem.students.len()];
    for (j, site) in problem.sites.iter().enumerate() {
        if !(0..=SEATS_MAX).contains(&site.seats) {
            errors.push(ProblemError::BadSeats { site: site.id.clone(), seats: site.seats });
        } else if !(0..=site.seats).contains(&site.min) {
            let id = site.id.clone();
            errors.push(ProblemError::ContradictoryBounds {
                kind: Kind::Site,
                id,
                min: site.min,
                most: site.seats,
            });
        }
        if matches!(site.fixed_cost, Some(FixedCost::Amount(amount)) if !amount.is_valid()) {
            errors.push(ProblemError::BadNumber {
                kind: Kind::Site,
                id: Some(site.id.clone()),
                field: "fixed_cost",
            });
        }
        for id in site.ranking.iter().flatten().flat_map(|tier| &tier.0) {
            let (kind, owner, target, field) = (Kind::Site, site.id.clone(), id.clone(), "ranking");
            match students.get(id.as_str()) {
                None => errors.push(ProblemError::UnknownId { kind, id: owner, field, target }),
                Some(&i) if ranked_by[i as usize] == j as u32 => {
                    errors.push(ProblemError::Repeated { kind, id: owner, field, target });
                }
                Some(&i) => ranked_by[i as usize] = j as u32,
            }
        }
    }
}

fn check_pairs(problem: &Problem, students: &ById<'_>, errors: &mut Vec<ProblemError>) {
    for pair in &problem.pairs {
        let [a, b] = &pair.students;
        if a == b {
            errors.push(ProblemError::PairOfOne { student: a.clone() });
        }
        for id in [a, b] {
            if !students.contains_key(id.as_str()) {
                let (kind, field) = (Kind::Pair, "students");
                errors.push(ProblemError::UnknownId { kind, id: a.clone(), field, target: id.clone() });
            }
        }
        if !(0..=1_000_000).contains(&pair.penalty) {
            errors.push(ProblemError::BadNumber { kind: Kind::Pair, id: Some(a.clone()), field: "penalty" });
        }
    }
    for pair in problem.pairs.windows(2).filter(|w| w[0].students == w[1].students) {
        let [a, b] = &pair[0].students;
        let (kind, field) = (Kind::Pair, "students");
        errors.push(ProblemError::Repeated { kind, id: a.clone(), field, target: b.clone() });
    }
}

fn check_students(problem: &Problem, sites: &ById<'_>, found: &mut Found) {
    let wishes: usize = problem.students.iter().map(|s| s.wishes.len()).sum();
    found.start.reserve(problem.students.len() + 1);
    found.wish_site.reserve(wishes);
    found.start.push(0);
    let mut wished_by = vec![NONE; problem.sites.len()];
    let mut pins = vec![0_usize; problem.sites.len()];
    let most = found.wishes_max;
    for (i, student) in problem.students.iter().enumerate() {
        let mut check = StudentCheck { problem, sites, student, found };
        check.numbers();
        check.references();
        if student.wishes.len() > most as usize {
            let (student, wishes) = (student.id.clone(), student.wishes.len());
            check.found.errors.push(ProblemError::TooManyWishes { student, wishes, most });
        }
        check.wishes(i as u32, &mut wished_by);
        check.pin(&mut pins);
        found.start.push(found.wish_site.len() as u32);
    }
    for (site, &pins) in problem.sites.iter().zip(&pins) {
        // negative seats are an error of their own
        if pins > 0 && pins as i64 > site.seats {
            found.errors.push(ProblemError::MorePinsThanSeats {
                site: site.id.clone(),
                pins,
                seats: site.seats,
            });
        }
    }
}

/// Notes what is said of a wish, in a column that stays empty while nothing is said of any.
fn note<T: Copy + PartialEq>(column: &mut Vec<T>, at: usize, said: T, nothing: T) {
    if said != nothing || !column.is_empty() {
        column.resize(at, nothing);
        column.push(said);
    }
}

struct StudentCheck<'a> {
    problem: &'a Problem,
    sites: &'a ById<'a>,
    student: &'a Student,
    found: &'a mut Found,
}

impl StudentCheck<'_> {
    fn numbers(&mut self) {
        let student = self.student;
        let pin_cost = student.pinned.as_ref().and_then(|p| p.cost);
        for (value, field) in [(student.score, "score"), (student.debt, "debt"), (pin_cost, "pinned.cost")] {
            if value.is_some_and(|v| !v.is_valid()) {
                self.bad_number(field);
            }
        }
        if student.periods_left.is_some_and(|left| !(1..=PERIODS_MAX).contains(&left)) {
            self.bad_number("periods_left");
        }
        if student.order.is_some_and(|order| !(1..=1_000_000_000).contains(&order)) {
            self.bad_number("order");
        }
    }

    fn bad_number(&mut self, field: &'static str) {
        let id = Some(self.student.id.clone());
        self.found.errors.push(ProblemError::BadNumber { kind: Kind::Student, id, field });
    }

    fn references(&mut self) {
        for id in &self.student.forbidden {
            self.resolve(id, "forbidden");
        }
        for twice in self.student.forbidden.windows(2).filter(|w| w[0] == w[1]) {
            let (kind, id, target) = (Kind::Student, self.student.id.clone(), twice[0].clone());
            self.found.errors.push(ProblemError::Repeated { kind, id, field: "forbidden", target });
        }
    }

    fn resolve(&mut self, id: &Id, field: &'static str) -> u32 {
        if let Some(&site) = self.sites.get(id.as_str()) {
            return site;
        }
        let (kind, owner, target) = (Kind::Student, self.student.id.clone(), id.clone());
        self.found.errors.push(ProblemError::UnknownId { kind, id: owner, field, target });
        NONE
    }

    /// True when the student's cohort may have the site.
    fn same_cohort(&self, site: u32) -> bool {
        let cohort = &self.problem.sites[site as usize].cohort;
        cohort.is_none() || *cohort == self.student.cohort
    }

    fn wishes(&mut self, student: u32, wished_by: &mut [u32]) {
        let name = || self.student.id.clone();
        for wish in &self.student.wishes {
            let site = self.resolve(&wish.site, "wishes");
            let mut allowed = Bar::Open;
            if let Some(principal) = self.problem.sites.get(site as usize) {
                if wished_by[site as usize] == student {
                    self.found
                        .errors
                        .push(ProblemError::DuplicateWish { student: name(), site: wish.site.clone() });
                }
                wished_by[site as usize] = student;
                if principal.secondary {
                    let site = wish.site.clone();
                    self.found.errors.push(ProblemError::SecondaryAsPrincipal { student: name(), site });
                }
                if !self.same_cohort(site) {
                    let site = wish.site.clone();
                    self.found.errors.push(ProblemError::WishOutsideCohort { student: name(), site });
                }
                allowed = bar(self.student, principal);
            }
            let secondary = wish.secondary.as_ref().map_or(NONE, |id| self.secondary(id, "wishes"));
            let at = self.found.wish_site.len();
            self.found.wish_site.push(site);
            note(&mut self.found.wish_secondary, at, secondary, NONE);
            note(&mut self.found.wish_bar, at, allowed, Bar::Open);
        }
    }

    fn secondary(&mut self, id: &Id, field: &'static str) -> u32 {
        let index = self.resolve(id, field);
        if let Some(site) = self.problem.sites.get(index as usize) {
            if !site.secondary {
                let student = self.student.id.clone();
                self.found.errors.push(ProblemError::PrincipalAsSecondary { student, site: id.clone() });
            }
            if !self.same_cohort(index) {
                let (student, site) = (self.student.id.clone(), id.clone());
                self.found.errors.push(if field == "wishes" {
                    ProblemError::WishOutsideCohort { student, site }
                } else {
                    ProblemError::PinOutsideCohort { student, site }
                });
            }
        }
        index
    }

    fn pin(&mut self, pins: &mut [usize]) {
        let Some(pinned) = &self.student.pinned else {
            self.found.pins.push(Pin::Free);
            return;
        };
        let name = || self.student.id.clone();
        let Some(id) = &pinned.site else {
            if pinned.secondary.is_some() {
                self.found.errors.push(ProblemError::PinSecondaryAlone { student: name() });
            }
            self.found.pins.push(Pin::Excused);
            return;
        };
        let site = self.resolve(id, "pinned.site");
        if let Some(principal) = self.problem.sites.get(site as usize) {
            pins[site as usize] += 1;
            if principal.secondary {
                self.found
                    .errors
                    .push(ProblemError::SecondaryAsPrincipal { student: name(), site: id.clone() });
            }
            if !self.same_cohort(site) {
                self.found.errors.push(ProblemError::PinOutsideCohort { student: name(), site: id.clone() });
            }
            if !pinned.overrides && bar(self.student, principal) != Bar::Open {
                self.found.errors.push(ProblemError::PinNotAllowed { student: name(), site: id.clone() });
            }
        }
        let secondary = pinned.secondary.as_ref().map_or(NONE, |id| {
            let index = self.secondary(id, "pinned.secondary");
            if let Some(count) = pins.get_mut(index as usize) {
                *count += 1;
            }
            if !pinned.overrides && self.student.forbidden.binary_search(id).is_ok() {
                self.found.errors.push(ProblemError::PinNotAllowed { student: name(), site: id.clone() });
            }
            index
        });
        self.found.pins.push(Pin::At { site, secondary });
    }
}
