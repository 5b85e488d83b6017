//! Which bounds cannot hold together.

use std::collections::BTreeSet;

use super::flow::{Arc, Cut, UNBOUNDED, cheapest};
use super::groups::Limit;
use super::{Door, Kind, Need, Network, ROOT};

/// Bounds that cannot hold together: what is needed is more than what there is.
///
/// A cut of the flow (Hoffman's circulation theorem), narrowed until each of its bounds is needed: without any one of
/// them the others could hold. It says one of two things: these cohorts need more seats than the sites that take them
/// have; or these sites ask for more seats, as their minimums, than the cohorts need or a group allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict<S, G> {
    /// Cohorts, as positions, with the seats that each must have.
    pub cohorts: Vec<(usize, u32)>,
    /// Sites with the least that they take here.
    pub at_least: Vec<(S, u32)>,
    /// The sum of the two.
    pub needed: u64,
    /// Sites with the most that they take here.
    pub at_most: Vec<(S, u32)>,
    /// Groups with the most that they have left.
    pub groups: Vec<(G, u32)>,
    /// Cohorts, as positions, with the seats that they need at most: those who go to the sites of `at_least`.
    pub only: Vec<(usize, u32)>,
    /// The sum of the three; less than `needed`.
    pub available: u64,
    /// Sites that could be opened but do not take any of `cohorts`.
    pub refusing: Vec<S>,
}

/// The conflict of a cut.
pub(super) fn of_cut<S: Copy + Ord, G: Copy + Ord>(
    need: &Need<'_, S, G>,
    doors: &[Door<G>],
    limits: &[Limit<G>],
    network: &Network,
    nodes: usize,
    cut: Cut,
) -> Conflict<S, G> {
    let (arcs, side) = narrowed(network.arcs.clone(), nodes, cut);
    let mut conflict = Conflict {
        cohorts: Vec::new(),
        at_least: Vec::new(),
        needed: 0,
        at_most: Vec::new(),
        groups: Vec::new(),
        only: Vec::new(),
        available: 0,
        refusing: Vec::new(),
    };
    for (arc, kind) in arcs.iter().zip(&network.kinds) {
        let bound = match (side[arc.from], side[arc.to]) {
            (false, true) => arc.lower,
            (true, false) => arc.upper,
            _ => continue,
        };
        let enters = side[arc.to];
        match *kind {
            Kind::Cohort(cohort) if enters => conflict.cohorts.push((cohort, bound)),
            Kind::Cohort(cohort) => conflict.only.push((cohort, bound)),
            Kind::Site(site) if enters && bound > 0 => conflict.at_least.push((need.sites[site].id, bound)),
            Kind::Site(site) if !enters => conflict.at_most.push((need.sites[site].id, bound)),
            Kind::Limit(limit) if !enters => conflict.groups.push((limits[limit].id, bound)),
            // cells and limits have no least, and a cell has no most that could be reached
            Kind::Cell(..) | Kind::Site(_) | Kind::Limit(_) => continue,
        }
        *(if enters { &mut conflict.needed } else { &mut conflict.available }) += u64::from(bound);
    }
    if !side[ROOT] {
        let refuses =
            |site: usize| conflict.cohorts.iter().all(|(cohort, _)| need.sites[site].forbidden[*cohort]);
        conflict.refusing = (0..doors.len())
            .filter(|site| !conflict.cohorts.is_empty() && doors[*site].upper > 0 && refuses(*site))
            .map(|site| need.sites[site].id)
            .collect();
    }
    conflict
}

/// A bound of an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    Least(usize),
    Most(usize),
}

/// The bounds that a cut is made of: what must enter, what may leave.
fn bounds(arcs: &[Arc], side: &[bool]) -> BTreeSet<Bound> {
    let of = |(index, arc): (usize, &Arc)| match (side[arc.from], side[arc.to]) {
        (false, true) if arc.lower > 0 => Some(Bound::Least(index)),
        (true, false) => Some(Bound::Most(index)),
        _ => None,
    };
    arcs.iter().enumerate().filter_map(of).collect()
}

/// A cut of which every bound is needed: each is left out in turn, and the others taken alone. Gives the arcs, without
/// bounds that play no part, and the side of each node.
fn narrowed(mut arcs: Vec<Arc>, nodes: usize, mut cut: Cut) -> (Vec<Arc>, Vec<bool>) {
    let mut needed = BTreeSet::new();
    loop {
        let all = bounds(&arcs, &cut.side);
        let Some(tried) = all.difference(&needed).next().copied() else { return (arcs, cut.side) };
        let holds = |bound: Bound| bound != tried && all.contains(&bound);
        let alone: Vec<Arc> = (arcs.iter().zip(&cut.flow).enumerate())
            .map(|(index, (arc, flow))| Arc {
                lower: if holds(Bound::Least(index)) { arc.lower } else { 0 },
                upper: if holds(Bound::Most(index)) { arc.upper } else { UNBOUNDED },
                wished: *flow,
                ..*arc
            })
            .collect();
        match cheapest(nodes, &alone, |_, _| 0) {
            Ok(_) => {
                needed.insert(tried);
            }
            Err(narrower) => (arcs, cut) = (alone, narrower),
        }
    }
}
