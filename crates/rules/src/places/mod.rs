//! How many seats to open: for each site and each cohort that is there at the same time.
//!
//! [`recommend`] gives whole numbers, exactly and always the same ones for the same facts. What must hold:
//!
//! * each cohort has its seats: its students and a margin, rounded up (242 for 220 students and 10 %);
//! * each site stays between its minimum and its maximum, the seats that overlapping campaigns opened there counted in;
//! * no group of sites exceeds its limit, whatever groups nest in it;
//! * a site has no seat for a cohort whose level it does not take.
//!
//! What is sought, each as far as the ones before it allow:
//!
//! 1. **Sites near their ideal.** The sum over the sites of (seats − ideal)² ÷ ideal is least, seats of overlapping
//!    campaigns counted in. This is the measure of Webster and Sainte-Laguë: when the need is 80 % of what the sites would
//!    like best, each has 80 % of its ideal, rounded to the nearest, unless a bound forbids it. Without the division, a
//!    practice that takes two students would give up as many seats as a hospital that takes thirty. (A weight is the
//!    whole part of 720,720 ÷ ideal, exact up to an ideal of 16.) Of equally good totals, the sites named first have more.
//! 2. **Splits that are roundings.** The share of a cohort is what it would have if the seats of the site followed the
//!    numbers of students of the cohorts that may go there: 5.5 of 10 for 220 of 400. As few seats as possible lie
//!    beyond the share rounded up or down; none whenever that can be.
//! 3. **Splits near the shares.** The sum of (seats − share)² is least. Between the two roundings of a share this is the
//!    order of the deviations themselves; beyond them it spreads what one site alone would bear. (Shares are counted in
//!    2⁻⁴⁰ of a seat.)
//!
//! The totals of sites come before their splits because a split is measured against its total, and because a site must
//! run before it can be fair. Both are flows, from the cohorts through the sites and their groups: integers come by
//! themselves, and when there is no flow a cut says which bounds cannot hold together ([`Conflict`]).
//!
//! Knows nothing of requirements, wishes and what people decide: it proposes.

mod apportion;
mod conflict;
mod flow;
mod groups;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

pub use self::apportion::apportion;
pub use self::conflict::Conflict;
use self::flow::{Arc, UNBOUNDED, cheapest};
use self::groups::{Limit, limits};
use crate::capacity::{Capacity, Group, Taken};

/// A site that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site<S> {
    /// Which.
    pub id: S,
    /// What it takes over the days of the campaign ([`crate::capacity::effective`]), all campaigns together.
    pub capacity: Capacity,
    /// For each cohort, whether its level is refused there.
    pub forbidden: Vec<bool>,
}

/// What a recommendation starts from.
#[derive(Debug, Clone, Copy)]
pub struct Need<'a, S, G> {
    /// The sites that may be opened; of equals, those named first have more.
    pub sites: &'a [Site<S>],
    /// For each cohort, the students to place.
    pub students: &'a [u32],
    /// Seats wanted beyond them, in percent.
    pub margin: u32,
    /// Limits shared by several sites, of `sites` or others.
    pub groups: &'a [Group<G, S>],
    /// The seats that are taken whatever is recommended: those of overlapping campaigns on every site, and on the sites
    /// that are not in `sites` (secondary ones) also those of this campaign.
    pub taken: &'a Taken<S>,
}

/// The seats to open, with what each figure is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation<G> {
    /// For each cohort, its seats in all: the students and the margin.
    pub wanted: Vec<u32>,
    /// For each site, its figures.
    pub rows: Vec<Row<G>>,
}

/// The figures of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<G> {
    /// Its seats in all.
    pub total: u32,
    /// What is ideal for it, less what overlapping campaigns opened.
    pub ideal: u32,
    /// Why it has that many.
    pub why: Why<G>,
    /// For each cohort, its seats.
    pub cells: Vec<Cell>,
}

/// Why a site has as many seats as it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<G> {
    /// It takes nobody during the campaign: its maximum is 0.
    Closed,
    /// It does not take the level of any cohort that has students.
    Refuses,
    /// Overlapping campaigns opened what is ideal for it, or all that it takes: nothing is added.
    TakenElsewhere,
    /// A group around it is full: this one, the narrowest.
    Group(G),
    /// What is ideal for it.
    Ideal,
    /// Its minimum, though the need would leave it less.
    Minimum,
    /// Its maximum, though the need would give it more.
    Maximum,
    /// The cohorts need less than what would be ideal for the sites; it bears its share.
    Fewer,
    /// The cohorts need more than what would be ideal for the sites; it bears its share.
    More,
}

/// The seats of a site for a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub seats: u32,
    /// What an exact split would give the cohort, in hundredths of a seat, rounded down.
    pub share: u64,
    /// How the seats come from the share.
    pub split: Split,
}

/// How seats come from a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The site does not take the level of the cohort.
    Forbidden,
    /// The share is a whole number.
    Exact,
    /// The share, rounded up.
    Up,
    /// The share, rounded down.
    Down,
    /// More than the share rounded up: the total of the cohort needs it.
    Above,
    /// Less than the share rounded down: the totals of the others need it.
    Below,
}

/// Why nothing can be recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Impossible<S, G> {
    /// Bounds that cannot hold together.
    Conflict(Box<Conflict<S, G>>),
    /// Two groups share this site and neither is inside the other: which of them should limit it first is not said.
    Crossing(G, G, S),
}

/// The units of weights of sites: every ideal up to 16 divides it.
const WEIGHT: u32 = 720_720;
/// The units of shares, as a power of two.
const SHARE_BITS: u32 = 40;
/// What a seat beyond the rounding of a share costs: more than all deviations together.
const BEYOND: i128 = 1 << 90;

/// The seats to open; see the [module](self) for what must hold and what is sought.
///
/// A site is opened when some cohort that it takes has students. One without any seat left, or in a group without any,
/// stays closed whatever its minimum.
pub fn recommend<S: Copy + Ord, G: Copy + Ord>(
    need: &Need<'_, S, G>,
) -> Result<Recommendation<G>, Impossible<S, G>> {
    let wanted: Vec<u32> = need.students.iter().map(|count| with_margin(*count, need.margin)).collect();
    let doors = doors(need);
    let limits = limits(need, &doors)?;
    let totals = totals(need, &wanted, &doors, &limits)?;
    let seats = splits(need, &wanted, &doors, &totals);
    let full = groups::full(&limits, &totals);
    let rows = need.sites.iter().zip(&doors).enumerate().map(|(index, (site, door))| {
        let total = totals[index];
        Row {
            total,
            ideal: door.ideal,
            why: why(site, door, total, full[index]),
            cells: (0..wanted.len())
                .map(|cohort| cell(need.students, site, cohort, total, seats[index][cohort]))
                .collect(),
        }
    });
    Ok(Recommendation { rows: rows.collect(), wanted })
}

/// The seats of a cohort: its students and the margin in percent, rounded up.
pub fn with_margin(students: u32, margin: u32) -> u32 {
    let hundredths = u64::from(students) * (100 + u64::from(margin));
    u32::try_from(hundredths.div_ceil(100)).unwrap_or(UNBOUNDED)
}

/// What a site may open, once what is taken is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Door<G> {
    lower: u32,
    upper: u32,
    /// What would be best for it, between the two.
    ideal: u32,
    /// Seats of overlapping campaigns.
    taken: u32,
    /// What keeps it closed, if something does.
    shut: Option<Why<G>>,
}

/// What each site may open.
fn doors<S: Copy + Ord, G: Copy + Ord>(need: &Need<'_, S, G>) -> Vec<Door<G>> {
    let mut doors: Vec<Door<G>> = need
        .sites
        .iter()
        .map(|site| {
            let taken = need.taken.at(site.id);
            let left = site.capacity.minus(taken);
            let shut = if site.capacity.max == 0 {
                Some(Why::Closed)
            } else if !need.students.iter().zip(&site.forbidden).any(|(count, no)| *count > 0 && !no) {
                Some(Why::Refuses)
            } else if left.max == 0 {
                Some(Why::TakenElsewhere)
            } else {
                None
            };
            Door { lower: left.min.min(left.max), upper: left.max, ideal: left.ideal, taken, shut }
        })
        .collect();
    for (group, left, inside) in groups::left(need) {
        for index in inside.into_iter().filter(|_| left == 0) {
            doors[index].shut.get_or_insert(Why::Group(group));
        }
    }
    for door in doors.iter_mut().filter(|door| door.shut.is_some()) {
        (door.lower, door.upper) = (0, 0);
    }
    doors
}

/// The arcs of a circulation, each with what it stands for.
struct Network {
    arcs: Vec<Arc>,
    kinds: Vec<Kind>,
}

/// What an arc stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// All seats of a cohort.
    Cohort(usize),
    /// The seats of a site for a cohort.
    Cell(usize, usize),
    /// All seats of a site.
    Site(usize),
    /// All seats of the sites of a limit.
    Limit(usize),
}

/// The node where cohorts begin and seats end; after it come the cohorts, the sites, the limits.
const ROOT: usize = 0;

impl Network {
    fn cells<S, G>(need: &Need<'_, S, G>, doors: &[Door<G>], wished: impl Fn(usize, usize) -> u32) -> Self {
        let cohorts = need.students.len();
        let mut network = Self { arcs: Vec::new(), kinds: Vec::new() };
        for (index, site) in need.sites.iter().enumerate().filter(|(index, _)| doors[*index].upper > 0) {
            for cohort in (0..cohorts).filter(|cohort| !site.forbidden[*cohort]) {
                network.add(
                    Kind::Cell(index, cohort),
                    (1 + cohort, 1 + cohorts + index),
                    (0, UNBOUNDED),
                    wished(index, cohort),
                );
            }
        }
        network
    }

    fn add(&mut self, kind: Kind, (from, to): (usize, usize), (lower, upper): (u32, u32), wished: u32) {
        self.arcs.push(Arc { from, to, lower, upper, wished });
        self.kinds.push(kind);
    }
}

/// The circulation of the totals: from the root through cohorts, sites and limits back to it.
fn network<S, G>(need: &Need<'_, S, G>, wanted: &[u32], doors: &[Door<G>], limits: &[Limit<G>]) -> Network {
    let first_site = 1 + wanted.len();
    let first_limit = first_site + need.sites.len();
    let above = |parent: Option<usize>| parent.map_or(ROOT, |limit| first_limit + limit);
    let best = |index: usize| doors[index].ideal.clamp(doors[index].lower, doors[index].upper);
    // where the cells begin costs nothing: near the end saves work
    let mut network = Network::cells(need, doors, |index, cohort| {
        nearest(need.students, &need.sites[index].forbidden, cohort, best(index))
    });
    for (cohort, wanted) in wanted.iter().enumerate() {
        network.add(Kind::Cohort(cohort), (ROOT, 1 + cohort), (*wanted, *wanted), *wanted);
    }
    for (index, door) in doors.iter().enumerate().filter(|(_, door)| door.upper > 0) {
        let parent = groups::around(limits, index);
        network.add(
            Kind::Site(index),
            (first_site + index, above(parent)),
            (door.lower, door.upper),
            best(index),
        );
    }
    for (index, limit) in limits.iter().enumerate() {
        let inside: u64 = limit.inside.iter().map(|site| u64::from(best(*site))).sum();
        let wished = u32::try_from(inside).unwrap_or(UNBOUNDED).min(limit.left);
        network.add(Kind::Limit(index), (first_limit + index, above(limit.parent)), (0, limit.left), wished);
    }
    network
}

/// How many seats each site has.
fn totals<S: Copy + Ord, G: Copy + Ord>(
    need: &Need<'_, S, G>,
    wanted: &[u32],
    doors: &[Door<G>],
    limits: &[Limit<G>],
) -> Result<Vec<u32>, Impossible<S, G>> {
    let network = network(need, wanted, doors, limits);
    let most: u64 = doors.iter().map(|door| u64::from(door.upper)).sum();
    // the order of the sites decides only between equals: all of it together weighs less than one unit
    let unit = 1 + i128::from(most) * doors.len() as i128;
    let price = |arc: usize, seats: u32| match network.kinds[arc] {
        Kind::Site(index) => unit * deviation(&need.sites[index], &doors[index], seats) + index as i128,
        _ => 0,
    };
    let nodes = 1 + wanted.len() + need.sites.len() + limits.len();
    let flow = cheapest(nodes, &network.arcs, price)
        .map_err(|cut| conflict::of_cut(need, doors, limits, &network, nodes, cut).into())
        .map_err(Impossible::Conflict)?;
    let mut totals = vec![0; doors.len()];
    for (kind, units) in network.kinds.iter().zip(flow) {
        if let Kind::Site(index) = kind {
            totals[*index] = units;
        }
    }
    Ok(totals)
}

/// What the `seats`-th seat of a site adds to its distance from the ideal, in 720,720ths.
fn deviation<S, G>(site: &Site<S>, door: &Door<G>, seats: u32) -> i128 {
    let ideal = site.capacity.ideal;
    let weight = (WEIGHT / ideal.max(1)).max(1);
    let beyond = i128::from(seats) + i128::from(door.taken) - i128::from(ideal);
    i128::from(weight) * (2 * beyond - 1)
}

/// For each site and cohort, the seats: the totals of sites, split.
fn splits<S, G>(need: &Need<'_, S, G>, wanted: &[u32], doors: &[Door<G>], totals: &[u32]) -> Vec<Vec<u32>> {
    let forbidden = |index: usize| &need.sites[index].forbidden[..];
    let mut network = Network::cells(need, doors, |index, cohort| {
        nearest(need.students, forbidden(index), cohort, totals[index])
    });
    for (cohort, wanted) in wanted.iter().enumerate() {
        network.add(Kind::Cohort(cohort), (ROOT, 1 + cohort), (*wanted, *wanted), *wanted);
    }
    for (index, total) in totals.iter().enumerate() {
        let node = 1 + wanted.len() + index;
        network.add(Kind::Site(index), (node, ROOT), (*total, *total), *total);
    }
    let price = |arc: usize, seats: u32| match network.kinds[arc] {
        Kind::Cell(index, cohort) => {
            split_price(need.students, forbidden(index), cohort, totals[index], seats)
        }
        _ => 0,
    };
    let mut rows = vec![vec![0; wanted.len()]; totals.len()];
    let flow = cheapest(1 + wanted.len() + totals.len(), &network.arcs, price);
    // the totals come from a flow, which is one of the splits
    for (kind, seats) in network.kinds.iter().zip(flow.unwrap_or_default()) {
        if let Kind::Cell(index, cohort) = kind {
            rows[*index][*cohort] = seats;
        }
    }
    rows
}

/// The share of a cohort in the seats of a site, as a fraction: by the students of the cohorts that may go there.
fn share(students: &[u32], forbidden: &[bool], cohort: usize, total: u32) -> (u64, u64) {
    let allowed = students.iter().zip(forbidden).filter(|(_, no)| !**no);
    let all: u64 = allowed.map(|(count, _)| u64::from(*count)).sum();
    (u64::from(total) * u64::from(students[cohort]), all.max(1))
}

/// What the `seats`-th seat of a cell costs more than the one before it.
fn split_price(students: &[u32], forbidden: &[bool], cohort: usize, total: u32, seats: u32) -> i128 {
    let (part, all) = share(students, forbidden, cohort, total);
    let (seats, share) = (u64::from(seats), (u128::from(part) << SHARE_BITS) / u128::from(all));
    let beyond = if seats > part.div_ceil(all) {
        BEYOND
    } else if seats <= part / all {
        -BEYOND
    } else {
        0
    };
    beyond + ((2 * i128::from(seats) - 1) << SHARE_BITS) - 2 * share as i128
}

/// The whole number nearest to the share of a cohort.
fn nearest(students: &[u32], forbidden: &[bool], cohort: usize, total: u32) -> u32 {
    let (part, all) = share(students, forbidden, cohort, total);
    let down = (part / all) as u32;
    down + u32::from(split_price(students, forbidden, cohort, total, down + 1) < 0)
}

fn cell<S>(students: &[u32], site: &Site<S>, cohort: usize, total: u32, seats: u32) -> Cell {
    if site.forbidden[cohort] {
        return Cell { seats: 0, share: 0, split: Split::Forbidden };
    }
    let (part, all) = share(students, &site.forbidden, cohort, total);
    let (down, up) = (part / all, part.div_ceil(all));
    let split = match u64::from(seats) {
        seats if seats < down => Split::Below,
        seats if seats > up => Split::Above,
        _ if down == up => Split::Exact,
        seats if seats == up => Split::Up,
        _ => Split::Down,
    };
    Cell { seats, share: part * 100 / all, split }
}

fn why<S, G: Copy>(site: &Site<S>, door: &Door<G>, total: u32, full: Option<G>) -> Why<G> {
    if let Some(shut) = door.shut {
        return shut;
    }
    if total == 0 && door.taken > 0 && door.taken >= site.capacity.ideal {
        return Why::TakenElsewhere;
    }
    let load = total + door.taken;
    match (load.cmp(&site.capacity.ideal), full) {
        (Ordering::Equal, _) => Why::Ideal,
        (Ordering::Less, _) if total == door.lower && total > 0 => Why::Minimum,
        (Ordering::Greater, _) if total == door.upper => Why::Maximum,
        (_, Some(group)) => Why::Group(group),
        (Ordering::Less, None) => Why::Fewer,
        (Ordering::Greater, None) => Why::More,
    }
}
