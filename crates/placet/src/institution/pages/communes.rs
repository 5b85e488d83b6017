//! The communes known, and a search among them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::Uri;

use super::super::communes::{coordinates, search};
use super::super::store::communes as store;
use super::form::page;
use crate::access::May;
use crate::access::privilege::{EditInstitution, ViewInstitution};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult, format};

#[derive(Template)]
#[template(path = "institution/communes.html")]
struct CommunesPage {
    p: Page,
    count: u64,
    /// How many have no coordinates.
    nowhere: u64,
    may_edit: bool,
    search: String,
    /// Code, name, postcodes, place.
    rows: Vec<(String, String, String, String)>,
}

/// The communes.
pub(in crate::institution) async fn communes(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let query = Query::parse(uri.query());
    let title = may.lang.t("institution-communes");
    let p = page(&may, title.clone()).crumb("", title);
    let found = search(db, query.search(), 50).await?;
    let rows = found.into_iter().map(|row| {
        let place = coordinates(&row).map_or_else(
            || p.t("institution-commune-nowhere"),
            |at| {
                let degrees = |millionths: i32| format::float(p.language, f64::from(millionths) / 1e6, 4);
                format!("{} ; {}", degrees(at.latitude()), degrees(at.longitude()))
            },
        );
        (row.code, row.name, row.postcodes, place)
    });
    let rows = rows.collect();
    show(&CommunesPage {
        count: store::count(db).await?,
        nowhere: store::without_place(db).await?,
        may_edit: may.holds::<EditInstitution>(),
        search: query.search().to_owned(),
        rows,
        p,
    })
}
