//! The list of students and its exports.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use placet_entity::kinds::CurriculumStatus;
use placet_entity::student;

use crate::access::privilege::{EditStudents, ViewStudents};
use crate::access::{Actor, May};
use crate::kit::export::{self, Cell, Kind};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query, SortHeader};
use crate::kit::{Handle, Page, PageResult, format};
use crate::people::model::{Filter, Narrow, shown_name};
use crate::people::store;
use crate::people::store::list::{At, Extra, SORTS};
use crate::views::{self, List, Views};

/// Columns that may be shown, and whether they are unless asked otherwise.
const COLUMNS: [(&str, &str, bool); 9] = [
    ("number", "people-field-number", true),
    ("cohort", "people-field-cohort", true),
    ("curriculum", "people-column-curriculum", true),
    ("score", "people-column-score", true),
    ("wishes", "people-column-wishes", true),
    ("state", "people-column-state", true),
    ("tags", "people-column-tags", false),
    ("email", "people-field-email", false),
    ("town", "people-field-town", false),
];

/// A state in a word: kind of tag, text.
type Word = (&'static str, String);

struct Line {
    id: String,
    href: String,
    name: String,
    number: String,
    cohort: String,
    cohort_href: String,
    done: Word,
    missing: String,
    score: String,
    wishes: String,
    state: Word,
    tags: Vec<String>,
    email: String,
    town: String,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    p: Page,
    query: Query,
    whole: String,
    count: String,
    total: u64,
    everyone: u64,
    narrowed: bool,
    clear: String,
    may_edit: bool,
    cohorts: Vec<(String, String)>,
    tags: Vec<(String, String)>,
    states: Vec<(&'static str, String)>,
    columns: Vec<(&'static str, String, bool)>,
    shown: Shown,
    by_name: SortHeader,
    by_number: SortHeader,
    by_score: SortHeader,
    by_town: SortHeader,
    lines: Vec<Line>,
    pager: Pager,
    views: Views,
}

/// Which columns are shown.
struct Shown {
    number: bool,
    cohort: bool,
    curriculum: bool,
    score: bool,
    wishes: bool,
    state: bool,
    tags: bool,
    email: bool,
    town: bool,
}

/// The address of the list without what narrows it.
fn cleared(query: &Query) -> String {
    let one_less = |query: Query, key: &&str| Query::parse(Some(query.without(key).trim_start_matches('?')));
    ["q", "cohort", "tag"].iter().fold(query.clone(), one_less).without("state")
}

/// What an address narrows the list to.
pub(super) fn filter(query: &Query) -> Filter {
    Filter {
        words: placet_rules::text::search_key(query.search())
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(8)
            .map(str::to_owned)
            .collect(),
        cohort: query.parsed("cohort"),
        tag: query.parsed("tag"),
        state: Narrow::from_code(query.get("state")),
    }
}

/// When an actor reads.
pub(super) fn at(actor: &Actor) -> At {
    At { now: actor.now, today: actor.today() }
}

/// The list.
pub(in crate::people) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let (filter, at, db) = (filter(&query), at(&may), handle.db.read());
    let total = store::list::count(db, &filter, at).await?;
    let everyone = if filter == Filter::default() {
        total
    } else {
        store::list::count(db, &Filter::default(), at).await?
    };
    let last = total.max(1).div_ceil(query.size()) - 1;
    let offset = query.offset().min(last * query.size());
    let sort = query.sort(&SORTS, "name");
    let rows = store::list::page(db, &filter, at, sort, (offset, Some(query.size()))).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let extras = store::list::extras(db, &ids, at).await?;
    let p = may.page_of("nav-students");
    let none = Extra::default();
    let lines = rows.iter().map(|row| line(&p, at, row, extras.get(&row.id).unwrap_or(&none))).collect();
    let asked: Vec<&str> = query.all("col").collect();
    let columns: Vec<_> = COLUMNS
        .iter()
        .map(|(code, label, shown)| {
            (*code, p.t(label), if asked.is_empty() { *shown } else { asked.contains(code) })
        })
        .collect();
    let is_shown = |code: &str| columns.iter().any(|(known, _, shown)| *known == code && *shown);
    let shown = Shown {
        number: is_shown("number"),
        cohort: is_shown("cohort"),
        curriculum: is_shown("curriculum"),
        score: is_shown("score"),
        wishes: is_shown("wishes"),
        state: is_shown("state"),
        tags: is_shown("tags"),
        email: is_shown("email"),
        town: is_shown("town"),
    };
    let header = |key, label: &str| query.header(key, p.t(label), "name");
    let cohorts = store::enrolments::cohorts(db).await?;
    let tags = store::tags::all(db).await?;
    let page = ListPage {
        views: views::above(db, &may, List::Students, "/students", &query).await?,
        whole: query.whole(),
        count: p.tv("people-count", &[("n", p.v(total)), ("count", p.v(p.n(total)))]),
        total,
        everyone,
        narrowed: filter != Filter::default(),
        clear: cleared(&query),
        may_edit: may.holds::<EditStudents>(),
        cohorts: cohorts.into_iter().map(|(row, _)| (row.id.to_string(), row.name)).collect(),
        tags: tags.into_iter().map(|row| (row.id.to_string(), row.name)).collect(),
        states: Narrow::ALL.iter().map(|one| (one.code(), p.tk("people-narrow", one.code()))).collect(),
        columns,
        shown,
        by_name: header("name", "people-column-name"),
        by_number: header("number", "people-field-number"),
        by_score: header("score", "people-column-score"),
        by_town: header("town", "people-field-town"),
        lines,
        pager: Pager::new(&p, &query, total),
        query,
        p,
    };
    show(&page)
}

fn line(p: &Page, at: At, row: &student::Model, extra: &Extra) -> Line {
    let curriculum = extra.curriculum.as_ref();
    let expected = extra.expected;
    let kind = if expected > 0 && extra.done >= expected { "good" } else { "plain" };
    Line {
        id: row.id.to_string(),
        href: format!("/students/{}", row.id),
        name: shown_name(row),
        number: row.number.clone(),
        cohort: extra.cohort.as_ref().map(|cohort| cohort.2.clone()).unwrap_or_default(),
        cohort_href: extra.cohort.as_ref().map(|cohort| format!("/cohorts/{}", cohort.0)).unwrap_or_default(),
        done: (kind, p.tv("people-done", &[("n", extra.done)])),
        missing: if expected > 0 { p.tv("people-of", &[("n", expected)]) } else { String::new() },
        score: curriculum.and_then(|row| row.score).map(|score| p.hundredths(&score)).unwrap_or_default(),
        wishes: extra.wishes.map(|wishes| p.n(wishes)).unwrap_or_default(),
        state: state(p, at, row, extra),
        tags: extra.tags.clone(),
        email: row.email.clone().unwrap_or_default(),
        town: row.town.clone().unwrap_or_default(),
    }
}

/// Where a student stands today, in a word.
fn state(p: &Page, at: At, row: &student::Model, extra: &Extra) -> Word {
    if row.archived_at.is_some() {
        return ("plain", p.t("people-state-archived"));
    }
    if let Some((first, last)) = extra.leave {
        let key = if first <= at.today { "people-state-on-leave" } else { "people-state-leave-coming" };
        let day = if first <= at.today { last } else { first };
        return ("warn", p.tv(key, &[("day", p.day(&day))]));
    }
    match extra.curriculum.as_ref().map(|row| row.status) {
        Some(CurriculumStatus::Active) => ("plain", p.t("people-state-active")),
        Some(status) => ("plain", p.tk("people-status", status.code())),
        None => ("warn", p.t("people-state-no-curriculum")),
    }
}

/// The whole result, as a spreadsheet reads it.
pub(in crate::people) async fn export_csv(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &uri, Kind::Csv).await
}

/// The whole result, as a workbook.
pub(in crate::people) async fn export_xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<ViewStudents>,
    uri: Uri,
) -> PageResult {
    export(&handle, &may, &uri, Kind::Xlsx).await
}

async fn export(handle: &Handle, may: &May<ViewStudents>, uri: &Uri, kind: Kind) -> PageResult {
    let query = Query::parse(uri.query());
    let (filter, at, db) = (filter(&query), at(may), handle.db.read());
    let sort = query.sort(&SORTS, "name");
    let rows = store::list::page(db, &filter, at, sort, (0, None)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let extras = store::list::extras(db, &ids, at).await?;
    let p = may.page_of("nav-students");
    let headers = [
        "people-field-number",
        "people-field-family-name",
        "people-field-given-name",
        "people-field-usage-name",
        "people-field-email",
        "people-field-phone",
        "people-field-birth-date",
        "people-field-address-line",
        "people-field-address-complement",
        "people-field-postcode",
        "people-field-town",
        "people-field-cedex",
        "people-field-lodging-town",
        "people-field-cohort",
        "people-column-done",
        "people-column-expected",
        "people-column-score",
        "people-column-wishes",
        "people-column-state",
        "people-column-tags",
    ];
    let none = Extra::default();
    let lines = rows.iter().map(|row| {
        let extra = extras.get(&row.id).unwrap_or(&none);
        vec![
            row.number.as_str().into(),
            row.family_name.as_str().into(),
            row.given_name.as_str().into(),
            row.usage_name.clone().into(),
            row.email.clone().into(),
            row.phone.clone().into(),
            row.birth_date.map(|day| format::short_day(may.lang, day)).into(),
            row.address_line.clone().into(),
            row.address_complement.clone().into(),
            row.postcode.clone().into(),
            row.town.clone().into(),
            row.cedex.clone().into(),
            row.lodging_town.clone().into(),
            extra.cohort.as_ref().map(|cohort| cohort.1.clone()).into(),
            Cell::Integer(extra.done),
            Cell::Integer(extra.expected),
            extra
                .curriculum
                .as_ref()
                .and_then(|row| row.score)
                .map_or(Cell::Empty, |score| Cell::Hundredths(score.into())),
            extra.wishes.map_or(Cell::Empty, Cell::Integer),
            state(&p, at, row, extra).1.into(),
            extra.tags.join(", ").into(),
        ]
    });
    let sheet = export::Sheet {
        name: p.t("people-import-file"),
        headers: headers.iter().map(|key| p.t(key)).collect(),
        rows: lines.collect(),
    };
    export::send(&sheet, kind, may.lang)
}
