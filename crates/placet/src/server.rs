//! The web server: the routes under their layers, until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::timeout::TimeoutLayer;

use crate::access;
use crate::kit::error::ErrorKind;
use crate::kit::{Handle, PageError, assets, web};

/// Requests answered at once; the others wait for a moment, then are told to come back.
const AT_ONCE: usize = 512;

/// How often what is due is looked for.
const SWEPT_EVERY: Duration = Duration::from_secs(30);

/// How hard a page is compressed: it is read once, and a third of the default's effort costs a tenth more bytes. Assets, which
/// are kept for ever, are compressed once and as hard as can be.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(2);

/// The application of an institution.
pub fn application(handle: Arc<Handle>) -> Router {
    let (routes, _) = crate::routes().into_parts();
    let secure = handle.base.secure;
    let pages = routes
        .fallback(async || PageError::Hidden)
        .method_not_allowed_fallback(async || PageError::Hidden)
        .layer(DefaultBodyLimit::max(24 * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_mins(1)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&handle), access::guard))
        .with_state(handle);
    let limited = ServiceBuilder::new()
        .layer(axum::error_handling::HandleErrorLayer::new(async |_: tower::BoxError| busy()))
        .load_shed()
        .concurrency_limit(AT_ONCE);
    Router::new()
        .route("/assets/{*path}", get(assets::serve))
        .route("/health", get(async || "ok"))
        .fallback_service(pages)
        .layer(limited)
        .layer(CompressionLayer::new().quality(COMPRESSION).compress_when(packable()))
        .layer(axum::middleware::from_fn(move |request, next| web::secure(secure, request, next)))
}

/// What gains by being compressed: neither what is short, nor pictures, nor fonts.
fn packable() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("font/"))
}

fn busy() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response()
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    tracing::error!(what, "a request panicked");
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(ErrorKind::Broken);
    response
}

/// Serves, finishes the runs and publications that the last stop interrupted, and holds the rehearsals that come due, until `stop` resolves, then lets the
/// requests under way finish and the work that outlasts them end at its next step.
pub async fn serve(
    handle: Arc<Handle>,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    crate::imports::settle(&handle).await.context("the imports left unfinished could not be looked at")?;
    // a thread of its own: nobody waits for it, at a stop neither
    std::thread::spawn(assets::compress);
    let resumed = Arc::clone(&handle);
    tokio::spawn(async move {
        if let Err(error) = crate::allocation::resume(Arc::clone(&resumed)).await {
            tracing::error!(error = format!("{error:#}"), "the runs left unfinished could not be resumed");
        }
        if let Err(error) = crate::placements::resume(resumed).await {
            tracing::error!(
                error = format!("{error:#}"),
                "the publications left unfinished could not be resumed"
            );
        }
    });
    let swept = Arc::clone(&handle);
    let sweeping = tokio::spawn(async move {
        let mut looks = tokio::time::interval(SWEPT_EVERY);
        loop {
            looks.tick().await;
            if let Err(error) = crate::rehearsals::sweep(&swept).await {
                tracing::error!(error = format!("{error:#}"), "due rehearsals could not be looked for");
            }
        }
    });
    let service = application(Arc::clone(&handle)).into_make_service_with_connect_info::<SocketAddr>();
    let served =
        axum::serve(listener, service).with_graceful_shutdown(stop).await.context("the server stopped");
    sweeping.abort();
    handle.background.stop().await;
    served
}

/// Resolves when the machine asks the program to stop (Ctrl C, or a service manager).
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}
