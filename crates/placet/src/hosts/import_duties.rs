//! What contacts do for sites, from a file: StageTrek's "contacts-terrains", of which the visibility is kept.

use std::collections::BTreeMap;

use placet_entity::ids::{ContactId, OrganisationId, SiteId};
use placet_entity::kinds::ImportKind;
use placet_entity::{contact, site};
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;

use super::named_hosts::{column, required};
use super::pages::yes_no;
use super::store::{organisations as store, sites};
use crate::access::privilege;
use crate::imports::{
    self, Action, Column, Context, Importer, Paths, RowPlan, Seen, Table, Texts, differences,
};
use crate::kit::text::Say;
use crate::kit::{Entry, Write};

/// Imports the duties of contacts: who (by code, e-mail or name), for which site (by code), shown to students or not. A
/// contact who has no duty yet moves to the organisation of the first site that he is given.
pub struct DutyImporter;

/// What a row writes.
pub struct Change {
    contact: ContactId,
    site: SiteId,
    visible: bool,
    /// The organisation that the contact moves to.
    moves: Option<OrganisationId>,
}

/// What is there already.
struct Known {
    contacts: BTreeMap<ContactId, contact::Model>,
    /// By code, folded e-mail and folded name; several when they share it.
    called: BTreeMap<String, Vec<ContactId>>,
    sites: BTreeMap<String, site::Model>,
    duties: BTreeMap<(ContactId, SiteId), bool>,
    /// The organisation that a contact is bound to by his duties, those of the sheet included.
    bound: BTreeMap<ContactId, OrganisationId>,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> anyhow::Result<Self> {
        let contacts = store::every_contact(db).await?;
        let duties = store::every_duty(db).await?;
        let mut called: BTreeMap<String, Vec<ContactId>> = BTreeMap::new();
        for row in &contacts {
            let names = [row.code.clone(), row.email.clone(), Some(row.display_name.clone())];
            for name in names.into_iter().flatten() {
                let ids = called.entry(search_key(&name)).or_default();
                if !ids.contains(&row.id) {
                    ids.push(row.id);
                }
            }
        }
        let contacts: BTreeMap<ContactId, contact::Model> =
            contacts.into_iter().map(|row| (row.id, row)).collect();
        let bound = duties
            .iter()
            .filter_map(|duty| Some((duty.contact_id, contacts.get(&duty.contact_id)?.organisation_id)))
            .collect();
        Ok(Self {
            called,
            sites: sites::every(db).await?.into_iter().map(|row| (row.code.to_lowercase(), row)).collect(),
            duties: duties
                .into_iter()
                .map(|duty| ((duty.contact_id, duty.site_id), duty.visible_to_students))
                .collect(),
            bound,
            contacts,
        })
    }

    /// The contact of a cell: his code wins over what others are called.
    fn contact(&self, typed: &str) -> Result<&contact::Model, Say> {
        let ids = self.called.get(&search_key(typed)).map_or(&[][..], Vec::as_slice);
        let found: Vec<&contact::Model> = ids.iter().filter_map(|id| self.contacts.get(id)).collect();
        let by_code = found.iter().find(|row| row.code.as_deref() == Some(typed));
        match (by_code, found.as_slice()) {
            (Some(row), _) | (None, [row]) => Ok(row),
            (None, []) => Err(Say::key("hosts-import-no-contact").with("contact", typed)),
            (None, _) => Err(Say::key("hosts-import-which-contact").with("contact", typed)),
        }
    }
}

impl Importer for DutyImporter {
    const KIND: ImportKind = ImportKind::ContactSites;
    const PATHS: Paths = imports::paths!("/imports/contact-sites");
    const TEXTS: Texts =
        Texts { title: "hosts-import-duties", about: "hosts-import-duties-about", file: "hosts-duties-file" };
    const COLUMNS: &'static [Column] = &[
        required(column("contact", "hosts-contact", &["contact"], "hosts-example-contact-code")),
        required(column("site", "hosts-site", &["terrain", "site"], "hosts-example-site-code")),
        column("visible", "hosts-visible", &["visible"], "hosts-example-yes"),
    ];
    const WATCHED: &'static [&'static str] = &["contact", "site", "organisation"];
    type May = privilege::EditHosts;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let mut known = Known::load(db).await?;
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let (who, code) = (cells.required("contact", 254), cells.required("site", 64));
            let contact = match known.contact(&who) {
                Ok(contact) => Some(contact.clone()),
                Err(say) if !who.is_empty() => {
                    cells.refuse("contact", say);
                    None
                }
                Err(_) => None,
            };
            let site = known.sites.get(&code.to_lowercase()).filter(|site| site.archived_at.is_none());
            if site.is_none() && !code.is_empty() {
                cells.refuse("site", Say::key("hosts-import-no-site").with("code", code.as_str()));
            }
            let mut notes = Vec::new();
            let mut found = None;
            if let (Some(contact), Some(site)) = (contact, site) {
                let bound = known.bound.get(&contact.id).copied();
                if bound.is_some_and(|bound| bound != site.organisation_id) {
                    let say = Say::key("hosts-import-elsewhere").with("name", contact.display_name.as_str());
                    cells.refuse("site", say);
                }
                let moves = (bound.is_none() && contact.organisation_id != site.organisation_id)
                    .then_some(site.organisation_id);
                if moves.is_some() {
                    notes.push(Say::key("hosts-import-contact-moves"));
                }
                found = Some((contact, site.id, site.organisation_id, moves));
            }
            let saved = found
                .as_ref()
                .and_then(|(contact, site, _, _)| known.duties.get(&(contact.id, *site)).copied());
            let visible = cells.yes_no("visible").unwrap_or(saved.unwrap_or(true));
            let label = match &found {
                Some((contact, site, _, _)) => {
                    seen.note(&mut cells, "site", &format!("{} {site}", contact.id));
                    format!("{} – {code}", contact.display_name)
                }
                None => format!("{who} – {code}"),
            };
            let action = match found {
                Some((contact, site, organisation, moves)) if !cells.is_refused() => {
                    known.bound.insert(contact.id, organisation);
                    let change = Change { contact: contact.id, site, visible, moves };
                    match saved {
                        None => Action::Create(change),
                        Some(was) if was == visible => Action::Unchanged,
                        Some(was) => {
                            let pair = (yes_no(was).to_owned(), yes_no(visible).to_owned());
                            Action::Update(change, differences([("hosts-visible", pair.0, pair.1)]))
                        }
                    }
                }
                _ => Action::Error(cells.into_faults()),
            };
            plans.push(RowPlan { line: row.line, label, action, notes });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for Change { contact, site, visible, moves } in changes {
            if let Some(organisation) = moves {
                store::move_contact(write.tx(), contact, organisation).await?;
            }
            store::set_duty(write.tx(), contact, site, visible).await?;
            let told = serde_json::json!({ "site": site, "visible": visible, "organisation": moves });
            entries.push(Entry::new("hosts.contact_changed", "contact", contact).after(told));
        }
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/organisations".to_owned()
    }
}
