//! Organisations from a file: the columns of the export.

use std::collections::BTreeMap;

use placet_entity::ids::OrganisationId;
use placet_entity::kinds::{ImportKind, TrustLevel};
use placet_entity::organisation::Model;
use placet_rules::ids::{PhoneNumber, Postcode, Siret};
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::named_hosts::{column, required, text};
use super::rules;
use super::save_organisation::{search_key as key_of, told};
use super::store::organisations as store;
use crate::access::privilege;
use crate::imports::{
    self, Action, Cells, Column, Context, Importer, Paths, RowPlan, Seen, Table, Texts, differences,
};
use crate::kit::sheet::fold;
use crate::kit::text::Say;
use crate::kit::{Entry, Lang, Write};

/// Imports organisations; a row finds what it updates by its SIRET, or by its name when one of them has none.
pub struct OrganisationImporter;

/// What a row writes: the organisation as it was, and as it will be.
pub struct Change {
    before: Option<Model>,
    row: Model,
}

/// What is there already.
struct Known {
    by_siret: BTreeMap<String, Model>,
    by_name: BTreeMap<String, Model>,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> anyhow::Result<Self> {
        let (mut by_siret, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for row in store::every_with_archived(db).await? {
            if row.archived_at.is_none() {
                by_name.entry(search_key(&row.name)).or_insert_with(|| row.clone());
            }
            if let Some(siret) = row.siret.clone() {
                by_siret.insert(siret, row);
            }
        }
        Ok(Self { by_siret, by_name })
    }

    fn find(&self, siret: Option<&str>, name: &str) -> Option<&Model> {
        let same_siret = siret.and_then(|siret| self.by_siret.get(siret));
        let same_name = || {
            let found = self.by_name.get(&search_key(name))?;
            (siret.is_none() || found.siret.is_none()).then_some(found)
        };
        same_siret.or_else(same_name)
    }
}

fn trust(cells: &mut Cells<'_>, saved: TrustLevel) -> TrustLevel {
    let typed = fold(cells.row.get("trust"));
    if typed.is_empty() {
        return saved;
    }
    let named = |level: &&TrustLevel| {
        let label = format!("hosts-trust-{}", level.code());
        fold(level.code()) == typed || Lang::ALL.iter().any(|lang| fold(&lang.t(&label)) == typed)
    };
    let found = TrustLevel::ALL.iter().find(named).copied();
    if found.is_none() {
        cells.refuse("trust", Say::key("hosts-import-trust"));
    }
    found.unwrap_or(saved)
}

fn read(cells: &mut Cells<'_>, siret: Option<String>, saved: Option<&Model>) -> Model {
    let keep = |field: fn(&Model) -> &Option<String>| saved.and_then(|row| field(row).clone());
    let postcode = if cells.has("postcode") {
        cells.parsed::<Postcode>("postcode", "hosts-postcode-refused").map(String::from)
    } else {
        keep(|row| &row.postcode)
    };
    let phone = if cells.has("phone") {
        cells.parsed::<PhoneNumber>("phone", "hosts-phone-refused").map(String::from)
    } else {
        keep(|row| &row.phone)
    };
    let website = text(cells, "website", 300, keep(|row| &row.website)).and_then(|typed| {
        let address = rules::web_address(&typed);
        if address.is_none() {
            cells.refuse("website", Say::key("hosts-link-refused"));
        }
        address
    });
    let headcount = if cells.has("headcount") {
        cells.integer("headcount", 0..=10_000_000)
    } else {
        saved.and_then(|row| row.headcount)
    };
    let notes =
        if cells.has("notes") { cells.optional_lines("notes", 4_000) } else { keep(|row| &row.notes) };
    let mut row = Model {
        id: saved.map_or(OrganisationId(Uuid::nil()), |row| row.id),
        name: cells.required("name", 200),
        siret: siret.or_else(|| keep(|row| &row.siret)),
        sector: text(cells, "sector", 120, keep(|row| &row.sector)),
        address_line: text(cells, "address", 200, keep(|row| &row.address_line)),
        postcode,
        town: text(cells, "town", 120, keep(|row| &row.town)),
        country: text(cells, "country", 80, keep(|row| &row.country)),
        website,
        phone,
        headcount,
        notes,
        trust_level: trust(cells, saved.map_or(TrustLevel::Unknown, |row| row.trust_level)),
        search_key: String::new(),
        version: saved.map_or(1, |row| row.version + 1),
        archived_at: None,
    };
    row.search_key = key_of(&row);
    row
}

fn said(row: &Model) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        ("hosts-name", row.name.clone()),
        ("hosts-siret", text(&row.siret)),
        ("hosts-sector", text(&row.sector)),
        ("hosts-address", text(&row.address_line)),
        ("hosts-postcode", text(&row.postcode)),
        ("hosts-town", text(&row.town)),
        ("hosts-country", text(&row.country)),
        ("hosts-website", text(&row.website)),
        ("hosts-phone", text(&row.phone)),
        ("hosts-headcount", row.headcount.map(|count| count.to_string()).unwrap_or_default()),
        ("hosts-trust", row.trust_level.code().to_owned()),
        ("hosts-notes", text(&row.notes)),
    ]
}

impl Importer for OrganisationImporter {
    const KIND: ImportKind = ImportKind::Organisations;
    const PATHS: Paths = imports::paths!("/imports/organisations");
    const TEXTS: Texts = Texts {
        title: "hosts-import-organisations",
        about: "hosts-import-organisations-about",
        file: "hosts-organisations-file",
    };
    const COLUMNS: &'static [Column] = &[
        required(column("name", "hosts-name", &["raisonsociale"], "hosts-example-organisation")),
        column("siret", "hosts-siret", &[], "hosts-example-siret"),
        column("sector", "hosts-sector", &[], "hosts-example-sector"),
        column("address", "hosts-address", &["adresse"], "hosts-example-address"),
        column("postcode", "hosts-postcode", &["cp", "codepostale"], "hosts-example-postcode"),
        column("town", "hosts-town", &["commune"], "hosts-example-town"),
        column("country", "hosts-country", &[], "hosts-example-country"),
        column("website", "hosts-website", &["site", "lien"], "hosts-example-url"),
        column("phone", "hosts-phone", &["tel"], "hosts-example-phone"),
        column("headcount", "hosts-headcount", &[], "hosts-example-headcount"),
        column("trust", "hosts-trust", &[], "hosts-trust-normal"),
        column("notes", "hosts-notes", &["notes"], "hosts-example-notes"),
    ];
    const WATCHED: &'static [&'static str] = &["organisation"];
    type May = privilege::EditHosts;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let known = Known::load(db).await?;
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let label = row.get("name").to_owned();
            let siret = cells.parsed::<Siret>("siret", "hosts-siret-refused").map(String::from);
            let saved = known.find(siret.as_deref(), &label);
            if saved.is_some_and(|row| row.archived_at.is_some()) {
                cells.refuse("siret", Say::key("hosts-import-archived-organisation"));
            }
            match (&siret, saved) {
                (_, Some(saved)) => seen.note(&mut cells, "name", &saved.id.to_string()),
                (Some(siret), None) => seen.note(&mut cells, "siret", siret),
                (None, None) => seen.note(&mut cells, "name", &search_key(&label)),
            }
            let new = read(&mut cells, siret, saved);
            let action = if cells.is_refused() {
                Action::Error(cells.into_faults())
            } else if let Some(saved) = saved {
                let pairs = said(saved).into_iter().zip(said(&new));
                let changed = differences(pairs.map(|((key, old), (_, new))| (key, old, new)));
                if changed.is_empty() {
                    Action::Unchanged
                } else {
                    Action::Update(Change { before: Some(saved.clone()), row: new }, changed)
                }
            } else {
                Action::Create(Change { before: None, row: new })
            };
            plans.push(RowPlan { line: row.line, label, action, notes: Vec::new() });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for Change { before, mut row } in changes {
            if let Some(before) = before {
                let entry = Entry::new("hosts.organisation_changed", "organisation", row.id);
                entries.push(entry.before(told(&before)).after(told(&row)));
                store::update(write.tx(), row).await?;
            } else {
                row.id = write.id();
                let entry = Entry::new("hosts.organisation_created", "organisation", row.id);
                entries.push(entry.after(told(&row)));
                store::insert(write.tx(), row).await?;
            }
        }
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/organisations".to_owned()
    }
}
