//! A placement's life: proposed → pre-validated → validated → published → running → done, or not done, or
//! cancelled (`domain.md` §3).
//!
//! Each state carries its data, each transition consumes the old state and is refused with what was tried. After
//! publication the terms do not change: a decision cancels the placement and another takes its place.

use serde::{Deserialize, Serialize};

use crate::{
    text::{self, TextError},
    time::{Instant, Interval},
};

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Act<By> {
    /// Who.
    pub by: By,
    /// When.
    pub at: Instant,
}

/// Why something was done: one line or more, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reason(String);

impl Reason {
    /// The most characters of a reason.
    pub const MAX: usize = 2000;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Reason {
    type Err = TextError;

    fn from_str(typed: &str) -> Result<Self, TextError> {
        text::required_lines(typed, Self::MAX).map(Self)
    }
}

impl TryFrom<String> for Reason {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        text.parse()
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}

/// Where a placement is, with what belongs there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum State<By> {
    /// Computed by a run or set by hand; nobody has looked yet.
    Proposed,
    /// Looked at by a manager.
    PreValidated {
        /// By whom.
        pre_validated: Act<By>,
    },
    /// Accepted by the commission.
    Validated {
        /// By whom.
        validated: Act<By>,
    },
    /// Told, or to be told, to the student.
    Published {
        /// Who published, and from when it is visible: now or later.
        published: Act<By>,
    },
    /// Begun.
    Running {
        /// See [`State::Published`].
        published: Act<By>,
    },
    /// Over.
    Done {
        /// See [`State::Published`].
        published: Act<By>,
    },
    /// The student did not do it.
    NotDone {
        /// See [`State::Published`].
        published: Act<By>,
        /// Who said so.
        marked: Act<By>,
        /// Why.
        reason: Reason,
    },
    /// Will not happen.
    Cancelled {
        /// When it was already published: the student has been told, and must be told again.
        published: Option<Act<By>>,
        /// Who cancelled.
        cancelled: Act<By>,
        /// Why.
        reason: Reason,
    },
}

/// The name of a state, for lists, filters and storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// [`State::Proposed`].
    Proposed,
    /// [`State::PreValidated`].
    PreValidated,
    /// [`State::Validated`].
    Validated,
    /// [`State::Published`].
    Published,
    /// [`State::Running`].
    Running,
    /// [`State::Done`].
    Done,
    /// [`State::NotDone`].
    NotDone,
    /// [`State::Cancelled`].
    Cancelled,
}

/// What can be tried on a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// [`State::change`].
    Change,
    /// [`State::pre_validate`].
    PreValidate,
    /// [`State::validate`].
    Validate,
    /// [`State::withdraw`].
    Withdraw,
    /// [`State::publish`].
    Publish,
    /// [`State::call_off`].
    CallOff,
    /// [`State::mark_not_done`].
    MarkNotDone,
    /// [`State::cancel`].
    Cancel,
}

/// An action that does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[error("{action:?} refused: the placement is {from:?}")]
pub struct Refused {
    /// Where the placement is.
    pub from: Status,
    /// What was tried.
    pub action: Action,
}

impl<By: Clone> State<By> {
    /// Its name.
    pub fn status(&self) -> Status {
        match self {
            Self::Proposed => Status::Proposed,
            Self::PreValidated { .. } => Status::PreValidated,
            Self::Validated { .. } => Status::Validated,
            Self::Published { .. } => Status::Published,
            Self::Running { .. } => Status::Running,
            Self::Done { .. } => Status::Done,
            Self::NotDone { .. } => Status::NotDone,
            Self::Cancelled { .. } => Status::Cancelled,
        }
    }

    fn refuse<T>(&self, action: Action) -> Result<T, Refused> {
        Err(Refused { from: self.status(), action })
    }

    /// The publication, if there was one.
    pub fn published(&self) -> Option<&Act<By>> {
        match self {
            Self::Proposed | Self::PreValidated { .. } | Self::Validated { .. } => None,
            Self::Published { published }
            | Self::Running { published }
            | Self::Done { published }
            | Self::NotDone { published, .. } => Some(published),
            Self::Cancelled { published, .. } => published.as_ref(),
        }
    }

    /// Whether the student sees it at `now`: published, and not for later.
    pub fn is_visible(&self, now: Instant) -> bool {
        self.published().is_some_and(|published| published.at <= now)
    }

    /// Whether it holds a seat.
    pub fn holds_seat(&self) -> bool {
        !matches!(self, Self::Cancelled { .. })
    }

    /// Whether somebody has looked at it: choosing another run says so before it replaces the placement. (What a
    /// run must keep is a decision of the commission, not a pre-validation.)
    pub fn was_looked_at(&self) -> bool {
        !matches!(self, Self::Proposed | Self::Cancelled { .. })
    }

    /// Its terms (site, secondary, cost) change: possible until it is published, and it must be looked at again.
    pub fn change(self) -> Result<Self, Refused> {
        match self {
            Self::Proposed | Self::PreValidated { .. } | Self::Validated { .. } => Ok(Self::Proposed),
            other => other.refuse(Action::Change),
        }
    }

    /// Someone looked at the proposal.
    pub fn pre_validate(self, act: Act<By>) -> Result<Self, Refused> {
        match self {
            Self::Proposed => Ok(Self::PreValidated { pre_validated: act }),
            other => other.refuse(Action::PreValidate),
        }
    }

    /// The commission accepts it, pre-validated or not.
    pub fn validate(self, act: Act<By>) -> Result<Self, Refused> {
        match self {
            Self::Proposed | Self::PreValidated { .. } => Ok(Self::Validated { validated: act }),
            other => other.refuse(Action::Validate),
        }
    }

    /// A pre-validation or validation is taken back.
    pub fn withdraw(self) -> Result<Self, Refused> {
        match self {
            Self::PreValidated { .. } | Self::Validated { .. } => Ok(Self::Proposed),
            other => other.refuse(Action::Withdraw),
        }
    }

    /// It is published from `act.at` on, now or later. Only what was validated.
    pub fn publish(self, act: Act<By>) -> Result<Self, Refused> {
        match self {
            Self::Validated { .. } => Ok(Self::Published { published: act }),
            other => other.refuse(Action::Publish),
        }
    }

    /// A publication set for later is called off by `act`, and the placement is validated again. Once visible, it
    /// cannot be unseen.
    pub fn call_off(self, act: Act<By>) -> Result<Self, Refused> {
        match self {
            Self::Published { published } if act.at < published.at => Ok(Self::Validated { validated: act }),
            other => other.refuse(Action::CallOff),
        }
    }

    /// What time alone does: a published placement runs, then is done. Anything else stays what it is.
    #[must_use]
    pub fn advance(self, placement: &Interval<Instant>, now: Instant) -> Self {
        match self {
            Self::Published { published } | Self::Running { published } if placement.end <= now => {
                Self::Done { published }
            }
            Self::Published { published } if placement.start <= now => Self::Running { published },
            other => other,
        }
    }

    /// The student did not do it. A placement that has not begun is cancelled instead.
    pub fn mark_not_done(self, act: Act<By>, reason: Reason) -> Result<Self, Refused> {
        match self {
            Self::Running { published } | Self::Done { published } => {
                Ok(Self::NotDone { published, marked: act, reason })
            }
            other => other.refuse(Action::MarkNotDone),
        }
    }

    /// It will not happen, or stops. What is over stays what it was.
    pub fn cancel(self, act: Act<By>, reason: Reason) -> Result<Self, Refused> {
        match self {
            Self::Done { .. } | Self::NotDone { .. } | Self::Cancelled { .. } => self.refuse(Action::Cancel),
            other => Ok(Self::Cancelled { published: other.published().cloned(), cancelled: act, reason }),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::campaign::tests::may;

    fn act() -> Act<char> {
        Act { by: 'm', at: may().publication }
    }

    fn why() -> Reason {
        "parce que".parse().unwrap()
    }

    /// One placement in each state.
    fn all() -> Vec<State<char>> {
        vec![
            State::Proposed,
            State::PreValidated { pre_validated: act() },
            State::Validated { validated: act() },
            State::Published { published: act() },
            State::Running { published: act() },
            State::Done { published: act() },
            State::NotDone { published: act(), marked: act(), reason: why() },
            State::Cancelled { published: None, cancelled: act(), reason: why() },
        ]
    }

    #[test]
    fn transitions() {
        type Transition = fn(State<char>) -> Result<State<char>, Refused>;
        let check = |action: Action, try_it: Transition, from: &[Status], to: Status| {
            for state in all() {
                let status = state.status();
                let expected =
                    if from.contains(&status) { Ok(to) } else { Err(Refused { from: status, action }) };
                assert_eq!(try_it(state).map(|state| state.status()), expected, "{action:?} from {status:?}");
            }
        };
        let before = [Status::Proposed, Status::PreValidated, Status::Validated];
        check(Action::Change, State::change, &before, Status::Proposed);
        check(Action::PreValidate, |s| s.pre_validate(act()), &before[..1], Status::PreValidated);
        check(Action::Validate, |s| s.validate(act()), &before[..2], Status::Validated);
        check(Action::Withdraw, State::withdraw, &before[1..], Status::Proposed);
        check(Action::Publish, |s| s.publish(act()), &before[2..], Status::Published);
        check(Action::CallOff, |s| s.call_off(act()), &[], Status::Validated);
        let earlier = Act { by: 'm', at: may().commission };
        assert_eq!(
            State::Published { published: act() }.call_off(earlier),
            Ok(State::Validated { validated: earlier })
        );
        let begun = [Status::Running, Status::Done];
        check(Action::MarkNotDone, |s| s.mark_not_done(act(), why()), &begun, Status::NotDone);
        let open = [before[0], before[1], before[2], Status::Published, Status::Running];
        check(Action::Cancel, |s| s.cancel(act(), why()), &open, Status::Cancelled);
    }

    #[test]
    fn time_alone() {
        let check = |from: State<char>, now: Instant, to: Status| {
            let was = from.status();
            assert_eq!(from.advance(&may().placement(), now).status(), to, "{was:?} at {now}");
        };
        let published = State::Published { published: act() };
        check(published.clone(), may().publication, Status::Published);
        check(published.clone(), may().start, Status::Running);
        check(published, may().end, Status::Done);
        check(State::Running { published: act() }, may().end, Status::Done);
        check(State::Validated { validated: act() }, may().end, Status::Validated);
        for state in all().split_off(5) {
            check(state.clone(), may().end, state.status());
        }
    }

    #[test]
    fn what_the_student_sees() {
        let before = may().publication - TimeDelta::seconds(1);
        let seen: Vec<_> =
            all().iter().map(|s| (s.is_visible(before), s.is_visible(may().publication))).collect();
        let (no, yes) = ((false, false), (false, true));
        assert_eq!(seen, [no, no, no, yes, yes, yes, yes, no]);
        let cancelled = State::Published { published: act() }.cancel(act(), why()).unwrap();
        assert!(
            cancelled.is_visible(may().publication) && !cancelled.holds_seat() && !cancelled.was_looked_at()
        );
        assert!(" ".parse::<Reason>().is_err());
    }

    proptest! {
        #[test]
        fn what_was_published_stays_published(steps in prop::collection::vec(0u8..8, 0..12)) {
            let mut state = State::Proposed;
            let mut told = false;
            for step in steps {
                let tried = state.clone();
                let next = match step {
                    0 => tried.change(),
                    1 => tried.pre_validate(act()),
                    2 => tried.validate(act()),
                    3 => tried.withdraw(),
                    4 => tried.publish(act()),
                    5 => tried.mark_not_done(act(), why()),
                    6 => tried.cancel(act(), why()),
                    _ => Ok(tried.advance(&may().placement(), may().end)),
                };
                state = next.unwrap_or(state);
                prop_assert!(!told || state.is_visible(may().publication));
                told |= state.is_visible(may().publication);
            }
        }
    }
}
