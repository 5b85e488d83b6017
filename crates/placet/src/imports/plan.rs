//! What each row would do, as the preview shows it.

use super::model::{FailedRow, Report};
use super::table::Table;
use crate::kit::Lang;
use crate::kit::chance::sha256;
use crate::kit::text::Say;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Key of the name of the column, when it is about one.
    pub column: Option<&'static str>,
    /// What is wrong and what to do.
    pub say: Say,
}

/// A value that a row changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Key of the name of the column.
    pub column: &'static str,
    /// What is saved now, as people read it.
    pub before: String,
    /// What the row says.
    pub after: String,
}

/// The differences between what is saved and what a row says, from triples: name of the column, before, after.
pub fn differences(triples: impl IntoIterator<Item = (&'static str, String, String)>) -> Vec<Difference> {
    triples
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(column, before, after)| Difference { column, before, after })
        .collect()
}

/// What a row does.
#[derive(Clone, Debug)]
pub enum Action<C> {
    /// Something new.
    Create(C),
    /// Something that is there changes.
    Update(C, Vec<Difference>),
    /// Nothing.
    Unchanged,
    /// It is left out.
    Error(Vec<Fault>),
}

/// A row and what it does.
#[derive(Clone, Debug)]
pub struct RowPlan<C> {
    /// Its number in the file.
    pub line: usize,
    /// What people recognise it by.
    pub label: String,
    /// What it does.
    pub action: Action<C>,
    /// What is worth knowing before confirming; does not stop the row.
    pub notes: Vec<Say>,
}

/// The kinds of rows, as in `?state=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Create,
    Update,
    Unchanged,
    Error,
}

impl State {
    pub(super) const ALL: [Self; 4] = [Self::Error, Self::Create, Self::Update, Self::Unchanged];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::Error => "error",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A planned row without what it changes: what pages and reports need.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub line: usize,
    pub label: String,
    pub state: State,
    pub differences: Vec<Difference>,
    pub faults: Vec<Fault>,
    pub notes: Vec<Say>,
}

/// A plan: its rows as they are seen, and what they change.
pub(super) fn split<C>(rows: Vec<RowPlan<C>>) -> (Vec<Seen>, Vec<C>) {
    let mut changes = Vec::new();
    let seen = rows
        .into_iter()
        .map(|row| {
            let (state, differences, faults) = match row.action {
                Action::Create(change) => {
                    changes.push(change);
                    (State::Create, Vec::new(), Vec::new())
                }
                Action::Update(change, differences) => {
                    changes.push(change);
                    (State::Update, differences, Vec::new())
                }
                Action::Unchanged => (State::Unchanged, Vec::new(), Vec::new()),
                Action::Error(faults) => (State::Error, Vec::new(), faults),
            };
            Seen { line: row.line, label: row.label, state, differences, faults, notes: row.notes }
        })
        .collect();
    (seen, changes)
}

/// What the preview showed, in short: a confirmation carries it, and a plan that is no longer the same is shown again.
pub(super) fn digest(rows: &[Seen]) -> String {
    sha256(format!("{rows:?}").as_bytes())
}

/// How many rows are in a state.
pub(super) fn count(rows: &[Seen], state: State) -> usize {
    rows.iter().filter(|row| row.state == state).count()
}

/// The report of a plan that was applied.
pub(super) fn report(rows: &[Seen], table: &Table) -> Report {
    let mut failed: Vec<FailedRow> = Vec::new();
    let mut cells = table.sheet().rows.iter();
    for row in rows.iter().filter(|row| row.state == State::Error) {
        let cells = cells.by_ref().find(|(line, _)| *line == row.line);
        failed.push(FailedRow {
            line: row.line,
            cells: cells.map(|(_, cells)| cells.clone()).unwrap_or_default(),
            why: Lang::ALL.map(|lang| why(&row.faults, lang)),
        });
    }
    Report {
        created: count(rows, State::Create),
        updated: count(rows, State::Update),
        unchanged: count(rows, State::Unchanged),
        failed,
    }
}

/// What is wrong with a row, in one line.
pub(super) fn why(faults: &[Fault], lang: Lang) -> String {
    let said: Vec<String> = faults
        .iter()
        .map(|fault| match fault.column {
            Some(column) => lang.tv(
                "imports-fault",
                &[("column", lang.t(column).into()), ("what", fault.say.in_lang(lang).into())],
            ),
            None => fault.say.in_lang(lang),
        })
        .collect();
    said.join(" ")
}
