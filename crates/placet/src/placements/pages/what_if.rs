//! "Had I ranked that site second": a student asks the run that helped to place him.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_allocation::{Id, Outcome, Wish, what_if};
use placet_entity::ids::ParticipantId;

use super::result::nth;
use crate::access::{May, privilege};
use crate::allocation::{self, Chosen, Scene};
use crate::kit::error::PageResult;
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::Form;
use crate::kit::{Handle, Page, PageError};
use crate::placements::store;

#[derive(Template)]
#[template(path = "placements/pages/what_if.html")]
struct WhatIfPage {
    p: Page,
    f: Form,
    base: String,
    back: String,
    lead: String,
    /// His wishes in the run, best first.
    wishes: Vec<String>,
    sites: Vec<(String, String)>,
    ranks: Vec<(String, String)>,
    answer: Option<Answer>,
    /// Whether his wishes counted for nothing: the commission had decided before the run.
    pinned: bool,
}

/// What the other list would have given: kind of notice, sentences.
struct Answer {
    kind: &'static str,
    sentences: Vec<String>,
}

/// What a site is called; by its code, should the campaign have lost it since.
fn name(scene: &Scene, run: &Chosen, site: &Id) -> String {
    let opening = site.as_str().parse().map(|opening| scene.opening_name(opening)).unwrap_or_default();
    if opening.is_empty() {
        run.checked.site(site.as_str()).and_then(|site| site.label.clone()).unwrap_or_default()
    } else {
        opening
    }
}

/// His list with a site at a rank, which it leaves elsewhere; and the wish that no longer fits into it.
fn changed(wishes: &[Wish], asked: &Id, rank: u32, most: u32) -> (Vec<Wish>, Option<Wish>) {
    let kept = wishes.iter().find(|wish| wish.site == *asked).cloned();
    let mut list: Vec<Wish> = wishes.iter().filter(|wish| wish.site != *asked).cloned().collect();
    list.insert((rank as usize - 1).min(list.len()), kept.unwrap_or_else(|| Wish::from(asked.clone())));
    let dropped = if list.len() > most as usize { list.pop() } else { None };
    (list, dropped)
}

/// What the other list would have given, in sentences.
fn told(
    p: &Page,
    name: &impl Fn(&Id) -> String,
    asked: &Id,
    now: Option<&Outcome>,
    then: Option<&Outcome>,
) -> (&'static str, String) {
    let site = |outcome: Option<&Outcome>| outcome.and_then(|outcome| outcome.site.clone());
    let rank = |outcome: Option<&Outcome>| nth(p, outcome.and_then(|outcome| outcome.rank).unwrap_or(0));
    let (before, after) = (site(now), site(then));
    match after {
        None => ("bad", p.t("placements-what-if-none")),
        Some(after) if Some(&after) == before.as_ref() => {
            let key = if after == *asked { "placements-what-if-same" } else { "placements-what-if-no" };
            ("info", p.tv(key, &[("asked", name(asked)), ("site", name(&after)), ("rank", rank(then))]))
        }
        Some(after) if after == *asked => {
            ("good", p.tv("placements-what-if-yes", &[("site", name(&after)), ("rank", rank(then))]))
        }
        Some(after) => (
            "info",
            p.tv(
                "placements-what-if-other",
                &[("asked", name(asked)), ("site", name(&after)), ("rank", rank(then))],
            ),
        ),
    }
}

/// `GET /my/results/{participant}/what-if?site=…&rank=…`
pub(in crate::placements) async fn page(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(id): Path<ParticipantId>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let student = may.student()?;
    let row = store::own_result(db, student, id, may.now).await?.ok_or(PageError::Hidden)?;
    let run = allocation::chosen(db, row.campaign_id).await?.ok_or(PageError::Hidden)?;
    let scene = allocation::load_scene(db, row.campaign_id).await?.ok_or(PageError::Hidden)?;
    let me = run.checked.student(&id.to_string()).ok_or(PageError::Hidden)?.clone();
    let named = |site: &Id| name(&scene, &run, site);
    let visible = store::visible(db, student, may.now).await?;
    let placement = visible.iter().find(|(row, _)| row.participant_id == Some(id));
    let back = match placement {
        Some((row, _)) => format!("/my/placements/{}", row.id),
        None => format!("/my/results/{id}"),
    };
    let p = may
        .page_of("placements-what-if-title")
        .crumb("/my/placements", may.lang.t("placements-mine"))
        .crumb(back.clone(), scene.view.row.name.clone())
        .crumb("", may.lang.t("placements-what-if-title"));
    let mut sites: Vec<(String, String)> =
        run.checked.open_to(&me).map(|site| (site.id.as_str().to_owned(), named(&site.id))).collect();
    sites.sort_by_cached_key(|(_, name)| placet_rules::text::search_key(name));
    let most = run.checked.wishes_max().max(1);
    let last = u32::try_from(me.wishes.len() + 1).unwrap_or(most).min(most);

    let query = Query::parse(uri.query());
    let mut f = Form::of([("site", query.get("site")), ("rank", query.get("rank"))]);
    let mut answer = None;
    if uri.query().is_some() {
        let known = sites.iter().any(|(id, _)| id == f.value("site"));
        if !known {
            f.refuse("site", Say::key("placements-what-if-site-unknown"));
        }
        let rank = f.value("rank").parse().ok().filter(|rank| (1..=last).contains(rank));
        if rank.is_none() {
            f.refuse("rank", Say::key("placements-what-if-rank-unknown").with("n", last));
        }
        if let Some(rank) = rank.filter(|_| known) {
            let asked = Id::from(f.value("site"));
            let (list, dropped) = changed(&me.wishes, &asked, rank, most);
            let (checked, plan, key) = (run.checked.clone(), run.plan.clone(), id.to_string());
            let other = tokio::task::spawn_blocking(move || what_if(&checked, &plan, &key, list))
                .await
                .map_err(anyhow::Error::from)?
                .map_err(|error| anyhow::anyhow!("a list could not be asked for: {error}"))?;
            let key = id.to_string();
            let (kind, sentence) = told(&p, &named, &asked, run.plan.outcome(&key), other.plan.outcome(&key));
            let mut sentences = vec![sentence];
            if let Some(wish) = dropped {
                let dropped = [("site", p.v(named(&wish.site))), ("n", p.v(most))];
                sentences.push(p.tv("placements-what-if-dropped", &dropped));
            }
            if scene.taking(id).is_some_and(|taking| taking.decision.is_some()) {
                sentences.push(p.t("placements-what-if-decided"));
            }
            answer = Some(Answer { kind, sentences });
        }
    }
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = WhatIfPage {
        base: format!("/my/results/{id}/what-if"),
        lead: p.tv("placements-what-if-text", &[("n", run.row.number)]),
        wishes: me.wishes.iter().map(|wish| named(&wish.site)).collect(),
        ranks: (1..=last).map(|rank| (rank.to_string(), nth(&p, rank))).collect(),
        pinned: me.pinned.is_some(),
        sites,
        back,
        answer,
        f,
        p,
    };
    show_with(status, &page)
}
