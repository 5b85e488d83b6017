//! Small random problems with options: groups, minima, no harm, completed lists, pairs, rankings.

use std::collections::BTreeSet;

use placet_allocation::{Group, Id, Pair, PairKind, Problem, Tier};
use proptest::prelude::*;

use super::common::{problems, site_id};

/// True when a problem asks for what a field of the format is for.
pub(crate) fn asks_for(problem: &Problem, field: &str) -> bool {
    match field {
        "options.do_no_harm" => problem.options.do_no_harm,
        "options.completed_lists" => problem.options.completed_lists,
        "sites.min" => problem.sites.iter().any(|s| s.min > 0),
        "groups" => !problem.groups.is_empty(),
        "groups.min" => problem.groups.iter().any(|g| g.min > 0),
        "pairs" => !problem.pairs.is_empty(),
        "pairs.penalty" => problem.pairs.iter().any(|p| !p.hard),
        _ => false,
    }
}

/// The same with rankings of the sites and with options: groups that nest or cross, minima, no harm, completed lists, pairs;
/// one of them, or several together.
pub(crate) fn with_options(students: usize, sites: usize, seats: i64) -> impl Strategy<Value = Problem> {
    let group = (
        prop::collection::vec(0..sites, 1..=sites),
        0..4_i64,
        prop::option::weighted(0.7, 0..6_i64),
        any::<bool>(),
    );
    let pair = (0..students, 0..students, 0..3_u8, any::<bool>(), 0..30_i64);
    let ranking = (0..sites, prop::collection::vec(0..students, 0..=students), 1..4_usize);
    (
        problems(students, sites, seats),
        prop::collection::vec(group, 0..3),
        prop::collection::vec((0..sites, 1..3_i64), 0..2),
        (prop::bool::weighted(0.2), prop::bool::weighted(0.2)),
        prop::collection::vec(pair, 0..2),
        prop::collection::vec(ranking, 0..3),
        0..31_u8,
    )
        .prop_map(|(mut problem, groups, minima, (no_harm, completed), pairs, rankings, chosen)| {
            let wants = |bit: u8| chosen >> bit & 1 == 1;
            rank(&mut problem, rankings);
            if wants(0) {
                group_sites(&mut problem, groups);
            }
            if wants(1) {
                for (k, min) in minima {
                    problem.sites[k].min = min.min(problem.sites[k].seats);
                }
            }
            problem.options.do_no_harm = no_harm && wants(2);
            problem.options.completed_lists = completed && wants(3);
            if wants(4) {
                pair_students(&mut problem, pairs);
            }
            problem
        })
}

fn rank(problem: &mut Problem, rankings: Vec<(usize, Vec<usize>, usize)>) {
    for (site, mut students, tier) in rankings {
        let mut seen = BTreeSet::new();
        students.retain(|k| *k < problem.students.len() && seen.insert(*k));
        let tiers =
            students.chunks(tier).map(|ids| Tier(ids.iter().map(|k| Id::from(format!("E{k}"))).collect()));
        problem.sites[site].ranking = Some(tiers.collect());
    }
}

/// Groups with bounds that their seats and pins can meet; one that nests holds the one before it.
fn group_sites(problem: &mut Problem, groups: Vec<(Vec<usize>, i64, Option<i64>, bool)>) {
    for (k, (mut members, min, max, nests)) in groups.into_iter().enumerate() {
        members.sort_unstable();
        members.dedup();
        let mut members: Vec<Id> = members.into_iter().map(site_id).collect();
        if nests && k > 0 {
            let inner = problem.groups[k - 1].members.clone();
            members.retain(|id| !inner.contains(id));
            members.push(Id::from(format!("G{}", k - 1)));
        }
        let group = Group { id: Id::from(format!("G{k}")), members, min: 0, max: None };
        problem.groups.push(group);
        let inside = sites_within(problem, k);
        let seats: i64 = problem.sites.iter().filter(|s| inside.contains(&s.id)).map(|s| s.seats).sum();
        let pins = problem.students.iter().filter_map(|s| s.pinned.as_ref()?.site.as_ref());
        let pins = pins.filter(|id| inside.contains(id)).count() as i64;
        let max = max.map(|most| most.max(pins));
        problem.groups[k].max = max;
        problem.groups[k].min = min.min(seats).min(max.unwrap_or(min));
    }
}

/// The sites of a group, at whatever depth.
pub(crate) fn sites_within(problem: &Problem, group: usize) -> Vec<Id> {
    let members = problem.groups[group].members.iter();
    members
        .flat_map(|id| match problem.groups.iter().position(|g| g.id == *id) {
            Some(inner) => sites_within(problem, inner),
            None => vec![id.clone()],
        })
        .collect()
}

/// Couples, students who share a car, and students kept apart, at sites of two towns and of none.
fn pair_students(problem: &mut Problem, pairs: Vec<(usize, usize, u8, bool, i64)>) {
    for (k, site) in problem.sites.iter_mut().enumerate() {
        site.town =
            ["Lille", "Lens", ""].get(k % 3).filter(|town| !town.is_empty()).map(|town| (*town).to_owned());
    }
    let students = problem.students.len();
    let mut seen = BTreeSet::new();
    for (a, b, kind, hard, penalty) in pairs {
        let (a, b) = (a.min(b), a.max(b));
        if a != b && b < students && seen.insert((a, b)) {
            problem.pairs.push(Pair {
                students: [Id::from(format!("E{a}")), Id::from(format!("E{b}"))],
                kind: match kind {
                    0 => PairKind::SameSite,
                    1 => PairKind::SameTown,
                    _ => PairKind::DifferentSite,
                },
                hard,
                penalty: if hard { 0 } else { penalty },
            });
        }
    }
}
