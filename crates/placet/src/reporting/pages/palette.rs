//! The search that goes anywhere: students, sites, organisations, campaigns, cohorts, pages.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use placet_rules::text::search_key;

use crate::access::Actor;
use crate::access::privilege::{EditStudents, ViewCampaigns, ViewHosts, ViewInstitution, ViewStudents};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult};
use crate::people::shown_name;
use crate::reporting::store;

/// Most results of a kind that is searched in memory.
const FEW: usize = 6;

struct Found {
    href: String,
    label: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "reporting/palette_list.html")]
struct PaletteList {
    status: String,
    found: Vec<Found>,
}

#[derive(Template)]
#[template(path = "reporting/palette.html")]
struct PalettePage {
    p: Page,
    q: String,
    status: String,
    found: Vec<Found>,
}

/// What is found; a fragment for the dialog, a page otherwise.
pub(in crate::reporting) async fn palette(
    State(handle): State<Arc<Handle>>,
    actor: Actor,
    headers: HeaderMap,
    uri: Uri,
) -> PageResult {
    let q: String = Query::parse(uri.query()).search().chars().take(100).collect();
    let p = actor.page_of("reporting-palette");
    let found = find(&handle, &actor, &p, &q).await?;
    let status = p.tv("reporting-found", &[("n", found.len())]);
    if headers.contains_key("hx-request") {
        return show(&PaletteList { status, found });
    }
    let p = p.crumb("", actor.lang.t("reporting-palette"));
    show(&PalettePage { p, q, status, found })
}

async fn find(handle: &Handle, actor: &Actor, p: &Page, q: &str) -> PageResult<Vec<Found>> {
    let db = handle.db.read();
    let key = search_key(q);
    let words: Vec<String> =
        key.split(' ').filter(|word| !word.is_empty()).take(6).map(str::to_owned).collect();
    let matches = |text: &str| {
        let text = search_key(text);
        words.iter().all(|word| text.contains(word))
    };
    let mut found = Vec::new();
    let mut add = |href: String, label: String, kind: &str| {
        found.push(Found { href, label, kind: p.tk("reporting-kind", kind) });
    };
    if !words.is_empty() {
        if actor.holds::<ViewStudents>() {
            for row in store::find_students(db, &words).await? {
                let label = format!("{} ({})", shown_name(&row), row.number);
                add(format!("/students/{}", row.id), label, "student");
            }
        }
        if actor.holds::<ViewCampaigns>() {
            let rows = store::campaigns(db).await?;
            for row in rows.into_iter().filter(|row| matches(&row.name)).take(FEW) {
                add(format!("/campaigns/{}", row.id), row.name, "campaign");
            }
        }
        if actor.holds::<ViewInstitution>() {
            let rows = store::cohorts(db).await?;
            let fits = |row: &placet_entity::cohort::Model| matches(&format!("{} {}", row.name, row.code));
            for row in rows.into_iter().filter(fits).take(FEW) {
                add(format!("/cohorts/{}", row.id), row.name, "cohort");
            }
        }
        if actor.holds::<ViewHosts>() {
            for row in store::find_sites(db, &words).await? {
                add(format!("/sites/{}", row.id), row.name, "site");
            }
            for row in store::find_organisations(db, &words).await? {
                add(format!("/organisations/{}", row.id), row.name, "organisation");
            }
        }
    }
    for item in &p.nav {
        if matches(&item.label) {
            add(item.href.clone(), item.label.clone(), "page");
        }
    }
    let actions = [
        (actor.holds::<EditStudents>(), "/students/new", "people-new-title"),
        (actor.holds::<EditStudents>(), "/imports/students", "people-import-title"),
    ];
    for (may, href, label) in actions {
        let label = p.t(label);
        if may && matches(&label) {
            add(href.to_owned(), label, "action");
        }
    }
    Ok(found)
}
