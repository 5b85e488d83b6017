//! What a publication changes to scores and debts (`allocation.md` §3 and §4).

use std::collections::{BTreeMap, HashMap};

use placet_entity::ids::{CohortId, CurriculumId, ParticipantId};
use placet_entity::kinds::DecisionOutcome;
use placet_rules::debt::{self, Outcome};
use placet_rules::ids::Hundredths;
use placet_rules::score::Score;
use serde::{Deserialize, Serialize};

use crate::allocation::Scene;
use crate::allocation::scene::Taking;
use crate::people::standing::Standing;

/// What each participant got, for the debts. `rank` is that of the placement to be published.
fn outcome(scene: &Scene, taking: &Taking, rank: Option<i32>) -> Outcome {
    if taking.row.excused.is_some() {
        return Outcome::Skipped;
    }
    if let Some(decision) = &taking.decision
        && (decision.decided_at < scene.view.instants.wishes_open
            || decision.outcome == DecisionOutcome::Outside)
    {
        return Outcome::Skipped;
    }
    if let Some(rank) = rank.and_then(|rank| u32::try_from(rank).ok()) {
        return Outcome::Rank(rank);
    }
    let may_wish = |opening: &&placet_entity::opening::Model| {
        scene.site(opening.id).is_some_and(|site| scene.is_principal(site))
            && scene.eligibility(taking, opening).is_some_and(|eligibility| eligibility.may_wish())
    };
    let eligible: Vec<_> = scene
        .openings
        .values()
        .filter(|opening| opening.cohort_id == taking.row.cohort_id)
        .filter(may_wish)
        .map(|opening| opening.id)
        .collect();
    let ranked = taking.wishes.iter().filter(|wish| eligible.contains(&wish.opening_id)).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let wishes_min = u32::try_from(scene.view.row.wishes_min).unwrap_or(0).max(1);
    Outcome::none_of(count(ranked), wishes_min, count(eligible.len()))
}

/// What the campaign adds to the debt of each participant, in thousandths; `ranks` are those to be published.
pub(super) fn debts(
    scene: &Scene,
    ranks: &HashMap<ParticipantId, Option<i32>>,
) -> HashMap<ParticipantId, i32> {
    let mut cohorts: BTreeMap<CohortId, Vec<&Taking>> = BTreeMap::new();
    for taking in scene.to_place() {
        cohorts.entry(taking.row.cohort_id).or_default().push(taking);
    }
    let wishes_max = u32::try_from(scene.view.row.wishes_max).unwrap_or(1);
    let mut debts = HashMap::new();
    for takings in cohorts.values() {
        let outcomes: Vec<Outcome> = takings
            .iter()
            .map(|taking| outcome(scene, taking, ranks.get(&taking.row.id).copied().flatten()))
            .collect();
        for (taking, added) in takings.iter().zip(debt::of_period(&outcomes, wishes_max)) {
            let added = added.map_or(0, |debt| i32::try_from(debt.0).unwrap_or(0));
            debts.insert(taking.row.id, added);
        }
    }
    debts
}

/// Where a curriculum stood before a publication and stands after it, for the participant through whom it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stood {
    pub participant: ParticipantId,
    pub curriculum: CurriculumId,
    pub before: Standing,
    pub after: Standing,
}

/// Where a curriculum stands once a publication is called off: where it stood before, unless another campaign was published
/// since; then that one's part stays. `others` are the costs of the other published placements, the first first.
pub(super) fn without(stood: &Stood, now: Standing, others: &[i32]) -> Standing {
    if now == stood.after {
        return stood.before;
    }
    let counted = stood.after.costs_count - stood.before.costs_count;
    let costs_count = now.costs_count - counted;
    let score = if counted == 0 {
        now.score
    } else if usize::try_from(costs_count) == Ok(others.len()) {
        let score = Score::of(others.iter().map(|cost| Some(Hundredths((*cost).into()))));
        (costs_count > 0).then(|| i32::try_from(score.score.0).unwrap_or(i32::MAX))
    } else {
        // costs from elsewhere are not known one by one: what the publication added is taken off again
        let added = stood.after.score.unwrap_or(0) - stood.before.score.unwrap_or(0);
        now.score.map(|score| score - added)
    };
    Standing { score, costs_count, debt: now.debt - (stood.after.debt - stood.before.debt) }
}

/// The score of a curriculum without what one placement cost it. `others` are its other published costs: they give the exact
/// sum when they are all there; a score that came from elsewhere is taken as a mean.
pub(super) fn before(row: Standing, others: &[i32], cost: Option<i32>) -> Score {
    let exact = Score::of(others.iter().map(|cost| Some(Hundredths((*cost).into()))));
    let Some(cost) = cost else { return exact };
    let count = u32::try_from(row.costs_count).unwrap_or(0).saturating_sub(1);
    if exact.costs == count {
        return exact;
    }
    let sum = i64::from(row.score.unwrap_or(0)) * i64::from(row.costs_count) - i64::from(cost);
    let score = if count == 0 { 0 } else { sum / i64::from(count) };
    Score { costs: count, sum: Hundredths(sum), score: Hundredths(score) }
}

/// Where a curriculum stands after a publication. `past` are its published costs: they give the exact sum when they are
/// all there; a score that came from elsewhere is taken as a mean.
pub(super) fn after(row: Standing, past: &[i32], cost: Option<i32>, debt: i32) -> Standing {
    let costs = u32::try_from(row.costs_count).unwrap_or(0);
    let score = i64::from(row.score.unwrap_or(0));
    let sum = if past.len() == costs as usize {
        past.iter().map(|cost| i64::from(*cost)).sum()
    } else {
        score * i64::from(costs)
    };
    let before = Score { costs, sum: Hundredths(sum), score: Hundredths(score) };
    let after = before.after(cost.map(|cost| Hundredths(cost.into())));
    Standing {
        score: (after.costs > 0).then(|| i32::try_from(after.score.0).unwrap_or(i32::MAX)),
        costs_count: i32::try_from(after.costs).unwrap_or(i32::MAX),
        debt: row.debt + debt,
    }
}

#[cfg(test)]
mod tests {
    //! The engine states scores and debts as the contract does, for simulations and for those who use it alone; a publication
    //! writes those of the rules. Neither knows of the other: here they are held against each other.

    use placet_allocation::{Decimal, PeriodOutcome, Served, debt_of_period, score_after};
    use placet_rules::debt::{Outcome, of_period};
    use placet_rules::ids::Hundredths;
    use placet_rules::score::Score;
    use proptest::prelude::*;

    use super::{Standing, after, before};

    const WISHES_MAX: u32 = 12;

    #[test]
    fn a_score_that_came_from_elsewhere_is_taken_as_a_mean() {
        let row = Standing { score: Some(2000), costs_count: 3, debt: 0 };
        let without = before(row, &[], Some(2600));
        assert_eq!((without.costs, without.score), (2, Hundredths(1700)));
        assert_eq!(without.after(Some(Hundredths(2600))).score, Hundredths(2000));
        let only = Standing { score: Some(900), costs_count: 1, debt: 0 };
        assert_eq!(before(only, &[], Some(900)), Score::default());
    }

    fn outcome() -> impl Strategy<Value = Outcome> {
        prop_oneof![
            6 => (1..=WISHES_MAX).prop_map(Outcome::Rank),
            1 => Just(Outcome::NoneOfEnough),
            1 => Just(Outcome::NoneOfFew),
            1 => Just(Outcome::Skipped),
        ]
    }

    proptest! {
        #[test]
        fn what_one_placement_cost_is_taken_off_and_put_back(
            costs in prop::collection::vec(0_i32..5_000, 0..9),
            last in 0_i32..5_000,
        ) {
            let blank = Standing { score: None, costs_count: 0, debt: 0 };
            let (mut row, mut past) = (blank, Vec::new());
            for cost in &costs {
                row = after(row, &past, Some(*cost), 0);
                past.push(*cost);
            }
            let stood = after(row, &past, Some(last), 0);
            let without = before(stood, &past, Some(last));
            prop_assert_eq!(without.score.0, i64::from(row.score.unwrap_or(0)));
            let again = without.after(Some(Hundredths(last.into()))).score.0;
            prop_assert_eq!(Some(again), stood.score.map(i64::from));
        }

        #[test]
        fn a_publication_and_the_engine_give_the_same_score(
            costs in prop::collection::vec(prop::option::of(-2_000_i64..8_000), 0..15),
        ) {
            let ours = Score::of(costs.iter().map(|cost| cost.map(Hundredths))).score;
            let theirs: Vec<_> = costs.iter().map(|cost| cost.map(Decimal::from_hundredths)).collect();
            prop_assert_eq!(Decimal::from_hundredths(ours.0), score_after(&theirs));
        }

        #[test]
        fn a_publication_and_the_engine_add_the_same_debts(
            outcomes in prop::collection::vec(outcome(), 0..40),
        ) {
            let served = |outcome: &Outcome| match outcome {
                Outcome::Rank(rank) => Served::Rank(*rank),
                Outcome::NoneOfEnough => Served::Unplaced { wishes_max: WISHES_MAX },
                Outcome::NoneOfFew => Served::NarrowList,
                Outcome::Skipped => Served::Skipped,
            };
            let theirs: Vec<_> = outcomes
                .iter()
                .enumerate()
                .map(|(n, outcome)| PeriodOutcome {
                    student: format!("E{n}").into(),
                    cohort: None,
                    served: served(outcome),
                })
                .collect();
            let ours = of_period(&outcomes, WISHES_MAX);
            for (ours, theirs) in ours.into_iter().zip(debt_of_period(&theirs)) {
                prop_assert_eq!(Decimal::from_thousandths(ours.unwrap_or_default().0), theirs);
            }
        }
    }
}
