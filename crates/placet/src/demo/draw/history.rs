//! What happened: orders, wishes, runs, decisions and publications, in the order of time.

use std::collections::BTreeMap;

use chrono::{Duration, SecondsFormat};
use placet_allocation::{Decimal, Turn, turns};
use placet_entity::ids::ParticipantId;
use placet_entity::kinds::{ExcusedReason, OutsideStatus, PairKind};
use placet_entity::{outside_request, participant, participant_pair, wish, wish_receipt};
use placet_rules::debt::{self, Outcome, Thousandths};
use placet_rules::ids::Hundredths;
use placet_rules::score::Score;
use placet_rules::time::{Instant, Span, next_day};
use serde_json::json;

use super::campaigns::{Seats, Session, Stage};
use super::hosts::Place;
use super::people::Person;
use super::requirements::Guides;
use super::wishes::{self, Choice};
use super::{Canvas, allocation, exchanges, told};
use crate::kit::chance::sha256;

/// Wishes that a campaign takes.
pub(super) const WISHES_MAX: u32 = 12;
/// Wishes that it asks for.
pub(super) const WISHES_MIN: u32 = 5;

/// A participant whose campaign is told.
pub(super) struct Taking {
    /// His row.
    pub id: ParticipantId,
    /// Position of the row.
    pub row: usize,
    /// Position of the person.
    pub person: usize,
    /// Position of his cohort in the session.
    pub group: usize,
    /// His turn.
    pub turn: u32,
    /// His wishes.
    pub wishes: Vec<Choice>,
}

/// What a participant obtained.
pub(super) struct Obtained {
    /// Position of the placement's row.
    pub row: usize,
    /// Position of the site.
    pub place: usize,
    /// Position of the secondary site beside it.
    pub secondary: Option<usize>,
    /// The rank of his wish.
    pub rank: Option<u32>,
    /// What it costs, in hundredths.
    pub cost: i64,
}

enum Happening {
    Order,
    Publication,
}

pub(super) fn tell(canvas: &mut Canvas, places: &[Place], mut people: Vec<Person>, sessions: &[Session]) {
    let now = canvas.midnight(0);
    let mut events: Vec<(Instant, usize, Happening)> = Vec::new();
    for (at, session) in sessions.iter().enumerate() {
        if session.stage != Stage::Building {
            events.push((session.instants.order, at, Happening::Order));
        }
        if session.stage == Stage::Published {
            events.push((session.instants.publication, at, Happening::Publication));
        }
    }
    events.sort_by_key(|(instant, at, _)| (*instant, *at));
    let mut takings: BTreeMap<usize, Vec<Taking>> = BTreeMap::new();
    for (_, at, happening) in events {
        let session = &sessions[at];
        match happening {
            Happening::Order => {
                let mut taking = order(canvas, session, &mut people);
                rank(canvas, session, places, &people, &mut taking, now);
                takings.insert(at, taking);
            }
            Happening::Publication => {
                let taking = takings.remove(&at).unwrap_or_default();
                if let Some(publication) = allocation::publish(canvas, session, places, &people, &taking, now)
                {
                    let scores: Vec<Score> = people.iter().map(|person| person.score).collect();
                    settle(canvas, session, &mut people, &taking, &publication.obtained);
                    told::freeze(canvas, session, places, &people, &taking, &publication);
                    let told = (&taking[..], &publication);
                    exchanges::draw(canvas, session, places, &mut people, told, &scores);
                }
            }
        }
    }
    for (at, session) in sessions.iter().enumerate() {
        match session.stage {
            Stage::Building => participants(canvas, session, &mut people),
            Stage::Commission => {
                let taking = takings.remove(&at).unwrap_or_default();
                allocation::propose(canvas, session, places, &people, &taking);
            }
            Stage::Wishes => {
                let taking = takings.remove(&at).unwrap_or_default();
                requests(canvas, session, &taking);
                pairs(canvas, session, &people, &taking);
            }
            Stage::Published => {}
        }
    }
    for (row, person) in canvas.school.curriculum.iter_mut().zip(&people) {
        row.score = (person.score.costs > 0).then_some(person.score.score.0 as i32);
        row.costs_count = person.score.costs as i32;
        row.debt = person.debt.0 as i32;
    }
}

/// The rows of a session's participants, without an order. Gives for each its person and its group; not the excused.
fn rows(canvas: &mut Canvas, session: &Session, people: &mut [Person]) -> Vec<(usize, usize, usize)> {
    let span = Span { start: session.start, end: next_day(session.end) };
    let mut entrants = Vec::new();
    for (group_at, group) in session.groups.iter().enumerate() {
        for (at, person) in
            people.iter_mut().enumerate().filter(|(_, person)| person.level == group.level_now)
        {
            let excused = person.leave.is_some_and(|leave| leave.overlaps(&span));
            if !excused {
                person.number += 1;
                entrants.push((canvas.school.participant.len(), at, group_at));
            }
            canvas.school.participant.push(participant::Model {
                id: canvas.dice.id(),
                campaign_id: session.id,
                curriculum_id: person.curriculum,
                student_id: person.student,
                cohort_id: group.cohort,
                number: person.number.max(1),
                order_auto: None,
                order_manual: None,
                order_effective: None,
                score_before: None,
                score_after: None,
                debt_before: 0,
                debt_after: None,
                excused: excused.then_some(ExcusedReason::Leave),
                not_done: false,
                wishes_version: 0,
                wishes_saved_at: None,
                version: 1,
            });
        }
    }
    entrants
}

/// A campaign that is being built has participants and no order.
fn participants(canvas: &mut Canvas, session: &Session, people: &mut [Person]) {
    rows(canvas, session, people);
}

/// Computes the order.
fn order(canvas: &mut Canvas, session: &Session, people: &mut [Person]) -> Vec<Taking> {
    let found = rows(canvas, session, people);
    let entrants: Vec<Turn> = found
        .iter()
        .map(|(row, person, _)| Turn {
            student: canvas.school.participant[*row].id.to_string().into(),
            score: Decimal::from_hundredths(people[*person].score.score.0),
            manual: None,
        })
        .collect();
    let mut served: Vec<_> = turns(&entrants, session.seed.unsigned_abs()).into_iter().zip(found).collect();
    served.sort_by_key(|(turn, _)| *turn);
    let mut takings: Vec<Taking> = Vec::with_capacity(served.len());
    for (turn, (row, person, group)) in served {
        let standing = &people[person];
        let participant = &mut canvas.school.participant[row];
        participant.order_auto = Some(turn as i32);
        participant.order_effective = Some(turn as i32);
        participant.score_before = (standing.score.costs > 0).then_some(standing.score.score.0 as i32);
        participant.debt_before = standing.debt.0 as i32;
        takings.push(Taking { id: participant.id, row, person, group, turn, wishes: Vec::new() });
    }
    takings
}

/// Each ranks wishes; while wishes are open, some have not begun and some have not finished.
fn rank(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    people: &[Person],
    takings: &mut [Taking],
    now: Instant,
) {
    let opened = session.instants.wishes_open;
    let until = session.instants.wishes_close.min(now);
    let minutes = (until - opened).num_minutes().max(2) as i32;
    let guides = (session.stage != Stage::Published).then(|| Guides::new(&canvas.school, session.id));
    for taking in takings {
        let person = &people[taking.person];
        let dice = &mut canvas.dice;
        let count = match session.stage {
            Stage::Wishes if person.is_visitor => 3,
            Stage::Wishes => {
                [0, dice.between(1, 4), dice.between(6, 11), 12][dice.weighted(&[12.0, 8.0, 15.0, 65.0])]
            }
            _ => [0, dice.between(6, 11), 12][dice.weighted(&[0.5, 6.0, 93.5])],
        };
        let saved_at = opened + Duration::minutes(i64::from(dice.between(1, minutes - 1)));
        let group = &session.groups[taking.group];
        let guide = guides.as_ref().and_then(|guides| guides.of(person.curriculum));
        taking.wishes = wishes::choose(dice, person, group, places, guide.as_ref(), count as usize);
        if taking.wishes.is_empty() {
            continue;
        }
        if person.is_visitor || session.stage != Stage::Published {
            receipt(canvas, session, places, person, taking, saved_at);
        }
        let row = &mut canvas.school.participant[taking.row];
        row.wishes_version = 1;
        row.wishes_saved_at = Some(saved_at);
        for (rank, choice) in (1..).zip(&taking.wishes) {
            canvas.school.wish.push(wish::Model {
                id: canvas.dice.id(),
                participant_id: taking.id,
                rank,
                opening_id: group.seats[choice.seats].opening,
                secondary_opening_id: choice.secondary.map(|at| group.seats[at].opening),
            });
        }
    }
}

/// What the participant keeps of what he saved.
fn receipt(
    canvas: &mut Canvas,
    session: &Session,
    places: &[Place],
    person: &Person,
    taking: &Taking,
    at: Instant,
) {
    let group = &session.groups[taking.group];
    let site = |seats: &Seats| {
        let place = &places[seats.place];
        json!({ "id": place.id, "code": place.code, "name": place.name, "opening": seats.opening })
    };
    let wishes: Vec<_> = (1..)
        .zip(&taking.wishes)
        .map(|(rank, choice): (i32, _)| {
            let secondary = choice.secondary.map(|at| site(&group.seats[at]));
            json!({ "rank": rank, "site": site(&group.seats[choice.seats]), "secondary": secondary })
        })
        .collect();
    let content = json!({
        "format": "placet-wishes-receipt-1",
        "campaign": { "id": session.id, "name": session.name },
        "student": { "number": person.number_text, "participant": taking.id },
        "number": 1,
        "saved_at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "wishes": wishes,
    })
    .to_string();
    canvas.school.wish_receipt.push(wish_receipt::Model {
        id: canvas.dice.id(),
        participant_id: taking.id,
        number: 1,
        saved_at: at,
        sha256: sha256(content.as_bytes()),
        content,
    });
}

/// After a publication: scores, debts, and where each has been.
fn settle(
    canvas: &mut Canvas,
    session: &Session,
    people: &mut [Person],
    takings: &[Taking],
    obtained: &[Option<Obtained>],
) {
    for group in 0..session.groups.len() {
        let members: Vec<usize> = (0..takings.len()).filter(|at| takings[*at].group == group).collect();
        let outcomes: Vec<Outcome> = members
            .iter()
            .map(|at| match &obtained[*at] {
                Some(Obtained { rank: Some(rank), .. }) => Outcome::Rank(*rank),
                _ => Outcome::none_of(takings[*at].wishes.len() as u32, WISHES_MIN, u32::MAX),
            })
            .collect();
        let debts = debt::of_period(&outcomes, WISHES_MAX);
        for (at, added) in members.into_iter().zip(debts) {
            let person = &mut people[takings[at].person];
            if let Some(Thousandths(added)) = added {
                person.debt.0 += added;
            }
            if let Some(obtained) = &obtained[at] {
                person.score = person.score.after(Some(Hundredths(obtained.cost)));
                person.done.push(obtained.place);
                person.done.extend(obtained.secondary);
            }
            let row = &mut canvas.school.participant[takings[at].row];
            row.score_after = (person.score.costs > 0).then_some(person.score.score.0 as i32);
            row.debt_after = Some(person.debt.0 as i32);
        }
    }
}

/// Two students of the open campaign ask for a placement elsewhere.
fn requests(canvas: &mut Canvas, session: &Session, takings: &[Taking]) {
    let hosts = [
        ("Hôpital cantonal des Trois-Lacs", "Pédiatrie", OutsideStatus::Submitted),
        ("Centre hospitalier de la Rade", "Médecine d’urgence", OutsideStatus::Checked),
    ];
    let who = takings.iter().filter(|taking| taking.wishes.len() > 5).step_by(40);
    for (taking, (host, service, status)) in who.zip(hosts) {
        canvas.school.outside_request.push(outside_request::Model {
            id: canvas.dice.id(),
            participant_id: taking.id,
            organisation_name: host.into(),
            service: Some(service.into()),
            town: Some("Brest".into()),
            contact_name: "Dr Gwenaëlle Tanguy".into(),
            contact_email: Some("stages@rade.example.org".into()),
            contact_phone: None,
            start_on: session.start,
            end_on: session.end,
            reason: "Rapprochement familial pendant deux mois.".into(),
            document_id: None,
            status,
            check_note: None,
            decision_note: None,
            submitted_at: session.instants.wishes_open + Duration::days(2),
            version: 1,
        });
    }
}

/// A couple, a shared car and two people to keep apart.
fn pairs(canvas: &mut Canvas, session: &Session, people: &[Person], takings: &[Taking]) {
    let ranked = takings.iter().filter(|taking| taking.group == 0 && taking.wishes.len() > 5);
    let others = ranked.filter(|taking| !people[taking.person].is_visitor);
    let others: Vec<ParticipantId> = others.map(|taking| taking.id).collect();
    let asked = [(PairKind::SameSite, false), (PairKind::SameTown, false), (PairKind::DifferentSite, true)];
    for (two, (kind, hard)) in others.chunks_exact(2).zip(asked) {
        canvas.school.participant_pair.push(participant_pair::Model {
            id: canvas.dice.id(),
            campaign_id: session.id,
            first_id: two[0].min(two[1]),
            second_id: two[0].max(two[1]),
            kind,
            hard,
            entered_at: session.instants.wishes_open,
            version: 1,
        });
    }
}
