//! The home pages.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

use super::student;
use crate::access::{Actor, privilege};
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageResult};

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    p: Page,
}

/// The home page: the student's, unless the reader works here.
pub(super) async fn home(State(handle): State<Arc<Handle>>, actor: Actor) -> PageResult {
    if !actor.holds::<privilege::Staff>() {
        return student::home(&handle, &actor).await;
    }
    show(&HomePage { p: actor.page_of("nav-today") })
}
