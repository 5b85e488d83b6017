//! What sites share, what was promised and who is paired, worked out again; and whether the plan keeps it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Finding};
use crate::problem::{Id, Pair, PairKind, Problem};

/// Bounds of a group, or of a site's intake, over the students who are not pinned.
pub(super) struct Bound {
    /// Principal sites, in the order of their ids.
    pub(super) sites: Vec<usize>,
    pub(super) low: i64,
    /// None when it binds nothing.
    pub(super) high: Option<i64>,
    /// The group directly around it, where groups nest.
    pub(super) parent: Option<usize>,
}

impl Bound {
    pub(super) fn binds(&self) -> bool {
        self.low > 0 || self.high.is_some()
    }
}

/// What the sites share.
pub(super) struct Shared {
    /// Per group of the problem.
    pub(super) groups: Vec<Bound>,
    /// Per site the groups around it.
    pub(super) around: Vec<Vec<usize>>,
    /// Per site the fewest students still to place, and the group directly around it.
    pub(super) low: Vec<i64>,
    pub(super) inner: Vec<Option<usize>>,
    /// True when some groups that bind cross each other.
    pub(super) cross: bool,
}

impl Shared {
    pub(super) fn of(problem: &Problem, open: &[i64]) -> Self {
        let members = members(problem);
        let mut pins = vec![0_i64; problem.sites.len()];
        for id in problem.students.iter().filter_map(|s| s.pinned.as_ref()?.site.as_ref()) {
            if let Ok(j) = problem.sites.binary_search_by(|site| site.id.cmp(id)) {
                pins[j] += 1;
            }
        }
        let mut groups: Vec<Bound> = Vec::with_capacity(members.len());
        let mut around = vec![Vec::new(); problem.sites.len()];
        for (g, (group, sites)) in problem.groups.iter().zip(members).enumerate() {
            let taken: i64 = sites.iter().map(|j| pins[*j]).sum();
            let seats: i64 = sites.iter().map(|j| open[*j]).sum();
            let high = group.max.map(|most| (most - taken).max(0)).filter(|most| *most <= seats);
            let bound = Bound {
                sites: sites.into_iter().collect(),
                low: (group.min - taken).max(0),
                high,
                parent: None,
            };
            if bound.binds() {
                bound.sites.iter().for_each(|j| around[*j].push(g));
            }
            groups.push(bound);
        }
        let low = problem.sites.iter().zip(&pins).map(|(site, taken)| (site.min - taken).max(0)).collect();
        let mut shared = Self { groups, around, low, inner: vec![None; open.len()], cross: false };
        shared.nest();
        shared
    }

    /// Puts the groups inside each other, the largest first.
    fn nest(&mut self) {
        let mut by_size: Vec<usize> = (0..self.groups.len()).filter(|g| self.groups[*g].binds()).collect();
        by_size.sort_by_key(|g| (std::cmp::Reverse(self.groups[*g].sites.len()), *g));
        for g in by_size {
            let found: BTreeSet<Option<usize>> =
                self.groups[g].sites.iter().map(|j| self.inner[*j]).collect();
            if found.len() > 1 {
                self.cross = true;
                continue;
            }
            self.groups[g].parent = found.first().copied().flatten();
            for j in self.groups[g].sites.clone() {
                self.inner[j] = Some(g);
            }
        }
    }

    pub(super) fn has_minima(&self) -> bool {
        self.low.iter().chain(self.groups.iter().map(|g| &g.low)).any(|low| *low > 0)
    }

    /// True when a group around the site may hold nobody else.
    pub(super) fn is_closed(&self, site: usize) -> bool {
        self.around[site].iter().any(|g| self.groups[*g].high == Some(0))
    }
}

/// Per group its principal sites, at whatever depth.
fn members(problem: &Problem) -> Vec<BTreeSet<usize>> {
    let sites: BTreeMap<&str, usize> =
        problem.sites.iter().enumerate().map(|(j, s)| (s.id.as_str(), j)).collect();
    let groups: BTreeMap<&str, usize> =
        problem.groups.iter().enumerate().map(|(g, s)| (s.id.as_str(), g)).collect();
    let inside = |g: usize| {
        let (mut found, mut seen, mut todo) = (BTreeSet::new(), BTreeSet::from([g]), vec![g]);
        while let Some(g) = todo.pop() {
            for id in &problem.groups[g].members {
                if let Some(&j) = sites.get(id.as_str()) {
                    if !problem.sites[j].secondary {
                        found.insert(j);
                    }
                } else if let Some(&inner) = groups.get(id.as_str())
                    && seen.insert(inner)
                {
                    todo.push(inner);
                }
            }
        }
        found
    };
    (0..problem.groups.len()).map(inside).collect()
}

/// A pair with the two students by index.
pub(super) type Couple<'a> = (&'a Pair, [usize; 2]);

/// The pairs that a run has to look at: neither is excused, and one at least is not pinned.
pub(super) fn couples(problem: &Problem) -> Vec<Couple<'_>> {
    fn couple<'a>(problem: &'a Problem, pair: &'a Pair) -> Option<Couple<'a>> {
        let students = &pair.students;
        let find = |id: &Id| problem.students.binary_search_by(|s| s.id.cmp(id)).ok();
        let two = [find(&students[0])?, find(&students[1])?];
        let pins = two.map(|i| problem.students[i].pinned.as_ref());
        let is_out = pins.into_iter().flatten().any(|pinned| pinned.site.is_none());
        (pins.contains(&None) && !is_out).then_some((pair, two))
    }
    problem.pairs.iter().filter_map(|pair| couple(problem, pair)).collect()
}

/// Whether a plan keeps a pair.
pub(super) fn keeps(facts: &Facts<'_>, pair: &Pair, [a, b]: [usize; 2]) -> bool {
    let town = |j: usize| facts.problem.sites[j].town.as_ref();
    match (pair.kind, facts.receives(a), facts.receives(b)) {
        (PairKind::SameSite, a, b) => a == b,
        (PairKind::SameTown, None, None) => true,
        (PairKind::SameTown, Some(a), Some(b)) => town(a).is_some() && town(a) == town(b),
        (PairKind::SameTown, ..) => false,
        (PairKind::DifferentSite, a, b) => a.is_none() || a != b,
    }
}

/// Totals, fewest intakes, promises and hard pairs.
pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let problem = facts.problem;
    let mut given = vec![0_i64; problem.sites.len()];
    for j in (0..facts.site.len()).filter_map(|i| facts.receives(i)) {
        given[j] += 1;
    }
    for (site, given) in problem.sites.iter().zip(&given).filter(|(site, _)| !site.secondary) {
        if *given < site.min {
            findings.push(Finding::OutsideBounds { id: site.id.clone(), given: *given });
        }
    }
    for (group, bound) in problem.groups.iter().zip(&facts.shared.groups) {
        let given: i64 = bound.sites.iter().map(|j| given[*j]).sum();
        if given < group.min || group.max.is_some_and(|most| given > most) {
            findings.push(Finding::OutsideBounds { id: group.id.clone(), given });
        }
    }
    for i in (0..facts.site.len()).filter(|i| facts.is_free(*i)) {
        if facts.promised[i].is_some_and(|worst| facts.rank(i).is_none_or(|rank| rank > worst)) {
            findings.push(Finding::Harmed { student: facts.student(i) });
        }
    }
    for (pair, two) in facts.couples.iter().filter(|(pair, _)| pair.hard) {
        if !keeps(facts, pair, *two) {
            findings.push(Finding::PairBroken { students: pair.students.clone() });
        }
    }
}

/// Under `do_no_harm`, the rank that each student has when they are served one by one.
pub(super) fn promised(facts: &Facts<'_>) -> Vec<Option<usize>> {
    let mut promised = vec![None; facts.site.len()];
    if !facts.problem.options.do_no_harm {
        return promised;
    }
    let mut seats = facts.open.clone();
    let mut room: Vec<Option<i64>> = facts.shared.groups.iter().map(|g| g.high).collect();
    for &i in facts.order.iter().filter(|i| facts.is_free(**i)) {
        for (k, wish) in facts.wishes[i].iter().enumerate().filter(|(_, w)| w.allowed) {
            let around = &facts.shared.around[wish.site];
            if seats[wish.site] > 0 && around.iter().all(|g| room[*g].is_none_or(|left| left > 0)) {
                seats[wish.site] -= 1;
                for g in around {
                    room[*g] = room[*g].map(|left| left - 1);
                }
                promised[i] = Some(k + 1);
                break;
            }
        }
    }
    promised
}
