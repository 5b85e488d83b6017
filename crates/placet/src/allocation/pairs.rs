//! Participants to place together or apart: what a problem asks of them, and what became of them in a plan.

use std::collections::BTreeSet;

use placet_allocation::{Id, Pair, PairKind, Plan, Problem};
use placet_entity::kinds;
use placet_rules::text::search_key;

use super::scene::Scene;
use crate::settings::Settings;

/// Puts into a problem the pairs of which both are to be placed. Towns are then compared as people read them: without
/// accents or capitals.
pub(super) fn state(scene: &Scene, settings: &Settings, problem: &mut Problem) {
    let to_place: BTreeSet<_> = scene.to_place().map(|taking| taking.row.id).collect();
    let penalty = i64::from(settings.integer("allocation.pair-penalty"));
    let pairs = scene.pairs.iter();
    let pairs = pairs.filter(|pair| to_place.contains(&pair.first_id) && to_place.contains(&pair.second_id));
    problem.pairs = pairs
        .map(|pair| Pair {
            students: [pair.first_id, pair.second_id].map(|id| Id::from(id.to_string())),
            kind: match pair.kind {
                kinds::PairKind::SameSite => PairKind::SameSite,
                kinds::PairKind::SameTown => PairKind::SameTown,
                kinds::PairKind::DifferentSite => PairKind::DifferentSite,
            },
            hard: pair.hard,
            penalty: if pair.hard { 0 } else { penalty },
        })
        .collect();
    if !problem.pairs.is_empty() {
        for site in &mut problem.sites {
            site.town = site.town.as_deref().map(search_key).filter(|town| !town.is_empty());
        }
    }
}

/// What became of a pair in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It is not kept.
    Broken,
    /// It is kept because neither of the two receives anything.
    Neither,
    /// The commission decided for both, or left one without a placement: the run does not look at it.
    Aside,
    /// It is kept.
    Kept,
}

/// The pairs that a plan was computed with, with what became of each: those not kept first.
pub(super) fn fates<'a>(problem: &'a Problem, plan: &Plan) -> Vec<(&'a Pair, Fate)> {
    let mut fates: Vec<_> = problem.pairs.iter().map(|pair| (pair, fate(problem, plan, pair))).collect();
    fates.sort_by_key(|(_, fate)| *fate);
    fates
}

fn fate(problem: &Problem, plan: &Plan, pair: &Pair) -> Fate {
    let decided = pair.students.each_ref().map(|id| {
        let student = problem.students.iter().find(|student| student.id == *id);
        student.and_then(|student| student.pinned.as_ref())
    });
    let is_out = decided.iter().flatten().any(|pinned| pinned.site.is_none());
    if is_out || decided.iter().all(Option::is_some) {
        return Fate::Aside;
    }
    let town = |id: &Id| problem.sites.iter().find(|site| site.id == *id).and_then(|site| site.town.as_ref());
    let received = pair.students.each_ref().map(|id| received(plan, id.as_str()));
    let kept = match (pair.kind, received) {
        (PairKind::SameSite | PairKind::SameTown, [None, None]) => return Fate::Neither,
        (PairKind::SameSite, [one, other]) => one == other,
        (PairKind::SameTown, [Some(one), Some(other)]) => town(one).is_some() && town(one) == town(other),
        (PairKind::SameTown, _) => false,
        (PairKind::DifferentSite, [one, other]) => one.is_none() || one != other,
    };
    if kept { Fate::Kept } else { Fate::Broken }
}

/// The site that a student of a plan is given, or that is suggested to him.
pub(super) fn received<'a>(plan: &'a Plan, student: &str) -> Option<&'a Id> {
    let outcome = plan.outcome(student)?;
    outcome.site.as_ref().or(outcome.suggested.as_ref())
}
