//! The independent check of a plan (contract, section 5).
//!
//! It starts again from the problem as exchanged and shares no code with the procedures: what it uses of the crate are the
//! types, the canonical JSON and the generator of draws. A plan from anywhere can be verified with it.

mod bills;
mod branch;
mod facts;
mod finding;
mod limits;
mod optimal;
mod serial;
mod stable;
mod ties;

use crate::canonical::{canonical_sha256, sha256_hex};
use crate::checked::Checked;
use crate::plan::{Asked, Method, Plan, RESULT_FORMAT};
use crate::problem::Problem;
use crate::procedure::Procedure;
use facts::Facts;
pub use finding::Finding;

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
    expect(plan.certificate.asked == asked(facts.problem), "asked");
    expect(plan.certificate.debt_weight.as_ref() == weight, "debt_weight");
    let is_branch = method == Method::Branch;
    expect(is_branch || plan.certificate.bound.is_none(), "bound");
    expect(is_branch || plan.certificate.proof.is_empty(), "proof");
    expect(is_branch || method == Method::Flow || plan.certificate.layers.is_empty(), "layers");
}

/// What the certificate has to say that the problem asks for.
fn asked(problem: &Problem) -> Vec<Asked> {
    let mut asked = Vec::new();
    let mut note = |what, is_asked| {
        if is_asked {
            asked.push(what);
        }
    };
    let lows = problem.sites.iter().map(|site| site.min).chain(problem.groups.iter().map(|group| group.min));
    note(Asked::SharedSeats, problem.groups.iter().filter_map(|group| group.max).count() > 0);
    note(Asked::Minima, lows.max().is_some_and(|low| low > 0));
    note(Asked::DoNoHarm, problem.options.do_no_harm);
    note(Asked::CompletedLists, problem.options.completed_lists);
    note(Asked::Pairs, !problem.pairs.is_empty());
    note(Asked::Forbidden, problem.students.iter().flat_map(|student| &student.forbidden).next().is_some());
    note(Asked::Required, problem.students.iter().flat_map(|student| &student.required).next().is_some());
    asked
}
