//! What past campaigns owe a student: his ranks compared with those of his cohort (`allocation.md` §4).

use std::{fmt, iter::Sum};

use serde::{Deserialize, Serialize};

use crate::ids::div_half_away;

/// Thousandths of a rank; positive when the student is owed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thousandths(pub i64);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, value) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}.{:03}", value / 1000, value % 1000)
    }
}

impl Sum for Thousandths {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        Self(values.map(|value| value.0).sum())
    }
}

/// What a participant got of his wishes in a published campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The wish of this rank in his own list, from 1.
    Rank(u32),
    /// None of his wishes, although he ranked enough.
    NoneOfEnough,
    /// None of his wishes, and he had ranked too few: counts as the mean, a narrow list never raises a debt.
    NoneOfFew,
    /// Excused, or pinned before the wishes: took no part.
    Skipped,
}

impl Outcome {
    /// The outcome of a participant who got none of his wishes. `ranked` counts the eligible sites of his list,
    /// `eligible` all those there were for him.
    pub fn none_of(ranked: u32, wishes_min: u32, eligible: u32) -> Self {
        if ranked >= wishes_min.min(eligible) { Self::NoneOfEnough } else { Self::NoneOfFew }
    }

    fn rank(self, wishes_max: u32) -> Option<i64> {
        match self {
            Self::Rank(rank) => Some(i64::from(rank)),
            Self::NoneOfEnough => Some(i64::from(wishes_max) + 1),
            Self::NoneOfFew | Self::Skipped => None,
        }
    }
}

/// What one campaign adds to the debts of one cohort's participants, in the order given: each rank less the mean.
/// `None` for those who took no part. Halves of a thousandth are rounded away from zero.
pub fn of_period(outcomes: &[Outcome], wishes_max: u32) -> Vec<Option<Thousandths>> {
    let ranks = || outcomes.iter().filter_map(|outcome| outcome.rank(wishes_max));
    let (sum, count): (i64, i64) = (ranks().sum(), ranks().count() as i64);
    outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Skipped => None,
            _ => Some(outcome.rank(wishes_max).map_or(Thousandths(0), |rank| {
                Thousandths(div_half_away(1000 * (rank * count - sum), count))
            })),
        })
        .collect()
}

/// The debt of a student after past campaigns: the sum of what each added. Those in which he took no part count for
/// nothing, so that a late joiner starts at 0.
pub fn of(periods: impl IntoIterator<Item = Option<Thousandths>>) -> Thousandths {
    periods.into_iter().flatten().sum()
}

/// How many placements a student of a level still has to do, the one of the campaign included. `expected` counts those of
/// the level, `before` the earlier campaigns of the cohort, `later` those of the levels that follow.
///
/// None when the school has not said how many the level has.
pub fn periods_left(expected: u32, before: u32, later: u32) -> Option<u32> {
    // a campaign beyond what was said is still one
    (expected > 0).then(|| expected.saturating_sub(before).max(1).saturating_add(later))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Outcome::*, *};

    #[test]
    fn periods() {
        let check = |outcomes: &[Outcome], expected: &[Option<i64>]| {
            let found: Vec<_> = of_period(outcomes, 12).into_iter().map(|t| t.map(|t| t.0)).collect();
            assert_eq!(found, expected, "{outcomes:?}");
        };
        check(&[], &[]);
        check(&[Rank(1), Rank(3)], &[Some(-1000), Some(1000)]);
        check(&[Rank(1), Rank(1), Rank(2)], &[Some(-333), Some(-333), Some(667)]);
        check(&[Rank(1), NoneOfEnough], &[Some(-6000), Some(6000)]);
        check(&[Rank(1), Rank(3), NoneOfFew, Skipped], &[Some(-1000), Some(1000), Some(0), None]);
        check(&[NoneOfFew, Skipped], &[Some(0), None]);
    }

    #[test]
    fn placements_left() {
        assert_eq!(periods_left(4, 0, 8), Some(12));
        assert_eq!(periods_left(4, 3, 0), Some(1));
        assert_eq!(periods_left(4, 6, 4), Some(5));
        assert_eq!(periods_left(0, 0, 8), None);
    }

    #[test]
    fn sums() {
        assert_eq!(of([]), Thousandths(0));
        assert_eq!(of([Some(Thousandths(-333)), None, Some(Thousandths(1500))]).to_string(), "1.167");
        assert_eq!(Thousandths(-42).to_string(), "-0.042");
    }

    #[test]
    fn enough_wishes() {
        let check =
            |ranked, min, eligible, expected| assert_eq!(Outcome::none_of(ranked, min, eligible), expected);
        check(12, 12, 100, NoneOfEnough);
        check(11, 12, 100, NoneOfFew);
        check(8, 12, 8, NoneOfEnough);
        check(0, 0, 100, NoneOfEnough);
    }

    proptest! {
        #[test]
        fn a_period_takes_from_some_what_it_gives_to_others(ranks in prop::collection::vec(1u32..13, 1..50)) {
            let outcomes: Vec<_> = ranks.into_iter().map(Rank).collect();
            let total: Thousandths = of_period(&outcomes, 12).into_iter().flatten().sum();
            prop_assert!(total.0.abs() <= outcomes.len() as i64);
        }
    }
}
