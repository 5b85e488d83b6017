//! The three families of error: refused (shown where it was typed), hidden (absent or not yours: the same 404), broken
//! (logged once with its chain, the page shows a reference).

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sea_orm::DbErr;

use super::sent::AlreadySent;

/// Why a use case did not do what was asked.
#[derive(Debug)]
pub enum No<R> {
    /// A rule said no; the page shows why, beside what was typed.
    Refused(R),
    /// Not there, or not yours.
    Hidden,
    /// A bug or an outage.
    Broken(anyhow::Error),
}

/// What a use case gives.
pub type Outcome<T, R> = Result<T, No<R>>;

impl<R> From<DbErr> for No<R> {
    fn from(error: DbErr) -> Self {
        Self::Broken(error.into())
    }
}

impl<R> From<anyhow::Error> for No<R> {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

/// Why a page cannot be shown. The error middleware turns it into a page in the reader's language.
#[derive(Debug)]
pub enum PageError {
    /// Not there, or not yours: 404.
    Hidden,
    /// Nobody is signed in: to the sign-in page, and back afterwards.
    SignIn {
        /// Local path to come back to.
        back: String,
    },
    /// The form was sent by another page, or its session has ended: 403.
    Forged,
    /// What was sent could not be read: 400.
    Unreadable,
    /// What was sent is too large: 413.
    TooLarge,
    /// Too many attempts: 429.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The form was received before, and did what it asks: 409.
    AlreadySent,
    /// A bug or an outage: 500.
    Broken(anyhow::Error),
}

/// What a page handler gives.
pub type PageResult<T = Response> = Result<T, PageError>;

impl From<DbErr> for PageError {
    fn from(error: DbErr) -> Self {
        Self::Broken(error.into())
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Broken(error.into())
    }
}

/// A use case whose refusals cannot happen from this page.
impl From<No<std::convert::Infallible>> for PageError {
    fn from(no: No<std::convert::Infallible>) -> Self {
        match no {
            No::Refused(never) => match never {},
            No::Hidden => Self::Hidden,
            No::Broken(error) => Self::Broken(error),
        }
    }
}

/// Separates what the page shows beside the form from what another page shows.
pub fn refusal<T, R>(outcome: Outcome<T, R>) -> PageResult<Result<T, R>> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(No::Refused(refusal)) => Ok(Err(refusal)),
        Err(No::Hidden) => Err(PageError::Hidden),
        Err(No::Broken(error)) => Err(PageError::Broken(error)),
    }
}

/// What the error middleware reads to draw the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404.
    Hidden,
    /// 403.
    Forged,
    /// 400.
    Unreadable,
    /// 413.
    TooLarge,
    /// 429.
    TooMany,
    /// 500.
    Broken,
    /// 503.
    Busy,
    /// 409: the form was received before.
    AlreadySent,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (status, kind) = match self {
            Self::SignIn { back } => {
                let query: String =
                    form_urlencoded::Serializer::new(String::new()).append_pair("next", &back).finish();
                return Redirect::to(&format!("/sign-in?{query}")).into_response();
            }
            Self::Hidden => (StatusCode::NOT_FOUND, ErrorKind::Hidden),
            Self::Forged => (StatusCode::FORBIDDEN, ErrorKind::Forged),
            Self::Unreadable => (StatusCode::BAD_REQUEST, ErrorKind::Unreadable),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, ErrorKind::TooLarge),
            Self::TooMany { seconds } => {
                let mut response =
                    (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds.to_string())]).into_response();
                response.extensions_mut().insert(ErrorKind::TooMany);
                return response;
            }
            Self::AlreadySent => (StatusCode::CONFLICT, ErrorKind::AlreadySent),
            Self::Broken(error) if error.is::<AlreadySent>() => return Self::AlreadySent.into_response(),
            Self::Broken(error) => {
                let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
                response.extensions_mut().insert(ErrorKind::Broken);
                response.extensions_mut().insert(std::sync::Arc::new(error));
                return response;
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(kind);
        response
    }
}
