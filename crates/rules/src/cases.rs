//! The participants that the commission examines first, and why.

use serde::{Deserialize, Serialize};

use crate::{
    accommodation::{self, Accommodation, Against, Effect, Host, Kind},
    campaign::Periods,
    distance::Metres,
    leave,
    time::Span,
};

/// Whether a site lies in the school's own region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subdivision {
    /// It does.
    Inside,
    /// It does not.
    Outside,
}

/// What a run or a decision proposes for a participant.
#[derive(Debug, Clone, Copy)]
pub enum Proposed<'a, Site, Category, Town> {
    /// Nothing, and nobody has decided that.
    Nothing,
    /// The commission decided that he has no placement.
    DecidedNone,
    /// A placement elsewhere, on his own request.
    Elsewhere,
    /// A site of the campaign.
    Site {
        /// Which, where, how far, when.
        host: Host<'a, Site, Category, Town>,
        /// Where it lies.
        subdivision: Subdivision,
        /// Its rank in his list; `None` when he did not wish it.
        rank: Option<u32>,
    },
}

/// A student's request for a placement elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutsideRequest {
    /// He made none, or took it back.
    None,
    /// It waits for the commission.
    Waiting,
    /// The commission has decided.
    Decided,
}

/// A participant, for the list of cases; excused ones are not asked about.
#[derive(Debug, Clone, Copy)]
pub struct CaseFacts<'a, Site, Category, Town> {
    /// What is proposed for him.
    pub proposed: Proposed<'a, Site, Category, Town>,
    /// How many wishes he ranked.
    pub wishes: u32,
    /// His leaves.
    pub leaves: &'a [Span],
    /// When the campaign's placement happens.
    pub periods: &'a Periods,
    /// What he is owed.
    pub accommodations: &'a [Accommodation<Site, Category, Town>],
    /// The sites of his past placements, one entry a placement.
    pub done: &'a [Site],
    /// His request for a placement elsewhere.
    pub outside_request: OutsideRequest,
}

/// Why a participant is examined; the gravest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseReason<Site, Category, Town> {
    /// He has no placement.
    Unplaced {
        /// How many wishes he ranked, none of which could be met.
        wishes: u32,
    },
    /// He is away on some days of the placement.
    OnLeave {
        /// Which.
        days: Vec<Span>,
    },
    /// The proposed site goes against an accommodation.
    Accommodation {
        /// What it goes against.
        against: Against<Site, Category, Town>,
        /// Whether that forbids or warns.
        effect: Effect,
    },
    /// He asks for a placement elsewhere, and nobody has decided.
    OutsideRequest,
    /// He is to be served before others, and did not get his first wish.
    Priority {
        /// The rank that he got.
        rank: Option<u32>,
    },
    /// Farther than the campaign's threshold.
    FarFromHome {
        /// How far, in a straight line.
        distance: Metres,
        /// The threshold.
        threshold: Metres,
    },
    /// He has been there before.
    SameSiteAgain {
        /// How many times.
        times: u32,
    },
    /// He did not wish this site.
    OffList,
    /// The site lies out of the subdivision.
    OutOfSubdivision,
}

impl<Site, Category, Town> CaseReason<Site, Category, Town> {
    /// The gravity of the kind, 0 the gravest; for sorting, and for tabs.
    pub fn gravity(&self) -> u8 {
        match self {
            Self::Unplaced { .. } => 0,
            Self::OnLeave { .. } => 1,
            Self::Accommodation { effect: Effect::Forbids, .. } => 2,
            Self::OutsideRequest => 3,
            Self::Priority { .. } => 4,
            Self::Accommodation { effect: Effect::Warns, .. } => 5,
            Self::FarFromHome { .. } => 6,
            Self::SameSiteAgain { .. } => 7,
            Self::OffList => 8,
            Self::OutOfSubdivision => 9,
        }
    }
}

/// Why this participant is to be examined, the gravest reason first; empty when he is not. `threshold` is the
/// campaign's own distance; a longest distance that the student is owed is shown instead of it.
pub fn reasons<Site: Copy + Eq, Category: Copy + Eq, Town: Clone + Eq>(
    facts: &CaseFacts<'_, Site, Category, Town>,
    threshold: Option<Metres>,
) -> Vec<CaseReason<Site, Category, Town>> {
    let mut reasons = Vec::new();
    if facts.outside_request == OutsideRequest::Waiting {
        reasons.push(CaseReason::OutsideRequest);
    }
    let away = leave::days_away(facts.leaves, facts.periods);
    if !away.is_empty() && !matches!(facts.proposed, Proposed::DecidedNone) {
        reasons.push(CaseReason::OnLeave { days: away });
    }
    match &facts.proposed {
        Proposed::DecidedNone | Proposed::Elsewhere => {}
        Proposed::Nothing => reasons.push(CaseReason::Unplaced { wishes: facts.wishes }),
        Proposed::Site { host, subdivision, rank } => {
            reasons.extend(about_site(facts, host, *rank, threshold));
            if *subdivision == Subdivision::Outside {
                reasons.push(CaseReason::OutOfSubdivision);
            }
        }
    }
    reasons.sort_by_key(CaseReason::gravity);
    reasons
}

fn about_site<Site: Copy + Eq, Category: Copy + Eq, Town: Clone + Eq>(
    facts: &CaseFacts<'_, Site, Category, Town>,
    host: &Host<'_, Site, Category, Town>,
    rank: Option<u32>,
    threshold: Option<Metres>,
) -> Vec<CaseReason<Site, Category, Town>> {
    let conflicts = accommodation::conflicts(facts.accommodations, host);
    let too_far = conflicts.iter().any(|conflict| matches!(conflict.against, Against::TooFar { .. }));
    let mut reasons: Vec<_> = conflicts
        .into_iter()
        .map(|conflict| CaseReason::Accommodation { against: conflict.against, effect: conflict.effect })
        .collect();
    if let (Some(distance), Some(threshold)) = (host.distance, threshold)
        && distance > threshold
        && !too_far
    {
        reasons.push(CaseReason::FarFromHome { distance, threshold });
    }
    let start = facts.periods.start();
    let mut owed = facts.accommodations.iter().filter(|accommodation| accommodation.holds_on(start));
    if rank != Some(1) && owed.any(|accommodation| matches!(accommodation.kind, Kind::Priority)) {
        reasons.push(CaseReason::Priority { rank });
    }
    let times = facts.done.iter().filter(|done| **done == host.site).count() as u32;
    if times > 0 {
        reasons.push(CaseReason::SameSiteAgain { times });
    }
    if rank.is_none() {
        reasons.push(CaseReason::OffList);
    }
    reasons
}

/// The reasons for which one participant is examined, beside his id.
pub type Case<Id, Site, Category, Town> = (Id, Vec<CaseReason<Site, Category, Town>>);

/// The participants to examine, those with the gravest reason first, then those with more reasons; equal ones in
/// the order given.
pub fn list<'a, Id, Site: Copy + Eq + 'a, Category: Copy + Eq + 'a, Town: Clone + Eq + 'a>(
    participants: impl IntoIterator<Item = (Id, CaseFacts<'a, Site, Category, Town>)>,
    threshold: Option<Metres>,
) -> Vec<Case<Id, Site, Category, Town>> {
    let mut cases: Vec<_> = participants
        .into_iter()
        .map(|(id, facts)| (id, reasons(&facts, threshold)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    cases.sort_by_key(|(_, reasons)| (reasons[0].gravity(), std::cmp::Reverse(reasons.len())));
    cases
}

#[cfg(test)]
mod tests {
    use super::{
        CaseReason as R,
        Subdivision::{Inside, Outside},
        *,
    };
    use crate::{accommodation::Sector, time::Day};

    type Facts<'a> = CaseFacts<'a, char, u8, &'static str>;

    fn span(first: u32, last: u32) -> Span {
        let day = |d| Day::from_ymd_opt(2026, 5, d).unwrap();
        Span::from_days(day(first), day(last)).unwrap()
    }

    fn facts(periods: &Periods, km: u32, rank: Option<u32>, subdivision: Subdivision) -> Facts<'_> {
        let distance = Some(Metres::from_km(km));
        let host = Host { site: 's', category: 1, town: None, distance, periods };
        CaseFacts {
            proposed: Proposed::Site { host, subdivision, rank },
            wishes: 12,
            leaves: &[],
            periods,
            accommodations: &[],
            done: &['d'],
            outside_request: OutsideRequest::None,
        }
    }

    #[test]
    fn why_examined() {
        let periods = Periods::whole(span(4, 20));
        let threshold = Metres::from_km(50);
        let check = |facts: Facts<'_>, expected: &[R<char, u8, &str>]| {
            assert_eq!(reasons(&facts, Some(threshold)), expected, "{facts:?}");
        };
        let well = facts(&periods, 50, Some(1), Inside);
        check(well, &[]);
        check(Facts { proposed: Proposed::DecidedNone, ..well }, &[]);
        check(Facts { proposed: Proposed::Elsewhere, outside_request: OutsideRequest::Decided, ..well }, &[]);
        check(Facts { proposed: Proposed::Nothing, ..well }, &[R::Unplaced { wishes: 12 }]);
        let leaves = [span(20, 30)];
        check(Facts { leaves: &leaves, ..well }, &[R::OnLeave { days: vec![span(20, 20)] }]);
        check(Facts { leaves: &leaves, proposed: Proposed::DecidedNone, ..well }, &[]);
        check(Facts { outside_request: OutsideRequest::Waiting, ..well }, &[R::OutsideRequest]);
        check(Facts { done: &['s', 'd', 's'], ..well }, &[R::SameSiteAgain { times: 2 }]);
        let distance = Metres::from_km(51);
        check(facts(&periods, 51, Some(1), Inside), &[R::FarFromHome { distance, threshold }]);
        check(facts(&periods, 50, None, Outside), &[R::OffList, R::OutOfSubdivision]);

        let longest = Metres::from_km(30);
        let owed = [
            Accommodation { kind: Kind::Priority, until: None },
            Accommodation {
                kind: Kind::LongestDistance { metres: longest, effect: Effect::Forbids },
                until: None,
            },
            Accommodation {
                kind: Kind::Excluded { sector: Sector::Site('s'), effect: Effect::Warns },
                until: None,
            },
        ];
        let against = Against::TooFar { distance, longest };
        check(
            Facts { accommodations: &owed, ..facts(&periods, 51, Some(2), Inside) },
            &[
                R::Accommodation { against, effect: Effect::Forbids },
                R::Priority { rank: Some(2) },
                R::Accommodation { against: Against::Excluded(Sector::Site('s')), effect: Effect::Warns },
            ],
        );
    }

    #[test]
    fn the_gravest_first() {
        let periods = Periods::whole(span(4, 20));
        let well = facts(&periods, 10, Some(1), Subdivision::Inside);
        let again = Facts { done: &['s'], ..well };
        let off = facts(&periods, 10, None, Subdivision::Inside);
        let both = Facts { done: &['s'], ..off };
        let nothing = Facts { proposed: Proposed::Nothing, ..well };
        let found = list([('w', well), ('o', off), ('a', again), ('b', both), ('n', nothing)], None);
        assert_eq!(found.iter().map(|(id, _)| *id).collect::<String>(), "nbao");
    }
}
