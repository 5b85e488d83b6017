//! Entries as people read them.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use crate::kit::Page;

/// One thing that happened to an object.
#[derive(Clone, Debug)]
pub struct Happened {
    /// Its place among all entries.
    pub sequence: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Shown name of who did it; none for the program itself.
    pub who: Option<String>,
    /// `feature.verb_in_the_past`.
    pub action: String,
    /// Which object.
    pub object_id: String,
    /// What it was, unless nothing was told or it was erased.
    pub before: Option<Value>,
    /// What it became, likewise.
    pub after: Option<Value>,
}

/// A field that changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Name of the field; empty when the object has only one.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
}

impl Happened {
    /// What was done, in words.
    pub fn what(&self, p: &Page) -> String {
        p.tk("audit-action", &self.action.replace('.', "-"))
    }

    /// Who did it, in words.
    pub fn by(&self, p: &Page) -> String {
        self.who.clone().unwrap_or_else(|| p.t("audit-by-program"))
    }

    /// The fields that differ, in words; technical ones are left out.
    pub fn differences(&self, p: &Page) -> Vec<Difference> {
        let empty = Value::Null;
        let (before, after) = (self.before.as_ref().unwrap_or(&empty), self.after.as_ref().unwrap_or(&empty));
        let mut keys: Vec<&String> = Vec::new();
        for side in [before, after] {
            keys.extend(side.as_object().into_iter().flat_map(serde_json::Map::keys));
        }
        if keys.is_empty() {
            let (before, after) = (in_words(p, before), in_words(p, after));
            return match (before, after) {
                (Some(before), Some(after)) if before != after => {
                    vec![Difference { field: String::new(), before, after }]
                }
                _ => Vec::new(),
            };
        }
        keys.sort();
        keys.dedup();
        let mut found = Vec::new();
        for key in keys {
            let label = format!("audit-field-{}", key.replace('_', "-"));
            let (old, new) = (before.get(key).unwrap_or(&empty), after.get(key).unwrap_or(&empty));
            if old == new || !p.language.has(&label) {
                continue;
            }
            if let (Some(before), Some(after)) = (in_words(p, old), in_words(p, new)) {
                found.push(Difference { field: p.t(&label), before, after });
            }
        }
        found
    }
}

/// A value in words; none for what a reader cannot use: identifiers, nested objects.
fn in_words(p: &Page, value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("—".to_owned()),
        Value::Bool(true) => Some(p.t("audit-yes")),
        Value::Bool(false) => Some(p.t("audit-no")),
        Value::Number(number) => Some(number.as_i64().map_or_else(|| number.to_string(), |whole| p.n(whole))),
        Value::String(text) if text.is_empty() => Some("—".to_owned()),
        Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => None,
        Value::String(text) => Some(match (text.parse::<DateTime<Utc>>(), text.parse::<NaiveDate>()) {
            (Ok(at), _) => p.at(&at),
            (_, Ok(day)) => p.day(&day),
            _ => text.clone(),
        }),
        Value::Array(values) => {
            let words: Option<Vec<String>> = values.iter().map(|value| in_words(p, value)).collect();
            words.map(|words| if words.is_empty() { "—".to_owned() } else { words.join(", ") })
        }
        Value::Object(_) => None,
    }
}
