//! Who is at the door, and what he may do: signing in, sessions, roles and their privileges.
//!
//! Invariants: every request passes [`guard`], which refuses a change that was not sent from our own pages; a page obtains
//! what it may do as a value, [`May`], and without it neither the page nor the use case compiles; what one may not see is
//! not there (404). Session identifiers and passwords are stored hashed.
//! Knows nothing of campaigns or students but the link between an account and its student.

mod guard;
mod model;
mod nav;
mod pages;
pub mod password;
mod rules;
mod sign_in;
mod store;
#[cfg(test)]
mod tests;

pub use guard::guard;
pub use model::{Actor, May, Visitor};
pub use password::Hashed;
pub use rules::{Privilege, held_by, privilege};
pub use sign_in::{NewAccount, create_account};
pub use store::{has_administrator, last_seen, login_is_taken};

use crate::kit::web::Routes;

/// The routes of signing in and of the reader's own choices.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", pages::sign_in)
        .post("/sign-in", pages::post_sign_in)
        .post("/sign-out", pages::post_sign_out)
        .post("/preferences/language", pages::post_preferences)
        .post("/preferences/theme", pages::post_preferences)
}
