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
pub(crate) fn inside<Id: Copy + Ord, Site: Copy + Ord>(
    group: Id,
    groups: &[Group<Id, Site>],
) -> BTreeSet<Site> {
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

fn open_in<Site: Ord>(sites: &BTreeSet<Site>, open: &BTreeMap<Site, u32>) -> u32 {
    sites.iter().filter_map(|site| open.get(site)).sum()
}

/// The groups whose limit the open seats exceed (this campaign's and those of overlapping ones together).
pub fn excesses<Id: Copy + Ord, Site: Copy + Ord>(
    groups: &[Group<Id, Site>],
    open: &BTreeMap<Site, u32>,
) -> Vec<GroupExcess<Id>> {
    groups
        .iter()
        .map(|group| GroupExcess {
            group: group.id,
            max: group.max,
            open: open_in(&inside(group.id, groups), open),
        })
        .filter(|excess| excess.open > excess.max)
        .collect()
}

/// How many more seats may be opened on a site: its own room, and that of every group around it. `open` counts the
/// seats already open on every site, by this campaign and those that overlap it.
pub fn room<Id: Copy + Ord, Site: Copy + Ord>(
    site: Site,
    capacity: Capacity,
    groups: &[Group<Id, Site>],
    open: &BTreeMap<Site, u32>,
) -> u32 {
    let own = capacity.max.saturating_sub(open.get(&site).copied().unwrap_or(0));
    groups
        .iter()
        .map(|group| (group.max, inside(group.id, groups)))
        .filter(|(_, sites)| sites.contains(&site))
        .map(|(max, sites)| max.saturating_sub(open_in(&sites, open)))
        .fold(own, u32::min)
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
            excesses(&groups, &open),
            [GroupExcess { group: 'h', max: 10, open: 11 }, GroupExcess { group: 's', max: 6, open: 7 }]
        );
        let check = |site: u8, open: &[(u8, u32)], expected: u32| {
            let capacity = Capacity { min: 0, ideal: 4, max: 5 };
            assert_eq!(
                room(site, capacity, &groups, &open.iter().copied().collect()),
                expected,
                "{site} {open:?}"
            );
        };
        check(2, &[], 5);
        check(2, &[(2, 1), (3, 3)], 2);
        check(2, &[(1, 9)], 1);
        check(2, &[(1, 12)], 0);
        check(4, &[(4, 3)], 2);
        check(9, &[(4, 3)], 5);
        let cycle = [group('a', Some('b'), &[1], 3), group('b', Some('a'), &[2], 4)];
        assert_eq!(room(1, Capacity { min: 0, ideal: 4, max: 5 }, &cycle, &BTreeMap::from([(2, 2)])), 1);
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
    }
}
