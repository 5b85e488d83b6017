//! Exchanges of a published campaign that has not begun: one is done, one waits for an answer.

use chrono::Duration;
use placet_entity::ids::{ExchangeId, PlacementId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{exchange, placement, placement_snapshot, placement_span};
use placet_rules::exchange::{Consequence, Terms};
use placet_rules::ids::Hundredths;
use placet_rules::score::Score;
use placet_rules::time::Instant;

use super::Canvas;
use super::allocation::Publication;
use super::campaigns::{Session, exchanges_until};
use super::history::Taking;
use super::hosts::Place;
use super::people::Person;
use crate::placements::snapshot::{Exchanged, Snapshot};

/// What the one who proposes writes.
const MESSAGE: &str = "Tu habites à côté, et moi près du tien : on échange ?";

/// Two who exchange, by their positions among the participants.
type Two = [usize; 2];

/// Pairs of one cohort who ranked each other's site, of one category: what requirements count stays what it was.
fn pairs(
    canvas: &Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &[Taking],
    publication: &Publication,
) -> Vec<Two> {
    let may = |at: usize, other: usize| {
        let (Some(own), Some(theirs)) = (&publication.obtained[at], &publication.obtained[other]) else {
            return false;
        };
        let (taking, place) = (&takings[at], theirs.place);
        let seats = &session.groups[taking.group].seats;
        own.rank.is_some()
            && own.secondary.is_none()
            && own.place != place
            && places[own.place].category == places[place].category
            && !people[taking.person].done.contains(&place)
            && taking.group == takings[other].group
            && taking.wishes.iter().any(|choice| seats[choice.seats].place == place)
            && canvas.school.placement[own.row].decision_id.is_none()
    };
    let mut found: Vec<Two> = Vec::new();
    for one in 0..takings.len() {
        let taken = |at: &usize| found.iter().flatten().any(|other| other == at);
        if taken(&one) {
            continue;
        }
        let other =
            (one + 1..takings.len()).find(|other| !taken(other) && may(one, *other) && may(*other, one));
        found.extend(other.map(|other| [one, other]));
        if found.len() == 2 {
            break;
        }
    }
    found
}

/// What an exchange changes for each of two. `scores` are those of before the campaign, by person.
fn states(
    canvas: &Canvas,
    session: &Session,
    takings: &[Taking],
    publication: &Publication,
    scores: &[Score],
    two: Two,
) -> Option<[Consequence; 2]> {
    let most = publication.chosen.checked.problem().parameters.cost_max.thousandths() / 10;
    let state = |at: usize, other: usize| {
        let (own, theirs) = (publication.obtained[at].as_ref()?, publication.obtained[other].as_ref()?);
        let (row, there) = (&canvas.school.placement[own.row], &canvas.school.placement[theirs.row]);
        let seats = &session.groups[takings[at].group].seats;
        let rank =
            (1..).zip(&takings[at].wishes).find(|(_, choice)| seats[choice.seats].place == theirs.place);
        let score = scores[takings[at].person];
        let terms = |rank, cost| Terms { rank, cost, score: score.after(Some(cost)).score };
        let after = (i64::from(there.site_cost?) + i64::from(row.adjustment?)).min(most);
        Some(Consequence {
            before: terms(own.rank, Hundredths(own.cost)),
            after: terms(rank.map(|(rank, _)| rank), Hundredths(after)),
        })
    };
    Some([state(two[0], two[1])?, state(two[1], two[0])?])
}

/// Draws them, for who waits to begin.
pub(super) fn draw(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &mut [Person],
    (takings, publication): (&[Taking], &Publication),
    scores: &[Score],
) {
    if session.start <= canvas.day {
        return;
    }
    let pairs = pairs(canvas, session, places, people, takings, publication);
    let told = [session.instants.publication + Duration::hours(1), canvas.midnight(-1) + Duration::hours(18)];
    for (at, (two, proposed_at)) in pairs.into_iter().zip(told).enumerate() {
        let Some(states) = states(canvas, session, takings, publication, scores, two) else { continue };
        let row = |at: usize| publication.obtained[two[at]].as_ref().map_or(0, |obtained| obtained.row);
        let rows = [row(0), row(1)];
        let id: ExchangeId = canvas.dice.id();
        let mut one = exchange::Model {
            id,
            campaign_id: session.id,
            from_placement_id: canvas.school.placement[rows[0]].id,
            to_placement_id: canvas.school.placement[rows[1]].id,
            message: Some(MESSAGE.to_owned()),
            stated: serde_json::to_string(&states).unwrap_or_default(),
            proposed_at,
            until_at: exchanges_until(session.start),
            accepted_at: None,
            declined_at: None,
            withdrawn_at: None,
            from_became_id: None,
            to_became_id: None,
            version: 1,
        };
        if at == 0 {
            let accepted = proposed_at + Duration::minutes(40);
            let has = swap(canvas, session, rows, &states, accepted);
            one.accepted_at = Some(accepted);
            (one.from_became_id, one.to_became_id) = (Some(has[0]), Some(has[1]));
            one.version = 2;
            for side in 0..2 {
                let (taking, states) = (&takings[two[side]], &states[side]);
                let person = &mut people[taking.person];
                person.score = scores[taking.person].after(Some(states.after.cost));
                let got = [two[0], two[1]].map(|at| publication.obtained[at].as_ref().map(|one| one.place));
                if let (Some(gave), Some(has)) = (got[side], got[1 - side]) {
                    person.done.retain(|place| *place != gave);
                    person.done.push(has);
                }
                canvas.school.participant[taking.row].score_after = Some(states.after.score.0 as i32);
            }
        }
        canvas.school.exchange.push(one);
    }
}

/// Each placement is cancelled and another takes its place.
fn swap(
    canvas: &mut Canvas,
    session: &Session,
    rows: [usize; 2],
    states: &[Consequence; 2],
    at: Instant,
) -> [PlacementId; 2] {
    let was = rows.map(|row| canvas.school.placement[row].clone());
    let pages = [&was[0], &was[1]].map(|row| {
        let told = canvas.school.placement_snapshot.iter().find(|told| told.placement_id == row.id);
        told.and_then(|told| serde_json::from_str::<Snapshot>(&told.told).ok())
    });
    let ids: [PlacementId; 2] = [canvas.dice.id(), canvas.dice.id()];
    for side in 0..2 {
        let old = &mut canvas.school.placement[rows[side]];
        old.status = PlacementStatus::Cancelled;
        old.cancelled_at = Some(at);
        old.version += 1;
        let (gives, takes, after) = (&was[side], &was[1 - side], states[side].after);
        canvas.school.placement.push(placement::Model {
            id: ids[side],
            site_id: takes.site_id,
            opening_id: takes.opening_id,
            organisation_id: takes.organisation_id,
            rank: after.rank.map(|rank| rank as i32),
            site_cost: takes.site_cost,
            cost: Some(after.cost.0 as i32),
            published_at: Some(at),
            ..gives.clone()
        });
        canvas.school.placement_span.push(placement_span::Model {
            id: canvas.dice.id(),
            placement_id: ids[side],
            start_on: session.start,
            end_on: session.end,
        });
        if let (Some(before), Some(there)) = (&pages[side], &pages[1 - side]) {
            let gave = before.site.as_ref().map_or_else(String::new, |site| site.name.clone());
            let page = before.after_exchange(there, &after, Exchanged { at, gave });
            canvas.school.placement_snapshot.push(placement_snapshot::Model {
                placement_id: ids[side],
                told: serde_json::to_string(&page).unwrap_or_default(),
            });
        }
    }
    ids
}
