//! Contacts, and what they do for sites, as files: they import as they are exported.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::Uri;
use placet_entity::contact;
use placet_entity::ids::{ContactId, SiteId};
use placet_rules::text::search_key;

use super::{export_kind, yes_no};
use crate::access::{May, privilege};
use crate::hosts::store::{organisations as store, sites};
use crate::kit::Handle;
use crate::kit::error::PageResult;
use crate::kit::export::{self, Sheet};

/// All contacts.
pub(in crate::hosts) async fn contacts(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let names: BTreeMap<_, _> = store::names(db).await?.into_iter().collect();
    let keys = ["code", "function", "name", "email", "phone", "organisation", "contact-in-use"];
    let rows = store::every_contact(db).await?;
    let sheet = Sheet {
        name: may.lang.t("hosts-contacts-file"),
        headers: keys.iter().map(|key| may.lang.t(&format!("hosts-{key}"))).collect(),
        rows: rows
            .into_iter()
            .filter_map(|row| {
                let organisation = names.get(&row.organisation_id)?.clone();
                Some(vec![
                    row.code.into(),
                    row.function.into(),
                    row.display_name.into(),
                    row.email.into(),
                    row.phone.into(),
                    organisation.into(),
                    yes_no(row.active).into(),
                ])
            })
            .collect(),
    };
    export::send(&sheet, export_kind(&uri)?, may.lang)
}

/// What contacts do for sites.
pub(in crate::hosts) async fn duties(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let contacts = store::every_contact(db).await?;
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for name in contacts.iter().flat_map(|row| row.email.iter().chain([&row.display_name])) {
        *called.entry(search_key(name)).or_default() += 1;
    }
    let alone = |name: &String| called.get(&search_key(name)) == Some(&1);
    let named = |row: &contact::Model| {
        let email = row.email.clone().filter(alone);
        row.code.clone().or(email).unwrap_or_else(|| row.display_name.clone())
    };
    let contacts: BTreeMap<ContactId, String> = contacts.iter().map(|row| (row.id, named(row))).collect();
    let sites = sites::every(db).await?.into_iter().filter(|row| row.archived_at.is_none());
    let sites: BTreeMap<SiteId, String> = sites.map(|row| (row.id, row.code)).collect();
    let duties = store::every_duty(db).await?;
    let sheet = Sheet {
        name: may.lang.t("hosts-duties-file"),
        headers: ["contact", "site", "visible"]
            .iter()
            .map(|key| may.lang.t(&format!("hosts-{key}")))
            .collect(),
        rows: duties
            .iter()
            .filter_map(|duty| {
                let (who, site) = (contacts.get(&duty.contact_id)?, sites.get(&duty.site_id)?);
                Some(vec![who.clone().into(), site.clone().into(), yes_no(duty.visible_to_students).into()])
            })
            .collect(),
    };
    export::send(&sheet, export_kind(&uri)?, may.lang)
}
