//! Shortest alternating paths, from everybody who waits at once.
//!
//! Each waiting student is the root of a tree. The totals of all students in the trees, and the prices of the sites there,
//! rise together; when a total reaches that of another wish, the wish's site joins the tree with its holders. When a tree
//! reaches a free seat, or somebody for whom being out costs no more, everybody on the path moves by one and the tree is
//! dissolved; its sites join others. One search from each student would look at the same sites again and again; here a site
//! is looked at anew only when its own tree has found a seat.
//!
//! Of a site outside the trees it is known when the first of those inside who wish it will reach it. That moment may come
//! too early, when his tree has been dissolved since: then, and only then, those who wish the site are asked again.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use super::{Held, Net, Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

/// Who wishes a site.
struct Askers {
    start: Vec<u32>,
    /// The student, and his arc.
    asker: Vec<(u32, u32)>,
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
                asker[*slot as usize] = (i, a as u32);
                *slot += 1;
            }
        }
        Self { start, asker }
    }

    fn of_site(&self, site: u32) -> &[(u32, u32)] {
        &self.asker[self.start[site as usize] as usize..self.start[site as usize + 1] as usize]
    }
}

/// Something that is due; the earliest is the greatest. Below the number of sites it is that site, to be reached; above,
/// the root of a tree, one of whose students is as well off without a seat.
struct Event<C> {
    due: C,
    what: u32,
}

impl<C: Ord> Ord for Event<C> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        other.due.cmp(&self.due)
    }
}

impl<C: Ord> PartialOrd for Event<C> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C: Ord> PartialEq for Event<C> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.due == other.due
    }
}

impl<C: Ord> Eq for Event<C> {}

/// What is compared again and again about a site.
#[derive(Clone, Copy)]
struct Front<C> {
    /// Its price; while it is in a tree, what it was when it joined.
    price: C,
    /// When somebody inside may reach it: [`Cost::NEVER`] when nobody is known who can, [`Cost::LEAST`] in a tree.
    due: C,
}

/// A student and the arc by which he reaches a site.
#[derive(Clone, Copy)]
struct Way {
    student: u32,
    arc: u32,
}

/// A site in a tree.
#[derive(Clone, Copy)]
struct Branch<C> {
    /// The time when it joined; its price has risen by what has passed since.
    since: C,
    /// The tree's root.
    root: u32,
    /// The site that joined the tree before it.
    before: u32,
}

/// A tree.
#[derive(Clone, Copy)]
struct Tree<C> {
    /// When the first of its students is as well off without a seat, and who.
    out: C,
    leaver: u32,
    /// The site that joined last.
    newest: u32,
}

struct Forest<'s, 'a, C, T> {
    solver: &'s mut Solver<'a, C, T>,
    askers: Askers,
    /// By how much the totals have risen since the start.
    now: C,
    /// Per student in a tree, his total less `now`: it stays the same. [`Cost::NOWHERE`] for everybody else: what they
    /// reach is never due.
    base: Vec<C>,
    /// Per site.
    front: Vec<Front<C>>,
    /// Per site, who reaches it first, or who brought it into its tree.
    way: Vec<Way>,
    branch: Vec<Branch<C>>,
    /// Per student; of use for roots.
    tree: Vec<Tree<C>>,
    heap: BinaryHeap<Event<C>>,
    /// At this length the heap is rid of what has been overtaken.
    heap_limit: usize,
    /// What is due at once, in turn, so that the trees grow alike.
    at_once: VecDeque<u32>,
    /// For use inside one step.
    dissolved: Vec<u32>,
}

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Brings everybody in who waits, or finds who is best left out. Margins mean nothing afterwards.
    pub(super) fn bring_in(&mut self, waiting: &[u32]) {
        if !waiting.is_empty() {
            let mut forest = Forest::new(self);
            forest.plant(waiting);
            forest.grow();
        }
    }
}

impl<'s, 'a, C: Cost, T: Tariff<C>> Forest<'s, 'a, C, T> {
    fn new(solver: &'s mut Solver<'a, C, T>) -> Self {
        let (students, sites) = (solver.held.len(), solver.net.seats.len());
        Self {
            askers: Askers::of(solver.net),
            now: C::ZERO,
            base: vec![C::NOWHERE; students],
            front: solver.price.iter().map(|&price| Front { price, due: C::NEVER }).collect(),
            way: vec![Way { student: NONE, arc: NONE }; sites],
            branch: vec![Branch { since: C::ZERO, root: NONE, before: NONE }; sites],
            tree: vec![Tree { out: C::NEVER, leaver: NONE, newest: NONE }; students],
            heap: BinaryHeap::new(),
            heap_limit: 1024,
            at_once: VecDeque::new(),
            dissolved: Vec::new(),
            solver,
        }
    }

    fn plant(&mut self, roots: &[u32]) {
        for &student in roots {
            let out = self.solver.tariff.out(student);
            let least = self.solver.totals(student).map(|(_, _, total)| total).fold(out, C::min);
            self.enter(student, student, least);
        }
    }

    fn grow(mut self) {
        let sites = self.front.len() as u32;
        loop {
            let what = if let Some(what) = self.at_once.pop_front() {
                if self.due(what) != self.now {
                    continue;
                }
                what
            } else if let Some(Event { due, what }) = self.heap.pop() {
                if self.due(what) != due {
                    continue;
                }
                self.now = due;
                what
            } else {
                break;
            };
            if what < sites {
                self.reach(what);
            } else {
                let root = what - sites;
                self.augment(self.tree[root as usize].leaver, root, NONE, NONE);
            }
        }
        for (price, front) in self.solver.price.iter_mut().zip(&self.front) {
            *price = front.price;
        }
    }

    /// When something is due, or what no event has.
    #[inline]
    fn due(&self, what: u32) -> C {
        match self.front.get(what as usize) {
            Some(front) => front.due,
            None => self.tree[what as usize - self.front.len()].out,
        }
    }

    #[inline]
    fn expect(&mut self, due: C, what: u32) {
        if due == self.now {
            self.at_once.push_back(what);
            return;
        }
        if self.heap.len() == self.heap_limit {
            let (front, tree) = (&self.front, &self.tree);
            self.heap.retain(|event| match front.get(event.what as usize) {
                Some(front) => front.due == event.due,
                None => tree[event.what as usize - front.len()].out == event.due,
            });
            self.heap_limit = (2 * self.heap.len()).max(1024);
        }
        self.heap.push(Event { due, what });
    }

    /// A student enters a tree: what he reaches, and when, is known from now on.
    fn enter(&mut self, student: u32, root: u32, base: C) {
        self.base[student as usize] = base;
        let (net, tariff) = (self.solver.net, self.solver.tariff);
        let out = tariff.out(student) - base;
        if out < self.tree[root as usize].out {
            self.tree[root as usize].out = out;
            self.tree[root as usize].leaver = student;
            self.expect(out, self.front.len() as u32 + root);
        }
        let row = tariff.row(student);
        let arcs = net.arcs(student);
        let first = arcs.start as u32;
        for (k, (&site, &rank)) in net.site[arcs.clone()].iter().zip(&net.rank[arcs]).enumerate() {
            let front = &mut self.front[site as usize];
            let due = tariff.at(row, rank) + front.price - base;
            if due < front.due {
                front.due = due;
                self.way[site as usize] = Way { student, arc: first + k as u32 };
                self.expect(due, site);
            }
        }
    }

    fn root_of(&self, student: u32) -> u32 {
        match self.solver.held[student as usize].arc {
            NONE => student,
            arc => self.branch[self.solver.net.site[arc as usize] as usize].root,
        }
    }

    /// The time of a site has come: it joins the tree that reaches it, unless that tree is no more.
    fn reach(&mut self, site: u32) {
        let Way { student, arc } = self.way[site as usize];
        let price = self.front[site as usize].price;
        if self.solver.arc_cost(student, arc as usize) + price - self.base[student as usize] != self.now {
            return self.ask(site);
        }
        let root = self.root_of(student);
        if !self.solver.is_full(site) {
            return self.augment(student, root, site, arc);
        }
        let j = site as usize;
        self.front[j].due = C::LEAST;
        let before = std::mem::replace(&mut self.tree[root as usize].newest, site);
        self.branch[j] = Branch { since: self.now, root, before };
        let since = price - self.now;
        for seat in self.solver.first_seat[j]..self.solver.first_seat[j + 1] {
            let holder = self.solver.seats[seat as usize].holder;
            let own = self.solver.held[holder as usize].arc;
            let base = self.solver.arc_cost(holder, own as usize) + since;
            self.enter(holder, root, base);
        }
    }

    /// Asks everybody who wishes a site outside the trees who of those inside reaches it first.
    fn ask(&mut self, site: u32) {
        let Front { price, .. } = self.front[site as usize];
        let (net, tariff) = (self.solver.net, self.solver.tariff);
        let (mut first, mut way) = (C::NEVER, Way { student: NONE, arc: NONE });
        for &(student, arc) in self.askers.of_site(site) {
            let due = tariff.arc(student, net.rank[arc as usize]) + price - self.base[student as usize];
            if due < first {
                (first, way) = (due, Way { student, arc });
            }
        }
        self.front[site as usize].due = first;
        self.way[site as usize] = way;
        if way.student != NONE {
            self.expect(first, site);
        }
    }

    /// Moves everybody from a root to `student`, who goes to a free seat of `site`, or nowhere; the tree is dissolved.
    fn augment(&mut self, student: u32, root: u32, site: u32, arc: u32) {
        self.dissolve(root);
        let solver = &mut *self.solver;
        let (mut student, mut arc) = (student, arc);
        // the seat that the student before him on the path leaves free
        let mut seat = if site == NONE {
            NONE
        } else {
            solver.taken[site as usize] += 1;
            solver.first_seat[site as usize] + solver.taken[site as usize] - 1
        };
        loop {
            let old = std::mem::replace(&mut solver.held[student as usize], Held { arc, seat });
            if seat != NONE {
                solver.seats[seat as usize].holder = student;
            }
            if student == root {
                break;
            }
            seat = old.seat;
            Way { student, arc } = self.way[solver.net.site[old.arc as usize] as usize];
        }
        for k in 0..self.dissolved.len() {
            self.ask(self.dissolved[k]);
        }
        if site != NONE {
            self.ask(site);
        }
    }

    /// Fixes the prices of a tree's sites; its students are in no tree any more.
    fn dissolve(&mut self, root: u32) {
        self.base[root as usize] = C::NOWHERE;
        self.tree[root as usize].out = C::NEVER;
        self.dissolved.clear();
        let mut site = self.tree[root as usize].newest;
        while site != NONE {
            let j = site as usize;
            self.front[j].price = self.front[j].price + (self.now - self.branch[j].since);
            self.dissolved.push(site);
            for seat in self.solver.first_seat[j]..self.solver.first_seat[j + 1] {
                self.base[self.solver.seats[seat as usize].holder as usize] = C::NOWHERE;
            }
            site = self.branch[j].before;
        }
    }
}
