//! Times of explaining every student of a plan, as a publication does. Run it on a quiet machine:
//! `cargo bench -p placet-allocation --bench explain` or, for one size, `… --bench explain -- 5000`.
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use placet_allocation::{Decimal, Explainer, Problem, Procedure, School, generate, solve};

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
    let start = Instant::now();
    let value = black_box(what());
    (value, start.elapsed())
}

fn school(students: usize, sites: usize) -> Problem {
    let mut problem =
        generate(&School { spread: 0.8, ..School::new(students, sites, students * 11 / 10, 12, 1) });
    // debts of every size, so that the weights differ
    for (k, student) in problem.students.iter_mut().enumerate() {
        student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 8001 - 4000));
    }
    problem
}

fn main() {
    let only: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    println!("{:<32} {:>10} {:>12} {:>14}", "", "solve ms", "one s", "everybody s");
    for (students, sites) in [(240, 110), (5_000, 1_000)] {
        if !only.is_empty() && !only.contains(&students) {
            continue;
        }
        let Ok(checked) = school(students, sites).check() else { continue };
        for procedure in [Procedure::Fair, Procedure::LeastRank, Procedure::Generous, Procedure::ScoreOrderV2]
        {
            let (plan, solving) = timed(|| solve(&checked, procedure));
            let Ok(plan) = plan else { continue };
            // the worst served: he asks for the most trials
            let worst = plan.outcomes.iter().max_by_key(|outcome| outcome.rank.unwrap_or(u32::MAX));
            let (_, one) = timed(|| {
                worst.map(|outcome| Explainer::new(&checked, &plan).explain(outcome.student.as_str()).is_ok())
            });
            let (_, everybody) = timed(|| {
                let mut explainer = Explainer::new(&checked, &plan);
                plan.outcomes
                    .iter()
                    .filter(|outcome| explainer.explain(outcome.student.as_str()).is_ok())
                    .count()
            });
            println!(
                "{:<32} {:>10.1} {:>12.3} {:>14.2}",
                format!("{students} × {sites} {procedure}"),
                solving.as_secs_f64() * 1e3,
                one.as_secs_f64(),
                everybody.as_secs_f64()
            );
        }
    }
}
