//! Minimum-cost assignment of students to seats, exact, for sparse lists of wishes.
//!
//! An auction first gives most students their seat: whoever gains most by a seat of a site holds it, and the price of a
//! full site is the least that one of its holders would still pay. Those left over are brought in along shortest alternating
//! paths, all of them at once, with the prices as potentials. Prices never fall on the way, so what a holder would lose by
//! moving is known by a lower bound, and his wishes are only looked at when that bound comes up.
//!
//! Kept throughout: a placed student is at a site where `cost + price` is least for him; a price is 0 unless every seat
//! of the site is taken. That is optimality (complementary slackness).

mod auction;
mod forest;
mod narrow;
mod prices;
mod tree;

use crate::checked::NONE;
use crate::wide::Cost;

pub(crate) use tree::{Tree, assign_within};

/// Who may go where. Students without an arc stay where they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Net {
    /// Where each student's arcs start; one entry more than students.
    pub(crate) start: Vec<u32>,
    /// The site of an arc.
    pub(crate) site: Vec<u32>,
    /// The rank of an arc in the student's own list, from 1.
    pub(crate) rank: Vec<u8>,
    /// Seats of a site. Sites without a seat have no arc.
    pub(crate) seats: Vec<u32>,
    /// What sites share; none when they share nothing.
    pub(crate) tree: Option<Tree>,
}

impl Net {
    pub(crate) fn arcs(&self, student: u32) -> std::ops::Range<usize> {
        self.start[student as usize] as usize..self.start[student as usize + 1] as usize
    }

    pub(crate) fn students(&self) -> u32 {
        self.start.len() as u32 - 1
    }
}

/// What a wish granted, or no wish granted, costs.
pub(crate) trait Tariff<C> {
    /// What the costs of one student have in common.
    type Row: Copy;

    fn row(&self, student: u32) -> Self::Row;
    fn at(&self, row: Self::Row, rank: u8) -> C;
    fn out(&self, student: u32) -> C;

    #[inline]
    fn arc(&self, student: u32, rank: u8) -> C {
        self.at(self.row(student), rank)
    }
}

/// An optimal assignment with its prices.
pub(crate) struct Assignment<C> {
    /// Per student the arc, or [`NONE`].
    pub(crate) at: Vec<u32>,
    /// Per site the price of a seat, those of the groups around it included. Where nothing is shared it is the least that
    /// proves the assignment optimal: the same whichever optimal assignment was found.
    pub(crate) price: Vec<C>,
    /// Per node of the tree its own part of the price; empty where nothing is shared.
    pub(crate) nodes: Vec<C>,
}

/// What a student holds: the arc and the seat, or [`NONE`].
#[derive(Clone, Copy)]
struct Held {
    arc: u32,
    seat: u32,
}

impl Held {
    const NOTHING: Self = Self { arc: NONE, seat: NONE };
}

#[derive(Clone, Copy)]
struct Seat<C> {
    /// A lower bound of (the holder's best alternative) − (his cost here).
    margin: C,
    holder: u32,
}

struct Solver<'a, C, T> {
    net: &'a Net,
    tariff: &'a T,
    price: Vec<C>,
    held: Vec<Held>,
    /// Where a site's seats start. The seats of a site are a heap: the holder who loses least by moving is first.
    first_seat: Vec<u32>,
    taken: Vec<u32>,
    seats: Vec<Seat<C>>,
    /// Per student the arc that he was last displaced from.
    lost: Vec<u32>,
}

/// Finds an optimal assignment.
pub(crate) fn assign<C: Cost, T: Tariff<C>>(net: &Net, tariff: &T) -> Assignment<C> {
    let narrow = if C::IS_WIDE { narrow::assign(net, tariff) } else { None };
    narrow.unwrap_or_else(|| solve(net, tariff))
}

fn solve<C: Cost, T: Tariff<C>>(net: &Net, tariff: &T) -> Assignment<C> {
    let mut solver = Solver::new(net, tariff);
    let waiting: Vec<u32> = (0..net.students()).rev().filter(|&i| !net.arcs(i).is_empty()).collect();
    let waiting = solver.auction(waiting);
    solver.bring_in(&waiting);
    solver.lower_prices();
    Assignment {
        at: solver.held.iter().map(|held| held.arc).collect(),
        price: solver.price,
        nodes: Vec::new(),
    }
}

impl<'a, C: Cost, T: Tariff<C>> Solver<'a, C, T> {
    fn new(net: &'a Net, tariff: &'a T) -> Self {
        let sites = net.seats.len();
        let mut askers = vec![0_u32; sites];
        for &site in &net.site {
            askers[site as usize] += 1;
        }
        let mut first_seat = Vec::with_capacity(sites + 1);
        first_seat.push(0);
        let mut total = 0;
        for (seats, askers) in net.seats.iter().zip(&askers) {
            // one seat more than askers is as good as any number, and never full
            total += seats.min(&(askers + 1));
            first_seat.push(total);
        }
        Self {
            net,
            tariff,
            price: vec![C::ZERO; sites],
            held: vec![Held::NOTHING; net.students() as usize],
            first_seat,
            taken: vec![0; sites],
            seats: vec![Seat { margin: C::ZERO, holder: NONE }; total as usize],
            lost: vec![NONE; net.students() as usize],
        }
    }

    fn capacity(&self, site: u32) -> u32 {
        self.first_seat[site as usize + 1] - self.first_seat[site as usize]
    }

    fn is_full(&self, site: u32) -> bool {
        self.taken[site as usize] == self.capacity(site)
    }

    #[inline]
    fn arc_cost(&self, student: u32, arc: usize) -> C {
        self.tariff.arc(student, self.net.rank[arc])
    }

    /// `cost + price` of an arc.
    #[inline]
    fn total(&self, student: u32, arc: usize) -> C {
        self.arc_cost(student, arc) + self.price[self.net.site[arc] as usize]
    }

    /// A student's arcs, each with its site and its `cost + price`.
    #[inline]
    fn totals(&self, student: u32) -> impl Iterator<Item = (u32, u32, C)> {
        let arcs = self.net.arcs(student);
        let row = self.tariff.row(student);
        let first = arcs.start as u32;
        let pairs = self.net.site[arcs.clone()].iter().zip(&self.net.rank[arcs]);
        pairs.enumerate().map(move |(k, (&site, &rank))| {
            (first + k as u32, site, self.tariff.at(row, rank) + self.price[site as usize])
        })
    }

    // the heap of a site's holders

    fn put(&mut self, seat: u32, holder: u32, margin: C) {
        self.seats[seat as usize] = Seat { margin, holder };
        self.held[holder as usize].seat = seat;
    }

    /// Moves the holder of a seat to where his margin belongs.
    fn settle_seat(&mut self, site: u32, seat: u32) {
        let base = self.first_seat[site as usize];
        let count = self.taken[site as usize];
        let moving = self.seats[seat as usize];
        let mut k = seat - base;
        while k > 0 {
            let parent = (k - 1) / 2;
            let above = self.seats[(base + parent) as usize];
            if above.margin <= moving.margin {
                break;
            }
            self.put(base + k, above.holder, above.margin);
            k = parent;
        }
        loop {
            let mut child = 2 * k + 1;
            if child >= count {
                break;
            }
            let mut below = self.seats[(base + child) as usize];
            if child + 1 < count {
                let other = self.seats[(base + child + 1) as usize];
                if other.margin < below.margin {
                    (child, below) = (child + 1, other);
                }
            }
            if below.margin >= moving.margin {
                break;
            }
            self.put(base + k, below.holder, below.margin);
            k = child;
        }
        self.put(base + k, moving.holder, moving.margin);
    }

    fn add_holder(&mut self, site: u32, student: u32, margin: C) {
        let seat = self.first_seat[site as usize] + self.taken[site as usize];
        self.taken[site as usize] += 1;
        self.put(seat, student, margin);
        self.settle_seat(site, seat);
    }
}
