//! All queries of the feature.

pub mod facts;
pub(super) mod requirements;
pub(super) mod settled;
