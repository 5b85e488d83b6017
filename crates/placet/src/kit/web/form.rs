//! What a form sent: read with a getter for each field, which notes what is wrong and keeps what was typed.

use axum::extract::{FromRequest, Request};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use placet_rules::ids::{AmountError, Hundredths};

use crate::kit::error::PageError;
use crate::kit::page::Page;
use crate::kit::text::Say;

/// Longest form, in bytes.
const MAX_FORM: usize = 2 * 1024 * 1024;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// The sentence: what is wrong and what to do.
    pub say: Say,
}

/// A form: the values typed and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Self, PageError> {
        let bytes =
            axum::body::to_bytes(request.into_body(), MAX_FORM).await.map_err(|_| PageError::TooLarge)?;
        Ok(Self::parse(&bytes))
    }
}

impl Form {
    /// Reads an urlencoded body. Invalid UTF-8 becomes replacement characters, which the getters refuse.
    pub fn parse(body: &[u8]) -> Self {
        let pairs =
            form_urlencoded::parse(body).map(|(key, value)| (key.into_owned(), value.into_owned())).collect();
        Self { pairs, errors: Vec::new() }
    }

    /// A form with values, to show one for the first time.
    pub fn of<K: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (K, V)>) -> Self {
        let pairs = values.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
        Self { pairs, errors: Vec::new() }
    }

    /// What was typed in a field; empty when nothing.
    pub fn value(&self, field: &str) -> &str {
        self.pairs.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field: the boxes that are ticked.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Every pair, in the order of the form.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Whether a box is ticked, or a field holds this value.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).any(|held| held == value)
    }

    /// Whether a single box is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        !matches!(self.value(field), "" | "0" | "false")
    }

    /// Puts a value in a field, in place of what was typed.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.pairs.retain(|(name, _)| name != field);
        self.pairs.push((field.to_owned(), value.into()));
    }

    /// Notes that something is wrong with a field.
    pub fn refuse(&mut self, field: impl Into<String>, say: Say) {
        self.errors.push(FieldError { field: field.into(), say });
    }

    /// What is wrong, in the order of the form.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// What is wrong, as the summary at the head of a form lists it: the field's id and the sentence.
    pub fn summary(&self, reader: &Page) -> Vec<(String, String)> {
        self.errors.iter().map(|error| (error.field.clone(), reader.say(&error.say))).collect()
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What is wrong with a field, in a language; empty when nothing.
    pub fn error(&self, reader: &Page, field: &str) -> String {
        self.errors
            .iter()
            .find(|error| error.field == field)
            .map_or_else(String::new, |error| reader.say(&error.say))
    }

    /// A text that may be empty, cleaned; `max` in characters.
    pub fn optional(&mut self, field: &str, max: usize) -> Option<String> {
        let typed = self.value(field).to_owned();
        self.cleaned(field, placet_rules::text::clean_line(&typed, max))
    }

    /// Several lines of text that may be empty.
    pub fn optional_lines(&mut self, field: &str, max: usize) -> Option<String> {
        let typed = self.value(field).to_owned();
        self.cleaned(field, placet_rules::text::clean_lines(&typed, max))
    }

    fn cleaned(
        &mut self,
        field: &str,
        text: Result<String, placet_rules::text::TextError>,
    ) -> Option<String> {
        match text {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(text),
            Err(error) => {
                self.refuse(field, text_error(&error));
                None
            }
        }
    }

    /// A text that must be there; empty when it was refused.
    pub fn required(&mut self, field: &str, max: usize) -> String {
        let before = self.errors.len();
        let text = self.optional(field, max);
        if text.is_none() && self.errors.len() == before {
            self.refuse(field, Say::key("form-required"));
        }
        text.unwrap_or_default()
    }

    /// A whole number within bounds, or nothing typed.
    pub fn optional_integer(&mut self, field: &str, bounds: std::ops::RangeInclusive<i32>) -> Option<i32> {
        let typed: String = self.value(field).chars().filter(|char| !char.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<i32>() {
            Ok(number) if bounds.contains(&number) => Some(number),
            _ => {
                self.refuse(
                    field,
                    Say::key("form-integer-bounds").with("min", *bounds.start()).with("max", *bounds.end()),
                );
                None
            }
        }
    }

    /// A whole number within bounds; the lower bound when it was refused.
    pub fn integer(&mut self, field: &str, bounds: std::ops::RangeInclusive<i32>) -> i32 {
        let before = self.errors.len();
        let low = *bounds.start();
        let number = self.optional_integer(field, bounds);
        if number.is_none() && self.errors.len() == before {
            self.refuse(field, Say::key("form-required"));
        }
        number.unwrap_or(low)
    }

    /// A number with at most two decimals (comma or point) that the engine computes with, in hundredths.
    pub fn optional_hundredths(&mut self, field: &str) -> Option<i32> {
        let typed = self.value(field).trim().to_owned();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<Hundredths>() {
            Ok(number) if number.is_computed() => i32::try_from(number.0).ok(),
            Ok(_) | Err(AmountError::OutOfRange) => {
                self.refuse(field, amount_bounds());
                None
            }
            Err(_) => {
                self.refuse(field, Say::key("form-decimal"));
                None
            }
        }
    }

    /// A day, or nothing typed.
    pub fn optional_day(&mut self, field: &str) -> Option<NaiveDate> {
        let typed = self.value(field).trim().to_owned();
        if typed.is_empty() {
            return None;
        }
        let day = placet_rules::time::parse_day(&typed).ok();
        if day.is_none() {
            self.refuse(field, Say::key("form-day"));
        }
        day
    }

    /// A day that must be there; 1 January 1970 when it was refused.
    pub fn day(&mut self, field: &str) -> NaiveDate {
        let before = self.errors.len();
        let day = self.optional_day(field);
        if day.is_none() && self.errors.len() == before {
            self.refuse(field, Say::key("form-required"));
        }
        day.unwrap_or_default()
    }

    /// An instant typed in the institution's zone (`2026-03-14T08:00`), or nothing typed.
    pub fn optional_instant(&mut self, field: &str, zone: Tz) -> Option<DateTime<Utc>> {
        let typed = self.value(field).trim().to_owned();
        if typed.is_empty() {
            return None;
        }
        let local = chrono::NaiveDateTime::parse_from_str(&typed, "%Y-%m-%dT%H:%M")
            .or_else(|_| chrono::NaiveDateTime::parse_from_str(&typed, "%Y-%m-%dT%H:%M:%S"));
        let Ok(local) = local else {
            self.refuse(field, Say::key("form-instant"));
            return None;
        };
        match local.and_local_timezone(zone) {
            chrono::LocalResult::Single(at) => Some(at.to_utc()),
            chrono::LocalResult::Ambiguous(_, _) => {
                self.refuse(field, Say::key("form-instant-twice"));
                None
            }
            chrono::LocalResult::None => {
                self.refuse(field, Say::key("form-instant-never"));
                None
            }
        }
    }

    /// An instant that must be there; 1 January 1970 when it was refused.
    pub fn instant(&mut self, field: &str, zone: Tz) -> DateTime<Utc> {
        let before = self.errors.len();
        let at = self.optional_instant(field, zone);
        if at.is_none() && self.errors.len() == before {
            self.refuse(field, Say::key("form-required"));
        }
        at.unwrap_or_default()
    }

    /// An identifier of a list, or nothing chosen.
    pub fn optional_id<T: std::str::FromStr>(&mut self, field: &str) -> Option<T> {
        let typed = self.value(field).to_owned();
        if typed.is_empty() {
            return None;
        }
        let id = typed.parse().ok();
        if id.is_none() {
            self.refuse(field, Say::key("form-choice"));
        }
        id
    }

    /// An identifier that must be chosen.
    pub fn id<T: std::str::FromStr>(&mut self, field: &str) -> Option<T> {
        let before = self.errors.len();
        let id = self.optional_id(field);
        if id.is_none() && self.errors.len() == before {
            self.refuse(field, Say::key("form-required"));
        }
        id
    }

    /// A value of a closed list, by its code.
    pub fn choice<T>(&mut self, field: &str, from_code: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = from_code(self.value(field));
        if chosen.is_none() {
            self.refuse(field, Say::key("form-choice"));
        }
        chosen
    }

    /// The version of the row that the form was shown with.
    pub fn version(&self) -> i32 {
        self.value("version").parse().unwrap_or(0)
    }
}

/// Where what was typed differs from what somebody saved since, for `m::conflict`: label, typed, saved. Both sides are the
/// same fields in the same order, in words.
pub fn differences(
    typed: Vec<(String, String)>,
    saved: Vec<(String, String)>,
) -> Vec<(String, String, String)> {
    typed
        .into_iter()
        .zip(saved)
        .filter(|((_, typed), (_, saved))| typed != saved)
        .map(|((label, typed), (_, saved))| (label, typed, saved))
        .collect()
}

/// The sentence for an amount that the engine does not compute with.
pub fn amount_bounds() -> Say {
    Say::key("form-decimal-bounds").with("max", Hundredths::LARGEST_COMPUTED.0 / 100)
}

/// The sentence for a text that cannot be kept.
pub fn text_error(error: &placet_rules::text::TextError) -> Say {
    use placet_rules::text::TextError;
    match error {
        TextError::TooLong { max, .. } => Say::key("form-text-long").with("max", *max),
        _ => Say::key("form-text-forbidden"),
    }
}
