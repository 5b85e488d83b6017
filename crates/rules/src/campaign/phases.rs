//! The phases of a campaign at an instant.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Instants;
use crate::time::{Instant, Interval, Position};

/// A dated step of a campaign, in the order of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The order is computed and shown, until the wishes open.
    Order,
    /// Students rank their wishes.
    Wishes,
    /// Runs, comparison, commission: from the close of the wishes to the publication.
    Allocation,
    /// Students see their placement, until it starts.
    Publication,
    /// The placement itself.
    Placement,
    /// Supervisors give their verdict.
    Validation,
    /// Evaluations are answered.
    Evaluation,
}

impl Phase {
    /// All of them, in the order of the timeline.
    pub const ALL: [Self; 7] = [
        Self::Order,
        Self::Wishes,
        Self::Allocation,
        Self::Publication,
        Self::Placement,
        Self::Validation,
        Self::Evaluation,
    ];

    /// Its span in a campaign. An order computed when the wishes open has an empty span.
    pub fn span(self, i: &Instants) -> Interval<Instant> {
        let (start, end) = match self {
            Self::Order => (i.order, i.wishes_open),
            Self::Wishes => (i.wishes_open, i.wishes_close),
            Self::Allocation => (i.wishes_close, i.publication),
            Self::Publication => (i.publication, i.start),
            Self::Placement => (i.start, i.end),
            Self::Validation => (i.validation_open, i.validation_close),
            Self::Evaluation => (i.evaluation_open, i.evaluation_close),
        };
        Interval { start, end }
    }
}

/// Where a phase stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseState {
    /// Over.
    Done,
    /// Open now.
    Current,
    /// Still to come.
    Next,
}

/// One phase on the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// Which.
    pub phase: Phase,
    /// From when to when.
    pub span: Interval<Instant>,
    /// Where it stands.
    pub state: PhaseState,
}

/// The one thing to say about a campaign now: its earliest phase that is not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Headline {
    /// Nothing earlier is left, and this begins later.
    Coming(Phase),
    /// This is going on.
    Current(Phase),
    /// Everything is done.
    Over,
}

/// The phases of a campaign at an instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phases {
    /// All of them, in the order of the timeline.
    pub steps: [Step; 7],
    /// What to say in one word.
    pub headline: Headline,
}

impl Phases {
    /// The phases open now; they overlap (a placement is validated before it ends), and there may be none.
    pub fn open(&self) -> BTreeSet<Phase> {
        self.steps.iter().filter(|step| step.state == PhaseState::Current).map(|step| step.phase).collect()
    }

    /// One phase on the timeline.
    pub fn step(&self, phase: Phase) -> &Step {
        &self.steps[phase as usize]
    }
}

/// The phases of a campaign at `now`.
pub fn phases(instants: &Instants, now: Instant) -> Phases {
    let steps = Phase::ALL.map(|phase| {
        let span = phase.span(instants);
        let state = match span.position(now) {
            Position::Before => PhaseState::Next,
            Position::Inside => PhaseState::Current,
            Position::After => PhaseState::Done,
        };
        Step { phase, span, state }
    });
    let headline = match steps.iter().find(|step| step.state != PhaseState::Done) {
        Some(step) if step.state == PhaseState::Current => Headline::Current(step.phase),
        Some(step) => Headline::Coming(step.phase),
        None => Headline::Over,
    };
    Phases { steps, headline }
}

/// Why a student may not change his wishes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WishesShut {
    /// They open later.
    NotYet {
        /// When.
        opens: Instant,
    },
    /// They are closed.
    Closed {
        /// The first instant at which they were.
        since: Instant,
    },
}

/// Whether a student may change his wishes: in `[opens, closes[` of the server's clock (`domain.md` §3). Gives the
/// instant of the close.
pub fn may_edit_wishes(instants: &Instants, now: Instant) -> Result<Instant, WishesShut> {
    match Phase::Wishes.span(instants).position(now) {
        Position::Before => Err(WishesShut::NotYet { opens: instants.wishes_open }),
        Position::Inside => Ok(instants.wishes_close),
        Position::After => Err(WishesShut::Closed { since: instants.wishes_close }),
    }
}

/// Whether a student may ask for a placement elsewhere: until the wishes close, also before they open, since such
/// a request takes no seat and its paper takes time. Gives the instant of the close.
pub fn may_request_outside(instants: &Instants, now: Instant) -> Result<Instant, WishesShut> {
    match may_edit_wishes(instants, now) {
        Err(WishesShut::NotYet { .. }) => Ok(instants.wishes_close),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::{super::tests::may, *};

    #[test]
    fn headlines_and_open_phases() {
        let check = |days: i64, headline: Headline, open: &[Phase]| {
            let phases = phases(&may(), may().start + TimeDelta::days(days));
            assert_eq!(phases.headline, headline, "S{days:+}");
            assert_eq!(phases.open().into_iter().collect::<Vec<_>>(), open, "S{days:+}");
        };
        check(-60, Headline::Coming(Phase::Order), &[]);
        check(-46, Headline::Current(Phase::Order), &[Phase::Order]);
        check(-40, Headline::Current(Phase::Wishes), &[Phase::Wishes]);
        check(-30, Headline::Current(Phase::Allocation), &[Phase::Allocation]);
        check(-14, Headline::Current(Phase::Publication), &[Phase::Publication]);
        check(0, Headline::Current(Phase::Placement), &[Phase::Placement]);
        check(30, Headline::Current(Phase::Placement), &[Phase::Placement, Phase::Validation]);
        check(60, Headline::Current(Phase::Validation), &[Phase::Validation]);
        check(62, Headline::Current(Phase::Validation), &[Phase::Validation, Phase::Evaluation]);
        check(70, Headline::Current(Phase::Evaluation), &[Phase::Evaluation]);
        check(81, Headline::Over, &[]);
    }

    #[test]
    fn a_gap_has_a_headline_to_come() {
        let mut instants = may();
        instants.validation_open = instants.end + TimeDelta::days(5);
        instants.evaluation_open = instants.validation_open;
        let now = phases(&instants, instants.end);
        assert_eq!((now.headline, now.open().len()), (Headline::Coming(Phase::Validation), 0));
    }

    #[test]
    fn wishes() {
        let i = may();
        let second = TimeDelta::milliseconds(1);
        assert_eq!(
            may_edit_wishes(&i, i.wishes_open - second),
            Err(WishesShut::NotYet { opens: i.wishes_open })
        );
        assert_eq!(may_edit_wishes(&i, i.wishes_open), Ok(i.wishes_close));
        assert_eq!(may_edit_wishes(&i, i.wishes_close - second), Ok(i.wishes_close));
        assert_eq!(may_edit_wishes(&i, i.wishes_close), Err(WishesShut::Closed { since: i.wishes_close }));
    }

    #[test]
    fn requests_for_elsewhere() {
        let i = may();
        assert_eq!(may_request_outside(&i, i.order), Ok(i.wishes_close));
        assert_eq!(may_request_outside(&i, i.wishes_open), Ok(i.wishes_close));
        assert_eq!(
            may_request_outside(&i, i.wishes_close),
            Err(WishesShut::Closed { since: i.wishes_close })
        );
    }

    proptest! {
        #[test]
        fn wishes_are_editable_exactly_in_their_phase(hours in -1500i64..2500) {
            let now = may().start + TimeDelta::hours(hours);
            let phases = phases(&may(), now);
            prop_assert_eq!(may_edit_wishes(&may(), now).is_ok(), phases.open().contains(&Phase::Wishes));
            for step in phases.steps {
                prop_assert_eq!(phases.step(step.phase), &step);
            }
        }
    }
}
