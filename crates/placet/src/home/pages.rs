//! The home pages.

use askama::Template;

use crate::access::Actor;
use crate::kit::page::show;
use crate::kit::{Page, PageResult};

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    p: Page,
}

/// The home page.
pub(super) async fn home(actor: Actor) -> PageResult {
    show(&HomePage { p: actor.page_of("nav-today") })
}
