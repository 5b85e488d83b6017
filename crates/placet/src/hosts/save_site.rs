//! A site is created, changed, put in or out of use, archived or brought back.

use std::collections::BTreeSet;
use std::sync::Arc;

use placet_entity::ids::{SiteId, StudyLevelId};
use placet_entity::site::Model;
use placet_entity::site_category;
use serde_json::{Value, json};

use super::store::{categories, organisations, sites as store};
use crate::access::{May, privilege::EditHosts};
use crate::institution::communes;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// Why a site was not saved.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Another site has this code.
    CodeTaken,
    /// The organisation is not there any more.
    Organisation,
    /// The category is not there any more.
    Category,
    /// Somebody saved it since the form was shown.
    Changed(Box<Model>),
}

/// A site as it was typed, with what hangs on it.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// The site; an empty code asks for one.
    pub row: Model,
    /// The levels that it does not take.
    pub levels: Vec<StudyLevelId>,
    /// The sites that go with it.
    pub pairs: Vec<SiteId>,
}

/// What the audit keeps of a site.
pub(super) fn told(row: &Model) -> Value {
    json!({ "code": row.code, "name": row.name, "service": row.service, "organisation": row.organisation_id,
        "category": row.category_id, "address_line": row.address_line, "postcode": row.postcode,
        "town": row.town, "latitude": row.latitude, "longitude": row.longitude, "url": row.url,
        "info": row.info, "active": row.active, "out_of_subdivision": row.out_of_subdivision,
        "wishes_allowed": row.wishes_allowed, "fixed_cost": row.fixed_cost,
        "fixed_cost_median": row.fixed_cost_median })
}

/// What a site is searched by; its name comes first, so that it also sorts by it.
pub(super) fn search_key(row: &Model) -> String {
    let parts =
        [Some(row.name.as_str()), row.service.as_deref(), row.town.as_deref(), Some(row.code.as_str())];
    placet_rules::text::search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// A code that is free: that of the category and a number.
pub(super) fn free_code(category: &str, taken: impl Fn(&str) -> bool) -> String {
    let stem: String = category.chars().take(58).collect();
    let mut number = 1_u32;
    loop {
        let code = format!("{stem}-{number:02}");
        if !taken(&code) {
            return code;
        }
        number += 1;
    }
}

/// The coordinates of the town, where none were typed or those stored were those of another town.
async fn place(write: &Write, row: &mut Model, saved: Option<&Model>) -> anyhow::Result<()> {
    let moved = saved.is_some_and(|saved| {
        (saved.latitude, saved.longitude) == (row.latitude, row.longitude)
            && (&saved.postcode, &saved.town) != (&row.postcode, &row.town)
    });
    if row.latitude.is_some() && !moved {
        return Ok(());
    }
    let found = match &row.town {
        Some(town) => communes::find(write.tx(), row.postcode.as_deref(), town).await?,
        None => None,
    };
    row.latitude = found.map(|place| place.latitude());
    row.longitude = found.map(|place| place.longitude());
    Ok(())
}

async fn prepare(
    write: &Write,
    typed: &mut Typed,
    saved: Option<&Model>,
) -> Outcome<site_category::Model, Refusal> {
    let tx = write.tx();
    let row = &mut typed.row;
    if organisations::find(tx, row.organisation_id).await?.is_none() {
        return Err(No::Refused(Refusal::Organisation));
    }
    let Some(category) = categories::find(tx, row.category_id).await? else {
        return Err(No::Refused(Refusal::Category));
    };
    let codes = store::codes(tx).await?;
    if row.code.is_empty() {
        row.code = free_code(&category.code, |code| codes.contains_key(code));
    } else if codes.get(&row.code).is_some_and(|other| *other != row.id) {
        return Err(No::Refused(Refusal::CodeTaken));
    }
    place(write, row, saved).await?;
    row.search_key = search_key(row);
    let levels: BTreeSet<StudyLevelId> = store::levels(tx).await?.into_iter().map(|(id, _)| id).collect();
    typed.levels.retain(|level| levels.contains(level));
    typed.pairs = partners(tx, &category, &typed.pairs).await?;
    Ok(category)
}

/// Of these sites, those on the other side of a pairing.
async fn partners(
    db: &impl sea_orm::ConnectionTrait,
    category: &site_category::Model,
    asked: &[SiteId],
) -> Result<Vec<SiteId>, sea_orm::DbErr> {
    let facts = super::facts::sites(db, asked).await?;
    let principal = category.principal;
    Ok(facts
        .into_values()
        .filter(|site| (site.category.role == placet_rules::eligibility::SiteRole::Principal) != principal)
        .map(|site| site.id)
        .collect())
}

async fn hang(write: &Write, typed: &Typed, category: &site_category::Model) -> Result<(), sea_orm::DbErr> {
    store::replace_levels(write.tx(), typed.row.id, &typed.levels).await?;
    store::replace_pairs(write.tx(), typed.row.id, category.principal, &typed.pairs).await
}

/// Creates a site.
pub(super) async fn create(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut typed: Typed,
) -> Outcome<SiteId, Refusal> {
    let write = may.write(handle).await?;
    let category = prepare(&write, &mut typed, None).await?;
    typed.row.version = 1;
    let id = typed.row.id;
    store::insert(write.tx(), typed.row.clone()).await?;
    hang(&write, &typed, &category).await?;
    let entry = Entry::new("hosts.site_created", "site", id).after(told(&typed.row));
    Ok(write.commit(Done::told(id, entry)).await?)
}

/// Changes a site; the version is the one that the form was shown with.
pub(super) async fn change(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    mut typed: Typed,
) -> Outcome<(), Refusal> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), typed.row.id).await? else { return Err(No::Hidden) };
    if saved.version != typed.row.version {
        return Err(No::Refused(Refusal::Changed(Box::new(saved))));
    }
    let category = prepare(&write, &mut typed, Some(&saved)).await?;
    typed.row.version += 1;
    typed.row.archived_at = saved.archived_at;
    store::update(write.tx(), typed.row.clone()).await?;
    hang(&write, &typed, &category).await?;
    let entry =
        Entry::new("hosts.site_changed", "site", saved.id).before(told(&saved)).after(told(&typed.row));
    Ok(write.commit(Done::told((), entry)).await?)
}

/// Archives a site, or brings it back. Gives its name.
pub(super) async fn archive(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    id: SiteId,
    archived: bool,
) -> Outcome<String, std::convert::Infallible> {
    let write = may.write(handle).await?;
    let Some(saved) = store::find(write.tx(), id).await? else { return Err(No::Hidden) };
    store::set_archived(write.tx(), &saved, archived.then(|| write.now())).await?;
    let action = if archived { "hosts.site_archived" } else { "hosts.site_restored" };
    Ok(write.commit(Done::told(saved.name, Entry::new(action, "site", id))).await?)
}

/// Which sites a change of many is for.
pub(super) enum Which {
    /// These.
    These(Vec<SiteId>),
    /// All that a list keeps.
    All(store::Filter),
}

/// Puts sites in use, or out of use. Gives those that changed.
pub(super) async fn set_active(
    handle: &Arc<Handle>,
    may: &May<EditHosts>,
    which: Which,
    active: bool,
) -> anyhow::Result<Vec<SiteId>> {
    let write = may.write(handle).await?;
    let ids = match which {
        Which::These(ids) => ids,
        Which::All(filter) => store::ids(write.tx(), &filter).await?,
    };
    let changed: Vec<SiteId> = store::several(write.tx(), &ids)
        .await?
        .into_iter()
        .filter(|row| row.active != active && row.archived_at.is_none())
        .map(|row| row.id)
        .collect();
    store::set_active(write.tx(), &changed, active).await?;
    let action = if active { "hosts.site_activated" } else { "hosts.site_deactivated" };
    let entries = changed.iter().map(|id| Entry::new(action, "site", id)).collect();
    write.commit(Done::all(changed, entries)).await
}
