//! The fairness sheet of a plan: how the ranks are spread, who is served worst, what stays owed over the curriculum, and what
//! fairness costs against the plan that only looks at the sum of the ranks.
//!
//! For a commission that chooses between plans, and for the page on which it moves the [slider](Notch) between the average and
//! equity before it asks for a run. Figures are counts, and exact ratios of whole sums to two decimals.

mod slider;

use serde::Serialize;

use crate::checked::{Checked, NONE, Pin, is_for};
use crate::costs::mean_and_deviation;
use crate::decimal::{Decimal, ratio, round_half_away};
use crate::error::SolveError;
use crate::history::{PeriodOutcome, Served, debt_of_period};
use crate::plan::Plan;
use crate::procedure::Procedure;
use crate::solve::{Decision, decide};

pub use slider::{Memory, Notch, Position, Steepness, UnknownPosition};

/// The figures of one plan. They are over the students who took part: those with a rank, and those without a site whom the
/// commission did not place or excuse. Whoever is without a site counts as the rank after the last possible wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// How many took part.
    pub students: u32,
    /// How many obtained their first wish, their second, …, down to the worst rank.
    pub by_rank: Vec<u32>,
    /// How many are without a site.
    pub unplaced: u32,
    /// How many obtained one of their first three wishes.
    pub within_3: u32,
    /// The mean rank, to two decimals; none when nobody took part. (That of a [`Summary`](crate::Summary) leaves out those
    /// without a site.)
    pub mean: Option<Decimal>,
    /// Those served worst; none when nobody took part.
    pub worst: Option<Worst>,
    /// What is owed before and after.
    pub debts: Debts,
    /// Against the plan of the least sum of ranks.
    pub price: Price,
}

/// Those who are served worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Worst {
    /// Their rank, from 1; one more than the most wishes when they are without a site.
    pub rank: u32,
    /// How many they are.
    pub students: u32,
}

/// How far apart the campaigns leave the students of a problem: their debts, in ranks, before this one and after it. The
/// spread of the students' mean ranks over their curriculum is that of their debts, divided by the campaigns that they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Debts {
    /// Standard deviation of the debts before the campaign, to two decimals.
    pub spread_before: Decimal,
    /// The same after it.
    pub spread_after: Decimal,
    /// The greatest debt before; none without students.
    pub most_before: Option<Decimal>,
    /// The greatest debt after it.
    pub most_after: Option<Decimal>,
}

/// What a plan gives up, and gains, against the plan of the least sum of ranks that places as many as can be and keeps the
/// same promises. It is all nought for that plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Price {
    /// By how much the mean rank is worse, in ranks; below nought only for a plan that places fewer, or that does not keep
    /// those promises.
    pub mean: Decimal,
    /// How many fewer students obtain one of their first three wishes; below nought when more do.
    pub within_3: i64,
    /// The same in points of a hundred of those who took part.
    pub within_3_share: Decimal,
    /// By how many ranks those served worst fare better; below nought when they fare worse.
    pub worst: i64,
    /// How many more are without a site.
    pub unplaced: i64,
}

/// The sheet of one plan, which must be one of the problem. Who asks for several asks [`Sheets`].
///
/// Fails when the problem asks for what the plan of the least sum of ranks cannot honour.
pub fn sheet(checked: &Checked, plan: &Plan) -> Result<Sheet, SolveError> {
    Ok(Sheets::new(checked)?.sheet(plan))
}

/// The sheets of several plans of one problem; what they are compared with is computed once.
pub struct Sheets<'a> {
    checked: &'a Checked,
    least: Counted,
}

impl<'a> Sheets<'a> {
    /// Computes the plan of the least sum of ranks, with which the others are compared.
    pub fn new(checked: &'a Checked) -> Result<Self, SolveError> {
        let least = Counted::of_decision(checked, &decide(checked, Procedure::LeastRank)?);
        Ok(Self { checked, least })
    }

    /// The sheet of a plan, which must be one of the problem.
    pub fn sheet(&self, plan: &Plan) -> Sheet {
        self.of(&Counted::of_plan(self.checked, plan))
    }

    fn of(&self, counted: &Counted) -> Sheet {
        let (own, least) = (Tally::of(counted, self.checked), Tally::of(&self.least, self.checked));
        let students = i64::from(own.students);
        let lost = i64::from(least.within_3) - i64::from(own.within_3);
        Sheet {
            students: own.students,
            unplaced: own.unplaced,
            within_3: own.within_3,
            mean: ratio(own.sum, students),
            worst: own.worst,
            debts: debts(self.checked, counted),
            price: Price {
                mean: ratio(own.sum - least.sum, students).unwrap_or_default(),
                within_3: lost,
                within_3_share: ratio(100 * lost, students).unwrap_or_default(),
                worst: least.worst_rank() - own.worst_rank(),
                unplaced: i64::from(own.unplaced) - i64::from(least.unplaced),
            },
            by_rank: own.by_rank,
        }
    }
}

/// Per student the rank that counts, one more than the most wishes without a site; none for those who did not take part.
struct Counted(Vec<Option<u32>>);

impl Counted {
    fn of_plan(checked: &Checked, plan: &Plan) -> Self {
        let students = checked.problem.students.iter().enumerate();
        // a plan from anywhere may say anything
        let rank = |id: &str| plan.outcome(id).and_then(|outcome| outcome.rank).filter(|&rank| rank > 0);
        Self(students.map(|(i, student)| counts(checked, i, rank(student.id.as_str()))).collect())
    }

    fn of_decision(checked: &Checked, decision: &Decision<'_>) -> Self {
        let rank = |i: usize| match decision.site_of(i) {
            NONE => None,
            site => checked.rank_of(i, site),
        };
        Self((0..checked.pins.len()).map(|i| counts(checked, i, rank(i))).collect())
    }
}

fn counts(checked: &Checked, i: usize, rank: Option<u32>) -> Option<u32> {
    let without = checked.wishes_max + 1;
    match checked.pins[i] {
        Pin::Excused => None,
        Pin::At { .. } => rank,
        Pin::Free => Some(rank.unwrap_or(without).min(without)),
    }
}

/// What is counted of a plan.
struct Tally {
    students: u32,
    by_rank: Vec<u32>,
    unplaced: u32,
    within_3: u32,
    sum: i64,
    worst: Option<Worst>,
}

impl Tally {
    fn of(counted: &Counted, checked: &Checked) -> Self {
        let without = checked.wishes_max + 1;
        let ranks = || counted.0.iter().flatten().copied();
        let at = |rank: u32| ranks().filter(|&other| other == rank).count() as u32;
        let last = ranks().filter(|&rank| rank < without).max().unwrap_or(0);
        Self {
            students: ranks().count() as u32,
            by_rank: (1..=last).map(at).collect(),
            unplaced: at(without),
            within_3: ranks().filter(|&rank| rank <= 3 && rank < without).count() as u32,
            sum: ranks().map(i64::from).sum(),
            worst: ranks().max().map(|rank| Worst { rank, students: at(rank) }),
        }
    }

    fn worst_rank(&self) -> i64 {
        self.worst.map_or(0, |worst| i64::from(worst.rank))
    }
}

/// What everybody is owed before and after (contract, section 4), each compared with his cohort.
fn debts(checked: &Checked, counted: &Counted) -> Debts {
    let students = &checked.problem.students;
    let without = checked.wishes_max + 1;
    let served = |i: usize| match counted.0[i] {
        None => Served::Skipped,
        Some(rank) if rank < without => Served::Rank(rank),
        Some(_) if is_narrow(checked, i) => Served::NarrowList,
        Some(_) => Served::Unplaced { wishes_max: checked.wishes_max },
    };
    let outcomes: Vec<PeriodOutcome> = students
        .iter()
        .enumerate()
        .map(|(i, s)| PeriodOutcome { student: s.id.clone(), cohort: s.cohort.clone(), served: served(i) })
        .collect();
    let before: Vec<i64> = (0..students.len()).map(|i| checked.debt(i).thousandths()).collect();
    let added = debt_of_period(&outcomes);
    let after: Vec<i64> = before.iter().zip(added).map(|(debt, more)| debt + more.thousandths()).collect();
    let spread = |debts: &[i64]| round_half_away(mean_and_deviation(debts).1, 2);
    let most = |debts: &[i64]| debts.iter().max().map(|&debt| Decimal::from_thousandths(debt));
    Debts {
        spread_before: spread(&before),
        spread_after: spread(&after),
        most_before: most(&before),
        most_after: most(&after),
    }
}

/// Whether a student ranked fewer sites that he may receive than he was asked to, and fewer than there are.
fn is_narrow(checked: &Checked, i: usize) -> bool {
    let student = &checked.problem.students[i];
    let sites = &checked.problem.sites;
    let least = checked.problem.parameters.wishes_min as usize;
    let wished = checked.wishes(i).map(|w| &sites[checked.wish_site[w] as usize]);
    let ranked = wished.filter(|site| site.seats > 0 && is_for(student, site)).count();
    ranked < least && ranked < checked.open_to(student).count()
}
