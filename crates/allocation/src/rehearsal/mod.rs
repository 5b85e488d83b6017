//! A rehearsal: before the wishes close, what each student would receive today, and where he stands with each of his wishes
//! in words.
//!
//! Nobody knows what those who have not ranked yet will ask for, nor who will still change his list. So the close is drawn
//! many times: whoever has not ranked is handed a list, and a few of those who have ranked are handed another one, in which
//! each site is asked for as much as by those of the cohort who have ranked. A wish is **sure** when in every one of these
//! closes its student receives it, or one that he prefers, with the list that he has now; **likely** when in more than half of
//! them; else **unlikely**. That is all that is claimed: sure is not a promise. How often each word came true is measured in
//! `docs/decisions/0012-sure-likely-unlikely.md`.
//!
//! The draws follow from the seed of the problem, so that the same lists give the same words.
//!
//! # What this does not know
//!
//! When a campaign rehearses and whom it tells; past campaigns; why somebody has not ranked yet.

mod lists;

use serde::{Deserialize, Serialize};

use crate::checked::{Checked, NONE};
use crate::error::SolveError;
use crate::plan::Plan;
use crate::problem::Id;
use crate::procedure::Procedure;
use crate::solve::{Decision, decide, solve};
use lists::Lists;

/// The most flows of a search (pairs, groups that cross) in one drawn close.
const NODES: u64 = 100;

/// How the close is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsing {
    /// How many closes are drawn: 100. With 100, who is sure of a wish was served in each; were he served in 99 of a
    /// hundred, he would be called sure four times in ten.
    pub closes: u32,
    /// How many in a hundred of those who have ranked change their list, 0 to 100: 10.
    pub changing: u32,
}

impl Default for Rehearsing {
    fn default() -> Self {
        Self { closes: 100, changing: 10 }
    }
}

/// What a rehearsal tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rehearsal {
    /// What everybody would receive if the wishes closed now.
    pub today: Plan,
    /// How many students have not ranked anything yet; pinned ones left out.
    pub waiting: u32,
    /// How many closes were drawn and could be solved.
    pub closes: u32,
    /// Where each student stands, by id.
    pub students: Vec<StudentOutlook>,
}

/// Where a student stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudentOutlook {
    /// The student.
    pub student: Id,
    /// The closes in which he kept his list: those that are counted for him.
    pub closes: u32,
    /// His wishes, best first; none when he has not ranked, is pinned or excused.
    pub wishes: Vec<WishOutlook>,
}

/// Where a student stands with one wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WishOutlook {
    /// From 1.
    pub rank: u32,
    /// The site.
    pub site: Id,
    /// In a word. Never less sure than for the wish before.
    pub outlook: Outlook,
    /// In how many of his closes he received this wish or a better one: the evidence for the word, more precise than it is
    /// true.
    pub served: u32,
}

/// Whether a student may count on this wish or a better one, if he leaves his list as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// In half of the closes or fewer.
    Unlikely,
    /// In more than half of them.
    Likely,
    /// In all of them.
    Sure,
}

impl Outlook {
    /// The word for so many of so many closes. Without any, nothing is known.
    const fn of(served: u32, closes: u32) -> Self {
        if closes > 0 && served == closes {
            Self::Sure
        } else if served > closes / 2 {
            Self::Likely
        } else {
            Self::Unlikely
        }
    }
}

/// Rehearses the close of a problem in which some have not ranked yet: their lists are empty.
///
/// A close that no plan can serve (a fewest intake that nobody fills) is not counted. Fails as [`solve`] does, and when no
/// drawn close can be served.
pub fn rehearse(
    checked: &Checked,
    procedure: Procedure,
    rehearsing: &Rehearsing,
) -> Result<Rehearsal, SolveError> {
    let today = solve(checked, procedure)?;
    let mut lists = Lists::new(checked);
    let mut other = checked.clone();
    other.problem.options.node_limit = other.problem.options.node_limit.min(NODES);
    let mut tally = Tally::new(checked);
    let mut unserved = None;
    for close in 0..rehearsing.closes {
        lists.draw(checked, &mut other, rehearsing.changing, close);
        match decide(&other, procedure) {
            Ok(decision) => tally.add(checked, &lists, &decision),
            Err(error @ SolveError::Infeasible { .. }) => unserved = Some(error),
            Err(error) => return Err(error),
        }
    }
    match unserved {
        Some(error) if tally.closes == 0 => Err(error),
        _ => Ok(Rehearsal {
            today,
            waiting: (0..checked.pins.len()).filter(|&i| lists::is_waiting(checked, i)).count() as u32,
            closes: tally.closes,
            students: (0..checked.pins.len()).map(|i| tally.outlook(checked, i)).collect(),
        }),
    }
}

/// How often each wish was granted.
struct Tally {
    closes: u32,
    /// Per student the closes in which he kept his list.
    kept: Vec<u32>,
    /// Per wish of the problem the closes in which it was granted to a student who had kept his list.
    granted: Vec<u32>,
}

impl Tally {
    fn new(checked: &Checked) -> Self {
        Self { closes: 0, kept: vec![0; checked.pins.len()], granted: vec![0; checked.wish_site.len()] }
    }

    fn add(&mut self, checked: &Checked, lists: &Lists, decision: &Decision<'_>) {
        self.closes += 1;
        for i in (0..self.kept.len()).filter(|&i| checked.is_free(i) && lists.is_kept(i)) {
            self.kept[i] += 1;
            let taken = decision.taken(i);
            if taken != NONE {
                self.granted[checked.wishes(i).start + taken as usize] += 1;
            }
        }
    }

    fn outlook(&self, checked: &Checked, i: usize) -> StudentOutlook {
        let closes = self.kept[i];
        let mut served = 0;
        let wishes = (1..).zip(checked.wishes(i)).map(|(rank, w)| {
            served += self.granted[w];
            let site = checked.problem.sites[checked.wish_site[w] as usize].id.clone();
            WishOutlook { rank, site, outlook: Outlook::of(served, closes), served }
        });
        StudentOutlook {
            student: checked.problem.students[i].id.clone(),
            closes,
            wishes: if checked.is_free(i) { wishes.collect() } else { Vec::new() },
        }
    }
}
