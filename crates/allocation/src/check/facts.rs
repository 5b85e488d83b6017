//! What is needed again and again of a problem and a plan, worked out once.

use std::collections::BTreeMap;

use super::Finding;
use super::limits::{self, Shared};
use crate::draw::{Draw, Purpose};
use crate::order::hash_tie;
use crate::plan::Plan;
use crate::problem::{Id, Problem};
use crate::procedure::Procedure;

/// A problem and a plan side by side, by index: sites and students in the order of their ids.
pub(super) struct Facts<'a> {
    pub(super) problem: &'a Problem,
    pub(super) procedure: Procedure,
    /// Per student his wishes.
    pub(super) wishes: Vec<Vec<Wished>>,
    /// Per student what he received.
    pub(super) site: Vec<Option<usize>>,
    pub(super) secondary: Vec<Option<usize>>,
    pub(super) suggested: Vec<Option<usize>>,
    /// Per student the sites that may continue his list, where lists are completed.
    pub(super) suggestions: Vec<Vec<usize>>,
    /// The most wishes of a student.
    pub(super) most: usize,
    /// Under `do_no_harm`, what rank each student is sure of.
    pub(super) promised: Vec<Option<usize>>,
    /// What the sites share.
    pub(super) shared: Shared,
    /// The pairs to look at.
    pub(super) couples: Vec<limits::Couple<'a>>,
    /// Students in the order in which the procedure serves them or breaks ties.
    pub(super) order: Vec<usize>,
    /// Each student's place in it.
    pub(super) place: Vec<usize>,
    /// Seats that pins leave open.
    pub(super) open: Vec<i64>,
    pub(super) complete: bool,
}

/// A wish: the site, the secondary one, and whether the student may receive it.
pub(super) struct Wished {
    pub(super) site: usize,
    pub(super) secondary: Option<usize>,
    pub(super) allowed: bool,
}

/// What an optimising procedure may give a student: the site, the rank that it counts as, and whether he may receive it.
pub(super) struct Possibility {
    pub(super) site: usize,
    pub(super) rank: usize,
    pub(super) allowed: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn new(problem: &'a Problem, plan: &Plan, findings: &mut Vec<Finding>) -> Self {
        let sites: BTreeMap<&str, usize> =
            problem.sites.iter().enumerate().map(|(j, s)| (s.id.as_str(), j)).collect();
        let students: BTreeMap<&str, usize> =
            problem.students.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect();
        let find = |id: &Id| sites.get(id.as_str()).copied();
        let mut site = vec![None; students.len()];
        let mut secondary = vec![None; students.len()];
        let mut suggested = vec![None; students.len()];
        let mut seen = vec![false; students.len()];
        for outcome in &plan.outcomes {
            let student = outcome.student.clone();
            let Some(&i) = students.get(student.as_str()) else {
                findings.push(Finding::UnknownStudent { student });
                continue;
            };
            if std::mem::replace(&mut seen[i], true) {
                findings.push(Finding::RepeatedStudent { student });
                continue;
            }
            for (id, is_secondary, slot) in [
                (&outcome.site, false, &mut site[i]),
                (&outcome.secondary, true, &mut secondary[i]),
                (&outcome.suggested, false, &mut suggested[i]),
            ] {
                *slot = id.as_ref().and_then(find);
                if id.is_some() && slot.is_none_or(|j| problem.sites[j].secondary != is_secondary) {
                    let site = id.clone().unwrap_or_else(|| student.clone());
                    findings.push(Finding::WrongKindOfSite { student: student.clone(), site });
                    *slot = None;
                }
            }
        }
        for pair in plan.outcomes.windows(2).filter(|w| w[0].student >= w[1].student) {
            findings.push(Finding::OutOfOrder { student: pair[1].student.clone() });
        }
        for (_, student) in problem.students.iter().enumerate().filter(|(i, _)| !seen[*i]) {
            findings.push(Finding::MissingStudent { student: student.id.clone() });
        }
        let mut open: Vec<i64> = problem.sites.iter().map(|s| s.seats).collect();
        for pinned in problem.students.iter().filter_map(|s| s.pinned.as_ref()) {
            for j in [&pinned.site, &pinned.secondary].into_iter().flatten().filter_map(find) {
                open[j] -= 1;
            }
        }
        let wishes = problem.students.iter().map(|student| {
            let wish = |w: &crate::problem::Wish| {
                let site = find(&w.site)?;
                let category = problem.sites[site].category.as_ref();
                let allowed = !student.forbidden.contains(&w.site)
                    && (student.required.is_empty()
                        || category.is_some_and(|c| student.required.contains(c)));
                Some(Wished { site, secondary: w.secondary.as_deref().and_then(find), allowed })
            };
            student.wishes.iter().filter_map(wish).collect()
        });
        let wishes: Vec<Vec<Wished>> = wishes.collect();
        let order = order(problem, plan.procedure);
        let mut place = vec![0; order.len()];
        for (at, &i) in order.iter().enumerate() {
            place[i] = at;
        }
        let complete = seen.iter().all(|&s| s) && plan.outcomes.len() == seen.len();
        let longest = wishes.iter().map(Vec::len).max().unwrap_or(0).max(12);
        let mut facts = Self {
            problem,
            procedure: plan.procedure,
            most: problem.parameters.wishes_max.map_or(longest, |m| m as usize),
            promised: Vec::new(),
            suggestions: Vec::new(),
            shared: Shared::of(problem, &open),
            couples: limits::couples(problem),
            wishes,
            site,
            secondary,
            suggested,
            order,
            place,
            open,
            complete,
        };
        facts.promised = limits::promised(&facts);
        facts.suggestions = (0..facts.site.len()).map(|i| facts.continuation(i)).collect();
        facts
    }

    /// The sites that may continue a student's list: open to him, not wished, in the order of their ids.
    fn continuation(&self, i: usize) -> Vec<usize> {
        if !self.problem.options.completed_lists || !self.is_free(i) || self.promised[i].is_some() {
            return Vec::new();
        }
        let student = &self.problem.students[i];
        let fits = |j: &usize| {
            let site = &self.problem.sites[*j];
            let is_wished = self.wishes[i].iter().any(|w| w.site == *j);
            let is_of_category = student.required.is_empty()
                || site.category.as_ref().is_some_and(|c| student.required.contains(c));
            let is_of_cohort = site.cohort.is_none() || site.cohort == student.cohort;
            !site.secondary
                && !is_wished
                && is_of_category
                && is_of_cohort
                && !student.forbidden.contains(&site.id)
        };
        (0..self.problem.sites.len()).filter(fits).collect()
    }

    /// What an optimising procedure may give a student, in his order: his wishes, then what continues them.
    pub(super) fn possibilities(&self, i: usize) -> Vec<Possibility> {
        let wished = self.wishes[i].iter().enumerate().map(|(k, wish)| Possibility {
            site: wish.site,
            rank: k + 1,
            allowed: wish.allowed && self.promised[i].is_none_or(|worst| k < worst),
        });
        let further =
            self.suggestions[i].iter().map(|&site| Possibility { site, rank: self.most + 1, allowed: true });
        wished.chain(further).collect()
    }

    /// The site that a student has or, failing that, the one kept for him.
    pub(super) fn receives(&self, i: usize) -> Option<usize> {
        self.site[i].or(self.suggested[i])
    }

    /// The rank that what he receives counts as.
    pub(super) fn counted_rank(&self, i: usize) -> Option<usize> {
        let suggested = self.suggested[i].map(|_| self.most + 1);
        self.rank(i).or(suggested)
    }

    /// True when a seat of the site, and of the groups around it, is there for somebody.
    pub(super) fn has_seat(&self, site: usize) -> bool {
        self.open[site] > 0 && !self.shared.is_closed(site)
    }

    /// True when a flow alone cannot prove a plan: pairs, or groups that cross.
    pub(super) fn needs_cases(&self) -> bool {
        self.shared.cross || !self.couples.is_empty()
    }

    pub(super) fn is_free(&self, student: usize) -> bool {
        self.problem.students[student].pinned.is_none()
    }

    pub(super) fn student(&self, student: usize) -> Id {
        self.problem.students[student].id.clone()
    }

    pub(super) fn site_id(&self, site: usize) -> Id {
        self.problem.sites[site].id.clone()
    }

    /// The rank of what a student received, in his own list.
    pub(super) fn rank(&self, student: usize) -> Option<usize> {
        let site = self.site[student]?;
        self.wishes[student].iter().position(|w| w.site == site).map(|k| k + 1)
    }

    /// Free students at each site.
    pub(super) fn granted(&self) -> Vec<Vec<usize>> {
        let mut granted = vec![Vec::new(); self.problem.sites.len()];
        for i in (0..self.site.len()).filter(|&i| self.is_free(i)) {
            if let Some(j) = self.receives(i) {
                granted[j].push(i);
            }
        }
        granted
    }
}

/// The order of service, from the rule: turn, score, hash; or the draw.
fn order(problem: &Problem, procedure: Procedure) -> Vec<usize> {
    let mut order: Vec<usize> = (0..problem.students.len()).collect();
    if procedure == Procedure::RandomOrder {
        Draw::new(problem.seed, Purpose::RandomOrder).shuffle(&mut order);
        return order;
    }
    let key = |i: &usize| {
        let s = &problem.students[*i];
        let score = s.score.map_or(0, crate::decimal::Decimal::thousandths);
        (s.order.is_none(), s.order, score, hash_tie(problem.seed, s.id.as_str()), s.id.clone())
    };
    order.sort_by_cached_key(key);
    order
}
