//! What changes from one run to another, student by student.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_allocation::{Effect, Outcome, diff};
use placet_entity::ids::CampaignId;

use super::campaign;
use super::run::outcome_text;
use crate::access::{May, privilege};
use crate::allocation::store;
use crate::allocation::view::{Names, RunLine, Stored};
use crate::campaigns::{self, Header, Tab};
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError};

struct Side {
    tag: &'static str,
    text: String,
    site: String,
}

struct Line {
    participant: String,
    name: String,
    number: String,
    sort_key: String,
    order: u8,
    tag: &'static str,
    effect: String,
    before: Side,
    after: Side,
}

#[derive(Template)]
#[template(path = "allocation/pages/differences.html")]
struct DifferencesPage {
    p: Page,
    header: Header,
    before: RunLine,
    after: RunLine,
    summary: String,
    lines: Vec<Line>,
    same: bool,
    cases: String,
    compare: String,
}

/// `GET /campaigns/{id}/runs/{n}/differences/{m}`
pub(in crate::allocation) async fn differences(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, first, second)): Path<(CampaignId, i32, i32)>,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let db = handle.db.read();
    let (before, before_by) = store::run(db, id, first).await?.ok_or(PageError::Hidden)?;
    let (after, after_by) = store::run(db, id, second).await?.ok_or(PageError::Hidden)?;
    let left = Stored::of(&before)?.ok_or(PageError::Hidden)?;
    let right = Stored::of(&after)?.ok_or(PageError::Hidden)?;
    let names = store::names(db, id).await?;
    let (p, header) = campaigns::header(&may, &view, Tab::Allocation);
    let p = p.crumb("", may.lang.t("allocation-differences"));
    let changes = diff(&left.plan, &right.plan);
    let mut lines: Vec<Line> = changes
        .changes
        .iter()
        .filter(|change| change.effect != Effect::CostOnly)
        .map(|change| {
            let id = change.student.as_str();
            let person = names.person(id);
            let (order, tag, key) = match change.effect {
                Effect::Worse => (0, "bad", "allocation-effect-worse"),
                Effect::Moved => (1, "plain", "allocation-effect-moved"),
                Effect::Better => (2, "good", "allocation-effect-better"),
                Effect::CostOnly => (3, "plain", "allocation-effect-cost"),
            };
            Line {
                participant: id.to_owned(),
                name: person.map_or_else(|| id.to_owned(), |person| person.name.clone()),
                number: person.map_or_else(String::new, |person| person.number.clone()),
                sort_key: person.map_or_else(String::new, |person| person.sort_key.clone()),
                order,
                tag,
                effect: p.t(key),
                before: side(&p, &names, change.before.as_ref()),
                after: side(&p, &names, change.after.as_ref()),
            }
        })
        .collect();
    lines.sort_by(|a, b| (a.order, &a.sort_key).cmp(&(b.order, &b.sort_key)));
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let page = DifferencesPage {
        summary: p.tv(
            "allocation-differences-summary",
            &[("better", changes.better), ("worse", changes.worse), ("moved", changes.moved)],
        ),
        before: RunLine::new(&p, &before, before_by.as_ref(), ranks),
        after: RunLine::new(&p, &after, after_by.as_ref(), ranks),
        same: crate::allocation::run::base(&before) == crate::allocation::run::base(&after),
        cases: view.path("/cases"),
        compare: view.path("/compare"),
        lines,
        p,
        header,
    };
    show(&page)
}

fn side(p: &Page, names: &Names, outcome: Option<&Outcome>) -> Side {
    let Some(outcome) = outcome else {
        return Side { tag: "plain", text: p.t("allocation-not-in-run"), site: String::new() };
    };
    let (tag, text) = outcome_text(p, outcome, false);
    Side { tag, text, site: outcome.site.as_ref().map_or_else(String::new, |site| names.site(site.as_str())) }
}
