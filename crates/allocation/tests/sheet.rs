//! The fairness sheet: its figures against those counted otherwise, its price against an enumeration of every plan, and the
//! slider against runs with the parameters that it states.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{
    Checked, DebtShape, Debts, Decimal, Memory, Notch, PROBLEM_FORMAT, Plan, Price, Problem, Procedure,
    School, Sheet, Sheets, Site, SolveError, Steepness, Student, Worst, generate, sheet, solve,
};
use proptest::prelude::*;

mod common;
#[path = "common/enumerate.rs"]
mod enumerate;
#[path = "common/options.rs"]
mod options;

fn decimal(text: &str) -> Decimal {
    serde_json::from_str(text).unwrap()
}

/// Most want A or B, which have one seat each.
fn three() -> Problem {
    let student = |id: &str, debt, wishes: &[&str]| Student {
        debt: Some(Decimal::from_integer(debt)),
        ..Student::new(id, wishes.iter().copied())
    };
    Problem {
        format: PROBLEM_FORMAT.to_owned(),
        sites: vec![Site::new("A", 1), Site::new("B", 1), Site::new("C", 2), Site::new("D", 1)],
        students: vec![
            student("E1", 0, &["A", "B", "C"]),
            student("E2", 3, &["A", "B", "C", "D"]),
            student("E3", -3, &["B", "A"]),
            student("E4", 0, &["D", "C"]),
        ],
        ..Problem::default()
    }
}

#[test]
fn the_price_is_against_the_least_sum_of_ranks() {
    let mut problem = three();
    problem.students[0].wishes = vec!["A".into(), "B".into()];
    problem.students[1].wishes = vec!["A".into(), "B".into(), "C".into()];
    problem.students[2].wishes = vec!["B".into()];
    problem.students.truncate(3);
    // served in turn, the first takes A, the second B, and nothing is left for the third
    for (student, order) in problem.students.iter_mut().zip(1..) {
        student.order = Some(order);
    }
    let checked = problem.check().unwrap();
    let served = sheet(&checked, &solve(&checked, Procedure::ScoreOrderV2).unwrap()).unwrap();
    assert_eq!(served.by_rank, [1, 1]);
    assert_eq!(served.worst, Some(Worst { rank: 13, students: 1 }));
    assert_eq!(served.mean, Some(decimal("5.33")));
    // the best plan places all three, on ranks 1, 3 and 1
    let price = Price {
        mean: decimal("3.67"),
        within_3: 1,
        within_3_share: decimal("33.33"),
        worst: -10,
        unplaced: 1,
    };
    assert_eq!(served.price, price);
    // debts 0, 3 and −3; then ranks 1, 2 and 13 against their mean of 5.333
    let debts = Debts {
        spread_before: decimal("2.45"),
        spread_after: decimal("3.68"),
        most_before: Some(decimal("3")),
        most_after: Some(decimal("4.667")),
    };
    assert_eq!(served.debts, debts);
    let least = sheet(&checked, &solve(&checked, Procedure::LeastRank).unwrap()).unwrap();
    assert_eq!((least.by_rank, least.price), (vec![2, 0, 1], nothing()));
}

fn nothing() -> Price {
    Price { mean: Decimal::ZERO, within_3: 0, within_3_share: Decimal::ZERO, worst: 0, unplaced: 0 }
}

#[test]
fn a_narrow_list_adds_nothing_to_a_debt() {
    let mut problem = three();
    problem.sites.truncate(2);
    problem.sites.push(Site::new("C", 0));
    problem.students.truncate(2);
    problem.students[0].wishes = vec!["A".into()];
    problem.students[1].wishes = vec!["A".into()];
    problem.students[1].order = Some(1);
    let after = |least: u32| {
        let mut problem = problem.clone();
        problem.parameters.wishes_min = least;
        let checked = problem.check().unwrap();
        sheet(&checked, &solve(&checked, Procedure::ScoreOrderV2).unwrap()).unwrap().debts.most_after
    };
    // E1 obtains nothing: rank 13 against a mean of 7, unless he could have ranked B too
    assert_eq!((after(0), after(1)), (Some(decimal("6")), Some(decimal("6"))));
    assert_eq!(after(2), Some(decimal("3")));
}

#[test]
fn an_empty_school_has_an_empty_sheet() {
    let checked = Problem { format: PROBLEM_FORMAT.to_owned(), ..Problem::default() }.check().unwrap();
    let found = sheet(&checked, &solve(&checked, Procedure::Fair).unwrap()).unwrap();
    assert_eq!((found.students, found.mean, found.worst, found.price), (0, None, None, nothing()));
    assert_eq!((found.debts.spread_after, found.debts.most_after), (Decimal::ZERO, None));
}

#[test]
fn turned_towards_equity_the_slider_gives_up_average_for_the_worst_served() {
    let mut problem = generate(&School::new(120, 40, 150, 8, 5));
    for (k, student) in problem.students.iter_mut().enumerate() {
        student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 8001 - 4000));
    }
    let checked = problem.check().unwrap();
    let notches = Sheets::new(&checked).unwrap().slider().unwrap();
    assert_eq!(notches.len(), 15);
    let at = |steepness, memory| {
        let is_it = |notch: &&Notch| notch.position.steepness == steepness && notch.position.memory == memory;
        &notches.iter().find(is_it).unwrap().sheet
    };
    let (average, equity) = (at(Steepness::Rank, Memory::Nothing), at(Steepness::Fourth, Memory::Nothing));
    assert_eq!(average.price, nothing());
    assert!(equity.price.mean > Decimal::ZERO && equity.price.worst > 0);
    // what is owed is paid back the better, the more it counts
    let spread = |memory| at(Steepness::Square, memory).debts.spread_after;
    assert!(spread(Memory::Full) < spread(Memory::Half) && spread(Memory::Half) < spread(Memory::Nothing));
}

#[test]
fn the_position_of_the_defaults_has_the_default_weights() {
    let own = generate(&School::new(30, 10, 33, 5, 1));
    let notches = Sheets::new(&own.clone().check().unwrap()).unwrap().slider().unwrap();
    let now = notches
        .iter()
        .find(|n| n.position.steepness == Steepness::Square && n.position.memory == Memory::Full)
        .unwrap();
    let phi: Vec<i64> = (1..=13).map(|rank| own.parameters.phi_at(rank)).collect();
    assert_eq!((1..=13).map(|rank| now.parameters.phi_at(rank)).collect::<Vec<i64>>(), phi);
    assert_eq!(now.parameters.debt_weight, own.parameters.debt_weight);
}

#[test]
fn being_left_out_keeps_its_proportion() {
    // after two wishes the squares go on with 9; stated is 21, seven thirds of it
    let mut problem = three();
    problem.parameters.wishes_max = Some(2);
    problem.parameters.phi = vec![1, 4, 21];
    problem.students.truncate(1);
    problem.students[0].wishes.truncate(2);
    let notches = Sheets::new(&problem.clone().check().unwrap()).unwrap().slider().unwrap();
    let phi: Vec<&[u32]> = notches
        .iter()
        .filter(|n| n.position.memory == Memory::Full)
        .map(|n| n.parameters.phi.as_slice())
        .collect();
    assert_eq!(phi, [&[1, 2, 7][..], &[1, 3, 14], &[1, 4, 21], &[1, 8, 63], &[1, 16, 189]]);
    problem.parameters.debt_weight.shape = DebtShape::Flat;
    let notches = Sheets::new(&problem.check().unwrap()).unwrap().slider().unwrap();
    assert!(notches.len() == 5 && notches.iter().all(|notch| notch.position.memory == Memory::Nothing));
}

#[test]
fn weights_that_no_problem_may_state_are_left_out() {
    let mut problem = three();
    problem.parameters.wishes_max = Some(40);
    let notches = Sheets::new(&problem.check().unwrap()).unwrap().slider().unwrap();
    assert!(notches.iter().all(|notch| notch.position.steepness != Steepness::Fourth));
    assert_eq!(notches.len(), 12);
}

/// The ranks that count, found from the plan alone.
fn ranks(checked: &Checked, plan: &Plan) -> Vec<u32> {
    let rank = |student: &Student| {
        let outcome = plan.outcome(student.id.as_str()).unwrap();
        match (outcome.rank, &student.pinned) {
            (Some(rank), _) => Some(rank),
            (None, None) => Some(checked.wishes_max() + 1),
            (None, Some(_)) => None,
        }
    };
    checked.problem().students.iter().filter_map(rank).collect()
}

fn close(found: Decimal, expected: f64) -> bool {
    (found.to_f64() - expected).abs() < 0.005 + 1e-9
}

/// Counts everything again.
fn agrees(checked: &Checked, plan: &Plan, found: &Sheet) -> Result<(), TestCaseError> {
    let ranks = ranks(checked, plan);
    let without = checked.wishes_max() + 1;
    let at = |rank: u32| ranks.iter().filter(|&&other| other == rank).count() as u32;
    prop_assert_eq!(found.students as usize, ranks.len());
    prop_assert_eq!(found.unplaced, at(without));
    prop_assert_eq!(found.within_3, (1..=3.min(without - 1)).map(at).sum::<u32>());
    prop_assert_eq!(&found.by_rank, &(1..=found.by_rank.len() as u32).map(at).collect::<Vec<u32>>());
    prop_assert_eq!(found.by_rank.iter().sum::<u32>() + found.unplaced, found.students);
    prop_assert_ne!(found.by_rank.last(), Some(&0));
    let mean = ranks.iter().map(|&rank| f64::from(rank)).sum::<f64>() / ranks.len() as f64;
    prop_assert!(found.mean.map_or(ranks.is_empty(), |found| close(found, mean)));
    prop_assert_eq!(found.worst.map(|w| (w.rank, w.students)), ranks.iter().max().map(|&w| (w, at(w))));
    prop_assert_eq!(&found.by_rank, &plan.summary.by_rank);
    prop_assert_eq!(found.unplaced, plan.summary.unplaced);
    prop_assert_eq!(found.within_3, plan.summary.within_3);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_are_those_of_the_plan(problem in options::with_options(6, 4, 2)) {
        let checked = problem.check().unwrap();
        let sheets = match Sheets::new(&checked) {
            Err(SolveError::Infeasible { .. } | SolveError::Unsupported { .. }) => return Ok(()),
            sheets => sheets.unwrap(),
        };
        for procedure in Procedure::ALL {
            match solve(&checked, procedure) {
                Ok(plan) => agrees(&checked, &plan, &sheets.sheet(&plan))?,
                Err(SolveError::Unsupported { field, .. }) => {
                    prop_assert!(options::asks_for(checked.problem(), field), "{} {}", procedure, field);
                }
                Err(error) => prop_assert!(matches!(error, SolveError::Infeasible { .. }), "{}", error),
            }
        }
    }

    #[test]
    fn the_price_is_against_the_best_of_all_plans(problem in common::problems(6, 4, 2)) {
        let checked = problem.check().unwrap();
        let without = checked.wishes_max() + 1;
        let best = enumerate::best(&checked, Procedure::LeastRank).unwrap();
        let least: Vec<u32> = best.iter().map(|(rank, _)| (*rank).min(without)).collect();
        let is_free = |s: &&Student| s.pinned.is_none();
        for procedure in [Procedure::ScoreOrderV2, Procedure::Fair, Procedure::Generous, Procedure::LeastRank] {
            let plan = solve(&checked, procedure).unwrap();
            let found = sheet(&checked, &plan).unwrap();
            // pinned students have the same rank in every plan
            let free = checked.problem().students.iter().filter(is_free);
            let own: Vec<u32> = free
                .map(|s| plan.outcome(s.id.as_str()).unwrap().rank.unwrap_or(without))
                .collect();
            let sum = |ranks: &[u32]| ranks.iter().map(|&rank| i64::from(rank)).sum::<i64>();
            let students = f64::from(found.students.max(1));
            prop_assert!(close(found.price.mean, (sum(&own) - sum(&least)) as f64 / students));
            let within = |ranks: &[u32]| ranks.iter().filter(|&&rank| rank <= 3 && rank < without).count() as i64;
            prop_assert_eq!(found.price.within_3, within(&least) - within(&own));
            let nowhere = |ranks: &[u32]| ranks.iter().filter(|&&rank| rank == without).count() as i64;
            prop_assert_eq!(found.price.unplaced, nowhere(&own) - nowhere(&least));
            prop_assert!(found.price.unplaced >= 0);
            prop_assert!(found.price.mean >= Decimal::ZERO || found.price.unplaced > 0);
        }
    }

    #[test]
    fn debts_move_by_what_each_obtained_against_the_mean(problem in common::problems(7, 4, 2)) {
        let checked = problem.check().unwrap();
        let plan = solve(&checked, Procedure::Fair).unwrap();
        let found = sheet(&checked, &plan).unwrap().debts;
        let counted = ranks(&checked, &plan);
        let mean = counted.iter().map(|&rank| f64::from(rank)).sum::<f64>() / counted.len().max(1) as f64;
        let students = &checked.problem().students;
        let debts: Vec<f64> = students.iter().map(|s| {
            let rank = plan.outcome(s.id.as_str()).unwrap().rank;
            let owed = match (rank, &s.pinned) {
                (Some(rank), _) => f64::from(rank) - mean,
                (None, None) => f64::from(checked.wishes_max() + 1) - mean,
                (None, Some(_)) => 0.0,
            };
            s.debt.unwrap_or_default().to_f64() + owed
        }).collect();
        let middle = debts.iter().sum::<f64>() / debts.len().max(1) as f64;
        let variance = debts.iter().map(|d| (d - middle).powi(2)).sum::<f64>() / debts.len().max(1) as f64;
        prop_assert!((found.spread_after.to_f64() - variance.sqrt()).abs() < 0.007);
        let most = debts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert!(found.most_after.map_or(debts.is_empty(), |d| (d.to_f64() - most).abs() < 0.001));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_position_is_what_a_run_with_its_parameters_gives(problem in options::with_options(6, 4, 2)) {
        let checked = problem.clone().check().unwrap();
        let sheets = match Sheets::new(&checked) {
            Err(SolveError::Infeasible { .. } | SolveError::Unsupported { .. }) => return Ok(()),
            sheets => sheets.unwrap(),
        };
        let notches = sheets.slider().unwrap();
        prop_assert_eq!(notches.len(), 15);
        for notch in &notches {
            let other = Problem { parameters: notch.parameters.clone(), ..problem.clone() };
            let other = other.check().unwrap();
            let plan = solve(&other, Procedure::Fair).unwrap();
            prop_assert_eq!(&sheets.sheet(&plan), &notch.sheet, "{:?} {:?}", notch.position.steepness, notch.position.memory);
        }
        // without memory and with φ the rank itself, `fair` is `least-rank`
        prop_assert_eq!(&notches[0].sheet, &sheets.sheet(&solve(&checked, Procedure::LeastRank).unwrap()));
    }
}
