//! The pages of site categories.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::SiteCategoryId;
use placet_entity::site_category;

use super::{export_kind, yes_no};
use crate::access::{May, privilege};
use crate::hosts::COLOURS;
use crate::hosts::save_category::{self as use_case, InUse, Refusal};
use crate::hosts::store::categories as store;
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::export::{self, Sheet};
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{self, Form, differences, go, good};
use crate::kit::{Handle, Page};

struct Line {
    row: site_category::Model,
    sites: i64,
}

#[derive(Template)]
#[template(path = "hosts/categories.html")]
struct ListPage {
    p: Page,
    lines: Vec<Line>,
    archived: bool,
    any_archived: bool,
    may_edit: bool,
}

/// The categories in their order.
pub(in crate::hosts) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let archived = Query::parse(uri.query()).get("archived") == "1";
    let counts = store::site_counts(db).await?;
    let lines = store::all(db, archived)
        .await?
        .into_iter()
        .map(|row| Line { sites: counts.get(&row.id).copied().unwrap_or(0), row })
        .collect();
    let title = may.lang.t("hosts-categories");
    show(&ListPage {
        p: may.page(&title).crumb("/sites", may.lang.t("nav-sites")).crumb("", title),
        lines,
        archived,
        any_archived: store::any_archived(db).await?,
        may_edit: may.holds::<privilege::EditHosts>(),
    })
}

#[derive(Template)]
#[template(path = "hosts/category_form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    existing: Option<site_category::Model>,
    colours: std::ops::Range<i32>,
    conflict: Vec<(String, String, String)>,
}

impl FormPage {
    fn new(may: &May<privilege::EditHosts>, f: Form, existing: Option<site_category::Model>) -> Self {
        let (title, action) = match &existing {
            Some(row) => (
                may.lang.tv("hosts-category-edit", &[("name", (&row.name).into())]),
                format!("/site-categories/{}", row.id),
            ),
            None => (may.lang.t("hosts-category-new"), "/site-categories".to_owned()),
        };
        let p = may
            .page(&title)
            .crumb("/sites", may.lang.t("nav-sites"))
            .crumb("/site-categories", may.lang.t("hosts-categories"))
            .crumb("", title);
        Self { p, f, action, existing, colours: 0..COLOURS, conflict: Vec::new() }
    }
}

fn form_of(row: &site_category::Model) -> Form {
    Form::of([
        ("code", row.code.clone()),
        ("acronym", row.acronym.clone()),
        ("name", row.name.clone()),
        ("rank", row.rank.to_string()),
        ("principal", if row.principal { "yes" } else { "no" }.to_owned()),
        ("colour", row.colour.to_string()),
        ("version", row.version.to_string()),
    ])
}

fn read(form: &mut Form, id: SiteCategoryId) -> site_category::Model {
    let code = super::code(form, "code").unwrap_or_default();
    if code.is_empty() && !form.errors().iter().any(|error| error.field == "code") {
        form.refuse("code", Say::key("form-required"));
    }
    site_category::Model {
        id,
        code,
        acronym: form.required("acronym", 10),
        name: form.required("name", 120),
        rank: form.integer("rank", 1..=999),
        principal: form
            .choice("principal", |code| match code {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })
            .unwrap_or(true),
        colour: form.integer("colour", 0..=COLOURS - 1),
        version: form.version(),
        archived_at: None,
    }
}

fn words(p: &Page, row: &site_category::Model) -> Vec<(String, String)> {
    let role = if row.principal { "hosts-role-principal" } else { "hosts-role-secondary" };
    vec![
        (p.t("hosts-code"), row.code.clone()),
        (p.t("hosts-acronym"), row.acronym.clone()),
        (p.t("hosts-name"), row.name.clone()),
        (p.t("hosts-rank"), row.rank.to_string()),
        (p.t("hosts-role"), p.t(role)),
        (p.t("hosts-colour"), (row.colour + 1).to_string()),
    ]
}

/// The form of a new category: the next rank, the next colour.
pub(in crate::hosts) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
) -> PageResult {
    let rows = store::all(handle.db.read(), false).await?;
    let rank = rows.iter().map(|row| row.rank).max().unwrap_or(0) + 1;
    let colour = (0..COLOURS)
        .min_by_key(|colour| rows.iter().filter(|row| row.colour == *colour).count())
        .unwrap_or(0);
    let form = Form::of([
        ("rank", rank.to_string()),
        ("colour", colour.to_string()),
        ("principal", "yes".to_owned()),
    ]);
    show(&FormPage::new(&may, form, None))
}

/// Creates a category.
pub(in crate::hosts) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    mut form: Form,
) -> PageResult {
    let mut row = read(&mut form, handle.id());
    row.version = 1;
    if !form.is_refused() {
        let name = row.name.clone();
        match refusal(use_case::create(&handle, &may, row).await)? {
            Ok(_) => {
                let said = may.lang.tv("hosts-category-created", &[("name", name.into())]);
                return Ok(go("/site-categories", good(said)));
            }
            Err(_) => form.refuse("code", Say::key("hosts-category-code-taken")),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage::new(&may, form, None))
}

/// The form of a category.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteCategoryId>,
) -> PageResult {
    let row = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    show(&FormPage::new(&may, form_of(&row), Some(row)))
}

/// Changes a category.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteCategoryId>,
    mut form: Form,
) -> PageResult {
    let saved = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let row = read(&mut form, id);
    let mut conflict = None;
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, row.clone()).await)? {
            Ok(()) => {
                let said = may.lang.tv("hosts-category-saved", &[("name", row.name.into())]);
                return Ok(go("/site-categories", good(said)));
            }
            Err(Refusal::CodeTaken) => form.refuse("code", Say::key("hosts-category-code-taken")),
            Err(Refusal::Changed(now)) => conflict = Some(now),
        }
    }
    let mut page = FormPage::new(&may, form, Some(saved));
    if let Some(now) = conflict {
        page.conflict = differences(words(&page.p, &row), words(&page.p, &now));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Archives a category.
pub(in crate::hosts) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteCategoryId>,
) -> PageResult {
    match refusal(use_case::archive(&handle, &may, id, true).await)? {
        Ok(name) => {
            let said = may.lang.tv("hosts-archived", &[("name", name.into())]);
            let undo = may.lang.t("hosts-undo");
            Ok(go("/site-categories", good(said).undo(format!("/site-categories/{id}/restore"), undo)))
        }
        Err(InUse(sites)) => {
            let said = may.lang.tv("hosts-category-in-use", &[("count", sites.into())]);
            Ok(go(format!("/sites?category={id}"), web::bad(said)))
        }
    }
}

/// Brings a category back.
pub(in crate::hosts) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteCategoryId>,
) -> PageResult {
    let said = match refusal(use_case::archive(&handle, &may, id, false).await)? {
        Ok(name) => good(may.lang.tv("hosts-restored", &[("name", name.into())])),
        Err(InUse(_)) => return Err(PageError::Hidden),
    };
    Ok(go("/site-categories", said))
}

/// The categories as a file that the import takes back.
pub(in crate::hosts) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewHosts>,
    uri: Uri,
) -> PageResult {
    let rows = store::all(handle.db.read(), false).await?;
    let sheet = Sheet {
        name: may.lang.t("hosts-categories-file"),
        headers: ["code", "acronyme", "libelle", "ordre", "principal", "couleur"].map(str::to_owned).to_vec(),
        rows: rows
            .into_iter()
            .map(|row| {
                vec![
                    row.code.into(),
                    row.acronym.into(),
                    row.name.into(),
                    row.rank.into(),
                    yes_no(row.principal).into(),
                    (row.colour + 1).into(),
                ]
            })
            .collect(),
    };
    export::send(&sheet, export_kind(&uri)?, may.lang)
}
