//! Accommodations of a student: what is owed, who granted it, until when.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use chrono::NaiveDate;
use placet_entity::ids::AccommodationId;
use placet_entity::kinds::{AccommodationEffect, AccommodationKind};
use placet_entity::{accommodation, site, site_category, student};

use super::student::Owed as Line;
use super::{below, found};
use crate::access::May;
use crate::access::privilege::EditStudents;
use crate::kit::error::{PageError, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageResult, format};
use crate::people::owed::{self, NotOwed, Owed};
use crate::people::store;

type Found = (accommodation::Model, Option<site_category::Model>, Option<site::Model>);

/// An accommodation in words.
pub(in crate::people) fn said(p: &Page, today: NaiveDate, base: &str, (row, category, site): &Found) -> Line {
    let what = match row.kind {
        AccommodationKind::UnavailableDates => p.t("people-owed-unavailable"),
        AccommodationKind::LongestDistance => {
            p.tv("people-owed-distance", &[("km", p.n(row.max_km.unwrap_or_default()))])
        }
        AccommodationKind::SectorExcluded => {
            let sector = category.as_ref().map(|row| row.name.clone());
            let sector = sector.or_else(|| site.as_ref().map(|row| row.name.clone()));
            let sector = sector.or_else(|| row.town.clone()).unwrap_or_default();
            p.tv("people-owed-sector", &[("sector", sector)])
        }
        AccommodationKind::Priority => p.t("people-owed-priority"),
    };
    let effect = match row.effect {
        _ if row.kind == AccommodationKind::Priority => ("plain", String::new()),
        AccommodationEffect::Forbids => ("bad", p.tk("people-effect", row.effect.code())),
        AccommodationEffect::Warns => ("warn", p.tk("people-effect", row.effect.code())),
    };
    let dates = match (row.from_on, row.until_on) {
        (Some(first), Some(last)) => super::student::dates(p, first, last),
        (None, Some(last)) => p.tv("people-until", &[("day", p.day(&last))]),
        (Some(first), None) => p.tv("people-since", &[("day", p.day(&first))]),
        (None, None) => p.t("people-no-end"),
    };
    Line {
        href: format!("{base}/accommodations/{}", row.id),
        what,
        effect,
        dates,
        granted_by: row.granted_by.clone(),
        over: row.until_on.is_some_and(|day| day < today),
    }
}

#[derive(Template)]
#[template(path = "people/accommodation.html")]
struct AccommodationPage {
    p: Page,
    f: Form,
    kind: &'static str,
    kinds: Vec<(String, String, bool)>,
    action: String,
    back: String,
    remove: Option<String>,
    version: i32,
    effects: Vec<(&'static str, String)>,
    categories: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    changes: Vec<(String, String, String)>,
}

async fn owed_page(
    handle: &Handle,
    may: &May<EditStudents>,
    row: &student::Model,
    kind: AccommodationKind,
    edited: Option<AccommodationId>,
    f: Form,
) -> PageResult<AccommodationPage> {
    let base = format!("/students/{}", row.id);
    let key = if edited.is_some() { "people-owed-edit" } else { "people-owed-new" };
    let p = below(may, row, key);
    let (categories, sites) = if kind == AccommodationKind::SectorExcluded {
        store::owed::sectors(handle.db.read()).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let kinds = AccommodationKind::ALL.iter().map(|one| {
        let href = format!("{base}/accommodations/new?kind={}", one.code());
        (href, p.tk("people-kind", one.code()), *one == kind)
    });
    Ok(AccommodationPage {
        kinds: if edited.is_some() { Vec::new() } else { kinds.collect() },
        kind: kind.code(),
        action: edited
            .map_or_else(|| format!("{base}/accommodations"), |id| format!("{base}/accommodations/{id}")),
        remove: edited.map(|id| format!("{base}/accommodations/{id}/remove")),
        back: format!("{base}#owed"),
        version: f.version(),
        effects: AccommodationEffect::ALL
            .iter()
            .map(|effect| (effect.code(), p.tk("people-effect-long", effect.code())))
            .collect(),
        categories: categories.into_iter().map(|row| (row.id.to_string(), row.name)).collect(),
        sites: sites.into_iter().map(|row| (row.id.to_string(), row.name)).collect(),
        changes: Vec::new(),
        f,
        p,
    })
}

/// The form of a new accommodation, of the kind that the address asks.
pub(in crate::people) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let query = Query::parse(uri.query());
    let kind = AccommodationKind::from_code(query.get("kind"));
    let kind = kind.unwrap_or(AccommodationKind::UnavailableDates);
    let form = Form::of([("effect", AccommodationEffect::Forbids.code())]);
    show(&owed_page(&handle, &may, &row, kind, None, form).await?)
}

/// The form of an accommodation.
pub(in crate::people) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, owed)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let owed: AccommodationId = owed.parse().map_err(|_| PageError::Hidden)?;
    let rows = store::owed::accommodations(handle.db.read(), row.id).await?;
    let (saved, _, _) = rows.into_iter().find(|(one, _, _)| one.id == owed).ok_or(PageError::Hidden)?;
    let text = |value: Option<String>| value.unwrap_or_default();
    let form = Form::of([
        ("effect", saved.effect.code().to_owned()),
        ("max_km", text(saved.max_km.map(|km| km.to_string()))),
        ("category", text(saved.category_id.map(|id| id.to_string()))),
        ("site", text(saved.site_id.map(|id| id.to_string()))),
        ("town", text(saved.town)),
        ("from_on", text(saved.from_on.map(format::input_day))),
        ("until_on", text(saved.until_on.map(format::input_day))),
        ("granted_by", saved.granted_by),
        ("version", saved.version.to_string()),
    ]);
    show(&owed_page(&handle, &may, &row, saved.kind, Some(owed), form).await?)
}

/// Reads the fields of a kind; what is wrong is noted in the form.
fn read(form: &mut Form, kind: AccommodationKind) -> Owed {
    use AccommodationKind::{LongestDistance, Priority, SectorExcluded, UnavailableDates};
    let effect = match kind {
        Priority => Some(AccommodationEffect::Warns),
        _ => form.choice("effect", AccommodationEffect::from_code),
    };
    let max_km = (kind == LongestDistance).then(|| form.integer("max_km", 1..=2_000));
    let (category, site, town) = if kind == SectorExcluded {
        (form.optional_id("category"), form.optional_id("site"), form.optional("town", 120))
    } else {
        (None, None, None)
    };
    let chosen = usize::from(category.is_some()) + usize::from(site.is_some()) + usize::from(town.is_some());
    if kind == SectorExcluded && chosen != 1 && !form.is_refused() {
        form.refuse("category", Say::key("people-owed-one-sector"));
    }
    let (from, until) = if kind == UnavailableDates {
        (Some(form.day("from_on")), Some(form.day("until_on")))
    } else {
        (form.optional_day("from_on"), form.optional_day("until_on"))
    };
    if let (Some(from), Some(until)) = (from, until)
        && from > until
        && !form.is_refused()
    {
        form.refuse("until_on", Say::key("people-leave-backwards"));
    }
    Owed {
        kind,
        effect: effect.unwrap_or(AccommodationEffect::Forbids),
        max_km,
        category,
        site,
        town,
        from,
        until,
        granted_by: form.required("granted_by", 120),
    }
}

/// Grants an accommodation.
pub(in crate::people) async fn post_new(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let kind = AccommodationKind::from_code(form.value("kind")).ok_or(PageError::Hidden)?;
    save(&handle, &may, &row, kind, None, form).await
}

/// Changes an accommodation.
pub(in crate::people) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, owed)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let owed: AccommodationId = owed.parse().map_err(|_| PageError::Hidden)?;
    let rows = store::owed::accommodations(handle.db.read(), row.id).await?;
    let (saved, _, _) = rows.into_iter().find(|(one, _, _)| one.id == owed).ok_or(PageError::Hidden)?;
    save(&handle, &may, &row, saved.kind, Some(owed), form).await
}

async fn save(
    handle: &Arc<Handle>,
    may: &May<EditStudents>,
    row: &student::Model,
    kind: AccommodationKind,
    edited: Option<AccommodationId>,
    mut form: Form,
) -> PageResult {
    let typed = read(&mut form, kind);
    let version = form.version();
    if form.is_refused() {
        let page = owed_page(handle, may, row, kind, edited, form).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let edited_version = edited.map(|id| (id, version));
    match refusal(owed::save_accommodation(handle, may, row.id, edited_version, &typed).await)? {
        Ok(()) => {
            let back = format!("/students/{}#owed", row.id);
            Ok(web::go(back, web::good(may.lang.t("people-saved"))))
        }
        Err(NotOwed::Changed(now)) => {
            let mut page = owed_page(handle, may, row, kind, edited, form).await?;
            page.version = now.version;
            page.changes = differences(&page.p, &typed, &Owed::of(&now));
            show_with(StatusCode::CONFLICT, &page)
        }
    }
}

/// What differs between what was typed and what is saved, in words.
fn differences(p: &Page, mine: &Owed, saved: &Owed) -> Vec<(String, String, String)> {
    let day = |day: Option<NaiveDate>| day.map(|day| p.day(&day)).unwrap_or_default();
    let text = |owed: &Owed| {
        [
            p.tk("people-effect", owed.effect.code()),
            owed.max_km.map(|km| p.n(km)).unwrap_or_default(),
            owed.town.clone().unwrap_or_default(),
            day(owed.from),
            day(owed.until),
            owed.granted_by.clone(),
        ]
    };
    let labels = [
        "people-owed-effect",
        "people-owed-km",
        "people-field-town",
        "people-owed-from",
        "people-owed-until",
        "people-owed-granted-by",
    ];
    labels
        .into_iter()
        .zip(text(mine).into_iter().zip(text(saved)))
        .filter(|(_, (mine, saved))| mine != saved)
        .map(|(label, (mine, saved))| (p.t(label), mine, saved))
        .collect()
}

/// Withdraws an accommodation.
pub(in crate::people) async fn post_remove(
    State(handle): State<Arc<Handle>>,
    may: May<EditStudents>,
    Path((id, owed)): Path<(String, String)>,
) -> PageResult {
    let row = found(&handle, &id).await?;
    let owed = owed.parse().map_err(|_| PageError::Hidden)?;
    owed::remove_accommodation(&handle, &may, row.id, owed).await?;
    Ok(web::go(format!("/students/{}#owed", row.id), web::good(may.lang.t("people-owed-removed"))))
}
