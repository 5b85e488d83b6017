//! Every error of a problem: what is broken, what is said of it, and what to do. And files that nobody wrote in good faith.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use placet_allocation::{Id, Plan, Problem, ProblemError, Remedy};
use serde_json::{Value, json};

/// A sound problem with one of everything.
fn sound() -> Value {
    json!({
        "format": "placet.allocation/1", "seed": 1,
        "sites": [
            { "id": "A", "seats": 2, "category": "X" }, { "id": "B", "seats": 1, "cohort": "second" },
            { "id": "C", "seats": 1, "category": "Y" }, { "id": "S", "seats": 1, "secondary": true }
        ],
        "groups": [ { "id": "G", "members": ["A", "C"], "max": 3 } ],
        "students": [
            { "id": "E1", "wishes": ["A", { "site": "C", "secondary": "S" }] },
            { "id": "E2", "wishes": ["A"], "pinned": { "site": "C" } }
        ]
    })
}

/// The sound problem with one value set, or added at the end of an array (`/-`).
fn with(path: &str, value: Value) -> Value {
    let mut problem = sound();
    put(&mut problem, path, value);
    problem
}

fn put(problem: &mut Value, path: &str, value: Value) {
    let (parent, last) = path.rsplit_once('/').unwrap();
    let parent = problem.pointer_mut(parent).unwrap_or_else(|| panic!("{path}"));
    match (parent, last) {
        (Value::Array(items), "-") => items.push(value),
        (Value::Array(items), at) => items[at.parse::<usize>().unwrap()] = value,
        (Value::Object(fields), key) => {
            fields.insert(key.to_owned(), value);
        }
        _ => panic!("{path} leads nowhere"),
    }
}

fn errors(problem: &Value) -> Vec<ProblemError> {
    Problem::parse(&serde_json::to_vec(problem).unwrap()).unwrap_err()
}

/// A number for each variant. A new one does not compile until it is here, and the table fails until it has a line.
fn variant(error: &ProblemError) -> usize {
    match error {
        ProblemError::Syntax { .. } => 0,
        ProblemError::UnknownField { .. } => 1,
        ProblemError::WrongFormat { .. } => 2,
        ProblemError::SeedTooLarge { .. } => 3,
        ProblemError::BadId { .. } => 4,
        ProblemError::DuplicateId { .. } => 5,
        ProblemError::UnknownId { .. } => 6,
        ProblemError::DuplicateWish { .. } => 7,
        ProblemError::Repeated { .. } => 8,
        ProblemError::TooManyWishes { .. } => 9,
        ProblemError::WishOutsideCohort { .. } => 10,
        ProblemError::PinOutsideCohort { .. } => 11,
        ProblemError::SecondaryAsPrincipal { .. } => 12,
        ProblemError::PrincipalAsSecondary { .. } => 13,
        ProblemError::BadSeats { .. } => 14,
        ProblemError::MorePinsThanSeats { .. } => 15,
        ProblemError::PinNotAllowed { .. } => 16,
        ProblemError::PinSecondaryAlone { .. } => 17,
        ProblemError::ContradictoryBounds { .. } => 18,
        ProblemError::MorePinsThanGroup { .. } => 19,
        ProblemError::GroupCycle { .. } => 20,
        ProblemError::BadNumber { .. } => 21,
        ProblemError::BadParameter { .. } => 22,
        ProblemError::PairOfOne { .. } => 23,
        ProblemError::Malformed { .. } => 24,
        ProblemError::TooManyGroups { .. } => 25,
    }
}

const VARIANTS: usize = 26;

/// A broken file, everything that is said of it, and what to do about each.
#[expect(clippy::too_many_lines, reason = "a table")]
fn table() -> Vec<(Value, Value, Remedy)> {
    let many: Vec<Value> = (0..3).map(|k| json!(format!("A{k}"))).collect();
    let mut three_wishes = with("/parameters", json!({ "wishes_max": 2 }));
    for id in &many {
        put(&mut three_wishes, "/sites/-", json!({ "id": id, "seats": 1 }));
    }
    put(&mut three_wishes, "/students/0/wishes", json!(many));
    let number = |kind: &str, id: &str, field: &str| json!([{ "code": "bad_number", "kind": kind, "id": id, "field": field }]);
    let unknown = |kind: &str, id: &str, field: &str, target: &str| json!([{ "code": "unknown_id", "kind": kind, "id": id, "field": field, "target": target }]);
    let repeated = |kind: &str, id: &str, field: &str, target: &str| json!([{ "code": "repeated", "kind": kind, "id": id, "field": field, "target": target }]);
    let parameter = |field: &str| json!([{ "code": "bad_parameter", "field": field }]);
    let field = |kind: &str, id: Value, field: &str| json!([{ "code": "unknown_field", "kind": kind, "id": id, "field": field }]);
    let of =
        |code: &str, student: &str, site: &str| json!([{ "code": code, "student": student, "site": site }]);
    let bounds = |kind: &str, id: &str, min: i64, most: i64| json!([{ "code": "contradictory_bounds", "kind": kind, "id": id, "min": min, "most": most }]);
    let pair = |a: &str, b: &str| json!([{ "students": [a, b], "kind": "same_site" }]);
    let no_rule = json!({ "site": "A" });
    let mut rows = vec![
        // the shape
        (
            with("/format", json!("placet.allocation/9")),
            json!([{ "code": "wrong_format", "found": "placet.allocation/9" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/seed", json!(1_u64 << 53)),
            json!([{ "code": "seed_too_large", "seed": 1_u64 << 53 }]),
            Remedy::FixNumber,
        ),
        (with("/colour", json!(1)), field("problem", Value::Null, "colour"), Remedy::RemoveField),
        (
            with("/options", json!({ "speed": 1 })),
            field("problem", Value::Null, "options.speed"),
            Remedy::RemoveField,
        ),
        (
            with("/parameters", json!({ "psi": [] })),
            field("parameters", Value::Null, "psi"),
            Remedy::RemoveField,
        ),
        (
            with("/parameters", json!({ "debt_weight": { "form": "flat" } })),
            field("parameters", Value::Null, "debt_weight.form"),
            Remedy::RemoveField,
        ),
        (
            with("/parameters", json!({ "debt_weight": { "look_ahead": { "first": 2 } } })),
            field("parameters", Value::Null, "debt_weight.look_ahead.first"),
            Remedy::RemoveField,
        ),
        (with("/sites/0/lable", json!("x")), field("site", json!("A"), "lable"), Remedy::RemoveField),
        (with("/groups/0/label", json!("x")), field("group", json!("G"), "label"), Remedy::RemoveField),
        (with("/students/0/rank", json!(1)), field("student", json!("E1"), "rank"), Remedy::RemoveField),
        (
            with("/students/1/pinned/by", json!("x")),
            field("student", json!("E2"), "pinned.by"),
            Remedy::RemoveField,
        ),
        (
            with("/students/0/wishes/1/rank", json!(2)),
            field("student", json!("E1"), "wishes.rank"),
            Remedy::RemoveField,
        ),
        // ids
        (
            with("/sites/-", json!({ "id": "é", "seats": 1 })),
            json!([{ "code": "bad_id", "kind": "site", "id": "é" }]),
            Remedy::Rename,
        ),
        (
            with("/sites/-", json!({ "id": "", "seats": 1 })),
            json!([{ "code": "bad_id", "kind": "site", "id": "" }]),
            Remedy::Rename,
        ),
        (
            with("/students/-", json!({ "id": "E 3", "wishes": [] })),
            json!([{ "code": "bad_id", "kind": "student", "id": "E 3" }]),
            Remedy::Rename,
        ),
        (
            with("/groups/-", json!({ "id": "g\n", "members": [] })),
            json!([{ "code": "bad_id", "kind": "group", "id": "g\n" }]),
            Remedy::Rename,
        ),
        (
            with("/sites/-", json!({ "id": "A", "seats": 1 })),
            json!([{ "code": "duplicate_id", "kind": "site", "id": "A" }]),
            Remedy::Rename,
        ),
        (
            with("/students/-", json!({ "id": "E1", "wishes": [] })),
            json!([{ "code": "duplicate_id", "kind": "student", "id": "E1" }]),
            Remedy::Rename,
        ),
        (
            with("/groups/-", json!({ "id": "G", "members": [] })),
            json!([{ "code": "duplicate_id", "kind": "group", "id": "G" }]),
            Remedy::Rename,
        ),
        // a group stands where a site may stand, hence has an id of its own
        (
            with("/groups/-", json!({ "id": "A", "members": [] })),
            json!([{ "code": "duplicate_id", "kind": "group", "id": "A" }]),
            Remedy::Rename,
        ),
        (
            with("/students/0/wishes", json!(["Z"])),
            unknown("student", "E1", "wishes", "Z"),
            Remedy::NameExisting,
        ),
        (
            with("/students/0/wishes", json!([{ "site": "A", "secondary": "Z" }])),
            unknown("student", "E1", "wishes", "Z"),
            Remedy::NameExisting,
        ),
        (
            with("/students/0/forbidden", json!(["Z"])),
            unknown("student", "E1", "forbidden", "Z"),
            Remedy::NameExisting,
        ),
        (
            with("/students/0/pinned", json!({ "site": "Z" })),
            unknown("student", "E1", "pinned.site", "Z"),
            Remedy::NameExisting,
        ),
        (
            with("/students/0/pinned", json!({ "site": "A", "secondary": "Z" })),
            unknown("student", "E1", "pinned.secondary", "Z"),
            Remedy::NameExisting,
        ),
        (
            with("/sites/0/ranking", json!(["E1", "E9"])),
            unknown("site", "A", "ranking", "E9"),
            Remedy::NameExisting,
        ),
        (
            with("/groups/0/members", json!(["A", "Z"])),
            unknown("group", "G", "members", "Z"),
            Remedy::NameExisting,
        ),
        (with("/pairs", pair("E1", "E9")), unknown("pair", "E1", "students", "E9"), Remedy::NameExisting),
        (
            with("/pairs", pair("E1", "E1")),
            json!([{ "code": "pair_of_one", "student": "E1" }]),
            Remedy::NameExisting,
        ),
        // twice
        (
            with("/students/0/wishes", json!(["A", "C", "A"])),
            of("duplicate_wish", "E1", "A"),
            Remedy::RemoveRepetition,
        ),
        (
            with("/students/0/forbidden", json!(["A", "C", "A"])),
            repeated("student", "E1", "forbidden", "A"),
            Remedy::RemoveRepetition,
        ),
        (
            with("/sites/0/ranking", json!(["E1", ["E2", "E1"]])),
            repeated("site", "A", "ranking", "E1"),
            Remedy::RemoveRepetition,
        ),
        (
            with("/groups/0/members", json!(["A", "A"])),
            repeated("group", "G", "members", "A"),
            Remedy::RemoveRepetition,
        ),
        (
            with(
                "/pairs",
                json!([{ "students": ["E1", "E2"], "kind": "same_site" }, { "students": ["E2", "E1"], "kind": "different_site" }]),
            ),
            repeated("pair", "E1", "students", "E2"),
            Remedy::RemoveRepetition,
        ),
        // lists
        (
            three_wishes,
            json!([{ "code": "too_many_wishes", "student": "E1", "wishes": 3, "most": 2 }]),
            Remedy::Shorten,
        ),
        (
            with("/students/0/wishes", json!(["B"])),
            of("wish_outside_cohort", "E1", "B"),
            Remedy::ChooseOpenSite,
        ),
        (
            with("/students/0/pinned", json!({ "site": "B" })),
            of("pin_outside_cohort", "E1", "B"),
            Remedy::ChooseOpenSite,
        ),
        (
            with("/students/0/wishes", json!(["S"])),
            of("secondary_as_principal", "E1", "S"),
            Remedy::ChangeKind,
        ),
        (
            with("/students/0/pinned", json!({ "site": "S" })),
            of("secondary_as_principal", "E1", "S"),
            Remedy::ChangeKind,
        ),
        (
            with("/students/0/wishes", json!([{ "site": "A", "secondary": "C" }])),
            of("principal_as_secondary", "E1", "C"),
            Remedy::ChangeKind,
        ),
        (
            with("/students/0/pinned", json!({ "secondary": "S" })),
            json!([{ "code": "pin_secondary_alone", "student": "E1" }]),
            Remedy::ChangeKind,
        ),
        // seats and pins
        (
            with("/sites/0/seats", json!(-1)),
            json!([{ "code": "bad_seats", "site": "A", "seats": -1 }]),
            Remedy::FixNumber,
        ),
        (
            with("/sites/0/seats", json!(1_i64 << 60)),
            json!([{ "code": "bad_seats", "site": "A", "seats": 1_i64 << 60 }]),
            Remedy::FixNumber,
        ),
        (
            with("/students/0/pinned", json!({ "site": "C" })),
            json!([{ "code": "more_pins_than_seats", "site": "C", "pins": 2, "seats": 1 }]),
            Remedy::OpenSeats,
        ),
        (
            with("/groups/0/max", json!(0)),
            json!([{ "code": "more_pins_than_group", "group": "G", "pins": 1, "most": 0 }]),
            Remedy::OpenSeats,
        ),
        (
            with("/students/-", json!({ "id": "E3", "wishes": [], "forbidden": ["A"], "pinned": no_rule })),
            of("pin_not_allowed", "E3", "A"),
            Remedy::OverrideOrChoose,
        ),
        (
            with("/students/-", json!({ "id": "E3", "wishes": [], "required": ["Y"], "pinned": no_rule })),
            of("pin_not_allowed", "E3", "A"),
            Remedy::OverrideOrChoose,
        ),
        (
            with(
                "/students/-",
                json!({ "id": "E3", "wishes": [], "forbidden": ["S"], "pinned": { "site": "A", "secondary": "S" } }),
            ),
            of("pin_not_allowed", "E3", "S"),
            Remedy::OverrideOrChoose,
        ),
        (
            with(
                "/groups",
                Value::Array((0..10_001).map(|k| json!({ "id": format!("G{k}"), "members": [] })).collect()),
            ),
            json!([{ "code": "too_many_groups", "groups": 10_001, "most": 10_000 }]),
            Remedy::Shorten,
        ),
        // bounds
        (with("/sites/0/min", json!(3)), bounds("site", "A", 3, 2), Remedy::FixBounds),
        (with("/sites/0/min", json!(-1)), bounds("site", "A", -1, 2), Remedy::FixBounds),
        (with("/groups/0/min", json!(-1)), bounds("group", "G", -1, 3), Remedy::FixBounds),
        (
            with("/groups/0", json!({ "id": "G", "members": ["A"], "min": 2, "max": 1 })),
            bounds("group", "G", 2, 1),
            Remedy::FixBounds,
        ),
        (
            with("/groups/0", json!({ "id": "G", "members": ["A"], "min": 9 })),
            bounds("group", "G", 9, 2),
            Remedy::FixBounds,
        ),
        (
            with("/groups/0/members", json!(["A", "G"])),
            json!([{ "code": "group_cycle", "group": "G" }]),
            Remedy::BreakCycle,
        ),
        // numbers
        (with("/students/0/score", json!(1.0001)), number("student", "E1", "score"), Remedy::FixNumber),
        (with("/students/0/score", json!(1e300)), number("student", "E1", "score"), Remedy::FixNumber),
        (with("/students/0/debt", json!(1e7)), number("student", "E1", "debt"), Remedy::FixNumber),
        (
            with("/students/0/periods_left", json!(0)),
            number("student", "E1", "periods_left"),
            Remedy::FixNumber,
        ),
        (
            with("/students/0/periods_left", json!(101)),
            number("student", "E1", "periods_left"),
            Remedy::FixNumber,
        ),
        (with("/students/0/order", json!(0)), number("student", "E1", "order"), Remedy::FixNumber),
        (
            with("/students/0/order", json!(4_000_000_000_u32)),
            number("student", "E1", "order"),
            Remedy::FixNumber,
        ),
        (
            with("/students/0/pinned", json!({ "site": "A", "cost": 0.0005 })),
            number("student", "E1", "pinned.cost"),
            Remedy::FixNumber,
        ),
        (with("/sites/0/fixed_cost", json!(-1e7)), number("site", "A", "fixed_cost"), Remedy::FixNumber),
        (
            with("/pairs", json!([{ "students": ["E1", "E2"], "kind": "same_site", "penalty": -1 }])),
            number("pair", "E1", "penalty"),
            Remedy::FixNumber,
        ),
        // not of the type that the format gives
        (
            with("/sites/0/seats", json!("six")),
            json!([{ "code": "malformed", "kind": "site", "id": "A", "detail": "invalid type: string \"six\", expected i64" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/sites/1/fixed_cost", json!("mean")),
            json!([{ "code": "malformed", "kind": "site", "id": "B", "detail": "unknown variant `mean`, expected `median`" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/students/1/wishes", json!(null)),
            json!([{ "code": "malformed", "kind": "student", "id": "E2", "detail": "invalid type: null, expected a sequence" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/groups/-", json!({ "id": "H" })),
            json!([{ "code": "malformed", "kind": "group", "id": "H", "detail": "missing field `members`" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/parameters", json!({ "precision": -1 })),
            json!([{ "code": "malformed", "kind": "parameters", "id": null, "detail": "invalid value: integer `-1`, expected u32" }]),
            Remedy::FollowFormat,
        ),
        (
            with("/seed", json!(-1)),
            json!([{ "code": "malformed", "kind": "problem", "id": null, "detail": "invalid value: integer `-1`, expected u64" }]),
            Remedy::FollowFormat,
        ),
    ];
    for (name, value) in [
        ("wishes_max", json!(0)),
        ("wishes_max", json!(4_000_000_000_u32)),
        ("wishes_min", json!(101)),
        ("phi", json!([1, 4, 5])),
        ("phi", json!([4, 1])),
        ("phi", json!([1_000_000_000])),
        ("phi", json!(vec![1; 200])),
        ("debt_weight", json!({ "doubling": 0 })),
        ("debt_weight", json!({ "scale": 4_000_000 })),
        ("debt_weight", json!({ "look_ahead": { "last": 0 } })),
        ("debt_weight", json!({ "look_ahead": { "last": 0.5 } })),
        ("debt_weight", json!({ "look_ahead": { "early": -1 } })),
        ("debt_weight", json!({ "look_ahead": { "bound": -1 } })),
        ("debt_weight", json!({ "look_ahead": { "periods": 1 } })),
        ("debt_weight", json!({ "look_ahead": { "periods": 101 } })),
        ("debt_weight", json!({ "look_ahead": { "advance": 1.5 } })),
        ("debt_weight", json!({ "doubling": 0.001, "bound": 8 })),
        ("rank_costs", json!([-1])),
        ("rank_costs", json!(vec![1; 101])),
        ("exponent", json!(11)),
        ("divisor", json!(0)),
        ("site_cost_max", json!(-1)),
        ("cost_max", json!(1_000_000.5)),
        ("order_bonus", json!(1001)),
        ("score_factor", json!(0.0001)),
        ("precision", json!(4)),
    ] {
        let mut parameters = json!({});
        put(&mut parameters, &format!("/{name}"), value);
        rows.push((with("/parameters", parameters), parameter(name), Remedy::FixNumber));
    }
    rows
}

#[test]
fn every_error_names_what_it_is_about_and_what_to_do() {
    assert!(Problem::parse(&serde_json::to_vec(&sound()).unwrap()).is_ok());
    let mut seen = BTreeSet::from([variant(&Problem::parse(b"{").unwrap_err()[0])]);
    for (problem, expected, remedy) in table() {
        let found = errors(&problem);
        assert_eq!(serde_json::to_value(&found).unwrap(), expected, "{problem}");
        for error in &found {
            assert_eq!(error.remedy(), remedy, "{error}");
            seen.insert(variant(error));
        }
    }
    assert_eq!(seen, (0..VARIANTS).collect(), "a variant has no line in the table");
}

#[test]
fn the_errors_of_a_file_come_together() {
    // unknown fields do not hide what else is wrong
    let mut problem = with("/colour", json!(1));
    put(&mut problem, "/students/1/rank", json!(1));
    put(&mut problem, "/sites/0/seats", json!(-4));
    put(&mut problem, "/students/0/wishes/-", json!("Z"));
    put(&mut problem, "/students/0/score", json!(0.00001));
    let codes: Vec<usize> = errors(&problem).iter().map(variant).collect();
    let of = |json: Value| variant(&errors(&json)[0]);
    let bad_seats = of(with("/sites/0/seats", json!(-1)));
    let bad_number = of(with("/students/0/score", json!(0.00001)));
    let unknown_id = of(with("/students/0/wishes", json!(["Z"])));
    assert_eq!(codes, [1, 1, bad_seats, bad_number, unknown_id], "{:?}", errors(&problem));
    // nor does one malformed thing hide another
    let mut problem = with("/sites/0/seats", json!("two"));
    put(&mut problem, "/students/1/order", json!(-3));
    put(&mut problem, "/students/0/note", json!(""));
    let found = errors(&problem);
    assert_eq!(found.iter().map(variant).collect::<Vec<_>>(), [1, 24, 24], "{found:?}");
}

#[test]
fn hostile_files_are_refused_with_an_error() {
    let text = |json: &str| Problem::parse(json.as_bytes());
    let minimal = r#"{"format":"placet.allocation/1","seed":1}"#;
    assert!(text(minimal).is_ok());
    assert!(text(&format!("\u{feff}{minimal}")).is_ok(), "a byte order mark is no mistake of the author's");
    let around = |field: &str| format!(r#"{{"format":"placet.allocation/1","seed":1,{field}}}"#);
    let deep = |open: &str, close: &str, n: usize| {
        around(&format!(r#""sites":{}{}"#, open.repeat(n), close.repeat(n)))
    };
    let score = |number: &str| around(&format!(r#""students":[{{"id":"E","wishes":[],"score":{number}}}]"#));
    let long = "x".repeat(1 << 20);
    let mut refused = vec![
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        "\u{0}".to_owned(),
        deep("[", "]", 100_000),
        deep(r#"{"id":"#, "}", 100_000),
        around(&format!(r#""title":"{}"#, "a".repeat(1000))),
        around(&format!(r#""x":{}"#, "9".repeat(100_000))),
        around(r#""seed":2"#),
        around(r#""sites":[{"id":"A","id":"B","seats":1}]"#),
        around(r#""students":[{"id":"E","wishes":[{"site":"A","site":"B"}]}]"#),
        around(&format!(r#""sites":[{{"id":"{long}","seats":1}}]"#)),
        around(r#""sites":[{"id":"𝄞","seats":1}]"#),
        around(r#""sites":[{"id":"\ud834\udd1e","seats":1}]"#),
        around(r#""sites":[{"id":"\ud834","seats":1}]"#),
        around(r#""sites":[{"id":"A","seats":1e400}]"#),
        around(r#""sites":[{"id":"A","seats":1.5}]"#),
        around(r#""sites":[{"id":"A","seats":9223372036854775808}]"#),
        around(r#""sites":[{"id":"A","seats":-9223372036854775808}]"#),
    ];
    for number in [
        "NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "1e999",
        "-1e999",
        "0x10",
        "1.",
        ".5",
        "1e-400",
        "01",
        "+1",
        "1.0000000001",
    ] {
        refused.push(score(number));
    }
    for json in &refused {
        let start: String = json.chars().take(90).collect();
        // 1e-400 is nought, as far as any float can tell
        if json.contains("1e-400") {
            assert!(text(json).is_ok());
            continue;
        }
        let found = text(json).map(|_| ()).expect_err(&start);
        assert!(!found.is_empty(), "{start}");
    }
    // every beginning of a file
    let whole = serde_json::to_vec(&sound()).unwrap();
    for end in 0..whole.len() {
        assert!(Problem::parse(&whole[..end]).is_err());
        assert!(serde_json::from_slice::<Plan>(&whole[..end]).is_err());
    }
    // bytes that are not UTF-8
    for bad in [&b"\xff"[..], b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"] {
        let json = [br#"{"format":"placet.allocation/1","seed":1,"title":""#, bad, br#""}"#].concat();
        assert!(Problem::parse(&json).is_err());
    }
}

#[test]
fn ids_may_be_any_visible_ascii_up_to_64() {
    for id in ["\"", "\\", "a\"b\\c", "!", "~", &"x".repeat(64)] {
        let problem = json!({ "format": "placet.allocation/1", "seed": 1, "sites": [{ "id": id, "seats": 1 }],
            "students": [{ "id": id, "wishes": [id] }] });
        let checked = Problem::parse(&serde_json::to_vec(&problem).unwrap()).unwrap();
        assert!(checked.student(id).is_some());
    }
    assert!(!Id::from("x".repeat(65)).is_valid());
}

/// Groups within groups, as deep as there may be groups: nothing recurses, nothing is counted twice.
#[test]
fn groups_may_nest_as_deep_as_there_are_groups() {
    let nested = |groups: usize| {
        let mut json = String::from(
            r#"{"format":"placet.allocation/1","seed":1,"sites":[{"id":"A","seats":5}],"students":[],"groups":["#,
        );
        for depth in 0..groups {
            let member = if depth == 0 { "A".to_owned() } else { format!("G{}", depth - 1) };
            let comma = if depth == 0 { "" } else { "," };
            let _ = write!(json, r#"{comma}{{"id":"G{depth}","members":["{member}"],"min":6}}"#);
        }
        json.push_str("]}");
        Problem::parse(json.as_bytes()).unwrap_err()
    };
    let found = nested(10_000);
    assert_eq!(found.len(), 10_000);
    assert!(found.iter().all(|e| matches!(e, ProblemError::ContradictoryBounds { min: 6, most: 5, .. })));
    assert_eq!(nested(100_000), [ProblemError::TooManyGroups { groups: 100_000, most: 10_000 }]);
}

#[test]
fn a_list_longer_than_any_rank_is_refused() {
    let sites: Vec<Value> = (0..300).map(|k| json!({ "id": format!("T{k}"), "seats": 1 })).collect();
    let wishes: Vec<Value> = (0..300).map(|k| json!(format!("T{k}"))).collect();
    let problem = json!({ "format": "placet.allocation/1", "seed": 1, "sites": sites,
        "students": [{ "id": "E1", "wishes": wishes }] });
    assert_eq!(
        errors(&problem),
        [ProblemError::TooManyWishes { student: "E1".into(), wishes: 300, most: 100 }]
    );
}
