//! Writing the rows of a confirmed draft, in steps: each is a write of its own, so that others write in between, and holds
//! whole rows with their audit entries. What was written so far is kept with each step.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::ids::ImportDraftId;
use placet_entity::import_draft::ActiveModel;
use placet_entity::kinds::ImportState;
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, SqlErr};

use super::model::{Content, Context, Importer, Report};
use super::plan::{self, Fault, Pending, Seen, State};
use super::preview::{self, Preview};
use super::store;
use super::table::Table;
use crate::audit;
use crate::kit::background::{Name, Task, caught};
use crate::kit::sheet::Sheet;
use crate::kit::text::Say;
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, Origin, Write};

/// Rows written in one step: some tenths of a second, the longest that another writer waits.
const STEP: usize = 500;

/// A draft to write.
pub(super) struct Order {
    pub id: ImportDraftId,
    /// Whose write it is; the agent names the import, which tells its entries from those of others.
    pub origin: Origin,
    /// The digest of what was shown.
    pub shown: String,
    pub today: NaiveDate,
    /// The state that it was confirmed in.
    pub was: ImportState,
}

/// How the writing ended.
pub(super) enum Ended {
    /// As the draft says: done, stopped or interrupted.
    Well,
    /// Nothing was written: what the draft would do is no longer what was shown.
    Changed,
    /// A bug or an outage; the draft says that it was interrupted.
    Broken(String),
}

/// The name of the writing of a draft.
pub(super) fn name(id: ImportDraftId) -> Name {
    ("imports-run", id.0)
}

/// Writes a draft that was claimed.
pub(super) async fn run<I: Importer>(handle: Arc<Handle>, order: Order, task: Arc<Task>) -> Ended {
    let id = order.id;
    let ended = match Running::<I>::begin(&handle, &order, &task).await {
        Ok(Some(mut running)) => running.finish().await.map(|()| Ended::Well),
        Ok(None) => return Ended::Changed,
        Err(error) => Err(error),
    };
    ended.unwrap_or_else(|error| {
        let reason = format!("{error:#}");
        tracing::error!(draft = %id, error = reason, "an import was interrupted");
        Ended::Broken(reason)
    })
}

struct Running<'a, I: Importer> {
    handle: &'a Arc<Handle>,
    order: &'a Order,
    task: &'a Arc<Task>,
    table: Table,
    context: Context,
    rows: Vec<Seen>,
    queue: VecDeque<Pending<I::Change>>,
    /// The last thing that had happened when the queue was planned, or that is known not to matter to it.
    mark: i64,
    report: Report,
}

impl<'a, I: Importer> Running<'a, I> {
    /// Plans the draft; none when it is not what was shown, which is then remembered as the next preview.
    async fn begin(
        handle: &'a Arc<Handle>,
        order: &'a Order,
        task: &'a Arc<Task>,
    ) -> anyhow::Result<Option<Self>> {
        let planned = caught(Self::plan(handle, order, task)).await;
        let running = match planned {
            Ok(running) => running,
            Err(error) => {
                end(handle, order, ImportState::Interrupted, None).await?;
                return Err(error);
            }
        };
        if plan::digest(&running.rows) == order.shown {
            return Ok(Some(running));
        }
        end(handle, order, order.was, None).await?;
        let Self { rows, table, context, mark, .. } = running;
        let preview = Preview { replaces: true, ..Preview::new(rows, &table, context.scope, mark) };
        let shown = handle.background.begin(preview::name(order.id), async move |_| anyhow::Ok(preview));
        shown.ended().await;
        Ok(None)
    }

    async fn plan(handle: &'a Arc<Handle>, order: &'a Order, task: &'a Arc<Task>) -> anyhow::Result<Self> {
        let db = handle.db.read();
        let mark = audit::last(db).await?;
        let (table, context) = preview::table::<I>(handle, order.id, order.today).await?;
        let (rows, queue) = plan::split(I::plan(db, &table, &context).await?);
        let before = Report::read(store::report(db, order.id).await?);
        let report = Report {
            total: before.written() + queue.len(),
            unchanged: plan::count(&rows, State::Unchanged).saturating_sub(before.created + before.updated),
            joined: plan::count(&rows, State::Joined),
            failed: Vec::new(),
            ..before
        };
        Ok(Self { handle, order, task, table, context, rows, queue, mark, report })
    }

    /// Writes all steps and what follows them. An error leaves the draft interrupted, after whole rows.
    async fn finish(&mut self) -> anyhow::Result<()> {
        match caught(self.steps()).await {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                end(self.handle, self.order, ImportState::Interrupted, Some("imports.interrupted")).await?;
                return Err(error);
            }
        }
        if let Err(error) = caught(I::follow(self.handle, &self.order.origin)).await {
            end(self.handle, self.order, ImportState::Interrupted, Some("imports.interrupted")).await?;
            return Err(error);
        }
        self.report.failed = plan::failed(&self.rows, &self.table);
        let kept = Content {
            sheet: Sheet { headers: self.table.sheet().headers.clone(), rows: Vec::new() },
            scope: self.context.scope.clone(),
        };
        let write = self.write().await?;
        let change = ActiveModel {
            state: Set(ImportState::Done),
            content: Set(serde_json::to_string(&kept)?),
            report: Set(Some(serde_json::to_string(&self.report)?)),
            confirmed_at: Set(Some(write.now())),
            ..Default::default()
        };
        store::update_running(write.tx(), self.order.id, change).await?;
        let entry = Entry::new("imports.confirmed", "import_draft", self.order.id);
        write.commit(Done::told((), entry.after(self.report.told(I::KIND)))).await
    }

    async fn write(&self) -> anyhow::Result<Write> {
        self.handle.write(self.order.origin.clone()).await
    }

    /// Whether all steps were written; else somebody stopped it, or the program is about to stop.
    async fn steps(&mut self) -> anyhow::Result<bool> {
        let agent = self.order.origin.agent.clone().unwrap_or_default();
        let mut tried_again = false;
        while !self.queue.is_empty() {
            if self.task.is_stopped() {
                end(self.handle, self.order, ImportState::Interrupted, Some("imports.interrupted")).await?;
                return Ok(false);
            }
            let write = self.write().await?;
            let step = self.queue.len().min(STEP);
            let counted = self.counted(step);
            // first, so that whoever stops it waits for this step or comes before it
            let change =
                ActiveModel { report: Set(Some(serde_json::to_string(&counted)?)), ..Default::default() };
            if !store::update_running(write.tx(), self.order.id, change).await? {
                return Ok(false);
            }
            if audit::happened_since(write.tx(), self.mark, I::WATCHED, &agent).await? {
                drop(write);
                let left = self.queue.iter().map(|pending| pending.place).collect();
                self.plan_again(left).await?;
                continue;
            }
            self.mark = audit::last(write.tx()).await?;
            let left: Vec<usize> = self.queue.iter().map(|pending| pending.place).collect();
            let changes = self.queue.drain(..step).map(|pending| pending.change).collect();
            match I::apply(&write, changes, &self.context).await {
                Ok(entries) => {
                    commit(write, entries).await?;
                    self.report = counted;
                    tried_again = false;
                }
                Err(error) if is_taken(&error) && !tried_again => {
                    drop(write);
                    self.plan_again(left).await?;
                    tried_again = true;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// The report once the first rows of the queue are written.
    fn counted(&self, step: usize) -> Report {
        let mut report = self.report.clone();
        for pending in self.queue.iter().take(step) {
            match self.rows[pending.place].state {
                State::Create => report.created += 1,
                State::Remove => report.removed += 1,
                _ => report.updated += 1,
            }
        }
        report
    }

    /// Plans again because others changed something: of the rows that are left, those that would do something else than
    /// what was shown are left out.
    async fn plan_again(&mut self, left: Vec<usize>) -> anyhow::Result<()> {
        let db = self.handle.db.read();
        self.mark = audit::last(db).await?;
        let (rows, queue) = plan::split(I::plan(db, &self.table, &self.context).await?);
        let mut changes: HashMap<usize, I::Change> =
            queue.into_iter().map(|pending| (pending.place, pending.change)).collect();
        let found: HashMap<(usize, &str), usize> =
            rows.iter().enumerate().map(|(place, row)| ((row.line, row.label.as_str()), place)).collect();
        self.queue.clear();
        for place in left {
            let shown = &mut self.rows[place];
            let now = found.get(&(shown.line, shown.label.as_str()));
            let same = now.filter(|now| {
                rows[**now].state == shown.state && rows[**now].differences == shown.differences
            });
            if let Some(change) = same.and_then(|now| changes.remove(now)) {
                self.queue.push_back(Pending { place, change });
            } else if now.is_some_and(|now| rows[*now].state == State::Unchanged) {
                self.report.unchanged += 1;
                self.report.total -= 1;
            } else {
                shown.state = State::Error;
                shown.faults.push(Fault { column: None, say: Say::key("imports-row-changed") });
                self.report.total -= 1;
            }
        }
        Ok(())
    }
}

async fn commit(write: Write, entries: Vec<Entry>) -> anyhow::Result<()> {
    let done = if entries.is_empty() {
        Done::unremarkable((), Unremarkable::Nothing)
    } else {
        Done::all((), entries)
    };
    write.commit(done).await
}

/// Puts a draft that is being written in another state, unless somebody did; tells of it when there is an action.
async fn end(
    handle: &Arc<Handle>,
    order: &Order,
    state: ImportState,
    action: Option<&'static str>,
) -> anyhow::Result<()> {
    let write = handle.write(order.origin.clone()).await?;
    let change = ActiveModel { state: Set(state), ..Default::default() };
    let ended = store::update_running(write.tx(), order.id, change).await?;
    let entry = action.filter(|_| ended).map(|action| Entry::new(action, "import_draft", order.id));
    commit(write, entry.into_iter().collect()).await
}

/// Whether somebody else created the same thing at the same moment.
fn is_taken(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<DbErr>()
        .and_then(DbErr::sql_err)
        .is_some_and(|error| matches!(error, SqlErr::UniqueConstraintViolation(_)))
}
