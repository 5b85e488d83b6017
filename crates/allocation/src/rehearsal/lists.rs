//! The lists of a drawn close.
//!
//! Each cohort has a model of its own: a site has an attraction, and a list is drawn wish by wish, each among the sites that
//! are left in proportion to their attractions (Plackett and Luce). The attractions are those that best account for the lists
//! that are in (Hunter, "MM algorithms for generalized Bradley–Terry models", 2004), as if each site had been named once more
//! on average, more often where it has more seats. How little few lists say is drawn too: in each close the attractions are
//! drawn around those, the farther the fewer lists name the site (a Gamma law: Caron and Doucet, "Efficient Bayesian
//! inference for generalized Bradley–Terry models", 2012).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checked::{Bar, Checked, NONE, bar};
use crate::draw::{Draw, Purpose};
use crate::generate::gamma;
use crate::problem::{Site, Student};

/// Enough for the attractions to be steady within a hundredth.
const STEPS: usize = 30;

/// In how many lists a site of the mean size counts as named before any list is in; the others by their seats.
const PRIOR: f64 = 1.0;

/// Whether a student takes part and has not ranked anything.
pub(super) fn is_waiting(checked: &Checked, i: usize) -> bool {
    checked.is_free(i) && checked.wishes(i).is_empty()
}

/// What the students of a cohort ask for.
struct Attractions {
    /// The open sites of the cohort.
    sites: Vec<u32>,
    /// Per open site, its attraction; they are 1 on average.
    attraction: Vec<f64>,
    /// Per open site, in how many lists it is named, those before any is in included.
    named: Vec<f64>,
    /// The lengths of the lists that are in.
    lengths: Vec<u32>,
    /// The attractions of the close that is drawn.
    drawn: Vec<f64>,
}

pub(super) struct Lists {
    /// Per student his cohort.
    cohort_of: Vec<usize>,
    cohorts: Vec<Attractions>,
    /// Per student whether he keeps his list in this close.
    kept: Vec<bool>,
}

impl Lists {
    pub(super) fn new(checked: &Checked) -> Self {
        let students = &checked.problem.students;
        let mut index: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut cohort_of = Vec::with_capacity(students.len());
        for (i, student) in students.iter().enumerate() {
            let cohort = *index.entry(student.cohort.as_deref()).or_insert(members.len());
            if cohort == members.len() {
                members.push(Vec::new());
            }
            members[cohort].push(i);
            cohort_of.push(cohort);
        }
        let cohorts = members.iter().map(|members| Attractions::of(checked, members)).collect();
        Self { cohort_of, cohorts, kept: vec![true; students.len()] }
    }

    /// Whether a student had a list, and keeps it in the close that was drawn last.
    pub(super) fn is_kept(&self, i: usize) -> bool {
        self.kept[i]
    }

    /// Draws a close: puts everybody's wishes into `other`, which is otherwise the same problem. `changing` in a hundred of
    /// those who have ranked are handed another list.
    pub(super) fn draw(&mut self, checked: &Checked, other: &mut Checked, changing: u32, close: u32) {
        // a stream for each, so that a list that is changed shifts nobody's draw
        let stream = |of: usize| {
            let part = u64::from(close) << 32 | of as u64;
            Draw::part(checked.problem.seed, Purpose::Rehearsal, part)
        };
        let students = self.kept.len();
        for (k, cohort) in self.cohorts.iter_mut().enumerate() {
            cohort.draw(&mut stream(students + k));
        }
        other.wish_site.clear();
        other.wish_bar.clear();
        // secondary sites are given once the plan is final
        other.wish_secondary.clear();
        let mut liking = Vec::new();
        for i in 0..students {
            let mut draw = stream(i);
            let changes = draw.below(100) < u64::from(changing);
            self.kept[i] = !checked.is_free(i) || !(changes || checked.wishes(i).is_empty());
            other.start[i] = other.wish_site.len() as u32;
            if self.kept[i] {
                other.wish_site.extend_from_slice(&checked.wish_site[checked.wishes(i)]);
                other.wish_bar.extend(checked.wishes(i).map(|w| checked.wish_bar(w)));
            } else {
                let length = self.cohorts[self.cohort_of[i]].list(checked, i, &mut draw, &mut liking);
                other.wish_site.extend(liking[..length].iter().map(|&(_, site)| site));
                other.wish_bar.resize(other.wish_site.len(), Bar::Open);
            }
        }
        if let Some(end) = other.start.last_mut() {
            *end = other.wish_site.len() as u32;
        }
    }
}

impl Attractions {
    fn of(checked: &Checked, members: &[usize]) -> Self {
        let problem = &checked.problem;
        let cohort = members.first().map(|&i| &problem.students[i]);
        let is_theirs = |site: &Site| cohort.is_some_and(|student| is_open(student, site));
        let all = problem.sites.iter().enumerate();
        let sites: Vec<u32> = all.filter(|(_, site)| is_theirs(site)).map(|(j, _)| j as u32).collect();
        let mut place = vec![NONE; problem.sites.len()];
        for (k, &j) in sites.iter().enumerate() {
            place[j as usize] = k as u32;
        }
        // the lists that are in, over open sites
        let mut wishes: Vec<usize> = Vec::new();
        let mut lists: Vec<Range<usize>> = Vec::new();
        for &i in members {
            let first = wishes.len();
            let named = checked.wishes(i).map(|w| place[checked.wish_site[w] as usize]);
            wishes.extend(named.filter(|&k| k != NONE).map(|k| k as usize));
            if wishes.len() > first {
                lists.push(first..wishes.len());
            }
        }
        let seats = |j: u32| problem.sites[j as usize].seats as f64;
        let mean = sites.iter().map(|&j| seats(j)).sum::<f64>() / sites.len().max(1) as f64;
        let mut named: Vec<f64> = sites.iter().map(|&j| PRIOR * seats(j) / mean).collect();
        for &k in &wishes {
            named[k] += 1.0;
        }
        let attraction = fitted(&named, &wishes, &lists, STEPS);
        let lengths = lists.iter().map(|list| list.len() as u32).collect();
        Self { drawn: attraction.clone(), sites, attraction, named, lengths }
    }

    /// Draws the attractions of a close.
    fn draw(&mut self, draw: &mut Draw) {
        for ((drawn, attraction), &named) in self.drawn.iter_mut().zip(&self.attraction).zip(&self.named) {
            *drawn = attraction * any_gamma(draw, named) / named;
        }
    }

    /// Draws a list for a student of the cohort, as long as one of those that are in: into the front of `liking`, as long as
    /// returned.
    fn list(&self, checked: &Checked, i: usize, draw: &mut Draw, liking: &mut Vec<(f64, u32)>) -> usize {
        let most = match self.lengths.len() {
            0 => checked.wishes_max,
            lists => self.lengths[draw.below(lists as u64) as usize],
        };
        let student = &checked.problem.students[i];
        liking.clear();
        for (&site, &attraction) in self.sites.iter().zip(&self.drawn) {
            // drawn for every site, so that what is barred does not shift the rest
            let turn = -libm::log(draw.unit()) / attraction;
            if bar(student, &checked.problem.sites[site as usize]) == Bar::Open {
                liking.push((turn, site));
            }
        }
        let length = liking.len().min(most as usize);
        let soonest = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        if length > 0 && length < liking.len() {
            liking.select_nth_unstable_by(length - 1, soonest);
        }
        liking[..length].sort_unstable_by(soonest);
        length
    }
}

/// Whether a site is open to the cohort of a student.
fn is_open(student: &Student, site: &Site) -> bool {
    !site.secondary && site.seats > 0 && (site.cohort.is_none() || site.cohort == student.cohort)
}

/// The attractions that account for the lists, 1 on average: at the fixed point each site is named as often as they say that
/// it should be. Before any list is in they are in proportion to `named`.
fn fitted(named: &[f64], wishes: &[usize], lists: &[Range<usize>], steps: usize) -> Vec<f64> {
    let mut attraction = vec![1.0; named.len()];
    for _ in 0..steps {
        let all: f64 = attraction.iter().sum();
        // per site, over the choices in which it was still to be had: one by the attraction of what was
        let mut chances = vec![PRIOR; named.len()];
        let mut everybody = 0.0;
        for list in lists.iter().map(|list| &wishes[list.clone()]) {
            let (mut left, mut until) = (all, 0.0);
            for &k in list {
                // what is left is never less than what is chosen, but for rounding
                until += 1.0 / left.max(attraction[k]);
                left -= attraction[k];
                chances[k] += until;
            }
            for &k in list {
                chances[k] -= until;
            }
            everybody += until;
        }
        for ((value, named), chances) in attraction.iter_mut().zip(named).zip(&chances) {
            *value = named / (everybody + chances);
        }
        let mean = attraction.iter().sum::<f64>() / attraction.len() as f64;
        for value in &mut attraction {
            *value /= mean;
        }
    }
    attraction
}

/// A Gamma(shape, 1) number, of any shape above 0: one of a shape above 1, brought back (Marsaglia and Tsang, 2000).
fn any_gamma(draw: &mut Draw, shape: f64) -> f64 {
    if shape < 1.0 {
        return gamma(draw, shape + 1.0) * libm::pow(draw.unit(), 1.0 / shape);
    }
    gamma(draw, shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{School, generate};

    /// The lists of a school over its sites, and how often each is named.
    fn school(students: usize, spread: f64) -> (Vec<f64>, Vec<usize>, Vec<Range<usize>>) {
        let problem = generate(&School { spread, ..School::new(students, 110, 265, 12, 3) });
        let site = |id: &crate::Id| problem.sites.iter().position(|site| site.id == *id).unwrap();
        let wishes: Vec<usize> =
            problem.students.iter().flat_map(|s| s.wishes.iter().map(|wish| site(&wish.site))).collect();
        let mut named = vec![PRIOR; problem.sites.len()];
        for &k in &wishes {
            named[k] += 1.0;
        }
        (named, wishes, (0..students).map(|i| 12 * i..12 * i + 12).collect())
    }

    #[test]
    fn the_attractions_are_steady_within_a_hundredth() {
        for (students, spread) in [(20, 0.8), (143, 0.8), (600, 0.8), (143, 2.0)] {
            let (named, wishes, lists) = school(students, spread);
            let found = fitted(&named, &wishes, &lists, STEPS);
            let limit = fitted(&named, &wishes, &lists, 40 * STEPS);
            let off = found.iter().zip(&limit).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
            assert!(off < 0.01, "{students} students, {spread}: {off}");
        }
    }

    const CLOSES: u32 = 300;

    #[test]
    fn lists_that_are_drawn_ask_for_the_sites_as_those_that_are_in() {
        let mut problem = generate(&School::new(400, 30, 420, 6, 5));
        for student in problem.students.iter_mut().step_by(2) {
            student.wishes.clear();
        }
        let checked = problem.check().unwrap();
        let mut lists = Lists::new(&checked);
        let mut other = checked.clone();
        let (mut is_in, mut drawn) = (vec![0_u32; 30], vec![0_u32; 30]);
        for &j in &checked.wish_site {
            is_in[j as usize] += 1;
        }
        for close in 0..CLOSES {
            lists.draw(&checked, &mut other, 0, close);
            for i in (0..400).step_by(2) {
                assert!(!lists.is_kept(i) && lists.is_kept(i + 1));
                let list = &other.wish_site[other.wishes(i)];
                assert_eq!(list.len(), 6);
                assert!((1..6).all(|k| !list[..k].contains(&list[k])), "a site is named once");
                for &j in list {
                    drawn[j as usize] += 1;
                }
                assert_eq!(other.wish_site[other.wishes(i + 1)], checked.wish_site[checked.wishes(i + 1)]);
            }
        }
        // as many lists are drawn as are in
        for (j, (&is_in, &drawn)) in is_in.iter().zip(&drawn).enumerate() {
            let expected = f64::from(is_in);
            let found = f64::from(drawn) / f64::from(CLOSES);
            assert!(
                (found - expected).abs() < 2.0 + expected / 10.0,
                "site {j}: {found} instead of {expected}"
            );
        }
    }

    #[test]
    fn a_gamma_of_any_shape_has_its_mean() {
        let mut draw = Draw::new(1, Purpose::Rehearsal);
        for shape in [0.1, 0.7, 1.0, 3.5, 40.0] {
            let mean = (0..20_000).map(|_| any_gamma(&mut draw, shape)).sum::<f64>() / 20_000.0;
            assert!((mean / shape - 1.0).abs() < 0.06, "{shape}: {mean}");
        }
    }
}
