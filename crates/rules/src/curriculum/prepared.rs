//! The requirements of a programme and the campaigns that they are met in, made ready once for all students.

use serde::Serialize;

use super::{
    reach::{Mask, REQUIREMENTS_MAX},
    requirement::{Place, Requirement, Side},
};
use crate::{eligibility::SiteRole, time::Span};

/// The requirements of a programme, in the order in which they give way to each other when not all can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirements<Id, Site, Category, Level>(Vec<Requirement<Id, Site, Category, Level>>);

/// More requirements than [`REQUIREMENTS_MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} requirements are more than {REQUIREMENTS_MAX}")]
pub struct TooMany(pub usize);

/// One figure of a requirement for one student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Bound<Id> {
    /// The requirement.
    pub requirement: Id,
    /// Which of its figures.
    pub side: Side,
    /// The figure.
    pub amount: u32,
    /// What he has that counts: placements had or under way, and equivalences.
    pub counted: u32,
}

impl<Id> Bound<Id> {
    /// The placements that are still asked for, or still allowed.
    pub fn left(&self) -> u32 {
        self.amount.saturating_sub(self.counted)
    }
}

/// A campaign that gives each of its participants one principal placement and perhaps a secondary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign<Key, Site, Category> {
    pub(super) key: Key,
    pub(super) window: Mask,
    pub(super) kinds: Vec<Kind<Site, Category>>,
}

/// The places of a campaign that count for the same requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind<Site, Category> {
    pub(super) role: SiteRole,
    pub(super) counts: Mask,
    pub(super) places: Vec<Place<Site, Category>>,
}

impl<Id, Site, Category, Level> Requirements<Id, Site, Category, Level> {
    /// As given.
    pub fn as_slice(&self) -> &[Requirement<Id, Site, Category, Level>] {
        &self.0
    }
}

impl<Id, Site: Copy + Eq, Category: Copy + Eq, Level: Eq> Requirements<Id, Site, Category, Level> {
    /// Refused only beyond [`REQUIREMENTS_MAX`]; what is wrong with each, or with several, is told by
    /// [`Requirement::check`] and [`contradictions`](super::contradictions).
    pub fn new(requirements: Vec<Requirement<Id, Site, Category, Level>>) -> Result<Self, TooMany> {
        let count = requirements.len();
        if count > REQUIREMENTS_MAX { Err(TooMany(count)) } else { Ok(Self(requirements)) }
    }

    /// A campaign of this level over these days, from its first to its last, and where it may send its participants: its
    /// openings, or every site that is open to the level when they are not known yet.
    pub fn campaign<Key>(
        &self,
        key: Key,
        level: &Level,
        days: Span,
        places: impl IntoIterator<Item = Place<Site, Category>>,
    ) -> Campaign<Key, Site, Category> {
        let window = self.window(level, days);
        let mut kinds: Vec<Kind<Site, Category>> = Vec::new();
        for place in places {
            let counts = self.counts(&place) & window;
            match kinds.iter_mut().find(|kind| kind.role == place.role && kind.counts == counts) {
                Some(kind) => kind.places.push(place),
                None => kinds.push(Kind { role: place.role, counts, places: vec![place] }),
            }
        }
        Campaign { key, window, kinds }
    }

    /// The requirements for which a placement at that time may count.
    pub(super) fn window(&self, level: &Level, days: Span) -> Mask {
        self.bits(|requirement| requirement.window.holds(level, days))
    }

    /// The requirements for which that place counts, at any time.
    pub(super) fn counts(&self, place: &Place<Site, Category>) -> Mask {
        self.bits(|requirement| requirement.counts(place))
    }

    fn bits(&self, is_set: impl Fn(&Requirement<Id, Site, Category, Level>) -> bool) -> Mask {
        let set = self.0.iter().enumerate().filter(|(_, requirement)| is_set(requirement));
        set.fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}

impl<Key, Site: Copy + Eq, Category: Copy> Campaign<Key, Site, Category> {
    /// What its one placement of a role may count for, where a student may go: `closed` sites are not open to him.
    pub(super) fn options(&self, role: SiteRole, closed: &[Site], asked: Mask) -> Vec<Mask> {
        let open = self.kinds.iter().filter(|kind| kind.role == role && kind.is_open(closed));
        let mut options: Vec<Mask> = open.map(|kind| kind.counts & asked).collect();
        if role == SiteRole::Secondary && !options.is_empty() {
            // nobody has to have one
            options.push(0);
        }
        options.sort_unstable();
        options.dedup();
        options
    }
}

impl<Site: Copy + Eq, Category: Copy> Kind<Site, Category> {
    pub(super) fn is_open(&self, closed: &[Site]) -> bool {
        self.open(closed).next().is_some()
    }

    pub(super) fn open(&self, closed: &[Site]) -> impl Iterator<Item = Place<Site, Category>> {
        self.places.iter().copied().filter(|place| !closed.contains(&place.site))
    }
}
