//! A view is saved, renamed, shared or removed.

use std::convert::Infallible;
use std::sync::Arc;

use placet_entity::ids::SavedViewId;
use placet_entity::saved_view::Model;
use sea_orm::ConnectionTrait;

use super::model::{List, told};
use super::store;
use crate::access::May;
use crate::access::privilege::{ShareViews, Staff};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Saves the query of a list under a name; a view that the account has of this name is replaced. Gives whether it was.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<Staff>,
    list: List,
    name: String,
    query: String,
    shared: bool,
) -> Outcome<bool, Infallible> {
    if !list.is_open_to(&may.signed.roles) {
        return Err(No::Hidden);
    }
    let shared = shared && may.holds::<ShareViews>();
    let write = may.write(handle).await?;
    if let Some(saved) = store::named(write.tx(), may.account(), list.code(), &name).await? {
        let row = Model { query, shared, version: saved.version + 1, ..saved.clone() };
        let entry = Entry::new("views.changed", "saved_view", row.id).before(told(&saved)).after(told(&row));
        store::update(write.tx(), row).await?;
        return Ok(write.commit(Done::told(true, entry)).await?);
    }
    let row = Model {
        id: write.id(),
        account_id: may.account(),
        list: list.code().to_owned(),
        name,
        query,
        shared,
        created_at: write.now(),
        version: 1,
    };
    let entry = Entry::new("views.saved", "saved_view", row.id).after(told(&row));
    store::insert(write.tx(), row).await?;
    Ok(write.commit(Done::told(false, entry)).await?)
}

/// Why a view was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotChanged {
    /// The account has another view of this name in this list.
    NameTaken,
    /// Somebody saved it since the page was shown.
    Changed,
}

/// A view that the actor may change: his own, or a shared one when he may share.
pub(super) async fn mine(
    db: &impl ConnectionTrait,
    may: &May<Staff>,
    id: SavedViewId,
) -> anyhow::Result<Option<Model>> {
    let found = store::find(db, id).await?;
    let theirs = may.holds::<ShareViews>();
    Ok(found.filter(|row| row.account_id == may.account() || row.shared && theirs))
}

/// Renames a view, shares it or takes it back.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<Staff>,
    (id, version): (SavedViewId, i32),
    name: String,
    shared: bool,
) -> Outcome<(), NotChanged> {
    let write = may.write(handle).await?;
    let Some(saved) = mine(write.tx(), may, id).await? else { return Err(No::Hidden) };
    if saved.version != version {
        return Err(No::Refused(NotChanged::Changed));
    }
    let other = store::named(write.tx(), saved.account_id, &saved.list, &name).await?;
    if other.is_some_and(|other| other.id != id) {
        return Err(No::Refused(NotChanged::NameTaken));
    }
    let shared = shared && may.holds::<ShareViews>();
    let row = Model { name, shared, version: version + 1, ..saved.clone() };
    let entry = Entry::new("views.changed", "saved_view", id).before(told(&saved)).after(told(&row));
    store::update(write.tx(), row).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Removes a view. Gives what it was.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<Staff>,
    id: SavedViewId,
) -> Outcome<Model, Infallible> {
    let write = may.write(handle).await?;
    let Some(saved) = mine(write.tx(), may, id).await? else { return Err(No::Hidden) };
    store::remove(write.tx(), id).await?;
    let entry = Entry::new("views.removed", "saved_view", id).before(told(&saved));
    Ok(write.commit(Done::told(saved, entry)).await?)
}
