//! What is refused, and what is said about it.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use placet_allocation::{Problem, ProblemError, Procedure, SolveError, solve};

fn codes(json: &str) -> Vec<String> {
    let errors = Problem::parse(json.as_bytes()).unwrap_err();
    errors.iter().map(|e| serde_json::to_value(e).unwrap()["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn all_errors_of_a_file_are_reported_together() {
    let json = r#"{ "format": "placet.allocation/2", "seed": 9007199254740992,
        "parameters": { "phi": [1, 4, 5], "divisor": 0, "wishes_max": 2 },
        "sites": [ { "id": "A", "seats": 1, "cohort": "X" }, { "id": "A", "seats": -1 }, { "id": "S", "seats": 1, "secondary": true },
                   { "id": "P", "seats": 1 }, { "id": "été", "seats": 1 } ],
        "groups": [ { "id": "G", "members": [ "H" ], "max": 0 }, { "id": "H", "members": [ "G" ] }, { "id": "I", "members": [ "P", "?" ], "min": 3, "max": 2 } ],
        "pairs": [ { "students": [ "E1", "E1" ], "kind": "same_site" } ],
        "students": [ { "id": "E1", "score": 1.0001, "order": 0, "wishes": [ "P", "P", "S" ], "forbidden": [ "Z" ] },
                      { "id": "E2", "wishes": [ { "site": "P", "secondary": "A" } ], "pinned": { "site": "P" } },
                      { "id": "E3", "wishes": [ "A" ], "forbidden": [ "P" ], "pinned": { "site": "P" } },
                      { "id": "E4", "wishes": [], "pinned": { "secondary": "S" } } ] }"#;
    let found = codes(json);
    for code in [
        "wrong_format",
        "seed_too_large",
        "bad_parameter",
        "duplicate_id",
        "bad_seats",
        "bad_id",
        "pair_of_one",
        "bad_number",
        "duplicate_wish",
        "secondary_as_principal",
        "principal_as_secondary",
        "too_many_wishes",
        "unknown_id",
        "wish_outside_cohort",
        "pin_not_allowed",
        "pin_secondary_alone",
        "more_pins_than_seats",
        "group_cycle",
        "contradictory_bounds",
    ] {
        assert!(found.contains(&code.to_owned()), "{code} is missing from {found:?}");
    }
}

#[test]
fn unknown_fields_are_named_with_their_owners() {
    let json = r#"{ "format": "placet.allocation/1", "seed": 1, "colour": 1, "parameters": { "psi": 1 },
        "sites": [ { "id": "A", "seats": 1, "lable": "x" } ], "students": [ { "id": "E1", "wishes": [], "rank": 2 } ] }"#;
    let errors = Problem::parse(json.as_bytes()).unwrap_err();
    let fields: Vec<String> = errors
        .iter()
        .map(|e| match e {
            ProblemError::UnknownField { id, field, .. } => {
                format!("{} {field}", id.as_ref().map_or("-", |id| id.as_str()))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(fields, ["- colour", "- psi", "A lable", "E1 rank"]);
    assert_eq!(codes("{"), ["syntax"]);
    assert_eq!(codes(r#"{ "format": "placet.allocation/1", "seed": -1 }"#), ["malformed"]);
}

#[test]
fn what_a_procedure_cannot_honour_is_named() {
    let with = |extra: &str, procedure| {
        let json = format!(
            r#"{{ "format": "placet.allocation/1", "seed": 1, {extra}
            "sites": [ {{ "id": "A", "seats": 2 }} ], "students": [ {{ "id": "E1", "wishes": ["A"] }}, {{ "id": "E2", "wishes": ["A"] }} ] }}"#
        );
        let checked = Problem::parse(json.as_bytes()).unwrap();
        match solve(&checked, procedure) {
            Err(SolveError::Unsupported { field, .. }) => Some(field),
            Err(error) => panic!("{error:?}"),
            Ok(_) => None,
        }
    };
    let no_harm = r#""options": { "do_no_harm": true },"#;
    let completed = r#""options": { "completed_lists": true },"#;
    let pair = r#""pairs": [ { "students": ["E1", "E2"], "kind": "same_site", "penalty": 3 } ],"#;
    let group = r#""groups": [ { "id": "G", "members": ["A"], "max": 1 } ],"#;
    let least = r#""groups": [ { "id": "G", "members": ["A"], "min": 1 } ],"#;
    // who is served in the total order is not worse off than in the total order
    assert_eq!(with(no_harm, Procedure::ScoreOrderV2), None);
    assert_eq!(with(no_harm, Procedure::RandomOrder), Some("options.do_no_harm"));
    assert_eq!(with(no_harm, Procedure::Stable), Some("options.do_no_harm"));
    assert_eq!(with(completed, Procedure::ScoreOrderV1), Some("options.completed_lists"));
    assert_eq!(with(pair, Procedure::ScoreOrderV2), Some("pairs"));
    assert_eq!(with(pair, Procedure::Generous), Some("pairs.penalty"));
    assert_eq!(with(group, Procedure::ScoreOrderV2), None);
    assert_eq!(with(group, Procedure::Stable), Some("groups"));
    assert_eq!(with(least, Procedure::RandomOrder), Some("groups.min"));
    for asked in [no_harm, completed, pair, group, least] {
        assert_eq!(with(asked, Procedure::Fair), None, "{asked}");
    }
}

#[test]
fn defaults_and_labels_do_not_enter_the_hash() {
    let short = r#"{ "format": "placet.allocation/1", "seed": 1, "sites": [ { "id": "A", "seats": 2 }, { "id": "B", "seats": 0 } ],
        "students": [ { "id": "E1", "wishes": ["A"] } ] }"#;
    let long = r#"{ "students": [ { "wishes": [ { "site": "A", "secondary": null } ], "label": "x", "id": "E1", "forbidden": [] } ],
        "sites": [ { "id": "B", "seats": 0 }, { "secondary": false, "id": "A", "seats": 2, "min": 0, "label": "y" } ],
        "parameters": { "exponent": 1.4, "debt_weight": {} }, "options": {}, "title": "t", "seed": 1, "format": "placet.allocation/1" }"#;
    let hash = |json: &str| Problem::parse(json.as_bytes()).unwrap().problem_sha256().to_owned();
    assert_eq!(hash(short), hash(long));
    assert_eq!(hash(short), "7d07c331697b145dfe37a14357fe798bf6347c181581a56dd21a13669810d505");
    assert_ne!(hash(short), hash(&short.replace("\"seed\": 1", "\"seed\": 2")));
}
