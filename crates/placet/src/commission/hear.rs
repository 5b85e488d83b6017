//! What members say on a case: comments, a vote in the open session, stepping aside. Read by the members who sit, by nobody
//! else; the history says who did something and never what.

use std::collections::HashSet;
use std::sync::Arc;

use placet_entity::ids::{AccountId, CampaignId, CaseCommentId, CommissionMemberId, ParticipantId};
use placet_entity::kinds::{self, Attendance};
use placet_entity::{case_comment, case_recusal, case_vote, commission_member};
use placet_rules::commission::{Ballot, Membership, Recusal, Seat, Sitting, Unheard, Votes};
use sea_orm::{ConnectionTrait, DbErr};

use super::store::{body, heard};
use crate::access::{May, privilege::Sit};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// Why a member is not heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HearRefusal {
    /// He stepped aside.
    SteppedAside,
    /// No session is open.
    NoSession,
    /// What is proposed or decided is no longer what he voted on.
    Changed,
}

/// What a person is to a case, and his row of a member.
pub(super) async fn seat(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    participant: ParticipantId,
    account: AccountId,
) -> Result<(Seat, Option<commission_member::Model>), DbErr> {
    let row = body::member_of(db, campaign, account).await?;
    let membership = match &row {
        Some(row) if row.left_at.is_none() => Membership::Member,
        Some(_) => Membership::Left,
        None => Membership::None,
    };
    let recusal = if heard::has_stepped_aside(db, participant, account).await? {
        Recusal::SteppedAside
    } else {
        Recusal::None
    };
    Ok((Seat::of(membership, recusal), row))
}

/// Somebody who is not heard: nobody of the commission finds nothing there.
fn unheard(why: Unheard) -> No<HearRefusal> {
    match why {
        Unheard::NotAMember => No::Hidden,
        Unheard::SteppedAside => No::Refused(HearRefusal::SteppedAside),
        Unheard::NoSession => No::Refused(HearRefusal::NoSession),
    }
}

/// The member who speaks, in a held campaign.
async fn speaker(
    write: &Write,
    may: &May<Sit>,
    campaign: CampaignId,
    participant: ParticipantId,
) -> Outcome<(Seat, CommissionMemberId), HearRefusal> {
    let tx = write.tx();
    if body::hold(tx, campaign).await?.is_none() || !heard::takes_part(tx, campaign, participant).await? {
        return Err(No::Hidden);
    }
    let (seat, row) = seat(tx, campaign, participant, may.account()).await?;
    seat.may_comment().map_err(unheard)?;
    Ok((seat, row.ok_or(No::Hidden)?.id))
}

/// Writes a comment.
pub(super) async fn comment(
    handle: &Arc<Handle>,
    may: &May<Sit>,
    campaign: CampaignId,
    participant: ParticipantId,
    text: String,
) -> Outcome<(), HearRefusal> {
    let write = may.write(handle).await?;
    let (_, member) = speaker(&write, may, campaign, participant).await?;
    let row = case_comment::Model {
        id: write.id(),
        participant_id: participant,
        member_id: member,
        text,
        written_at: write.now(),
        withdrawn_at: None,
    };
    let entry = Entry::new("commission.commented", "case_comment", row.id);
    heard::insert_comment(write.tx(), row).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Withdraws a comment of one's own.
pub(super) async fn withdraw_comment(
    handle: &Arc<Handle>,
    may: &May<Sit>,
    campaign: CampaignId,
    participant: ParticipantId,
    id: CaseCommentId,
) -> Outcome<(), HearRefusal> {
    let write = may.write(handle).await?;
    let (_, member) = speaker(&write, may, campaign, participant).await?;
    if !heard::withdraw_comment(write.tx(), (participant, member), id, write.now()).await? {
        return Err(No::Hidden);
    }
    let entry = Entry::new("commission.comment_withdrawn", "case_comment", id);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Votes on what the page showed (`about`), in place of one's earlier vote in this session.
pub(super) async fn vote(
    handle: &Arc<Handle>,
    may: &May<Sit>,
    campaign: CampaignId,
    participant: ParticipantId,
    ballot: kinds::Ballot,
    about: &str,
) -> Outcome<(), HearRefusal> {
    let write = may.write(handle).await?;
    let (seat, member) = speaker(&write, may, campaign, participant).await?;
    let session = body::open_session(write.tx(), campaign).await?;
    let sitting = if session.is_some() { Sitting::Open } else { Sitting::Closed };
    seat.may_vote(sitting).map_err(unheard)?;
    let Some(session) = session else { return Err(No::Refused(HearRefusal::NoSession)) };
    if heard::subject_now(write.tx(), participant).await? != about {
        return Err(No::Refused(HearRefusal::Changed));
    }
    let row = case_vote::Model {
        session_id: session.id,
        participant_id: participant,
        member_id: member,
        ballot,
        about: about.to_owned(),
        voted_at: write.now(),
    };
    heard::cast(write.tx(), row).await?;
    let entry = Entry::new("commission.voted", "case_vote", participant);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Steps aside from a case, for good.
pub(super) async fn step_aside(
    handle: &Arc<Handle>,
    may: &May<Sit>,
    campaign: CampaignId,
    participant: ParticipantId,
    reason: Option<String>,
) -> Outcome<(), HearRefusal> {
    let write = may.write(handle).await?;
    let (_, member) = speaker(&write, may, campaign, participant).await?;
    let row = case_recusal::Model {
        participant_id: participant,
        member_id: member,
        reason,
        stepped_aside_at: write.now(),
    };
    heard::step_aside(write.tx(), row).await?;
    let entry = Entry::new("commission.stepped_aside", "case_recusal", participant);
    Ok(write.commit(Done::told((), entry)).await?)
}

/// A member at a session.
#[derive(Clone, Debug)]
pub(super) struct Present {
    /// Who.
    pub member: body::Seated,
    /// How he was there.
    pub attendance: Attendance,
}

/// The members of a session, those of now and those who were noted or voted: the chair first, then by name.
pub(super) async fn roll(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    session: placet_entity::ids::CommissionSessionId,
) -> Result<Vec<Present>, DbErr> {
    let noted = body::attendances(db, session).await?;
    let members = body::members(db, campaign).await?.into_iter();
    let mut roll: Vec<Present> = members
        .filter(|member| member.is_live() || noted.contains_key(&member.row.id))
        .map(|member| Present {
            attendance: noted.get(&member.row.id).copied().unwrap_or(Attendance::Absent),
            member,
        })
        .collect();
    roll.sort_by(|a, b| (!a.member.row.chair, &a.member.name).cmp(&(!b.member.row.chair, &b.member.name)));
    Ok(roll)
}

fn ballot(vote: kinds::Ballot) -> Ballot {
    match vote {
        kinds::Ballot::For => Ballot::For,
        kinds::Ballot::Against => Ballot::Against,
        kinds::Ballot::Abstain => Ballot::Abstain,
    }
}

/// What was voted on a case: votes on something else than `about`, and members who stepped aside, do not count. Gives also how
/// many votes were on something else.
pub(super) fn count<'a>(
    roll: &[Present],
    aside: &HashSet<CommissionMemberId>,
    votes: impl Iterator<Item = &'a case_vote::Model>,
    about: &str,
) -> (Votes, u32) {
    let sitting = || roll.iter().filter(|one| !aside.contains(&one.member.row.id));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut counted = Votes {
        members: number(sitting().count()),
        present: number(sitting().filter(|one| one.attendance == Attendance::Present).count()),
        ..Votes::default()
    };
    let mut other = 0;
    for vote in votes.filter(|vote| !aside.contains(&vote.member_id)) {
        if vote.about != about {
            other += 1;
            continue;
        }
        counted.add(ballot(vote.ballot));
        if sitting().any(|one| one.member.row.id == vote.member_id && one.member.row.chair) {
            counted.chair = Some(ballot(vote.ballot));
        }
    }
    (counted, other)
}
