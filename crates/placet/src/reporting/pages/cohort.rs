//! The cohort at a glance: students × placements.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{CohortId, SiteCategoryId};

use crate::access::May;
use crate::access::privilege::{ViewAllocation, ViewStudents};
use crate::kit::error::PageError;
use crate::kit::export::{self, Kind};
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Page, PageResult};
use crate::people::shown_name;
use crate::reporting::grid::{self, Category, Cell, Narrow, Only, Row};
use crate::reporting::store::{self, CohortFacts, Proposals};
use crate::views::{self, List, Views};

/// A cell as it is shown: classes, text, what it means in full.
struct Box {
    class: String,
    text: String,
    title: String,
}

struct Line {
    href: String,
    name: String,
    leave: String,
    cells: Vec<Box>,
}

/// A category with its counts.
struct Summary {
    class: String,
    acronym: String,
    name: String,
    placements: usize,
    lacking: usize,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "reporting/cohort.html")]
struct CohortPage {
    p: Page,
    query: Query,
    whole: String,
    views: Views,
    base: String,
    subtitle: String,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    count: String,
    nobody: bool,
    narrowed: bool,
    numbers: Vec<usize>,
    lines: Vec<Line>,
    categories: Vec<(String, String)>,
    only: Vec<(&'static str, String)>,
    summary: Vec<Summary>,
    tiles: Vec<(String, String, String)>,
    /// Those who left and are in no row.
    left: Vec<(String, String)>,
}

/// What a cohort's page and its exports are drawn from.
struct Drawn {
    facts: CohortFacts,
    rows: Vec<Row>,
    categories: Vec<Category>,
}

async fn draw(handle: &Handle, may: &May<ViewStudents>, id: &str) -> PageResult<Drawn> {
    let id: CohortId = id.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let facts = store::cohort(db, id).await?.ok_or(PageError::Hidden)?;
    let proposals = if may.holds::<ViewAllocation>() { Proposals::Shown } else { Proposals::Hidden };
    let expected = store::expected(db, facts.cohort.programme_id).await?;
    let students = store::students(db, id, may.today()).await?;
    let participations = store::participations(db, id, may.now, proposals).await?;
    let rows = grid::rows(students, participations, expected.min(40));
    Ok(Drawn { facts, rows, categories: store::categories(db).await? })
}

fn narrow(query: &Query) -> Narrow {
    Narrow {
        words: placet_rules::text::search_key(query.search())
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
        missing: query.parsed("missing"),
        only: Only::from_code(query.get("only")),
    }
}

/// The page.
pub(in crate::reporting) async fn cohort(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let Drawn { facts, rows, categories } = draw(&handle, &may, &id).await?;
    let narrow = narrow(&query);
    let base = format!("/cohorts/{}", facts.cohort.id);
    let p = may
        .page(facts.cohort.name.clone())
        .crumb("/cohorts", may.lang.t("nav-cohorts"))
        .crumb("", facts.cohort.name.clone());
    let total = rows.len();
    let known: HashMap<SiteCategoryId, &Category> = categories.iter().map(|one| (one.id, one)).collect();
    let summary = categories
        .iter()
        .filter(|one| one.principal)
        .map(|one| summary(&query, &rows, one, narrow.missing))
        .filter(|one| one.placements > 0 || one.current)
        .collect();
    let with = |only: Only| {
        let narrow = Narrow { only: Some(only), ..Narrow::default() };
        rows.iter().filter(|row| narrow.keeps(row)).count()
    };
    let tiles = Only::ALL
        .iter()
        .map(|only| {
            let current = narrow.only == Some(*only);
            let href = if current { query.without("only") } else { query.with("only", only.code()) };
            (p.tk("reporting-only", only.code()), p.n(with(*only)), href)
        })
        .collect();
    let kept: Vec<&Row> = rows.iter().filter(|row| narrow.keeps(row)).collect();
    let width = rows.first().map_or(0, |row| row.cells.len());
    let named = |row: &placet_entity::cohort::Model| (format!("/cohorts/{}", row.id), row.name.clone());
    let parts = [
        facts.programme.as_ref().map(|row| row.name.clone()),
        facts.level.as_ref().map(|row| row.name.clone()),
        facts.year.as_ref().map(|row| row.code.clone()),
    ];
    let left = store::who_left(handle.db.read(), facts.cohort.id).await?;
    show(&CohortPage {
        left: left.iter().map(|row| (format!("/students/{}", row.id), shown_name(row))).collect(),
        views: views::above(handle.db.read(), &may, List::Cohort, &base, &query).await?,
        whole: query.whole(),
        subtitle: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        previous: facts.previous.as_ref().map(named),
        next: facts.next.as_ref().map(named),
        count: p.tv(
            "reporting-count",
            &[("n", p.v(kept.len())), ("count", p.v(p.n(kept.len()))), ("total", p.v(p.n(total)))],
        ),
        nobody: total == 0,
        narrowed: narrow != Narrow::default(),
        numbers: (1..=width).collect(),
        lines: kept.iter().map(|row| line(&p, row, &known)).collect(),
        categories: categories
            .iter()
            .filter(|one| one.principal)
            .map(|one| (one.id.to_string(), one.name.clone()))
            .collect(),
        only: Only::ALL.iter().map(|one| (one.code(), p.tk("reporting-only", one.code()))).collect(),
        summary,
        tiles,
        base,
        query,
        p,
    })
}

fn summary(query: &Query, rows: &[Row], one: &Category, missing: Option<SiteCategoryId>) -> Summary {
    let held = |cell: &&Cell| matches!(cell, Cell::Placed { category: Some(id), .. } if *id == one.id);
    let current = missing == Some(one.id);
    Summary {
        class: format!("cat-{}", one.colour),
        acronym: one.acronym.clone(),
        name: one.name.clone(),
        placements: rows.iter().map(|row| row.cells.iter().filter(held).count()).sum(),
        lacking: rows.iter().filter(|row| !row.had.contains(&one.id)).count(),
        href: if current { query.without("missing") } else { query.with("missing", &one.id.to_string()) },
        current,
    }
}

fn line(p: &Page, row: &Row, known: &HashMap<SiteCategoryId, &Category>) -> Line {
    Line {
        href: format!("/students/{}", row.student.id),
        name: row.student.name.clone(),
        leave: row
            .student
            .on_leave_until
            .map(|day| p.tv("reporting-on-leave", &[("day", p.day(&day))]))
            .unwrap_or_default(),
        cells: row.cells.iter().map(|cell| boxed(p, cell, known)).collect(),
    }
}

/// A cell in a word, and in full.
fn boxed(p: &Page, cell: &Cell, known: &HashMap<SiteCategoryId, &Category>) -> Box {
    let plain =
        |class: &str, key: &str, title: String| Box { class: class.to_owned(), text: p.t(key), title };
    match cell {
        Cell::Placed { category, host, again, proposed, number } => {
            let category = category.and_then(|id| known.get(&id));
            let mut text = category.map_or_else(|| p.t("reporting-elsewhere"), |one| one.acronym.clone());
            if *again {
                text = p.tv("reporting-again", &[("category", text)]);
            }
            if *proposed {
                text = p.tv("reporting-proposed", &[("category", text)]);
            }
            let name = category.map_or_else(|| p.t("reporting-elsewhere-long"), |one| one.name.clone());
            let mut title = p.tv(
                "reporting-cell",
                &[("number", p.v(*number)), ("category", p.v(name)), ("host", p.v(host.as_str()))],
            );
            for (is, key) in [(*again, "reporting-again-long"), (*proposed, "reporting-proposed-long")] {
                if is {
                    title = format!("{title} {}", p.t(key));
                }
            }
            let colour = category.map_or_else(|| "elsewhere".to_owned(), |one| format!("cat-{}", one.colour));
            Box { class: if *again { format!("{colour} again") } else { colour }, text, title }
        }
        Cell::NotDone { host } => {
            plain("bad", "reporting-not-done", p.tv("reporting-not-done-long", &[("host", host.as_str())]))
        }
        Cell::Leave => plain("warn", "reporting-leave", p.t("reporting-leave-long")),
        Cell::Excused => plain("warn", "reporting-excused", p.t("reporting-excused-long")),
        Cell::Hole { campaign } => {
            let title = p.tv("reporting-hole-long", &[("campaign", campaign.as_str())]);
            plain("hole bad", "reporting-hole", title)
        }
        Cell::Waiting { campaign } => {
            let title = p.tv("reporting-waiting-long", &[("campaign", campaign.as_str())]);
            plain("empty-cell", "reporting-waiting", title)
        }
        Cell::Empty => Box { class: "hole".into(), text: String::new(), title: String::new() },
    }
}

/// The grid, as a spreadsheet reads it.
pub(in crate::reporting) async fn export_csv(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &id, &uri, Kind::Csv).await
}

/// The grid, as a workbook.
pub(in crate::reporting) async fn export_xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &id, &uri, Kind::Xlsx).await
}

async fn export(handle: &Handle, may: &May<ViewStudents>, id: &str, uri: &Uri, kind: Kind) -> PageResult {
    let narrow = narrow(&Query::parse(uri.query()));
    let Drawn { facts, rows, categories } = draw(handle, may, id).await?;
    let p = may.page(facts.cohort.name.clone());
    let known: HashMap<SiteCategoryId, &Category> = categories.iter().map(|one| (one.id, one)).collect();
    let width = rows.first().map_or(0, |row| row.cells.len());
    let mut headers = vec![p.t("people-field-number"), p.t("people-column-name")];
    for number in 1..=width {
        headers.push(p.tv("reporting-placement", &[("n", number)]));
        headers.push(p.tv("reporting-placement-host", &[("n", number)]));
    }
    let rows = rows.iter().filter(|row| narrow.keeps(row)).map(|row| {
        let mut cells: Vec<export::Cell> =
            vec![row.student.number.as_str().into(), row.student.name.as_str().into()];
        for cell in &row.cells {
            cells.push(boxed(&p, cell, &known).text.into());
            cells.push(match cell {
                Cell::Placed { host, .. } | Cell::NotDone { host } => host.as_str().into(),
                _ => export::Cell::Empty,
            });
        }
        cells
    });
    let sheet = export::Sheet { name: facts.cohort.code, headers, rows: rows.collect() };
    export::send(&sheet, kind, may.lang)
}
