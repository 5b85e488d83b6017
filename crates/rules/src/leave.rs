//! Leave: the days during which a student is away.

use serde::{Deserialize, Serialize};

use crate::{
    campaign::Periods,
    time::{Day, Span},
};

/// Why a leave is refused for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum LeaveRefusal<Leave, Placement> {
    /// It ends before it starts.
    Backwards {
        /// The first day typed.
        first: Day,
        /// The last day typed.
        last: Day,
    },
    /// It shares days with another leave of the student.
    OverlapsLeave {
        /// Which.
        leave: Leave,
        /// The days in common.
        days: Span,
    },
    /// It shares days with placements; saved only when asked again with [`Insistence::Force`].
    OverlapsPlacements(Vec<(Placement, Vec<Span>)>),
}

/// Whether the person has seen the warning and goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Insistence {
    /// First try: a warning stops.
    Ask,
    /// The warning was shown: go on.
    Force,
}

/// A leave that may be saved, with what it disturbs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedLeave<Placement> {
    /// Its days.
    pub span: Span,
    /// The placements that it cuts into, when it was forced: to be told to the manager, and excused or changed.
    pub disturbs: Vec<(Placement, Vec<Span>)>,
}

/// Decides on a leave from `first` to `last`, both included. `others` are the student's other leaves (not the one
/// being edited), `placements` those of his placements that are not cancelled.
pub fn decide<'a, Leave: Copy, Placement: Copy>(
    first: Day,
    last: Day,
    others: &[(Leave, Span)],
    placements: impl IntoIterator<Item = (Placement, &'a Periods)>,
    insistence: Insistence,
) -> Result<AcceptedLeave<Placement>, LeaveRefusal<Leave, Placement>> {
    let span = Span::from_days(first, last).map_err(|_| LeaveRefusal::Backwards { first, last })?;
    let other = others.iter().find_map(|(leave, other)| span.intersection(other).map(|days| (*leave, days)));
    if let Some((leave, days)) = other {
        return Err(LeaveRefusal::OverlapsLeave { leave, days });
    }
    let disturbs = Periods::whole(span).conflicts(placements);
    match insistence {
        Insistence::Ask if !disturbs.is_empty() => Err(LeaveRefusal::OverlapsPlacements(disturbs)),
        _ => Ok(AcceptedLeave { span, disturbs }),
    }
}

/// The days of a placement during which the student is away. A participant with any is excused from the campaign.
pub fn days_away(leaves: &[Span], periods: &Periods) -> Vec<Span> {
    let mut days: Vec<Span> = leaves.iter().flat_map(|leave| periods.shared_with(leave)).collect();
    days.sort_unstable();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> Day {
        Day::from_ymd_opt(2026, 5, d).unwrap()
    }

    fn span(first: u32, last: u32) -> Span {
        Span::from_days(day(first), day(last)).unwrap()
    }

    #[test]
    fn decisions() {
        use Insistence::{Ask, Force};
        let placement = Periods::whole(span(10, 20));
        let cut = vec![('p', vec![span(18, 20)])];
        let check = |first, last, insistence, expected: Result<Vec<_>, LeaveRefusal<char, char>>| {
            let found =
                decide(day(first), day(last), &[('l', span(25, 28))], [('p', &placement)], insistence);
            assert_eq!(found.map(|accepted| accepted.disturbs), expected, "{first} to {last} {insistence:?}");
        };
        check(1, 9, Ask, Ok(vec![]));
        check(9, 9, Ask, Ok(vec![]));
        check(9, 8, Force, Err(LeaveRefusal::Backwards { first: day(9), last: day(8) }));
        check(21, 25, Force, Err(LeaveRefusal::OverlapsLeave { leave: 'l', days: span(25, 25) }));
        check(18, 24, Ask, Err(LeaveRefusal::OverlapsPlacements(cut.clone())));
        check(18, 24, Force, Ok(cut));
    }

    #[test]
    fn away() {
        let periods = Periods::whole(span(10, 20));
        assert_eq!(days_away(&[span(20, 25), span(1, 11)], &periods), [span(10, 11), span(20, 20)]);
        assert!(days_away(&[span(21, 25)], &periods).is_empty());
    }
}
