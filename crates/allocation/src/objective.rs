//! The objectives of the optimising procedures (contract, section 2): what is counted, layer by layer, and in how wide an
//! integer; and the best plan for one, over what students may receive.

use crate::checked::{Bar, Checked, NONE, is_for};
use crate::error::SolveError;
use crate::flow::{Net, Tariff, Tree, assign_within};
use crate::limits::UNLIMITED;
use crate::plan::LayerKind;
use crate::procedure::Procedure;
use crate::serial;
use crate::tie;
use crate::wide::{Cost, Wide};

/// The most possibilities (students times the sites open to each) that are looked at: a gigabyte of them.
const POSSIBILITIES_MAX: usize = 50_000_000;

/// A layer's value and dual solution, by index. Nodes are the sites, then the groups.
#[derive(Clone, Debug)]
pub(crate) struct LayerProof {
    pub(crate) kind: LayerKind,
    pub(crate) value: i64,
    pub(crate) nodes: Vec<i64>,
    pub(crate) students: Vec<i64>,
}

/// What a student receives: the site and its rank in his list, or one more than any list has for a site that is only
/// suggested.
pub(crate) type Received = Option<(u32, u8)>;

/// The best plan over what students may receive.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    /// Per student; none for those who are pinned too.
    pub(crate) received: Vec<Received>,
    /// What the plan costs in each layer; for `placed`, students left out.
    pub(crate) cost: Vec<i64>,
    pub(crate) layers: Vec<LayerProof>,
}

/// What to optimise.
pub(crate) struct Task<'a> {
    pub(crate) checked: &'a Checked,
    objective: Objective,
    /// Bits of each layer, the least important first.
    widths: Vec<u32>,
    /// Per student, what he may receive at worst: a rank; none where nothing is promised to him.
    promised: Vec<Option<u8>>,
}

/// What a search over several flows has settled for one of them.
pub(crate) trait Within {
    /// Whether the student may receive the site.
    fn allows(&self, student: u32, site: u32) -> bool;
    /// Whether the student has to receive something.
    fn must(&self, student: u32) -> bool;
}

/// Nothing is settled.
pub(crate) struct Everything;

impl Within for Everything {
    fn allows(&self, _: u32, _: u32) -> bool {
        true
    }
    fn must(&self, _: u32) -> bool {
        false
    }
}

/// What is counted: each layer's costs are small whole numbers, one a rank, scaled by the student's weight.
struct Objective {
    /// The most important first.
    kinds: Vec<LayerKind>,
    /// Per layer and rank (from 1; index 0 is being unplaced).
    costs: Vec<Vec<i64>>,
    /// Per student; applies to the layer `sum`.
    weights: Option<Vec<i64>>,
}

impl<'a> Task<'a> {
    /// `searches` is true when some students will have to receive something that a search settles.
    pub(crate) fn new(
        checked: &'a Checked,
        procedure: Procedure,
        searches: bool,
    ) -> Result<Self, SolveError> {
        let promised = promised(checked);
        let mut task = Self {
            checked,
            objective: Objective { kinds: Vec::new(), costs: Vec::new(), weights: None },
            widths: Vec::new(),
            promised,
        };
        task.is_small_enough()?;
        let worst = match procedure {
            Procedure::Generous | Procedure::RankMaximal => {
                task.network(&Everything).rank.iter().copied().max().map_or(0, u32::from)
            }
            // they have no layer for each rank
            _ => 0,
        };
        let options = &checked.problem.options;
        let kept = searches || options.do_no_harm || checked.has_minima();
        task.objective = objective(checked, procedure, worst, kept);
        task.widths = task.objective.widths(checked.problem.sites.len(), checked.problem.groups.len());
        // a potential has to be a whole number that JSON carries exactly
        if task.widths.iter().any(|&width| width > 54) {
            return Err(SolveError::TooWide);
        }
        match task.bits() {
            ..=2047 => Ok(task),
            _ => Err(SolveError::TooWide),
        }
    }

    fn is_small_enough(&self) -> Result<(), SolveError> {
        let (students, sites) = (self.checked.order.len(), self.checked.problem.sites.len());
        let all = students.saturating_mul(sites);
        if self.checked.problem.options.completed_lists && all > POSSIBILITIES_MAX {
            return Err(SolveError::TooManyPossibilities { most: POSSIBILITIES_MAX });
        }
        Ok(())
    }

    /// What the layers are, the most important first.
    pub(crate) fn kinds(&self) -> &[LayerKind] {
        &self.objective.kinds
    }

    /// Where a price is never more than one unit of the top layer, a path adds a few of them; minima add one for each level.
    fn bits(&self) -> u32 {
        let lower: u32 = self.widths.iter().take(self.widths.len().saturating_sub(1)).sum();
        match (self.objective.kinds.first(), self.widths.last()) {
            (Some(LayerKind::Kept), Some(top)) => lower + top + 2,
            _ => lower + 8,
        }
    }

    /// The best plan, and its proof.
    pub(crate) fn solve(&self, within: &impl Within) -> Best {
        let net = self.network(within);
        match self.bits() {
            ..=63 => self.run::<i64>(&net, within),
            64..=127 => self.run::<i128>(&net, within),
            128..=255 => self.run::<Wide<4>>(&net, within),
            256..=511 => self.run::<Wide<8>>(&net, within),
            512..=1023 => self.run::<Wide<16>>(&net, within),
            _ => self.run::<Wide<32>>(&net, within),
        }
    }

    /// The possibilities: open wishes of students who are not pinned, for sites with a seat left; then, where lists are
    /// completed, the other open sites, in the order of their ids.
    fn network(&self, within: &impl Within) -> Net {
        let checked = self.checked;
        let mut net = Net {
            start: Vec::with_capacity(checked.order.len() + 1),
            site: Vec::with_capacity(checked.wish_site.len()),
            rank: Vec::with_capacity(checked.wish_site.len()),
            seats: checked.open.clone(),
            tree: None,
        };
        if !checked.limits.are_none() {
            net.tree = Some(tree(checked));
        }
        let has_seat: Vec<bool> = (0..checked.open.len() as u32).map(|site| checked.has_seat(site)).collect();
        net.start.push(0);
        for i in 0..checked.order.len() {
            if checked.is_free(i) {
                self.possibilities(i, &has_seat, within, &mut net);
            }
            net.start.push(net.site.len() as u32);
        }
        net
    }

    fn possibilities(&self, i: usize, has_seat: &[bool], within: &impl Within, net: &mut Net) {
        let checked = self.checked;
        let student = i as u32;
        for (k, w) in checked.wishes(i).enumerate() {
            let (site, rank) = (checked.wish_site[w], k as u8 + 1);
            if checked.wish_bar(w) == Bar::Open
                && has_seat[site as usize]
                && self.promised[i].is_none_or(|worst| rank <= worst)
                && within.allows(student, site)
            {
                net.site.push(site);
                net.rank.push(rank);
            }
        }
        if !checked.problem.options.completed_lists || self.promised[i].is_some() {
            return;
        }
        let rank = checked.suggested_rank();
        for site in 0..has_seat.len() as u32 {
            if has_seat[site as usize] && is_suggestible(checked, i, site) && within.allows(student, site) {
                net.site.push(site);
                net.rank.push(rank);
            }
        }
    }

    /// Whether a student could receive a site of some kind.
    pub(crate) fn may_enter(
        &self,
        student: u32,
        within: &impl Within,
        of_kind: impl Fn(u32) -> bool,
    ) -> bool {
        let checked = self.checked;
        let has_seat: Vec<bool> = (0..checked.open.len() as u32).map(|site| checked.has_seat(site)).collect();
        let mut net = Net::default();
        self.possibilities(student as usize, &has_seat, within, &mut net);
        net.site.iter().any(|&site| of_kind(site))
    }

    fn run<C: Cost>(&self, net: &Net, within: &impl Within) -> Best {
        let top: u32 = self.widths.iter().take(self.widths.len().saturating_sub(1)).sum();
        let is_kept = self.objective.kinds.first() == Some(&LayerKind::Kept);
        let breach = C::place(1, top);
        let must: Vec<bool> = if is_kept {
            (0..net.students()).map(|i| self.promised[i as usize].is_some() || within.must(i)).collect()
        } else {
            Vec::new()
        };
        let missing = if is_kept { breach } else { C::ZERO };
        let ranks = 0..=usize::from(self.checked.suggested_rank());
        if let Some(weights) = &self.objective.weights {
            // `placed` and `sum` are the last two layers
            let placed = self.widths.first().copied().unwrap_or(0);
            let phi = self.objective.costs.last().map_or(&[][..], Vec::as_slice);
            let tariff = Weighted { out: C::place(1, placed), phi, weights, must: &must, missing };
            return self.prove(net, &tariff, breach, &must);
        }
        let by_rank = ranks.map(|rank| {
            let mut shift = 0;
            let mut packed = C::ZERO;
            for (costs, width) in self.objective.costs.iter().rev().zip(&self.widths) {
                packed = packed + C::place(costs.get(rank).copied().unwrap_or(0), shift);
                shift += width;
            }
            packed
        });
        self.prove(net, &Packed { by_rank: by_rank.collect(), must: &must, missing }, breach, &must)
    }

    fn prove<C: Cost, T: Tariff<C>>(&self, net: &Net, tariff: &T, breach: C, must: &[bool]) -> Best {
        let checked = self.checked;
        let mut best = assign_within(net, tariff, breach);
        tie::canonical(net, tariff, &checked.order, &mut best);
        let students = net.students() as usize;
        let layers = self.objective.kinds.len();
        let nodes = if best.nodes.is_empty() { best.price.len() } else { best.nodes.len() };
        let proof = |&kind: &LayerKind| LayerProof {
            kind,
            value: 0,
            nodes: vec![0; nodes],
            students: vec![0; students],
        };
        let mut proofs: Vec<LayerProof> = self.objective.kinds.iter().map(proof).collect();
        let mut cost = vec![0; layers];
        let mut digits = vec![0; layers];
        let mut received = vec![None; students];
        let mut totals = vec![C::ZERO; students];
        for i in (0..students).filter(|&i| checked.is_free(i)) {
            let arc = best.at[i] as usize;
            received[i] = net.site.get(arc).map(|&site| (site, net.rank[arc]));
            totals[i] = received[i].map_or_else(
                || tariff.out(i as u32),
                |(site, rank)| tariff.arc(i as u32, rank) + best.price[site as usize],
            );
            totals[i].digits(&self.widths, &mut digits);
            for (proof, &digit) in proofs.iter_mut().zip(digits.iter().rev()) {
                proof.students[i] = digit;
            }
            let rank = received[i].map_or(0, |(_, rank)| rank);
            for (layer, cost) in cost.iter_mut().enumerate() {
                *cost += self.objective.cost(layer, i, rank, must);
            }
        }
        if let Some(tree) = &net.tree
            && self.objective.kinds.first() == Some(&LayerKind::Kept)
        {
            let load = tree.loads(net, &best.at);
            cost[0] += tree
                .low
                .iter()
                .zip(&load)
                .map(|(&low, &load)| i64::from(low.saturating_sub(load)))
                .sum::<i64>();
        }
        let taking_part = (0..students).filter(|&i| checked.is_free(i)).count() as i64;
        for (proof, &cost) in proofs.iter_mut().zip(&cost) {
            proof.value = match proof.kind {
                LayerKind::Placed => taking_part - cost,
                LayerKind::Rank(_) => cost.abs(),
                LayerKind::Kept | LayerKind::Sum => cost,
            };
        }
        let around: Vec<C> =
            best.nodes.iter().take(best.price.len()).zip(&best.price).map(|(own, all)| *all - *own).collect();
        let mut own = if best.nodes.is_empty() { best.price } else { best.nodes };
        self.close(tariff, &totals, &around, &mut own);
        for (node, price) in own.iter().enumerate() {
            price.digits(&self.widths, &mut digits);
            for (proof, &digit) in proofs.iter_mut().zip(digits.iter().rev()) {
                proof.nodes[node] = digit;
            }
        }
        Best { received, cost, layers: proofs }
    }

    /// Prices the sites without a seat left, which the network does not hold, just high enough that nobody gains by one.
    /// `around` is, per site, the price of the groups around it; empty when there are none.
    fn close<C: Cost, T: Tariff<C>>(&self, tariff: &T, totals: &[C], around: &[C], price: &mut [C]) {
        let checked = self.checked;
        for i in (0..checked.order.len()).filter(|&i| checked.is_free(i)) {
            for (k, w) in checked.wishes(i).enumerate() {
                let (site, rank) = (checked.wish_site[w], k as u8 + 1);
                if checked.wish_bar(w) == Bar::Open
                    && !checked.has_seat(site)
                    && self.promised[i].is_none_or(|worst| rank <= worst)
                {
                    let around = around.get(site as usize).copied().unwrap_or(C::ZERO);
                    let price = &mut price[site as usize];
                    *price = (*price).max(totals[i] - tariff.arc(i as u32, rank) - around);
                }
            }
            if checked.problem.options.completed_lists && self.promised[i].is_none() {
                let rank = checked.suggested_rank();
                for site in 0..checked.open.len() as u32 {
                    if !checked.has_seat(site) && is_suggestible(checked, i, site) {
                        let around = around.get(site as usize).copied().unwrap_or(C::ZERO);
                        let price = &mut price[site as usize];
                        *price = (*price).max(totals[i] - tariff.arc(i as u32, rank) - around);
                    }
                }
            }
        }
    }
}

/// The bounds that a flow can keep: those of the groups that cross others are left to a search over several flows.
fn tree(checked: &Checked) -> Tree {
    let (limits, sites) = (&checked.limits, checked.open.len());
    let groups = (sites..limits.parent.len()).map(|node| limits.high_of_group(node as u32));
    let mut tree = Tree {
        parent: limits.parent.clone(),
        low: limits.low.clone(),
        high: checked.open.iter().copied().chain(groups).collect(),
    };
    for (node, _) in &limits.crossing {
        (tree.low[*node as usize], tree.high[*node as usize]) = (0, UNLIMITED);
    }
    tree
}

/// Whether a site can continue a student's list: a principal one of his cohort that he did not wish and may receive.
fn is_suggestible(checked: &Checked, i: usize, site: u32) -> bool {
    let (student, candidate) = (&checked.problem.students[i], &checked.problem.sites[site as usize]);
    is_for(student, candidate) && checked.rank_of(i, site).is_none()
}

/// Under `do_no_harm`, the rank that each student has when all are served one by one in the total order.
fn promised(checked: &Checked) -> Vec<Option<u8>> {
    if !checked.problem.options.do_no_harm {
        return vec![None; checked.order.len()];
    }
    let taken = serial::serve(checked, &checked.order);
    taken.iter().map(|&k| (k != NONE).then(|| k as u8 + 1)).collect()
}

fn objective(checked: &Checked, procedure: Procedure, worst: u32, kept: bool) -> Objective {
    let most = checked.wishes_max;
    // one rank more stands for a site that is only suggested
    let last = most + u32::from(checked.problem.options.completed_lists);
    let at_rank =
        |rank: u32, cost: i64| -> Vec<i64> { (0..=last).map(|r| if r == rank { cost } else { 0 }).collect() };
    let mut objective = match procedure {
        Procedure::Fair => {
            let p = &checked.problem.parameters;
            let phi = std::iter::once(p.phi_at(most + 1)).chain((1..=last).map(|r| p.phi_at(r))).collect();
            let weights = (0..checked.order.len()).map(|i| checked.weight(i)).collect();
            Objective {
                kinds: vec![LayerKind::Placed, LayerKind::Sum],
                costs: vec![at_rank(0, 1), phi],
                weights: Some(weights),
            }
        }
        Procedure::Generous => {
            let below = (2..=worst).rev();
            Objective {
                kinds: std::iter::once(LayerKind::Placed).chain(below.clone().map(LayerKind::Rank)).collect(),
                costs: std::iter::once(at_rank(0, 1)).chain(below.map(|r| at_rank(r, 1))).collect(),
                weights: None,
            }
        }
        Procedure::RankMaximal => Objective {
            kinds: (1..=worst).map(LayerKind::Rank).collect(),
            costs: (1..=worst).map(|r| at_rank(r, -1)).collect(),
            weights: None,
        },
        // least-rank; the others never come here
        _ => Objective {
            kinds: vec![LayerKind::Placed, LayerKind::Sum],
            costs: vec![at_rank(0, 1), (0..=i64::from(last)).collect()],
            weights: None,
        },
    };
    if kept {
        objective.kinds.insert(0, LayerKind::Kept);
        objective.costs.insert(0, at_rank(0, 0));
    }
    objective
}

impl Objective {
    /// What a rank (0: being unplaced) costs a student in a layer.
    fn cost(&self, layer: usize, student: usize, rank: u8, must: &[bool]) -> i64 {
        let cost = self.costs[layer][rank as usize];
        match (self.kinds[layer], &self.weights) {
            (LayerKind::Kept, _) => i64::from(rank == 0 && must[student]),
            (LayerKind::Sum, Some(weights)) => weights[student] * cost,
            _ => cost,
        }
    }

    /// Bits of each layer, the least important first.
    ///
    /// A price is the sum of the differences along a path that visits a site once, so a layer's part of a reduced cost
    /// stays below `(2·nodes + 6) · largest`; blocks of that many values never spill into the next. Where there are groups,
    /// the price of a node is the difference of two such sums.
    fn widths(&self, sites: usize, groups: usize) -> Vec<u32> {
        let nodes = if groups == 0 { sites as u64 } else { 2 * (sites + groups + 2) as u64 };
        let weight = self.weights.iter().flatten().copied().max().unwrap_or(1).unsigned_abs();
        let width = |(costs, kind): (&Vec<i64>, &LayerKind)| {
            let weight = if *kind == LayerKind::Sum { weight } else { 1 };
            let largest = costs.iter().map(|c| c.unsigned_abs()).max().unwrap_or(0).max(1) * weight;
            (2 * nodes + 6).saturating_mul(largest).ilog2() + 1
        };
        self.costs.iter().zip(&self.kinds).rev().map(width).collect()
    }
}

struct Packed<'a, C> {
    /// By rank; index 0 is being unplaced.
    by_rank: Vec<C>,
    /// Per student whether he has to receive something, which costs `missing` when he does not; empty when nobody has to.
    must: &'a [bool],
    missing: C,
}

impl<C: Cost> Tariff<C> for Packed<'_, C> {
    type Row = ();

    #[inline]
    fn row(&self, _: u32) {}
    #[inline]
    fn at(&self, (): (), rank: u8) -> C {
        self.by_rank[rank as usize]
    }
    #[inline]
    fn out(&self, student: u32) -> C {
        let out = self.by_rank[0];
        if self.must.get(student as usize) == Some(&true) { out + self.missing } else { out }
    }
}

struct Weighted<'a, C> {
    out: C,
    phi: &'a [i64],
    weights: &'a [i64],
    must: &'a [bool],
    missing: C,
}

impl<C: Cost> Tariff<C> for Weighted<'_, C> {
    type Row = i64;

    #[inline]
    fn row(&self, student: u32) -> i64 {
        self.weights[student as usize]
    }
    #[inline]
    fn at(&self, weight: i64, rank: u8) -> C {
        C::place(weight * self.phi[rank as usize], 0)
    }
    #[inline]
    fn out(&self, student: u32) -> C {
        let out = self.out + C::place(self.weights[student as usize] * self.phi[0], 0);
        if self.must.get(student as usize) == Some(&true) { out + self.missing } else { out }
    }
}
