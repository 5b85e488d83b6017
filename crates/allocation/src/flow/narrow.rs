//! Wide objectives in narrow integers, where the wishes that cost little are enough for everybody.
//!
//! The layers of the last ranks only matter when somebody needs one of his last wishes. So the dear arcs are left out first,
//! and the rest, whose costs are small, is solved in 64 bits. When everybody is placed, and at the prices found nobody would
//! gain by an arc that was left out or by being without a seat, those prices prove the assignment optimal among all arcs.
//! They are also the least that do: of others that prove it, take the lower one at each site; that proves it too, raises
//! nobody's total, and so proves it among the arcs kept, where none are lower than those found. Otherwise nothing is known,
//! and everything is solved.

use std::marker::PhantomData;

use super::{Assignment, Net, Tariff, solve};
use crate::checked::NONE;
use crate::wide::Cost;

/// What it costs to be left out: more than any path through the arcs that are kept.
const OUT: i64 = 1 << 56;

struct Narrow<'a, C, T> {
    tariff: &'a T,
    wide: PhantomData<C>,
}

impl<C: Cost, T: Tariff<C>> Tariff<i64> for Narrow<'_, C, T> {
    type Row = T::Row;

    fn row(&self, student: u32) -> T::Row {
        self.tariff.row(student)
    }
    #[inline]
    fn at(&self, row: T::Row, rank: u8) -> i64 {
        self.tariff.at(row, rank).low(63)
    }
    fn out(&self, _: u32) -> i64 {
        OUT
    }
}

/// An optimal assignment that places everybody at a wish that costs little; none when that is not known to exist.
pub(super) fn assign<C: Cost, T: Tariff<C>>(net: &Net, tariff: &T) -> Option<Assignment<C>> {
    // a path visits a site once
    let dear = C::place(OUT / (2 * net.seats.len() as i64 + 6) / 2, 0);
    let students = || (0..net.students()).filter(|&student| !net.arcs(student).is_empty());
    let seats: u64 = net.seats.iter().map(|&seats| u64::from(seats)).sum();
    // without a seat to spare, somebody will hardly have one of his first wishes
    if seats <= students().count() as u64 {
        return None;
    }
    let mut cheap = Net { start: vec![0], seats: net.seats.clone(), ..Net::default() };
    let mut kept = Vec::new();
    for student in 0..net.students() {
        let row = tariff.row(student);
        let before = kept.len();
        for arc in net.arcs(student) {
            let cost = tariff.at(row, net.rank[arc]);
            if C::ZERO <= cost && cost < dear {
                cheap.site.push(net.site[arc]);
                cheap.rank.push(net.rank[arc]);
                kept.push(arc as u32);
            }
        }
        if kept.len() == before && !net.arcs(student).is_empty() {
            return None;
        }
        cheap.start.push(kept.len() as u32);
    }
    let found = solve(&cheap, &Narrow { tariff, wide: PhantomData::<C> });
    let at: Vec<u32> = found.at.iter().map(|&arc| kept.get(arc as usize).copied().unwrap_or(NONE)).collect();
    let price: Vec<C> = found.price.iter().map(|&price| C::place(price, 0)).collect();
    let total = |student, arc: usize| tariff.arc(student, net.rank[arc]) + price[net.site[arc] as usize];
    let proven = students().all(|student| {
        let at = at[student as usize];
        at != NONE && {
            let own = total(student, at as usize);
            own <= tariff.out(student) && net.arcs(student).all(|arc| own <= total(student, arc))
        }
    });
    proven.then_some(Assignment { at, price, nodes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shifted;

    impl Tariff<i128> for Shifted {
        type Row = ();

        fn row(&self, _: u32) {}
        fn at(&self, (): (), rank: u8) -> i128 {
            if rank < 2 { 0 } else { 1 << (12 * (rank - 2)) }
        }
        fn out(&self, _: u32) -> i128 {
            1 << 108
        }
    }

    fn cost(net: &Net, at: &[u32]) -> i128 {
        at.iter().map(|&arc| net.rank.get(arc as usize).map_or(1 << 108, |&rank| Shifted.at((), rank))).sum()
    }

    #[test]
    fn narrow_and_wide_agree() {
        let (mut narrow, mut not) = (0, 0);
        for seed in 0_u64..400 {
            let mut state = seed;
            let mut below = |n: u64| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % n
            };
            let (students, sites) = (6 + below(20), 3 + below(12));
            let mut net = Net { start: vec![0], ..Net::default() };
            for _ in 0..students {
                let mut left: Vec<u32> = (0..sites as u32).collect();
                for rank in 1..=below(sites.min(9)) + 1 {
                    // low numbers are asked for more often
                    let k = below(left.len() as u64).min(below(left.len() as u64));
                    net.site.push(left.remove(k as usize));
                    net.rank.push(rank as u8);
                }
                net.start.push(net.site.len() as u32);
            }
            net.seats = (0..sites).map(|_| 1 + below(2 + 2 * students / sites) as u32).collect();
            let wide = solve::<i128, _>(&net, &Shifted);
            let Some(found) = assign::<i128, _>(&net, &Shifted) else {
                not += 1;
                continue;
            };
            narrow += 1;
            assert_eq!(cost(&net, &found.at), cost(&net, &wide.at), "{seed}");
            assert_eq!(found.price, wide.price, "{seed}");
        }
        assert!(narrow > 50 && not > 50, "{narrow} {not}");
    }
}
