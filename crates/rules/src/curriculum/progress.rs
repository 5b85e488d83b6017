//! Where a student stands with each requirement, and what he can still reach.

use serde::{Deserialize, Serialize};

use super::{
    conflict::{Conflict, Proof, conflicts},
    prepared::{Bound, Campaign, Requirements},
    reach::{Bounds, Limit, Mask, NO_MAX},
    requirement::{Place, Requirement, Side},
};
use crate::{eligibility::SiteRole, time::Span};

/// A campaign of a student that is behind him, or whose placement he knows. A secondary placement is one more of these,
/// with the same campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past<Key, Site, Category, Level> {
    /// The campaign.
    pub campaign: Key,
    /// His level in it.
    pub level: Level,
    /// From its first day to its last.
    pub days: Span,
    /// What came of it.
    pub gave: Gave<Site, Category>,
}

/// What a campaign gave a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gave<Site, Category> {
    /// A placement that is done and validated.
    Acquired(Place<Site, Category>),
    /// A placement that is decided, running or awaits its validation: counted on, not counted yet.
    Underway(Place<Site, Category>),
    /// Nothing that counts: no placement, or one that was not done or not validated.
    Nothing,
}

/// What has been settled by hand for a student and a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ruling<Id> {
    /// The requirement.
    pub requirement: Id,
    /// Placements credited. They count for this requirement alone, and never break its maximum (`stagetrek.md` §6).
    pub equivalences: u32,
    /// Whether it still applies.
    pub applies: Applies,
}

/// Whether a requirement applies to a student.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// It does.
    #[default]
    Yes,
    /// It has been set aside for him.
    Waived,
    /// The commission has declared it met.
    Settled,
}

/// A campaign in which a student will take part. Each gives him one principal placement, unless nothing is open to him; leave
/// out those from which he is excused.
#[derive(Debug, Clone, Copy)]
pub struct Ahead<'a, Key, Site, Category> {
    /// The campaign.
    pub campaign: &'a Campaign<Key, Site, Category>,
    /// The sites that are not for him: [`eligibility`](crate::eligibility) says which.
    pub closed: &'a [Site],
}

/// A curriculum, for its requirements.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a, Id, Key, Site, Category, Level> {
    /// What is behind him.
    pub past: &'a [Past<Key, Site, Category, Level>],
    /// What is to come, up to the end of the curriculum: campaigns that exist, and those that his levels still expect
    /// (`domain.md` §2: `placements_expected`).
    pub ahead: &'a [Ahead<'a, Key, Site, Category>],
    /// What has been settled by hand.
    pub rulings: &'a [Ruling<Id>],
}

/// Where a student stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress<Id, Key> {
    /// One line a requirement, in their order.
    pub lines: Vec<Line<Id, Key>>,
    /// What the campaigns to come cannot keep together. Once the last figure of each is set aside, all others can be kept.
    pub conflicts: Vec<Conflict<Id, Key>>,
    /// Whether there may be more conflicts.
    pub proof: Proof,
}

/// Where a student stands with one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line<Id, Key> {
    /// The requirement.
    pub requirement: Id,
    /// Placements that count, done and validated.
    pub acquired: u32,
    /// Placements that will count.
    pub underway: u32,
    /// Placements credited by hand.
    pub equivalences: u32,
    /// What follows.
    pub standing: Standing<Id, Key>,
}

/// What follows for one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing<Id, Key> {
    /// None of his campaigns, past or to come, lies in its window: it is not for him (a latecomer and the first year's).
    NotConcerned,
    /// Set aside for him.
    Waived,
    /// Declared met by the commission.
    Settled,
    /// Met.
    Met,
    /// Met as soon as what is under way is validated.
    Underway,
    /// Not met, and within reach together with all others.
    Open {
        /// Placements missing.
        missing: u32,
        /// The campaigns to come that offer something that counts.
        campaigns: Vec<Key>,
    },
    /// He has more than it allows.
    Exceeded {
        /// By how many.
        by: u32,
        /// The campaign whose placement was the first too many.
        since: Key,
    },
    /// The campaigns to come cannot keep it any more.
    OutOfReach {
        /// Placements missing; none when it is its maximum that they cannot keep.
        missing: u32,
        /// The requirements without which it could be kept; none when it is out of reach by itself.
        with: Vec<Id>,
        /// The campaign whose placement put it out of reach, supposing that it could have given one that counts; `None` when
        /// there were never enough campaigns, or when it fails with others.
        since: Option<Key>,
    },
}

/// The facts of a student by the bits of the requirements.
pub(super) struct View {
    /// Those that apply to him.
    pub(super) asked: Mask,
    pub(super) tallies: Vec<Tally>,
    /// What is left of each.
    pub(super) bounds: Vec<Bounds>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    acquired: u32,
    underway: u32,
    equivalences: u32,
    applies: Applies,
    concerned: bool,
}

impl Tally {
    fn had(&self) -> u32 {
        self.acquired + self.underway
    }

    fn counted(&self) -> u32 {
        self.had() + self.equivalences
    }
}

impl View {
    pub(super) fn of<Id: Copy + Eq, Key, Site: Copy + Eq, Category: Copy + Eq, Level: Eq>(
        requirements: &Requirements<Id, Site, Category, Level>,
        record: &Record<'_, Id, Key, Site, Category, Level>,
    ) -> Self {
        let count = requirements.as_slice().len();
        let mut tallies = vec![Tally::default(); count];
        let mut concerned: Mask = record.ahead.iter().fold(0, |all, ahead| all | ahead.campaign.window);
        for past in record.past {
            let window = requirements.window(&past.level, past.days);
            concerned |= window;
            let (place, is_acquired) = match &past.gave {
                Gave::Acquired(place) => (place, true),
                Gave::Underway(place) => (place, false),
                Gave::Nothing => continue,
            };
            let counts = requirements.counts(place) & window;
            for (_, tally) in tallies.iter_mut().enumerate().filter(|(bit, _)| counts >> bit & 1 == 1) {
                *if is_acquired { &mut tally.acquired } else { &mut tally.underway } += 1;
            }
        }
        let mut asked = 0;
        let mut bounds = vec![Bounds::FREE; count];
        for (bit, requirement) in requirements.as_slice().iter().enumerate() {
            let tally = &mut tallies[bit];
            tally.concerned = concerned >> bit & 1 == 1;
            if let Some(ruling) = record.rulings.iter().find(|ruling| ruling.requirement == requirement.id) {
                (tally.equivalences, tally.applies) = (ruling.equivalences, ruling.applies);
            }
            if tally.concerned && tally.applies == Applies::Yes {
                asked |= 1 << bit;
                let left = |amount: u32| amount.saturating_sub(tally.counted());
                bounds[bit] = Bounds {
                    min: requirement.min.map_or(0, left),
                    // what is over a maximum stays so; no more of it may come
                    max: requirement.max.map_or(NO_MAX, left),
                };
            }
        }
        Self { asked, tallies, bounds }
    }

    /// What the campaigns to come will give, principal placements only or secondary ones too.
    pub(super) fn slots<Key, Site: Copy + Eq, Category: Copy>(
        &self,
        ahead: &[Ahead<'_, Key, Site, Category>],
        roles: &[SiteRole],
    ) -> Vec<Vec<Mask>> {
        let roles = roles.iter();
        let options = roles.flat_map(|role| {
            ahead.iter().map(|ahead| ahead.campaign.options(*role, ahead.closed, self.asked))
        });
        options.filter(|options| !options.is_empty()).collect()
    }

    pub(super) fn bound<Id: Copy, Site, Category, Level>(
        &self,
        requirements: &Requirements<Id, Site, Category, Level>,
        (bit, side): Limit,
    ) -> Bound<Id> {
        let requirement = &requirements.as_slice()[bit];
        let amount = match side {
            Side::Min => requirement.min,
            Side::Max => requirement.max,
        };
        let counted = self.tallies[bit].counted();
        Bound { requirement: requirement.id, side, amount: amount.unwrap_or(0), counted }
    }
}

/// Both roles, in the order in which seats are given.
pub(super) const BOTH: [SiteRole; 2] = [SiteRole::Principal, SiteRole::Secondary];

/// Where a student stands with every requirement of his programme.
pub fn progress<Id: Copy + Eq, Key: Copy + Ord, Site: Copy + Eq, Category: Copy + Eq, Level: Eq>(
    requirements: &Requirements<Id, Site, Category, Level>,
    record: &Record<'_, Id, Key, Site, Category, Level>,
) -> Progress<Id, Key> {
    let view = View::of(requirements, record);
    let slots = view.slots(record.ahead, &BOTH);
    let (found, proof) = conflicts(&slots, &view.bounds);
    let offering = |asked: Mask| -> Vec<Key> {
        let offers = |ahead: &&Ahead<'_, Key, Site, Category>| {
            let any = |role| ahead.campaign.options(role, ahead.closed, asked).iter().any(|mask| *mask != 0);
            BOTH.into_iter().any(any)
        };
        record.ahead.iter().filter(offers).map(|ahead| ahead.campaign.key).collect()
    };
    let standing = |bit: usize, requirement: &Requirement<Id, Site, Category, Level>| {
        let tally = view.tallies[bit];
        match tally.applies {
            Applies::Waived => return Standing::Waived,
            Applies::Settled => return Standing::Settled,
            Applies::Yes if !tally.concerned => return Standing::NotConcerned,
            Applies::Yes => {}
        }
        if let Some(max) = requirement.max.filter(|max| tally.had() > *max)
            && let Some(since) = first_beyond(&history(requirement, record.past), max)
        {
            return Standing::Exceeded { by: tally.had() - max, since };
        }
        let missing = view.bounds[bit].min;
        let failing = found.iter().filter(|limits| limits.iter().any(|(other, _)| *other == bit));
        // what fails by itself is not put down to others
        let failing = failing.min_by_key(|limits| limits.iter().any(|(other, _)| *other != bit));
        if let Some(limits) = failing {
            let others = limits.iter().filter(|(other, _)| *other != bit);
            let mut with: Vec<Id> = others.map(|(other, _)| requirements.as_slice()[*other].id).collect();
            with.dedup();
            if !limits.contains(&(bit, Side::Min)) {
                return Standing::OutOfReach { missing: 0, with, since: None };
            }
            let offers = |options: &&Vec<Mask>| options.iter().any(|option| option >> bit & 1 == 1);
            let still = slots.iter().filter(offers).count() as u32;
            let lost = missing > still;
            let since = lost.then(|| lost_at(&history(requirement, record.past), missing, still)).flatten();
            return Standing::OutOfReach { missing, with, since };
        }
        let acquired = tally.acquired + tally.equivalences;
        if requirement.min.is_none_or(|min| min <= acquired) {
            Standing::Met
        } else if missing == 0 {
            Standing::Underway
        } else {
            Standing::Open { missing, campaigns: offering(1 << bit) }
        }
    };
    let lines = requirements.as_slice().iter().zip(&view.tallies).enumerate();
    Progress {
        lines: lines
            .map(|(bit, (requirement, tally))| Line {
                requirement: requirement.id,
                acquired: tally.acquired,
                underway: tally.underway,
                equivalences: tally.equivalences,
                standing: standing(bit, requirement),
            })
            .collect(),
        conflicts: found
            .iter()
            .map(|limits| Conflict {
                bounds: limits.iter().map(|limit| view.bound(requirements, *limit)).collect(),
                campaigns: offering(limits.iter().fold(0, |mask, (bit, _)| mask | 1 << bit)),
            })
            .collect(),
        proof,
    }
}

/// A past campaign in the window of a requirement.
struct Step<Key> {
    campaign: Key,
    counts: bool,
    /// It gave one that counts, or might have.
    could: bool,
}

/// His past in a requirement's window, in the order of time.
fn history<Id, Key: Copy + Ord, Site: PartialEq, Category: PartialEq, Level: PartialEq>(
    requirement: &Requirement<Id, Site, Category, Level>,
    past: &[Past<Key, Site, Category, Level>],
) -> Vec<Step<Key>> {
    let mut inside: Vec<_> =
        past.iter().filter(|past| requirement.window.holds(&past.level, past.days)).collect();
    inside.sort_by_key(|past| (past.days, past.campaign));
    let steps = inside.into_iter().map(|past| match &past.gave {
        Gave::Nothing => Step { campaign: past.campaign, counts: false, could: true },
        Gave::Acquired(place) | Gave::Underway(place) => {
            let counts = requirement.counts(place);
            // a secondary placement takes no principal one's turn
            Step { campaign: past.campaign, counts, could: counts || place.role == SiteRole::Principal }
        }
    });
    steps.collect()
}

/// The campaign whose placement was the first beyond `max`.
fn first_beyond<Key: Copy>(history: &[Step<Key>], max: u32) -> Option<Key> {
    history.iter().filter(|step| step.counts).nth(max as usize).map(|step| step.campaign)
}

/// The campaign after which more were missing than all that followed could give: `missing` now, when `still` can give one.
fn lost_at<Key: Copy>(history: &[Step<Key>], mut missing: u32, still: u32) -> Option<Key> {
    let mut could = still;
    // back in time, each campaign gives back what it could have given, and takes back what it gave
    let lost = history.iter().rev().find(|step| {
        missing += u32::from(step.counts);
        could += u32::from(step.could);
        missing <= could
    });
    lost.map(|step| step.campaign)
}
