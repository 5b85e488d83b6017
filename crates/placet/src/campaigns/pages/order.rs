//! The order of the participants.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::ParticipantId;

use super::campaign;
use crate::access::{Actor, May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::order::{self as use_case, LAST, OrderRefusal, Placed};
use crate::campaigns::store;
use crate::kit::error::refusal;
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::show_with;
use crate::kit::web::{Form, bad, go, good};
use crate::kit::{Handle, Page, PageResult};
use crate::people::shown_name;

struct Row {
    field: String,
    label: String,
    href: String,
    name: String,
    number: String,
    cohort: String,
    score: String,
    auto: String,
    turn: String,
    was: String,
    typed: String,
    error: String,
    drawn: bool,
}

#[derive(Template)]
#[template(path = "campaigns/order.html")]
struct OrderPage {
    p: Page,
    header: Header,
    path: String,
    rows: Vec<Row>,
    seed: String,
    computed: String,
    may_edit: bool,
    locked: String,
    missing: u32,
    errors: Vec<(String, String)>,
}

fn locked(actor: &Actor, refusal: &OrderRefusal) -> String {
    actor.lang.t(match refusal {
        OrderRefusal::Published => "campaigns-order-published",
        OrderRefusal::Archived => "campaigns-people-archived",
        OrderRefusal::RunComputed => "campaigns-order-run",
        OrderRefusal::Nobody => "campaigns-order-nobody",
        OrderRefusal::Changed => "campaigns-order-changed",
    })
}

/// The order.
pub(in crate::campaigns) async fn order(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    page(&handle, &may, &id, &Form::default()).await
}

async fn page(handle: &Handle, actor: &Actor, id: &str, form: &Form) -> PageResult {
    let view = campaign(handle, id).await?;
    let db = handle.db.read();
    let (p, header) = header(actor, &view, Tab::Order);
    let people = store::participants::of_campaign(db, view.id()).await?;
    let models: Vec<_> = people.iter().map(|(row, _)| row.clone()).collect();
    let drawn = use_case::drawn(&models);
    let mut rows: Vec<_> = people.into_iter().filter(|(row, _)| row.excused.is_none()).collect();
    rows.sort_by_key(|(row, _)| row.order_effective.unwrap_or(i32::MAX));
    let missing = rows.iter().filter(|(row, _)| row.order_effective.is_none()).count() as u32;
    let dash = || "—".to_owned();
    let rows = rows
        .into_iter()
        .map(|(row, student)| {
            let name = shown_name(&student);
            let field = format!("pos-{}", row.id);
            let saved = row.order_manual.map_or_else(String::new, |position| position.to_string());
            Row {
                label: p.tv("campaigns-order-position-of", &[("name", name.as_str())]),
                href: format!("/students/{}", student.id),
                number: student.number,
                cohort: view.cohort(row.cohort_id).map_or_else(String::new, |cohort| cohort.name.clone()),
                score: row.score_before.map_or_else(dash, |score| p.hundredths(&score)),
                auto: row.order_auto.map_or_else(dash, |turn| p.n(turn)),
                turn: row.order_effective.map_or_else(dash, |turn| p.n(turn)),
                typed: if form.pairs().is_empty() { saved.clone() } else { form.value(&field).to_owned() },
                error: form.error(&p, &field),
                was: saved,
                drawn: drawn.contains(&row.id),
                name,
                field,
            }
        })
        .collect();
    let allowed = use_case::may_change(db, &view, actor.now).await?;
    let may_edit = actor.holds::<privilege::EditCampaigns>();
    let status = if form.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = OrderPage {
        path: view.path("/order"),
        rows,
        seed: view.row.order_seed.to_string(),
        computed: view.row.order_computed_at.map_or_else(String::new, |at| p.at(&at)),
        locked: match &allowed {
            Err(refusal) if may_edit => locked(actor, refusal),
            _ => String::new(),
        },
        may_edit: may_edit && allowed.is_ok(),
        missing,
        errors: form.summary(&p),
        p,
        header,
    };
    show_with(status, &page)
}

type Edit = May<privilege::EditCampaigns>;

/// Computes.
pub(in crate::campaigns) async fn post_compute(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let flash = match refusal(use_case::compute(&handle, &may, view.id()).await)? {
        Ok(n) => good(may.lang.tv("campaigns-order-done", &[("n", n.into())])),
        Err(no) => bad(locked(&may, &no)),
    };
    Ok(go(view.path("/order"), flash))
}

/// Keeps the positions given by hand.
pub(in crate::campaigns) async fn post_place(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let mut positions = BTreeMap::new();
    let fields: Vec<String> = form
        .pairs()
        .iter()
        .filter(|(name, _)| name.starts_with("pos-"))
        .map(|(name, _)| name.clone())
        .collect();
    for field in fields {
        let Ok(participant) = field["pos-".len()..].parse::<ParticipantId>() else { continue };
        let typed = form.optional_integer(&field, 1..=LAST);
        let was = form.value(&format!("was-{participant}")).parse().ok();
        positions.insert(participant, Placed { was, typed });
    }
    if form.is_refused() {
        return page(&handle, &may, &id, &form).await;
    }
    let flash = match refusal(use_case::place(&handle, &may, view.id(), &positions).await)? {
        Ok(n) => good(may.lang.tv("campaigns-order-placed", &[("n", n.into())])),
        Err(no) => bad(locked(&may, &no)),
    };
    Ok(go(view.path("/order"), flash))
}

async fn sent(handle: &Handle, actor: &Actor, id: &str, kind: Kind) -> PageResult {
    let view = campaign(handle, id).await?;
    let p = actor.page_of("campaigns-tab-order");
    let mut people = store::participants::of_campaign(handle.db.read(), view.id()).await?;
    people.retain(|(row, _)| row.order_effective.is_some());
    people.sort_by_key(|(row, _)| row.order_effective);
    let headers =
        ["order", "student-number", "family-name", "given-name", "cohort", "score", "auto", "manual"];
    let sheet = Sheet {
        name: format!("{} {}", p.title, view.row.name),
        headers: headers.into_iter().map(|key| p.t(&format!("campaigns-people-{key}"))).collect(),
        rows: people
            .into_iter()
            .map(|(row, student)| {
                vec![
                    Cell::from(row.order_effective),
                    student.number.into(),
                    student.usage_name.unwrap_or(student.family_name).into(),
                    student.given_name.into(),
                    Cell::from(view.cohort(row.cohort_id).map(|cohort| cohort.name.clone())),
                    row.score_before.map_or(Cell::Empty, |score| Cell::Hundredths(score.into())),
                    Cell::from(row.order_auto),
                    Cell::from(row.order_manual),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind, p.language)
}

/// The order as CSV.
pub(in crate::campaigns) async fn csv(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    sent(&handle, &may, &id, Kind::Csv).await
}

/// The order as a workbook.
pub(in crate::campaigns) async fn xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
) -> PageResult {
    sent(&handle, &may, &id, Kind::Xlsx).await
}
