//! Over the years: what a debt weighs, what raises one, and simulated curricula.

use placet_allocation::{
    DebtWeight, Decimal, LookAhead, PeriodOutcome, Procedure, Served, Simulation, SimulationError, Student,
    Way, debt_of_period, simulate, simulate_over, solve,
};
use proptest::prelude::*;

mod common;

/// Weights that a problem may state.
fn weights() -> impl Strategy<Value = DebtWeight> {
    let ahead = (500..4000_i64, 500..4000_i64, 2..20_u32, 0..=1000_i64, 0..=100_i64);
    (ahead, 500..4000_i64, 0..=100_i64, 1..=1024_u32).prop_map(|(ahead, doubling, bound, scale)| {
        let (last, early, periods, advance, reach) = ahead;
        let thousandths = Decimal::from_thousandths;
        DebtWeight {
            doubling: thousandths(doubling),
            bound: thousandths(doubling * bound / 10),
            scale,
            look_ahead: Some(LookAhead {
                last: thousandths(last),
                early: thousandths(early),
                periods,
                advance: thousandths(advance),
                bound: thousandths(last.min(early) * reach / 10),
            }),
            ..DebtWeight::default()
        }
    })
}

fn outcome(student: usize, served: Served) -> PeriodOutcome {
    PeriodOutcome { student: format!("E{student}").into(), cohort: None, served }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_weight_grows_with_the_debt_and_is_bounded(
        weights in weights(),
        mut debts in prop::collection::vec(-60_000..60_000_i64, 2),
        left in prop::option::of(1..=100_u32),
    ) {
        debts.sort_unstable();
        let of = |debt: i64| weights.weight(Decimal::from_thousandths(debt), left);
        let scale = i64::from(weights.scale);
        let bound = weights.bound_with(left).thousandths();
        prop_assert!(of(debts[0]) <= of(debts[1]));
        prop_assert!((1..=1024 * scale).contains(&of(debts[0])));
        prop_assert_eq!(of(0), scale);
        prop_assert_eq!(of(bound), of(bound + debts[1].abs()));
        prop_assert_eq!(of(-bound), of(-bound - debts[1].abs()));
    }

    #[test]
    fn a_weight_tells_its_debt(tenths in -60..60_i64, left in prop::option::of(1..=15_u32)) {
        let weights = DebtWeight { scale: 1024, ..DebtWeight::default() };
        let debt = Decimal::from_thousandths(100 * tenths);
        prop_assert_eq!(weights.debt_of(weights.weight(debt, left), left), Some(debt));
        let flat = DebtWeight { shape: placet_allocation::DebtShape::Flat, ..weights };
        prop_assert_eq!(flat.debt_of(64, left), None);
    }

    #[test]
    fn a_debt_weighs_more_the_fewer_periods_are_left(debt in 0..20_000_i64, left in 1..12_u32) {
        let of = |debt, left| DebtWeight::default().weight(Decimal::from_thousandths(debt), Some(left));
        prop_assert!(of(debt, left) >= of(debt, left + 1));
        prop_assert!(of(-debt, left) <= of(-debt, left + 1));
    }

    #[test]
    fn without_the_periods_left_nothing_changes(mut problem in common::problems(7, 5, 2), weights in weights()) {
        for student in &mut problem.students {
            student.periods_left = None;
        }
        let before = solve(&problem.clone().check().unwrap(), Procedure::Fair).unwrap();
        problem.parameters.debt_weight.look_ahead = weights.look_ahead;
        let after = solve(&problem.check().unwrap(), Procedure::Fair).unwrap();
        prop_assert_eq!(before.outcomes, after.outcomes);
        prop_assert_eq!(before.certificate, after.certificate);
    }

    #[test]
    fn a_narrow_list_never_raises_a_debt(ranks in prop::collection::vec(1..13_u32, 1..20), at in 0..20_usize) {
        let mut outcomes: Vec<_> = ranks.iter().enumerate().map(|(k, &rank)| outcome(k, Served::Rank(rank))).collect();
        let without = debt_of_period(&outcomes);
        let at = at % (outcomes.len() + 1);
        outcomes.insert(at, outcome(99, Served::NarrowList));
        let mut with = debt_of_period(&outcomes);
        prop_assert_eq!(with.remove(at), Decimal::ZERO);
        // and nobody else's debt is another for it
        prop_assert_eq!(with, without);
    }
}

#[test]
fn with_one_period_left_who_is_owed_is_served_before_who_has_time() {
    let student = |id: &str, debt, left| Student {
        debt: Some(Decimal::from_integer(debt)),
        periods_left: left,
        ..Student::new(id, ["A", "B"])
    };
    let served = |left: [Option<u32>; 2]| {
        let problem = placet_allocation::Problem {
            format: placet_allocation::PROBLEM_FORMAT.to_owned(),
            sites: ["A", "B"].map(|id| placet_allocation::Site::new(id, 1)).to_vec(),
            students: vec![student("E1", 3, left[0]), student("E2", 2, left[1])],
            ..placet_allocation::Problem::default()
        };
        let plan = solve(&problem.check().unwrap(), Procedure::Fair).unwrap();
        (plan.outcome("E1").unwrap().rank, plan.certificate.debt_weight.unwrap().look_ahead)
    };
    assert_eq!(served([None, None]), (Some(1), None));
    assert_eq!(served([Some(4), Some(4)]), (Some(1), Some(LookAhead::default())));
    assert_eq!(served([Some(12), Some(1)]), (Some(2), Some(LookAhead::default())));
}

fn small() -> Simulation {
    Simulation { students: 60, sites: 40, seats: 66, ..Simulation::default() }
}

#[test]
fn the_same_simulation_gives_the_same_figures_everywhere() {
    let figures = simulate(&small(), 1).unwrap();
    let told = |f: &placet_allocation::Figures| {
        format!("{:.9} {:.9} {:.9} {:.9} {:.9}", f.spread, f.worst, f.within_3, f.unplaced, f.mean)
    };
    assert_eq!(told(&figures), "0.159879150 2.583333333 0.852777778 0.000000000 2.162500000");
    assert_eq!(simulate(&small(), 1).unwrap(), figures);
    assert_ne!(simulate(&small(), 2).unwrap(), figures);
}

#[test]
fn memory_evens_out_and_the_serial_procedures_do_not() {
    let over = |simulation: &Simulation| simulate_over(simulation, 1..=4).unwrap();
    let fair = over(&small());
    let mut forgetful = small();
    forgetful.parameters.debt_weight.shape = placet_allocation::DebtShape::Flat;
    let forgetful = over(&forgetful);
    let serial = over(&Simulation { procedure: Procedure::ScoreOrderV2, ..small() });
    assert!(fair.mean.spread < 0.7 * forgetful.mean.spread, "{fair:?} {forgetful:?}");
    assert!(fair.mean.worst < forgetful.mean.worst && forgetful.mean.worst < serial.mean.worst);
    assert!(fair.mean.unplaced <= serial.mean.unplaced);
    assert!(fair.worst.spread >= fair.mean.spread && fair.worst.within_3 <= fair.mean.within_3);
}

#[test]
fn students_come_late_leave_repeat_and_list_few_wishes() {
    let simulation = Simulation { late: 0.1, leaving: 0.05, repeating: 0.05, narrow: 0.1, ..small() };
    let figures = simulate(&simulation, 3).unwrap();
    let counted: Vec<(Way, usize)> = figures.ways.iter().map(|way| (way.way, way.students)).collect();
    // the next promotion is as large, with those who move into it
    let expected =
        [(Way::Steady, 42 + 54), (Way::Late, 6), (Way::Left, 3), (Way::Repeated, 3), (Way::Narrow, 6)];
    assert_eq!(counted, expected);
    assert_eq!(simulate(&small(), 3).unwrap().ways, []);
}

#[test]
fn what_cannot_be_simulated_is_refused() {
    let mut wrong = small();
    wrong.parameters.debt_weight.scale = 0;
    assert!(matches!(simulate(&wrong, 1), Err(SimulationError::Problem(_))));
}
