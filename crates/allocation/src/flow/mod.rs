//! Minimum-cost assignment of students to seats, exact, for sparse lists of wishes.
//!
//! An auction first gives most students their seat: whoever gains most by a seat of a site holds it, and the price of a
//! full site is the least that one of its holders would still pay. Whoever is left over is brought in along a shortest
//! alternating path (Dijkstra over sites, with the prices as potentials). Prices never fall on the way, so what a holder
//! would lose by moving is known by a lower bound, and his wishes are only looked at when that bound comes up.
//!
//! Kept throughout: a placed student is at a site where `cost + price` is least for him; a price is 0 unless every seat
//! of the site is taken. That is optimality (complementary slackness).

mod prices;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::checked::NONE;
use crate::wide::Cost;

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
    fn arc(&self, student: u32, rank: u8) -> C;
    fn out(&self, student: u32) -> C;
}

/// An optimal assignment with its prices.
pub(crate) struct Assignment<C> {
    /// Per student the arc, or [`NONE`].
    pub(crate) at: Vec<u32>,
    /// Per site the least price that proves the assignment optimal: the same whichever optimal assignment was found.
    pub(crate) price: Vec<C>,
}

/// The auction gives up when it has spent so many bids for each student whom it settled.
const BIDS_PER_STUDENT: u64 = 1_000;
const PASSES: u32 = 2_000;
/// Every so many passes the auction asks itself whether to go on.
const REVIEW: u32 = 4;

struct Solver<'a, C, T> {
    net: &'a Net,
    tariff: &'a T,
    price: Vec<C>,
    at: Vec<u32>,
    /// Where a site's seats start. The seats of a site are a heap: the holder who loses least by moving is first.
    first_seat: Vec<u32>,
    taken: Vec<u32>,
    holder: Vec<u32>,
    /// A lower bound of (the holder's best alternative) − (his cost here).
    margin: Vec<C>,
    seat_of: Vec<u32>,
    /// Per student the arc that he was last displaced from.
    lost: Vec<u32>,
    /// Of the current search.
    search: u32,
    reached: Vec<u32>,
    distance: Vec<C>,
    through: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
    looked_at: Vec<(u32, C)>,
    /// Seats to look at before anything else of the current search.
    at_once: Vec<u32>,
    /// Holders looked at since the last auction, and the bids that it spent if it settled nobody.
    looks: u64,
    in_vain: u64,
}

/// Finds an optimal assignment.
pub(crate) fn assign<C: Cost, T: Tariff<C>>(net: &Net, tariff: &T) -> Assignment<C> {
    let mut solver = Solver::new(net, tariff);
    let mut waiting: Vec<u32> = (0..net.students()).rev().filter(|&i| !net.arcs(i).is_empty()).collect();
    while !waiting.is_empty() {
        waiting = solver.auction(waiting);
        waiting = solver.search_for(waiting);
    }
    solver.lower_prices();
    Assignment { at: solver.at, price: solver.price }
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
            at: vec![NONE; net.students() as usize],
            first_seat,
            taken: vec![0; sites],
            holder: vec![NONE; total as usize],
            margin: vec![C::ZERO; total as usize],
            seat_of: vec![NONE; net.students() as usize],
            lost: vec![NONE; net.students() as usize],
            search: 0,
            reached: vec![0; sites],
            distance: vec![C::ZERO; sites],
            through: vec![NONE; sites],
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            looked_at: Vec::new(),
            looks: 0,
            in_vain: 0,
            at_once: Vec::new(),
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

    // the heap of a site's holders

    fn put(&mut self, seat: u32, student: u32, margin: C) {
        self.holder[seat as usize] = student;
        self.margin[seat as usize] = margin;
        self.seat_of[student as usize] = seat;
    }

    /// Moves the holder of a seat to where his margin belongs.
    fn settle_seat(&mut self, site: u32, seat: u32) {
        let base = self.first_seat[site as usize];
        let count = self.taken[site as usize];
        let (student, margin) = (self.holder[seat as usize], self.margin[seat as usize]);
        let mut k = seat - base;
        while k > 0 {
            let parent = (k - 1) / 2;
            if self.margin[(base + parent) as usize] <= margin {
                break;
            }
            let (moved, m) = (self.holder[(base + parent) as usize], self.margin[(base + parent) as usize]);
            self.put(base + k, moved, m);
            k = parent;
        }
        loop {
            let mut child = 2 * k + 1;
            if child >= count {
                break;
            }
            if child + 1 < count
                && self.margin[(base + child + 1) as usize] < self.margin[(base + child) as usize]
            {
                child += 1;
            }
            if self.margin[(base + child) as usize] >= margin {
                break;
            }
            let (moved, m) = (self.holder[(base + child) as usize], self.margin[(base + child) as usize]);
            self.put(base + k, moved, m);
            k = child;
        }
        self.put(base + k, student, margin);
    }

    fn add_holder(&mut self, site: u32, student: u32, margin: C) {
        let seat = self.first_seat[site as usize] + self.taken[site as usize];
        self.taken[site as usize] += 1;
        self.put(seat, student, margin);
        self.settle_seat(site, seat);
    }

    // the auction

    /// Gives seats to bidders; returns those who neither hold a seat nor are as well off without one.
    fn auction(&mut self, mut waiting: Vec<u32>) -> Vec<u32> {
        let bidders = waiting.len();
        let mut left = Vec::new();
        let (mut bids, mut reviewed_bids, mut reviewed_left) = (0_u64, 0_u64, usize::MAX);
        for pass in 0..PASSES {
            while let Some(student) = waiting.pop() {
                bids += 1;
                match self.bid(student, pass > 0) {
                    Bid::Settled => {}
                    Bid::Outbid(other) => waiting.push(other),
                    // the next pass sees where he can go: at once, two equals would displace each other for ever
                    Bid::Equalled(other) => left.push(other),
                    Bid::TooLow => left.push(student),
                }
            }
            if left.is_empty() {
                break;
            }
            if pass % REVIEW == 0 {
                let settled = reviewed_left.saturating_sub(left.len()) as u64;
                if reviewed_left != usize::MAX && bids - reviewed_bids > BIDS_PER_STUDENT * settled {
                    break;
                }
                (reviewed_bids, reviewed_left) = (bids, left.len());
            }
            left.reverse();
            std::mem::swap(&mut left, &mut waiting);
        }
        left.append(&mut waiting);
        self.looks = 0;
        self.in_vain = if left.len() < bidders { 0 } else { bids };
        left
    }

    fn bid(&mut self, student: u32, equal_displaces: bool) -> Bid {
        let out = self.tariff.out(student);
        let (mut best, mut second, mut chosen) = (out, out, NONE);
        for arc in self.net.arcs(student) {
            let total = self.total(student, arc);
            // being out at the same total settles him, and a seat lost a moment ago would only be lost again
            let moves = total == best && chosen != NONE && self.lost[student as usize] == chosen;
            if total < best || moves {
                (second, best, chosen) = (best, total, arc as u32);
            } else if total < second {
                second = total;
            }
        }
        if chosen == NONE {
            return Bid::Settled;
        }
        let site = self.net.site[chosen as usize];
        let margin = second - self.arc_cost(student, chosen as usize);
        if !self.is_full(site) {
            self.at[student as usize] = chosen;
            self.add_holder(site, student, margin);
            if self.is_full(site) {
                self.raise(site);
            }
            return Bid::Settled;
        }
        let seat = self.first_seat[site as usize];
        let lowest = self.margin[seat as usize];
        if margin < lowest || (margin == lowest && !equal_displaces) {
            return Bid::TooLow;
        }
        let displaced = self.holder[seat as usize];
        self.lost[displaced as usize] = self.at[displaced as usize];
        self.at[displaced as usize] = NONE;
        self.seat_of[displaced as usize] = NONE;
        self.at[student as usize] = chosen;
        self.put(seat, student, margin);
        self.settle_seat(site, seat);
        self.raise(site);
        if margin == lowest { Bid::Equalled(displaced) } else { Bid::Outbid(displaced) }
    }

    /// The price of a full site becomes what its first holder would still pay. A bound that a search has left too low is no
    /// reason to lower it.
    fn raise(&mut self, site: u32) {
        let bound = self.margin[self.first_seat[site as usize] as usize];
        let price = &mut self.price[site as usize];
        *price = (*price).max(bound);
    }

    // shortest alternating paths

    /// Brings students in one by one; returns those for whom an auction is tried first, because somebody was left out:
    /// that raises prices by leaps, and bidders settle fast at prices of the right height.
    fn search_for(&mut self, mut waiting: Vec<u32>) -> Vec<u32> {
        let mut leapt = false;
        while let Some(student) = waiting.pop() {
            leapt |= self.bring_in(student);
            if leapt && self.looks > self.in_vain {
                break;
            }
        }
        waiting
    }

    /// Brings one more student in, or finds that somebody is best left out: then it is true.
    fn bring_in(&mut self, source: u32) -> bool {
        let (length, last, site) = self.shortest_path(source);
        for k in 0..self.settled.len() {
            let j = self.settled[k] as usize;
            self.price[j] = self.price[j] + (length - self.distance[j]);
        }
        for k in 0..self.looked_at.len() {
            let (student, margin) = self.looked_at[k];
            let seat = self.seat_of[student as usize];
            self.margin[seat as usize] = margin;
            self.settle_seat(self.net.site[self.at[student as usize] as usize], seat);
        }
        let mut student = last;
        let mut target = site;
        // the seat that the student before him on the path leaves free
        let mut seat = if target == NONE {
            NONE
        } else {
            self.taken[target as usize] += 1;
            self.first_seat[target as usize] + self.taken[target as usize] - 1
        };
        loop {
            let (old_arc, old_seat) = (self.at[student as usize], self.seat_of[student as usize]);
            self.seat_of[student as usize] = NONE;
            self.at[student as usize] = NONE;
            if target != NONE {
                self.sit(student, target, seat);
            }
            if student == source {
                break;
            }
            target = self.net.site[old_arc as usize];
            seat = old_seat;
            student = self.through[target as usize];
        }
        site == NONE
    }

    fn sit(&mut self, student: u32, site: u32, seat: u32) {
        let mut own = NONE;
        let mut best = self.tariff.out(student);
        for arc in self.net.arcs(student) {
            if self.net.site[arc] == site {
                own = arc as u32;
            } else {
                best = best.min(self.total(student, arc));
            }
        }
        self.at[student as usize] = own;
        let margin = best - self.arc_cost(student, own as usize);
        self.put(seat, student, margin);
        self.settle_seat(site, seat);
    }

    /// The length of the shortest path to a free seat or to nowhere, with its last student and last site.
    fn shortest_path(&mut self, source: u32) -> (C, u32, u32) {
        self.search += 1;
        self.settled.clear();
        self.looked_at.clear();
        self.heap.clear();
        let sites = self.net.seats.len() as u32;
        let mut end = (self.tariff.out(source), source, NONE);
        for arc in self.net.arcs(source) {
            let length = self.total(source, arc);
            self.reach(source, self.net.site[arc], length, &mut end);
        }
        while let Some(Reverse((key, node))) = self.heap.pop() {
            if key >= end.0 {
                break;
            }
            if node < sites {
                let j = node as usize;
                if self.distance[j] != key || self.reached[j] != self.search {
                    continue;
                }
                // a site settles once: a second equal entry finds its mark
                self.reached[j] = self.search + 1;
                self.settled.push(node);
                self.offer_seat(node, self.first_seat[j], key, end.0);
                while let Some(seat) = self.at_once.pop() {
                    self.look_at(seat, key, &mut end);
                }
            } else {
                self.at_once.push(node - sites);
                while let Some(seat) = self.at_once.pop() {
                    self.look_at(seat, key, &mut end);
                }
            }
        }
        // marks of settled sites were one ahead
        self.search += 1;
        end
    }

    /// Puts a seat on the heap, by the lower bound of what it costs to move its holder; past the heap if it is its turn.
    fn offer_seat(&mut self, site: u32, seat: u32, now: C, end: C) {
        let key = self.distance[site as usize] + (self.margin[seat as usize] - self.price[site as usize]);
        if key <= now {
            self.at_once.push(seat);
        } else if key < end {
            self.heap.push(Reverse((key, seat + self.net.seats.len() as u32)));
        }
    }

    fn look_at(&mut self, seat: u32, now: C, end: &mut (C, u32, u32)) {
        self.looks += 1;
        let student = self.holder[seat as usize];
        let own = self.at[student as usize] as usize;
        let site = self.net.site[own];
        let base = self.first_seat[site as usize];
        let count = self.taken[site as usize];
        for child in [2 * (seat - base) + 1, 2 * (seat - base) + 2] {
            if child < count {
                self.offer_seat(site, base + child, now, end.0);
            }
        }
        let own_cost = self.arc_cost(student, own);
        let so_far = self.distance[site as usize] - self.price[site as usize] - own_cost;
        let mut best = self.tariff.out(student);
        if so_far + best < end.0 {
            *end = (so_far + best, student, NONE);
        }
        for arc in self.net.arcs(student) {
            if arc != own {
                let total = self.total(student, arc);
                best = best.min(total);
                self.reach(student, self.net.site[arc], so_far + total, end);
            }
        }
        self.looked_at.push((student, best - own_cost));
    }

    fn reach(&mut self, student: u32, site: u32, length: C, end: &mut (C, u32, u32)) {
        let j = site as usize;
        if length >= end.0 || self.reached[j] == self.search + 1 {
            return;
        }
        if self.reached[j] == self.search && self.distance[j] <= length {
            return;
        }
        self.reached[j] = self.search;
        self.distance[j] = length;
        self.through[j] = student;
        if self.is_full(site) {
            self.heap.push(Reverse((length, site)));
        } else {
            *end = (length, student, site);
        }
    }
}

enum Bid {
    Settled,
    Outbid(u32),
    Equalled(u32),
    TooLow,
}
