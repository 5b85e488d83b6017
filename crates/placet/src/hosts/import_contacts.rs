//! Contacts from a file: StageTrek's columns, and the organisation that it does not know of.

use std::collections::BTreeMap;

use placet_entity::contact::Model;
use placet_entity::ids::{ContactId, OrganisationId};
use placet_entity::kinds::ImportKind;
use placet_rules::ids::{Code, EmailAddress, PhoneNumber};
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::named_hosts::{Host, Hosts, column, flag, required, text};
use super::pages::yes_no;
use super::save_contact::told;
use super::store::organisations as store;
use crate::access::privilege;
use crate::imports::{
    self, Action, Cells, Column, Context, Importer, Paths, RowPlan, Seen, Table, Texts, differences,
};
use crate::kit::text::Say;
use crate::kit::{Entry, Write};

/// Imports contacts; a row finds what it updates by its code, or by its name in its organisation. A new contact of which
/// nothing says the organisation waits in one made for that, until he is given a site.
pub struct ContactImporter;

/// What a row writes.
pub struct Change {
    before: Option<Model>,
    row: Model,
    organisation: Host,
}

/// What is there already.
struct Known {
    hosts: Hosts,
    /// Name of the organisation of contacts that have none.
    waiting: String,
    by_code: BTreeMap<String, Model>,
    by_name: BTreeMap<(OrganisationId, String), Vec<Model>>,
    /// By name and e-mail, for a row that says no organisation.
    anywhere: BTreeMap<(String, Option<String>), Vec<Model>>,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> anyhow::Result<Self> {
        let mut known = Self {
            hosts: Hosts::load(db).await?,
            waiting: crate::settings::load(db).await?.language.t("hosts-contacts-waiting"),
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
            anywhere: BTreeMap::new(),
        };
        for row in store::every_contact(db).await? {
            let name = search_key(&row.display_name);
            known.by_name.entry((row.organisation_id, name.clone())).or_default().push(row.clone());
            known.anywhere.entry((name, row.email.clone())).or_default().push(row.clone());
            if let Some(code) = row.code.clone() {
                known.by_code.insert(code, row);
            }
        }
        Ok(known)
    }

    /// The contact that a row means, when there is no doubt.
    fn find(
        &self,
        code: Option<&str>,
        host: Option<&Host>,
        name: &str,
        email: Option<&str>,
    ) -> Option<&Model> {
        if let Some(code) = code {
            return self.by_code.get(code);
        }
        let name = search_key(name);
        let found = match host {
            Some(Host::Known(id)) => self.by_name.get(&(*id, name)),
            Some(Host::New(_)) => None,
            None => self.anywhere.get(&(name, email.map(str::to_owned))),
        };
        found.filter(|rows| rows.len() == 1).and_then(|rows| rows.first())
    }
}

fn read(cells: &mut Cells<'_>, code: Option<String>, email: Option<String>, saved: Option<&Model>) -> Model {
    let keep = |field: fn(&Model) -> &Option<String>| saved.and_then(|row| field(row).clone());
    let phone = if cells.has("phone") {
        cells.parsed::<PhoneNumber>("phone", "hosts-phone-refused").map(String::from)
    } else {
        keep(|row| &row.phone)
    };
    Model {
        id: saved.map_or(ContactId(Uuid::nil()), |row| row.id),
        organisation_id: saved.map_or(OrganisationId(Uuid::nil()), |row| row.organisation_id),
        code: code.or_else(|| keep(|row| &row.code)),
        display_name: cells.required("name", 160),
        function: text(cells, "function", 160, keep(|row| &row.function)),
        email: if cells.has("email") { email } else { keep(|row| &row.email) },
        phone,
        active: flag(cells, "active", saved.is_none_or(|row| row.active)),
        version: saved.map_or(1, |row| row.version + 1),
    }
}

fn said(hosts: &Hosts, row: &Model, host: &Host) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        ("hosts-code", text(&row.code)),
        ("hosts-organisation", hosts.name(host)),
        ("hosts-function", text(&row.function)),
        ("hosts-name", row.display_name.clone()),
        ("hosts-email", text(&row.email)),
        ("hosts-phone", text(&row.phone)),
        ("hosts-contact-in-use", yes_no(row.active).to_owned()),
    ]
}

impl Importer for ContactImporter {
    const KIND: ImportKind = ImportKind::Contacts;
    const PATHS: Paths = imports::paths!("/imports/contacts");
    const TEXTS: Texts = Texts {
        title: "hosts-import-contacts",
        about: "hosts-import-contacts-about",
        file: "hosts-contacts-file",
    };
    const COLUMNS: &'static [Column] = &[
        column("code", "hosts-code", &["code"], "hosts-example-contact-code"),
        column("function", "hosts-function", &["libelle"], "hosts-example-function"),
        required(column("name", "hosts-name", &["nom"], "hosts-example-contact")),
        column("email", "hosts-email", &["mail", "email"], "hosts-example-email"),
        column("phone", "hosts-phone", &["telephone", "tel"], "hosts-example-phone"),
        column("organisation", "hosts-organisation", &["organisation"], "hosts-example-organisation"),
        column("active", "hosts-contact-in-use", &["actif"], "hosts-example-yes"),
    ];
    const WATCHED: &'static [&'static str] = &["contact", "organisation"];
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
            let code = cells.parsed::<Code>("code", "hosts-code-characters").map(String::from);
            let email = cells.parsed::<EmailAddress>("email", "hosts-email-refused").map(String::from);
            let named = cells.optional("organisation", 200).map(|name| known.hosts.find(&name));
            let saved = known.find(code.as_deref(), named.as_ref(), &label, email.as_deref());
            let organisation = named
                .or_else(|| saved.map(|row| Host::Known(row.organisation_id)))
                .unwrap_or_else(|| known.hosts.find(&known.waiting));
            let mut notes = Vec::new();
            if let Host::New(name) = &organisation {
                notes.push(Say::key("hosts-import-new-organisation").with("name", name));
            }
            if known.hosts.name(&organisation) == known.waiting {
                notes.push(Say::key("hosts-import-contact-waits").with("name", &known.waiting));
            }
            let key = match (saved, &code) {
                (Some(saved), _) => saved.id.to_string(),
                (None, Some(code)) => code.clone(),
                (None, None) => format!("{} {}", search_key(&label), known.hosts.name(&organisation)),
            };
            seen.note(&mut cells, if code.is_some() { "code" } else { "name" }, &key);
            let new = read(&mut cells, code, email, saved);
            let action = if cells.is_refused() {
                Action::Error(cells.into_faults())
            } else if let Some(saved) = saved {
                let before = said(&known.hosts, saved, &Host::Known(saved.organisation_id));
                let pairs = before.into_iter().zip(said(&known.hosts, &new, &organisation));
                let changed = differences(pairs.map(|((key, old), (_, new))| (key, old, new)));
                if changed.is_empty() {
                    Action::Unchanged
                } else {
                    Action::Update(Change { before: Some(saved.clone()), row: new, organisation }, changed)
                }
            } else {
                Action::Create(Change { before: None, row: new, organisation })
            };
            plans.push(RowPlan { line: row.line, label, action, notes });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        let asked = changes.iter().map(|change| (&change.organisation, None, None));
        let hosts = Hosts::create(write, asked, &mut entries).await?;
        for Change { before, mut row, organisation } in changes {
            row.organisation_id = hosts.id(&organisation)?;
            if let Some(before) = before {
                // duties are on the sites of one organisation: another one has none of them
                if before.organisation_id != row.organisation_id {
                    store::replace_duties(write.tx(), row.id, &[]).await?;
                }
                let entry = Entry::new("hosts.contact_changed", "contact", row.id);
                entries.push(entry.before(told(&before, &[])).after(told(&row, &[])));
                store::update_contact(write.tx(), row).await?;
            } else {
                row.id = write.id();
                let entry = Entry::new("hosts.contact_added", "contact", row.id);
                entries.push(entry.after(told(&row, &[])));
                store::insert_contact(write.tx(), row).await?;
            }
        }
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/organisations".to_owned()
    }
}
