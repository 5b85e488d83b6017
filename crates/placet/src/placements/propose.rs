//! Writing proposals: a run and the decisions in force, as placements.

use placet_entity::ids::{OpeningId, ParticipantId, PlacementId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::placement;
use placet_rules::placement::{Act, Reason};
use sea_orm::ActiveValue::Set;

use super::model::{columns, state};
use super::store;
use super::terms::{Terms, terms};
use crate::allocation::scene::Taking;
use crate::allocation::{Chosen, Scene};
use crate::commission::{self, Live};
use crate::kit::Write;

/// What writing proposals changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Changes {
    /// New proposals.
    pub created: u32,
    /// Proposals with other terms: they must be looked at again.
    pub changed: u32,
    /// Of these, those that somebody had pre-validated or validated.
    pub looked_at: u32,
    /// Proposals that stay as they are.
    pub kept: u32,
    /// Proposals that are no longer made.
    pub removed: u32,
    /// Published placements that a decision cancels.
    pub cancelled: u32,
}

/// What would change for one participant.
enum Step<'a> {
    Create(Terms),
    Change(&'a placement::Model, Terms),
    Replace(&'a placement::Model, Option<Terms>),
    Keep,
    Remove(&'a placement::Model),
    Nothing,
}

fn step<'a>(scene: &Scene, run: &Chosen, live: &'a Live, full: &[OpeningId], taking: &Taking) -> Step<'a> {
    let wanted = if taking.row.excused.is_some() { None } else { terms(scene, run, taking) };
    // A seat that a decision has taken since is not given back to whom the run had given it.
    let fits = |opening: OpeningId| !full.contains(&opening);
    let wanted = wanted.filter(|terms| terms.decision.is_some() || terms.opening.is_none_or(fits));
    let Some(row) = live.principal.get(&taking.row.id) else {
        return wanted.map_or(Step::Nothing, Step::Create);
    };
    let published = row.published_at.is_some();
    match wanted {
        Some(terms) if terms.are_those_of(row, live.secondary.get(&row.id)) => Step::Keep,
        // After the publication only a decision changes a placement, by another in its stead.
        Some(_) | None if published && taking.decision.is_none() => Step::Keep,
        wanted if published => Step::Replace(row, wanted),
        Some(terms) => Step::Change(row, terms),
        None => Step::Remove(row),
    }
}

/// What choosing a run, or deciding, would change; nothing is written.
pub(super) fn foresee(scene: &Scene, run: &Chosen, live: &Live, only: Option<ParticipantId>) -> Changes {
    let full = only.map_or_else(Vec::new, |_| full(scene, run));
    let mut changes = Changes::default();
    let looked = |row: &placement::Model| {
        u32::from(matches!(row.status, PlacementStatus::PreValidated | PlacementStatus::Validated))
    };
    for taking in scene.participants.iter().filter(|taking| only.is_none_or(|id| id == taking.row.id)) {
        match step(scene, run, live, &full, taking) {
            Step::Create(_) => changes.created += 1,
            Step::Change(row, _) => {
                changes.changed += 1;
                changes.looked_at += looked(row);
            }
            Step::Replace(..) => changes.cancelled += 1,
            Step::Keep => changes.kept += 1,
            Step::Remove(row) => {
                changes.removed += 1;
                changes.looked_at += looked(row);
            }
            Step::Nothing => {}
        }
    }
    changes
}

/// The openings over their seats once these proposals are written, with how many are given.
pub(super) fn overfull(scene: &Scene, run: &Chosen) -> Vec<(OpeningId, i32)> {
    let mut given = std::collections::BTreeMap::new();
    for terms in scene.to_place().filter_map(|taking| terms(scene, run, taking)) {
        let secondary = terms.secondary.map(|(opening, _)| opening);
        for opening in [terms.opening, secondary].into_iter().flatten() {
            *given.entry(opening).or_insert(0) += 1;
        }
    }
    given
        .into_iter()
        .filter(|(opening, count)| scene.openings.get(opening).is_some_and(|row| *count > row.seats))
        .collect()
}

fn full(scene: &Scene, run: &Chosen) -> Vec<OpeningId> {
    overfull(scene, run).into_iter().map(|(opening, _)| opening).collect()
}

/// Writes the proposals of all participants, or of one.
pub(super) async fn write(
    write: &Write,
    scene: &Scene,
    run: &Chosen,
    only: Option<ParticipantId>,
) -> anyhow::Result<Changes> {
    let tx = write.tx();
    let live = commission::live(tx, scene.view.id()).await?;
    let changes = foresee(scene, run, &live, only);
    let full = only.map_or_else(Vec::new, |_| full(scene, run));
    let (mut rows, mut gone) = (Vec::new(), Vec::new());
    for taking in scene.participants.iter().filter(|taking| only.is_none_or(|id| id == taking.row.id)) {
        match step(scene, run, &live, &full, taking) {
            Step::Create(terms) => create(write, scene, taking, &terms, &mut rows),
            Step::Change(row, terms) => {
                let proposed = state(row).change();
                if let Ok(proposed) = proposed {
                    let change = with_terms(columns(row, &proposed), &terms);
                    store::update(tx, row, change).await?;
                }
                gone.extend(live.secondary.get(&row.id).map(|row| row.id));
                secondary(write, scene, taking, row.id, &terms, &mut rows);
            }
            Step::Replace(row, wanted) => {
                for row in std::iter::once(row).chain(live.secondary.get(&row.id)) {
                    cancel(write, row, taking).await?;
                }
                if let Some(terms) = wanted {
                    create(write, scene, taking, &terms, &mut rows);
                }
            }
            Step::Remove(row) => {
                gone.extend(live.secondary.get(&row.id).map(|row| row.id));
                gone.push(row.id);
            }
            Step::Keep | Step::Nothing => {}
        }
    }
    store::delete(tx, &gone).await?;
    store::insert(tx, rows).await?;
    Ok(changes)
}

/// Cancels a published placement, for the reason of the decision that takes its place.
async fn cancel(write: &Write, row: &placement::Model, taking: &Taking) -> anyhow::Result<()> {
    let decision = taking.decision.as_ref();
    let why = decision.map_or_else(|| "—".to_owned(), |decision| decision.reason.clone());
    let Ok(reason) = Reason::try_from(why) else { return Ok(()) };
    let act = Act { by: write.origin().actor, at: write.now() };
    if let Ok(cancelled) = state(row).cancel(act, reason) {
        store::update(write.tx(), row, columns(row, &cancelled)).await?;
    }
    Ok(())
}

fn create(
    write: &Write,
    scene: &Scene,
    taking: &Taking,
    terms: &Terms,
    rows: &mut Vec<placement::ActiveModel>,
) {
    let id = write.id();
    rows.push(with_terms(blank(id, scene, taking, None), terms));
    secondary(write, scene, taking, id, terms, rows);
}

fn secondary(
    write: &Write,
    scene: &Scene,
    taking: &Taking,
    principal: PlacementId,
    terms: &Terms,
    rows: &mut Vec<placement::ActiveModel>,
) {
    let Some((opening, site)) = terms.secondary else { return };
    rows.push(placement::ActiveModel {
        opening_id: Set(Some(opening)),
        site_id: Set(Some(site)),
        organisation_id: Set(scene.sites.get(&site).map(|site| site.organisation_id)),
        run_id: Set(terms.run),
        decision_id: Set(terms.decision),
        ..blank(write.id(), scene, taking, Some(principal))
    });
}

fn with_terms(row: placement::ActiveModel, terms: &Terms) -> placement::ActiveModel {
    placement::ActiveModel {
        opening_id: Set(terms.opening),
        site_id: Set(terms.site),
        organisation_id: Set(terms.organisation),
        host_name: Set(terms.host_name.clone()),
        rank: Set(terms.rank),
        site_cost: Set(terms.site_cost),
        adjustment: Set(terms.adjustment),
        cost: Set(terms.cost),
        run_id: Set(terms.run),
        decision_id: Set(terms.decision),
        ..row
    }
}

fn blank(id: PlacementId, scene: &Scene, taking: &Taking, of: Option<PlacementId>) -> placement::ActiveModel {
    placement::ActiveModel {
        id: Set(id),
        participant_id: Set(Some(taking.row.id)),
        student_id: Set(taking.row.student_id),
        campaign_id: Set(Some(scene.view.id())),
        site_id: Set(None),
        opening_id: Set(None),
        organisation_id: Set(None),
        host_name: Set(None),
        secondary_of_id: Set(of),
        status: Set(PlacementStatus::Proposed),
        rank: Set(None),
        site_cost: Set(None),
        adjustment: Set(None),
        cost: Set(None),
        run_id: Set(None),
        decision_id: Set(None),
        note: Set(None),
        pre_validated_by: Set(None),
        pre_validated_at: Set(None),
        validated_by: Set(None),
        validated_at: Set(None),
        published_at: Set(None),
        cancelled_at: Set(None),
        cancelled_reason: Set(None),
        version: Set(1),
    }
}
