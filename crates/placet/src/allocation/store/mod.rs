//! All queries of the allocation: what a campaign's problem is made of, and the runs.

mod runs;
mod scene;

pub(super) use runs::*;
pub(super) use scene::{has_pairs, limits, scene};
