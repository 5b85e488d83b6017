//! How many seats a site has, over dates and within groups.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::time::{Day, Span};

/// How many students a site takes at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Capacity {
    /// With fewer, the service does not work well.
    pub min: u32,
    /// What suits it best.
    pub ideal: u32,
    /// With more, it refuses.
    pub max: u32,
}

/// `min ≤ ideal ≤ max` does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("capacity out of order: {0:?}")]
pub struct CapacityError(pub Capacity);

impl Capacity {
    /// No seat at all.
    pub const CLOSED: Self = Self { min: 0, ideal: 0, max: 0 };

    /// Refused unless `min ≤ ideal ≤ max`.
    pub fn new(min: u32, ideal: u32, max: u32) -> Result<Self, CapacityError> {
        let capacity = Self { min, ideal, max };
        if min <= ideal && ideal <= max { Ok(capacity) } else { Err(CapacityError(capacity)) }
    }

    /// The tighter of two, figure by figure.
    #[must_use]
    pub fn tightest(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            ideal: self.ideal.min(other.ideal),
            max: self.max.min(other.max),
        }
    }

    /// What is left once overlapping campaigns took `seats`.
    #[must_use]
    pub fn minus(self, seats: u32) -> Self {
        let left = |figure: u32| figure.saturating_sub(seats);
        Self { min: left(self.min), ideal: left(self.ideal), max: left(self.max) }
    }
}

/// A dated row: a capacity that replaces the default between two days, either of which may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DatedCapacity {
    /// The first day; `None` since always.
    pub from: Option<Day>,
    /// The first day after; `None` for ever.
    pub until: Option<Day>,
    /// The capacity on these days; closed is [`Capacity::CLOSED`].
    pub capacity: Capacity,
}

impl DatedCapacity {
    fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// The capacity of a site over spans of days: that of its tightest day.
///
/// On each day the dated rows that hold replace the default, the tightest of them where several do; a placement
/// lasts, so that it fits only if it fits every day (closed for one day is closed).
pub fn effective(default: Capacity, dated: &[DatedCapacity], spans: &[Span]) -> Capacity {
    let on = |day: Day| {
        let rows = dated.iter().filter(|row| row.holds_on(day)).map(|row| row.capacity);
        rows.reduce(Capacity::tightest).unwrap_or(default)
    };
    spans
        .iter()
        .flat_map(|span| {
            // between two of these days nothing changes
            let changes = dated.iter().flat_map(|row| [row.from, row.until]).flatten();
            changes.filter(|day| span.contains(*day)).chain([span.start]).map(on)
        })
        .reduce(Capacity::tightest)
        .unwrap_or(default)
}

/// A limit shared by several sites; groups nest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group<Id, Site> {
    /// Which.
    pub id: Id,
    /// The group that it is part of.
    pub parent: Option<Id>,
    /// Its own sites; those of the groups inside it count too.
    pub members: Vec<Site>,
    /// The most seats of all of them together.
    pub max: u32,
}

/// A group in which more seats are open than its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GroupExcess<Id> {
    /// Which.
    pub group: Id,
    /// Its limit.
    pub max: u32,
    /// The seats open in it.
    pub open: u32,
}

/// The sites of a group and of those inside it.
pub fn inside<Id: Copy + Ord, Site: Copy + Ord>(group: Id, groups: &[Group<Id, Site>]) -> BTreeSet<Site> {
    let (mut seen, mut todo) = (BTreeSet::from([group]), vec![group]);
    let mut sites = BTreeSet::new();
    while let Some(group) = todo.pop() {
        sites.extend(groups.iter().filter(|g| g.id == group).flat_map(|g| g.members.iter().copied()));
        // `seen` ends a cycle, which the data should not have
        todo.extend(
            groups.iter().filter(|g| g.parent == Some(group)).map(|g| g.id).filter(|id| seen.insert(*id)),
        );
    }
    sites
}

/// The seats that are taken on sites over the days of a campaign.
///
/// Two campaigns may both share days with it and never meet each other: what is taken is what the fullest day takes,
/// not the sum; and the fullest day of a site need not be that of its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<Site> {
    /// Seats by site, for each day on which something changes; at least one day.
    days: Vec<BTreeMap<Site, u32>>,
}

impl<Site> Default for Taken<Site> {
    fn default() -> Self {
        Self { days: vec![BTreeMap::new()] }
    }
}

impl<Site: Copy + Ord> From<BTreeMap<Site, u32>> for Taken<Site> {
    /// The same seats on every day.
    fn from(seats: BTreeMap<Site, u32>) -> Self {
        Self { days: vec![seats] }
    }
}

impl<Site: Copy + Ord> Taken<Site> {
    /// What other campaigns take over `spans`: of each, its days and its seats by site.
    pub fn over(spans: &[Span], others: &[(Vec<Span>, BTreeMap<Site, u32>)]) -> Self {
        // nothing grows but on a day on which one of them begins
        let starts = others.iter().flat_map(|(days, _)| days).chain(spans).map(|days| days.start);
        let starts: BTreeSet<Day> =
            starts.filter(|day| spans.iter().any(|span| span.contains(*day))).collect();
        let on = |day: &Day| {
            let mut seats = BTreeMap::new();
            for (_, more) in others.iter().filter(|(days, _)| days.iter().any(|span| span.contains(*day))) {
                for (site, more) in more {
                    *seats.entry(*site).or_default() += more;
                }
            }
            seats
        };
        let days: Vec<_> = starts.iter().map(on).collect();
        if days.is_empty() { Self::default() } else { Self { days } }
    }

    /// On its fullest day, what is taken on a site.
    pub fn at(&self, site: Site) -> u32 {
        self.days.iter().filter_map(|seats| seats.get(&site).copied()).max().unwrap_or(0)
    }

    /// On their fullest day, what is taken on these sites together.
    pub fn within(&self, sites: &BTreeSet<Site>) -> u32 {
        let on = |seats: &BTreeMap<Site, u32>| sites.iter().filter_map(|site| seats.get(site)).sum();
        self.days.iter().map(on).max().unwrap_or(0)
    }

    /// Takes seats of a site on every day.
    pub fn add(&mut self, site: Site, more: u32) {
        for seats in &mut self.days {
            *seats.entry(site).or_default() += more;
        }
    }
}

/// The groups whose limit the open seats exceed (this campaign's and those of overlapping ones together).
pub fn excesses<Id: Copy + Ord, Site: Copy + Ord>(
    groups: &[Group<Id, Site>],
    open: &Taken<Site>,
) -> Vec<GroupExcess<Id>> {
    groups
        .iter()
        .map(|group| GroupExcess {
            group: group.id,
            max: group.max,
            open: open.within(&inside(group.id, groups)),
        })
        .filter(|excess| excess.open > excess.max)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(d: u32) -> Day {
        Day::from_ymd_opt(2026, 5, d).unwrap()
    }

    #[test]
    fn over_dates() {
        let row = |from: Option<u32>, until: Option<u32>, min, ideal, max| DatedCapacity {
            from: from.map(day),
            until: until.map(day),
            capacity: Capacity { min, ideal, max },
        };
        let check = |dated: &[DatedCapacity], expected: (u32, u32, u32)| {
            let spans = [Span { start: day(4), end: day(10) }, Span { start: day(20), end: day(25) }];
            let found = effective(Capacity { min: 2, ideal: 4, max: 6 }, dated, &spans);
            assert_eq!((found.min, found.ideal, found.max), expected, "{dated:?}");
        };
        check(&[], (2, 4, 6));
        // before, between and after the placement
        check(
            &[row(None, Some(4), 0, 0, 0), row(Some(10), Some(20), 0, 0, 0), row(Some(25), None, 0, 0, 0)],
            (2, 4, 6),
        );
        // closed on its last day
        check(&[row(Some(24), None, 0, 0, 0)], (0, 0, 0));
        // larger over a part: the default still holds on the rest
        check(&[row(Some(5), Some(8), 4, 8, 10)], (2, 4, 6));
        // larger over all of it
        check(&[row(None, None, 4, 8, 10)], (4, 8, 10));
        check(&[row(Some(1), Some(30), 4, 8, 10), row(Some(6), Some(7), 1, 9, 9)], (1, 8, 9));
    }

    #[test]
    fn figures() {
        assert!(Capacity::new(2, 1, 3).is_err() && Capacity::new(1, 4, 3).is_err());
        assert_eq!(Capacity::new(2, 3, 5).unwrap().minus(3), Capacity { min: 0, ideal: 0, max: 2 });
    }

    #[test]
    fn groups() {
        let group = |id, parent, members: &[u8], max| Group { id, parent, members: members.to_vec(), max };
        let groups =
            [group('h', None, &[1], 10), group('s', Some('h'), &[2, 3], 6), group('o', None, &[4], 9)];
        let open = BTreeMap::from([(1, 4), (2, 5), (3, 2), (4, 9)]);
        assert_eq!(
            excesses(&groups, &open.into()),
            [GroupExcess { group: 'h', max: 10, open: 11 }, GroupExcess { group: 's', max: 6, open: 7 }]
        );
        let cycle = [group('a', Some('b'), &[1], 3), group('b', Some('a'), &[2], 4)];
        assert_eq!(inside('a', &cycle), BTreeSet::from([1, 2]));
    }

    #[test]
    fn campaigns_that_never_meet_take_the_same_seats() {
        let span = |from, to| Span { start: day(from), end: day(to) };
        let seats = |of: &[(char, u32)]| of.iter().copied().collect::<BTreeMap<_, _>>();
        let others = [
            (vec![span(1, 8)], seats(&[('a', 4), ('b', 1)])),
            (vec![span(8, 20)], seats(&[('a', 3), ('b', 2)])),
            (vec![span(15, 30)], seats(&[('b', 2)])),
        ];
        let check = |from, to, expected: (u32, u32, u32)| {
            let taken = Taken::over(&[span(from, to)], &others);
            let both = taken.within(&['a', 'b'].into());
            assert_eq!((taken.at('a'), taken.at('b'), both), expected, "{from}–{to}");
        };
        check(5, 7, (4, 1, 5));
        check(5, 12, (4, 2, 5));
        check(5, 18, (4, 4, 7));
        check(20, 25, (0, 2, 2));
        let mut taken = Taken::over(&[span(5, 12)], &others);
        taken.add('b', 1);
        assert_eq!((taken.at('b'), taken.within(&['a', 'b'].into())), (3, 6));
        let mut nothing = Taken::over(&[], &others);
        nothing.add('a', 2);
        assert_eq!((nothing.at('a'), nothing.at('c')), (2, 0));
    }

    proptest! {
        #[test]
        fn a_span_fits_only_if_each_of_its_days_does(
            rows in prop::collection::vec((1u32..28, 1u32..14, 0u32..5, 0u32..5, 0u32..5), 0..6),
            first in 1u32..20, length in 1u32..10,
        ) {
            let rows: Vec<_> = rows.into_iter().map(|(from, days, min, more, most)| DatedCapacity {
                from: Some(day(from)),
                until: Some(day((from + days).min(30))),
                capacity: Capacity { min, ideal: min + more, max: min + more + most },
            }).collect();
            let default = Capacity { min: 2, ideal: 4, max: 6 };
            let on = |from: u32, to: u32| effective(default, &rows, &[Span { start: day(from), end: day(to) }]);
            let all = on(first, first + length);
            let daily = (first..first + length).map(|d| on(d, d + 1)).reduce(Capacity::tightest);
            prop_assert_eq!(Some(all), daily);
            prop_assert!(Capacity::new(all.min, all.ideal, all.max).is_ok());
        }

        #[test]
        fn what_is_taken_is_what_the_fullest_day_takes(
            rows in prop::collection::vec((1u32..28, 1u32..9, 1u32..28, 1u32..9, 0u8..4, 0u32..6, 0u32..6), 0..5),
            first in 1u32..20, length in 1u32..10,
        ) {
            let span = |from: u32, days: u32| Span { start: day(from), end: day((from + days).min(30)) };
            let others: Vec<_> = rows.into_iter().map(|(one, days, two, more, site, here, there)| {
                (vec![span(one, days), span(two, more)], BTreeMap::from([(site, here), (site + 1, there)]))
            }).collect();
            let ours = span(first, length);
            let taken = Taken::over(&[ours], &others);
            let daily = |sites: &BTreeSet<u8>| {
                let on = |d: u32| {
                    let running = others.iter().filter(|(days, _)| days.iter().any(|span| span.contains(day(d))));
                    running.flat_map(|(_, seats)| seats).filter(|(site, _)| sites.contains(site)).map(|(_, n)| n).sum()
                };
                (1..30).filter(|d| ours.contains(day(*d))).map(on).max().unwrap_or(0_u32)
            };
            for site in 0..5 {
                prop_assert_eq!(taken.at(site), daily(&[site].into()));
            }
            prop_assert_eq!(taken.within(&[0, 2, 3].into()), daily(&[0, 2, 3].into()));
        }
    }
}
