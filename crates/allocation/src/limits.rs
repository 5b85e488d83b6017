//! What sites share: totals of groups, fewest intakes, and what the pins have already taken of them.
//!
//! Groups any two of which are apart or one inside the other form a *tree* over the sites: with them a plan is still a flow.
//! Groups that cross those of the tree are kept beside it, for a search over several flows. Only principal placements count;
//! a group that can bind nothing is left out.

use crate::checked::{NONE, Pin};
use crate::problem::Problem;

/// No most.
pub(crate) const UNLIMITED: u32 = u32::MAX;

/// The bounds of sites and groups once the pins have taken theirs. Nodes are the sites, then the groups, in the order of
/// their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Per node the smallest group of the tree around it, or [`NONE`].
    pub(crate) parent: Vec<u32>,
    /// Per node the fewest students still to place there.
    pub(crate) low: Vec<u32>,
    /// Per group the most students still to place there.
    high: Vec<u32>,
    /// The groups that cross others, with their sites.
    pub(crate) crossing: Vec<(u32, Vec<u32>)>,
    /// Per site the places in `crossing` of the groups around it; empty when none crosses.
    crossing_of: Vec<Vec<u32>>,
    sites: u32,
}

impl Limits {
    /// The bounds of a sound problem.
    pub(crate) fn of(problem: &Problem, pins: &[Pin], open: &[u32]) -> Self {
        let sites = problem.sites.len();
        let nodes = sites + problem.groups.len();
        let bound = |value: i64| u32::try_from(value.max(0)).unwrap_or(UNLIMITED);
        let lows = problem.sites.iter().map(|s| s.min).chain(problem.groups.iter().map(|g| g.min));
        let mut limits = Self {
            parent: vec![NONE; nodes],
            low: lows.map(bound).collect(),
            high: problem.groups.iter().map(|g| g.max.map_or(UNLIMITED, bound)).collect(),
            crossing: Vec::new(),
            crossing_of: Vec::new(),
            sites: sites as u32,
        };
        let mut pinned = vec![0_u32; sites];
        for pin in pins {
            if let Pin::At { site, .. } = *pin {
                pinned[site as usize] += 1;
            }
        }
        let mut walk = Walk::new(problem);
        let mut sizes = Vec::with_capacity(problem.groups.len());
        for g in 0..problem.groups.len() {
            walk.down(g);
            let pins: u32 = walk.found.iter().map(|&j| pinned[j as usize]).sum();
            let seats: u64 = walk.found.iter().map(|&j| u64::from(open[j as usize])).sum();
            let (low, high) = (&mut limits.low[sites + g], &mut limits.high[g]);
            *low = low.saturating_sub(pins);
            if *high != UNLIMITED {
                *high = high.saturating_sub(pins);
            }
            // with one seat more, which an explanation may try, it would still bind nothing
            if u64::from(*high) > seats {
                *high = UNLIMITED;
            }
            if *low > 0 || *high != UNLIMITED {
                sizes.push((std::cmp::Reverse(walk.found.len()), g));
            }
        }
        for (low, pins) in limits.low.iter_mut().zip(&pinned) {
            *low = low.saturating_sub(*pins);
        }
        // the largest first: one that fits finds all its sites directly inside the same group
        sizes.sort_unstable();
        for (_, g) in sizes {
            walk.down(g);
            let node = (sites + g) as u32;
            let around = walk.found.first().map_or(NONE, |&j| limits.parent[j as usize]);
            if walk.found.iter().all(|&j| limits.parent[j as usize] == around) {
                limits.parent[node as usize] = around;
                walk.found.iter().for_each(|&j| limits.parent[j as usize] = node);
            } else {
                limits.crossing.push((node, walk.found.clone()));
            }
        }
        limits.index_crossing();
        limits
    }

    fn index_crossing(&mut self) {
        if self.crossing.is_empty() {
            return;
        }
        self.crossing_of = vec![Vec::new(); self.sites as usize];
        for (k, (_, members)) in self.crossing.iter().enumerate() {
            for &site in members {
                self.crossing_of[site as usize].push(k as u32);
            }
        }
    }

    /// True when no group and no fewest intake binds anything.
    pub(crate) fn are_none(&self) -> bool {
        self.crossing.is_empty()
            && self.low.iter().all(|&low| low == 0)
            && self.parent[..self.sites as usize].iter().all(|&parent| parent == NONE)
    }

    /// True when a fewest intake is still to be met.
    pub(crate) fn has_minima(&self) -> bool {
        self.low.iter().any(|&low| low > 0)
    }

    /// The most students still to place in a group, by its node.
    pub(crate) fn high_of_group(&self, node: u32) -> u32 {
        self.high[(node - self.sites) as usize]
    }

    /// The groups around a site, by their nodes.
    pub(crate) fn around(&self, site: u32) -> impl Iterator<Item = u32> {
        let known = |node: &u32| *node != NONE;
        let inner = Some(self.parent[site as usize]).filter(known);
        let tree = std::iter::successors(inner, move |&node| Some(self.parent[node as usize]).filter(known));
        let crossing = self.crossing_of.get(site as usize).into_iter().flatten();
        tree.chain(crossing.map(|&k| self.crossing[k as usize].0))
    }

    /// True when a group around the site has no seat left for anybody.
    pub(crate) fn close(&self, site: u32) -> bool {
        self.around(site).any(|node| self.high_of_group(node) == 0)
    }

    /// One seat of a site is taken before anybody is served.
    pub(crate) fn take(&mut self, site: u32) {
        let around: Vec<u32> = self.around(site).collect();
        for node in around {
            let high = &mut self.high[(node - self.sites) as usize];
            if *high != UNLIMITED {
                *high = high.saturating_sub(1);
            }
            self.low[node as usize] = self.low[node as usize].saturating_sub(1);
        }
        self.low[site as usize] = self.low[site as usize].saturating_sub(1);
    }
}

/// Finds the principal sites of a group, at whatever depth.
pub(crate) struct Walk<'a> {
    problem: &'a Problem,
    seen_sites: Vec<usize>,
    seen_groups: Vec<usize>,
    round: usize,
    stack: Vec<usize>,
    /// The sites of the last group asked about.
    pub(crate) found: Vec<u32>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(problem: &'a Problem) -> Self {
        Self {
            problem,
            seen_sites: vec![0; problem.sites.len()],
            seen_groups: vec![0; problem.groups.len()],
            round: 0,
            stack: Vec::new(),
            found: Vec::new(),
        }
    }

    pub(crate) fn down(&mut self, group: usize) {
        self.round += 1;
        self.found.clear();
        self.stack.push(group);
        while let Some(g) = self.stack.pop() {
            if std::mem::replace(&mut self.seen_groups[g], self.round) == self.round {
                continue;
            }
            for id in &self.problem.groups[g].members {
                if let Ok(j) = self.problem.sites.binary_search_by(|s| s.id.cmp(id)) {
                    let seen = std::mem::replace(&mut self.seen_sites[j], self.round) == self.round;
                    if !seen && !self.problem.sites[j].secondary {
                        self.found.push(j as u32);
                    }
                } else if let Ok(inner) = self.problem.groups.binary_search_by(|g| g.id.cmp(id)) {
                    self.stack.push(inner);
                }
            }
        }
        self.found.sort_unstable();
    }
}
