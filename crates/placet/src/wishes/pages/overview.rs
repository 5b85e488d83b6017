//! The manager's overview of the lists: who ranked, how many, who did not; and one student's list, to read.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{CohortId, ParticipantId};
use placet_entity::{participant, student};
use placet_rules::text::search_key;

use super::rows::{self, Demands, WishRow};
use crate::access::{May, privilege};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::{PageError, PageResult};
use crate::kit::export::{self, Cell, Kind, Sheet};
use crate::kit::page::show;
use crate::kit::table::{Pager, Query, SortHeaders};
use crate::kit::{Handle, Page};
use crate::wishes::{store, words};

const STATES: [&str; 4] = ["complete", "short", "none", "excused"];
const SORTS: &[&str] = &["name", "position", "wishes", "saved"];
const HEADERS: &[(&str, &str)] = &[
    ("name", "wishes-col-student"),
    ("position", "wishes-col-position"),
    ("wishes", "wishes-col-wishes"),
    ("saved", "wishes-col-saved"),
];

struct Line {
    row: participant::Model,
    student: student::Model,
    wishes: i32,
    state: &'static str,
    cohort: String,
}

impl Line {
    fn name(&self) -> String {
        format!("{} {}", self.student.family_name, self.student.given_name)
    }
}

struct Shown {
    href: String,
    name: String,
    number: String,
    cohort: String,
    position: String,
    wishes: i32,
    kind: &'static str,
    state: String,
    saved: String,
}

/// A tile: label, figure, address of the rows it counts, kind.
type Tile = (String, String, String, &'static str);

#[derive(Template)]
#[template(path = "wishes/overview.html")]
struct OverviewPage {
    p: Page,
    header: Header,
    path: String,
    rehearsals: Option<String>,
    query: Query,
    tiles: Vec<Tile>,
    states: Vec<(&'static str, String)>,
    cohorts: Vec<(String, String)>,
    sorts: SortHeaders,
    lines: Vec<Shown>,
    count: String,
    empty: bool,
    pager: Pager,
}

/// The campaign of an address, for the staff.
pub(super) async fn campaign(handle: &Handle, id: &str) -> PageResult<CampaignView> {
    let id = id.parse().map_err(|_| PageError::Hidden)?;
    campaigns::load(handle.db.read(), id).await?.ok_or(PageError::Hidden)
}

async fn lines(handle: &Handle, view: &CampaignView) -> PageResult<Vec<Line>> {
    let db = handle.db.read();
    let counts = store::overview::counts(db, view.id()).await?;
    let rows = store::overview::participants(db, view.id()).await?;
    Ok(rows
        .into_iter()
        .map(|(row, student)| {
            let wishes = counts.get(&row.id).copied().unwrap_or(0);
            let state = if row.excused.is_some() {
                "excused"
            } else if wishes == 0 {
                "none"
            } else if wishes < view.row.wishes_min {
                "short"
            } else {
                "complete"
            };
            let cohort = view.cohort(row.cohort_id).map_or_else(String::new, |cohort| cohort.name.clone());
            Line { row, student, wishes, state, cohort }
        })
        .collect())
}

fn chosen(lines: Vec<Line>, query: &Query) -> Vec<Line> {
    let searched = search_key(query.search());
    let cohort: Option<CohortId> = query.parsed("cohort");
    let mut lines: Vec<Line> = lines
        .into_iter()
        .filter(|line| searched.split(' ').all(|word| line.student.search_key.contains(word)))
        .filter(|line| query.get("state").is_empty() || line.state == query.get("state"))
        .filter(|line| cohort.is_none_or(|id| line.row.cohort_id == id))
        .collect();
    lines.sort_by(|a, b| {
        (&a.student.sort_key, &a.student.number).cmp(&(&b.student.sort_key, &b.student.number))
    });
    let (sort, descending) = query.sort(SORTS, "name");
    match sort {
        "position" => lines.sort_by_key(|line| line.row.order_effective.unwrap_or(i32::MAX)),
        "wishes" => lines.sort_by_key(|line| line.wishes),
        "saved" => lines.sort_by_key(|line| line.row.wishes_saved_at),
        _ => {}
    }
    if descending {
        lines.reverse();
    }
    lines
}

/// The list of participants with what they ranked.
pub(in crate::wishes) async fn show_all(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let query = Query::parse(uri.query());
    let all = lines(&handle, &view).await?;
    let (p, header) = campaigns::header(&may, &view, Tab::Wishes);
    let path = view.path("/wishes");
    let counted = |state: &str| all.iter().filter(|line| line.state == state).count();
    let taking = all.len() - counted("excused");
    let ranked = taking - counted("none");
    let mut tiles = vec![(
        p.t("wishes-tile-ranked"),
        p.tv("wishes-count", &[("n", ranked), ("max", taking)]),
        path.clone(),
        "",
    )];
    for state in ["none", "short", "excused"] {
        let count = counted(state);
        let kind = if state != "excused" && count > 0 { "warn" } else { "" };
        tiles.push((p.tk("wishes-tile", state), p.n(count), format!("{path}?state={state}"), kind));
    }
    let empty = all.is_empty();
    let found = chosen(all, &query);
    let pager = Pager::new(&p, &query, found.len() as u64);
    let size = usize::try_from(query.size()).unwrap_or(25);
    let page = usize::try_from(query.page()).unwrap_or(1).min(found.len().div_ceil(size).max(1));
    let shown = found
        .iter()
        .skip((page - 1) * size)
        .take(size)
        .map(|line| Shown {
            href: format!("{path}/{}", line.row.id),
            name: line.name(),
            number: line.student.number.clone(),
            cohort: line.cohort.clone(),
            position: line.row.order_effective.map_or_else(|| "—".to_owned(), |position| p.n(position)),
            wishes: line.wishes,
            kind: match line.state {
                "complete" => "good",
                "excused" => "plain",
                _ => "warn",
            },
            state: p.tk("wishes-state", line.state),
            saved: line.row.wishes_saved_at.map_or_else(|| "—".to_owned(), |at| p.at(&at)),
        })
        .collect();
    show(&OverviewPage {
        tiles,
        states: STATES.map(|state| (state, p.tk("wishes-state", state))).to_vec(),
        cohorts: view.cohorts.iter().map(|row| (row.id.to_string(), row.name.clone())).collect(),
        sorts: SortHeaders::new(&p, &query, "name", HEADERS),
        lines: shown,
        count: p.tv("wishes-participants", &[("n", found.len())]),
        empty,
        pager,
        rehearsals: may.holds::<privilege::ViewAllocation>().then(|| view.path("/rehearsals")),
        path,
        query,
        header,
        p,
    })
}

/// The whole result as a file.
pub(in crate::wishes) async fn file(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path(id): Path<String>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let p = may.page("");
    let found = chosen(lines(&handle, &view).await?, &Query::parse(uri.query()));
    let sheet = Sheet {
        name: p.t("wishes-file"),
        headers: ["student", "number", "cohort", "position", "wishes", "state", "saved"]
            .map(|column| p.tk("wishes-col", column))
            .to_vec(),
        rows: found
            .iter()
            .map(|line| {
                vec![
                    Cell::from(line.name()),
                    Cell::from(line.student.number.as_str()),
                    Cell::from(line.cohort.as_str()),
                    Cell::from(line.row.order_effective),
                    Cell::from(line.wishes),
                    Cell::from(p.tk("wishes-state", line.state)),
                    Cell::from(line.row.wishes_saved_at.map(|at| p.at(&at))),
                ]
            })
            .collect(),
    };
    export::send(&sheet, kind(&uri)?, may.lang)
}

/// The kind of file that an address names.
pub(super) fn kind(uri: &Uri) -> PageResult<Kind> {
    uri.path().rsplit_once('.').and_then(|(_, end)| Kind::from_code(end)).ok_or(PageError::Hidden)
}

#[derive(Template)]
#[template(path = "wishes/one.html")]
struct OnePage {
    p: Page,
    header: Header,
    path: String,
    name: String,
    facts: Vec<(String, String)>,
    wishes: Vec<WishRow>,
    excused: bool,
}

/// One student's list, to read.
pub(in crate::wishes) async fn show_one(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewCampaigns>,
    Path((id, participant)): Path<(String, String)>,
) -> PageResult {
    let view = campaign(&handle, &id).await?;
    let participant: ParticipantId = participant.parse().map_err(|_| PageError::Hidden)?;
    let db = handle.db.read();
    let part = store::read::participation(db, view.id(), participant).await?.ok_or(PageError::Hidden)?;
    let list = store::read::list(db, participant).await?;
    let named: Vec<_> =
        list.iter().flat_map(|wish| std::iter::once(wish.site).chain(wish.secondary)).collect();
    let facts = store::read::facts(db, &part, Some(&named), may.now).await?;
    let (choices, names) = store::read::choices(db, &part, facts, (may.now, may.today())).await?;
    let (p, header) = campaigns::header(&may, &view, Tab::Wishes);
    let name = format!("{} {}", part.student.family_name, part.student.given_name);
    let saved = part.participant.wishes_saved_at;
    let facts = vec![
        (p.t("wishes-col-number"), part.student.number.clone()),
        (
            p.t("wishes-col-cohort"),
            view.cohort(part.participant.cohort_id).map_or_else(String::new, |cohort| cohort.name.clone()),
        ),
        (
            p.t("wishes-col-position"),
            part.participant.order_effective.map_or_else(|| "—".to_owned(), |position| p.n(position)),
        ),
        (p.t("wishes-col-saved"), saved.map_or_else(|| "—".to_owned(), |at| words::saved_exactly(&p, at))),
        (p.t("wishes-receipt-count"), p.tv("wishes-wishes", &[("n", list.len())])),
    ];
    show(&OnePage {
        wishes: rows::wishes(&p, &list, &choices, &Demands::Nothing, &names),
        excused: part.participant.excused.is_some(),
        path: view.path("/wishes"),
        p: p.crumb("", &name),
        name,
        facts,
        header,
    })
}
