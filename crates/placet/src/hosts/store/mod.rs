//! All queries on organisations, categories, sites, capacities and contacts.

pub(super) mod categories;
pub(super) mod facts;
pub(super) mod groups;
pub(super) mod history;
pub(super) mod organisations;
pub(super) mod sites;
