//! A group of capacity is created, changed or removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use placet_entity::capacity_group::Model;
use placet_entity::ids::{CapacityGroupId, SiteId};
use serde_json::{Value, json};

use super::store::{groups as store, sites};
use crate::access::{May, privilege::EditHosts};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why a group was not saved.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The group around it is itself, or is inside it, or is not there any more.
    Circle,
    /// Somebody saved it since the form was shown.
    Changed(Box<Model>),
}

fn told(row: &Model, members: &[SiteId]) -> Value {
    json!({ "name": row.name, "parent": row.parent_id, "max_seats": row.max_seats, "from": row.from_on,
        "until": row.until_on, "sites": members })
}

/// The group itself and all that are inside it.
pub(super) fn inside(id: CapacityGroupId, groups: &[Model]) -> BTreeSet<CapacityGroupId> {
    let mut found = BTreeSet::from([id]);
    loop {
        let before = found.len();
        let more =
            groups.iter().filter(|group| group.parent_id.is_some_and(|parent| found.contains(&parent)));
        let more: Vec<CapacityGroupId> = more.map(|group| group.id).collect();
        found.extend(more);
        if found.len() == before {
            return found;
        }
    }
}

/// Creates a group, or changes the one that has this identifier.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut row: Model,
    members: Vec<SiteId>,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let groups = store::all(tx).await?;
    let members: Vec<SiteId> = sites::several(tx, &members).await?.into_iter().map(|site| site.id).collect();
    if let Some(parent) = row.parent_id {
        let known = groups.iter().any(|group| group.id == parent);
        if !known || inside(row.id, &groups).contains(&parent) {
            return Err(No::Refused(Refusal::Circle));
        }
    }
    let id = row.id;
    let saved = groups.into_iter().find(|group| group.id == id);
    let entry = if let Some(saved) = saved {
        if saved.version != row.version {
            return Err(No::Refused(Refusal::Changed(Box::new(saved))));
        }
        row.version += 1;
        let entry = Entry::new("hosts.capacity_group_changed", "capacity_group", id)
            .before(told(&saved, &[]))
            .after(told(&row, &members));
        store::update(tx, row).await?;
        entry
    } else {
        row.version = 1;
        let entry =
            Entry::new("hosts.capacity_group_created", "capacity_group", id).after(told(&row, &members));
        store::insert(tx, row).await?;
        entry
    };
    store::replace_members(tx, id, &members).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Removes a group. Gives its name.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: CapacityGroupId,
) -> Outcome<String, std::convert::Infallible> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), id).await? else { return Err(No::Hidden) };
    let entry = Entry::new("hosts.capacity_group_removed", "capacity_group", id).before(told(&saved, &[]));
    store::delete(write.tx(), &saved).await?;
    Ok(write.commit(Done::told(saved.name, entry)).await?)
}
