//! Pure decisions of the institution: which commune a town is, what the code of next year's cohort is.

use placet_entity::{academic_year, commune};
use placet_rules::distance::Coordinates;
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

/// A code of the official list: five digits, `2A` or `2B` and three for Corsica. A spreadsheet eats the leading zero of a
/// number: `1001` → `01001`.
pub(super) fn commune_code(typed: &str) -> Option<String> {
    let code = typed.trim().to_ascii_uppercase();
    let code = if code.len() == 4 && is_number(&code) { format!("0{code}") } else { code };
    let corsican = code.strip_prefix("2A").or_else(|| code.strip_prefix("2B"));
    (code.len() == 5 && is_number(corsican.unwrap_or(&code))).then_some(code)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The postcodes of a cell, whatever stands between them; nothing when one of them is none.
pub(super) fn commune_postcodes(typed: &str) -> Option<Vec<String>> {
    typed
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match word.len() {
            4 if is_number(word) => Some(format!("0{word}")),
            5 if is_number(word) => Some(word.to_owned()),
            _ => None,
        })
        .collect()
}

/// The place of a latitude and a longitude in degrees, with a decimal point or comma.
pub(super) fn coordinates(latitude: &str, longitude: &str) -> Option<Coordinates> {
    let degrees = |typed: &str| typed.trim().replace(',', ".").parse::<f64>().ok();
    Coordinates::from_degrees(degrees(latitude)?, degrees(longitude)?).ok()
}

/// The place of `latitude,longitude` in one cell: no place when it is empty, nothing when it cannot be read.
pub(super) fn point(typed: &str) -> Option<Option<Coordinates>> {
    if typed.is_empty() {
        return Some(None);
    }
    let separator = if typed.contains(';') { ';' } else { ',' };
    let (latitude, longitude) = typed.split_once(separator)?;
    coordinates(latitude, longitude).map(Some)
}

/// A place as a preview compares it, to four decimals: about ten metres.
pub(super) fn said_place(place: Coordinates) -> String {
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    format!("{:.4} ; {:.4}", degrees(place.latitude()), degrees(place.longitude()))
}

/// What a commune is searched by.
pub(super) fn commune_key(name: &str, postcodes: &str) -> String {
    format!("{} {postcodes}", town_key(name))
}

/// Whether `known` is the same name as `new` with its accents and small letters, which the postal file lacks.
pub(super) fn writes_better(known: &str, new: &str) -> bool {
    let in_capitals = |name: &str| !name.chars().any(char::is_lowercase);
    town_key(known) == town_key(new) && in_capitals(new) && !in_capitals(known)
}

/// Whether a sheet that names `named` of the `known` communes is the whole list, and not an addition to it: nine tenths.
pub(super) fn is_whole_list(known: usize, named: usize) -> bool {
    named * 10 >= known * 9
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

    #[test]
    fn codes_postcodes_and_places_are_read_as_spreadsheets_mangle_them() {
        for (typed, code) in [
            ("14118", Some("14118")),
            ("1001", Some("01001")),
            (" 2a004 ", Some("2A004")),
            ("2B033", Some("2B033")),
            ("97411", Some("97411")),
            ("98818", Some("98818")),
            ("2C001", None),
            ("141", None),
            ("1411é", None),
            ("141180", None),
        ] {
            assert_eq!(commune_code(typed).as_deref(), code, "{typed}");
        }
        let codes = |typed| commune_postcodes(typed).map(|codes| codes.join(" "));
        assert_eq!(codes("14000"), Some("14000".into()));
        assert_eq!(codes("1400, 14123/97400"), Some("01400 14123 97400".into()));
        assert_eq!(codes(""), Some(String::new()));
        assert_eq!((codes("140"), codes("F-14000")), (None, None));
        let caen = Coordinates::from_degrees(49.1829, -0.3707).ok();
        assert_eq!(coordinates("49,1829", " -0.3707"), caen);
        assert_eq!(point("49.1829, -0.3707"), Some(caen));
        assert_eq!(point("49,1829 ; -0,3707"), Some(caen));
        assert_eq!(point(""), Some(None));
        assert_eq!((point("49.1829"), point("200,0"), coordinates("49", "")), (None, None, None));
        assert_eq!(caen.map(said_place).as_deref(), Some("49.1829 ; -0.3707"));
    }

    #[test]
    fn a_postal_file_does_not_take_the_accents_away() {
        assert!(writes_better("Saint-Lô", "ST LO"));
        assert!(!writes_better("ST LO", "Saint-Lô"));
        assert!(!writes_better("Saint-Lô", "Saint-Lo"));
        assert!(!writes_better("Caen", "BAYEUX"));
    }

    #[test]
    fn a_few_communes_are_an_addition_and_most_are_the_whole_list() {
        assert!(is_whole_list(10, 9) && is_whole_list(35_000, 34_900));
        assert!(!is_whole_list(10, 8) && !is_whole_list(35_000, 62));
    }

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
