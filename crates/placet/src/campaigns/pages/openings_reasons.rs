//! Why so many seats are recommended: for each site what its figures are made of, or what cannot hold together.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::SiteId;
use placet_rules::places::{Cell, Conflict, Impossible as No, Row, Split, Why};

use super::campaign;
use super::openings::margin;
use crate::access::{May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::model::CampaignView;
use crate::campaigns::openings::{Grid, GridSite, grid};
use crate::campaigns::recommendation::{Impossible, advice};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult};

/// Most names in a sentence.
const MOST_NAMES: usize = 6;

struct Figure {
    seats: String,
    share: String,
}

struct Line {
    href: String,
    name: String,
    category: String,
    ideal: String,
    bounds: String,
    elsewhere: String,
    total: String,
    figures: Vec<Figure>,
    why: String,
}

struct Total {
    cohort: String,
    seats: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "campaigns/openings_reasons.html")]
struct ReasonsPage {
    p: Page,
    header: Header,
    path: String,
    openings: String,
    filled: String,
    margin: u32,
    cohorts: Vec<String>,
    totals: Vec<Total>,
    lines: Vec<Line>,
    impossible: Vec<String>,
    may_edit: bool,
}

/// The page.
pub(in crate::campaigns) async fn reasons(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let grid = grid(handle.db.read(), &view).await?;
    let margin = margin(&may, Query::parse(uri.query()).get("margin"));
    let (p, header) = header(&may, &view, Tab::Openings);
    let (mut totals, mut lines, mut impossible) = (Vec::new(), Vec::new(), Vec::new());
    match advice(&grid, margin) {
        Ok(advice) => {
            let cohorts = view.cohorts.iter().zip(&grid.participants).zip(&advice.found.wanted);
            totals.extend(cohorts.map(|((cohort, people), wanted)| Total {
                cohort: cohort.name.clone(),
                seats: p.n(*wanted),
                detail: p.tv("campaigns-reasons-wanted", &[("people", *people), ("margin", margin)]),
            }));
            let rows = advice.sites.iter().zip(&advice.found.rows);
            lines.extend(rows.map(|(site, row)| line(&p, &grid, site, row)));
        }
        Err(why) => impossible = sentences(&p, &view, &grid, margin, &why),
    }
    let page = ReasonsPage {
        path: view.path("/openings/reasons"),
        openings: view.path("/openings"),
        filled: view.path(&format!("/openings?fill=recommended&margin={margin}")),
        margin,
        cohorts: view.cohorts.iter().map(|cohort| cohort.name.clone()).collect(),
        totals,
        lines,
        impossible,
        may_edit: may.holds::<privilege::EditCampaigns>()
            && view.row.archived_at.is_none()
            && view.row.published_at.is_none(),
        p,
        header,
    };
    show(&page)
}

fn line(p: &Page, grid: &Grid, site: &GridSite, row: &Row<placet_entity::ids::CapacityGroupId>) -> Line {
    Line {
        href: format!("/sites/{}", site.site.id),
        name: site.site.name.clone(),
        category: site.site.category.name.clone(),
        ideal: p.n(site.capacity.ideal),
        bounds: p.tv("campaigns-reasons-bounds", &[("min", site.capacity.min), ("max", site.capacity.max)]),
        elsewhere: if site.elsewhere > 0 { p.n(site.elsewhere) } else { String::new() },
        total: p.n(row.total),
        figures: row.cells.iter().map(|cell| figure(p, row.total, *cell)).collect(),
        why: match row.why {
            Why::Closed => p.t("campaigns-reasons-closed"),
            Why::Refuses => p.t("campaigns-reasons-refuses"),
            Why::TakenElsewhere => p.tv("campaigns-reasons-elsewhere", &[("seats", site.elsewhere)]),
            Why::Group(id) => {
                let group = grid.group_names.get(&id).cloned().unwrap_or_default();
                p.tv("campaigns-reasons-group", &[("group", group)])
            }
            Why::Ideal if site.elsewhere > 0 => p.tv(
                "campaigns-reasons-ideal-elsewhere",
                &[("ideal", site.capacity.ideal), ("elsewhere", site.elsewhere)],
            ),
            Why::Ideal => p.t("campaigns-reasons-ideal"),
            Why::Minimum => p.t("campaigns-reasons-minimum"),
            Why::Maximum => p.t("campaigns-reasons-maximum"),
            Why::Fewer => p.t("campaigns-reasons-fewer"),
            Why::More => p.t("campaigns-reasons-more"),
        },
    }
}

fn figure(p: &Page, total: u32, cell: Cell) -> Figure {
    let key = match cell.split {
        Split::Forbidden => "campaigns-seats-forbidden-short",
        _ if total == 0 => return Figure { seats: p.n(0), share: String::new() },
        Split::Exact => "campaigns-reasons-exact",
        Split::Up => "campaigns-reasons-up",
        Split::Down => "campaigns-reasons-down",
        Split::Above => "campaigns-reasons-above",
        Split::Below => "campaigns-reasons-below",
    };
    let share = p.hundredths(&i32::try_from(cell.share).unwrap_or(i32::MAX));
    Figure { seats: p.n(cell.seats), share: p.tv(key, &[("share", share)]) }
}

/// What cannot hold together, and what to do about it, in sentences.
pub(super) fn sentences(
    p: &Page,
    view: &CampaignView,
    grid: &Grid,
    margin: u32,
    impossible: &Impossible,
) -> Vec<String> {
    let group_name = |id| grid.group_names.get(id).cloned().unwrap_or_default();
    let site_name = |id: &SiteId| {
        let found = grid.sites.iter().find(|site| site.site.id == *id);
        found.map(|site| site.site.name.clone()).unwrap_or_default()
    };
    let conflict: &Conflict<_, _> = match impossible {
        No::Conflict(conflict) => conflict,
        No::Crossing(first, second, site) => {
            let variables =
                [("first", group_name(first)), ("second", group_name(second)), ("site", site_name(site))];
            return vec![p.tv("campaigns-advice-crossing", &variables)];
        }
    };
    let cohorts = |of: &[(usize, u32)]| {
        let named = of.iter().filter(|(_, seats)| *seats > 0).map(|(at, _)| view.cohorts[*at].name.clone());
        names(p, &named.collect::<Vec<_>>())
    };
    let sites = |of: &[(SiteId, u32)]| names(p, &of.iter().map(|(id, _)| site_name(id)).collect::<Vec<_>>());
    let sum = |of: &[(usize, u32)]| of.iter().map(|(_, seats)| u64::from(*seats)).sum::<u64>();
    let sum_of_sites = |of: &[(SiteId, u32)]| of.iter().map(|(_, seats)| u64::from(*seats)).sum::<u64>();
    let say = |key: &str, who: String, seats: u64| {
        p.tv(key, &[("who", p.v(who)), ("seats", p.v(seats)), ("margin", p.v(margin))])
    };
    let mut found =
        vec![p.tv("campaigns-advice-sum", &[("needed", conflict.needed), ("available", conflict.available)])];
    if !conflict.cohorts.is_empty() {
        found.push(say("campaigns-advice-cohorts", cohorts(&conflict.cohorts), sum(&conflict.cohorts)));
    }
    if !conflict.at_least.is_empty() {
        let seats = sum_of_sites(&conflict.at_least);
        found.push(say("campaigns-advice-at-least", sites(&conflict.at_least), seats));
    }
    if !conflict.at_most.is_empty() {
        let seats = sum_of_sites(&conflict.at_most);
        found.push(say("campaigns-advice-at-most", sites(&conflict.at_most), seats));
    }
    for (group, seats) in &conflict.groups {
        found.push(say("campaigns-advice-group", group_name(group), u64::from(*seats)));
    }
    if sum(&conflict.only) > 0 {
        found.push(say("campaigns-advice-only", cohorts(&conflict.only), sum(&conflict.only)));
    }
    if !conflict.refusing.is_empty() {
        let refusing = conflict.refusing.iter().map(site_name).collect::<Vec<_>>();
        found.push(p.tv("campaigns-advice-refusing", &[("who", names(p, &refusing))]));
    }
    found.push(p.t(if !conflict.only.is_empty() {
        "campaigns-advice-need-more"
    } else if conflict.cohorts.is_empty() {
        "campaigns-advice-widen-group"
    } else {
        "campaigns-advice-need-less"
    }));
    found
}

/// Names in a row; of many, the first and how many others.
fn names(p: &Page, of: &[String]) -> String {
    let shown = of.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match of.len().saturating_sub(MOST_NAMES) {
        0 => shown,
        others => p.tv("campaigns-advice-others", &[("names", p.v(shown)), ("n", p.v(others))]),
    }
}
