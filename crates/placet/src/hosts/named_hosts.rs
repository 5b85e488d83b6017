//! What the imports of sites, organisations and contacts share: columns, cells, and organisations found by their name.

use std::collections::BTreeMap;

use anyhow::Context as _;
use placet_entity::ids::OrganisationId;
use placet_entity::kinds::TrustLevel;
use placet_entity::organisation;
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;

use super::save_organisation;
use super::store::organisations as store;
use crate::imports::{Cells, Column};
use crate::kit::{Entry, Write};

/// A column that may be absent.
pub(super) const fn column(
    code: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
    example: &'static str,
) -> Column {
    Column { code, label, aliases, required: false, example }
}

/// A column that must be there.
pub(super) const fn required(column: Column) -> Column {
    Column { required: true, ..column }
}

/// A text; what is saved when the sheet has no such column.
pub(super) fn text(cells: &mut Cells<'_>, column: &str, max: usize, saved: Option<String>) -> Option<String> {
    if cells.has(column) { cells.optional(column, max) } else { saved }
}

/// Yes or no; what is saved when the cell says neither.
pub(super) fn flag(cells: &mut Cells<'_>, column: &str, saved: bool) -> bool {
    cells.yes_no(column).unwrap_or(saved)
}

/// The organisation of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    /// It is there.
    Known(OrganisationId),
    /// It is created under this name.
    New(String),
}

/// The organisations that are there, by name and by SIRET; the oldest of those that share a name.
pub(super) struct Hosts {
    by_key: BTreeMap<String, OrganisationId>,
    names: BTreeMap<OrganisationId, String>,
}

impl Hosts {
    pub(super) async fn load(db: &impl ConnectionTrait) -> anyhow::Result<Self> {
        let rows = store::every(db).await?;
        let mut by_key = BTreeMap::new();
        for row in &rows {
            by_key.entry(search_key(&row.name)).or_insert(row.id);
            if let Some(siret) = &row.siret {
                by_key.insert(siret.clone(), row.id);
            }
        }
        Ok(Self { by_key, names: rows.into_iter().map(|row| (row.id, row.name)).collect() })
    }

    /// The organisation of a name or a SIRET.
    pub(super) fn find(&self, name: &str) -> Host {
        self.by_key.get(&search_key(name)).map_or_else(|| Host::New(name.to_owned()), |id| Host::Known(*id))
    }

    /// What it is called.
    pub(super) fn name(&self, host: &Host) -> String {
        match host {
            Host::Known(id) => self.names.get(id).cloned().unwrap_or_default(),
            Host::New(name) => name.clone(),
        }
    }

    /// Creates those of these hosts that are still not there, each with the postcode and the town given with it.
    pub(super) async fn create<'a>(
        write: &Write,
        asked: impl Iterator<Item = (&'a Host, Option<String>, Option<String>)> + Send,
        entries: &mut Vec<Entry>,
    ) -> anyhow::Result<Created> {
        let new: Vec<_> = asked
            .filter_map(|(host, postcode, town)| match host {
                Host::New(name) => Some((name.clone(), postcode, town)),
                Host::Known(_) => None,
            })
            .collect();
        if new.is_empty() {
            return Ok(Created(BTreeMap::new()));
        }
        // an earlier step of the same import may have created them
        let Self { by_key: mut known, .. } = Self::load(write.tx()).await?;
        for (name, postcode, town) in new {
            let key = search_key(&name);
            if known.contains_key(&key) {
                continue;
            }
            let row = organisation(write.id(), name, postcode, town);
            known.insert(key, row.id);
            let entry = Entry::new("hosts.organisation_created", "organisation", row.id);
            entries.push(entry.after(save_organisation::told(&row)));
            store::insert(write.tx(), row).await?;
        }
        Ok(Created(known))
    }
}

/// The organisations of some rows, once they are all there.
pub(super) struct Created(BTreeMap<String, OrganisationId>);

impl Created {
    pub(super) fn id(&self, host: &Host) -> anyhow::Result<OrganisationId> {
        match host {
            Host::Known(id) => Ok(*id),
            Host::New(name) => self.0.get(&search_key(name)).copied().context("an organisation is missing"),
        }
    }
}

fn organisation(
    id: OrganisationId,
    name: String,
    postcode: Option<String>,
    town: Option<String>,
) -> organisation::Model {
    let mut row = organisation::Model {
        id,
        name,
        siret: None,
        sector: None,
        address_line: None,
        postcode,
        town,
        country: None,
        website: None,
        phone: None,
        headcount: None,
        notes: None,
        trust_level: TrustLevel::Unknown,
        search_key: String::new(),
        version: 1,
        archived_at: None,
    };
    row.search_key = save_organisation::search_key(&row);
    row
}
