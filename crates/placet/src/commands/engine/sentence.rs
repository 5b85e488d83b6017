//! From the engine's typed codes to sentences: the text of `{prefix}-{code}` with the fields as variables.

use placet::kit::Lang;
use placet::kit::text::Var;
use serde::Serialize;
use serde_json::Value;

/// The fields that a sentence may name.
const FIELDS: [&str; 26] = [
    "line", "column", "detail", "kind", "id", "field", "found", "seed", "target", "student", "site",
    "wishes", "most", "seats", "pins", "min", "group", "given", "layer", "expected", "asked", "pinned",
    "place", "debt", "rank", "groups",
];

/// The sentence of a code of the engine; fields that are absent are a dash.
pub(super) fn sentence(prefix: &str, value: &impl Serialize, lang: Lang) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(value) else { return String::new() };
    let code = ["code", "answer", "change", "status"].iter().find_map(|name| fields.get(*name)?.as_str());
    let key = format!("{prefix}-{}", code.unwrap_or_default().replace('_', "-"));
    let variables: Vec<(&'static str, Var)> = FIELDS
        .into_iter()
        .map(|name| {
            let value = match fields.get(name) {
                Some(Value::String(text)) if name == "kind" => {
                    Var::Text(lang.t(&format!("engine-kind-{text}")))
                }
                Some(Value::String(text)) => Var::Text(text.clone()),
                Some(Value::Number(number)) => {
                    number.as_i64().map_or_else(|| Var::Text(number.to_string()), Var::Number)
                }
                _ => Var::Text("—".to_owned()),
            };
            (name, value)
        })
        .collect();
    lang.tv(&key, &variables)
}

/// The sentences of several.
pub(super) fn sentences<T: Serialize>(prefix: &str, values: &[T], lang: Lang) -> Vec<String> {
    values.iter().map(|value| sentence(prefix, value, lang)).collect()
}
