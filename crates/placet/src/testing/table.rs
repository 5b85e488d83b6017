//! The table of forms (`forms.table`): for every route that changes something, who sends it from which page, filled in how.

use std::path::Path;

use super::browser::{Browser, Shown};
use super::form::Fields;
use super::samples::Samples;

/// A form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// The route that it posts to.
    pub route: String,
    /// The login of who sends it.
    pub who: String,
    /// The page that shows it; empty when a script or a message does.
    pub page: String,
    /// What is typed over what the page holds.
    pub typed: Vec<(String, String)>,
    /// The objects of its addresses that are not the usual ones: kind, name of the sample.
    pub samples: Vec<(String, String)>,
    /// A field in which two people type different things.
    pub apart: Option<(String, String, String)>,
    /// The form whose message offers to take back what it did: this one.
    pub undoes: String,
    /// Whether it writes nothing that the audit tells.
    pub quiet: bool,
}

/// The rows, in their order.
pub(crate) fn rows() -> Vec<Row> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/testing/forms.table");
    let mut rows: Vec<Row> = Vec::new();
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some(inside) = line.strip_prefix("  ") else {
            let mut words = line.splitn(3, ' ').map(str::to_owned);
            let mut next = || words.next().unwrap_or_default();
            rows.push(Row { route: next(), who: next(), page: next(), ..Row::default() });
            continue;
        };
        let row = rows.last_mut().unwrap();
        if inside == "quiet" {
            row.quiet = true;
        } else if let Some(undone) = inside.strip_prefix("undoes ") {
            undone.clone_into(&mut row.undoes);
        } else if let Some(apart) = inside.strip_prefix("apart ") {
            let (name, texts) = apart.split_once(" = ").unwrap();
            let (one, other) = texts.split_once(" | ").unwrap();
            row.apart = Some((name.to_owned(), one.to_owned(), other.to_owned()));
        } else if let Some((kind, sample)) = inside.split_once(": ") {
            row.samples.push((kind.to_owned(), sample.to_owned()));
        } else {
            let (name, value) = inside.split_once(" =").unwrap_or_else(|| panic!("{}: {inside}", row.route));
            row.typed.push((name.to_owned(), value.trim_start().to_owned()));
        }
    }
    rows
}

/// Where a form goes, and its fields as its sender fills them in.
pub(crate) async fn fields_of(row: &Row, samples: &Samples, sender: &mut Browser) -> (String, Fields) {
    let path = samples.fill(&row.route, &row.samples);
    let found = shown(row, samples, sender).await;
    let fields = found.unwrap_or_else(|page| {
        panic!("{} shows no form that posts to {path}, for {}: {}", page.path, row.route, page.text())
    });
    (path, fields)
}

/// The fields of a form as its sender fills them in, or the page that does not show it.
pub(crate) async fn shown(row: &Row, samples: &Samples, sender: &mut Browser) -> Result<Fields, Shown> {
    let mut fields = if row.page.is_empty() {
        // what every form of every page carries
        let page = sender.get("/preferences").await;
        Fields::of(&page.html(), "/preferences/language").ok_or(page)?.only(&["csrf", "drawn"])
    } else {
        let page = sender.get(&samples.text(&samples.fill(&row.page, &row.samples))).await;
        Fields::of(&page.html(), &samples.fill(&row.route, &row.samples)).ok_or(page)?
    };
    for (name, value) in &row.typed {
        fields.set(&samples.text(name), samples.text(value));
    }
    Ok(fields)
}
