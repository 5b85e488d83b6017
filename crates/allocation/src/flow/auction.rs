//! The auction that gives most students their seat.
//!
//! Whoever gains most by a seat of a site holds it, and the price of a full site is the least that one of its holders would
//! still pay. Bids are as high as they can be without raising anybody's total, so optimality holds after each of them; who
//! can only equal the lowest bid displaces its holder from the second pass on.

use super::{Held, Solver, Tariff};
use crate::checked::NONE;
use crate::wide::Cost;

/// The auction gives up when it has spent so many bids for each student whom it settled.
const BIDS_PER_STUDENT: u64 = 1_000;
/// It also gives up when it has spent so many bids for each student there is: where many will be left out, prices climb by
/// small steps to the cost of that.
const BIDS_IN_ALL: u64 = 10;
const PASSES: u32 = 2_000;
/// Every so many passes the auction asks itself whether to go on.
const REVIEW: u32 = 4;

enum Bid {
    Settled,
    Outbid(u32),
    Equalled(u32),
    TooLow,
}

impl<C: Cost, T: Tariff<C>> Solver<'_, C, T> {
    /// Gives seats to bidders; returns those who neither hold a seat nor are as well off without one.
    pub(super) fn auction(&mut self, mut waiting: Vec<u32>) -> Vec<u32> {
        let mut left = Vec::new();
        let (mut bids, mut reviewed_bids, mut reviewed_left) = (0_u64, 0_u64, usize::MAX);
        let most = BIDS_IN_ALL * waiting.len() as u64;
        for pass in 0..PASSES {
            while bids < most
                && let Some(student) = waiting.pop()
            {
                bids += 1;
                match self.bid(student, pass > 0) {
                    Bid::Settled => {}
                    Bid::Outbid(other) => waiting.push(other),
                    // the next pass sees where he can go: at once, two equals would displace each other for ever
                    Bid::Equalled(other) => left.push(other),
                    Bid::TooLow => left.push(student),
                }
            }
            if left.is_empty() || bids >= most {
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
        left
    }

    fn bid(&mut self, student: u32, equal_displaces: bool) -> Bid {
        let out = self.tariff.out(student);
        let (mut best, mut second, mut chosen) = (out, out, NONE);
        let lost = self.lost[student as usize];
        for (arc, _, total) in self.totals(student) {
            // being out at the same total settles him, and a seat lost a moment ago would only be lost again
            let moves = total == best && chosen != NONE && lost == chosen;
            if total < best || moves {
                (second, best, chosen) = (best, total, arc);
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
            self.held[student as usize].arc = chosen;
            self.add_holder(site, student, margin);
            if self.is_full(site) {
                self.raise(site);
            }
            return Bid::Settled;
        }
        let seat = self.first_seat[site as usize];
        let lowest = self.seats[seat as usize].margin;
        if margin < lowest || (margin == lowest && !equal_displaces) {
            return Bid::TooLow;
        }
        let displaced = self.seats[seat as usize].holder;
        let had = std::mem::replace(&mut self.held[displaced as usize], Held::NOTHING);
        self.lost[displaced as usize] = had.arc;
        self.held[student as usize].arc = chosen;
        self.put(seat, student, margin);
        self.settle_seat(site, seat);
        self.raise(site);
        if margin == lowest { Bid::Equalled(displaced) } else { Bid::Outbid(displaced) }
    }

    /// The price of a full site becomes what its first holder would still pay. A bound that a search has left too low is no
    /// reason to lower it.
    fn raise(&mut self, site: u32) {
        let bound = self.seats[self.first_seat[site as usize] as usize].margin;
        let price = &mut self.price[site as usize];
        *price = (*price).max(bound);
    }
}
