//! A proof by cases: the decisions lose no plan, and below every leaf no plan costs less than the result.
//!
//! A leaf gives prices. Whatever they are, a plan below it costs at least the sum of the least that each student can cost at
//! these prices, less what the seats bring in: so the prices need no check of their own.

use std::collections::BTreeMap;

use super::limits::{Couple, keeps};
use super::optimal::Costs;
use super::{Facts, Finding};
use crate::plan::{LayerKind, Plan, Potentials, ProofNode};
use crate::problem::{Id, PairKind};

/// Sites by what is asked of somebody.
#[derive(Clone, Copy, PartialEq)]
enum Zone {
    Site(usize),
    TownOf(usize),
    NoTown,
    Group(usize),
}

#[derive(Clone, Default)]
struct Case {
    inside: BTreeMap<usize, Vec<Zone>>,
    outside: BTreeMap<usize, Vec<Zone>>,
    /// By the place among the couples.
    soft: BTreeMap<usize, bool>,
}

struct Proof<'a> {
    facts: &'a Facts<'a>,
    costs: &'a Costs<'a>,
    couples: &'a [Couple<'a>],
    penalty: i64,
}

pub(super) fn check(costs: &Costs<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let facts = costs.facts;
    let mut wrong = |field| findings.push(Finding::WrongCertificate { field });
    let proof = Proof { facts, costs, couples: &facts.couples, penalty: costs.penalty_unit() };
    let Some(least) = proof.least(&plan.certificate.proof) else {
        wrong("proof");
        return;
    };
    let cost = proof.cost_of_plan();
    let differs = least.iter().zip(&cost).position(|(a, b)| a != b).filter(|_| least < cost);
    let bound = differs.map(|layer| match costs.kinds[layer] {
        LayerKind::Placed => costs.value(LayerKind::Placed) + cost[layer] - least[layer],
        LayerKind::Rank(_) => least[layer].abs(),
        LayerKind::Kept | LayerKind::Sum => least[layer],
    });
    if plan.optimal && bound.is_some() {
        wrong("proof");
    } else if bound != plan.certificate.bound {
        wrong("bound");
    }
    if plan.optimal == bound.is_some() {
        findings.push(Finding::WrongField { field: "optimal" });
    }
}

impl Proof<'_> {
    /// What the plan costs, layer by layer, broken pairs included.
    fn cost_of_plan(&self) -> Vec<i64> {
        let mut cost = vec![0; self.costs.kinds.len()];
        for i in (0..self.facts.site.len()).filter(|i| self.facts.is_free(*i)) {
            let own = self.costs.of(i, self.facts.counted_rank(i));
            cost.iter_mut().zip(own).for_each(|(sum, c)| *sum += c);
        }
        let broken = self.couples.iter().filter(|(pair, two)| !keeps(self.facts, pair, *two));
        self.add_penalties(broken.map(|(pair, _)| pair.penalty).sum(), &mut cost);
        cost
    }

    fn add_penalties(&self, penalties: i64, cost: &mut [i64]) {
        if let Some(sum) = self.costs.kinds.iter().position(|kind| *kind == LayerKind::Sum) {
            cost[sum] += penalties * self.penalty;
        }
    }

    /// The least that any plan can cost by the proof; none when it is no proof.
    fn least(&self, nodes: &[ProofNode]) -> Option<Vec<i64>> {
        let mut root = Case::default();
        for k in (0..self.couples.len()).filter(|k| self.couples[*k].0.hard) {
            self.keep(k, &mut root);
        }
        let mut open = vec![root];
        let mut least: Option<Vec<i64>> = None;
        for node in nodes {
            let case = open.pop()?;
            match node {
                ProofNode::Leaf { prices } => {
                    let bound = self.bound(&case, prices)?;
                    least = Some(least.map_or(bound.clone(), |least| least.min(bound)));
                }
                ProofNode::Void { group } => self.is_void(&case, self.group(group)?).then_some(())?,
                decision => {
                    let [first, second] = self.cases(&case, decision)?;
                    open.extend([second, first]);
                }
            }
        }
        // with every case void there would be no plan
        open.is_empty().then_some(least)?
    }

    fn group(&self, id: &Id) -> Option<usize> {
        self.facts.problem.groups.iter().position(|g| g.id == *id)
    }

    fn site(&self, id: &Id) -> Option<usize> {
        self.facts.problem.sites.iter().position(|s| s.id == *id)
    }

    fn couple(&self, ids: &[Id; 2]) -> Option<usize> {
        self.couples.iter().position(|(pair, _)| pair.students == *ids)
    }

    /// Only a pair that the case keeps may be relied upon.
    fn is_firm(&self, case: &Case, k: usize) -> bool {
        self.couples[k].0.hard || case.soft.get(&k) == Some(&true)
    }

    fn cases(&self, case: &Case, decision: &ProofNode) -> Option<[Case; 2]> {
        let (mut first, mut second) = (case.clone(), case.clone());
        match decision {
            ProofNode::Soft { pair } => {
                let k =
                    self.couple(pair).filter(|k| !self.couples[*k].0.hard && !case.soft.contains_key(k))?;
                first.soft.insert(k, true);
                second.soft.insert(k, false);
                self.keep(k, &mut first);
            }
            ProofNode::Together { pair, at } => {
                let k = self.couple(pair).filter(|k| self.is_firm(case, *k))?;
                let (kind, site) = (self.couples[k].0.kind, self.site(at)?);
                let zone = match kind {
                    PairKind::SameSite => Zone::Site(site),
                    PairKind::SameTown => Zone::TownOf(site),
                    PairKind::DifferentSite => return None,
                };
                for i in self.couples[k].1 {
                    first.inside.entry(i).or_default().push(zone);
                    second.outside.entry(i).or_default().push(zone);
                }
            }
            ProofNode::Apart { pair, at } => {
                let k = self.couple(pair).filter(|k| self.is_firm(case, *k))?;
                let zone = Zone::Site(self.site(at)?);
                if self.couples[k].0.kind != PairKind::DifferentSite {
                    return None;
                }
                let [a, b] = self.couples[k].1;
                first.outside.entry(a).or_default().push(zone);
                second.outside.entry(b).or_default().push(zone);
            }
            ProofNode::Member { group, student } => {
                let zone = Zone::Group(self.group(group)?);
                let i = self.facts.problem.students.iter().position(|s| s.id == *student)?;
                first.inside.entry(i).or_default().push(zone);
                second.outside.entry(i).or_default().push(zone);
            }
            ProofNode::Leaf { .. } | ProofNode::Void { .. } => return None,
        }
        Some([first, second])
    }

    /// What a kept pair means for each of the two.
    fn keep(&self, k: usize, case: &mut Case) {
        let (pair, [a, b]) = self.couples[k];
        for (one, other) in [(a, b), (b, a)] {
            if pair.kind == PairKind::SameTown {
                case.outside.entry(one).or_default().push(Zone::NoTown);
            }
            if self.facts.is_free(other) {
                continue;
            }
            let Some(site) = self.facts.receives(other) else { continue };
            match pair.kind {
                PairKind::SameSite => case.inside.entry(one).or_default().push(Zone::Site(site)),
                PairKind::SameTown => case.inside.entry(one).or_default().push(Zone::TownOf(site)),
                PairKind::DifferentSite => case.outside.entry(one).or_default().push(Zone::Site(site)),
            }
        }
    }

    fn holds(&self, zone: Zone, site: usize) -> bool {
        let town = |j: usize| self.facts.problem.sites[j].town.as_ref();
        match zone {
            Zone::Site(one) => one == site,
            Zone::TownOf(one) => town(one).is_some() && town(one) == town(site),
            Zone::NoTown => town(site).is_none(),
            Zone::Group(g) => self.facts.shared.groups[g].sites.contains(&site),
        }
    }

    /// The sites that a student may receive in a case, each with the rank that it counts as.
    fn allowed(&self, case: &Case, i: usize) -> Vec<(usize, usize)> {
        let zones = |of: &BTreeMap<usize, Vec<Zone>>| of.get(&i).cloned().unwrap_or_default();
        let (inside, outside) = (zones(&case.inside), zones(&case.outside));
        let may = |site: usize| {
            self.facts.has_seat(site)
                && inside.iter().all(|zone| self.holds(*zone, site))
                && !outside.iter().any(|zone| self.holds(*zone, site))
        };
        let all = self.facts.possibilities(i);
        all.into_iter().filter(|p| p.allowed && may(p.site)).map(|p| (p.site, p.rank)).collect()
    }

    fn bound(&self, case: &Case, prices: &[Potentials]) -> Option<Vec<i64>> {
        let layers = self.costs.kinds.len();
        if prices.len() != layers {
            return None;
        }
        let facts = self.facts;
        let mut of_site = vec![vec![0_i64; layers]; facts.problem.sites.len()];
        let mut of_group = vec![vec![0_i64; layers]; facts.problem.groups.len()];
        for (k, layer) in prices.iter().enumerate() {
            for (id, value) in &layer.0 {
                // what is not used as written would be a second way of writing the same proof
                match (self.site(id), self.group(id)) {
                    _ if *value == 0 => return None,
                    (Some(j), _) if facts.has_seat(j) => of_site[j][k] = *value,
                    (_, Some(g)) if facts.shared.groups[g].binds() => of_group[g][k] = *value,
                    _ => return None,
                }
            }
        }
        let zero = vec![0; layers];
        let mut bound = zero.clone();
        let add = |sum: &mut Vec<i64>, other: &[i64], times: i64| {
            sum.iter_mut().zip(other).for_each(|(s, o)| *s = s.saturating_add(o.saturating_mul(times)));
        };
        for i in (0..facts.site.len()).filter(|i| facts.is_free(*i)) {
            let mut least = self.costs.of(i, None);
            if case.inside.contains_key(&i) {
                // the first layer is what has to be kept
                least[0] = 1;
            }
            for (site, rank) in self.allowed(case, i) {
                let mut cost = self.costs.of(i, Some(rank));
                add(&mut cost, &of_site[site], 1);
                for g in &facts.shared.around[site] {
                    add(&mut cost, &of_group[*g], 1);
                }
                least = least.min(cost);
            }
            add(&mut bound, &least, 1);
        }
        for (j, price) in of_site.iter().enumerate() {
            let times = if *price > zero { facts.open[j] } else { facts.shared.low[j] };
            add(&mut bound, price, -times);
        }
        for (group, price) in facts.shared.groups.iter().zip(&of_group) {
            let times = if *price > zero { group.high } else { Some(group.low) };
            if *price != zero {
                // a price where nothing bounds the group bounds nothing either
                add(&mut bound, price, -times?);
            }
        }
        let broken = case.soft.iter().filter(|(_, kept)| !**kept);
        self.add_penalties(broken.map(|(k, _)| self.couples[*k].0.penalty).sum(), &mut bound);
        Some(bound)
    }

    /// True when in a case more have to be in a group than it may hold, or fewer can be than it needs.
    fn is_void(&self, case: &Case, g: usize) -> bool {
        let group = &self.facts.shared.groups[g];
        let free = || (0..self.facts.site.len()).filter(|i| self.facts.is_free(*i));
        let has_to = |i: &usize| case.inside.get(i).is_some_and(|zones| zones.contains(&Zone::Group(g)));
        let can = |i: &usize| self.allowed(case, *i).iter().any(|(site, _)| group.sites.contains(site));
        group.high.is_some_and(|most| free().filter(has_to).count() as i64 > most)
            || (free().filter(can).count() as i64) < group.low
    }
}
