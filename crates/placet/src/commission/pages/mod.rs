//! The pages of the commission.

pub(super) mod body;
mod case;
mod cases;
pub(super) mod heard;
mod minutes;
pub(super) mod session;

pub(super) use case::case;
pub use case::{CaseForm, show_case};
pub(super) use cases::cases;
pub(super) use minutes::{minutes, minutes_file};
