//! An academic year: building, locked, unlocked, over (`domain.md` §3).
//!
//! While a year is being built students see nothing of it. Locking shows it, and freezes when its placements
//! happen; unlocking opens the structure again without hiding what students have already seen.

use serde::{Deserialize, Serialize};

use crate::{
    campaign::{Instants, Moment},
    time::{Day, Instant, Span},
};

/// What is stored of a year's lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum YearLock {
    /// Never locked.
    Building,
    /// Locked.
    Locked {
        /// Since when.
        at: Instant,
    },
    /// Locked once, then opened again.
    Unlocked {
        /// Since when.
        at: Instant,
    },
}

/// The state of a year on a day: the lock and the calendar together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearState {
    /// Being built, even if its dates are past: it was never shown.
    Building,
    /// Shown, its placements fixed in time.
    Locked,
    /// Shown, open to changes.
    Unlocked,
    /// Its last day is past.
    Over,
}

/// Why a year may not be locked, or unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LockRefusal<Cohort> {
    /// It has no cohort.
    NoCohort,
    /// This cohort has no campaign.
    NoCampaign(Cohort),
    /// It is locked already.
    AlreadyLocked,
    /// It is not locked.
    NotLocked,
    /// Its last day is past.
    Over,
}

/// A cohort of the year, as far as locking is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortFacts<Cohort> {
    /// Which.
    pub cohort: Cohort,
    /// How many campaigns it takes part in.
    pub campaigns: u32,
}

impl YearLock {
    /// The state on `today`, the institution's day.
    pub fn state(self, year: &Span, today: Day) -> YearState {
        match self {
            Self::Building => YearState::Building,
            _ if today >= year.end => YearState::Over,
            Self::Locked { .. } => YearState::Locked,
            Self::Unlocked { .. } => YearState::Unlocked,
        }
    }

    /// Locks the year; everything that stands in the way is told at once.
    pub fn lock<Cohort: Copy>(
        self,
        year: &Span,
        today: Day,
        now: Instant,
        cohorts: &[CohortFacts<Cohort>],
    ) -> Result<Self, Vec<LockRefusal<Cohort>>> {
        let mut refusals = match self.state(year, today) {
            YearState::Building | YearState::Unlocked => Vec::new(),
            YearState::Locked => vec![LockRefusal::AlreadyLocked],
            YearState::Over => vec![LockRefusal::Over],
        };
        if cohorts.is_empty() {
            refusals.push(LockRefusal::NoCohort);
        }
        let without = cohorts.iter().filter(|cohort| cohort.campaigns == 0);
        refusals.extend(without.map(|facts| LockRefusal::NoCampaign(facts.cohort)));
        if refusals.is_empty() { Ok(Self::Locked { at: now }) } else { Err(refusals) }
    }

    /// Opens a locked year again.
    pub fn unlock<Cohort>(self, year: &Span, today: Day, now: Instant) -> Result<Self, LockRefusal<Cohort>> {
        match self.state(year, today) {
            YearState::Locked => Ok(Self::Unlocked { at: now }),
            YearState::Over => Err(LockRefusal::Over),
            YearState::Building | YearState::Unlocked => Err(LockRefusal::NotLocked),
        }
    }
}

impl YearState {
    /// Whether students see the year and its campaigns.
    pub fn is_visible_to_students(self) -> bool {
        self != Self::Building
    }

    /// Whether the year's dates, cohorts and list of campaigns may change.
    pub fn is_structure_open(self) -> bool {
        matches!(self, Self::Building | Self::Unlocked)
    }

    /// The instants of the year's campaigns that may not change any more; the other phases stay editable
    /// (`stagetrek.md` §2.1).
    pub fn frozen_moments(self) -> &'static [Moment] {
        if self.is_structure_open() { &[] } else { &[Moment::Start, Moment::End] }
    }

    /// Which frozen instants a change of a campaign's dates would move; refused unless empty.
    pub fn frozen_changes(self, before: &Instants, after: &Instants) -> Vec<Moment> {
        self.frozen_moments()
            .iter()
            .copied()
            .filter(|moment| before.get(*moment) != after.get(*moment))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::tests::{may, utc};

    fn year() -> Span {
        Span::from_days("2025-09-01".parse().unwrap(), "2026-08-31".parse().unwrap()).unwrap()
    }

    fn cohort(cohort: char, campaigns: u32) -> CohortFacts<char> {
        CohortFacts { cohort, campaigns }
    }

    #[test]
    fn locking() {
        use LockRefusal as R;
        let now = utc("2026-01-01T10:00:00Z");
        let at = utc("2025-10-01T10:00:00Z");
        let (locked, unlocked) = (YearLock::Locked { at }, YearLock::Unlocked { at });
        let check = |lock: YearLock, today: &str, cohorts: &[CohortFacts<char>], expected: &[R<char>]| {
            let refusals = lock.lock(&year(), today.parse().unwrap(), now, cohorts).err().unwrap_or_default();
            assert_eq!(refusals, expected, "{lock:?} {today} {cohorts:?}");
        };
        check(YearLock::Building, "2026-01-01", &[cohort('a', 1)], &[]);
        check(YearLock::Building, "2027-01-01", &[cohort('a', 1)], &[]);
        check(unlocked, "2026-01-01", &[cohort('a', 1), cohort('b', 2)], &[]);
        check(YearLock::Building, "2026-01-01", &[], &[R::NoCohort]);
        check(YearLock::Building, "2026-01-01", &[cohort('a', 0), cohort('b', 1)], &[R::NoCampaign('a')]);
        check(locked, "2026-08-31", &[cohort('a', 1)], &[R::AlreadyLocked]);
        check(locked, "2026-09-01", &[], &[R::Over, R::NoCohort]);
        let today = "2026-01-01".parse().unwrap();
        assert_eq!(locked.unlock::<char>(&year(), today, now), Ok(YearLock::Unlocked { at: now }));
        assert_eq!(unlocked.unlock::<char>(&year(), today, now), Err(R::NotLocked));
        assert_eq!(locked.unlock::<char>(&year(), year().end, now), Err(R::Over));
    }

    #[test]
    fn what_is_frozen() {
        let mut after = may();
        after.end = utc("2026-07-10T22:00:00Z");
        after.commission = after.publication;
        let check = |state: YearState, visible: bool, expected: &[Moment]| {
            assert_eq!(state.is_visible_to_students(), visible, "{state:?}");
            assert_eq!(state.frozen_changes(&may(), &after), expected, "{state:?}");
        };
        check(YearState::Building, false, &[]);
        check(YearState::Unlocked, true, &[]);
        check(YearState::Locked, true, &[Moment::End]);
        check(YearState::Over, true, &[Moment::End]);
    }
}
