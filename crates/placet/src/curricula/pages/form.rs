//! The form of a requirement, which says what it would contradict before it is saved.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_entity::ids::{ProgrammeId, RequirementId};
use placet_entity::kinds::RequirementScope;
use placet_entity::requirement;
use placet_rules::curriculum::{Malformed, REQUIREMENTS_MAX};

use super::contradictions;
use super::list::{levels_of, path_of};
use crate::access::{May, privilege};
use crate::audit::Happened;
use crate::curricula::model::Asked;
use crate::curricula::save::{self, Refusal};
use crate::curricula::store::{requirements as store, settled};
use crate::curricula::words::{self, Names};
use crate::hosts;
use crate::kit::error::refusal;
use crate::kit::format::input_day;
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good, warn};
use crate::kit::{Handle, Page, PageError, PageResult};

type Edit = May<privilege::EditRequirements>;

/// Most placements that a figure may name.
const FIGURE_MAX: i32 = 99;

#[derive(Template)]
#[template(path = "curricula/form.html")]
struct FormPage {
    p: Page,
    f: Form,
    action: String,
    back: String,
    programme: ProgrammeId,
    existing: Option<RequirementId>,
    settled: i64,
    scopes: Vec<(String, String)>,
    categories: Vec<(String, String, bool)>,
    sites: Vec<(String, String)>,
    levels: Vec<(String, String, bool)>,
    /// What was asked to be checked holds together with the others.
    agrees: bool,
    contradictions: Vec<String>,
    is_complete: bool,
    conflict: Vec<(String, String, String)>,
    history: Vec<Happened>,
}

async fn page(
    handle: &Handle,
    may: &Edit,
    f: Form,
    programme: ProgrammeId,
    existing: Option<RequirementId>,
) -> PageResult<FormPage> {
    let db = handle.db.read();
    let title = may.lang.t(if existing.is_some() { "curricula-edit" } else { "curricula-new" });
    let back = path_of(programme);
    let p = may.page(&title).crumb(back.clone(), may.lang.t("curricula-title")).crumb("", title);
    let named = |id: String, name: String, field: &str| {
        let ticked = f.has(field, &id);
        (id, name, ticked)
    };
    let categories = store::categories(db)
        .await?
        .into_iter()
        .filter(|row| row.archived_at.is_none() || f.has("category", &row.id.to_string()));
    let categories = categories.map(|row| named(row.id.to_string(), row.name, "category")).collect();
    let levels = levels_of(&store::levels(db).await?, programme).into_iter();
    let levels = levels.map(|row| named(row.id.to_string(), row.name, "level")).collect();
    let sites = hosts::facts::all_sites(db).await?.into_iter();
    let scopes = RequirementScope::ALL.iter();
    Ok(FormPage {
        scopes: scopes
            .map(|scope| (scope.code().to_owned(), p.tk("curricula-scope", scope.code())))
            .collect(),
        categories,
        sites: sites.map(|site| (site.id.to_string(), format!("{} ({})", site.name, site.code))).collect(),
        levels,
        action: existing.map_or_else(|| "/requirements".to_owned(), |id| format!("/requirements/{id}")),
        back,
        programme,
        settled: match existing {
            Some(id) => settled::counts(db).await?.get(&id).copied().unwrap_or(0),
            None => 0,
        },
        history: match existing {
            Some(id) => may.history(db, "requirement", id).await?,
            None => Vec::new(),
        },
        existing,
        agrees: false,
        contradictions: Vec::new(),
        is_complete: true,
        conflict: Vec::new(),
        f,
        p,
    })
}

/// The form of a new requirement.
pub(in crate::curricula) async fn new(State(handle): State<Arc<Handle>>, may: Edit, uri: Uri) -> PageResult {
    let query = Query::parse(uri.query());
    let programmes = store::programmes(handle.db.read()).await?;
    let wanted: Option<ProgrammeId> = query.parsed("programme");
    let chosen = programmes.iter().find(|row| Some(row.id) == wanted).or(programmes.first());
    let programme = chosen.ok_or(PageError::Hidden)?.id;
    let f = Form::of([("scope", RequirementScope::Category.code())]);
    show(&page(&handle, &may, f, programme, None).await?)
}

/// The form of a requirement.
pub(in crate::curricula) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<RequirementId>,
) -> PageResult {
    let saved = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    let row = &saved.row;
    let number = |figure: Option<i32>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let mut pairs = vec![
        ("name", row.name.clone()),
        ("scope", row.scope.code().to_owned()),
        ("site", row.site_id.map(|id| id.to_string()).unwrap_or_default()),
        ("min", number(row.min_placements)),
        ("max", number(row.max_placements)),
        ("from", row.from_on.map(input_day).unwrap_or_default()),
        ("until", row.until_on.map(input_day).unwrap_or_default()),
        ("version", row.version.to_string()),
    ];
    pairs.extend(saved.categories.iter().map(|id| ("category", id.to_string())));
    pairs.extend(saved.levels.iter().map(|id| ("level", id.to_string())));
    show(&page(&handle, &may, Form::of(pairs), row.programme_id, Some(id)).await?)
}

/// Reads the fields; what does not concern the scope is left out.
async fn read(
    handle: &Handle,
    form: &mut Form,
    id: RequirementId,
    programme: ProgrammeId,
) -> PageResult<Asked> {
    let db = handle.db.read();
    let name = form.required("name", 120);
    let scope = form.choice("scope", RequirementScope::from_code).unwrap_or(RequirementScope::All);
    let known = store::categories(db).await?;
    let ticked: Vec<_> =
        known.iter().map(|row| row.id).filter(|id| form.has("category", &id.to_string())).collect();
    let categories = match scope {
        RequirementScope::Category | RequirementScope::Group => ticked,
        RequirementScope::All | RequirementScope::Site => Vec::new(),
    };
    if scope == RequirementScope::Category && categories.len() != 1 {
        form.refuse("category", Say::key("curricula-one-category"));
    }
    let mut site_id = None;
    if scope == RequirementScope::Site {
        site_id = form.id("site");
        if let Some(id) = site_id
            && !hosts::facts::sites(db, &[id]).await?.contains_key(&id)
        {
            form.refuse("site", Say::key("form-choice"));
        }
    }
    let levels = levels_of(&store::levels(db).await?, programme).into_iter().map(|row| row.id);
    let levels = levels.filter(|id| form.has("level", &id.to_string())).collect();
    let row = requirement::Model {
        id,
        programme_id: programme,
        name,
        rank: i32::MAX,
        scope,
        site_id,
        min_placements: form.optional_integer("min", 0..=FIGURE_MAX).filter(|min| *min > 0),
        max_placements: form.optional_integer("max", 0..=FIGURE_MAX),
        from_on: form.optional_day("from"),
        until_on: form.optional_day("until"),
        version: form.version(),
    };
    let asked = Asked { row, categories, levels };
    if !form.is_refused() {
        refuse(form, &asked.rule().check());
    }
    Ok(asked)
}

/// Notes what means nothing at the field to mend.
fn refuse(form: &mut Form, found: &[Malformed]) {
    for one in found {
        match one {
            Malformed::NoBound => form.refuse("min", Say::key("curricula-no-bound")),
            Malformed::MinOverMax { min, max } => {
                form.refuse("max", Say::key("curricula-min-over-max").with("min", *min).with("max", *max));
            }
            Malformed::Backwards { .. } => form.refuse("until", Say::key("curricula-backwards")),
            Malformed::NoCategory => form.refuse("category", Say::key("curricula-no-category")),
        }
    }
}

fn described(p: &Page, names: &Names, asked: &Asked) -> Vec<(String, String)> {
    vec![
        (p.t("curricula-column-name"), asked.row.name.clone()),
        (p.t("curricula-column-counts"), words::scope(p, names, asked)),
        (p.t("curricula-column-figures"), words::figures(p, asked)),
        (p.t("curricula-column-window"), words::window(p, names, asked)),
    ]
}

/// Creates a requirement, or only says what it would contradict.
pub(in crate::curricula) async fn create(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    mut form: Form,
) -> PageResult {
    let programmes = store::programmes(handle.db.read()).await?;
    let wanted: Option<ProgrammeId> = form.id("programme");
    let programme = programmes.iter().find(|row| Some(row.id) == wanted).ok_or(PageError::Hidden)?.id;
    submitted(&handle, &may, form, handle.id(), programme, false).await
}

/// Changes a requirement, or only says what it would contradict.
pub(in crate::curricula) async fn change(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<RequirementId>,
    form: Form,
) -> PageResult {
    let saved = store::find(handle.db.read(), id).await?.ok_or(PageError::Hidden)?;
    submitted(&handle, &may, form, id, saved.row.programme_id, true).await
}

async fn submitted(
    handle: &Arc<Handle>,
    may: &Edit,
    mut form: Form,
    id: RequirementId,
    programme: ProgrammeId,
    exists: bool,
) -> PageResult {
    let asked = read(handle, &mut form, id, programme).await?;
    let db = handle.db.read();
    let existing = exists.then_some(id);
    if form.is_refused() {
        let page = page(handle, may, form, programme, existing).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let levels = levels_of(&store::levels(db).await?, programme);
    let mut all = store::all(db, Some(programme)).await?;
    match all.iter_mut().find(|other| other.row.id == id) {
        Some(other) => *other = asked.clone(),
        None => all.push(asked.clone()),
    }
    let (found, is_complete) = contradictions(&may.page(""), db, &levels, &all).await?;
    if form.ticked("check") {
        let mut page = page(handle, may, form, programme, existing).await?;
        (page.agrees, page.contradictions, page.is_complete) =
            (found.is_empty() && is_complete, found, is_complete);
        return show(&page);
    }
    let mut conflict = None;
    match refusal(save::save(handle, may, asked.clone()).await)? {
        Ok(()) => {
            let name = [("name", asked.row.name.into())];
            let said = may.lang.tv("curricula-saved", &name);
            let flash = if found.is_empty() {
                good(said)
            } else {
                warn(format!("{said} {}", may.lang.t("curricula-saved-contradicts")))
            };
            return Ok(go(path_of(programme), flash));
        }
        Err(Refusal::Malformed(found)) => refuse(&mut form, &found),
        Err(Refusal::TooMany) => {
            form.refuse("name", Say::key("curricula-too-many").with("most", REQUIREMENTS_MAX));
        }
        Err(Refusal::Changed(now)) => conflict = Some(now),
    }
    let mut page = page(handle, may, form, programme, existing).await?;
    if let Some(now) = conflict {
        let names = store::names(db, &[asked.clone(), (*now).clone()]).await?;
        page.conflict = differences(described(&page.p, &names, &asked), described(&page.p, &names, &now));
        page.f.set("version", now.row.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
