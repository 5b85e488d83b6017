//! The minutes of a session: a draft while it is open, then what was said at its closing, as a page and as a PDF.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_entity::commission_session;
use placet_entity::ids::{CampaignId, CommissionSessionId};
use sea_orm::ConnectionTrait;

use super::body::named;
use crate::access::{May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::commission::minutes::{self, Block, Minutes, State as Finality};
use crate::commission::store::body as store;
use crate::kit::error::PageResult;
use crate::kit::export;
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError};
use crate::settings::Settings;

#[derive(Template)]
#[template(path = "commission/pages/minutes.html")]
struct MinutesPage {
    p: Page,
    header: Header,
    back: String,
    is_final: bool,
    /// Where the PDF is, once they are final.
    file: String,
    hash: String,
    said: Minutes,
}

/// What the minutes of a session say: as they were kept, or drawn while it is open.
async fn said(
    db: &impl ConnectionTrait,
    settings: &Settings,
    row: &commission_session::Model,
) -> PageResult<Minutes> {
    match &row.minutes {
        Some(text) => Ok(Minutes::of(text)?),
        None => minutes::compose(db, settings, row, Finality::Draft).await?.ok_or(PageError::Hidden),
    }
}

/// `GET /campaigns/{id}/commission/sessions/{session}/minutes`
pub(in crate::commission) async fn minutes(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, session)): Path<(CampaignId, CommissionSessionId)>,
) -> PageResult {
    let db = handle.db.read();
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    let row = store::session(db, id, session).await?.ok_or(PageError::Hidden)?;
    let said = said(db, &may.settings, &row).await?;
    let (p, header) = campaigns::header(&may, &view, Tab::Commission);
    let back = view.path(&format!("/commission/sessions/{session}"));
    let (title, minutes) = (named(&p, &row), p.t("commission-minutes"));
    let page = MinutesPage {
        p: p.crumb(back.clone(), title).crumb("", minutes),
        header,
        file: format!("{back}/minutes.pdf"),
        back,
        is_final: row.closed_at.is_some(),
        hash: row.minutes_sha256.clone().unwrap_or_default(),
        said,
    };
    show(&page)
}

/// `GET /campaigns/{id}/commission/sessions/{session}/minutes.pdf`
pub(in crate::commission) async fn minutes_file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, session)): Path<(CampaignId, CommissionSessionId)>,
) -> PageResult {
    let row = store::session(handle.db.read(), id, session).await?.ok_or(PageError::Hidden)?;
    let (Some(text), Some(hash)) = (&row.minutes, &row.minutes_sha256) else { return Err(PageError::Hidden) };
    let paper = Minutes::of(text)?.paper(hash);
    let printed = tokio::task::spawn_blocking(move || paper.pdf()).await.map_err(anyhow::Error::from)?;
    let name = format!("{}-{}.pdf", may.lang.t("commission-minutes-file"), row.held_on);
    Ok(export::attachment(printed.map_err(anyhow::Error::from)?, "application/pdf", &name))
}
