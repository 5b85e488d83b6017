//! Ranks, secondary seats, costs and figures, worked out again.

use super::{Facts, Finding};
use crate::decimal::Decimal;
use crate::plan::Plan;
use crate::problem::FixedCost;
use crate::procedure::Procedure;

/// The largest number, in thousandths, that a formula gives: a million.
const LARGEST: i64 = 1_000_000_000;

/// Rounds half away from zero, having first dropped what a float cannot tell.
fn rounded(value: f64, places: u32) -> i64 {
    let fine = libm::round(libm::fabs(value).min(LARGEST as f64 / 1000.0) * 1e10) as i128;
    let step = 10_i128.pow(10 - places.min(3));
    let units = (fine + step / 2) / step;
    let thousandths = i64::try_from(units).unwrap_or(i64::MAX) * 10_i64.pow(3 - places.min(3));
    if value < 0.0 { -thousandths } else { thousandths }
}

fn site_costs(facts: &Facts<'_>) -> Vec<i64> {
    let p = &facts.problem.parameters;
    let mut demand = vec![0.0; facts.problem.sites.len()];
    for wishes in &facts.wishes {
        for (wish, weight) in wishes.iter().zip(&p.rank_costs) {
            demand[wish.site] += weight.to_f64();
        }
    }
    let mut costs: Vec<i64> = facts
        .problem
        .sites
        .iter()
        .zip(&demand)
        .map(|(site, demand)| {
            if site.seats == 0 || site.secondary {
                return 0;
            }
            let seats = site.seats as f64;
            let raw = demand / seats - libm::pow(demand / (p.divisor.to_f64() * seats), p.exponent.to_f64());
            rounded(raw, p.precision).min(p.site_cost_max.thousandths())
        })
        .collect();
    let mut computed: Vec<i64> = facts
        .problem
        .sites
        .iter()
        .zip(&costs)
        .filter(|(s, _)| s.fixed_cost.is_none())
        .map(|(_, c)| *c)
        .collect();
    computed.sort_unstable();
    let median = if computed.is_empty() { 0 } else { computed[computed.len().div_ceil(2) - 1] };
    for (site, cost) in facts.problem.sites.iter().zip(&mut costs) {
        if let Some(fixed) = site.fixed_cost {
            *cost = if let FixedCost::Amount(amount) = fixed { amount.thousandths() } else { median };
        }
    }
    costs
}

/// Site cost, adjustment and cost of every student, in thousandths.
fn expected_bills(facts: &Facts<'_>) -> Vec<[i64; 3]> {
    let p = &facts.problem.parameters;
    let costs = site_costs(facts);
    let pin_cost = |i: usize| facts.problem.students[i].pinned.as_ref().and_then(|p| p.cost);
    let base = |i: usize, site: usize| pin_cost(i).map_or(costs[site], Decimal::thousandths);
    let placed: Vec<f64> = (0..facts.site.len())
        .filter_map(|i| facts.site[i].map(|site| base(i, site) as f64 / 1000.0))
        .collect();
    let n = placed.len().max(1) as f64;
    let mean = placed.iter().sum::<f64>() / n;
    let variance = placed.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / n;
    let deviation = if variance < 1e-18 { 1.0 } else { libm::sqrt(variance) };
    let turns = turns(facts);
    let last = turns.iter().copied().max().unwrap_or(0);
    // half of it, a half going to the even neighbour
    let middle = if last % 2 == 0 { last / 2 } else { (last + 1) / 4 * 2 };
    let bill = |i: usize| {
        let Some(site) = facts.site[i] else { return [0; 3] };
        let base = base(i, site);
        if pin_cost(i).is_some() {
            return [base, 0, base];
        }
        let adjustment = if facts.procedure != Procedure::ScoreOrderV1 {
            ((middle - turns[i]) * p.order_bonus.thousandths()).clamp(-LARGEST, LARGEST)
        } else if p.unadjusted_sites.contains(&facts.problem.sites[site].id) {
            0
        } else {
            let score = facts.problem.students[i].score.unwrap_or_default().to_f64();
            rounded(base as f64 / 1000.0 * p.score_factor.to_f64() * (mean - score) / deviation, p.precision)
        };
        let cost = nearest((base + adjustment).into(), 10_i128.pow(3 - p.precision.min(3)));
        let cost = cost * 10_i64.pow(3 - p.precision.min(3));
        [base, adjustment, cost.clamp(-LARGEST, LARGEST).min(p.cost_max.thousandths())]
    };
    (0..facts.site.len()).map(bill).collect()
}

fn turns(facts: &Facts<'_>) -> Vec<i64> {
    let mut turns = vec![0; facts.order.len()];
    let mut previous = 0;
    for (place, &i) in facts.order.iter().enumerate() {
        previous = match facts.problem.students[i].order {
            _ if facts.procedure == Procedure::RandomOrder => place as i64 + 1,
            Some(order) => i64::from(order),
            None => previous + 1,
        };
        turns[i] = previous;
    }
    turns
}

/// What secondary sites the students should have beside their principal ones.
fn expected_secondaries(facts: &Facts<'_>) -> Vec<Option<usize>> {
    let mut left = facts.open.clone();
    let mut given = facts.secondary.clone();
    for &i in facts.order.iter().filter(|&&i| facts.is_free(i)) {
        let student = &facts.problem.students[i];
        let wish = facts.site[i].and_then(|site| facts.wishes[i].iter().find(|w| w.site == site));
        let wanted = wish.and_then(|w| w.secondary);
        given[i] = wanted.filter(|&j| left[j] > 0 && !student.forbidden.contains(&facts.problem.sites[j].id));
        if let Some(j) = given[i] {
            left[j] -= 1;
        }
    }
    given
}

pub(super) fn outcomes(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let bills = expected_bills(facts);
    let secondaries = expected_secondaries(facts);
    for outcome in &plan.outcomes {
        let students = &facts.problem.students;
        let Ok(i) = students.binary_search_by(|s| s.id.cmp(&outcome.student)) else { continue };
        let mut expect = |holds: bool, field| {
            if !holds {
                findings.push(Finding::WrongOutcome { student: outcome.student.clone(), field });
            }
        };
        expect(outcome.rank.map(|r| r as usize) == facts.rank(i), "rank");
        expect(facts.secondary[i] == secondaries[i], "secondary");
        expect(outcome.site_cost.thousandths() == bills[i][0], "site_cost");
        expect(outcome.adjustment.thousandths() == bills[i][1], "adjustment");
        expect(outcome.cost.thousandths() == bills[i][2], "cost");
    }
}

/// The whole number nearest to a quotient, halves going away from zero.
fn nearest(dividend: i128, divisor: i128) -> i64 {
    let magnitude = (2 * dividend.abs() + divisor) / (2 * divisor);
    i64::try_from(if dividend < 0 { -magnitude } else { magnitude }).unwrap_or(i64::MAX)
}

/// A mean to two decimals, in thousandths, of a total in so many parts of a unit.
fn mean(total: i128, count: usize, unit: i128) -> Option<i64> {
    (count > 0).then(|| nearest(100 * total, count as i128 * unit).saturating_mul(10))
}

pub(super) fn summary(facts: &Facts<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    let s = &plan.summary;
    let students = &facts.problem.students;
    let excused = students.iter().filter(|s| s.pinned.as_ref().is_some_and(|p| p.site.is_none())).count();
    let placed = facts.site.iter().flatten().count();
    let ranked: Vec<(usize, i64)> = plan
        .outcomes
        .iter()
        .filter_map(|o| {
            let i = students.binary_search_by(|s| s.id.cmp(&o.student)).ok()?;
            Some((facts.rank(i)?, o.cost.thousandths()))
        })
        .collect();
    let worst = ranked.iter().map(|r| r.0).max();
    let by_rank: Vec<u32> =
        (1..=worst.unwrap_or(0)).map(|k| ranked.iter().filter(|r| r.0 == k).count() as u32).collect();
    let wishes: usize = students
        .iter()
        .filter(|s| s.pinned.as_ref().is_none_or(|p| p.site.is_some()))
        .map(|s| s.wishes.len())
        .sum();
    // costs from anywhere: their sum is taken wide
    let costs: i128 = ranked.iter().map(|r| i128::from(r.1)).sum();
    let average = costs as f64 / ranked.len().max(1) as f64;
    let squares: f64 = ranked.iter().map(|r| (r.1 as f64 - average) * (r.1 as f64 - average)).sum();
    let deviation = libm::sqrt(squares / ranked.len().max(1) as f64) / 1000.0;
    let seats: i64 = facts.problem.sites.iter().filter(|s| !s.secondary).map(|s| s.seats).sum();
    let thousandths = |d: Option<Decimal>| d.map(Decimal::thousandths);
    let mut expect = |holds: bool, field| {
        if !holds {
            findings.push(Finding::WrongSummary { field });
        }
    };
    expect(s.students as usize == students.len(), "students");
    expect(s.excused as usize == excused, "excused");
    expect(i64::try_from(s.seats) == Ok(seats), "seats");
    expect(thousandths(s.wishes_mean) == mean(wishes as i128, students.len() - excused, 1), "wishes_mean");
    expect(s.placed as usize == placed, "placed");
    expect(s.placed_off_list as usize == placed - ranked.len(), "placed_off_list");
    // a plan that places an excused student is found elsewhere
    expect(s.unplaced as usize == students.len().saturating_sub(excused + placed), "unplaced");
    expect(s.suggested as usize == facts.suggested.iter().flatten().count(), "suggested");
    expect(s.within_3 as usize == ranked.iter().filter(|r| r.0 <= 3).count(), "within_3");
    expect(s.by_rank == by_rank, "by_rank");
    expect(
        thousandths(s.mean_rank) == mean(ranked.iter().map(|r| r.0 as i128).sum(), ranked.len(), 1),
        "mean_rank",
    );
    expect(s.worst_rank.map(|r| r as usize) == worst, "worst_rank");
    expect(thousandths(s.cost_mean) == mean(costs, ranked.len(), 1000), "cost_mean");
    expect(thousandths(s.cost_sd) == (!ranked.is_empty()).then(|| rounded(deviation, 2)), "cost_sd");
}
