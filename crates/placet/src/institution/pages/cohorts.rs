//! The list of cohorts, its export, and the form of one.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use chrono::NaiveDate;
use placet_entity::cohort;
use placet_entity::ids::{AcademicYearId, CohortId, ProgrammeId};
use sea_orm::{ConnectionTrait, DbErr};

use super::super::model::{CohortForm, Refusal};
use super::super::store::{structure, years as store};
use super::super::{cohorts as use_case, years};
use super::form::{FormPage, Kind, note};
use crate::access::privilege::{EditInstitution, ViewInstitution};
use crate::access::{Actor, May};
use crate::kit::error::refusal;
use crate::kit::export::{self, Cell, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query};
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Page, PageError, PageResult};

/// A cohort as lists show it.
pub(super) struct CohortView {
    pub(super) id: CohortId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) year_id: AcademicYearId,
    pub(super) year: String,
    pub(super) year_start: NaiveDate,
    pub(super) programme_id: ProgrammeId,
    pub(super) programme: String,
    pub(super) level: String,
    pub(super) level_rank: i32,
    pub(super) students: i64,
    pub(super) campaigns: i64,
    pub(super) previous: Option<(CohortId, String)>,
    pub(super) next: Vec<(CohortId, String)>,
}

/// Every cohort, the latest years first, in the order of programmes and levels.
pub(super) async fn views(db: &impl ConnectionTrait) -> Result<Vec<CohortView>, DbErr> {
    let (students, campaigns) = (store::students(db).await?, store::campaigns(db).await?);
    let years: HashMap<_, _> = store::years(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let programmes: HashMap<_, _> =
        structure::programmes(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let levels: HashMap<_, _> = structure::levels(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let rows = store::cohorts(db).await?;
    let names: HashMap<_, _> = rows.iter().map(|row| (row.id, row.name.clone())).collect();
    let mut followers: HashMap<CohortId, Vec<(CohortId, String)>> = HashMap::new();
    for row in &rows {
        if let Some(previous) = row.previous_id {
            followers.entry(previous).or_default().push((row.id, row.name.clone()));
        }
    }
    let mut views: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            let (year, level) = (years.get(&row.year_id)?, levels.get(&row.level_id)?);
            Some(CohortView {
                id: row.id,
                code: row.code,
                name: row.name,
                year_id: row.year_id,
                year: year.code.clone(),
                year_start: year.start_on,
                programme_id: row.programme_id,
                programme: programmes.get(&row.programme_id).cloned().unwrap_or_default(),
                level: level.name.clone(),
                level_rank: level.rank,
                students: students.get(&row.id).copied().unwrap_or(0),
                campaigns: campaigns.get(&row.id).copied().unwrap_or(0),
                previous: row.previous_id.and_then(|id| Some((id, names.get(&id)?.clone()))),
                next: followers.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |row: &CohortView| (row.programme.clone(), row.level_rank, row.code.clone());
        b.year_start.cmp(&a.year_start).then_with(|| key(a).cmp(&key(b)))
    });
    Ok(views)
}

const SORTS: [&str; 5] = ["name", "year", "level", "students", "campaigns"];

/// What the address asks of the list.
fn chosen(mut rows: Vec<CohortView>, query: &Query) -> Vec<CohortView> {
    let key = placet_rules::text::search_key(query.search());
    let year: Option<AcademicYearId> = query.parsed("year");
    let programme: Option<ProgrammeId> = query.parsed("programme");
    rows.retain(|row| {
        let text = placet_rules::text::search_key(&format!("{} {}", row.code, row.name));
        year.is_none_or(|id| row.year_id == id)
            && programme.is_none_or(|id| row.programme_id == id)
            && key.split(' ').all(|word| text.contains(word))
    });
    let (sort, descending) = query.sort(&SORTS, "year");
    match sort {
        "name" => rows.sort_by(|a, b| a.name.cmp(&b.name)),
        "level" => rows.sort_by(|a, b| (&a.programme, a.level_rank).cmp(&(&b.programme, b.level_rank))),
        "students" => rows.sort_by_key(|row| row.students),
        "campaigns" => rows.sort_by_key(|row| row.campaigns),
        _ => {}
    }
    if descending {
        rows.reverse();
    }
    rows
}

struct Header {
    label: String,
    href: String,
    direction: &'static str,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "institution/cohorts.html")]
struct CohortsPage {
    p: Page,
    total: usize,
    whole: String,
    search: String,
    year: String,
    programme: String,
    years: Vec<(String, String)>,
    programmes: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
    headers: Vec<Header>,
    rows: Vec<CohortView>,
    filtered: bool,
    pager: Pager,
    editable: bool,
}

/// The list of cohorts.
pub(in crate::institution) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let db = handle.db.read();
    let p = may.page_of("nav-cohorts");
    let rows = chosen(views(db).await?, &query);
    let total = rows.len();
    let pager = Pager::new(&p, &query, total as u64);
    let size = usize::try_from(query.size()).unwrap_or(usize::MAX);
    // a page after the last is the last
    let offset =
        usize::try_from(query.offset()).unwrap_or(usize::MAX).min(total.saturating_sub(1) / size * size);
    let labels = [
        "institution-cohort",
        "institution-field-year",
        "institution-level",
        "nav-students",
        "nav-campaigns",
    ];
    let headers = SORTS.into_iter().zip(labels).map(|(key, label)| {
        let header = query.header(key, p.t(label), "year");
        let class = if matches!(key, "students" | "campaigns") { "num" } else { "" };
        Header { label: header.label, href: header.href, direction: header.direction, class }
    });
    let programmes = structure::programmes(db).await?;
    show(&CohortsPage {
        total,
        whole: query.whole(),
        search: query.search().to_owned(),
        year: query.get("year").to_owned(),
        programme: query.get("programme").to_owned(),
        years: store::years(db).await?.into_iter().map(|row| (row.id.to_string(), row.code)).collect(),
        programmes: programmes.into_iter().map(|row| (row.id.to_string(), row.name)).collect(),
        hidden: query
            .hidden(&["q", "year", "programme"])
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        headers: headers.collect(),
        rows: rows.into_iter().skip(offset).take(size).collect(),
        filtered: ["q", "year", "programme"].iter().any(|key| !query.get(key).is_empty()),
        pager,
        editable: may.holds::<EditInstitution>(),
        p,
    })
}

/// The whole result as a file.
pub(in crate::institution) async fn export(
    State(handle): State<Arc<Handle>>,
    may: May<ViewInstitution>,
    uri: Uri,
) -> PageResult {
    let extension = uri.path().rsplit('.').next().unwrap_or_default();
    let kind = export::Kind::from_code(extension).ok_or(PageError::Hidden)?;
    let rows = chosen(views(handle.db.read()).await?, &Query::parse(uri.query()));
    let keys = [
        "institution-field-code",
        "institution-field-name",
        "institution-field-year",
        "institution-programme",
        "institution-level",
        "nav-students",
        "nav-campaigns",
        "institution-field-previous",
    ];
    let sheet = Sheet {
        name: may.lang.t("nav-cohorts"),
        headers: keys.iter().map(|key| may.lang.t(key)).collect(),
        rows: rows
            .into_iter()
            .map(|row| {
                vec![
                    row.code.into(),
                    row.name.into(),
                    row.year.into(),
                    row.programme.into(),
                    row.level.into(),
                    Cell::Integer(row.students),
                    Cell::Integer(row.campaigns),
                    row.previous.map(|(_, name)| name).into(),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind, may.lang)
}

fn filled(row: &cohort::Model) -> Form {
    Form::of([
        ("year", row.year_id.to_string()),
        ("level", row.level_id.to_string()),
        ("code", row.code.clone()),
        ("name", row.name.clone()),
        ("previous", row.previous_id.map(|id| id.to_string()).unwrap_or_default()),
    ])
}

async fn shown(
    handle: &Handle,
    actor: &Actor,
    form: &Form,
    row: Option<&cohort::Model>,
) -> Result<FormPage, PageError> {
    let db = handle.db.read();
    let all = store::years(db).await?;
    let open = |id| row.is_some_and(|row| row.year_id == id);
    let year_options = all
        .iter()
        .filter(|year| open(year.id) || years::is_open(year, actor.today()))
        .map(|year| (year.id.to_string(), year.code.clone()))
        .collect();
    let programmes: HashMap<_, _> =
        structure::programmes(db).await?.into_iter().map(|one| (one.id, one)).collect();
    let mut levels: Vec<_> = structure::levels(db)
        .await?
        .into_iter()
        .filter_map(|level| {
            let programme = programmes.get(&level.programme_id)?;
            let live = level.archived_at.is_none() && programme.archived_at.is_none();
            (live || row.is_some_and(|row| row.level_id == level.id))
                .then(|| (level.id.to_string(), format!("{} — {}", programme.name, level.name)))
        })
        .collect();
    levels.sort_by(|a, b| a.1.split(" — ").next().cmp(&b.1.split(" — ").next()));
    let earlier = views(db).await?.into_iter().filter(|other| row.is_none_or(|row| row.id != other.id));
    let previous =
        earlier.map(|other| (other.id.to_string(), format!("{} ({})", other.name, other.year))).collect();
    let choose = actor.lang.t("institution-choose");
    let list = actor.page("").crumb("/cohorts", actor.lang.t("nav-cohorts"));
    let page = match row {
        Some(row) => {
            let title = actor.lang.tv("institution-cohort-edit", &[("name", (&row.name).into())]);
            let address = format!("/cohorts/{}", row.id);
            let mut p = list.crumb(&address, &row.name).crumb("", actor.lang.t("kit-change"));
            p.title = title;
            FormPage::new(p, address.clone(), address)
        }
        None => {
            let title = actor.lang.t("institution-cohort-new");
            let mut p = list.crumb("", title.clone());
            p.title = title;
            FormPage::new(p, "/cohorts", "/cohorts").intro(actor.lang.t("institution-cohort-new-text"))
        }
    };
    Ok(page
        .field(form, "year", Kind::Choice { options: year_options, blank: choose.clone() })
        .field(form, "level", Kind::Choice { options: levels, blank: choose })
        .field(form, "code", Kind::Text(40))
        .field(form, "name", Kind::Text(120))
        .optional(
            form,
            "previous",
            Kind::Choice { options: previous, blank: actor.lang.t("institution-previous-none") },
        ))
}

/// The form of a new cohort.
pub(in crate::institution) async fn new(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    shown(&handle, &may, &Form::of([("year", query.get("year"))]), None).await?.show()
}

/// Creates a cohort.
pub(in crate::institution) async fn create(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    mut form: Form,
) -> PageResult {
    let typed = CohortForm::read(&mut form).filter(|_| !form.is_refused());
    if let Some(typed) = typed {
        match refusal(use_case::create(&handle, &may, &typed).await)? {
            Ok(_) => {
                let text = may.lang.tv("institution-cohort-created", &[("name", typed.name.into())]);
                return Ok(web::go(format!("/cohorts?year={}", typed.year_id), web::good(text)));
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    shown(&handle, &may, &form, None).await?.refused(&form)
}

/// The form of a cohort.
pub(in crate::institution) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<CohortId>,
) -> PageResult {
    let row = store::cohort(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let happened = may.history(handle.db.read(), "cohort", id).await?;
    shown(&handle, &may, &filled(&row), Some(&row)).await?.version(row.version).history(happened).show()
}

/// Changes a cohort.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditInstitution>,
    Path(id): Path<CohortId>,
    mut form: Form,
) -> PageResult {
    let typed = CohortForm::read(&mut form).filter(|_| !form.is_refused());
    let version = form.version();
    if let Some(typed) = typed {
        match refusal(use_case::change(&handle, &may, id, version, &typed).await)? {
            Ok(()) => {
                let text = may.lang.t("institution-saved");
                return Ok(web::go(format!("/cohorts?year={}", typed.year_id), web::good(text)));
            }
            Err(Refusal::Changed) => {
                let row = store::cohort(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
                let page = shown(&handle, &may, &form, Some(&row)).await?.version(row.version);
                return page.stale(&handle, "cohort", id, &filled(&row)).await;
            }
            Err(why) => note(&mut form, &why)?,
        }
    }
    let row = store::cohort(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    shown(&handle, &may, &form, Some(&row)).await?.version(version).refused(&form)
}
