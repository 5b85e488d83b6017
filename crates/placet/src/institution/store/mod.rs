//! All queries on the institution.

pub(super) mod communes;
