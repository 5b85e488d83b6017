//! The first page of each role: what should I do today.
//!
//! Reads across features and changes nothing.

mod pages;

use crate::kit::web::Routes;

/// The routes of the home pages.
pub fn routes() -> Routes {
    Routes::new().get("/", pages::home)
}
