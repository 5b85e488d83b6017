//! Where a student stands with his requirements: for the staff, who settle things there, and for himself.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use placet_entity::ids::{AccountId, RequirementId, StudentId};
use placet_entity::kinds::RequirementApplies;
use placet_entity::student_requirement;
use placet_rules::curriculum::Proof;

use crate::access::{Actor, May, privilege};
use crate::audit::Happened;
use crate::curricula::book::Seen;
use crate::curricula::facts::Of;
use crate::curricula::store::{self, requirements, settled};
use crate::curricula::words::{self, Reader};
use crate::kit::page::show;
use crate::kit::{Handle, Page, PageError, PageResult};
use crate::people::{self, shown_name};

/// One requirement, in words.
pub struct Line {
    /// Its name.
    pub name: String,
    /// What counts for it.
    pub counts: String,
    /// How many placements.
    pub figures: String,
    /// When they count.
    pub window: String,
    /// What counts so far.
    pub tally: String,
    /// Where he stands: the kind of tag and the word.
    pub tag: (&'static str, String),
    /// Where he stands, in a sentence.
    pub said: String,
    /// What is settled for it, in words; empty when nothing.
    pub settled: String,
    /// Where to settle something; empty for who may not.
    pub settle: String,
}

/// One curriculum, as `curricula/lines.html` draws it.
pub struct Part {
    /// The programme.
    pub programme: String,
    /// Its requirements, in their order.
    pub lines: Vec<Line>,
    /// What cannot be kept together.
    pub conflicts: Vec<String>,
    /// Whether the search came to its end.
    pub is_complete: bool,
}

#[derive(Template)]
#[template(path = "curricula/progress.html")]
struct StaffPage {
    p: Page,
    name: String,
    back: String,
    parts: Vec<Part>,
    history: Vec<Happened>,
}

#[derive(Template)]
#[template(path = "curricula/mine.html")]
struct MinePage {
    p: Page,
    parts: Vec<Part>,
}

/// The curricula of a student in which something is asked of him.
pub async fn parts(
    handle: &Handle,
    actor: &Actor,
    p: &Page,
    student: StudentId,
    reader: Reader,
) -> PageResult<Vec<Part>> {
    let db = handle.db.read();
    let settles = reader == Reader::Staff && actor.holds::<privilege::SettleRequirements>();
    let mut parts = Vec::new();
    let mut settled_before: Vec<RequirementId> = Vec::new();
    for (curriculum, programme) in people::curricula(db, student).await? {
        let book =
            store::facts::book(db, Of::Curriculum(curriculum.id), actor.today(), Seen::At(actor.now)).await?;
        let Some(progress) = book.progress(curriculum.id) else { continue };
        let asked = book.asked(curriculum.id);
        let names = requirements::names(db, asked).await?;
        let rows = settled::of_curriculum(db, curriculum.id).await?;
        let who: Vec<AccountId> = rows.iter().filter_map(|row| row.granted_by).collect();
        let who = if reader == Reader::Staff { settled::names(db, &who).await? } else { BTreeMap::new() };
        let lines = asked.iter().zip(&progress.lines).map(|(asked, line)| {
            let (kind, word, said) = words::standing(p, &book, reader, line);
            let row = rows.iter().find(|row| row.requirement_id == asked.row.id);
            // what is settled is settled in the latest curriculum of the programme
            let may = settles && !settled_before.contains(&asked.row.id);
            Line {
                name: asked.row.name.clone(),
                counts: words::scope(p, &names, asked),
                figures: words::figures(p, asked),
                window: words::window(p, &names, asked),
                tally: words::tally(p, line),
                tag: (kind, word),
                said,
                settled: row.map_or_else(String::new, |row| granted(p, row, &who)),
                settle: if may {
                    format!("/students/{student}/requirements/settle?requirement={}", asked.row.id)
                } else {
                    String::new()
                },
            }
        });
        parts.push(Part {
            programme,
            lines: lines.collect(),
            conflicts: progress.conflicts.iter().map(|one| words::conflict(p, &book, one)).collect(),
            is_complete: progress.proof == Proof::Complete,
        });
        settled_before.extend(asked.iter().map(|asked| asked.row.id));
    }
    Ok(parts)
}

/// What is settled, by whom, when and why.
fn granted(p: &Page, row: &student_requirement::Model, who: &BTreeMap<AccountId, String>) -> String {
    let mut said = Vec::new();
    if row.equivalences > 0 {
        said.push(p.tv("curricula-settled-credited", &[("n", row.equivalences)]));
    }
    match row.applies {
        RequirementApplies::Yes => {}
        other => said.push(p.tk("curricula-settled", other.code())),
    }
    let name = row.granted_by.and_then(|id| who.get(&id));
    let day = p.day_of(&row.granted_at);
    said.push(match name {
        Some(name) => p.tv("curricula-settled-by", &[("who", name.clone()), ("day", day)]),
        None => p.tv("curricula-settled-on", &[("day", day)]),
    });
    said.push(p.tv("curricula-settled-why", &[("reason", row.reason.as_str())]));
    said.join(" ")
}

/// The page for the staff.
pub(in crate::curricula) async fn student(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewStudents>,
    Path(id): Path<String>,
) -> PageResult {
    let id: StudentId = id.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let row = requirements::student(db, id).await?.ok_or(PageError::Hidden)?;
    let name = shown_name(&row);
    let back = format!("/students/{id}");
    let p = may
        .page_of("curricula-progress")
        .crumb("/students", may.lang.t("nav-students"))
        .crumb(back.clone(), name.clone())
        .crumb("", may.lang.t("curricula-progress"));
    let parts = parts(&handle, &may, &p, id, Reader::Staff).await?;
    let history = may.history(db, "student", id).await?;
    let history = history.into_iter().filter(|one| one.action.starts_with("curricula.")).collect();
    show(&StaffPage { p, name, back, parts, history })
}

/// The student's own page.
pub(in crate::curricula) async fn mine(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::OwnPlacements>,
) -> PageResult {
    let student = may.student()?;
    let p = may.page_of("curricula-mine");
    let parts = parts(&handle, &may, &p, student, Reader::Student).await?;
    show(&MinePage { p, parts })
}
