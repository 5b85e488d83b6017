//! All queries on campaigns: one file a subject.

pub(super) mod campaigns;
mod load;
pub(super) mod openings;
pub(super) mod pairs;
pub(super) mod participants;
pub(super) mod requests;

pub(super) use load::{load, note_published};
pub(super) use participants::{bump_wishes, freeze_standings, update_participant};
