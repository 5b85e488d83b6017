//! `placet simulate`.

use clap::Args;
use placet::kit::{Lang, format};
use placet_allocation::{Figures, Over, Procedure, Simulation, SimulationError, WayFigures, simulate_over};
use serde_json::json;

use super::allocate::procedure;
use super::files::{unsolved, write};
use super::sentence::sentences;
use super::table::lines;
use crate::commands::say::print_lines;
use crate::commands::{Failure, Outcome};

#[derive(Args)]
pub(in crate::commands) struct Simulate {
    /// Students.
    #[arg(long, default_value_t = 239)]
    students: usize,
    /// Sites.
    #[arg(long, default_value_t = 110)]
    sites: usize,
    /// Seats over all sites, in each period.
    #[arg(long, default_value_t = 265)]
    seats: usize,
    /// Placements of each student.
    #[arg(long, default_value_t = 12)]
    periods: usize,
    /// Wishes of each student.
    #[arg(long, default_value_t = 12)]
    wishes: usize,
    /// The procedures, separated by commas.
    #[arg(long, value_delimiter = ',', default_value = "fair")]
    procedure: Vec<String>,
    /// How many schools are drawn, from the seeds 1, 2, …
    #[arg(long, default_value_t = 20)]
    seeds: u64,
    /// Periods of a year, for those who join late, leave or repeat.
    #[arg(long, default_value_t = 4)]
    year: usize,
    /// The share of students who join a year or more late, from 0 to 1.
    #[arg(long, default_value_t = 0.0)]
    late: f64,
    /// The share of students who leave for a year and go on with the next promotion.
    #[arg(long, default_value_t = 0.0)]
    leaving: f64,
    /// The share of students who repeat a year with the next promotion.
    #[arg(long, default_value_t = 0.0)]
    repeating: f64,
    /// The share of students who always list few wishes.
    #[arg(long, default_value_t = 0.0)]
    narrow: f64,
    /// How many they list.
    #[arg(long, default_value_t = 3)]
    narrow_wishes: usize,
    /// The fewest wishes that make a list count for the debt.
    #[arg(long, default_value_t = 0)]
    wishes_min: u32,
    /// Do not tell the procedure how many placements each student has left.
    #[arg(long)]
    no_look_ahead: bool,
    /// Forget what the past owes.
    #[arg(long)]
    no_memory: bool,
    /// Continue each list by the other open sites, as suggestions.
    #[arg(long)]
    completed_lists: bool,
    /// Print a document instead of a table.
    #[arg(long)]
    json: bool,
}

/// The most of anything: a simulation solves a problem for each seed and period.
const MOST: usize = 20_000;

impl Simulate {
    fn is_sound(&self) -> bool {
        let sizes = [self.students, self.sites, self.seats];
        let shares = [self.late, self.leaving, self.repeating, self.narrow];
        sizes.iter().all(|size| (1..=MOST).contains(size))
            && (1..=100).contains(&self.periods)
            && (1..=100).contains(&self.wishes)
            && (1..=1000).contains(&self.seeds)
            && (1..=self.periods).contains(&self.year)
            && self.seats >= self.sites
            && shares.iter().all(|share| (0.0..=1.0).contains(share))
            && shares.iter().sum::<f64>() <= 1.0
    }

    fn simulation(&self, procedure: Procedure) -> Simulation {
        let mut simulation = Simulation {
            students: self.students,
            sites: self.sites,
            seats: self.seats,
            periods: self.periods,
            wishes: self.wishes,
            procedure,
            look_ahead: !self.no_look_ahead,
            year: self.year,
            late: self.late,
            leaving: self.leaving,
            repeating: self.repeating,
            narrow: self.narrow,
            narrow_wishes: self.narrow_wishes,
            ..Simulation::default()
        };
        simulation.parameters.wishes_min = self.wishes_min;
        simulation.options.completed_lists = self.completed_lists;
        if self.no_memory {
            simulation.parameters.debt_weight.shape = placet_allocation::DebtShape::Flat;
        }
        simulation
    }
}

/// Simulates; one line a procedure for the mean of the schools and one for the worst.
pub(super) fn simulate(options: &Simulate, lang: Lang) -> Outcome {
    let procedures: Vec<Procedure> =
        options.procedure.iter().map(|code| procedure(code, lang)).collect::<Result<_, _>>()?;
    if !options.is_sound() {
        return Err(Failure::Usage(vec![lang.t("engine-simulate-sizes")]));
    }
    let mut found: Vec<(Procedure, Over)> = Vec::new();
    for procedure in procedures {
        let over = simulate_over(&options.simulation(procedure), 1..=options.seeds);
        found.push((procedure, over.map_err(|error| refused(&error, lang))?));
    }
    if options.json {
        let procedures: Vec<_> = found
            .iter()
            .map(
                |(procedure, over)| json!({ "procedure": procedure, "mean": over.mean, "worst": over.worst }),
            )
            .collect();
        let document = json!({
            "format": "placet.simulation/1", "students": options.students, "sites": options.sites,
            "seats": options.seats, "periods": options.periods, "wishes": options.wishes, "seeds": options.seeds,
            "procedures": procedures,
        });
        return write("-", &document, lang);
    }
    print_lines(schools(&found, lang));
    if found.iter().any(|(_, over)| !over.mean.ways.is_empty()) {
        print_lines([String::new()]);
        print_lines(ways(&found, lang));
    }
    print_lines([lang.tv("engine-simulate-read", &[("seeds", options.seeds.into())])]);
    Ok(())
}

fn refused(error: &SimulationError, lang: Lang) -> Failure {
    match error {
        SimulationError::Problem(errors) => Failure::Usage(sentences("engine-problem", errors, lang)),
        SimulationError::Solve(error) => unsolved(error, lang),
    }
}

fn head(names: &[&str], lang: Lang) -> Vec<String> {
    names.iter().map(|name| lang.t(&format!("engine-head-{name}"))).collect()
}

fn schools(found: &[(Procedure, Over)], lang: Lang) -> Vec<String> {
    let mut rows = vec![head(
        &["procedure", "schools", "spread", "worst-mean", "share-3", "unplaced-period", "mean"],
        lang,
    )];
    let row = |procedure: &Procedure, which: &str, figures: &Figures| {
        vec![
            procedure.code().to_owned(),
            lang.t(which),
            format::float(lang, figures.spread, 3),
            format::float(lang, figures.worst, 2),
            format::float(lang, 100.0 * figures.within_3, 1),
            format::float(lang, figures.unplaced, 2),
            format::float(lang, figures.mean, 2),
        ]
    };
    for (procedure, over) in found {
        rows.push(row(procedure, "engine-simulate-mean", &over.mean));
        rows.push(row(procedure, "engine-simulate-worst", &over.worst));
    }
    lines(&rows)
}

fn ways(found: &[(Procedure, Over)], lang: Lang) -> Vec<String> {
    let mut rows = vec![head(&["procedure", "way", "students", "mean", "worst-mean", "unplaced-each"], lang)];
    let row = |procedure: &Procedure, way: &WayFigures| {
        vec![
            procedure.code().to_owned(),
            lang.t(&format!("engine-way-{}", way.way.code())),
            way.students.to_string(),
            format::float(lang, way.mean, 2),
            format::float(lang, way.worst, 2),
            format::float(lang, way.unplaced, 2),
        ]
    };
    for (procedure, over) in found {
        rows.extend(over.mean.ways.iter().map(|way| row(procedure, way)));
    }
    lines(&rows)
}
