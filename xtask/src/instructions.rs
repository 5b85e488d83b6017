//! `cargo xtask instructions`: how many instructions the engine executes, counted by valgrind.
//!
//! A count does not depend on what else the machine does. It depends on the compiler, which is pinned, and hardly on the
//! processor. Each line is the count of a run less that of a run that only reads the problem.

#![expect(clippy::print_stdout, reason = "the table is the answer of the command")]

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

const KEPT: &str = "crates/allocation/benches/instructions.txt";

/// Students, how scarce seats are, and what is counted.
const LINES: [(&str, &str, &str); 14] = [
    ("239", "roomy", "load"),
    ("239", "roomy", "fair"),
    ("239", "full", "fair"),
    ("239", "short", "fair"),
    ("239", "hard", "fair"),
    ("239", "roomy", "generous"),
    ("239", "roomy", "check"),
    ("2000", "roomy", "fair"),
    ("2000", "full", "fair"),
    ("2000", "short", "fair"),
    ("2000", "hard", "fair"),
    ("2000", "full", "generous"),
    ("20000", "roomy", "fair"),
    ("20000", "hard", "fair"),
];

/// Prints the counts beside the kept ones; fails when one has grown by more than a twentieth.
pub fn compare() -> Result<()> {
    let Some(counts) = count()? else { return Ok(()) };
    let kept = read_kept();
    println!("{:<24} {:>16} {:>16} {:>9}", "", "instructions", "kept", "change");
    let mut grown = Vec::new();
    for (name, count) in &counts {
        match kept.get(name) {
            Some(&before) => {
                let change = (*count as f64 / before as f64 - 1.0) * 100.0;
                println!("{name:<24} {count:>16} {before:>16} {change:>+8.1}%");
                if change > 5.0 {
                    grown.push(name.as_str());
                }
            }
            None => println!("{name:<24} {count:>16} {:>16}", "new"),
        }
    }
    ensure!(
        grown.is_empty(),
        "more instructions than kept: {}; if that is meant, add --keep",
        grown.join(", ")
    );
    Ok(())
}

/// Writes the counts down.
pub fn keep() -> Result<()> {
    let Some(counts) = count()? else { return Ok(()) };
    let mut text = String::from("# Instructions of the engine, by `cargo xtask instructions --keep`.\n");
    for (name, count) in &counts {
        let _ = writeln!(text, "{name} = {count}");
        println!("{name:<24} {count:>16}");
    }
    fs::write(KEPT, text).context("the counts cannot be written")
}

fn read_kept() -> BTreeMap<String, u64> {
    let text = fs::read_to_string(KEPT).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?)))
        .collect()
}

/// The counts; none where valgrind is not installed.
fn count() -> Result<Option<Vec<(String, u64)>>> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("valgrind is not installed here: nothing was counted (apt-get install valgrind)");
        return Ok(None);
    }
    let built = Command::new("cargo")
        .args(["build", "--release", "--locked", "--quiet", "-p", "placet-allocation", "--example", "once"])
        .status()
        .context("cargo cannot be run")?;
    ensure!(built.success(), "the example `once` was not built");
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), std::path::PathBuf::from);
    let once = target.join("release/examples/once");
    let folder = target.join("instructions");
    fs::create_dir_all(&folder)?;
    let mut loads: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut counts = Vec::new();
    for (students, regime, what) in LINES {
        let file = folder.join(format!("{students}-{regime}.json"));
        let load = match loads.entry((students, regime)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => {
                let drawn = Command::new(&once).args(["draw", students, regime]).arg(&file).status()?;
                ensure!(drawn.success(), "no problem was drawn");
                *unknown.insert(run(&once, &file, &["load"])?)
            }
        };
        let count = match what {
            "load" => load,
            "check" => run(&once, &file, &["fair", "check"])? - run(&once, &file, &["fair"])?,
            procedure => run(&once, &file, &[procedure])? - load,
        };
        counts.push((format!("{students} {regime} {what}"), count));
    }
    Ok(Some(counts))
}

/// The instructions of one run.
fn run(once: &Path, file: &Path, arguments: &[&str]) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(once)
        .arg(file)
        .args(arguments)
        .output()
        .context("valgrind cannot be run")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{said}");
    let collected = said.lines().find_map(|line| line.split_once("Collected : "));
    match collected.and_then(|(_, count)| count.trim().parse().ok()) {
        Some(count) => Ok(count),
        None => bail!("valgrind did not say how many instructions it counted: {said}"),
    }
}
