//! The repair of a plan: what was lost, who moves, who stays without a place; then one button.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{CampaignId, OpeningId, ParticipantId};

use super::decision::{reason, refuse};
use crate::access::{May, privilege};
use crate::allocation::{self, Others, Scene};
use crate::campaigns::{self, Header, Tab};
use crate::commission;
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError};
use crate::placements::repair::{self as use_case, Found, Lost, RepairRefusal};

/// Somebody who moves, or who has no place afterwards.
struct Line {
    name: String,
    href: String,
    from: String,
    to: String,
    tag: &'static str,
    rank: String,
    /// Whether nothing had taken his place from him.
    is_other: bool,
}

#[derive(Template)]
#[template(path = "placements/pages/repair.html")]
struct RepairPage {
    p: Page,
    header: Header,
    f: Form,
    path: String,
    cases: String,
    others: bool,
    /// The openings that lost seats, in words.
    lost: Vec<String>,
    waiting: String,
    moved: Vec<Line>,
    moved_text: String,
    left: Vec<Line>,
    hash: String,
    /// Why there is nothing to apply.
    nothing: String,
    may_decide: bool,
    published: bool,
}

fn lines(p: &Page, scene: &Scene, found: &Found) -> Vec<Line> {
    let mut lines: Vec<(String, Line)> = found
        .moved()
        .into_iter()
        .filter_map(|(id, to)| {
            let has = found.damage.held.get(&id).map(|has| has.opening);
            let is_other = has.is_some() && !found.damage.displaced.contains(&id);
            let (key, mut line) = line(p, scene, id, has, Some(to))?;
            line.is_other = is_other;
            Some((key, line))
        })
        .collect();
    lines.sort_by(|(a, _), (b, _)| a.cmp(b));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(
    p: &Page,
    scene: &Scene,
    id: ParticipantId,
    from: Option<OpeningId>,
    to: Option<OpeningId>,
) -> Option<(String, Line)> {
    let taking = scene.taking(id)?;
    let rank = to.and_then(|to| taking.rank_of(to));
    let (tag, text) = match (to, rank) {
        (None, _) => ("bad", p.t("allocation-unplaced-one")),
        (Some(_), None) => ("plain", p.t("allocation-off-list")),
        (Some(_), Some(rank)) => {
            let kind = if rank <= 3 { "good" } else { "warn" };
            (kind, p.tv("allocation-nth-wish", &[("rank", p.ordinal(&rank))]))
        }
    };
    let name =
        |opening: Option<OpeningId>| opening.map_or_else(|| "—".to_owned(), |id| scene.opening_name(id));
    let line = Line {
        name: taking.name(),
        href: scene.view.path(&format!("/cases/{id}")),
        from: name(from),
        to: name(to),
        tag,
        rank: text,
        is_other: false,
    };
    Some((taking.student.sort_key.clone(), line))
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    id: CampaignId,
    others: Others,
    f: Form,
    status: StatusCode,
) -> PageResult {
    let db = handle.db.read();
    let scene = allocation::load_scene(db, id).await?.ok_or(PageError::Hidden)?;
    let live = commission::live(db, id).await?;
    let run = allocation::chosen(db, id).await?;
    let (p, header) = campaigns::header(may, &scene.view, Tab::Placements);
    let p = p.crumb("", may.lang.t("placements-repair-title"));
    let found = match run {
        None => None,
        Some(run) => Some(use_case::find(handle, &may.settings, &scene, &live, run, others).await?),
    };
    let nothing = match &found {
        None => "placements-repair-no-run",
        Some(found) if found.damage.is_none() => "placements-repair-nothing",
        Some(found) if found.repaired.is_none() => "placements-repair-unsolved",
        Some(found) if found.moved().is_empty() => "placements-repair-no-move",
        Some(_) => "",
    };
    let lost = found.as_ref().map_or_else(Vec::new, |found| {
        found
            .damage
            .lost
            .iter()
            .map(|(id, lost)| {
                let site = ("site", p.v(scene.opening_name(*id)));
                match lost {
                    Lost::Closed => p.tv("placements-repair-closed", &[site]),
                    Lost::Over { seats, given } => p.tv(
                        "placements-repair-over",
                        &[site, ("seats", p.v(*seats)), ("given", p.v(*given))],
                    ),
                }
            })
            .collect()
    });
    let moved = found.as_ref().map_or_else(Vec::new, |found| lines(&p, &scene, found));
    let left = found.as_ref().map_or_else(Vec::new, |found| {
        let had = |id: &ParticipantId| found.damage.held.get(id).map(|has| has.opening);
        found.left().iter().filter_map(|id| Some(line(&p, &scene, *id, had(id), None)?.1)).collect()
    });
    let waiting = found.as_ref().map_or(0, |found| found.damage.waiting.len());
    let aside = moved.iter().filter(|line| line.is_other).count();
    let page = RepairPage {
        others: others == Others::MayMove,
        waiting: if waiting == 0 {
            String::new()
        } else {
            p.tv("placements-repair-waiting", &[("n", waiting)])
        },
        moved_text: p.tv("placements-repair-moved", &[("n", moved.len()), ("others", aside)]),
        hash: found.and_then(|found| found.repaired.map(|one| one.plan.result_sha256)).unwrap_or_default(),
        lost,
        moved,
        left,
        nothing: if nothing.is_empty() { String::new() } else { p.t(nothing) },
        path: scene.view.path("/repair"),
        cases: scene.view.path("/cases"),
        may_decide: may.holds::<privilege::Decide>(),
        published: scene.view.is_published(may.now),
        p,
        header,
        f,
    };
    show_with(status, &page)
}

fn asked(value: &str) -> Others {
    if value == "move" { Others::MayMove } else { Others::Stay }
}

/// `GET /campaigns/{id}/repair?others=move`
pub(in crate::placements) async fn repair(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let others = asked(Query::parse(uri.query()).get("others"));
    page(&handle, &may, id, others, Form::default(), StatusCode::OK).await
}

/// `POST /campaigns/{id}/repair`
pub(in crate::placements) async fn post_repair(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Decide>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let others = asked(form.value("others"));
    let hash = form.value("result").to_owned();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(reason) = reason(&mut form, "reason") {
        match refusal(use_case::apply(&handle, &may, id, others, &hash, &reason).await)? {
            Ok(moved) => {
                let text = may.lang.tv("placements-repaired", &[("n", moved.into())]);
                return Ok(go(format!("/campaigns/{id}/placements"), good(text)));
            }
            Err(RepairRefusal::Changed) => {
                status = StatusCode::CONFLICT;
                form.refuse("", Say::key("placements-repair-changed"));
            }
            Err(RepairRefusal::Decision(no)) => {
                let scene = allocation::load_scene(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
                refuse(&mut form, &scene, &no);
            }
        }
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    page(&handle, &may, id, others, form, status).await
}
