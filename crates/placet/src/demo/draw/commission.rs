//! The commission: who sits, what is said of the cases of the last campaign that was published, its session; and the session
//! of the campaign that it is about to look at.

use chrono::Duration;
use placet_entity::ids::{AccountId, CampaignId, CommissionMemberId, CommissionSessionId, ParticipantId};
use placet_entity::kinds::{Attendance, Ballot};
use placet_entity::{
    campaign, case_comment, case_recusal, case_vote, commission_attendance, commission_member,
    commission_session,
};
use placet_rules::time::Instant;

use super::{Canvas, ZONE};
use crate::commission::subject;

const PLACE: &str = "Salle du conseil, faculté de médecine";

const AGENDA: &str = "Ordre du jour : étudiants sans proposition, puis questions diverses.\nRien à signaler sur les capacités d’accueil.";

const COMMENTS: [&str; 3] = [
    "Le service confirme qu’il peut l’accueillir.",
    "Il a déjà eu deux stages loin de chez lui : le plus proche, cette fois.",
    "D’accord avec le terrain proposé.",
];

/// Draws it, after everything else: what is drawn by chance before it stays what it is.
pub(super) fn draw(canvas: &mut Canvas) {
    let decided = |row: &campaign::Model, canvas: &Canvas| {
        canvas.school.decision.iter().filter(|decision| decision.campaign_id == row.id).count() >= 2
    };
    let published = canvas.school.campaign.iter().filter(|row| row.published_at.is_some());
    let last = published.filter(|row| decided(row, canvas)).max_by_key(|row| row.commission_at).cloned();
    if let Some(row) = last {
        held(canvas, &row);
    }
    let now = canvas.midnight(0);
    let coming = canvas
        .school
        .campaign
        .iter()
        .find(|row| row.published_at.is_none() && row.wishes_close_at <= now && row.commission_at > now);
    if let Some(row) = coming.cloned() {
        coming_up(canvas, &row, now);
    }
}

/// The members of a campaign's commission, the chair first.
fn members(canvas: &mut Canvas, id: CampaignId, from: Instant) -> Vec<CommissionMemberId> {
    let [one, other] = canvas.visitors.assessors;
    let accounts: [AccountId; 4] = [canvas.visitors.commission, canvas.visitors.manager, one, other];
    let mut ids = Vec::new();
    for (at, account) in accounts.into_iter().enumerate() {
        let member = canvas.dice.id();
        canvas.school.commission_member.push(commission_member::Model {
            id: member,
            campaign_id: id,
            account_id: account,
            chair: at == 0,
            joined_at: from,
            left_at: None,
        });
        ids.push(member);
    }
    ids
}

fn session(canvas: &mut Canvas, row: &campaign::Model, opened: Instant) -> CommissionSessionId {
    let id = canvas.dice.id();
    canvas.school.commission_session.push(commission_session::Model {
        id,
        campaign_id: row.id,
        held_on: ZONE.day_of(row.commission_at),
        place: Some(PLACE.into()),
        notes: Some(AGENDA.into()),
        opened_at: opened,
        closed_at: None,
        closed_by: None,
        minutes: None,
        minutes_sha256: None,
        version: 1,
    });
    id
}

fn comment(
    canvas: &mut Canvas,
    participant: ParticipantId,
    member: CommissionMemberId,
    text: &str,
    at: Instant,
) {
    let id = canvas.dice.id();
    canvas.school.case_comment.push(case_comment::Model {
        id,
        participant_id: participant,
        member_id: member,
        text: text.into(),
        written_at: at,
        withdrawn_at: None,
    });
}

/// A session that was held and closed: its minutes are written when the school is.
fn held(canvas: &mut Canvas, row: &campaign::Model) {
    let seats = members(canvas, row.id, row.commission_at - Duration::days(20));
    let id = session(canvas, row, row.commission_at);
    for (member, attendance) in
        seats.iter().zip([Attendance::Present, Attendance::Present, Attendance::Present, Attendance::Excused])
    {
        let attendance = commission_attendance::Model { session_id: id, member_id: *member, attendance };
        canvas.school.commission_attendance.push(attendance);
    }
    let mut decided: Vec<_> =
        canvas.school.decision.iter().filter(|decision| decision.campaign_id == row.id).cloned().collect();
    decided.sort_by_key(|decision| decision.id);
    // the last case is that of somebody whom a member knows
    let known = decided.last().map(|decision| decision.participant_id);
    for (at, decision) in decided.iter().enumerate() {
        let participant = decision.participant_id;
        let written = row.commission_at - Duration::hours(20);
        comment(canvas, participant, seats[at % 3], COMMENTS[at % COMMENTS.len()], written);
        let is_known = known == Some(participant);
        for (place, member) in seats.iter().take(3).enumerate() {
            let is_aside = is_known && place == 2;
            if is_aside {
                canvas.school.case_recusal.push(case_recusal::Model {
                    participant_id: participant,
                    member_id: *member,
                    reason: Some("Liens familiaux.".into()),
                    stepped_aside_at: row.commission_at + Duration::minutes(10),
                });
                continue;
            }
            let ballot = match (at + place) % 7 {
                5 => Ballot::Abstain,
                6 => Ballot::Against,
                _ => Ballot::For,
            };
            canvas.school.case_vote.push(case_vote::Model {
                session_id: id,
                participant_id: participant,
                member_id: *member,
                ballot,
                about: subject(Some(decision.id), None),
                voted_at: decision.decided_at + Duration::minutes(5),
            });
        }
    }
    if let Some(row) = canvas.school.commission_session.iter_mut().find(|one| one.id == id) {
        row.closed_at = Some(row.opened_at + Duration::hours(3));
        row.closed_by = Some(canvas.visitors.manager);
    }
}

/// A commission that prepares its session.
fn coming_up(canvas: &mut Canvas, row: &campaign::Model, now: Instant) {
    let seats = members(canvas, row.id, row.wishes_close_at);
    session(canvas, row, row.wishes_close_at.max(now - Duration::hours(12)));
    let first: Vec<ParticipantId> = canvas
        .school
        .participant
        .iter()
        .filter(|taking| taking.campaign_id == row.id && taking.excused.is_none())
        .take(2)
        .map(|taking| taking.id)
        .collect();
    for (at, participant) in first.into_iter().enumerate() {
        comment(canvas, participant, seats[at + 1], COMMENTS[at], now - Duration::hours(10));
    }
}
