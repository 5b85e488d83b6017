//! Publishing a campaign: what stands in the way, what three students will read, the answers to check, one button.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{CampaignId, ParticipantId};
use placet_entity::kinds::{PlacementStatus, PublicationState};
use placet_rules::readiness::may_go_on;

use super::confirm::Request;
use super::result::ResultPage;
use crate::access::{May, privilege};
use crate::allocation::Scene;
use crate::campaigns::readiness::{Line, lines};
use crate::campaigns::{self, Header, Tab};
use crate::commission::Live;
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::{Flash, show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError, format};
use crate::placements::prepare::BROKEN;
use crate::placements::publish::{self as use_case, Asked, PublishRefusal, Stage, draw_one};
use crate::placements::schedule::ToCome;
use crate::placements::store;

/// How far a publication is prepared.
struct Progress {
    done: usize,
    all: usize,
    text: String,
}

async fn progress(handle: &Handle, p: &Page, id: CampaignId) -> PageResult<Option<Progress>> {
    let db = handle.db.read();
    let Some(row) = store::under_way(db, id).await? else { return Ok(None) };
    let all = usize::try_from(row.placements).unwrap_or(0);
    let done = store::drawn(db, id).await?.len().min(all);
    let text = p.tv("placements-preparing-count", &[("done", p.n(done)), ("all", p.n(all))]);
    Ok(Some(Progress { done, all, text }))
}

/// What stopped the last publication that was asked for.
async fn failure(handle: &Handle, p: &Page, id: CampaignId) -> PageResult<Option<String>> {
    let last = store::last_publication(handle.db.read(), id).await?;
    let failed = last.filter(|row| row.state == PublicationState::Failed);
    Ok(failed.map(|row| {
        p.t(if row.why.as_deref() == Some(BROKEN) {
            "placements-publish-broken"
        } else {
            "placements-publish-changed"
        })
    }))
}

#[derive(Template)]
#[template(path = "placements/pages/publication.html")]
struct PublicationPage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    findings: Vec<Line>,
    ready: bool,
    /// Whether students see all that there is to see.
    done: bool,
    /// Since when students see it.
    published: Option<String>,
    /// From when they will see what is to come.
    to_come: Option<String>,
    preparing: Option<Progress>,
    /// What waits for a second person.
    requested: Option<Request>,
    failure: Option<String>,
    previews: Vec<(String, String, String)>,
    to_publish: u32,
    counts: Vec<(String, String, String)>,
}

fn count_of(live: &Live, status: PlacementStatus) -> u32 {
    u32::try_from(live.principal.values().filter(|row| row.status == status).count()).unwrap_or(u32::MAX)
}

/// Three students whose pages are worth reading: one well served, one badly, one whom the commission decided for.
fn examples(p: &Page, scene: &Scene, live: &Live) -> Vec<(String, String, String)> {
    let mut ranked: Vec<_> = scene
        .to_place()
        .filter_map(|taking| Some((live.principal.get(&taking.row.id)?.rank?, taking)))
        .collect();
    ranked.sort_by_key(|(rank, taking)| (*rank, taking.row.order_effective));
    let decided = scene.to_place().find(|taking| taking.decision.is_some());
    let picks = [
        ranked.first().map(|(_, taking)| (*taking, "placements-preview-best")),
        ranked.last().map(|(_, taking)| (*taking, "placements-preview-worst")),
        decided.map(|taking| (taking, "placements-preview-decided")),
        ranked.get(ranked.len() / 2).map(|(_, taking)| (*taking, "placements-preview-middle")),
    ];
    let mut found: Vec<(ParticipantId, (String, String, String))> = Vec::new();
    for (taking, key) in picks.into_iter().flatten() {
        if found.len() < 3 && found.iter().all(|(id, _)| *id != taking.row.id) {
            let href = scene.view.path(&format!("/publication/preview/{}", taking.row.id));
            found.push((taking.row.id, (href, taking.name(), p.t(key))));
        }
    }
    found.into_iter().map(|(_, example)| example).collect()
}

async fn page(
    handle: &Handle,
    may: &May<privilege::Publish>,
    id: CampaignId,
    f: Form,
) -> PageResult<PublicationPage> {
    let db = handle.db.read();
    let staged = Stage::load(db, id).await?.ok_or(PageError::Hidden)?;
    let (checked, findings) = staged.findings(db, may.today(), may.now).await?;
    let Stage { scene, run, live, .. } = &staged;
    let (p, header) = campaigns::header(may, &scene.view, Tab::Publication);
    let to_publish = count_of(live, PlacementStatus::Validated);
    let row = |key: &str, count: u32| (p.t(key), p.n(count), scene.view.path("/placements"));
    let people = u32::try_from(scene.to_place().count()).unwrap_or(u32::MAX);
    let come = ToCome::load(db, id, may.now).await?;
    let preparing = progress(handle, &p, id).await?;
    let requested = Request::load(db, &p, id).await?;
    Ok(PublicationPage {
        findings: lines(&p, &scene.view, &checked, &findings),
        ready: may_go_on(&findings)
            && run.is_some()
            && to_publish > 0
            && preparing.is_none()
            && requested.is_none(),
        done: scene.view.is_published(may.now) && to_publish == 0,
        published: scene.view.row.published_at.filter(|at| *at <= may.now).map(|at| p.at(&at)),
        to_come: come.and_then(|come| come.at()).map(|at| p.at(&at)),
        failure: failure(handle, &p, id).await?,
        preparing,
        requested,
        previews: if run.is_some() { examples(&p, scene, live) } else { Vec::new() },
        counts: vec![
            row("placements-count-people", people),
            row("placements-count-validated", to_publish),
            row("placements-count-published", count_of(live, PlacementStatus::Published)),
            row(
                "placements-count-waiting",
                count_of(live, PlacementStatus::Proposed) + count_of(live, PlacementStatus::PreValidated),
            ),
        ],
        to_publish,
        base: scene.view.path("/publication"),
        p,
        header,
        f,
    })
}

fn first_form(
    handle_zone: chrono_tz::Tz,
    announced: chrono::DateTime<chrono::Utc>,
    now: chrono::DateTime<chrono::Utc>,
) -> Form {
    let later = announced > now;
    let at = if later { announced } else { now + chrono::Duration::hours(24) };
    Form::of([
        ("when", if later { "at".to_owned() } else { "now".to_owned() }),
        ("at", format::input_instant(handle_zone, at)),
    ])
}

/// `GET /campaigns/{id}/publication`
pub(in crate::placements) async fn publication(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let view = campaigns::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let form = first_form(may.settings.zone.tz(), view.instants.publication, may.now);
    show(&page(&handle, &may, id, form).await?)
}

/// `GET /campaigns/{id}/publication/preview/{participant}`: the student's page, as he will see it.
pub(in crate::placements) async fn preview(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
) -> PageResult {
    let staged = Stage::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let (staged, told) = draw_one(&handle, staged, participant).await?;
    let told = told.ok_or(PageError::Hidden)?;
    let name =
        staged.scene.taking(participant).map_or_else(String::new, crate::allocation::scene::Taking::name);
    let p = may
        .page(told.campaign.clone())
        .crumb(staged.scene.view.path("/publication"), may.lang.t("campaigns-tab-publication"))
        .crumb("", name);
    show(&ResultPage::new(p, &told, &may.settings.text("institution.contact"), None, None))
}

#[derive(Template)]
#[template(path = "placements/pages/publish.html")]
struct CheckPage {
    p: Page,
    header: Header,
    base: String,
    answers: Vec<(String, String, String)>,
    when: String,
    at: String,
    button: String,
}

/// When it is to be published: none is now.
fn when(
    form: &mut Form,
    zone: chrono_tz::Tz,
    now: chrono::DateTime<chrono::Utc>,
) -> Option<chrono::DateTime<chrono::Utc>> {
    match form.value("when") {
        "now" => None,
        "at" => {
            let at = form.instant("at", zone);
            if !form.is_refused() && at <= now {
                form.refuse("at", Say::key("placements-publish-past"));
            }
            Some(at)
        }
        _ => {
            form.refuse("when", Say::key("form-choice"));
            None
        }
    }
}

/// `GET /campaigns/{id}/publication/check?when=…&at=…`: what will happen, before it does.
pub(in crate::placements) async fn check(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let mut form = Form::of([("when", query.get("when")), ("at", query.get("at"))]);
    let at = when(&mut form, may.settings.zone.tz(), may.now);
    let page = page(&handle, &may, id, form).await?;
    if page.f.is_refused() || !page.ready {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let PublicationPage { p, header, base, to_publish, counts, .. } = page;
    let instant = at.map_or_else(|| p.t("placements-publish-now"), |at| p.at(&at));
    let mut answers = vec![
        (
            p.t("placements-publish-what"),
            p.tv("placements-publish-count", &[("n", to_publish)]),
            base.clone(),
        ),
        (p.t("placements-publish-when"), instant, base.clone()),
    ];
    answers.extend(counts.into_iter().take(1));
    let page = CheckPage {
        button: p.tv("placements-publish-button", &[("n", to_publish)]),
        when: query.get("when").to_owned(),
        at: query.get("at").to_owned(),
        answers,
        base,
        p,
        header,
    };
    show(&page)
}

/// What is said of a publication that was asked for or confirmed.
pub(super) fn flash(p: &Page, asked: &Asked, now: chrono::DateTime<chrono::Utc>) -> Option<Flash> {
    match asked {
        Asked::Preparing => None,
        Asked::Requested => Some(good(p.t("placements-requested"))),
        Asked::Published(count, at) if *at <= now => {
            Some(good(p.tv("placements-published-now", &[("n", *count)])))
        }
        Asked::Published(count, at) => {
            let told = [("n", p.v(*count)), ("at", p.v(p.at(at)))];
            Some(good(p.tv("placements-published-at", &told)))
        }
    }
}

/// `POST /campaigns/{id}/publication`
pub(in crate::placements) async fn post_publish(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::Publish>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let at = when(&mut form, may.settings.zone.tz(), may.now);
    if !form.is_refused() {
        match refusal(use_case::publish(&handle, &may, id, at).await)? {
            Ok(asked) => {
                let flash = flash(&may.page(""), &asked, handle.now());
                return Ok(go(format!("/campaigns/{id}/publication"), flash));
            }
            Err(PublishRefusal::NotReady) => form.refuse("", Say::key("placements-publish-not-ready")),
            Err(PublishRefusal::NoRun) => form.refuse("", Say::key("placements-publish-no-run")),
            Err(PublishRefusal::Past) => form.refuse("at", Say::key("placements-publish-past")),
            Err(PublishRefusal::Changed) => form.refuse("", Say::key("placements-publish-changed")),
            Err(PublishRefusal::Waiting) => form.refuse("", Say::key("placements-publish-waiting")),
            Err(PublishRefusal::Nothing) => form.refuse("", Say::key("placements-publish-nothing")),
        }
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&handle, &may, id, form).await?)
}
