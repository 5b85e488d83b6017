//! The list of sites, what one does with many of them, and their file.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use placet_entity::ids::SiteId;
use placet_entity::{organisation, site, site_category};
use placet_rules::capacity::Capacity;
use placet_rules::text::search_key;
use placet_rules::time::Span;

use super::{export_kind, yes_no};
use crate::access::{May, privilege};
use crate::hosts::facts;
use crate::hosts::save_site::{self as use_case, Which};
use crate::hosts::store::sites::{Filter, State as SiteState};
use crate::hosts::store::{categories, facts as store_facts, sites as store};
use crate::kit::error::PageResult;
use crate::kit::export::{self, Cell, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Columns, Pager, Query, SortHeaders};
use crate::kit::web::{self, Form, go, good};
use crate::kit::{Handle, Page};
use crate::views::{self, List, Views};

const SORTS: &[&str] = &["name", "category", "organisation", "town", "code"];
const HEADERS: &[(&str, &str)] = &[
    ("name", "hosts-site"),
    ("category", "hosts-category"),
    ("organisation", "hosts-organisation"),
    ("town", "hosts-town"),
    ("code", "hosts-code"),
];
const COLUMNS: &[(&str, &str, bool)] = &[
    ("category", "hosts-category", true),
    ("organisation", "hosts-organisation", true),
    ("town", "hosts-town", true),
    ("code", "hosts-code", false),
    ("seats", "hosts-seats-today", true),
    ("wishes", "hosts-wishes", false),
    ("contacts", "hosts-contacts", true),
    ("state", "hosts-state", true),
];
/// Most identifiers that an undo carries in its address.
const MOST_UNDONE: usize = 40;

fn filter(query: &Query) -> Filter {
    Filter {
        search: search_key(query.search()),
        category: query.parsed("category"),
        organisation: query.parsed("organisation"),
        town: query.get("town").to_owned(),
        state: match query.get("state") {
            "active" => SiteState::Active,
            "inactive" => SiteState::Inactive,
            "archived" => SiteState::Archived,
            _ => SiteState::Kept,
        },
        out: query.is("only", "out"),
        without_contact: query.is("only", "no-contact"),
    }
}

struct Line {
    site: site::Model,
    organisation: organisation::Model,
    category: site_category::Model,
    seats: Capacity,
    contacts: usize,
}

#[derive(Template)]
#[template(path = "hosts/sites.html")]
struct ListPage {
    p: Page,
    query: Query,
    lines: Vec<Line>,
    total: u64,
    count: String,
    filtered: bool,
    categories: Vec<site_category::Model>,
    towns: Vec<String>,
    cols: Columns,
    sorts: SortHeaders,
    pager: Pager,
    may_edit: bool,
    views: Views,
}

/// The sites.
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
    let ids: Vec<SiteId> = rows.iter().map(|(site, _, _)| site.id).collect();
    let today = Span { start: may.today(), end: placet_rules::time::next_day(may.today()) };
    let seats = facts::capacities(db, &ids, &[today]).await?;
    let contacts = facts::contacts(db, &ids).await?;
    let p = may.page_of("nav-sites");
    show(&ListPage {
        views: views::above(db, &may, List::Sites, "/sites", &query).await?,
        lines: rows
            .into_iter()
            .map(|(site, organisation, category)| Line {
                seats: seats.get(&site.id).copied().unwrap_or_default(),
                contacts: contacts.get(&site.id).map_or(0, Vec::len),
                site,
                organisation,
                category,
            })
            .collect(),
        total,
        count: p.tv("hosts-sites-count", &[("count", total)]),
        filtered: ["q", "category", "town", "state", "only", "organisation"]
            .iter()
            .any(|key| !query.get(key).is_empty()),
        categories: categories::all(db, false).await?,
        towns: store::towns(db).await?,
        cols: Columns::new(&p, &query, COLUMNS),
        sorts: SortHeaders::new(&p, &query, "name", HEADERS),
        pager: Pager::new(&p, &query, total),
        may_edit: may.holds::<privilege::EditHosts>(),
        query,
        p,
    })
}

/// Puts the ticked sites, or the whole result, in use or out of use.
pub(in crate::hosts) async fn bulk(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    uri: Uri,
    form: Form,
) -> PageResult {
    let query = Query::parse(uri.query());
    let active = form.value("action") == "activate" || query.is("undo", "activate");
    let back = if query.get("undo").is_empty() {
        format!("/sites{}", query.whole())
    } else {
        web::local_path(form.value("return")).to_owned()
    };
    let ids: Vec<SiteId> =
        form.all("id").chain(query.all("undone")).filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() && !form.ticked("all") {
        return Ok(go(back, web::warn(may.lang.t("hosts-bulk-nothing"))));
    }
    let which = if form.ticked("all") { Which::All(filter(&query)) } else { Which::These(ids) };
    let changed = use_case::set_active(&handle, &may, which, active).await?;
    let key = if active { "hosts-bulk-activated" } else { "hosts-bulk-deactivated" };
    let mut said = good(may.lang.tv(key, &[("count", changed.len().into())]));
    if !changed.is_empty() && changed.len() <= MOST_UNDONE && query.get("undo").is_empty() {
        let mut undo = form_urlencoded::Serializer::new(String::new());
        undo.append_pair("undo", if active { "deactivate" } else { "activate" });
        for id in &changed {
            undo.append_pair("undone", &id.to_string());
        }
        said = said.undo(format!("/sites/bulk?{}", undo.finish()), may.lang.t("hosts-undo"));
    }
    Ok(go(back, said))
}

/// The whole list as a file that the import takes back.
pub(in crate::hosts) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let db = handle.db.read();
    let rows = store::list(db, &filter(&query), query.sort(SORTS, "name"), None).await?;
    let ids: Vec<SiteId> = rows.iter().map(|(site, _, _)| site.id).collect();
    let seats: BTreeMap<SiteId, Capacity> = store_facts::capacities(db, &ids)
        .await?
        .into_iter()
        .map(|(id, (default, _))| (id, default))
        .collect();
    let cells = |(row, organisation, category): (site::Model, organisation::Model, site_category::Model)| {
        let capacity = seats.get(&row.id).copied().unwrap_or_default();
        let number = |seats: u32| Cell::Integer(seats.into());
        let cost = match (row.fixed_cost_median, row.fixed_cost) {
            (true, _) => Cell::from("mediane"),
            (false, Some(cost)) => Cell::Hundredths(cost.into()),
            (false, None) => Cell::Empty,
        };
        vec![
            category.code.into(),
            row.code.into(),
            row.name.into(),
            organisation.name.into(),
            number(capacity.min),
            number(capacity.ideal),
            number(capacity.max),
            yes_no(row.out_of_subdivision).into(),
            yes_no(row.wishes_allowed).into(),
            yes_no(row.active).into(),
            row.service.into(),
            row.url.into(),
            row.address_line.into(),
            row.address_complement.into(),
            row.postcode.into(),
            row.town.into(),
            row.cedex.into(),
            row.info.into(),
            cost,
        ]
    };
    let sheet = Sheet {
        name: may.lang.t("hosts-sites-file"),
        headers: [
            "categorie",
            "code",
            "libelle",
            "organisation",
            "min_place",
            "ideal_place",
            "max_place",
            "hors_subdivision",
            "preferences",
            "actif",
            "service",
            "lien",
            "adresse",
            "adresse_complement",
            "cp",
            "ville",
            "cedex",
            "informations",
            "cout_fixe",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.into_iter().map(cells).collect(),
    };
    export::send(&sheet, export_kind(&uri)?, may.lang)
}
