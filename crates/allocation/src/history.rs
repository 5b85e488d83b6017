//! What a student carries from one session to the next: the score and the order that it gives (contract, section 3), and
//! the debt (section 4).

use serde::{Deserialize, Serialize};

use crate::decimal::{Decimal, ratio, round_decimal};
use crate::order::hash_tie;
use crate::problem::Id;

/// How many costs are averaged before the score becomes a smoothed one.
const AVERAGED: usize = 5;

/// The score after the sessions whose costs are given, the oldest first; a session without a cost leaves it as it was.
///
/// The mean of the costs while there are at most five, then `(4·score + cost)/5`, rounded to 2 decimals each time, half
/// away from zero. Zero before any cost.
pub fn score_after(costs: &[Option<Decimal>]) -> Decimal {
    let mut score = Decimal::ZERO;
    let (mut sum, mut known) = (0_i64, 0_i64);
    for cost in costs.iter().flatten() {
        known += 1;
        sum += cost.thousandths();
        score = if known <= AVERAGED as i64 {
            ratio(sum, known * 1000).unwrap_or_default()
        } else {
            ratio(4 * score.thousandths() + cost.thousandths(), 5000).unwrap_or_default()
        };
    }
    round_decimal(score, 2)
}

/// A participant whose turn is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The student.
    pub student: Id,
    /// His score before the session.
    pub score: Decimal,
    /// A turn set by hand, from 1.
    pub manual: Option<u32>,
}

/// The turn of every student, in the order of the list given.
///
/// Score ascending, ties by a draw, the same as the last key of the total order ([`hash_tie`]). A manual position is kept; of several students set to the same one, the next
/// ones move down, those with the lower score first; the rest fill the free turns.
pub fn turns(participants: &[Turn], seed: u64) -> Vec<u32> {
    // the draw is over the ids, so that the order of the list has no effect
    let mut by_score: Vec<usize> = (0..participants.len()).collect();
    by_score.sort_by_cached_key(|&i| {
        let Turn { student, score, .. } = &participants[i];
        (*score, hash_tie(seed, student.as_str()), student.clone())
    });
    let mut turn = vec![0; participants.len()];
    let mut manual: Vec<(u32, usize)> =
        by_score.iter().filter_map(|&i| participants[i].manual.map(|m| (m.max(1), i))).collect();
    // stable: equal positions stay in the order of the scores
    manual.sort_by_key(|&(position, _)| position);
    let mut used = Vec::with_capacity(manual.len());
    let mut last = 0;
    for (position, i) in manual {
        last = position.max(last + 1);
        turn[i] = last;
        used.push(last);
    }
    let mut free = (1..).filter(|position| used.binary_search(position).is_err());
    for &i in by_score.iter().filter(|&&i| participants[i].manual.is_none()) {
        turn[i] = free.next().unwrap_or(u32::MAX);
    }
    turn
}

/// What a past period gave a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Served {
    /// The wish of this rank of his own list, from 1.
    Rank(u32),
    /// None, though he had ranked enough eligible sites: `wishes_max + 1`.
    Unplaced {
        /// The most wishes of that period.
        wishes_max: u32,
    },
    /// None, and he had ranked too few: he counts as the mean, so that a narrow list never raises a debt.
    NarrowList,
    /// Excused, or pinned before the wishes: the period does not count for him, nor he for its mean.
    Skipped,
}

/// A participant of a past period, and the cohort among which he is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodOutcome {
    /// The student.
    pub student: Id,
    /// His cohort in that period.
    pub cohort: Option<String>,
    /// What he obtained by the published placement.
    pub served: Served,
}

/// What one period adds to the debt of each of its participants, in the order given: rank − mean rank of his cohort, in
/// thousandths, half away from zero. Positive when he was served worse than the others. A debt is the sum over the past
/// periods; one who was skipped adds nothing.
pub fn debt_of_period(outcomes: &[PeriodOutcome]) -> Vec<Decimal> {
    let rank = |served: Served| match served {
        Served::Rank(rank) => Some(i64::from(rank)),
        Served::Unplaced { wishes_max } => Some(i64::from(wishes_max) + 1),
        Served::NarrowList | Served::Skipped => None,
    };
    let mut totals: std::collections::BTreeMap<Option<&str>, (i64, i64)> = std::collections::BTreeMap::new();
    for outcome in outcomes {
        if let Some(rank) = rank(outcome.served) {
            let (sum, count) = totals.entry(outcome.cohort.as_deref()).or_default();
            *sum += rank;
            *count += 1;
        }
    }
    let owed = |outcome: &PeriodOutcome| {
        let (sum, count) = totals.get(&outcome.cohort.as_deref()).copied()?;
        let above = rank(outcome.served)? * count - sum;
        let magnitude = (above.abs() * 2000 + count) / (2 * count);
        Some(Decimal::from_thousandths(if above < 0 { -magnitude } else { magnitude }))
    };
    outcomes.iter().map(|outcome| owed(outcome).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "it stands for a session with a cost")]
    fn cost(hundredths: i64) -> Option<Decimal> {
        Some(Decimal::from_hundredths(hundredths))
    }

    #[test]
    fn a_score_is_a_mean_and_then_smoothed() {
        let score = |costs: &[Option<Decimal>]| score_after(costs).to_string();
        assert_eq!(score(&[]), "0");
        assert_eq!(score(&[cost(1000), None, cost(1201)]), "11.01");
        let five = [cost(1000), cost(2000), cost(3000), cost(4000), cost(5000)];
        assert_eq!(score(&five), "30");
        assert_eq!(score(&[five.as_slice(), &[cost(0)]].concat()), "24");
        assert_eq!(score(&[five.as_slice(), &[None, cost(3)]].concat()), "24.01");
        assert_eq!(score(&[cost(-101), cost(0)]), "-0.51");
    }

    #[test]
    fn manual_turns_are_kept_and_the_rest_fill_up() {
        let person = |id: &str, score, manual| Turn {
            student: id.into(),
            score: Decimal::from_integer(score),
            manual,
        };
        let people = [
            person("A", 30, None),
            person("B", 10, Some(3)),
            person("C", 20, Some(3)),
            person("D", 5, None),
            person("E", 7, None),
            person("F", 9, Some(9)),
        ];
        assert_eq!(turns(&people, 1), [5, 3, 4, 1, 2, 9]);
        // who shares a position pushes the next manual one further; a position before the first is the first
        let people =
            [person("A", 3, Some(0)), person("B", 1, Some(1)), person("C", 2, Some(2)), person("D", 0, None)];
        assert_eq!(turns(&people, 1), [2, 1, 3, 4]);
        assert_eq!(turns(&[], 1), [0; 0]);
    }

    #[test]
    fn ties_are_drawn_from_the_seed_and_not_from_the_list() {
        let people: Vec<Turn> = (0..20)
            .map(|k| Turn { student: format!("E{k}").into(), score: Decimal::ZERO, manual: None })
            .collect();
        let forward = turns(&people, 5);
        let mut backward = turns(&people.iter().rev().cloned().collect::<Vec<_>>(), 5);
        backward.reverse();
        assert_eq!(forward, backward);
        assert_ne!(forward, turns(&people, 6));
        let mut sorted = forward;
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=20).collect::<Vec<u32>>());
    }

    #[test]
    fn a_debt_is_against_the_mean_of_the_cohort() {
        let of = |student: &str, cohort: &str, served| PeriodOutcome {
            student: student.into(),
            cohort: Some(cohort.to_owned()),
            served,
        };
        let outcomes = [
            of("A", "1", Served::Rank(1)),
            of("B", "1", Served::Rank(1)),
            of("C", "1", Served::Unplaced { wishes_max: 12 }),
            of("D", "1", Served::NarrowList),
            of("E", "1", Served::Skipped),
            of("F", "2", Served::Rank(9)),
        ];
        let thousandths: Vec<i64> = debt_of_period(&outcomes).into_iter().map(Decimal::thousandths).collect();
        assert_eq!(thousandths, [-4000, -4000, 8000, 0, 0, 0]);
    }
}
