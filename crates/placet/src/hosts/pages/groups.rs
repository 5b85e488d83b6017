//! The pages of capacity groups.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::capacity_group;
use placet_entity::ids::{CapacityGroupId, SiteId};

use crate::access::{May, privilege};
use crate::hosts::facts;
use crate::hosts::save_group::{self as use_case, Refusal, inside};
use crate::hosts::store::groups as store;
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::format::input_day;
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page};

struct Line {
    row: capacity_group::Model,
    around: String,
    dates: String,
    sites: usize,
}

#[derive(Template)]
#[template(path = "hosts/groups.html")]
struct ListPage {
    p: Page,
    lines: Vec<Line>,
    may_edit: bool,
}

/// The groups.
pub(in crate::hosts) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
) -> PageResult {
    let db = handle.db.read();
    let groups = store::all(db).await?;
    let members = store::members(db).await?;
    let title = may.lang.t("hosts-groups");
    let p = may.page(&title).crumb("/sites", may.lang.t("nav-sites")).crumb("", title);
    let lines = groups
        .iter()
        .map(|row| Line {
            around: row
                .parent_id
                .and_then(|parent| groups.iter().find(|group| group.id == parent))
                .map(|group| group.name.clone())
                .unwrap_or_default(),
            dates: dates(&p, row),
            sites: {
                let all = inside(row.id, &groups);
                let sites: BTreeSet<SiteId> = members
                    .iter()
                    .filter(|member| all.contains(&member.group_id))
                    .map(|member| member.site_id)
                    .collect();
                sites.len()
            },
            row: row.clone(),
        })
        .collect();
    show(&ListPage { p, lines, may_edit: may.holds::<privilege::EditHosts>() })
}

fn dates(p: &Page, row: &capacity_group::Model) -> String {
    if row.from_on.is_none() && row.until_on.is_none() {
        p.t("hosts-always")
    } else {
        super::sites::span(p, row.from_on, row.until_on)
    }
}

#[derive(Template)]
#[template(path = "hosts/group_form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    existing: Option<CapacityGroupId>,
    parents: Vec<(String, String)>,
    sites: Vec<(String, String, bool)>,
    conflict: Vec<(String, String, String)>,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::EditHosts>,
    f: Form,
    existing: Option<CapacityGroupId>,
) -> PageResult<FormPage> {
    let db = handle.db.read();
    let groups = store::all(db).await?;
    let own = existing.map(|id| inside(id, &groups)).unwrap_or_default();
    let parents = groups
        .iter()
        .filter(|group| !own.contains(&group.id))
        .map(|group| (group.id.to_string(), group.name.clone()))
        .collect();
    let sites = facts::all_sites(db)
        .await?
        .into_iter()
        .map(|site| {
            let id = site.id.to_string();
            let ticked = f.has("site", &id);
            (id, format!("{} ({})", site.name, site.code), ticked)
        })
        .collect();
    let title = may.lang.t(if existing.is_some() { "hosts-group-edit" } else { "hosts-group-new" });
    let p = may
        .page(&title)
        .crumb("/sites", may.lang.t("nav-sites"))
        .crumb("/capacity-groups", may.lang.t("hosts-groups"))
        .crumb("", title);
    let action =
        existing.map_or_else(|| "/capacity-groups".to_owned(), |id| format!("/capacity-groups/{id}"));
    Ok(FormPage { p, f, action, existing, parents, sites, conflict: Vec::new() })
}

fn read(form: &mut Form, id: CapacityGroupId) -> (capacity_group::Model, Vec<SiteId>) {
    let row = capacity_group::Model {
        id,
        name: form.required("name", 120),
        parent_id: form.optional_id("parent"),
        max_seats: form.integer("max", 0..=9_999),
        from_on: form.optional_day("from"),
        until_on: form.optional_day("until"),
        version: form.version(),
    };
    if row.from_on.zip(row.until_on).is_some_and(|(from, until)| until < from) {
        form.refuse("until", Say::key("hosts-capacity-backwards"));
    }
    let sites = form.all("site").filter_map(|id| id.parse().ok()).collect();
    (row, sites)
}

fn words(p: &Page, row: &capacity_group::Model) -> Vec<(String, String)> {
    vec![
        (p.t("hosts-name"), row.name.clone()),
        (p.t("hosts-group-max"), p.n(row.max_seats)),
        (p.t("hosts-group-dates"), dates(p, row)),
    ]
}

/// The form of a new group.
pub(in crate::hosts) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
) -> PageResult {
    show(&page(&handle, &may, Form::default(), None).await?)
}

/// Creates a group.
pub(in crate::hosts) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    form: Form,
) -> PageResult {
    save(&handle, &may, form, handle.id(), false).await
}

/// The form of a group.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<CapacityGroupId>,
) -> PageResult {
    let db = handle.db.read();
    let row = store::find(db, id).await?.ok_or(PageError::Hidden)?;
    let mut pairs = vec![
        ("name", row.name.clone()),
        ("parent", row.parent_id.map(|id| id.to_string()).unwrap_or_default()),
        ("max", row.max_seats.to_string()),
        ("from", row.from_on.map(input_day).unwrap_or_default()),
        ("until", row.until_on.map(input_day).unwrap_or_default()),
        ("version", row.version.to_string()),
    ];
    let members = store::members(db).await?;
    pairs
        .extend(members.iter().filter(|row| row.group_id == id).map(|row| ("site", row.site_id.to_string())));
    show(&page(&handle, &may, Form::of(pairs), Some(id)).await?)
}

/// Changes a group.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<CapacityGroupId>,
    form: Form,
) -> PageResult {
    store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    save(&handle, &may, form, id, true).await
}

async fn save(
    handle: &Arc<Handle>,
    may: &May<privilege::EditHosts>,
    mut form: Form,
    id: CapacityGroupId,
    exists: bool,
) -> PageResult {
    let (row, sites) = read(&mut form, id);
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(use_case::save(handle, may, row.clone(), sites).await)? {
            Ok(()) => {
                let said = may.lang.tv("hosts-group-saved", &[("name", row.name.into())]);
                return Ok(go("/capacity-groups", good(said)));
            }
            Err(Refusal::Circle) => form.refuse("parent", Say::key("hosts-group-circle")),
            Err(Refusal::Changed(now)) => conflict = Some(now),
        }
    }
    let mut page = page(handle, may, form, exists.then_some(id)).await?;
    if let Some(now) = conflict {
        page.conflict = differences(words(&page.p, &row), words(&page.p, &now));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Removes a group.
pub(in crate::hosts) async fn remove(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<CapacityGroupId>,
) -> PageResult {
    let name = use_case::remove(&handle, &may, id).await?;
    Ok(go("/capacity-groups", good(may.lang.tv("hosts-group-removed", &[("name", name.into())]))))
}
