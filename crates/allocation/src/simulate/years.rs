//! Students go through their periods, each placed by the procedure, with the score and the debt that the past gives them.

use std::ops::Range;

use super::model::{School, Taste};
use super::{Simulation, SimulationError, Way};
use crate::decimal::Decimal;
use crate::history::{PeriodOutcome, Served, Turn, debt_of_period, score_after, turns};
use crate::problem::{Id, PROBLEM_FORMAT, Problem, Student};
use crate::solve::solve;

/// A student on his way.
pub(super) struct Learner {
    id: Id,
    pub(super) way: Way,
    /// The promotions that he belongs to (0, or 1 for the next), and in which of their periods.
    spells: Vec<(usize, Range<usize>)>,
    taste: Taste,
    done: Vec<bool>,
    debt: Decimal,
    costs: Vec<Option<Decimal>>,
    /// What he obtained in each of his periods; none when unplaced.
    pub(super) ranks: Vec<Option<u32>>,
}

/// What everybody obtained.
pub(super) fn run(simulation: &Simulation, seed: u64) -> Result<Vec<Learner>, SimulationError> {
    let school = School::new(simulation.sites, simulation.seats, seed);
    let mut learners = learners(simulation, &school);
    let promotions =
        learners.iter().flat_map(|l| &l.spells).map(|(promotion, _)| promotion + 1).max().unwrap_or(0);
    for promotion in 0..promotions {
        for period in 0..simulation.periods {
            let here = |learner: &Learner| {
                learner.spells.iter().any(|(of, when)| *of == promotion && when.contains(&period))
            };
            let present: Vec<usize> = (0..learners.len()).filter(|&i| here(&learners[i])).collect();
            // a seed for each campaign, below 2⁵³
            let seed = (seed << 10 | (promotion * simulation.periods + period) as u64) & ((1 << 53) - 1);
            campaign(simulation, &school, &mut learners, &present, period, seed)?;
        }
    }
    Ok(learners)
}

/// Students are alike before they are drawn: the first ones join late, the next ones leave, and so on.
fn learners(simulation: &Simulation, school: &School) -> Vec<Learner> {
    let Simulation { students, periods, .. } = *simulation;
    let year = simulation.year.clamp(1, periods.max(1));
    let years = periods / year;
    let count = |share: f64| libm::round(share.clamp(0.0, 1.0) * students as f64) as usize;
    let mut learners = Vec::new();
    let mut add = |way: Way, spells: Vec<(usize, Range<usize>)>| {
        let index = learners.len();
        learners.push(Learner {
            id: Id::from(format!("E{:04}", index + 1)),
            way,
            spells,
            taste: school.taste(index),
            done: vec![false; school.sites.len()],
            debt: Decimal::ZERO,
            costs: Vec::new(),
            ranks: Vec::new(),
        });
    };
    let mut left = students;
    let mut take = |share: f64| {
        let taken = count(share).min(left);
        left -= taken;
        0..taken
    };
    // years that can be followed by another one
    let inner = years.saturating_sub(1).max(1);
    for k in take(simulation.late) {
        add(Way::Late, vec![(0, (1 + k % inner) * year..periods)]);
    }
    let (leaving, repeating, narrow) =
        (take(simulation.leaving), take(simulation.repeating), take(simulation.narrow));
    let moving = leaving.len() + repeating.len();
    for k in leaving {
        let until = (1 + k % inner) * year;
        add(Way::Left, vec![(0, 0..until), (1, until..periods)]);
    }
    for k in repeating {
        let until = (1 + k % years.max(1)) * year;
        add(Way::Repeated, vec![(0, 0..until), (1, until - year..periods)]);
    }
    for _ in narrow {
        add(Way::Narrow, vec![(0, 0..periods)]);
    }
    for _ in 0..left {
        add(Way::Steady, vec![(0, 0..periods)]);
    }
    // the next promotion, as large once they have joined it
    for _ in 0..if moving == 0 { 0 } else { students.saturating_sub(moving) } {
        add(Way::Steady, vec![(1, 0..periods)]);
    }
    learners
}

/// One campaign: wishes, placements, and what they change.
fn campaign(
    simulation: &Simulation,
    school: &School,
    learners: &mut [Learner],
    present: &[usize],
    period: usize,
    seed: u64,
) -> Result<(), SimulationError> {
    let turn = |&i: &usize| Turn {
        student: learners[i].id.clone(),
        score: score_after(&learners[i].costs),
        manual: None,
    };
    let participants: Vec<Turn> = present.iter().map(turn).collect();
    let order = turns(&participants, seed);
    let students = present.iter().zip(participants).zip(order).map(|((&i, turn), order)| {
        let learner = &learners[i];
        let narrow = learner.way == Way::Narrow;
        let most = if narrow { simulation.narrow_wishes.min(simulation.wishes) } else { simulation.wishes };
        let wishes = school.wishes(i, &learner.taste, &learner.done, learner.ranks.len(), most);
        Student {
            score: Some(turn.score),
            order: Some(order),
            debt: Some(learner.debt),
            periods_left: simulation.look_ahead.then_some((simulation.periods - period) as u32),
            ..Student::new(turn.student, wishes)
        }
    });
    let mut parameters = simulation.parameters.clone();
    let wishes_max = simulation.wishes.clamp(1, 100) as u32;
    parameters.wishes_max = Some(wishes_max);
    let problem = Problem {
        format: PROBLEM_FORMAT.to_owned(),
        seed,
        parameters,
        options: simulation.options.clone(),
        sites: school.sites.clone(),
        students: students.collect(),
        ..Problem::default()
    };
    let checked = problem.check().map_err(SimulationError::Problem)?;
    let plan = solve(&checked, simulation.procedure)?;
    let mut outcomes = Vec::with_capacity(present.len());
    for &i in present {
        let learner = &mut learners[i];
        let Some(outcome) = plan.outcome(learner.id.as_str()) else { continue };
        let site = outcome.site.as_ref().and_then(|id| school.sites.iter().position(|s| s.id == *id));
        if let Some(site) = site {
            learner.done[site] = true;
        }
        learner.costs.push(site.map(|_| outcome.cost));
        learner.ranks.push(outcome.rank);
        let ranked = checked.student(learner.id.as_str()).map_or(0, |student| student.wishes.len());
        let wished_enough = ranked >= (simulation.parameters.wishes_min as usize).min(school.sites.len());
        outcomes.push(PeriodOutcome {
            student: learner.id.clone(),
            cohort: None,
            served: match outcome.rank {
                Some(rank) => Served::Rank(rank),
                None if wished_enough => Served::Unplaced { wishes_max },
                None => Served::NarrowList,
            },
        });
    }
    for (&i, owed) in present.iter().zip(debt_of_period(&outcomes)) {
        learners[i].debt = Decimal::from_thousandths(learners[i].debt.thousandths() + owed.thousandths());
    }
    Ok(())
}
