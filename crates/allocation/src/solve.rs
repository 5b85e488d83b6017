//! From a checked problem to a plan: the procedure decides, the rest is the same for all of them.

use std::borrow::Cow;

use crate::branch::{self, Found};
use crate::canonical::sha256_hex;
use crate::checked::{Checked, NONE, Pin};
use crate::costs::{Bill, bills, mean_and_deviation};
use crate::decimal::{Decimal, ratio, round_half_away};
use crate::draw::{Draw, Purpose};
use crate::error::SolveError;
use crate::objective::LayerProof;
use crate::order::turns;
use crate::plan::{
    Asked, Certificate, Layer, Method, Outcome, Plan, Potentials, ProofNode, RESULT_FORMAT, Summary,
};
use crate::problem::{Id, Problem};
use crate::procedure::Procedure;
use crate::{serial, stable};

/// Applies a procedure to a problem.
///
/// Fails only when the problem asks for something that the procedure cannot honour.
pub fn solve(checked: &Checked, procedure: Procedure) -> Result<Plan, SolveError> {
    decide(checked, procedure).map(Decision::into_plan)
}

/// The decision alone, who gets which wish and the proof of it, before costs, figures and hashes.
///
/// A caller who reports `solve_micros` measures this call.
pub fn decide(checked: &Checked, procedure: Procedure) -> Result<Decision<'_>, SolveError> {
    honours(checked, procedure)?;
    let order = service_order(checked, procedure);
    let mut decision = Decision::new(checked, procedure, order);
    match procedure {
        Procedure::ScoreOrderV1 | Procedure::ScoreOrderV2 | Procedure::RandomOrder => {
            decision.taken = serial::serve(checked, &decision.order);
        }
        Procedure::LeastRank | Procedure::Fair | Procedure::Generous | Procedure::RankMaximal => {
            decision.receive(branch::optimise(checked, procedure)?);
        }
        Procedure::Stable => decision.taken = stable::propose(checked),
    }
    Ok(decision)
}

/// The order in which a procedure serves: the total order, or the draw of `random-order`.
pub(crate) fn service_order(checked: &Checked, procedure: Procedure) -> Cow<'_, [u32]> {
    if procedure != Procedure::RandomOrder {
        return Cow::Borrowed(&checked.order);
    }
    let mut order: Vec<u32> = (0..checked.order.len() as u32).collect();
    Draw::new(checked.problem.seed, Purpose::RandomOrder).shuffle(&mut order);
    Cow::Owned(order)
}

/// Names the first thing asked for that the procedure cannot honour.
fn honours(checked: &Checked, procedure: Procedure) -> Result<(), SolveError> {
    let refuse = |field, id: Option<&Id>| Err(SolveError::Unsupported { procedure, field, id: id.cloned() });
    let problem = &checked.problem;
    // a secondary seat is given once the plan is final
    if let Some(site) = problem.sites.iter().find(|s| s.min > 0 && s.secondary) {
        return refuse("sites.min", Some(&site.id));
    }
    if procedure.is_optimising() {
        let without_sum = matches!(procedure, Procedure::Generous | Procedure::RankMaximal);
        return match problem.pairs.iter().find(|pair| without_sum && !pair.hard) {
            Some(soft) => refuse("pairs.penalty", Some(&soft.students[0])),
            None => Ok(()),
        };
    }
    // who is served in the total order is never worse off than in the total order
    let in_order = matches!(procedure, Procedure::ScoreOrderV1 | Procedure::ScoreOrderV2);
    if problem.options.do_no_harm && !in_order {
        return refuse("options.do_no_harm", None);
    }
    if problem.options.completed_lists {
        return refuse("options.completed_lists", None);
    }
    if let Some(site) = problem.sites.iter().find(|s| s.min > 0) {
        return refuse("sites.min", Some(&site.id));
    }
    if let Some(group) = problem.groups.iter().find(|g| g.min > 0) {
        return refuse("groups.min", Some(&group.id));
    }
    if procedure == Procedure::Stable
        && let Some(group) = problem.groups.first()
    {
        return refuse("groups", Some(&group.id));
    }
    if let Some(pair) = problem.pairs.first() {
        return refuse("pairs", Some(&pair.students[0]));
    }
    Ok(())
}

/// Who gets which wish, and why no better plan exists.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    checked: &'a Checked,
    procedure: Procedure,
    order: Cow<'a, [u32]>,
    /// Per student, the position of the wish granted in his list (from 0), or [`NONE`].
    taken: Vec<u32>,
    /// Per student the site suggested to him, or [`NONE`]; empty when lists are not completed.
    suggested: Vec<u32>,
    layers: Vec<LayerProof>,
    proof: Option<Vec<ProofNode>>,
    bound: Option<i64>,
}

impl<'a> Decision<'a> {
    fn new(checked: &'a Checked, procedure: Procedure, order: Cow<'a, [u32]>) -> Self {
        let (taken, suggested, layers) = (Vec::new(), Vec::new(), Vec::new());
        Self { checked, procedure, order, taken, suggested, layers, proof: None, bound: None }
    }

    /// Takes over what an optimising procedure found.
    fn receive(&mut self, found: Found) {
        let suggested_rank = self.checked.suggested_rank();
        let received = found.best.received;
        let in_list = received.iter().map(|r| r.filter(|(_, rank)| *rank < suggested_rank));
        self.taken = in_list.map(|r| r.map_or(NONE, |(_, rank)| u32::from(rank) - 1)).collect();
        if self.checked.problem.options.completed_lists {
            let beyond = received.iter().map(|r| r.filter(|(_, rank)| *rank == suggested_rank));
            self.suggested = beyond.map(|r| r.map_or(NONE, |(site, _)| site)).collect();
        }
        self.layers = found.best.layers;
        self.proof = found.proof;
        self.bound = found.bound;
    }

    /// Adds secondary seats, costs, figures and hashes.
    pub fn into_plan(self) -> Plan {
        let checked = self.checked;
        let site_of: Vec<u32> = (0..self.taken.len()).map(|i| self.site_of(i)).collect();
        let secondary = self.secondaries();
        let bills = bills(checked, self.procedure, &site_of, &self.turns());
        let outcomes: Vec<Outcome> =
            (0..site_of.len()).map(|i| self.outcome(i, site_of[i], secondary[i], bills[i])).collect();
        let mut plan = Plan {
            format: RESULT_FORMAT.to_owned(),
            procedure: self.procedure,
            version: self.procedure.version(),
            seed: checked.problem.seed,
            problem_sha256: checked.sha256.clone(),
            result_sha256: String::new(),
            optimal: self.bound.is_none(),
            summary: summary(checked, &outcomes),
            certificate: self.certificate(),
            outcomes,
            solve_micros: None,
        };
        plan.result_sha256 = plan.hash();
        plan
    }

    /// The position (from 0) of the wish granted to a student who is not pinned, or [`NONE`].
    pub(crate) fn taken(&self, student: usize) -> u32 {
        self.taken[student]
    }

    /// The site that a student receives, or [`NONE`].
    pub(crate) fn site_of(&self, student: usize) -> u32 {
        match self.checked.pins[student] {
            Pin::At { site, .. } => site,
            Pin::Excused => NONE,
            Pin::Free if self.taken[student] == NONE => NONE,
            Pin::Free => {
                self.checked.wish_site[self.checked.wishes(student).start + self.taken[student] as usize]
            }
        }
    }

    /// Each student's turn in the order used; that of a draw counts from 1.
    fn turns(&self) -> Vec<u32> {
        if self.procedure != Procedure::RandomOrder {
            return turns(&self.checked.problem.students, &self.order);
        }
        let mut turn = vec![0; self.order.len()];
        for (position, &i) in self.order.iter().enumerate() {
            turn[i as usize] = position as u32 + 1;
        }
        turn
    }

    /// Secondary seats, once the principal plan is final; those of the pins are already out of `open`.
    fn secondaries(&self) -> Vec<u32> {
        let checked = self.checked;
        let mut open = checked.open.clone();
        let mut given = vec![NONE; self.taken.len()];
        for &i in self.order.iter() {
            let i = i as usize;
            match checked.pins[i] {
                Pin::At { secondary, .. } => given[i] = secondary,
                Pin::Free if self.taken[i] != NONE => {
                    let wanted = checked.wish_secondary(checked.wishes(i).start + self.taken[i] as usize);
                    let Some(seats) = open.get_mut(wanted as usize) else { continue };
                    let id = &checked.problem.sites[wanted as usize].id;
                    let forbidden = checked.problem.students[i].forbidden.binary_search(id).is_ok();
                    if *seats > 0 && !forbidden {
                        *seats -= 1;
                        given[i] = wanted;
                    }
                }
                Pin::Free | Pin::Excused => {}
            }
        }
        given
    }

    fn certificate(&self) -> Certificate {
        let checked = self.checked;
        let students = &checked.problem.students;
        let sites = &checked.problem.sites;
        let mut ids = Vec::with_capacity(self.order.len() * 8);
        for &i in self.order.iter() {
            ids.extend_from_slice(students[i as usize].id.as_str().as_bytes());
            ids.push(b'\n');
        }
        let groups = &checked.problem.groups;
        let by_id = |values: &[i64], id: &dyn Fn(usize) -> Id| {
            let kept = values.iter().enumerate().filter(|(_, v)| **v != 0);
            Potentials(kept.map(|(k, &v)| (id(k), v)).collect())
        };
        let layer = |proof: &LayerProof| Layer {
            layer: proof.kind,
            value: proof.value,
            site_potentials: by_id(&proof.nodes[..sites.len()], &|j| sites[j].id.clone()),
            student_potentials: by_id(&proof.students, &|i| students[i].id.clone()),
            group_potentials: by_id(&proof.nodes[sites.len()..], &|g| groups[g].id.clone()),
        };
        let method = if self.proof.is_some() {
            Method::Branch
        } else if self.procedure.is_serial() {
            Method::Serial
        } else if self.procedure.is_optimising() {
            Method::Flow
        } else {
            Method::DeferredAcceptance
        };
        Certificate {
            order_sha256: sha256_hex(&ids),
            method,
            asked: asked(&checked.problem),
            layers: self.layers.iter().map(layer).collect(),
            debt_weight: (self.procedure == Procedure::Fair)
                .then(|| checked.problem.parameters.debt_weight.stated(checked.looks_ahead())),
            bound: self.bound,
            proof: self.proof.clone().unwrap_or_default(),
        }
    }

    fn outcome(&self, i: usize, site: u32, secondary: u32, bill: Bill) -> Outcome {
        let checked = self.checked;
        Outcome {
            student: checked.problem.students[i].id.clone(),
            site: checked.site_id(site).cloned(),
            secondary: checked.site_id(secondary).cloned(),
            suggested: self.suggested.get(i).and_then(|&site| checked.site_id(site)).cloned(),
            rank: if site == NONE { None } else { checked.rank_of(i, site) },
            site_cost: bill.site_cost,
            adjustment: bill.adjustment,
            cost: bill.cost,
        }
    }
}

/// What a problem asks for beyond seats, wishes and pins.
fn asked(problem: &Problem) -> Vec<Asked> {
    let Problem { options, sites, groups, pairs, students, .. } = problem;
    let has_minima = sites.iter().any(|s| s.min > 0) || groups.iter().any(|g| g.min > 0);
    let all = [
        (Asked::SharedSeats, groups.iter().any(|g| g.max.is_some())),
        (Asked::Minima, has_minima),
        (Asked::DoNoHarm, options.do_no_harm),
        (Asked::CompletedLists, options.completed_lists),
        (Asked::Pairs, !pairs.is_empty()),
        (Asked::Forbidden, students.iter().any(|s| !s.forbidden.is_empty())),
        (Asked::Required, students.iter().any(|s| !s.required.is_empty())),
    ];
    all.into_iter().filter(|(_, is_asked)| *is_asked).map(|(asked, _)| asked).collect()
}

/// The figures of a plan.
fn summary(checked: &Checked, outcomes: &[Outcome]) -> Summary {
    let students = outcomes.len() as u32;
    let excused = checked.pins.iter().filter(|p| **p == Pin::Excused).count() as u32;
    let placed = outcomes.iter().filter(|o| o.site.is_some()).count() as u32;
    let ranks: Vec<u32> = outcomes.iter().filter_map(|o| o.rank).collect();
    let worst_rank = ranks.iter().copied().max();
    let mut by_rank = vec![0; worst_rank.unwrap_or(0) as usize];
    for &rank in &ranks {
        by_rank[rank as usize - 1] += 1;
    }
    let costs: Vec<i64> =
        outcomes.iter().filter(|o| o.rank.is_some()).map(|o| o.cost.thousandths()).collect();
    let taking_part = (0..outcomes.len()).filter(|&i| checked.pins[i] != Pin::Excused);
    let wishes: usize = taking_part.map(|i| checked.wishes(i).len()).sum();
    let (_, deviation) = mean_and_deviation(&costs);
    let ranked = ranks.len() as i64;
    // thousandths to hundredths of a unit: the ratio is of the sum over a thousand times the number
    let cost_mean = ratio(costs.iter().sum(), 1000 * ranked);
    Summary {
        students,
        excused,
        seats: checked.problem.sites.iter().filter(|s| !s.secondary).map(|s| s.seats as u64).sum(),
        wishes_mean: ratio(wishes as i64, i64::from(students - excused)),
        placed,
        placed_off_list: placed - ranks.len() as u32,
        unplaced: students - excused - placed,
        suggested: outcomes.iter().filter(|o| o.suggested.is_some()).count() as u32,
        within_3: by_rank.iter().take(3).sum(),
        by_rank,
        mean_rank: ratio(ranks.iter().map(|&r| i64::from(r)).sum(), ranked),
        worst_rank,
        cost_mean,
        cost_sd: cost_mean.map(|_: Decimal| round_half_away(deviation, 2)),
    }
}
