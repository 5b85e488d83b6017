//! A category is created, changed, archived or brought back.

use std::sync::Arc;

use placet_entity::ids::SiteCategoryId;
use placet_entity::site_category::Model;
use serde_json::{Value, json};

use super::store::categories as store;
use crate::access::{May, privilege::EditHosts};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why a category was not saved.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Another category has this code.
    CodeTaken,
    /// Somebody saved it since the form was shown.
    Changed(Box<Model>),
}

/// Why a category was not archived: this many sites are in it.
#[derive(Debug)]
pub(super) struct InUse(pub i64);

/// What the audit keeps of a category.
pub(super) fn told(row: &Model) -> Value {
    json!({ "code": row.code, "acronym": row.acronym, "name": row.name, "rank": row.rank,
        "principal": row.principal, "colour": row.colour })
}

/// Creates a category; the code of `row` is free to be taken only once.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    row: Model,
) -> Outcome<SiteCategoryId, Refusal> {
    let write = may.write(handle).await?;
    if store::of_code(write.tx(), &row.code).await?.is_some() {
        return Err(No::Refused(Refusal::CodeTaken));
    }
    let id = row.id;
    let entry = Entry::new("hosts.category_created", "site_category", id).after(told(&row));
    store::insert(write.tx(), row).await?;
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a category; the version of `row` is the one that the form was shown with.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut row: Model,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), row.id).await? else { return Err(No::Hidden) };
    if saved.version != row.version {
        return Err(No::Refused(Refusal::Changed(Box::new(saved))));
    }
    if store::of_code(write.tx(), &row.code).await?.is_some_and(|other| other.id != row.id) {
        return Err(No::Refused(Refusal::CodeTaken));
    }
    row.version += 1;
    row.archived_at = saved.archived_at;
    let entry =
        Entry::new("hosts.category_changed", "site_category", row.id).before(told(&saved)).after(told(&row));
    store::update(write.tx(), row).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a category that has no site any more, or brings it back. Gives its name.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: SiteCategoryId,
    archived: bool,
) -> Outcome<String, InUse> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), id).await? else { return Err(No::Hidden) };
    if archived {
        let sites = store::site_counts(write.tx()).await?.get(&id).copied().unwrap_or(0);
        if sites > 0 {
            return Err(No::Refused(InUse(sites)));
        }
    }
    store::set_archived(write.tx(), &saved, archived.then(|| write.now())).await?;
    let action = if archived { "hosts.category_archived" } else { "hosts.category_restored" };
    let entry = Entry::new(action, "site_category", id);
    Ok(write.commit(Done::told(saved.name, entry)).await?)
}
