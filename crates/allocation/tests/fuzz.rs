//! The engine on bytes from anywhere: a kept corpus, and a bounded run of seeded changes to it.
//!
//! `PLACET_FUZZ_RUNS` and `PLACET_FUZZ_SEED` make the run longer or another one; `fuzz/README.md` says how to let
//! libFuzzer search, with the same functions.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]
#![expect(clippy::print_stdout, reason = "the input that panics is shown")]

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use serde_json::Value;

#[path = "common/chance.rs"]
mod chance;
#[path = "common/exercise.rs"]
mod exercise;
#[path = "common/mutate.rs"]
mod mutate;
#[path = "common/places.rs"]
mod places;

use chance::Chance;
use exercise::{SEPARATOR, two};

type Exercise = fn(&[u8]) -> bool;

/// What is exercised, by the folder of its corpus.
const ALL: [(&str, Exercise); 4] = [
    ("problem", exercise::problem),
    ("result", exercise::result),
    ("canonical", exercise::canonical),
    ("pair", exercise::pair),
];

fn kept(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Runs, and shows the input if it panics.
fn run(exercise: Exercise, bytes: &[u8], name: &str) -> bool {
    catch_unwind(AssertUnwindSafe(|| exercise(bytes))).unwrap_or_else(|panic| {
        let path = std::env::temp_dir().join(format!("placet-fuzz-{}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        println!("{name}: the input is in {}", path.display());
        resume_unwind(panic)
    })
}

#[test]
fn the_kept_corpus() {
    for (folder, exercise) in ALL {
        let files = kept(folder);
        let useful =
            files.iter().filter(|(path, bytes)| run(exercise, bytes, &path.display().to_string())).count();
        assert!(useful >= 3, "{folder}: {useful} of {} are of use", files.len());
    }
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().unwrap())
}

#[test]
fn changes_to_the_kept_corpus() {
    let (runs, seed) = (number("PLACET_FUZZ_RUNS", 800), number("PLACET_FUZZ_SEED", 3));
    for (folder, exercise) in ALL {
        let files = kept(folder);
        let mut chance = Chance::new(seed);
        let mut useful = 0;
        for k in 0..runs {
            let mut bytes = files[chance.below(files.len())].1.clone();
            if chance.once_in(8) {
                mutate::change_bytes(&mut bytes, &mut chance);
            } else if let Some((one, other)) = two(&bytes) {
                let (one, other) = (changed(one, &mut chance, 2), changed(other, &mut chance, 2));
                bytes = [&one[..], &[SEPARATOR], &other].concat();
            } else {
                bytes = changed(&bytes, &mut chance, 1);
            }
            useful += u64::from(run(exercise, &bytes, &format!("{folder}, change {k} of seed {seed}")));
        }
        assert!(useful * 20 > runs, "{folder}: {useful} of {runs} are of use");
    }
}

/// A changed document: one time in `of`, so that of two documents mostly one changes.
fn changed(bytes: &[u8], chance: &mut Chance, of: usize) -> Vec<u8> {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) if chance.once_in(of) => serde_json::to_vec(&mutate::change(&value, chance)).unwrap(),
        _ => bytes.to_vec(),
    }
}
