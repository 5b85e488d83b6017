//! When a campaign rehearses, and what its rehearsals found, in counts.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use placet_entity::ids::CampaignId;
use placet_entity::rehearsal;
use placet_rules::rehearsal::{DAYS_MAX, REHEARSALS_MAX, announced, due};

use crate::access::{May, privilege};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::{PageError, PageResult, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page};
use crate::rehearsals::plan::{self, Asked, Refusal};
use crate::rehearsals::{hold, store};
use crate::wishes::rehearsed::{self, Rehearsed};

/// An instant of the list: announced, held or missed.
struct Line {
    when: String,
    kind: &'static str,
    state: String,
    /// Those who had ranked, those placed, within three, sure; nothing when nothing was computed.
    figures: Option<[String; 4]>,
    why: String,
}

#[derive(Template)]
#[template(path = "rehearsals/pages/staff.html")]
struct StaffPage {
    p: Page,
    header: Header,
    f: Form,
    path: String,
    wishes: String,
    lines: Vec<Line>,
    modes: Vec<(String, String)>,
    version: i32,
    /// What somebody else saved meanwhile: label, what was typed, what is saved.
    conflict: Vec<(String, String, String)>,
    may_edit: bool,
    closed: bool,
}

async fn campaign(handle: &Handle, id: CampaignId) -> PageResult<CampaignView> {
    campaigns::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}

/// The days as they are typed: `10, 5, 2`.
fn typed(days: &[u32]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The form as the campaign has it.
fn stored(known: &Rehearsed, usual: &[u32]) -> Form {
    let own: Option<Vec<u32>> = known.plan.as_ref().and_then(|plan| serde_json::from_str(&plan.days).ok());
    let mode = match &own {
        None => "usual",
        Some(days) if days.is_empty() => "never",
        Some(_) => "own",
    };
    let days = own.filter(|days| !days.is_empty()).unwrap_or_else(|| usual.to_vec());
    Form::of([("mode", mode.to_owned()), ("days", typed(&days))])
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    view: &CampaignView,
    form: Option<Form>,
    changed: bool,
) -> PageResult<StaffPage> {
    let db = handle.db.read();
    let (p, header) = campaigns::header(may, view, Tab::Wishes);
    let p = p
        .crumb(view.path("/wishes"), may.lang.t("campaigns-tab-wishes"))
        .crumb("", may.lang.t("rehearsals-title"));
    let known = rehearsed::of(db, &may.settings, &view.row).await?;
    let usual = rehearsed::days(&may.settings, None);
    let held = store::all(db, view.id()).await?;
    let last = held.iter().map(|row| row.announced_at).max();
    let due = due(&known.announced, last, view.row.wishes_close_at, may.now);
    let mut instants: Vec<DateTime<Utc>> =
        known.announced.iter().copied().chain(held.iter().map(|row| row.announced_at)).collect();
    instants.sort_unstable();
    instants.dedup();
    let lines = instants
        .iter()
        .map(|at| line(&p, *at, held.iter().find(|row| row.announced_at == *at), (due, may.now)))
        .collect();
    let usual_text = if usual.is_empty() { p.t("rehearsals-mode-usual-none") } else { typed(&usual) };
    let closed = may.now >= view.row.wishes_close_at;
    let saved = stored(&known, &usual);
    let form = form.unwrap_or_else(|| saved.clone());
    let conflict = if changed { differences(&p, &form, &saved) } else { Vec::new() };
    Ok(StaffPage {
        conflict,
        lines,
        modes: vec![
            ("usual".to_owned(), p.tv("rehearsals-mode-usual", &[("days", usual_text)])),
            ("own".to_owned(), p.t("rehearsals-mode-own")),
            ("never".to_owned(), p.t("rehearsals-mode-never")),
        ],
        f: form,
        version: known.plan.as_ref().map_or(0, |plan| plan.version),
        may_edit: may.holds::<privilege::EditCampaigns>() && !closed && view.row.archived_at.is_none(),
        closed,
        path: view.path("/rehearsals"),
        wishes: view.path("/wishes"),
        p,
        header,
    })
}

/// Where what was typed and what is saved differ.
fn differences(p: &Page, typed: &Form, saved: &Form) -> Vec<(String, String, String)> {
    let mode = |form: &Form| match form.value("mode") {
        "own" => p.t("rehearsals-mode-own"),
        "never" => p.t("rehearsals-mode-never"),
        _ => p.t("rehearsals-mode-as-usual"),
    };
    let days = |form: &Form| form.value("days").to_owned();
    [(p.t("rehearsals-mode"), mode(typed), mode(saved)), (p.t("rehearsals-days"), days(typed), days(saved))]
        .into_iter()
        .filter(|(_, mine, theirs)| mine != theirs)
        .collect()
}

fn line(
    p: &Page,
    at: DateTime<Utc>,
    held: Option<&rehearsal::Model>,
    (due, now): (Option<DateTime<Utc>>, DateTime<Utc>),
) -> Line {
    let (kind, state) = match held {
        Some(row) if row.failure.is_some() => ("warn", "failed"),
        Some(_) => ("good", "held"),
        None if at > now => ("plain", "coming"),
        None if due == Some(at) => ("accent", "due"),
        None => ("warn", "missed"),
    };
    let figures = held.filter(|row| row.failure.is_none()).map(|row| {
        let of = |count: i32| p.tv("rehearsals-of", &[("n", p.n(count)), ("all", p.n(row.students))]);
        [of(row.students - row.waiting), of(row.placed), of(row.within_3), of(row.sure)]
    });
    let why = match held.and_then(|row| row.failure.as_deref()) {
        Some(hold::NOBODY) => p.t("rehearsals-failed-nobody"),
        Some(hold::UNSOLVED) => p.t("rehearsals-failed-unsolved"),
        _ => String::new(),
    };
    Line { when: p.at(&at), kind, state: p.tk("rehearsals-state", state), figures, why }
}

/// `GET /campaigns/{id}/rehearsals`
pub(in crate::rehearsals) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    show(&page(&handle, &may, &view, None, false).await?)
}

/// What a form asks for; the fields that are wrong are refused.
fn asked(form: &mut Form, view: &CampaignView, may: &May<privilege::EditCampaigns>) -> Option<Asked> {
    match form.value("mode") {
        "usual" => Some(Asked::Usual),
        "never" => Some(Asked::Own(Vec::new())),
        "own" => {
            let text = form.value("days").to_owned();
            let parts: Vec<&str> =
                text.split([',', ';', ' ', '\u{a0}', '\u{202f}']).filter(|part| !part.is_empty()).collect();
            let days: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
            let wrong = days.len() != parts.len() || days.iter().any(|days| *days > DAYS_MAX);
            if wrong || days.is_empty() || days.len() > REHEARSALS_MAX {
                let say = Say::key("rehearsals-days-wrong");
                form.refuse("days", say.with("most", DAYS_MAX).with("count", REHEARSALS_MAX));
                return None;
            }
            let row = &view.row;
            if announced(&days, row.wishes_open_at, row.wishes_close_at, may.settings.zone).is_empty() {
                form.refuse("days", Say::key("rehearsals-days-outside"));
                return None;
            }
            Some(Asked::Own(days))
        }
        _ => {
            form.refuse("mode", Say::key("rehearsals-mode-missing"));
            None
        }
    }
}

/// `POST /campaigns/{id}/rehearsals`
pub(in crate::rehearsals) async fn save(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditCampaigns>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    if view.row.archived_at.is_some() {
        return Err(PageError::Hidden);
    }
    let mut changed = false;
    let asked = asked(&mut form, &view, &may);
    if let Some(asked) = asked {
        match refusal(plan::save(&handle, &may, id, &asked, form.version()).await)? {
            Ok(()) => {
                // an instant that has come already is not waited for
                hold::sweep(&handle).await?;
                return Ok(go(view.path("/rehearsals"), good(may.lang.t("rehearsals-saved"))));
            }
            Err(Refusal::Changed) => changed = true,
            Err(Refusal::Closed) => form.refuse("", Say::key("rehearsals-closed")),
        }
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(status, &page(&handle, &may, &view, Some(form), changed).await?)
}
