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
use crate::kit::web::{Form, bad, go, good, local_path, warn};
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
    may_share: bool,
    back: String,
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
        let page = FormPage { p, f: form, may_share: may.holds::<ShareViews>(), back };
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
    use_case::mine(handle.db.read(), &may, id).await?.ok_or(PageError::Hidden)?;
    let name = form.required("name", NAME);
    if let Some(error) = form.errors().first() {
        return Ok(go("/views", bad(error.say.in_lang(may.lang))));
    }
    let (version, shared) = (form.version(), form.ticked("shared"));
    let said = match refusal(use_case::change(&handle, &may, (id, version), name.clone(), shared).await)? {
        Ok(()) => good(may.lang.tv("views-changed", &[("name", name.into())])),
        Err(NotChanged::NameTaken) => bad(may.lang.tv("views-name-taken", &[("name", name.into())])),
        Err(NotChanged::Changed) => warn(may.lang.t("views-changed-meanwhile")),
    };
    Ok(go("/views", said))
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
