//! What a student can gain within one campaign by wishes that are not his.

use placet_allocation::{Decimal, Id, Problem, Procedure, School, Tier, Wish, generate, solve};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::Outcome;

type Failure = Box<dyn std::error::Error>;

/// A procedure, and whether lists are continued by the other open sites.
type Rule = (Procedure, bool);

/// Those that the engine honours.
fn rules() -> Vec<Rule> {
    let all = Procedure::ALL.into_iter().map(|procedure| (procedure, false)).chain([(Procedure::Fair, true)]);
    all.filter(|&rule| Market::new(1, 1, 1, 1, 1).served(rule, 0, &[]).is_ok()).collect()
}

fn name((procedure, completed): Rule) -> String {
    format!("`{procedure}`{}", if completed { ", `completed_lists`" } else { "" })
}

pub(super) fn below(chance: &mut ChaCha8Rng, end: usize) -> usize {
    (chance.next_u64() % end as u64) as usize
}

pub(super) fn shuffle<T>(chance: &mut ChaCha8Rng, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, below(chance, last + 1));
    }
}

/// A school in the middle of its curriculum, and what its students really like, over all sites.
struct Market {
    problem: Problem,
    truth: Vec<Vec<Id>>,
    wishes: usize,
}

impl Market {
    fn new(students: usize, sites: usize, seats: usize, wishes: usize, seed: u64) -> Self {
        let mut problem = generate(&School::new(students, sites, seats, sites, seed));
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let truth: Vec<Vec<Id>> = problem
            .students
            .iter()
            .map(|s| s.wishes.iter().map(|wish| wish.site.clone()).collect())
            .collect();
        let mut order: Vec<u32> = (1..=students as u32).collect();
        shuffle(&mut chance, &mut order);
        for (student, order) in problem.students.iter_mut().zip(order) {
            student.wishes.truncate(wishes);
            student.order = Some(order);
            student.debt = Some(Decimal::from_thousandths(below(&mut chance, 5001) as i64 - 2500));
            student.periods_left = Some(6);
        }
        problem.parameters.wishes_max = Some(wishes as u32);
        // of effect for `stable` alone
        let ids: Vec<Id> = problem.students.iter().map(|student| student.id.clone()).collect();
        for site in &mut problem.sites {
            let mut ranking = ids.clone();
            shuffle(&mut chance, &mut ranking);
            site.ranking = Some(ranking.into_iter().map(|id| Tier(vec![id])).collect());
        }
        Self { problem, truth, wishes }
    }

    /// The true rank of what a student receives when he says `wishes`; one more than the most wishes when he receives
    /// nothing, or what he would not have listed.
    fn served(&self, (procedure, completed): Rule, student: usize, wishes: &[Id]) -> Result<usize, Failure> {
        let mut problem = self.problem.clone();
        problem.options.completed_lists = completed;
        let id = problem.students[student].id.clone();
        problem.students[student].wishes = wishes.iter().cloned().map(Wish::from).collect();
        let checked = problem.check().map_err(|errors| format!("{errors:?}"))?;
        let plan = solve(&checked, procedure)?;
        let site = plan.outcome(id.as_str()).and_then(|outcome| outcome.site.as_ref());
        let rank = site.and_then(|site| self.truth[student].iter().position(|wished| wished == site));
        Ok(rank.map_or(self.wishes, |rank| rank.min(self.wishes)) + 1)
    }
}

#[derive(Default)]
struct Tally {
    tried: usize,
    better: usize,
    worse: usize,
    gained: i64,
    most: i64,
}

impl Tally {
    fn add(&mut self, truthful: usize, lying: usize) {
        let gain = truthful as i64 - lying as i64;
        self.tried += 1;
        self.better += usize::from(gain > 0);
        self.worse += usize::from(gain < 0);
        self.gained += gain;
        self.most = self.most.max(gain);
    }

    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.tried.max(1) as f64
    }

    fn mean(&self) -> f64 {
        self.gained as f64 / self.tried.max(1) as f64
    }
}

/// Both tables.
pub(super) fn lies(schools: u64) -> Outcome {
    for seats in [8, 6] {
        best_responses(seats, schools)?;
    }
    for seats in [265, 239] {
        uninformed(seats, schools.div_ceil(4))?;
    }
    Ok(())
}

/// Every list of at least one site.
fn lists(sites: &[Id]) -> Vec<Vec<Id>> {
    let mut all: Vec<Vec<Id>> = vec![Vec::new()];
    let mut from = 0;
    for _ in sites {
        let until = all.len();
        for k in from..until {
            for site in sites.iter().filter(|site| !all[k].contains(site)).cloned().collect::<Vec<_>>() {
                let longer = all[k].iter().cloned().chain([site]).collect();
                all.push(longer);
            }
        }
        from = until;
    }
    all.split_off(1)
}

/// The best list of one who knows everything, by trying them all.
fn best_responses(seats: usize, schools: u64) -> Outcome {
    println!(
        "\n6 students, 5 sites, {seats} seats, {schools} schools: the best of all 325 lists, everything known\n"
    );
    println!(
        "| | could gain (%) | mean gain | most | by a shorter list alone (%) | by a whole list in another order (%) |"
    );
    println!("|---|---|---|---|---|---|");
    for rule in rules() {
        let [mut any, mut shorter, mut reordered] = [(); 3].map(|()| Tally::default());
        for seed in 1..=schools {
            let market = Market::new(6, 5, seats, 5, seed);
            for (student, truth) in market.truth.iter().enumerate() {
                let truthful = market.served(rule, student, truth)?;
                let [mut best, mut best_shorter, mut best_reordered] = [truthful; 3];
                for list in lists(truth) {
                    let served = market.served(rule, student, &list)?;
                    best = best.min(served);
                    if truth.starts_with(&list) {
                        best_shorter = best_shorter.min(served);
                    }
                    if list.len() == truth.len() {
                        best_reordered = best_reordered.min(served);
                    }
                }
                any.add(truthful, best);
                shorter.add(truthful, best_shorter);
                reordered.add(truthful, best_reordered);
            }
        }
        println!(
            "| {} | {:.1} | {:.2} | {} | {:.1} | {:.1} |",
            name(rule),
            any.share(any.better),
            any.mean(),
            any.most,
            shorter.share(shorter.better),
            reordered.share(reordered.better)
        );
    }
    Ok(())
}

/// Lies that need no knowledge, or only that of the demand.
const LIES: [&str; 7] = [
    "first 1 only",
    "first 3 only",
    "first 6 only",
    "two swapped",
    "shuffled",
    "2nd first, then the most wanted sites",
    "first left out",
];

fn lie(kind: usize, truth: &[Id], wanted: &[Id], chance: &mut ChaCha8Rng) -> Vec<Id> {
    let mut list = truth.to_vec();
    match kind {
        0 => list.truncate(1),
        1 => list.truncate(3),
        2 => list.truncate(6),
        3 => {
            let (a, b) = (below(chance, list.len()), below(chance, list.len()));
            list.swap(a, b);
        }
        4 => shuffle(chance, &mut list),
        5 => {
            let aim = list.get(1).cloned();
            let rest = wanted.iter().filter(|site| Some(*site) != aim.as_ref()).cloned();
            list = aim.iter().cloned().chain(rest).take(truth.len()).collect();
        }
        _ => drop(list.remove(0)),
    }
    list
}

/// Students of a whole school who lie without knowing the others' wishes.
fn uninformed(seats: usize, schools: u64) -> Outcome {
    const ASKED: usize = 40;
    println!(
        "\n239 students, 110 sites, {seats} seats, {schools} schools, {ASKED} students each: mean gain in ranks (better %, worse %)\n"
    );
    println!("| | {} |\n|---|{}", LIES.join(" | "), "---|".repeat(LIES.len()));
    for rule in rules() {
        let mut tallies: Vec<Tally> = LIES.iter().map(|_| Tally::default()).collect();
        for seed in 1..=schools {
            let market = Market::new(239, 110, seats, 12, seed);
            let mut chance = ChaCha8Rng::seed_from_u64(seed);
            let asked = |id: &Id| {
                let lists = market.problem.students.iter();
                lists.filter(|student| student.wishes.iter().any(|wish| wish.site == *id)).count()
            };
            let mut wanted: Vec<Id> = market.problem.sites.iter().map(|site| site.id.clone()).collect();
            let seats = |id: &Id| {
                market.problem.sites.iter().find(|site| site.id == *id).map_or(1, |s| s.seats.max(1))
            };
            wanted.sort_by_cached_key(|id| std::cmp::Reverse(asked(id) as i64 * 1000 / seats(id)));
            for student in 0..ASKED {
                let truth = &market.truth[student][..market.wishes];
                let truthful = market.served(rule, student, truth)?;
                for (kind, tally) in tallies.iter_mut().enumerate() {
                    let list = lie(kind, truth, &wanted, &mut chance);
                    tally.add(truthful, market.served(rule, student, &list)?);
                }
            }
        }
        let cells: Vec<String> = tallies
            .iter()
            .map(|tally| {
                format!(
                    "{:+.2} ({:.0}, {:.0})",
                    tally.mean(),
                    tally.share(tally.better),
                    tally.share(tally.worse)
                )
            })
            .collect();
        println!("| {} | {} |", name(rule), cells.join(" | "));
    }
    Ok(())
}
