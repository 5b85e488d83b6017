//! The second person of a publication, where the setting asks for one: another than the one who asked confirms it, and what is
//! published is what was asked for, or nothing.

use std::sync::Arc;

use placet_entity::ids::CampaignId;
use placet_entity::kinds::PublicationState;
use placet_entity::publication;
use placet_rules::readiness;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::publish::{Asked, Stage, prepared};
use super::store;
use crate::access::{Actor, May, privilege};
use crate::commission;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why a publication is not confirmed, or its request not withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConfirmRefusal {
    /// Nothing waits: it was confirmed or withdrawn, or another request took its place.
    Gone,
    /// He asked for it himself.
    SamePerson,
    /// A placement, a decision or the run changed since it was asked for.
    Changed,
    /// Something stands in the way by now.
    NotReady,
}

/// Whether somebody may be the second person of a campaign: who may publish, and the chair of its commission. A faculty with
/// one manager has nobody else, and the chair answers for what is decided.
pub(super) async fn is_second(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: CampaignId,
) -> anyhow::Result<bool> {
    Ok(actor.holds::<privilege::Publish>() || commission::chairs(db, id, actor.signed.account).await?)
}

/// Whether what is asked for is still what would be published.
pub(super) async fn is_same(db: &impl ConnectionTrait, row: &publication::Model) -> anyhow::Result<bool> {
    Ok(store::fingerprint(db, row.campaign_id).await? == row.fingerprint)
}

/// Confirms the publication that the page showed (`seen`), which is then prepared.
pub(super) async fn confirm(
    handle: &Arc<Handle>,
    may: &May<privilege::ConfirmPublication>,
    id: CampaignId,
    seen: &str,
) -> Outcome<Asked, ConfirmRefusal> {
    let db = handle.db.read();
    if !is_second(db, may, id).await? {
        return Err(No::Hidden);
    }
    let Some(stage) = Stage::load(db, id).await? else { return Err(No::Hidden) };
    let ready = readiness::may_go_on(&stage.findings(db, may.today(), may.now).await?.1);
    let write = may.write(handle).await?;
    if store::hold_campaign(write.tx(), id).await?.is_none() {
        return Err(No::Hidden);
    }
    let requested = store::requested(write.tx(), id).await?.filter(|row| row.id.to_string() == seen);
    let Some(row) = requested else { return Err(No::Refused(ConfirmRefusal::Gone)) };
    if row.requested_by == may.account() {
        return Err(No::Refused(ConfirmRefusal::SamePerson));
    }
    if !is_same(write.tx(), &row).await? {
        return Err(No::Refused(ConfirmRefusal::Changed));
    }
    if !ready {
        return Err(No::Refused(ConfirmRefusal::NotReady));
    }
    let change = publication::ActiveModel {
        state: Set(PublicationState::Preparing),
        confirmed_by: Set(Some(may.account())),
        confirmed_at: Set(Some(write.now())),
        ..Default::default()
    };
    store::update_publication(write.tx(), row.id, PublicationState::Requested, change).await?;
    store::forget_drawn(write.tx(), id).await?;
    let told = serde_json::json!({ "at": row.asked_for, "placements": row.placements });
    let entry = Entry::new("placements.publication_confirmed", "campaign", id).after(told);
    write.commit(Done::told((), entry)).await?;
    prepared(handle, row.id).await?.ok_or(No::Refused(ConfirmRefusal::Changed))
}

/// Withdraws the request that the page showed: nothing is published.
pub(super) async fn withdraw(
    handle: &Arc<Handle>,
    may: &May<privilege::Publish>,
    id: CampaignId,
    seen: &str,
) -> Outcome<(), ConfirmRefusal> {
    let write = may.write(handle).await?;
    if store::hold_campaign(write.tx(), id).await?.is_none() {
        return Err(No::Hidden);
    }
    let requested = store::requested(write.tx(), id).await?.filter(|row| row.id.to_string() == seen);
    let Some(row) = requested else { return Err(No::Refused(ConfirmRefusal::Gone)) };
    let change = publication::ActiveModel {
        state: Set(PublicationState::CalledOff),
        finished_at: Set(Some(write.now())),
        ..Default::default()
    };
    store::update_publication(write.tx(), row.id, PublicationState::Requested, change).await?;
    let told = serde_json::json!({ "at": row.asked_for, "placements": row.placements });
    let entry = Entry::new("placements.publication_request_withdrawn", "campaign", id).before(told);
    Ok(write.commit(Done::told((), entry)).await?)
}
