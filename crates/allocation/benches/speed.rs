//! Times of the engine on the sizes of the contract (section 7): `cargo bench -p placet-allocation` on a quiet machine, or
//! one line of the table: `cargo bench -p placet-allocation -- fair/20000`. Nothing here is a test.
//!
//! `fair`, `generous`… are the decision with tie-break and potentials (what `solve_micros` reports); `plan` is what follows
//! it: costs, figures and hashes; `check` the independent check; `load` reading and checking a problem in JSON.

use std::cell::OnceCell;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use placet_allocation::{Checked, Decision, Plan, Problem, Procedure, check, decide};

#[path = "common/school.rs"]
mod school;

use school::{REGIMES, SIZES, school};

/// A problem that is drawn when it is first asked for: a filter leaves most of them out.
struct Drawn {
    students: usize,
    regime: &'static str,
    checked: OnceCell<Checked>,
}

impl Drawn {
    fn new(students: usize, regime: &'static str) -> Self {
        Self { students, regime, checked: OnceCell::new() }
    }

    fn get(&self) -> &Checked {
        self.checked.get_or_init(|| {
            school(self.students, self.regime)
                .check()
                .unwrap_or_else(|e| panic!("a drawn problem is sound: {e:?}"))
        })
    }

    fn plan(&self, procedure: Procedure) -> Plan {
        let plan = decide(self.get(), procedure).map(Decision::into_plan);
        let plan = plan.unwrap_or_else(|e| panic!("a drawn problem has a plan: {e}"));
        assert_eq!(check(self.get(), &plan), [], "a wrong plan has no time");
        plan
    }
}

fn speed(c: &mut Criterion) {
    let schools: Vec<Drawn> =
        SIZES.iter().flat_map(|size| REGIMES.map(|regime| Drawn::new(size.students, regime))).collect();
    let of = |students: usize| schools.iter().filter(move |s| s.students == students);

    for (procedure, sizes) in [
        (Procedure::Fair, &[239, 2_000, 20_000, 100_000][..]),
        (Procedure::LeastRank, &[239, 20_000]),
        (Procedure::Generous, &[239, 2_000, 20_000]),
        (Procedure::RankMaximal, &[239, 20_000]),
        (Procedure::ScoreOrderV2, &[20_000]),
        (Procedure::Stable, &[20_000]),
    ] {
        let mut group = c.benchmark_group(procedure.code());
        for school in sizes.iter().flat_map(|&students| of(students)) {
            pace(&mut group, school.students);
            group.bench_function(format!("{}/{}", school.students, school.regime), |b| {
                let checked = school.get();
                b.iter(|| black_box(decide(checked, procedure).is_ok()));
            });
        }
        group.finish();
    }

    let mut group = c.benchmark_group("plan");
    for school in of(239).chain(of(20_000)).filter(|s| s.regime == "roomy") {
        pace(&mut group, school.students);
        group.bench_function(format!("{}/{}", school.students, school.regime), |b| {
            let decision = decide(school.get(), Procedure::Fair).unwrap_or_else(|e| panic!("{e}"));
            b.iter_batched(|| decision.clone(), Decision::into_plan, criterion::BatchSize::LargeInput);
        });
    }
    group.finish();

    let mut group = c.benchmark_group("check");
    for school in schools.iter().filter(|s| s.regime == "roomy") {
        pace(&mut group, school.students);
        group.bench_function(format!("{}/{}", school.students, school.regime), |b| {
            let plan = school.plan(Procedure::Fair);
            b.iter(|| black_box(check(school.get(), &plan)).len());
        });
    }
    group.finish();

    let mut group = c.benchmark_group("load");
    for school in schools.iter().filter(|s| s.regime == "roomy") {
        pace(&mut group, school.students);
        group.bench_function(format!("{}/{}", school.students, school.regime), |b| {
            let json = serde_json::to_vec(school.get().problem()).unwrap_or_default();
            b.iter(|| black_box(Problem::parse(&json).is_ok()));
        });
    }
    group.finish();
}

/// Ten runs of what takes long, a hundred of the rest.
fn pace(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>, students: usize) {
    if students >= 20_000 {
        group.sample_size(10).sampling_mode(SamplingMode::Flat).warm_up_time(Duration::from_millis(1));
    } else {
        group.sample_size(50).warm_up_time(Duration::from_millis(500));
    }
    group.measurement_time(Duration::from_secs(3));
}

criterion_group!(benches, speed);
criterion_main!(benches);
