//! The seats of a campaign: one grid, proposals to review, files in and out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{CampaignId, CohortId, SiteId};
use placet_rules::text::search_key;

use super::{campaign, openings_reasons};
use crate::access::{Actor, May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::model::CampaignView;
use crate::campaigns::openings::{self as use_case, Cell, Fill, Grid, GridSite, MOST, Seats, SeatsRefusal};
use crate::campaigns::recommendation;
use crate::campaigns::store;
use crate::kit::error::refusal;
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, bad, go, good};
use crate::kit::{Handle, Page, PageError, PageResult};

/// Most margin of recommended seats, in percent.
const MOST_MARGIN: u32 = 200;

struct SeatBox {
    field: String,
    was_field: String,
    was: String,
    value: String,
    label: String,
    error: bool,
    forbidden: bool,
    proposed: bool,
}

struct Line {
    href: String,
    name: String,
    code: String,
    town: String,
    capacity: String,
    elsewhere: String,
    boxes: Vec<SeatBox>,
    total: String,
    over: String,
    closed: String,
}

struct Part {
    name: String,
    acronym: String,
    colour: i32,
    secondary: bool,
    lines: Vec<Line>,
    totals: Vec<String>,
    sum: String,
}

struct Total {
    cohort: String,
    seats: String,
    detail: String,
    kind: &'static str,
}

#[derive(Template)]
#[template(path = "campaigns/openings.html")]
struct OpeningsPage {
    p: Page,
    header: Header,
    path: String,
    id: String,
    q: Query,
    cohorts: Vec<String>,
    parts: Vec<Part>,
    totals: Vec<Total>,
    categories: Vec<(String, String)>,
    fills: Vec<(String, String)>,
    sources: Vec<(String, String)>,
    warnings: Vec<String>,
    errors: Vec<(String, String)>,
    conflict: Vec<(String, String, String)>,
    proposal: String,
    impossible: Vec<String>,
    may_edit: bool,
    locked: String,
    overlapping: Vec<(String, String)>,
    margin: u32,
    reasons: String,
    none: bool,
}

/// What the inputs show instead of what is saved.
#[derive(Default)]
struct Shown {
    /// Proposed seats, not saved yet.
    proposed: Seats,
    /// The sentence that says so.
    proposal: String,
    /// Why nothing could be recommended, in sentences.
    impossible: Vec<String>,
    /// A form that was refused.
    form: Form,
    /// Cells that somebody else changed.
    conflict: Vec<(SiteId, CohortId, Cell, u32)>,
}

fn field(site: SiteId, cohort: CohortId) -> String {
    format!("seats-{site}-{cohort}")
}

/// The margin of recommended seats, in percent: what is asked for, else the setting.
pub(super) fn margin(actor: &Actor, asked: &str) -> u32 {
    let asked = asked.trim().parse::<u32>().ok();
    asked.filter(|margin| *margin <= MOST_MARGIN).unwrap_or_else(|| recommendation::margin(&actor.settings))
}

/// The grid; with `fill`, the seats that a bulk action proposes, to be reviewed and saved.
pub(in crate::campaigns) async fn openings(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let q = Query::parse(uri.query());
    let grid = use_case::grid(handle.db.read(), &view).await?;
    let mut shown = Shown::default();
    if !q.get("fill").is_empty() && may.holds::<privilege::EditCampaigns>() {
        shown = proposal(&handle, &may, &view, &grid, &q).await?;
    }
    page(&handle, &may, &view, &grid, q, shown).await
}

async fn proposal(
    handle: &Handle,
    actor: &Actor,
    view: &CampaignView,
    grid: &Grid,
    q: &Query,
) -> PageResult<Shown> {
    let category = q.get("category").to_owned();
    let chosen = |site: &GridSite| category.is_empty() || site.site.category.id.to_string() == category;
    let fill = match q.get("fill") {
        "minimum" => Fill::Minimum,
        "ideal" => Fill::Ideal,
        "maximum" => Fill::Maximum,
        "recommended" => {
            let mut shown = recommended(actor, view, grid, margin(actor, q.get("margin")));
            let ids: BTreeSet<SiteId> =
                grid.sites.iter().filter(|site| chosen(site)).map(|site| site.site.id).collect();
            shown.proposed.retain(|(site, _), _| ids.contains(site));
            return Ok(shown);
        }
        "close" => Fill::Close,
        "copy" => {
            let Some(from) = q.parsed::<CampaignId>("from") else { return Ok(Shown::default()) };
            let Some(from) = store::load(handle.db.read(), from).await? else { return Ok(Shown::default()) };
            let copied = use_case::copied(handle.db.read(), &from, view).await?;
            let mut proposed = use_case::proposed(grid, view, Fill::Close, chosen);
            for site in grid.sites.iter().filter(|site| chosen(site)) {
                for (cohort, forbidden) in view.cohorts.iter().zip(&site.forbidden) {
                    let key = (site.site.id, cohort.id);
                    if let (Some(seats), false) = (copied.get(&key), *forbidden) {
                        proposed.insert(key, *seats);
                    }
                }
            }
            let proposal =
                actor.lang.tv("campaigns-fill-copied", &[("campaign", from.row.name.clone().into())]);
            return Ok(Shown { proposed, proposal, ..Shown::default() });
        }
        _ => return Ok(Shown::default()),
    };
    let proposed = use_case::proposed(grid, view, fill, chosen);
    Ok(Shown { proposed, proposal: actor.lang.t("campaigns-fill-review"), ..Shown::default() })
}

/// The recommended seats as a proposal, or why there are none.
fn recommended(actor: &Actor, view: &CampaignView, grid: &Grid, margin: u32) -> Shown {
    match recommendation::advice(grid, margin) {
        Ok(advice) => {
            let proposal = actor.lang.t("campaigns-fill-review");
            Shown { proposed: advice.seats(view), proposal, ..Shown::default() }
        }
        Err(impossible) => {
            let p = actor.page_of("campaigns-tab-openings");
            let impossible = openings_reasons::sentences(&p, view, grid, margin, &impossible);
            Shown { impossible, ..Shown::default() }
        }
    }
}

async fn page(
    handle: &Handle,
    actor: &Actor,
    view: &CampaignView,
    grid: &Grid,
    q: Query,
    shown: Shown,
) -> PageResult {
    let (p, header) = header(actor, view, Tab::Openings);
    let margin = margin(actor, q.get("margin"));
    let holds = actor.holds::<privilege::EditCampaigns>();
    let locked = if !holds {
        String::new()
    } else if view.row.archived_at.is_some() {
        p.t("campaigns-people-archived")
    } else if view.row.published_at.is_some() {
        p.t("campaigns-seats-published")
    } else {
        String::new()
    };
    let may_edit = holds && locked.is_empty();
    let words = search_key(q.search());
    let mut parts: Vec<Part> = Vec::new();
    let mut sums: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut last = None;
    let mut conflict = Vec::new();
    let mut totals = vec![0_u32; view.cohorts.len()];
    for site in &grid.sites {
        let current: Vec<u32> = view
            .cohorts
            .iter()
            .zip(&site.seats)
            .map(|(cohort, saved)| shown.proposed.get(&(site.site.id, cohort.id)).copied().unwrap_or(*saved))
            .collect();
        if site.is_principal() {
            for (total, seats) in totals.iter_mut().zip(&current) {
                *total += seats;
            }
        }
        for (cohort, (_, _, cell, now)) in view.cohorts.iter().filter_map(|cohort| {
            let hit = shown.conflict.iter().find(|hit| hit.0 == site.site.id && hit.1 == cohort.id);
            hit.map(|hit| (cohort, *hit))
        }) {
            let label = format!("{} – {}", site.site.name, cohort.name);
            conflict.push((label, cell.typed.to_string(), now.to_string()));
        }
        let text = search_key(&format!(
            "{} {} {}",
            site.site.name,
            site.site.code,
            site.site.town.as_deref().unwrap_or_default()
        ));
        if !words.split(' ').all(|word| text.contains(word)) {
            continue;
        }
        if last != Some(site.site.category.id) {
            last = Some(site.site.category.id);
            parts.push(Part {
                name: site.site.category.name.clone(),
                acronym: site.site.category.acronym.clone(),
                colour: site.site.category.colour,
                secondary: !site.is_principal(),
                lines: Vec::new(),
                totals: Vec::new(),
                sum: String::new(),
            });
            sums.push((0, vec![0; view.cohorts.len()]));
        }
        if let (Some(part), Some((sum, of_cohorts))) = (parts.last_mut(), sums.last_mut()) {
            *sum += current.iter().sum::<u32>();
            for (total, seats) in of_cohorts.iter_mut().zip(&current) {
                *total += seats;
            }
            part.lines.push(line(&p, view, site, &current, &shown));
        }
    }
    for (part, (sum, of_cohorts)) in parts.iter_mut().zip(sums) {
        part.sum = p.n(sum);
        part.totals = of_cohorts.into_iter().map(|seats| p.n(seats)).collect();
    }
    let sources = store::campaigns::all(handle.db.read())
        .await?
        .into_iter()
        .filter(|(row, _)| row.id != view.id() && row.archived_at.is_none())
        .map(|(row, year)| (row.id.to_string(), format!("{} – {}", year.code, row.name)))
        .collect();
    let mut categories: Vec<(String, String)> = Vec::new();
    for site in &grid.sites {
        let id = site.site.category.id.to_string();
        if !categories.iter().any(|(known, _)| *known == id) {
            categories.push((id, site.site.category.name.clone()));
        }
    }
    let not_filled = !shown.impossible.is_empty() && !shown.form.pairs().is_empty();
    let refused = shown.form.is_refused() || !conflict.is_empty() || not_filled;
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = OpeningsPage {
        path: view.path("/openings"),
        id: view.id().to_string(),
        cohorts: view.cohorts.iter().map(|cohort| cohort.name.clone()).collect(),
        none: grid.sites.is_empty(),
        parts,
        totals: summary(&p, view, grid, &totals),
        categories,
        fills: ["recommended", "minimum", "ideal", "maximum", "copy", "close"]
            .into_iter()
            .map(|fill| (fill.to_owned(), p.t(&format!("campaigns-fill-{fill}"))))
            .collect(),
        sources,
        warnings: warnings(&p, view, grid, &shown.proposed),
        errors: shown.form.summary(&p),
        conflict,
        proposal: shown.proposal,
        may_edit,
        locked,
        overlapping: grid
            .overlapping
            .iter()
            .map(|row| (format!("/campaigns/{}/openings", row.id), row.name.clone()))
            .collect(),
        reasons: view.path(&format!("/openings/reasons?margin={margin}")),
        margin,
        impossible: shown.impossible,
        p,
        header,
        q,
    };
    show_with(status, &page)
}

fn line(p: &Page, view: &CampaignView, site: &GridSite, current: &[u32], shown: &Shown) -> Line {
    let total: u32 = current.iter().sum();
    let left = site.left();
    let boxes = view
        .cohorts
        .iter()
        .zip(site.forbidden.iter().zip(site.seats.iter().zip(current)))
        .map(|(cohort, (forbidden, (saved, current)))| {
            let field = field(site.site.id, cohort.id);
            let typed = shown.form.value(&field);
            SeatBox {
                was_field: format!("was-{}-{}", site.site.id, cohort.id),
                was: saved.to_string(),
                value: if typed.is_empty() { current.to_string() } else { typed.to_owned() },
                label: p.tv(
                    "campaigns-seats-of",
                    &[("site", site.site.name.as_str()), ("cohort", cohort.name.as_str())],
                ),
                error: !shown.form.error(p, &field).is_empty(),
                forbidden: *forbidden,
                proposed: saved != current,
                field,
            }
        })
        .collect();
    Line {
        href: format!("/sites/{}", site.site.id),
        name: site.site.name.clone(),
        code: site.site.code.clone(),
        town: site.site.town.clone().unwrap_or_default(),
        capacity: format!("{} / {} / {}", site.capacity.min, site.capacity.ideal, site.capacity.max),
        elsewhere: if site.elsewhere > 0 { p.n(site.elsewhere) } else { String::new() },
        boxes,
        total: p.n(total),
        over: if total > left.max {
            p.tv("campaigns-seats-over", &[("max", left.max)])
        } else {
            String::new()
        },
        closed: if site.capacity.max == 0 { p.t("campaigns-seats-closed") } else { String::new() },
    }
}

fn summary(p: &Page, view: &CampaignView, grid: &Grid, totals: &[u32]) -> Vec<Total> {
    view.cohorts
        .iter()
        .zip(totals.iter().zip(&grid.participants))
        .map(|(cohort, (seats, people))| Total {
            cohort: cohort.name.clone(),
            seats: p.n(*seats),
            detail: if seats < people {
                p.tv("campaigns-seats-missing", &[("people", *people), ("missing", people - seats)])
            } else {
                p.tv("campaigns-seats-enough", &[("people", *people), ("beyond", seats - people)])
            },
            kind: if seats < people { "warn" } else { "good" },
        })
        .collect()
}

fn warnings(p: &Page, view: &CampaignView, grid: &Grid, proposed: &Seats) -> Vec<String> {
    let seats_of = |site: &GridSite| -> u32 {
        view.cohorts
            .iter()
            .zip(&site.seats)
            .map(|(cohort, saved)| proposed.get(&(site.site.id, cohort.id)).copied().unwrap_or(*saved))
            .sum()
    };
    let mut found = Vec::new();
    for site in &grid.sites {
        let seats = seats_of(site);
        if seats > 0 && seats + site.elsewhere > site.capacity.max {
            let key = if site.elsewhere > 0 {
                "campaigns-warn-capacity-elsewhere"
            } else {
                "campaigns-warn-capacity"
            };
            found.push(p.tv(
                key,
                &[
                    ("site", p.v(site.site.name.clone())),
                    ("seats", p.v(seats)),
                    ("elsewhere", p.v(site.elsewhere)),
                    ("max", p.v(site.capacity.max)),
                ],
            ));
        }
    }
    for (name, excess) in grid.excesses(seats_of) {
        found.push(p.tv(
            "campaigns-warn-group",
            &[("group", p.v(name)), ("open", p.v(excess.open)), ("max", p.v(excess.max))],
        ));
    }
    found
}

type Edit = May<privilege::EditCampaigns>;

/// Saves the grid; or, asked to fill it, shows the recommended seats to be reviewed.
pub(in crate::campaigns) async fn post_openings(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let mut cells: BTreeMap<(SiteId, CohortId), Cell> = BTreeMap::new();
    let fields: Vec<String> = form
        .pairs()
        .iter()
        .filter(|(name, _)| name.starts_with("seats-"))
        .map(|(name, _)| name.clone())
        .collect();
    for field in fields {
        let Some((site, cohort)) = key_of(&field) else { return Err(PageError::Unreadable) };
        let was = form.value(&format!("was-{site}-{cohort}")).parse().unwrap_or(0);
        if form.value(&field).trim().is_empty() {
            cells.insert((site, cohort), Cell { was, typed: 0 });
            continue;
        }
        let typed = form.integer(&field, 0..=MOST.cast_signed());
        cells.insert((site, cohort), Cell { was, typed: typed.cast_unsigned() });
    }
    let grid = use_case::grid(handle.db.read(), &view).await?;
    let margin = margin(&may, form.value("margin"));
    if form.value("fill") == "recommended" && !form.is_refused() {
        let mut shown = recommended(&may, &view, &grid, margin);
        if shown.impossible.is_empty() {
            // what was typed on sites that the recommendation leaves alone stays
            for (key, cell) in cells {
                shown.proposed.entry(key).or_insert(cell.typed);
            }
        } else {
            shown.form = form;
        }
        let q = Query::parse(Some(&format!("fill=recommended&margin={margin}")));
        return page(&handle, &may, &view, &grid, q, shown).await;
    }
    let mut conflict = Vec::new();
    if !form.is_refused() {
        let margin = recommendation::margin(&may.settings);
        let advice = recommendation::advice(&grid, margin).map(|advice| advice.seats(&view));
        let advice = advice.unwrap_or_default();
        match refusal(use_case::save(&handle, &may, view.id(), &cells, &advice).await)? {
            Ok(n) => {
                let flash = good(may.lang.tv("campaigns-seats-saved", &[("n", n.into())]));
                return Ok(go(view.path("/openings"), flash));
            }
            Err(SeatsRefusal::Published) => {
                return Ok(go(view.path("/openings"), bad(may.lang.t("campaigns-seats-published"))));
            }
            Err(SeatsRefusal::Archived) => {
                return Ok(go(view.path("/openings"), bad(may.lang.t("campaigns-people-archived"))));
            }
            Err(SeatsRefusal::Changed(cells)) => conflict = cells,
            Err(SeatsRefusal::Forbidden(cells)) => {
                for (site, cohort) in cells {
                    form.refuse(field(site, cohort), Say::key("campaigns-seats-forbidden"));
                }
            }
        }
    }
    let grid = use_case::grid(handle.db.read(), &view).await?;
    let shown = Shown { form, conflict, ..Shown::default() };
    page(&handle, &may, &view, &grid, Query::default(), shown).await
}

fn key_of(field: &str) -> Option<(SiteId, CohortId)> {
    let rest = field.strip_prefix("seats-")?;
    let (site, cohort) = rest.split_at_checked(36)?;
    Some((site.parse().ok()?, cohort.strip_prefix('-')?.parse().ok()?))
}
