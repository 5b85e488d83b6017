//! Small problems that have everything in them, as JSON: pins of every kind, forbidden and required, secondary sites, equal and
//! missing turns, costs fixed and not, rankings with ties, every parameter away from its default.

use serde_json::{Value, json};

/// Roomy enough that most are placed, tight enough that wishes compete.
fn base() -> Value {
    json!({
        "format": "placet.allocation/1", "title": "Everything", "seed": 20_240_117,
        "sites": [
            { "id": "T1", "label": "Cardiology", "seats": 2, "category": "C1", "town": "Lille", "ranking": ["E5", ["E1", "E2"], "E3"] },
            { "id": "T2", "seats": 1, "category": "C1", "cohort": "one" },
            { "id": "T3", "seats": 2, "category": "C2", "fixed_cost": 12.5, "ranking": [["E8", "E6"], "E4", "E7", "E5"] },
            { "id": "T4", "seats": 1, "category": "C2", "fixed_cost": "median" },
            { "id": "T5", "seats": 0, "category": "C1" },
            { "id": "T6", "seats": 1 },
            { "id": "S0", "seats": 1, "secondary": true },
            { "id": "S1", "seats": 2, "secondary": true, "town": "Lens" }
        ],
        "students": [
            { "id": "E1", "label": "Somebody", "cohort": "one", "order": 2, "score": 12.25, "debt": 1.5, "wishes": ["T1", "T2", "T4"] },
            { "id": "E2", "cohort": "one", "order": 2, "score": 10, "debt": -2, "wishes": [{ "site": "T1", "secondary": "S0" }, "T2", "T6"] },
            { "id": "E3", "cohort": "two", "order": 2, "score": 10, "wishes": [{ "site": "T3", "secondary": "S0" }, "T1"], "forbidden": ["T4"] },
            { "id": "E4", "order": 7, "debt": 3.125, "wishes": ["T5", "T3", { "site": "T4", "secondary": "S1" }], "required": ["C2", "C3"] },
            { "id": "E5", "score": 3.5, "wishes": ["T1", { "site": "T3", "secondary": "S1" }, "T6"], "forbidden": ["T3", "S1"] },
            { "id": "E6", "score": 3.5, "wishes": ["T6", "T3"] },
            { "id": "E7", "wishes": ["T1"], "pinned": { "site": "T3", "secondary": "S1", "cost": 7.5, "override": true }, "forbidden": ["T3"] },
            { "id": "E8", "order": 1, "wishes": ["T6", "T3"], "pinned": { "site": null } },
            { "id": "E9", "order": 9, "score": 1, "wishes": [] }
        ]
    })
}

/// The same with what an option asks for.
fn with(fields: &[(&str, Value)]) -> Value {
    let mut problem = base();
    for (path, value) in fields {
        let (parent, name) = path.rsplit_once('/').unwrap_or_default();
        if let Some(Value::Object(parent)) = problem.pointer_mut(parent) {
            parent.insert((*name).to_owned(), value.clone());
        }
    }
    problem
}

/// The problems, with names.
pub(crate) fn problems() -> Vec<(&'static str, Value)> {
    let parameters = json!({
        "wishes_max": 4, "wishes_min": 2, "phi": [1, 3, 8], "debt_weight": { "doubling": 1.5, "bound": 6, "scale": 100 },
        "rank_costs": [5, 3.5, 1], "exponent": 1.25, "divisor": 8, "site_cost_max": 15, "cost_max": 16.5, "order_bonus": 0.35,
        "score_factor": 0.5, "precision": 1, "unadjusted_sites": ["T1", "X9"]
    });
    let years = json!({ "debt_weight": { "look_ahead": { "last": 1, "early": 3.5, "periods": 5, "bound": 9, "advance": 0.5 } } });
    let flat = json!({ "debt_weight": { "shape": "flat" } });
    vec![
        ("plain", base()),
        ("parameters", with(&[("/parameters", parameters)])),
        (
            "years",
            with(&[
                ("/parameters", years),
                ("/sites/0/seats", json!(1)),
                ("/sites/2/seats", json!(1)),
                ("/students/0/periods_left", json!(1)),
                ("/students/1/periods_left", json!(3)),
                ("/students/2/debt", json!(4)),
                ("/students/2/periods_left", json!(12)),
                ("/students/4/debt", json!(-1.5)),
                ("/students/5/periods_left", json!(5)),
                ("/students/6/periods_left", json!(2)),
            ]),
        ),
        (
            "scarce",
            with(&[
                ("/parameters", flat),
                ("/sites/2/seats", json!(1)),
                ("/sites/0/seats", json!(1)),
                ("/sites/5/seats", json!(0)),
            ]),
        ),
        (
            "groups",
            with(&[(
                "/groups",
                json!([
                    { "id": "G1", "members": ["T1", "T2"], "max": 2 },
                    { "id": "G2", "members": ["G1", "T3", "T4"], "min": 1, "max": 4 }
                ]),
            )]),
        ),
        ("minima", with(&[("/sites/3/min", json!(1)), ("/sites/2/min", json!(2))])),
        ("harmless", with(&[("/options", json!({ "do_no_harm": true }))])),
        ("completed", with(&[("/options", json!({ "completed_lists": true }))])),
        (
            "pairs",
            with(&[
                ("/options", json!({ "node_limit": 5000 })),
                (
                    "/pairs",
                    json!([
                        { "students": ["E1", "E2"], "kind": "different_site", "hard": true },
                        { "students": ["E3", "E6"], "kind": "same_site", "penalty": 9 }
                    ]),
                ),
            ]),
        ),
        (
            "couples",
            with(&[
                ("/sites/2/town", json!("Lille")),
                ("/sites/3/town", json!("Lens")),
                (
                    "/pairs",
                    json!([
                        { "students": ["E1", "E5"], "kind": "same_town", "hard": true },
                        { "students": ["E3", "E7"], "kind": "same_site", "hard": true }
                    ]),
                ),
            ]),
        ),
        (
            "crossing",
            with(&[(
                "/groups",
                json!([
                    { "id": "G1", "members": ["T1", "T2", "T3"], "max": 3 },
                    { "id": "G2", "members": ["T3", "T4", "T6"], "min": 2, "max": 3 }
                ]),
            )]),
        ),
    ]
}
