//! A sheet whose headers were matched with the columns of an importer, and its cells read with what is wrong noted.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;

use super::model::{Column, Importer};
use super::plan::Fault;
use crate::kit::Lang;
use crate::kit::background::Task;
use crate::kit::sheet::{Sheet, fold};
use crate::kit::text::Say;
use crate::kit::web::text_error;

/// What is wrong with the headers of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BadHeaders {
    /// Columns that must be there are not: their label keys.
    Missing(Vec<&'static str>),
    /// Two headers name the same column: its label key.
    Twice(&'static str),
}

/// A sheet with known columns.
pub struct Table {
    columns: &'static [Column],
    places: HashMap<&'static str, usize>,
    sheet: Sheet,
    ignored: Vec<String>,
    task: Option<Arc<Task>>,
}

impl Table {
    /// Matches the headers of a sheet with the columns of an importer.
    pub(super) fn of<I: Importer>(sheet: Sheet) -> Result<Self, BadHeaders> {
        let columns = I::COLUMNS;
        let folded: Vec<String> = sheet.headers.iter().map(|header| fold(header)).collect();
        let mut places = HashMap::new();
        for (place, header) in folded.iter().enumerate() {
            let column = columns.iter().find(|column| {
                column.aliases.contains(&header.as_str())
                    || Lang::ALL.iter().any(|lang| fold(&lang.t(column.label)) == *header)
            });
            if let Some(column) = column
                && places.insert(column.code, place).is_some()
            {
                return Err(BadHeaders::Twice(column.label));
            }
        }
        for (code, header) in I::STAND_INS {
            if let Some(place) = folded.iter().position(|folded| folded == header) {
                places.entry(*code).or_insert(place);
            }
        }
        let missing: Vec<_> = columns
            .iter()
            .filter(|column| column.required && !places.contains_key(column.code))
            .map(|column| column.label)
            .collect();
        if !missing.is_empty() {
            return Err(BadHeaders::Missing(missing));
        }
        let taken: HashSet<usize> = places.values().copied().collect();
        let ignored = sheet.headers.iter().enumerate();
        let ignored = ignored.filter(|(place, header)| !header.is_empty() && !taken.contains(place));
        let ignored = ignored.map(|(_, header)| header.clone()).collect();
        Ok(Self { columns, places, sheet, ignored, task: None })
    }

    /// Tells a piece of work of each row that is read, and reads no further once it is stopped.
    pub(super) fn told_to(mut self, task: &Arc<Task>) -> Self {
        task.expect(self.sheet.rows.len());
        self.task = Some(Arc::clone(task));
        self
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let goes_on = |task: &Arc<Task>| {
            task.step();
            !task.is_stopped()
        };
        self.each().take_while(move |_| self.task.as_ref().is_none_or(goes_on))
    }

    fn each(&self) -> impl Iterator<Item = Row<'_>> {
        self.sheet.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }

    /// Whether the sheet has this column. What it lacks is left as it is.
    pub fn has(&self, column: &str) -> bool {
        self.places.contains_key(column)
    }

    /// Every value of a column that is not empty, trimmed: to look them up in one query.
    pub fn values(&self, column: &str) -> Vec<String> {
        let mut values: Vec<String> =
            self.each().map(|row| row.get(column).to_owned()).filter(|value| !value.is_empty()).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Headers that no column has.
    pub(super) fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The sheet as it was read.
    pub(super) fn sheet(&self) -> &Sheet {
        &self.sheet
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    /// Its number in the file, from 1.
    pub line: usize,
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// A cell, empty when the column or the cell is not there.
    pub fn get(&self, column: &str) -> &'a str {
        self.table.places.get(column).and_then(|place| self.cells.get(*place)).map_or("", |cell| cell.trim())
    }

    /// A reader that notes what is wrong.
    pub fn cells(self) -> Cells<'a> {
        Cells { row: self, faults: Vec::new() }
    }
}

/// The cells of a row, read one after the other like a form; what is wrong is noted.
pub struct Cells<'a> {
    /// The row.
    pub row: Row<'a>,
    faults: Vec<Fault>,
}

impl Cells<'_> {
    /// Notes that something is wrong with a column.
    pub fn refuse(&mut self, column: &str, say: Say) {
        let label = self.row.table.columns.iter().find(|known| known.code == column).map(|known| known.label);
        self.faults.push(Fault { column: label, say });
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What is wrong.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Whether the sheet has this column.
    pub fn has(&self, column: &str) -> bool {
        self.row.table.has(column)
    }

    /// A text that may be empty.
    pub fn optional(&mut self, column: &str, max: usize) -> Option<String> {
        self.cleaned(column, placet_rules::text::clean_line(self.row.get(column), max))
    }

    /// Several lines of text that may be empty.
    pub fn optional_lines(&mut self, column: &str, max: usize) -> Option<String> {
        self.cleaned(column, placet_rules::text::clean_lines(self.row.get(column), max))
    }

    fn cleaned(
        &mut self,
        column: &str,
        text: Result<String, placet_rules::text::TextError>,
    ) -> Option<String> {
        match text {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(text),
            Err(error) => {
                self.refuse(column, text_error(&error));
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required(&mut self, column: &str, max: usize) -> String {
        if self.row.get(column).is_empty() {
            self.refuse(column, Say::key("imports-cell-required"));
            return String::new();
        }
        self.optional(column, max).unwrap_or_default()
    }

    /// A value with its own rules (`Code`, `Siret`, `Postcode`…), or nothing; `otherwise` says what to do when it is refused.
    pub fn parsed<T: std::str::FromStr>(&mut self, column: &str, otherwise: &str) -> Option<T> {
        let typed = self.row.get(column);
        if typed.is_empty() {
            return None;
        }
        let value = typed.parse().ok();
        if value.is_none() {
            self.refuse(column, Say::key(otherwise));
        }
        value
    }

    /// A day, or nothing.
    pub fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let typed = self.row.get(column);
        if typed.is_empty() {
            return None;
        }
        let day = placet_rules::time::parse_day(typed).ok();
        if day.is_none() {
            self.refuse(column, Say::key("form-day"));
        }
        day
    }

    /// A whole number within bounds, or nothing.
    pub fn integer(&mut self, column: &str, bounds: RangeInclusive<i32>) -> Option<i32> {
        let typed: String = self.row.get(column).chars().filter(|char| !char.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse().ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            self.refuse(
                column,
                Say::key("form-integer-bounds").with("min", *bounds.start()).with("max", *bounds.end()),
            );
        }
        number
    }

    /// `oui` or `non` (also yes, no, vrai, faux, true, false, x, 1, 0), or nothing.
    pub fn yes_no(&mut self, column: &str) -> Option<bool> {
        match fold(self.row.get(column)).as_str() {
            "" => None,
            "oui" | "o" | "yes" | "y" | "vrai" | "true" | "x" | "1" => Some(true),
            "non" | "n" | "no" | "faux" | "false" | "0" => Some(false),
            _ => {
                self.refuse(column, Say::key("imports-cell-yes-no"));
                None
            }
        }
    }
}

/// The keys met so far in a sheet, to refuse the second row of each.
#[derive(Debug, Default)]
pub struct Seen(HashMap<String, usize>);

impl Seen {
    /// Notes a key; refuses the cell when an earlier row had it.
    pub fn note(&mut self, cells: &mut Cells<'_>, column: &str, key: &str) {
        if key.is_empty() {
            return;
        }
        let line = cells.row.line;
        let first = *self.0.entry(key.to_owned()).or_insert(line);
        if first != line {
            cells.refuse(column, Say::key("imports-cell-twice").with("line", first));
        }
    }
}
