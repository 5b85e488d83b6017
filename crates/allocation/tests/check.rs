//! The independent checker: silent on every plan of every procedure and option, whatever the order of the file. That it is
//! loud on every change is in `leaves.rs`.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{Checked, Plan, Problem, Procedure, SolveError, canonical_json, check, solve};
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

mod common;
#[path = "common/options.rs"]
mod options;

/// What was solved, by procedure; what a procedure cannot honour is left out, but only if it was asked for.
fn plans(checked: &Checked) -> Vec<Plan> {
    let solved = |procedure| match solve(checked, procedure) {
        Ok(plan) => Some(plan),
        Err(SolveError::Unsupported { field, .. }) => {
            assert!(options::asks_for(checked.problem(), field), "{procedure} refuses {field}");
            None
        }
        // that there is none is proved by enumeration, in `brute.rs`
        Err(SolveError::Infeasible { .. }) => None,
        Err(error) => panic!("{procedure}: {error}"),
    };
    Procedure::ALL.into_iter().filter_map(solved).collect()
}

fn shuffle<T>(chance: &mut ChaCha8Rng, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, (chance.next_u64() % (last as u64 + 1)) as usize);
    }
}

/// The same problem with every array that is a set in another order, and with names for people.
fn shuffled(problem: &Problem, chance: &mut ChaCha8Rng) -> Problem {
    let mut other = problem.clone();
    shuffle(chance, &mut other.students);
    shuffle(chance, &mut other.sites);
    shuffle(chance, &mut other.groups);
    shuffle(chance, &mut other.pairs);
    shuffle(chance, &mut other.parameters.unadjusted_sites);
    other.title = Some("another".to_owned());
    for pair in &mut other.pairs {
        shuffle(chance, &mut pair.students);
    }
    for group in &mut other.groups {
        shuffle(chance, &mut group.members);
    }
    for student in &mut other.students {
        student.label = Some("somebody".to_owned());
        shuffle(chance, &mut student.forbidden);
        shuffle(chance, &mut student.required);
    }
    for site in &mut other.sites {
        site.label = Some("somewhere".to_owned());
        for tier in site.ranking.iter_mut().flatten() {
            shuffle(chance, &mut tier.0);
        }
    }
    other
}

fn passes(problem: Problem) {
    let checked = problem.check().unwrap();
    for plan in plans(&checked) {
        assert_eq!(check(&checked, &plan), vec![], "{}", plan.procedure);
    }
}

fn keeps_its_bytes(problem: Problem, seed: u64) {
    let other = shuffled(&problem, &mut ChaCha8Rng::seed_from_u64(seed));
    let (one, other) = (problem.check().unwrap(), other.check().unwrap());
    assert_eq!(one.problem_sha256(), other.problem_sha256());
    let texts = |checked| plans(checked).iter().map(|plan| canonical_json(plan).unwrap()).collect::<Vec<_>>();
    assert_eq!(texts(&one), texts(&one));
    assert_eq!(texts(&one), texts(&other));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_passes(problem in common::problems(12, 6, 3)) {
        passes(problem);
    }

    #[test]
    fn every_plan_with_options_passes(problem in options::with_options(10, 5, 3)) {
        passes(problem);
    }

    #[test]
    fn the_order_of_the_file_has_no_effect(problem in common::problems(12, 6, 3), seed in any::<u64>()) {
        keeps_its_bytes(problem, seed);
    }

    #[test]
    fn the_order_of_the_file_has_no_effect_on_options(problem in options::with_options(10, 5, 3), seed in any::<u64>()) {
        keeps_its_bytes(problem, seed);
    }

    #[test]
    fn what_is_written_reads_back(problem in common::problems(12, 6, 3)) {
        let text = serde_json::to_vec(&problem).unwrap();
        let (one, other) = (problem.check().unwrap(), Problem::parse(&text).unwrap());
        prop_assert_eq!(one.problem(), other.problem());
        prop_assert_eq!(one.problem_sha256(), other.problem_sha256());
        let plan = solve(&one, Procedure::Fair).unwrap();
        let again: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(again.hash(), plan.result_sha256);
    }
}
