//! The schools on which the engine is measured.

use placet_allocation::{Decimal, Problem, School, generate};

/// A size of the contract.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) students: usize,
    pub(crate) sites: usize,
}

pub(crate) const SIZES: [Size; 4] = [
    Size { students: 239, sites: 110 },
    Size { students: 2_000, sites: 400 },
    Size { students: 20_000, sites: 2_000 },
    Size { students: 100_000, sites: 5_000 },
];

/// `roomy`: a tenth more seats than students. Scarce: `full`, as many; `short`, a twentieth fewer; `hard`, a tenth more
/// but everybody wants the same sites.
pub(crate) const REGIMES: [&str; 4] = ["roomy", "full", "short", "hard"];

/// A school of twelve wishes each, with debts of every size.
pub(crate) fn school(students: usize, regime: &str) -> Problem {
    let sites = SIZES.iter().find(|s| s.students == students).map_or(students.div_ceil(20), |s| s.sites);
    let seats = match regime {
        "full" => students,
        "short" => students * 19 / 20,
        _ => (students * 11).div_ceil(10),
    };
    let spread = if regime == "hard" { 2.0 } else { 0.8 };
    let mut problem = generate(&School { spread, ..School::new(students, sites, seats, 12, 1) });
    for (k, student) in problem.students.iter_mut().enumerate() {
        student.debt = Some(Decimal::from_thousandths((k as i64 * 7919) % 8001 - 4000));
    }
    problem
}
