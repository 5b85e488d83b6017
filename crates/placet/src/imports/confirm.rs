//! Keeping a sheet aside, and applying it once it is confirmed.

use std::sync::Arc;

use chrono::Duration;
use placet_entity::ids::ImportDraftId;
use placet_entity::import_draft;
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, SqlErr};

use super::model::{Content, Context, Importer};
use super::plan::{self, digest, split};
use super::store;
use super::table::Table;
use crate::access::May;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome};

/// Days after which a draft is forgotten.
const KEPT_DAYS: i64 = 7;

/// Keeps a sheet aside.
pub(super) async fn keep<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    source_name: String,
    content: &Content,
) -> anyhow::Result<ImportDraftId> {
    let content = serde_json::to_string(content)?;
    let write = may.write(handle).await?;
    let id: ImportDraftId = write.id();
    let row = import_draft::ActiveModel {
        id: Set(id),
        kind: Set(I::KIND),
        account_id: Set(may.account()),
        source_name: Set(source_name),
        content: Set(content),
        created_at: Set(write.now()),
        confirmed_at: Set(None),
        report: Set(None),
    };
    store::keep(write.tx(), row, may.account(), write.now() - Duration::days(KEPT_DAYS)).await?;
    write.commit(Done::unremarkable(id, Unremarkable::DraftKept)).await
}

/// Why a sheet was not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotImported {
    /// It already was.
    Already,
    /// What it would do is no longer what was shown.
    Changed,
}

/// Imports a draft, if it still does what was shown.
pub(super) async fn confirm<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    id: ImportDraftId,
    shown: &str,
) -> Outcome<(), NotImported> {
    let write = may.write(handle).await?;
    let draft = store::draft(write.tx(), id, I::KIND, may.account()).await?.ok_or(No::Hidden)?;
    if !store::claim(write.tx(), id, write.now()).await? {
        return Err(No::Refused(NotImported::Already));
    }
    let content: Content = serde_json::from_str(&draft.content).map_err(anyhow::Error::from)?;
    let context = Context { scope: content.scope.clone(), today: may.today() };
    let headers = content.sheet.headers.clone();
    let table = Table::of(content.sheet, I::COLUMNS)
        .map_err(|_| anyhow::anyhow!("a draft was kept whose headers are not known"))?;
    let (rows, changes) = split(I::plan(write.tx(), &table, &context).await?);
    if digest(&rows) != shown {
        return Err(No::Refused(NotImported::Changed));
    }
    let mut entries = match I::apply(&write, changes, &context).await {
        Ok(entries) => entries,
        Err(error) if is_taken(&error) => return Err(No::Refused(NotImported::Changed)),
        Err(error) => return Err(No::Broken(error)),
    };
    let report = plan::report(&rows, &table);
    entries.push(Entry::new("imports.confirmed", "import_draft", id).after(serde_json::json!({
        "kind": I::KIND.code(),
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": report.failed.len(),
    })));
    let kept =
        Content { sheet: crate::kit::sheet::Sheet { headers, rows: Vec::new() }, scope: content.scope };
    let (kept, report) = (
        serde_json::to_string(&kept).map_err(anyhow::Error::from)?,
        serde_json::to_string(&report).map_err(anyhow::Error::from)?,
    );
    store::keep_report(write.tx(), id, kept, report).await?;
    Ok(write.commit(Done::all((), entries)).await?)
}

/// Whether somebody else created the same thing at the same moment.
fn is_taken(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<DbErr>()
        .and_then(DbErr::sql_err)
        .is_some_and(|error| matches!(error, SqlErr::UniqueConstraintViolation(_)))
}

/// Forgets a draft.
pub(super) async fn discard<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    id: ImportDraftId,
) -> Outcome<(), std::convert::Infallible> {
    let write = may.write(handle).await?;
    store::draft(write.tx(), id, I::KIND, may.account()).await?.ok_or(No::Hidden)?;
    store::discard(write.tx(), id).await?;
    Ok(write.commit(Done::unremarkable((), Unremarkable::DraftKept)).await?)
}
