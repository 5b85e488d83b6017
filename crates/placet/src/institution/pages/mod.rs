//! The pages of the institution.

pub(super) mod carry;
pub(super) mod cohorts;
pub(super) mod communes;
pub(super) mod departments;
mod form;
pub(super) mod levels;
pub(super) mod overview;
pub(super) mod programmes;
pub(super) mod settings;
pub(super) mod years;
