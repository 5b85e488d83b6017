//! Problems of our own with their results, byte for byte: pins, forbidden, required, tied and missing turns, secondary sites,
//! costs, rankings, groups, minima, pairs.
//!
//! A change that is meant is written down with `PLACET_REFRESH_GOLDEN=1 cargo test -p placet-allocation --test golden_own our_own`,
//! and read in the diff. A result that changes for the same problem is a new [`Procedure::version`].
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use placet_allocation::{Plan, Problem, Procedure, SolveError, canonical_json, check, solve};

#[path = "common/rich.rs"]
mod rich;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/own")
}

/// The names of the files that there ought to be, with what they ought to hold.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (name, problem) in rich::problems() {
        files.push((format!("{name}.problem.json"), serde_json::to_string_pretty(&problem).unwrap() + "\n"));
        let checked = Problem::parse(&serde_json::to_vec(&problem).unwrap())
            .unwrap_or_else(|e| panic!("{name}: {e:?}"));
        for procedure in Procedure::ALL {
            match solve(&checked, procedure) {
                Ok(plan) => {
                    assert_eq!(check(&checked, &plan), [], "{name} {procedure}");
                    files.push((format!("{name}.{procedure}.json"), canonical_json(&plan).unwrap() + "\n"));
                }
                Err(SolveError::Unsupported { .. }) => {}
                Err(error) => panic!("{name} {procedure}: {error}"),
            }
        }
    }
    files
}

#[test]
fn our_own_problems_have_the_results_that_they_had() {
    let files = files();
    let folder = folder();
    if std::env::var_os("PLACET_REFRESH_GOLDEN").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, content) in &files {
            std::fs::write(folder.join(name), content).unwrap();
        }
    }
    let there: BTreeSet<String> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(
        there,
        files.iter().map(|(name, _)| name.clone()).collect(),
        "one file for each, and no other"
    );
    for (name, content) in &files {
        let kept = std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(kept, *content, "{name} is not what it was: see the head of this test");
    }
}

#[test]
fn the_kept_results_verify_against_the_kept_problems() {
    let mut verified = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some((problem, _)) = name.split_once('.').filter(|(_, rest)| !rest.starts_with("problem")) else {
            continue;
        };
        let problem = std::fs::read(folder().join(format!("{problem}.problem.json"))).unwrap();
        let plan: Plan = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(check(&Problem::parse(&problem).unwrap(), &plan), [], "{name}");
        verified += 1;
    }
    assert!(verified >= 24, "{verified}");
}
