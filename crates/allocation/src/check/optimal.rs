//! Optimality from the potentials: no reduced cost is negative, none is positive where something was received.
//!
//! Costs and potentials are vectors, a component a layer, compared lexicographically, component by component.

use std::collections::BTreeMap;

use super::{Facts, Finding, ties};
use crate::plan::{LayerKind, Plan, Potentials};
use crate::problem::Student;
use crate::procedure::Procedure;

/// The dual solution, and the moves that it shows to cost nothing.
pub(super) fn check(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let kinds: Vec<LayerKind> = plan.certificate.layers.iter().map(|l| l.layer).collect();
    if kinds != expected_layers(facts) {
        findings.push(Finding::WrongCertificate { field: "layers" });
        return;
    }
    let longest = facts.wishes.iter().map(Vec::len).max().unwrap_or(0).max(12);
    let most = facts.problem.parameters.wishes_max.map_or(longest, |m| m as usize);
    let costs = Costs { facts, kinds, most };
    values(&costs, plan, findings);
    let Some((prices, totals)) = potentials(facts, plan, findings) else { return };
    let zero = vec![0; costs.kinds.len()];
    let granted = facts.granted();
    let mut sound = true;
    for (j, price) in prices.iter().enumerate() {
        let full = granted[j].len() as i64 >= facts.open[j];
        if *price < zero || (*price > zero && !full) {
            sound = false;
            findings.push(Finding::WrongPrice { site: facts.site_id(j) });
        }
    }
    // per student the wishes that cost exactly his potential, with their positions; and whether being unplaced does
    let mut tight = Vec::with_capacity(totals.len());
    let mut held_up = vec![false; prices.len()];
    for (i, total) in totals.iter().enumerate() {
        let mut free_moves = Vec::new();
        if facts.is_free(i) {
            let rank = facts.rank(i);
            let out = costs.of(i, None);
            let mut compare = |cost: Vec<i64>, position: Option<usize>| {
                let site = position.map(|k| facts.site_id(facts.wishes[i][k].site));
                if cost < *total {
                    sound = false;
                    findings.push(Finding::CheaperPossibility { student: facts.student(i), site });
                }
                if cost == *total {
                    if let Some(k) = position {
                        held_up[facts.wishes[i][k].site] = true;
                    }
                    free_moves.push(position);
                } else if position.map(|k| k + 1) == rank {
                    sound = false;
                    findings.push(Finding::NotTight { student: facts.student(i) });
                }
            };
            for (k, wish) in facts.wishes[i].iter().enumerate().filter(|(_, w)| w.allowed) {
                let mut cost = costs.of(i, Some(k + 1));
                cost.iter_mut().zip(&prices[wish.site]).for_each(|(c, p)| *c = c.saturating_add(*p));
                compare(cost, Some(k));
            }
            compare(out, None);
        }
        tight.push(free_moves);
    }
    // a seat that nobody can have has any price that is high enough: the least is the one to be written
    for (j, price) in prices.iter().enumerate() {
        if facts.open[j] == 0 && *price > zero && !held_up[j] {
            sound = false;
            findings.push(Finding::WrongPrice { site: facts.site_id(j) });
        }
    }
    // ties mean nothing when the moves are not known to cost nothing
    if sound {
        let free: Vec<bool> = prices.iter().map(|p| *p == zero).collect();
        ties::check(facts, &tight, &free, findings);
    }
}

/// The layers that the procedure has on this problem.
fn expected_layers(facts: &Facts<'_>) -> Vec<LayerKind> {
    let open_ranks = |i: usize| {
        let possible = facts.wishes[i].iter().enumerate();
        possible.filter(|(_, w)| w.allowed && facts.open[w.site] > 0).map(|(k, _)| k as u32 + 1).max()
    };
    let worst = (0..facts.site.len()).filter(|&i| facts.is_free(i)).filter_map(open_ranks).max().unwrap_or(0);
    match facts.procedure {
        Procedure::Generous => {
            std::iter::once(LayerKind::Placed).chain((2..=worst).rev().map(LayerKind::Rank)).collect()
        }
        Procedure::RankMaximal => (1..=worst).map(LayerKind::Rank).collect(),
        _ => vec![LayerKind::Placed, LayerKind::Sum],
    }
}

struct Costs<'a> {
    facts: &'a Facts<'a>,
    kinds: Vec<LayerKind>,
    /// The most wishes of a student.
    most: usize,
}

impl Costs<'_> {
    /// What a rank, or being unplaced, costs a student in each layer.
    fn of(&self, student: usize, rank: Option<usize>) -> Vec<i64> {
        self.kinds.iter().map(|kind| self.in_layer(*kind, student, rank)).collect()
    }

    fn in_layer(&self, kind: LayerKind, student: usize, rank: Option<usize>) -> i64 {
        let parameters = &self.facts.problem.parameters;
        match (kind, rank) {
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
}

fn values(costs: &Costs<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    for layer in &plan.certificate.layers {
        let free = (0..costs.facts.site.len()).filter(|&i| costs.facts.is_free(i));
        let expected: i64 = match layer.layer {
            LayerKind::Placed => free.filter(|&i| costs.facts.site[i].is_some()).count() as i64,
            LayerKind::Rank(k) => free.filter(|&i| costs.facts.rank(i) == Some(k as usize)).count() as i64,
            LayerKind::Sum => free.map(|i| costs.in_layer(LayerKind::Sum, i, costs.facts.rank(i))).sum(),
        };
        if layer.value != expected {
            findings.push(Finding::WrongLayerValue { layer: layer.layer.to_string(), expected });
        }
    }
}

/// Per site and per student the vector of potentials; none when an id has no business there.
#[expect(clippy::type_complexity, reason = "two columns of vectors, used once")]
fn potentials(
    facts: &Facts<'_>,
    plan: &Plan,
    findings: &mut Vec<Finding>,
) -> Option<(Vec<Vec<i64>>, Vec<Vec<i64>>)> {
    let layers = plan.certificate.layers.len();
    let sites: BTreeMap<&str, usize> = facts
        .problem
        .sites
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.secondary)
        .map(|(j, s)| (s.id.as_str(), j))
        .collect();
    let students: BTreeMap<&str, usize> = facts
        .problem
        .students
        .iter()
        .enumerate()
        .filter(|(i, _)| facts.is_free(*i))
        .map(|(i, s)| (s.id.as_str(), i))
        .collect();
    let mut prices = vec![vec![0; layers]; facts.problem.sites.len()];
    let mut totals = vec![vec![0; layers]; facts.problem.students.len()];
    let before = findings.len();
    for (k, layer) in plan.certificate.layers.iter().enumerate() {
        let none = BTreeMap::new();
        let columns: [(&Potentials, &BTreeMap<&str, usize>, &mut Vec<Vec<i64>>); 3] = [
            (&layer.site_potentials, &sites, &mut prices),
            (&layer.student_potentials, &students, &mut totals),
            (&layer.group_potentials, &none, &mut Vec::new()),
        ];
        for (given, known, column) in columns {
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
    (findings.len() == before).then_some((prices, totals))
}
