//! A campaign's dates: the eleven instants, their defaults, what must hold between them, and what follows.
//!
//! A campaign has no stored state: [`phases`] computes the set of phases open now and one headline from the
//! instants and `now`; [`alerts`] says when something needs a hand (`domain.md` §3, §4).

mod alerts;
mod periods;
mod phases;

use serde::{Deserialize, Serialize};

pub use self::{
    alerts::{AlertFacts, CampaignAlert, alerts},
    periods::{PeriodError, Periods},
    phases::{
        Headline, Phase, PhaseState, Phases, Step, WishesShut, may_edit_wishes, may_request_outside, phases,
    },
};
use crate::time::{Day, Instant, Interval, Zone, move_day};

/// The eleven instants of a campaign. Ends are the first instant after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Instants {
    /// When the order of the participants is computed and shown.
    pub order: Instant,
    /// When students may begin to rank wishes.
    pub wishes_open: Instant,
    /// The first instant at which they no longer may.
    pub wishes_close: Instant,
    /// When the commission meets; a run should exist by then.
    pub commission: Instant,
    /// When students see their placement.
    pub publication: Instant,
    /// The first instant of the placement.
    pub start: Instant,
    /// The first instant after the placement.
    pub end: Instant,
    /// When supervisors may begin to give their verdict.
    pub validation_open: Instant,
    /// The first instant at which a verdict is late.
    pub validation_close: Instant,
    /// When the evaluations open.
    pub evaluation_open: Instant,
    /// The first instant after the evaluations.
    pub evaluation_close: Instant,
}

/// The name of one of the eleven instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// [`Instants::order`].
    Order,
    /// [`Instants::wishes_open`].
    WishesOpen,
    /// [`Instants::wishes_close`].
    WishesClose,
    /// [`Instants::commission`].
    Commission,
    /// [`Instants::publication`].
    Publication,
    /// [`Instants::start`].
    Start,
    /// [`Instants::end`].
    End,
    /// [`Instants::validation_open`].
    ValidationOpen,
    /// [`Instants::validation_close`].
    ValidationClose,
    /// [`Instants::evaluation_open`].
    EvaluationOpen,
    /// [`Instants::evaluation_close`].
    EvaluationClose,
}

impl Moment {
    /// All of them, in the order of a usual campaign.
    pub const ALL: [Self; 11] = [
        Self::Order,
        Self::WishesOpen,
        Self::WishesClose,
        Self::Commission,
        Self::Publication,
        Self::Start,
        Self::End,
        Self::ValidationOpen,
        Self::ValidationClose,
        Self::EvaluationOpen,
        Self::EvaluationClose,
    ];

    /// Whether it is an end: stored as the first instant after, typed and shown as the last minute before.
    pub fn is_end(self) -> bool {
        matches!(self, Self::WishesClose | Self::End | Self::ValidationClose | Self::EvaluationClose)
    }
}

/// Days from the start S of the placement to each other instant; a setting of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct InstantOffsets {
    /// To the computation of the order.
    pub order: i16,
    /// To the opening of the wishes.
    pub wishes_open: i16,
    /// To their close.
    pub wishes_close: i16,
    /// To the commission.
    pub commission: i16,
    /// To the publication.
    pub publication: i16,
    /// To the first day after the placement.
    pub end: i16,
    /// To the opening of the validation.
    pub validation_open: i16,
    /// To its close.
    pub validation_close: i16,
    /// To the opening of the evaluations.
    pub evaluation_open: i16,
    /// To their close.
    pub evaluation_close: i16,
}

impl Default for InstantOffsets {
    /// The defaults of `domain.md` §4.
    fn default() -> Self {
        Self {
            order: -48,
            wishes_open: -45,
            wishes_close: -30,
            commission: -15,
            publication: -14,
            end: 60,
            validation_open: 21,
            validation_close: 66,
            evaluation_open: 61,
            evaluation_close: 81,
        }
    }
}

impl InstantOffsets {
    /// The offset of one instant; that of the start is 0.
    pub fn get(&self, moment: Moment) -> i16 {
        match moment {
            Moment::Order => self.order,
            Moment::WishesOpen => self.wishes_open,
            Moment::WishesClose => self.wishes_close,
            Moment::Commission => self.commission,
            Moment::Publication => self.publication,
            Moment::Start => 0,
            Moment::End => self.end,
            Moment::ValidationOpen => self.validation_open,
            Moment::ValidationClose => self.validation_close,
            Moment::EvaluationOpen => self.evaluation_open,
            Moment::EvaluationClose => self.evaluation_close,
        }
    }

    /// The instants of a campaign whose placement starts on `start`, each at the start of its day.
    pub fn instants(&self, zone: Zone, start: Day) -> Instants {
        Instants::from_fn(|moment| zone.start_of_day(move_day(start, i64::from(self.get(moment)))))
    }

    /// What these settings would break in every campaign; the same rules as [`check`].
    pub fn check(&self) -> Vec<Incoherence<i16>> {
        broken(|moment| self.get(moment))
    }
}

impl Instants {
    /// Builds the eleven from a function of their names.
    pub fn from_fn(mut of: impl FnMut(Moment) -> Instant) -> Self {
        Self {
            order: of(Moment::Order),
            wishes_open: of(Moment::WishesOpen),
            wishes_close: of(Moment::WishesClose),
            commission: of(Moment::Commission),
            publication: of(Moment::Publication),
            start: of(Moment::Start),
            end: of(Moment::End),
            validation_open: of(Moment::ValidationOpen),
            validation_close: of(Moment::ValidationClose),
            evaluation_open: of(Moment::EvaluationOpen),
            evaluation_close: of(Moment::EvaluationClose),
        }
    }

    /// One of them by its name.
    pub fn get(&self, moment: Moment) -> Instant {
        match moment {
            Moment::Order => self.order,
            Moment::WishesOpen => self.wishes_open,
            Moment::WishesClose => self.wishes_close,
            Moment::Commission => self.commission,
            Moment::Publication => self.publication,
            Moment::Start => self.start,
            Moment::End => self.end,
            Moment::ValidationOpen => self.validation_open,
            Moment::ValidationClose => self.validation_close,
            Moment::EvaluationOpen => self.evaluation_open,
            Moment::EvaluationClose => self.evaluation_close,
        }
    }

    /// The same as they came about: a result that students saw before the announced instant ended the allocation then, and
    /// the commission had decided.
    #[must_use]
    pub fn lived(&self, published: Option<Instant>, now: Instant) -> Self {
        let Some(seen) = published.filter(|at| *at <= now && *at < self.publication) else { return *self };
        let publication = seen.max(self.wishes_close);
        Self { publication, commission: self.commission.min(publication), ..*self }
    }

    /// All moved by whole days, wall clocks kept: what duplicating a campaign does.
    #[must_use]
    pub fn moved(&self, zone: Zone, days: i64) -> Self {
        Self::from_fn(|moment| zone.move_days(self.get(moment), days))
    }

    /// The placement, `[start, end[`. May be backwards as long as [`check`] was not asked.
    pub fn placement(&self) -> Interval<Instant> {
        Interval { start: self.start, end: self.end }
    }
}

/// What must hold between two instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The first lies strictly before the second.
    Before,
    /// The first lies before the second, or at the same time.
    NotAfter,
}

/// Two instants between which something does not hold. `T` is an instant, or a number of days for defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Incoherence<T> {
    /// The one that must come first.
    pub first: Moment,
    /// How.
    pub relation: Relation,
    /// The one that must follow.
    pub second: Moment,
    /// Where the first is.
    pub first_at: T,
    /// Where the second is.
    pub second_at: T,
}

/// `domain.md` §4, "must hold".
const RULES: [(Moment, Relation, Moment); 10] = [
    (Moment::Order, Relation::NotAfter, Moment::WishesOpen),
    (Moment::WishesOpen, Relation::Before, Moment::WishesClose),
    (Moment::WishesClose, Relation::Before, Moment::Commission),
    (Moment::Commission, Relation::NotAfter, Moment::Publication),
    (Moment::Publication, Relation::Before, Moment::Start),
    (Moment::Start, Relation::Before, Moment::End),
    (Moment::Start, Relation::Before, Moment::ValidationOpen),
    (Moment::ValidationOpen, Relation::Before, Moment::ValidationClose),
    (Moment::ValidationOpen, Relation::NotAfter, Moment::EvaluationOpen),
    (Moment::EvaluationOpen, Relation::Before, Moment::EvaluationClose),
];

fn broken<T: Ord + Copy>(at: impl Fn(Moment) -> T) -> Vec<Incoherence<T>> {
    RULES
        .into_iter()
        .filter_map(|(first, relation, second)| {
            let (first_at, second_at) = (at(first), at(second));
            let holds = match relation {
                Relation::Before => first_at < second_at,
                Relation::NotAfter => first_at <= second_at,
            };
            (!holds).then_some(Incoherence { first, relation, second, first_at, second_at })
        })
        .collect()
}

/// Every rule of `domain.md` §4 that these instants break; empty when they are coherent.
pub fn check(instants: &Instants) -> Vec<Incoherence<Instant>> {
    broken(|moment| instants.get(moment))
}

/// Which ends of the placement lie outside its academic year: a warning, since rules of programmes differ. Only
/// the placement is looked at; evaluations may be given after the summer.
pub fn outside_year(instants: &Instants, year: Interval<Instant>) -> Vec<Moment> {
    let mut outside = Vec::new();
    if !year.contains(instants.start) {
        outside.push(Moment::Start);
    }
    if instants.end <= year.start || year.end < instants.end {
        outside.push(Moment::End);
    }
    outside
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::{
        Moment as M,
        Relation::{Before, NotAfter},
        *,
    };

    pub(crate) fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// A campaign whose placement starts on 4 May 2026.
    pub(crate) fn may() -> Instants {
        InstantOffsets::default().instants(Zone::PARIS, "2026-05-04".parse().unwrap())
    }

    #[test]
    fn defaults_are_coherent_and_at_midnight() {
        assert_eq!(InstantOffsets::default().check(), []);
        let instants = may();
        assert_eq!(check(&instants), []);
        assert_eq!(instants.order, utc("2026-03-16T23:00:00Z"));
        assert_eq!(instants.wishes_close, utc("2026-04-03T22:00:00Z"));
        assert_eq!(instants.evaluation_close, utc("2026-07-23T22:00:00Z"));
    }

    #[test]
    fn incoherences_name_the_two_and_what_must_hold() {
        let check = |change: &dyn Fn(&mut InstantOffsets), expected: &[(Moment, Relation, Moment)]| {
            let mut offsets = InstantOffsets::default();
            change(&mut offsets);
            let found: Vec<_> = offsets.check().iter().map(|i| (i.first, i.relation, i.second)).collect();
            assert_eq!(found, expected, "{offsets:?}");
            let instants = offsets.instants(Zone::PARIS, "2026-05-04".parse().unwrap());
            assert_eq!(super::check(&instants).len(), expected.len());
        };
        check(&|o| o.order = o.wishes_open, &[]);
        check(&|o| o.order = o.wishes_open + 1, &[(M::Order, NotAfter, M::WishesOpen)]);
        check(&|o| o.wishes_close = o.wishes_open, &[(M::WishesOpen, Before, M::WishesClose)]);
        check(&|o| o.commission = o.wishes_close, &[(M::WishesClose, Before, M::Commission)]);
        check(&|o| o.publication = o.commission, &[]);
        check(&|o| o.publication = 0, &[(M::Publication, Before, M::Start)]);
        check(&|o| o.end = 0, &[(M::Start, Before, M::End)]);
        check(&|o| o.validation_open = 0, &[(M::Start, Before, M::ValidationOpen)]);
        check(&|o| o.evaluation_open = 20, &[(M::ValidationOpen, NotAfter, M::EvaluationOpen)]);
        check(&|o| o.evaluation_close = 61, &[(M::EvaluationOpen, Before, M::EvaluationClose)]);
        check(&|o| o.validation_close = 21, &[(M::ValidationOpen, Before, M::ValidationClose)]);
    }

    #[test]
    fn moved_a_year() {
        let moved = may().moved(Zone::PARIS, 364);
        assert_eq!(moved.start, utc("2027-05-02T22:00:00Z"));
        assert_eq!(check(&moved), []);
        assert_eq!(moved.moved(Zone::PARIS, -364), may());
    }

    #[test]
    fn published_before_its_day() {
        let (i, hour) = (may(), chrono::TimeDelta::hours(1));
        assert_eq!(i.lived(None, i.end), i);
        assert_eq!(i.lived(Some(i.publication), i.end), i);
        let early = i.commission - hour;
        assert_eq!(i.lived(Some(early), early - hour), i, "students do not see it yet");
        assert_eq!(i.lived(Some(early), early), Instants { publication: early, commission: early, ..i });
        let afterwards = phases(&i.lived(Some(early), early), early);
        assert_eq!(afterwards.headline, Headline::Current(Phase::Publication));
        let before_the_close = i.wishes_close - hour;
        let lived = i.lived(Some(before_the_close), i.end);
        assert_eq!((lived.commission, lived.publication), (i.wishes_close, i.wishes_close));
    }

    #[test]
    fn inside_the_year() {
        let check = |from: &str, to: &str, expected: &[Moment]| {
            let year = Interval::new(utc(from), utc(to)).unwrap();
            assert_eq!(outside_year(&may(), year), expected, "{from} {to}");
        };
        check("2025-09-01T00:00:00Z", "2026-08-31T00:00:00Z", &[]);
        check("2025-09-01T00:00:00Z", "2026-07-02T22:00:00Z", &[]);
        check("2025-09-01T00:00:00Z", "2026-06-30T00:00:00Z", &[Moment::End]);
        check("2026-09-01T00:00:00Z", "2027-08-31T00:00:00Z", &[Moment::Start, Moment::End]);
    }

    proptest! {
        #[test]
        fn moving_there_and_back_keeps_days(days in -800i64..800) {
            let there = may().moved(Zone::PARIS, days);
            prop_assert_eq!(check(&there), vec![]);
            prop_assert_eq!(there.moved(Zone::PARIS, -days), may());
        }
    }
}
