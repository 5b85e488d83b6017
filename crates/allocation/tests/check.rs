//! The independent checker: silent on every plan of every procedure, and loud on every change.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{Plan, Problem, Procedure, check, solve};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

mod common;

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_passes(problem in common::problems(12, 6, 3)) {
        let checked = problem.check().unwrap();
        for procedure in Procedure::ALL {
            let plan = solve(&checked, procedure).unwrap();
            prop_assert_eq!(check(&checked, &plan), vec![], "{}", procedure);
        }
    }

    #[test]
    fn the_order_of_the_file_has_no_effect(problem in common::problems(12, 6, 3)) {
        let mut shuffled = problem.clone();
        shuffled.students.reverse();
        shuffled.sites.rotate_left(2);
        shuffled.title = Some("another".to_owned());
        for student in &mut shuffled.students {
            student.label = Some("somebody".to_owned());
        }
        let (one, other) = (problem.check().unwrap(), shuffled.check().unwrap());
        for procedure in Procedure::ALL {
            let text = |c| serde_json::to_string(&solve(c, procedure).unwrap()).unwrap();
            prop_assert_eq!(text(&one), text(&one));
            prop_assert_eq!(text(&one), text(&other));
        }
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

/// Every other value that a leaf could have had.
fn others(leaf: &Value) -> Vec<Value> {
    match leaf {
        Value::Null => vec![Value::from(1), Value::from("T1"), Value::from("S0")],
        Value::Bool(b) => vec![Value::from(!b)],
        Value::Number(n) if n.is_i64() => vec![Value::from(n.as_i64().unwrap() + 1), Value::Null],
        Value::Number(n) => {
            vec![Value::from((n.as_f64().unwrap() * 100.0).round() / 100.0 + 0.01), Value::Null]
        }
        Value::String(text) => {
            vec![
                Value::from("T0"),
                Value::from("T2"),
                Value::Null,
                Value::from(format!("{text}x")),
                Value::from("fair"),
            ]
        }
        Value::Array(_) | Value::Object(_) => vec![],
    }
}

fn leaves(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (k, item) in items.iter().enumerate() {
                leaves(item, &format!("{at}/{k}"), into);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                leaves(item, &format!("{at}/{key}"), into);
            }
        }
        _ => into.push(at.to_owned()),
    }
}

#[test]
fn every_change_is_found() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::default() }, rng);
    let mut tried = 0;
    for _ in 0..25 {
        let problem = common::problems(8, 5, 2).new_tree(&mut runner).unwrap().current();
        let checked = problem.check().unwrap();
        for procedure in Procedure::ALL {
            let value = serde_json::to_value(solve(&checked, procedure).unwrap()).unwrap();
            let mut paths = Vec::new();
            leaves(&value, "", &mut paths);
            for path in paths {
                for other in others(value.pointer(&path).unwrap()) {
                    let mut changed = value.clone();
                    if changed.pointer(&path) == Some(&other) {
                        continue;
                    }
                    *changed.pointer_mut(&path).unwrap() = other;
                    let Ok(mut plan) = serde_json::from_value::<Plan>(changed) else { continue };
                    assert_ne!(check(&checked, &plan), vec![], "{procedure} {path}");
                    // with the hash made good: potentials apart, where another proof is as good a proof
                    if path != "/result_sha256" && !path.contains("_potentials") {
                        plan.result_sha256 = plan.hash();
                        assert_ne!(check(&checked, &plan), vec![], "{procedure} {path}, hash made good");
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}
