//! The seats of a site, by default and over dates, are replaced as a whole.

use std::sync::Arc;

use placet_entity::ids::{SiteCapacityId, SiteId};
use placet_entity::site_capacity;
use placet_rules::capacity::Capacity;
use placet_rules::time::Day;
use serde_json::{Value, json};

use super::store::sites as store;
use crate::access::{May, privilege::EditHosts};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// A capacity as it was typed; without dates it is the default. `until` is the last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedCapacity {
    /// The first day; none: since always.
    pub from: Option<Day>,
    /// The last day; none: for ever.
    pub until: Option<Day>,
    /// The seats; `min ≤ ideal ≤ max`.
    pub capacity: Capacity,
    /// Why.
    pub reason: Option<String>,
}

impl TypedCapacity {
    /// Whether both hold on some day; the default overlaps nothing.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let dated = |row: &Self| row.from.is_some() || row.until.is_some();
        let begins = |row: &Self| row.from.unwrap_or(Day::MIN);
        let ends = |row: &Self| row.until.unwrap_or(Day::MAX);
        dated(self) && dated(other) && begins(self) <= ends(other) && begins(other) <= ends(self)
    }
}

/// Why the seats were not saved: somebody saved the site since the form was shown.
#[derive(Debug)]
pub(super) struct Changed;

fn told(rows: &[site_capacity::Model]) -> Value {
    rows.iter()
        .map(|row| {
            json!({ "from": row.from_on, "until": row.until_on, "min": row.min_seats, "ideal": row.ideal_seats,
                "max": row.max_seats, "reason": row.reason })
        })
        .collect()
}

/// A row of a site.
pub(super) fn row(id: SiteCapacityId, site: SiteId, typed: &TypedCapacity) -> site_capacity::Model {
    let seats = |seats: u32| i32::try_from(seats).unwrap_or(i32::MAX);
    site_capacity::Model {
        id,
        site_id: site,
        from_on: typed.from,
        until_on: typed.until,
        min_seats: seats(typed.capacity.min),
        ideal_seats: seats(typed.capacity.ideal),
        max_seats: seats(typed.capacity.max),
        reason: typed.reason.clone(),
    }
}

/// Replaces the capacities of a site; the version is that of the site when the form was shown.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: SiteId,
    version: i32,
    typed: &[TypedCapacity],
) -> Outcome<(), Changed> {
    let write = may.write(handle).await?;
    let Some(mut site) = store::find(write.tx(), id).await? else { return Err(No::Hidden) };
    if site.version != version {
        return Err(No::Refused(Changed));
    }
    let entry = replace(&write, id, typed).await?;
    site.version += 1;
    store::update(write.tx(), site).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Replaces the capacities of a site within a write.
pub(super) async fn replace(
    write: &Write,
    id: SiteId,
    typed: &[TypedCapacity],
) -> Result<Entry, sea_orm::DbErr> {
    let before = store::capacity_rows(write.tx(), id).await?;
    let rows: Vec<site_capacity::Model> = typed.iter().map(|typed| row(write.id(), id, typed)).collect();
    let entry = Entry::new("hosts.capacity_changed", "site", id).before(told(&before)).after(told(&rows));
    store::replace_capacities(write.tx(), id, rows).await?;
    Ok(entry)
}
