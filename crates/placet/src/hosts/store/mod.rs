//! All queries on organisations, categories, sites, capacities and contacts.

pub(super) mod facts;
