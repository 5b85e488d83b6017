//! What each student of a published campaign was told: the same snapshots as a publication freezes.
//!
//! The student of the sign-in page has the engine's whole explanation. The others, whom nobody can sign in as, have what
//! became of each wish without what would have changed it, which takes several solutions of the problem for each.

use std::collections::BTreeMap;

use placet_entity::placement_snapshot;

use super::Canvas;
use super::allocation::{Publication, REASON};
use super::campaigns::Session;
use super::history::Taking;
use super::hosts;
use super::people::Person as Student;
use crate::placements::snapshot::{Explained, FORMAT, Last, Person, Place, Run, Snapshot, Told, Why};

/// The figures of an opening, by its position in its group.
#[derive(Default)]
struct Demand {
    asked: u32,
    last: Option<(u32, u32, i64)>,
}

/// Writes the snapshots of a publication.
pub(super) fn freeze(
    canvas: &mut Canvas,
    session: &Session,
    places: &[hosts::Place],
    people: &[Student],
    takings: &[Taking],
    publication: &Publication,
) {
    let chosen = &publication.chosen;
    let demand = demand(canvas, session, takings, publication);
    let run = Run {
        number: chosen.row.number,
        procedure: chosen.row.procedure.clone(),
        seed: chosen.row.seed,
        problem_sha256: chosen.row.problem_sha256.clone(),
        result_sha256: chosen.row.result_sha256.clone().unwrap_or_default(),
        students: chosen.plan.summary.students,
        seats: chosen.plan.summary.seats,
    };
    let names: BTreeMap<String, &str> = session
        .groups
        .iter()
        .flat_map(|group| &group.seats)
        .map(|seats| (seats.opening.to_string(), places[seats.place].name.as_str()))
        .collect();
    let mut explained = None;
    for ((turn, taking), obtained) in (1..).zip(takings).zip(&publication.obtained) {
        let Some(obtained) = obtained else { continue };
        let student = &people[taking.person];
        let id = taking.id.to_string();
        let decided = obtained.rank.is_none();
        let name = |site: &str| names.get(site).map_or_else(String::new, |name| (*name).to_owned());
        let why = if student.is_visitor && !decided {
            explained.get_or_insert_with(|| Explained::new(chosen)).why(&id, name).unwrap_or_default()
        } else {
            why(session, places, taking, obtained.rank, turn, &demand)
        };
        let computation = if student.is_visitor {
            explained.get_or_insert_with(|| Explained::new(chosen)).computation(&id, &why)
        } else {
            serde_json::Value::Null
        };
        let place = &places[obtained.place];
        let told = Snapshot {
            format: FORMAT.to_owned(),
            campaign: session.name.clone(),
            site: Some(place_of(place)),
            secondary: obtained.secondary.map(|at| place_of(&places[at])),
            host_name: None,
            spans: vec![(session.start, session.end)],
            contacts: place.contact.iter().map(person).collect(),
            rank: obtained.rank.map(|rank| rank as i32),
            decided: decided.then(|| REASON.to_owned()),
            why,
            debt_before: canvas.school.participant[taking.row].debt_before,
            debt_after: student.debt.0 as i32,
            cost: Some(obtained.cost as i32),
            run: run.clone(),
            computation,
            exchanged: None,
        };
        let placement_id = canvas.school.placement[obtained.row].id;
        let told = serde_json::to_string(&told).unwrap_or_default();
        canvas.school.placement_snapshot.push(placement_snapshot::Model { placement_id, told });
    }
}

fn place_of(place: &hosts::Place) -> Place {
    Place {
        id: place.id,
        code: place.code.clone(),
        name: place.name.clone(),
        service: Some(place.service.clone()),
        organisation: place.host.to_owned(),
        town: Some(place.town.to_owned()),
    }
}

fn person((name, email): &(String, String)) -> Person {
    Person {
        name: name.clone(),
        function: Some("Responsable de stage".to_owned()),
        email: Some(email.clone()),
        phone: None,
    }
}

/// For each opening, how many asked and the last one admitted: the last served, or the one who asked at the worst rank
/// (of those, the one who is owed least).
fn demand(
    canvas: &Canvas,
    session: &Session,
    takings: &[Taking],
    publication: &Publication,
) -> BTreeMap<(usize, usize), Demand> {
    let mut demand: BTreeMap<(usize, usize), Demand> = BTreeMap::new();
    for ((turn, taking), obtained) in (1..).zip(takings).zip(&publication.obtained) {
        for (rank, choice) in (1_u32..).zip(&taking.wishes) {
            let entry = demand.entry((taking.group, choice.seats)).or_default();
            entry.asked += 1;
            if obtained.as_ref().and_then(|obtained| obtained.rank) != Some(rank) {
                continue;
            }
            let debt = i64::from(canvas.school.participant[taking.row].debt_before);
            let is_later = entry.last.is_none_or(|(worst, _, least)| {
                session.procedure.is_serial() || (worst, -least) <= (rank, -debt)
            });
            if is_later {
                entry.last = Some((rank, turn, debt));
            }
        }
    }
    demand
}

/// What became of each wish.
fn why(
    session: &Session,
    places: &[hosts::Place],
    taking: &Taking,
    obtained: Option<u32>,
    turn: u32,
    demand: &BTreeMap<(usize, usize), Demand>,
) -> Vec<Why> {
    let group = &session.groups[taking.group];
    (1..)
        .zip(&taking.wishes)
        .map(|(rank, choice)| {
            let seats = &group.seats[choice.seats];
            let figures = demand.get(&(taking.group, choice.seats));
            let asked = figures.map_or(0, |figures| figures.asked);
            let open = i64::from(seats.count);
            let answer = match obtained {
                None => Told::Elsewhere,
                Some(obtained) if rank == obtained => Told::Granted { seats: open, asked },
                Some(obtained) if rank > obtained => Told::NotNeeded,
                Some(_) => Told::Full {
                    seats: open,
                    pinned: 0,
                    asked,
                    last: figures.and_then(|figures| figures.last).map(|(rank, place, debt)| Last {
                        rank,
                        place,
                        debt: (!session.procedure.is_serial()).then_some((debt / 100 * 100) as i32),
                        own_place: turn,
                    }),
                },
            };
            Why { rank, site: places[seats.place].name.clone(), answer, changes: Vec::new() }
        })
        .collect()
}
