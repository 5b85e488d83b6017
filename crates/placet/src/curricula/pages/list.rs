//! The requirements of a programme, in their order, with what contradicts what.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{ProgrammeId, RequirementId};
use placet_entity::study_level;

use super::contradictions;
use crate::access::{May, privilege};
use crate::curricula::save::{self, Direction};
use crate::curricula::store::{requirements as store, settled};
use crate::curricula::words;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::web::{Form, go, good};
use crate::kit::{Handle, Page, PageError, PageResult};

struct Line {
    id: RequirementId,
    name: String,
    counts: String,
    figures: String,
    window: String,
    settled: i64,
}

#[derive(Template)]
#[template(path = "curricula/list.html")]
struct ListPage {
    p: Page,
    /// Address, name, whether it is this one.
    programmes: Vec<(String, String, bool)>,
    new: String,
    lines: Vec<Line>,
    contradictions: Vec<String>,
    is_complete: bool,
    may_edit: bool,
    without_levels: bool,
}

/// The address of a programme's requirements.
pub(super) fn path_of(programme: ProgrammeId) -> String {
    format!("/requirements?programme={programme}")
}

/// The levels of a programme among all.
pub(super) fn levels_of(all: &[study_level::Model], programme: ProgrammeId) -> Vec<study_level::Model> {
    all.iter().filter(|level| level.programme_id == programme).cloned().collect()
}

/// The page.
pub(in crate::curricula) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewRequirements>,
    uri: Uri,
) -> PageResult {
    let query = Query::parse(uri.query());
    let db = handle.db.read();
    let p = may.page_of("curricula-title").crumb("", may.lang.t("curricula-title"));
    let programmes = store::programmes(db).await?;
    let wanted: Option<ProgrammeId> = query.parsed("programme");
    let mut asked = store::all(db, None).await?;
    let asks = |id: ProgrammeId| asked.iter().any(|asked| asked.row.programme_id == id);
    let first = programmes.iter().find(|row| asks(row.id)).or(programmes.first());
    let chosen = programmes.iter().find(|row| Some(row.id) == wanted).or(first);
    asked.retain(|asked| chosen.is_some_and(|row| row.id == asked.row.programme_id));
    let names = store::names(db, &asked).await?;
    let levels = store::levels(db).await?;
    let levels = chosen.map(|programme| levels_of(&levels, programme.id)).unwrap_or_default();
    let (found, is_complete) = contradictions(&p, db, &levels, &asked).await?;
    let counts = settled::counts(db).await?;
    let lines = asked.iter().map(|one| Line {
        id: one.row.id,
        name: one.row.name.clone(),
        counts: words::scope(&p, &names, one),
        figures: words::figures(&p, one),
        window: words::window(&p, &names, one),
        settled: counts.get(&one.row.id).copied().unwrap_or(0),
    });
    let lines = lines.collect();
    show(&ListPage {
        programmes: programmes
            .iter()
            .map(|row| (path_of(row.id), row.name.clone(), chosen.is_some_and(|one| one.id == row.id)))
            .collect(),
        new: chosen.map(|row| format!("/requirements/new?programme={}", row.id)).unwrap_or_default(),
        lines,
        contradictions: found,
        is_complete,
        may_edit: may.holds::<privilege::EditRequirements>(),
        without_levels: chosen.is_some() && levels.is_empty(),
        p,
    })
}

/// Moves a requirement by one place.
pub(in crate::curricula) async fn shift(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditRequirements>,
    Path(id): Path<RequirementId>,
    form: Form,
) -> PageResult {
    let direction = match form.value("direction") {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => return Err(PageError::Unreadable),
    };
    let programme = save::shift(&handle, &may, id, direction).await?;
    Ok(go(path_of(programme), None))
}

/// Removes a requirement.
pub(in crate::curricula) async fn remove(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::EditRequirements>,
    Path(id): Path<RequirementId>,
) -> PageResult {
    let asked = save::remove(&handle, &may, id).await?;
    let said = may.lang.tv("curricula-removed", &[("name", asked.row.name.into())]);
    Ok(go(path_of(asked.row.programme_id), good(said)))
}
