//! The requirements of a curriculum and what follows from them: which contradict each other, where a student stands, what
//! he may and must take next.
//!
//! A requirement asks for a fewest or allows a most placements (all, in a category, at a site, in a group of categories)
//! within a window of study levels and dates (`domain.md` §1 *requirement*; `stagetrek.md` §6). What counts is what a student
//! had, principal or secondary, and what has been credited by hand. A placement may count for several requirements at once.
//!
//! What is still possible is never counted, but solved: the campaigns to come are filled, one principal placement each and
//! perhaps a secondary one, so that all requirements hold together; by a flow where they nest, by cases where they cross
//! (`reach`). `docs/decisions/0010` argues the model.
//!
//! | question | answer |
//! |---|---|
//! | does a requirement mean anything by itself | [`Requirement::check`] |
//! | which requirements of a programme cannot hold together | [`contradictions`] |
//! | what is met, open, out of reach for a student, and with or since what | [`progress`] |
//! | what may a run give him, what must it | [`guide`] |
//!
//! # What this does not know
//!
//! Seats, wishes and other students: *within reach* means that campaigns offer it, not that a seat will be his. Sites that
//! go only with some others as their secondary: any of a campaign's may be hoped for beside any. A campaign's ban on
//! going twice to one site: the sites where he has been are given as closed, those where he might go twice are not told
//! apart.

mod conflict;
mod flow;
mod guide;
mod prepared;
mod progress;
mod reach;
mod requirement;

pub use self::{
    conflict::{Conflict, Proof, contradictions},
    guide::{Guidance, Refused, guide},
    prepared::{Bound, Campaign, Requirements, TooMany},
    progress::{Ahead, Applies, Gave, Line, Past, Progress, Record, Ruling, Standing, progress},
    reach::{CASES_MAX, REQUIREMENTS_MAX},
    requirement::{Malformed, Place, Requirement, Scope, Side, Window},
};

#[cfg(test)]
mod tests;
