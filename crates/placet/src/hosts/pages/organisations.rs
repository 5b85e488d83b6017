//! The list, the page and the form of organisations.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{OrganisationId, SiteId};
use placet_entity::kinds::TrustLevel;
use placet_entity::{contact, organisation, site, site_category};
use placet_rules::ids::{PhoneNumber, Postcode, Siret};
use placet_rules::text::search_key;

use super::{checked, export_kind, link, or_dash};
use crate::access::{May, privilege};
use crate::audit::Happened;
use crate::hosts::save_organisation::{self as use_case, InUse, Refusal};
use crate::hosts::store::organisations::{self as store, Filter};
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::export::{self, Sheet};
use crate::kit::page::{show, show_with};
use crate::kit::table::{Columns, Pager, Query, SortHeaders};
use crate::kit::text::Say;
use crate::kit::web::{self, Form, differences, go, good};
use crate::kit::{Handle, Page};
use crate::views::{self, List, Views};

const SORTS: &[&str] = &["name", "town", "sector", "headcount"];
const HEADERS: &[(&str, &str)] = &[
    ("name", "hosts-name"),
    ("town", "hosts-town"),
    ("sector", "hosts-sector"),
    ("headcount", "hosts-headcount"),
];
const COLUMNS: &[(&str, &str, bool)] = &[
    ("siret", "hosts-siret", true),
    ("sector", "hosts-sector", true),
    ("town", "hosts-town", true),
    ("headcount", "hosts-headcount", false),
    ("trust", "hosts-trust", false),
    ("sites", "hosts-sites", true),
    ("contacts", "hosts-contacts", true),
];

fn filter(query: &Query) -> Filter {
    Filter {
        search: search_key(query.search()),
        trust: TrustLevel::from_code(query.get("trust")),
        sector: query.get("sector").to_owned(),
        archived: query.get("archived") == "1",
    }
}

struct Line {
    row: organisation::Model,
    sites: i64,
    contacts: i64,
}

#[derive(Template)]
#[template(path = "hosts/organisations.html")]
struct ListPage {
    p: Page,
    query: Query,
    lines: Vec<Line>,
    count: String,
    filtered: bool,
    sectors: Vec<String>,
    trusts: Vec<(&'static str, String)>,
    cols: Columns,
    sorts: SortHeaders,
    pager: Pager,
    may_edit: bool,
    views: Views,
}

fn trusts(p: &Page) -> Vec<(&'static str, String)> {
    TrustLevel::ALL.iter().map(|level| (level.code(), p.tk("hosts-trust", level.code()))).collect()
}

/// The organisations.
pub(in crate::hosts) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let query = Query::parse(uri.query());
    let filter = filter(&query);
    let total = store::count(db, &filter).await?;
    let window = Some((query.offset(), query.size()));
    let rows = store::list(db, &filter, query.sort(SORTS, "name"), window).await?;
    let ids: Vec<OrganisationId> = rows.iter().map(|row| row.id).collect();
    let counts = store::counts(db, &ids).await?;
    let p = may.page_of("nav-organisations");
    show(&ListPage {
        views: views::above(db, &may, List::Organisations, "/organisations", &query).await?,
        lines: rows
            .into_iter()
            .map(|row| {
                let (sites, contacts) = counts.get(&row.id).copied().unwrap_or_default();
                Line { row, sites, contacts }
            })
            .collect(),
        count: p.tv("hosts-organisations-count", &[("count", total)]),
        filtered: !filter.search.is_empty()
            || filter.trust.is_some()
            || !filter.sector.is_empty()
            || filter.archived,
        sectors: store::sectors(db).await?,
        trusts: trusts(&p),
        cols: Columns::new(&p, &query, COLUMNS),
        sorts: SortHeaders::new(&p, &query, "name", HEADERS),
        pager: Pager::new(&p, &query, total),
        may_edit: may.holds::<privilege::EditHosts>(),
        query,
        p,
    })
}

/// The whole list as a file.
pub(in crate::hosts) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let rows = store::list(handle.db.read(), &filter(&query), query.sort(SORTS, "name"), None).await?;
    let keys = [
        "name",
        "siret",
        "sector",
        "address",
        "postcode",
        "town",
        "country",
        "website",
        "phone",
        "headcount",
        "trust",
        "notes",
    ];
    let sheet = Sheet {
        name: may.lang.t("hosts-organisations-file"),
        headers: keys.iter().map(|key| may.lang.t(&format!("hosts-{key}"))).collect(),
        rows: rows
            .into_iter()
            .map(|row| {
                vec![
                    row.name.into(),
                    row.siret.into(),
                    row.sector.into(),
                    row.address_line.into(),
                    row.postcode.into(),
                    row.town.into(),
                    row.country.into(),
                    row.website.into(),
                    row.phone.into(),
                    row.headcount.into(),
                    may.lang.t(&format!("hosts-trust-{}", row.trust_level.code())).into(),
                    row.notes.into(),
                ]
            })
            .collect(),
    };
    export::send(&sheet, export_kind(&uri)?, may.lang)
}

struct ContactLine {
    row: contact::Model,
    duties: Vec<(SiteId, String, bool)>,
}

#[derive(Template)]
#[template(path = "hosts/organisation.html")]
struct OnePage {
    p: Page,
    row: organisation::Model,
    facts: Vec<(String, String)>,
    sites: Vec<(site::Model, site_category::Model)>,
    contacts: Vec<ContactLine>,
    history: Vec<Happened>,
    may_edit: bool,
}

/// An organisation, with its sites and contacts.
pub(in crate::hosts) async fn one(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    Path(id): Path<OrganisationId>,
) -> PageResult {
    let db = handle.db.read();
    let row = store::find(db, id).await?.ok_or(PageError::Hidden)?;
    let sites = store::sites(db, id).await?;
    let contacts = store::contacts(db, id).await?;
    let ids: Vec<_> = contacts.iter().map(|contact| contact.id).collect();
    let duties = store::duties(db, &ids).await?;
    let contacts = contacts
        .into_iter()
        .map(|row| ContactLine {
            duties: sites
                .iter()
                .filter_map(|(site, _)| {
                    let duty =
                        duties.iter().find(|duty| duty.contact_id == row.id && duty.site_id == site.id)?;
                    Some((site.id, site.name.clone(), duty.visible_to_students))
                })
                .collect(),
            row,
        })
        .collect();
    let p = may.page(&row.name).crumb("/organisations", may.lang.t("nav-organisations")).crumb("", &row.name);
    let facts = words(&p, &row).into_iter().skip(1).filter(|(_, value)| value != "—").collect();
    let history = may.history(db, "organisation", id).await?;
    show(&OnePage { p, row, facts, sites, contacts, history, may_edit: may.holds::<privilege::EditHosts>() })
}

#[derive(Template)]
#[template(path = "hosts/organisation_form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    trusts: Vec<(&'static str, String)>,
    conflict: Vec<(String, String, String)>,
}

impl FormPage {
    fn new(may: &May<privilege::EditHosts>, f: Form, existing: Option<&organisation::Model>) -> Self {
        let p =
            may.page_of("hosts-organisation-new").crumb("/organisations", may.lang.t("nav-organisations"));
        let (p, action) = match existing {
            Some(row) => {
                let path = format!("/organisations/{}", row.id);
                let mut p = p.crumb(&path, &row.name).crumb("", may.lang.t("hosts-edit"));
                p.title = may.lang.tv("hosts-organisation-edit", &[("name", (&row.name).into())]);
                (p, path)
            }
            None => (p.crumb("", may.lang.t("hosts-organisation-new")), "/organisations".to_owned()),
        };
        Self { trusts: trusts(&p), p, f, action, conflict: Vec::new() }
    }
}

fn form_of(row: &organisation::Model) -> Form {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Form::of([
        ("name", row.name.clone()),
        ("siret", text(&row.siret)),
        ("sector", text(&row.sector)),
        ("address_line", text(&row.address_line)),
        ("postcode", text(&row.postcode)),
        ("town", text(&row.town)),
        ("country", text(&row.country)),
        ("website", text(&row.website)),
        ("phone", text(&row.phone)),
        ("headcount", row.headcount.map(|count| count.to_string()).unwrap_or_default()),
        ("notes", text(&row.notes)),
        ("trust_level", row.trust_level.code().to_owned()),
        ("version", row.version.to_string()),
    ])
}

fn read(form: &mut Form, id: OrganisationId) -> organisation::Model {
    organisation::Model {
        id,
        name: form.required("name", 200),
        siret: checked::<Siret>(form, "siret", "hosts-siret-refused"),
        sector: form.optional("sector", 120),
        address_line: form.optional("address_line", 200),
        postcode: checked::<Postcode>(form, "postcode", "hosts-postcode-refused"),
        town: form.optional("town", 120),
        country: form.optional("country", 80),
        website: link(form, "website"),
        phone: checked::<PhoneNumber>(form, "phone", "hosts-phone-refused"),
        headcount: form.optional_integer("headcount", 0..=10_000_000),
        notes: form.optional_lines("notes", 4_000),
        trust_level: form.choice("trust_level", TrustLevel::from_code).unwrap_or(TrustLevel::Unknown),
        search_key: String::new(),
        version: form.version(),
        archived_at: None,
    }
}

fn words(p: &Page, row: &organisation::Model) -> Vec<(String, String)> {
    let siret =
        row.siret.as_deref().and_then(|siret| siret.parse::<Siret>().ok()).map(|siret| siret.grouped());
    vec![
        (p.t("hosts-name"), row.name.clone()),
        (p.t("hosts-siret"), or_dash(siret.as_deref())),
        (p.t("hosts-sector"), or_dash(row.sector.as_deref())),
        (p.t("hosts-address"), or_dash(row.address_line.as_deref())),
        (p.t("hosts-postcode"), or_dash(row.postcode.as_deref())),
        (p.t("hosts-town"), or_dash(row.town.as_deref())),
        (p.t("hosts-country"), or_dash(row.country.as_deref())),
        (p.t("hosts-website"), or_dash(row.website.as_deref())),
        (p.t("hosts-phone"), row.phone.as_deref().map_or_else(|| "—".to_owned(), |number| p.phone(number))),
        (p.t("hosts-headcount"), row.headcount.map_or_else(|| "—".to_owned(), |count| p.n(count))),
        (p.t("hosts-trust"), p.tk("hosts-trust", row.trust_level.code())),
        (p.t("hosts-notes"), or_dash(row.notes.as_deref())),
    ]
}

/// The form of a new organisation.
pub(in crate::hosts) async fn new(may: May<privilege::EditHosts>) -> PageResult {
    let form = Form::of([("trust_level", TrustLevel::Unknown.code())]);
    show(&FormPage::new(&may, form, None))
}

/// Creates an organisation.
pub(in crate::hosts) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    mut form: Form,
) -> PageResult {
    let row = read(&mut form, handle.id());
    if !form.is_refused() {
        let name = row.name.clone();
        match refusal(use_case::create(&handle, &may, row).await)? {
            Ok(id) => {
                let said = may.lang.tv("hosts-organisation-created", &[("name", name.into())]);
                return Ok(go(format!("/organisations/{id}"), good(said)));
            }
            Err(no) => refuse(&mut form, &no),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage::new(&may, form, None))
}

fn refuse(form: &mut Form, no: &Refusal) {
    if let Refusal::SiretTaken(name) = no {
        form.refuse("siret", Say::key("hosts-siret-taken").with("name", name));
    }
}

/// The form of an organisation.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<OrganisationId>,
) -> PageResult {
    let row = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    show(&FormPage::new(&may, form_of(&row), Some(&row)))
}

/// Changes an organisation.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<OrganisationId>,
    mut form: Form,
) -> PageResult {
    let saved = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let row = read(&mut form, id);
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, row.clone()).await)? {
            Ok(()) => {
                let said = may.lang.tv("hosts-organisation-saved", &[("name", row.name.into())]);
                return Ok(go(format!("/organisations/{id}"), good(said)));
            }
            Err(Refusal::Changed(now)) => conflict = Some(now),
            Err(no) => refuse(&mut form, &no),
        }
    }
    let mut page = FormPage::new(&may, form, Some(&saved));
    if let Some(now) = conflict {
        page.conflict = differences(words(&page.p, &row), words(&page.p, &now));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Archives an organisation.
pub(in crate::hosts) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<OrganisationId>,
) -> PageResult {
    match refusal(use_case::archive(&handle, &may, id, true).await)? {
        Ok(name) => {
            let said = may.lang.tv("hosts-archived", &[("name", name.into())]);
            let undo = may.lang.t("hosts-undo");
            Ok(go("/organisations", good(said).undo(format!("/organisations/{id}/restore"), undo)))
        }
        Err(InUse(sites)) => {
            let said = may.lang.tv("hosts-organisation-in-use", &[("count", sites.into())]);
            Ok(go(format!("/organisations/{id}"), web::bad(said)))
        }
    }
}

/// Brings an organisation back.
pub(in crate::hosts) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<OrganisationId>,
) -> PageResult {
    let said = match refusal(use_case::archive(&handle, &may, id, false).await)? {
        Ok(name) => good(may.lang.tv("hosts-restored", &[("name", name.into())])),
        Err(InUse(_)) => return Err(PageError::Hidden),
    };
    Ok(go(format!("/organisations/{id}"), said))
}
