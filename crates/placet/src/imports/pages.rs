//! The pages of imports: the list, the form, the preview, the report.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Handed};
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;
use placet_entity::ids::ImportDraftId;

use super::confirm::{self, NotImported};
use super::model::{Content, Context, Importer, Listed, Report};
use super::plan::{self, Seen, State};
use super::store;
use super::table::{BadHeaders, Table};
use crate::access::{Actor, May, Visitor};
use crate::kit::error::{PageError, refusal};
use crate::kit::export::{self, Cell, Kind};
use crate::kit::page::{show, show_with};
use crate::kit::sheet::{self, Unreadable};
use crate::kit::table::{Pager, Query};
use crate::kit::text::Say;
use crate::kit::web::{self, Form, Upload};
use crate::kit::{Handle, Page, PageResult};

/// A draft as the list shows it.
struct RecentLine {
    href: String,
    what: String,
    source: String,
    when: String,
    confirmed: bool,
}

#[derive(Template)]
#[template(path = "imports/index.html")]
struct IndexPage {
    p: Page,
    kinds: Vec<(&'static str, String, String)>,
    recent: Vec<RecentLine>,
}

/// Everything that the reader may import, and what he imported last.
pub(super) async fn index(
    Handed(handle): Handed<Arc<Handle>>,
    visitor: Visitor,
    listed: &'static [Listed],
) -> PageResult {
    let back = visitor.path.clone();
    let signed = visitor.signed.clone().ok_or(PageError::SignIn { back })?;
    let mine: Vec<&Listed> = listed.iter().filter(|line| (line.shown)(&signed.roles)).collect();
    if mine.is_empty() {
        return Err(PageError::Hidden);
    }
    let p = visitor.page_of("imports-title");
    let recent = store::recent(handle.db.read(), signed.account).await?;
    let recent = recent
        .into_iter()
        .filter_map(|row| {
            let line = mine.iter().find(|line| line.kind == row.kind)?;
            Some(RecentLine {
                href: format!("{}/{}", line.path, row.id),
                what: p.t(line.texts.title),
                source: row.source_name,
                when: p.at(&row.confirmed_at.unwrap_or(row.created_at)),
                confirmed: row.confirmed_at.is_some(),
            })
        })
        .collect();
    let alone = mine.iter().filter(|line| line.alone);
    let kinds = alone.map(|line| (line.path, p.t(line.texts.title), p.t(line.texts.about))).collect();
    show(&IndexPage { p, kinds, recent })
}

/// A column as the form explains it.
struct ColumnLine {
    name: String,
    required: bool,
    example: String,
}

#[derive(Template)]
#[template(path = "imports/form.html")]
struct FormPage {
    p: Page,
    f: Form,
    about: String,
    action: String,
    model: String,
    scope: String,
    back: String,
    columns: Vec<ColumnLine>,
}

async fn form_page<I: Importer>(
    handle: &Handle,
    actor: &Actor,
    f: Form,
    scope: String,
) -> PageResult<FormPage> {
    let name = I::scope(handle.db.read(), &scope).await?.ok_or(PageError::Hidden)?;
    let back = I::after(&scope);
    let mut p = actor.page_of(I::TEXTS.title).crumb("/imports", actor.lang.t("imports-title"));
    if !name.is_empty() {
        p = p.crumb(back.clone(), name);
    }
    p = p.crumb("", actor.lang.t(I::TEXTS.title));
    let columns = I::COLUMNS
        .iter()
        .map(|column| ColumnLine {
            name: p.t(column.label),
            required: column.required,
            example: p.t(column.example),
        })
        .collect();
    let about = p.t(I::TEXTS.about);
    let (action, model) = (I::PATHS.base.to_owned(), I::PATHS.model.to_owned());
    Ok(FormPage { p, f, about, action, model, scope, back, columns })
}

/// The form.
pub(super) async fn form<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    uri: Uri,
) -> PageResult {
    let scope = Query::parse(uri.query()).get("scope").to_owned();
    show(&form_page::<I>(&handle, &may, Form::default(), scope).await?)
}

/// A sheet to fill in: the headers and an example.
pub(super) async fn model<I: Importer>(may: May<I::May>) -> PageResult {
    let sheet = export::Sheet {
        name: may.lang.t(I::TEXTS.file),
        headers: I::COLUMNS.iter().map(|column| may.lang.t(column.label)).collect(),
        rows: vec![I::COLUMNS.iter().map(|column| Cell::Text(may.lang.t(column.example))).collect()],
    };
    export::send(&sheet, Kind::Csv, may.lang)
}

/// Reads what was sent, keeps it aside and shows what it would do.
pub(super) async fn post_form<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    upload: Upload,
) -> PageResult {
    let mut form = upload.form.clone();
    let scope = form.value("scope").to_owned();
    let file = upload.file("file").filter(|file| !file.bytes.is_empty());
    let (field, name, bytes) = match file {
        Some(file) => ("file", file.name.chars().take(120).collect(), file.bytes.clone()),
        None => ("text", may.lang.t("imports-pasted"), form.value("text").as_bytes().to_vec()),
    };
    let read = tokio::task::spawn_blocking(move || sheet::read(&bytes)).await.map_err(anyhow::Error::from)?;
    let checked = read.map_err(|error| unreadable(&error)).and_then(|sheet| {
        Table::of(sheet.clone(), I::COLUMNS).map(|_| sheet).map_err(|bad| bad_headers(&may, &bad))
    });
    match checked {
        Ok(sheet) if sheet.rows.is_empty() => form.refuse(field, Say::key("imports-no-row")),
        Ok(sheet) => {
            I::scope(handle.db.read(), &scope).await?.ok_or(PageError::Hidden)?;
            let id = confirm::keep::<I>(&handle, &may, name, &Content { sheet, scope }).await?;
            return Ok(web::go(format!("{}/{id}", I::PATHS.base), None));
        }
        Err(say) => form.refuse(field, say),
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page::<I>(&handle, &may, form, scope).await?)
}

fn unreadable(error: &Unreadable) -> Say {
    match error {
        Unreadable::Empty => Say::key("imports-empty"),
        Unreadable::TooLarge => Say::key("imports-too-large"),
        Unreadable::TooManyRows => Say::key("imports-too-many-rows").with("max", sheet::MAX_ROWS.to_string()),
        Unreadable::TooManyColumns => Say::key("imports-too-many-columns").with("max", sheet::MAX_COLUMNS),
        Unreadable::CellTooLong { row } => {
            Say::key("imports-cell-too-long").with("row", *row).with("max", sheet::MAX_CELL.to_string())
        }
        Unreadable::NotASheet => Say::key("imports-not-a-sheet"),
    }
}

fn bad_headers(visitor: &Visitor, bad: &BadHeaders) -> Say {
    match bad {
        BadHeaders::Missing(labels) => {
            let names: Vec<String> = labels.iter().map(|label| visitor.lang.t(label)).collect();
            Say::key("imports-columns-missing").with("count", names.len()).with("names", names.join(", "))
        }
        BadHeaders::Twice(label) => Say::key("imports-column-twice").with("name", visitor.lang.t(label)),
    }
}

/// A row of the preview.
struct Line {
    number: usize,
    label: String,
    state: &'static str,
    differences: Vec<(String, String, String)>,
    why: Vec<(String, String)>,
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct PreviewPage {
    p: Page,
    source: String,
    action: String,
    shown: String,
    changed_meanwhile: bool,
    ignored: String,
    counts: Vec<(&'static str, String, String, bool)>,
    changing: usize,
    errors: usize,
    lines: Vec<Line>,
    pager: Pager,
    back: String,
}

#[derive(Template)]
#[template(path = "imports/report.html")]
struct ReportPage {
    p: Page,
    source: String,
    base: String,
    when: String,
    report: Report,
    counts: Vec<(String, String)>,
    failed: Vec<(String, String)>,
    more: usize,
    failed_file: String,
    after: String,
}

/// What the sheet would do, then what it did.
pub(super) async fn draft<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    draft_page::<I>(&handle, &may, &id, &query, StatusCode::OK).await
}

async fn draft_page<I: Importer>(
    handle: &Handle,
    may: &May<I::May>,
    id: &str,
    query: &Query,
    status: StatusCode,
) -> PageResult {
    let id: ImportDraftId = id.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let draft = store::draft(db, id, I::KIND, may.account()).await?.ok_or(PageError::Hidden)?;
    let content: Content = serde_json::from_str(&draft.content).map_err(anyhow::Error::from)?;
    let name = I::scope(db, &content.scope).await?.ok_or(PageError::Hidden)?;
    let base = format!("{}/{id}", I::PATHS.base);
    let form = if content.scope.is_empty() {
        I::PATHS.base.to_owned()
    } else {
        format!("{}?scope={}", I::PATHS.base, content.scope)
    };
    let mut p = may.page_of(I::TEXTS.title).crumb("/imports", may.lang.t("imports-title"));
    if !name.is_empty() {
        p = p.crumb(I::after(&content.scope), name);
    }
    p = p.crumb(form.clone(), may.lang.t(I::TEXTS.title)).crumb("", draft.source_name.clone());
    if let (Some(at), Some(report)) = (draft.confirmed_at, &draft.report) {
        let report: Report = serde_json::from_str(report).map_err(anyhow::Error::from)?;
        let when = p.at(&at);
        let language = usize::from(may.lang != crate::kit::Lang::Fr);
        let failed: Vec<_> =
            report.failed.iter().take(50).map(|row| (p.n(row.line), row.why[language].clone())).collect();
        let counts = [
            ("imports-created", report.created),
            ("imports-updated", report.updated),
            ("imports-unchanged", report.unchanged),
            ("imports-left-out", report.failed.len()),
        ];
        return show(&ReportPage {
            when,
            counts: counts.into_iter().map(|(key, count)| (p.t(key), p.n(count))).collect(),
            more: report.failed.len() - failed.len(),
            failed,
            failed_file: format!("{base}/failed.csv"),
            after: I::after(&content.scope),
            source: draft.source_name,
            base: form,
            report,
            p,
        });
    }
    let context = Context { scope: content.scope.clone(), today: may.today() };
    let table = Table::of(content.sheet, I::COLUMNS)
        .map_err(|_| anyhow::anyhow!("a draft was kept whose headers are not known"))?;
    let (rows, _) = plan::split(I::plan(db, &table, &context).await?);
    let asked = State::from_code(query.get("state"));
    let kept: Vec<&Seen> = rows.iter().filter(|row| asked.is_none_or(|state| row.state == state)).collect();
    let pager = Pager::new(&p, query, kept.len() as u64);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let last_page = (kept.len().max(1) - 1) / size;
    let page = (usize::try_from(query.page()).unwrap_or(1) - 1).min(last_page);
    let lines = kept.iter().skip(page * size).take(size).map(|row| line(&p, row)).collect();
    let counts = State::ALL
        .into_iter()
        .map(|state| {
            let href =
                if asked == Some(state) { query.without("state") } else { query.with("state", state.code()) };
            (state.code(), p.n(plan::count(&rows, state)), href, asked == Some(state))
        })
        .collect();
    let page = PreviewPage {
        shown: plan::digest(&rows),
        changed_meanwhile: status == StatusCode::CONFLICT,
        ignored: table.ignored().join(", "),
        counts,
        changing: plan::count(&rows, State::Create) + plan::count(&rows, State::Update),
        errors: plan::count(&rows, State::Error),
        lines,
        pager,
        source: draft.source_name,
        action: base,
        back: form,
        p,
    };
    show_with(status, &page)
}

fn line(p: &Page, row: &Seen) -> Line {
    Line {
        number: row.line,
        label: row.label.clone(),
        state: row.state.code(),
        differences: row
            .differences
            .iter()
            .map(|one| (p.t(one.column), one.before.clone(), one.after.clone()))
            .collect(),
        why: row
            .faults
            .iter()
            .map(|fault| (fault.column.map_or_else(String::new, |column| p.t(column)), p.say(&fault.say)))
            .collect(),
        notes: row.notes.iter().map(|note| p.say(note)).collect(),
    }
}

/// Imports what was shown.
pub(super) async fn post_draft<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let draft: ImportDraftId = id.parse().map_err(|_| PageError::Hidden)?;
    let there = format!("{}/{draft}", I::PATHS.base);
    match refusal(confirm::confirm::<I>(&handle, &may, draft, form.value("shown")).await)? {
        Ok(()) => Ok(web::go(there, web::good(may.lang.t("imports-done")))),
        Err(NotImported::Already) => Ok(web::go(there, web::warn(may.lang.t("imports-already")))),
        Err(NotImported::Changed) => {
            draft_page::<I>(&handle, &may, &id, &Query::default(), StatusCode::CONFLICT).await
        }
    }
}

/// Forgets a draft.
pub(super) async fn post_discard<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
) -> PageResult {
    let draft: ImportDraftId = id.parse().map_err(|_| PageError::Hidden)?;
    confirm::discard::<I>(&handle, &may, draft).await?;
    Ok(web::go("/imports", web::good(may.lang.t("imports-discarded"))))
}

/// The rows left out, with their reasons, to be corrected and sent again.
pub(super) async fn failed<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
) -> PageResult {
    let id: ImportDraftId = id.parse().map_err(|_| PageError::Hidden)?;
    let draft = store::draft(handle.db.read(), id, I::KIND, may.account()).await?.ok_or(PageError::Hidden)?;
    let content: Content = serde_json::from_str(&draft.content).map_err(anyhow::Error::from)?;
    let context = Context { scope: content.scope.clone(), today: may.today() };
    let mut headers = content.sheet.headers.clone();
    let report = match &draft.report {
        Some(report) => serde_json::from_str(report).map_err(anyhow::Error::from)?,
        None => {
            let table = Table::of(content.sheet, I::COLUMNS).map_err(|_| PageError::Hidden)?;
            let (rows, _) = plan::split(I::plan(handle.db.read(), &table, &context).await?);
            plan::report(&rows, &table)
        }
    };
    let width = headers.len();
    headers.push(may.lang.t("imports-line"));
    headers.push(may.lang.t("imports-to-mend"));
    let language = usize::from(may.lang != crate::kit::Lang::Fr);
    let rows = report
        .failed
        .into_iter()
        .map(|row| {
            let [fr, en] = row.why;
            let mut cells: Vec<Cell> = row.cells.into_iter().take(width).map(Cell::Text).collect();
            cells.resize(width, Cell::Empty);
            cells.push(Cell::Integer(i64::try_from(row.line).unwrap_or_default()));
            cells.push(Cell::Text(if language == 0 { fr } else { en }));
            cells
        })
        .collect();
    let sheet = export::Sheet { name: may.lang.t("imports-failed-file"), headers, rows };
    Ok(export::send(&sheet, Kind::Csv, may.lang)?.into_response())
}

impl PreviewPage {
    /// What a tile does when it is followed.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates lend their arguments")]
    fn filter_text(&self, current: &bool) -> String {
        self.p.t(if *current { "imports-filter-off" } else { "imports-filter-on" })
    }

    /// The colour of a state.
    fn tag_kind(state: &str) -> &'static str {
        match state {
            "create" => "good",
            "update" => "accent",
            "error" => "bad",
            _ => "plain",
        }
    }
}
