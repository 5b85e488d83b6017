//! What a programme asks of each student (its requirements), what is settled by hand for some, and where each stands.
//!
//! Invariants: a requirement that means nothing by itself is never saved; requirements that contradict each other may be, and
//! every page that lists them says so; what is settled for a student has a reason, who settled it and when, and is told in his
//! history; what a student reads rests on placements that he may see.
//! The decisions are [`placet_rules::curriculum`]'s. Knows campaigns, participants, openings and placements only by reading
//! them ([`Book`]), and nothing of wishes or runs.

mod book;
mod course;
mod draft;
mod facts;
mod model;
mod pages;
mod save;
mod settle;
mod store;
#[cfg(test)]
mod tests;
pub mod words;

pub use book::{Book, Guide, Mark, Opens, Risk, Seen};
pub use facts::{Facts, Had, Of, Site, Taking};
pub use model::{Asked, Key, Progress};
pub use pages::progress::{Line, Part, parts};
pub use store::facts::{book, book_before, book_of_everything};

use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    use pages::{form, list, progress, ruling};
    Routes::new()
        .get("/requirements", list::list)
        .post("/requirements", form::create)
        .get("/requirements/new", form::new)
        .get("/requirements/{id}/edit", form::edit)
        .post("/requirements/{id}", form::change)
        .post("/requirements/{id}/move", list::shift)
        .post("/requirements/{id}/remove", list::remove)
        .get("/students/{id}/requirements", progress::student)
        .get("/students/{id}/requirements/settle", ruling::edit)
        .post("/students/{id}/requirements/settle", ruling::save)
        .post("/students/{id}/requirements/take-back", ruling::take_back)
        .get("/my/requirements", progress::mine)
}
