//! An exchange, as each of the two reads and answers it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_entity::ids::ExchangeId;
use placet_rules::exchange::Status;

use crate::access::{May, privilege};
use crate::allocation;
use crate::exchanges::answer::{self, NotAnswered};
use crate::exchanges::consider::Ground;
use crate::exchanges::model::Full;
use crate::exchanges::store;
use crate::exchanges::words::{self, Said};
use crate::hosts;
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::{Flash, show};
use crate::kit::web::{bad, go, good};
use crate::kit::{Handle, Page, PageError};

type Own = May<privilege::OwnPlacements>;

#[derive(Template)]
#[template(path = "exchanges/one.html")]
struct OnePage {
    p: Page,
    base: String,
    said: Said,
    /// What it changes, or changed, for him: what, before, after.
    rows: Vec<(String, String, String)>,
    message: Option<String>,
    /// Why it can no longer be accepted.
    obstacles: Vec<String>,
    may_accept: bool,
    may_answer: bool,
    may_withdraw: bool,
    /// His placement of now.
    placement: Option<String>,
}

/// Why a proposal that waits can no longer be accepted, for whom it asks.
async fn obstacles(handle: &Handle, may: &Own, p: &Page, full: &Full) -> PageResult<Vec<String>> {
    let db = handle.db.read();
    let campaign = full.row.campaign_id;
    let ground = Ground::load(db, campaign, may.now).await?.ok_or(PageError::Hidden)?;
    let run = allocation::chosen(db, campaign).await?.ok_or(PageError::Hidden)?;
    let considered = ground.consider(db, &run, [&full.from, &full.to], Some(full.row.id)).await?;
    Ok(match considered.map(|considered| considered.found) {
        Some(Ok(states)) if states == full.stated()? => Vec::new(),
        Some(Ok(_)) => vec![p.t("exchanges-terms-changed")],
        Some(Err(found)) => words::obstacles(p, &ground.scene, &found, 1),
        None => vec![p.t("exchanges-no-longer")],
    })
}

/// `GET /my/exchanges/{id}`
pub(in crate::exchanges) async fn page(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<ExchangeId>,
) -> PageResult {
    let (db, student) = (handle.db.read(), may.student()?);
    let full = store::one(db, student, id).await?.ok_or(PageError::Hidden)?;
    let side = full.side(student).ok_or(PageError::Hidden)?;
    let p = may
        .page_of("exchanges-title")
        .crumb("/my/placements", may.lang.t("placements-mine"))
        .crumb("", may.lang.t("exchanges-title"));
    let said = words::said(db, &p, student, std::slice::from_ref(&full), may.now).await?;
    let said = said.into_iter().next().ok_or(PageError::Hidden)?;
    let ids = [full.placement(side).site_id, full.placement(1 - side).site_id];
    let known: Vec<_> = ids.into_iter().flatten().collect();
    let facts = hosts::facts::sites(db, &known).await?;
    let [mine, theirs] =
        ids.map(|id| id.and_then(|id| facts.get(&id)).map_or_else(String::new, |site| site.name.clone()));
    let waits = full.life(may.now)?.state.status() == Status::Proposed;
    let obstacles = if waits && side == 1 { obstacles(&handle, &may, &p, &full).await? } else { Vec::new() };
    let became = if side == 0 { full.row.from_became_id } else { full.row.to_became_id };
    let own = became.unwrap_or(full.placement(side).id);
    let own = store::own(db, student, own).await?.filter(|row| row.cancelled_at.is_none());
    let page = OnePage {
        rows: words::statement(&p, [mine.as_str(), theirs.as_str()], &full.stated()?[side]),
        may_accept: waits && side == 1 && obstacles.is_empty(),
        may_answer: waits && side == 1,
        may_withdraw: waits && side == 0,
        placement: own.map(|row| format!("/my/placements/{}", row.id)),
        message: full.row.message.clone(),
        base: format!("/my/exchanges/{id}"),
        obstacles,
        said,
        p,
    };
    show(&page)
}

/// What is said to who answered in vain.
fn unanswered(may: &Own, why: NotAnswered) -> Flash {
    bad(words::not_answered(&may.page(""), why))
}

/// `POST /my/exchanges/{id}/accept`
pub(in crate::exchanges) async fn post_accept(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<ExchangeId>,
) -> PageResult {
    Ok(match refusal(answer::accept(&handle, &may, may.student()?, id).await)? {
        Ok(placement) => go(format!("/my/placements/{placement}"), good(may.lang.t("exchanges-accepted"))),
        Err(why) => go(format!("/my/exchanges/{id}"), unanswered(&may, why)),
    })
}

/// `POST /my/exchanges/{id}/decline`
pub(in crate::exchanges) async fn post_decline(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<ExchangeId>,
) -> PageResult {
    let flash = match refusal(answer::decline(&handle, &may, may.student()?, id).await)? {
        Ok(()) => good(may.lang.t("exchanges-declined")),
        Err(why) => unanswered(&may, why),
    };
    Ok(go(format!("/my/exchanges/{id}"), flash))
}

/// `POST /my/exchanges/{id}/withdraw`
pub(in crate::exchanges) async fn post_withdraw(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<ExchangeId>,
) -> PageResult {
    let flash = match refusal(answer::withdraw(&handle, &may, may.student()?, id).await)? {
        Ok(()) => good(may.lang.t("exchanges-withdrawn")),
        Err(why) => unanswered(&may, why),
    };
    Ok(go(format!("/my/exchanges/{id}"), flash))
}
