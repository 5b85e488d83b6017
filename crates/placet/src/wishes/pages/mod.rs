//! The pages of wishes.

mod filters;
pub(super) mod ranking;
pub(super) mod receipts;
mod rows;
