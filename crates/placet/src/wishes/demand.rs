//! How much a site is asked for (`allocation.md` §3): in words, never who.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use placet_entity::ids::OpeningId;
use placet_entity::kinds::DemandShown;
use placet_entity::{campaign, opening};

/// Fewer askers than this are not counted aloud: only the word is shown.
pub(super) const FEWEST_COUNTED: u64 = 5;

/// How much an opening is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Level {
    /// It has no seat.
    Closed,
    /// Nobody ranked it yet.
    Nobody,
    /// Deciles 9 and 10.
    VeryLow,
    /// Deciles 7 and 8.
    Low,
    /// Deciles 5 and 6.
    Medium,
    /// Deciles 3 and 4.
    High,
    /// Deciles 1 and 2.
    VeryHigh,
}

impl Level {
    /// Every level, the least asked first.
    pub const ALL: [Self; 7] =
        [Self::Closed, Self::Nobody, Self::VeryLow, Self::Low, Self::Medium, Self::High, Self::VeryHigh];

    /// The word in addresses and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Nobody => "nobody",
            Self::VeryLow => "very-low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very-high",
        }
    }

    /// The bars lit, of five.
    pub fn bars(self) -> i32 {
        match self {
            Self::Closed | Self::Nobody => 0,
            Self::VeryLow => 1,
            Self::Low => 2,
            Self::Medium => 3,
            Self::High => 4,
            Self::VeryHigh => 5,
        }
    }

    fn of_decile(decile: usize) -> Self {
        match decile {
            0..=2 => Self::VeryHigh,
            3..=4 => Self::High,
            5..=6 => Self::Medium,
            7..=8 => Self::Low,
            _ => Self::VeryLow,
        }
    }
}

/// The demand of an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// In a word.
    pub level: Level,
    /// How many students ranked it.
    pub askers: u64,
    /// How many of them ranked it first.
    pub first: u64,
}

/// How many participants gave an opening this rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The opening.
    pub opening: OpeningId,
    /// The rank, from 1.
    pub rank: i32,
    /// How many.
    pub askers: u64,
}

/// The demand of openings that are compared with each other: the principal ones of a campaign, or the secondary ones.
///
/// `weights` are the costs of the ranks, from the first; a rank without one weighs a tenth.
pub(super) fn levels(
    openings: &[&opening::Model],
    asked: &[Asked],
    weights: &[i64],
    seed: u64,
) -> HashMap<OpeningId, Demand> {
    let mut tenths: HashMap<OpeningId, (i128, u64, u64)> = HashMap::new();
    for one in asked {
        let index = usize::try_from(one.rank - 1).unwrap_or(usize::MAX);
        let weight = weights.get(index).copied().unwrap_or(0).saturating_mul(10).max(1);
        let sum = tenths.entry(one.opening).or_default();
        sum.0 += i128::from(weight) * i128::from(one.askers);
        sum.1 += one.askers;
        sum.2 += if one.rank == 1 { one.askers } else { 0 };
    }
    let mut wanted: Vec<_> = openings
        .iter()
        .filter(|row| row.seats > 0)
        .filter_map(|row| Some((*row, tenths.get(&row.id)?.0)))
        .collect();
    wanted.sort_by(|(a, demand_a), (b, demand_b)| {
        let tie = |row: &opening::Model| Reverse(placet_allocation::hash_tie(seed, &row.id.to_string()));
        (demand_b * i128::from(a.seats))
            .cmp(&(demand_a * i128::from(b.seats)))
            .then_with(|| tie(b).cmp(&tie(a)))
    });
    let count = wanted.len();
    let ranks: HashMap<OpeningId, usize> =
        wanted.iter().enumerate().map(|(index, (row, _))| (row.id, index + 1)).collect();
    openings
        .iter()
        .map(|row| {
            let (_, askers, first) = tenths.get(&row.id).copied().unwrap_or_default();
            let level = match ranks.get(&row.id) {
                _ if row.seats <= 0 => Level::Closed,
                None => Level::Nobody,
                Some(rank) => Level::of_decile((rank * 10).div_ceil(count)),
            };
            (row.id, Demand { level, askers, first })
        })
        .collect()
}

/// What students see of the demand at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visible {
    /// That of this campaign.
    Live,
    /// What past campaigns published.
    Past,
    /// Nothing.
    Nothing,
}

/// What the students of a campaign see of its demand.
pub(super) fn visible(campaign: &campaign::Model, now: DateTime<Utc>) -> Visible {
    match campaign.demand_shown {
        DemandShown::Live => Visible::Live,
        DemandShown::LiveUntilTwoDaysBefore if now < campaign.wishes_close_at - Duration::days(2) => {
            Visible::Live
        }
        DemandShown::LiveUntilTwoDaysBefore | DemandShown::Hidden => Visible::Nothing,
        DemandShown::Past => Visible::Past,
    }
}

#[cfg(test)]
mod tests {
    use placet_entity::ids::{CampaignId, CohortId, SiteId};
    use uuid::Uuid;

    use super::*;

    fn opening(number: u128, seats: i32) -> opening::Model {
        opening::Model {
            id: OpeningId(Uuid::from_u128(number)),
            campaign_id: CampaignId(Uuid::nil()),
            cohort_id: CohortId(Uuid::nil()),
            site_id: SiteId(Uuid::from_u128(number)),
            seats,
            recommended: None,
            version: 1,
        }
    }

    fn asked(number: u128, rank: i32, askers: u64) -> Asked {
        Asked { opening: OpeningId(Uuid::from_u128(number)), rank, askers }
    }

    #[test]
    fn the_most_asked_for_a_seat_comes_first_and_closed_or_unasked_ones_say_so() {
        let rows: Vec<_> =
            (1..=10).map(|number| opening(number, 1)).chain([opening(11, 0), opening(12, 3)]).collect();
        let rows: Vec<_> = rows.iter().collect();
        let asks: Vec<_> =
            (1..=10_u64).map(|n| asked(u128::from(n), 1, 20 - n)).chain([asked(11, 1, 50)]).collect();
        let found = levels(&rows, &asks, &[5, 4], 7);
        let level = |number: u128| found[&OpeningId(Uuid::from_u128(number))].level;
        assert_eq!([1, 2].map(level), [Level::VeryHigh; 2]);
        assert_eq!([3, 4].map(level), [Level::High; 2]);
        assert_eq!([5, 6, 7, 8].map(level), [Level::Medium, Level::Medium, Level::Low, Level::Low]);
        assert_eq!([9, 10].map(level), [Level::VeryLow; 2]);
        assert_eq!((level(11), level(12)), (Level::Closed, Level::Nobody));
    }

    #[test]
    fn a_rank_without_a_weight_counts_a_tenth_and_seats_divide() {
        let (a, b) = (opening(1, 2), opening(2, 1));
        let found = levels(&[&a, &b], &[asked(1, 1, 2), asked(2, 1, 1), asked(2, 9, 1)], &[5], 7);
        assert!(found[&b.id].level > found[&a.id].level, "5.1 for one seat against 10 for two");
        assert_eq!((found[&b.id].askers, found[&b.id].first), (2, 1));
        assert!(levels(&[], &[], &[], 0).is_empty());
    }
}
