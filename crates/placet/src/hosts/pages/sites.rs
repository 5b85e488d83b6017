//! The page of a site, for the staff and for students, and three sites side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use chrono::NaiveDate;
use placet_entity::ids::SiteId;
use placet_entity::{site, site_capacity};
use placet_rules::capacity::Capacity;
use placet_rules::distance::nearest;
use placet_rules::eligibility::{Activity, SiteRole};
use placet_rules::time::{Day, Span, next_day, parse_day};

use crate::access::{Actor, May, privilege};
use crate::audit::Happened;
use crate::hosts::facts;
use crate::hosts::model::{ContactFacts, FixedCost, SiteFacts};
use crate::hosts::save_site as use_case;
use crate::hosts::store::history::Past;
use crate::hosts::store::{facts as store_facts, history, sites as store};
use crate::kit::error::{PageError, PageResult};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::web::{go, good};
use crate::kit::{Handle, Page, format};

/// Days between two days, either of which may be open: `du 1er mars au 30 avril 2026`.
pub(super) fn span(p: &Page, from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => p.tv("hosts-span", &[("from", p.day(&from)), ("until", p.day(&until))]),
        (Some(from), None) => p.tv("hosts-span-from", &[("from", p.day(&from))]),
        (None, Some(until)) => p.tv("hosts-span-until", &[("until", p.day(&until))]),
        (None, None) => p.t("hosts-capacity-default"),
    }
}

/// Seats in words: `2 à 4 places, 3 de préférence`, or closed.
pub(super) fn seats(p: &Page, capacity: Capacity) -> String {
    if capacity.max == 0 {
        return p.t("hosts-closed");
    }
    p.tv("hosts-seats", &[("min", capacity.min), ("ideal", capacity.ideal), ("max", capacity.max)])
}

fn on(day: Day) -> Span {
    Span { start: day, end: next_day(day) }
}

struct PastLine {
    campaign: String,
    begins: String,
    seats: i64,
    wishes: String,
    placed: i64,
    last: String,
}

fn past_line(p: &Page, past: Past) -> PastLine {
    PastLine {
        campaign: past.campaign,
        begins: p.day_of(&past.start_at),
        seats: past.seats,
        wishes: p.tv("hosts-past-wishes", &[("count", past.wishes), ("first", past.first)]),
        placed: past.placed,
        last: past.last_order.map_or_else(|| "—".to_owned(), |order| p.ordinal(&order)),
    }
}

/// How far a student lives from sites, in words; nothing where either place is not known.
async fn distances(
    handle: &Handle,
    actor: &Actor,
    p: &Page,
    sites: &[SiteFacts],
) -> PageResult<BTreeMap<SiteId, String>> {
    let Some(id) = actor.signed.student else { return Ok(BTreeMap::new()) };
    let Some(student) = history::student(handle.db.read(), id).await? else { return Ok(BTreeMap::new()) };
    let from: Vec<_> = [
        store_facts::coordinates(student.latitude, student.longitude),
        store_facts::coordinates(student.lodging_latitude, student.lodging_longitude),
    ]
    .into_iter()
    .flatten()
    .collect();
    Ok(sites
        .iter()
        .filter_map(|site| {
            let metres = nearest(&from, site.coordinates)?;
            Some((site.id, p.tv("hosts-distance", &[("km", metres.km())])))
        })
        .collect())
}

/// Of these sites, those that the reader may look at, in the order asked.
async fn readable(handle: &Handle, actor: &Actor, ids: &[SiteId]) -> PageResult<Vec<SiteFacts>> {
    let db = handle.db.read();
    let ids = if actor.holds::<privilege::ViewHosts>() {
        ids.to_vec()
    } else {
        match actor.signed.student {
            Some(student) => history::visible_to(db, student, ids, actor.now).await?,
            None => Vec::new(),
        }
    };
    let mut found = facts::sites(db, &ids).await?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

#[derive(Template)]
#[template(path = "hosts/site_student.html")]
struct StudentPage {
    p: Page,
    site: SiteFacts,
    address: Vec<String>,
    distance: String,
    contacts: Vec<ContactFacts>,
    past: Vec<PastLine>,
}

#[derive(Template)]
#[template(path = "hosts/site.html")]
struct StaffPage {
    p: Page,
    row: site::Model,
    site: SiteFacts,
    address: Vec<String>,
    coordinates: String,
    cost: String,
    rows: Vec<(String, String, String)>,
    on: String,
    on_seats: String,
    today_seats: String,
    levels: Vec<String>,
    pairs: Vec<SiteFacts>,
    contacts: Vec<(ContactFacts, bool)>,
    past: Vec<PastLine>,
    history: Vec<Happened>,
    may_edit: bool,
}

fn address(row: &site::Model) -> Vec<String> {
    let town = [row.postcode.as_deref(), row.town.as_deref(), row.cedex.as_deref()];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    [row.address_line.clone(), row.address_complement.clone(), Some(town).filter(|town| !town.is_empty())]
        .into_iter()
        .flatten()
        .collect()
}

/// A site: all of it for the staff, what concerns him for a student.
pub(in crate::hosts) async fn one(
    State(handle): State<Arc<Handle>>,
    actor: Actor,
    Path(id): Path<SiteId>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let site = readable(&handle, &actor, &[id]).await?.pop().ok_or(PageError::Hidden)?;
    let row = store::find(db, id).await?.ok_or(PageError::Hidden)?;
    let past = history::past(db, &[id], actor.now).await?;
    if !actor.holds::<privilege::ViewHosts>() {
        let p = actor.page(&site.name);
        let contacts = facts::visible_contacts(db, &[id]).await?.remove(&id).unwrap_or_default();
        let mut far = distances(&handle, &actor, &p, std::slice::from_ref(&site)).await?;
        return show(&StudentPage {
            address: address(&row),
            distance: far.remove(&id).unwrap_or_default(),
            contacts,
            past: past.into_iter().map(|past| past_line(&p, past)).collect(),
            site,
            p,
        });
    }
    let query = Query::parse(uri.query());
    let p = actor.page(&site.name).crumb("/sites", actor.lang.t("nav-sites")).crumb("", &site.name);
    let asked = parse_day(query.get("on")).ok();
    let effective = |rows: &[site_capacity::Model], day: Day| {
        let dated: Vec<_> = rows
            .iter()
            .filter(|row| row.from_on.is_some() || row.until_on.is_some())
            .map(|row| placet_rules::capacity::DatedCapacity {
                from: row.from_on,
                until: row.until_on.map(next_day),
                capacity: store_facts::capacity(row),
            })
            .collect();
        let default = rows.iter().find(|row| row.from_on.is_none() && row.until_on.is_none());
        let default = default.map_or(Capacity::CLOSED, store_facts::capacity);
        placet_rules::capacity::effective(default, &dated, &[on(day)])
    };
    let rows = store::capacity_rows(db, id).await?;
    let forbidden = facts::forbidden_levels(db, &[id]).await?.remove(&id).unwrap_or_default();
    let levels = store::levels(db).await?;
    let paired = facts::sites(db, &store::paired(db, id).await?).await?;
    let visible = facts::visible_contacts(db, &[id]).await?.remove(&id).unwrap_or_default();
    let contacts = facts::contacts(db, &[id]).await?.remove(&id).unwrap_or_default();
    show(&StaffPage {
        address: address(&row),
        coordinates: site.coordinates.map_or_else(String::new, |place| {
            let degrees = |value: i32| format::decimal(p.language, (value / 10).into(), 5);
            format!("{} ; {}", degrees(place.latitude()), degrees(place.longitude()))
        }),
        cost: match site.fixed_cost {
            None => p.t("hosts-cost-demand"),
            Some(FixedCost::Median) => p.t("hosts-cost-median"),
            Some(FixedCost::Hundredths(cost)) => p.hundredths(&cost),
        },
        on: query.get("on").to_owned(),
        on_seats: asked.map_or_else(String::new, |day| {
            let said = seats(&p, effective(&rows, day));
            p.tv("hosts-seats-on", &[("day", p.day(&day)), ("seats", said)])
        }),
        today_seats: seats(&p, effective(&rows, actor.today())),
        rows: rows
            .iter()
            .map(|row| {
                let said = seats(&p, store_facts::capacity(row));
                (span(&p, row.from_on, row.until_on), said, row.reason.clone().unwrap_or_default())
            })
            .collect(),
        levels: levels.into_iter().filter(|(id, _)| forbidden.contains(id)).map(|(_, name)| name).collect(),
        pairs: paired.into_values().collect(),
        contacts: contacts
            .into_iter()
            .map(|contact| {
                let seen = visible.iter().any(|other| other.id == contact.id);
                (contact, seen)
            })
            .collect(),
        past: past.into_iter().map(|past| past_line(&p, past)).collect(),
        history: actor.history(db, "site", id).await?,
        may_edit: actor.holds::<privilege::EditHosts>(),
        row,
        site,
        p,
    })
}

struct Compared {
    site: SiteFacts,
    seats: String,
    contacts: Vec<ContactFacts>,
    distance: String,
    past: Vec<PastLine>,
}

#[derive(Template)]
#[template(path = "hosts/compare.html")]
struct ComparePage {
    p: Page,
    sites: Vec<Compared>,
    student: bool,
    asked: usize,
}

#[derive(Template)]
#[template(path = "hosts/compare_student.html")]
struct StudentComparePage {
    p: Page,
    sites: Vec<Compared>,
    student: bool,
    asked: usize,
}

/// Up to three sites side by side.
pub(in crate::hosts) async fn compare(
    State(handle): State<Arc<Handle>>,
    actor: Actor,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let query = Query::parse(uri.query());
    let mut ids: Vec<SiteId> = Vec::new();
    for id in query.all("id").filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let asked = ids.len();
    ids.truncate(3);
    let sites = readable(&handle, &actor, &ids).await?;
    let staff = actor.holds::<privilege::ViewHosts>();
    if !staff && sites.is_empty() {
        return Err(PageError::Hidden);
    }
    let ids: Vec<SiteId> = sites.iter().map(|site| site.id).collect();
    let mut p = actor.page_of("hosts-compare-title");
    if staff {
        p = p.crumb("/sites", actor.lang.t("nav-sites")).crumb("", actor.lang.t("hosts-compare-title"));
    }
    let capacities = facts::capacities(db, &ids, &[on(actor.today())]).await?;
    let mut contacts =
        if staff { facts::contacts(db, &ids).await? } else { facts::visible_contacts(db, &ids).await? };
    let mut far = distances(&handle, &actor, &p, &sites).await?;
    let mut past: BTreeMap<SiteId, Vec<PastLine>> = BTreeMap::new();
    for line in history::past(db, &ids, actor.now).await? {
        past.entry(line.site).or_default().push(past_line(&p, line));
    }
    let sites = sites
        .into_iter()
        .map(|site| Compared {
            seats: seats(&p, capacities.get(&site.id).copied().unwrap_or_default()),
            contacts: contacts.remove(&site.id).unwrap_or_default(),
            distance: far.remove(&site.id).unwrap_or_default(),
            past: past.remove(&site.id).unwrap_or_default(),
            site,
        })
        .collect();
    if staff {
        show(&ComparePage { p, sites, student: false, asked })
    } else {
        show(&StudentComparePage { p, sites, student: true, asked })
    }
}

/// Archives a site.
pub(in crate::hosts) async fn archive(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
) -> PageResult {
    let name = use_case::archive(&handle, &may, id, true).await?;
    let said = may.lang.tv("hosts-archived", &[("name", name.into())]);
    Ok(go("/sites", good(said).undo(format!("/sites/{id}/restore"), may.lang.t("hosts-undo"))))
}

/// Brings a site back.
pub(in crate::hosts) async fn restore(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditHosts>,
    Path(id): Path<SiteId>,
) -> PageResult {
    let name = use_case::archive(&handle, &may, id, false).await?;
    Ok(go(format!("/sites/{id}"), good(may.lang.tv("hosts-restored", &[("name", name.into())]))))
}
