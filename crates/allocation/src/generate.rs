//! Synthetic schools, from a seed (contract, section 4): for demonstrations, simulations and benchmarks.

use crate::draw::{Draw, Purpose};
use crate::problem::{Id, PROBLEM_FORMAT, Problem, Site, Student, Wish};

/// What a synthetic school looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct School {
    /// Students.
    pub students: usize,
    /// Sites, at least one.
    pub sites: usize,
    /// Seats over all sites; every site has at least one.
    pub seats: usize,
    /// Wishes of each student, at most the sites.
    pub wishes: usize,
    /// The seed, below 2⁵³.
    pub seed: u64,
    /// How far apart the sites' attractions are (standard deviation); 0.8 in the reference, 2 where all want the same.
    pub spread: f64,
}

impl School {
    /// A school of the reference kind.
    pub fn new(students: usize, sites: usize, seats: usize, wishes: usize, seed: u64) -> Self {
        Self { students, sites, seats, wishes, seed, spread: 0.8 }
    }
}

pub(crate) const CATEGORIES: usize = 8;

/// A problem: seats as Gamma(1.5) + 0.3 scaled to the total, a site's attraction N(0, spread) + 0.35·ln(seats), a student's
/// taste N(0, 0.8) for each of 8 categories, personal noise Gumbel(0, 1); the wishes are the best sites, best first.
pub fn generate(school: &School) -> Problem {
    let mut draw = Draw::new(school.seed, Purpose::Generator);
    let sites = school.sites.max(1);
    let seats = seats(&mut draw, sites, school.seats);
    let category: Vec<usize> = (0..sites).map(|_| draw.below(CATEGORIES as u64) as usize).collect();
    let attraction: Vec<f64> =
        seats.iter().map(|&s| school.spread * normal(&mut draw) + 0.35 * libm::log(s as f64)).collect();
    let site_ids: Vec<Id> =
        (0..sites).map(|j| Id::from(format!("T{:0width$}", j + 1, width = digits(sites)))).collect();
    let mut liking: Vec<(f64, usize)> = Vec::with_capacity(sites);
    let wishes = school.wishes.min(sites);
    let mut students = Vec::with_capacity(school.students);
    for i in 0..school.students {
        let taste: [f64; CATEGORIES] = std::array::from_fn(|_| 0.8 * normal(&mut draw));
        liking.clear();
        for j in 0..sites {
            liking.push((attraction[j] + taste[category[j]] + gumbel(&mut draw), j));
        }
        let best_first = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0);
        if wishes < sites && wishes > 0 {
            liking.select_nth_unstable_by(wishes - 1, best_first);
        }
        liking[..wishes].sort_unstable_by(best_first);
        let list = liking[..wishes].iter().map(|&(_, j)| Wish { site: site_ids[j].clone(), secondary: None });
        let id = format!("E{:0width$}", i + 1, width = digits(school.students));
        students.push(Student::new(id, list));
    }
    let site = |j: usize| Site {
        category: Some(format!("C{}", category[j] + 1)),
        ..Site::new(site_ids[j].clone(), seats[j])
    };
    Problem {
        format: PROBLEM_FORMAT.to_owned(),
        seed: school.seed,
        sites: (0..sites).map(site).collect(),
        students,
        ..Problem::default()
    }
}

pub(crate) fn digits(count: usize) -> usize {
    count.max(1000).ilog10() as usize + 1
}

/// Seats per site: proportional to Gamma(1.5) + 0.3, at least one each, exactly `total` (or one each, if that is more).
pub(crate) fn seats(draw: &mut Draw, sites: usize, total: usize) -> Vec<i64> {
    let size: Vec<f64> = (0..sites).map(|_| gamma(draw, 1.5) + 0.3).collect();
    let sum: f64 = size.iter().sum();
    let share: Vec<f64> = size.iter().map(|s| s / sum * total as f64).collect();
    let mut seats: Vec<i64> = share.iter().map(|&s| (libm::floor(s) as i64).max(1)).collect();
    let mut by_rest: Vec<usize> = (0..sites).collect();
    by_rest.sort_by(|&a, &b| {
        let rest = |j: usize| share[j] - libm::floor(share[j]);
        rest(b).total_cmp(&rest(a)).then(a.cmp(&b))
    });
    let mut missing = total as i64 - seats.iter().sum::<i64>();
    let mut turn = 0;
    while missing != 0 && (missing > 0 || seats.iter().any(|&s| s > 1)) {
        let j = by_rest[turn % sites];
        if missing > 0 {
            seats[j] += 1;
            missing -= 1;
        } else if seats[j] > 1 {
            seats[j] -= 1;
            missing += 1;
        }
        turn += 1;
    }
    seats
}

/// A standard normal number (Box and Muller; the second of the pair is not kept, so that draws stay aligned).
pub(crate) fn normal(draw: &mut Draw) -> f64 {
    let radius = libm::sqrt(-2.0 * libm::log(draw.unit()));
    radius * libm::cos(2.0 * std::f64::consts::PI * draw.unit())
}

/// A Gumbel(0, 1) number.
pub(crate) fn gumbel(draw: &mut Draw) -> f64 {
    -libm::log(-libm::log(draw.unit()))
}

/// A Gamma(shape, 1) number, shape at least 1 (Marsaglia and Tsang, 2000).
pub(crate) fn gamma(draw: &mut Draw, shape: f64) -> f64 {
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let x = normal(draw);
        let v = libm::pow(1.0 + c * x, 3.0);
        if v > 0.0 && libm::log(draw.unit()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
    }
}
