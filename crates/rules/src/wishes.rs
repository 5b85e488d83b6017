//! A student's list of wishes, checked before it is saved.
//!
//! An unfinished list may be saved (each change is): too few wishes is a shortfall that is shown, not a refusal.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde::{Deserialize, Serialize};

use crate::eligibility::{Ineligible, SiteRole};

/// One wish as submitted; its rank is its place in the list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wish<Site> {
    /// The site.
    pub site: Site,
    /// The secondary site wanted with it.
    pub secondary: Option<Site>,
}

/// A site of the campaign, for one student.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<Site, Category, Town> {
    /// What it is for.
    pub role: SiteRole,
    /// Why he may not wish it ([`crate::eligibility::of`]); empty when he may.
    pub reasons: Vec<Ineligible<Site, Category, Town>>,
    /// For a principal site: the secondary sites that go with it.
    pub paired: Vec<Site>,
}

/// Why a list cannot be saved. Ranks count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WishRefusal<Site, Category, Town> {
    /// More wishes than the campaign takes.
    TooMany {
        /// How many.
        found: usize,
        /// How many it takes.
        max: usize,
    },
    /// The same site twice.
    Duplicate {
        /// Where it comes again.
        rank: usize,
        /// Where it came first.
        first: usize,
        /// Which.
        site: Site,
    },
    /// Not a site of this campaign.
    Unknown {
        /// Where.
        rank: usize,
        /// Which.
        site: Site,
    },
    /// A secondary site wished by itself.
    SecondaryAsPrincipal {
        /// Where.
        rank: usize,
        /// Which.
        site: Site,
    },
    /// A site that is not for him.
    Ineligible {
        /// Where.
        rank: usize,
        /// Which, principal or secondary.
        site: Site,
        /// Why.
        reasons: Vec<Ineligible<Site, Category, Town>>,
    },
    /// A secondary site that does not go with the principal one.
    NotPaired {
        /// Where.
        rank: usize,
        /// The principal site.
        site: Site,
        /// The secondary one.
        secondary: Site,
    },
}

/// Fewer wishes than asked for: the list can be saved, and does not count as complete (`allocation.md` §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shortfall {
    /// How many there are.
    pub found: usize,
    /// How many there should be: the campaign's minimum, or all eligible sites when there are fewer.
    pub min: usize,
}

/// Checks a list. `candidates` are the sites of the campaign, `count` how many wishes it asks for and takes.
/// Gives the shortfall, if any; every refusal at once.
pub fn check<Site: Copy + Ord, Category: Clone, Town: Clone>(
    list: &[Wish<Site>],
    candidates: &BTreeMap<Site, Candidate<Site, Category, Town>>,
    count: &RangeInclusive<usize>,
) -> Result<Option<Shortfall>, Vec<WishRefusal<Site, Category, Town>>> {
    let mut refusals = Vec::new();
    if list.len() > *count.end() {
        refusals.push(WishRefusal::TooMany { found: list.len(), max: *count.end() });
    }
    let mut first_ranks = BTreeMap::new();
    for (rank, wish) in (1..).zip(list) {
        let site = wish.site;
        if let Some(first) = first_ranks.get(&site) {
            refusals.push(WishRefusal::Duplicate { rank, first: *first, site });
            continue;
        }
        first_ranks.insert(site, rank);
        let Some(candidate) = candidates.get(&site) else {
            refusals.push(WishRefusal::Unknown { rank, site });
            continue;
        };
        if candidate.role == SiteRole::Secondary {
            refusals.push(WishRefusal::SecondaryAsPrincipal { rank, site });
        } else if !candidate.reasons.is_empty() {
            refusals.push(WishRefusal::Ineligible { rank, site, reasons: candidate.reasons.clone() });
        }
        if let Some(secondary) = wish.secondary {
            refusals.extend(check_secondary(rank, site, secondary, candidate, candidates));
        }
    }
    if refusals.is_empty() { Ok(shortfall(list.len(), candidates, *count.start())) } else { Err(refusals) }
}

fn check_secondary<Site: Copy + Ord, Category: Clone, Town: Clone>(
    rank: usize,
    site: Site,
    secondary: Site,
    principal: &Candidate<Site, Category, Town>,
    candidates: &BTreeMap<Site, Candidate<Site, Category, Town>>,
) -> Option<WishRefusal<Site, Category, Town>> {
    match candidates.get(&secondary) {
        None => Some(WishRefusal::Unknown { rank, site: secondary }),
        Some(found) if found.role == SiteRole::Principal || !principal.paired.contains(&secondary) => {
            Some(WishRefusal::NotPaired { rank, site, secondary })
        }
        Some(found) if !found.reasons.is_empty() => {
            Some(WishRefusal::Ineligible { rank, site: secondary, reasons: found.reasons.clone() })
        }
        Some(_) => None,
    }
}

/// Whether a list of `found` wishes is shorter than it should be.
pub fn shortfall<Site, Category, Town>(
    found: usize,
    candidates: &BTreeMap<Site, Candidate<Site, Category, Town>>,
    min: usize,
) -> Option<Shortfall> {
    let eligible = candidates
        .values()
        .filter(|site| site.role == SiteRole::Principal && site.reasons.is_empty())
        .count();
    let min = min.min(eligible);
    (found < min).then_some(Shortfall { found, min })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{WishRefusal as R, *};

    type Site = Candidate<char, u8, u8>;

    fn candidates() -> BTreeMap<char, Site> {
        let site = |role, reasons: &[Ineligible<char, u8, u8>], paired: &[char]| Site {
            role,
            reasons: reasons.to_vec(),
            paired: paired.to_vec(),
        };
        BTreeMap::from([
            ('a', site(SiteRole::Principal, &[], &['s', 'u', 'b'])),
            ('b', site(SiteRole::Principal, &[], &[])),
            ('c', site(SiteRole::Principal, &[], &[])),
            ('x', site(SiteRole::Principal, &[Ineligible::NoSeat], &[])),
            ('s', site(SiteRole::Secondary, &[], &[])),
            ('t', site(SiteRole::Secondary, &[], &[])),
            ('u', site(SiteRole::Secondary, &[Ineligible::Inactive], &[])),
        ])
    }

    #[test]
    fn lists() {
        let check = |list: &str, expected: Result<Option<Shortfall>, Vec<R<char, u8, u8>>>| {
            let list: Vec<_> = list
                .split_whitespace()
                .map(|wish| Wish { site: wish.chars().next().unwrap(), secondary: wish.chars().nth(1) })
                .collect();
            assert_eq!(check(&list, &candidates(), &(2..=3)), expected, "{list:?}");
        };
        check("a b", Ok(None));
        check("as b c", Ok(None));
        check("b", Ok(Some(Shortfall { found: 1, min: 2 })));
        check("", Ok(Some(Shortfall { found: 0, min: 2 })));
        check("a b a", Err(vec![R::Duplicate { rank: 3, first: 1, site: 'a' }]));
        check(
            "a b c x",
            Err(vec![
                R::TooMany { found: 4, max: 3 },
                R::Ineligible { rank: 4, site: 'x', reasons: vec![Ineligible::NoSeat] },
            ]),
        );
        check("z", Err(vec![R::Unknown { rank: 1, site: 'z' }]));
        check("s", Err(vec![R::SecondaryAsPrincipal { rank: 1, site: 's' }]));
        check("at", Err(vec![R::NotPaired { rank: 1, site: 'a', secondary: 't' }]));
        check("ab", Err(vec![R::NotPaired { rank: 1, site: 'a', secondary: 'b' }]));
        check("bs", Err(vec![R::NotPaired { rank: 1, site: 'b', secondary: 's' }]));
        check("az", Err(vec![R::Unknown { rank: 1, site: 'z' }]));
        check("au", Err(vec![R::Ineligible { rank: 1, site: 'u', reasons: vec![Ineligible::Inactive] }]));
    }

    #[test]
    fn fewer_sites_than_the_minimum() {
        assert_eq!(shortfall(3, &candidates(), 12), None);
        assert_eq!(shortfall(2, &candidates(), 12), Some(Shortfall { found: 2, min: 3 }));
    }

    proptest! {
        #[test]
        fn an_accepted_list_is_short_without_repeats_and_eligible(
            list in prop::collection::vec((prop::char::range('a', 'e'), prop::option::weighted(0.2, prop::char::range('s', 'v'))), 0..6),
        ) {
            let list: Vec<_> = list.into_iter().map(|(site, secondary)| Wish { site, secondary }).collect();
            let candidates = candidates();
            let principal = |site: char| {
                candidates.get(&site).is_some_and(|c| c.role == SiteRole::Principal && c.reasons.is_empty())
            };
            let distinct: std::collections::BTreeSet<_> = list.iter().map(|wish| wish.site).collect();
            let good = list.len() <= 3
                && distinct.len() == list.len()
                && list.iter().all(|wish| principal(wish.site))
                && list.iter().all(|wish| wish.secondary.is_none() || (wish.site, wish.secondary) == ('a', Some('s')));
            prop_assert_eq!(check(&list, &candidates, &(2..=3)).is_ok(), good);
        }
    }
}
