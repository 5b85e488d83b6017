//! Runs of the engine, decisions of the commission, published placements.

use chrono::Duration;
use placet_allocation::{
    Checked, Decimal, Id, PROBLEM_FORMAT, Pinned, Plan, Problem, Procedure, Site, Student, Wish,
    canonical_json, solve,
};
use placet_entity::ids::{AllocationRunId, DecisionId};
use placet_entity::kinds::{DecisionOutcome, PlacementStatus, RunState};
use placet_entity::{allocation_run, decision, placement, placement_span};
use placet_rules::distance::between_known;
use placet_rules::time::Instant;

use super::Canvas;
use super::campaigns::{Seats, Session};
use super::history::{Obtained, Taking, WISHES_MAX, WISHES_MIN};
use super::hosts::Place;
use super::people::Person;
use super::requirements::Guides;
use crate::allocation::{Chosen, parameters};
use crate::curricula::Guide;
use crate::settings::Settings;

/// What the commission writes when it places somebody by hand.
pub(super) const REASON: &str =
    "Aucun de ses vœux n’avait de place : terrain libre le plus proche de son domicile.";

/// What a publication told.
pub(super) struct Publication {
    /// The run.
    pub chosen: Chosen,
    /// What each obtained, in the order of the participants.
    pub obtained: Vec<Option<Obtained>>,
}

/// The problem of a session; `pins` are openings given by hand, by participant. The campaigns that are past were run before the
/// faculty asked for anything.
fn problem(
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &[Taking],
    pins: &[Option<usize>],
    guides: Option<&Guides>,
) -> Problem {
    let mut problem = Problem {
        format: PROBLEM_FORMAT.into(),
        title: Some(session.name.clone()),
        seed: session.seed.unsigned_abs(),
        parameters: parameters(&Settings::default(), WISHES_MIN, WISHES_MAX),
        ..Problem::default()
    };
    for group in &session.groups {
        for seats in &group.seats {
            let place = &places[seats.place];
            problem.sites.push(Site {
                label: Some(format!("{} {}", place.code, place.name)),
                cohort: Some(group.code.clone()),
                category: Some(place.category_code.to_owned()),
                town: Some(place.town.to_owned()),
                secondary: place.secondary,
                fixed_cost: place.fixed_cost,
                ..Site::new(key(seats), i64::from(seats.count))
            });
        }
    }
    for (taking, pin) in takings.iter().zip(pins) {
        let group = &session.groups[taking.group];
        let wishes = taking.wishes.iter().map(|choice| Wish {
            site: key(&group.seats[choice.seats]),
            secondary: choice.secondary.map(|at| Box::new(key(&group.seats[at]))),
        });
        let person = &people[taking.person];
        let guide = guides.and_then(|guides| guides.of(person.curriculum));
        let steered = guide.as_ref().map(Guide::forbidden).unwrap_or_default();
        let forbidden = group.seats.iter().filter(|seats| {
            let place = &places[seats.place];
            person.done.contains(&seats.place)
                || person.excluded == Some(place.category)
                || steered.contains(&place.id)
        });
        let due = |place: &&Place| guide.iter().flat_map(Guide::required).any(|id| id == place.category_id);
        let mut required: Vec<String> =
            places.iter().filter(due).map(|place| place.category_code.to_owned()).collect();
        required.sort();
        required.dedup();
        problem.students.push(Student {
            label: Some(person.number_text.clone()),
            cohort: Some(group.code.clone()),
            score: (person.score.costs > 0).then(|| Decimal::from_hundredths(person.score.score.0)),
            order: Some(taking.turn),
            debt: (person.debt.0 != 0).then(|| Decimal::from_thousandths(person.debt.0)),
            periods_left: group.periods_left,
            forbidden: forbidden.map(key).collect(),
            required,
            pinned: pin.map(|at| Box::new(Pinned { site: Some(key(&group.seats[at])), ..Pinned::default() })),
            ..Student::new(taking.id.to_string(), wishes)
        });
    }
    problem
}

fn key(seats: &Seats) -> Id {
    Id::from(seats.opening.to_string())
}

/// Computes a plan and keeps it as a run; nothing when the problem is refused, which a test excludes.
fn run(
    canvas: &mut Canvas,
    session: &Session,
    problem: Problem,
    procedure: Procedure,
    state: RunState,
    at: Instant,
) -> Option<(AllocationRunId, Checked, Plan)> {
    let checked = problem.check().ok()?;
    let plan = solve(&checked, procedure).ok()?;
    let id: AllocationRunId = canvas.dice.id();
    let earlier = canvas.school.allocation_run.iter().filter(|run| run.campaign_id == session.id).count();
    canvas.school.allocation_run.push(allocation_run::Model {
        id,
        campaign_id: session.id,
        number: earlier as i32 + 1,
        parent_id: None,
        procedure: procedure.code().into(),
        seed: session.seed,
        problem: canonical_json(checked.problem()).ok()?,
        problem_sha256: checked.problem_sha256().into(),
        position: None,
        base_sha256: None,
        result: Some(canonical_json(&plan).ok()?),
        result_sha256: Some(plan.result_sha256.clone()),
        summary: serde_json::to_string(&plan.summary).ok(),
        state,
        failure: None,
        solve_micros: None,
        requested_by: canvas.visitors.manager,
        requested_at: at,
        finished_at: Some(at),
    });
    Some((id, checked, plan))
}

/// Before the commission: two runs to compare, none chosen.
pub(super) fn propose(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &[Taking],
) {
    let pins = vec![None; takings.len()];
    let guides = Guides::new(&canvas.school, session.id);
    let at = session.instants.wishes_close + Duration::hours(10);
    for procedure in [Procedure::ScoreOrderV2, session.procedure] {
        let problem = problem(session, places, people, takings, &pins, Some(&guides));
        run(canvas, session, problem, procedure, RunState::Ready, at);
    }
}

/// Runs the procedure, has the commission place those who are left, and publishes.
pub(super) fn publish(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &[Taking],
    now: Instant,
) -> Option<Publication> {
    let mut pins = vec![None; takings.len()];
    let mut decisions: Vec<Option<DecisionId>> = vec![None; takings.len()];
    let before = session.instants.commission - Duration::hours(28);
    let first = problem(session, places, people, takings, &pins, None);
    let (mut run_id, mut checked, mut plan) =
        run(canvas, session, first, session.procedure, RunState::Ready, before)?;
    if plan.summary.unplaced > 0 {
        for (at, (seats, decision)) in decide(canvas, session, places, people, takings, &plan) {
            pins[at] = Some(seats);
            decisions[at] = Some(decision);
        }
        let second = problem(session, places, people, takings, &pins, None);
        let after = session.instants.commission + Duration::hours(2);
        if let Some((id, pinned, repaired)) =
            run(canvas, session, second, session.procedure, RunState::Ready, after)
        {
            (run_id, checked, plan) = (id, pinned, repaired);
        }
    }
    if let Some(row) = canvas.school.allocation_run.last_mut() {
        row.state = RunState::Published;
    }
    let mut obtained: Vec<Option<Obtained>> = takings
        .iter()
        .map(|taking| {
            let outcome = plan.outcome(&taking.id.to_string())?;
            let site = outcome.site.as_ref()?;
            let group = &session.groups[taking.group];
            let seats = group.seats.iter().find(|seats| seats.opening.to_string() == site.as_str())?;
            let second = outcome
                .secondary
                .as_ref()
                .and_then(|id| group.seats.iter().find(|seats| seats.opening.to_string() == id.as_str()));
            Some(Obtained {
                row: 0,
                place: seats.place,
                secondary: second.map(|seats| seats.place),
                rank: outcome.rank,
                cost: outcome.cost.thousandths() / 10,
            })
        })
        .collect();
    for (at, taking) in takings.iter().enumerate() {
        let Some(got) = &mut obtained[at] else { continue };
        let Some(outcome) = plan.outcome(&taking.id.to_string()) else { continue };
        let row = placement_row(canvas, session, places, people, taking, got.place, now);
        let principal = row.id;
        let row = placement::Model {
            rank: got.rank.map(|rank| rank as i32),
            site_cost: Some((outcome.site_cost.thousandths() / 10) as i32),
            adjustment: Some((outcome.adjustment.thousandths() / 10) as i32),
            cost: Some(got.cost as i32),
            run_id: Some(run_id),
            decision_id: decisions[at],
            ..row
        };
        got.row = canvas.school.placement.len();
        push(canvas, session, row);
        if let Some(second) = got.secondary {
            let row = placement_row(canvas, session, places, people, taking, second, now);
            let row = placement::Model { secondary_of_id: Some(principal), run_id: Some(run_id), ..row };
            push(canvas, session, row);
        }
    }
    let row = canvas.school.allocation_run.last()?.clone();
    Some(Publication { chosen: Chosen { id: run_id, row, checked, plan }, obtained })
}

fn push(canvas: &mut Canvas, session: &Session, row: placement::Model) {
    canvas.school.placement_span.push(placement_span::Model {
        id: canvas.dice.id(),
        placement_id: row.id,
        start_on: session.start,
        end_on: session.end,
    });
    canvas.school.placement.push(row);
}

/// The commission gives each unplaced student the nearest site that is free: his position, that of the seats, the decision.
fn decide(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &[Taking],
    plan: &Plan,
) -> Vec<(usize, (usize, DecisionId))> {
    let mut decided = Vec::new();
    let mut free: Vec<Vec<i32>> =
        session.groups.iter().map(|group| group.seats.iter().map(|seats| seats.count).collect()).collect();
    for taking in takings {
        let site = plan.outcome(&taking.id.to_string()).and_then(|outcome| outcome.site.as_ref());
        let group = &session.groups[taking.group];
        let at = site
            .and_then(|site| group.seats.iter().position(|seats| seats.opening.to_string() == site.as_str()));
        if let Some(at) = at {
            free[taking.group][at] -= 1;
        }
    }
    for (at, taking) in takings.iter().enumerate() {
        if plan.outcome(&taking.id.to_string()).is_none_or(|outcome| outcome.site.is_some()) {
            continue;
        }
        let group = &session.groups[taking.group];
        let person = &people[taking.person];
        let nearest = (0..group.seats.len())
            .filter(|seats| {
                let place = &places[group.seats[*seats].place];
                free[taking.group][*seats] > 0
                    && !place.secondary
                    && person.excluded != Some(place.category)
                    && !person.done.contains(&group.seats[*seats].place)
            })
            .min_by_key(|seats| between_known(person.home, places[group.seats[*seats].place].coordinates));
        let Some(nearest) = nearest else { continue };
        free[taking.group][nearest] -= 1;
        let id: DecisionId = canvas.dice.id();
        decided.push((at, (nearest, id)));
        canvas.school.decision.push(decision::Model {
            id,
            campaign_id: session.id,
            participant_id: taking.id,
            outcome: DecisionOutcome::Opening,
            opening_id: Some(group.seats[nearest].opening),
            secondary_opening_id: None,
            outside_request_id: None,
            host_name: None,
            cost: None,
            adjustment: None,
            reason: REASON.into(),
            waives: false,
            decided_by: canvas.visitors.commission,
            decided_at: session.instants.commission + Duration::hours(1),
            withdrawn_by: None,
            withdrawn_at: None,
        });
    }
    decided
}

fn placement_row(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    taking: &Taking,
    place_at: usize,
    now: Instant,
) -> placement::Model {
    let place = &places[place_at];
    let group = &session.groups[taking.group];
    let opening = group.seats.iter().find(|seats| seats.place == place_at).map(|seats| seats.opening);
    let status = if session.instants.validation_close <= now {
        PlacementStatus::Done
    } else {
        PlacementStatus::Published
    };
    placement::Model {
        id: canvas.dice.id(),
        participant_id: Some(taking.id),
        student_id: people[taking.person].student,
        campaign_id: Some(session.id),
        site_id: Some(place.id),
        opening_id: opening,
        organisation_id: Some(place.organisation),
        host_name: None,
        secondary_of_id: None,
        status,
        rank: None,
        site_cost: None,
        adjustment: None,
        cost: None,
        run_id: None,
        decision_id: None,
        note: None,
        pre_validated_by: Some(canvas.visitors.commission),
        pre_validated_at: Some(session.instants.commission + Duration::hours(2)),
        validated_by: Some(canvas.visitors.commission),
        validated_at: Some(session.instants.commission + Duration::hours(3)),
        published_at: Some(session.instants.publication),
        cancelled_at: None,
        cancelled_reason: None,
        version: 1,
    }
}
