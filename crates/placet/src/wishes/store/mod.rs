//! All queries on wishes, their receipts and their demand.

pub(super) mod demand;
pub(super) mod overview;
pub(super) mod read;
pub(super) mod rehearsed;
pub(super) mod save;
