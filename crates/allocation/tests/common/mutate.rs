//! Seeded changes to JSON documents: most stay of the format, so that they reach what lies behind its reader.

use serde_json::Value;

use super::chance::Chance;
use super::places::places;

/// Values that have broken something somewhere.
const INTERESTING: [&str; 30] = [
    "null",
    "true",
    "false",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "7",
    "12",
    "100",
    "101",
    "255",
    "256",
    "1000000",
    "1000001",
    "4294967295",
    "9007199254740991",
    "9007199254740992",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "0.001",
    "0.0005",
    "999999.999",
    "1e300",
    "\"\"",
    "\"median\"",
    "[]",
    "{}",
];

/// Names that the formats have, to be put where they were not.
const FIELDS: [(&str, &str); 28] = [
    ("order", "1"),
    ("score", "0.5"),
    ("debt", "8"),
    ("debt", "-8"),
    ("periods_left", "1"),
    ("periods_left", "12"),
    ("cohort", "\"X\""),
    ("category", "\"C\""),
    ("seats", "0"),
    ("min", "1"),
    ("max", "1"),
    ("fixed_cost", "\"median\""),
    ("fixed_cost", "-3"),
    ("secondary", "true"),
    ("pinned", "{}"),
    ("required", "[\"C\"]"),
    ("parameters", "{\"wishes_max\":100}"),
    ("parameters", "{\"phi\":[1,1000000],\"debt_weight\":{\"scale\":1024,\"bound\":20}}"),
    ("parameters", "{\"phi\":[0,1]}"),
    ("parameters", "{\"exponent\":0,\"score_factor\":1000,\"order_bonus\":1000}"),
    ("parameters", "{\"debt_weight\":{\"shape\":\"flat\"}}"),
    ("options", "{\"do_no_harm\":true}"),
    ("options", "{\"completed_lists\":true}"),
    ("options", "{\"node_limit\":18446744073709551615}"),
    ("options", "{\"node_limit\":0}"),
    ("override", "true"),
    ("cost", "1000000"),
    ("ranking", "[]"),
];

/// One to four changes.
pub(crate) fn change(document: &Value, chance: &mut Chance) -> Value {
    let mut changed = document.clone();
    for _ in 0..=chance.below(4) {
        change_once(&mut changed, chance);
    }
    changed
}

/// A few bytes changed, taken out or doubled.
pub(crate) fn change_bytes(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(3) {
        if bytes.is_empty() {
            return;
        }
        let at = chance.below(bytes.len());
        match chance.below(4) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            _ => {
                let end = (at + chance.below(20)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
        }
    }
}

fn change_once(document: &mut Value, chance: &mut Chance) {
    let places = places(document);
    let at = chance.one(&places).clone();
    let other = document.pointer(chance.one::<String>(&places)).cloned().unwrap_or_default();
    let Some(value) = document.pointer_mut(&at) else { return };
    match value {
        Value::Array(items) if !items.is_empty() => {
            let (k, l) = (chance.below(items.len()), chance.below(items.len()));
            match chance.below(5) {
                0 => drop(items.remove(k)),
                1 => items.insert(l, items[k].clone()),
                2 => items.swap(k, l),
                3 => items.truncate(k),
                _ => items.push(other),
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let names: Vec<String> = fields.keys().cloned().collect();
            match chance.below(4) {
                0 => drop(fields.remove(chance.one(&names))),
                1 => drop(fields.insert(chance.one(&names).clone(), other)),
                _ => {
                    let (name, json) = chance.one(&FIELDS);
                    fields.insert((*name).to_owned(), serde_json::from_str(json).unwrap_or_default());
                }
            }
        }
        Value::Number(number) if chance.below(2) == 0 => {
            let step = *chance.one(&[1, -1, 10, -1000]);
            *value = number.as_i64().map_or(Value::Null, |n| Value::from(n.saturating_add(step)));
        }
        Value::Bool(yes) => *yes = !*yes,
        _ if chance.below(2) == 0 => *value = other,
        _ => *value = serde_json::from_str(chance.one::<&str>(&INTERESTING)).unwrap_or_default(),
    }
}
