//! The seats of a site: the default and the dated rows, in one form.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::SiteId;
use placet_entity::{site, site_capacity};
use placet_rules::capacity::Capacity;

use crate::access::{May, privilege};
use crate::hosts::save_capacity::{self as use_case, Changed, TypedCapacity};
use crate::hosts::store::sites as store;
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::format::input_day;
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page};

/// Empty rows offered besides those that are there.
const SPARE: usize = 3;
/// Most dated rows.
const MOST: usize = 60;

#[derive(Template)]
#[template(path = "hosts/capacity.html")]
struct FormPage {
    p: Page,
    f: Form,
    site: site::Model,
    rows: Vec<usize>,
    overlaps: Vec<String>,
    /// What was typed and what somebody saved meanwhile, for each span of days where they differ.
    conflict: Vec<(String, String, String)>,
}

impl FormPage {
    fn new(may: &May<privilege::EditHosts>, f: Form, site: site::Model) -> Self {
        let count = (1..=MOST).rev().find(|row| !is_empty(&f, *row)).unwrap_or(0);
        let title = may.lang.tv("hosts-capacity-of", &[("name", (&site.name).into())]);
        let p = may
            .page(&title)
            .crumb("/sites", may.lang.t("nav-sites"))
            .crumb(format!("/sites/{}", site.id), &site.name)
            .crumb("", may.lang.t("hosts-capacity"));
        Self {
            p,
            f,
            site,
            rows: (1..=(count + SPARE).min(MOST)).collect(),
            overlaps: Vec::new(),
            conflict: Vec::new(),
        }
    }
}

fn is_empty(form: &Form, row: usize) -> bool {
    ["from", "until", "min", "ideal", "max", "reason"]
        .iter()
        .all(|name| form.value(&format!("{name}-{row}")).trim().is_empty())
}

fn form_of(site: &site::Model, rows: &[site_capacity::Model]) -> Form {
    let mut form = Form::of([("version", site.version.to_string())]);
    let mut number = 0;
    for row in rows {
        let dated = row.from_on.is_some() || row.until_on.is_some();
        number += usize::from(dated);
        let at = if dated { number } else { 0 };
        let day = |day: Option<chrono::NaiveDate>| day.map(input_day).unwrap_or_default();
        form.set(&format!("from-{at}"), day(row.from_on));
        form.set(&format!("until-{at}"), day(row.until_on));
        form.set(&format!("min-{at}"), row.min_seats.to_string());
        form.set(&format!("ideal-{at}"), row.ideal_seats.to_string());
        form.set(&format!("max-{at}"), row.max_seats.to_string());
        form.set(&format!("reason-{at}"), row.reason.clone().unwrap_or_default());
    }
    form
}

fn read(form: &mut Form) -> Vec<TypedCapacity> {
    let mut rows = Vec::new();
    for at in 0..=MOST {
        if at > 0 && is_empty(form, at) {
            continue;
        }
        let field = |name: &str| format!("{name}-{at}");
        let (from, until) = if at == 0 {
            (None, None)
        } else {
            (form.optional_day(&field("from")), form.optional_day(&field("until")))
        };
        let mut seats = |name: &str| form.integer(&field(name), 0..=999).unsigned_abs();
        let (min, ideal, max) = (seats("min"), seats("ideal"), seats("max"));
        let reason = form.optional(&field("reason"), 200);
        let wrong = |field: &str| form.errors().iter().any(|error| error.field == field);
        if at > 0 && from.is_none() && until.is_none() && !wrong(&field("from")) && !wrong(&field("until")) {
            form.refuse(field("from"), Say::key("hosts-capacity-undated"));
        } else if from.zip(until).is_some_and(|(from, until)| until < from) {
            form.refuse(field("until"), Say::key("hosts-capacity-backwards"));
        }
        match Capacity::new(min, ideal, max) {
            Ok(capacity) => rows.push(TypedCapacity { from, until, capacity, reason }),
            Err(_)
                if ["min", "ideal", "max"].iter().any(|name| {
                    let name = field(name);
                    form.errors().iter().any(|error| error.field == name)
                }) => {}
            Err(_) => {
                let said =
                    Say::key("hosts-capacity-order").with("min", min).with("ideal", ideal).with("max", max);
                form.refuse(field(if min > ideal { "min" } else { "ideal" }), said);
            }
        }
    }
    rows
}

fn overlaps(p: &Page, rows: &[TypedCapacity]) -> Vec<String> {
    let words = |row: &TypedCapacity| super::sites::span(p, row.from, row.until);
    let mut said = Vec::new();
    for (index, first) in rows.iter().enumerate() {
        for second in rows[index + 1..].iter().filter(|second| first.overlaps(second)) {
            said.push(p.tv("hosts-capacity-overlap", &[("first", words(first)), ("second", words(second))]));
        }
    }
    said
}

/// The spans of days whose seats differ: the span, what was typed, what is saved.
fn differences(p: &Page, typed: &[TypedCapacity], saved: &[TypedCapacity]) -> Vec<(String, String, String)> {
    let words = |rows: &[TypedCapacity], of: &TypedCapacity| {
        let rows = rows.iter().filter(|row| (row.from, row.until) == (of.from, of.until));
        let said = rows.map(|row| {
            let seats = super::sites::seats(p, row.capacity);
            row.reason.as_ref().map_or(seats.clone(), |reason| format!("{seats} ({reason})"))
        });
        said.collect::<Vec<_>>().join(", ")
    };
    let mut rows: Vec<(String, String, String)> = Vec::new();
    for of in saved.iter().chain(typed) {
        let row = (super::sites::span(p, of.from, of.until), words(typed, of), words(saved, of));
        if row.1 != row.2 && !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// The form.
pub(in crate::hosts) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
) -> PageResult {
    let db = handle.db.read();
    let site = store::find(db, id).await?.ok_or(PageError::Hidden)?;
    let form = form_of(&site, &store::capacity_rows(db, id).await?);
    show(&FormPage::new(&may, form, site))
}

/// Saves the seats; ranges that overlap are told first, and saved when confirmed.
pub(in crate::hosts) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
    mut form: Form,
) -> PageResult {
    let site = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let rows = read(&mut form);
    if form.is_refused() {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage::new(&may, form, site));
    }
    let said = overlaps(&may.page(""), &rows);
    if !said.is_empty() && !form.ticked("confirmed") {
        let mut page = FormPage::new(&may, form, site);
        page.overlaps = said;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match refusal(use_case::save(&handle, &may, id, form.version(), &rows).await)? {
        Ok(()) => Ok(go(format!("/sites/{id}"), good(may.lang.t("hosts-capacity-saved")))),
        Err(Changed) => {
            let site = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
            let saved = read(&mut form_of(&site, &store::capacity_rows(handle.db.read(), id).await?));
            form.set("version", site.version.to_string());
            let mut page = FormPage::new(&may, form, site);
            page.conflict = differences(&page.p, &rows, &saved);
            show_with(StatusCode::CONFLICT, &page)
        }
    }
}
