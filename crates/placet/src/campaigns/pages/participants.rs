//! The participants of a campaign.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{CohortId, CurriculumId, ParticipantId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{participant, student};
use placet_rules::text::search_key;

use super::campaign;
use crate::access::{Actor, May, privilege};
use crate::campaigns::facts::behind_text;
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::model::CampaignView;
use crate::campaigns::participants::{self as use_case, Changed, PeopleRefusal};
use crate::campaigns::store;
use crate::kit::chance::sha256;
use crate::kit::error::refusal;
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::{Flash, show};
use crate::kit::table::{Pager, Query, SortHeader};
use crate::kit::web::{Form, bad, go, good, warn};
use crate::kit::{Handle, Page, PageResult};
use crate::people::shown_name;

const SORTS: [&str; 6] = ["order", "name", "number", "cohort", "score", "wishes"];
const COLUMNS: [&str; 6] = ["student-number", "cohort", "number", "score", "wishes", "placement"];

struct Person {
    participant: participant::Model,
    student: student::Model,
    wishes: u32,
    placement: Option<PlacementStatus>,
    /// His curriculum does not go on.
    gone: bool,
}

struct Row {
    id: String,
    href: String,
    name: String,
    order: String,
    cells: Vec<Value>,
    excused: String,
}

struct Value {
    label: String,
    text: String,
    class: &'static str,
}

struct Column {
    label: String,
    href: String,
    direction: String,
    class: &'static str,
}

impl Column {
    fn of(head: SortHeader, class: &'static str) -> Self {
        Self { label: head.label, href: head.href, direction: head.direction.to_owned(), class }
    }
}

#[derive(Template)]
#[template(path = "campaigns/participants.html")]
struct ParticipantsPage {
    p: Page,
    header: Header,
    path: String,
    q: Query,
    rows: Vec<Row>,
    columns: Vec<Column>,
    chosen: Vec<(String, String, bool)>,
    pager: Pager,
    total: usize,
    all: usize,
    cohorts: Vec<(String, String)>,
    choices: Vec<(String, String)>,
    may_edit: bool,
    behind: String,
    whole: String,
    /// The pairs, for who may see them: address and words.
    pairs: Option<(String, String)>,
}

async fn people(handle: &Handle, view: &CampaignView) -> PageResult<Vec<Person>> {
    let db = handle.db.read();
    let wishes = store::participants::wish_counts(db, view.id()).await?;
    let placed = store::participants::placed(db, view.id()).await?;
    let gone = store::participants::gone(db, view.id()).await?;
    Ok(store::participants::of_campaign(db, view.id())
        .await?
        .into_iter()
        .map(|(participant, student)| Person {
            wishes: wishes.get(&participant.id).copied().unwrap_or(0),
            placement: placed.get(&participant.id).copied(),
            gone: gone.contains(&participant.id),
            participant,
            student,
        })
        .collect())
}

/// The people that an address or a form asks for, in its order.
fn kept(people: Vec<Person>, view: &CampaignView, q: &Query) -> Vec<Person> {
    let words = search_key(q.search());
    let cohort: Option<CohortId> = q.parsed("cohort");
    let mut kept: Vec<Person> = people
        .into_iter()
        .filter(|person| words.split(' ').all(|word| person.student.search_key.contains(word)))
        .filter(|person| cohort.is_none_or(|id| id == person.participant.cohort_id))
        .filter(|person| match q.get("show") {
            "to-place" => person.participant.excused.is_none(),
            "excused" => person.participant.excused.is_some(),
            "gone" => person.participant.excused.is_none() && person.gone,
            "no-wish" => person.participant.excused.is_none() && person.wishes == 0,
            "no-order" => {
                person.participant.excused.is_none() && person.participant.order_effective.is_none()
            }
            _ => true,
        })
        .collect();
    let (key, descending) = q.sort(&SORTS, "order");
    kept.sort_by(|one, other| {
        let (a, b) = (&one.participant, &other.participant);
        let last = i32::MAX;
        let order = match key {
            "name" => std::cmp::Ordering::Equal,
            "number" => a.number.cmp(&b.number),
            "cohort" => cohort_name(view, a.cohort_id).cmp(&cohort_name(view, b.cohort_id)),
            "score" => a.score_before.unwrap_or(0).cmp(&b.score_before.unwrap_or(0)),
            "wishes" => one.wishes.cmp(&other.wishes),
            _ => a.order_effective.unwrap_or(last).cmp(&b.order_effective.unwrap_or(last)),
        };
        let order = order.then_with(|| one.student.sort_key.cmp(&other.student.sort_key));
        if descending { order.reverse() } else { order }
    });
    kept
}

fn cohort_name(view: &CampaignView, id: CohortId) -> String {
    view.cohort(id).map_or_else(String::new, |cohort| cohort.name.clone())
}

fn text_of(p: &Page, view: &CampaignView, person: &Person, column: &str) -> String {
    let row = &person.participant;
    match column {
        "student-number" => person.student.number.clone(),
        "cohort" => cohort_name(view, row.cohort_id),
        "number" if row.number > 0 => p.n(row.number),
        "score" => row.score_before.map_or_else(|| "—".to_owned(), |score| p.hundredths(&score)),
        "wishes" => p.n(person.wishes),
        "placement" => person
            .placement
            .map_or_else(|| "—".to_owned(), |status| p.tk("campaigns-placement", status.code())),
        _ => "—".to_owned(),
    }
}

/// The list.
pub(in crate::campaigns) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let q = Query::parse(uri.query());
    let (p, header) = header(&may, &view, Tab::Participants);
    let everybody = people(&handle, &view).await?;
    let all = everybody.len();
    let kept = kept(everybody, &view, &q);
    let total = kept.len();
    let pager = Pager::new(&p, &q, total as u64);
    let shown: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| {
            q.get("col").is_empty() && *column != "placement" || q.all("col").any(|asked| asked == *column)
        })
        .collect();
    let rows = kept
        .iter()
        .skip(q.offset() as usize)
        .take(q.size() as usize)
        .map(|person| Row {
            id: person.participant.id.to_string(),
            href: format!("/students/{}", person.student.id),
            name: shown_name(&person.student),
            order: person.participant.order_effective.map_or_else(|| "—".to_owned(), |turn| p.n(turn)),
            cells: shown
                .iter()
                .map(|column| Value {
                    label: p.t(&format!("campaigns-people-{column}")),
                    text: text_of(&p, &view, person, column),
                    class: class_of(column),
                })
                .collect(),
            excused: person
                .participant
                .excused
                .map_or_else(String::new, |reason| p.tk("campaigns-excused", reason.code())),
        })
        .collect();
    let head = |key: &'static str, sort: &'static str| {
        Column::of(q.header(sort, p.t(&format!("campaigns-people-{key}")), "order"), class_of(key))
    };
    let mut columns = vec![head("name", "name"), head("order", "order")];
    columns.extend(shown.iter().map(|column| match *column {
        "student-number" => plain(&p, "student-number"),
        "placement" => plain(&p, "placement"),
        "cohort" => head("cohort", "cohort"),
        "number" => head("number", "number"),
        "score" => head("score", "score"),
        _ => head("wishes", "wishes"),
    }));
    let may_edit = may.holds::<privilege::EditCampaigns>()
        && view.row.published_at.is_none()
        && view.row.archived_at.is_none();
    let behind = if may_edit {
        behind_text(&p, use_case::behind(handle.db.read(), &view).await?)
    } else {
        String::new()
    };
    let shows_pairs = may.holds::<privilege::ViewAllocation>();
    let n = store::pairs::count(handle.db.read(), view.id()).await?;
    let pairs = shows_pairs.then(|| (view.path("/pairs"), p.tv("campaigns-pairs-link", &[("n", n)])));
    let chosen = COLUMNS
        .into_iter()
        .map(|column| {
            (column.to_owned(), p.t(&format!("campaigns-people-{column}")), shown.contains(&column))
        })
        .collect();
    let choices = ["to-place", "excused", "no-wish", "no-order", "gone"]
        .into_iter()
        .map(|show| (show.to_owned(), p.t(&format!("campaigns-show-{show}"))))
        .collect();
    let page = ParticipantsPage {
        path: view.path("/participants"),
        rows,
        columns,
        chosen,
        pager,
        total,
        all,
        cohorts: view.cohorts.iter().map(|cohort| (cohort.id.to_string(), cohort.name.clone())).collect(),
        choices,
        may_edit,
        behind,
        pairs,
        whole: q.whole(),
        p,
        header,
        q,
    };
    show(&page)
}

fn class_of(column: &str) -> &'static str {
    match column {
        "order" | "number" | "score" | "wishes" => "num",
        _ => "",
    }
}

fn plain(p: &Page, column: &str) -> Column {
    Column {
        label: p.t(&format!("campaigns-people-{column}")),
        href: String::new(),
        direction: String::new(),
        class: class_of(column),
    }
}

async fn sent(
    handle: &Handle,
    may: &May<privilege::ViewCampaigns>,
    id: &str,
    uri: &Uri,
    kind: Kind,
) -> PageResult {
    let view = campaign(handle, id).await?;
    let p = may.page_of("campaigns-tab-participants");
    let kept = kept(people(handle, &view).await?, &view, &Query::parse(uri.query()));
    let column = |key: &str| p.t(&format!("campaigns-people-{key}"));
    let sheet = Sheet {
        name: format!("{} {}", p.t("campaigns-tab-participants"), view.row.name),
        headers: [
            "order",
            "student-number",
            "family-name",
            "given-name",
            "cohort",
            "number",
            "score",
            "wishes",
            "excused",
            "placement",
        ]
        .into_iter()
        .map(column)
        .collect(),
        rows: kept
            .into_iter()
            .map(|person| {
                let row = &person.participant;
                vec![
                    Cell::from(row.order_effective),
                    person.student.number.clone().into(),
                    person.student.usage_name.clone().unwrap_or(person.student.family_name.clone()).into(),
                    person.student.given_name.clone().into(),
                    cohort_name(&view, row.cohort_id).into(),
                    Cell::from((row.number > 0).then_some(row.number)),
                    row.score_before.map_or(Cell::Empty, |score| Cell::Hundredths(score.into())),
                    Cell::Integer(person.wishes.into()),
                    Cell::from(row.excused.map(|reason| p.tk("campaigns-excused", reason.code()))),
                    Cell::from(person.placement.map(|status| p.tk("campaigns-placement", status.code()))),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind, p.language)
}

/// The whole result as CSV.
pub(in crate::campaigns) async fn csv(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    sent(&handle, &may, &id, &uri, Kind::Csv).await
}

/// The whole result as a workbook.
pub(in crate::campaigns) async fn xlsx(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    sent(&handle, &may, &id, &uri, Kind::Xlsx).await
}

type Edit = May<privilege::EditCampaigns>;

/// The participants ticked, or the whole result of the form's filters.
async fn ticked(handle: &Handle, view: &CampaignView, form: &Form) -> PageResult<BTreeSet<ParticipantId>> {
    if !form.ticked("all") {
        return Ok(form.all("id").filter_map(|id| id.parse().ok()).collect());
    }
    let q = Query::parse(Some(form.value("filters").trim_start_matches('?')));
    let kept = kept(people(handle, view).await?, view, &q);
    Ok(kept.into_iter().map(|person| person.participant.id).collect())
}

fn back(view: &CampaignView, form: &Form) -> String {
    let filters = form.value("filters");
    let filters = if filters.starts_with('?') { filters } else { "" };
    view.path(&format!("/participants{filters}"))
}

/// Why participants do not change, as a message.
pub(super) fn refused(actor: &Actor, no: PeopleRefusal) -> Flash {
    let key = match no {
        PeopleRefusal::Published => "campaigns-people-published",
        PeopleRefusal::Archived => "campaigns-people-archived",
        PeopleRefusal::Nobody => "campaigns-people-nobody",
        PeopleRefusal::NoCohort => "campaigns-people-no-cohort",
    };
    bad(actor.lang.t(key))
}

fn told(actor: &Actor, key: &str, kept_key: &str, changed: Changed) -> Flash {
    let mut text = actor.lang.tv(key, &[("n", changed.changed.into())]);
    if changed.kept > 0 {
        text = format!("{text} {}", actor.lang.tv(kept_key, &[("n", changed.kept.into())]));
    }
    if changed.changed == 0 { warn(text) } else { good(text) }
}

/// Excuses.
pub(in crate::campaigns) async fn post_excuse(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    set_excused(&handle, &may, &id, &form, true).await
}

/// Takes back.
pub(in crate::campaigns) async fn post_take_back(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    set_excused(&handle, &may, &id, &form, false).await
}

async fn set_excused(handle: &Arc<Handle>, may: &Edit, id: &str, form: &Form, excused: bool) -> PageResult {
    let view = campaign(handle, id).await?;
    let chosen = ticked(handle, &view, form).await?;
    let flash = match refusal(use_case::excuse(handle, may, view.id(), &chosen, excused).await)? {
        Ok((changed, ids)) => {
            let (key, kept) = if excused {
                ("campaigns-people-excused-done", "campaigns-people-excused-kept")
            } else {
                ("campaigns-people-taken-back", "campaigns-people-taken-back-kept")
            };
            let flash = told(may, key, kept, changed);
            if ids.is_empty() {
                flash
            } else {
                let rows = store::participants::rows_of(handle.db.read(), view.id()).await?;
                let (mask, of) = mask(&rows, &ids.into_iter().collect());
                let excused = u8::from(!excused);
                let path = format!("/participants/undo?excused={excused}&mask={mask}&of={of}");
                flash.undo(view.path(&path), may.lang.t("campaigns-undo"))
            }
        }
        Err(no) => refused(may, no),
    };
    Ok(go(back(&view, form), flash))
}

/// Participants as a mask of bits over all of the campaign, and what tells that these are still the same: short enough
/// for the message that offers to take a change back.
fn mask(rows: &[participant::Model], ids: &BTreeSet<ParticipantId>) -> (String, String) {
    let all: BTreeSet<ParticipantId> = rows.iter().map(|row| row.id).collect();
    let mut bytes = vec![0_u8; all.len().div_ceil(8)];
    for (index, id) in all.iter().enumerate() {
        if ids.contains(id) {
            bytes[index / 8] |= 1 << (index % 8);
        }
    }
    let text: Vec<String> = all.iter().map(ToString::to_string).collect();
    (crate::kit::chance::hex(&bytes), sha256(text.concat().as_bytes())[..12].to_owned())
}

fn unmask(rows: &[participant::Model], mask_of: &str) -> BTreeSet<ParticipantId> {
    let all: BTreeSet<ParticipantId> = rows.iter().map(|row| row.id).collect();
    let bit = |index: usize| {
        mask_of
            .get(index / 8 * 2..index / 8 * 2 + 2)
            .and_then(|byte| u8::from_str_radix(byte, 16).ok())
            .is_some_and(|byte| byte >> (index % 8) & 1 == 1)
    };
    all.into_iter().enumerate().filter(|(index, _)| bit(*index)).map(|(_, id)| id).collect()
}

/// Takes back the last excuse, or the last one taken back.
pub(in crate::campaigns) async fn post_undo(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    uri: Uri,
    form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let q = Query::parse(uri.query());
    let rows = store::participants::rows_of(handle.db.read(), view.id()).await?;
    let to = crate::kit::web::local_path(form.value("return")).to_owned();
    if mask(&rows, &BTreeSet::new()).1 != q.get("of") {
        return Ok(go(to, bad(may.lang.t("campaigns-undo-late"))));
    }
    let chosen = unmask(&rows, q.get("mask"));
    let excused = q.get("excused") == "1";
    let flash = match refusal(use_case::excuse(&handle, &may, view.id(), &chosen, excused).await)? {
        Ok(_) => good(may.lang.t("campaigns-undone")),
        Err(no) => refused(&may, no),
    };
    Ok(go(to, flash))
}

/// Removes.
pub(in crate::campaigns) async fn post_remove(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let chosen = ticked(&handle, &view, &form).await?;
    let flash = match refusal(use_case::remove(&handle, &may, view.id(), &chosen).await)? {
        Ok(changed) => told(&may, "campaigns-people-removed", "campaigns-people-removed-kept", changed),
        Err(no) => refused(&may, no),
    };
    Ok(go(back(&view, &form), flash))
}

/// Brings participants in line with the cohorts.
pub(in crate::campaigns) async fn post_sync(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let flash = match refusal(use_case::sync(&handle, &may, view.id()).await)? {
        Ok(_) => good(may.lang.t("campaigns-people-synced")),
        Err(no) => refused(&may, no),
    };
    Ok(go(view.path("/participants"), flash))
}

struct Candidate {
    id: String,
    name: String,
    number: String,
    cohort: String,
}

#[derive(Template)]
#[template(path = "campaigns/participants_add.html")]
struct AddPage {
    p: Page,
    header: Header,
    path: String,
    q: Query,
    rows: Vec<Candidate>,
    /// The cohorts whose seats may be given to those of others; none when there is nothing to choose.
    cohorts: Vec<(String, String)>,
    lead: String,
    more: u64,
    total: usize,
}

/// Most candidates shown at once.
const MOST: usize = 200;

/// Students who could be added.
pub(in crate::campaigns) async fn add(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let q = Query::parse(uri.query());
    let (p, header) = header(&may, &view, Tab::Participants);
    let words = search_key(q.search());
    let mut found = use_case::candidates(handle.db.read(), &view).await?;
    found.retain(|one| words.split(' ').all(|word| one.enrolled.student.search_key.contains(word)));
    let total = found.len();
    let rows = found
        .into_iter()
        .take(MOST)
        .map(|one| Candidate {
            id: one.enrolled.curriculum.id.to_string(),
            name: shown_name(&one.enrolled.student),
            number: one.enrolled.student.number.clone(),
            cohort: one.cohort.name,
        })
        .collect();
    let several = view.row.catch_up && view.cohorts.len() > 1;
    let cohorts = view.cohorts.iter().filter(|_| several);
    show(&AddPage {
        path: view.path("/participants"),
        more: total.saturating_sub(MOST) as u64,
        cohorts: cohorts.map(|cohort| (cohort.id.to_string(), cohort.name.clone())).collect(),
        lead: p.t(if view.row.catch_up {
            "campaigns-people-add-lead-catch-up"
        } else {
            "campaigns-people-add-lead"
        }),
        p,
        header,
        q,
        rows,
        total,
    })
}

/// Adds the students ticked.
pub(in crate::campaigns) async fn post_add(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let chosen: BTreeSet<CurriculumId> = form.all("id").filter_map(|id| id.parse().ok()).collect();
    let seats: Option<CohortId> = form.value("cohort").parse().ok();
    match refusal(use_case::add(&handle, &may, view.id(), &chosen, seats).await)? {
        Ok(n) => {
            let flash = good(may.lang.tv("campaigns-people-added", &[("n", n.into())]));
            Ok(go(view.path("/participants"), flash))
        }
        Err(no @ (PeopleRefusal::Nobody | PeopleRefusal::NoCohort)) => {
            Ok(go(view.path("/participants/add"), refused(&may, no)))
        }
        Err(no) => Ok(go(view.path("/participants"), refused(&may, no))),
    }
}
