//! The independent check of a plan (contract, section 5).
//!
//! It starts again from the problem as exchanged and shares no code with the procedures: what it uses of the crate are the
//! types, the canonical JSON and the generator of draws. A plan from anywhere can be verified with it.

mod bills;
mod branch;
mod limits;
mod optimal;
mod serial;
mod stable;
mod ties;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::canonical::{canonical_sha256, sha256_hex};
use crate::checked::Checked;
use crate::draw::{Draw, Purpose};
use crate::order::hash_tie;
use crate::plan::{Method, Plan, RESULT_FORMAT};
use crate::problem::{Id, Problem};
use crate::procedure::Procedure;
use limits::Shared;

/// One thing in a plan that is not as the problem and the procedure demand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Finding {
    /// A field of the result as a whole (`format`, `version`, `seed`, `problem_sha256`, `result_sha256`, `optimal`).
    WrongField {
        /// The field.
        field: &'static str,
    },
    /// A field of the certificate (`order_sha256`, `method`, `layers`, `debt_weight`, `bound`, `proof`).
    WrongCertificate {
        /// The field.
        field: &'static str,
    },
    /// A figure of the summary.
    WrongSummary {
        /// The field.
        field: &'static str,
    },
    /// A student of the problem has no outcome.
    MissingStudent {
        /// The student.
        student: Id,
    },
    /// An outcome for somebody who is not in the problem.
    UnknownStudent {
        /// The student.
        student: Id,
    },
    /// Two outcomes for one student.
    RepeatedStudent {
        /// The student.
        student: Id,
    },
    /// The outcomes are not in the order of the ids.
    OutOfOrder {
        /// The first student out of order.
        student: Id,
    },
    /// A site that is not in the problem, or of the wrong kind.
    WrongKindOfSite {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// More students at a site than it has seats.
    TooManyAtSite {
        /// The site.
        site: Id,
        /// Seats.
        seats: i64,
        /// Students there.
        given: i64,
    },
    /// A site that the student did not wish.
    NotWished {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A site that the student may not receive.
    NotAllowed {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A pin that is not kept.
    PinNotKept {
        /// The student.
        student: Id,
    },
    /// A value of an outcome (`rank`, `secondary`, `suggested`, `site_cost`, `adjustment`, `cost`) that does not follow.
    WrongOutcome {
        /// The student.
        student: Id,
        /// The field.
        field: &'static str,
    },
    /// A student served one by one had a better wish open at his turn.
    BetterWishOpen {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A student served one by one received a seat that was gone.
    SeatGone {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A student and a site would rather have each other.
    BlockingPair {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A site holds an applicant whom it finds unacceptable.
    Unacceptable {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// Another stable plan is better for this student.
    NotStudentOptimal {
        /// The student.
        student: Id,
    },
    /// The value of a layer is not that of the outcomes.
    WrongLayerValue {
        /// The layer.
        layer: String,
        /// What the outcomes give.
        expected: i64,
    },
    /// A potential of something that has none.
    StrayPotential {
        /// The layer.
        layer: String,
        /// The id.
        id: Id,
    },
    /// A price below nought where more than the fewest are, or above where a seat is left.
    WrongPrice {
        /// The site or the group.
        site: Id,
    },
    /// A possibility that costs a student less than his potential; no site is being unplaced.
    CheaperPossibility {
        /// The student.
        student: Id,
        /// The site.
        site: Option<Id>,
    },
    /// What a student received costs more than his potential.
    NotTight {
        /// The student.
        student: Id,
    },
    /// Another plan, as good, gives this student a better rank and nobody before him a worse one.
    TieNotBroken {
        /// The student.
        student: Id,
    },
    /// The problem asks for something that the procedure cannot honour.
    NotHonoured {
        /// The field.
        field: &'static str,
    },
    /// A site with fewer than its fewest, or a group outside its bounds.
    OutsideBounds {
        /// The site or the group.
        id: Id,
        /// Students there.
        given: i64,
    },
    /// A student worse off than when all are served one by one, under `do_no_harm`.
    Harmed {
        /// The student.
        student: Id,
    },
    /// A hard pair that is not kept.
    PairBroken {
        /// The two.
        students: [Id; 2],
    },
}

/// Verifies a plan against a problem. Empty when everything follows; else the findings, each once, in a fixed order.
pub fn check(checked: &Checked, plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let problem = checked.problem();
    header(checked, plan, &mut findings);
    let facts = Facts::new(problem, plan, &mut findings);
    // without one outcome for each student the rest would only repeat it
    if facts.complete {
        seats(&facts, &mut findings);
        eligibility(&facts, &mut findings);
        honoured(&facts, &mut findings);
        limits::check(&facts, &mut findings);
        bills::outcomes(&facts, plan, &mut findings);
        bills::summary(&facts, plan, &mut findings);
        certificate(&facts, plan, &mut findings);
        match plan.procedure {
            Procedure::ScoreOrderV1 | Procedure::ScoreOrderV2 | Procedure::RandomOrder => {
                serial::check(&facts, &mut findings);
            }
            Procedure::Stable => stable::check(&facts, &mut findings),
            _ => optimal::check(&facts, plan, &mut findings),
        }
    }
    findings.sort();
    findings.dedup();
    findings
}

/// A problem and a plan side by side, by index: sites and students in the order of their ids.
struct Facts<'a> {
    problem: &'a Problem,
    procedure: Procedure,
    /// Per student his wishes.
    wishes: Vec<Vec<Wished>>,
    /// Per student what he received.
    site: Vec<Option<usize>>,
    secondary: Vec<Option<usize>>,
    suggested: Vec<Option<usize>>,
    /// Per student the sites that may continue his list, where lists are completed.
    suggestions: Vec<Vec<usize>>,
    /// The most wishes of a student.
    most: usize,
    /// Under `do_no_harm`, what rank each student is sure of.
    promised: Vec<Option<usize>>,
    /// What the sites share.
    shared: Shared,
    /// The pairs to look at.
    couples: Vec<limits::Couple<'a>>,
    /// Students in the order in which the procedure serves them or breaks ties.
    order: Vec<usize>,
    /// Each student's place in it.
    place: Vec<usize>,
    /// Seats that pins leave open.
    open: Vec<i64>,
    complete: bool,
}

/// A wish: the site, the secondary one, and whether the student may receive it.
struct Wished {
    site: usize,
    secondary: Option<usize>,
    allowed: bool,
}

/// What an optimising procedure may give a student: the site, the rank that it counts as, and whether he may receive it.
struct Possibility {
    site: usize,
    rank: usize,
    allowed: bool,
}

impl<'a> Facts<'a> {
    fn new(problem: &'a Problem, plan: &Plan, findings: &mut Vec<Finding>) -> Self {
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
                Some(Wished { site, secondary: w.secondary.as_ref().and_then(find), allowed })
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
    fn possibilities(&self, i: usize) -> Vec<Possibility> {
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
    fn receives(&self, i: usize) -> Option<usize> {
        self.site[i].or(self.suggested[i])
    }

    /// The rank that what he receives counts as.
    fn counted_rank(&self, i: usize) -> Option<usize> {
        let suggested = self.suggested[i].map(|_| self.most + 1);
        self.rank(i).or(suggested)
    }

    /// True when a seat of the site, and of the groups around it, is there for somebody.
    fn has_seat(&self, site: usize) -> bool {
        self.open[site] > 0 && !self.shared.is_closed(site)
    }

    /// True when a flow alone cannot prove a plan: pairs, or groups that cross.
    fn needs_cases(&self) -> bool {
        self.shared.cross || !self.couples.is_empty()
    }

    fn is_free(&self, student: usize) -> bool {
        self.problem.students[student].pinned.is_none()
    }

    fn student(&self, student: usize) -> Id {
        self.problem.students[student].id.clone()
    }

    fn site_id(&self, site: usize) -> Id {
        self.problem.sites[site].id.clone()
    }

    /// The rank of what a student received, in his own list.
    fn rank(&self, student: usize) -> Option<usize> {
        let site = self.site[student]?;
        self.wishes[student].iter().position(|w| w.site == site).map(|k| k + 1)
    }

    /// Free students at each site.
    fn granted(&self) -> Vec<Vec<usize>> {
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

fn header(checked: &Checked, plan: &Plan, findings: &mut Vec<Finding>) {
    let mut expect = |holds: bool, field| {
        if !holds {
            findings.push(Finding::WrongField { field });
        }
    };
    expect(plan.format == RESULT_FORMAT, "format");
    expect(plan.version == plan.procedure.version(), "version");
    expect(plan.seed == checked.problem().seed, "seed");
    expect(plan.problem_sha256 == checked.problem_sha256(), "problem_sha256");
    expect(result_hash(plan) == Some(plan.result_sha256.clone()), "result_sha256");
    expect(plan.optimal || plan.certificate.method == Method::Branch, "optimal");
}

fn result_hash(plan: &Plan) -> Option<String> {
    let mut value = serde_json::to_value(plan).ok()?;
    let fields = value.as_object_mut()?;
    fields.remove("result_sha256");
    fields.remove("solve_micros");
    canonical_sha256(&value).ok()
}

fn seats(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let mut given = vec![0; facts.problem.sites.len()];
    for &j in facts.site.iter().chain(&facts.secondary).chain(&facts.suggested).flatten() {
        given[j] += 1;
    }
    for (site, given) in facts.problem.sites.iter().zip(given) {
        if given > site.seats {
            findings.push(Finding::TooManyAtSite { site: site.id.clone(), seats: site.seats, given });
        }
    }
}

/// What the procedure knows nothing of.
fn honoured(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let problem = facts.problem;
    let (is_flow, is_stable) = (facts.procedure.is_optimising(), facts.procedure == Procedure::Stable);
    let by_rank = matches!(facts.procedure, Procedure::Generous | Procedure::RankMaximal);
    let draws = facts.procedure == Procedure::RandomOrder;
    let asked = [
        (problem.sites.iter().any(|s| s.min > 0 && (s.secondary || !is_flow)), "sites.min"),
        (problem.groups.iter().any(|g| g.min > 0) && !is_flow, "groups.min"),
        (!problem.groups.is_empty() && is_stable, "groups"),
        (!problem.pairs.is_empty() && !is_flow, "pairs"),
        (problem.pairs.iter().any(|p| !p.hard) && by_rank, "pairs.penalty"),
        (problem.options.do_no_harm && (is_stable || draws), "options.do_no_harm"),
        (problem.options.completed_lists && !is_flow, "options.completed_lists"),
    ];
    for (_, field) in asked.into_iter().filter(|(is_asked, _)| *is_asked) {
        findings.push(Finding::NotHonoured { field });
    }
}

fn eligibility(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    for (i, student) in facts.problem.students.iter().enumerate() {
        let id = |j: Option<usize>| j.map(|j| facts.site_id(j));
        if let Some(pinned) = &student.pinned {
            if id(facts.site[i]) != pinned.site || id(facts.secondary[i]) != pinned.secondary {
                findings.push(Finding::PinNotKept { student: student.id.clone() });
            }
            if facts.suggested[i].is_some() {
                findings.push(Finding::WrongOutcome { student: student.id.clone(), field: "suggested" });
            }
            continue;
        }
        if let Some(site) = facts.suggested[i]
            && (facts.site[i].is_some() || !facts.suggestions[i].contains(&site))
        {
            findings.push(Finding::WrongOutcome { student: student.id.clone(), field: "suggested" });
        }
        let Some(site) = facts.site[i] else { continue };
        let (student, name) = (student.id.clone(), facts.site_id(site));
        match facts.wishes[i].iter().find(|w| w.site == site) {
            None => findings.push(Finding::NotWished { student, site: name }),
            Some(wish) if !wish.allowed => findings.push(Finding::NotAllowed { student, site: name }),
            Some(_) => {}
        }
    }
}

fn certificate(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let mut lines = String::new();
    for &i in &facts.order {
        lines.push_str(facts.problem.students[i].id.as_str());
        lines.push('\n');
    }
    let method = match plan.procedure {
        Procedure::Stable => Method::DeferredAcceptance,
        p if p.is_serial() => Method::Serial,
        _ if facts.needs_cases() => Method::Branch,
        _ => Method::Flow,
    };
    let looks_ahead = facts.problem.students.iter().any(|student| student.periods_left.is_some());
    let debt_weight = facts.problem.parameters.debt_weight.stated(looks_ahead);
    let weight = (plan.procedure == Procedure::Fair).then_some(&debt_weight);
    let mut expect = |holds: bool, field| {
        if !holds {
            findings.push(Finding::WrongCertificate { field });
        }
    };
    expect(plan.certificate.order_sha256 == sha256_hex(lines.as_bytes()), "order_sha256");
    expect(plan.certificate.method == method, "method");
    expect(plan.certificate.debt_weight.as_ref() == weight, "debt_weight");
    let is_branch = method == Method::Branch;
    expect(is_branch || plan.certificate.bound.is_none(), "bound");
    expect(is_branch || plan.certificate.proof.is_empty(), "proof");
    expect(is_branch || method == Method::Flow || plan.certificate.layers.is_empty(), "layers");
}
