//! The least prices that prove an assignment optimal: they do not depend on how it was found.

use std::cmp::Reverse;

use super::{Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Lowers every price as far as optimality allows, all at once: one Dijkstra from what has no price to lower.
    pub(super) fn lower_prices(&mut self) {
        let sites = self.net.seats.len();
        // by how much each price can fall
        let mut fall = self.price.clone();
        self.heap.clear();
        for student in 0..self.net.students() {
            if self.at[student as usize] == NONE {
                let out = self.tariff.out(student);
                self.hold_up(student, C::ZERO, out, &mut fall);
            }
        }
        for site in 0..sites as u32 {
            if self.price[site as usize] == C::ZERO {
                self.hold_up_from(site, C::ZERO, &mut fall);
            }
        }
        for (site, &by) in fall.iter().enumerate() {
            if self.price[site] > C::ZERO {
                self.heap.push(Reverse((by, site as u32)));
            }
        }
        while let Some(Reverse((by, site))) = self.heap.pop() {
            if by == fall[site as usize] && self.reached[site as usize] != u32::MAX {
                self.reached[site as usize] = u32::MAX;
                self.hold_up_from(site, by, &mut fall);
            }
        }
        for (price, by) in self.price.iter_mut().zip(fall) {
            *price = *price - by;
        }
    }

    fn hold_up_from(&mut self, site: u32, by: C, fall: &mut [C]) {
        let base = self.first_seat[site as usize];
        for seat in base..base + self.taken[site as usize] {
            let student = self.holder[seat as usize];
            let own = self.total(student, self.at[student as usize] as usize);
            self.hold_up(student, by, own, fall);
        }
    }

    /// A student whose own total falls `by` needs no other total to fall below it.
    fn hold_up(&mut self, student: u32, by: C, own: C, fall: &mut [C]) {
        for arc in self.net.arcs(student) {
            let site = self.net.site[arc];
            let limit = by + (self.total(student, arc) - own);
            if limit < fall[site as usize] {
                fall[site as usize] = limit;
                self.heap.push(Reverse((limit, site)));
            }
        }
    }
}
