//! Recommended seats: proportional to the cohorts, within what each site takes.
//!
//! A first, simple answer: site by site, largest remainders. It keeps the bounds of sites and follows the cohorts'
//! shares closely; it does not know requirements or groups.

use std::{cmp::Ordering, collections::BTreeSet};

/// What a site can take, for a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteBounds {
    /// Its capacity over the campaign, less what overlapping campaigns opened.
    pub capacity: super::Capacity,
    /// The cohorts that may not be sent there (forbidden level), as positions in the list of cohorts.
    pub forbidden: BTreeSet<usize>,
}

/// Shares `total` in proportion to `weights` (largest remainders; equal ones: the earlier first), each part within
/// `[lower, upper]`. If the bounds do not allow the total, comes as near as they do; where all weights are 0, the
/// parts stay at their lower bounds.
///
/// All slices have the same length, and `lower ≤ upper` throughout.
pub fn apportion(total: u32, weights: &[u32], lower: &[u32], upper: &[u32]) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum();
    let mut parts = lower.to_vec();
    if sum == 0 {
        return parts;
    }
    let exact = |i: usize| u64::from(total) * u64::from(weights[i]);
    for (i, part) in parts.iter_mut().enumerate() {
        *part = ((exact(i) / sum) as u32).clamp(lower[i], upper[i]);
    }
    // Whatever clamping and rounding left over goes, one by one, to the part that lacks most; and comes back, one by
    // one, from the part that has most too much. Each step moves the sum one nearer to the total.
    loop {
        let given: u64 = parts.iter().map(|p| u64::from(*p)).sum();
        let surplus = |i: usize| i128::from(u64::from(parts[i]) * sum) - i128::from(exact(i));
        let next = match given.cmp(&u64::from(total)) {
            Ordering::Less => {
                let open = (0..parts.len()).filter(|i| parts[*i] < upper[*i] && weights[*i] > 0);
                open.min_by_key(|i| surplus(*i)).map(|i| (i, parts[i] + 1))
            }
            Ordering::Greater => {
                let open = (0..parts.len()).filter(|i| parts[*i] > lower[*i]);
                open.min_by_key(|i| -surplus(*i)).map(|i| (i, parts[i] - 1))
            }
            Ordering::Equal => None,
        };
        match next {
            Some((i, part)) => parts[i] = part,
            None => return parts,
        }
    }
}

/// The seats to open: for each site (row), for each cohort (column).
///
/// `cohorts` holds the participants to place, `margin` the share of seats wanted beyond them, in percent (10 gives
/// 440 seats for 400 students). Sites get seats in proportion to what is ideal for them, between their min and max;
/// each site's seats are shared among the cohorts in proportion to the seats that these still lack, sites closed to
/// some cohort first, so that a site reserved for one is made up for by the others.
pub fn recommend_proportional(sites: &[SiteBounds], cohorts: &[u32], margin: u32) -> Vec<Vec<u32>> {
    let with_margin = |students: u32| ((u64::from(students) * (100 + u64::from(margin)) + 50) / 100) as u32;
    let wanted: Vec<u32> = cohorts.iter().copied().map(with_margin).collect();
    let allowed = |site: &SiteBounds, cohort: usize| !site.forbidden.contains(&cohort);
    let is_open =
        |site: &SiteBounds| (0..cohorts.len()).any(|cohort| allowed(site, cohort) && cohorts[cohort] > 0);
    let figures = |of: fn(&super::Capacity) -> u32| -> Vec<u32> {
        sites.iter().map(|site| if is_open(site) { of(&site.capacity) } else { 0 }).collect()
    };
    let totals =
        apportion(wanted.iter().sum(), &figures(|c| c.ideal), &figures(|c| c.min), &figures(|c| c.max));

    let mut lacking = wanted;
    let mut rows = vec![vec![0; cohorts.len()]; sites.len()];
    let mut order: Vec<usize> = (0..sites.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(sites[*i].forbidden.len()));
    for i in order {
        let only_allowed = |of: &[u32]| -> Vec<u32> {
            (0..cohorts.len()).map(|c| if allowed(&sites[i], c) { of[c] } else { 0 }).collect()
        };
        let weights = only_allowed(&lacking);
        // once all is covered (minimums beyond the need), the rest follows the sizes of the cohorts
        let weights = if weights.iter().all(|w| *w == 0) { only_allowed(cohorts) } else { weights };
        let upper = vec![totals[i]; cohorts.len()];
        rows[i] = apportion(totals[i], &weights, &vec![0; cohorts.len()], &upper);
        for (lack, seats) in lacking.iter_mut().zip(&rows[i]) {
            *lack = lack.saturating_sub(*seats);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::Capacity, *};

    fn site(min: u32, ideal: u32, max: u32, forbidden: &[usize]) -> SiteBounds {
        SiteBounds { capacity: Capacity { min, ideal, max }, forbidden: forbidden.iter().copied().collect() }
    }

    #[test]
    fn shares() {
        let check = |total, weights: &[u32], bounds: &[(u32, u32)], expected: &[u32]| {
            let (lower, upper): (Vec<_>, Vec<_>) = bounds.iter().copied().unzip();
            assert_eq!(apportion(total, weights, &lower, &upper), expected, "{total} {weights:?} {bounds:?}");
        };
        check(10, &[55, 45], &[(0, 10), (0, 10)], &[6, 4]);
        check(10, &[1, 1, 1], &[(0, 10), (0, 10), (0, 10)], &[4, 3, 3]);
        check(10, &[1, 1], &[(0, 3), (0, 10)], &[3, 7]);
        check(10, &[1, 1], &[(8, 9), (0, 10)], &[8, 2]);
        check(10, &[1, 1], &[(0, 3), (0, 3)], &[3, 3]);
        check(3, &[1, 1], &[(4, 9), (2, 9)], &[4, 2]);
        check(3, &[0, 0], &[(0, 9), (0, 9)], &[0, 0]);
        check(7, &[1, 0], &[(0, 5), (0, 5)], &[5, 0]);
    }

    #[test]
    fn the_school_of_the_mission() {
        // 220 and 180 students, 440 seats: 242 and 198; 6 and 4 on a site of ten; 32 and 0 where one may not go
        let mut sites = vec![site(0, 8, 12, &[]), site(0, 32, 32, &[1])];
        sites.extend(std::iter::repeat_n(site(2, 4, 8, &[]), 100));
        let rows = recommend_proportional(&sites, &[220, 180], 10);
        let column = |c: usize| rows.iter().map(|row| row[c]).sum::<u32>();
        assert_eq!((column(0), column(1)), (242, 198));
        assert_eq!(rows[1], [32, 0]);
        assert_eq!(recommend_proportional(&[site(0, 10, 10, &[])], &[220, 180], 10), [[6, 4]]);
        assert_eq!(recommend_proportional(&[site(0, 10, 10, &[0, 1])], &[220, 180], 10), [[0, 0]]);
        assert_eq!(recommend_proportional(&[], &[220], 10), Vec::<Vec<u32>>::new());
    }

    proptest! {
        #[test]
        fn bounds_and_forbidden_levels_are_kept(
            sites in prop::collection::vec((0u32..4, 0u32..4, 0u32..4, prop::collection::btree_set(0usize..3, 0..3)), 1..20),
            cohorts in prop::collection::vec(0u32..60, 3),
            margin in 0u32..30,
        ) {
            let sites: Vec<_> = sites.into_iter().map(|(min, more, most, forbidden)| SiteBounds {
                capacity: Capacity { min, ideal: min + more, max: min + more + most }, forbidden,
            }).collect();
            let rows = recommend_proportional(&sites, &cohorts, margin);
            for (site, row) in sites.iter().zip(&rows) {
                let seats: u32 = row.iter().sum();
                prop_assert!(seats == 0 || (site.capacity.min..=site.capacity.max).contains(&seats));
                for cohort in &site.forbidden {
                    prop_assert_eq!(row[*cohort], 0);
                }
            }
        }

        #[test]
        fn a_share_is_exact_when_the_bounds_allow_it(weights in prop::collection::vec(1u32..50, 1..8), total in 0u32..500) {
            let (lower, upper) = (vec![0; weights.len()], vec![total; weights.len()]);
            let parts = apportion(total, &weights, &lower, &upper);
            prop_assert_eq!(parts.iter().sum::<u32>(), total);
            let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = u64::from(total) * u64::from(*weight);
                prop_assert!((u64::from(*part) * sum).abs_diff(exact) < sum);
            }
        }
    }
}
