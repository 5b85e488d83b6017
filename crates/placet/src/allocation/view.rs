//! Runs as pages show them: figures, charts, names.

use std::collections::HashMap;

use placet_allocation::{Decimal, Plan, Position, Problem, Procedure, Summary};
use placet_entity::ids::{OpeningId, ParticipantId};
use placet_entity::kinds::RunState;
use placet_entity::{account, allocation_run};

use crate::kit::{Lang, Page, format};

/// A bar of a chart.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Left.
    pub x: usize,
    /// Top.
    pub y: usize,
    /// Width.
    pub w: usize,
    /// Height.
    pub h: usize,
    /// What it counts.
    pub label: String,
    /// How many.
    pub value: String,
    /// Its class.
    pub kind: &'static str,
}

/// The bars of a distribution, as the kit draws them.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Width.
    pub width: usize,
    /// Height.
    pub height: usize,
    /// Head of the column of labels.
    pub head_label: String,
    /// Head of the column of values.
    pub head_value: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// How many obtained each rank, over at least `ranks` ranks, then those who are unplaced.
pub(super) fn ranks_chart(reader: &Page, summary: &Summary, ranks: usize, size: (usize, usize)) -> Chart {
    ranks_chart_of(reader, &summary.by_rank, summary.unplaced, ranks, size)
}

/// The same, from the counts.
pub(super) fn ranks_chart_of(
    reader: &Page,
    by_rank: &[u32],
    unplaced: u32,
    ranks: usize,
    size: (usize, usize),
) -> Chart {
    let (width, height) = size;
    let shown = ranks.max(by_rank.len()).max(1);
    let most = by_rank.iter().copied().chain([unplaced, 1]).max().unwrap_or(1) as usize;
    // a free place before those who are unplaced, whose label is longer than a rank
    let step = width / (shown + 2);
    let bar = |index: usize, count: u32, label: String, kind: &'static str| {
        let tall = count as usize * height / most;
        let h = if count > 0 { tall.max(2) } else { 0 };
        let value = reader.n(count);
        Bar { x: index * step, y: height - h, w: step.saturating_sub(step / 6).max(1), h, label, value, kind }
    };
    let mut bars: Vec<Bar> = (0..shown)
        .map(|index| {
            let count = by_rank.get(index).copied().unwrap_or(0);
            bar(index, count, (index + 1).to_string(), "")
        })
        .collect();
    bars.push(bar(shown + 1, unplaced, reader.t("allocation-unplaced-short"), "none"));
    Chart {
        title: reader.t("allocation-ranks-title"),
        width,
        height,
        head_label: reader.t("allocation-rank"),
        head_value: reader.t("allocation-students"),
        bars,
    }
}

/// The figures of a run, in texts.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    /// `239 / 239`.
    pub placed: String,
    /// Unplaced, as a number.
    pub unplaced: u32,
    /// The same, in text.
    pub unplaced_text: String,
    /// Share of first wishes.
    pub first: String,
    /// Share of the first three.
    pub within_3: String,
    /// How many that is.
    pub within_3_count: u32,
    /// The worst rank.
    pub worst: String,
    /// The mean rank.
    pub mean_rank: String,
    /// Mean cost ± deviation.
    pub cost: String,
    /// Seats per student.
    pub tightness: String,
    /// Open seats.
    pub seats: String,
    /// Wishes per student.
    pub wishes: String,
    /// The distribution, small.
    pub spark: Chart,
}

impl Figures {
    pub(super) fn new(reader: &Page, summary: &Summary, ranks: usize) -> Self {
        let lang = reader.language;
        let taking = summary.students.saturating_sub(summary.excused);
        let first = summary.by_rank.first().copied().unwrap_or(0);
        let dash = || "—".to_owned();
        let cost = match (summary.cost_mean, summary.cost_sd) {
            (Some(mean), Some(sd)) => format!("{} ± {}", decimal(lang, mean), decimal(lang, sd)),
            _ => dash(),
        };
        Self {
            placed: format!("{} / {}", reader.n(summary.placed), reader.n(taking)),
            unplaced: summary.unplaced,
            unplaced_text: reader.n(summary.unplaced),
            first: reader.percent(first as usize, taking as usize),
            within_3: reader.percent(summary.within_3 as usize, taking as usize),
            within_3_count: summary.within_3,
            worst: summary.worst_rank.map_or_else(dash, |rank| reader.n(rank)),
            mean_rank: summary.mean_rank.map_or_else(dash, |mean| decimal(lang, mean)),
            cost,
            tightness: if taking == 0 {
                dash()
            } else {
                format::float(lang, summary.seats as f64 / f64::from(taking), 2)
            },
            seats: reader.n(summary.seats),
            wishes: summary.wishes_mean.map_or_else(dash, |mean| decimal(lang, mean)),
            spark: ranks_chart(reader, summary, ranks, (216, 40)),
        }
    }
}

/// A number with its two decimals.
pub(super) fn decimal(lang: Lang, number: Decimal) -> String {
    format::float(lang, number.to_f64(), 2)
}

/// The name of a procedure.
pub fn procedure_name(lang: Lang, code: &str) -> String {
    match code.parse::<Procedure>() {
        Ok(procedure) => lang.t(&format!("allocation-procedure-{}", procedure.code())),
        Err(_) => code.to_owned(),
    }
}

/// The name of a run: its procedure, and whether it repairs another or where the slider stood.
pub fn run_name(lang: Lang, row: &allocation_run::Model) -> String {
    let procedure = procedure_name(lang, &row.procedure);
    if row.parent_id.is_some() {
        return lang.tv("allocation-run-repair", &[("procedure", procedure.into())]);
    }
    match row.position.as_deref().and_then(|code| code.parse::<Position>().ok()) {
        None => procedure,
        Some(at) => lang.tv(
            "allocation-run-at",
            &[
                ("procedure", procedure.into()),
                ("steepness", lang.t(&format!("allocation-steepness-{}", at.steepness.code())).into()),
                ("memory", lang.t(&format!("allocation-memory-{}", at.memory.code())).into()),
            ],
        ),
    }
}

/// A run, in a list.
#[derive(Clone, Debug)]
pub(super) struct RunLine {
    pub number: i32,
    pub path: String,
    pub code: String,
    pub position: Option<String>,
    pub procedure: String,
    pub state: RunState,
    pub tag: &'static str,
    pub state_text: String,
    pub when: String,
    pub by: String,
    pub seed: i64,
    pub duration: String,
    pub hash: String,
    pub figures: Option<Figures>,
}

impl RunLine {
    pub(super) fn new(
        reader: &Page,
        row: &allocation_run::Model,
        by: Option<&account::Model>,
        ranks: usize,
    ) -> Self {
        let summary = summary_of(row);
        Self {
            number: row.number,
            path: format!("/campaigns/{}/runs/{}", row.campaign_id, row.number),
            code: row.procedure.clone(),
            position: row.position.clone(),
            procedure: run_name(reader.language, row),
            state: row.state,
            tag: match row.state {
                RunState::Computing => "accent",
                RunState::Ready => "plain",
                RunState::Chosen | RunState::Published => "good",
                RunState::Failed => "bad",
            },
            state_text: reader.tk("allocation-state", row.state.code()),
            when: reader.at(&row.requested_at),
            by: by.map(|account| account.display_name.clone()).unwrap_or_default(),
            seed: row.seed,
            duration: row.solve_micros.map_or_else(String::new, |micros| duration(reader, micros)),
            hash: row.result_sha256.as_deref().map(short_hash).unwrap_or_default(),
            figures: summary.map(|summary| Figures::new(reader, &summary, ranks)),
        }
    }

    /// Whether it has a result.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.state, RunState::Ready | RunState::Chosen | RunState::Published)
    }
}

/// The figures kept with a run.
pub(super) fn summary_of(row: &allocation_run::Model) -> Option<Summary> {
    serde_json::from_str(row.summary.as_deref()?).ok()
}

/// The first and last digits of a hash.
pub fn short_hash(hash: &str) -> String {
    match (hash.get(..4), hash.get(hash.len().saturating_sub(4)..)) {
        (Some(start), Some(end)) if hash.len() > 8 => format!("{start}…{end}"),
        _ => hash.to_owned(),
    }
}

fn duration(reader: &Page, micros: i64) -> String {
    let lang = reader.language;
    if micros < 1_000 {
        reader.tv("allocation-micros", &[("n", micros)])
    } else if micros < 1_000_000 {
        reader.tv("allocation-millis", &[("n", format::decimal(lang, micros / 100, 1))])
    } else {
        reader.tv("allocation-seconds", &[("n", format::decimal(lang, micros / 100_000, 1))])
    }
}

/// A stored run, read back.
pub struct Stored {
    /// The problem.
    pub problem: Problem,
    /// The plan.
    pub plan: Plan,
}

impl Stored {
    /// Reads a run that has a result.
    pub fn of(row: &allocation_run::Model) -> anyhow::Result<Option<Self>> {
        let Some(result) = &row.result else { return Ok(None) };
        Ok(Some(Self { problem: serde_json::from_str(&row.problem)?, plan: serde_json::from_str(result)? }))
    }
}

/// Who and where the identifiers of a problem are.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Name and number of each participant's student, and a key to sort by.
    pub people: HashMap<ParticipantId, Person>,
    /// Name of each opening's site.
    pub sites: HashMap<OpeningId, String>,
}

/// A student, by name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Number.
    pub number: String,
    /// To sort by.
    pub sort_key: String,
    /// To search in.
    pub search_key: String,
}

impl Names {
    /// The student of a problem's identifier.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(&id.parse().ok()?)
    }

    /// The site of a problem's identifier; the identifier itself when it is gone.
    pub fn site(&self, id: &str) -> String {
        id.parse().ok().and_then(|id| self.sites.get(&id)).cloned().unwrap_or_else(|| id.to_owned())
    }
}
