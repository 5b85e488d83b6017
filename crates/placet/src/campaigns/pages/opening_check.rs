//! What is missing or odd before the wishes open, and the button that opens.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_rules::readiness::{before_opening, may_go_on};

use super::campaign;
use crate::access::{May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::readiness::{self, Line, OpeningRefusal};
use crate::kit::error::refusal;
use crate::kit::page::show;
use crate::kit::web::{bad, go, good, warn};
use crate::kit::{Handle, Page, PageResult};

#[derive(Template)]
#[template(path = "campaigns/opening_check.html")]
struct CheckPage {
    p: Page,
    header: Header,
    path: String,
    overview: String,
    blocking: Vec<Line>,
    others: Vec<Line>,
    ready: bool,
    opened: String,
    wishes: String,
    archived: bool,
}

type Edit = May<privilege::EditCampaigns>;

/// The check.
pub(in crate::campaigns) async fn check(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let (p, header) = header(&may, &view, Tab::Overview);
    let checked = readiness::facts(handle.db.read(), &view, may.today()).await?;
    let findings = before_opening(&checked.facts, may.now);
    let ready = may_go_on(&findings);
    let (blocking, others) =
        readiness::lines(&p, &view, &checked, &findings).into_iter().partition(|line| line.blocking);
    let page = CheckPage {
        path: view.path("/opening-check"),
        overview: view.path(""),
        blocking,
        others,
        ready,
        opened: view.row.opened_at.map_or_else(String::new, |at| p.at(&at)),
        wishes: p.at(&view.instants.wishes_open),
        archived: view.row.archived_at.is_some(),
        p,
        header,
    };
    show(&page)
}

/// Opens.
pub(in crate::campaigns) async fn post_open(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    match refusal(readiness::open(&handle, &may, view.id()).await)? {
        Ok(()) => Ok(go(view.path(""), good(may.lang.t("campaigns-opened")))),
        Err(OpeningRefusal::Already) => Ok(go(view.path(""), warn(may.lang.t("campaigns-opened-already")))),
        Err(OpeningRefusal::Archived) => Ok(go(view.path(""), bad(may.lang.t("campaigns-people-archived")))),
        Err(OpeningRefusal::Blocked) => {
            Ok(go(view.path("/opening-check"), bad(may.lang.t("campaigns-open-blocked"))))
        }
    }
}
