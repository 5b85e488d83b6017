//! Years of a synthetic school, from a seed (contract, section 4): how evenly a procedure serves the same students over
//! many periods.
//!
//! Pure like the rest: the same simulation gives the same figures on every machine. The draws do not depend on the
//! procedure, so that two procedures are compared on the same schools, students and moods.

mod figures;
mod model;
mod years;

pub use figures::{Figures, Over, Way, WayFigures};

use crate::error::{ProblemError, SolveError};
use crate::parameters::{Options, Parameters};
use crate::procedure::Procedure;

/// A school, its students' ways through the curriculum, and how they are placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// Students of the promotion.
    pub students: usize,
    /// Sites, at least one.
    pub sites: usize,
    /// Seats over all sites in each period; every site has at least one.
    pub seats: usize,
    /// Placements of a curriculum.
    pub periods: usize,
    /// Wishes of each student, at most the sites that he has not done.
    pub wishes: usize,
    /// How students are placed.
    pub procedure: Procedure,
    /// The constants; `wishes_max` is set to `wishes`.
    pub parameters: Parameters,
    /// Options of each run.
    pub options: Options,
    /// Whether each run is told how many periods every student has left.
    pub look_ahead: bool,
    /// Periods of a year: students join, leave and repeat by years.
    pub year: usize,
    /// The share of students who join the promotion a year late, or two, …
    pub late: f64,
    /// The share of students who leave for a year and go on with the next promotion.
    pub leaving: f64,
    /// The share of students who repeat a year with the next promotion.
    pub repeating: f64,
    /// The share of students who always list few wishes.
    pub narrow: f64,
    /// How many they list.
    pub narrow_wishes: usize,
}

impl Default for Simulation {
    /// The reference simulation.
    fn default() -> Self {
        Self {
            students: 239,
            sites: 110,
            seats: 265,
            periods: 12,
            wishes: 12,
            procedure: Procedure::Fair,
            parameters: Parameters::default(),
            options: Options::default(),
            look_ahead: true,
            year: 4,
            late: 0.0,
            leaving: 0.0,
            repeating: 0.0,
            narrow: 0.0,
            narrow_wishes: 3,
        }
    }
}

/// Why a simulation cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimulationError {
    /// A parameter is out of its bounds.
    #[error("{0:?}")]
    Problem(Vec<ProblemError>),
    /// The procedure cannot honour what is asked.
    #[error(transparent)]
    Solve(#[from] SolveError),
}

/// The years of one school.
///
/// Fails when the procedure cannot honour an option, or a parameter is out of its bounds.
pub fn simulate(simulation: &Simulation, seed: u64) -> Result<Figures, SimulationError> {
    years::run(simulation, seed).map(|learners| figures::of(simulation, &learners))
}

/// The years of several schools: every figure as the mean and the worst of the seeds.
pub fn simulate_over(
    simulation: &Simulation,
    seeds: impl IntoIterator<Item = u64>,
) -> Result<Over, SimulationError> {
    let each: Vec<Figures> =
        seeds.into_iter().map(|seed| simulate(simulation, seed)).collect::<Result<_, _>>()?;
    Ok(figures::over(&each))
}
