//! What a draft would do, computed beside the requests; that of a long sheet is remembered as long as it holds.

use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::ids::ImportDraftId;

use super::model::{Content, Context, FailedRow, Importer};
use super::plan::{self, Seen};
use super::store;
use super::table::Table;
use crate::audit;
use crate::kit::Handle;
use crate::kit::background::{Name, Task};

/// What a draft would do.
pub(super) struct Preview {
    /// Its rows.
    pub rows: Vec<Seen>,
    /// Their digest, which a confirmation carries.
    pub shown: String,
    /// Those left out, with their cells.
    pub failed: Vec<FailedRow>,
    /// The headers of the sheet.
    pub headers: Vec<String>,
    /// Headers that no column has.
    pub ignored: Vec<String>,
    /// What the sheet is imported into.
    pub scope: String,
    /// The last thing that had happened when it was computed.
    pub mark: i64,
    /// Whether it replaces one that was confirmed when it no longer held.
    pub replaces: bool,
}

impl Preview {
    /// The preview of rows that were planned when `mark` was the last thing that had happened.
    pub fn new(rows: Vec<Seen>, table: &Table, scope: String, mark: i64) -> Self {
        Self {
            shown: plan::digest(&rows),
            failed: plan::failed(&rows, table),
            headers: table.sheet().headers.clone(),
            ignored: table.ignored().to_vec(),
            rows,
            scope,
            mark,
            replaces: false,
        }
    }

    /// Whether nothing happened since that it depends on.
    pub async fn holds<I: Importer>(&self, handle: &Handle) -> anyhow::Result<bool> {
        Ok(!audit::happened_since(handle.db.read(), self.mark, I::WATCHED, "").await?)
    }
}

/// The name of the computation of a draft's preview.
pub(super) fn name(id: ImportDraftId) -> Name {
    ("imports-preview", id.0)
}

/// Computes the preview of a draft.
pub(super) async fn compute<I: Importer>(
    handle: Arc<Handle>,
    id: ImportDraftId,
    today: NaiveDate,
    task: Arc<Task>,
) -> anyhow::Result<Preview> {
    let db = handle.db.read();
    let mark = audit::last(db).await?;
    let (table, context) = table::<I>(&handle, id, today).await?;
    let table = table.told_to(&task);
    let (rows, _) = plan::split(I::plan(db, &table, &context).await?);
    Ok(Preview::new(rows, &table, context.scope, mark))
}

/// The sheet of a draft and what its plan depends on.
pub(super) async fn table<I: Importer>(
    handle: &Handle,
    id: ImportDraftId,
    today: NaiveDate,
) -> anyhow::Result<(Table, Context)> {
    let content = store::content(handle.db.read(), id).await?;
    let content: Content = serde_json::from_str(&content.unwrap_or_default())?;
    let table = Table::of::<I>(content.sheet)
        .map_err(|_| anyhow::anyhow!("a draft was kept whose headers are not known"))?;
    Ok((table, Context { scope: content.scope, today }))
}
