//! A publication to come: moved or called off, with a reason.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use placet_entity::ids::CampaignId;
use placet_rules::placement::Reason;
use placet_rules::text::TextError;

use crate::access::{May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::text::Say;
use crate::kit::web::{Form, bad, go, good, text_error};
use crate::kit::{Handle, Page, PageError, format};
use crate::placements::schedule::{self as use_case, ScheduleRefusal, ToCome};

#[derive(Template)]
#[template(path = "placements/pages/schedule.html")]
struct SchedulePage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    seen: String,
    text: String,
}

fn publication(id: CampaignId) -> String {
    format!("/campaigns/{id}/publication")
}

/// The page; when nothing is to come, the page of the publication says what is.
async fn page(
    handle: &Handle,
    may: &May<privilege::Publish>,
    id: CampaignId,
    form: Option<Form>,
) -> PageResult {
    let db = handle.db.read();
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    let Some(come) = ToCome::load(db, id, may.now).await? else {
        let text = may.lang.t("placements-schedule-nothing");
        return Ok(go(publication(id), form.is_some().then(|| bad(text))));
    };
    let (p, header) = campaigns::header(may, &view, Tab::Publication);
    let text = match come.at() {
        Some(at) => p.tv("placements-will-be-published", &[("at", p.at(&at))]),
        None => p.t("placements-preparing-text"),
    };
    let status = if form.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let f = form.unwrap_or_else(|| {
        let at = come.at().map(|at| format::input_instant(may.settings.zone.tz(), at));
        Form::of([("at", at.unwrap_or_default())])
    });
    show_with(status, &SchedulePage { base: publication(id), seen: come.seen(), text, f, p, header })
}

/// `GET /campaigns/{id}/publication/schedule`
pub(in crate::placements) async fn schedule(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    page(&handle, &may, id, None).await
}

/// The reason typed: a publication that was announced is not changed without one.
fn reason(form: &mut Form, field: &str) -> Option<Reason> {
    match form.value(field).parse::<Reason>() {
        Ok(reason) => Some(reason),
        Err(TextError::Empty) => {
            form.refuse(field, Say::key("placements-schedule-reason-missing"));
            None
        }
        Err(error) => {
            form.refuse(field, text_error(&error));
            None
        }
    }
}

async fn refused(
    handle: &Handle,
    may: &May<privilege::Publish>,
    id: CampaignId,
    mut form: Form,
    refusal: &ScheduleRefusal,
) -> PageResult<Response> {
    match refusal {
        // the page is that of the publication: there is nothing to come
        ScheduleRefusal::NothingToCome => {}
        ScheduleRefusal::Changed => form.refuse("", Say::key("placements-schedule-changed")),
        ScheduleRefusal::Past => form.refuse("at", Say::key("placements-publish-past")),
    }
    page(handle, may, id, Some(form)).await
}

/// `POST /campaigns/{id}/publication/call-off`
pub(in crate::placements) async fn post_call_off(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let Some(reason) = reason(&mut form, "call_off_reason") else {
        return page(&handle, &may, id, Some(form)).await;
    };
    let seen = form.value("seen").to_owned();
    match refusal(use_case::call_off(&handle, &may, id, &seen, &reason).await)? {
        Ok(count) => Ok(go(publication(id), good(may.page("").tv("placements-called-off", &[("n", count)])))),
        Err(refusal) => refused(&handle, &may, id, form, &refusal).await,
    }
}

/// `POST /campaigns/{id}/publication/move`
pub(in crate::placements) async fn post_move(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let at = form.instant("at", may.settings.zone.tz());
    let reason = reason(&mut form, "move_reason");
    let Some(reason) = reason.filter(|_| !form.is_refused()) else {
        return page(&handle, &may, id, Some(form)).await;
    };
    let seen = form.value("seen").to_owned();
    match refusal(use_case::move_to(&handle, &may, id, &seen, at, &reason).await)? {
        Ok(()) => {
            let p = may.page("");
            let text = p.tv("placements-moved", &[("at", p.at(&at))]);
            Ok(go(publication(id), good(text)))
        }
        Err(refusal) => refused(&handle, &may, id, form, &refusal).await,
    }
}
