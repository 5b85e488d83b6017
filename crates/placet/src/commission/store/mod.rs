//! All queries of the commission.

pub mod body;
mod decisions;
pub mod heard;

pub use decisions::{Live, live};
pub(super) use decisions::{history, insert, since, withdraw};
