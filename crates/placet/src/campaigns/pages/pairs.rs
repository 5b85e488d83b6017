//! Participants to place together, or apart.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use placet_entity::ids::{ParticipantId, ParticipantPairId};
use placet_entity::kinds::PairKind;
use placet_entity::{participant, participant_pair, student};
use placet_rules::text::search_key;

use super::campaign;
use super::participants::refused as closed;
use crate::access::{May, privilege};
use crate::campaigns::header::{Header, Tab, header};
use crate::campaigns::model::CampaignView;
use crate::campaigns::pairs::{self as use_case, Asked, MOST_HARD, PairRefusal};
use crate::campaigns::participants::PeopleRefusal;
use crate::campaigns::store;
use crate::kit::error::refusal;
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{Form, differences, go, good};
use crate::kit::{Handle, Page, PageError, PageResult};
use crate::people::shown_name;

type Edit = May<privilege::EditCampaigns>;
type Person = (participant::Model, student::Model);

/// The two fields that name somebody.
const NAMED: [&str; 2] = ["first", "second"];
/// Most namesakes that a refusal names.
const NAMESAKES: usize = 5;

/// One of a pair.
struct One {
    href: String,
    name: String,
    number: String,
    excused: String,
}

struct Row {
    two: [One; 2],
    kind: String,
    hard: bool,
    aside: bool,
    edit: String,
}

#[derive(Template)]
#[template(path = "campaigns/pairs.html")]
struct PairsPage {
    p: Page,
    header: Header,
    path: String,
    back: String,
    rows: Vec<Row>,
    hard: usize,
    most_hard: usize,
    may_edit: bool,
    too_few: bool,
}

/// Whether the pairs of a campaign may still change, and why not.
fn may_change(view: &CampaignView) -> Result<(), PeopleRefusal> {
    if view.row.archived_at.is_some() {
        return Err(PeopleRefusal::Archived);
    }
    if view.row.published_at.is_some() {
        return Err(PeopleRefusal::Published);
    }
    Ok(())
}

fn one(p: &Page, people: &[Person], id: ParticipantId) -> One {
    let found = people.iter().find(|(row, _)| row.id == id);
    One {
        href: found.map_or_else(String::new, |(_, student)| format!("/students/{}", student.id)),
        name: found.map_or_else(String::new, |(_, student)| shown_name(student)),
        number: found.map_or_else(String::new, |(_, student)| student.number.clone()),
        excused: found
            .and_then(|(row, _)| row.excused)
            .map_or_else(String::new, |reason| p.tk("campaigns-excused", reason.code())),
    }
}

/// The two of a pair, by name.
fn two(p: &Page, people: &[Person], pair: &participant_pair::Model) -> [One; 2] {
    let mut ids = [pair.first_id, pair.second_id];
    ids.sort_by_key(|id| people.iter().position(|(row, _)| row.id == *id));
    ids.map(|id| one(p, people, id))
}

/// The list.
pub(in crate::campaigns) async fn list(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let db = handle.db.read();
    let (p, header) = header(&may, &view, Tab::Participants);
    let p = p.crumb("", may.lang.t("campaigns-pairs"));
    let people = store::participants::of_campaign(db, view.id()).await?;
    let path = view.path("/pairs");
    let pairs = store::pairs::of_campaign(db, view.id()).await?;
    let mut rows: Vec<Row> = pairs
        .iter()
        .map(|pair| {
            let two = two(&p, &people, pair);
            Row {
                aside: two.iter().any(|one| !one.excused.is_empty()),
                two,
                kind: p.tk("campaigns-pair-kind", pair.kind.code()),
                hard: pair.hard,
                edit: format!("{path}/{}/edit", pair.id),
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| row.two.each_ref().map(|one| search_key(&one.name)));
    show(&PairsPage {
        back: view.path("/participants"),
        path,
        rows,
        hard: pairs.iter().filter(|pair| pair.hard).count(),
        most_hard: MOST_HARD,
        may_edit: may.holds::<privilege::EditCampaigns>() && may_change(&view).is_ok(),
        too_few: people.iter().filter(|(row, _)| row.excused.is_none()).count() < 2,
        p,
        header,
    })
}

#[derive(Template)]
#[template(path = "campaigns/pair_form.html")]
struct FormPage {
    p: Page,
    header: Header,
    f: Form,
    title: String,
    action: String,
    back: String,
    /// The pair that is changed: the names of the two.
    existing: Option<String>,
    people: Vec<String>,
    kinds: Vec<(String, String)>,
    strengths: Vec<(String, String)>,
    conflict: Vec<(String, String, String)>,
}

/// How a participant is written in the fields that name one: a name, and a number that no other has.
fn label(student: &student::Model) -> String {
    format!("{} ({})", shown_name(student), student.number)
}

fn strength(hard: bool) -> &'static str {
    if hard { "must" } else { "wish" }
}

async fn form_page(
    handle: &Handle,
    may: &Edit,
    view: &CampaignView,
    existing: Option<&participant_pair::Model>,
    f: Form,
) -> PageResult<FormPage> {
    let (p, header) = header(may, view, Tab::Participants);
    let title = may.lang.t(if existing.is_some() { "campaigns-pair-edit" } else { "campaigns-pair-new" });
    let path = view.path("/pairs");
    let p = p.crumb(path.clone(), may.lang.t("campaigns-pairs")).crumb("", title.clone());
    let people = store::participants::of_campaign(handle.db.read(), view.id()).await?;
    let coded = |prefix: &str, code: &str| (code.to_owned(), p.tk(prefix, code));
    Ok(FormPage {
        action: existing.map_or_else(|| path.clone(), |pair| format!("{path}/{}", pair.id)),
        existing: existing.map(|pair| names(&p, &two(&p, &people, pair))),
        people: match existing {
            Some(_) => Vec::new(),
            None => {
                let to_place = people.iter().filter(|(row, _)| row.excused.is_none());
                to_place.map(|(_, student)| label(student)).collect()
            }
        },
        kinds: PairKind::ALL.iter().map(|kind| coded("campaigns-pair-kind", kind.code())).collect(),
        strengths: [false, true].map(|hard| coded("campaigns-pair-strength", strength(hard))).to_vec(),
        conflict: Vec::new(),
        back: path,
        title,
        p,
        header,
        f,
    })
}

fn names(p: &Page, two: &[One; 2]) -> String {
    p.tv("campaigns-pair-names", &[("one", two[0].name.as_str()), ("other", two[1].name.as_str())])
}

/// Back to the list, when nothing may change any more.
fn shut(may: &Edit, view: &CampaignView, why: PeopleRefusal) -> axum::response::Response {
    go(view.path("/pairs"), closed(may, why))
}

/// The form of a new pair.
pub(in crate::campaigns) async fn new(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    if let Err(why) = may_change(&view) {
        return Ok(shut(&may, &view, why));
    }
    let f = Form::of([("kind", PairKind::SameSite.code()), ("hard", strength(false))]);
    show(&form_page(&handle, &may, &view, None, f).await?)
}

fn form_of(pair: &participant_pair::Model) -> Form {
    Form::of([
        ("kind", pair.kind.code().to_owned()),
        ("hard", strength(pair.hard).to_owned()),
        ("version", pair.version.to_string()),
    ])
}

/// The form of a pair.
pub(in crate::campaigns) async fn edit(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path((id, pair)): Path<(String, ParticipantPairId)>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let saved = store::pairs::find(handle.db.read(), view.id(), pair).await?.ok_or(PageError::Hidden)?;
    if let Err(why) = may_change(&view) {
        return Ok(shut(&may, &view, why));
    }
    show(&form_page(&handle, &may, &view, Some(&saved), form_of(&saved)).await?)
}

/// The participant that was typed: by what the field proposes, by number, or by a name that only one of them has.
fn named<'a>(people: &'a [Person], typed: &str) -> Result<&'a Person, Say> {
    let key = search_key(typed);
    let exact = people.iter().find(|(_, student)| student.number == typed || label(student) == typed);
    if let Some(found) = exact {
        return Ok(found);
    }
    let whole: Vec<&Person> =
        people.iter().filter(|(_, student)| search_key(&shown_name(student)) == key).collect();
    let part = || {
        let holds = |student: &student::Model| key.split(' ').all(|word| student.search_key.contains(word));
        people.iter().filter(|(_, student)| !key.is_empty() && holds(student)).collect()
    };
    let found: Vec<&Person> = if whole.is_empty() { part() } else { whole };
    match found.as_slice() {
        [] => Err(Say::key("campaigns-pair-unknown")),
        [only] => Ok(only),
        several => {
            let names: Vec<String> =
                several.iter().take(NAMESAKES).map(|(_, student)| label(student)).collect();
            let more = several.len().saturating_sub(NAMESAKES);
            Err(Say::key("campaigns-pair-several").with("names", names.join(", ")).with("more", more))
        }
    }
}

fn asked(form: &mut Form) -> Asked {
    let kind = form.choice("kind", PairKind::from_code);
    let hard = form.choice("hard", |code| [false, true].into_iter().find(|hard| strength(*hard) == code));
    Asked { kind: kind.unwrap_or(PairKind::SameSite), hard: hard.unwrap_or(false) }
}

/// Notes a refusal at the field that it concerns; `two` are the participants in the order of the fields.
fn refuse(form: &mut Form, refusal: &PairRefusal, two: &[(ParticipantId, String); 2]) {
    let both = |say: Say| say.with("one", two[0].1.clone()).with("other", two[1].1.clone());
    match refusal {
        PairRefusal::Same => form.refuse("second", Say::key("campaigns-pair-same")),
        PairRefusal::Exists => form.refuse("second", both(Say::key("campaigns-pair-exists"))),
        PairRefusal::Excused(ids) => {
            for (field, (_, name)) in NAMED.iter().zip(two).filter(|(_, (id, _))| ids.contains(id)) {
                form.refuse(*field, Say::key("campaigns-pair-excused").with("name", name.clone()));
            }
        }
        PairRefusal::TwoCohorts => form.refuse("kind", both(Say::key("campaigns-pair-two-cohorts"))),
        PairRefusal::TooManyHard => {
            form.refuse("hard", Say::key("campaigns-pair-too-many").with("most", MOST_HARD));
        }
        PairRefusal::Closed(_) | PairRefusal::Changed(_) => {}
    }
}

/// Adds a pair.
pub(in crate::campaigns) async fn post_new(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path(id): Path<String>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let people = store::participants::of_campaign(handle.db.read(), view.id()).await?;
    let found = NAMED.map(|field| {
        let typed = form.required(field, 200);
        match named(&people, &typed) {
            _ if typed.is_empty() => None,
            Ok((row, student)) => Some((row.id, shown_name(student))),
            Err(say) => {
                form.refuse(field, say);
                None
            }
        }
    });
    let asked = asked(&mut form);
    if let ([Some(first), Some(second)], false) = (found, form.is_refused()) {
        let ids = [first.0, second.0];
        match refusal(use_case::add(&handle, &may, view.id(), ids, asked).await)? {
            Ok(()) => {
                let names = [("one", first.1.into()), ("other", second.1.into())];
                return Ok(go(view.path("/pairs"), good(may.lang.tv("campaigns-pair-added", &names))));
            }
            Err(PairRefusal::Closed(why)) => return Ok(shut(&may, &view, why)),
            Err(no) => refuse(&mut form, &no, &[first, second]),
        }
    }
    let page = form_page(&handle, &may, &view, None, form).await?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn words(p: &Page, asked: Asked) -> Vec<(String, String)> {
    vec![
        (p.t("campaigns-pair-kind"), p.tk("campaigns-pair-kind", asked.kind.code())),
        (p.t("campaigns-pair-strength"), p.tk("campaigns-pair-strength", strength(asked.hard))),
    ]
}

/// Changes what is asked of a pair.
pub(in crate::campaigns) async fn post_edit(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path((id, pair)): Path<(String, ParticipantPairId)>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let db = handle.db.read();
    let saved = store::pairs::find(db, view.id(), pair).await?.ok_or(PageError::Hidden)?;
    let asked = asked(&mut form);
    let mut conflict = None;
    if !form.is_refused() {
        let version = form.version();
        match refusal(use_case::change(&handle, &may, view.id(), (pair, version), asked).await)? {
            Ok(()) => return Ok(go(view.path("/pairs"), good(may.lang.t("campaigns-pair-saved")))),
            Err(PairRefusal::Closed(why)) => return Ok(shut(&may, &view, why)),
            Err(PairRefusal::Changed(now)) => conflict = Some(now),
            Err(no) => {
                let people = store::participants::of_campaign(db, view.id()).await?;
                let p = may.page("");
                let named = [saved.first_id, saved.second_id].map(|id| (id, one(&p, &people, id).name));
                refuse(&mut form, &no, &named);
            }
        }
    }
    let mut page = form_page(&handle, &may, &view, Some(&saved), form).await?;
    if let Some(now) = conflict {
        let there = Asked { kind: now.kind, hard: now.hard };
        page.conflict = differences(words(&page.p, asked), words(&page.p, there));
        page.f.set("version", now.version.to_string());
        return show_with(StatusCode::CONFLICT, &page);
    }
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Removes a pair.
pub(in crate::campaigns) async fn post_remove(
    State(handle): State<Arc<Handle>>,
    may: Edit,
    Path((id, pair)): Path<(String, ParticipantPairId)>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let flash = match refusal(use_case::remove(&handle, &may, view.id(), pair).await)? {
        Ok(()) => good(may.lang.t("campaigns-pair-removed")),
        Err(why) => closed(&may, why),
    };
    Ok(go(view.path("/pairs"), flash))
}
