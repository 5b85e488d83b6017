//! All queries on the institution.

pub(super) mod communes;
pub(super) mod structure;
pub(super) mod years;
