//! Saved views: the filters, the order and the columns of a list under a name, found again above it.
//!
//! A list asks [`above`] for its views, keeps them in a field `views: Views` and writes `{% include "views/bar.html" %}` at
//! the head of what its filters redraw. Invariants: a view belongs to the account that saved it, and is seen by others only
//! when it is shared; a name is given once in a list by an account (saving it again replaces it).
//! Knows of the lists only what they are called and who may open them: what a view keeps is the list's own query.

mod model;
mod pages;
mod save;
mod store;
#[cfg(test)]
mod tests;

pub use model::{List, Views};
pub use store::above;

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/views", pages::list)
        .post("/views", pages::create)
        .post("/views/{id}", pages::change)
        .post("/views/{id}/remove", pages::remove)
}
