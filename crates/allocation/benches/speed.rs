//! Times of the engine on the sizes of the contract (section 7). Run it on a quiet machine:
//! `cargo bench -p placet-allocation` or, for one line of the table, `cargo bench -p placet-allocation -- 20000`.
//!
//! `decide` is the procedure with tie-break and potentials (what `solve_micros` reports); `plan` adds costs, figures and
//! hashes; `check` is the independent check. The median of an odd number of runs; nothing here is a test.
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use placet_allocation::{Decimal, Decision, Problem, Procedure, School, check, decide, generate};

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
    let start = Instant::now();
    let value = black_box(what());
    (value, start.elapsed())
}

fn median(mut runs: Vec<Duration>) -> f64 {
    runs.sort_unstable();
    runs[runs.len() / 2].as_secs_f64() * 1e3
}

fn school(students: usize, sites: usize, seats: usize, seed: u64, spread: f64) -> Problem {
    let mut problem = generate(&School { spread, ..School::new(students, sites, seats, 12, seed) });
    // debts of every size, so that the weights differ
    for (k, student) in problem.students.iter_mut().enumerate() {
        student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 8001 - 4000));
    }
    problem
}

fn main() {
    let only: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = [(239, 110, 51), (2_000, 400, 21), (20_000, 2_000, 7), (100_000, 5_000, 3)];
    println!("{:<38} {:>10} {:>10} {:>10} {:>8}", "", "decide ms", "plan ms", "check ms", "unplaced");
    for (students, sites, runs) in sizes {
        if !only.is_empty() && !only.contains(&students) {
            continue;
        }
        let roomy = students * 11 / 10;
        for (name, seats, seed, spread) in [
            ("roomy", roomy, 1, 0.8),
            ("roomy, seed 2", roomy, 2, 0.8),
            ("full", students, 1, 0.8),
            ("short", students * 19 / 20, 1, 0.8),
            ("hard", roomy, 1, 2.0),
        ] {
            let problem = school(students, sites, seats, seed, spread);
            let json = serde_json::to_vec(&problem).unwrap_or_default();
            let (checked, load) = timed(|| Problem::parse(&json));
            let Ok(checked) = checked else { continue };
            if name == "roomy" {
                println!(
                    "{students} × {sites}: {:.1} MB of JSON loaded in {:.1} ms",
                    json.len() as f64 / 1e6,
                    load.as_secs_f64() * 1e3
                );
            }
            for procedure in [
                Procedure::Fair,
                Procedure::LeastRank,
                Procedure::Generous,
                Procedure::RankMaximal,
                Procedure::ScoreOrderV2,
                Procedure::Stable,
            ] {
                let runs = if procedure == Procedure::Fair { runs } else { (runs / 4).max(1) };
                let times = (0..runs).map(|_| timed(|| decide(&checked, procedure).is_ok()).1).collect();
                let (plan, whole) = timed(|| decide(&checked, procedure).map(Decision::into_plan));
                let Ok(plan) = plan else { continue };
                let (findings, checking) = timed(|| check(&checked, &plan));
                assert!(findings.is_empty(), "{findings:?}");
                println!(
                    "{:<38} {:>10.3} {:>10.3} {:>10.3} {:>8}",
                    format!("{students} {name} {procedure}"),
                    median(times),
                    whole.as_secs_f64() * 1e3,
                    checking.as_secs_f64() * 1e3,
                    plan.summary.unplaced
                );
            }
        }
    }
}
