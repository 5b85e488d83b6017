//! The sign-in page, the reader's choices, and the pages of errors.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use placet_entity::kinds::Role;

use super::model::Visitor;
use super::sign_in::{self as use_case, NotSignedIn};
use crate::kit::error::{ErrorKind, PageResult, refusal};
use crate::kit::page::{Theme, show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Lang, Page};

/// The accounts of the demonstration, in the order of its sign-in page: login, and the key of who it is.
const DEMONSTRATION: [(&str, &str); 5] = [
    ("manager", "role-manager"),
    ("commission", "role-commission"),
    ("student", "role-student"),
    ("registrar", "role-registrar"),
    ("admin", "role-administrator"),
];

#[derive(Template)]
#[template(path = "access/sign_in.html")]
struct SignInPage {
    p: Page,
    f: Form,
    next: String,
    accounts: Vec<(&'static str, String)>,
}

impl SignInPage {
    fn new(visitor: &Visitor, f: Form, next: &str) -> Self {
        let accounts = if visitor.demonstration {
            DEMONSTRATION.iter().map(|(login, key)| (*login, visitor.lang.t(key))).collect()
        } else {
            Vec::new()
        };
        Self { p: visitor.page_of("sign-in-title"), f, next: web::local_path(next).to_owned(), accounts }
    }
}

/// The sign-in page; who is signed in already goes where he wanted.
pub(super) async fn sign_in(visitor: Visitor, uri: axum::http::Uri) -> PageResult {
    let query = Query::parse(uri.query());
    if visitor.signed.is_some() {
        return Ok(Redirect::to(web::local_path(query.get("next"))).into_response());
    }
    show(&SignInPage::new(&visitor, Form::default(), query.get("next")))
}

/// Signs in.
pub(super) async fn post_sign_in(
    State(handle): State<Arc<Handle>>,
    visitor: Visitor,
    mut form: Form,
) -> PageResult {
    let next = web::local_path(form.value("next")).to_owned();
    let login = form.value("login").to_owned();
    let password = form.value("password").to_owned();
    match refusal(use_case::sign_in(&handle, &visitor, &login, password).await)? {
        Ok(identifier) => {
            let mut response = Redirect::to(&next).into_response();
            web::set_cookie(&mut response, &handle.base.cookie("session", &identifier, None));
            Ok(response)
        }
        Err(NotSignedIn::Mismatch) => {
            form.refuse("login", Say::key("sign-in-mismatch"));
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage::new(&visitor, form, &next))
        }
        Err(NotSignedIn::Wait { minutes }) => {
            form.refuse("login", Say::key("sign-in-wait").with("minutes", minutes));
            show_with(StatusCode::TOO_MANY_REQUESTS, &SignInPage::new(&visitor, form, &next))
        }
    }
}

/// Signs out, and has the browser forget what it kept.
pub(super) async fn post_sign_out(State(handle): State<Arc<Handle>>, visitor: Visitor) -> PageResult {
    use_case::sign_out(&handle, &visitor).await?;
    let mut response = web::go("/sign-in", web::good(visitor.lang.t("sign-out-done")));
    web::set_cookie(&mut response, &handle.base.cookie("session", "", Some(0)));
    Ok(response)
}

/// Changes the language or the theme, and comes back.
pub(super) async fn post_preferences(
    State(handle): State<Arc<Handle>>,
    visitor: Visitor,
    form: Form,
) -> PageResult {
    const YEAR: u32 = 365 * 24 * 3600;
    let mut response = Redirect::to(web::local_path(form.value("return"))).into_response();
    if let Some(lang) = Lang::from_code(form.value("lang")) {
        use_case::prefer_language(&handle, &visitor, lang.code()).await?;
        web::set_cookie(&mut response, &handle.base.cookie("lang", lang.code(), Some(YEAR)));
    }
    if let Some(theme) = Theme::from_code(form.value("theme")) {
        web::set_cookie(&mut response, &handle.base.cookie("theme", theme.code(), Some(YEAR)));
    }
    Ok(response)
}

#[derive(Template)]
#[template(path = "access/error.html")]
struct ErrorPage {
    p: Page,
    what: String,
    why: String,
    reference: Option<String>,
}

/// The same in the frame of the staff.
#[derive(Template)]
#[template(path = "access/error_staff.html")]
struct StaffErrorPage {
    p: Page,
    what: String,
    why: String,
    reference: Option<String>,
}

/// The page of an error: what happened, why, and ways out. A broken one is logged once, under the reference it shows.
pub(super) fn error(visitor: &Visitor, kind: ErrorKind, mut response: Response) -> Response {
    let word = match kind {
        ErrorKind::Hidden => "hidden",
        ErrorKind::Forged => "forged",
        ErrorKind::Unreadable => "unreadable",
        ErrorKind::TooLarge => "too-large",
        ErrorKind::TooMany => "too-many",
        ErrorKind::Broken => "broken",
        ErrorKind::Busy => "busy",
        ErrorKind::AlreadySent => "already-sent",
    };
    let reference = response.extensions_mut().remove::<Arc<anyhow::Error>>().map(|error| {
        let reference = reference_of(visitor);
        tracing::error!(reference, path = visitor.path, error = format!("{error:#}"), "a page is broken");
        reference
    });
    let what = visitor.lang.t(&format!("error-{word}-what"));
    let why = visitor.lang.t(&format!("error-{word}-why"));
    let p = visitor.page(what.clone());
    let is_staff =
        visitor.signed.as_ref().is_some_and(|signed| signed.roles.iter().any(|role| *role != Role::Student));
    let drawn = if is_staff {
        StaffErrorPage { p, what, why, reference }.render()
    } else {
        ErrorPage { p, what, why, reference }.render()
    };
    let Ok(body) = drawn else { return response };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, body.into())
}

/// A short reference that a person can read out: the second of the day and the path, hashed.
fn reference_of(visitor: &Visitor) -> String {
    let text = format!("{}{}{}", visitor.now.timestamp_micros(), visitor.path, visitor.address);
    crate::kit::chance::sha256(text.as_bytes())[..8].to_owned()
}
