//! A router that knows its routes, so that the suite can prove who may call each of them.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{get, post};

use crate::kit::Handle;

/// What a route does: reading never changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

/// A route, as the suite sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// What it does.
    pub method: Method,
}

/// The routes of a feature.
#[derive(Default)]
pub struct Routes {
    router: Router<Arc<Handle>>,
    known: Vec<Route>,
}

impl Routes {
    /// No route yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Handle>>,
        T: 'static,
    {
        self.router = self.router.route(path, get(handler));
        self.known.push(Route { path, method: Method::Get });
        self
    }

    /// A change.
    #[must_use]
    pub fn post<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Handle>>,
        T: 'static,
    {
        self.router = self.router.route(path, post(handler));
        self.known.push(Route { path, method: Method::Post });
        self
    }

    /// With the routes of another feature.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.known.extend(other.known);
        self
    }

    /// The router and the list of its routes.
    pub fn into_parts(self) -> (Router<Arc<Handle>>, Vec<Route>) {
        (self.router, self.known)
    }
}
