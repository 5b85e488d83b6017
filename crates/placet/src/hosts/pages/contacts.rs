//! The form of a contact, with his duty on each site of the organisation.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{ContactId, OrganisationId, SiteId};
use placet_entity::{contact, organisation};
use placet_rules::ids::{EmailAddress, PhoneNumber};

use super::{checked, or_dash};
use crate::access::{May, privilege};
use crate::hosts::save_contact::{self as use_case, Changed};
use crate::hosts::store::organisations as store;
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page};

#[derive(Template)]
#[template(path = "hosts/contact_form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    organisation: organisation::Model,
    existing: Option<ContactId>,
    sites: Vec<(String, String, String)>,
    conflict: Vec<(String, String, String)>,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::EditHosts>,
    f: Form,
    organisation: OrganisationId,
    existing: Option<ContactId>,
) -> PageResult<FormPage> {
    let db = handle.db.read();
    let row = store::find(db, organisation).await?.ok_or(PageError::Hidden)?;
    let sites = store::sites(db, organisation)
        .await?
        .into_iter()
        .map(|(site, _)| {
            let field = format!("duty[{}]", site.id);
            let value = f.value(&field).to_owned();
            (field, site.name, value)
        })
        .collect();
    let title = may.lang.t(if existing.is_some() { "hosts-contact-edit" } else { "hosts-contact-new" });
    let home = format!("/organisations/{organisation}");
    let p = may
        .page(&title)
        .crumb("/organisations", may.lang.t("nav-organisations"))
        .crumb(&home, &row.name)
        .crumb("", title);
    let action = existing.map_or_else(|| format!("{home}/contacts"), |id| format!("/contacts/{id}"));
    Ok(FormPage { p, f, action, organisation: row, existing, sites, conflict: Vec::new() })
}

fn read(
    form: &mut Form,
    id: ContactId,
    organisation: OrganisationId,
) -> (contact::Model, Vec<(SiteId, bool)>) {
    let row = contact::Model {
        id,
        organisation_id: organisation,
        code: None,
        display_name: form.required("display_name", 160),
        function: form.optional("function", 160),
        email: checked::<EmailAddress>(form, "email", "hosts-email-refused"),
        phone: checked::<PhoneNumber>(form, "phone", "hosts-phone-refused"),
        active: form.ticked("active"),
        version: form.version(),
    };
    let duties: BTreeMap<SiteId, bool> = form
        .pairs()
        .iter()
        .filter(|(_, value)| matches!(value.as_str(), "visible" | "hidden"))
        .filter_map(|(name, value)| {
            let site = name.strip_prefix("duty[")?.strip_suffix(']')?.parse().ok()?;
            Some((site, value == "visible"))
        })
        .collect();
    (row, duties.into_iter().collect())
}

fn words(p: &Page, row: &contact::Model) -> Vec<(String, String)> {
    vec![
        (p.t("hosts-name"), row.display_name.clone()),
        (p.t("hosts-function"), or_dash(row.function.as_deref())),
        (p.t("hosts-email"), or_dash(row.email.as_deref())),
        (p.t("hosts-phone"), or_dash(row.phone.as_deref())),
        (p.t("hosts-contact-active"), p.t(if row.active { "hosts-yes" } else { "hosts-no" })),
    ]
}

/// The form of a new contact.
pub(in crate::hosts) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(organisation): Path<OrganisationId>,
) -> PageResult {
    show(&page(&handle, &may, Form::of([("active", "on")]), organisation, None).await?)
}

/// Adds a contact.
pub(in crate::hosts) async fn add(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(organisation): Path<OrganisationId>,
    form: Form,
) -> PageResult {
    save(&handle, &may, form, handle.id(), organisation, false).await
}

/// The form of a contact.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<ContactId>,
) -> PageResult {
    let db = handle.db.read();
    let row = store::contact(db, id).await?.ok_or(PageError::Hidden)?;
    let mut form = Form::of([
        ("display_name", row.display_name.clone()),
        ("function", row.function.clone().unwrap_or_default()),
        ("email", row.email.clone().unwrap_or_default()),
        ("phone", row.phone.clone().unwrap_or_default()),
        ("active", if row.active { "on" } else { "" }.to_owned()),
        ("version", row.version.to_string()),
    ]);
    for duty in store::duties(db, &[id]).await? {
        let value = if duty.visible_to_students { "visible" } else { "hidden" };
        form.set(&format!("duty[{}]", duty.site_id), value);
    }
    show(&page(&handle, &may, form, row.organisation_id, Some(id)).await?)
}

/// Changes a contact.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<ContactId>,
    form: Form,
) -> PageResult {
    let row = store::contact(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    save(&handle, &may, form, id, row.organisation_id, true).await
}

async fn save(
    handle: &Arc<Handle>,
    may: &May<privilege::EditHosts>,
    mut form: Form,
    id: ContactId,
    organisation: OrganisationId,
    exists: bool,
) -> PageResult {
    let (row, duties) = read(&mut form, id, organisation);
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(use_case::save(handle, may, row.clone(), duties).await)? {
            Ok(()) => {
                let said = may.lang.tv("hosts-contact-saved", &[("name", row.display_name.into())]);
                return Ok(go(format!("/organisations/{organisation}"), good(said)));
            }
            Err(Changed(now)) => conflict = Some(now),
        }
    }
    let mut page = page(handle, may, form, organisation, exists.then_some(id)).await?;
    if let Some(now) = conflict {
        page.conflict = differences(words(&page.p, &row), words(&page.p, &now));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Removes a contact.
pub(in crate::hosts) async fn remove(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<ContactId>,
) -> PageResult {
    let row = use_case::remove(&handle, &may, id).await?;
    let said = may.lang.tv("hosts-contact-removed", &[("name", row.display_name.into())]);
    Ok(go(format!("/organisations/{}", row.organisation_id), good(said)))
}
