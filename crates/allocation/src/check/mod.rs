//! The independent check of a plan (contract, section 5).
//!
//! It starts again from the problem as exchanged and shares no code with the procedures: what it uses of the crate are the
//! types, the canonical JSON and the generator of draws. A plan from anywhere can be verified with it.

mod bills;
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

/// One thing in a plan that is not as the problem and the procedure demand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Finding {
    /// A field of the result as a whole (`format`, `version`, `seed`, `problem_sha256`, `result_sha256`, `optimal`).
    WrongField {
        /// The field.
        field: &'static str,
    },
    /// A field of the certificate (`order_sha256`, `method`, `layers`, `debt_weight`, `bound`).
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
    /// A value of an outcome (`rank`, `secondary`, `site_cost`, `adjustment`, `cost`) that does not follow.
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
    /// A price below nought, or above nought where a seat is left.
    WrongPrice {
        /// The site.
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
    /// The problem asks for something that the check cannot verify.
    CannotVerify {
        /// The field.
        field: &'static str,
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
    wishes: Vec<Vec<Possibility>>,
    /// Per student what he received.
    site: Vec<Option<usize>>,
    secondary: Vec<Option<usize>>,
    /// Students in the order in which the procedure serves them or breaks ties.
    order: Vec<usize>,
    /// Each student's place in it.
    place: Vec<usize>,
    /// Seats that pins leave open.
    open: Vec<i64>,
    complete: bool,
}

/// A wish: the site, the secondary one, and whether the student may receive it.
struct Possibility {
    site: usize,
    secondary: Option<usize>,
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
            for (id, is_secondary, slot) in
                [(&outcome.site, false, &mut site[i]), (&outcome.secondary, true, &mut secondary[i])]
            {
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
                Some(Possibility { site, secondary: w.secondary.as_ref().and_then(find), allowed })
            };
            student.wishes.iter().filter_map(wish).collect()
        });
        let wishes = wishes.collect();
        let order = order(problem, plan.procedure);
        let mut place = vec![0; order.len()];
        for (at, &i) in order.iter().enumerate() {
            place[i] = at;
        }
        let complete = seen.iter().all(|&s| s) && plan.outcomes.len() == seen.len();
        Self { problem, procedure: plan.procedure, wishes, site, secondary, order, place, open, complete }
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
            if let Some(j) = self.site[i] {
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
    expect(plan.optimal, "optimal");
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
    for &j in facts.site.iter().chain(&facts.secondary).flatten() {
        given[j] += 1;
    }
    for (site, given) in facts.problem.sites.iter().zip(given) {
        if given > site.seats {
            findings.push(Finding::TooManyAtSite { site: site.id.clone(), seats: site.seats, given });
        }
    }
    let unverified = [
        (facts.problem.options.do_no_harm, "options.do_no_harm"),
        (facts.problem.options.completed_lists, "options.completed_lists"),
        (facts.problem.sites.iter().any(|s| s.min > 0), "sites.min"),
        (!facts.problem.groups.is_empty(), "groups"),
        (!facts.problem.pairs.is_empty(), "pairs"),
    ];
    for (_, field) in unverified.into_iter().filter(|(asked, _)| *asked) {
        findings.push(Finding::CannotVerify { field });
    }
}

fn eligibility(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    for (i, student) in facts.problem.students.iter().enumerate() {
        let id = |j: Option<usize>| j.map(|j| facts.site_id(j));
        if let Some(pinned) = &student.pinned {
            if id(facts.site[i]) != pinned.site || id(facts.secondary[i]) != pinned.secondary {
                findings.push(Finding::PinNotKept { student: student.id.clone() });
            }
            continue;
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
    expect(plan.certificate.bound.is_none(), "bound");
    expect(method == Method::Flow || plan.certificate.layers.is_empty(), "layers");
}
