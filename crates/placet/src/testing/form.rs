//! A form as a browser reads it from a page and sends it.

use axum::body::Body;
use axum::http::{Request, Response, header};
use scraper::{ElementRef, Html, Selector};

use super::browser::Browser;

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not seen: what the page remembers.
    Hidden,
    /// A line or several lines.
    Text,
    /// Typed, and checked by the browser: a number, a day, an instant, an address.
    Checked,
    /// Ticked or chosen from a list.
    Chosen,
    /// A file.
    File,
}

/// A field and its value.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub name: String,
    pub value: Vec<u8>,
    pub kind: Kind,
}

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    pub all: Vec<Field>,
    /// Whether it is sent in parts, as forms with files are.
    pub in_parts: bool,
}

/// What separates the parts.
const EDGE: &str = "----edge-of-the-parts";

impl Fields {
    /// The form of a page that posts to `action`: its own address, or that of one of its buttons. None when there is none.
    pub fn of(page: &Html, action: &str) -> Option<Self> {
        let all = |selector: &str| Selector::parse(selector).unwrap();
        let (forms, buttons) = (all("form[method=post]"), all("button, input[type=submit]"));
        let leads = |element: &ElementRef, name: &str| {
            element.attr(name).is_some_and(|path| path.split(['?', '#']).next() == Some(action))
        };
        let asks = page.select(&buttons).find(|button| leads(button, "formaction"));
        let owner = |element: &ElementRef| match element.attr("form") {
            Some(id) => page.select(&forms).find(|form| form.attr("id") == Some(id)).map(|form| form.id()),
            None => element
                .ancestors()
                .filter_map(ElementRef::wrap)
                .find(|up| up.value().name() == "form")
                .map(|up| up.id()),
        };
        let form = match asks {
            Some(button) => owner(&button)?,
            None => page.select(&forms).find(|form| leads(form, "action"))?.id(),
        };
        let inputs = all("input, select, textarea, button");
        let mut fields = Self::default();
        let element = page.select(&forms).find(|one| one.id() == form)?;
        fields.in_parts = element.attr("enctype") == Some("multipart/form-data");
        let mut pressed = asks;
        for input in page.select(&inputs).filter(|input| owner(input) == Some(form)) {
            let kind = input.attr("type").unwrap_or("text");
            let name = input.attr("name").unwrap_or_default().to_owned();
            if input.value().name() == "button" || kind == "submit" {
                if pressed.is_none() && input.attr("formaction").is_none() {
                    pressed = Some(input);
                }
                continue;
            }
            if name.is_empty() || matches!(kind, "checkbox" | "radio") && input.attr("checked").is_none() {
                continue;
            }
            let (kind, value) = match (input.value().name(), kind) {
                ("textarea", _) => {
                    (Kind::Text, input.text().collect::<String>().trim_start_matches('\n').to_owned())
                }
                ("select", _) => {
                    let options: Vec<_> = input.select(&all("option")).collect();
                    let chosen = options.iter().find(|option| option.attr("selected").is_some());
                    let value = chosen.or(options.first()).and_then(|option| option.attr("value"));
                    (Kind::Chosen, value.unwrap_or_default().to_owned())
                }
                (_, "hidden") => (Kind::Hidden, input.attr("value").unwrap_or_default().to_owned()),
                (_, "checkbox" | "radio") => (Kind::Chosen, input.attr("value").unwrap_or("on").to_owned()),
                // a password is never written in a page
                (_, "password") => (Kind::Chosen, String::new()),
                (_, "file") => (Kind::File, String::new()),
                (_, "text" | "search") => (Kind::Text, input.attr("value").unwrap_or_default().to_owned()),
                _ => (Kind::Checked, input.attr("value").unwrap_or_default().to_owned()),
            };
            fields.all.push(Field { name, value: value.into_bytes(), kind });
        }
        if let Some((name, button)) = pressed.and_then(|button| Some((button.attr("name")?, button))) {
            fields.set(name, button.attr("value").unwrap_or_default());
        }
        Some(fields)
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> &[u8] {
        self.all.iter().find(|field| field.name == name).map_or(b"", |field| &field.value)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.all.iter().any(|field| field.name == name)
    }

    /// Fills a field in; one that the page does not have is one that a script or a button adds.
    pub fn set(&mut self, name: &str, value: impl Into<Vec<u8>>) {
        let value = value.into();
        match self.all.iter_mut().find(|field| field.name == name) {
            Some(field) => field.value = value,
            None => self.all.push(Field { name: name.to_owned(), value, kind: Kind::Chosen }),
        }
    }

    /// Nothing but these fields.
    pub fn only(mut self, names: &[&str]) -> Self {
        self.all.retain(|field| names.contains(&field.name.as_str()));
        self
    }

    /// Without a field.
    pub fn without(&self, name: &str) -> Self {
        let mut fields = self.clone();
        fields.all.retain(|field| field.name != name);
        fields
    }

    fn request(&self, path: &str) -> Request<Body> {
        let (kind, body) = if self.in_parts {
            let mut body = Vec::new();
            for Field { name, value, kind } in &self.all {
                let file = if *kind == Kind::File {
                    let file = if value.is_empty() { "" } else { "file.pdf" };
                    format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream")
                } else {
                    String::new()
                };
                let head =
                    format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
                body.extend_from_slice(head.as_bytes());
                body.extend_from_slice(value);
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
            (format!("multipart/form-data; boundary={EDGE}"), body)
        } else {
            let encode = |bytes: &[u8]| form_urlencoded::byte_serialize(bytes).collect::<String>();
            let pairs = self
                .all
                .iter()
                .map(|field| format!("{}={}", encode(field.name.as_bytes()), encode(&field.value)));
            ("application/x-www-form-urlencoded".to_owned(), pairs.collect::<Vec<_>>().join("&").into_bytes())
        };
        Request::post(path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()
    }
}

impl Browser {
    /// Sends a form as it is, without following the answer.
    pub async fn submit(&mut self, path: &str, fields: &Fields) -> Response<Body> {
        self.ask(fields.request(path)).await
    }
}
