//! One run of the engine, for tools that look at a process from outside: instruction counts, peak memory, other solvers.
//!
//! ```text
//! once draw STUDENTS REGIME FILE     draws a school of the benchmarks (regimes: roomy, full, short, hard)
//! once FILE load                     reads a problem, and nothing else
//! once FILE PROCEDURE [RUNS]         decides RUNS times, and prints the median time, the layers and the peak memory
//! once FILE PROCEDURE check          decides once, makes the plan and checks it
//! ```
#![expect(clippy::print_stdout, reason = "it reports to a terminal")]

use std::hint::black_box;
use std::time::Instant;

use placet_allocation::{Decision, LayerKind, Problem, Procedure, check, decide};

#[path = "../benches/common/school.rs"]
mod school;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["draw", students, regime, file] => {
            let students = students.parse()?;
            if !school::REGIMES.contains(&regime) || !school::SIZES.iter().any(|s| s.students == students) {
                return Err("no such school".into());
            }
            Ok(std::fs::write(file, serde_json::to_vec(&school::school(students, regime))?)?)
        }
        [file, "load"] => {
            black_box(read(file)?);
            println!("{{\"peak_kib\":{}}}", peak_kib());
            Ok(())
        }
        [file, procedure, "check"] => {
            let checked = read(file)?;
            let plan = decide(&checked, procedure.parse()?)?.into_plan();
            let findings = check(&checked, &plan);
            println!("{{\"findings\":{},\"peak_kib\":{}}}", findings.len(), peak_kib());
            Ok(())
        }
        [file, procedure] => runs(file, procedure.parse()?, 1),
        [file, procedure, count] => runs(file, procedure.parse()?, count.parse()?),
        _ => Err("see the head of examples/once.rs".into()),
    }
}

fn read(file: &str) -> Result<placet_allocation::Checked, Box<dyn std::error::Error>> {
    Problem::parse(&std::fs::read(file)?).map_err(|errors| format!("{errors:?}").into())
}

fn runs(file: &str, procedure: Procedure, count: usize) -> Outcome {
    let checked = read(file)?;
    let mut times = Vec::new();
    let mut last: Option<Decision<'_>> = None;
    for _ in 0..count.max(1) {
        #[expect(clippy::disallowed_methods, reason = "a benchmark is the edge that measures")]
        let start = Instant::now();
        let decision = black_box(decide(&checked, procedure)?);
        times.push(start.elapsed());
        last = Some(decision);
    }
    let peak = peak_kib();
    times.sort_unstable();
    let millis = times[times.len() / 2].as_secs_f64() * 1e3;
    // one run is for tools that count: they want nothing but the decision
    let (mut placed, mut sum) = (None, None);
    if let Some(decision) = last.filter(|_| count > 1) {
        for layer in decision.into_plan().certificate.layers {
            match layer.layer {
                LayerKind::Placed => placed = Some(layer.value),
                LayerKind::Sum => sum = Some(layer.value),
                LayerKind::Kept | LayerKind::Rank(_) => {}
            }
        }
    }
    let line = serde_json::json!({
        "procedure": procedure, "runs": times.len(), "median_ms": millis, "placed": placed, "sum": sum, "peak_kib": peak,
    });
    println!("{line}");
    Ok(())
}

/// The most memory that the process has held (`VmHWM`), in KiB; 0 where the system does not say.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
