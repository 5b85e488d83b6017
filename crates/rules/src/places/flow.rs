//! The cheapest circulation with convex costs, or the cut that shows that there is none.
//!
//! A flow is a whole number on each arc, within the bounds of the arc, such that as much enters each node as leaves it.
//! The search begins with the flow that each arc would like best, and repairs the nodes where it does not balance, one
//! unit at a time, each time over the cheapest way (successive shortest paths, prices of nodes kept so that no way has
//! a negative cost). What it ends with is the cheapest flow, and always the same one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No limit.
pub(super) const UNBOUNDED: u32 = u32::MAX;

/// A way from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    pub from: usize,
    pub to: usize,
    /// The least and the most units on it.
    pub lower: u32,
    pub upper: u32,
    /// What it would like best: within its bounds, with no cheaper neighbour.
    pub wished: u32,
}

/// Why no flow exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// For each node, whether it is on the side that more must enter than may leave.
    pub side: Vec<bool>,
    /// As far as the search came: within the bounds of all arcs, balanced at some nodes.
    pub flow: Vec<u32>,
}

/// The flow on each arc, of the least total cost. `price(arc, k)` is what the `k`-th unit on an arc costs more than the
/// one before it, not decreasing in `k`.
pub(super) fn cheapest(
    nodes: usize,
    arcs: &[Arc],
    price: impl Fn(usize, u32) -> i128,
) -> Result<Vec<u32>, Cut> {
    let mut flow: Vec<u32> = arcs.iter().map(|arc| arc.wished).collect();
    let mut around = vec![Vec::new(); nodes];
    let mut excess = vec![0_i64; nodes];
    for (index, arc) in arcs.iter().enumerate() {
        around[arc.from].push(index);
        around[arc.to].push(index);
        excess[arc.from] -= i64::from(arc.wished);
        excess[arc.to] += i64::from(arc.wished);
    }
    let mut potential = vec![0_i128; nodes];
    for start in 0..nodes {
        while excess[start] > 0 {
            let found = search(start, arcs, &around, &flow, &excess, &potential, &price);
            let Some(end) = found.end else {
                return Err(Cut { side: found.distance.iter().map(Option::is_some).collect(), flow });
            };
            let length = found.distance[end].unwrap_or(0);
            for (potential, distance) in potential.iter_mut().zip(&found.distance) {
                *potential += distance.map_or(length, |distance| distance.min(length));
            }
            let mut node = end;
            while let Some(index) = found.by[node] {
                if arcs[index].to == node {
                    flow[index] += 1;
                    node = arcs[index].from;
                } else {
                    flow[index] -= 1;
                    node = arcs[index].to;
                }
            }
            excess[start] -= 1;
            excess[end] += 1;
        }
    }
    Ok(flow)
}

struct Found {
    /// The nearest node that lacks something.
    end: Option<usize>,
    /// How far each node is that was reached; final for those no farther than the end.
    distance: Vec<Option<i128>>,
    /// The arc by which it was reached.
    by: Vec<Option<usize>>,
}

fn search(
    start: usize,
    arcs: &[Arc],
    around: &[Vec<usize>],
    flow: &[u32],
    excess: &[i64],
    potential: &[i128],
    price: &impl Fn(usize, u32) -> i128,
) -> Found {
    let mut distance: Vec<Option<i128>> = vec![None; around.len()];
    let mut by = vec![None; around.len()];
    let mut settled = vec![false; around.len()];
    let mut heap = BinaryHeap::from([Reverse((0_i128, start))]);
    distance[start] = Some(0);
    while let Some(Reverse((so_far, node))) = heap.pop() {
        if std::mem::replace(&mut settled[node], true) {
            continue;
        }
        if excess[node] < 0 {
            return Found { end: Some(node), distance, by };
        }
        for index in around[node].iter().copied() {
            let (arc, units) = (&arcs[index], flow[index]);
            let (next, cost) = if arc.from == node {
                if units == arc.upper {
                    continue;
                }
                (arc.to, price(index, units + 1))
            } else {
                if units == arc.lower {
                    continue;
                }
                (arc.from, -price(index, units))
            };
            let reached = so_far + cost + potential[node] - potential[next];
            if !settled[next] && distance[next].is_none_or(|known| reached < known) {
                distance[next] = Some(reached);
                by[next] = Some(index);
                heap.push(Reverse((reached, next)));
            }
        }
    }
    Found { end: None, distance, by }
}
