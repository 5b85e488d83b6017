//! The pages of the cohort and of the search.

pub(super) mod cohort;
pub(super) mod palette;
pub(super) mod requirements;
pub(super) mod situation;
