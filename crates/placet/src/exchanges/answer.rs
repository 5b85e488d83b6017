//! Accepting a proposal, declining it, taking it back.

use std::sync::Arc;

use placet_entity::exchange;
use placet_entity::ids::{ExchangeId, PlacementId, StudentId};
use placet_rules::exchange::{Action, Refused};
use placet_rules::placement::Act;
use sea_orm::ActiveValue::Set;

use super::consider::Ground;
use super::model::Full;
use super::store;
use crate::access::{May, privilege};
use crate::allocation;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};
use crate::placements::exchange::{Exchanging, swap};

/// Why a proposal is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotAnswered {
    /// The rules of its life.
    Life(Refused),
    /// Something stands in the way by now.
    NotPossible,
}

type Own = May<privilege::OwnPlacements>;

/// An exchange of a student, with its campaign held.
async fn held(write: &Write, student: StudentId, id: ExchangeId) -> Outcome<Full, NotAnswered> {
    let tx = write.tx();
    let Some(known) = store::one(tx, student, id).await? else { return Err(No::Hidden) };
    if !store::hold(tx, known.row.campaign_id).await? {
        return Err(No::Hidden);
    }
    // what was there before the campaign was held may have changed
    store::one(tx, student, id).await?.ok_or(No::Hidden)
}

/// Whose it is not finds nothing.
fn refused(why: Refused) -> No<NotAnswered> {
    match why {
        Refused::NotHis { .. } => No::Hidden,
        other => No::Refused(NotAnswered::Life(other)),
    }
}

/// Accepts a proposal, on the terms that were stated: the two placements change hands. Gives the one that he has now.
pub(super) async fn accept(
    handle: &Arc<Handle>,
    may: &Own,
    student: StudentId,
    id: ExchangeId,
) -> Outcome<PlacementId, NotAnswered> {
    let db = handle.db.read();
    let Some(known) = store::one(db, student, id).await? else { return Err(No::Hidden) };
    // a run never changes: it is read before the write begins
    let Some(run) = allocation::chosen(db, known.row.campaign_id).await? else { return Err(No::Hidden) };
    let write = may.write(handle).await?;
    let (tx, now) = (write.tx(), write.now());
    let full = held(&write, student, id).await?;
    let act = Act { by: student, at: now };
    let stated = full.stated()?;
    // who may not, or comes too late, is told so before anything else
    let life = full.life(now)?;
    life.clone().accept(act, &stated).map_err(refused)?;
    let Some(ground) = Ground::load(tx, full.row.campaign_id, now).await? else { return Err(No::Hidden) };
    let considered = ground.consider(tx, &run, [&full.from, &full.to], Some(id)).await?;
    let Some(considered) = considered else { return Err(No::Refused(NotAnswered::NotPossible)) };
    let Ok(states) = considered.found else { return Err(No::Refused(NotAnswered::NotPossible)) };
    life.accept(act, &states).map_err(refused)?;
    let exchanging = |side: usize| {
        Some(Exchanging {
            participant: &ground.taking(full.placement(side))?.row,
            gives: full.placement(side),
            opening: considered.openings[side]?,
            site_cost: considered.bills[1 - side].site_cost,
            adjustment: considered.bills[side].adjustment_there,
            states: states[side],
        })
    };
    let (Some(one), Some(other)) = (exchanging(0), exchanging(1)) else {
        return Err(No::Refused(NotAnswered::NotPossible));
    };
    let Ok(swapped) = swap(&write, [&one, &other]).await? else {
        return Err(No::Refused(NotAnswered::NotPossible));
    };
    let [from, to] = swapped.placements;
    let change = exchange::ActiveModel {
        accepted_at: Set(Some(now)),
        from_became_id: Set(Some(from)),
        to_became_id: Set(Some(to)),
        version: Set(full.row.version + 1),
        ..Default::default()
    };
    let mut entries = vec![Entry::new("exchanges.accepted", "exchange", id)];
    entries.extend(swapped.entries);
    changed(&full, &write, change, Action::Accept).await?;
    Ok(write.commit(Done::all(to, entries)).await?)
}

/// Declines a proposal.
pub(super) async fn decline(
    handle: &Arc<Handle>,
    may: &Own,
    student: StudentId,
    id: ExchangeId,
) -> Outcome<(), NotAnswered> {
    let write = may.write(handle).await?;
    let full = held(&write, student, id).await?;
    let now = write.now();
    full.life(now)?.decline(Act { by: student, at: now }).map_err(refused)?;
    let change = exchange::ActiveModel {
        declined_at: Set(Some(now)),
        version: Set(full.row.version + 1),
        ..Default::default()
    };
    changed(&full, &write, change, Action::Decline).await?;
    Ok(write.commit(Done::told((), Entry::new("exchanges.declined", "exchange", id))).await?)
}

/// Takes a proposal back.
pub(super) async fn withdraw(
    handle: &Arc<Handle>,
    may: &Own,
    student: StudentId,
    id: ExchangeId,
) -> Outcome<(), NotAnswered> {
    let write = may.write(handle).await?;
    let full = held(&write, student, id).await?;
    let now = write.now();
    full.life(now)?.withdraw(Act { by: student, at: now }).map_err(refused)?;
    let change = exchange::ActiveModel {
        withdrawn_at: Set(Some(now)),
        version: Set(full.row.version + 1),
        ..Default::default()
    };
    changed(&full, &write, change, Action::Withdraw).await?;
    Ok(write.commit(Done::told((), Entry::new("exchanges.withdrawn", "exchange", id))).await?)
}

/// Notes an answer, if nobody answered in between.
async fn changed(
    full: &Full,
    write: &Write,
    change: exchange::ActiveModel,
    action: Action,
) -> Outcome<(), NotAnswered> {
    if store::update(write.tx(), &full.row, change).await? {
        return Ok(());
    }
    let from = full.life(write.now())?.state.status();
    Err(No::Refused(NotAnswered::Life(Refused::Settled { from, action })))
}
