//! What each row would do, as the preview shows it.

use std::collections::VecDeque;

use super::model::FailedRow;
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
    /// Something that is there and no longer in the sheet goes; its line is 0.
    Remove(C),
    /// It says more of what an earlier row, of this number, already brings.
    Joined(usize),
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
    Remove,
    Joined,
    Unchanged,
    Error,
}

impl State {
    pub(super) const ALL: [Self; 6] =
        [Self::Error, Self::Create, Self::Update, Self::Remove, Self::Joined, Self::Unchanged];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Remove => "remove",
            Self::Joined => "joined",
            Self::Unchanged => "unchanged",
            Self::Error => "error",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether few sheets have such rows: it is not counted where there are none.
    pub(super) fn is_rare(self) -> bool {
        matches!(self, Self::Remove | Self::Joined)
    }

    fn changes(self) -> bool {
        matches!(self, Self::Create | Self::Update | Self::Remove)
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

/// What is about to be written: what was shown, and the change.
pub(super) struct Pending<C> {
    /// Where the row stands among those seen.
    pub place: usize,
    pub change: C,
}

/// A plan: its rows as they are seen, and what they change.
pub(super) fn split<C>(rows: Vec<RowPlan<C>>) -> (Vec<Seen>, VecDeque<Pending<C>>) {
    let mut changes = VecDeque::new();
    let seen = rows
        .into_iter()
        .enumerate()
        .map(|(place, row)| {
            let (mut differences, mut faults, mut notes) = (Vec::new(), Vec::new(), row.notes);
            let (state, change) = match row.action {
                Action::Create(change) => (State::Create, Some(change)),
                Action::Update(change, changed) => {
                    differences = changed;
                    (State::Update, Some(change))
                }
                Action::Remove(change) => (State::Remove, Some(change)),
                Action::Joined(line) => {
                    notes.push(Say::key("imports-joined-to").with("line", line));
                    (State::Joined, None)
                }
                Action::Unchanged => (State::Unchanged, None),
                Action::Error(found) => {
                    faults = found;
                    (State::Error, None)
                }
            };
            changes.extend(change.map(|change| Pending { place, change }));
            Seen { line: row.line, label: row.label, state, differences, faults, notes }
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

/// How many rows change something.
pub(super) fn changing(rows: &[Seen]) -> usize {
    rows.iter().filter(|row| row.state.changes()).count()
}

/// The rows of a plan that are left out, with their cells.
pub(super) fn failed(rows: &[Seen], table: &Table) -> Vec<FailedRow> {
    let mut failed: Vec<FailedRow> = Vec::new();
    let mut cells = table.sheet().rows.iter();
    for row in rows.iter().filter(|row| row.state == State::Error && row.line > 0) {
        let cells = cells.by_ref().find(|(line, _)| *line == row.line);
        failed.push(FailedRow {
            line: row.line,
            cells: cells.map(|(_, cells)| cells.clone()).unwrap_or_default(),
            why: Lang::ALL.map(|lang| why(&row.faults, lang)),
        });
    }
    failed
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
