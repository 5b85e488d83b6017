//! What is wrong with a text that could not be read as a problem: everything, not only where reading stopped.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::{Kind, ProblemError};
use crate::problem::{DebtWeight, Group, Id, Options, Pair, Parameters, Problem, Site, Student};

const LISTS: [(Kind, &str); 4] =
    [(Kind::Site, "sites"), (Kind::Group, "groups"), (Kind::Pair, "pairs"), (Kind::Student, "students")];

/// Says what is wrong with a text that is not of the format: every field that the format does not have, everything of
/// another shape, and, when the rest can be read, what is wrong with that; or else where reading stopped.
pub(crate) fn diagnose(json: &[u8], error: &serde_json::Error) -> Vec<ProblemError> {
    let mut errors = Vec::new();
    if let Ok(Value::Object(mut problem)) = serde_json::from_slice(json) {
        unknown_fields(&mut problem, &mut errors);
        if errors.is_empty() || serde_json::from_value::<Problem>(Value::Object(problem.clone())).is_err() {
            malformed(problem, &mut errors);
        } else if let Some(others) = rest(problem) {
            errors.extend(others);
        }
    }
    if errors.is_empty() {
        errors.push(ProblemError::Syntax {
            line: error.line(),
            column: error.column(),
            detail: error.to_string(),
        });
    }
    errors
}

/// What else is wrong once the unknown fields are out.
fn rest(problem: Map<String, Value>) -> Option<Vec<ProblemError>> {
    serde_json::from_value::<Problem>(Value::Object(problem)).ok()?.check().err()
}

/// Takes out and names what the format does not have, at every depth.
fn unknown_fields(problem: &mut Map<String, Value>, errors: &mut Vec<ProblemError>) {
    take_out(Kind::Problem, None, "", Kind::Problem.fields(), problem, errors);
    if let Some(Value::Object(options)) = problem.get_mut("options") {
        let known = &["do_no_harm", "completed_lists", "node_limit"];
        take_out(Kind::Problem, None, "options.", known, options, errors);
    }
    if let Some(Value::Object(parameters)) = problem.get_mut("parameters") {
        take_out(Kind::Parameters, None, "", Kind::Parameters.fields(), parameters, errors);
        if let Some(Value::Object(weight)) = parameters.get_mut("debt_weight") {
            let known = &["shape", "doubling", "bound", "scale", "look_ahead"];
            take_out(Kind::Parameters, None, "debt_weight.", known, weight, errors);
            if let Some(Value::Object(ahead)) = weight.get_mut("look_ahead") {
                let known = &["last", "early", "periods", "bound", "advance"];
                take_out(Kind::Parameters, None, "debt_weight.look_ahead.", known, ahead, errors);
            }
        }
    }
    for (kind, list) in LISTS {
        for item in problem.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            let id = item["id"].as_str().map(Id::from);
            let Value::Object(item) = item else { continue };
            take_out(kind, id.as_ref(), "", kind.fields(), item, errors);
            if kind != Kind::Student {
                continue;
            }
            if let Some(Value::Object(pinned)) = item.get_mut("pinned") {
                let known = &["site", "secondary", "cost", "override"];
                take_out(kind, id.as_ref(), "pinned.", known, pinned, errors);
            }
            for wish in item.get_mut("wishes").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Value::Object(wish) = wish {
                    take_out(kind, id.as_ref(), "wishes.", &["site", "secondary"], wish, errors);
                }
            }
        }
    }
}

fn take_out(
    kind: Kind,
    id: Option<&Id>,
    inside: &str,
    known: &[&str],
    object: &mut Map<String, Value>,
    errors: &mut Vec<ProblemError>,
) {
    object.retain(|key, _| {
        let is_known = known.contains(&key.as_str());
        if !is_known {
            let field = format!("{inside}{key}");
            errors.push(ProblemError::UnknownField { kind, id: id.cloned(), field });
        }
        is_known
    });
}

/// Names everything that is not of its type, and what is missing.
fn malformed(mut problem: Map<String, Value>, errors: &mut Vec<ProblemError>) {
    let before = errors.len();
    for (kind, list) in LISTS {
        let Some(Value::Array(items)) = problem.get_mut(list) else { continue };
        for item in std::mem::take(items) {
            match kind {
                Kind::Site => read::<Site>(kind, item, errors),
                Kind::Group => read::<Group>(kind, item, errors),
                Kind::Pair => read::<Pair>(kind, item, errors),
                _ => read::<Student>(kind, item, errors),
            }
        }
    }
    if let Some(parameters) = problem.remove("parameters") {
        let weight = parameters["debt_weight"].clone();
        if !weight.is_null() && serde_json::from_value::<DebtWeight>(weight.clone()).is_err() {
            read::<DebtWeight>(Kind::Parameters, weight, errors);
        } else {
            read::<Parameters>(Kind::Parameters, parameters, errors);
        }
    }
    if let Some(options) = problem.remove("options") {
        read::<Options>(Kind::Problem, options, errors);
    }
    // the frame without its contents
    let mut frame = Vec::new();
    read::<Problem>(Kind::Problem, Value::Object(problem), &mut frame);
    errors.splice(before..before, frame);
}

fn read<T: DeserializeOwned>(kind: Kind, value: Value, errors: &mut Vec<ProblemError>) {
    let id = value["id"].as_str().map(Id::from);
    if let Err(error) = serde_json::from_value::<T>(value) {
        errors.push(ProblemError::Malformed { kind, id, detail: error.to_string() });
    }
}
