//! The demonstration school, a function of a seed and a day, in a marked database of its own.
//!
//! Invariants: the drawing is pure; a database is either complete or absent (it is drawn beside and renamed); nothing but a
//! database that carries the mark of a demonstration is ever opened or replaced here.
//! The only feature that writes the tables of others, and only into a database that it has just created.

mod draw;
mod mark;
mod open;
mod store;

pub use mark::{Mark, mark_production, read_mark};
pub use open::{ACCOUNTS, Demonstration, NotOpened, PASSWORD, Progress, Wanted, open};

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
