//! What members say on a case, on its page: only for a member who takes part.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{CampaignId, CaseCommentId, CommissionMemberId, ParticipantId};
use placet_entity::kinds::Ballot;
use placet_rules::commission::Outcome as Comes;

use super::body::named;
use super::case::{CaseForm, show_case};
use crate::access::{Actor, May, privilege};
use crate::commission::hear::{self, HearRefusal};
use crate::commission::minutes;
use crate::commission::store::{body, heard as store};
use crate::kit::error::{PageResult, refusal};
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Outcome, Page};

/// A comment.
pub(super) struct Comment {
    pub who: String,
    pub when: String,
    pub text: String,
    pub is_withdrawn: bool,
    /// Where it is withdrawn, when it is the reader's.
    pub withdraw: Option<String>,
}

/// What the members say on a case.
pub(super) struct Heard {
    pub comments: Vec<Comment>,
    /// The open session, in words.
    pub session: Option<String>,
    /// What a vote is about: as a form remembers it, and in words.
    pub about: String,
    pub subject: String,
    pub numbers: String,
    pub tag: &'static str,
    pub outcome: String,
    /// Votes on what was proposed before.
    pub other: u32,
    /// The reader's own vote.
    pub mine: &'static str,
    pub ballots: Vec<(&'static str, String)>,
    /// Who stepped aside.
    pub aside: String,
}

impl Heard {
    /// Reads what the members say, for one of them.
    pub(super) async fn load(
        handle: &Handle,
        p: &Page,
        actor: &Actor,
        (campaign, participant): (CampaignId, ParticipantId),
        reader: CommissionMemberId,
        (about, subject): (String, String),
    ) -> PageResult<Self> {
        let db = handle.db.read();
        let comments = store::comments(db, participant).await?;
        let aside: HashSet<_> =
            store::aside(db, participant).await?.into_iter().map(|row| row.member_id).collect();
        let session = body::open_session(db, campaign).await?;
        let (roll, votes) = match &session {
            Some(row) => {
                (hear::roll(db, campaign, row.id).await?, store::votes_on(db, row.id, participant).await?)
            }
            None => (Vec::new(), Vec::new()),
        };
        let (counted, other) = hear::count(&roll, &aside, votes.iter(), &about);
        let quorum = minutes::quorum(&actor.settings);
        let mine = votes.iter().find(|vote| vote.member_id == reader && vote.about == about);
        let members = if aside.is_empty() { Vec::new() } else { body::members(db, campaign).await? };
        let names: Vec<&str> =
            members.iter().filter(|one| aside.contains(&one.row.id)).map(|one| one.name.as_str()).collect();
        let path = format!("/campaigns/{campaign}/cases/{participant}/comments");
        Ok(Self {
            comments: comments
                .into_iter()
                .map(|(row, who)| Comment {
                    who,
                    when: p.at(&row.written_at),
                    is_withdrawn: row.withdrawn_at.is_some(),
                    withdraw: (row.member_id == reader && row.withdrawn_at.is_none())
                        .then(|| format!("{path}/{}/withdraw", row.id)),
                    text: if row.withdrawn_at.is_none() { row.text } else { String::new() },
                })
                .collect(),
            session: session.map(|row| named(p, &row)),
            numbers: p.tv(
                "commission-votes-numbers",
                &[("ayes", counted.ayes), ("noes", counted.noes), ("abstentions", counted.abstentions)],
            ),
            tag: match counted.outcome(quorum) {
                Comes::Carried | Comes::CarriedByChair => "good",
                Comes::Rejected | Comes::RejectedByChair => "bad",
                Comes::NoQuorum { .. } | Comes::Tied => "warn",
                Comes::NoVote => "plain",
            },
            outcome: minutes::outcome(p.language, &counted, quorum),
            other,
            mine: mine.map_or("", |vote| vote.ballot.code()),
            ballots: Ballot::ALL
                .iter()
                .map(|one| (one.code(), p.tk("commission-ballot", one.code())))
                .collect(),
            aside: names.join(", "),
            about,
            subject,
        })
    }
}

fn refuse(form: &mut Form, field: &str, no: HearRefusal) {
    match no {
        HearRefusal::SteppedAside => form.refuse("", Say::key("commission-aside-refused")),
        HearRefusal::NoSession => form.refuse(field, Say::key("commission-vote-no-session")),
        HearRefusal::Changed => form.refuse(field, Say::key("commission-vote-changed")),
    }
}

/// Goes on after a use case, or shows the case again with what was typed.
async fn answer(
    handle: &Arc<Handle>,
    may: &May<privilege::Sit>,
    (id, participant): (CampaignId, ParticipantId),
    (mut form, field): (Form, &str),
    outcome: Option<Outcome<(), HearRefusal>>,
    said: &str,
) -> PageResult {
    if let Some(outcome) = outcome {
        match refusal(outcome)? {
            Ok(()) => {
                let path = format!("/campaigns/{id}/cases/{participant}");
                return Ok(go(path, good(may.lang.t(said))));
            }
            Err(no) => refuse(&mut form, field, no),
        }
    }
    let typed = CaseForm { form, changed: false };
    show_case(handle, may, id, participant, typed, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// `POST /campaigns/{id}/cases/{participant}/comments`
pub(in crate::commission) async fn post_comment(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Sit>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    mut form: Form,
) -> PageResult {
    let before = form.errors().len();
    let text = form.optional_lines("comment", 2000);
    if text.is_none() && form.errors().len() == before {
        form.refuse("comment", Say::key("form-required"));
    }
    let outcome = match text {
        Some(text) => Some(hear::comment(&handle, &may, id, participant, text).await),
        None => None,
    };
    let said = "commission-comment-flash";
    answer(&handle, &may, (id, participant), (form, "comment"), outcome, said).await
}

/// `POST /campaigns/{id}/cases/{participant}/comments/{comment}/withdraw`
pub(in crate::commission) async fn post_withdraw_comment(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Sit>,
    Path((id, participant, comment)): Path<(CampaignId, ParticipantId, CaseCommentId)>,
    form: Form,
) -> PageResult {
    let outcome = hear::withdraw_comment(&handle, &may, id, participant, comment).await;
    let said = "commission-comment-withdrawn-flash";
    answer(&handle, &may, (id, participant), (form, ""), Some(outcome), said).await
}

/// `POST /campaigns/{id}/cases/{participant}/vote`
pub(in crate::commission) async fn post_vote(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Sit>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    mut form: Form,
) -> PageResult {
    let about = form.value("about").to_owned();
    let outcome = match form.choice("ballot", Ballot::from_code) {
        Some(ballot) => Some(hear::vote(&handle, &may, id, participant, ballot, &about).await),
        None => None,
    };
    answer(&handle, &may, (id, participant), (form, "ballot"), outcome, "commission-vote-flash").await
}

/// `POST /campaigns/{id}/cases/{participant}/step-aside`
pub(in crate::commission) async fn post_step_aside(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Sit>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    mut form: Form,
) -> PageResult {
    let reason = form.optional_lines("aside_reason", 500);
    let outcome = if form.is_refused() {
        None
    } else {
        Some(hear::step_aside(&handle, &may, id, participant, reason).await)
    };
    answer(&handle, &may, (id, participant), (form, ""), outcome, "commission-aside-flash").await
}
