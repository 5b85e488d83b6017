//! The fairness sheet: how the runs spread ranks and what stays owed, what fairness costs, the slider between the average and
//! equity with its effect, and the same figures of the campaigns before.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use placet_allocation::{
    Checked, Decimal, Memory, Notch, Position, Procedure, Sheet, Sheets, Steepness, solve,
};
use placet_entity::allocation_run;
use placet_entity::ids::CampaignId;
use placet_entity::kinds::RunState;

use super::{campaign, refuse, scene};
use crate::access::{May, privilege};
use crate::allocation::chosen::Chosen;
use crate::allocation::options::Options;
use crate::allocation::run::{self, Asked};
use crate::allocation::scene::Scene;
use crate::allocation::store;
use crate::allocation::view::{Chart, decimal, ranks_chart_of, run_name};
use crate::campaigns::{self, CampaignView, Header, Tab};
use crate::kit::error::{PageResult, refusal};
use crate::kit::page::{show, show_with};
use crate::kit::table::Query;
use crate::kit::web::{Form, go};
use crate::kit::{Handle, Page};

/// Campaigns of the past that are shown: those of a whole curriculum.
const PAST: u64 = 12;

/// A sheet in texts.
struct Figures {
    spark: Chart,
    students: String,
    mean: String,
    within_3: String,
    worst: String,
    unplaced: String,
    spread: String,
    most: String,
    price: String,
    price_detail: Vec<String>,
}

/// A sheet of a run.
struct Line {
    name: String,
    /// What stands under the name.
    about: String,
    href: String,
    chosen: bool,
    figures: Figures,
}

/// A position of the slider.
struct Stop {
    name: String,
    href: String,
    current: bool,
    /// Whether these are the institution's own weights.
    own: bool,
    figures: Figures,
}

/// The figures of a position beside those of the institution's own parameters.
struct Effect {
    label: String,
    value: String,
    instead: String,
    kind: &'static str,
}

struct Slider {
    at: usize,
    last: usize,
    steepness: String,
    memory: String,
    /// What the range says to a screen reader.
    told: String,
    memories: Vec<(String, String)>,
    stops: Vec<Stop>,
    effects: Vec<Effect>,
}

#[derive(Template)]
#[template(path = "allocation/pages/fairness.html")]
struct FairnessPage {
    p: Page,
    header: Header,
    f: Form,
    base: String,
    compare: String,
    runs: String,
    lines: Vec<Line>,
    stale: bool,
    slider: Option<Slider>,
    /// Why there is no slider.
    without: String,
    past: Vec<Line>,
    may_run: bool,
}

/// What is computed outside the request's thread.
struct Computed {
    lines: Vec<(allocation_run::Model, Sheet)>,
    slider: Option<(Sheet, Vec<Notch>)>,
    past: Vec<(String, allocation_run::Model, Sheet)>,
}

fn computed(
    rows: Vec<allocation_run::Model>,
    present: Option<&Checked>,
    past: Vec<(String, allocation_run::Model)>,
) -> anyhow::Result<Computed> {
    let sheet = |row: allocation_run::Model| -> anyhow::Result<Option<(allocation_run::Model, Sheet)>> {
        let Some(run) = Chosen::of(row)? else { return Ok(None) };
        // a problem that asks for what no plan of the least sum can honour has no sheet
        let sheet = placet_allocation::sheet(&run.checked, &run.plan).ok();
        Ok(sheet.map(|sheet| (run.row, sheet)))
    };
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.extend(sheet(row)?);
    }
    let mut before = Vec::with_capacity(past.len());
    for (name, row) in past {
        before.extend(sheet(row)?.map(|(row, sheet)| (name, row, sheet)));
    }
    let slider = present.and_then(|checked| {
        let sheets = Sheets::new(checked).ok()?;
        let own = sheets.sheet(&solve(checked, Procedure::Fair).ok()?);
        Some((own, sheets.slider().ok()?))
    });
    Ok(Computed { lines, slider, past: before })
}

async fn page(
    handle: &Handle,
    may: &May<privilege::ViewAllocation>,
    view: &CampaignView,
    query: &Query,
    f: Form,
) -> PageResult<FairnessPage> {
    let (p, header) = campaigns::header(may, view, Tab::Allocation);
    let p = p.crumb(view.path("/compare"), may.lang.t("allocation-compare-title"));
    let p = p.crumb("", may.lang.t("allocation-fairness-title"));
    let db = handle.db.read();
    let rows = store::whole(db, view.id()).await?;
    let newest = rows.iter().map(|(row, _)| row).find(|row| row.state != RunState::Failed);
    let scene = scene(handle, view.id()).await?;
    let (seed, options) = asked_for(view, &scene, newest)?;
    let present = run::present(handle, &may.settings, &scene, seed, options).await?;
    let published = view.row.published_at.is_some();
    let base = newest.map(|row| run::base(row).to_owned());
    let stale = match (&present, &base) {
        (Ok(checked), Some(base)) => !published && checked.problem_sha256() != base,
        _ => false,
    };
    // after the publication the slider is of the problem that was published, or no longer of anything
    let present = present.ok().filter(|checked| {
        !checked.problem().students.is_empty()
            && (!published || base.as_deref() == Some(checked.problem_sha256()))
    });
    let past = store::published(db, view, PAST).await?;
    let shown = compared(rows.into_iter().map(|(row, _)| row), base.as_deref());
    let work = {
        let present = present.clone();
        tokio::task::spawn_blocking(move || computed(shown, present.as_ref(), past))
    };
    let computed = work.await.map_err(anyhow::Error::from)??;
    let ranks = usize::try_from(view.row.wishes_max).unwrap_or(1);
    let slider = computed.slider.as_ref().map(|(own, notches)| {
        let own = Own { sheet: own, checked: present.as_ref() };
        slider(&p, view, query, &own, notches, ranks)
    });
    let line = |name: String, about: String, row: &allocation_run::Model, sheet: &Sheet| Line {
        name,
        about,
        href: format!("/campaigns/{}/runs/{}", row.campaign_id, row.number),
        chosen: matches!(row.state, RunState::Chosen | RunState::Published),
        figures: figures(&p, sheet, ranks),
    };
    Ok(FairnessPage {
        lines: computed
            .lines
            .iter()
            .map(|(row, sheet)| line(run_name(p.language, row), String::new(), row, sheet))
            .collect(),
        past: computed
            .past
            .iter()
            .map(|(name, row, sheet)| line(name.clone(), run_name(p.language, row), row, sheet))
            .collect(),
        without: match (&slider, published) {
            (Some(_), _) => String::new(),
            (None, true) => p.t("allocation-slider-published"),
            (None, false) => p.t("allocation-slider-none"),
        },
        slider,
        stale,
        may_run: may.holds::<privilege::RunAllocation>() && !published,
        base: view.path("/fairness"),
        compare: view.path("/compare"),
        runs: view.path("/runs"),
        p,
        header,
        f,
    })
}

/// The seed and the options of the slider: those of the newest run, else the usual ones.
fn asked_for(
    view: &CampaignView,
    scene: &Scene,
    newest: Option<&allocation_run::Model>,
) -> anyhow::Result<(u64, Options)> {
    Ok(match newest {
        Some(row) => (u64::try_from(row.seed).unwrap_or(0), run::options_of(row, scene)?),
        None => (u64::try_from(view.row.order_seed).unwrap_or(0), Options::of_campaign(&view.row)),
    })
}

/// One run for each procedure and position on the same wishes: the one chosen, else the newest.
fn compared(
    rows: impl Iterator<Item = allocation_run::Model>,
    base: Option<&str>,
) -> Vec<allocation_run::Model> {
    let mut shown: Vec<allocation_run::Model> = Vec::new();
    for row in rows.filter(|row| row.result.is_some() && Some(run::base(row)) == base) {
        let same = |known: &allocation_run::Model| {
            known.procedure == row.procedure && known.position == row.position
        };
        let chosen = matches!(row.state, RunState::Chosen | RunState::Published);
        match shown.iter().position(same) {
            Some(at) if chosen => shown[at] = row,
            None => shown.push(row),
            Some(_) => {}
        }
    }
    shown.sort_by_key(|row| {
        let procedure = row.procedure.parse::<Procedure>();
        let order = procedure.map_or(usize::MAX, |one| {
            Procedure::ALL.iter().position(|other| *other == one).unwrap_or(usize::MAX)
        });
        (!matches!(row.state, RunState::Chosen | RunState::Published), order, row.position.clone())
    });
    shown
}

/// What the institution's own parameters give.
struct Own<'a> {
    sheet: &'a Sheet,
    checked: Option<&'a Checked>,
}

impl Own<'_> {
    /// Whether a position has its weights.
    fn is_at(&self, notch: &Notch) -> bool {
        let Some(checked) = self.checked else { return false };
        let parameters = &checked.problem().parameters;
        let most = u32::try_from(notch.parameters.phi.len()).unwrap_or(0);
        notch.parameters.debt_weight == parameters.debt_weight
            && (1..=most).all(|rank| notch.parameters.phi_at(rank) == parameters.phi_at(rank))
    }
}

fn slider(
    p: &Page,
    view: &CampaignView,
    query: &Query,
    own: &Own<'_>,
    notches: &[Notch],
    ranks: usize,
) -> Slider {
    let memories: Vec<Memory> = Memory::ALL
        .into_iter()
        .filter(|memory| notches.iter().any(|notch| notch.position.memory == *memory))
        .collect();
    let memory = memories
        .iter()
        .copied()
        .find(|memory| query.is("memory", memory.code()))
        .or_else(|| memories.last().copied())
        .unwrap_or(Memory::Full);
    let row: Vec<&Notch> = notches.iter().filter(|notch| notch.position.memory == memory).collect();
    let last = row.len().saturating_sub(1);
    let usual = row
        .iter()
        .position(|notch| own.is_at(notch))
        .or_else(|| row.iter().position(|notch| notch.position.steepness == Steepness::Square));
    let at = query.parsed::<usize>("at").or(usual).unwrap_or(0).min(last);
    let name = |notch: &Notch| p.t(&format!("allocation-steepness-{}", notch.position.steepness.code()));
    let base = view.path("/fairness");
    Slider {
        at,
        last,
        steepness: row.get(at).map_or("", |notch| notch.position.steepness.code()).to_owned(),
        memory: memory.code().to_owned(),
        told: row.get(at).map_or_else(String::new, |notch| name(notch)),
        memories: memories
            .iter()
            .map(|memory| (memory.code().to_owned(), p.t(&format!("allocation-memory-{}", memory.code()))))
            .collect(),
        effects: row.get(at).map_or_else(Vec::new, |notch| effects(p, &notch.sheet, own.sheet)),
        stops: row
            .iter()
            .enumerate()
            .map(|(index, notch)| Stop {
                name: name(notch),
                href: format!("{base}?at={index}&memory={}#slider", memory.code()),
                current: index == at,
                own: own.is_at(notch),
                figures: figures(p, &notch.sheet, ranks),
            })
            .collect(),
    }
}

fn figures(p: &Page, sheet: &Sheet, ranks: usize) -> Figures {
    let lang = p.language;
    let dash = || "—".to_owned();
    Figures {
        spark: ranks_chart_of(p, &sheet.by_rank, sheet.unplaced, ranks, (160, 32)),
        students: p.n(sheet.students),
        mean: sheet.mean.map_or_else(dash, |mean| decimal(lang, mean)),
        within_3: p.percent(sheet.within_3 as usize, sheet.students as usize),
        worst: worst(p, sheet),
        unplaced: p.n(sheet.unplaced),
        spread: p.tv(
            "allocation-sheet-from-to",
            &[
                ("from", decimal(lang, sheet.debts.spread_before)),
                ("to", decimal(lang, sheet.debts.spread_after)),
            ],
        ),
        most: sheet.debts.most_after.map_or_else(dash, |most| decimal(lang, most)),
        price: p.tv("allocation-sheet-price-mean", &[("mean", signed(p, sheet.price.mean))]),
        price_detail: price(p, sheet),
    }
}

/// Who is served worst, in words.
fn worst(p: &Page, sheet: &Sheet) -> String {
    match sheet.worst {
        None => "—".to_owned(),
        Some(worst) if worst.rank as usize > sheet.by_rank.len() => {
            p.tv("allocation-sheet-worst-without", &[("n", worst.students)])
        }
        Some(worst) => p.tv(
            "allocation-sheet-worst",
            &[
                ("rank", p.v(p.ordinal(&i32::try_from(worst.rank).unwrap_or(i32::MAX)))),
                ("n", p.v(worst.students)),
            ],
        ),
    }
}

fn signed(p: &Page, number: Decimal) -> String {
    let text = decimal(p.language, number);
    if number > Decimal::ZERO { format!("+{text}") } else { text }
}

/// What a plan gives up against the least sum of ranks, and what it gains.
fn price(p: &Page, sheet: &Sheet) -> Vec<String> {
    let counted = |less: &str, more: &str, n: i64| match n {
        0 => None,
        n if n > 0 => Some(p.tv(less, &[("n", n)])),
        n => Some(p.tv(more, &[("n", -n)])),
    };
    let price = &sheet.price;
    [
        counted("allocation-sheet-fewer-3", "allocation-sheet-more-3", price.within_3),
        counted("allocation-sheet-worst-gains", "allocation-sheet-worst-loses", price.worst),
        counted("allocation-sheet-more-without", "allocation-sheet-fewer-without", price.unplaced),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The figures of a position, each with what the institution's own parameters give instead.
fn effects(p: &Page, sheet: &Sheet, own: &Sheet) -> Vec<Effect> {
    let lang = p.language;
    let text = |number: Option<Decimal>| number.map_or_else(|| "—".to_owned(), |n| decimal(lang, n));
    // fewer is better in every figure but the share of the first three
    let one = |label: &str, value: String, instead: String, order: std::cmp::Ordering| Effect {
        label: p.t(label),
        instead: if value == instead {
            p.t("allocation-slider-same")
        } else {
            p.tv("allocation-slider-instead", &[("value", instead)])
        },
        value,
        kind: match order {
            std::cmp::Ordering::Less => "good",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "warn",
        },
    };
    let rank = |sheet: &Sheet| sheet.worst.map_or((0, 0), |worst| (worst.rank, worst.students));
    let share = |sheet: &Sheet| p.percent(sheet.within_3 as usize, sheet.students as usize);
    vec![
        one("allocation-mean-rank", text(sheet.mean), text(own.mean), sheet.mean.cmp(&own.mean)),
        one("allocation-within-3-long", share(sheet), share(own), own.within_3.cmp(&sheet.within_3)),
        one("allocation-sheet-worst-title", worst(p, sheet), worst(p, own), rank(sheet).cmp(&rank(own))),
        one("allocation-unplaced", p.n(sheet.unplaced), p.n(own.unplaced), sheet.unplaced.cmp(&own.unplaced)),
        one(
            "allocation-sheet-spread",
            decimal(lang, sheet.debts.spread_after),
            decimal(lang, own.debts.spread_after),
            sheet.debts.spread_after.cmp(&own.debts.spread_after),
        ),
    ]
}

/// `GET /campaigns/{id}/fairness`
pub(in crate::allocation) async fn fairness(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path(id): Path<CampaignId>,
    uri: Uri,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    show(&page(&handle, &may, &view, &Query::parse(uri.query()), Form::default()).await?)
}

/// `POST /campaigns/{id}/fairness`: a run of `fair` at a position of the slider.
pub(in crate::allocation) async fn post_fairness(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::RunAllocation>,
    Path(id): Path<CampaignId>,
    mut form: Form,
) -> PageResult {
    let view = campaign(&handle, id).await?;
    let steepness =
        form.choice("steepness", |code| Steepness::ALL.into_iter().find(|one| one.code() == code));
    let memory = form.choice("memory", |code| Memory::ALL.into_iter().find(|one| one.code() == code));
    if let (Some(steepness), Some(memory)) = (steepness, memory) {
        let rows = store::whole(handle.db.read(), id).await?;
        let newest = rows.iter().map(|(row, _)| row).find(|row| row.state != RunState::Failed);
        let scene = scene(&handle, id).await?;
        let (seed, options) = asked_for(&view, &scene, newest)?;
        let position = Some(Position { steepness, memory });
        let asked = Asked { procedures: vec![Procedure::Fair], seed, options, position };
        match refusal(run::start(&handle, &may, id, &asked).await)? {
            Ok(numbers) => {
                let number = numbers.first().copied().unwrap_or(0);
                return Ok(go(view.path(&format!("/runs/{number}")), None));
            }
            Err(no) => refuse(&mut form, &may.page(""), &scene, &no),
        }
    }
    let may = may.may::<privilege::ViewAllocation>()?;
    let page = page(&handle, &may, &view, &Query::parse(None), form).await?;
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
