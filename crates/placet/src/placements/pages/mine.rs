//! A student's own placements and results.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_entity::ids::{ParticipantId, PlacementId};
use sea_orm::ConnectionTrait;

use super::result::ResultPage;
use crate::access::{May, privilege};
use crate::campaigns;
use crate::kit::error::PageResult;
use crate::kit::export::attachment;
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError};
use crate::placements::model::is_visible;
use crate::placements::publish::{Stage, draw_one};
use crate::placements::snapshot::Snapshot;
use crate::placements::store;

struct Line {
    href: String,
    campaign: String,
    place: String,
    dates: String,
    tag: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "placements/pages/mine.html")]
struct MinePage {
    p: Page,
    lines: Vec<Line>,
}

/// What the student of each of these placements is told.
pub(super) async fn told(
    db: &impl ConnectionTrait,
    ids: &[PlacementId],
) -> anyhow::Result<HashMap<PlacementId, Snapshot>> {
    let read = |(id, text): (PlacementId, String)| Ok((id, serde_json::from_str(&text)?));
    store::told(db, ids).await?.into_iter().map(read).collect()
}

/// `GET /my/placements`
pub(in crate::placements) async fn mine(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
) -> PageResult {
    let student = may.student()?;
    let p = may.page_of("placements-mine");
    let mut lines = Vec::new();
    let db = handle.db.read();
    let rows = store::visible(db, student, may.now).await?;
    let ids: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
    let mut told = told(db, &ids).await?;
    for (row, campaign) in rows {
        let Some(told) = told.remove(&row.id) else { continue };
        let place = told.site.as_ref().map(|site| site.name.clone()).or(told.host_name.clone());
        let dates = match (told.spans.first(), told.spans.last()) {
            (Some((first, _)), Some((_, last))) => {
                p.tv("placements-from-to", &[("from", p.day(first)), ("to", p.day(last))])
            }
            _ => String::new(),
        };
        let (tag, text) = match told.rank {
            Some(rank) => ("good", p.tv("placements-your-wish", &[("rank", p.ordinal(&rank))])),
            None if told.exchanged.is_some() => ("plain", p.t("placements-by-exchange")),
            None => ("plain", p.t("placements-by-commission")),
        };
        lines.push(Line {
            href: format!("/my/placements/{}", row.id),
            campaign: campaign.map_or(told.campaign, |campaign| campaign.name),
            place: place.unwrap_or_default(),
            dates,
            tag,
            text,
        });
    }
    for (row, campaign) in store::without(db, student, may.now).await? {
        lines.push(Line {
            href: format!("/my/results/{}", row.id),
            campaign: campaign.map_or_else(String::new, |campaign| campaign.name),
            place: p.t("placements-none-title"),
            dates: String::new(),
            tag: "warn",
            text: p.t("placements-none-tag"),
        });
    }
    show(&MinePage { p, lines })
}

/// A placement of this student, if he sees it.
async fn own(
    handle: &Handle,
    may: &May<privilege::OwnPlacements>,
    id: PlacementId,
) -> PageResult<(placet_entity::placement::Model, Snapshot)> {
    let db = handle.db.read();
    let row = store::placement(db, id).await?.ok_or(PageError::Hidden)?;
    if row.student_id != may.student()? || !is_visible(&row, may.now) {
        return Err(PageError::Hidden);
    }
    let told = told(db, &[id]).await?.remove(&id).ok_or(PageError::Hidden)?;
    Ok((row, told))
}

/// `GET /my/placements/{id}`
pub(in crate::placements) async fn result(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(id): Path<PlacementId>,
) -> PageResult {
    let (row, told) = own(&handle, &may, id).await?;
    let p = may
        .page(told.campaign.clone())
        .crumb("/my/placements", may.lang.t("placements-mine"))
        .crumb("", told.campaign.clone());
    let file = format!("/my/placements/{}/computation.json", row.id);
    let exchange = exchange(&handle, &p, &row, may.now).await?;
    let contact = may.settings.text("institution.contact");
    let mut page = ResultPage::new(p, &told, &contact, Some(file), row.participant_id);
    page.exchange = exchange;
    show(&page)
}

/// Where he exchanges a placement, and until when; none when the campaign does not let him, or no longer.
async fn exchange(
    handle: &Handle,
    p: &Page,
    row: &placet_entity::placement::Model,
    now: chrono::DateTime<chrono::Utc>,
) -> PageResult<Option<(String, String)>> {
    let Some(id) = row.campaign_id.filter(|_| row.site_id.is_some()) else { return Ok(None) };
    let campaign = campaigns::load(handle.db.read(), id).await?;
    let until = campaign.and_then(|view| view.row.exchanges_until).filter(|until| now < *until);
    Ok(until.map(|until| {
        let text = p.tv("placements-exchange-until", &[("end", p.end(&until))]);
        (format!("/my/placements/{}/exchange", row.id), text)
    }))
}

/// `GET /my/placements/{id}/computation.json`
pub(in crate::placements) async fn computation(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(id): Path<PlacementId>,
) -> PageResult {
    let (_, told) = own(&handle, &may, id).await?;
    let text = serde_json::to_vec_pretty(&told.computation).map_err(anyhow::Error::from)?;
    Ok(attachment(text, "application/json", "computation.json"))
}

/// `GET /my/results/{participant}`: a published campaign that gives him no placement, and why.
pub(in crate::placements) async fn without(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(id): Path<ParticipantId>,
) -> PageResult {
    let student = may.student()?;
    let db = handle.db.read();
    let found = store::without(db, student, may.now).await?;
    let (row, _) = found.into_iter().find(|(row, _)| row.id == id).ok_or(PageError::Hidden)?;
    let stage = Stage::load(db, row.campaign_id).await?.ok_or(PageError::Hidden)?;
    let (_, told) = draw_one(&handle, stage, id).await?;
    let mut told = told.ok_or(PageError::Hidden)?;
    // What was frozen at the publication stands, whatever was decided for others since.
    told.debt_after = row.debt_after.unwrap_or(told.debt_after);
    let p = may
        .page(told.campaign.clone())
        .crumb("/my/placements", may.lang.t("placements-mine"))
        .crumb("", told.campaign.clone());
    show(&ResultPage::new(p, &told, &may.settings.text("institution.contact"), None, Some(id)))
}
