//! Rehearsals: against every list that those who have not ranked could hand in, and against chances that are known.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{
    Checked, Id, Outlook, PROBLEM_FORMAT, Plan, Problem, Procedure, Rehearsal, Rehearsing, School, Site,
    SolveError, Student, Wish, generate, rehearse, solve,
};
use proptest::prelude::*;

mod common;

const NOBODY_CHANGES: Rehearsing = Rehearsing { closes: 60, changing: 0 };

const PROCEDURES: [Procedure; 4] =
    [Procedure::Fair, Procedure::ScoreOrderV2, Procedure::Generous, Procedure::Stable];

fn words(rehearsal: &Rehearsal, student: &str) -> Vec<Outlook> {
    let his = rehearsal.students.iter().find(|s| s.student.as_str() == student).unwrap();
    his.wishes.iter().map(|wish| wish.outlook).collect()
}

/// How often a student received his first wish.
fn share(rehearsal: &Rehearsal, student: &str) -> f64 {
    let his = rehearsal.students.iter().find(|s| s.student.as_str() == student).unwrap();
    f64::from(his.wishes[0].served) / f64::from(his.closes)
}

/// Students who are served in the order of the list.
fn in_turn(sites: Vec<Site>, lists: &[(&str, &[&str])]) -> Problem {
    let student = |(order, (id, wishes)): (u32, &(&str, &[&str]))| Student {
        order: Some(order),
        ..Student::new(*id, wishes.iter().copied())
    };
    Problem {
        format: PROBLEM_FORMAT.to_owned(),
        seed: 7,
        sites,
        students: (1..).zip(lists).map(student).collect(),
        ..Problem::default()
    }
}

#[test]
fn a_student_learns_where_he_stands() {
    let sites = vec![Site::new("A", 1), Site::new("B", 2), Site::new("C", 9)];
    let lists: [(&str, &[&str]); 6] = [
        ("E1", &[]),
        ("E2", &[]),
        ("E3", &["A", "B", "C"]),
        ("E4", &["C", "A"]),
        ("E5", &["A", "B", "C"]),
        ("E6", &["A", "B", "C"]),
    ];
    let checked = in_turn(sites, &lists).check().unwrap();
    let told = rehearse(&checked, Procedure::ScoreOrderV2, &NOBODY_CHANGES).unwrap();
    assert_eq!((told.waiting, told.closes), (2, 60));
    // today nobody is before E3; at the close two are, who leave him one of A and B whatever they ask for
    assert_eq!(told.today.outcome("E3").unwrap().rank, Some(1));
    assert_eq!(words(&told, "E3"), [Outlook::Unlikely, Outlook::Sure, Outlook::Sure]);
    assert_eq!(words(&told, "E4"), [Outlook::Sure, Outlook::Sure]);
    assert_eq!(words(&told, "E5"), [Outlook::Unlikely, Outlook::Likely, Outlook::Sure]);
    assert_eq!(words(&told, "E6"), [Outlook::Unlikely, Outlook::Unlikely, Outlook::Sure]);
    assert_eq!(words(&told, "E1"), []);
}

#[test]
fn without_anybody_to_wait_for_today_is_the_close() {
    let checked = generate(&School::new(40, 12, 42, 6, 3)).check().unwrap();
    for procedure in PROCEDURES {
        let told = rehearse(&checked, procedure, &NOBODY_CHANGES).unwrap();
        assert_eq!((told.waiting, told.closes), (0, 60));
        assert_eq!(told.today, solve(&checked, procedure).unwrap());
        for (his, outcome) in told.students.iter().zip(&told.today.outcomes) {
            for wish in &his.wishes {
                let is_his = outcome.rank.is_some_and(|rank| rank <= wish.rank);
                let expected = if is_his { Outlook::Sure } else { Outlook::Unlikely };
                assert_eq!(wish.outlook, expected, "{procedure} {}", his.student);
            }
        }
    }
}

/// A student before all others has not ranked: who is next and wants A obtains it unless that one is handed a list with A
/// first, as three in four of those who have ranked.
#[test]
fn sites_are_asked_for_as_much_as_by_those_who_have_ranked() {
    let mut lists: Vec<(String, &[&str])> = vec![("E000".to_owned(), &[]), ("E001".to_owned(), &["A"])];
    for k in 2..402 {
        lists.push((format!("E{k:03}"), if k % 4 == 0 { &["B", "A"] } else { &["A", "B"] }));
    }
    let lists: Vec<(&str, &[&str])> = lists.iter().map(|(id, list)| (id.as_str(), *list)).collect();
    let sites = vec![Site::new("A", 1), Site::new("B", 900)];
    let checked = in_turn(sites, &lists).check().unwrap();
    let many = Rehearsing { closes: 3000, changing: 0 };
    let told = rehearse(&checked, Procedure::ScoreOrderV2, &many).unwrap();
    assert!((share(&told, "E001") - 0.25).abs() < 0.03, "{}", share(&told, "E001"));
}

/// Where no list is in, what a site attracts is anybody's guess: of two alike, A is first for one in two students, and for
/// both of two in one close of three rather than four.
#[test]
fn how_little_few_lists_say_is_in_the_draws() {
    let sites = vec![Site::new("A", 2), Site::new("B", 2)];
    let mut problem = in_turn(sites, &[("E1", &[]), ("E2", &[]), ("E3", &["A", "B"])]);
    for (student, cohort) in problem.students.iter_mut().zip(["one", "one", "two"]) {
        student.cohort = Some(cohort.to_owned());
    }
    let many = Rehearsing { closes: 8000, changing: 0 };
    let told = rehearse(&problem.check().unwrap(), Procedure::ScoreOrderV2, &many).unwrap();
    assert!((share(&told, "E3") - 2.0 / 3.0).abs() < 0.02, "{}", share(&told, "E3"));
}

/// Of two sites the larger one is asked for more while nobody has said anything: in proportion to the seats.
#[test]
fn without_a_list_seats_say_what_is_asked_for() {
    let sites = vec![Site::new("A", 1), Site::new("B", 8)];
    let mut problem = in_turn(sites, &[("E1", &[]), ("E2", &["A", "B"])]);
    for (student, cohort) in problem.students.iter_mut().zip(["one", "two"]) {
        student.cohort = Some(cohort.to_owned());
    }
    let many = Rehearsing { closes: 8000, changing: 0 };
    let told = rehearse(&problem.check().unwrap(), Procedure::ScoreOrderV2, &many).unwrap();
    assert!((share(&told, "E2") - 8.0 / 9.0).abs() < 0.015, "{}", share(&told, "E2"));
}

#[test]
fn whoever_changes_his_list_is_told_of_the_closes_in_which_he_keeps_it() {
    let checked = generate(&School::new(60, 15, 60, 6, 3)).check().unwrap();
    let told = rehearse(&checked, Procedure::Fair, &Rehearsing { closes: 200, changing: 25 }).unwrap();
    let kept: u32 = told.students.iter().map(|his| his.closes).sum();
    assert!((f64::from(kept) / (200.0 * 60.0) - 0.75).abs() < 0.02, "{kept}");
    let nobody = rehearse(&checked, Procedure::Fair, &Rehearsing { closes: 5, changing: 100 }).unwrap();
    let knows =
        |s: &placet_allocation::StudentOutlook| s.wishes.iter().any(|w| w.outlook != Outlook::Unlikely);
    assert!(!nobody.students.iter().any(knows), "of nobody anything is known");
}

#[test]
fn a_cohort_is_handed_its_own_lists() {
    let of = |id: &str, seats, cohort: &str| Site { cohort: Some(cohort.to_owned()), ..Site::new(id, seats) };
    let sites = vec![of("A", 1, "one"), of("B", 1, "two"), of("C", 5, "two")];
    let lists: [(&str, &[&str]); 4] = [("E1", &[]), ("E2", &["A"]), ("E3", &["B"]), ("E4", &["B", "C"])];
    let mut problem = in_turn(sites, &lists);
    for (student, cohort) in problem.students.iter_mut().zip(["two", "one", "two", "two"]) {
        student.cohort = Some(cohort.to_owned());
    }
    let told = rehearse(&problem.check().unwrap(), Procedure::ScoreOrderV2, &NOBODY_CHANGES).unwrap();
    assert_eq!(words(&told, "E2"), [Outlook::Sure]);
    assert_ne!(words(&told, "E3"), [Outlook::Sure]);
}

#[test]
fn a_site_that_he_may_not_receive_is_not_handed_to_him() {
    let sites = vec![Site::new("A", 1), Site::new("B", 1)];
    let lists: [(&str, &[&str]); 3] = [("E1", &[]), ("E2", &["A"]), ("E3", &["A", "B"])];
    let mut problem = in_turn(sites, &lists);
    problem.students[0].forbidden = vec!["A".into()];
    let told = rehearse(&problem.check().unwrap(), Procedure::ScoreOrderV2, &NOBODY_CHANGES).unwrap();
    assert_eq!(words(&told, "E2"), [Outlook::Sure]);
    // E1 has B in every close, though nobody's list is B alone
    assert_eq!(words(&told, "E3"), [Outlook::Unlikely, Outlook::Unlikely]);
}

#[test]
fn what_cannot_be_served_is_said() {
    let mut problem = in_turn(vec![Site::new("A", 1)], &[("E1", &[]), ("E2", &["A"])]);
    problem.options.completed_lists = true;
    let checked = problem.clone().check().unwrap();
    let refused = rehearse(&checked, Procedure::ScoreOrderV2, &Rehearsing::default());
    assert!(matches!(refused, Err(SolveError::Unsupported { field: "options.completed_lists", .. })));
    problem.options.completed_lists = false;
    problem.sites.push(Site { min: 1, ..Site::new("B", 1) });
    let short = rehearse(&problem.check().unwrap(), Procedure::Fair, &Rehearsing::default());
    assert!(matches!(short, Err(SolveError::Infeasible { field: "sites.min", .. })));
}

/// The same problem with some lists taken away.
fn without_lists(mut problem: Problem, waiting: &[usize]) -> Problem {
    for &k in waiting {
        if let Some(student) = problem.students.get_mut(k) {
            student.wishes.clear();
        }
    }
    problem
}

/// Every list of these sites, the empty one included.
fn lists(sites: &[Id]) -> Vec<Vec<Wish>> {
    let mut all: Vec<Vec<Wish>> = vec![Vec::new()];
    let mut next = 0;
    while next < all.len() {
        for site in sites {
            if all[next].iter().all(|wish| wish.site != *site) {
                let wish = Wish { site: site.clone(), secondary: None };
                all.push(all[next].iter().cloned().chain([wish]).collect());
            }
        }
        next += 1;
    }
    all
}

/// The plans for every list that those who wait could hand in.
fn every_close(problem: &Problem, procedure: Procedure) -> Vec<Plan> {
    let sites: Vec<Id> = problem.sites.iter().filter(|s| !s.secondary).map(|s| s.id.clone()).collect();
    let mut closes = vec![problem.clone()];
    for k in 0..problem.students.len() {
        if problem.students[k].pinned.is_some() || !problem.students[k].wishes.is_empty() {
            continue;
        }
        let with = |close: Problem| {
            lists(&sites).into_iter().map(move |list| {
                let mut close = close.clone();
                close.students[k].wishes = list;
                close
            })
        };
        closes = closes.into_iter().flat_map(with).collect();
    }
    closes.into_iter().map(|close| solve(&close.check().unwrap(), procedure).unwrap()).collect()
}

/// Each student's wishes, and in how many of the plans he has each or a better one.
fn agrees(checked: &Checked, told: &Rehearsal, closes: &[Plan]) -> Result<(), TestCaseError> {
    for (student, his) in checked.problem().students.iter().zip(&told.students) {
        prop_assert_eq!(&student.id, &his.student);
        let expected = if student.pinned.is_some() { 0 } else { student.wishes.len() };
        prop_assert_eq!(his.wishes.len(), expected);
        for wish in &his.wishes {
            let has = |plan: &&Plan| {
                plan.outcome(student.id.as_str()).unwrap().rank.is_some_and(|r| r <= wish.rank)
            };
            let served = closes.iter().filter(has).count();
            if served == closes.len() {
                prop_assert_eq!(wish.outlook, Outlook::Sure);
            } else if served == 0 {
                prop_assert_eq!((wish.outlook, wish.served), (Outlook::Unlikely, 0));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_holds_whatever_they_hand_in_is_sure_and_what_never_does_is_unlikely(
        problem in common::problems(5, 3, 2),
        waiting in prop::collection::vec(0..5_usize, 1..3),
        procedure in prop::sample::select(&PROCEDURES[..]),
    ) {
        let problem = without_lists(problem, &waiting);
        let free = |s: &&Student| s.pinned.is_none() && s.wishes.is_empty();
        prop_assume!(problem.students.iter().filter(free).count() <= 2);
        let checked = problem.clone().check().unwrap();
        let told = rehearse(&checked, procedure, &NOBODY_CHANGES).unwrap();
        prop_assert_eq!(told.waiting as usize, problem.students.iter().filter(free).count());
        agrees(&checked, &told, &every_close(&problem, procedure))?;
    }

    #[test]
    fn words_only_grow_down_a_list_and_follow_the_count(
        problem in common::problems(9, 5, 3),
        waiting in prop::collection::vec(0..9_usize, 0..5),
        procedure in prop::sample::select(&PROCEDURES[..]),
        changing in 0..=100_u32,
    ) {
        let checked = without_lists(problem, &waiting).check().unwrap();
        let told = rehearse(&checked, procedure, &Rehearsing { closes: 20, changing }).unwrap();
        for his in &told.students {
            prop_assert!(his.closes <= told.closes);
            let served: Vec<u32> = his.wishes.iter().map(|wish| wish.served).collect();
            prop_assert!(served.is_sorted() && served.iter().all(|&served| served <= his.closes));
            prop_assert!(his.wishes.iter().map(|wish| wish.outlook).is_sorted());
            for wish in &his.wishes {
                let all = his.closes > 0 && wish.served == his.closes;
                prop_assert_eq!(wish.outlook == Outlook::Sure, all);
                prop_assert_eq!(wish.outlook == Outlook::Likely, !all && 2 * wish.served > his.closes);
            }
        }
    }

    #[test]
    fn the_order_of_the_file_says_nothing(
        problem in common::problems(8, 5, 3),
        waiting in prop::collection::vec(0..8_usize, 0..5),
    ) {
        let problem = without_lists(problem, &waiting);
        let mut turned = problem.clone();
        turned.students.reverse();
        turned.sites.reverse();
        let told = |problem: Problem| rehearse(&problem.check().unwrap(), Procedure::Fair, &Rehearsing::default()).unwrap();
        prop_assert_eq!(told(problem), told(turned));
    }
}
