//! An exchange with its two placements, and where it is in its life.

use placet_entity::ids::StudentId;
use placet_entity::{exchange, placement};
use placet_rules::exchange::{Because, Consequence, Exchange, State, Status};
use placet_rules::time::Instant;

/// An exchange with the two placements that it is about.
#[derive(Clone, Debug)]
pub(super) struct Full {
    pub row: exchange::Model,
    /// That of who proposed it.
    pub from: placement::Model,
    /// That of whom he asked.
    pub to: placement::Model,
}

impl Full {
    /// Where it is at `now`. A proposal on a placement that was given up or cancelled since has lapsed.
    pub(super) fn life(&self, now: Instant) -> anyhow::Result<Exchange<StudentId>> {
        let row = &self.row;
        let state = match (row.accepted_at, row.declined_at, row.withdrawn_at) {
            (Some(at), ..) => State::Accepted { at },
            (_, Some(at), _) => State::Declined { at },
            (_, _, Some(at)) => State::Withdrawn { at },
            _ => State::Proposed { at: row.proposed_at },
        };
        let life = Exchange {
            from: self.from.student_id,
            to: self.to.student_id,
            until: row.until_at,
            stated: self.stated()?,
            state,
        };
        let gone = [&self.from, &self.to].into_iter().filter_map(|row| row.cancelled_at).min();
        Ok(gone.map_or(life.clone(), |at| life.lapse(at)).advance(now))
    }

    /// What was stated, to who proposed it first.
    pub(super) fn stated(&self) -> anyhow::Result<[Consequence; 2]> {
        Ok(serde_json::from_str(&self.row.stated)?)
    }

    /// Which of the two a student is: 0 for who proposed it.
    pub(super) fn side(&self, student: StudentId) -> Option<usize> {
        [&self.from, &self.to].into_iter().position(|row| row.student_id == student)
    }

    /// The placement of one of the two.
    pub(super) fn placement(&self, side: usize) -> &placement::Model {
        if side == 0 { &self.from } else { &self.to }
    }
}

/// The word of a state: in addresses and in keys of texts.
pub(super) fn code(state: &State) -> &'static str {
    match state {
        State::Lapsed { because: Because::Change, .. } => "changed",
        other => status_code(other.status()),
    }
}

/// The states, as a list is narrowed to them.
pub(super) const STATUSES: [Status; 5] =
    [Status::Proposed, Status::Accepted, Status::Declined, Status::Withdrawn, Status::Lapsed];

/// The word of a state's name.
pub(super) fn status_code(status: Status) -> &'static str {
    match status {
        Status::Proposed => "proposed",
        Status::Accepted => "accepted",
        Status::Declined => "declined",
        Status::Withdrawn => "withdrawn",
        Status::Lapsed => "lapsed",
    }
}

/// The kind of tag of a state's name.
pub(super) fn status_kind(status: Status) -> &'static str {
    match status {
        Status::Proposed => "warn",
        Status::Accepted => "good",
        Status::Declined => "bad",
        Status::Withdrawn | Status::Lapsed => "plain",
    }
}

/// Since when it is where it is.
pub(super) fn since(state: &State) -> Instant {
    match state {
        State::Proposed { at }
        | State::Accepted { at }
        | State::Declined { at }
        | State::Withdrawn { at }
        | State::Lapsed { at, .. } => *at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_a_word_of_its_own() {
        let at = Instant::default();
        let states = [
            State::Proposed { at },
            State::Accepted { at },
            State::Declined { at },
            State::Withdrawn { at },
            State::Lapsed { at, because: Because::Time },
            State::Lapsed { at, because: Because::Change },
        ];
        let codes: std::collections::BTreeSet<_> = states.iter().map(code).collect();
        assert_eq!(codes.len(), states.len());
        assert!(states.iter().all(|state| STATUSES.contains(&state.status()) && since(state) == at));
    }
}
