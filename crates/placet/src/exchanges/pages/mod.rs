//! The pages of exchanges.

pub(super) mod list;
pub(super) mod one;
pub(super) mod propose;
