//! The pages of campaigns.

pub(super) mod archive;
mod conflict;
pub(super) mod form;
pub(super) mod list;
pub(super) mod my_request;
pub(super) mod opening_check;
pub(super) mod openings;
pub(super) mod openings_export;
pub(super) mod openings_reasons;
pub(super) mod order;
pub(super) mod overview;
pub(super) mod pairs;
pub(super) mod participants;
pub(super) mod requests;
pub(super) mod timeline;

use placet_entity::ids::CampaignId;

use super::model::CampaignView;
use super::store;
use crate::kit::{Handle, PageError, PageResult};

/// The campaign that an address names.
async fn campaign(handle: &Handle, id: &str) -> PageResult<CampaignView> {
    let id: CampaignId = id.parse().map_err(|_| PageError::Hidden)?;
    store::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}
