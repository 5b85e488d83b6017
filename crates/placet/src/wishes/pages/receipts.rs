//! Receipts: what was saved, when by the server's clock, and the hash that proves it. Readable for ever.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::ranking::id;
use crate::access::{May, privilege};
use crate::kit::error::{PageError, PageResult};
use crate::kit::page::show;
use crate::kit::{Handle, Page, export};
use crate::wishes::model::Participation;
use crate::wishes::{store, words};

/// The part of a receipt that its page shows.
#[derive(Deserialize)]
struct Content {
    campaign: Named,
    student: Student,
    wishes: Vec<Line>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Student {
    number: String,
}

#[derive(Deserialize)]
struct Line {
    rank: i32,
    site: Option<Site>,
    secondary: Option<Site>,
}

#[derive(Deserialize)]
struct Site {
    code: String,
    name: String,
}

struct ReceiptRow {
    href: String,
    number: i32,
    saved: String,
    wishes: String,
    hash: String,
    last: bool,
}

#[derive(Template)]
#[template(path = "wishes/receipts.html")]
struct ReceiptsPage {
    p: Page,
    campaign: String,
    wishes_path: String,
    rows: Vec<ReceiptRow>,
}

#[derive(Template)]
#[template(path = "wishes/receipt.html")]
struct ReceiptPage {
    p: Page,
    facts: Vec<(String, String)>,
    lines: Vec<Line>,
    sha256: String,
    file: String,
    number: i32,
    newer: Option<String>,
}

async fn own(
    handle: &Handle,
    may: &May<privilege::OwnPlacements>,
    campaign: &str,
) -> PageResult<Participation> {
    let found = store::read::own(handle.db.read(), may.student()?, id(campaign)?).await?;
    found.ok_or(PageError::Hidden)
}

fn content(row: &placet_entity::wish_receipt::Model) -> PageResult<Content> {
    serde_json::from_str(&row.content).map_err(|error| PageError::Broken(error.into()))
}

/// All receipts of the student's own list.
pub(in crate::wishes) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path(campaign): Path<String>,
) -> PageResult {
    let part = own(&handle, &may, &campaign).await?;
    let base = format!("/my/campaigns/{}", part.campaign.id);
    let wishes_path = format!("{base}/wishes");
    let p = may
        .page_of("wishes-receipts")
        .crumb("/", may.lang.t("wishes-home"))
        .crumb(&wishes_path, &part.campaign.name)
        .crumb("", may.lang.t("wishes-receipts"));
    let rows = store::read::receipts(handle.db.read(), part.participant.id).await?;
    let rows = rows
        .iter()
        .map(|row| {
            Ok(ReceiptRow {
                href: format!("{base}/receipts/{}", row.number),
                number: row.number,
                saved: words::saved_exactly(&p, row.saved_at),
                wishes: p.tv("wishes-wishes", &[("n", content(row)?.wishes.len())]),
                hash: row.sha256.chars().take(12).collect(),
                last: row.number == part.participant.wishes_version,
            })
        })
        .collect::<PageResult<Vec<_>>>()?;
    show(&ReceiptsPage { campaign: part.campaign.name, wishes_path, rows, p })
}

/// One receipt, ready to print.
pub(in crate::wishes) async fn one(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path((campaign, number)): Path<(String, String)>,
) -> PageResult {
    let part = own(&handle, &may, &campaign).await?;
    let number: i32 = number.parse().map_err(|_| PageError::Hidden)?;
    let row = store::read::receipt(handle.db.read(), part.participant.id, number).await?;
    let row = row.ok_or(PageError::Hidden)?;
    let content = content(&row)?;
    let base = format!("/my/campaigns/{}", part.campaign.id);
    let title = may.lang.tv("wishes-receipt-title", &[("number", number.into())]);
    let p = may
        .page(title.clone())
        .crumb("/", may.lang.t("wishes-home"))
        .crumb(format!("{base}/wishes"), &part.campaign.name)
        .crumb(format!("{base}/receipts"), may.lang.t("wishes-receipts"))
        .crumb("", title);
    let name = format!("{} {}", part.student.given_name, part.student.family_name);
    let facts = vec![
        (p.t("wishes-receipt-institution"), p.institution.clone()),
        (p.t("wishes-receipt-campaign"), content.campaign.name),
        (
            p.t("wishes-receipt-student"),
            p.tv("wishes-receipt-student-number", &[("name", name), ("number", content.student.number)]),
        ),
        (p.t("wishes-receipt-saved"), words::saved_exactly(&p, row.saved_at)),
        (p.t("wishes-receipt-count"), p.tv("wishes-wishes", &[("n", content.wishes.len())])),
    ];
    let version = part.participant.wishes_version;
    show(&ReceiptPage {
        facts,
        lines: content.wishes,
        sha256: row.sha256,
        file: format!("{base}/receipts/{number}/file"),
        newer: (version > number).then(|| format!("{base}/receipts/{version}")),
        number,
        p,
    })
}

/// What the hash is the hash of, byte for byte.
pub(in crate::wishes) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
    Path((campaign, number)): Path<(String, String)>,
) -> PageResult {
    let part = own(&handle, &may, &campaign).await?;
    let number: i32 = number.parse().map_err(|_| PageError::Hidden)?;
    let row = store::read::receipt(handle.db.read(), part.participant.id, number).await?;
    let row = row.ok_or(PageError::Hidden)?;
    let name = format!("{}-{number}.json", may.lang.t("wishes-receipt-file"));
    Ok(export::attachment(row.content.into_bytes(), "application/json", &name))
}
