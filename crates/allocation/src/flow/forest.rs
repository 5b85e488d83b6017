//! Shortest alternating paths, from everybody who waits at once.
//!
//! Each waiting student is the root of a tree. The totals of all students in the trees, and the prices of the sites there,
//! rise together; when a total reaches that of another wish, the wish's site joins the tree with its holders. When a tree
//! reaches a free seat, or somebody for whom being out costs no more, everybody on the path moves by one and the tree is
//! dissolved; its sites join others. One search from each student would look at the same sites again and again; here a site
//! is looked at anew only when its own tree has found a seat.
//!
//! A holder is looked at when his margin says that he could move; when to look at him next is then known exactly, until a
//! tree is dissolved: whoever wishes one of its sites is then told.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use super::{Held, Net, Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

/// Who wishes a site.
struct Askers {
    start: Vec<u32>,
    /// The student, and the rank that the site has with him.
    asker: Vec<(u32, u8)>,
}

impl Askers {
    fn of(net: &Net) -> Self {
        let mut start = vec![0_u32; net.seats.len() + 1];
        for &site in &net.site {
            start[site as usize + 1] += 1;
        }
        for j in 1..start.len() {
            start[j] += start[j - 1];
        }
        let mut next = start.clone();
        let mut asker = vec![(0, 0); net.site.len()];
        for i in 0..net.students() {
            for a in net.arcs(i) {
                let slot = &mut next[net.site[a] as usize];
                asker[*slot as usize] = (i, net.rank[a]);
                *slot += 1;
            }
        }
        Self { start, asker }
    }
}

/// When to look at a student; the earliest is the greatest.
struct Visit<C> {
    due: C,
    student: u32,
}

impl<C: Ord> Ord for Visit<C> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        other.due.cmp(&self.due)
    }
}

impl<C: Ord> PartialOrd for Visit<C> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C: Ord> PartialEq for Visit<C> {
    fn eq(&self, other: &Self) -> bool {
        self.due == other.due
    }
}

impl<C: Ord> Eq for Visit<C> {}

/// What is known of a student in a tree.
#[derive(Clone, Copy)]
struct Watch<C> {
    /// When to look at him: no other wish of his comes within his total before. [`Cost::LEAST`] when nothing is known.
    due: C,
    /// Known once he has been looked at: his total less `now`, which stays the same, and his margin as it then was.
    base: C,
    margin: C,
    looked_at: bool,
    /// The student with the same site of whom something is to be forgotten too.
    touched_before: u32,
}

/// A site in a tree.
#[derive(Clone, Copy)]
struct Branch<C> {
    /// The time when it joined; its price has risen by what has passed since.
    since: C,
    /// The tree's root.
    root: u32,
    /// The student of the tree for whom it is as good as what he has.
    through: u32,
    /// The site that joined the tree before it.
    before: u32,
    /// The latest of its holders about whom something is to be forgotten when the tree is dissolved.
    touched: u32,
}

struct Forest<'s, 'a, C, T> {
    solver: &'s mut Solver<'a, C, T>,
    askers: Askers,
    /// By how much the totals have risen since the start.
    now: C,
    /// Per student.
    watch: Vec<Watch<C>>,
    /// Per student who waits, his tree's latest site, and his total at the start.
    newest: Vec<u32>,
    total_of_root: Vec<C>,
    /// Per site.
    inside: Vec<bool>,
    branch: Vec<Branch<C>>,
    heap: BinaryHeap<Visit<C>>,
    /// At this length the heap is rid of what has been overtaken.
    heap_limit: usize,
    /// Students to look at before anybody else, in turn, so that the trees grow alike.
    at_once: VecDeque<u32>,
    /// For use inside one step.
    dissolved: Vec<u32>,
    learnt: Vec<u32>,
}

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Brings everybody in who waits, or finds who is best left out.
    pub(super) fn bring_in(&mut self, waiting: &[u32]) {
        if !waiting.is_empty() {
            Forest::plant(self, waiting).grow();
        }
    }
}

impl<'s, 'a, C: Cost, T: Tariff<C>> Forest<'s, 'a, C, T> {
    fn plant(solver: &'s mut Solver<'a, C, T>, roots: &[u32]) -> Self {
        let (students, sites) = (solver.held.len(), solver.net.seats.len());
        let fresh =
            Watch { due: C::LEAST, base: C::ZERO, margin: C::ZERO, looked_at: false, touched_before: NONE };
        let mut total_of_root = vec![C::ZERO; students];
        let mut watch = vec![fresh; students];
        for &student in roots {
            let out = solver.tariff.out(student);
            let least = solver.totals(student).map(|(_, _, total)| total).fold(out, C::min);
            total_of_root[student as usize] = least;
            watch[student as usize].due = C::ZERO;
        }
        let branch = Branch { since: C::ZERO, root: NONE, through: NONE, before: NONE, touched: NONE };
        Self {
            askers: Askers::of(solver.net),
            now: C::ZERO,
            watch,
            newest: vec![NONE; students],
            total_of_root,
            inside: vec![false; sites],
            branch: vec![branch; sites],
            heap: BinaryHeap::new(),
            heap_limit: 1024,
            at_once: roots.iter().copied().collect(),
            dissolved: Vec::new(),
            learnt: Vec::new(),
            solver,
        }
    }

    fn grow(mut self) {
        loop {
            if let Some(student) = self.at_once.pop_front() {
                let due = self.watch[student as usize].due;
                if due > C::LEAST && due <= self.now {
                    self.look_at(student);
                }
            } else if let Some(Visit { due, student }) = self.heap.pop() {
                if self.watch[student as usize].due == due {
                    self.now = due;
                    self.look_at(student);
                }
            } else {
                return;
            }
        }
    }

    #[inline]
    fn look_later(&mut self, student: u32, due: C) {
        self.watch[student as usize].due = due;
        if due <= self.now {
            self.at_once.push_back(student);
            return;
        }
        if self.heap.len() == self.heap_limit {
            let watch = &self.watch;
            self.heap.retain(|v| watch[v.student as usize].due == v.due);
            self.heap_limit = (2 * self.heap.len()).max(1024);
        }
        self.heap.push(Visit { due, student });
    }

    /// Sees to it that a seat's holder is looked at when another wish may have come within his total.
    fn offer(&mut self, site: u32, seat: u32) {
        let student = self.solver.seats[seat as usize].holder;
        let branch = &mut self.branch[site as usize];
        self.watch[student as usize].touched_before = branch.touched;
        branch.touched = student;
        let rise = self.solver.seats[seat as usize].margin - self.solver.price[site as usize];
        let due = branch.since + rise;
        self.look_later(student, due);
    }

    fn join(&mut self, site: u32, through: u32, root: u32) {
        let j = site as usize;
        self.inside[j] = true;
        let before = std::mem::replace(&mut self.newest[root as usize], site);
        self.branch[j] = Branch { since: self.now, root, through, before, touched: NONE };
        self.offer(site, self.solver.first_seat[j]);
    }

    fn look_at(&mut self, student: u32) {
        let own = self.solver.held[student as usize].arc;
        let first_time = !std::mem::replace(&mut self.watch[student as usize].looked_at, true);
        let (root, base, own_cost) = if own == NONE {
            (student, self.total_of_root[student as usize], C::ZERO)
        } else {
            let site = self.solver.net.site[own as usize];
            let j = site as usize;
            if first_time {
                let first = self.solver.first_seat[j];
                let seat = self.solver.held[student as usize].seat;
                for child in [2 * (seat - first) + 1, 2 * (seat - first) + 2] {
                    if child < self.solver.taken[j] {
                        self.offer(site, first + child);
                    }
                }
            }
            let own_cost = self.solver.arc_cost(student, own as usize);
            let branch = &self.branch[j];
            (branch.root, own_cost + (self.solver.price[j] - branch.since), own_cost)
        };
        let total = base + self.now;
        let out = self.solver.tariff.out(student);
        if out <= total {
            return self.augment(student, root, NONE);
        }
        let (mut least, mut next, mut reaches) = (out, out, false);
        for (arc, site, other) in self.solver.totals(student) {
            if arc == own {
                continue;
            }
            least = least.min(other);
            if other < next && !self.inside[site as usize] {
                if other > total {
                    next = other;
                } else {
                    reaches = true;
                }
            }
        }
        if reaches {
            let arcs = self.solver.net.arcs(student);
            for arc in arcs {
                let site = self.solver.net.site[arc];
                if self.inside[site as usize] || self.solver.total(student, arc) > total {
                    continue;
                }
                if !self.solver.is_full(site) {
                    return self.augment(student, root, site);
                }
                self.join(site, student, root);
            }
        }
        self.watch[student as usize].margin = least - own_cost;
        self.watch[student as usize].base = base;
        self.look_later(student, next - base);
    }

    /// Moves everybody from a root to `student`, who goes to a free seat of `site`, or nowhere; the tree is dissolved.
    fn augment(&mut self, student: u32, root: u32, site: u32) {
        self.dissolve(root);
        let solver = &mut *self.solver;
        let (mut student, mut target) = (student, site);
        // the seat that the student before him on the path leaves free
        let mut seat = if target == NONE {
            NONE
        } else {
            solver.taken[target as usize] += 1;
            solver.first_seat[target as usize] + solver.taken[target as usize] - 1
        };
        loop {
            let old = std::mem::replace(&mut solver.held[student as usize], Held::NOTHING);
            if target != NONE {
                solver.sit(student, target, seat);
            }
            if student == root {
                break;
            }
            target = solver.net.site[old.arc as usize];
            seat = old.seat;
            student = self.branch[target as usize].through;
        }
        self.tell();
    }

    /// Fixes the prices of a tree's sites and the margins of its students.
    fn dissolve(&mut self, root: u32) {
        self.forget(root);
        self.dissolved.clear();
        let mut site = self.newest[root as usize];
        while site != NONE {
            let j = site as usize;
            self.inside[j] = false;
            self.solver.price[j] = self.solver.price[j] + (self.now - self.branch[j].since);
            self.dissolved.push(site);
            let mut student = self.branch[j].touched;
            while student != NONE {
                if self.forget(student) {
                    self.learnt.push(student);
                }
                student = self.watch[student as usize].touched_before;
            }
            while let Some(student) = self.learnt.pop() {
                let seat = self.solver.held[student as usize].seat;
                let margin = self.watch[student as usize].margin;
                if margin != self.solver.seats[seat as usize].margin {
                    self.solver.seats[seat as usize].margin = margin;
                    self.solver.settle_seat(site, seat);
                }
            }
            site = self.branch[j].before;
        }
    }

    /// True when the student has been looked at.
    fn forget(&mut self, student: u32) -> bool {
        let watch = &mut self.watch[student as usize];
        watch.due = C::LEAST;
        std::mem::take(&mut watch.looked_at)
    }

    /// Tells those in other trees who wish one of the dissolved sites, unless they are looked at before it matters.
    fn tell(&mut self) {
        for k in 0..self.dissolved.len() {
            let j = self.dissolved[k] as usize;
            let price = self.solver.price[j];
            for k in self.askers.start[j] as usize..self.askers.start[j + 1] as usize {
                let (student, rank) = self.askers.asker[k];
                let watch = &self.watch[student as usize];
                let due = (self.solver.tariff.arc(student, rank) + price) - watch.base;
                if due < watch.due {
                    self.look_later(student, due);
                }
            }
        }
    }
}
