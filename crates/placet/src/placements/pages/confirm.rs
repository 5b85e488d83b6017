//! The second person of a publication: what was asked for, by whom, and one button.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{AccountId, CampaignId};
use sea_orm::ConnectionTrait;

use super::publication::flash;
use crate::access::{May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::text::Say;
use crate::kit::web::{Form, bad, go, good};
use crate::kit::{Handle, Page, PageError};
use crate::placements::confirm::{self as use_case, ConfirmRefusal};
use crate::placements::store;

/// A publication that waits for a second person.
pub(super) struct Request {
    pub id: String,
    /// Who asked for it, when, and for what.
    pub said: String,
    pub by: AccountId,
    /// Whether it is still what would be published.
    pub is_same: bool,
    what: String,
    when: String,
}

impl Request {
    /// What waits in a campaign.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        p: &Page,
        id: CampaignId,
    ) -> PageResult<Option<Self>> {
        let Some(row) = store::requested(db, id).await? else { return Ok(None) };
        let who = store::name_of(db, row.requested_by).await?;
        let what = p.tv("placements-publish-count", &[("n", row.placements)]);
        let when = row.asked_for.map_or_else(|| p.t("placements-publish-now"), |at| p.at(&at));
        let said =
            [("who", who), ("on", p.at(&row.requested_at)), ("what", what.clone()), ("when", when.clone())];
        Ok(Some(Self {
            id: row.id.to_string(),
            said: p.tv("placements-requested-by", &said),
            by: row.requested_by,
            is_same: use_case::is_same(db, &row).await?,
            what,
            when,
        }))
    }
}

#[derive(Template)]
#[template(path = "placements/pages/confirm.html")]
struct ConfirmPage {
    p: Page,
    header: Header,
    f: Form,
    action: String,
    request: Option<Request>,
    is_mine: bool,
    answers: Vec<(String, String, String)>,
    back: String,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ConfirmPublication>,
    id: CampaignId,
    f: Form,
) -> PageResult {
    let db = handle.db.read();
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    if !use_case::is_second(db, may, id).await? {
        return Err(PageError::Hidden);
    }
    let (tab, back) = if may.holds::<privilege::Publish>() {
        (Tab::Publication, "/publication")
    } else {
        (Tab::Commission, "/commission")
    };
    let (p, header) = campaigns::header(may, &view, tab);
    let request = Request::load(db, &p, id).await?;
    let answers = request.iter().flat_map(|request| {
        [
            (p.t("placements-publish-what"), request.what.clone(), String::new()),
            (p.t("placements-publish-when"), request.when.clone(), String::new()),
        ]
    });
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ConfirmPage {
        answers: answers.collect(),
        is_mine: request.as_ref().is_some_and(|request| request.by == may.account()),
        action: view.path("/publication/confirm"),
        back: view.path(back),
        request,
        p,
        header,
        f,
    };
    show_with(status, &page)
}

/// `GET /campaigns/{id}/publication/confirm`
pub(in crate::placements) async fn confirm(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ConfirmPublication>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    page(&handle, &may, id, Form::default()).await
}

/// `POST /campaigns/{id}/publication/confirm`
pub(in crate::placements) async fn post_confirm(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ConfirmPublication>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let seen = form.value("seen").to_owned();
    match refusal(use_case::confirm(&handle, &may, id, &seen).await)? {
        Ok(asked) => {
            let path = if may.holds::<privilege::Publish>() { "publication" } else { "commission" };
            let said = flash(&may.page(""), &asked, handle.now())
                .or_else(|| Some(good(may.lang.t("placements-confirmed"))));
            return Ok(go(format!("/campaigns/{id}/{path}"), said));
        }
        Err(ConfirmRefusal::Gone) => form.refuse("", Say::key("placements-confirm-gone")),
        Err(ConfirmRefusal::SamePerson) => form.refuse("", Say::key("placements-confirm-same")),
        Err(ConfirmRefusal::Changed) => form.refuse("", Say::key("placements-confirm-changed")),
        Err(ConfirmRefusal::NotReady) => form.refuse("", Say::key("placements-publish-not-ready")),
    }
    page(&handle, &may, id, form).await
}

/// `POST /campaigns/{id}/publication/withdraw`
pub(in crate::placements) async fn post_withdraw(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
    form: Form,
) -> PageResult {
    let said = match refusal(use_case::withdraw(&handle, &may, id, form.value("seen")).await)? {
        Ok(()) => good(may.lang.t("placements-request-withdrawn")),
        Err(_) => bad(may.lang.t("placements-confirm-gone")),
    };
    Ok(go(format!("/campaigns/{id}/publication"), said))
}
