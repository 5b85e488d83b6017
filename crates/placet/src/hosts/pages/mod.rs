//! The pages on hosts.

pub(super) mod categories;

use axum::http::Uri;
use placet_rules::ids::{Code, KeyError};
use placet_rules::text::TextError;

use crate::kit::error::PageError;
use crate::kit::export::Kind;
use crate::kit::text::Say;
use crate::kit::web::{Form, text_error};

/// The kind of file that the end of a path asks for.
fn export_kind(uri: &Uri) -> Result<Kind, PageError> {
    uri.path().rsplit_once('.').and_then(|(_, end)| Kind::from_code(end)).ok_or(PageError::Hidden)
}

/// Yes or no, as the files of StageTrek write them.
fn yes_no(yes: bool) -> &'static str {
    if yes { "oui" } else { "non" }
}

/// A code that may be left empty.
fn code(form: &mut Form, field: &str) -> Option<String> {
    match form.value(field).parse::<Code>() {
        Ok(code) => Some(code.into()),
        Err(KeyError::Text(TextError::Empty)) => None,
        Err(KeyError::Text(error)) => {
            form.refuse(field, text_error(&error));
            None
        }
        Err(_) => {
            form.refuse(field, Say::key("hosts-code-characters"));
            None
        }
    }
}
