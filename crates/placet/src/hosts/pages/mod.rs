//! The pages on hosts.

pub(super) mod capacity;
pub(super) mod categories;
pub(super) mod contacts;
pub(super) mod files;
pub(super) mod groups;
pub(super) mod organisations;
pub(super) mod site_form;
pub(super) mod site_list;
pub(super) mod sites;

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
pub(super) fn yes_no(yes: bool) -> &'static str {
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

/// A value of a checked type that may be left empty; `key` is the sentence when it is not one.
fn checked<T: std::str::FromStr + Into<String>>(form: &mut Form, field: &str, key: &str) -> Option<String> {
    if form.value(field).trim().is_empty() {
        return None;
    }
    let value = form.value(field).parse::<T>().ok().map(Into::into);
    if value.is_none() {
        form.refuse(field, Say::key(key));
    }
    value
}

/// The address of a page elsewhere, `https://` added where nothing is said; any other scheme is refused.
fn link(form: &mut Form, field: &str) -> Option<String> {
    let typed = form.optional(field, 300)?;
    let address = crate::hosts::rules::web_address(&typed);
    if address.is_none() {
        form.refuse(field, Say::key("hosts-link-refused"));
    }
    address
}

/// What a text shows when there is none.
fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("—").to_owned()
}
