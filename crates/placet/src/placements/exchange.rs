//! Two published placements change hands. What was published is not rewritten: each is cancelled and another takes its place,
//! seen at once, with what its student is told of it.

use std::collections::HashMap;

use placet_allocation::Decimal;
use placet_entity::ids::{OpeningId, PlacementId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{participant, placement, placement_snapshot, placement_span};
use placet_rules::exchange::{Bill, Consequence};
use placet_rules::ids::Hundredths;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::snapshot::{Exchanged, Snapshot};
use super::standing;
use super::store;
use super::terms::usual_cost;
use crate::allocation::scene::Taking;
use crate::allocation::{Chosen, Scene};
use crate::campaigns::participation;
use crate::kit::{Entry, Write};
use crate::people::standing::{Standing, record};

/// One of two who would exchange.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    /// The participant.
    pub taking: &'a Taking,
    /// His placement.
    pub row: &'a placement::Model,
    /// His cohort's opening at the other's site.
    pub there: Option<OpeningId>,
}

/// A placement changed since it was read: nothing was exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

/// The highest cost of a run.
pub fn cost_max(run: &Chosen) -> Hundredths {
    Hundredths(hundredths(run.checked.problem().parameters.cost_max))
}

fn hundredths(number: Decimal) -> i64 {
    number.thousandths() / 10
}

/// What each of the two pays, and would at the other's site.
pub async fn bills(
    db: &impl ConnectionTrait,
    scene: &Scene,
    run: &Chosen,
    two: [Holder<'_>; 2],
) -> anyhow::Result<[Bill; 2]> {
    let ids = two.map(|one| one.taking.row.curriculum_id);
    let curricula = store::curricula(db, &ids).await?;
    let past = store::past_costs(db, scene.view.id(), &ids).await?;
    Ok(two.map(|one| {
        let id = one.taking.row.curriculum_id;
        let costs = past.get(&id).map_or(&[][..], Vec::as_slice);
        let standing = curricula.get(&id).map(Standing::of);
        // what the commission charged by hand names neither the site's part nor the turn's
        let usual = one.row.opening_id.map(|opening| usual_cost(run, one.taking, opening));
        let part = |known: Option<i32>, of: fn((i32, i32, i32)) -> i32| {
            Hundredths(known.or(usual.map(of)).unwrap_or(0).into())
        };
        let rank = |rank: Option<i32>| rank.and_then(|rank| u32::try_from(rank).ok());
        Bill {
            rank: rank(one.row.rank),
            site_cost: part(one.row.site_cost, |(site, _, _)| site),
            cost: Hundredths(one.row.cost.unwrap_or(0).into()),
            rank_there: rank(one.there.and_then(|opening| one.taking.rank_of(opening))),
            adjustment_there: part(one.row.adjustment, |(_, adjustment, _)| adjustment),
            score: standing.map(|row| standing::before(row, costs, one.row.cost)).unwrap_or_default(),
        }
    }))
}

/// One of two who exchange, and what he agreed to.
pub struct Exchanging<'a> {
    /// The participant.
    pub participant: &'a participant::Model,
    /// What he gives up.
    pub gives: &'a placement::Model,
    /// His cohort's opening at the other's site.
    pub opening: OpeningId,
    /// What it costs there, and what his turn or his score adds.
    pub site_cost: Hundredths,
    /// What his turn or his score adds there, or takes away.
    pub adjustment: Hundredths,
    /// What the exchange changes for him.
    pub states: Consequence,
}

/// What an exchange wrote: the placements that the two have now, and what tells of it.
pub struct Swapped {
    /// In the order of the two.
    pub placements: [PlacementId; 2],
    /// One entry for each student.
    pub entries: Vec<Entry>,
}

/// Exchanges two published placements: sites, spans and contacts change hands, ranks, costs and scores follow what was stated;
/// debts stay. The caller holds the campaign and has asked the rules.
pub async fn swap(write: &Write, two: [&Exchanging<'_>; 2]) -> anyhow::Result<Result<Swapped, Stale>> {
    let tx = write.tx();
    let [one, other] = two;
    let given = [one.gives.id, other.gives.id];
    let told = store::told(tx, &given).await?;
    let spans = store::spans(tx, &given).await?;
    let mut snapshots: HashMap<PlacementId, Snapshot> = HashMap::new();
    for (id, text) in told {
        snapshots.insert(id, serde_json::from_str(&text)?);
    }
    for row in [one.gives, other.gives] {
        let change = placement::ActiveModel {
            status: Set(PlacementStatus::Cancelled),
            cancelled_at: Set(Some(write.now())),
            version: Set(row.version + 1),
            ..Default::default()
        };
        if !store::update(tx, row, change).await? {
            return Ok(Err(Stale));
        }
    }
    let ids: [PlacementId; 2] = [write.id(), write.id()];
    let (mut rows, mut pages, mut days, mut entries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for ((has, takes), id) in [(one, other), (other, one)].into_iter().zip(ids) {
        let (Some(before), Some(there)) = (snapshots.get(&has.gives.id), snapshots.get(&takes.gives.id))
        else {
            anyhow::bail!("a published placement of an exchange tells nothing");
        };
        let after = has.states.after;
        let rank = after.rank.and_then(|rank| i32::try_from(rank).ok());
        let number = |amount: Hundredths| i32::try_from(amount.0).unwrap_or(i32::MAX);
        let row = placement::Model {
            id,
            site_id: takes.gives.site_id,
            opening_id: Some(has.opening),
            organisation_id: takes.gives.organisation_id,
            rank,
            site_cost: Some(number(has.site_cost)),
            adjustment: Some(number(has.adjustment)),
            cost: Some(number(after.cost)),
            decision_id: None,
            published_at: Some(write.now()),
            version: 1,
            ..has.gives.clone()
        };
        entries.push(
            Entry::new("placements.exchanged", "student", has.gives.student_id)
                .before(serde_json::json!({ "placement": has.gives.id, "site": has.gives.site_id }))
                .after(serde_json::json!({ "placement": id, "site": row.site_id })),
        );
        rows.push(row.into());
        let gave = before.site.as_ref().map_or_else(String::new, |site| site.name.clone());
        let page = before.after_exchange(there, &after, Exchanged { at: write.now(), gave });
        pages.push(placement_snapshot::ActiveModel {
            placement_id: Set(id),
            told: Set(serde_json::to_string(&page)?),
        });
        let of_site = spans.iter().filter(|span| span.placement_id == takes.gives.id);
        days.extend(of_site.map(|span| placement_span::ActiveModel {
            id: Set(write.id()),
            placement_id: Set(id),
            start_on: Set(span.start_on),
            end_on: Set(span.end_on),
        }));
    }
    store::insert(tx, rows).await?;
    store::insert_told(tx, pages).await?;
    store::write_spans(tx, &ids, days).await?;
    scores(write, two).await?;
    Ok(Ok(Swapped { placements: ids, entries }))
}

/// Records the scores that were stated; debts stay what the allocation made them.
async fn scores(write: &Write, two: [&Exchanging<'_>; 2]) -> anyhow::Result<()> {
    let curricula = store::curricula(write.tx(), &two.map(|one| one.participant.curriculum_id)).await?;
    let (mut standings, mut frozen) = (Vec::new(), Vec::new());
    for one in two {
        let score = i32::try_from(one.states.after.score.0).ok();
        if let Some(row) = curricula.get(&one.participant.curriculum_id) {
            standings.push((row.id, Standing { score, ..Standing::of(row) }));
        }
        frozen.push((one.participant.id, score, one.participant.debt_after));
    }
    record(write.tx(), &standings).await?;
    participation::freeze_standings(write.tx(), &frozen).await?;
    Ok(())
}
