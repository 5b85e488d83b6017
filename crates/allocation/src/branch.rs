//! The best plan for an optimising procedure: one flow where a flow is enough, and a search over several where pairs of
//! students or groups that cross leave its realm (branch and bound, limited by a number of flows, never by time).
//!
//! Each flow is solved as if what is not settled yet were not asked for; where its best plan breaks something, two flows
//! follow that between them lose no plan that keeps it. A flow whose best plan is no better than one already found, in the
//! order of the objective and then of the ranks, is not followed further. The tree of decisions with the prices at its leaves
//! proves the result: whatever the prices, they bound what any plan below a leaf can cost.

use std::collections::BTreeMap;

use crate::checked::{Checked, NONE, Pin};
use crate::error::SolveError;
use crate::objective::{Best, Everything, Task, Within};
use crate::plan::{LayerKind, Potentials, ProofNode};
use crate::problem::{Id, PairKind};
use crate::procedure::Procedure;

/// What was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) best: Best,
    /// The tree of decisions, from the root, first children first; none for a single flow.
    pub(crate) proof: Option<Vec<ProofNode>>,
    /// When the search ended at its limit with plans undecided that may be better: the best value of the first layer in which
    /// they may differ.
    pub(crate) bound: Option<i64>,
}

/// Optimises a problem.
pub(crate) fn optimise(checked: &Checked, procedure: Procedure) -> Result<Found, SolveError> {
    let pairs = pairs(checked);
    let searches = !pairs.is_empty() || !checked.limits.crossing.is_empty();
    let task = Task::new(checked, procedure, searches)?;
    if searches {
        return Search::new(&task, procedure, pairs).run();
    }
    let best = task.solve(&Everything);
    if is_kept(&task, &best) {
        Ok(Found { best, proof: None, bound: None })
    } else {
        Err(infeasible(checked, &best, &[]))
    }
}

fn is_kept(task: &Task<'_>, best: &Best) -> bool {
    task.kinds().first() != Some(&LayerKind::Kept) || best.cost[0] == 0
}

/// Names what the best plan without a search falls short of, or else what the search could not bring together.
fn infeasible(checked: &Checked, best: &Best, pairs: &[Couple]) -> SolveError {
    let limits = &checked.limits;
    let sites = checked.open.len();
    let mut load = vec![0_u32; limits.low.len()];
    for (site, _) in best.received.iter().flatten() {
        load[*site as usize] += 1;
        limits.around(*site).for_each(|node| load[node as usize] += 1);
    }
    let short = |node: &usize| load[*node] < limits.low[*node];
    let problem = &checked.problem;
    let of_sites: Vec<Id> = (0..sites).filter(short).map(|j| problem.sites[j].id.clone()).collect();
    if !of_sites.is_empty() {
        return SolveError::Infeasible { field: "sites.min", ids: of_sites };
    }
    let of_groups: Vec<Id> =
        (sites..load.len()).filter(short).map(|node| problem.groups[node - sites].id.clone()).collect();
    if !of_groups.is_empty() {
        return SolveError::Infeasible { field: "groups.min", ids: of_groups };
    }
    if problem.options.do_no_harm {
        return SolveError::Infeasible { field: "options.do_no_harm", ids: Vec::new() };
    }
    let hard = pairs.iter().filter(|couple| couple.penalty.is_none());
    let ids: Vec<Id> =
        hard.flat_map(|c| c.students).map(|i| problem.students[i as usize].id.clone()).collect();
    if !ids.is_empty() {
        return SolveError::Infeasible { field: "pairs", ids };
    }
    let crossing = limits.crossing.iter().map(|(node, _)| problem.groups[*node as usize - sites].id.clone());
    SolveError::Infeasible { field: "groups", ids: crossing.collect() }
}

/// A pair that the run has to look at: at least one of the two is not pinned, and neither is excused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Couple {
    students: [u32; 2],
    kind: PairKind,
    /// What breaking it costs, before the unit of the objective; none when it may not be broken.
    penalty: Option<i64>,
}

/// The pairs of a problem that a run has to look at.
pub(crate) fn pairs(checked: &Checked) -> Vec<Couple> {
    let couple = |pair: &crate::problem::Pair| {
        let index = |id: &Id| checked.student_index(id.as_str()).map(|i| i as u32);
        let students = [index(&pair.students[0])?, index(&pair.students[1])?];
        let pins = students.map(|i| checked.pins[i as usize]);
        let free = pins.contains(&Pin::Free) && !pins.contains(&Pin::Excused);
        let penalty = (!pair.hard).then_some(pair.penalty);
        free.then_some(Couple { students, kind: pair.kind, penalty })
    };
    checked.problem.pairs.iter().filter_map(couple).collect()
}

/// Where two students of a pair may be together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Area {
    Site(u32),
    /// The sites in the town of this one.
    Town(u32),
    /// The sites without a town.
    Nowhere,
    /// The sites of a group that crosses others, by its place among those.
    Group(u32),
}

impl Area {
    fn holds(self, checked: &Checked, site: u32) -> bool {
        let town = |site: u32| checked.problem.sites[site as usize].town.as_deref();
        match self {
            Self::Site(one) => one == site,
            Self::Town(one) => town(one).is_some() && town(one) == town(site),
            Self::Nowhere => town(site).is_none(),
            Self::Group(k) => checked.limits.crossing[k as usize].1.binary_search(&site).is_ok(),
        }
    }
}

/// What one flow of the search has settled.
#[derive(Clone, Default)]
struct Settled {
    /// Per student, areas that he has to be in (true) or out of (false).
    rules: BTreeMap<u32, Vec<(bool, Area)>>,
    /// Soft pairs that are kept (true) or broken (false), by their place.
    soft: BTreeMap<usize, bool>,
}

impl Settled {
    fn rule(&mut self, student: u32, inside: bool, area: Area) {
        self.rules.entry(student).or_default().push((inside, area));
    }
}

struct View<'a> {
    checked: &'a Checked,
    settled: &'a Settled,
}

impl Within for View<'_> {
    fn allows(&self, student: u32, site: u32) -> bool {
        let rules = self.settled.rules.get(&student).into_iter().flatten();
        rules.into_iter().all(|&(inside, area)| area.holds(self.checked, site) == inside)
    }

    fn must(&self, student: u32) -> bool {
        self.settled.rules.get(&student).into_iter().flatten().any(|&(inside, _)| inside)
    }
}

/// A flow that is solved and not yet followed.
struct Node {
    settled: Settled,
    best: Best,
    cost: Vec<i64>,
    /// Its place in the tree.
    at: usize,
}

/// What the best plan of a flow breaks.
enum Broken {
    Soft(usize),
    Together {
        pair: usize,
        site: u32,
    },
    Apart {
        pair: usize,
        site: u32,
    },
    Member {
        group: usize,
        student: u32,
    },
    /// No plan of this flow keeps the bounds of a group.
    Void {
        group: usize,
    },
}

struct Entry {
    node: ProofNode,
    children: Option<[usize; 2]>,
}

struct Search<'a> {
    task: &'a Task<'a>,
    checked: &'a Checked,
    pairs: Vec<Couple>,
    /// What a unit of penalty costs in the layer `sum`.
    unit: i64,
    /// Flows that may still be solved.
    left: u64,
    tree: Vec<Entry>,
    stack: Vec<Node>,
    best: Option<(Vec<i64>, Vec<u64>, Best)>,
    /// The least cost among the flows that the limit left undecided.
    undecided: Option<Vec<i64>>,
}

impl<'a> Search<'a> {
    fn new(task: &'a Task<'a>, procedure: Procedure, pairs: Vec<Couple>) -> Self {
        let parameters = &task.checked.problem.parameters;
        Self {
            task,
            checked: task.checked,
            pairs,
            unit: if procedure == Procedure::Fair { i64::from(parameters.debt_weight.scale) } else { 1 },
            left: task.checked.problem.options.node_limit,
            tree: Vec::new(),
            stack: Vec::new(),
            best: None,
            undecided: None,
        }
    }

    fn run(mut self) -> Result<Found, SolveError> {
        let mut root = Settled::default();
        for pair in 0..self.pairs.len() {
            if self.pairs[pair].penalty.is_none() {
                self.keep(pair, &mut root);
            }
        }
        let root = self.solve(root);
        let at_root = root.best.clone();
        self.stack.push(root);
        while let Some(node) = self.stack.pop() {
            self.follow(node);
        }
        let Some((cost, _, mut best)) = self.best.take() else {
            return Err(match self.undecided {
                Some(_) => SolveError::NodeLimit { limit: self.checked.problem.options.node_limit },
                None => infeasible(self.checked, &at_root, &self.pairs),
            });
        };
        for (layer, cost) in best.layers.iter_mut().zip(&cost) {
            // the flow does not know the pairs that it broke
            if layer.kind == LayerKind::Sum {
                layer.value = *cost;
            }
            layer.nodes.fill(0);
            layer.students.fill(0);
        }
        let bound = self.undecided.as_ref().filter(|undecided| **undecided < cost).and_then(|undecided| {
            let layer = undecided.iter().zip(&cost).position(|(a, b)| a != b)?;
            let gained = cost[layer] - undecided[layer];
            Some(match self.task.kinds()[layer] {
                LayerKind::Kept | LayerKind::Sum => undecided[layer],
                LayerKind::Placed => best.layers[layer].value + gained,
                LayerKind::Rank(_) => undecided[layer].abs(),
            })
        });
        Ok(Found { best, proof: Some(self.preorder()), bound })
    }

    fn preorder(&mut self) -> Vec<ProofNode> {
        let mut proof = Vec::with_capacity(self.tree.len());
        let mut stack = vec![0];
        while let Some(at) = stack.pop() {
            let entry = &self.tree[at];
            proof.push(entry.node.clone());
            stack.extend(entry.children.into_iter().flat_map(|[first, second]| [second, first]));
        }
        proof
    }

    /// What keeping a pair means for each of the two alone.
    fn keep(&self, pair: usize, settled: &mut Settled) {
        let Couple { students: [a, b], kind, .. } = self.pairs[pair];
        for (one, other) in [(a, b), (b, a)] {
            if self.checked.pins[one as usize] != Pin::Free {
                continue;
            }
            if kind == PairKind::SameTown {
                settled.rule(one, false, Area::Nowhere);
            }
            if let Pin::At { site, .. } = self.checked.pins[other as usize] {
                match kind {
                    PairKind::SameSite => settled.rule(one, true, Area::Site(site)),
                    PairKind::SameTown => settled.rule(one, true, Area::Town(site)),
                    PairKind::DifferentSite => settled.rule(one, false, Area::Site(site)),
                }
            }
        }
    }

    fn solve(&mut self, settled: Settled) -> Node {
        self.left = self.left.saturating_sub(1);
        let best = self.task.solve(&View { checked: self.checked, settled: &settled });
        let mut cost = best.cost.clone();
        let broken = settled.soft.iter().filter(|(_, kept)| !**kept);
        let penalty: i64 = broken.filter_map(|(pair, _)| self.pairs[*pair].penalty).sum();
        if let Some(sum) = self.task.kinds().iter().position(|kind| *kind == LayerKind::Sum) {
            cost[sum] += penalty * self.unit;
        }
        self.tree.push(Entry { node: ProofNode::Leaf { prices: Vec::new() }, children: None });
        Node { settled, best, cost, at: self.tree.len() - 1 }
    }

    /// Compared after the cost: what each student receives, in the total order, those without anything last.
    fn ranks(&self, best: &Best) -> Vec<u64> {
        let key = |&i: &u32| {
            best.received[i as usize].map_or(u64::MAX, |(site, rank)| {
                let among = if rank == self.checked.suggested_rank() { site } else { 0 };
                u64::from(rank) << 32 | u64::from(among)
            })
        };
        self.checked.order.iter().map(key).collect()
    }

    fn follow(&mut self, node: Node) {
        let is_beaten = self
            .best
            .as_ref()
            .is_some_and(|(cost, ranks, _)| (&node.cost, &self.ranks(&node.best)) >= (cost, ranks));
        if is_beaten || !is_kept(self.task, &node.best) {
            self.tree[node.at].node = self.leaf(&node.best);
            return;
        }
        let Some(broken) = self.broken(&node) else {
            self.tree[node.at].node = self.leaf(&node.best);
            let ranks = self.ranks(&node.best);
            self.best = Some((node.cost, ranks, node.best));
            return;
        };
        if let Broken::Void { group } = broken {
            self.tree[node.at].node = ProofNode::Void { group: self.group_id(group) };
            return;
        }
        if self.left < 2 {
            self.tree[node.at].node = self.leaf(&node.best);
            if self.undecided.as_ref().is_none_or(|least| node.cost < *least) {
                self.undecided = Some(node.cost);
            }
            return;
        }
        let (decision, first, second) = self.split(&node.settled, &broken);
        let children = [self.solve(first), self.solve(second)];
        let entry = &mut self.tree[node.at];
        entry.node = decision;
        entry.children = Some([children[0].at, children[1].at]);
        let [first, second] = children;
        // the better one is followed first: what it leads to makes the other shorter
        if first.cost <= second.cost {
            self.stack.extend([second, first]);
        } else {
            self.stack.extend([first, second]);
        }
    }

    fn split(&self, settled: &Settled, broken: &Broken) -> (ProofNode, Settled, Settled) {
        let (mut first, mut second) = (settled.clone(), settled.clone());
        let decision = match *broken {
            Broken::Soft(pair) => {
                first.soft.insert(pair, true);
                second.soft.insert(pair, false);
                self.keep(pair, &mut first);
                ProofNode::Soft { pair: self.pair_ids(pair) }
            }
            Broken::Together { pair, site } => {
                let Couple { students, kind, .. } = self.pairs[pair];
                let area = if kind == PairKind::SameTown { Area::Town(site) } else { Area::Site(site) };
                for student in students {
                    first.rule(student, true, area);
                    second.rule(student, false, area);
                }
                ProofNode::Together { pair: self.pair_ids(pair), at: self.site_id(site) }
            }
            Broken::Apart { pair, site } => {
                let [a, b] = self.pairs[pair].students;
                first.rule(a, false, Area::Site(site));
                second.rule(b, false, Area::Site(site));
                ProofNode::Apart { pair: self.pair_ids(pair), at: self.site_id(site) }
            }
            Broken::Member { group, student } => {
                first.rule(student, true, Area::Group(group as u32));
                second.rule(student, false, Area::Group(group as u32));
                let id = self.checked.problem.students[student as usize].id.clone();
                ProofNode::Member { group: self.group_id(group), student: id }
            }
            Broken::Void { group } => ProofNode::Void { group: self.group_id(group) },
        };
        (decision, first, second)
    }

    fn pair_ids(&self, pair: usize) -> [Id; 2] {
        self.pairs[pair].students.map(|i| self.checked.problem.students[i as usize].id.clone())
    }

    fn site_id(&self, site: u32) -> Id {
        self.checked.problem.sites[site as usize].id.clone()
    }

    fn group_id(&self, group: usize) -> Id {
        let node = self.checked.limits.crossing[group].0 as usize;
        self.checked.problem.groups[node - self.checked.open.len()].id.clone()
    }

    fn site_of(&self, best: &Best, student: u32) -> Option<u32> {
        match self.checked.pins[student as usize] {
            Pin::At { site, .. } => Some(site),
            _ => best.received[student as usize].map(|(site, _)| site),
        }
    }

    /// The first thing that the plan of a flow breaks: hard pairs before soft ones, then groups.
    fn broken(&self, node: &Node) -> Option<Broken> {
        let is_settled =
            |pair: usize| self.pairs[pair].penalty.is_none() || node.settled.soft.get(&pair) == Some(&true);
        let breaks = |pair: &usize| !self.is_kept_by(*pair, &node.best);
        let firm = (0..self.pairs.len()).filter(|&pair| is_settled(pair)).find(breaks);
        if let Some(pair) = firm {
            let Couple { students: [a, b], kind, .. } = self.pairs[pair];
            let site = self.site_of(&node.best, a).or(self.site_of(&node.best, b)).unwrap_or(NONE);
            return Some(match kind {
                PairKind::DifferentSite => Broken::Apart { pair, site },
                PairKind::SameSite | PairKind::SameTown => Broken::Together { pair, site },
            });
        }
        let open = |pair: &usize| !is_settled(*pair) && !node.settled.soft.contains_key(pair);
        let soft = (0..self.pairs.len()).filter(open).find(breaks).map(Broken::Soft);
        soft.or_else(|| (0..self.checked.limits.crossing.len()).find_map(|group| self.outside(group, node)))
    }

    fn is_kept_by(&self, pair: usize, best: &Best) -> bool {
        let Couple { students: [a, b], kind, .. } = self.pairs[pair];
        match (self.site_of(best, a), self.site_of(best, b)) {
            (None, None) => true,
            (Some(a), Some(b)) => match kind {
                PairKind::SameSite => a == b,
                PairKind::SameTown => Area::Town(a).holds(self.checked, b),
                PairKind::DifferentSite => a != b,
            },
            _ => kind == PairKind::DifferentSite,
        }
    }

    /// What to settle when the plan of a flow does not keep the bounds of a crossing group.
    fn outside(&self, group: usize, node: &Node) -> Option<Broken> {
        let limits = &self.checked.limits;
        let (number, _) = limits.crossing[group];
        let area = Area::Group(group as u32);
        let is_in =
            |i: u32| node.best.received[i as usize].is_some_and(|(site, _)| area.holds(self.checked, site));
        let load = self.checked.order.iter().filter(|&&i| is_in(i)).count() as u32;
        let rule = |i: u32| node.settled.rules.get(&i).into_iter().flatten().any(|&(_, a)| a == area);
        let free = |i: &u32| self.checked.is_free(*i as usize) && !rule(*i);
        let student = if load > limits.high_of_group(number) {
            // the last in the order leaves first
            self.checked.order.iter().rev().copied().filter(free).find(|&i| is_in(i))
        } else if load < limits.low[number as usize] {
            let view = View { checked: self.checked, settled: &node.settled };
            let mut others = self.checked.order.iter().copied().filter(free);
            others
                .find(|&i| !is_in(i) && self.task.may_enter(i, &view, |site| area.holds(self.checked, site)))
        } else {
            return None;
        };
        Some(student.map_or(Broken::Void { group }, |student| Broken::Member { group, student }))
    }

    /// The prices of a flow, layer by layer.
    fn leaf(&self, best: &Best) -> ProofNode {
        let problem = &self.checked.problem;
        let sites = problem.sites.len();
        let prices = best.layers.iter().map(|layer| {
            let priced = |(node, value): (usize, &i64)| {
                let id =
                    if node < sites { &problem.sites[node].id } else { &problem.groups[node - sites].id };
                let counts = node >= sites || self.checked.has_seat(node as u32);
                (counts && *value != 0).then(|| (id.clone(), *value))
            };
            let mut all: Vec<(Id, i64)> = layer.nodes.iter().enumerate().filter_map(priced).collect();
            all.sort();
            Potentials(all)
        });
        ProofNode::Leaf { prices: prices.collect() }
    }
}
