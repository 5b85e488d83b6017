//! Times of what a commission asks for before it chooses, on a real session (239 students, 110 sites, 12 wishes): every
//! procedure with its sheet, and the slider. `cargo bench -p placet-allocation --bench sheet` on a quiet machine.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use placet_allocation::{Checked, Procedure, Sheet, Sheets, compare};

#[path = "common/school.rs"]
mod school;

use school::{REGIMES, SIZES, school};

/// The plan of each procedure that honours the problem, as a page that compares them shows it.
fn procedures(checked: &Checked) -> Vec<Sheet> {
    let sheets = Sheets::new(checked).unwrap_or_else(|e| panic!("a drawn problem has a plan: {e}"));
    let plans = compare(checked, &Procedure::ALL).into_iter();
    plans.filter_map(|(_, plan)| plan.ok()).map(|plan| sheets.sheet(&plan)).collect()
}

fn slider(checked: &Checked) -> usize {
    let sheets = Sheets::new(checked).unwrap_or_else(|e| panic!("a drawn problem has a plan: {e}"));
    sheets.slider().unwrap_or_else(|e| panic!("a drawn problem has a plan: {e}")).len()
}

fn sheet(c: &mut Criterion) {
    let students = SIZES[0].students;
    for regime in REGIMES {
        for (options, completed) in [("", false), ("/continued", true)] {
            let mut problem = school(students, regime);
            problem.options.completed_lists = completed;
            let checked = problem.check().unwrap_or_else(|e| panic!("a drawn problem is sound: {e:?}"));
            let mut group = c.benchmark_group("sheet");
            group
                .sample_size(20)
                .warm_up_time(Duration::from_millis(500))
                .measurement_time(Duration::from_secs(3));
            group.bench_function(format!("procedures/{students}/{regime}{options}"), |b| {
                b.iter(|| black_box(procedures(&checked)).len());
            });
            group.bench_function(format!("slider/{students}/{regime}{options}"), |b| {
                b.iter(|| black_box(slider(&checked)));
            });
            group.finish();
        }
    }
}

criterion_group!(benches, sheet);
criterion_main!(benches);
