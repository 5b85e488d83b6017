//! Minimum-cost assignment within bounds that sites share: totals of nested groups, and fewest intakes.
//!
//! Sites and groups are the nodes of a tree; whoever takes a seat of a site counts at the site and at every group around it.
//! Each student in turn is brought in along a shortest path: others may move on, and counts may pass from one branch of the
//! tree to another. A node short of its fewest gains `breach` for each student, more than everything else can cost; so a plan
//! that keeps the bounds is found whenever there is one, and from nothing at all every step is a shortest path.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Assignment, Net, Tariff, assign};
use crate::checked::NONE;
use crate::wide::Cost;

/// The tree over the sites of a net. Nodes are the sites, then the groups.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// Per node the group around it, or [`NONE`].
    pub(crate) parent: Vec<u32>,
    pub(crate) low: Vec<u32>,
    /// Of a site, its seats.
    pub(crate) high: Vec<u32>,
}

impl Tree {
    /// How many students count at each node.
    pub(crate) fn loads(&self, net: &Net, at: &[u32]) -> Vec<u32> {
        let mut load = vec![0; self.parent.len()];
        for &arc in at.iter().filter(|&&arc| arc != NONE) {
            let mut node = net.site[arc as usize];
            while node != NONE {
                load[node as usize] += 1;
                node = self.parent[node as usize];
            }
        }
        load
    }
}

/// Finds an optimal assignment within the bounds of the net's tree, if it has one; a student short of a fewest intake costs
/// `breach`.
pub(crate) fn assign_within<C: Cost, T: Tariff<C>>(net: &Net, tariff: &T, breach: C) -> Assignment<C> {
    // without the bounds it is found much faster, and often they are kept all the same
    let relaxed = assign(net, tariff);
    let Some(tree) = &net.tree else { return relaxed };
    let load = tree.loads(net, &relaxed.at);
    let within = |n: usize| (tree.low[n]..=tree.high[n]).contains(&load[n]);
    if (0..load.len()).all(within) {
        let mut nodes = relaxed.price.clone();
        nodes.resize(tree.parent.len(), C::ZERO);
        return Assignment { nodes, ..relaxed };
    }
    let mut search = Search::new(net, tree, tariff, breach);
    for student in 0..net.students() {
        if !net.arcs(student).is_empty() {
            search.bring_in(student);
        }
    }
    search.finish()
}

/// How a node was reached.
#[derive(Clone, Copy)]
enum Step {
    /// A student takes the arc.
    Takes { student: u32, arc: u32 },
    /// The student counted at this member of the group stays counted there.
    Up { from: u32 },
    /// One fewer counts at the node.
    Down { from: u32 },
}

/// How a path ends.
#[derive(Clone, Copy)]
enum End {
    /// One more counts at this node, which no group is around.
    Top(u32),
    /// The student goes without a seat.
    Out(u32),
}

struct Search<'a, C, T> {
    net: &'a Net,
    tree: &'a Tree,
    tariff: &'a T,
    breach: C,
    children: Vec<Vec<u32>>,
    at: Vec<u32>,
    /// Per site its holders; per student his place among them.
    holders: Vec<Vec<u32>>,
    slot: Vec<u32>,
    load: Vec<u32>,
    /// Per node the price of a seat there, those of the groups around it included.
    price: Vec<C>,
    // of one search
    round: u32,
    seen: Vec<u32>,
    done: Vec<u32>,
    distance: Vec<C>,
    through: Vec<Step>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
    reached: Vec<u32>,
    best: Option<(C, End)>,
}

impl<'a, C: Cost, T: Tariff<C>> Search<'a, C, T> {
    fn new(net: &'a Net, tree: &'a Tree, tariff: &'a T, breach: C) -> Self {
        let (nodes, students) = (tree.parent.len(), net.students() as usize);
        let mut children = vec![Vec::new(); nodes];
        for (node, &parent) in tree.parent.iter().enumerate() {
            if parent != NONE {
                children[parent as usize].push(node as u32);
            }
        }
        let mut price = vec![C::ZERO; nodes];
        for (start, slot) in price.iter_mut().enumerate() {
            let mut node = start as u32;
            while node != NONE {
                if tree.low[node as usize] > 0 {
                    *slot = *slot - breach;
                }
                node = tree.parent[node as usize];
            }
        }
        Self {
            net,
            tree,
            tariff,
            breach,
            children,
            at: vec![NONE; students],
            holders: vec![Vec::new(); net.seats.len()],
            slot: vec![NONE; students],
            load: vec![0; nodes],
            price,
            round: 0,
            seen: vec![0; nodes],
            done: vec![0; nodes],
            distance: vec![C::ZERO; nodes],
            through: vec![Step::Up { from: NONE }; nodes],
            heap: BinaryHeap::new(),
            reached: Vec::new(),
            best: None,
        }
    }

    fn arc_cost(&self, student: u32, arc: usize) -> C {
        self.tariff.arc(student, self.net.rank[arc])
    }

    /// What one more student at a node costs there.
    fn marginal(&self, node: u32) -> C {
        let short = self.load[node as usize] < self.tree.low[node as usize];
        if short { C::ZERO - self.breach } else { C::ZERO }
    }

    /// What one fewer saves.
    fn last(&self, node: u32) -> C {
        let needed = self.load[node as usize] <= self.tree.low[node as usize];
        if needed { C::ZERO - self.breach } else { C::ZERO }
    }

    fn bring_in(&mut self, student: u32) {
        self.round += 1;
        self.heap.clear();
        self.reached.clear();
        self.best = None;
        let out = self.tariff.out(student);
        let total = |arc: usize| self.arc_cost(student, arc) + self.price[self.net.site[arc] as usize];
        let least = self.net.arcs(student).map(total).fold(out, C::min);
        self.end(out - least, End::Out(student));
        for arc in self.net.arcs(student) {
            let site = self.net.site[arc];
            let total = self.arc_cost(student, arc) + self.price[site as usize];
            self.reach(site, total - least, Step::Takes { student, arc: arc as u32 });
        }
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if self.best.as_ref().is_some_and(|(best, _)| *best <= distance) {
                break;
            }
            if std::mem::replace(&mut self.done[node as usize], self.round) != self.round {
                self.expand(node, distance);
            }
        }
        let Some((distance, end)) = self.best else { return };
        for k in 0..self.reached.len() {
            let node = self.reached[k] as usize;
            if self.distance[node] < distance {
                self.price[node] = self.price[node] + (distance - self.distance[node]);
            }
        }
        self.move_along(student, end);
    }

    fn reach(&mut self, node: u32, distance: C, step: Step) {
        let n = node as usize;
        let first = std::mem::replace(&mut self.seen[n], self.round) != self.round;
        if first {
            self.reached.push(node);
        }
        if first || distance < self.distance[n] {
            self.distance[n] = distance;
            self.through[n] = step;
            self.heap.push(Reverse((distance, node)));
        }
    }

    fn end(&mut self, distance: C, end: End) {
        if self.best.as_ref().is_none_or(|(best, _)| distance < *best) {
            self.best = Some((distance, end));
        }
    }

    fn expand(&mut self, node: u32, distance: C) {
        let own = self.price[node as usize];
        if self.load[node as usize] < self.tree.high[node as usize] {
            let parent = self.tree.parent[node as usize];
            let rest = distance + self.marginal(node) - own;
            if parent == NONE {
                self.end(rest, End::Top(node));
            } else {
                self.reach(parent, rest + self.price[parent as usize], Step::Up { from: node });
            }
        }
        for k in 0..self.children[node as usize].len() {
            let child = self.children[node as usize][k];
            if self.load[child as usize] > 0 {
                let further = distance + self.price[child as usize] - own - self.last(child);
                self.reach(child, further, Step::Down { from: node });
            }
        }
        if (node as usize) < self.net.seats.len() {
            for k in 0..self.holders[node as usize].len() {
                self.displace(self.holders[node as usize][k], own, distance);
            }
        }
    }

    /// Where a holder of a site could go instead.
    fn displace(&mut self, holder: u32, own: C, distance: C) {
        let held = self.at[holder as usize];
        let base = distance - self.arc_cost(holder, held as usize) - own;
        self.end(base + self.tariff.out(holder), End::Out(holder));
        for arc in self.net.arcs(holder).filter(|&arc| arc as u32 != held) {
            let site = self.net.site[arc];
            let further = base + self.arc_cost(holder, arc) + self.price[site as usize];
            self.reach(site, further, Step::Takes { student: holder, arc: arc as u32 });
        }
    }

    fn move_along(&mut self, newcomer: u32, end: End) {
        let mut node = match end {
            End::Out(student) if student == newcomer => return,
            End::Out(student) => self.leave(student),
            End::Top(node) => {
                self.load[node as usize] += 1;
                node
            }
        };
        loop {
            match self.through[node as usize] {
                Step::Takes { student, arc } if student == newcomer => {
                    self.sit(student, arc);
                    return;
                }
                Step::Takes { student, arc } => {
                    node = self.leave(student);
                    self.sit(student, arc);
                }
                Step::Up { from } => {
                    self.load[from as usize] += 1;
                    node = from;
                }
                Step::Down { from } => {
                    self.load[node as usize] -= 1;
                    node = from;
                }
            }
        }
    }

    /// Takes a holder from his site, which is returned.
    fn leave(&mut self, student: u32) -> u32 {
        let held = std::mem::replace(&mut self.at[student as usize], NONE);
        let site = self.net.site[held as usize];
        let slot = self.slot[student as usize] as usize;
        let holders = &mut self.holders[site as usize];
        holders.swap_remove(slot);
        if let Some(&moved) = holders.get(slot) {
            self.slot[moved as usize] = slot as u32;
        }
        site
    }

    fn sit(&mut self, student: u32, arc: u32) {
        let holders = &mut self.holders[self.net.site[arc as usize] as usize];
        self.at[student as usize] = arc;
        self.slot[student as usize] = holders.len() as u32;
        holders.push(student);
    }

    /// The prices as they are to be written: nobody at a node that needs nobody, and it costs what is around it.
    fn level_unused(&mut self) {
        let is_top = |node: &u32| self.tree.parent[*node as usize] == NONE;
        let mut stack: Vec<u32> = (0..self.price.len() as u32).filter(is_top).collect();
        while let Some(node) = stack.pop() {
            let n = node as usize;
            if self.load[n] == 0 && (self.tree.low[n] == 0 || self.tree.high[n] == 0) {
                let parent = self.tree.parent[n] as usize;
                self.price[n] = self.price.get(parent).copied().unwrap_or(C::ZERO);
            }
            stack.extend_from_slice(&self.children[n]);
        }
    }

    fn finish(mut self) -> Assignment<C> {
        self.level_unused();
        let sites = self.net.seats.len();
        let own = |n: usize| {
            let parent = self.tree.parent[n];
            if parent == NONE { self.price[n] } else { self.price[n] - self.price[parent as usize] }
        };
        let nodes = (0..self.price.len()).map(own).collect();
        Assignment { at: self.at, price: self.price[..sites].to_vec(), nodes }
    }
}
