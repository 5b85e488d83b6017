//! A student proposes to exchange his placement: he names a fellow and the site where he goes, reads what it would change for
//! himself, and sends it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{CampaignId, PlacementId, SiteId};
use placet_entity::placement;
use placet_rules::text::search_key;

use crate::access::{May, privilege};
use crate::allocation;
use crate::exchanges::consider::Ground;
use crate::exchanges::propose::{self, Asked, NotProposed};
use crate::exchanges::words::{self, Said};
use crate::exchanges::{model::Full, store};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError};

type Own = May<privilege::OwnPlacements>;

/// Most characters of what is said to the other.
const MESSAGE: usize = 500;

/// What an exchange would be.
struct Stated {
    seen: String,
    lead: String,
}

#[derive(Template)]
#[template(path = "exchanges/propose.html")]
struct ProposePage {
    p: Page,
    f: Form,
    base: String,
    back: String,
    lead: String,
    /// Why nothing can be proposed.
    shut: String,
    sites: Vec<(String, String)>,
    stated: Option<Stated>,
    /// What it would change for him: what, now, after.
    rows: Vec<(String, String, String)>,
    obstacles: Vec<String>,
    /// His exchanges in this campaign.
    lines: Vec<Said>,
}

/// A placement of his that students see, at a site of a campaign.
async fn own(handle: &Handle, may: &Own, id: PlacementId) -> PageResult<(placement::Model, CampaignId)> {
    let row = store::own(handle.db.read(), may.student()?, id).await?.ok_or(PageError::Hidden)?;
    let is_seen = row.cancelled_at.is_none() && row.published_at.is_some_and(|at| at <= may.now);
    let campaign =
        row.campaign_id.filter(|_| is_seen && row.site_id.is_some() && row.secondary_of_id.is_none());
    campaign.map(|campaign| (row, campaign)).ok_or(PageError::Hidden)
}

/// Whom the form names; what is missing is noted.
fn asked(f: &mut Form) -> Option<Asked> {
    let fellow = f.required("fellow", 254);
    let site: Option<SiteId> = f.value("site").parse().ok();
    if site.is_none() {
        f.refuse("site", Say::key("exchanges-which-site"));
    }
    site.filter(|_| !fellow.is_empty()).map(|site| Asked { fellow, site })
}

async fn shown(handle: &Handle, may: &Own, id: PlacementId, mut f: Form, asks: bool) -> PageResult {
    let db = handle.db.read();
    let (row, campaign) = own(handle, may, id).await?;
    let ground = Ground::load(db, campaign, may.now).await?.ok_or(PageError::Hidden)?;
    let run = allocation::chosen(db, campaign).await?.ok_or(PageError::Hidden)?;
    let student = may.student()?;
    let name = ground.scene.view.row.name.clone();
    let (base, back) = (format!("/my/placements/{id}/exchange"), format!("/my/placements/{id}"));
    let p = may
        .page_of("exchanges-propose")
        .crumb("/my/placements", may.lang.t("placements-mine"))
        .crumb(back.clone(), name)
        .crumb("", may.lang.t("exchanges-propose"));
    let of_campaign = |one: &Full| one.row.campaign_id == campaign;
    let own: Vec<Full> =
        store::of_student(db, student, None).await?.into_iter().filter(of_campaign).collect();
    let lines = words::said(db, &p, student, &own, may.now).await?;
    let site_name = |id: Option<SiteId>| {
        id.and_then(|id| ground.scene.sites.get(&id)).map_or("", |site| site.name.as_str())
    };
    let shut = match propose::shut(&ground, may.now) {
        Some(found) => words::common(&p, found),
        None if ground.is_pending(&row, None) => p.t("exchanges-pending"),
        None => String::new(),
    };
    let (mut stated, mut rows, mut obstacles) = (None, Vec::new(), Vec::new());
    if asks
        && shut.is_empty()
        && let Some(asked) = asked(&mut f)
    {
        match propose::look(db, &ground, &run, &row, &asked, may.now).await? {
            None => f.refuse("fellow", Say::key("exchanges-no-fellow")),
            Some((theirs, considered)) => match considered.found {
                Err(found) => obstacles = words::obstacles(&p, &ground.scene, &found, 0),
                Ok(states) => {
                    let sites = [site_name(row.site_id), site_name(theirs.site_id)];
                    rows = words::statement(&p, sites, &states[0]);
                    stated = Some(Stated {
                        seen: propose::seen(&states[0]),
                        lead: p.tv(
                            "exchanges-states",
                            &[("fellow", asked.fellow.as_str()), ("mine", sites[0]), ("theirs", sites[1])],
                        ),
                    });
                }
            },
        }
    }
    let scene = &ground.scene;
    let principal =
        scene.sites.values().filter(|site| scene.is_principal(site) && Some(site.id) != row.site_id);
    let mut sites: Vec<(String, String)> =
        principal.map(|site| (site.id.to_string(), site.name.clone())).collect();
    sites.sort_by_cached_key(|(_, name)| search_key(name));
    let status = if f.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ProposePage {
        lead: p.tv(
            "exchanges-propose-lead",
            &[
                ("site", site_name(row.site_id).to_owned()),
                ("end", scene.view.row.exchanges_until.map_or_else(String::new, |at| p.end(&at))),
            ],
        ),
        base,
        back,
        shut,
        sites,
        stated,
        rows,
        obstacles,
        lines,
        f,
        p,
    };
    show_with(status, &page)
}

/// `GET /my/placements/{id}/exchange?fellow=…&site=…`
pub(in crate::exchanges) async fn page(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<PlacementId>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let f = Form::of([("fellow", query.get("fellow")), ("site", query.get("site"))]);
    shown(&handle, &may, id, f, uri.query().is_some()).await
}

/// `POST /my/placements/{id}/exchange`
pub(in crate::exchanges) async fn post(
    State(handle): State<Arc<Handle>>,
    may: Own,
    Path(id): Path<PlacementId>,
    mut form: Form,
) -> PageResult {
    let (_, campaign) = own(&handle, &may, id).await?;
    let message = form.optional_lines("message", MESSAGE);
    let mut read = Form::of([("fellow", form.value("fellow")), ("site", form.value("site"))]);
    if let Some(asked) = asked(&mut read).filter(|_| !form.is_refused()) {
        let student = may.student()?;
        let known = form.value("seen").to_owned();
        let done = propose::propose(&handle, &may, student, (campaign, id), &asked, (&known, message)).await;
        match refusal(done)? {
            Ok(exchange) => {
                return Ok(go(format!("/my/exchanges/{exchange}"), good(may.lang.t("exchanges-proposed"))));
            }
            // the page finds again who is meant, and why it cannot be
            Err(NotProposed::NoFellow) => {}
            Err(NotProposed::NotPossible) => form.refuse("", Say::key("exchanges-not-sent")),
            Err(NotProposed::Changed) => form.refuse("", Say::key("exchanges-stated-again")),
        }
    }
    shown(&handle, &may, id, form, true).await
}
