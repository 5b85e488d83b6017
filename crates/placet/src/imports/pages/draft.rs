//! The pages of a draft: what it would do, how far it is, what became of it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State as Handed};
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;
use placet_entity::ids::ImportDraftId;
use placet_entity::kinds::ImportState;

use crate::access::May;
use crate::imports::confirm::{self, NotImported};
use crate::imports::model::{AT_ONCE, FailedRow, Importer, Report};
use crate::imports::plan::{self, Seen, State};
use crate::imports::preview::{self, Preview};
use crate::imports::store::{self, Head};
use crate::kit::error::{PageError, refusal};
use crate::kit::export::{self, Cell, Kind};
use crate::kit::page::{show as render, show_with};
use crate::kit::table::{Pager, Query};
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Lang, Page, PageResult};

/// A row of the preview.
struct Line {
    number: String,
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
    /// What was written before it was stopped or interrupted; empty when it was never begun.
    begun: String,
    ignored: String,
    counts: Vec<(&'static str, String, String, bool)>,
    changing: usize,
    errors: usize,
    lines: Vec<Line>,
    pager: Pager,
    back: String,
}

#[derive(Template)]
#[template(path = "imports/progress.html")]
struct ProgressPage {
    p: Page,
    source: String,
    /// This page.
    path: String,
    what: String,
    done: usize,
    /// Steps in all; none when they are not known.
    total: usize,
    figures: String,
    stop: String,
    stop_text: String,
}

#[derive(Template)]
#[template(path = "imports/report.html")]
struct ReportPage {
    p: Page,
    source: String,
    base: String,
    when: String,
    left_out: usize,
    counts: Vec<(String, String)>,
    failed: Vec<(String, String)>,
    more: usize,
    failed_file: String,
    after: String,
}

/// What a page of a draft is about.
struct Draft {
    id: ImportDraftId,
    head: Head,
    path: String,
}

async fn find<I: Importer>(handle: &Handle, may: &May<I::May>, id: &str) -> PageResult<Draft> {
    let id: ImportDraftId = id.parse().map_err(|_| PageError::Hidden)?;
    let head = store::head(handle.db.read(), id, I::KIND, may.account()).await?.ok_or(PageError::Hidden)?;
    Ok(Draft { id, head, path: format!("{}/{id}", I::PATHS.base) })
}

/// What the sheet would do, how far it is, then what it did.
pub(in crate::imports) async fn show<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let draft = find::<I>(&handle, &may, &id).await?;
    match draft.head.state {
        ImportState::Done => report_page::<I>(&handle, &may, draft).await,
        ImportState::Running => running_page::<I>(&handle, &may, draft).await,
        _ => preview_page::<I>(&handle, &may, draft, &Query::parse(uri.query()), StatusCode::OK).await,
    }
}

/// The page of a draft: its way from the top, and the form of its importer.
async fn page<I: Importer>(
    handle: &Handle,
    may: &May<I::May>,
    draft: &Draft,
    scope: &str,
) -> PageResult<(Page, String)> {
    let name = I::scope(handle.db.read(), scope).await?.ok_or(PageError::Hidden)?;
    let form =
        if scope.is_empty() { I::PATHS.base.to_owned() } else { format!("{}?scope={scope}", I::PATHS.base) };
    let mut p = may.page_of(I::TEXTS.title).crumb("/imports", may.lang.t("imports-title"));
    if !name.is_empty() {
        p = p.crumb(I::after(scope), name);
    }
    let p = p.crumb(form.clone(), may.lang.t(I::TEXTS.title)).crumb("", draft.head.source_name.clone());
    Ok((p, form))
}

async fn report_page<I: Importer>(handle: &Handle, may: &May<I::May>, draft: Draft) -> PageResult {
    let db = handle.db.read();
    let report = Report::read(store::report(db, draft.id).await?);
    let (_, context) = preview::table::<I>(handle, draft.id, may.today()).await?;
    let (p, form) = page::<I>(handle, may, &draft, &context.scope).await?;
    let counts = [
        ("imports-created", report.created, true),
        ("imports-updated", report.updated, true),
        ("imports-removed", report.removed, report.removed > 0),
        ("imports-joined", report.joined, report.joined > 0),
        ("imports-unchanged", report.unchanged, true),
        ("imports-left-out", report.failed.len(), true),
    ];
    let said: Vec<_> =
        report.failed.iter().take(50).map(|row| (p.n(row.line), why(may.lang, row).to_owned())).collect();
    render(&ReportPage {
        when: p.at(&draft.head.confirmed_at.unwrap_or(draft.head.created_at)),
        counts: counts
            .into_iter()
            .filter(|(_, _, shown)| *shown)
            .map(|(key, count, _)| (p.t(key), p.n(count)))
            .collect(),
        left_out: report.failed.len(),
        more: report.failed.len() - said.len(),
        failed: said,
        failed_file: format!("{}/failed.csv", draft.path),
        after: I::after(&context.scope),
        source: draft.head.source_name,
        base: form,
        p,
    })
}

fn why(lang: Lang, row: &FailedRow) -> &str {
    &row.why[usize::from(lang != Lang::Fr)]
}

/// How far the writing is.
async fn running_page<I: Importer>(handle: &Handle, may: &May<I::May>, draft: Draft) -> PageResult {
    let report = Report::read(store::report(handle.db.read(), draft.id).await?);
    let p = may
        .page_of(I::TEXTS.title)
        .crumb("/imports", may.lang.t("imports-title"))
        .crumb("", draft.head.source_name.clone());
    let (done, total) = (report.written(), report.total);
    let figures = match total {
        0 => String::new(),
        _ => p.tv("imports-running-figures", &[("done", p.n(done)), ("total", p.n(total))]),
    };
    let what = if total == 0 {
        "imports-running-check"
    } else if done < total {
        "imports-running"
    } else {
        "imports-running-end"
    };
    render(&ProgressPage {
        what: p.t(what),
        done,
        total,
        figures,
        stop: format!("{}/stop", draft.path),
        stop_text: p.t("imports-stop"),
        source: draft.head.source_name,
        path: draft.path,
        p,
    })
}

/// The preview of a draft: computed now for a short sheet, remembered for a long one; how far its computation is while it
/// lasts, unless it is waited for.
async fn previewed<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    draft: &Draft,
    wait: bool,
) -> PageResult<Result<Arc<anyhow::Result<Preview>>, (usize, usize)>> {
    let name = preview::name(draft.id);
    let short = usize::try_from(draft.head.row_count).unwrap_or(0) <= AT_ONCE;
    if let Some(done) =
        handle.background.find(name).and_then(|task| task.outcome::<anyhow::Result<Preview>>())
    {
        if !short && matches!(&*done, Ok(preview) if preview.holds::<I>(handle).await?) {
            return Ok(Ok(done));
        }
        handle.background.forget(name);
    }
    let (theirs, id, today) = (Arc::clone(handle), draft.id, may.today());
    let task =
        handle.background.begin(name, async move |task| preview::compute::<I>(theirs, id, today, task).await);
    if !short && !wait {
        let (done, total) = task.progress();
        return Ok(Err((done, total.max(usize::try_from(draft.head.row_count).unwrap_or(0)))));
    }
    task.ended().await;
    if short {
        handle.background.forget(name);
    }
    let done = task.outcome::<anyhow::Result<Preview>>();
    Ok(Ok(done.ok_or_else(|| anyhow::anyhow!("the preview of {id} panicked"))?))
}

async fn preview_page<I: Importer>(
    handle: &Arc<Handle>,
    may: &May<I::May>,
    draft: Draft,
    query: &Query,
    status: StatusCode,
) -> PageResult {
    let previewed = match previewed::<I>(handle, may, &draft, false).await? {
        Ok(previewed) => previewed,
        Err((done, total)) => {
            let p = may
                .page_of(I::TEXTS.title)
                .crumb("/imports", may.lang.t("imports-title"))
                .crumb("", draft.head.source_name.clone());
            return render(&ProgressPage {
                what: p.t("imports-reading"),
                figures: p.tv("imports-reading-figures", &[("done", p.n(done)), ("total", p.n(total))]),
                done,
                total,
                stop: format!("{}/discard", draft.path),
                stop_text: p.t("imports-discard"),
                source: draft.head.source_name,
                path: draft.path,
                p,
            });
        }
    };
    let preview = match &*previewed {
        Ok(preview) => preview,
        Err(error) => return Err(anyhow::anyhow!("{error:#}").into()),
    };
    let (p, form) = page::<I>(handle, may, &draft, &preview.scope).await?;
    let rows = &preview.rows;
    let asked = State::from_code(query.get("state"));
    let kept: Vec<&Seen> = rows.iter().filter(|row| asked.is_none_or(|state| row.state == state)).collect();
    let pager = Pager::new(&p, query, kept.len() as u64);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let last_page = (kept.len().max(1) - 1) / size;
    let page = (usize::try_from(query.page()).unwrap_or(1) - 1).min(last_page);
    let lines = kept.iter().skip(page * size).take(size).map(|row| line(&p, row)).collect();
    let counts = State::ALL
        .into_iter()
        .map(|state| (state, plan::count(rows, state)))
        .filter(|(state, count)| *count > 0 || !state.is_rare())
        .map(|(state, count)| {
            let href =
                if asked == Some(state) { query.without("state") } else { query.with("state", state.code()) };
            (state.code(), p.n(count), href, asked == Some(state))
        })
        .collect();
    let begun = begun(handle, &p, &draft.head).await?;
    let page = PreviewPage {
        shown: preview.shown.clone(),
        changed_meanwhile: status == StatusCode::CONFLICT || preview.replaces,
        begun,
        ignored: preview.ignored.join(", "),
        counts,
        changing: plan::changing(rows),
        errors: plan::count(rows, State::Error),
        lines,
        pager,
        source: draft.head.source_name,
        action: draft.path,
        back: form,
        p,
    };
    show_with(status, &page)
}

/// What an import that was begun and not ended did, in words; empty when it was never begun.
async fn begun(handle: &Handle, p: &Page, head: &Head) -> PageResult<String> {
    if !matches!(head.state, ImportState::Stopped | ImportState::Interrupted) {
        return Ok(String::new());
    }
    let report = Report::read(store::report(handle.db.read(), head.id).await?);
    let why = p.tk("imports-begun", head.state.code());
    let what = p.tv(
        "imports-begun-rows",
        &[
            ("n", p.v(report.written())),
            ("done", p.v(p.n(report.written()))),
            ("total", p.v(p.n(report.total))),
        ],
    );
    Ok(format!("{why} {what} {}", p.t("imports-begun-rest")))
}

fn line(p: &Page, row: &Seen) -> Line {
    Line {
        number: if row.line == 0 { "–".to_owned() } else { p.n(row.line) },
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
pub(in crate::imports) async fn post<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let draft = find::<I>(&handle, &may, &id).await?;
    match refusal(confirm::confirm::<I>(&handle, &may, draft.id, form.value("shown")).await)? {
        Ok(()) => {
            let now = find::<I>(&handle, &may, &id).await?;
            let done = now.head.state == ImportState::Done;
            Ok(web::go(now.path, done.then(|| web::good(may.lang.t("imports-done")))))
        }
        Err(NotImported::Already) => Ok(web::go(draft.path, web::warn(may.lang.t("imports-already")))),
        Err(NotImported::Changed) => {
            preview_page::<I>(&handle, &may, draft, &Query::default(), StatusCode::CONFLICT).await
        }
    }
}

/// Stops a draft whose rows are being written.
pub(in crate::imports) async fn stop<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
) -> PageResult {
    let draft = find::<I>(&handle, &may, &id).await?;
    let stopped = confirm::stop::<I>(&handle, &may, draft.id).await?;
    let said = if stopped { "imports-stopped" } else { "imports-not-stopped" };
    Ok(web::go(draft.path, web::warn(may.lang.t(said))))
}

/// Forgets a draft.
pub(in crate::imports) async fn discard<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
) -> PageResult {
    let draft = find::<I>(&handle, &may, &id).await?;
    let begun = matches!(draft.head.state, ImportState::Stopped | ImportState::Interrupted);
    let said = match refusal(confirm::discard::<I>(&handle, &may, draft.id).await)? {
        Ok(()) if draft.head.state == ImportState::Done => web::good(may.lang.t("imports-report-discarded")),
        Ok(()) if begun => web::good(may.lang.t("imports-rest-discarded")),
        Ok(()) => web::good(may.lang.t("imports-discarded")),
        Err(_) => return Ok(web::go(draft.path, web::warn(may.lang.t("imports-is-running")))),
    };
    Ok(web::go("/imports", said))
}

/// The rows left out, with their reasons, to be corrected and sent again.
pub(in crate::imports) async fn failed<I: Importer>(
    Handed(handle): Handed<Arc<Handle>>,
    may: May<I::May>,
    Path(id): Path<String>,
) -> PageResult {
    let draft = find::<I>(&handle, &may, &id).await?;
    let (mut headers, failed) = if draft.head.state == ImportState::Done {
        let report = Report::read(store::report(handle.db.read(), draft.id).await?);
        let (table, _) = preview::table::<I>(&handle, draft.id, may.today()).await?;
        (table.sheet().headers.clone(), report.failed)
    } else {
        match previewed::<I>(&handle, &may, &draft, true).await? {
            Ok(previewed) => match &*previewed {
                Ok(preview) => (preview.headers.clone(), preview.failed.clone()),
                Err(error) => return Err(anyhow::anyhow!("{error:#}").into()),
            },
            Err(_) => return Err(PageError::Hidden),
        }
    };
    let width = headers.len();
    headers.push(may.lang.t("imports-line"));
    headers.push(may.lang.t("imports-to-mend"));
    let rows = failed
        .iter()
        .map(|row| {
            let mut cells: Vec<Cell> = row.cells.iter().take(width).cloned().map(Cell::Text).collect();
            cells.resize(width, Cell::Empty);
            cells.push(Cell::Integer(i64::try_from(row.line).unwrap_or_default()));
            cells.push(Cell::Text(why(may.lang, row).to_owned()));
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
            "error" | "remove" => "bad",
            _ => "plain",
        }
    }
}
