//! Every way to fill a few campaigns, one by one: what the rules are compared with. Nothing here is shared with them but the
//! meaning of a requirement.

use std::collections::BTreeSet;

use super::super::{Gave, Place, Scope, Side};
use crate::{
    eligibility::SiteRole,
    time::{Day, Span, move_day},
};

pub(super) type Rule = super::super::Requirement<usize, u8, u8, u8>;

/// A campaign as it is drawn: its number gives its days.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) number: u8,
    pub(super) level: u8,
    pub(super) places: Vec<Place<u8, u8>>,
    pub(super) closed: Vec<u8>,
}

/// What is behind a student: the number of the campaign, his level, what it gave.
pub(super) type Behind = (u8, u8, Gave<u8, u8>);

pub(super) fn month(number: u8) -> Span {
    let start = move_day(Day::from_ymd_opt(2026, 1, 1).unwrap(), i64::from(number) * 30);
    Span { start, end: move_day(start, 30) }
}

/// Whether a placement counts for a requirement.
pub(super) fn counts(rule: &Rule, number: u8, level: u8, place: Place<u8, u8>) -> bool {
    let scope = match &rule.scope {
        Scope::General => true,
        Scope::Category(category) => place.category == *category,
        Scope::Site(site) => place.site == *site,
        Scope::Group(categories) => categories.contains(&place.category),
    };
    scope && in_window(rule, number, level)
}

pub(super) fn in_window(rule: &Rule, number: u8, level: u8) -> bool {
    let days = month(number);
    let too_early = rule.window.from.is_some_and(|from| days.start < from);
    let too_late = rule.window.until.is_some_and(|until| until < days.end);
    let of_level = rule.window.levels.is_empty() || rule.window.levels.contains(&level);
    of_level && !too_early && !too_late
}

/// The figures that stand for a student.
pub(super) fn limits(rules: &[Rule], ahead: &[Drawn], past: &[Behind]) -> Vec<(usize, Side)> {
    let concerned = |rule: &Rule| {
        ahead.iter().any(|campaign| in_window(rule, campaign.number, campaign.level))
            || past.iter().any(|(number, level, _)| in_window(rule, *number, *level))
    };
    let sides = |rule: &Rule| {
        let min = rule.min.is_some().then_some((rule.id, Side::Min));
        let max = rule.max.is_some().then_some((rule.id, Side::Max));
        min.into_iter().chain(max).collect::<Vec<_>>()
    };
    rules.iter().filter(|rule| concerned(rule)).flat_map(sides).collect()
}

/// What he has that counts for each requirement.
pub(super) fn had(rules: &[Rule], past: &[Behind]) -> Vec<u32> {
    let of = |rule: &Rule| {
        let counting = past.iter().filter(|(number, level, gave)| match gave {
            Gave::Acquired(place) | Gave::Underway(place) => counts(rule, *number, *level, *place),
            Gave::Nothing => false,
        });
        counting.count() as u32
    };
    rules.iter().map(of).collect()
}

/// What the campaigns can add for each requirement, every possible total of it.
pub(super) fn totals(rules: &[Rule], ahead: &[Drawn], roles: &[SiteRole]) -> BTreeSet<Vec<u32>> {
    let mut reached = BTreeSet::from([vec![0; rules.len()]]);
    for campaign in ahead {
        for role in roles {
            let open: Vec<_> = campaign.open(*role).collect();
            let mut next = BTreeSet::new();
            for total in &reached {
                if *role == SiteRole::Secondary || open.is_empty() {
                    next.insert(total.clone());
                }
                for place in &open {
                    next.insert(plus(rules, total, campaign, *place));
                }
            }
            reached = next;
        }
    }
    reached
}

pub(super) fn plus(rules: &[Rule], total: &[u32], campaign: &Drawn, place: Place<u8, u8>) -> Vec<u32> {
    let adds = |rule: &Rule| u32::from(counts(rule, campaign.number, campaign.level, place));
    rules.iter().zip(total).map(|(rule, count)| count + adds(rule)).collect()
}

impl Drawn {
    pub(super) fn open(&self, role: SiteRole) -> impl Iterator<Item = Place<u8, u8>> {
        let open = move |place: &&Place<u8, u8>| place.role == role && !self.closed.contains(&place.site);
        self.places.iter().filter(open).copied()
    }
}

/// Whether some total keeps these figures, on top of what he has. What is over a maximum stays so: no more of it may come.
pub(super) fn some_keeps(
    rules: &[Rule],
    had: &[u32],
    totals: &BTreeSet<Vec<u32>>,
    limits: &[(usize, Side)],
) -> bool {
    totals.iter().any(|total| {
        limits.iter().all(|(at, side)| match side {
            Side::Min => had[*at] + total[*at] >= rules[*at].min.unwrap_or(0),
            Side::Max => total[*at] == 0 || had[*at] + total[*at] <= rules[*at].max.unwrap_or(u32::MAX),
        })
    })
}
