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

use super::{Held, Net, Seat, Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

/// Who wishes a site.
struct Askers {
    start: Vec<u32>,
    student: Vec<u32>,
    /// The rank that the site has with him.
    rank: Vec<u8>,
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
        let (mut student, mut rank) = (vec![0; net.site.len()], vec![0; net.site.len()]);
        for i in 0..net.students() {
            for a in net.arcs(i) {
                let slot = &mut next[net.site[a] as usize];
                student[*slot as usize] = i;
                rank[*slot as usize] = net.rank[a];
                *slot += 1;
            }
        }
        Self { start, student, rank }
    }

    fn of_site(&self, site: u32) -> impl Iterator<Item = (u32, &u8)> {
        let range = self.start[site as usize] as usize..self.start[site as usize + 1] as usize;
        self.student[range.clone()].iter().copied().zip(&self.rank[range])
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

/// Who reaches a site, and the rank that it has with him.
#[derive(Clone, Copy)]
struct Way {
    student: u32,
    rank: u8,
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

/// Where the wishes of those who hold the seats go, as many slots a seat as the longest list has: sites and ranks apart,
/// since together they would take three bytes more.
#[derive(Default)]
struct Wishes {
    site: Vec<u32>,
    rank: Vec<u8>,
}

/// What is read of a seat's holder when its site joins a tree: all in one place, with the wishes of the next one behind
/// those of this one, since a whole site is read in one go.
#[derive(Clone, Copy)]
struct Place<C, R> {
    holder: u32,
    wishes: u32,
    /// What the seat costs him, and what it would cost him to be without one.
    cost: C,
    out: C,
    row: R,
}

struct Forest<'s, 'a, C, T: Tariff<C>> {
    solver: &'s mut Solver<'a, C, T>,
    askers: Askers,
    /// By how much the totals have risen since the start.
    now: C,
    /// Per student, whether he is in a tree.
    inside: Vec<bool>,
    /// Per student in a tree, his total less `now`: it stays the same.
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
    /// Per seat, its holder, and `longest` slots for his wishes.
    places: Vec<Place<C, T::Row>>,
    wishes: Wishes,
    longest: usize,
    /// For use inside one step.
    dissolved: Vec<u32>,
}

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Brings everybody in who waits, or finds who is best left out. Margins mean nothing afterwards.
    pub(super) fn bring_in(&mut self, waiting: &[u32]) {
        if !waiting.is_empty() {
            Forest::plant(self, waiting).grow();
        }
    }
}

impl<'s, 'a, C: Cost, T: Tariff<C>> Forest<'s, 'a, C, T> {
    fn plant(solver: &'s mut Solver<'a, C, T>, roots: &[u32]) -> Self {
        let (students, sites) = (solver.held.len(), solver.net.seats.len());
        // until the forest is full-grown, who holds which seat is known to `places` alone
        let seats = std::mem::take(&mut solver.seats).len();
        solver.lost = Vec::new();
        let longest = solver.net.start.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0) as usize;
        let nobody =
            Place { holder: NONE, wishes: 0, cost: C::ZERO, out: C::ZERO, row: solver.tariff.row(roots[0]) };
        let mut forest = Self {
            askers: Askers::of(solver.net),
            now: C::ZERO,
            inside: vec![false; students],
            base: vec![C::ZERO; students],
            front: solver.price.iter().map(|&price| Front { price, due: C::NEVER }).collect(),
            way: vec![Way { student: NONE, rank: 0 }; sites],
            branch: vec![Branch { since: C::ZERO, root: NONE, before: NONE }; sites],
            tree: vec![Tree { out: C::NEVER, leaver: NONE, newest: NONE }; students],
            heap: BinaryHeap::new(),
            heap_limit: 1024,
            at_once: VecDeque::new(),
            places: vec![nobody; seats],
            wishes: Wishes { site: vec![0; seats * longest], rank: vec![0; seats * longest] },
            longest,
            dissolved: Vec::new(),
            solver,
        };
        for student in 0..students as u32 {
            if forest.solver.held[student as usize].arc != NONE {
                forest.settle(student);
            }
        }
        for &student in roots {
            let Solver { net, tariff, .. } = *forest.solver;
            let out = tariff.out(student);
            let least = forest.solver.totals(student).map(|(_, _, total)| total).fold(out, C::min);
            let (place, arcs) = (forest.place(student, C::ZERO), net.arcs(student));
            forest.enter(&place, student, least, &net.site[arcs.clone()], &net.rank[arcs]);
        }
        forest
    }

    fn place(&self, holder: u32, cost: C) -> Place<C, T::Row> {
        let Solver { net, tariff, .. } = *self.solver;
        let wishes = net.arcs(holder).len() as u32;
        Place { holder, wishes, cost, out: tariff.out(holder), row: tariff.row(holder) }
    }

    /// Notes at a student's seat what is to be read there.
    fn settle(&mut self, student: u32) {
        let Held { arc, seat } = self.solver.held[student as usize];
        let cost = self.solver.arc_cost(student, arc as usize);
        self.places[seat as usize] = self.place(student, cost);
        let net = self.solver.net;
        let (first, arcs) = (seat as usize * self.longest, net.arcs(student));
        let slots = first..first + arcs.len();
        self.wishes.site[slots.clone()].copy_from_slice(&net.site[arcs.clone()]);
        self.wishes.rank[slots].copy_from_slice(&net.rank[arcs]);
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
                self.augment(self.tree[root as usize].leaver, root, NONE);
            }
        }
        for (price, front) in self.solver.price.iter_mut().zip(&self.front) {
            *price = front.price;
        }
        // the largest part makes room for the seats
        self.wishes = Wishes::default();
        let seat = |place: &Place<C, T::Row>| Seat { margin: C::ZERO, holder: place.holder };
        self.solver.seats = self.places.iter().map(seat).collect();
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
    #[inline]
    fn enter(&mut self, place: &Place<C, T::Row>, root: u32, base: C, sites: &[u32], ranks: &[u8]) {
        self.inside[place.holder as usize] = true;
        self.base[place.holder as usize] = base;
        let tree = &mut self.tree[root as usize];
        let out = place.out - base;
        if out < tree.out {
            tree.out = out;
            tree.leaver = place.holder;
            self.expect(out, self.front.len() as u32 + root);
        }
        let tariff = self.solver.tariff;
        let wishes = place.wishes as usize;
        for (&site, &rank) in sites[..wishes].iter().zip(&ranks[..wishes]) {
            let front = &mut self.front[site as usize];
            let due = tariff.at(place.row, rank) + front.price - base;
            if due < front.due {
                front.due = due;
                self.way[site as usize] = Way { student: place.holder, rank };
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
        let Way { student, rank } = self.way[site as usize];
        let price = self.front[site as usize].price;
        let due = |base: C| self.solver.tariff.arc(student, rank) + price - base;
        if !self.inside[student as usize] || due(self.base[student as usize]) != self.now {
            return self.ask(site);
        }
        let root = self.root_of(student);
        if !self.solver.is_full(site) {
            return self.augment(student, root, site);
        }
        let j = site as usize;
        self.front[j].due = C::LEAST;
        let before = std::mem::replace(&mut self.tree[root as usize].newest, site);
        self.branch[j] = Branch { since: self.now, root, before };
        let since = price - self.now;
        let seats = self.solver.first_seat[j] as usize..self.solver.first_seat[j + 1] as usize;
        let (places, wishes) = (std::mem::take(&mut self.places), std::mem::take(&mut self.wishes));
        let first = seats.start * self.longest;
        let sites = wishes.site[first..].chunks_exact(self.longest);
        let ranks = wishes.rank[first..].chunks_exact(self.longest);
        for ((place, sites), ranks) in places[seats].iter().zip(sites).zip(ranks) {
            self.enter(place, root, place.cost + since, sites, ranks);
        }
        (self.places, self.wishes) = (places, wishes);
    }

    /// Asks everybody who wishes a site outside the trees who of those inside reaches it first.
    fn ask(&mut self, site: u32) {
        let Front { price, .. } = self.front[site as usize];
        let tariff = self.solver.tariff;
        let (mut first, mut way) = (C::NEVER, Way { student: NONE, rank: 0 });
        for (student, &rank) in self.askers.of_site(site) {
            if self.inside[student as usize] {
                let due = tariff.arc(student, rank) + price - self.base[student as usize];
                if due < first {
                    (first, way) = (due, Way { student, rank });
                }
            }
        }
        self.front[site as usize].due = first;
        self.way[site as usize] = way;
        if way.student != NONE {
            self.expect(first, site);
        }
    }

    /// Moves everybody from a root to `student`, who goes to a free seat of `site`, or nowhere; the tree is dissolved.
    fn augment(&mut self, student: u32, root: u32, site: u32) {
        self.dissolve(root);
        let (mut student, mut target) = (student, site);
        // the seat that the student before him on the path leaves free
        let mut seat = NONE;
        if target != NONE {
            seat = self.solver.first_seat[target as usize] + self.solver.taken[target as usize];
            self.solver.taken[target as usize] += 1;
        }
        loop {
            let old = std::mem::replace(&mut self.solver.held[student as usize], Held::NOTHING);
            if target != NONE {
                let net = self.solver.net;
                let own = net.arcs(student).find(|&arc| net.site[arc] == target);
                let arc = own.map_or(NONE, |arc| arc as u32);
                self.solver.held[student as usize] = Held { arc, seat };
                self.settle(student);
            }
            if student == root {
                break;
            }
            target = self.solver.net.site[old.arc as usize];
            seat = old.seat;
            student = self.way[target as usize].student;
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
        self.inside[root as usize] = false;
        self.tree[root as usize].out = C::NEVER;
        self.dissolved.clear();
        let mut site = self.tree[root as usize].newest;
        while site != NONE {
            let j = site as usize;
            self.front[j].price = self.front[j].price + (self.now - self.branch[j].since);
            self.dissolved.push(site);
            let seats = self.solver.first_seat[j] as usize..self.solver.first_seat[j + 1] as usize;
            for place in &self.places[seats] {
                self.inside[place.holder as usize] = false;
            }
            site = self.branch[j].before;
        }
    }
}
