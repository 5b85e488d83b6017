//! The score of a student: what his placements have cost him so far (`allocation.md` §3, `stagetrek.md` §4.1).
//!
//! The mean of the costs while there are at most five, then `(4·score + cost)/5`: recent placements weigh more.
//! Rounded to two decimals, halves away from zero, as PostgreSQL's `numeric` does.

use serde::{Deserialize, Serialize};

use crate::ids::{Hundredths, div_half_away};

/// Up to how many costs the score is their mean.
pub const MEAN_OF: u32 = 5;

/// A score and what the next one is computed from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Score {
    /// How many costs there were.
    pub costs: u32,
    /// Their exact sum: a mean of rounded means would drift.
    pub sum: Hundredths,
    /// The score, rounded.
    pub score: Hundredths,
}

impl Score {
    /// The score after one more session. A session without a cost leaves it as it was.
    #[must_use]
    pub fn after(self, cost: Option<Hundredths>) -> Self {
        let Some(cost) = cost else { return self };
        let (costs, sum) = (self.costs + 1, self.sum + cost);
        let score = if costs <= MEAN_OF {
            div_half_away(sum.0, i64::from(costs))
        } else {
            div_half_away(4 * self.score.0 + cost.0, 5)
        };
        Self { costs, sum, score: Hundredths(score) }
    }

    /// The score after sessions in chronological order.
    pub fn of(costs: impl IntoIterator<Item = Option<Hundredths>>) -> Self {
        costs.into_iter().fold(Self::default(), Self::after)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scores() {
        let check = |costs: &[i64], expected: i64| {
            // -1 stands for a session without a cost
            let costs = costs.iter().map(|cost| (*cost >= 0).then_some(Hundredths(*cost)));
            assert_eq!(Score::of(costs.clone()).score, Hundredths(expected), "{costs:?}");
        };
        check(&[], 0);
        check(&[-1, -1], 0);
        check(&[1750], 1750);
        check(&[1000, -1, 501], 751);
        check(&[0, 0, 100], 33);
        check(&[100, 100, 0], 67);
        // the exact sum counts: 0.33 then a mean of four is 1.00/4, not (3·0.33 + 0)/4
        check(&[0, 0, 100, 0], 25);
        check(&[1000, 1000, 1000, 1000, 1000], 1000);
        check(&[1000, 1000, 1000, 1000, 1000, 2000], 1200);
        check(&[1000, 1000, 1000, 1000, 1000, 2000, 3], 961);
    }

    proptest! {
        #[test]
        fn a_score_lies_between_the_least_and_the_greatest_cost(costs in prop::collection::vec(0i64..5000, 1..20)) {
            let score = Score::of(costs.iter().map(|cost| Some(Hundredths(*cost)))).score.0;
            prop_assert!(costs.iter().min() <= Some(&score) && Some(&score) <= costs.iter().max());
        }
    }
}
