//! Explanations, alternatives, other wishes, repairs and differences.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{
    Answer, Change, Checked, Decimal, Effect, Explainer, Group, LookAhead, PROBLEM_FORMAT, Pair, PairKind,
    Pinned, Plan, Problem, Procedure, Site, SolveError, Status, Student, alternatives, check, compare, diff,
    explain, repair, solve, what_if,
};
use proptest::prelude::*;

mod common;

/// One seat at A and B, none at C; E1 is served first; E3 may not have A; E4 is pinned at D.
fn school() -> Checked {
    let student = |id: &str, order, debt, wishes: &[&str]| Student {
        order: Some(order),
        debt: Some(Decimal::from_integer(debt)),
        ..Student::new(id, wishes.iter().copied())
    };
    let pinned = Some(Box::new(Pinned { site: Some("D".into()), ..Pinned::default() }));
    let problem = Problem {
        format: PROBLEM_FORMAT.to_owned(),
        sites: vec![Site::new("A", 1), Site::new("B", 1), Site::new("C", 0), Site::new("D", 2)],
        students: vec![
            student("E1", 1, 0, &["A", "B"]),
            student("E2", 2, 0, &["A", "C", "B"]),
            Student { forbidden: vec!["A".into()], ..student("E3", 3, 0, &["A", "B"]) },
            Student { pinned, ..student("E4", 4, 0, &["A", "D"]) },
        ],
        ..Problem::default()
    };
    problem.check().unwrap()
}

fn answers(checked: &Checked, plan: &Plan, student: &str) -> Vec<(Answer, Vec<Change>)> {
    explain(checked, plan, student).unwrap().wishes.into_iter().map(|w| (w.answer, w.changes)).collect()
}

#[test]
fn every_kind_of_answer() {
    let checked = school();
    let plan = solve(&checked, Procedure::ScoreOrderV2).unwrap();
    assert_eq!(
        answers(&checked, &plan, "E1"),
        [(Answer::Granted { seats: 1, asked: 4 }, vec![]), (Answer::NotNeeded, vec![])]
    );
    let second = answers(&checked, &plan, "E2");
    let Answer::Full { seats: 1, pinned: 0, asked: 4, last_admitted: Some(last) } = second[0].0 else {
        panic!("{second:?}")
    };
    assert_eq!((last.rank, last.place, last.weight), (1, 1, None));
    assert_eq!(second[0].1, [Change::OneMoreSeat, Change::EarlierThan { place: 1 }]);
    assert_eq!(second[1], (Answer::Closed, vec![Change::OneMoreSeat]));
    assert_eq!(second[2].0, Answer::Granted { seats: 1, asked: 3 });
    let third = explain(&checked, &plan, "E3").unwrap();
    assert_eq!((third.status, third.wishes[0].answer.clone()), (Status::Unplaced, Answer::Forbidden));
    assert_eq!(third.wishes[0].changes, []);
    let fourth = answers(&checked, &plan, "E4");
    assert_eq!(
        (fourth[0].0.clone(), fourth[1].0.clone()),
        (Answer::PinnedElsewhere, Answer::Granted { seats: 2, asked: 1 })
    );
    assert_eq!(explain(&checked, &plan, "E9"), Err(SolveError::UnknownStudent { student: "E9".into() }));
}

#[test]
fn a_debt_that_would_have_been_enough_is_the_least_one() {
    let checked = school();
    let plan = solve(&checked, Procedure::Fair).unwrap();
    let second = explain(&checked, &plan, "E2").unwrap();
    let debt = second.wishes[0].changes.iter().find_map(|c| match c {
        Change::DebtFrom { debt } => Some(*debt),
        _ => None,
    });
    let with = |debt: Decimal| {
        let mut problem = school().into_problem();
        problem.students[1].debt = Some(debt);
        solve(&problem.check().unwrap(), Procedure::Fair).unwrap().outcome("E2").unwrap().rank
    };
    let debt = debt.unwrap();
    assert_eq!(with(debt), Some(1));
    assert_ne!(with(Decimal::from_thousandths(debt.thousandths() - 1)), Some(1));
}

#[test]
fn alternatives_say_what_the_others_pay() {
    let checked = school();
    let plan = solve(&checked, Procedure::LeastRank).unwrap();
    let found = alternatives(&checked, &plan, "E1").unwrap();
    let of = |id: &str| found.iter().find(|a| a.site.as_str() == id).unwrap();
    // E2 takes A, and E3 loses B; nobody else is placed in both plans
    assert_eq!(
        (of("B").rank, of("B").better, of("B").worse, of("B").unplaced, of("B").ranks),
        (Some(2), 1, 1, 0, 0)
    );
    assert_eq!((of("D").rank, of("D").better, of("D").worse, of("D").unplaced), (None, 0, 0, 0));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_repair_moves_only_those_named() {
    let checked = school();
    let plan = solve(&checked, Procedure::Fair).unwrap();
    let mut problem = checked.clone().into_problem();
    problem.sites[2].seats = 1;
    let more = problem.check().unwrap();
    let repaired = repair(&more, &plan, &["E2".into()]).unwrap();
    assert_eq!(check(&repaired.problem, &repaired.plan), vec![]);
    assert_eq!(repaired.diff.changes.len(), 1);
    assert_eq!(
        (repaired.diff.changes[0].student.as_str(), repaired.diff.changes[0].effect),
        ("E2", Effect::Better)
    );
}

#[test]
fn other_wishes_are_checked() {
    let checked = school();
    let plan = solve(&checked, Procedure::Fair).unwrap();
    let other = what_if(&checked, &plan, "E3", vec!["D".into()]).unwrap();
    assert_eq!(other.plan.outcome("E3").unwrap().rank, Some(1));
    // E2 takes A, E1 goes to the seat at B that E3 no longer needs
    assert_eq!((other.diff.better, other.diff.worse), (2, 1));
    assert!(matches!(what_if(&checked, &plan, "E3", vec!["Z".into()]), Err(SolveError::BadWishes { .. })));
}

/// What a student obtains once the problem is changed, by solving again.
fn rank_with(
    checked: &Checked,
    procedure: Procedure,
    student: &str,
    change: impl FnOnce(&mut Problem),
) -> Option<u32> {
    let mut problem = checked.problem().clone();
    change(&mut problem);
    solve(&problem.check().unwrap(), procedure).unwrap().outcome(student).unwrap().rank
}

fn of<'p>(problem: &'p mut Problem, id: &str) -> &'p mut Student {
    problem.students.iter_mut().find(|s| s.id.as_str() == id).unwrap()
}

/// Each wish that others hold, or that a rule bars, with the changes that solving again finds.
fn changes_by_solving(
    checked: &Checked,
    plan: &Plan,
    student: &Student,
    wish: &placet_allocation::WishAnswer,
) -> Vec<Change> {
    let id = student.id.as_str();
    let gives = |change: &dyn Fn(&mut Problem)| {
        rank_with(checked, plan.procedure, id, |problem| change(problem))
            .is_some_and(|rank| rank <= wish.rank)
    };
    let barred = |site: &Site| {
        let category = site.category.as_ref();
        let wanted = student.required.is_empty() || category.is_some_and(|c| student.required.contains(c));
        student.forbidden.contains(&site.id) || !wanted
    };
    let mut found = Vec::new();
    match &wish.answer {
        Answer::Forbidden | Answer::NotRequiredCategory => {
            // the other sites that a rule bars stay barred
            let sites = &checked.problem().sites;
            let others = sites.iter().filter(|site| site.id != wish.site && barred(site));
            let others: Vec<_> = others.map(|site| site.id.clone()).collect();
            let aside = |problem: &mut Problem| {
                of(problem, id).required.clear();
                of(problem, id).forbidden.clone_from(&others);
            };
            found.extend(gives(&aside).then_some(Change::RuleSetAside));
        }
        Answer::Full { last_admitted, .. } => {
            let seat = |problem: &mut Problem| {
                problem.sites.iter_mut().find(|s| s.id == wish.site).unwrap().seats += 1;
            };
            found.extend(gives(&seat).then_some(Change::OneMoreSeat));
            let serial = [Procedure::ScoreOrderV1, Procedure::ScoreOrderV2, Procedure::RandomOrder];
            if serial.contains(&plan.procedure) {
                found.extend(last_admitted.map(|last| Change::EarlierThan { place: last.place }));
            }
            let weights = &checked.problem().parameters.debt_weight;
            let now = student.debt.unwrap_or_default().thousandths();
            if plan.procedure == Procedure::Fair {
                // the least debt of each weight that is enough
                let with = |debt: i64| {
                    let debt = Some(Decimal::from_thousandths(debt));
                    gives(&|problem: &mut Problem| of(problem, id).debt = debt)
                };
                let left = student.periods_left;
                let weight = |debt: i64| weights.weight(Decimal::from_thousandths(debt), left);
                let bound = weights.bound_with(left).thousandths();
                let steps = (now + 1..=bound).filter(|debt| weight(*debt) > weight(debt - 1));
                let least = steps.into_iter().find(|debt| with(*debt));
                found.extend(least.map(|debt| Change::DebtFrom { debt: Decimal::from_thousandths(debt) }));
            }
        }
        Answer::Closed => {
            let seat = |problem: &mut Problem| {
                problem.sites.iter_mut().find(|s| s.id == wish.site).unwrap().seats += 1;
            };
            found.extend(gives(&seat).then_some(Change::OneMoreSeat));
        }
        _ => {}
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_is_what_solving_again_gives(
        mut problem in common::problems(9, 5, 2),
        bend in 0..3_u8,
    ) {
        // few weights, so that every threshold is found by trying them all
        problem.parameters.debt_weight.scale = 3;
        problem.parameters.debt_weight.bound = Decimal::from_integer(4);
        problem.parameters.debt_weight.look_ahead =
            Some(LookAhead { bound: Decimal::from_integer(3), ..LookAhead::default() });
        problem.parameters.phi = match bend { 0 => vec![], 1 => vec![1], _ => vec![1, 3, 8] };
        let checked = problem.check().unwrap();
        for (_, plan) in compare(&checked, &Procedure::ALL) {
            let plan = plan.unwrap();
            let mut explainer = Explainer::new(&checked, &plan);
            for student in &checked.problem().students {
                let explained = explainer.explain(student.id.as_str()).unwrap();
                for wish in &explained.wishes {
                    let solved = changes_by_solving(&checked, &plan, student, wish);
                    prop_assert_eq!(&wish.changes, &solved, "{:?} {} {:?}", plan.procedure, student.id.as_str(), wish);
                }
                prop_assert_eq!(explain(&checked, &plan, student.id.as_str()).unwrap(), explained);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_holds(problem in common::problems(9, 5, 2)) {
        let checked = problem.check().unwrap();
        for (_, plan) in compare(&checked, &Procedure::ALL) {
            let plan = plan.unwrap();
            prop_assert_eq!(diff(&plan, &plan).changes, vec![]);
            for student in &checked.problem().students {
                let outcome = plan.outcome(student.id.as_str()).unwrap();
                let explained = explain(&checked, &plan, student.id.as_str()).unwrap();
                prop_assert_eq!(explained.wishes.len(), student.wishes.len());
                for wish in explained.wishes {
                    let granted = matches!(wish.answer, Answer::Granted { .. });
                    prop_assert_eq!(granted, outcome.rank == Some(wish.rank));
                }
                for alternative in alternatives(&checked, &plan, student.id.as_str()).unwrap() {
                    prop_assert_ne!(Some(&alternative.site), outcome.site.as_ref());
                }
            }
        }
    }
}

/// Two services of one hospital with a seat each, a third elsewhere; all want the first.
fn hospital(change: impl Fn(&mut Problem)) -> Checked {
    let mut problem = Problem {
        format: PROBLEM_FORMAT.to_owned(),
        sites: vec![Site::new("A", 2), Site::new("B", 2), Site::new("C", 2)],
        students: ["E1", "E2", "E3"].map(|id| Student::new(id, ["A", "B", "C"])).to_vec(),
        ..Problem::default()
    };
    change(&mut problem);
    problem.check().unwrap()
}

/// What the one student who did not get his first wish is told of each.
fn told(checked: &Checked) -> Vec<Answer> {
    let plan = solve(checked, Procedure::Fair).unwrap();
    assert_eq!(check(checked, &plan), []);
    let last = plan.outcomes.iter().max_by_key(|o| o.rank.unwrap_or(u32::MAX)).unwrap();
    answers(checked, &plan, last.student.as_str()).into_iter().map(|(answer, _)| answer).collect()
}

#[test]
fn a_seat_that_is_left_and_is_not_his_has_its_reason() {
    let full = hospital(|problem| {
        let group = Group { id: "CHU".into(), members: vec!["A".into(), "B".into()], min: 0, max: Some(1) };
        problem.groups = vec![group];
        problem.students.truncate(2);
    });
    let answers = told(&full);
    assert_eq!(answers[0], Answer::GroupFull { group: "CHU".into(), most: 1 });
    assert!(matches!(answers[2], Answer::Granted { .. }));
    let needed = hospital(|problem| {
        problem.sites[2].min = 2;
        problem.sites[0].seats = 3;
    });
    assert_eq!(told(&needed)[..2], [Answer::NeededElsewhere, Answer::NeededElsewhere]);
    let paired = hospital(|problem| {
        problem.students.truncate(2);
        problem.students[1].forbidden = vec!["A".into()];
        let students = ["E1".into(), "E2".into()];
        problem.pairs = vec![Pair { students, kind: PairKind::SameSite, hard: true, penalty: 0 }];
    });
    let plan = solve(&paired, Procedure::Fair).unwrap();
    assert_eq!(explain(&paired, &plan, "E1").unwrap().wishes[0].answer, Answer::Paired);
}

#[test]
fn a_completed_list_suggests_a_site() {
    let checked = hospital(|problem| {
        problem.options.completed_lists = true;
        problem.sites[0].seats = 2;
        problem.students.iter_mut().for_each(|s| s.wishes.truncate(1));
    });
    let plan = solve(&checked, Procedure::Fair).unwrap();
    assert_eq!(check(&checked, &plan), []);
    assert_eq!((plan.summary.placed, plan.summary.unplaced, plan.summary.suggested), (2, 1, 1));
    let last = plan.outcomes.iter().find(|o| o.site.is_none()).unwrap();
    let told = explain(&checked, &plan, last.student.as_str()).unwrap();
    assert_eq!((told.status, told.suggested), (Status::Unplaced, Some("B".into())));
}
