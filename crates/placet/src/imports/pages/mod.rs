//! The pages of imports: the list, the form; then those of a draft.

mod draft;

use std::sync::Arc;

use askama::Template;
use axum::extract::State as Handed;
use axum::http::{StatusCode, Uri};
use placet_entity::kinds::ImportState;

pub(super) use draft::{discard, failed, post, show as draft, stop};

use super::confirm;
use super::model::{Content, Importer, Listed};
use super::store;
use super::table::{BadHeaders, Table};
use crate::access::{Actor, May, Visitor};
use crate::kit::error::PageError;
use crate::kit::export::{self, Cell, Kind};
use crate::kit::page::{show, show_with};
use crate::kit::sheet::{self, Unreadable};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{self, Form, Upload};
use crate::kit::{Handle, Page, PageResult};

/// A draft as the list shows it.
struct RecentLine {
    href: String,
    what: String,
    source: String,
    when: String,
    state: &'static str,
    tag: &'static str,
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
                state: row.state.code(),
                tag: match row.state {
                    ImportState::Done => "good",
                    ImportState::Interrupted => "bad",
                    ImportState::Running => "accent",
                    ImportState::Waiting | ImportState::Stopped => "warn",
                },
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
    let read = {
        let (may, scope) = (may.clone(), scope.clone());
        tokio::task::spawn_blocking(move || read::<I>(&may, &bytes, scope))
            .await
            .map_err(anyhow::Error::from)?
    };
    match read {
        Ok((content, rows)) => {
            I::scope(handle.db.read(), &scope).await?.ok_or(PageError::Hidden)?;
            let id = confirm::keep::<I>(&handle, &may, name, content, rows).await?;
            return Ok(web::go(format!("{}/{id}", I::PATHS.base), None));
        }
        Err(say) => form.refuse(field, say),
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page::<I>(&handle, &may, form, scope).await?)
}

/// What a draft holds of bytes that were sent, as JSON, and its number of rows; or why it cannot be imported.
fn read<I: Importer>(visitor: &Visitor, bytes: &[u8], scope: String) -> Result<(String, usize), Say> {
    let sheet = sheet::read(bytes).map_err(|error| unreadable(&error))?;
    let rows = sheet.rows.len();
    let content = Content { sheet, scope };
    let json = serde_json::to_string(&content).map_err(|_| Say::key("imports-not-a-sheet"))?;
    Table::of::<I>(content.sheet).map_err(|bad| bad_headers(visitor, &bad))?;
    if rows == 0 { Err(Say::key("imports-no-row")) } else { Ok((json, rows)) }
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
