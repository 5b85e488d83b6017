//! The pages of rehearsals.

pub(super) mod mine;
pub(super) mod staff;
