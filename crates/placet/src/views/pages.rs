//! The page of one's views, and the forms that save, change and remove them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::SavedViewId;
use placet_entity::saved_view::Model;

use super::model::{List, NAME, QUERY, kept};
use super::save::{self as use_case, NotChanged};
use super::store;
use crate::access::May;
use crate::access::privilege::{ShareViews, Staff};
use crate::kit::error::refusal;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good, local_path};
use crate::kit::{Handle, Page, PageError, PageResult};

struct Line {
    row: Model,
    href: String,
    mine: bool,
    may_change: bool,
}

#[derive(Template)]
#[template(path = "views/list.html")]
struct ListPage {
    p: Page,
    lists: Vec<(String, Vec<Line>)>,
    may_share: bool,
}

#[derive(Template)]
#[template(path = "views/form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    may_share: bool,
    back: String,
    /// Where what was typed differs from what somebody saved meanwhile.
    conflict: Vec<(String, String, String)>,
}

/// The views that the reader sees, by list.
pub(super) async fn list(State(handle): State<Arc<Handle>>, may: May<Staff>) -> PageResult {
    let rows = store::seen_by(handle.db.read(), may.account(), None).await?;
    let share = may.holds::<ShareViews>();
    let p = may.page_of("views-title").crumb("", may.lang.t("views-title"));
    let lists = List::ALL
        .into_iter()
        .filter(|list| list.is_open_to(&may.signed.roles))
        .map(|list| {
            let lines = rows.iter().filter(|row| row.list == list.code()).map(|row| {
                let mine = row.account_id == may.account();
                // the grid of no cohort can be opened: its views are found above each
                let href = if list == List::Cohort {
                    String::new()
                } else {
                    format!("{}?{}", list.path(), row.query)
                };
                Line { row: row.clone(), href, mine, may_change: mine || share }
            });
            (p.tk("views-list", list.code()), lines.collect::<Vec<_>>())
        })
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    show(&ListPage { p, lists, may_share: share })
}

/// Saves what a list shows under a name.
pub(super) async fn create(State(handle): State<Arc<Handle>>, may: May<Staff>, mut form: Form) -> PageResult {
    let list = List::from_code(form.value("list")).ok_or(PageError::Hidden)?;
    let back = local_path(form.value("return")).to_owned();
    let name = form.required("name", NAME);
    let query = kept(&Query::parse(Some(form.value("query"))));
    if query.len() > QUERY {
        form.refuse("name", Say::key("views-too-long"));
    }
    if form.is_refused() {
        let p = may.page_of("views-save").crumb("", may.lang.t("views-save"));
        let (action, may_share) = ("/views".to_owned(), may.holds::<ShareViews>());
        let page = FormPage { p, f: form, action, may_share, back, conflict: Vec::new() };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let shared = form.ticked("shared");
    let replaced = use_case::save(&handle, &may, list, name.clone(), query, shared).await?;
    let said = if replaced { "views-replaced" } else { "views-saved" };
    Ok(go(back, good(may.lang.tv(said, &[("name", name.into())]))))
}

/// Renames a view, shares it or takes it back.
pub(super) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<Staff>,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let id: SavedViewId = id.parse().map_err(|_| PageError::Hidden)?;
    let saved = use_case::mine(handle.db.read(), &may, id).await?.ok_or(PageError::Hidden)?;
    let name = form.required("name", NAME);
    let (version, shared) = (form.version(), form.ticked("shared"));
    let mut is_stale = false;
    if !form.is_refused() {
        match refusal(use_case::change(&handle, &may, (id, version), name.clone(), shared).await)? {
            Ok(()) => {
                let said = may.lang.tv("views-changed", &[("name", name.into())]);
                return Ok(go("/views", good(said)));
            }
            Err(NotChanged::NameTaken) => {
                form.refuse("name", Say::key("views-name-taken").with("name", name.clone()));
            }
            Err(NotChanged::Changed) => is_stale = true,
        }
    }
    let title = may.lang.tv("views-rename", &[("name", (&saved.name).into())]);
    let p = may.page(&title).crumb("/views", may.lang.t("views-title")).crumb("", title);
    let words = |name: &str, shared: bool| {
        let seen_by = p.t(if shared { "views-everyone" } else { "views-only-me" });
        vec![(p.t("views-name"), name.to_owned()), (p.t("views-seen-by"), seen_by)]
    };
    let (status, conflict) = if is_stale {
        form.set("version", saved.version.to_string());
        (StatusCode::CONFLICT, differences(words(&name, shared), words(&saved.name, saved.shared)))
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
    };
    let (action, may_share) = (format!("/views/{id}"), may.holds::<ShareViews>());
    show_with(status, &FormPage { p, f: form, action, may_share, back: "/views".to_owned(), conflict })
}

/// Removes a view.
pub(super) async fn remove(
    State(handle): State<Arc<Handle>>,
    may: May<Staff>,
    Path(id): Path<String>,
) -> PageResult {
    let id: SavedViewId = id.parse().map_err(|_| PageError::Hidden)?;
    let row = use_case::remove(&handle, &may, id).await?;
    Ok(go("/views", good(may.lang.tv("views-removed", &[("name", row.name.into())]))))
}
