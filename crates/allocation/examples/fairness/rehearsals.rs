//! How often what a rehearsal says comes true at the close.

use placet_allocation::{
    Decimal, Outlook, Problem, Procedure, Rehearsing, School, Wish, generate, rehearse, solve,
};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::Outcome;
use super::lies::{below, shuffle};

const STUDENTS: usize = 239;

/// Who has not ranked yet.
#[derive(Clone, Copy)]
enum Waiting {
    /// Any.
    Alike,
    /// Those who have tastes in common: the ones whose first wish is of the same categories.
    Unlike,
}

/// What was said, and what came true of it.
#[derive(Clone, Copy, Default)]
struct Tally {
    said: u32,
    true_of_it: u32,
}

impl Tally {
    fn add(&mut self, comes_true: bool) {
        self.said += 1;
        self.true_of_it += u32::from(comes_true);
    }

    fn percent(self) -> String {
        if self.said == 0 {
            return "–".to_owned();
        }
        format!("{:.1}", 100.0 * f64::from(self.true_of_it) / f64::from(self.said))
    }
}

#[derive(Default)]
struct Told {
    /// Of the best wish that a student is told to be sure of.
    sure: Tally,
    likely: Tally,
    unlikely: Tally,
    /// Students who are told that some wish is sure, of all who were told anything.
    with_sure: Tally,
    /// Ranks of the best sure wishes.
    ranks: u32,
    /// First wishes, by what is said of them.
    first: [u32; 3],
}

/// A school at its close: debts and turns of every size. Lists 240 and on are those to which some will change.
fn close(seats: usize, spread: f64, seed: u64) -> (Problem, Vec<Vec<Wish>>) {
    let mut problem = generate(&School { spread, ..School::new(2 * STUDENTS, 110, seats, 12, seed) });
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let others = problem.students.split_off(STUDENTS).into_iter().map(|student| student.wishes).collect();
    let mut order: Vec<u32> = (1..=STUDENTS as u32).collect();
    shuffle(&mut chance, &mut order);
    for (student, order) in problem.students.iter_mut().zip(order) {
        student.order = Some(order);
        student.debt = Some(Decimal::from_thousandths(below(&mut chance, 5001) as i64 - 2500));
        student.periods_left = Some(6);
    }
    problem.parameters.wishes_max = Some(12);
    (problem, others)
}

/// The students who have not ranked yet, `share` in a hundred being in.
fn waiting(problem: &Problem, share: usize, who: Waiting, chance: &mut ChaCha8Rng) -> Vec<bool> {
    let mut all: Vec<usize> = (0..STUDENTS).collect();
    shuffle(chance, &mut all);
    if matches!(who, Waiting::Unlike) {
        let category = |&i: &usize| {
            let first = problem.students[i].wishes.first().map(|wish| &wish.site);
            problem.sites.iter().find(|site| Some(&site.id) == first).and_then(|site| site.category.clone())
        };
        all.sort_by_cached_key(category);
    }
    let mut waits = vec![false; STUDENTS];
    all.iter().take(STUDENTS * (100 - share) / 100).for_each(|&i| waits[i] = true);
    waits
}

/// What is told of one school, and what comes true.
fn rehearsed(
    told: &mut Told,
    (procedure, completed): (Procedure, bool),
    (problem, others): (&Problem, &[Vec<Wish>]),
    (share, who, changing): (usize, Waiting, usize),
    seed: u64,
) -> Outcome {
    let mut chance = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let waits = waiting(problem, share, who, &mut chance);
    let mut today = problem.clone();
    today.options.completed_lists = completed;
    let mut at_close = today.clone();
    let mut kept = vec![true; STUDENTS];
    for i in 0..STUDENTS {
        if waits[i] {
            today.students[i].wishes.clear();
            kept[i] = false;
        } else if below(&mut chance, 100) < changing {
            at_close.students[i].wishes.clone_from(&others[i]);
            kept[i] = false;
        }
    }
    let today = today.check().map_err(|errors| format!("{errors:?}"))?;
    let rehearsal = rehearse(&today, procedure, &Rehearsing::default())?;
    let plan = solve(&at_close.check().map_err(|errors| format!("{errors:?}"))?, procedure)?;
    for (i, his) in rehearsal.students.iter().enumerate().filter(|(i, _)| kept[*i]) {
        let rank = plan.outcomes[i].rank.unwrap_or(u32::MAX);
        let sure = his.wishes.iter().find(|wish| wish.outlook == Outlook::Sure);
        told.with_sure.add(sure.is_some());
        if let Some(wish) = sure {
            told.sure.add(rank <= wish.rank);
            told.ranks += wish.rank;
        }
        for wish in &his.wishes {
            match wish.outlook {
                Outlook::Sure => {}
                Outlook::Likely => told.likely.add(rank <= wish.rank),
                Outlook::Unlikely => told.unlikely.add(rank <= wish.rank),
            }
        }
        if let Some(first) = his.wishes.first() {
            told.first[first.outlook as usize] += 1;
        }
    }
    Ok(())
}

/// The table.
pub(super) fn rehearsals(schools: u64) -> Outcome {
    println!(
        "{STUDENTS} students, 110 sites, 12 wishes, {schools} schools; “true” in %\n\n\
         | procedure | seats | lists in (%) | who waits | change (%) | best sure wish: true | its mean rank | students with one (%) | likely: true | unlikely: true | first wish sure / likely / unlikely (%) |\n\
         |---|---|---|---|---|---|---|---|---|---|---|"
    );
    let cases = [
        (265, 0.8, 30, Waiting::Alike, 10),
        (265, 0.8, 60, Waiting::Alike, 10),
        (265, 0.8, 90, Waiting::Alike, 10),
        (239, 0.8, 30, Waiting::Alike, 10),
        (239, 0.8, 60, Waiting::Alike, 10),
        (239, 0.8, 90, Waiting::Alike, 10),
        (239, 0.8, 60, Waiting::Alike, 0),
        (239, 0.8, 60, Waiting::Alike, 30),
        (239, 0.8, 60, Waiting::Unlike, 10),
        (265, 2.0, 60, Waiting::Alike, 10),
    ];
    for rule in [(Procedure::Fair, false), (Procedure::Fair, true), (Procedure::ScoreOrderV2, false)] {
        for (seats, spread, share, who, changing) in cases {
            let mut told = Told::default();
            for seed in 1..=schools {
                let (problem, others) = close(seats, spread, seed);
                rehearsed(&mut told, rule, (&problem, &others), (share, who, changing), seed)?;
            }
            let first: u32 = told.first.iter().sum();
            let of =
                |outlook: Outlook| 100.0 * f64::from(told.first[outlook as usize]) / f64::from(first.max(1));
            println!(
                "| `{}`{} | {seats}{} | {share} | {} | {changing} | {} | {:.1} | {} | {} | {} | {:.0} / {:.0} / {:.0} |",
                rule.0,
                if rule.1 { ", continued" } else { "" },
                if spread > 1.0 { ", all want the same" } else { "" },
                match who {
                    Waiting::Alike => "any",
                    Waiting::Unlike => "of other tastes",
                },
                told.sure.percent(),
                f64::from(told.ranks) / f64::from(told.sure.said.max(1)),
                told.with_sure.percent(),
                told.likely.percent(),
                told.unlikely.percent(),
                of(Outlook::Sure),
                of(Outlook::Likely),
                of(Outlook::Unlikely),
            );
        }
    }
    Ok(())
}
