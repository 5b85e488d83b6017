//! What a student owes and is owed, on one page: for himself, and for the staff.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use placet_entity::curriculum;
use placet_entity::ids::StudentId;
use placet_entity::kinds::PlacementStatus;

use crate::access::{Actor, May, privilege};
use crate::curricula::words::Reader;
use crate::curricula::{self, Part};
use crate::exchanges::{self, Listed};
use crate::hosts;
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError, PageResult, format};
use crate::people::{self, Accommodated, shown_name};
use crate::reporting::situation::{Served, served};
use crate::reporting::store::{self, Published, Taken};

/// A placement, past or to come.
struct Placed {
    href: String,
    host: String,
    campaign: String,
    days: String,
    kind: &'static str,
    state: String,
}

/// What a campaign changed.
struct Changed {
    campaign: String,
    lines: Vec<String>,
}

/// Where a curriculum stands, and what made it so.
struct Account {
    programme: String,
    now: Vec<String>,
    campaigns: Vec<Changed>,
}

/// Everything, as both pages show it.
struct Situation {
    parts: Vec<Part>,
    placements: Vec<Placed>,
    accounts: Vec<Account>,
    owed: Vec<Accommodated>,
    exchanges: Vec<Listed>,
    /// What is expected of him: the sentence, and where he does it.
    papers: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "reporting/situation.html")]
struct StaffPage {
    p: Page,
    name: String,
    back: String,
    parts: Vec<Part>,
    s: Situation,
}

#[derive(Template)]
#[template(path = "reporting/my_situation.html")]
struct MinePage {
    p: Page,
    parts: Vec<Part>,
    s: Situation,
}

async fn situation(
    handle: &Handle,
    actor: &Actor,
    p: &Page,
    student: StudentId,
    reader: Reader,
) -> PageResult<Situation> {
    let (db, now) = (handle.db.read(), actor.now);
    let mut accounts = Vec::new();
    for (curriculum, programme) in people::curricula(db, student).await? {
        let taken = store::taken(db, curriculum.id).await?;
        accounts.extend(account(p, &curriculum, programme, &taken, now));
    }
    let papers = store::returned(db, student, now).await?;
    Ok(Situation {
        parts: curricula::parts(handle, actor, p, student, reader).await?,
        placements: placements(handle, actor, p, student, reader).await?,
        accounts,
        owed: people::accommodations(db, p, actor.today(), student).await?,
        exchanges: exchanges::listed(db, p, student, now).await?,
        papers: papers
            .into_iter()
            .map(|(request, campaign)| {
                let said = [("host", request.organisation_name), ("campaign", campaign.name.clone())];
                let href = match reader {
                    Reader::Student => format!("/my/campaigns/{}/outside-request", campaign.id),
                    Reader::Staff => format!("/campaigns/{}/requests/{}", campaign.id, request.id),
                };
                (p.tv("reporting-paper-request", &said), href)
            })
            .collect(),
    })
}

/// Placements that their student sees, the latest first.
async fn placements(
    handle: &Handle,
    actor: &Actor,
    p: &Page,
    student: StudentId,
    reader: Reader,
) -> PageResult<Vec<Placed>> {
    let db = handle.db.read();
    let rows = store::published(db, student, actor.now).await?;
    let sites: Vec<_> = rows.iter().filter_map(|(row, ..)| row.site_id).collect();
    let sites = hosts::facts::sites(db, &sites).await?;
    let placed = |(row, campaign, span): Published| {
        let site = row.site_id.and_then(|id| sites.get(&id)).map(|site| site.name.clone());
        let (kind, state) = match (row.status, span) {
            (PlacementStatus::NotDone, _) => ("bad", "not-done"),
            (PlacementStatus::Done, _) => ("good", "done"),
            (_, Some((_, last))) if last < actor.today() => ("good", "done"),
            (_, Some((first, _))) if first <= actor.today() => ("accent", "running"),
            _ => ("plain", "coming"),
        };
        let href = match (reader, row.secondary_of_id, &campaign) {
            (Reader::Student, None, _) => format!("/my/placements/{}", row.id),
            (Reader::Student, Some(principal), _) => format!("/my/placements/{principal}"),
            (Reader::Staff, _, Some(campaign)) => format!("/campaigns/{}", campaign.id),
            (Reader::Staff, _, None) => String::new(),
        };
        Placed {
            href,
            host: site.or(row.host_name).unwrap_or_default(),
            campaign: campaign.map(|row| row.name).unwrap_or_default(),
            days: span.map_or_else(String::new, |(first, last)| {
                p.tv("reporting-from-to", &[("from", p.day(&first)), ("to", p.day(&last))])
            }),
            kind,
            state: p.tk("reporting-placement", state),
        }
    };
    Ok(rows.into_iter().map(placed).collect())
}

/// Where a curriculum stands as its student may know it, and what each campaign made of it; none when nothing was counted.
fn account(
    p: &Page,
    curriculum: &curriculum::Model,
    programme: String,
    taken: &[Taken],
    now: DateTime<Utc>,
) -> Option<Account> {
    let (told, to_come): (Vec<&Taken>, Vec<&Taken>) =
        taken.iter().partition(|one| one.campaign.published_at.is_some_and(|at| at <= now));
    // what is published for later is not known yet, and the curriculum counts it already
    let (score, debt) = match (told.last(), to_come.first()) {
        (Some(last), Some(_)) => (last.row.score_after, last.row.debt_after.unwrap_or(0)),
        (None, Some(first)) => (first.row.score_before, first.row.debt_before),
        (_, None) => (curriculum.score, curriculum.debt),
    };
    if told.is_empty() && score.is_none() && debt == 0 {
        return None;
    }
    let key = match debt.cmp(&0) {
        std::cmp::Ordering::Greater => "reporting-debt-owed",
        std::cmp::Ordering::Less => "reporting-debt-owes",
        std::cmp::Ordering::Equal => "reporting-debt-even",
    };
    let debt = p.tv(key, &[("debt", format::debt(p.language, debt))]);
    let score = match score {
        Some(score) => p.tv("reporting-score-now", &[("score", p.hundredths(&score))]),
        None => p.t("reporting-score-none"),
    };
    let campaigns = told
        .iter()
        .rev()
        .map(|one| Changed { campaign: one.campaign.name.clone(), lines: changed(p, one) })
        .collect();
    Some(Account { programme, now: vec![score, debt], campaigns })
}

/// What one campaign changed, in sentences with their figures.
fn changed(p: &Page, one: &Taken) -> Vec<String> {
    let after = one.row.debt_after.unwrap_or(one.row.debt_before);
    let added = after - one.row.debt_before;
    let mean = |mean: i32| format::decimal(p.language, (i64::from(mean) + 50).div_euclid(100), 1);
    let figures = |rank: i32, of: i32| {
        [("rank", p.n(rank)), ("mean", mean(of)), ("difference", format::debt(p.language, added))]
    };
    let served = match served(one.rank, one.is_decided, added, one.campaign.wishes_max) {
        Served::Rank(rank, of) => p.tv("reporting-served-rank", &figures(rank, of)),
        Served::Nothing(rank, of) => p.tv("reporting-served-nothing", &figures(rank, of)),
        Served::Aside => p.t("reporting-served-aside"),
    };
    let debts = [
        ("before", format::debt(p.language, one.row.debt_before)),
        ("after", format::debt(p.language, after)),
    ];
    let mut lines = vec![served, p.tv("reporting-debt-carried", &debts)];
    if let (Some(cost), Some(after)) = (one.cost, one.row.score_after) {
        let (cost, after) = (p.hundredths(&cost), p.hundredths(&after));
        lines.push(match one.row.score_before {
            Some(before) => p.tv(
                "reporting-score-changed",
                &[("cost", cost), ("before", p.hundredths(&before)), ("after", after)],
            ),
            None => p.tv("reporting-score-first", &[("cost", cost), ("after", after)]),
        });
    }
    lines
}

/// `GET /students/{id}/situation`
pub(in crate::reporting) async fn student(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewStudents>,
    Path(id): Path<StudentId>,
) -> PageResult {
    let row = store::student(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let (name, back) = (shown_name(&row), format!("/students/{id}"));
    let p = may
        .page_of("reporting-situation")
        .crumb("/students", may.lang.t("nav-students"))
        .crumb(back.clone(), name.clone())
        .crumb("", may.lang.t("reporting-situation"));
    let mut s = situation(&handle, &may, &p, id, Reader::Staff).await?;
    show(&StaffPage { p, name, back, parts: std::mem::take(&mut s.parts), s })
}

/// `GET /my/situation`
pub(in crate::reporting) async fn mine(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
) -> PageResult {
    let student = may.student()?;
    let p = may.page_of("reporting-my-situation");
    let mut s = situation(&handle, &may, &p, student, Reader::Student).await?;
    show(&MinePage { p, parts: std::mem::take(&mut s.parts), s })
}
