//! Which requirements cannot hold together: of a programme by themselves, of a student with what he has done.

use serde::Serialize;

use super::{
    prepared::{Bound, Campaign, Requirements},
    progress::{Ahead, Record, progress},
    reach::{Answer, Bounds, Limit, Mask, solve},
};

/// Figures that no choice of placements keeps together, while any choice of them but one can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict<Id, Key> {
    /// The figures, in the order of the requirements. Never empty.
    pub bounds: Vec<Bound<Id>>,
    /// The campaigns to come that offer something that counts for one of them.
    pub campaigns: Vec<Key>,
}

/// Whether the search came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// What is said is proved.
    Complete,
    /// The cases were too many ([`CASES_MAX`](super::CASES_MAX)): what is said to conflict does, but more may.
    CutShort,
}

/// The contradictions among the requirements of a programme, independent of any student: what cannot be kept by one who has
/// done nothing yet and goes through `course`, the campaigns of every level in which he would take part. Dated requirements
/// depend on the year in which he enters; the caller asks once for each.
///
/// Once the last figure of each conflict is set aside, all others can be kept together.
pub fn contradictions<Id: Copy + Eq, Key: Copy + Ord, Site: Copy + Eq, Category: Copy + Eq, Level: Eq>(
    requirements: &Requirements<Id, Site, Category, Level>,
    course: &[Campaign<Key, Site, Category>],
) -> (Vec<Conflict<Id, Key>>, Proof) {
    let ahead: Vec<_> = course.iter().map(|campaign| Ahead { campaign, closed: &[] }).collect();
    let progress = progress(requirements, &Record { past: &[], ahead: &ahead, rulings: &[] });
    (progress.conflicts, progress.proof)
}

/// Minimal sets of limits that leave no way, until there is one: the last limit of each is lifted before the next is sought.
pub(super) fn conflicts(slots: &[Vec<Mask>], bounds: &[Bounds]) -> (Vec<Vec<Limit>>, Proof) {
    let mut bounds = bounds.to_vec();
    let mut found = Vec::new();
    loop {
        let limits = match solve(slots, &bounds) {
            Answer::Yes => return (found, Proof::Complete),
            Answer::Unknown => return (found, Proof::CutShort),
            Answer::No(limits) => shrunk(slots, &bounds, limits),
        };
        let Some((bit, side)) = limits.last() else {
            // a slot without an option, which callers leave out
            return (found, Proof::Complete);
        };
        bounds[*bit].lift(*side);
        found.push(limits);
    }
}

/// The limits without those that the others do without, the last ones tried first.
pub(super) fn shrunk(slots: &[Vec<Mask>], bounds: &[Bounds], mut limits: Vec<Limit>) -> Vec<Limit> {
    limits.sort_unstable();
    let mut untried = limits.len();
    while untried > 0 && limits.len() > 1 {
        untried -= 1;
        let tried = limits.remove(untried);
        let needed = limits.len() - untried;
        if let Answer::No(fewer) = solve(slots, &only(bounds, &limits)) {
            limits.retain(|limit| fewer.contains(limit));
            untried = limits.len().saturating_sub(needed);
        } else {
            limits.insert(untried, tried);
        }
    }
    limits
}

/// These limits and no other.
pub(super) fn only(bounds: &[Bounds], limits: &[Limit]) -> Vec<Bounds> {
    let mut kept = vec![Bounds::FREE; bounds.len()];
    for (bit, side) in limits {
        match side {
            super::Side::Min => kept[*bit].min = bounds[*bit].min,
            super::Side::Max => kept[*bit].max = bounds[*bit].max,
        }
    }
    kept
}
