//! The exact procedures against an enumeration of every plan, up to 7 students.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{Checked, Decimal, Pinned, Plan, Problem, Procedure, Site, Student, solve};
use proptest::prelude::*;

mod common;

/// What a procedure minimises, as a vector compared lexicographically, then the ranks in the total order.
fn objective(checked: &Checked, procedure: Procedure, ranks: &[Option<u32>]) -> Vec<i64> {
    let problem = checked.problem();
    let most = checked.wishes_max();
    let at = |r: u32| ranks.iter().filter(|x| **x == Some(r)).count() as i64;
    let unplaced = ranks.iter().filter(|r| r.is_none()).count() as i64;
    match procedure {
        Procedure::LeastRank => vec![unplaced, ranks.iter().flatten().map(|&r| i64::from(r)).sum()],
        Procedure::Fair => {
            let free = problem.students.iter().filter(|s| s.pinned.is_none());
            let weigh = |(s, r): (&Student, &Option<u32>)| {
                let weight =
                    problem.parameters.debt_weight.weight(s.debt.unwrap_or_default(), s.periods_left);
                let r = i64::from(r.unwrap_or(most + 1));
                weight * r * r
            };
            vec![unplaced, free.zip(ranks).map(weigh).sum()]
        }
        Procedure::Generous => std::iter::once(unplaced).chain((1..=most).rev().map(at)).collect(),
        Procedure::RankMaximal => (1..=most).map(|r| -at(r)).collect(),
        _ => unreachable!(),
    }
}

/// Every plan of the free students: their ranks, by student id.
fn best(checked: &Checked, procedure: Procedure) -> (Vec<i64>, Vec<u32>) {
    let problem = checked.problem();
    let seat_of = |id: &str| problem.sites.iter().position(|s| s.id.as_str() == id).unwrap();
    let mut seats: Vec<i64> = problem.sites.iter().map(|s| s.seats).collect();
    for pinned in problem.students.iter().filter_map(|s| s.pinned.as_ref()) {
        if let Some(site) = &pinned.site {
            seats[seat_of(site.as_str())] -= 1;
        }
    }
    let free: Vec<&Student> = problem.students.iter().filter(|s| s.pinned.is_none()).collect();
    let order: Vec<usize> =
        checked.total_order().filter_map(|s| free.iter().position(|f| f.id == s.id)).collect();
    let mut ranks = vec![None; free.len()];
    let mut found: Option<(Vec<i64>, Vec<u32>)> = None;
    let mut leaf = |ranks: &[Option<u32>]| {
        let key = (
            objective(checked, procedure, ranks),
            order.iter().map(|&k| ranks[k].unwrap_or(u32::MAX)).collect::<Vec<u32>>(),
        );
        if found.as_ref().is_none_or(|f| key < *f) {
            found = Some(key);
        }
    };
    enumerate(problem, &free, 0, &mut seats, &mut ranks, &mut leaf);
    found.unwrap()
}

fn ranks_in_order(checked: &Checked, plan: &Plan) -> Vec<u32> {
    let free = checked.total_order().filter(|s| s.pinned.is_none());
    free.map(|s| plan.outcome(s.id.as_str()).unwrap().rank.unwrap_or(u32::MAX)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_exact_procedures_find_the_best_plan(problem in common::problems(7, 5, 3)) {
        let checked = problem.check().unwrap();
        for procedure in [Procedure::LeastRank, Procedure::Fair, Procedure::Generous, Procedure::RankMaximal] {
            let plan = solve(&checked, procedure).unwrap();
            let (_, ranks) = best(&checked, procedure);
            prop_assert_eq!(ranks_in_order(&checked, &plan), ranks, "{}", procedure);
        }
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
    let pinned = Some(Pinned { site: Some("A".into()), ..Pinned::default() });
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

/// Calls `leaf` with the ranks of every plan of the free students.
fn enumerate(
    problem: &Problem,
    free: &[&Student],
    next: usize,
    seats: &mut Vec<i64>,
    ranks: &mut Vec<Option<u32>>,
    leaf: &mut impl FnMut(&[Option<u32>]),
) {
    let Some(student) = free.get(next) else {
        leaf(ranks);
        return;
    };
    for (k, wish) in student.wishes.iter().enumerate() {
        let site = problem.sites.iter().position(|s| s.id == wish.site).unwrap();
        let category = problem.sites[site].category.as_ref().unwrap();
        let allowed = !student.forbidden.contains(&wish.site)
            && (student.required.is_empty() || student.required.contains(category));
        if allowed && seats[site] > 0 {
            seats[site] -= 1;
            ranks[next] = Some(k as u32 + 1);
            enumerate(problem, free, next + 1, seats, ranks, leaf);
            ranks[next] = None;
            seats[site] += 1;
        }
    }
    enumerate(problem, free, next + 1, seats, ranks, leaf);
}
