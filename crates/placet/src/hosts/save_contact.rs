//! A contact of an organisation is added, changed or removed, with his duty on each site.

use std::collections::BTreeSet;
use std::sync::Arc;

use placet_entity::contact::Model;
use placet_entity::ids::{ContactId, SiteId};
use serde_json::{Value, json};

use super::store::organisations as store;
use crate::access::{May, privilege::EditHosts};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Somebody saved the contact since the form was shown.
#[derive(Debug)]
pub(super) struct Changed(pub Box<Model>);

/// What the audit keeps of a contact.
pub(super) fn told(row: &Model, duties: &[(SiteId, bool)]) -> Value {
    json!({ "code": row.code, "name": row.display_name, "function": row.function, "email": row.email, "phone": row.phone,
        "active": row.active, "duties": duties })
}

/// Adds a contact, or changes the one that has this identifier. Duties on sites of another organisation are left out.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut row: Model,
    mut duties: Vec<(SiteId, bool)>,
) -> Outcome<(), Changed> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    if store::find(tx, row.organisation_id).await?.is_none() {
        return Err(No::Hidden);
    }
    let sites: BTreeSet<SiteId> =
        store::sites(tx, row.organisation_id).await?.into_iter().map(|(site, _)| site.id).collect();
    duties.retain(|(site, _)| sites.contains(site));
    let id = row.id;
    let entry = if let Some(saved) = store::contact(tx, id).await? {
        if saved.version != row.version {
            return Err(No::Refused(Changed(Box::new(saved))));
        }
        let before: Vec<(SiteId, bool)> = store::duties(tx, &[id])
            .await?
            .into_iter()
            .map(|duty| (duty.site_id, duty.visible_to_students))
            .collect();
        // Archived sites are not in the form: what the contact did there stays.
        duties.extend(before.iter().filter(|(site, _)| !sites.contains(site)));
        row.version += 1;
        row.code.clone_from(&saved.code);
        let entry = Entry::new("hosts.contact_changed", "contact", id)
            .before(told(&saved, &before))
            .after(told(&row, &duties));
        store::update_contact(tx, row).await?;
        entry
    } else {
        row.version = 1;
        let entry = Entry::new("hosts.contact_added", "contact", id).after(told(&row, &duties));
        store::insert_contact(tx, row).await?;
        entry
    };
    store::replace_duties(tx, id, &duties).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Removes a contact. Gives his organisation's page and his name.
pub(super) async fn remove(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: ContactId,
) -> Outcome<Model, std::convert::Infallible> {
    let write = may.write(handle).await?;
    let Some(saved) = store::contact(write.tx(), id).await? else { return Err(No::Hidden) };
    let entry = Entry::new("hosts.contact_removed", "contact", id).before(told(&saved, &[]));
    store::delete_contact(write.tx(), id).await?;
    Ok(write.commit(Done::told(saved, entry)).await?)
}
