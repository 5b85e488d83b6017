//! A browser without a screen: it keeps cookies, sends forms with their token, follows redirects, and reads pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use scraper::{Html, Selector};
use tower::ServiceExt as _;

use super::TestApp;
use crate::server;

/// A person at a browser.
pub(crate) struct Browser {
    app: axum::Router,
    cookies: BTreeMap<String, String>,
    /// The token of its forms, until it signs in or out.
    token: Option<String>,
}

/// A page as it was received.
pub(crate) struct Shown {
    /// Status of the answer.
    pub status: StatusCode,
    /// Where the last redirect went; the path asked for when there was none.
    pub path: String,
    /// The body as text; empty for a file.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The headers.
    pub headers: axum::http::HeaderMap,
}

impl TestApp {
    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Browser {
        let app = self.pages.get_or_init(|| server::application(Arc::clone(&self.handle))).clone();
        Browser { app, cookies: BTreeMap::new(), token: None }
    }

    /// Somebody who signed in with this login; the password of all is the one of [`super::world::PASSWORD`].
    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.post("/sign-in", &[("login", login), ("password", super::world::PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::OK, "{login} cannot sign in: {}", page.text());
        assert_ne!(page.path, "/sign-in", "{login} cannot sign in: {}", page.text());
        browser
    }
}

impl Browser {
    /// Opens a page, following redirects.
    pub async fn get(&mut self, path: &str) -> Shown {
        let answer = self.send(Request::get(path).body(Body::empty()).unwrap()).await;
        self.follow(path, answer).await
    }

    /// Asks without following redirects.
    pub async fn ask(&mut self, request: Request<Body>) -> Response<Body> {
        self.send(request).await
    }

    /// The token that this browser's forms carry.
    pub async fn token(&mut self) -> String {
        if let Some(token) = &self.token {
            return token.clone();
        }
        let page = self.get("/sign-in?next=/preferences").await;
        let token = page.value("csrf");
        self.token = Some(token.clone());
        token
    }

    /// The same person on a copy of the institution.
    pub fn on(&self, app: &TestApp) -> Self {
        Self { cookies: self.cookies.clone(), token: self.token.clone(), ..app.visitor() }
    }

    /// Sends a form, following redirects.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let answer = self.post_raw(path, fields).await;
        self.follow(path, answer).await
    }

    /// Sends a form and gives the answer itself.
    pub async fn post_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Response<Body> {
        let token = self.token().await;
        let mut pairs = vec![("csrf", token.as_str())];
        pairs.extend_from_slice(fields);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Sends a form with a file.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Shown {
        const EDGE: &str = "----edge-of-the-parts";
        let token = self.token().await;
        let mut body = Vec::new();
        for (name, value) in std::iter::once(&("csrf", token.as_str())).chain(fields) {
            body.extend_from_slice(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        let (field, name, bytes) = file;
        body.extend_from_slice(
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"))
            .body(Body::from(body))
            .unwrap();
        let answer = self.send(request).await;
        self.follow(path, answer).await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Response<Body> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let answer = self.app.clone().oneshot(request).await.unwrap();
        for line in answer.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            if matches!(name, "session" | "visit") {
                self.token = None;
            }
            let value = rest.split(';').next().unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The page of an answer, where its redirects lead.
    pub async fn follow(&mut self, path: &str, mut answer: Response<Body>) -> Shown {
        let mut path = path.to_owned();
        for _ in 0..5 {
            if !answer.status().is_redirection() {
                break;
            }
            path = answer.headers().get(header::LOCATION).unwrap().to_str().unwrap().to_owned();
            answer = self.send(Request::get(&path).body(Body::empty()).unwrap()).await;
        }
        let status = answer.status();
        let headers = answer.headers().clone();
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
        Shown { status, path, body: String::from_utf8(bytes.clone()).unwrap_or_default(), bytes, headers }
    }
}

impl Shown {
    /// The page, parsed.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The texts of the elements that a selector finds, their spaces folded.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = self.html();
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector).map(|element| fold(&element.text().collect::<String>()));
        found.collect()
    }

    /// The text of the only or first element that a selector finds; empty when none.
    pub fn one(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_default()
    }

    /// The text of the main part of the page, its spaces folded.
    pub fn text(&self) -> String {
        self.one("main")
    }

    /// Whether the main part says this.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(&fold(text))
    }

    /// The value of a field, by its name.
    pub fn value(&self, name: &str) -> String {
        let html = self.html();
        let selector = Selector::parse(&format!("[name=\"{name}\"]")).unwrap();
        html.select(&selector)
            .next()
            .map(|field| field.value().attr("value").map_or_else(|| field.text().collect(), str::to_owned))
            .unwrap_or_default()
    }

    /// The addresses of the links that a selector finds.
    pub fn links(&self, selector: &str) -> Vec<String> {
        let html = self.html();
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector).filter_map(|link| link.value().attr("href").map(str::to_owned));
        found.collect()
    }
}

/// Runs of white space, no-break spaces included, as one space.
fn fold(text: &str) -> String {
    text.split(|char: char| char.is_whitespace() || char == '\u{202f}' || char == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The path that takes back what the message of a page tells.
pub(crate) fn undo(page: &Shown) -> String {
    let html = page.html();
    let forms = Selector::parse("#toasts form").unwrap();
    html.select(&forms).next().and_then(|form| form.value().attr("action")).unwrap_or_default().to_owned()
}
