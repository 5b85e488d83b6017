//! Who is served first: computed from the scores, with a draw between equal ones and positions given by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use placet_allocation::{Decimal, Turn, turns};
use placet_entity::ids::{CampaignId, CurriculumId, ParticipantId};
use placet_entity::{campaign, participant};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::model::CampaignView;
use super::store;
use crate::access::{May, privilege::EditCampaigns};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// Highest position given by hand.
pub(super) const LAST: i32 = 9_999;

/// Why the order does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OrderRefusal {
    /// The result is published.
    Published,
    /// The campaign is archived.
    Archived,
    /// The wishes are closed and a run was computed with this order.
    RunComputed,
    /// Nobody to order.
    Nobody,
    /// Somebody changed these positions since the page was shown.
    Changed,
}

/// Whether the order of a campaign may still change.
pub(super) async fn may_change(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Result<(), OrderRefusal>, DbErr> {
    if view.row.archived_at.is_some() {
        return Ok(Err(OrderRefusal::Archived));
    }
    if view.row.published_at.is_some() {
        return Ok(Err(OrderRefusal::Published));
    }
    if view.instants.wishes_close <= now && store::campaigns::has_runs(db, view.id()).await? {
        return Ok(Err(OrderRefusal::RunComputed));
    }
    Ok(Ok(()))
}

/// Computes the order: scores and debts of the curricula are noted on the participants, then everybody who is not excused
/// gets a place. Gives how many.
pub(super) async fn compute(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
) -> Outcome<usize, OrderRefusal> {
    let write = may.write(handle).await?;
    let Some(view) = store::load(write.tx(), id).await? else { return Err(No::Hidden) };
    may_change(write.tx(), &view, write.now()).await?.map_err(No::Refused)?;
    let done = computed(&write, &view).await?;
    Ok(write.commit(done).await?)
}

async fn computed(write: &Write, view: &CampaignView) -> Outcome<Done<usize>, OrderRefusal> {
    let tx = write.tx();
    let rows = store::participants::rows_of(tx, view.id()).await?;
    let curricula: Vec<CurriculumId> = rows.iter().map(|row| row.curriculum_id).collect();
    let standings = store::participants::standings(tx, &curricula).await?;
    let to_place: Vec<&participant::Model> = rows.iter().filter(|row| row.excused.is_none()).collect();
    if to_place.is_empty() {
        return Err(No::Refused(OrderRefusal::Nobody));
    }
    let score = |row: &participant::Model| standings.get(&row.curriculum_id).and_then(|(score, _)| *score);
    let mut people: Vec<Turn> = to_place
        .iter()
        .map(|row| Turn {
            student: row.id.to_string().into(),
            score: Decimal::from_hundredths(score(row).unwrap_or(0).into()),
            manual: row.order_manual.and_then(|position| u32::try_from(position).ok()),
        })
        .collect();
    let seed = u64::try_from(view.row.order_seed).unwrap_or_default();
    let effective = turns(&people, seed);
    for turn in &mut people {
        turn.manual = None;
    }
    let places = turns(&people, seed).into_iter().zip(effective);
    let places = places.map(|(auto, effective)| (auto.cast_signed(), effective.cast_signed()));
    let found: BTreeMap<ParticipantId, (i32, i32)> = to_place.iter().map(|row| row.id).zip(places).collect();
    for row in &rows {
        let turn = found.get(&row.id);
        let debt = standings.get(&row.curriculum_id).map_or(row.debt_before, |(_, debt)| *debt);
        let changed = participant::ActiveModel {
            id: Set(row.id),
            order_auto: Set(turn.map(|(auto, _)| *auto)),
            order_effective: Set(turn.map(|(_, turn)| *turn)),
            score_before: Set(score(row)),
            debt_before: Set(debt),
            ..Default::default()
        };
        store::update_participant(tx, changed).await?;
    }
    let noted = campaign::ActiveModel {
        id: Set(view.id()),
        order_computed_at: Set(Some(write.now())),
        ..Default::default()
    };
    store::campaigns::update(tx, noted).await?;
    let entry = Entry::new("campaigns.order_computed", "campaign", view.id()).after(json!({
        "seed": view.row.order_seed,
        "order": found.iter().map(|(id, (auto, turn))| json!([id, auto, turn])).collect::<Vec<_>>(),
    }));
    Ok(Done::told(found.len(), entry))
}

/// A position as a form sent it: the one that it showed, and the one typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// What was saved when the page was shown.
    pub was: Option<i32>,
    /// What is wanted.
    pub typed: Option<i32>,
}

/// Keeps the positions given by hand, and computes the order again.
pub(super) async fn place(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    positions: &BTreeMap<ParticipantId, Placed>,
) -> Outcome<usize, OrderRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    may_change(tx, &view, write.now()).await?.map_err(No::Refused)?;
    let mut changes = Vec::new();
    for row in store::participants::rows_of(tx, id).await? {
        let Some(placed) = positions.get(&row.id).filter(|placed| placed.was != placed.typed) else {
            continue;
        };
        if row.order_manual == placed.typed {
            continue;
        }
        if row.order_manual != placed.was {
            return Err(No::Refused(OrderRefusal::Changed));
        }
        changes.push((row.id, row.order_manual, placed.typed));
    }
    for (participant, _, typed) in &changes {
        let row = participant::ActiveModel {
            id: Set(*participant),
            order_manual: Set(*typed),
            ..Default::default()
        };
        store::update_participant(tx, row).await?;
    }
    let count = changes.len();
    let entry = Entry::new("campaigns.positions_given", "campaign", id)
        .before(changes.iter().map(|(id, before, _)| json!([id, before])).collect::<Vec<_>>())
        .after(changes.iter().map(|(id, _, after)| json!([id, after])).collect::<Vec<_>>());
    let done = computed(&write, &view).await?.and(Done::told((), entry)).map(|_| count);
    Ok(write.commit(done).await?)
}

/// Participants whose score is shared with another: the draw settled between them.
pub(super) fn drawn(rows: &[participant::Model]) -> BTreeSet<ParticipantId> {
    let mut by_score: BTreeMap<i32, Vec<ParticipantId>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.order_auto.is_some()) {
        by_score.entry(row.score_before.unwrap_or(0)).or_default().push(row.id);
    }
    by_score.into_values().filter(|ids| ids.len() > 1).flatten().collect()
}
