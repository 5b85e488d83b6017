//! The pages of the commission.

mod case;
mod cases;

pub(super) use case::case;
pub use case::{CaseForm, show_case};
pub(super) use cases::cases;
