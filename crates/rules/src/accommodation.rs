//! What a student is owed: never why.
//!
//! An accommodation forbids (the student cannot wish, the engine cannot give) or warns (the commission looks). What
//! is not known (a distance without coordinates) never forbids.

use serde::{Deserialize, Serialize};

use crate::{
    campaign::Periods,
    distance::Metres,
    time::{Day, Span},
};

/// What an accommodation does to a placement that goes against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The commission is warned.
    Warns,
    /// It cannot be wished or given.
    Forbids,
}

/// A part of the sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector<Site, Category, Town> {
    /// The sites of a town.
    Town(Town),
    /// The sites of a category.
    Category(Category),
    /// One site.
    Site(Site),
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind<Site, Category, Town> {
    /// Days on which he cannot be on a placement.
    Unavailable {
        /// Which.
        days: Span,
        /// What it does.
        effect: Effect,
    },
    /// The farthest that he can be sent from where he lives, in a straight line.
    LongestDistance {
        /// How far.
        metres: Metres,
        /// What it does.
        effect: Effect,
    },
    /// Where he cannot be sent.
    Excluded {
        /// Which sites.
        sector: Sector<Site, Category, Town>,
        /// What it does.
        effect: Effect,
    },
    /// He is served before others: the commission places him first. Goes against no site.
    Priority,
}

/// One accommodation of a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Accommodation<Site, Category, Town> {
    /// What is owed.
    pub kind: Kind<Site, Category, Town>,
    /// The first day after it; `None` holds until it is withdrawn.
    pub until: Option<Day>,
}

impl<Site, Category, Town> Accommodation<Site, Category, Town> {
    /// Whether it holds for a placement that starts on `start`.
    pub fn holds_on(&self, start: Day) -> bool {
        self.until.is_none_or(|until| start < until)
    }
}

/// A possible placement, as far as accommodations are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Host<'a, Site, Category, Town> {
    /// The site.
    pub site: Site,
    /// Its category.
    pub category: Category,
    /// Its town, when known.
    pub town: Option<Town>,
    /// From where the student lives, when both places are known ([`crate::distance::nearest`]).
    pub distance: Option<Metres>,
    /// When the placement happens.
    pub periods: &'a Periods,
}

/// What a placement goes against.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Against<Site, Category, Town> {
    /// Days on which he is unavailable.
    Unavailable {
        /// Those in common with the placement.
        days: Vec<Span>,
    },
    /// Too far.
    TooFar {
        /// How far it is.
        distance: Metres,
        /// How far he can go.
        longest: Metres,
    },
    /// He has a longest distance, and how far this is is not known. Always a warning.
    DistanceUnknown {
        /// How far he can go.
        longest: Metres,
    },
    /// An excluded sector.
    Excluded(Sector<Site, Category, Town>),
}

/// Something that a placement goes against, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Conflict<Site, Category, Town> {
    /// What.
    pub against: Against<Site, Category, Town>,
    /// What follows.
    pub effect: Effect,
}

/// Everything that a placement at this host would go against, in the order of the accommodations. Those that do
/// not hold at the start of the placement are left out.
pub fn conflicts<Site: Copy + Eq, Category: Copy + Eq, Town: Clone + Eq>(
    accommodations: &[Accommodation<Site, Category, Town>],
    host: &Host<'_, Site, Category, Town>,
) -> Vec<Conflict<Site, Category, Town>> {
    let start = host.periods.start();
    accommodations
        .iter()
        .filter(|accommodation| accommodation.holds_on(start))
        .filter_map(|accommodation| conflict(&accommodation.kind, host))
        .collect()
}

fn conflict<Site: Copy + Eq, Category: Copy + Eq, Town: Clone + Eq>(
    kind: &Kind<Site, Category, Town>,
    host: &Host<'_, Site, Category, Town>,
) -> Option<Conflict<Site, Category, Town>> {
    match kind {
        Kind::Unavailable { days, effect } => {
            let days = host.periods.shared_with(days);
            (!days.is_empty()).then_some(Conflict { against: Against::Unavailable { days }, effect: *effect })
        }
        Kind::LongestDistance { metres: longest, effect } => match host.distance {
            None => {
                let against = Against::DistanceUnknown { longest: *longest };
                Some(Conflict { against, effect: Effect::Warns })
            }
            Some(distance) if distance > *longest => {
                Some(Conflict { against: Against::TooFar { distance, longest: *longest }, effect: *effect })
            }
            Some(_) => None,
        },
        Kind::Excluded { sector, effect } => {
            let concerned = match sector {
                Sector::Town(town) => host.town.as_ref() == Some(town),
                Sector::Category(category) => host.category == *category,
                Sector::Site(site) => host.site == *site,
            };
            concerned.then(|| Conflict { against: Against::Excluded(sector.clone()), effect: *effect })
        }
        Kind::Priority => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type K = Kind<char, u8, &'static str>;

    fn span(first: u32, last: u32) -> Span {
        let day = |d| Day::from_ymd_opt(2026, 5, d).unwrap();
        Span::from_days(day(first), day(last)).unwrap()
    }

    #[test]
    fn what_goes_against() {
        use Effect::{Forbids, Warns};
        let periods = Periods::whole(span(4, 20));
        let (near, far) = (Some(Metres(30_000)), Some(Metres(30_001)));
        let check = |kind: K, until: Option<Day>, distance, expected: Option<(Against<_, _, _>, Effect)>| {
            let host = Host { site: 's', category: 1, town: Some("Caen"), distance, periods: &periods };
            let found = conflicts(&[Accommodation { kind, until }], &host);
            let expected: Vec<_> =
                expected.into_iter().map(|(against, effect)| Conflict { against, effect }).collect();
            assert_eq!(found, expected, "{kind:?} {until:?}");
        };
        let days = |first, last| K::Unavailable { days: span(first, last), effect: Forbids };
        check(days(1, 3), None, near, None);
        check(days(20, 25), None, near, Some((Against::Unavailable { days: vec![span(20, 20)] }, Forbids)));
        check(days(20, 25), Some(span(4, 4).start), near, None);
        check(
            days(20, 25),
            Some(span(5, 5).start),
            far,
            Some((Against::Unavailable { days: vec![span(20, 20)] }, Forbids)),
        );
        let longest = Metres::from_km(30);
        let distance = K::LongestDistance { metres: longest, effect: Forbids };
        check(distance, None, near, None);
        check(distance, None, far, Some((Against::TooFar { distance: Metres(30_001), longest }, Forbids)));
        check(distance, None, None, Some((Against::DistanceUnknown { longest }, Warns)));
        let excluded = |sector| K::Excluded { sector, effect: Warns };
        for sector in [Sector::Town("Caen"), Sector::Category(1), Sector::Site('s')] {
            check(excluded(sector), None, near, Some((Against::Excluded(sector), Warns)));
        }
        for sector in [Sector::Town("Bayeux"), Sector::Category(2), Sector::Site('t')] {
            check(excluded(sector), None, near, None);
        }
        check(K::Priority, None, far, None);
    }
}
