//! Among the optimal plans, the one whose vector of ranks is lexicographically least, students taken in the total order
//! and unplaced last.
//!
//! Every optimal plan uses only possibilities whose reduced cost is 0 under one optimal dual, and two of them differ by
//! cycles of such moves. So the students are taken one by one: a better rank is his if a cycle of moves of later students
//! pays for it, and then he is fixed. Strongly connected components tell beforehand that no such cycle exists.

use crate::checked::NONE;
use crate::flow::{Assignment, Net, Tariff};
use crate::wide::Cost;

/// Replaces an optimal assignment by the canonical one of the same value.
pub(crate) fn canonical<C: Cost, T: Tariff<C>>(
    net: &Net,
    tariff: &T,
    order: &[u32],
    best: &mut Assignment<C>,
) {
    let mut moves = Moves::new(net, tariff, order, best);
    moves.split();
    for &student in order {
        moves.improve(student);
        moves.fix(student);
    }
    best.at = moves.at;
}

/// The moves that cost nothing. Nodes are sites, groups, and one more that stands for a free seat and for no seat.
struct Moves<'a> {
    net: &'a Net,
    at: Vec<u32>,
    /// Arcs that a student may take at no cost, by student, in the order of his wishes; `arc == NONE` is no seat.
    start: Vec<u32>,
    arc: Vec<u32>,
    /// Sites and groups that may gain or lose a student for nothing, within their bounds, since their own price is 0.
    free: Vec<bool>,
    /// Per site and group the group around it, or `nowhere`.
    parent: Vec<u32>,
    /// Per node those of its members that are free.
    freeable: Vec<Vec<u32>>,
    load: Vec<u32>,
    low: Vec<u32>,
    high: Vec<u32>,
    /// Holders who are not fixed and have another move, in a doubly linked list by node.
    first: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    component: Vec<u32>,
    components: u32,
    /// Of the current search.
    search: u32,
    seen: Vec<u32>,
    through: Vec<(u32, Step)>,
    queue: Vec<u32>,
}

impl<'a> Moves<'a> {
    fn new<C: Cost, T: Tariff<C>>(net: &'a Net, tariff: &T, order: &[u32], best: &Assignment<C>) -> Self {
        let students = net.students();
        let (nodes, parent) = match &net.tree {
            None => (net.seats.len(), vec![NONE; net.seats.len()]),
            Some(tree) => (tree.parent.len(), tree.parent.clone()),
        };
        let parent: Vec<u32> = parent.into_iter().map(|p| if p == NONE { nodes as u32 } else { p }).collect();
        let mut load = vec![0; nodes];
        let mut start = Vec::with_capacity(students as usize + 1);
        let mut arc = Vec::new();
        start.push(0);
        for student in 0..students {
            let at = best.at[student as usize];
            let total = |a: usize| tariff.arc(student, net.rank[a]) + best.price[net.site[a] as usize];
            let out = tariff.out(student);
            let own = if at == NONE { out } else { total(at as usize) };
            let mut node = net.site.get(at as usize).copied().unwrap_or(NONE);
            while let Some(load) = load.get_mut(node as usize) {
                *load += 1;
                node = parent[node as usize];
            }
            if !net.arcs(student).is_empty() {
                arc.extend(
                    net.arcs(student).filter(|&a| a as u32 != at && total(a) == own).map(|a| a as u32),
                );
                if at != NONE && out == own {
                    arc.push(NONE);
                }
            }
            start.push(arc.len() as u32);
        }
        let own = if best.nodes.is_empty() { &best.price } else { &best.nodes };
        let free: Vec<bool> = own.iter().map(|&p| p == C::ZERO).collect();
        let mut freeable = vec![Vec::new(); nodes + 1];
        for node in (0..nodes).filter(|&node| free[node]) {
            freeable[parent[node] as usize].push(node as u32);
        }
        let (low, high) = match &net.tree {
            None => (vec![0; nodes], net.seats.clone()),
            Some(tree) => (tree.low.clone(), tree.high.clone()),
        };
        let mut moves = Self {
            net,
            at: best.at.clone(),
            start,
            arc,
            free,
            parent,
            freeable,
            load,
            low,
            high,
            first: vec![NONE; nodes + 1],
            next: vec![NONE; students as usize],
            previous: vec![NONE; students as usize],
            component: vec![0; nodes + 1],
            components: 1,
            search: 0,
            seen: vec![0; nodes + 1],
            through: vec![(NONE, Step::FREE); nodes + 1],
            queue: Vec::new(),
        };
        for &student in order {
            if !moves.options(student).is_empty() {
                moves.link(student);
            }
        }
        moves
    }

    fn nowhere(&self) -> u32 {
        self.parent.len() as u32
    }

    /// The node where a gain passes to, when this one has room for one more at no cost.
    fn passes_up(&self, node: u32) -> Option<u32> {
        let n = node as usize;
        let passes = node != self.nowhere() && self.free[n] && self.load[n] < self.high[n];
        passes.then(|| self.parent[n])
    }

    /// Whether a member of a node that gains one can lose one at no cost.
    fn can_lose(&self, member: u32) -> bool {
        self.load[member as usize] > self.low[member as usize]
    }

    fn node_of(&self, arc: u32) -> u32 {
        self.net.site.get(arc as usize).copied().unwrap_or(self.nowhere())
    }

    fn here(&self, student: u32) -> u32 {
        self.node_of(self.at[student as usize])
    }

    fn options(&self, student: u32) -> std::ops::Range<usize> {
        self.start[student as usize] as usize..self.start[student as usize + 1] as usize
    }

    fn link(&mut self, student: u32) {
        let node = self.here(student) as usize;
        let head = self.first[node];
        self.next[student as usize] = head;
        self.previous[student as usize] = NONE;
        if head != NONE {
            self.previous[head as usize] = student;
        }
        self.first[node] = student;
    }

    fn unlink(&mut self, student: u32) {
        let (before, after) = (self.previous[student as usize], self.next[student as usize]);
        if before == NONE {
            let node = self.here(student) as usize;
            self.first[node] = after;
        } else {
            self.next[before as usize] = after;
        }
        if after != NONE {
            self.previous[after as usize] = before;
        }
    }

    fn fix(&mut self, student: u32) {
        if !self.options(student).is_empty() {
            self.unlink(student);
        }
    }

    /// The nodes to which one more student at `node` can push somebody, in a fixed order.
    fn successors(&self, node: u32, into: &mut Vec<u32>) {
        into.clear();
        into.extend(self.freeable[node as usize].iter().filter(|&&member| self.can_lose(member)));
        into.extend(self.passes_up(node));
        let mut student = self.first[node as usize];
        while student != NONE {
            into.extend(self.options(student).map(|k| self.node_of(self.arc[k])));
            student = self.next[student as usize];
        }
    }

    /// Tarjan's strongly connected components, with a stack of its own: lists can be long.
    fn split(&mut self) {
        let nodes = self.nowhere() as usize + 1;
        let mut index = vec![0_u32; nodes];
        let mut low = vec![0_u32; nodes];
        let mut on_stack = vec![false; nodes];
        let (mut stack, mut calls) = (Vec::new(), Vec::<(u32, Vec<u32>)>::new());
        let (mut counter, mut components) = (0, 0);
        for root in 0..nodes as u32 {
            if index[root as usize] != 0 {
                continue;
            }
            let mut entering = Some(root);
            loop {
                if let Some(node) = entering.take() {
                    counter += 1;
                    index[node as usize] = counter;
                    low[node as usize] = counter;
                    stack.push(node);
                    on_stack[node as usize] = true;
                    let mut next = Vec::new();
                    self.successors(node, &mut next);
                    calls.push((node, next));
                }
                let Some((node, next)) = calls.last_mut() else { break };
                let node = *node;
                if let Some(other) = next.pop() {
                    if index[other as usize] == 0 {
                        entering = Some(other);
                    } else if on_stack[other as usize] {
                        low[node as usize] = low[node as usize].min(index[other as usize]);
                    }
                    continue;
                }
                calls.pop();
                if low[node as usize] == index[node as usize] {
                    while let Some(member) = stack.pop() {
                        on_stack[member as usize] = false;
                        self.component[member as usize] = components;
                        if member == node {
                            break;
                        }
                    }
                    components += 1;
                }
                if let Some((parent, _)) = calls.last() {
                    let parent = *parent as usize;
                    low[parent] = low[parent].min(low[node as usize]);
                }
            }
        }
        self.components = components;
    }

    /// Gives a student the best rank that a cycle of free moves allows, nobody before him moving.
    fn improve(&mut self, student: u32) {
        for k in self.options(student) {
            let (wanted, held) = (self.arc[k], self.at[student as usize]);
            // arcs are in the order of the wishes, NONE the last
            if wanted >= held {
                return;
            }
            let (from, to) = (self.node_of(wanted), self.here(student));
            if self.component[from as usize] == self.component[to as usize] && self.path(from, to, student) {
                self.rotate(student, k, from, to);
                return;
            }
        }
    }

    /// Breadth first from a site that gains a student to the one that loses him, inside their component.
    fn path(&mut self, from: u32, to: u32, mover: u32) -> bool {
        self.search += 1;
        self.queue.clear();
        self.queue.push(from);
        self.seen[from as usize] = self.search;
        let mut done = 0;
        while done < self.queue.len() {
            let node = self.queue[done];
            done += 1;
            for k in 0..self.freeable[node as usize].len() {
                let member = self.freeable[node as usize][k];
                if self.can_lose(member) && self.visit(node, member, Step::FREE, to) {
                    return true;
                }
            }
            if self.passes_up(node).is_some_and(|parent| self.visit(node, parent, Step::FREE, to)) {
                return true;
            }
            let mut student = self.first[node as usize];
            while student != NONE {
                if student != mover {
                    for k in self.options(student) {
                        let step = Step { student, option: k as u32 };
                        if self.visit(node, self.node_of(self.arc[k]), step, to) {
                            return true;
                        }
                    }
                }
                student = self.next[student as usize];
            }
        }
        // what was reached leads nowhere else: it is a component of its own from now on
        for k in 0..self.queue.len() {
            self.component[self.queue[k] as usize] = self.components;
        }
        self.components += 1;
        false
    }

    /// Reaches a node from another; true when it is the goal.
    fn visit(&mut self, from: u32, node: u32, step: Step, goal: u32) -> bool {
        let same = self.component[node as usize] == self.component[from as usize];
        if !same || self.seen[node as usize] == self.search {
            return false;
        }
        self.seen[node as usize] = self.search;
        self.through[node as usize] = (from, step);
        self.queue.push(node);
        node == goal
    }

    /// Makes the moves of the path just found, and the student's own that closes the cycle.
    fn rotate(&mut self, student: u32, option: usize, from: u32, to: u32) {
        let mut node = to;
        while node != from {
            let (before, step) = self.through[node as usize];
            if step.student == NONE {
                // one more counts at `before`, or one fewer at `node`
                if self.parent.get(before as usize) == Some(&node) {
                    self.load[before as usize] += 1;
                } else {
                    self.load[node as usize] -= 1;
                }
            } else {
                self.go(step.student, step.option as usize);
            }
            node = before;
        }
        self.go(student, option);
    }

    fn go(&mut self, student: u32, option: usize) {
        self.unlink(student);
        std::mem::swap(&mut self.at[student as usize], &mut self.arc[option]);
        let options = self.options(student);
        self.arc[options].sort_unstable();
        self.link(student);
    }
}

/// How a node was reached: by a student's option, or by a free seat.
#[derive(Clone, Copy)]
struct Step {
    student: u32,
    option: u32,
}

impl Step {
    const FREE: Self = Self { student: NONE, option: NONE };
}
