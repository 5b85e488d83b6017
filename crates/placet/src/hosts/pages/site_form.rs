//! The form of a site.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{OrganisationId, SiteCategoryId, SiteId};
use placet_entity::site;
use placet_rules::distance::Coordinates;
use placet_rules::ids::Postcode;
use uuid::Uuid;

use super::{checked, link, or_dash};
use crate::access::{May, privilege};
use crate::hosts::facts;
use crate::hosts::save_site::{self as use_case, Refusal, Typed};
use crate::hosts::store::{categories, facts as store_facts, organisations, sites as store};
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::format;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page};

#[derive(Template)]
#[template(path = "hosts/site_form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    back: String,
    organisations: Vec<(String, String)>,
    categories: Vec<(String, String)>,
    levels: Vec<(String, String, bool)>,
    pairs: Vec<(String, String, bool)>,
    conflict: Vec<(String, String, String)>,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::EditHosts>,
    f: Form,
    existing: Option<&site::Model>,
) -> PageResult<FormPage> {
    let db = handle.db.read();
    let mut organisations = organisations::names(db).await?;
    if let Some(row) = existing {
        if !organisations.iter().any(|(id, _)| *id == row.organisation_id) {
            let own = organisations::find(db, row.organisation_id).await?;
            organisations.extend(own.map(|own| (own.id, own.name)));
        }
    }
    let categories = categories::all(db, false).await?;
    let principal: BTreeMap<SiteCategoryId, bool> =
        categories.iter().map(|row| (row.id, row.principal)).collect();
    let own = f.value("category").parse().ok().and_then(|id| principal.get(&id).copied());
    let pairs = facts::all_sites(db)
        .await?
        .into_iter()
        .filter(|site| existing.is_none_or(|row| row.id != site.id))
        .filter(|site| match own {
            Some(own) => principal.get(&site.category.id).is_some_and(|other| *other != own),
            None => principal.get(&site.category.id) == Some(&false),
        })
        .map(|site| {
            let id = site.id.to_string();
            let ticked = f.has("pair", &id);
            (id, format!("{} ({})", site.name, site.category.acronym), ticked)
        })
        .collect();
    let levels = store::levels(db)
        .await?
        .into_iter()
        .map(|(id, name)| (id.to_string(), name, f.has("level", &id.to_string())))
        .collect();
    let (title, action, p) = if let Some(row) = existing {
        let title = may.lang.tv("hosts-site-edit", &[("name", (&row.name).into())]);
        let path = format!("/sites/{}", row.id);
        let p = may.page(&title).crumb("/sites", may.lang.t("nav-sites")).crumb(&path, &row.name);
        (may.lang.t("hosts-edit"), path, p)
    } else {
        let title = may.lang.t("hosts-site-new");
        let p = may.page(&title).crumb("/sites", may.lang.t("nav-sites"));
        (title, "/sites".to_owned(), p)
    };
    Ok(FormPage {
        p: p.crumb("", title),
        f,
        back: action.clone(),
        action,
        organisations: organisations.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        categories: categories.into_iter().map(|row| (row.id.to_string(), row.name)).collect(),
        levels,
        pairs,
        conflict: Vec::new(),
    })
}

fn degrees(millionths: Option<i32>) -> String {
    millionths.map(|value| format!("{:.6}", f64::from(value) / 1e6)).unwrap_or_default()
}

async fn form_of(handle: &Handle, row: &site::Model) -> PageResult<Form> {
    let db = handle.db.read();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let ticked = |yes: bool| if yes { "on" } else { "" }.to_owned();
    let cost = row.fixed_cost.map(|cost| placet_rules::ids::Hundredths(cost.into()).to_string());
    let mut pairs = vec![
        ("organisation", row.organisation_id.to_string()),
        ("category", row.category_id.to_string()),
        ("code", row.code.clone()),
        ("name", row.name.clone()),
        ("service", text(&row.service)),
        ("address_line", text(&row.address_line)),
        ("address_complement", text(&row.address_complement)),
        ("postcode", text(&row.postcode)),
        ("town", text(&row.town)),
        ("cedex", text(&row.cedex)),
        ("latitude", degrees(row.latitude)),
        ("longitude", degrees(row.longitude)),
        ("url", text(&row.url)),
        ("info", text(&row.info)),
        ("active", ticked(row.active)),
        ("out_of_subdivision", ticked(row.out_of_subdivision)),
        ("wishes_allowed", ticked(row.wishes_allowed)),
        ("cost", cost_kind(row).to_owned()),
        ("fixed_cost", cost.unwrap_or_default()),
        ("version", row.version.to_string()),
    ];
    let levels = store_facts::forbidden_levels(db, &[row.id]).await?;
    pairs.extend(levels.into_values().flatten().map(|level| ("level", level.to_string())));
    pairs.extend(store::paired(db, row.id).await?.into_iter().map(|site| ("pair", site.to_string())));
    Ok(Form::of(pairs))
}

fn cost_kind(row: &site::Model) -> &'static str {
    match (row.fixed_cost_median, row.fixed_cost) {
        (true, _) => "median",
        (false, Some(_)) => "fixed",
        (false, None) => "demand",
    }
}

fn coordinate(form: &mut Form, field: &str, most: f64) -> Option<f64> {
    let typed = form.value(field).trim().replace(',', ".");
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    if number.is_none() {
        form.refuse(field, Say::key("hosts-coordinate-refused").with("max", most.to_string()));
    }
    number
}

fn place(form: &mut Form) -> Option<Coordinates> {
    let latitude = coordinate(form, "latitude", 90.0);
    let longitude = coordinate(form, "longitude", 180.0);
    let typed = |field: &str| !form.value(field).trim().is_empty();
    if typed("latitude") != typed("longitude") {
        form.refuse("latitude", Say::key("hosts-coordinates-both"));
    }
    Coordinates::from_degrees(latitude?, longitude?).ok()
}

fn read(form: &mut Form, id: SiteId) -> Typed {
    let organisation = form.id::<OrganisationId>("organisation").unwrap_or(OrganisationId(Uuid::nil()));
    let category = form.id::<SiteCategoryId>("category").unwrap_or(SiteCategoryId(Uuid::nil()));
    let name = form.required("name", 200);
    let code = super::code(form, "code").unwrap_or_default();
    let kind = form.value("cost").to_owned();
    let fixed_cost = form.optional_hundredths("fixed_cost").filter(|_| kind == "fixed");
    if kind == "fixed" && fixed_cost.is_none() && form.value("fixed_cost").trim().is_empty() {
        form.refuse("fixed_cost", Say::key("form-required"));
    }
    let service = form.optional("service", 200);
    let address_line = form.optional("address_line", 200);
    let address_complement = form.optional("address_complement", 200);
    let postcode = checked::<Postcode>(form, "postcode", "hosts-postcode-refused");
    let town = form.optional("town", 120);
    let cedex = form.optional("cedex", 40);
    let place = place(form);
    let row = site::Model {
        id,
        organisation_id: organisation,
        code,
        name,
        service,
        category_id: category,
        address_line,
        address_complement,
        postcode,
        town,
        cedex,
        latitude: place.map(Coordinates::latitude),
        longitude: place.map(Coordinates::longitude),
        url: link(form, "url"),
        info: form.optional_lines("info", 4_000),
        active: form.ticked("active"),
        out_of_subdivision: form.ticked("out_of_subdivision"),
        wishes_allowed: form.ticked("wishes_allowed"),
        fixed_cost,
        fixed_cost_median: kind == "median",
        search_key: String::new(),
        version: form.version(),
        archived_at: None,
    };
    let levels = form.all("level").filter_map(|id| id.parse().ok()).collect();
    let pairs = form.all("pair").filter_map(|id| id.parse().ok()).collect();
    Typed { row, levels, pairs }
}

fn words(page: &FormPage, row: &site::Model) -> Vec<(String, String)> {
    let p = &page.p;
    let named = |list: &[(String, String)], id: String| {
        list.iter().find(|(known, _)| *known == id).map_or(id, |(_, name)| name.clone())
    };
    let yes = |yes: bool| p.t(if yes { "hosts-yes" } else { "hosts-no" });
    let cost = row
        .fixed_cost
        .map_or_else(|| p.tk("hosts-cost", cost_kind(row)), |cost| format::hundredths(p.language, cost));
    vec![
        (p.t("hosts-name"), row.name.clone()),
        (p.t("hosts-organisation"), named(&page.organisations, row.organisation_id.to_string())),
        (p.t("hosts-category"), named(&page.categories, row.category_id.to_string())),
        (p.t("hosts-code"), row.code.clone()),
        (p.t("hosts-service"), or_dash(row.service.as_deref())),
        (p.t("hosts-address-line"), or_dash(row.address_line.as_deref())),
        (p.t("hosts-address-complement"), or_dash(row.address_complement.as_deref())),
        (p.t("hosts-postcode"), or_dash(row.postcode.as_deref())),
        (p.t("hosts-town"), or_dash(row.town.as_deref())),
        (p.t("hosts-cedex"), or_dash(row.cedex.as_deref())),
        (p.t("hosts-latitude"), degrees(row.latitude)),
        (p.t("hosts-longitude"), degrees(row.longitude)),
        (p.t("hosts-website"), or_dash(row.url.as_deref())),
        (p.t("hosts-info"), or_dash(row.info.as_deref())),
        (p.t("hosts-flag-active"), yes(row.active)),
        (p.t("hosts-flag-out"), yes(row.out_of_subdivision)),
        (p.t("hosts-flag-wishes"), yes(row.wishes_allowed)),
        (p.t("hosts-cost"), cost),
    ]
}

fn refuse(form: &mut Form, no: &Refusal) {
    match no {
        Refusal::CodeTaken => form.refuse("code", Say::key("hosts-site-code-taken")),
        Refusal::Organisation => form.refuse("organisation", Say::key("form-choice")),
        Refusal::Category => form.refuse("category", Say::key("form-choice")),
        Refusal::Changed(_) => {}
    }
}

/// The form of a new site.
pub(in crate::hosts) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let form = Form::of([
        ("organisation", query.get("organisation")),
        ("active", "on"),
        ("wishes_allowed", "on"),
        ("cost", "demand"),
    ]);
    show(&page(&handle, &may, form, None).await?)
}

/// Creates a site, then asks for its seats.
pub(in crate::hosts) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    mut form: Form,
) -> PageResult {
    let typed = read(&mut form, handle.id());
    if !form.is_refused() {
        let name = typed.row.name.clone();
        match refusal(use_case::create(&handle, &may, typed).await)? {
            Ok(id) => {
                let said = may.lang.tv("hosts-site-created", &[("name", name.into())]);
                return Ok(go(format!("/sites/{id}/capacity"), good(said)));
            }
            Err(no) => refuse(&mut form, &no),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, form, None).await?)
}

/// The form of a site.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
) -> PageResult {
    let row = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let form = form_of(&handle, &row).await?;
    show(&page(&handle, &may, form, Some(&row)).await?)
}

/// Changes a site.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
    mut form: Form,
) -> PageResult {
    let saved = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let typed = read(&mut form, id);
    let row = typed.row.clone();
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, typed).await)? {
            Ok(()) => {
                let said = may.lang.tv("hosts-site-saved", &[("name", row.name.into())]);
                return Ok(go(format!("/sites/{id}"), good(said)));
            }
            Err(Refusal::Changed(now)) => conflict = Some(now),
            Err(no) => refuse(&mut form, &no),
        }
    }
    let mut page = page(&handle, &may, form, Some(&saved)).await?;
    if let Some(now) = conflict {
        page.conflict = differences(words(&page, &row), words(&page, &now));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
