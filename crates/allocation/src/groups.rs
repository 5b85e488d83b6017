//! Groups of sites: are they sound, and what do they hold?

use crate::checked::Pin;
use crate::error::{Kind, ProblemError};
use crate::problem::Problem;
use crate::validate::ById;

/// Checks members, bounds, cycles and pins of the groups.
pub(crate) fn check(problem: &Problem, sites: &ById<'_>, pins: &[Pin], errors: &mut Vec<ProblemError>) {
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
    for group in &problem.groups {
        let (kind, field) = (Kind::Group, "members");
        for target in &group.members {
            if !sites.contains_key(target.as_str()) && !groups.contains_key(target.as_str()) {
                let (id, target) = (group.id.clone(), target.clone());
                errors.push(ProblemError::UnknownId { kind, id, field, target });
            }
        }
        for twice in group.members.windows(2).filter(|w| w[0] == w[1]) {
            let (id, target) = (group.id.clone(), twice[0].clone());
            errors.push(ProblemError::Repeated { kind, id, field, target });
        }
    }
    let mut state = vec![State::Fresh; problem.groups.len()];
    let mut cyclic = false;
    for g in 0..problem.groups.len() {
        if closes_a_cycle(problem, &groups, g, &mut state) {
            cyclic = true;
            errors.push(ProblemError::GroupCycle { group: problem.groups[g].id.clone() });
        }
    }
    if !cyclic {
        check_totals(problem, sites, &groups, pins, errors);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Fresh,
    Open,
    Done,
}

/// Walks down from a group with its own stack, since nesting is only bounded by the file.
fn closes_a_cycle(problem: &Problem, groups: &ById<'_>, root: usize, state: &mut [State]) -> bool {
    if state[root] != State::Fresh {
        return false;
    }
    let mut stack = vec![(root, 0)];
    state[root] = State::Open;
    let mut found = false;
    while let Some((g, next)) = stack.last_mut() {
        let Some(member) = problem.groups[*g].members.get(*next) else {
            state[*g] = State::Done;
            stack.pop();
            continue;
        };
        *next += 1;
        if let Some(&inner) = groups.get(member.as_str()) {
            match state[inner as usize] {
                State::Fresh => {
                    state[inner as usize] = State::Open;
                    stack.push((inner as usize, 0));
                }
                State::Open => found = true,
                State::Done => {}
            }
        }
    }
    found
}

fn check_totals(
    problem: &Problem,
    sites: &ById<'_>,
    groups: &ById<'_>,
    pins: &[Pin],
    errors: &mut Vec<ProblemError>,
) {
    for (g, group) in problem.groups.iter().enumerate() {
        let inside = sites_within(problem, sites, groups, g);
        let seats: i64 =
            inside.iter().enumerate().filter(|(_, is)| **is).map(|(j, _)| problem.sites[j].seats).sum();
        if group.min > seats && group.min >= 0 {
            let id = group.id.clone();
            errors.push(ProblemError::ContradictoryBounds {
                kind: Kind::Group,
                id,
                min: group.min,
                most: seats,
            });
        }
        let is_in =
            |pin: &&Pin| matches!(pin, Pin::At { site, .. } if inside.get(*site as usize) == Some(&true));
        let pins = pins.iter().filter(is_in).count();
        if let Some(most) = group.max.filter(|&most| pins as i64 > most) {
            errors.push(ProblemError::MorePinsThanGroup { group: group.id.clone(), pins, most });
        }
    }
}

/// Which sites a group holds, at whatever depth.
fn sites_within(problem: &Problem, sites: &ById<'_>, groups: &ById<'_>, root: usize) -> Vec<bool> {
    let mut inside = vec![false; problem.sites.len()];
    let mut seen = vec![false; problem.groups.len()];
    let mut stack = vec![root];
    while let Some(g) = stack.pop() {
        if std::mem::replace(&mut seen[g], true) {
            continue;
        }
        for member in &problem.groups[g].members {
            if let Some(&site) = sites.get(member.as_str()) {
                inside[site as usize] = true;
            } else if let Some(&inner) = groups.get(member.as_str()) {
                stack.push(inner as usize);
            }
        }
    }
    inside
}
