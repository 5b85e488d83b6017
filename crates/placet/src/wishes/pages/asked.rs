//! How much each site of a campaign is asked for, as the staff sees it: with the figures.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::opening;
use placet_rules::eligibility::SiteRole;
use placet_rules::text::search_key;

use super::overview::{campaign, kind};
use crate::access::{May, privilege};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::hosts;
use crate::kit::error::PageResult;
use crate::kit::export::{self, Cell, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query, SortHeaders};
use crate::kit::{Handle, Page};
use crate::wishes::demand::{Asked, Demand, Level, levels};
use crate::wishes::model::label;
use crate::wishes::store;

const SORTS: &[&str] = &["site", "seats", "askers", "first", "demand"];
const HEADERS: &[(&str, &str)] = &[
    ("site", "wishes-col-site"),
    ("seats", "wishes-col-seats"),
    ("askers", "wishes-col-askers"),
    ("first", "wishes-col-first"),
    ("demand", "wishes-col-demand"),
];

struct Line {
    name: String,
    code: String,
    category: String,
    cohort: String,
    seats: i32,
    demand: Demand,
}

#[derive(Template)]
#[template(path = "wishes/asked.html")]
struct AskedPage {
    p: Page,
    header: Header,
    path: String,
    query: Query,
    sorts: SortHeaders,
    lines: Vec<Line>,
    several: bool,
    count: String,
    empty: bool,
    pager: Pager,
}

async fn lines(
    handle: &Handle,
    may: &May<privilege::ViewCampaigns>,
    view: &CampaignView,
) -> PageResult<Vec<Line>> {
    let db = handle.db.read();
    let openings = store::overview::openings(db, view.id()).await?;
    let ids: Vec<_> = openings.iter().map(|row| row.site_id).collect();
    let sites = hosts::facts::sites(db, &ids).await?;
    let is_secondary = |row: &opening::Model| {
        sites.get(&row.site_id).is_some_and(|site| site.category.role == SiteRole::Secondary)
    };
    let secondary: Vec<_> = openings.iter().filter(|row| is_secondary(row)).map(|row| row.id).collect();
    let mut asked: Vec<Asked> = store::demand::asked(db, view.id(), None).await?;
    asked.extend(store::demand::asked_secondary(db, &secondary).await?);
    let weights = may.settings.integers("allocation.rank-costs");
    let mut demand = HashMap::new();
    for cohort in &view.cohorts {
        for role in [false, true] {
            let compared: Vec<_> = openings
                .iter()
                .filter(|row| row.cohort_id == cohort.id && is_secondary(row) == role)
                .collect();
            demand.extend(levels(&compared, &asked, &weights, view.row.order_seed.unsigned_abs()));
        }
    }
    Ok(openings
        .iter()
        .filter_map(|row| {
            let site = sites.get(&row.site_id)?;
            let demand = demand.get(&row.id).copied()?;
            (row.seats > 0 || demand.askers > 0).then(|| Line {
                name: label(site),
                code: site.code.clone(),
                category: site.category.name.clone(),
                cohort: view.cohort(row.cohort_id).map_or_else(String::new, |cohort| cohort.name.clone()),
                seats: row.seats,
                demand,
            })
        })
        .collect())
}

fn chosen(mut lines: Vec<Line>, query: &Query) -> Vec<Line> {
    let searched = search_key(query.search());
    if !searched.is_empty() {
        lines.retain(|line| {
            let key = search_key(&format!("{} {} {}", line.name, line.code, line.category));
            searched.split(' ').all(|word| key.contains(word))
        });
    }
    let level = Level::ALL.into_iter().find(|level| level.code() == query.get("demand"));
    lines.retain(|line| level.is_none_or(|level| line.demand.level == level));
    lines.sort_by_cached_key(|line| (placet_rules::text::sort_key(&line.name), line.cohort.clone()));
    let (sort, descending) = query.sort(SORTS, "site");
    match sort {
        "seats" => lines.sort_by_key(|line| line.seats),
        "askers" => lines.sort_by_key(|line| line.demand.askers),
        "first" => lines.sort_by_key(|line| line.demand.first),
        "demand" => lines.sort_by_key(|line| line.demand.level),
        _ => {}
    }
    if descending {
        lines.reverse();
    }
    lines
}

/// The table.
pub(in crate::wishes) async fn show_sites(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let query = Query::parse(uri.query());
    let all = lines(&handle, &may, &view).await?;
    let empty = all.is_empty();
    let mut found = chosen(all, &query);
    let (p, header) = campaigns::header(&may, &view, Tab::Wishes);
    let pager = Pager::new(&p, &query, found.len() as u64);
    let count = p.tv("wishes-openings", &[("n", found.len())]);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let page = usize::try_from(query.page()).unwrap_or(1).min(found.len().div_ceil(size).max(1));
    found.drain(..(page - 1) * size);
    found.truncate(size);
    show(&AskedPage {
        sorts: SortHeaders::new(&p, &query, "site", HEADERS),
        lines: found,
        several: view.cohorts.len() > 1,
        count,
        empty,
        pager,
        path: view.path("/wishes"),
        query,
        header,
        p,
    })
}

/// The whole result as a file.
pub(in crate::wishes) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let p = may.page("");
    let found = chosen(lines(&handle, &may, &view).await?, &Query::parse(uri.query()));
    let count = |number: u64| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let sheet = Sheet {
        name: p.t("wishes-file-demand"),
        headers: ["code", "site", "category", "cohort", "seats", "askers", "first", "demand"]
            .map(|column| p.tk("wishes-col", column))
            .to_vec(),
        rows: found
            .iter()
            .map(|line| {
                vec![
                    Cell::from(line.code.as_str()),
                    Cell::from(line.name.as_str()),
                    Cell::from(line.category.as_str()),
                    Cell::from(line.cohort.as_str()),
                    Cell::from(line.seats),
                    count(line.demand.askers),
                    count(line.demand.first),
                    Cell::from(p.tk("wishes-demand", line.demand.level.code())),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind(&uri)?, may.lang)
}
