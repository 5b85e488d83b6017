//! What the engine does with bytes from anywhere. Shared by the tests, over a kept corpus, and by the fuzz targets.
//!
//! Each function may be given anything. It returns whether the bytes were of any use; a broken promise is a panic.

use placet_allocation::{
    Checked, Finding, Plan, Problem, Procedure, SolveError, alternatives, canonical_json, canonical_sha256,
    check, diff, explain, repair, solve, what_if,
};
use serde_json::Value;

/// What parts the two documents of one input: no JSON contains it.
pub(crate) const SEPARATOR: u8 = 0;

/// Larger problems only cost time: what is looked for shows itself in small ones.
const STUDENTS: usize = 64;
const WISHES: usize = 512;

/// Reads a problem; if it is one, solves it by every procedure, checks the plans, and writes and reads everything again.
pub(crate) fn problem(bytes: &[u8]) -> bool {
    let checked = match Problem::parse(bytes) {
        Ok(checked) => checked,
        Err(errors) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in &errors {
                error.remedy();
                serde_json::to_string(error).expect("an error is data");
            }
            return false;
        }
    };
    reads_back(&checked);
    if !is_small(&checked) {
        return true;
    }
    for procedure in Procedure::ALL {
        match solve(&checked, procedure) {
            Ok(plan) => sound_plan(&checked, &plan),
            Err(error) => assert!(may_refuse(&checked, &error), "{procedure}: {error}"),
        }
    }
    true
}

/// Reads a problem and a result of it, and checks one against the other.
pub(crate) fn result(bytes: &[u8]) -> bool {
    let Some((problem, plan)) = two(bytes) else { return false };
    let (Ok(checked), Ok(plan)) = (Problem::parse(problem), serde_json::from_slice::<Plan>(plan)) else {
        return false;
    };
    if !is_small(&checked) || plan.outcomes.len() > 2 * STUDENTS {
        return true;
    }
    let findings = check(&checked, &plan);
    let again = serde_json::to_vec(&plan).expect("a plan is data");
    let again: Plan = serde_json::from_slice(&again).expect("a plan that was written reads back");
    assert_eq!(again.hash(), plan.hash());
    assert_eq!(check(&checked, &again), findings);
    if findings.is_empty()
        && let Ok(own) = solve(&checked, plan.procedure)
    {
        assert_eq!((own.outcomes, own.summary), (plan.outcomes.clone(), plan.summary.clone()));
    }
    for student in checked.problem().students.iter().take(3) {
        // a plan from anywhere is explained as well as it can be
        let _ = explain(&checked, &plan, student.id.as_str());
        let _ = alternatives(&checked, &plan, student.id.as_str());
    }
    let _ = repair(&checked, &plan, &[]);
    true
}

/// Writes any JSON in canonical form, twice.
pub(crate) fn canonical(bytes: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return false };
    let text = canonical_json(&value).expect("what was read is finite and has texts for keys");
    if !floats_read_back(&value) {
        return true;
    }
    let again: Value = serde_json::from_str(&text).expect("canonical JSON is JSON");
    assert_eq!(canonical_json(&again).expect("as before"), text, "not canonical");
    assert_eq!(canonical_sha256(&again), canonical_sha256(&value));
    keys_in_order(&again);
    true
}

/// Reads two problems and sets what can be said of them side by side.
pub(crate) fn pair(bytes: &[u8]) -> bool {
    let Some((one, other)) = two(bytes) else { return false };
    let (Ok(one), Ok(other)) = (Problem::parse(one), Problem::parse(other)) else { return false };
    if !is_small(&one) || !is_small(&other) {
        return true;
    }
    for procedure in Procedure::ALL {
        let (Ok(before), Ok(after)) = (solve(&one, procedure), solve(&other, procedure)) else { continue };
        let (there, back) = (diff(&before, &after), diff(&after, &before));
        assert_eq!((there.better, there.worse, there.moved), (back.worse, back.better, back.moved));
        assert_eq!(diff(&before, &before).changes, []);
        // the plan of another problem never verifies, unless it is the same problem
        let is_same = one.problem_sha256() == other.problem_sha256();
        assert_eq!(check(&one, &after).is_empty(), is_same, "{procedure}");
        for student in one.problem().students.iter().take(2) {
            let id = student.id.as_str();
            explain(&one, &before, id).expect("he is in both");
            alternatives(&one, &before, id).expect("he is in both");
            for wishes in other.problem().students.iter().map(|s| s.wishes.clone()).take(2) {
                if let Ok(what) = what_if(&one, &before, id, wishes) {
                    assert_eq!(check(&what.problem, &what.plan), [], "{procedure}");
                }
            }
            if let Ok(repaired) = repair(&one, &before, std::slice::from_ref(&student.id)) {
                assert_eq!(check(&repaired.problem, &repaired.plan), [], "{procedure}");
            }
        }
    }
    true
}

/// The two documents of an input.
pub(crate) fn two(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|&b| b == SEPARATOR)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

fn is_small(checked: &Checked) -> bool {
    let problem = checked.problem();
    let wishes: usize = problem.students.iter().map(|s| s.wishes.len()).sum();
    problem.students.len() <= STUDENTS
        && wishes <= WISHES
        && problem.groups.len() <= 32
        && problem.pairs.len() <= 8
}

fn reads_back(checked: &Checked) {
    let text = canonical_json(checked.problem()).expect("a checked problem has a canonical form");
    let again = Problem::parse(text.as_bytes()).expect("a problem that was written reads back");
    assert_eq!(again.problem(), checked.problem());
    assert_eq!(again.problem_sha256(), checked.problem_sha256());
}

fn sound_plan(checked: &Checked, plan: &Plan) {
    let findings: Vec<Finding> = check(checked, plan);
    assert_eq!(findings, [], "{}", plan.procedure);
    let text = canonical_json(plan).expect("a plan has a canonical form");
    let again: Plan = serde_json::from_str(&text).expect("a plan that was written reads back");
    assert_eq!(&again, plan);
    assert_eq!(again.hash(), plan.result_sha256);
}

/// A procedure may refuse what it cannot honour, if it was asked for, and numbers beyond its width; nothing else.
fn may_refuse(checked: &Checked, error: &SolveError) -> bool {
    let problem = checked.problem();
    match error {
        SolveError::TooWide => true,
        SolveError::Unsupported { field, .. } => match *field {
            "options.do_no_harm" => problem.options.do_no_harm,
            "options.completed_lists" => problem.options.completed_lists,
            "sites.min" => problem.sites.iter().any(|s| s.min > 0),
            "groups" => !problem.groups.is_empty(),
            "groups.min" => problem.groups.iter().any(|g| g.min > 0),
            "pairs" => !problem.pairs.is_empty(),
            "pairs.penalty" => problem.pairs.iter().any(|p| !p.hard),
            _ => false,
        },
        SolveError::TooManyPossibilities { .. } => problem.options.completed_lists,
        SolveError::NodeLimit { .. } => !problem.pairs.is_empty() || problem.groups.len() > 1,
        SolveError::Infeasible { .. } => {
            !problem.groups.is_empty()
                || problem.sites.iter().any(|s| s.min > 0)
                || problem.pairs.iter().any(|p| p.hard)
        }
        _ => false,
    }
}

/// False when `serde_json`, which reads floats to within one unit of their last place, does not read one of them back.
fn floats_read_back(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(floats_read_back),
        Value::Object(fields) => fields.values().all(floats_read_back),
        Value::Number(number) if number.is_f64() => {
            serde_json::from_str::<f64>(&number.to_string()).ok() == number.as_f64()
                && canonical_json(number).ok().and_then(|text| serde_json::from_str(&text).ok())
                    == number.as_f64()
        }
        _ => true,
    }
}

/// The members of every object stand in the order of their names' UTF-16 code units.
fn keys_in_order(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(keys_in_order),
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_by_key(|name| name.encode_utf16().collect::<Vec<u16>>());
            let written = canonical_json(value).expect("as before");
            let mut at = 1;
            for name in names {
                let key = format!("{}:", canonical_json(name).expect("a text"));
                assert!(written[at..].starts_with(&key), "{name} is not next in {written}");
                at += key.len() + canonical_json(&fields[name]).expect("as before").len() + 1;
                keys_in_order(&fields[name]);
            }
        }
        _ => {}
    }
}
