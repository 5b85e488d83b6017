//! The pages of wishes.

pub(super) mod asked;
mod filters;
pub(super) mod overview;
pub(super) mod ranking;
pub(super) mod receipts;
mod rows;
