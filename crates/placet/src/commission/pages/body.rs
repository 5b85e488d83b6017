//! The commission of a campaign: its members, its sessions.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::commission_session;
use placet_entity::ids::{CampaignId, CommissionMemberId};

use crate::access::{Actor, May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::commission::members::{self, MemberRefusal};
use crate::commission::minutes::quorum;
use crate::commission::sessions::{self, SessionRefusal};
use crate::commission::store::body as store;
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::show_with;
use crate::kit::text::Say;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError};

struct Member {
    path: String,
    name: String,
    chair: bool,
    since: String,
    is_live: bool,
}

struct Session {
    href: String,
    day: String,
    place: String,
    is_open: bool,
    /// Where its minutes are, once they are final.
    minutes: Option<String>,
}

#[derive(Template)]
#[template(path = "commission/pages/body.html")]
struct BodyPage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    members: Vec<Member>,
    /// The people who may become members: the account, the name.
    people: Vec<(String, String)>,
    sessions: Vec<Session>,
    may_manage: bool,
    may_open: bool,
    /// Where a publication waits for the reader as its second person.
    waits: Option<String>,
    quorum: String,
}

fn base_of(id: CampaignId) -> String {
    format!("/campaigns/{id}/commission")
}

/// A session in words: its day.
pub(super) fn named(p: &Page, row: &commission_session::Model) -> String {
    p.tv("commission-session-of", &[("day", p.day(&row.held_on))])
}

async fn page(handle: &Handle, actor: &Actor, id: CampaignId, f: Form, status: StatusCode) -> PageResult {
    let db = handle.db.read();
    let view = campaigns::load(db, id).await?.ok_or(PageError::Hidden)?;
    let (p, header) = campaigns::header(actor, &view, Tab::Commission);
    let base = base_of(id);
    let members = store::members(db, id).await?;
    let sessions = store::sessions(db, id).await?;
    let may_manage = actor.holds::<privilege::ManageCommission>();
    let is_live = |account| members.iter().any(|one| one.row.account_id == account && one.is_live());
    let people = if may_manage { store::eligible(db).await? } else { Vec::new() };
    let live = u32::try_from(members.iter().filter(|one| one.is_live()).count()).unwrap_or(u32::MAX);
    let needed = quorum(&actor.settings).of(live);
    let is_second = actor.holds::<privilege::Publish>()
        || members.iter().any(|one| one.row.account_id == actor.signed.account && one.row.chair);
    let waits = is_second && store::publication_waits(db, id).await?;
    let page = BodyPage {
        f,
        waits: waits.then(|| view.path("/publication/confirm")),
        people: people
            .into_iter()
            .filter(|row| !is_live(row.id))
            .map(|row| (row.id.to_string(), row.display_name))
            .collect(),
        quorum: p.tv("commission-quorum-is", &[("needed", needed), ("members", live)]),
        may_open: may_manage && live > 0 && sessions.iter().all(|row| row.closed_at.is_some()),
        members: members
            .iter()
            .map(|one| Member {
                path: format!("{base}/members/{}", one.row.id),
                name: one.name.clone(),
                chair: one.row.chair,
                since: match &one.row.left_at {
                    None => p.tv("commission-member-since", &[("day", p.day_of(&one.row.joined_at))]),
                    Some(left) => p.tv("commission-member-until", &[("day", p.day_of(left))]),
                },
                is_live: one.is_live(),
            })
            .collect(),
        sessions: sessions
            .iter()
            .map(|row| Session {
                href: format!("{base}/sessions/{}", row.id),
                day: named(&p, row),
                place: row.place.clone().unwrap_or_default(),
                is_open: row.closed_at.is_none(),
                minutes: row.closed_at.map(|_| format!("{base}/sessions/{}/minutes", row.id)),
            })
            .collect(),
        may_manage,
        base,
        p,
        header,
    };
    show_with(status, &page)
}

/// `GET /campaigns/{id}/commission`
pub(in crate::commission) async fn commission(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
) -> PageResult {
    let view = campaigns::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let day = may.settings.zone.day_of(view.instants.commission);
    page(&handle, &may, id, Form::of([("day", day.to_string())]), StatusCode::OK).await
}

/// `POST /campaigns/{id}/commission/members`
pub(in crate::commission) async fn post_member(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let account = form.id("account");
    if let Some(account) = account {
        match refusal(members::join(&handle, &may, id, account).await)? {
            Ok(name) => {
                let text = may.lang.tv("commission-member-joined", &[("name", name.into())]);
                return Ok(go(base_of(id), good(text)));
            }
            Err(MemberRefusal::NotEligible) => {
                form.refuse("account", Say::key("commission-member-not-eligible"));
            }
            Err(MemberRefusal::Already) => form.refuse("account", Say::key("commission-member-already")),
        }
    }
    page(&handle, &may, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// `POST /campaigns/{id}/commission/members/{member}/chair`
pub(in crate::commission) async fn post_chair(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path((id, member)): Path<(CampaignId, CommissionMemberId)>,
) -> PageResult {
    let done = refusal(members::seat_chair(&handle, &may, id, member).await)?;
    let name = done.map_err(|_| PageError::Hidden)?;
    Ok(go(base_of(id), good(may.lang.tv("commission-chair-seated", &[("name", name.into())]))))
}

/// `POST /campaigns/{id}/commission/members/{member}/leave`
pub(in crate::commission) async fn post_leave(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path((id, member)): Path<(CampaignId, CommissionMemberId)>,
) -> PageResult {
    let done = refusal(members::leave(&handle, &may, id, member).await)?;
    let name = done.map_err(|_| PageError::Hidden)?;
    Ok(go(base_of(id), good(may.lang.tv("commission-member-left", &[("name", name.into())]))))
}

/// `POST /campaigns/{id}/commission/sessions`
pub(in crate::commission) async fn post_open(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ManageCommission>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let day = form.day("day");
    let place = form.optional("place", 200);
    if !form.is_refused() {
        match refusal(sessions::open(&handle, &may, id, day, place).await)? {
            Ok(session) => {
                let path = format!("{}/sessions/{session}", base_of(id));
                return Ok(go(path, good(may.lang.t("commission-session-opened"))));
            }
            Err(SessionRefusal::NoMember) => form.refuse("", Say::key("commission-session-no-member")),
            Err(_) => form.refuse("", Say::key("commission-session-already")),
        }
    }
    page(&handle, &may, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
}
