//! Groups of capacity as limits that nest.

use std::collections::BTreeSet;

use super::{Door, Impossible, Need};
use crate::capacity::inside;

/// A group that may bind: its sites could open more than it has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Limit<G> {
    /// Which group.
    pub id: G,
    /// The seats that it has left.
    pub left: u32,
    /// Its sites that may be opened, as positions.
    pub inside: BTreeSet<usize>,
    /// The narrowest limit around it, as a position in the list of limits.
    pub parent: Option<usize>,
}

/// For each group, what it has left and its sites, as positions among those of the need.
pub(super) fn left<S: Copy + Ord, G: Copy + Ord>(need: &Need<'_, S, G>) -> Vec<(G, u32, BTreeSet<usize>)> {
    let of = |group: G| {
        let members = inside(group, need.groups);
        let taken = need.taken.within(&members);
        let positions = (0..need.sites.len()).filter(|index| members.contains(&need.sites[*index].id));
        (taken, positions.collect())
    };
    need.groups
        .iter()
        .map(|group| {
            let (taken, positions) = of(group.id);
            (group.id, group.max.saturating_sub(taken), positions)
        })
        .collect()
}

/// The groups that may bind, narrower ones first. Refused when two of them cross.
pub(super) fn limits<S: Copy + Ord, G: Copy + Ord>(
    need: &Need<'_, S, G>,
    doors: &[Door<G>],
) -> Result<Vec<Limit<G>>, Impossible<S, G>> {
    let mut limits: Vec<Limit<G>> = left(need)
        .into_iter()
        .map(|(id, left, inside)| {
            let inside = inside.into_iter().filter(|index| doors[*index].upper > 0).collect();
            Limit { id, left, inside, parent: None }
        })
        .filter(|limit| {
            let most: u64 = limit.inside.iter().map(|index| u64::from(doors[*index].upper)).sum();
            most > u64::from(limit.left)
        })
        .collect();
    limits.sort_by_key(|limit| limit.inside.len());
    for narrow in 0..limits.len() {
        for wide in narrow + 1..limits.len() {
            let (inner, outer) = (&limits[narrow].inside, &limits[wide].inside);
            if inner.is_subset(outer) {
                limits[narrow].parent.get_or_insert(wide);
            } else if let Some(shared) = inner.intersection(outer).next() {
                let site = need.sites[*shared].id;
                return Err(Impossible::Crossing(limits[narrow].id, limits[wide].id, site));
            }
        }
    }
    Ok(limits)
}

/// The narrowest limit around a site.
pub(super) fn around<G>(limits: &[Limit<G>], site: usize) -> Option<usize> {
    limits.iter().position(|limit| limit.inside.contains(&site))
}

/// For each site, the narrowest group around it that is full.
pub(super) fn full<G: Copy>(limits: &[Limit<G>], totals: &[u32]) -> Vec<Option<G>> {
    let full: Vec<&Limit<G>> = limits
        .iter()
        .filter(|limit| {
            let open: u64 = limit.inside.iter().map(|site| u64::from(totals[*site])).sum();
            open >= u64::from(limit.left)
        })
        .collect();
    (0..totals.len())
        .map(|site| full.iter().find(|limit| limit.inside.contains(&site)).map(|limit| limit.id))
        .collect()
}
