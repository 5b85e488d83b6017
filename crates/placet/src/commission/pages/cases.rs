//! The list of cases to examine first.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::CampaignId;

use crate::access::{May, privilege};
use crate::allocation;
use crate::campaigns::{self, Header, Tab};
use crate::commission::cases::{list, threshold};
use crate::commission::store;
use crate::commission::words::{CODES, Worded, worded};
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::table::{Pager, Query};
use crate::kit::{Handle, Page, PageError};

struct Line {
    href: String,
    name: String,
    number: String,
    proposal: String,
    rank: String,
    decided: bool,
    reasons: Vec<Worded>,
}

#[derive(Template)]
#[template(path = "commission/pages/cases.html")]
struct CasesPage {
    p: Page,
    header: Header,
    base: String,
    runs: String,
    placements: String,
    chosen: Option<String>,
    query: Query,
    filters: Vec<(&'static str, String, usize)>,
    shown: Vec<Line>,
    pager: Pager,
    total: usize,
    all: usize,
}

/// `GET /campaigns/{id}/cases`
pub(in crate::commission) async fn cases(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let db = handle.db.read();
    let scene = allocation::load_scene(db, id).await?.ok_or(PageError::Hidden)?;
    let live = store::live(db, id).await?;
    let chosen = allocation::chosen(db, id).await?;
    let (p, header) = campaigns::header(&may, &scene.view, Tab::Cases);
    let base = scene.view.path("/cases");
    let mut lines: Vec<Line> = list(&scene, &live, threshold(&may.settings))
        .into_iter()
        .map(|(taking, reasons)| {
            let row = live.principal.get(&taking.row.id);
            let site = row.and_then(|row| row.site_id).and_then(|site| scene.sites.get(&site));
            Line {
                href: format!("{base}/{}", taking.row.id),
                name: taking.name(),
                number: taking.student.number.clone(),
                proposal: match (row, site) {
                    (_, Some(site)) => site.name.clone(),
                    (Some(row), None) => row.host_name.clone().unwrap_or_default(),
                    (None, None) => p.t("commission-nothing"),
                },
                rank: row.and_then(|row| row.rank).map_or_else(String::new, |rank| {
                    p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))])
                }),
                decided: taking.decision.is_some(),
                reasons: reasons.iter().map(|why| worded(&p, &scene, why)).collect(),
            }
        })
        .collect();
    let all = lines.len();
    let filters = CODES
        .iter()
        .map(|code| {
            let count = lines.iter().filter(|line| line.reasons.iter().any(|why| why.code == *code)).count();
            (*code, p.t(&format!("commission-case-{code}")), count)
        })
        .filter(|(_, _, count)| *count > 0)
        .collect();
    let searched = placet_rules::text::search_key(query.search());
    let why = query.get("why").to_owned();
    lines.retain(|line| {
        let text =
            placet_rules::text::search_key(&format!("{} {} {}", line.name, line.number, line.proposal));
        (why.is_empty() || line.reasons.iter().any(|reason| reason.code == why))
            && searched.split(' ').all(|word| text.contains(word))
    });
    let total = lines.len();
    let pager = Pager::new(&p, &query, total as u64);
    let pages = (total as u64).div_ceil(query.size()).max(1);
    let offset = usize::try_from((query.page().min(pages) - 1) * query.size()).unwrap_or(usize::MAX);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let page = CasesPage {
        shown: lines.into_iter().skip(offset).take(size).collect(),
        chosen: chosen.map(|run| {
            let name = allocation::view::run_name(p.language, &run.row);
            p.tv("commission-chosen", &[("n", p.v(run.row.number)), ("procedure", p.v(name))])
        }),
        runs: scene.view.path("/compare"),
        placements: scene.view.path("/placements"),
        base,
        p,
        header,
        query,
        filters,
        pager,
        total,
        all,
    };
    show(&page)
}
