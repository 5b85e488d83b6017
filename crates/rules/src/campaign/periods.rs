//! The spans of days that a campaign's one placement occupies.

use serde::Serialize;

use crate::time::{Day, Span};

/// One or several spans of days, in order, apart from each other: a placement every other month is one placement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Periods(Vec<Span>);

/// Why spans do not make the periods of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    /// There is none.
    None,
    /// This one ends before it starts.
    Backwards(Span),
    /// These two share days.
    Overlap(Span, Span),
    /// This one leaves the campaign's placement.
    Outside {
        /// The period.
        period: Span,
        /// The placement, from the campaign's start to its end.
        placement: Span,
    },
}

impl Periods {
    /// Checks the spans against each other and against the whole placement; every error at once.
    pub fn new(mut spans: Vec<Span>, placement: Span) -> Result<Self, Vec<PeriodError>> {
        spans.sort_unstable();
        let mut errors = Vec::new();
        if spans.is_empty() {
            errors.push(PeriodError::None);
        }
        for (place, span) in spans.iter().enumerate() {
            if span.start >= span.end {
                errors.push(PeriodError::Backwards(*span));
            } else if !placement.covers(span) {
                errors.push(PeriodError::Outside { period: *span, placement });
            }
            let overlapping = spans[place + 1..].iter().filter(|later| span.overlaps(later));
            errors.extend(overlapping.map(|later| PeriodError::Overlap(*span, *later)));
        }
        if errors.is_empty() { Ok(Self(spans)) } else { Err(errors) }
    }

    /// One span without a break.
    pub fn whole(span: Span) -> Self {
        Self(vec![span])
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The first day.
    pub fn start(&self) -> Day {
        // never empty: `new` refuses it
        self.0[0].start
    }

    /// From the first day to the last, the breaks included.
    pub fn around(&self) -> Span {
        Span { start: self.0[0].start, end: self.0[self.0.len() - 1].end }
    }

    /// Whether a day belongs.
    pub fn contains(&self, day: Day) -> bool {
        self.0.iter().any(|span| span.contains(day))
    }

    /// How many days belong.
    pub fn days(&self) -> i64 {
        self.0.iter().map(Span::days).sum()
    }

    /// The days in common with a span, in order.
    pub fn shared_with(&self, other: &Span) -> Vec<Span> {
        self.0.iter().filter_map(|span| span.intersection(other)).collect()
    }

    /// The days in common with other periods, in order.
    pub fn shared(&self, other: &Self) -> Vec<Span> {
        self.0.iter().flat_map(|span| other.shared_with(span)).collect()
    }

    /// The others (campaigns of the same cohort, placements of the same student) that share days with these, with
    /// the days.
    pub fn conflicts<'a, Id: Copy>(
        &self,
        others: impl IntoIterator<Item = (Id, &'a Self)>,
    ) -> Vec<(Id, Vec<Span>)> {
        others
            .into_iter()
            .map(|(id, other)| (id, self.shared(other)))
            .filter(|(_, days)| !days.is_empty())
            .collect()
    }

    /// All moved by whole days.
    #[must_use]
    pub fn moved(&self, days: i64) -> Self {
        Self(self.0.iter().map(|span| span.moved(days)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: u32, last: u32) -> Span {
        let day = |d| Day::from_ymd_opt(2026, 5, d).unwrap();
        Span { start: day(first), end: day(last).succ_opt().unwrap() }
    }

    #[test]
    fn periods() {
        let check = |spans: &[Span], expected: Result<i64, Vec<PeriodError>>| {
            assert_eq!(Periods::new(spans.to_vec(), span(2, 30)).map(|p| p.days()), expected, "{spans:?}");
        };
        check(&[span(2, 30)], Ok(29));
        check(&[span(20, 30), span(2, 10)], Ok(20));
        check(&[span(2, 10), span(11, 12)], Ok(11));
        check(&[], Err(vec![PeriodError::None]));
        let both = span(2, 10);
        check(&[both, both], Err(vec![PeriodError::Overlap(both, both)]));
        let outside = span(1, 5);
        check(&[outside], Err(vec![PeriodError::Outside { period: outside, placement: span(2, 30) }]));
        let backwards = Span { start: span(5, 5).start, end: span(3, 3).start };
        check(&[backwards], Err(vec![PeriodError::Backwards(backwards)]));
    }

    #[test]
    fn overlaps_of_campaigns() {
        let ours = Periods::new(vec![span(2, 10), span(20, 30)], span(2, 30)).unwrap();
        let between = Periods::whole(span(11, 19));
        let across = Periods::whole(span(9, 21));
        assert_eq!(
            ours.conflicts([('a', &between), ('b', &across)]),
            [('b', vec![span(9, 10), span(20, 21)])]
        );
        assert!(ours.contains(span(10, 10).start) && !ours.contains(span(11, 11).start));
        assert_eq!(ours.moved(-1).spans()[0].start, span(1, 1).start);
    }
}
