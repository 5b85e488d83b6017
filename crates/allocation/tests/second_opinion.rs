//! A linear programme as second opinion: the optimum of every layer, found by a simplex that knows nothing of flows.
//!
//! The polytope of assignments has whole corners, and so has every face of it: the optimum of the programme is that of the
//! plans.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use placet_allocation::{
    Checked, Decimal, Group, Id, LayerKind, Pinned, Problem, Procedure, School, SolveError, Student, check,
    generate, solve,
};

#[path = "common/chance.rs"]
mod chance;

use chance::Chance;

const EXACT: [Procedure; 4] =
    [Procedure::LeastRank, Procedure::Fair, Procedure::Generous, Procedure::RankMaximal];

/// A school with pins, forbidden sites, required categories, debts, short lists and closed sites.
fn school(students: usize, sites: usize, seats: usize, spread: f64, seed: u64) -> Problem {
    let mut problem = generate(&School {
        spread,
        ..School::new(students, sites, seats, if students > 100 { 8 } else { 6 }, seed)
    });
    let mut chance = Chance::new(seed);
    for site in &mut problem.sites {
        if chance.once_in(12) {
            site.seats = 0;
        }
    }
    let sites = problem.sites.clone();
    let mut left: BTreeMap<_, i64> = sites.iter().map(|s| (s.id.clone(), s.seats)).collect();
    for student in &mut problem.students {
        student.debt = Some(Decimal::from_thousandths(chance.below(16_001) as i64 - 8000));
        student.periods_left = (chance.below(2) == 0).then(|| chance.below(12) as u32 + 1);
        student.wishes.truncate(1 + chance.below(8));
        if chance.once_in(6) {
            student.forbidden.push(student.wishes[0].site.clone());
        }
        if chance.once_in(8) {
            student.required = vec!["C1".to_owned(), "C2".to_owned(), "C5".to_owned()];
        }
        let site = &chance.one(&sites).id;
        if chance.once_in(15) && left[site] > 0 {
            *left.get_mut(site).unwrap() -= 1;
            let pin = Pinned { site: Some(site.clone()), overrides: true, ..Pinned::default() };
            student.pinned = Some(Box::new(pin));
        } else if chance.once_in(30) {
            student.pinned = Some(Box::default());
        }
    }
    problem
}

/// A student's possibility: the rank of an eligible wish, or none of them.
struct Choice<'a> {
    student: &'a Student,
    rank: Option<u32>,
    site: Option<&'a str>,
}

fn choices(problem: &Problem) -> Vec<Choice<'_>> {
    let mut found = Vec::new();
    for student in problem.students.iter().filter(|s| s.pinned.is_none()) {
        for (rank, wish) in (1..).zip(&student.wishes) {
            let site = problem.sites.iter().find(|s| s.id == wish.site).unwrap();
            let category = site.category.as_ref().unwrap();
            let allowed = !student.forbidden.contains(&site.id)
                && (student.required.is_empty() || student.required.contains(category));
            if allowed {
                found.push(Choice { student, rank: Some(rank), site: Some(site.id.as_str()) });
            }
        }
        found.push(Choice { student, rank: None, site: None });
    }
    found
}

/// What a choice costs in a layer; the programme minimises.
fn cost(checked: &Checked, procedure: Procedure, layer: LayerKind, choice: &Choice<'_>) -> f64 {
    let parameters = &checked.problem().parameters;
    match (layer, procedure) {
        // what has to be kept are rows of the programme
        (LayerKind::Kept, _) => 0.0,
        (LayerKind::Placed, _) => f64::from(choice.rank.is_none()),
        (LayerKind::Rank(rank), Procedure::RankMaximal) => -f64::from(choice.rank == Some(rank)),
        (LayerKind::Rank(rank), _) => f64::from(choice.rank == Some(rank)),
        (LayerKind::Sum, Procedure::Fair) => {
            let weight = parameters
                .debt_weight
                .weight(choice.student.debt.unwrap_or_default(), choice.student.periods_left);
            (weight * parameters.phi_at(choice.rank.unwrap_or(checked.wishes_max() + 1))) as f64
        }
        (LayerKind::Sum, _) => f64::from(choice.rank.unwrap_or(0)),
    }
}

/// The sites of a group, at whatever depth.
fn sites_within(problem: &Problem, group: &Group) -> Vec<Id> {
    let members = group.members.iter();
    members
        .flat_map(|id| match problem.groups.iter().find(|g| g.id == *id) {
            Some(inner) => sites_within(problem, inner),
            None => vec![id.clone()],
        })
        .collect()
}

/// Hospitals of five sites with a total, every other one with a fewest; two hospitals make a region with a total of its own;
/// and sites that need somebody.
fn with_groups(problem: &mut Problem, seed: u64) {
    let mut chance = Chance::new(seed ^ 0x4d);
    let pinned = |problem: &Problem, inside: &[Id]| {
        let pins = problem.students.iter().filter_map(|s| s.pinned.as_ref()?.site.as_ref());
        pins.filter(|id| inside.contains(id)).count() as i64
    };
    let ids: Vec<Id> = problem.sites.iter().map(|s| s.id.clone()).collect();
    for (k, members) in ids.chunks(5).enumerate() {
        let seats: i64 = problem.sites.iter().filter(|s| members.contains(&s.id)).map(|s| s.seats).sum();
        let most = (seats - chance.below(4) as i64).max(pinned(problem, members));
        let min = if k % 2 == 0 { (most / 2).min(seats / 2) } else { 0 };
        let id = Id::from(format!("H{k}"));
        problem.groups.push(Group { id, members: members.to_vec(), min, max: Some(most) });
    }
    for (k, two) in problem.groups.clone().chunks(2).enumerate() {
        let inside: Vec<Id> = two.iter().flat_map(|g| g.members.clone()).collect();
        let most: i64 = two.iter().filter_map(|g| g.max).sum();
        let least: i64 = two.iter().map(|g| g.min).sum();
        let max = Some((most - 2).max(least).max(pinned(problem, &inside)));
        let members = two.iter().map(|g| g.id.clone()).collect();
        problem.groups.push(Group { id: Id::from(format!("R{k}")), members, min: 0, max });
    }
    for site in &mut problem.sites {
        if site.seats >= 2 && chance.once_in(4) {
            site.min = 1;
        }
    }
}

#[test]
fn and_within_hospitals_and_regions_with_fewest_intakes() {
    let (mut solved, mut shared) = (0, 0);
    for (students, sites, seats) in [(40, 20, 40), (60, 20, 66), (120, 40, 110)] {
        for seed in 1..=4 {
            let mut problem = school(students, sites, seats, 1.0, seed);
            with_groups(&mut problem, seed);
            let checked = problem.check().unwrap();
            // the floats of the simplex hold the counts of 60 students in one number, not those of 120
            let exact = if students > 60 { &EXACT[..2] } else { &EXACT[..] };
            for &procedure in exact {
                match solve(&checked, procedure) {
                    Ok(plan) => {
                        agree(&checked, procedure, seed);
                        solved += 1;
                        let layers = plan.certificate.layers.iter();
                        shared += layers.filter(|l| !l.group_potentials.0.is_empty()).count().min(1);
                    }
                    Err(SolveError::Infeasible { field: "sites.min" | "groups.min", .. }) => {}
                    Err(error) => panic!("{procedure}, seed {seed}: {error}"),
                }
            }
        }
    }
    assert!(solved > 20 && shared > 10, "{solved} solved, {shared} with a group that decides");
}

/// What a choice costs.
type Price<'a> = dyn Fn(&Choice<'_>) -> f64 + 'a;

/// The least total of a cost, with totals of other costs held.
fn least(problem: &Problem, choices: &[Choice<'_>], cost: &Price<'_>, held: &[(&Price<'_>, f64)]) -> f64 {
    let mut seats: BTreeMap<&str, f64> =
        problem.sites.iter().map(|s| (s.id.as_str(), s.seats as f64)).collect();
    for site in problem.students.iter().filter_map(|s| s.pinned.as_ref()?.site.as_ref()) {
        *seats.get_mut(site.as_str()).unwrap() -= 1.0;
    }
    let mut variables = ProblemVariables::new();
    let x: Vec<Variable> = choices.iter().map(|_| variables.add(variable().min(0.0).max(1.0))).collect();
    let total = |cost: &Price<'_>| {
        let mut sum = Expression::with_capacity(x.len());
        for (choice, &x) in choices.iter().zip(&x) {
            sum.add_mul(cost(choice), x);
        }
        sum
    };
    let mut by_student: BTreeMap<&str, Expression> = BTreeMap::new();
    let mut by_site: BTreeMap<&str, Expression> = BTreeMap::new();
    for (choice, &x) in choices.iter().zip(&x) {
        by_student.entry(choice.student.id.as_str()).or_default().add_mul(1.0, x);
        if let Some(site) = choice.site {
            by_site.entry(site).or_default().add_mul(1.0, x);
        }
    }
    let mut model = variables.minimise(total(cost)).using(microlp);
    for (_, one) in by_student {
        model.add_constraint(constraint!(one == 1.0));
    }
    let none = Expression::default();
    for site in &problem.sites {
        let taken = by_site.get(site.id.as_str()).unwrap_or(&none);
        let pins = site.seats as f64 - seats[site.id.as_str()];
        model.add_constraint(constraint!(taken.clone() <= seats[site.id.as_str()]));
        if site.min as f64 > pins {
            model.add_constraint(constraint!(taken.clone() >= site.min as f64 - pins));
        }
    }
    for group in &problem.groups {
        let (inside, mut taken, mut pins) = (sites_within(problem, group), Expression::default(), 0.0);
        for site in problem.sites.iter().filter(|s| inside.contains(&s.id)) {
            taken += by_site.get(site.id.as_str()).unwrap_or(&none).clone();
            pins += site.seats as f64 - seats[site.id.as_str()];
        }
        if let Some(most) = group.max {
            model.add_constraint(constraint!(taken.clone() <= most as f64 - pins));
        }
        if group.min as f64 > pins {
            model.add_constraint(constraint!(taken >= group.min as f64 - pins));
        }
    }
    for (cost, value) in held {
        model.add_constraint(constraint!(total(cost) <= *value));
    }
    let best = model.solve().unwrap().eval(total(cost));
    assert!((best - best.round()).abs() < 0.01, "{best} is not whole");
    best.round()
}

/// The best value of every layer, by the simplex: one programme for a layer, the values of those before it held; or, where
/// the layers are counts, one programme for all, in which a student of one layer outweighs all of the next. The corners of an
/// assignment are reached by adding and subtracting, so whole numbers below 2⁵³ stay exact.
fn opinion(checked: &Checked, procedure: Procedure, layers: &[LayerKind]) -> Vec<i64> {
    if let [LayerKind::Kept, rest @ ..] = layers {
        // the rows of the programme keep it
        return std::iter::once(0).chain(opinion(checked, procedure, rest)).collect();
    }
    let problem = checked.problem();
    let choices = choices(problem);
    let free = problem.students.iter().filter(|s| s.pinned.is_none()).count() as i64;
    let costs: Vec<Box<Price<'_>>> = layers
        .iter()
        .map(|&layer| Box::new(move |c: &Choice<'_>| cost(checked, procedure, layer, c)) as Box<_>)
        .collect();
    let mut values = Vec::new();
    if layers.contains(&LayerKind::Sum) {
        let mut held: Vec<(&Price<'_>, f64)> = Vec::new();
        for cost in &costs {
            let value = least(problem, &choices, cost, &held);
            held.push((cost, value));
            values.push(value as i64);
        }
    } else {
        let base = free + 1;
        let sign = if procedure == Procedure::RankMaximal { -1 } else { 1 };
        assert!(
            (layers.len() as f64) * (base as f64).log2() < 45.0,
            "too wide for the floats of the simplex"
        );
        let packed = |c: &Choice<'_>| costs.iter().fold(0.0, |sum, cost| sum * base as f64 + cost(c));
        let mut rest = least(problem, &choices, &packed, &[]) as i64 * sign;
        for _ in layers {
            values.push(rest % base * sign);
            rest /= base;
        }
        values.reverse();
    }
    let value = |(&layer, &least): (&LayerKind, &i64)| match layer {
        LayerKind::Placed => free - least,
        _ => least.abs(),
    };
    layers.iter().zip(&values).map(value).collect()
}

fn agree(checked: &Checked, procedure: Procedure, seed: u64) {
    let plan = solve(checked, procedure).unwrap();
    assert_eq!(check(checked, &plan), []);
    let layers: Vec<LayerKind> = plan.certificate.layers.iter().map(|l| l.layer).collect();
    let values: Vec<i64> = plan.certificate.layers.iter().map(|l| l.value).collect();
    assert_eq!(opinion(checked, procedure, &layers), values, "{procedure} {layers:?}, seed {seed}");
}

fn school_of(students: usize, sites: usize, seats: usize, spread: f64, seed: u64) -> Checked {
    school(students, sites, seats, spread, seed).check().unwrap()
}

#[test]
fn a_simplex_finds_the_same_optimum_in_every_layer() {
    for (students, sites, seats, spread) in [(30, 12, 33, 0.8), (60, 25, 60, 0.8), (60, 20, 50, 2.0)] {
        for seed in 1..=6 {
            let checked = school_of(students, sites, seats, spread, seed);
            for procedure in EXACT {
                agree(&checked, procedure, seed);
            }
        }
    }
}

#[test]
fn and_in_schools_of_hundreds() {
    for (students, sites, seats, spread) in [(150, 60, 150, 1.2), (250, 110, 275, 0.8), (300, 110, 285, 0.8)]
    {
        let checked = school_of(students, sites, seats, spread, 9);
        for procedure in [Procedure::LeastRank, Procedure::Fair] {
            agree(&checked, procedure, 9);
        }
    }
}
