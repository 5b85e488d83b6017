//! Where things stand in a JSON document.

use serde_json::Value;

/// The address of everything in a document, the document itself first.
pub(crate) fn places(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while next < found.len() {
        let at = found[next].clone();
        match value.pointer(&at) {
            Some(Value::Array(items)) => found.extend((0..items.len()).map(|k| format!("{at}/{k}"))),
            Some(Value::Object(fields)) => {
                found.extend(
                    fields.keys().map(|key| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))),
                );
            }
            _ => {}
        }
        next += 1;
    }
    found
}
