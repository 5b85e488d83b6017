//! What an importer gives, and what is kept of a sheet until it is confirmed.

use std::future::Future;
use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::kinds::{ImportKind, Role};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::plan::RowPlan;
use super::table::Table;
use crate::access::{Privilege, held_by};
use crate::kit::sheet::Sheet;
use crate::kit::{Entry, Handle, Origin, Write};

/// Most rows that are planned and written while the request waits; longer sheets go on without it.
pub(super) const AT_ONCE: usize = 1_000;

/// A column that an importer reads.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its code, by which the importer asks for a cell.
    pub code: &'static str,
    /// Key of its name. The name in both languages is accepted as a header, whatever its accents, case and spaces.
    pub label: &'static str,
    /// Other headers accepted, folded (`kit::sheet::fold`): `codepostale`.
    pub aliases: &'static [&'static str],
    /// Whether a sheet without it is refused.
    pub required: bool,
    /// Key of an example, shown on the form and written in the model.
    pub example: &'static str,
}

/// The keys of an importer's own texts.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// `Importer des étudiants`.
    pub title: &'static str,
    /// What it does, how a row finds what it updates.
    pub about: &'static str,
    /// Name of the model file, without its extension.
    pub file: &'static str,
}

/// The paths of an importer; made by `imports::paths!`.
#[derive(Clone, Copy, Debug)]
pub struct Paths {
    /// The form.
    pub base: &'static str,
    /// A sheet to fill in.
    pub model: &'static str,
    /// The preview, then the report.
    pub draft: &'static str,
    /// Forgetting a draft.
    pub discard: &'static str,
    /// Stopping it while its rows are written.
    pub stop: &'static str,
    /// The rows left out.
    pub failed: &'static str,
}

/// What a plan may depend on besides the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// What the sheet is imported into when it is not the whole institution, as in `?scope=`; empty otherwise.
    pub scope: String,
    /// The institution's day.
    #[serde(default)]
    pub today: NaiveDate,
}

/// One kind of sheet.
pub trait Importer: Send + Sync + 'static {
    /// What is kept in `import_draft.kind`.
    const KIND: ImportKind;
    /// Where its pages are.
    const PATHS: Paths;
    /// Its texts.
    const TEXTS: Texts;
    /// Its columns, in the order of the model.
    const COLUMNS: &'static [Column];
    /// Headers, folded, that stand in for a column which the sheet does not have under its own names: code of the column,
    /// header; the first that is there is taken.
    const STAND_INS: &'static [(&'static str, &'static str)] = &[];
    /// The kinds of object (as audit entries name them) that a plan depends on. When somebody changes one while rows are
    /// being written, the rows that remain are planned again, and those that would do something else are left out.
    const WATCHED: &'static [&'static str];
    /// Who may import.
    type May: Privilege + Clone;
    /// What a row changes.
    type Change: Send;

    /// What each row of the sheet would do, in its order, from a few queries; never a query for each row.
    fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        context: &Context,
    ) -> impl Future<Output = anyhow::Result<Vec<RowPlan<Self::Change>>>> + Send;

    /// Applies the changes of some of the rows that change something; gives what happened. Many rows are written in
    /// several steps, each a write of its own, in the order of the plan.
    fn apply(
        write: &Write,
        changes: Vec<Self::Change>,
        context: &Context,
    ) -> impl Future<Output = anyhow::Result<Vec<Entry>>> + Send;

    /// What a scope is called; none when there is no such scope. An importer without scopes leaves this out.
    fn scope<C: ConnectionTrait>(
        _db: &C,
        scope: &str,
    ) -> impl Future<Output = anyhow::Result<Option<String>>> + Send {
        let known = scope.is_empty().then(String::new);
        async move { Ok(known) }
    }

    /// What follows once every row is written, in writes of its own.
    fn follow(handle: &Arc<Handle>, origin: &Origin) -> impl Future<Output = anyhow::Result<()>> + Send {
        let _ = (handle, origin);
        async { Ok(()) }
    }

    /// Where to go once it is done.
    fn after(scope: &str) -> String;
}

/// A line of the page of all imports.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// What it imports.
    pub(super) kind: ImportKind,
    /// Its form.
    pub(super) path: &'static str,
    /// Its texts.
    pub(super) texts: Texts,
    /// Whether the form stands alone; one that needs a scope is reached from the page of what it fills.
    pub(super) alone: bool,
    /// Whether these roles may import it.
    pub(super) shown: fn(&[Role]) -> bool,
}

impl Listed {
    /// The line of an importer.
    pub const fn of<I: Importer>() -> Self {
        Self { kind: I::KIND, path: I::PATHS.base, texts: I::TEXTS, alone: true, shown: held_by::<I::May> }
    }

    /// The line of an importer whose form is reached from the page of what it fills.
    pub const fn within<I: Importer>() -> Self {
        Self { alone: false, ..Self::of::<I>() }
    }
}

/// What a draft holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Content {
    /// The sheet as it was read.
    pub sheet: Sheet,
    /// What it is imported into.
    pub scope: String,
}

/// What became of a confirmed draft; as long as it is not over, of the rows written so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Report {
    /// Rows created.
    pub created: usize,
    /// Rows updated.
    pub updated: usize,
    /// What was there and went.
    pub removed: usize,
    /// Rows that said more of an earlier one.
    pub joined: usize,
    /// Rows that were already as the sheet says.
    pub unchanged: usize,
    /// Rows left out.
    pub failed: Vec<FailedRow>,
    /// Rows to write in all, those of earlier attempts included; none while they are being counted.
    pub total: usize,
}

impl Report {
    /// A report as it is kept; an empty one when nothing was written.
    pub fn read(kept: Option<String>) -> Self {
        kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    /// Rows written.
    pub fn written(&self) -> usize {
        self.created + self.updated + self.removed
    }

    /// What the audit keeps of it.
    pub fn told(&self, kind: ImportKind) -> serde_json::Value {
        serde_json::json!({
            "kind": kind.code(), "created": self.created, "updated": self.updated, "removed": self.removed,
            "unchanged": self.unchanged, "failed": self.failed.len(),
        })
    }
}

/// A row left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FailedRow {
    /// Its number in the file.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// Why, in French and in English: the report may be read in either.
    pub why: [String; 2],
}
