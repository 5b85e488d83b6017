//! The plumbing of pages: routes that list themselves, forms, uploads, headers, redirects with a message.

mod form;
mod headers;
mod routes;
mod upload;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

pub use form::{FieldError, Form, amount_bounds, differences, text_error};
pub use headers::{POLICY, secure};
pub use routes::{Method, Route, Routes};
pub use upload::{SentFile, Upload};

use super::page::Flash;

/// How browsers reach an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// `https://stages.univ-x.fr`, without a final slash.
    pub url: String,
    /// Whether the base is https; cookies are then `__Host-` and Secure.
    pub secure: bool,
}

impl Base {
    /// A base from its address.
    pub fn new(url: &str) -> Self {
        let url = url.trim_end_matches('/').to_owned();
        let secure = url.starts_with("https://");
        Self { url, secure }
    }

    /// The name of a cookie: with the `__Host-` prefix over https, plain on loopback http.
    pub fn cookie_name(&self, name: &str) -> String {
        if self.secure { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// A `Set-Cookie` value; without `max_age` the cookie ends with the browser.
    pub fn cookie(&self, name: &str, value: &str, max_age: Option<u32>) -> String {
        let name = self.cookie_name(name);
        let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
    }
}

/// The value of a cookie in a request.
pub fn cookie<'a>(headers: &'a axum::http::HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        })
}

/// Adds a cookie to an answer.
pub fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// A local path to come back to; anything that could leave this host, or is no address, becomes the home page.
pub fn local_path(path: &str) -> &str {
    let ok = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    if ok { path } else { "/" }
}

/// Goes to another page after a form (303), with a message there.
pub fn go(path: impl AsRef<str>, flash: impl Into<Option<Flash>>) -> Response {
    let mut response = Redirect::to(path.as_ref()).into_response();
    if let Some(flash) = flash.into() {
        response.extensions_mut().insert(flash);
    }
    response
}

/// A message that something was done.
pub fn good(text: impl Into<String>) -> Flash {
    Flash { kind: "good".into(), text: text.into(), undo: None }
}

/// A message that asks for attention.
pub fn warn(text: impl Into<String>) -> Flash {
    Flash { kind: "warn".into(), text: text.into(), undo: None }
}

/// A message that something was not done.
pub fn bad(text: impl Into<String>) -> Flash {
    Flash { kind: "bad".into(), text: text.into(), undo: None }
}

impl Flash {
    /// With an action that takes it back: a local path to post to, and its label.
    #[must_use]
    pub fn undo(mut self, path: impl Into<String>, label: impl Into<String>) -> Self {
        self.undo = Some((path.into(), label.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coming_back_never_leaves_this_host() {
        for path in [
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "",
            "javascript:alert(1)",
            "/a\r\nb",
            "evil",
            "/students?q=a b",
            "/<script>",
            "/\u{e9}",
        ] {
            assert_eq!(local_path(path), "/", "{path:?}");
        }
        assert_eq!(local_path("/campaigns?year=1"), "/campaigns?year=1");
    }
}
