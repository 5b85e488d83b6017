//! The exchanges of a campaign, for the manager and the commission: who, what, when, and what became of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{CampaignId, StudentId};
use placet_entity::student;

use crate::access::{May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::exchanges::model::{STATUSES, code, since, status_code, status_kind};
use crate::exchanges::store;
use crate::hosts;
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageError};
use crate::people::shown_name;

/// One of the two.
struct Person {
    href: String,
    name: String,
    number: String,
    site: String,
}

struct Line {
    from: Person,
    to: Person,
    proposed: String,
    kind: &'static str,
    state: String,
    detail: String,
    message: Option<String>,
}

#[derive(Template)]
#[template(path = "exchanges/list.html")]
struct ListPage {
    p: Page,
    header: Header,
    base: String,
    lead: String,
    states: Vec<(&'static str, String, usize)>,
    chosen: String,
    total: usize,
    lines: Vec<Line>,
}

/// `GET /campaigns/{id}/exchanges?state=…`
pub(in crate::exchanges) async fn page(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let (db, q) = (handle.db.read(), Query::parse(uri.query()));
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    let (p, header) = campaigns::header(&may, &view, Tab::Exchanges);
    let all = store::of_campaign(db, id).await?;
    let people: Vec<StudentId> =
        all.iter().flat_map(|one| [one.from.student_id, one.to.student_id]).collect();
    let people = store::students(db, &people).await?;
    let sites: Vec<_> = all.iter().flat_map(|one| [one.from.site_id, one.to.site_id]).flatten().collect();
    let sites = hosts::facts::sites(db, &sites).await?;
    let person = |row: &placet_entity::placement::Model| {
        let student: Option<&student::Model> = people.get(&row.student_id);
        Person {
            href: format!("/students/{}", row.student_id),
            name: student.map(shown_name).unwrap_or_default(),
            number: student.map(|row| row.number.clone()).unwrap_or_default(),
            site: row
                .site_id
                .and_then(|id| sites.get(&id))
                .map_or_else(String::new, |site| site.name.clone()),
        }
    };
    let mut counts = [0_usize; STATUSES.len()];
    let mut lines = Vec::new();
    for one in &all {
        let state = one.life(may.now)?.state;
        let status = state.status();
        if let Some(at) = STATUSES.iter().position(|other| *other == status) {
            counts[at] += 1;
        }
        if !q.get("state").is_empty() && q.get("state") != status_code(status) {
            continue;
        }
        lines.push(Line {
            from: person(&one.from),
            to: person(&one.to),
            proposed: p.at(&one.row.proposed_at),
            kind: status_kind(status),
            state: p.tk("exchanges-state", status_code(status)),
            detail: p.tv(
                &format!("exchanges-since-{}", code(&state)),
                &[("at", p.at(&since(&state))), ("end", p.end(&one.row.until_at))],
            ),
            message: one.row.message.clone(),
        });
    }
    let states = STATUSES.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let page = ListPage {
        base: view.path("/exchanges"),
        lead: match view.row.exchanges_until {
            Some(until) => p.tv("exchanges-list-until", &[("end", p.end(&until))]),
            None => p.t("exchanges-list-none-allowed"),
        },
        states: states
            .map(|(status, count)| (status_code(status), p.tk("exchanges-state", status_code(status)), count))
            .collect(),
        chosen: q.get("state").to_owned(),
        total: all.len(),
        lines,
        p,
        header,
    };
    show(&page)
}
