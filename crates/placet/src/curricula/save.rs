//! A requirement is created, changed, moved in the order of its programme, removed.

use std::convert::Infallible;
use std::sync::Arc;

use placet_entity::ids::{ProgrammeId, RequirementId};
use placet_rules::curriculum::{Malformed, REQUIREMENTS_MAX};
use serde_json::{Value, json};

use super::model::Asked;
use super::settle;
use super::store::{requirements as store, settled};
use crate::access::{May, privilege::EditRequirements};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

const KIND: &str = "requirement";

/// Why a requirement is not saved.
#[derive(Clone, Debug)]
pub(super) enum Refusal {
    /// It means nothing by itself.
    Malformed(Vec<Malformed>),
    /// The programme has as many as a check takes.
    TooMany,
    /// Somebody saved it since the form was shown.
    Changed(Box<Asked>),
}

/// What the history keeps of a requirement.
fn told(asked: &Asked) -> Value {
    let row = &asked.row;
    json!({
        "name": row.name, "scope": row.scope.code(), "site_id": row.site_id, "categories": asked.categories,
        "levels": asked.levels, "min_placements": row.min_placements, "max_placements": row.max_placements,
        "from_on": row.from_on, "until_on": row.until_on,
    })
}

/// Creates a requirement, the last of its programme, or changes the one that has this identifier; its programme and its place
/// stay as they are.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditRequirements>,
    mut asked: Asked,
) -> Outcome<(), Refusal> {
    let found = asked.rule().check();
    if !found.is_empty() {
        return Err(No::Refused(Refusal::Malformed(found)));
    }
    let write = may.write(handle).await?;
    let tx = write.tx();
    if !store::hold(tx, asked.row.programme_id).await? {
        return Err(No::Hidden);
    }
    let all = store::all(tx, Some(asked.row.programme_id)).await?;
    let id = asked.row.id;
    let entry = if let Some(saved) = all.iter().find(|other| other.row.id == id) {
        if saved.row.version != asked.row.version {
            return Err(No::Refused(Refusal::Changed(Box::new(saved.clone()))));
        }
        asked.row.rank = saved.row.rank;
        asked.row.version += 1;
        store::update(tx, &asked).await?;
        Entry::new("curricula.requirement_changed", KIND, id).before(told(saved)).after(told(&asked))
    } else {
        if all.len() >= REQUIREMENTS_MAX {
            return Err(No::Refused(Refusal::TooMany));
        }
        asked.row.rank = all.iter().map(|other| other.row.rank).max().unwrap_or(0) + 1;
        asked.row.version = 1;
        store::insert(tx, &asked).await?;
        Entry::new("curricula.requirement_created", KIND, id).after(told(&asked))
    };
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Which way a requirement moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
}

/// Moves a requirement by one place: when not all can be kept, the last one gives way.
pub(super) async fn shift(
    handle: &Arc<Handle>,
    may: &May<EditRequirements>,
    id: RequirementId,
    direction: Direction,
) -> Outcome<ProgrammeId, Infallible> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(found) = store::find(tx, id).await? else { return Err(No::Hidden) };
    let programme = found.row.programme_id;
    store::hold(tx, programme).await?;
    let mut all = store::all(tx, Some(programme)).await?;
    let Some(place) = all.iter().position(|asked| asked.row.id == id) else { return Err(No::Hidden) };
    let other = match direction {
        Direction::Up => place.checked_sub(1),
        Direction::Down => (place + 1 < all.len()).then_some(place + 1),
    };
    let Some(other) = other else {
        return Ok(write.commit(Done::unremarkable(programme, Unremarkable::Nothing)).await?);
    };
    all.swap(place, other);
    let ranks: Vec<(RequirementId, i32)> = all.iter().map(|asked| asked.row.id).zip(1..).collect();
    store::rank(tx, &ranks).await?;
    let entry = Entry::new("curricula.requirement_moved", KIND, id)
        .before(json!({ "rank": place + 1 }))
        .after(json!({ "rank": other + 1 }));
    Ok(write.commit(Done::told(programme, entry)).await?)
}

/// Removes a requirement, and all that was settled for it. Gives it.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditRequirements>,
    id: RequirementId,
) -> Outcome<Asked, Infallible> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(asked) = store::find(tx, id).await? else { return Err(No::Hidden) };
    store::hold(tx, asked.row.programme_id).await?;
    let mut entries = vec![Entry::new("curricula.requirement_removed", KIND, id).before(told(&asked))];
    for (row, student) in settled::of_requirement(tx, id).await? {
        settled::delete(tx, row.id).await?;
        entries.push(settle::taken_back(&asked, &row, student));
    }
    store::delete(tx, id).await?;
    Ok(write.commit(Done::all(asked, entries)).await?)
}
