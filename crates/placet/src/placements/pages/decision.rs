//! Posting a decision: the decision and the proposal that follows it are written together.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{CampaignId, OutsideRequestId, ParticipantId};
use placet_entity::kinds::{DecisionOutcome, OutsideStatus};

use crate::access::{May, privilege};
use crate::allocation::{self, Scene};
use crate::campaigns::requests;
use crate::commission::{self, CaseForm, DecideRefusal, Seen, Verdict, show_case};
use crate::kit::error::{PageResult, refusal};
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, No, Outcome, PageError};
use crate::placements::moves::{follow, held};

/// Most characters of a reason.
const REASON: usize = 2000;

fn seen(form: &Form) -> Seen {
    Seen { decision: form.value("seen").parse().ok(), proposal: form.value("proposal").parse().unwrap_or(0) }
}

/// The reason typed: a decision has one.
pub(super) fn reason(form: &mut Form, field: &str) -> Option<String> {
    let before = form.errors().len();
    let reason = form.optional_lines(field, REASON);
    if reason.is_none() && form.errors().len() == before {
        form.refuse(field, Say::key("commission-reason-missing"));
    }
    reason
}

fn verdict(form: &mut Form, scene: &Scene, id: ParticipantId) -> Option<Verdict> {
    let outcome = form.choice("outcome", DecisionOutcome::from_code);
    let reason = reason(form, "reason");
    let cost = form.optional_hundredths("cost");
    if cost.is_some_and(|cost| !(0..=1_000_000).contains(&cost)) {
        form.refuse("cost", Say::key("commission-cost-bounds"));
    }
    let request = scene.taking(id).and_then(|taking| taking.request.as_ref());
    let accepted = request.filter(|_| form.ticked("request"));
    let mut verdict = Verdict {
        outcome: outcome?,
        opening: None,
        secondary: None,
        request: None,
        host_name: None,
        cost,
        reason: reason.unwrap_or_default(),
        waives: form.ticked("waives"),
    };
    match verdict.outcome {
        DecisionOutcome::Opening => {
            verdict.opening = form.id("opening");
            verdict.secondary = form.optional_id("secondary");
        }
        DecisionOutcome::Outside => {
            verdict.host_name = match accepted {
                Some(row) => Some(
                    [Some(row.organisation_name.as_str()), row.service.as_deref(), row.town.as_deref()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(", "),
                ),
                None => Some(form.required("host", 200)).filter(|name| !name.is_empty()),
            };
            verdict.request = accepted.map(|row| row.id);
        }
        DecisionOutcome::Nobody => {}
    }
    (!form.is_refused()).then_some(verdict)
}

/// The request that the verdict accepts, when it still waits for the commission's answer.
fn checked_request(scene: &Scene, id: ParticipantId, verdict: &Verdict) -> Option<OutsideRequestId> {
    let request = scene.taking(id)?.request.as_ref()?;
    (verdict.request == Some(request.id) && request.status == OutsideStatus::Checked).then_some(request.id)
}

async fn decide(
    handle: &Arc<Handle>,
    may: &May<privilege::Decide>,
    id: CampaignId,
    participant: ParticipantId,
    verdict: &Verdict,
    seen: Seen,
) -> Outcome<(), DecideRefusal> {
    let write = may.write(handle).await?;
    let (scene, live) = held(&write, id).await?;
    let done = commission::decide(&write, &scene, &live, participant, verdict, seen).await?;
    follow(&write, id, &[participant]).await?;
    match checked_request(&scene, participant, verdict) {
        Some(request) => {
            let answered = requests::decided(&write, request, true, Some(verdict.reason.clone()))
                .await
                .map_err(|no| match no {
                    No::Refused(_) => No::Refused(DecideRefusal::Changed),
                    No::Hidden => No::Hidden,
                    No::Broken(error) => No::Broken(error),
                })?;
            write.commit(done.and(answered)).await?;
        }
        None => {
            write.commit(done).await?;
        }
    }
    Ok(())
}

async fn withdraw(
    handle: &Arc<Handle>,
    may: &May<privilege::Decide>,
    id: CampaignId,
    participant: ParticipantId,
    reason: &str,
    seen: Seen,
) -> Outcome<(), DecideRefusal> {
    let write = may.write(handle).await?;
    let (scene, live) = held(&write, id).await?;
    let done = commission::withdraw(&write, &scene, &live, participant, reason, seen).await?;
    follow(&write, id, &[participant]).await?;
    Ok(write.commit(done).await?)
}

/// Notes a refusal beside the field that it concerns; says whether somebody came first.
pub(super) fn refuse(form: &mut Form, scene: &Scene, refusal: &DecideRefusal) -> bool {
    match refusal {
        DecideRefusal::Changed => return true,
        DecideRefusal::Excused => form.refuse("", Say::key("commission-excused")),
        DecideRefusal::NoOpening => form.refuse("opening", Say::key("form-choice")),
        DecideRefusal::NoHost => form.refuse("host", Say::key("form-required")),
        DecideRefusal::Full { opening, seats, given } => form.refuse(
            "opening",
            Say::key("commission-full")
                .with("site", scene.opening_name(*opening))
                .with("seats", *seats)
                .with("given", *given),
        ),
        DecideRefusal::Forbidden { opening } => form
            .refuse("opening", Say::key("commission-forbidden").with("site", scene.opening_name(*opening))),
        DecideRefusal::SteppedAside => form.refuse("", Say::key("commission-aside-refused")),
        DecideRefusal::NothingToWithdraw => {
            form.refuse("withdraw_reason", Say::key("commission-nothing-to-withdraw"));
        }
    }
    false
}

/// `POST /campaigns/{id}/cases/{participant}`
pub(in crate::placements) async fn post_decision(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Decide>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    mut form: Form,
) -> PageResult {
    let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let name = scene.taking(participant).ok_or(PageError::Hidden)?.name();
    let mut changed = false;
    if let Some(verdict) = verdict(&mut form, &scene, participant) {
        let seen = seen(&form);
        match refusal(decide(&handle, &may, id, participant, &verdict, seen).await)? {
            Ok(()) => {
                let text = may.lang.tv("commission-done-flash", &[("name", name.into())]);
                return Ok(go(format!("/campaigns/{id}/cases/{participant}"), good(text)));
            }
            Err(no) => changed = refuse(&mut form, &scene, &no),
        }
    }
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_case(&handle, &may, id, participant, CaseForm { form, changed }, status).await
}

/// `POST /campaigns/{id}/cases/{participant}/withdraw`
pub(in crate::placements) async fn post_withdraw(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Decide>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    mut form: Form,
) -> PageResult {
    let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let mut changed = false;
    let reason = reason(&mut form, "withdraw_reason");
    if let Some(reason) = reason {
        let seen = seen(&form);
        match refusal(withdraw(&handle, &may, id, participant, &reason, seen).await)? {
            Ok(()) => {
                let text = may.lang.t("commission-withdrawn-flash");
                return Ok(go(format!("/campaigns/{id}/cases/{participant}"), good(text)));
            }
            Err(no) => changed = refuse(&mut form, &scene, &no),
        }
    }
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_case(&handle, &may, id, participant, CaseForm { form, changed }, status).await
}
