//! Whole schools: real wishes when they are at hand, synthetic ones of every tightness; every plan is verified.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::{Path, PathBuf};

use placet_allocation::{Checked, Decimal, Problem, Procedure, School, check, generate, solve};

fn verify(name: &str, checked: &Checked) {
    let placed = |procedure| {
        let plan = solve(checked, procedure).unwrap();
        assert_eq!(check(checked, &plan), vec![], "{name} {procedure}");
        plan.summary.placed
    };
    let most = placed(Procedure::Fair);
    for procedure in Procedure::ALL {
        let found = placed(procedure);
        let first_places_most =
            matches!(procedure, Procedure::LeastRank | Procedure::Fair | Procedure::Generous);
        assert!(found == most || (found < most && !first_places_most), "{name} {procedure}");
    }
}

#[test]
fn synthetic_schools_of_every_tightness() {
    for seed in 1..=3 {
        for (name, seats, spread) in [
            ("roomy", 265, 0.8),
            ("full", 239, 0.8),
            ("short", 225, 0.8),
            ("hard", 265, 2.0),
            ("few", 110, 0.8),
        ] {
            let mut problem = generate(&School { spread, ..School::new(239, 110, seats, 12, seed) });
            for (k, student) in problem.students.iter_mut().enumerate() {
                student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 16_001 - 8000));
            }
            let total: i64 = problem.sites.iter().map(|s| s.seats).sum();
            assert_eq!(total, seats as i64);
            verify(&format!("{name} {seed}"), &problem.check().unwrap());
        }
    }
}

#[test]
fn long_lists_need_wide_numbers() {
    // 60 ranks of 9 bits: more than 512 bits for `generous`
    let problem = generate(&School { spread: 2.0, ..School::new(150, 130, 140, 60, 4) });
    verify("long", &problem.check().unwrap());
}

#[test]
fn real_wishes() {
    let shared = std::env::var_os("PLACET_SHARED_DATA").map(PathBuf::from);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let nearby = [here.join("../../../shared/data"), here.join("../../../../shared/data")];
    let folder = shared.or_else(|| nearby.into_iter().find(|p| p.is_dir())).map(|p| p.join("real"));
    let Some(folder) = folder.filter(|f| f.is_dir()) else {
        println!("NOT VERIFIED on real wishes: set PLACET_SHARED_DATA to the folder of the shared data");
        return;
    };
    let mut verified = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let checked = Problem::parse(&std::fs::read(&path).unwrap()).unwrap();
        verify(&path.display().to_string(), &checked);
        verified += 1;
        if path.ends_with("sdu-2016.json") {
            four_hundred_and_sixteen(&checked);
        }
    }
    assert_eq!(verified, 5);
}

/// The largest of the real lists: 416 students who owe each other nothing, 793 seats.
fn four_hundred_and_sixteen(checked: &Checked) {
    let of = |procedure| solve(checked, procedure).unwrap().summary;
    let fair = of(Procedure::Fair);
    assert_eq!((fair.students, fair.seats, fair.unplaced), (416, 793, 0));
    assert!(f64::from(fair.within_3) >= 0.995 * 416.0, "{:?}", fair.by_rank);
    let generous = of(Procedure::Generous);
    assert_eq!((generous.unplaced, generous.within_3), (0, 416), "{:?}", generous.by_rank);
}
