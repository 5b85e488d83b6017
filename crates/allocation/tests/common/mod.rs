//! Small random problems with everything in them.

use placet_allocation::{Decimal, FixedCost, Id, Pinned, Problem, Site, Student, Wish};
use proptest::prelude::*;

pub(crate) fn site_id(k: usize) -> Id {
    Id::from(format!("T{k}"))
}

/// Problems of up to `students` students, `sites` sites, `seats` seats a site: pins, forbidden sites, required categories,
/// closed sites, secondary sites, equal and missing turns, debts, unequal lists.
pub(crate) fn problems(students: usize, sites: usize, seats: i64) -> impl Strategy<Value = Problem> {
    let site = (0..=seats, 0..3_u8, prop::option::weighted(0.2, 0..2000_i64));
    let one = (
        Just((0..sites).collect::<Vec<usize>>()).prop_shuffle(),
        0..=sites,
        (prop::option::weighted(0.7, 1..6_u32), 0..3_i64, -4..5_i64, prop::option::weighted(0.4, 1..10_u32)),
        prop::collection::vec(0..sites, 0..2),
        prop::option::weighted(0.15, 0..3_u8),
        (0..20_u8, 0..sites, 0..4_u8),
    );
    (0..1000_u64, prop::collection::vec(site, sites), prop::collection::vec(one, 0..=students), 0..2_i64)
        .prop_map(|(seed, sites, students, secondary_seats)| build(seed, &sites, students, secondary_seats))
}

type RawSite = (i64, u8, Option<i64>);
type RawTurn = (Option<u32>, i64, i64, Option<u32>);
type RawStudent = (Vec<usize>, usize, RawTurn, Vec<usize>, Option<u8>, (u8, usize, u8));

fn build(seed: u64, sites: &[RawSite], students: Vec<RawStudent>, secondary_seats: i64) -> Problem {
    let mut left: Vec<i64> = sites.iter().map(|s| s.0).collect();
    let mut problem = Problem {
        format: placet_allocation::PROBLEM_FORMAT.to_owned(),
        seed,
        sites: sites
            .iter()
            .enumerate()
            .map(|(k, &(seats, category, fixed))| Site {
                category: Some(format!("C{category}")),
                fixed_cost: fixed.map(|f| {
                    if f % 3 == 0 {
                        FixedCost::Median
                    } else {
                        FixedCost::Amount(Decimal::from_hundredths(f))
                    }
                }),
                ..Site::new(site_id(k), seats)
            })
            .collect(),
        ..Problem::default()
    };
    problem.sites.push(Site { secondary: true, ..Site::new("S0", secondary_seats) });
    for (
        k,
        (list, length, (order, score, debt, periods_left), forbidden, required, (pin, pin_site, secondary)),
    ) in students.into_iter().enumerate()
    {
        let wishes = list.into_iter().take(length).enumerate().map(|(r, s)| Wish {
            site: site_id(s),
            secondary: (secondary as usize == r).then(|| Box::new(Id::from("S0"))),
        });
        let mut student = Student {
            order,
            score: Some(Decimal::from_integer(score)),
            debt: Some(Decimal::from_thousandths(debt * 700)),
            periods_left,
            forbidden: forbidden.into_iter().map(site_id).collect(),
            required: required.map(|c| format!("C{c}")).into_iter().collect(),
            ..Student::new(format!("E{k}"), wishes)
        };
        if pin == 0 {
            student.pinned = Some(Box::default());
        } else if pin == 1 && left[pin_site] > 0 {
            left[pin_site] -= 1;
            let cost = (secondary == 0).then(|| Decimal::from_hundredths(750));
            let pin = Pinned { site: Some(site_id(pin_site)), overrides: true, cost, ..Pinned::default() };
            student.pinned = Some(Box::new(pin));
        }
        problem.students.push(student);
    }
    problem
}
