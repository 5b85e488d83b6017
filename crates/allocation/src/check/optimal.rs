//! Optimality from the potentials: no reduced cost is negative, none is positive where something was received.
//!
//! Costs and potentials are vectors, a component a layer, compared lexicographically, component by component.

use std::collections::BTreeMap;

use super::limits::keeps;
use super::{Facts, Finding, branch, ties};
use crate::plan::{LayerKind, Plan};
use crate::problem::{Id, Student};
use crate::procedure::Procedure;

/// The dual solution, and the moves that it shows to cost nothing; or the proof by cases.
pub(super) fn check(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let kinds: Vec<LayerKind> = plan.certificate.layers.iter().map(|l| l.layer).collect();
    if kinds != expected_layers(facts) {
        findings.push(Finding::WrongCertificate { field: "layers" });
        return;
    }
    let costs = Costs { facts, kinds, most: facts.most };
    values(&costs, plan, findings);
    let Some(potentials) = potentials(facts, plan, findings) else { return };
    if facts.needs_cases() {
        branch::check(&costs, plan, findings);
        return;
    }
    let zero = vec![0; costs.kinds.len()];
    let before = findings.len();
    prices(facts, &potentials, &zero, findings);
    // per student the possibilities that cost exactly his potential, with their positions; and whether being unplaced does
    let mut tight = Vec::with_capacity(potentials.students.len());
    let mut held_up = vec![false; potentials.sites.len()];
    for (i, total) in potentials.students.iter().enumerate() {
        let mut free_moves = Vec::new();
        if facts.is_free(i) {
            let received = facts.receives(i);
            let possibilities = facts.possibilities(i);
            let out = costs.of(i, None);
            let mut compare = |cost: Vec<i64>, position: Option<usize>| {
                let site = position.map(|k| possibilities[k].site);
                if cost < *total {
                    let site = site.map(|j| facts.site_id(j));
                    findings.push(Finding::CheaperPossibility { student: facts.student(i), site });
                }
                if cost == *total {
                    if let Some(j) = site {
                        held_up[j] = true;
                    }
                    free_moves.push(position);
                } else if site == received {
                    findings.push(Finding::NotTight { student: facts.student(i) });
                }
            };
            for (k, possibility) in possibilities.iter().enumerate().filter(|(_, p)| p.allowed) {
                let mut cost = costs.of(i, Some(possibility.rank));
                let around = facts.shared.around[possibility.site].iter().map(|g| &potentials.groups[*g]);
                for price in around.chain([&potentials.sites[possibility.site]]) {
                    cost.iter_mut().zip(price).for_each(|(c, p)| *c = c.saturating_add(*p));
                }
                compare(cost, Some(k));
            }
            compare(out, None);
        }
        tight.push(free_moves);
    }
    // a seat that nobody can have has any price that is high enough: the least is the one to be written
    for (j, price) in potentials.sites.iter().enumerate() {
        if !facts.has_seat(j) && *price > zero && !held_up[j] {
            findings.push(Finding::WrongPrice { site: facts.site_id(j) });
        }
    }
    // ties mean nothing when the moves are not known to cost nothing
    if findings.len() == before {
        let all = potentials.sites.iter().chain(&potentials.groups);
        let free: Vec<bool> = all.map(|p| *p == zero).collect();
        ties::check(facts, &tight, &free, findings);
    }
}

/// A price is above nought only where the most is reached, and below only where no more than the fewest are.
fn prices(facts: &Facts<'_>, potentials: &Dual, zero: &[i64], findings: &mut Vec<Finding>) {
    let granted = facts.granted();
    let mut expect = |price: &[i64], load: i64, low: i64, high: Option<i64>, id: &Id| {
        let above = price > zero && high.is_none_or(|most| load < most);
        let below = price < zero && (load > low || low == 0);
        if above || below {
            findings.push(Finding::WrongPrice { site: id.clone() });
        }
    };
    for (j, price) in potentials.sites.iter().enumerate() {
        // nobody can be where no seat is left
        let high = if facts.has_seat(j) { facts.open[j] } else { 0 };
        expect(price, granted[j].len() as i64, facts.shared.low[j], Some(high), &facts.site_id(j));
    }
    for (g, price) in potentials.groups.iter().enumerate() {
        let group = &facts.shared.groups[g];
        let load: usize = group.sites.iter().map(|j| granted[*j].len()).sum();
        // one that may hold nobody closes its sites, and has no price of its own
        let high = group.high.filter(|most| *most > 0);
        expect(price, load as i64, group.low, high, &facts.problem.groups[g].id);
    }
}

/// The layers that the procedure has on this problem.
fn expected_layers(facts: &Facts<'_>) -> Vec<LayerKind> {
    let open_ranks = |i: usize| {
        let possible = facts.possibilities(i).into_iter();
        possible.filter(|p| p.allowed && facts.has_seat(p.site)).map(|p| p.rank as u32).max()
    };
    let worst = (0..facts.site.len()).filter(|&i| facts.is_free(i)).filter_map(open_ranks).max().unwrap_or(0);
    let promises = facts.problem.options.do_no_harm || facts.shared.has_minima() || facts.needs_cases();
    let mut layers = if promises { vec![LayerKind::Kept] } else { Vec::new() };
    match facts.procedure {
        Procedure::Generous => {
            layers.push(LayerKind::Placed);
            layers.extend((2..=worst).rev().map(LayerKind::Rank));
        }
        Procedure::RankMaximal => layers.extend((1..=worst).map(LayerKind::Rank)),
        _ => layers.extend([LayerKind::Placed, LayerKind::Sum]),
    }
    layers
}

pub(super) struct Costs<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) kinds: Vec<LayerKind>,
    /// The most wishes of a student.
    most: usize,
}

impl Costs<'_> {
    /// What a rank, or being unplaced, costs a student in each layer.
    pub(super) fn of(&self, student: usize, rank: Option<usize>) -> Vec<i64> {
        self.kinds.iter().map(|kind| self.in_layer(*kind, student, rank)).collect()
    }

    fn in_layer(&self, kind: LayerKind, student: usize, rank: Option<usize>) -> i64 {
        let parameters = &self.facts.problem.parameters;
        match (kind, rank) {
            (LayerKind::Kept, rank) => i64::from(rank.is_none() && self.facts.promised[student].is_some()),
            (LayerKind::Placed, rank) => i64::from(rank.is_none()),
            (LayerKind::Rank(k), rank) => {
                let sign = if self.facts.procedure == Procedure::RankMaximal { -1 } else { 1 };
                if rank == Some(k as usize) { sign } else { 0 }
            }
            (LayerKind::Sum, rank) if self.facts.procedure == Procedure::Fair => {
                let Student { debt, periods_left, .. } = &self.facts.problem.students[student];
                let rank = rank.unwrap_or(self.most + 1) as u32;
                parameters.debt_weight.weight(debt.unwrap_or_default(), *periods_left)
                    * parameters.phi_at(rank)
            }
            (LayerKind::Sum, rank) => rank.unwrap_or(0) as i64,
        }
    }

    /// What breaking a soft pair costs in the layer `sum`, for each unit of its penalty.
    pub(super) fn penalty_unit(&self) -> i64 {
        let scale = self.facts.problem.parameters.debt_weight.scale;
        if self.facts.procedure == Procedure::Fair { i64::from(scale) } else { 1 }
    }

    /// What a layer of the certificate is to say.
    pub(super) fn value(&self, kind: LayerKind) -> i64 {
        let facts = self.facts;
        let free = (0..facts.site.len()).filter(|&i| facts.is_free(i));
        match kind {
            LayerKind::Placed => free.filter(|&i| facts.receives(i).is_some()).count() as i64,
            LayerKind::Rank(k) => free.filter(|&i| facts.counted_rank(i) == Some(k as usize)).count() as i64,
            LayerKind::Kept => free.map(|i| self.in_layer(kind, i, facts.counted_rank(i))).sum(),
            LayerKind::Sum => {
                let broken =
                    facts.couples.iter().filter(|(pair, two)| !pair.hard && !keeps(facts, pair, *two));
                let penalties: i64 = broken.map(|(pair, _)| pair.penalty).sum();
                let ranks: i64 = free.map(|i| self.in_layer(kind, i, facts.counted_rank(i))).sum();
                ranks.saturating_add(penalties * self.penalty_unit())
            }
        }
    }
}

fn values(costs: &Costs<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    for layer in &plan.certificate.layers {
        let expected = costs.value(layer.layer);
        if layer.value != expected {
            findings.push(Finding::WrongLayerValue { layer: layer.layer.to_string(), expected });
        }
    }
}

/// Vectors of potentials, a component a layer.
struct Dual {
    sites: Vec<Vec<i64>>,
    groups: Vec<Vec<i64>>,
    students: Vec<Vec<i64>>,
}

/// The potentials by index; none when an id has no business there.
fn potentials(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) -> Option<Dual> {
    let layers = plan.certificate.layers.len();
    let problem = facts.problem;
    // a proof by cases has its prices at its leaves
    let whole = !facts.needs_cases();
    let sites = problem.sites.iter().enumerate().filter(|(_, s)| whole && !s.secondary);
    let sites: BTreeMap<&str, usize> = sites.map(|(j, s)| (s.id.as_str(), j)).collect();
    let students = problem.students.iter().enumerate().filter(|(i, _)| whole && facts.is_free(*i));
    let students: BTreeMap<&str, usize> = students.map(|(i, s)| (s.id.as_str(), i)).collect();
    let groups = problem.groups.iter().enumerate().filter(|(g, _)| whole && facts.shared.groups[*g].binds());
    let groups: BTreeMap<&str, usize> = groups.map(|(g, group)| (group.id.as_str(), g)).collect();
    let mut dual = Dual {
        sites: vec![vec![0; layers]; problem.sites.len()],
        groups: vec![vec![0; layers]; problem.groups.len()],
        students: vec![vec![0; layers]; problem.students.len()],
    };
    let before = findings.len();
    for (k, layer) in plan.certificate.layers.iter().enumerate() {
        for (given, known, column) in [
            (&layer.site_potentials, &sites, &mut dual.sites),
            (&layer.student_potentials, &students, &mut dual.students),
            (&layer.group_potentials, &groups, &mut dual.groups),
        ] {
            for (id, value) in &given.0 {
                match known.get(id.as_str()) {
                    // an explicit 0 would be a second way of writing the same certificate
                    Some(&at) if *value != 0 => column[at][k] = *value,
                    _ => {
                        let layer = layer.layer.to_string();
                        findings.push(Finding::StrayPotential { layer, id: id.clone() });
                    }
                }
            }
        }
    }
    (findings.len() == before).then_some(dual)
}
