//! An organisation is created, changed, archived or brought back.

use std::sync::Arc;

use placet_entity::ids::OrganisationId;
use placet_entity::organisation::Model;
use serde_json::{Value, json};

use super::store::organisations as store;
use crate::access::{May, privilege::EditHosts};
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Why an organisation was not saved.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Another organisation has this SIRET: its name.
    SiretTaken(String),
    /// Somebody saved it since the form was shown.
    Changed(Box<Model>),
}

/// Why an organisation was not archived: this many of its sites are in use.
#[derive(Debug)]
pub(super) struct InUse(pub i64);

/// What the audit keeps of an organisation.
pub(super) fn told(row: &Model) -> Value {
    json!({ "name": row.name, "siret": row.siret, "sector": row.sector, "address_line": row.address_line,
        "postcode": row.postcode, "town": row.town, "country": row.country, "website": row.website,
        "phone": row.phone, "headcount": row.headcount, "notes": row.notes, "trust_level": row.trust_level })
}

/// What an organisation is searched by.
pub(super) fn search_key(row: &Model) -> String {
    let parts = [Some(row.name.as_str()), row.town.as_deref(), row.siret.as_deref(), row.sector.as_deref()];
    placet_rules::text::search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

async fn check(write: &crate::kit::Write, row: &Model) -> Outcome<(), Refusal> {
    let Some(siret) = &row.siret else { return Ok(()) };
    match store::of_siret(write.tx(), siret).await? {
        Some(other) if other.id != row.id => Err(No::Refused(Refusal::SiretTaken(other.name))),
        _ => Ok(()),
    }
}

/// Creates an organisation.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut row: Model,
) -> Outcome<OrganisationId, Refusal> {
    let write = may.write(handle).await?;
    check(&write, &row).await?;
    let id = row.id;
    row.version = 1;
    row.search_key = search_key(&row);
    let entry = Entry::new("hosts.organisation_created", "organisation", id).after(told(&row));
    store::insert(write.tx(), row).await?;
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes an organisation; the version of `row` is the one that the form was shown with.
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
    check(&write, &row).await?;
    row.version += 1;
    row.search_key = search_key(&row);
    row.archived_at = saved.archived_at;
    let entry = Entry::new("hosts.organisation_changed", "organisation", row.id)
        .before(told(&saved))
        .after(told(&row));
    store::update(write.tx(), row).await?;
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives an organisation whose sites are all archived, or brings it back. Gives its name.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: OrganisationId,
    archived: bool,
) -> Outcome<String, InUse> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), id).await? else { return Err(No::Hidden) };
    if archived {
        let sites = store::counts(write.tx(), &[id]).await?.get(&id).map_or(0, |(sites, _)| *sites);
        if sites > 0 {
            return Err(No::Refused(InUse(sites)));
        }
    }
    store::set_archived(write.tx(), &saved, archived.then(|| write.now())).await?;
    let action = if archived { "hosts.organisation_archived" } else { "hosts.organisation_restored" };
    Ok(write.commit(Done::told(saved.name, Entry::new(action, "organisation", id))).await?)
}
