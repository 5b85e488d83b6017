//! When a campaign rehearses: as the institution does, on days of its own, or never.

use std::sync::Arc;

use placet_entity::ids::CampaignId;
use placet_entity::rehearsal_plan;

use super::store;
use crate::access::{May, privilege::EditCampaigns};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};
use crate::wishes;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// As the institution does.
    Usual,
    /// So many days before the close; none: never.
    Own(Vec<u32>),
}

/// Why nothing was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Somebody changed it since the page was shown.
    Changed,
    /// The wishes are closed: there is nothing left to announce.
    Closed,
}

/// Saves when a campaign rehearses, where its plan still has the version seen (0 for none of its own).
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    asked: &Asked,
    seen: i32,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(campaign) = store::hold_campaign(write.tx(), id).await? else { return Err(No::Hidden) };
    if campaign.wishes_close_at <= write.now() {
        return Err(No::Refused(Refusal::Closed));
    }
    let before = wishes::rehearsed::plan(write.tx(), id).await?;
    if before.as_ref().map_or(0, |plan| plan.version) != seen {
        return Err(No::Refused(Refusal::Changed));
    }
    let days = match asked {
        Asked::Usual => None,
        Asked::Own(days) => Some(serde_json::to_string(days).map_err(anyhow::Error::from)?),
    };
    if days.as_deref() == before.as_ref().map(|plan| plan.days.as_str()) {
        return Ok(write.commit(Done::unremarkable((), Unremarkable::Nothing)).await?);
    }
    let entry = Entry::new("rehearsals.planned", "campaign", id)
        .before(before.as_ref().map(|plan| &plan.days))
        .after(&days);
    let saved = match days {
        None => store::forget_plan(write.tx(), id, seen).await?,
        Some(days) => {
            let row = rehearsal_plan::Model { campaign_id: id, days, version: seen + 1 };
            store::replace_plan(write.tx(), row, seen).await?
        }
    };
    if !saved {
        return Err(No::Refused(Refusal::Changed));
    }
    Ok(write.commit(Done::told((), entry)).await?)
}
