//! Numbers, days and instants as a reader expects them: `12 mars 2026`, `23 h 59`, `17,35`, `1er`.

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};
use chrono_tz::Tz;

use super::text::Lang;

/// A narrow no-break space, before `; : ? !` and between thousands in French.
pub const NARROW: char = '\u{202f}';
/// A no-break space.
pub const NBSP: char = '\u{a0}';

/// A day: `12 mars 2026`, `12 March 2026`.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    format!("{}{NBSP}{}", day_month(lang, day), day.year())
}

/// A day without its year: `1er mars`, `12 March`.
pub fn day_month(lang: Lang, day: NaiveDate) -> String {
    let month = lang.t(&format!("format-month-{}", day.month()));
    match (lang, day.day()) {
        (Lang::Fr, 1) => format!("1er{NBSP}{month}"),
        (_, number) => format!("{number}{NBSP}{month}"),
    }
}

/// A day with its weekday: `mercredi 3 décembre 2025`.
pub fn long_day(lang: Lang, date: NaiveDate) -> String {
    let weekday = lang.t(&format!("format-weekday-{}", date.weekday().number_from_monday()));
    format!("{weekday} {}", day(lang, date))
}

/// A day in figures for tables: `12/03/2026` in French, `2026-03-12` in English.
pub fn short_day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Fr => day.format("%d/%m/%Y").to_string(),
        Lang::En => day.format("%Y-%m-%d").to_string(),
    }
}

/// The time of an instant: `8 h`, `23 h 59`, `23:59`.
pub fn time(lang: Lang, zone: Tz, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    match (lang, local.minute()) {
        (Lang::Fr, 0) => format!("{}{NBSP}h", local.hour()),
        (Lang::Fr, minute) => format!("{}{NBSP}h{NBSP}{minute:02}", local.hour()),
        (Lang::En, minute) => format!("{:02}:{minute:02}", local.hour()),
    }
}

/// An instant: `14 mars 2026 à 23 h 59`.
pub fn instant(lang: Lang, zone: Tz, at: DateTime<Utc>) -> String {
    let date = at.with_timezone(&zone).date_naive();
    lang.tv("format-day-at-time", &[("day", day(lang, date).into()), ("time", time(lang, zone, at).into())])
}

/// The end of something, stored as the first instant after and shown as the last minute before.
pub fn end(lang: Lang, zone: Tz, after: DateTime<Utc>) -> String {
    instant(lang, zone, after - chrono::Duration::minutes(1))
}

/// A whole number: `12 500` in French, `12,500` in English.
pub fn integer(lang: Lang, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(if lang == Lang::Fr { NARROW } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// A number kept in hundredths: `17,35`, `17.35`.
pub fn hundredths(lang: Lang, number: i32) -> String {
    decimal(lang, i64::from(number), 2)
}

/// A number kept in thousandths, shown with a sign and one decimal as debts are: `+1,2`.
pub fn debt(lang: Lang, thousandths: i32) -> String {
    let tenths = (f64::from(thousandths) / 100.0).round() as i64;
    let sign = if tenths > 0 { "+" } else { "" };
    format!("{sign}{}", decimal(lang, tenths, 1))
}

/// `number` divided by ten to the power of `places`.
pub fn decimal(lang: Lang, number: i64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    let sign = if number < 0 { "−" } else { "" };
    let number = number.abs();
    let comma = if lang == Lang::Fr { ',' } else { '.' };
    let width = places as usize;
    format!("{sign}{}{comma}{:0width$}", integer(lang, number / unit), number % unit)
}

/// A share of a whole as a percentage with one decimal: `96,7 %`; nothing when the whole is empty.
pub fn percent(lang: Lang, part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = (part as f64 * 1000.0 / whole as f64).round() as i64;
    let space = if lang == Lang::Fr { NARROW.to_string() } else { String::new() };
    format!("{}{space}%", decimal(lang, tenths, 1))
}

/// A number with one or two decimals as computed, rounded half away from zero.
pub fn float(lang: Lang, number: f64, places: u32) -> String {
    decimal(lang, (number * 10_f64.powi(places.cast_signed())).round() as i64, places)
}

/// A telephone number as people read it: a French one in pairs, `02 31 06 31 06`; any other as it was written.
pub fn phone(number: &str) -> String {
    if number.len() != 10 || !number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let pairs: Vec<&str> = (0..10).step_by(2).filter_map(|at| number.get(at..at + 2)).collect();
    pairs.join("\u{a0}")
}

/// A rank as an ordinal: `1er`, `2e`, `1st`, `2nd`.
pub fn ordinal(lang: Lang, number: i32) -> String {
    let suffix = match (lang, number % 10, number % 100) {
        (Lang::Fr, _, _) => {
            if number == 1 {
                "er"
            } else {
                "e"
            }
        }
        (Lang::En, _, 11..=13) => "th",
        (Lang::En, 1, _) => "st",
        (Lang::En, 2, _) => "nd",
        (Lang::En, 3, _) => "rd",
        (Lang::En, _, _) => "th",
    };
    format!("{number}{suffix}")
}

/// The value of an `<input type="date">`.
pub fn input_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The value of an `<input type="datetime-local">`, in the institution's zone.
pub fn input_instant(zone: Tz, at: DateTime<Utc>) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_in_the_country() {
        for (shown, expected) in [
            (integer(Lang::Fr, 12_500), "12\u{202f}500"),
            (integer(Lang::En, -1_012_500), "−1,012,500"),
            (hundredths(Lang::Fr, 1735), "17,35"),
            (hundredths(Lang::En, -5), "−0.05"),
            (phone("0231063106"), "02\u{a0}31\u{a0}06\u{a0}31\u{a0}06"),
            (phone("+33231063106"), "+33231063106"),
            (debt(Lang::Fr, 1249), "+1,2"),
            (percent(Lang::Fr, 231, 239), "96,7\u{202f}%"),
            (percent(Lang::En, 0, 0), "—"),
            (ordinal(Lang::Fr, 1), "1er"),
            (ordinal(Lang::En, 12), "12th"),
        ] {
            assert_eq!(shown, expected);
        }
    }
}
