//! Plans side by side, and problems that differ in one thing (contract, section 5).

use serde::Serialize;

use crate::checked::{Bar, Checked, NONE, is_for};
use crate::error::SolveError;
use crate::plan::{Outcome, Plan};
use crate::problem::{Id, Pinned, Problem, Wish};
use crate::procedure::Procedure;
use crate::solve::{decide, solve};

/// The plans of several procedures for one problem, in the order asked for.
pub fn compare(checked: &Checked, procedures: &[Procedure]) -> Vec<(Procedure, Result<Plan, SolveError>)> {
    procedures.iter().map(|&procedure| (procedure, solve(checked, procedure))).collect()
}

/// How a student fares in one plan against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A better rank, or a site in place of none.
    Better,
    /// A worse rank, or no site in place of one.
    Worse,
    /// Another site, or another secondary one, that cannot be compared.
    Moved,
    /// The same sites at another cost.
    CostOnly,
}

/// What changes for one student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudentChange {
    /// The student.
    pub student: Id,
    /// In a word.
    pub effect: Effect,
    /// In the first plan; none when he is not in it.
    pub before: Option<Outcome>,
    /// In the second; none when he is not in it.
    pub after: Option<Outcome>,
}

/// What changes from one plan to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Students for whom anything changes, by id.
    pub changes: Vec<StudentChange>,
    /// How many fare better.
    pub better: u32,
    /// How many fare worse.
    pub worse: u32,
    /// How many receive other sites that cannot be compared.
    pub moved: u32,
}

/// What changes from one plan to another, student by student.
pub fn diff(before: &Plan, after: &Plan) -> Diff {
    let mut diff = Diff::default();
    let (mut left, mut right) = (before.outcomes.iter().peekable(), after.outcomes.iter().peekable());
    loop {
        let pair = match (left.peek(), right.peek()) {
            (None, None) => return diff,
            (Some(a), Some(b)) if a.student == b.student => (left.next(), right.next()),
            (Some(a), Some(b)) if a.student > b.student => (None, right.next()),
            (None, Some(_)) => (None, right.next()),
            _ => (left.next(), None),
        };
        let Some(effect) = effect(pair.0, pair.1) else { continue };
        match effect {
            Effect::Better => diff.better += 1,
            Effect::Worse => diff.worse += 1,
            Effect::Moved => diff.moved += 1,
            Effect::CostOnly => {}
        }
        if let Some(student) = pair.0.or(pair.1).map(|o| o.student.clone()) {
            diff.changes.push(StudentChange {
                student,
                effect,
                before: pair.0.cloned(),
                after: pair.1.cloned(),
            });
        }
    }
}

fn effect(before: Option<&Outcome>, after: Option<&Outcome>) -> Option<Effect> {
    let (Some(before), Some(after)) = (before, after) else { return Some(Effect::Moved) };
    if before.site == after.site && before.secondary == after.secondary && before.rank == after.rank {
        // a pin with a cost does not say which part of it is an adjustment
        return (before.cost != after.cost).then_some(Effect::CostOnly);
    }
    Some(match (before.site.is_some(), after.site.is_some()) {
        (false, true) => Effect::Better,
        (true, false) => Effect::Worse,
        _ => match (before.rank, after.rank) {
            (Some(a), Some(b)) if b < a => Effect::Better,
            (Some(a), Some(b)) if b > a => Effect::Worse,
            _ => Effect::Moved,
        },
    })
}

/// What other wishes of a student would have given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The problem with the other wishes.
    pub problem: Checked,
    /// Its plan.
    pub plan: Plan,
    /// What changes from the plan with the wishes as they are.
    pub diff: Diff,
}

/// Solves again with other wishes of one student.
pub fn what_if(
    checked: &Checked,
    plan: &Plan,
    student: &str,
    wishes: Vec<Wish>,
) -> Result<WhatIf, SolveError> {
    let unknown = || SolveError::UnknownStudent { student: student.into() };
    let i = checked.student_index(student).ok_or_else(unknown)?;
    let mut problem = checked.problem.clone();
    problem.students[i].wishes = wishes;
    // a longer list than all others must not change what being unplaced weighs
    problem.parameters.wishes_max = Some(checked.wishes_max);
    let problem = recheck(problem)?;
    let other = solve(&problem, plan.procedure)?;
    Ok(WhatIf { diff: diff(plan, &other), plan: other, problem })
}

fn recheck(problem: Problem) -> Result<Checked, SolveError> {
    problem.check().map_err(|errors| SolveError::BadWishes { errors })
}

/// A site that a student could have instead, and what that does to the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The site.
    pub site: Id,
    /// Its rank in his list, from 1; none when he did not wish it.
    pub rank: Option<u32>,
    /// Other students who would have a better rank.
    pub better: u32,
    /// Other students who would have a worse rank.
    pub worse: u32,
    /// Students without a site, himself counted, more (or fewer, below 0) than in the plan.
    pub unplaced: i64,
    /// Sum of the others' ranks, more (or less, below 0) than in the plan, over those placed in both.
    pub ranks: i64,
}

/// The sites that a student who is not pinned could have instead of what the plan gives him: each of his other open
/// wishes, with everybody else placed anew; then the sites that he did not wish and that still have a seat, which change
/// nothing for the others.
pub fn alternatives(checked: &Checked, plan: &Plan, student: &str) -> Result<Vec<Alternative>, SolveError> {
    let unknown = || SolveError::UnknownStudent { student: student.into() };
    let i = checked.student_index(student).ok_or_else(unknown)?;
    let outcome = plan.outcome(student).ok_or_else(unknown)?;
    if !checked.is_free(i) {
        return Ok(Vec::new());
    }
    // a plan from anywhere need not have one outcome a student
    let rank = |s: &crate::problem::Student| plan.outcome(s.id.as_str()).and_then(|o| o.rank);
    let ranks: Vec<Option<u32>> = checked.problem.students.iter().map(rank).collect();
    let placed_before = plan.outcomes.iter().filter(|o| o.site.is_some()).count() as i64;
    let held = outcome.site.as_ref().and_then(|id| checked.site_index(id.as_str()));
    let mut found = Vec::new();
    for (k, w) in checked.wishes(i).enumerate() {
        let site = checked.wish_site[w];
        if checked.wish_bar(w) != Bar::Open || !checked.has_seat(site) || held == Some(site as usize) {
            continue;
        }
        let mut other = checked.clone();
        other.pin(i, site);
        let decision = match decide(&other, plan.procedure) {
            // with him there, what is asked for elsewhere could no longer be met
            Err(SolveError::Infeasible { .. }) => continue,
            decision => decision?,
        };
        let mut alternative = Alternative {
            site: checked.problem.sites[site as usize].id.clone(),
            rank: Some(k as u32 + 1),
            better: 0,
            worse: 0,
            unplaced: placed_before
                - (0..ranks.len()).filter(|&j| decision.site_of(j) != NONE).count() as i64,
            ranks: 0,
        };
        for j in (0..ranks.len()).filter(|&j| j != i && checked.is_free(j)) {
            let now = Some(decision.taken(j)).filter(|&k| k != NONE).map(|k| k + 1);
            let key = |rank: Option<u32>| rank.unwrap_or(u32::MAX);
            alternative.better += u32::from(key(now) < key(ranks[j]));
            alternative.worse += u32::from(key(now) > key(ranks[j]));
            if let (Some(before), Some(now)) = (ranks[j], now) {
                alternative.ranks += i64::from(now) - i64::from(before);
            }
        }
        found.push(alternative);
    }
    found.extend(unwished(checked, plan, i, held));
    Ok(found)
}

fn unwished(checked: &Checked, plan: &Plan, i: usize, held: Option<usize>) -> Vec<Alternative> {
    let mut left: Vec<i64> = checked.problem.sites.iter().map(|s| s.seats).collect();
    for outcome in &plan.outcomes {
        for id in [&outcome.site, &outcome.secondary, &outcome.suggested].into_iter().flatten() {
            if let Some(seats) = checked.site_index(id.as_str()).and_then(|j| left.get_mut(j)) {
                *seats -= 1;
            }
        }
    }
    let room = room_in_groups(checked, plan);
    let student = &checked.problem.students[i];
    let fits = |&j: &usize| {
        let site = &checked.problem.sites[j];
        left[j] > 0
            && checked.limits.around(j as u32).all(|node| room[node as usize] > 0)
            && Some(j) != held
            && is_for(student, site)
            && checked.rank_of(i, j as u32).is_none()
    };
    let unplaced = if held.is_none() { -1 } else { 0 };
    (0..left.len())
        .filter(fits)
        .map(|j| Alternative {
            site: checked.problem.sites[j].id.clone(),
            rank: None,
            better: 0,
            worse: 0,
            unplaced,
            ranks: 0,
        })
        .collect()
}

/// Per node, how many more students a group may hold than a plan has in it.
fn room_in_groups(checked: &Checked, plan: &Plan) -> Vec<i64> {
    let sites = checked.open.len() as u32;
    let mut room = vec![0; checked.limits.parent.len()];
    for node in sites..room.len() as u32 {
        room[node as usize] = i64::from(checked.limits.high_of_group(node));
    }
    for outcome in &plan.outcomes {
        let is_free = checked.student_index(outcome.student.as_str()).is_some_and(|i| checked.is_free(i));
        let site = outcome.site.as_ref().or(outcome.suggested.as_ref()).filter(|_| is_free);
        if let Some(site) = site.and_then(|id| checked.site_index(id.as_str())) {
            checked.limits.around(site as u32).for_each(|node| room[node as usize] -= 1);
        }
    }
    room
}

/// A plan that re-places only some students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The problem with everybody else pinned where the plan has him; the new plan verifies against it.
    pub problem: Checked,
    /// The new plan.
    pub plan: Plan,
    /// What changes.
    pub diff: Diff,
}

/// Re-places only the students named, by the plan's procedure; everybody else stays where the plan has him, at the cost
/// that it gave him, and who was left without a site is not looked at.
pub fn repair(checked: &Checked, plan: &Plan, students: &[Id]) -> Result<Repair, SolveError> {
    if let Some(student) = students.iter().find(|id| checked.student_index(id.as_str()).is_none()) {
        return Err(SolveError::UnknownStudent { student: student.clone() });
    }
    let mut problem = checked.problem.clone();
    for student in &mut problem.students {
        if students.contains(&student.id) {
            continue;
        }
        let Some(outcome) = plan.outcome(student.id.as_str()) else { continue };
        student.pinned = Some(Box::new(Pinned {
            site: outcome.site.clone(),
            secondary: outcome.secondary.clone(),
            cost: outcome.site.as_ref().map(|_| outcome.cost),
            overrides: true,
        }));
    }
    let problem = recheck(problem)?;
    let other = solve(&problem, plan.procedure)?;
    Ok(Repair { diff: diff(plan, &other), plan: other, problem })
}
