//! Pure decisions of the institution: which commune a town is, what the code of next year's cohort is.

use placet_entity::{academic_year, commune};
use placet_rules::text::search_key;
use placet_rules::time::Span;
use placet_rules::year::YearLock;

/// The lock of a year, for the rules on years.
pub fn year_lock(year: &academic_year::Model) -> YearLock {
    match (year.locked_at, year.unlocked_at) {
        (None, _) => YearLock::Building,
        (Some(at), None) => YearLock::Locked { at },
        (Some(_), Some(at)) => YearLock::Unlocked { at },
    }
}

/// The days of a year.
pub fn year_span(year: &academic_year::Model) -> Span {
    Span { start: year.start_on, end: placet_rules::time::next_day(year.end_on) }
}

/// The name of a town as it is compared: folded, abbreviations spelt out, without `CEDEX` and what follows it.
pub(super) fn town_key(town: &str) -> String {
    let folded = search_key(town);
    let words = folded.split(' ').take_while(|word| *word != "cedex").map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The commune that a postcode and a name mean, if there is no doubt: the only one of that name at that postcode; with
/// an unknown or missing postcode the only one of that name; never one whose name differs.
pub(super) fn pick<'a>(
    candidates: impl IntoIterator<Item = &'a commune::Model>,
    postcode: Option<&str>,
    town: &str,
) -> Option<&'a commune::Model> {
    let key = town_key(town);
    let named: Vec<_> = candidates.into_iter().filter(|row| town_key(&row.name) == key).collect();
    let at_postcode = |row: &&&commune::Model| {
        postcode.is_some_and(|code| row.postcodes.split(' ').any(|held| held == code.trim()))
    };
    let mut exact = named.iter().filter(at_postcode);
    match (exact.next(), exact.next(), named.as_slice()) {
        (Some(one), None, _) => Some(one),
        // the postcode of a CEDEX is in no list: the same department settles it
        (None, _, all) => {
            let mut near = all.iter().filter(|row| {
                postcode.is_none_or(|code| {
                    let department = code.trim().get(..2).unwrap_or_default();
                    row.postcodes.split(' ').any(|held| held.starts_with(department))
                })
            });
            match (near.next(), near.next()) {
                (Some(one), None) => Some(one),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A code or a name moved one year ahead: each year of the school year is replaced (`2025_DFASM1` → `2026_DFASM1`,
/// `DFASM1 2025-2026` → `DFASM1 2026-2027`). `years` are the first years of both school years.
pub(super) fn carried(text: &str, from: i32, to: i32) -> String {
    // the last year first, so that 2025-2026 does not become 2026-2026
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            moved.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        let number = &rest[..digits];
        match number.parse::<i32>() {
            Ok(year) if digits == 4 && (year == from || year == from + 1) => {
                moved.push_str(&(year - from + to).to_string());
            }
            _ => moved.push_str(number),
        }
        rest = &rest[digits..];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(code: &str, name: &str, postcodes: &str) -> commune::Model {
        commune::Model {
            code: code.into(),
            name: name.into(),
            postcodes: postcodes.into(),
            search_key: String::new(),
            latitude: Some(1),
            longitude: Some(1),
        }
    }

    #[test]
    fn a_town_is_found_only_without_doubt() {
        let rows = [
            commune("14118", "Caen", "14000"),
            commune("50502", "Saint-Lô", "50000"),
            commune("61001", "Beaumont", "61100 61200"),
            commune("14002", "Beaumont", "14430"),
        ];
        let check = |postcode: Option<&str>, town: &str, expected: Option<&str>| {
            let found = pick(&rows, postcode, town).map(|row| row.code.as_str());
            assert_eq!(found, expected, "{postcode:?} {town}");
        };
        check(Some("14000"), "caen", Some("14118"));
        check(Some("14033"), "CAEN CEDEX 9", Some("14118"));
        check(None, "Caen", Some("14118"));
        check(Some("50000"), "ST LO", Some("50502"));
        check(Some("61200"), "Beaumont", Some("61001"));
        check(None, "Beaumont", None);
        check(Some("75001"), "Caen", None);
        check(Some("14000"), "Can", None);
        check(Some("é"), "Caen", None);
        check(Some("14000"), "", None);
    }

    #[test]
    fn codes_move_one_year_ahead() {
        for (text, expected) in [
            ("2025_DFASM1", "2026_DFASM1"),
            ("DFASM1 2025-2026", "DFASM1 2026-2027"),
            ("DFASM1", "DFASM1"),
            ("P12025", "P12025"),
            ("année 2025/2026 — été", "année 2026/2027 — été"),
        ] {
            assert_eq!(carried(text, 2025, 2026), expected);
        }
    }
}
