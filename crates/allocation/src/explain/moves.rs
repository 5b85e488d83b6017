//! What the others lose when one student takes another seat, read from the best plan without solving again.
//!
//! The plan is a flow of least cost. When a student gives back what he has and takes a seat elsewhere, the best answer of the
//! others is one chain of moves from that seat to the one that he left; its cost is a shortest path between sites, with the
//! prices of the certificate as potentials (hence no negative step). It does not depend on what his own ranks weigh: one
//! search tells for every weight whether he obtains a wish, except where two plans are equally good.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::checked::{Bar, Checked};
use crate::plan::{LayerKind, Plan};
use crate::procedure::Procedure;

/// One student more without a seat; no sum of ranks comes near it.
const LEFT_OUT: i128 = 1 << 80;

/// Prices of a proof stay far below these; sums of higher ones, which a plan from anywhere may have, would not fit.
const PLACED_MOST: u64 = 1 << 20;
const SUM_MOST: u64 = 1 << 54;

/// What a change does for a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// He obtains the wish, or a better one.
    Gives,
    /// He does not.
    DoesNot,
    /// Plans with and without it are equally good.
    Equal,
}

impl Effect {
    fn of(with: Option<i128>, without: i128) -> Self {
        match with.map(|with| with.cmp(&without)) {
            Some(std::cmp::Ordering::Less) => Self::Gives,
            Some(std::cmp::Ordering::Equal) => Self::Equal,
            Some(std::cmp::Ordering::Greater) | None => Self::DoesNot,
        }
    }
}

pub(super) struct Moves<'a> {
    checked: &'a Checked,
    /// Per student what a rank weighs.
    weight: Vec<i64>,
    /// By rank; index 0 is being left out.
    phi: Vec<i64>,
    price: Vec<i128>,
    /// Per student the site that he has and its rank; none for pins and those left out.
    at: Vec<Option<(u32, u8)>>,
    has_free_seat: Vec<bool>,
    /// Per site who may have it, with its rank in their lists.
    askers: Vec<Vec<(u32, u8)>>,
    search: Search,
}

/// The last search: the cost of the chain from each site to what one student has; none where there is no chain.
#[derive(Default)]
struct Search {
    student: Option<usize>,
    found: Vec<Option<i128>>,
    /// False when the prices turned out not to prove the plan.
    holds: bool,
}

impl<'a> Moves<'a> {
    /// None for the procedures that count something else than a sum over ranks, and for a plan with a rank that no list
    /// has, or a price that no proof has.
    pub(super) fn new(checked: &'a Checked, plan: &Plan, there: &[Vec<(usize, u32)>]) -> Option<Self> {
        let parameters = &checked.problem.parameters;
        let most = checked.wishes_max;
        let students = checked.problem.students.len();
        let (weight, phi) = match plan.procedure {
            Procedure::Fair => (
                (0..students).map(|i| checked.weight(i)).collect(),
                std::iter::once(most + 1).chain(1..=most).map(|rank| parameters.phi_at(rank)).collect(),
            ),
            Procedure::LeastRank => (vec![1; students], (0..=i64::from(most)).collect()),
            _ => return None,
        };
        let mut price = vec![0; checked.open.len()];
        for layer in &plan.certificate.layers {
            let (unit, highest) = match layer.layer {
                LayerKind::Placed => (LEFT_OUT, PLACED_MOST),
                LayerKind::Sum => (1, SUM_MOST),
                LayerKind::Kept | LayerKind::Rank(_) => return None,
            };
            for (site, price) in checked.problem.sites.iter().zip(&mut price) {
                let potential = layer.site_potentials.get(&site.id);
                if potential.unsigned_abs() > highest {
                    return None;
                }
                *price += unit * i128::from(potential);
            }
        }
        let mut at = vec![None; students];
        let mut has_free_seat = Vec::with_capacity(there.len());
        for (site, there) in there.iter().enumerate() {
            for &(i, rank) in there {
                if !(1..=most).contains(&rank) {
                    return None;
                }
                at[i] = Some((site as u32, rank as u8));
            }
            has_free_seat.push((there.len() as u32) < checked.open[site]);
        }
        let mut askers = vec![Vec::new(); there.len()];
        for i in (0..students).filter(|&i| checked.is_free(i)) {
            for (rank, w) in (1..).zip(checked.wishes(i)) {
                let site = checked.wish_site[w] as usize;
                if checked.wish_bar(w) == Bar::Open && checked.open[site] > 0 {
                    askers[site].push((i as u32, rank));
                }
            }
        }
        let search = Search::default();
        Some(Self { checked, weight, phi, price, at, has_free_seat, askers, search })
    }

    /// Whether he obtains wish `k` (from 0), or a better one, when his ranks weigh `weight`, not less than they do. None
    /// when the prices do not tell.
    pub(super) fn weighing(&mut self, i: usize, k: usize, weight: i64) -> Option<Effect> {
        self.search_for(i)?;
        // a wish after the one that he has is no answer: it costs him more, and the more the more he weighs
        let held = self.at[i].map_or(usize::MAX, |(_, rank)| usize::from(rank) - 1);
        let wishes = || {
            let open = |w: usize| self.checked.wish_bar(w) == Bar::Open;
            self.checked.wishes(i).enumerate().filter(move |(_, w)| open(*w))
        };
        let cost = |(position, w): (usize, usize)| {
            let own = i128::from(weight) * i128::from(self.phi[position + 1]);
            Some(own + self.search.found[self.checked.wish_site[w] as usize]?)
        };
        let with = wishes().take_while(|(position, _)| *position <= k).filter_map(cost).min();
        let between =
            wishes().filter(|(position, _)| *position > k && *position < held).filter_map(cost).min();
        let stays = self.present(i, weight);
        Some(Effect::of(with, between.map_or(stays, |between| between.min(stays))))
    }

    /// Whether he obtains wish `k` (from 0) once it is not barred any more. None when the prices do not tell.
    pub(super) fn taking_barred(&mut self, i: usize, k: usize) -> Option<Effect> {
        self.search_for(i)?;
        let site = self.checked.wish_site[self.checked.wishes(i).start + k] as usize;
        let own = i128::from(self.weight[i]) * i128::from(self.phi[k + 1]);
        Some(Effect::of(self.search.found[site].map(|others| own + others), self.present(i, self.weight[i])))
    }

    /// What he costs where he is.
    fn present(&self, i: usize, weight: i64) -> i128 {
        match self.at[i] {
            Some((_, rank)) => i128::from(weight) * i128::from(self.phi[usize::from(rank)]),
            None => LEFT_OUT + i128::from(weight) * i128::from(self.phi[0]),
        }
    }

    fn arc(&self, i: u32, rank: u8) -> i128 {
        i128::from(self.weight[i as usize]) * i128::from(self.phi[usize::from(rank)])
    }

    /// Finds, for every site that he might take, the cost of the chain from it to what he has.
    fn search_for(&mut self, i: usize) -> Option<()> {
        if self.search.student != Some(i) {
            self.search = self.chains(i);
        }
        self.search.holds.then_some(())
    }

    /// Dijkstra backwards from what student `i` has. Besides the sites there are two nodes: being left out, and the free
    /// seats, into which a chain may end and from which another seat may be given back.
    fn chains(&self, i: usize) -> Search {
        let sites = self.price.len();
        let (out, free) = (sites, sites + 1);
        let target = self.at[i].map_or(out, |(site, _)| site as usize);
        let mut tree = Tree::new(sites + 2, target);
        let mut wanted = vec![false; sites];
        let mut waiting = 0;
        for w in self.checked.wishes(i) {
            let site = self.checked.wish_site[w] as usize;
            waiting += usize::from(!std::mem::replace(&mut wanted[site], true));
        }
        while let Some((length, node)) = tree.next() {
            if node < sites {
                waiting -= usize::from(wanted[node]);
                if waiting == 0 {
                    break;
                }
                tree.reach(free, length, self.price[node]);
                for &(other, rank) in self.askers[node].iter().filter(|(other, _)| *other as usize != i) {
                    let comes = self.arc(other, rank) + self.price[node];
                    match self.at[other as usize] {
                        Some((from, _)) if from as usize == node => {}
                        Some((from, held)) => {
                            let leaves = self.arc(other, held) + self.price[from as usize];
                            tree.reach(from as usize, length, comes - leaves);
                        }
                        None => tree.reach(out, length, comes - LEFT_OUT - self.arc(other, 0)),
                    }
                }
            } else if node == out {
                tree.reach(free, length, 0);
                for (other, at) in (0_u32..).zip(&self.at).filter(|(other, _)| *other as usize != i) {
                    if let Some((from, held)) = *at {
                        let leaves = self.arc(other, held) + self.price[from as usize];
                        tree.reach(from as usize, length, LEFT_OUT + self.arc(other, 0) - leaves);
                    }
                }
            } else {
                tree.reach(out, length, 0);
                for from in (0..sites).filter(|&site| self.has_free_seat[site]) {
                    tree.reach(from, length, -self.price[from]);
                }
            }
        }
        let end = self.price.get(target).copied().unwrap_or(0);
        let found = (0..sites).map(|site| tree.settled(site).map(|length| length + self.price[site] - end));
        Search { student: Some(i), found: found.collect(), holds: tree.holds }
    }
}

/// The shortest paths found so far.
struct Tree {
    length: Vec<Option<i128>>,
    settled: Vec<bool>,
    heap: BinaryHeap<Reverse<(i128, usize)>>,
    /// False once a step was negative.
    holds: bool,
}

impl Tree {
    fn new(nodes: usize, from: usize) -> Self {
        let mut tree = Self {
            length: vec![None; nodes],
            settled: vec![false; nodes],
            heap: BinaryHeap::new(),
            holds: true,
        };
        tree.reach(from, 0, 0);
        tree
    }

    fn reach(&mut self, node: usize, so_far: i128, step: i128) {
        self.holds &= step >= 0;
        let length = so_far + step;
        if self.length[node].is_none_or(|known| length < known) {
            self.length[node] = Some(length);
            self.heap.push(Reverse((length, node)));
        }
    }

    fn next(&mut self) -> Option<(i128, usize)> {
        while let Some(Reverse((length, node))) = self.heap.pop() {
            if !std::mem::replace(&mut self.settled[node], true) {
                return Some((length, node));
            }
        }
        None
    }

    /// The length to a node, once it is certain.
    fn settled(&self, node: usize) -> Option<i128> {
        self.length[node].filter(|_| self.settled[node])
    }
}
