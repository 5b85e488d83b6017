//! The exact procedures against an enumeration of every plan, up to 7 students.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{
    Checked, Decimal, Pinned, Plan, Problem, Procedure, Site, SolveError, Student, check, solve,
};
use proptest::prelude::*;

mod common;
#[path = "common/enumerate.rs"]
mod enumerate;
#[path = "common/options.rs"]
mod options;

/// Per free student in the total order: the rank, or one more than any for a suggested site, with its name.
fn received(checked: &Checked, plan: &Plan) -> Vec<(u32, String)> {
    let free = checked.total_order().filter(|s| s.pinned.is_none());
    free.map(|s| {
        let outcome = plan.outcome(s.id.as_str()).unwrap();
        match (outcome.rank, &outcome.suggested) {
            (Some(rank), _) => (rank, String::new()),
            (None, Some(site)) => (checked.wishes_max() + 1, site.as_str().to_owned()),
            (None, None) => (u32::MAX, String::new()),
        }
    })
    .collect()
}

const EXACT: [Procedure; 4] =
    [Procedure::LeastRank, Procedure::Fair, Procedure::Generous, Procedure::RankMaximal];

/// Solves with every exact procedure and compares with the enumeration; returns how many had no plan.
fn agrees(problem: Problem) -> Result<usize, TestCaseError> {
    let checked = problem.check().unwrap();
    let mut without_plan = 0;
    for procedure in EXACT {
        match (solve(&checked, procedure), enumerate::best(&checked, procedure)) {
            (Err(SolveError::Unsupported { field, .. }), _) => {
                prop_assert!(options::asks_for(checked.problem(), field), "{} {}", procedure, field);
            }
            (Ok(plan), Some(best)) => {
                prop_assert!(plan.optimal);
                prop_assert_eq!(received(&checked, &plan), best, "{}", procedure);
                prop_assert_eq!(check(&checked, &plan), vec![], "{}", procedure);
            }
            (Err(SolveError::Infeasible { .. }), None) => without_plan += 1,
            (found, best) => prop_assert!(false, "{}: {:?} instead of {:?}", procedure, found, best),
        }
    }
    Ok(without_plan)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_exact_procedures_find_the_best_plan(problem in common::problems(7, 5, 3)) {
        prop_assert_eq!(agrees(problem)?, 0);
    }

    #[test]
    fn they_find_it_with_every_option_too(problem in options::with_options(6, 4, 2)) {
        agrees(problem)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn and_for_seven_students(problem in options::with_options(7, 4, 3)) {
        agrees(problem)?;
    }
}

#[test]
fn an_unplaced_student_who_is_owed_most_is_placed_first() {
    let owed =
        |id: &str, debt| Student { debt: Some(Decimal::from_integer(debt)), ..Student::new(id, ["A"]) };
    let problem = Problem {
        format: placet_allocation::PROBLEM_FORMAT.to_owned(),
        sites: vec![Site::new("A", 1)],
        students: vec![owed("E1", 0), owed("E2", 6), owed("E3", 3)],
        ..Problem::default()
    };
    let plan = solve(&problem.check().unwrap(), Procedure::Fair).unwrap();
    assert_eq!(plan.outcome("E2").unwrap().rank, Some(1));
}

#[test]
fn a_pin_takes_its_seat_before_anybody_is_served() {
    let pinned = Some(Box::new(Pinned { site: Some("A".into()), ..Pinned::default() }));
    let problem = Problem {
        format: placet_allocation::PROBLEM_FORMAT.to_owned(),
        sites: vec![Site::new("A", 1), Site::new("B", 1)],
        students: vec![Student::new("E1", ["A", "B"]), Student { pinned, ..Student::new("E2", ["B"]) }],
        ..Problem::default()
    };
    let checked = problem.check().unwrap();
    for procedure in Procedure::ALL {
        let plan = solve(&checked, procedure).unwrap();
        assert_eq!(plan.outcome("E1").unwrap().site.as_ref().unwrap().as_str(), "B", "{procedure}");
        assert_eq!(plan.summary.placed_off_list, 1);
    }
}
