//! All queries on campaigns: one file a subject.

mod load;
mod participants;

pub(super) use load::{load, note_published};
pub(super) use participants::{bump_wishes, update_participant};
