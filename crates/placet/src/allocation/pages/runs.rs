//! The list of a campaign's runs, and asking for one more.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::CampaignId;
use placet_entity::kinds::RunState;

use super::{campaign, procedures, refuse, scene, seed};
use crate::access::{May, privilege};
use crate::allocation::options::Options;
use crate::allocation::run::{self, Asked};
use crate::allocation::store;
use crate::allocation::view::RunLine;
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::{show, show_with};

use crate::kit::web::{Form, go};
use crate::kit::{Handle, Page};

#[derive(Template)]
#[template(path = "allocation/pages/runs.html")]
struct RunsPage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    compare: String,
    fairness: String,
    lines: Vec<RunLine>,
    procedures: Vec<(String, String)>,
    options: Vec<(String, String, bool)>,
    may_run: bool,
    wishes_open: Option<String>,
    published: bool,
    stale: bool,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    view: &CampaignView,
    f: Form,
) -> PageResult<RunsPage> {
    let (p, header) = campaigns::header(may, view, Tab::Allocation);
    let rows = store::runs(handle.db.read(), view.id()).await?;
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let stale = match rows.iter().find(|(row, _)| row.state != RunState::Failed && row.parent_id.is_none()) {
        Some((row, _)) if view.row.published_at.is_none() => {
            run::is_stale(handle, &may.settings, row).await?
        }
        _ => false,
    };
    let open = may.now < view.instants.wishes_close;
    Ok(RunsPage {
        lines: rows.iter().map(|(row, by)| RunLine::new(&p, row, by.as_ref(), ranks)).collect(),
        procedures: procedures(&p, &view.row.procedure),
        options: Options::of_form(&f).boxes(&p),
        may_run: may.holds::<privilege::RunAllocation>() && view.row.published_at.is_none(),
        wishes_open: open.then(|| p.end(&view.instants.wishes_close)),
        published: view.row.published_at.is_some(),
        stale,
        base: view.path("/runs"),
        compare: view.path("/compare"),
        fairness: view.path("/fairness"),
        p,
        header,
        f,
    })
}

/// `GET /campaigns/{id}/runs`
pub(in crate::allocation) async fn runs(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let mut fields = Options::of_campaign(&view.row).fields();
    fields.push(("procedure", view.row.procedure.clone()));
    fields.push(("seed", view.row.order_seed.max(0).to_string()));
    show(&page(&handle, &may, &view, Form::of(fields)).await?)
}

/// `POST /campaigns/{id}/runs`
pub(in crate::allocation) async fn post_run(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let reader = may.page("");
    let procedure = form.choice("procedure", |code| code.parse::<placet_allocation::Procedure>().ok());
    let asked = Asked {
        procedures: procedure.into_iter().collect(),
        seed: seed(&mut form),
        options: Options::of_form(&form),
        position: None,
    };
    if !form.is_refused() {
        match refusal(run::start(&handle, &may, id, &asked).await)? {
            Ok(numbers) => {
                let number = numbers.first().copied().unwrap_or(0);
                return Ok(go(view.path(&format!("/runs/{number}")), None));
            }
            Err(no) => refuse(&mut form, &reader, &scene(&handle, id).await?, &no),
        }
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, &view, form).await?)
}
