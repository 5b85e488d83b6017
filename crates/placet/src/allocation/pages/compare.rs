//! Procedures side by side on the same wishes.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_allocation::Procedure;
use placet_entity::ids::CampaignId;
use placet_entity::kinds::RunState;
use placet_entity::{account, allocation_run};

use super::{campaign, procedures, refuse, scene, seed};
use crate::access::{May, privilege};
use crate::allocation::options::Options;
use crate::allocation::run::{self, Asked};
use crate::allocation::store;
use crate::allocation::view::{RunLine, run_name};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::web::{Form, go};
use crate::kit::{Handle, Page};

/// Procedures compared unless others are asked for, beside the one that the campaign proposes.
const USUAL: [&str; 3] = ["fair", "score-order-v2", "least-rank"];

/// Whether a procedure is compared unless others are asked for: one that knows no pairs is not where there are some.
fn is_usual(procedure: Procedure, paired: bool, proposed: &str) -> bool {
    let code = procedure.code();
    USUAL.contains(&code) && (!paired || procedure.is_optimising()) || code == proposed
}

struct Compared {
    line: RunLine,
    proposed: bool,
    choose: Option<String>,
    differences: Option<String>,
}

#[derive(Template)]
#[template(path = "allocation/pages/compare.html")]
struct ComparePage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    runs: String,
    cases: String,
    fairness: String,
    compared: Vec<Compared>,
    /// Why procedures of the last comparison computed nothing.
    failed: Vec<String>,
    lead: Option<RunLine>,
    computing: bool,
    stale: bool,
    may_run: bool,
    sub: String,
    procedures: Vec<(String, String, bool)>,
    options: Vec<(String, String, bool)>,
    seed_value: String,
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    view: &CampaignView,
    f: Form,
) -> PageResult<ComparePage> {
    let (p, header) = campaigns::header(may, view, Tab::Allocation);
    let p = p.crumb("", may.lang.t("allocation-compare-title"));
    let rows = store::whole(handle.db.read(), view.id()).await?;
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let newest = rows.iter().find(|(row, _)| row.state != RunState::Failed);
    let hash = newest.map(|(row, _)| run::base(row).to_owned());
    let same: Vec<_> = rows.iter().filter(|(row, _)| Some(run::base(row)) == hash.as_deref()).collect();
    let computing = same.iter().any(|(row, _)| row.state == RunState::Computing);
    let mut lines: Vec<RunLine> = Vec::new();
    for (row, by) in same {
        let chosen = matches!(row.state, RunState::Chosen | RunState::Published);
        let line = RunLine::new(&p, row, by.as_ref(), ranks);
        match lines.iter_mut().find(|known| known.code == row.procedure && known.position == row.position) {
            Some(known) if chosen => *known = line,
            None if line.is_done() => lines.push(line),
            _ => {}
        }
    }
    let rank_of = |line: &RunLine| {
        (
            line.tag != "good",
            line.code != view.row.procedure || line.position.is_some(),
            Procedure::ALL.iter().position(|procedure| procedure.code() == line.code),
        )
    };
    lines.sort_by_key(rank_of);
    let failed = failed(handle, &p, &rows).await?;
    let may_run = may.holds::<privilege::RunAllocation>() && view.row.published_at.is_none();
    let closed = may.now >= view.instants.wishes_close;
    let lead = lines.first().cloned();
    let stale = match (&hash, newest) {
        (Some(_), Some((row, _))) if view.row.published_at.is_none() => {
            run::is_stale(handle, &may.settings, row).await?
        }
        _ => false,
    };
    let compared = lines
        .into_iter()
        .map(|line| Compared {
            proposed: line.code == view.row.procedure && line.position.is_none(),
            choose: (may_run && closed && line.state == RunState::Ready)
                .then(|| format!("{}/choose", line.path)),
            differences: lead
                .as_ref()
                .filter(|lead| lead.number != line.number)
                .map(|lead| format!("{}/differences/{}", lead.path, line.number)),
            line,
        })
        .collect();
    let paired = store::has_pairs(handle.db.read(), view.id()).await?;
    let ticked = |code: &str| {
        if f.pairs().is_empty() {
            code.parse().is_ok_and(|procedure| is_usual(procedure, paired, &view.row.procedure))
        } else {
            f.has("procedure", code)
        }
    };
    let procedures = procedures(&p, &view.row.procedure).into_iter().map(|(code, name)| {
        let on = ticked(&code);
        (code, name, on)
    });
    let options = if f.pairs().is_empty() { Options::usual() } else { Options::of_form(&f) };
    let seed_value = match f.value("seed") {
        "" => view.row.order_seed.max(0).to_string(),
        typed => typed.to_owned(),
    };
    Ok(ComparePage {
        seed_value,
        procedures: procedures.collect(),
        options: options.boxes(&p),
        sub: lead.as_ref().map_or_else(String::new, |lead| {
            let seed = ("seed", lead.seed.to_string());
            if lead.duration.is_empty() {
                p.tv("allocation-compare-seed", &[seed])
            } else {
                p.tv("allocation-compare-sub", &[("duration", lead.duration.clone()), seed])
            }
        }),
        base: view.path("/compare"),
        runs: view.path("/runs"),
        cases: view.path("/cases"),
        fairness: view.path("/fairness"),
        compared,
        failed,
        lead,
        computing,
        stale,
        may_run,
        p,
        header,
        f,
    })
}

/// Why procedures computed nothing on the problem of the last run, each in a sentence.
async fn failed(
    handle: &Handle,
    p: &Page,
    rows: &[(allocation_run::Model, Option<account::Model>)],
) -> PageResult<Vec<String>> {
    let Some((last, _)) = rows.first() else { return Ok(Vec::new()) };
    let same = rows.iter().map(|(row, _)| row).filter(|row| run::base(row) == run::base(last));
    let (not_done, done): (Vec<_>, Vec<_>) = same.partition(|row| row.state == RunState::Failed);
    let key = |row: &allocation_run::Model| (row.procedure.clone(), row.position.clone());
    let mut told: BTreeSet<_> = done.into_iter().map(key).collect();
    let mut sentences = Vec::new();
    for row in not_done {
        if told.insert(key(row)) {
            let names = store::names(handle.db.read(), row.campaign_id).await?;
            let why = super::run::failure(p, row, &names);
            let procedure = run_name(p.language, row);
            sentences.push(p.tv("allocation-compare-failed", &[("procedure", procedure), ("why", why)]));
        }
    }
    Ok(sentences)
}

/// `GET /campaigns/{id}/compare`
pub(in crate::allocation) async fn compare(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    show(&page(&handle, &may, &view, Form::default()).await?)
}

/// `POST /campaigns/{id}/compare`
pub(in crate::allocation) async fn post_compare(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let reader = may.page("");
    // the page of the runs asks for the usual ones beside the one that is chosen there
    let paired = store::has_pairs(handle.db.read(), id).await?;
    let is_asked = |procedure: &Procedure| {
        form.has("procedure", procedure.code())
            || form.has("usual", "1") && is_usual(*procedure, paired, &view.row.procedure)
    };
    let chosen: Vec<Procedure> = Procedure::ALL.into_iter().filter(is_asked).collect();
    let asked =
        Asked { procedures: chosen, seed: seed(&mut form), options: Options::of_form(&form), position: None };
    if !form.is_refused() {
        match refusal(run::start(&handle, &may, id, &asked).await)? {
            Ok(_) => return Ok(go(view.path("/compare"), None)),
            Err(no) => refuse(&mut form, &reader, &scene(&handle, id).await?, &no),
        }
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, &view, form).await?)
}
