//! Times of the requirements of 600 students in twelve placements, fifteen requirements each: where they stand, what a run is
//! told of each. Run it on a quiet machine: `cargo bench -p placet-rules --bench progress`.
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use placet_rules::{
    curriculum::{
        Ahead, Campaign, Gave, Past, Place, Proof, Record, Requirement, Requirements, Scope, Window,
        contradictions, guide, progress,
    },
    eligibility::SiteRole,
    time::{Day, Span},
};

const STUDENTS: usize = 600;
const SITES: u32 = 110;
const RUNS: usize = 20;

type Rules = Requirements<u32, u32, u32, u8>;

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
    let start = Instant::now();
    let value = black_box(what());
    (value, start.elapsed())
}

/// Eight categories, and a ninth whose sites are secondary.
fn place(site: u32) -> Place<u32, u32> {
    let (category, role) =
        if site < 100 { (site % 8, SiteRole::Principal) } else { (8, SiteRole::Secondary) };
    Place { site, category, role }
}

fn days(campaign: u32) -> Span {
    let start = Day::from_num_days_from_ce_opt(739_860 + campaign as i32 * 61).unwrap_or_default();
    Span { start, end: start }.moved(60)
}

fn level(campaign: u32) -> u8 {
    match campaign {
        0..4 => 4,
        4..7 => 5,
        _ => 6,
    }
}

/// Fifteen requirements of a school; those that cross (a year's group and the category over the years) where asked.
fn programme(crossing: bool) -> Rules {
    use Scope::{Category, General, Group, Site};
    let ask = |scope, levels: &[u8], min: u32, max: u32| Requirement {
        id: 0,
        scope,
        window: Window { levels: levels.to_vec(), ..Window::ALWAYS },
        min: (min > 0).then_some(min),
        max: (max > 0).then_some(max),
    };
    let last = if crossing {
        [ask(Group(vec![0, 1, 2]), &[5], 2, 0), ask(Group(vec![2, 3]), &[4, 5], 2, 0)]
    } else {
        [ask(Group(vec![0, 1]), &[], 3, 0), ask(Group(vec![2, 3]), &[], 2, 6)]
    };
    let mut all = vec![
        ask(General, &[], 12, 0),
        ask(General, &[4], 4, 0),
        ask(Category(0), &[], 2, 4),
        ask(Category(1), &[4, 5], 1, 0),
        ask(Category(2), &[], 1, 4),
        ask(Category(3), &[], 1, 4),
        ask(Category(4), &[], 0, 3),
        ask(Category(5), &[], 0, 3),
        ask(Category(6), &[], 1, 3),
        ask(Category(7), &[], 0, 2),
        ask(Category(8), &[], 0, 2),
        ask(Site(3), &[], 0, 1),
        ask(Site(8), &[], 0, 2),
    ];
    all.extend(last);
    for (id, requirement) in (0..).zip(&mut all) {
        requirement.id = id;
    }
    Requirements::new(all).unwrap_or_else(|e| panic!("{e}"))
}

type Done = Past<u32, u32, u32, u8>;

/// What 600 students have done, each somewhere in his curriculum.
fn students() -> Vec<Vec<Done>> {
    let student = |number: u32| -> Vec<Done> {
        let done = number % 12;
        let past = (0..done).map(|campaign| {
            let site = number.wrapping_mul(7919).wrapping_add(campaign * 104_729) % SITES;
            let site = if site < 100 { site } else { site - 100 };
            let gave = Gave::Acquired(place(site));
            Past { campaign, level: level(campaign), days: days(campaign), gave }
        });
        past.collect()
    };
    (0..STUDENTS as u32).map(student).collect()
}

fn report(what: &str, run: impl Fn() -> (usize, usize)) {
    let runs: Vec<_> = (0..RUNS).map(|_| timed(&run)).collect();
    let least = runs.iter().map(|(_, time)| *time).min().unwrap_or_default();
    let ((found, open), _) = runs[0];
    println!(
        "{what:<44} {:>8.2} ms   {found:>4} with a conflict, {open} left open",
        least.as_secs_f64() * 1e3
    );
}

fn record<'a>(past: &'a [Done], ahead: &'a [Ahead<'a, u32, u32, u32>]) -> Record<'a, u32, u32, u32, u32, u8> {
    Record { past, ahead: &ahead[past.len()..], rulings: &[] }
}

fn main() {
    let students = students();
    for (name, rules) in [("nested", programme(false)), ("crossing", programme(true))] {
        let course: Vec<Campaign<u32, u32, u32>> = (0..12)
            .map(|campaign| rules.campaign(campaign, &level(campaign), days(campaign), (0..SITES).map(place)))
            .collect();
        let ahead: Vec<_> = course.iter().map(|campaign| Ahead { campaign, closed: &[] }).collect();
        report(&format!("contradictions, {name}"), || {
            let (found, proof) = contradictions(&rules, &course);
            (usize::from(!found.is_empty()), usize::from(proof == Proof::CutShort))
        });
        report(&format!("progress of {STUDENTS} students, {name}"), || {
            let all = students.iter().map(|past| progress(&rules, &record(past, &ahead)));
            all.fold((0, 0), |(found, open), one| {
                let cut = usize::from(one.proof == Proof::CutShort);
                (found + usize::from(!one.conflicts.is_empty()), open + cut)
            })
        });
        report(&format!("what a run is told of them, {name}"), || {
            let all =
                students.iter().filter_map(|past| guide(&rules, &record(past, &ahead), past.len() as u32));
            all.fold((0, 0), |(found, open), one| {
                let cut = usize::from(one.proof == Proof::CutShort);
                (found + usize::from(!one.aside.is_empty()), open + cut)
            })
        });
    }
}
