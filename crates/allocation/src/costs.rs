//! StageTrek's costs (contract, section 3): what a site costs, and what a turn or a score adds.

use crate::checked::{Checked, NONE, Pin};
use crate::decimal::{Decimal, round_decimal, round_half_away};
use crate::problem::FixedCost;
use crate::procedure::Procedure;

/// What one student pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bill {
    pub(crate) site_cost: Decimal,
    pub(crate) adjustment: Decimal,
    pub(crate) cost: Decimal,
}

/// The cost of every site, in the order of [`Problem::sites`](crate::Problem): from the wishes, or as fixed.
pub fn site_costs(checked: &Checked) -> Vec<Decimal> {
    let p = &checked.problem.parameters;
    let mut demand = vec![0_i64; checked.problem.sites.len()];
    for i in 0..checked.problem.students.len() {
        for (k, w) in checked.wishes(i).enumerate() {
            demand[checked.wish_site[w] as usize] += p.rank_cost(k as u32 + 1).thousandths();
        }
    }
    let computed = |j: usize| {
        let site = &checked.problem.sites[j];
        if site.seats <= 0 || site.secondary {
            return Decimal::ZERO;
        }
        let per_seat = demand[j] as f64 / 1000.0 / site.seats as f64;
        let correction = libm::pow(per_seat / p.divisor.to_f64(), p.exponent.to_f64());
        round_half_away(per_seat - correction, p.precision).min(p.site_cost_max)
    };
    let mut costs: Vec<Decimal> = (0..demand.len()).map(computed).collect();
    let sites = &checked.problem.sites;
    let mut free: Vec<Decimal> =
        costs.iter().zip(sites).filter(|(_, s)| s.fixed_cost.is_none()).map(|(&c, _)| c).collect();
    free.sort_unstable();
    let median = free.len().checked_sub(1).map_or(Decimal::ZERO, |last| free[last / 2]);
    for (cost, site) in costs.iter_mut().zip(sites) {
        match site.fixed_cost {
            None => {}
            Some(FixedCost::Median) => *cost = median,
            Some(FixedCost::Amount(amount)) => *cost = amount,
        }
    }
    costs
}

/// What every student pays for the site that he receives ([`NONE`] for no site).
pub(crate) fn bills(checked: &Checked, procedure: Procedure, site_of: &[u32], turn: &[u32]) -> Vec<Bill> {
    let p = &checked.problem.parameters;
    let costs = site_costs(checked);
    let set_by_pin = |i: usize| match (checked.pins[i], &checked.problem.students[i].pinned) {
        (Pin::At { .. }, Some(pinned)) => pinned.cost,
        _ => None,
    };
    let site_cost = |i: usize| match site_of[i] {
        NONE => Decimal::ZERO,
        site => set_by_pin(i).unwrap_or(costs[site as usize]),
    };
    let adjust: Box<dyn Fn(usize) -> Decimal> = if procedure == Procedure::ScoreOrderV1 {
        let placed: Vec<i64> =
            (0..site_of.len()).filter(|&i| site_of[i] != NONE).map(|i| site_cost(i).thousandths()).collect();
        let (mean, deviation) = mean_and_deviation(&placed);
        let deviation = if deviation == 0.0 { 1.0 } else { deviation };
        Box::new(move |i| {
            let site = &checked.problem.sites[site_of[i] as usize].id;
            if p.unadjusted_sites.binary_search(site).is_ok() {
                return Decimal::ZERO;
            }
            let scale = site_cost(i).to_f64() * p.score_factor.to_f64();
            round_half_away(scale * (mean - checked.score(i).to_f64()) / deviation, p.precision)
        })
    } else {
        let last = i64::from(turn.iter().copied().max().unwrap_or(0));
        let middle = half_to_even(last);
        Box::new(move |i| {
            let turns = middle - i64::from(turn[i]);
            Decimal::from_thousandths(turns * p.order_bonus.thousandths()).within_limit()
        })
    };
    let bill = |i: usize| {
        if site_of[i] == NONE {
            return Bill::default();
        }
        if let Some(cost) = set_by_pin(i) {
            return Bill { site_cost: cost, adjustment: Decimal::ZERO, cost };
        }
        let (site_cost, adjustment) = (site_cost(i), adjust(i));
        let sum = Decimal::from_thousandths(site_cost.thousandths() + adjustment.thousandths());
        let cost = round_decimal(sum, p.precision).within_limit().min(p.cost_max);
        Bill { site_cost, adjustment, cost }
    };
    (0..site_of.len()).map(bill).collect()
}

/// `n / 2`, halves to the even neighbour: 239 gives 120, 237 gives 118.
fn half_to_even(n: i64) -> i64 {
    n / 2 + i64::from(n % 4 == 3)
}

/// Mean and population deviation of thousandths, in units. Sums are whole numbers: the order of addition has no effect.
pub(crate) fn mean_and_deviation(thousandths: &[i64]) -> (f64, f64) {
    let n = thousandths.len() as i128;
    if n == 0 {
        return (0.0, 0.0);
    }
    let sum: i128 = thousandths.iter().map(|&v| i128::from(v)).sum();
    let squares: i128 = thousandths.iter().map(|&v| i128::from(v) * i128::from(v)).sum();
    let variance = (n * squares - sum * sum) as f64 / (n * n) as f64;
    (sum as f64 / n as f64 / 1000.0, libm::sqrt(variance) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_even() {
        assert_eq!([239, 237, 240, 1, 0, 3].map(half_to_even), [120, 118, 120, 0, 0, 2]);
    }

    #[test]
    fn deviation_is_of_the_population() {
        let (mean, deviation) = mean_and_deviation(&[2_000, 4_000, 4_000, 4_000, 5_000, 5_000, 7_000, 9_000]);
        assert_eq!((mean * 1e6, deviation * 1e6), (5e6, 2e6));
        assert_eq!(mean_and_deviation(&[]).1.to_bits(), 0);
    }
}
