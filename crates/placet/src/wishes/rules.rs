//! Pure decisions: what an edit makes of a list, and how time left is said.

use std::collections::HashMap;

use chrono::Duration;
use placet_entity::ids::SiteId;
use placet_rules::wishes::Wish;

use super::model::SiteWish;
use crate::kit::text::Say;

/// What a form asks of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// One rank up.
    Up(SiteId),
    /// One rank down.
    Down(SiteId),
    /// Out of the list.
    Remove(SiteId),
    /// At the end of the list.
    Add(SiteId),
    /// The ranks chosen, and the secondary sites.
    Ranks(HashMap<SiteId, i32>, Secondaries),
    /// The whole list, in order.
    Whole(Vec<SiteId>, Secondaries),
}

/// The secondary site chosen with each wish; one that is not there keeps what it had.
pub(super) type Secondaries = HashMap<SiteId, Option<SiteId>>;

impl Edit {
    /// The site that the edit is about.
    pub fn site(&self) -> Option<SiteId> {
        match self {
            Self::Up(site) | Self::Down(site) | Self::Remove(site) | Self::Add(site) => Some(*site),
            Self::Ranks(..) | Self::Whole(..) => None,
        }
    }
}

/// The list after an edit. An edit of a site that is not in the list changes nothing.
pub(super) fn apply(list: &[SiteWish], edit: &Edit) -> Vec<SiteWish> {
    let mut list = list.to_vec();
    let position = edit.site().and_then(|site| list.iter().position(|wish| wish.site == site));
    match (edit, position) {
        (Edit::Up(_), Some(at)) if at > 0 => list.swap(at, at - 1),
        (Edit::Down(_), Some(at)) if at + 1 < list.len() => list.swap(at, at + 1),
        (Edit::Remove(_), Some(at)) => {
            list.remove(at);
        }
        (Edit::Add(site), None) => list.push(Wish { site: *site, secondary: None }),
        (Edit::Ranks(ranks, secondaries), _) => {
            list = ranked(&list, ranks);
            choose(&mut list, secondaries);
        }
        (Edit::Whole(order, secondaries), _) => {
            let kept: HashMap<SiteId, Option<SiteId>> =
                list.iter().map(|wish| (wish.site, wish.secondary)).collect();
            list = order
                .iter()
                .map(|site| Wish { site: *site, secondary: kept.get(site).copied().flatten() })
                .collect();
            choose(&mut list, secondaries);
        }
        _ => {}
    }
    list
}

fn choose(list: &mut [SiteWish], secondaries: &Secondaries) {
    for wish in list {
        if let Some(secondary) = secondaries.get(&wish.site) {
            wish.secondary = *secondary;
        }
    }
}

/// The wishes whose rank was changed take the rank chosen, or the next that is free; the others keep their order around them.
fn ranked(list: &[SiteWish], ranks: &HashMap<SiteId, i32>) -> Vec<SiteWish> {
    let mut slots: Vec<Option<SiteWish>> = vec![None; list.len()];
    let mut moved: Vec<(usize, SiteWish)> = Vec::new();
    let mut stay = Vec::new();
    for (index, wish) in list.iter().enumerate() {
        let asked = ranks.get(&wish.site).and_then(|rank| usize::try_from(rank.checked_sub(1)?).ok());
        match asked {
            Some(target) if target != index => moved.push((target.min(list.len() - 1), *wish)),
            _ => stay.push(*wish),
        }
    }
    moved.sort_by_key(|(target, _)| *target);
    for (target, wish) in moved {
        let free = (target..slots.len()).chain((0..target).rev()).find(|slot| slots[*slot].is_none());
        if let Some(free) = free {
            slots[free] = Some(wish);
        }
    }
    let mut stay = stay.into_iter();
    slots.into_iter().filter_map(|slot| slot.or_else(|| stay.next())).collect()
}

/// The time left before an end, in words: two units at most.
pub(super) fn left(time: Duration) -> Say {
    let (days, hours, minutes) = (time.num_days(), time.num_hours() % 24, time.num_minutes() % 60);
    if days >= 1 {
        Say::key("wishes-left-days").with("days", days).with("hours", hours)
    } else if time.num_hours() >= 1 {
        Say::key("wishes-left-hours").with("hours", hours).with("minutes", minutes)
    } else {
        Say::key("wishes-left-minutes").with("minutes", minutes.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(number: u128) -> SiteId {
        SiteId(uuid::Uuid::from_u128(number))
    }

    fn list(sites: &[u128]) -> Vec<SiteWish> {
        sites.iter().map(|number| Wish { site: site(*number), secondary: None }).collect()
    }

    #[test]
    fn moves_stop_at_the_ends_and_leave_what_they_do_not_know() {
        let start = list(&[1, 2, 3]);
        for (edit, expected) in [
            (Edit::Up(site(2)), list(&[2, 1, 3])),
            (Edit::Up(site(1)), list(&[1, 2, 3])),
            (Edit::Down(site(2)), list(&[1, 3, 2])),
            (Edit::Down(site(3)), list(&[1, 2, 3])),
            (Edit::Remove(site(2)), list(&[1, 3])),
            (Edit::Remove(site(9)), list(&[1, 2, 3])),
            (Edit::Add(site(9)), list(&[1, 2, 3, 9])),
            (Edit::Add(site(2)), list(&[1, 2, 3])),
            (Edit::Whole(vec![site(3), site(1)], HashMap::new()), list(&[3, 1])),
        ] {
            assert_eq!(apply(&start, &edit), expected, "{edit:?}");
        }
    }

    #[test]
    fn a_rank_that_is_chosen_is_the_rank_obtained() {
        let chosen = |pairs: &[(u128, i32)]| {
            let ranks = pairs.iter().map(|(number, rank)| (site(*number), *rank)).collect();
            apply(&list(&[1, 2, 3, 4]), &Edit::Ranks(ranks, HashMap::new()))
        };
        assert_eq!(chosen(&[(1, 3), (2, 2), (3, 3), (4, 4)]), list(&[2, 3, 1, 4]));
        assert_eq!(chosen(&[(4, 1)]), list(&[4, 1, 2, 3]));
        assert_eq!(chosen(&[(1, 4), (4, 1)]), list(&[4, 2, 3, 1]));
        assert_eq!(chosen(&[(1, 9)]), list(&[2, 3, 4, 1]));
        assert_eq!(chosen(&[(3, 1), (4, 1)]), list(&[3, 4, 1, 2]));
        assert_eq!(chosen(&[(1, -5), (2, i32::MIN)]), list(&[1, 2, 3, 4]));
    }

    #[test]
    fn a_secondary_site_follows_its_wish() {
        let mut start = list(&[1, 2]);
        start[0].secondary = Some(site(8));
        let moved = apply(&start, &Edit::Whole(vec![site(2), site(1)], HashMap::new()));
        assert_eq!(moved[1], Wish { site: site(1), secondary: Some(site(8)) });
        let without = apply(&start, &Edit::Ranks(HashMap::new(), HashMap::from([(site(1), None)])));
        assert_eq!(without[0].secondary, None);
    }
}
