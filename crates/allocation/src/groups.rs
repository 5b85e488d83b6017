//! Groups of sites: are they sound, and what do they hold?

use crate::checked::Pin;
use crate::error::{Kind, ProblemError};
use crate::limits::Walk;
use crate::problem::Problem;
use crate::validate::{ById, SEATS_MAX};

/// The most groups of a problem: far above any hospital's, and few enough for each to be walked down.
const GROUPS_MAX: usize = 10_000;

/// Checks members, bounds, cycles and pins of the groups.
pub(crate) fn check(problem: &Problem, sites: &ById<'_>, pins: &[Pin], errors: &mut Vec<ProblemError>) {
    if problem.groups.len() > GROUPS_MAX {
        errors.push(ProblemError::TooManyGroups { groups: problem.groups.len(), most: GROUPS_MAX });
        return;
    }
    let mut groups = ById::default();
    for (g, group) in problem.groups.iter().enumerate() {
        let id = &group.id;
        if !id.is_valid() {
            errors.push(ProblemError::BadId { kind: Kind::Group, id: id.clone() });
        }
        if sites.contains_key(id.as_str()) || groups.insert(id.as_str(), g as u32).is_some() {
            errors.push(ProblemError::DuplicateId { kind: Kind::Group, id: id.clone() });
        }
        if group.min < 0 || group.max.is_some_and(|most| most < group.min) {
            let (kind, most) = (Kind::Group, group.max.unwrap_or(group.min));
            errors.push(ProblemError::ContradictoryBounds { kind, id: id.clone(), min: group.min, most });
        }
    }
    let mut members = Vec::with_capacity(problem.groups.len());
    for group in &problem.groups {
        let (kind, field) = (Kind::Group, "members");
        let mut known = Members::default();
        for target in &group.members {
            if let Some(&inner) = groups.get(target.as_str()) {
                known.groups.push(inner as usize);
            } else if !sites.contains_key(target.as_str()) {
                let (id, target) = (group.id.clone(), target.clone());
                errors.push(ProblemError::UnknownId { kind, id, field, target });
            }
        }
        members.push(known);
        for twice in group.members.windows(2).filter(|w| w[0] == w[1]) {
            let (id, target) = (group.id.clone(), twice[0].clone());
            errors.push(ProblemError::Repeated { kind, id, field, target });
        }
    }
    let mut state = vec![State::Fresh; problem.groups.len()];
    let mut cyclic = false;
    for g in 0..problem.groups.len() {
        if closes_a_cycle(&members, g, &mut state) {
            cyclic = true;
            errors.push(ProblemError::GroupCycle { group: problem.groups[g].id.clone() });
        }
    }
    if !cyclic {
        check_totals(problem, pins, errors);
    }
}

/// The groups that a group holds itself, by index.
#[derive(Default)]
struct Members {
    groups: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Fresh,
    Open,
    Done,
}

/// Walks down from a group with its own stack, since nesting is only bounded by the number of groups.
fn closes_a_cycle(members: &[Members], root: usize, state: &mut [State]) -> bool {
    if state[root] != State::Fresh {
        return false;
    }
    let mut stack = vec![(root, 0)];
    state[root] = State::Open;
    let mut found = false;
    while let Some((g, next)) = stack.last_mut() {
        let Some(&inner) = members[*g].groups.get(*next) else {
            state[*g] = State::Done;
            stack.pop();
            continue;
        };
        *next += 1;
        match state[inner] {
            State::Fresh => {
                state[inner] = State::Open;
                stack.push((inner, 0));
            }
            State::Open => found = true,
            State::Done => {}
        }
    }
    found
}

fn check_totals(problem: &Problem, pins: &[Pin], errors: &mut Vec<ProblemError>) {
    let mut pinned = vec![0_usize; problem.sites.len()];
    for pin in pins {
        if let Pin::At { site, .. } = pin
            && let Some(count) = pinned.get_mut(*site as usize)
        {
            *count += 1;
        }
    }
    let mut walk = Walk::new(problem);
    for (g, group) in problem.groups.iter().enumerate() {
        walk.down(g);
        // seats out of their range are an error of their own
        let seats: i64 =
            walk.found.iter().map(|&site| problem.sites[site as usize].seats.clamp(0, SEATS_MAX)).sum();
        let pins: usize = walk.found.iter().map(|&site| pinned[site as usize]).sum();
        if group.min > seats {
            let (kind, id) = (Kind::Group, group.id.clone());
            errors.push(ProblemError::ContradictoryBounds { kind, id, min: group.min, most: seats });
        }
        if let Some(most) = group.max.filter(|&most| pins as i64 > most) {
            errors.push(ProblemError::MorePinsThanGroup { group: group.id.clone(), pins, most });
        }
    }
}
