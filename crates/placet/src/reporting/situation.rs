//! What a student owes and is owed, campaign by campaign, from what each publication froze. Pure.

/// How a campaign served a student, for the debts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Served {
    /// The wish of this rank, in a cohort whose ranks have this mean, in thousandths.
    Rank(i32, i32),
    /// None of his wishes, which counts as this rank.
    Nothing(i32, i32),
    /// It counts for nothing: too short a list, no part taken, or a decision of before the wishes.
    Aside,
}

/// How a campaign served a student: the rank of the wish that the allocation gave him, whether the commission decided, what the
/// campaign added to his debt (thousandths of a rank), and how many wishes it took.
pub(super) fn served(rank: Option<i32>, is_decided: bool, added: i32, wishes_max: i32) -> Served {
    match rank {
        Some(rank) if !(is_decided && added == 0) => Served::Rank(rank, rank * 1000 - added),
        // a wish that is not obtained counts as the one after the last
        None if added != 0 => Served::Nothing(wishes_max + 1, (wishes_max + 1) * 1000 - added),
        _ => Served::Aside,
    }
}

#[cfg(test)]
mod tests {
    use placet_rules::debt::{Outcome, of_period};
    use proptest::prelude::*;

    use super::*;

    const WISHES_MAX: u32 = 12;

    proptest! {
        /// What is told is what the rule computed, from the debt alone.
        #[test]
        fn the_mean_that_is_told_is_that_of_the_cohort(ranks in prop::collection::vec(1..=WISHES_MAX + 1, 2..30)) {
            let outcome = |rank: &u32| match *rank {
                rank if rank > WISHES_MAX => Outcome::NoneOfEnough,
                rank => Outcome::Rank(rank),
            };
            let outcomes: Vec<Outcome> = ranks.iter().map(outcome).collect();
            let mean = f64::from(ranks.iter().sum::<u32>()) / ranks.len() as f64;
            for (outcome, added) in outcomes.iter().zip(of_period(&outcomes, WISHES_MAX)) {
                let rank = match outcome {
                    Outcome::Rank(rank) => i32::try_from(*rank).ok(),
                    _ => None,
                };
                let added = i32::try_from(added.unwrap().0).unwrap();
                match served(rank, false, added, 12) {
                    Served::Rank(told, of) => {
                        prop_assert_eq!(Some(told), rank);
                        prop_assert!((f64::from(of) / 1000.0 - mean).abs() < 0.001);
                    }
                    Served::Nothing(told, of) => {
                        prop_assert_eq!((told, rank), (13, None));
                        prop_assert!((f64::from(of) / 1000.0 - mean).abs() < 0.001);
                    }
                    Served::Aside => prop_assert!(rank.is_none() && added == 0),
                }
            }
        }
    }

    #[test]
    fn what_took_no_part_is_not_compared() {
        assert_eq!(served(None, false, 0, 12), Served::Aside);
        assert_eq!(served(Some(2), true, 0, 12), Served::Aside);
        assert_eq!(served(Some(2), true, -500, 12), Served::Rank(2, 2500));
        assert_eq!(served(Some(2), false, 0, 12), Served::Rank(2, 2000));
    }
}
