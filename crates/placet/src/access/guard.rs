//! What every request passes: who is it, was this change sent from our own page, and the page of an error.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use subtle::ConstantTimeEq as _;

use super::model::Visitor;
use super::{pages, sign_in, store};
use crate::kit::chance::sha256;
use crate::kit::error::{ErrorKind, PageError};
use crate::kit::page::{Flash, Theme};
use crate::kit::sent::SentForm;
use crate::kit::text::Lang;
use crate::kit::{Handle, web};
use crate::settings;

/// A session without a request for this long has ended.
const IDLE_MINUTES: i64 = 120;
/// Largest body of any request, in bytes: a spreadsheet of 20 MB and its form.
const MAX_BODY: usize = 24 * 1024 * 1024;

/// Names the visitor, refuses forged changes, and draws the page of an error.
pub async fn guard(State(handle): State<Arc<Handle>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = match visitor(&handle, &parts).await {
        Ok(visitor) => visitor,
        Err(error) => return broken_before_the_visitor(&error),
    };
    let mut request = Request::from_parts(parts, body);
    let flash_shown = !visitor.flash.is_empty();
    let fresh_token = visitor.signed.is_none()
        && web::cookie(request.headers(), &handle.base.cookie_name("visit")) != Some(visitor.csrf.as_str());
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let mut response = if changes {
        match sent_from_our_page(&handle, &visitor, request).await {
            Ok((checked, form)) => {
                request = checked;
                let visitor = Visitor { form: form.map(Arc::new), ..visitor.clone() };
                request.extensions_mut().insert(visitor.clone());
                once(&handle, &visitor, next.run(request)).await.unwrap_or_else(IntoResponse::into_response)
            }
            Err(error) => error.into_response(),
        }
    } else {
        request.extensions_mut().insert(visitor.clone());
        next.run(request).await
    };
    if let Some(kind) = response.extensions().get::<ErrorKind>().copied() {
        response = pages::error(&visitor, kind, response);
    }
    if fresh_token {
        web::set_cookie(&mut response, &handle.base.cookie("visit", &visitor.csrf, None));
    }
    if let Some(flash) = response.extensions_mut().remove::<Flash>() {
        let json = serde_json::to_string(&flash).unwrap_or_default();
        let value: String = form_urlencoded::byte_serialize(json.as_bytes()).collect();
        web::set_cookie(&mut response, &handle.base.cookie("flash", &value, Some(120)));
    } else if flash_shown && !response.status().is_redirection() && is_page(&response) {
        web::set_cookie(&mut response, &handle.base.cookie("flash", "", Some(0)));
    }
    response
}

/// The answer to a form that is received once: the same form again is not done again, it leads where the first answer led.
async fn once(
    handle: &Arc<Handle>,
    visitor: &Visitor,
    answer: impl Future<Output = Response>,
) -> Result<Response, PageError> {
    let Some(form) = &visitor.form else { return Ok(answer.await) };
    let again = |location: Option<String>| match location {
        Some(location) => web::go(location, web::warn(visitor.lang.t("form-already-sent"))),
        None => PageError::AlreadySent.into_response(),
    };
    if let Some(location) = form.before(handle.db.read()).await? {
        return Ok(again(location));
    }
    let response = answer.await;
    if response.status().is_redirection() {
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        form.answered(handle, location.unwrap_or("/")).await?;
        return Ok(response);
    }
    // What it was refused for may be what the same form, received at the same time, has just done.
    Ok(form.before(handle.db.read()).await?.map_or(response, again))
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}

fn broken_before_the_visitor(error: &anyhow::Error) -> Response {
    tracing::error!(error = format!("{error:#}"), "a request could not be answered");
    (axum::http::StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")]).into_response()
}

async fn visitor(handle: &Arc<Handle>, request: &Parts) -> anyhow::Result<Visitor> {
    let headers = &request.headers;
    let named = |name: &str| web::cookie(headers, &handle.base.cookie_name(name));
    let now = handle.now();
    let settings = Arc::new(settings::load(handle.db.read()).await?);
    let mut csrf = None;
    let mut signed = None;
    if let Some(identifier) = named("session").filter(|value| value.len() == 64) {
        let found = store::signed(handle.db.read(), &sha256(identifier.as_bytes()), now).await?;
        if let Some((session, who)) =
            found.filter(|(row, _)| now - row.seen_at < Duration::minutes(IDLE_MINUTES))
        {
            if now - session.seen_at >= Duration::minutes(1) {
                sign_in::see(handle, &session.id).await?;
            }
            csrf = Some(session.csrf);
            signed = Some(Arc::new(who));
        }
    }
    // A visitor who is not signed in has a token of his own: a sign-in form sent by another site would not carry it.
    let csrf = csrf
        .or_else(|| named("visit").filter(|value| value.len() == 64).map(str::to_owned))
        .unwrap_or_else(|| handle.chance.token());
    let flash = named("flash").and_then(read_flash).into_iter().collect();
    Ok(Visitor {
        lang: named("lang").and_then(Lang::from_code).unwrap_or(settings.language),
        theme: named("theme").and_then(Theme::from_code).unwrap_or_default(),
        csrf,
        drawn: if signed.is_some() { handle.chance.token() } else { String::new() },
        form: None,
        path: request.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        flash,
        settings,
        now,
        address: address(request),
        agent: header_text(headers, &header::USER_AGENT, 300),
        demonstration: handle.demonstration,
        signed,
    })
}

fn read_flash(value: &str) -> Option<Flash> {
    let json = form_urlencoded::parse(format!("v={value}").as_bytes()).next()?.1.into_owned();
    serde_json::from_str(&json).ok()
}

fn address(request: &Parts) -> String {
    request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or_else(String::new, |info| info.0.ip().to_string())
}

fn header_text(headers: &HeaderMap, name: &header::HeaderName, max: usize) -> String {
    let text = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.chars().filter(|char| !char.is_control()).take(max).collect()
}

/// Refuses a change that another site sent: by what the browser says of its origin, then by the token of our forms.
async fn sent_from_our_page(
    handle: &Handle,
    visitor: &Visitor,
    request: Request,
) -> Result<(Request, Option<SentForm>), PageError> {
    let headers = request.headers();
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(PageError::Forged);
    }
    if let Some(origin) = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()) {
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let ours =
            origin == handle.base.url || origin.split_once("://").is_some_and(|(_, named)| named == host);
        if !ours {
            return Err(PageError::Forged);
        }
    }
    let by_header = headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let multipart = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().to_ascii_lowercase().starts_with(b"multipart/form-data"));
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, MAX_BODY).await.map_err(|_| PageError::TooLarge)?;
    let named = |name: &str| if multipart { in_parts(&bytes, name) } else { in_form(&bytes, name) };
    let token = by_header.or_else(|| named("csrf"));
    let same = token.is_some_and(|token| bool::from(token.as_bytes().ct_eq(visitor.csrf.as_bytes())));
    if !same {
        return Err(PageError::Forged);
    }
    let drawn = named("drawn").filter(|drawn| !drawn.is_empty() && visitor.signed.is_some());
    // A browser draws the boundary of the parts anew each time: the same files are not the same bytes.
    let typed: &[u8] = if multipart { &[] } else { &bytes };
    let form = drawn.map(|drawn| SentForm::new(&format!("{drawn}{}", visitor.csrf), &visitor.path, typed));
    Ok((Request::from_parts(parts, Body::from(bytes.clone())), form))
}

fn in_form(body: &[u8], field: &str) -> Option<String> {
    form_urlencoded::parse(body).find(|(name, _)| name == field).map(|(_, value)| value.into_owned())
}

/// A short field of a form with files: our forms send those of every page first.
fn in_parts(body: &[u8], field: &str) -> Option<String> {
    let head = &body[..body.len().min(2_000)];
    let start = find(head, format!("name=\"{field}\"").as_bytes())?;
    let after = &head[start..];
    let value = &after[find(after, b"\r\n\r\n")? + 4..];
    std::str::from_utf8(&value[..find(value, b"\r\n")?]).ok().map(str::to_owned)
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}
