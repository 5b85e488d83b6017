//! The least prices that prove an assignment optimal: they do not depend on how it was found.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

/// By how much each price can fall, and the sites that a new limit may hold up further.
struct Falls<C> {
    by: Vec<C>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
}

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Lowers every price as far as optimality allows, all at once: one Dijkstra from what has no price to lower.
    pub(super) fn lower_prices(&mut self) {
        let sites = self.net.seats.len();
        // by how much each price can fall
        let mut falls = Falls { by: self.price.clone(), heap: BinaryHeap::new() };
        for student in 0..self.net.students() {
            if self.held[student as usize].arc == NONE {
                let out = self.tariff.out(student);
                self.hold_up(student, C::ZERO, out, &mut falls);
            }
        }
        for site in 0..sites as u32 {
            if self.price[site as usize] == C::ZERO {
                self.hold_up_from(site, C::ZERO, &mut falls);
            }
        }
        let first = falls.by.iter().enumerate().filter(|(site, _)| self.price[*site] > C::ZERO);
        falls.heap = first.map(|(site, &by)| Reverse((by, site as u32))).collect();
        let mut done = vec![false; sites];
        while let Some(Reverse((by, site))) = falls.heap.pop() {
            if !std::mem::replace(&mut done[site as usize], true) {
                self.hold_up_from(site, by, &mut falls);
            }
        }
        for (price, by) in self.price.iter_mut().zip(falls.by) {
            *price = *price - by;
        }
    }

    fn hold_up_from(&mut self, site: u32, by: C, falls: &mut Falls<C>) {
        let base = self.first_seat[site as usize];
        for seat in base..base + self.taken[site as usize] {
            let student = self.seats[seat as usize].holder;
            let own = self.total(student, self.held[student as usize].arc as usize);
            self.hold_up(student, by, own, falls);
        }
    }

    /// A student whose own total falls `by` needs no other total to fall below it.
    fn hold_up(&mut self, student: u32, by: C, own: C, falls: &mut Falls<C>) {
        for arc in self.net.arcs(student) {
            let site = self.net.site[arc];
            let limit = by + (self.total(student, arc) - own);
            if limit < falls.by[site as usize] {
                falls.by[site as usize] = limit;
                falls.heap.push(Reverse((limit, site)));
            }
        }
    }
}
