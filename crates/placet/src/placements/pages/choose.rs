//! Choosing a run: what will change, then one button.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::CampaignId;

use crate::access::{May, privilege};
use crate::allocation::view::run_name;
use crate::campaigns::{self, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::web::{go, good};
use crate::kit::{Handle, Page, PageError};
use crate::placements::choose::{self as use_case, ChooseRefusal, Foreseen};

#[derive(Template)]
#[template(path = "placements/pages/choose.html")]
struct ChoosePage {
    p: Page,
    header: Header,
    title: String,
    action: String,
    back: String,
    answers: Vec<(String, String, String)>,
    looked_at: u32,
    refusal: Vec<String>,
}

/// Why the run may not be chosen, in sentences.
fn sentences(p: &Page, refusal: &ChooseRefusal) -> Vec<String> {
    match refusal {
        ChooseRefusal::NotReady => vec![p.t("placements-choose-not-ready")],
        ChooseRefusal::WishesOpen => vec![p.t("placements-choose-wishes-open")],
        ChooseRefusal::Published => vec![p.t("placements-choose-published")],
        ChooseRefusal::Overfull(sites) => sites
            .iter()
            .map(|(site, given)| {
                p.tv("placements-choose-overfull", &[("site", p.v(site.as_str())), ("n", p.v(*given))])
            })
            .collect(),
    }
}

async fn page(
    handle: &Handle,
    may: &May<privilege::RunAllocation>,
    id: CampaignId,
    number: i32,
) -> PageResult {
    let foreseen = refusal(use_case::foresee(handle.db.read(), id, number, may.now).await)?;
    let Foreseen { run, scene, changes, refusal } = foreseen.map_err(|_| PageError::Hidden)?;
    let (p, header) = campaigns::header(may, &scene.view, Tab::Allocation);
    let name = run_name(p.language, &run.row);
    let summary = &run.plan.summary;
    let decisions = scene.to_place().filter(|taking| taking.decision.is_some()).count();
    let cases = scene.view.path("/cases");
    let row = |key: &str, value: String, href: &str| (p.t(key), value, href.to_owned());
    let answers = vec![
        row(
            "allocation-number",
            p.tv("allocation-run-title", &[("n", p.v(number)), ("procedure", p.v(name.as_str()))]),
            "",
        ),
        row(
            "allocation-placed",
            format!("{} / {}", p.n(summary.placed), p.n(summary.students - summary.excused)),
            "",
        ),
        row("placements-choose-decisions", p.n(decisions as u64), &cases),
        row("placements-choose-created", p.n(changes.created), ""),
        row("placements-choose-changed", p.n(changes.changed), ""),
        row("placements-choose-kept", p.n(changes.kept), ""),
        row("placements-choose-removed", p.n(changes.removed), ""),
    ];
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ChoosePage {
        title: p.tv("allocation-choose", &[("procedure", name)]),
        action: scene.view.path(&format!("/runs/{number}/choose")),
        back: scene.view.path(&format!("/runs/{number}")),
        looked_at: changes.looked_at,
        refusal: refusal.map_or_else(Vec::new, |refusal| sentences(&p, &refusal)),
        answers,
        p,
        header,
    };
    show_with(status, &page)
}

/// `GET /campaigns/{id}/runs/{n}/choose`
pub(in crate::placements) async fn choose(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
) -> PageResult {
    page(&handle, &may, id, number).await
}

/// `POST /campaigns/{id}/runs/{n}/choose`
pub(in crate::placements) async fn post_choose(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path((id, number)): Path<(CampaignId, i32)>,
) -> PageResult {
    match refusal(use_case::choose(&handle, &may, id, number).await)? {
        Ok(changes) => {
            let count = changes.created + changes.changed + changes.kept;
            let text = may.lang.tv("placements-chosen", &[("n", count.into())]);
            Ok(go(format!("/campaigns/{id}/cases"), good(text)))
        }
        Err(_) => page(&handle, &may, id, number).await,
    }
}
