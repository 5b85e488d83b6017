//! Times of a rehearsal over 110 sites with three lists in five in, the hundred drawn closes and the plan of today included:
//! `cargo bench -p placet-allocation --bench rehearsal` on a quiet machine, or one size: `… -- 600`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use placet_allocation::{Checked, Decimal, Procedure, Rehearsing, School, generate, rehearse};

/// With debts of every size; a spread of 2 where everybody wants the same sites.
fn school(students: usize, seats: usize, spread: f64, completed: bool) -> Checked {
    let mut problem = generate(&School { spread, ..School::new(students, 110, seats, 12, 1) });
    problem.options.completed_lists = completed;
    for (k, student) in problem.students.iter_mut().enumerate() {
        student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 8001 - 4000));
        if [2, 4].contains(&(k % 5)) {
            student.wishes.clear();
        }
    }
    problem.check().unwrap_or_else(|e| panic!("a drawn problem is sound: {e:?}"))
}

fn rehearsal(c: &mut Criterion) {
    let mut group = c.benchmark_group("rehearsal");
    group.sample_size(10).sampling_mode(SamplingMode::Flat).warm_up_time(Duration::from_millis(500));
    group.measurement_time(Duration::from_secs(3));
    for students in [239, 600] {
        let roomy = students * 11 / 10;
        for (regime, seats, spread) in [("roomy", roomy, 0.8), ("full", students, 0.8), ("hard", roomy, 2.0)]
        {
            for (procedure, completed, name) in [
                (Procedure::Fair, false, "fair"),
                (Procedure::Fair, true, "fair/continued"),
                (Procedure::ScoreOrderV2, false, "score-order-v2"),
            ] {
                let checked = school(students, seats, spread, completed);
                group.bench_function(format!("{students}/{regime}/{name}"), |b| {
                    b.iter(|| black_box(rehearse(&checked, procedure, &Rehearsing::default())).is_ok());
                });
            }
        }
    }
    group.finish();
}

criterion_group!(benches, rehearsal);
criterion_main!(benches);
