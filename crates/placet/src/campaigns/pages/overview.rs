//! The overview of a campaign: what it is, where it stands, what comes next.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use placet_rules::campaign::Moment;

use super::campaign;
use super::form::moment_shown;
use crate::access::{Actor, May, privilege};
use crate::audit::Happened;
use crate::campaigns::facts::{Glance, Hint, alert_hint, glance, oddities};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::model::{CampaignView, moment_code};
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageResult};

struct Tile {
    label: String,
    value: String,
    detail: String,
    href: String,
    kind: &'static str,
}

struct Next {
    title: String,
    text: String,
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "campaigns/overview.html")]
struct OverviewPage {
    p: Page,
    header: Header,
    path: String,
    tiles: Vec<Tile>,
    hints: Vec<Hint>,
    next: Option<Next>,
    moments: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    description: Option<String>,
    may_edit: bool,
    archived: bool,
    id: String,
    history: Vec<Happened>,
}

/// The overview.
pub(in crate::campaigns) async fn overview(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let db = handle.db.read();
    let glance = glance(db, &view).await?;
    let (p, header) = header(&may, &view, Tab::Overview);
    let mut hints: Vec<Hint> =
        glance.alerts(&view, may.now).iter().map(|alert| alert_hint(&p, &view, alert)).collect();
    hints.extend(oddities(db, &p, may.settings.zone, &view).await?);
    let may_edit = may.holds::<privilege::EditCampaigns>();
    let page = OverviewPage {
        tiles: tiles(&p, &view, &glance, &may),
        hints,
        next: next(&p, &view, &glance, may.now, may_edit),
        moments: Moment::ALL
            .iter()
            .map(|moment| {
                let label = p.t(&format!("campaigns-moment-{}", moment_code(*moment)));
                (label, moment_shown(&p, *moment, view.instants.get(*moment)))
            })
            .collect(),
        facts: facts(&p, &view),
        description: view.row.description.clone(),
        may_edit,
        archived: view.row.archived_at.is_some(),
        path: view.path(""),
        id: view.id().to_string(),
        history: may.history(db, "campaign", view.id()).await?,
        p,
        header,
    };
    show(&page)
}

fn tiles(p: &Page, view: &CampaignView, glance: &Glance, reader: &Actor) -> Vec<Tile> {
    let to_place = glance.participants;
    let mut tiles = vec![
        Tile {
            label: p.t("campaigns-tab-participants"),
            value: p.n(to_place),
            detail: match glance.excused {
                0 => p.t("campaigns-tile-nobody-excused"),
                n => p.tv("campaigns-tile-excused", &[("n", n)]),
            },
            href: view.path("/participants"),
            kind: "",
        },
        Tile {
            label: p.t("campaigns-tile-seats"),
            value: p.n(glance.seats),
            detail: p.tv("campaigns-tile-sites", &[("n", glance.sites)]),
            href: view.path("/openings"),
            kind: if glance.seats < to_place { "warn" } else { "" },
        },
        Tile {
            label: p.t("campaigns-tile-ranked"),
            value: format!("{} / {}", p.n(glance.ranked), p.n(to_place)),
            detail: p.tv(
                "campaigns-tile-wishes",
                &[("n", p.v(glance.wishes)), ("count", p.v(p.n(glance.wishes)))],
            ),
            href: view.path("/wishes"),
            kind: "",
        },
        Tile {
            label: p.t("campaigns-tile-placed"),
            value: format!("{} / {}", p.n(glance.placements), p.n(to_place)),
            detail: p.tv("campaigns-tile-settled", &[("n", glance.settled)]),
            href: if reader.holds::<privilege::ViewAllocation>() {
                view.path("/placements")
            } else {
                String::new()
            },
            kind: "",
        },
    ];
    if view.row.outside_requests && glance.requests != (0, 0) {
        tiles.push(Tile {
            label: p.t("campaigns-tab-requests"),
            value: p.n(glance.requests.0 + glance.requests.1),
            detail: p.tv(
                "campaigns-tile-requests",
                &[("check", glance.requests.0), ("decide", glance.requests.1)],
            ),
            href: view.path("/requests"),
            kind: "warn",
        });
    }
    tiles
}

/// The one thing to do next; nothing for a reader who may not, or when all is done.
fn next(p: &Page, view: &CampaignView, glance: &Glance, now: DateTime<Utc>, may_edit: bool) -> Option<Next> {
    if !may_edit || view.row.archived_at.is_some() {
        return None;
    }
    let i = &view.instants;
    let (code, href) = if glance.participants == 0 {
        ("participants", "/participants")
    } else if glance.seats == 0 {
        ("seats", "/openings")
    } else if glance.without_order > 0 && view.row.published_at.is_none() && i.order <= now {
        ("order", "/order")
    } else if view.row.opened_at.is_none() && now < i.wishes_close {
        ("opening", "/opening-check")
    } else if now < i.wishes_open {
        return None;
    } else if now < i.wishes_close {
        ("wishes", "/wishes")
    } else if glance.runs == 0 && view.row.published_at.is_none() {
        ("run", "/runs")
    } else if view.row.published_at.is_none() {
        ("publish", "/cases")
    } else {
        return None;
    };
    Some(Next {
        title: p.t(&format!("campaigns-next-{code}")),
        text: p.t(&format!("campaigns-next-{code}-text")),
        label: p.t(&format!("campaigns-next-{code}-go")),
        href: view.path(href),
    })
}

fn facts(p: &Page, view: &CampaignView) -> Vec<(String, String)> {
    let row = &view.row;
    let periods = view.periods.spans().iter().map(|span| {
        p.tv("campaigns-range", &[("from", p.day(&span.start)), ("to", p.day(&span.last_day()))])
    });
    let yes_no = |yes: bool| p.t(if yes { "campaigns-yes" } else { "campaigns-no" });
    let mut facts = vec![
        (p.t("campaigns-col-cohorts"), view.cohort_names()),
        (p.t("campaigns-field-periods"), periods.collect::<Vec<_>>().join(" ; ")),
        (
            p.t("campaigns-field-wishes"),
            p.tv("campaigns-wishes-range", &[("min", row.wishes_min), ("max", row.wishes_max)]),
        ),
        (p.t("campaigns-field-demand"), p.tk("campaigns-demand", row.demand_shown.code())),
        (p.t("campaigns-field-repeats"), p.tk("campaigns-repeats", row.repeats.code())),
        (p.t("campaigns-fact-outside"), yes_no(row.outside_requests)),
        (
            p.t("campaigns-fact-exchanges"),
            row.exchanges_until.map_or_else(
                || p.t("campaigns-exchanges-none"),
                |at| p.tv("campaigns-exchanges-until", &[("end", p.end(&at))]),
            ),
        ),
        (p.t("campaigns-field-procedure"), p.tk("campaigns-procedure", &row.procedure)),
        (
            p.t("campaigns-field-opened"),
            row.opened_at.map_or_else(|| p.t("campaigns-not-opened"), |at| p.at(&at)),
        ),
    ];
    if row.catch_up {
        facts.insert(1, (p.t("campaigns-field-catch-up"), yes_no(true)));
    }
    if let Some(series) = &view.series {
        facts.insert(0, (p.t("campaigns-field-series"), series.name.clone()));
    }
    facts
}
