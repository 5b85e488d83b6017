//! One number shared in proportion.

use std::cmp::Ordering;

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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

    proptest! {
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
