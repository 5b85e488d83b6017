//! Who sits on the commission of a campaign: a manager adds people, says who chairs, ends a membership.

use std::sync::Arc;

use placet_entity::commission_member;
use placet_entity::ids::{AccountId, CampaignId, CommissionMemberId};
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::store::body as store;
use crate::access::{May, privilege::ManageCommission};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// Why somebody does not become a member, or a member is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MemberRefusal {
    /// His account holds neither the role of the commission nor that of a manager, or is closed.
    NotEligible,
    /// He is one.
    Already,
}

fn entry(action: &'static str, campaign: CampaignId, name: &str) -> Entry {
    Entry::new(action, "campaign", campaign).after(json!({ "name": name }))
}

/// Makes a person a member, or one again; gives his name.
pub(super) async fn join(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    account: AccountId,
) -> Outcome<String, MemberRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    if store::hold(tx, campaign).await?.is_none() {
        return Err(No::Hidden);
    }
    let eligible = store::eligible(tx).await?;
    let Some(person) = eligible.into_iter().find(|row| row.id == account) else {
        return Err(No::Refused(MemberRefusal::NotEligible));
    };
    match store::member_of(tx, campaign, account).await? {
        Some(row) if row.left_at.is_none() => return Err(No::Refused(MemberRefusal::Already)),
        Some(row) => {
            let change = commission_member::ActiveModel {
                id: Set(row.id),
                joined_at: Set(write.now()),
                left_at: Set(None),
                ..Default::default()
            };
            store::update_member(tx, change).await?;
        }
        None => {
            let row = commission_member::Model {
                id: write.id(),
                campaign_id: campaign,
                account_id: account,
                chair: false,
                joined_at: write.now(),
                left_at: None,
            };
            store::insert_member(tx, row).await?;
        }
    }
    let entry = entry("commission.member_joined", campaign, &person.display_name);
    Ok(write.commit(Done::told(person.display_name, entry)).await?)
}

/// A member of now, with his name, in a held campaign.
async fn live(
    write: &Write,
    campaign: CampaignId,
    id: CommissionMemberId,
) -> Outcome<store::Seated, MemberRefusal> {
    if store::hold(write.tx(), campaign).await?.is_none() {
        return Err(No::Hidden);
    }
    let members = store::members(write.tx(), campaign).await?;
    members.into_iter().find(|seated| seated.row.id == id && seated.is_live()).ok_or(No::Hidden)
}

/// Makes a member the chair, in the stead of the one before; gives his name.
pub(super) async fn seat_chair(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    id: CommissionMemberId,
) -> Outcome<String, MemberRefusal> {
    let write = may.write(handle).await?;
    let member = live(&write, campaign, id).await?;
    store::unseat_chair(write.tx(), campaign).await?;
    let change = commission_member::ActiveModel { id: Set(id), chair: Set(true), ..Default::default() };
    store::update_member(write.tx(), change).await?;
    let entry = entry("commission.chair_seated", campaign, &member.name);
    Ok(write.commit(Done::told(member.name, entry)).await?)
}

/// Ends a membership; what he said, voted and stepped aside from stays. Gives his name.
pub(super) async fn leave(
    handle: &Arc<Handle>,
    may: &May<ManageCommission>,
    campaign: CampaignId,
    id: CommissionMemberId,
) -> Outcome<String, MemberRefusal> {
    let write = may.write(handle).await?;
    let member = live(&write, campaign, id).await?;
    let change = commission_member::ActiveModel {
        id: Set(id),
        chair: Set(false),
        left_at: Set(Some(write.now())),
        ..Default::default()
    };
    store::update_member(write.tx(), change).await?;
    let entry = entry("commission.member_left", campaign, &member.name);
    Ok(write.commit(Done::told(member.name, entry)).await?)
}
