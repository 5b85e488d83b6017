//! The life of a proposal: proposed → accepted, declined, withdrawn or lapsed.

use serde::{Deserialize, Serialize};

use super::Consequence;
use crate::{placement::Act, time::Instant};

/// A proposal of one student to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange<Id> {
    /// Who proposed it.
    pub from: Id,
    /// Whom he asked.
    pub to: Id,
    /// The first instant at which it can no longer be accepted.
    pub until: Instant,
    /// What was stated to both: for who proposed it, then for whom he asked.
    pub stated: [Consequence; 2],
    /// Where it is.
    pub state: State,
}

/// Where a proposal is. Who did it follows: whom he asked accepts and declines, who proposed it withdraws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum State {
    /// It waits for an answer.
    Proposed {
        /// Since.
        at: Instant,
    },
    /// It is done.
    Accepted {
        /// When.
        at: Instant,
    },
    /// The other does not want it.
    Declined {
        /// When.
        at: Instant,
    },
    /// Who proposed it no longer wants it.
    Withdrawn {
        /// When.
        at: Instant,
    },
    /// Nobody answered while it could be.
    Lapsed {
        /// Since.
        at: Instant,
        /// Why.
        because: Because,
    },
}

/// Why a proposal lapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Its time was over.
    Time,
    /// The two may no longer exchange, or not on the terms that were stated: a placement was moved or cancelled, say.
    Change,
}

/// The name of a state, for lists, filters and storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// [`State::Proposed`].
    Proposed,
    /// [`State::Accepted`].
    Accepted,
    /// [`State::Declined`].
    Declined,
    /// [`State::Withdrawn`].
    Withdrawn,
    /// [`State::Lapsed`].
    Lapsed,
}

/// What can be tried on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// [`Exchange::accept`].
    Accept,
    /// [`Exchange::decline`].
    Decline,
    /// [`Exchange::withdraw`].
    Withdraw,
}

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// It was answered already, or lapsed.
    #[error("{action:?} refused: the exchange is {from:?}")]
    Settled {
        /// Where it is.
        from: Status,
        /// What was tried.
        action: Action,
    },
    /// It is not for this person to do.
    #[error("{action:?} refused: it is not for this person to do")]
    NotHis {
        /// What was tried.
        action: Action,
    },
    /// Its time is over.
    #[error("{action:?} refused: the exchange was open until {until}")]
    TooLate {
        /// What was tried.
        action: Action,
        /// The first instant at which it was too late.
        until: Instant,
    },
    /// It would no longer change what was stated: the new terms are to be shown, and proposed.
    #[error("refused: the exchange would not change what was stated")]
    Changed {
        /// What it would change now, in the order of [`Exchange::stated`].
        now: [Consequence; 2],
    },
}

impl State {
    /// Its name.
    pub fn status(&self) -> Status {
        match self {
            Self::Proposed { .. } => Status::Proposed,
            Self::Accepted { .. } => Status::Accepted,
            Self::Declined { .. } => Status::Declined,
            Self::Withdrawn { .. } => Status::Withdrawn,
            Self::Lapsed { .. } => Status::Lapsed,
        }
    }
}

impl<Id: Copy + Eq> Exchange<Id> {
    /// The student `act.by` proposes an exchange to another, on the terms that [`consider`](super::consider) states: his own
    /// first. `until` is the campaign's.
    pub fn propose(act: Act<Id>, to: Id, stated: [Consequence; 2], until: Instant) -> Self {
        Self { from: act.by, to, until, stated, state: State::Proposed { at: act.at } }
    }

    /// Whom he asked agrees, to what was stated. `now` is what [`consider`](super::consider) states at that instant; both
    /// placements change hands with it.
    pub fn accept(self, act: Act<Id>, now: &[Consequence; 2]) -> Result<Self, Refused> {
        self.may(Action::Accept, &act)?;
        if *now != self.stated {
            return Err(Refused::Changed { now: *now });
        }
        Ok(Self { state: State::Accepted { at: act.at }, ..self })
    }

    /// Whom he asked does not want it.
    pub fn decline(self, act: Act<Id>) -> Result<Self, Refused> {
        self.may(Action::Decline, &act)?;
        Ok(Self { state: State::Declined { at: act.at }, ..self })
    }

    /// Who proposed it takes it back.
    pub fn withdraw(self, act: Act<Id>) -> Result<Self, Refused> {
        self.may(Action::Withdraw, &act)?;
        Ok(Self { state: State::Withdrawn { at: act.at }, ..self })
    }

    /// What time alone does. Anything else stays what it is.
    #[must_use]
    pub fn advance(self, now: Instant) -> Self {
        match self.state {
            State::Proposed { .. } if self.until <= now => {
                Self { state: State::Lapsed { at: self.until, because: Because::Time }, ..self }
            }
            _ => self,
        }
    }

    /// The two may no longer exchange, or not on these terms. What was answered stays answered.
    #[must_use]
    pub fn lapse(self, at: Instant) -> Self {
        let lapsed = self.advance(at);
        match lapsed.state {
            State::Proposed { .. } => {
                Self { state: State::Lapsed { at, because: Because::Change }, ..lapsed }
            }
            _ => lapsed,
        }
    }

    /// Who is told of where it is: never the one who did it, but for an exchange that is done, of which both are.
    pub fn told(&self) -> Vec<Id> {
        match self.state {
            State::Proposed { .. } | State::Withdrawn { .. } => vec![self.to],
            State::Declined { .. } => vec![self.from],
            State::Accepted { .. } | State::Lapsed { .. } => vec![self.from, self.to],
        }
    }

    fn may(&self, action: Action, act: &Act<Id>) -> Result<(), Refused> {
        let his = if action == Action::Withdraw { self.from } else { self.to };
        match self.state {
            _ if act.by != his => Err(Refused::NotHis { action }),
            State::Proposed { .. } if self.until <= act.at => {
                Err(Refused::TooLate { action, until: self.until })
            }
            State::Proposed { .. } => Ok(()),
            state => Err(Refused::Settled { from: state.status(), action }),
        }
    }
}
