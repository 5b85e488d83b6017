//! Keeping a sheet aside, having it written once it is confirmed, and stopping or forgetting it.

use std::sync::Arc;

use chrono::Duration;
use placet_entity::ids::ImportDraftId;
use placet_entity::import_draft::ActiveModel;
use placet_entity::kinds::ImportState;
use sea_orm::ActiveValue::Set;

use super::model::{AT_ONCE, Importer, Report};
use super::run::{self, Ended, Order};
use super::{preview, store};
use crate::access::May;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Origin, Outcome};

/// Days after which a draft is forgotten.
const KEPT_DAYS: i64 = 7;

/// Keeps a sheet aside: `content` is a [`super::model::Content`] of `rows` rows, as JSON.
pub(super) async fn keep<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    source_name: String,
    content: String,
    rows: usize,
) -> anyhow::Result<ImportDraftId> {
    let write = may.write(handle).await?;
    let id: ImportDraftId = write.id();
    let row = ActiveModel {
        id: Set(id),
        kind: Set(I::KIND),
        account_id: Set(may.account()),
        source_name: Set(source_name),
        content: Set(content),
        row_count: Set(i32::try_from(rows)?),
        state: Set(ImportState::Waiting),
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
    /// It already was, or is being.
    Already,
    /// What it would do is no longer what was shown.
    Changed,
}

/// Has a draft written, if it still does what was shown. A short sheet is waited for; a long one goes on without the
/// request, and its page says how far it is.
pub(super) async fn confirm<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    id: ImportDraftId,
    shown: &str,
) -> Outcome<(), NotImported> {
    let write = may.write(handle).await?;
    let head = store::head(write.tx(), id, I::KIND, may.account()).await?.ok_or(No::Hidden)?;
    if !store::claim(write.tx(), id, write.now()).await? {
        return Err(No::Refused(NotImported::Already));
    }
    write.commit(Done::unremarkable((), Unremarkable::DraftKept)).await?;
    let origin = may.origin();
    let agent = format!("{} (import {id})", origin.agent.unwrap_or_default());
    let order = Order {
        id,
        origin: Origin { agent: Some(agent), ..origin },
        shown: shown.to_owned(),
        today: may.today(),
        was: head.state,
    };
    let theirs = Arc::clone(handle);
    handle.background.forget(preview::name(id));
    let task =
        handle.background.begin(run::name(id), async move |task| run::run::<I>(theirs, order, task).await);
    if usize::try_from(head.row_count).unwrap_or(0) > AT_ONCE {
        return Ok(());
    }
    task.ended().await;
    match task.outcome::<Ended>().as_deref() {
        Some(Ended::Changed) => Err(No::Refused(NotImported::Changed)),
        Some(Ended::Well) => Ok(()),
        Some(Ended::Broken(reason)) => Err(No::Broken(anyhow::anyhow!("{reason}"))),
        None => Err(No::Broken(anyhow::anyhow!("the import {id} panicked"))),
    }
}

/// Stops a draft while its rows are written: the rows of the step under way are written or not, all together. Gives
/// whether there was something to stop.
pub(super) async fn stop<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    id: ImportDraftId,
) -> Outcome<bool, std::convert::Infallible> {
    let write = may.write(handle).await?;
    store::head(write.tx(), id, I::KIND, may.account()).await?.ok_or(No::Hidden)?;
    let change = ActiveModel {
        state: Set(ImportState::Stopped),
        confirmed_at: Set(Some(write.now())),
        ..Default::default()
    };
    let stopped = store::update_running(write.tx(), id, change).await?;
    let done = if stopped {
        let report = Report::read(store::report(write.tx(), id).await?);
        let entry = Entry::new("imports.stopped", "import_draft", id);
        Done::told(true, entry.after(report.told(I::KIND)))
    } else {
        Done::unremarkable(false, Unremarkable::Nothing)
    };
    if let Some(task) = handle.background.find(run::name(id)) {
        task.stop();
    }
    Ok(write.commit(done).await?)
}

/// Forgets a draft. What it wrote already stays.
pub(super) async fn discard<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    id: ImportDraftId,
) -> Outcome<(), NotImported> {
    let write = may.write(handle).await?;
    store::head(write.tx(), id, I::KIND, may.account()).await?.ok_or(No::Hidden)?;
    if !store::discard(write.tx(), id).await? {
        return Err(No::Refused(NotImported::Already));
    }
    handle.background.forget(preview::name(id));
    Ok(write.commit(Done::unremarkable((), Unremarkable::DraftKept)).await?)
}

/// Says of the drafts that a stop of the program cut short that they were: nobody writes them any more.
pub async fn settle(handle: &Arc<Handle>) -> anyhow::Result<usize> {
    let write = handle.write(Origin::default()).await?;
    let mut entries = Vec::new();
    for (id, kind, report) in store::running(write.tx()).await? {
        let change = ActiveModel {
            state: Set(ImportState::Interrupted),
            confirmed_at: Set(Some(write.now())),
            ..Default::default()
        };
        store::update_running(write.tx(), id, change).await?;
        let told = Report::read(report).told(kind);
        entries.push(Entry::new("imports.interrupted", "import_draft", id).after(told));
    }
    let count = entries.len();
    let done =
        if count == 0 { Done::unremarkable(count, Unremarkable::Nothing) } else { Done::all(count, entries) };
    write.commit(done).await
}
