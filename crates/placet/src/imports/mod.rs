//! Importing sheets: a file or a pasted table is read, kept aside, shown row by row, and applied once it is confirmed.
//!
//! A feature gives an [`Importer`] (its columns, how a sheet becomes a plan, how a plan is applied); [`routes_for`] gives it
//! the pages: `GET path` the form, `POST path` the reading, `GET path/{draft}` the preview, the progress, then the report.
//! Invariants: a draft belongs to the account that sent it; it is written by one at a time, at most once to its end, and
//! only if it still does what was shown; a row is written whole with its audit entries, or not at all, whatever stops the
//! program; rows in error, and rows that others changed meanwhile, are left out and given back with their reasons.
//! A plan is computed, and rows are written, beside the requests (`kit::background`); only a short sheet is waited for.
//! Knows nothing of what the rows mean.

mod confirm;
mod model;
mod pages;
mod plan;
mod preview;
mod run;
mod store;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use confirm::settle;
pub use model::{Column, Context, Importer, Listed, Paths, Texts};
pub use plan::{Action, Difference, Fault, RowPlan, differences};
pub use table::{Cells, Row, Seen, Table};

use crate::access::Visitor;
use crate::kit::web::Routes;

/// The paths of an importer, from its base: `imports::paths!("/imports/students")`.
#[macro_export]
macro_rules! import_paths {
    ($base:literal) => {
        $crate::imports::Paths {
            base: $base,
            model: concat!($base, "/model.csv"),
            draft: concat!($base, "/{draft}"),
            discard: concat!($base, "/{draft}/discard"),
            stop: concat!($base, "/{draft}/stop"),
            failed: concat!($base, "/{draft}/failed.csv"),
        }
    };
}
pub use import_paths as paths;

/// The page of all imports; what it lists is given by the program, which knows every feature.
pub fn routes(listed: &'static [Listed]) -> Routes {
    Routes::new().get("/imports", move |state, visitor: Visitor| pages::index(state, visitor, listed))
}

/// The pages of an importer.
pub fn routes_for<I: Importer>() -> Routes {
    Routes::new()
        .get(I::PATHS.base, pages::form::<I>)
        .get(I::PATHS.model, pages::model::<I>)
        .get(I::PATHS.draft, pages::draft::<I>)
        .get(I::PATHS.failed, pages::failed::<I>)
        .post(I::PATHS.base, pages::post_form::<I>)
        .post(I::PATHS.draft, pages::post::<I>)
        .post(I::PATHS.discard, pages::discard::<I>)
        .post(I::PATHS.stop, pages::stop::<I>)
}
