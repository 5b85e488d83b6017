//! Where a cohort stands with the requirements of its programme, who is at risk first.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::cohort;
use placet_entity::ids::{CohortId, RequirementId};

use crate::access::May;
use crate::access::privilege::ViewStudents;
use crate::curricula::words::{self, Reader};
use crate::curricula::{self, Book, Of, Progress, Risk, Seen};
use crate::kit::error::PageError;
use crate::kit::export::{self, Kind};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult};
use crate::reporting::grid::Student;
use crate::reporting::store;

/// A student with where he stands.
struct Row {
    student: Student,
    risk: Risk,
    progress: Progress,
}

/// What the page and its exports are drawn from.
struct Drawn {
    cohort: cohort::Model,
    book: Book,
    /// The requirements of the programme: identifier and name, in their order.
    asked: Vec<(RequirementId, String)>,
    rows: Vec<Row>,
}

/// What a cell shows of a requirement.
struct Cell {
    tag: &'static str,
    word: String,
    said: String,
}

struct Line {
    href: String,
    name: String,
    risk: (&'static str, String),
    /// How many requirements stand in each way, the worst first.
    counts: Vec<String>,
    /// The requirements that press.
    pressing: Vec<(String, Cell)>,
}

#[derive(Template)]
#[template(path = "reporting/requirements.html")]
struct RequirementsPage {
    p: Page,
    query: Query,
    whole: String,
    base: String,
    back: String,
    subtitle: String,
    nothing_asked: bool,
    count: String,
    narrowed: bool,
    tiles: Vec<(String, String, String)>,
    risks: Vec<(&'static str, String)>,
    asked: Vec<(String, String)>,
    lines: Vec<Line>,
}

async fn draw(handle: &Handle, may: &May<ViewStudents>, id: &str) -> PageResult<Drawn> {
    let id: CohortId = id.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let facts = store::cohort(db, id).await?.ok_or(PageError::Hidden)?;
    let book = curricula::book(db, Of::Cohort(id), may.today(), Seen::At(may.now)).await?;
    let students = store::students(db, id, may.today()).await?;
    let asked = students.first().map(|student| book.asked(student.curriculum)).unwrap_or_default();
    let asked = asked.iter().map(|asked| (asked.row.id, asked.row.name.clone())).collect();
    let stands = |student: Student| {
        let progress = book.progress(student.curriculum)?;
        Some(Row { risk: book.risk(student.curriculum, &progress), progress, student })
    };
    let mut rows: Vec<Row> = students.into_iter().filter_map(stands).collect();
    // the sort is stable: by name among those who stand alike
    rows.sort_by_key(|row| row.risk);
    Ok(Drawn { cohort: facts.cohort, book, asked, rows })
}

/// What the list is narrowed to.
struct Narrow {
    words: Vec<String>,
    risk: Option<Risk>,
    unmet: Option<RequirementId>,
}

impl Narrow {
    fn of(query: &Query) -> Self {
        let key = placet_rules::text::search_key(query.search());
        Self {
            words: key.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            risk: Risk::from_code(query.get("risk")),
            unmet: query.parsed("unmet"),
        }
    }

    fn is_any(&self) -> bool {
        !self.words.is_empty() || self.risk.is_some() || self.unmet.is_some()
    }

    fn keeps(&self, book: &Book, row: &Row) -> bool {
        let unmet = |id| {
            row.progress.lines.iter().any(|line| line.requirement == id && Risk::of(book, line) != Risk::Met)
        };
        self.words.iter().all(|word| row.student.search_key.contains(word))
            && self.risk.is_none_or(|risk| row.risk == risk)
            && self.unmet.is_none_or(unmet)
    }
}

fn tag(risk: Risk) -> &'static str {
    match risk {
        Risk::OutOfReach => "bad",
        Risk::AtRisk => "warn",
        Risk::Open => "plain",
        Risk::Met => "good",
    }
}

fn line(p: &Page, drawn: &Drawn, names: &BTreeMap<RequirementId, &str>, row: &Row) -> Line {
    let as_bad = |worst: Risk| {
        let lines = row.progress.lines.iter();
        lines.filter(|line| Risk::of(&drawn.book, line) <= worst).collect::<Vec<_>>()
    };
    let mut pressing = as_bad(row.risk.min(Risk::AtRisk));
    // none presses alone: together they take all that is left
    if pressing.is_empty() && row.risk == Risk::AtRisk {
        pressing = as_bad(Risk::Open);
    }
    Line {
        href: format!("/students/{}/requirements", row.student.id),
        name: row.student.name.clone(),
        risk: (tag(row.risk), p.tk("reporting-risk", row.risk.code())),
        counts: Risk::ALL
            .iter()
            .map(|risk| {
                p.n(row.progress.lines.iter().filter(|line| Risk::of(&drawn.book, line) == *risk).count())
            })
            .collect(),
        pressing: pressing
            .into_iter()
            .map(|line| {
                let (tag, word, said) = words::standing(p, &drawn.book, Reader::Staff, line);
                let name = names.get(&line.requirement).copied().unwrap_or_default().to_owned();
                (name, Cell { tag, word, said })
            })
            .collect(),
    }
}

/// The page.
pub(in crate::reporting) async fn page(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let drawn = draw(&handle, &may, &id).await?;
    let narrow = Narrow::of(&query);
    let back = format!("/cohorts/{}", drawn.cohort.id);
    let p = may
        .page_of("reporting-requirements")
        .crumb("/cohorts", may.lang.t("nav-cohorts"))
        .crumb(back.clone(), drawn.cohort.name.clone())
        .crumb("", may.lang.t("reporting-requirements"));
    let names = drawn.asked.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let kept: Vec<&Row> = drawn.rows.iter().filter(|row| narrow.keeps(&drawn.book, row)).collect();
    let tiles = Risk::ALL.iter().map(|risk| {
        let count = drawn.rows.iter().filter(|row| row.risk == *risk).count();
        let current = narrow.risk == Some(*risk);
        let href = if current { query.without("risk") } else { query.with("risk", risk.code()) };
        (p.tk("reporting-risk", risk.code()), p.n(count), href)
    });
    show(&RequirementsPage {
        tiles: tiles.collect(),
        risks: Risk::ALL.iter().map(|risk| (risk.code(), p.tk("reporting-risk", risk.code()))).collect(),
        asked: drawn.asked.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        lines: kept.iter().map(|row| line(&p, &drawn, &names, row)).collect(),
        nothing_asked: drawn.rows.is_empty(),
        count: p.tv(
            "reporting-count",
            &[("n", p.v(kept.len())), ("count", p.v(p.n(kept.len()))), ("total", p.v(p.n(drawn.rows.len())))],
        ),
        narrowed: narrow.is_any(),
        base: format!("{back}/requirements"),
        subtitle: drawn.cohort.name.clone(),
        whole: query.whole(),
        back,
        query,
        p,
    })
}

/// As a spreadsheet reads it.
pub(in crate::reporting) async fn export_csv(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &id, &uri, Kind::Csv).await
}

/// As a workbook.
pub(in crate::reporting) async fn export_xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &id, &uri, Kind::Xlsx).await
}

async fn export(handle: &Handle, may: &May<ViewStudents>, id: &str, uri: &Uri, kind: Kind) -> PageResult {
    let narrow = Narrow::of(&Query::parse(uri.query()));
    let drawn = draw(handle, may, id).await?;
    let p = may.page("");
    let mut headers = vec![p.t("people-field-number"), p.t("people-column-name"), p.t("people-column-state")];
    headers.extend(drawn.asked.iter().map(|(_, name)| name.clone()));
    let rows = drawn.rows.iter().filter(|row| narrow.keeps(&drawn.book, row)).map(|row| {
        let mut cells: Vec<export::Cell> = vec![
            row.student.number.as_str().into(),
            row.student.name.as_str().into(),
            p.tk("reporting-risk", row.risk.code()).into(),
        ];
        for (id, _) in &drawn.asked {
            let line = row.progress.lines.iter().find(|line| line.requirement == *id);
            cells.push(line.map(|line| words::standing(&p, &drawn.book, Reader::Staff, line).1).into());
        }
        cells
    });
    let sheet = export::Sheet { name: drawn.cohort.code.clone(), headers, rows: rows.collect() };
    export::send(&sheet, kind, may.lang)
}
