//! Every value of a problem and of a result changed, one at a time: the check finds each change and names it, whatever the
//! forger does to the hashes.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{
    Checked, Finding, LayerKind, Method, Outcome, Plan, Problem, Procedure, SolveError, check, solve,
};
use serde_json::{Value, json};

#[path = "common/places.rs"]
mod places;
#[path = "common/rich.rs"]
mod rich;

use places::places;

/// Other values for what stands at a place, of the same type and of others.
fn others(value: &Value) -> Vec<Value> {
    let mut found = vec![Value::Null];
    match value {
        Value::Null => found.extend([json!(1), json!("T1"), json!("S0"), json!([]), json!({})]),
        Value::Bool(yes) => found.push(json!(!yes)),
        Value::Number(number) => {
            if let Some(n) = number.as_i64() {
                found.extend([json!(n + 1), json!(n - 1), json!(0), json!(n + 1000)]);
            }
            let hundredths = (number.as_f64().unwrap() * 100.0).round();
            found.extend([
                json!((hundredths + 1.0) / 100.0),
                json!((hundredths - 1.0) / 100.0),
                json!("1"),
                json!(1e300),
            ]);
        }
        Value::String(text) => {
            found.extend(
                ["T1", "T2", "T4", "S0", "E1", "E2", "E5", "C1", "fair", "median", ""].map(|id| json!(id)),
            );
            found.push(json!(format!("{text}x")));
        }
        Value::Array(items) => {
            found.push(json!([]));
            let mut push = |changed: Vec<Value>| found.push(Value::Array(changed));
            if let (Some(first), Some(last)) = (items.first(), items.last()) {
                push(items[1..].to_vec());
                push(items[..items.len() - 1].to_vec());
                push(items.iter().rev().cloned().collect());
                push([std::slice::from_ref(first), items].concat());
                push([items, std::slice::from_ref(last)].concat());
                let mut turned = items.clone();
                turned.rotate_left(1);
                push(turned);
            }
        }
        Value::Object(fields) => {
            for key in fields.keys() {
                let mut fewer = fields.clone();
                fewer.remove(key);
                found.push(Value::Object(fewer));
            }
            for (key, other) in [
                ("T1", json!(3)),
                ("E1", json!(-2)),
                ("rank", json!(1)),
                ("min", json!(1)),
                ("order", json!(1)),
            ] {
                let mut more = fields.clone();
                if more.insert(key.to_owned(), other).is_none() {
                    found.push(Value::Object(more));
                }
            }
        }
    }
    found.retain(|other| other != value);
    found
}

/// Every document that differs from this one at one place.
fn changes(document: &Value) -> impl Iterator<Item = (String, Value)> {
    let all = places(document).into_iter().skip(1).flat_map(|at| {
        let others = others(document.pointer(&at).unwrap());
        others.into_iter().map(move |other| (at.clone(), other))
    });
    all.map(|(at, other)| {
        let mut changed = document.clone();
        *changed.pointer_mut(&at).unwrap() = other;
        (at, changed)
    })
}

/// Everything that a plan says but how its optimality is proved.
fn substance(plan: &Plan) -> (Vec<Outcome>, Vec<(LayerKind, i64)>, String, impl PartialEq + std::fmt::Debug) {
    let layers = plan.certificate.layers.iter().map(|l| (l.layer, l.value)).collect();
    let rest = (plan.summary.clone(), plan.optimal, plan.seed, plan.certificate.bound);
    (plan.outcomes.clone(), layers, plan.certificate.order_sha256.clone(), rest)
}

/// True when the result is the one that solving gives, though its author changed something.
fn is_right(checked: &Checked, plan: &Plan) -> bool {
    solve(checked, plan.procedure).is_ok_and(|own| substance(&own) == substance(plan))
}

/// True when the result, proved by cases, has the value of the one that solving gives: which of several equally good plans it
/// is, a proof by cases does not say.
fn is_as_good(checked: &Checked, plan: &Plan) -> bool {
    let values =
        |plan: &Plan| -> Vec<i64> { plan.certificate.layers.iter().map(|layer| layer.value).collect() };
    plan.certificate.method == Method::Branch
        && solve(checked, plan.procedure).is_ok_and(|own| values(&own) == values(plan))
}

/// What of a result does not matter, and why.
fn of_no_weight(path: &str) -> bool {
    // how long a run took is measured by the caller and is in no hash
    path == "/solve_micros"
}

/// True when one of the findings names what was changed.
fn names(findings: &[Finding], path: &str, before: &Value, plan: &Plan) -> bool {
    let text = serde_json::to_string(findings).unwrap();
    let mut parts = path.split('/').skip(1);
    let has = |what: &str| text.contains(&format!("\"{what}\""));
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("outcomes"), Some(k), ..) => {
            let of = |outcomes: &Value| {
                outcomes.pointer(&format!("/{k}/student")).and_then(Value::as_str).map(str::to_owned)
            };
            let now = serde_json::to_value(&plan.outcomes).unwrap();
            [of(&before["outcomes"]), of(&now)].into_iter().flatten().any(|id| has(&id))
        }
        // a whole: something in it is named
        (Some("outcomes"), None, ..) => text.contains("\"student\""),
        (Some("summary"), None, ..) => text.contains("wrong_summary"),
        (Some("certificate"), None, ..) => text.contains("wrong_certificate"),
        (Some("certificate"), Some("layers"), ..) => {
            ["layer", "layers", "wrong_price", "cheaper_possibility", "not_tight"]
                .into_iter()
                .any(|name| text.contains(name))
        }
        // another procedure makes another certificate, and other outcomes
        (Some("procedure"), ..) => !findings.is_empty(),
        // a figure or a field of the frame names itself
        (Some("summary" | "certificate"), Some(field), ..) | (Some(field), ..) => has(field),
        _ => false,
    }
}

#[derive(Default)]
struct Tally {
    refused: usize,
    found: usize,
    right: usize,
}

fn forge_results(checked: &Checked, procedure: Procedure, tally: &mut Tally) {
    let plan = match solve(checked, procedure) {
        Ok(plan) => Plan { solve_micros: Some(7), ..plan },
        Err(SolveError::Unsupported { .. }) => return,
        Err(error) => panic!("{procedure}: {error}"),
    };
    assert_eq!(check(checked, &plan), [], "{procedure}");
    let before = serde_json::to_value(&plan).unwrap();
    for (path, changed) in changes(&before) {
        let Ok(mut forged) = serde_json::from_value::<Plan>(changed.clone()) else {
            tally.refused += 1;
            continue;
        };
        let told = || format!("{procedure} {path} → {}", changed.pointer(&path).unwrap());
        if of_no_weight(&path) {
            assert_eq!(check(checked, &forged), [], "{}", told());
            continue;
        }
        // a null for what was null, a 0 for an absent potential
        if forged == plan {
            continue;
        }
        assert_ne!(check(checked, &forged), [], "{}", told());
        if path == "/result_sha256" {
            continue;
        }
        forged.result_sha256 = forged.hash();
        let findings = check(checked, &forged);
        if findings.is_empty() {
            // two procedures can have the same answer, and other prices prove a case as well: the result is then right as it stands
            let other_words = path == "/procedure" || path.starts_with("/certificate/proof");
            assert!(other_words && is_right(checked, &forged), "{}", told());
            tally.right += 1;
        } else {
            assert!(names(&findings, &path, &before, &forged), "{} is not named in {findings:?}", told());
            tally.found += 1;
        }
    }
}

/// Changes to a problem that leave it the same: what is said of people and sites, and the order of what is a set.
fn is_same_problem(path: &str) -> bool {
    let fields: Vec<&str> = path.split('/').skip(1).filter(|part| part.parse::<usize>().is_err()).collect();
    let last = fields.last().copied().unwrap_or_default();
    // names for people
    matches!(last, "title" | "label")
        // sets, and pairs of equals
        || matches!(fields[..], ["sites" | "students" | "groups" | "pairs"])
        || matches!(last, "forbidden" | "required" | "members" | "unadjusted_sites")
        || fields == ["pairs", "students"]
        // the students of one tier are equal
        || fields == ["sites", "ranking"]
}

fn forge_problems(problem: &Value, tally: &mut Tally) {
    let checked = Problem::parse(&serde_json::to_vec(problem).unwrap()).unwrap();
    let plans: Vec<Plan> =
        Procedure::ALL.into_iter().filter_map(|procedure| solve(&checked, procedure).ok()).collect();
    if plans.is_empty() {
        return;
    }
    for (path, changed) in changes(problem) {
        let Ok(other) = Problem::parse(&serde_json::to_vec(&changed).unwrap()) else {
            tally.refused += 1;
            continue;
        };
        let told = || format!("{path} → {}", changed.pointer(&path).unwrap());
        let same = other.problem_sha256() == checked.problem_sha256();
        // a value at its default may be left out or written as null
        assert!(!same || is_same_problem(&path) || other.problem() == checked.problem(), "{}", told());
        for plan in &plans {
            let findings = check(&other, plan);
            if same {
                assert_eq!(findings, [], "{}", told());
                continue;
            }
            assert!(findings.contains(&Finding::WrongField { field: "problem_sha256" }), "{}", told());
            let mut forged = plan.clone();
            other.problem_sha256().clone_into(&mut forged.problem_sha256);
            forged.result_sha256 = forged.hash();
            if check(&other, &forged).is_empty() {
                // nothing that the change touches has an effect on this plan: it is the plan of the other problem too
                // (how long to search says nothing of what is found)
                let is_limit = path == "/options/node_limit";
                assert!(
                    is_limit || is_right(&other, &forged) || is_as_good(&other, &forged),
                    "{} {}",
                    plan.procedure,
                    told()
                );
                tally.right += 1;
            } else {
                tally.found += 1;
            }
        }
    }
}

#[test]
fn every_change_to_a_result_is_found_and_named() {
    let mut tally = Tally::default();
    for (name, problem) in rich::problems() {
        let checked = Problem::parse(&serde_json::to_vec(&problem).unwrap())
            .unwrap_or_else(|e| panic!("{name}: {e:?}"));
        for procedure in Procedure::ALL {
            forge_results(&checked, procedure, &mut tally);
        }
    }
    assert!(tally.found > 5_000 && tally.refused > 5_000, "{} found, {} refused", tally.found, tally.refused);
    assert!(tally.right < tally.found / 100, "{} of {}", tally.right, tally.found);
}

#[test]
fn every_change_to_a_problem_is_found_or_changes_nothing() {
    let mut tally = Tally::default();
    for (_, problem) in rich::problems() {
        forge_problems(&problem, &mut tally);
    }
    assert!(tally.found > 3_000 && tally.refused > 500, "{} found, {} refused", tally.found, tally.refused);
}
