//! All queries on organisations, categories, sites, capacities and contacts.

pub(super) mod categories;
pub(super) mod facts;
pub(super) mod organisations;
