//! The school and the students of a simulation: what is drawn.

use crate::draw::{Draw, Purpose};
use crate::generate::{CATEGORIES, digits, gumbel, normal, seats};
use crate::problem::{Id, Site};

/// The sites, the same in every period.
pub(super) struct School {
    pub(super) sites: Vec<Site>,
    category: Vec<usize>,
    attraction: Vec<f64>,
    seed: u64,
}

/// What a student likes, whatever the period.
pub(super) struct Taste([f64; CATEGORIES]);

/// Streams of a simulation's seed: the school, then a student each, then a student and period each.
const SCHOOL: u64 = 0;
const TASTE: u64 = 1;
const MOOD: u64 = 2;

impl School {
    pub(super) fn new(sites: usize, total: usize, seed: u64) -> Self {
        let mut draw = Draw::part(seed, Purpose::Simulation, SCHOOL);
        let sites = sites.max(1);
        let seats = seats(&mut draw, sites, total);
        let category: Vec<usize> = (0..sites).map(|_| draw.below(CATEGORIES as u64) as usize).collect();
        let attraction =
            seats.iter().map(|&s| 0.8 * normal(&mut draw) + 0.35 * libm::log(s as f64)).collect();
        let width = digits(sites);
        let site = |(j, &seats)| Site::new(format!("T{:0width$}", j + 1), seats);
        Self { sites: seats.iter().enumerate().map(site).collect(), category, attraction, seed }
    }

    pub(super) fn taste(&self, student: usize) -> Taste {
        let mut draw = Draw::part(self.seed, Purpose::Simulation, TASTE | (student as u64) << 2);
        Taste(std::array::from_fn(|_| 0.8 * normal(&mut draw)))
    }

    /// The best sites of a student that he has not done, best first, in the mood of his `period`th period.
    pub(super) fn wishes(
        &self,
        student: usize,
        taste: &Taste,
        done: &[bool],
        period: usize,
        most: usize,
    ) -> Vec<Id> {
        let part = MOOD | (student as u64) << 2 | (period as u64) << 34;
        let mut draw = Draw::part(self.seed, Purpose::Simulation, part);
        let mut liking: Vec<(f64, usize)> = Vec::with_capacity(self.sites.len());
        for (j, &done) in done.iter().enumerate() {
            // drawn for every site, so that what was done does not shift the rest
            let liked = self.attraction[j] + taste.0[self.category[j]] + gumbel(&mut draw);
            if !done {
                liking.push((liked, j));
            }
        }
        liking.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        liking.iter().take(most).map(|&(_, j)| self.sites[j].id.clone()).collect()
    }
}
