//! The objectives of the optimising procedures (contract, section 2): what is counted, layer by layer, and in how wide an
//! integer.

use crate::checked::{Bar, Checked, NONE};
use crate::error::SolveError;
use crate::flow::{Net, Tariff, assign};
use crate::plan::LayerKind;
use crate::procedure::Procedure;
use crate::tie;
use crate::wide::{Cost, Wide};

/// A layer's value and dual solution, by index.
#[derive(Clone, Debug)]
pub(crate) struct LayerProof {
    pub(crate) kind: LayerKind,
    pub(crate) value: i64,
    pub(crate) sites: Vec<i64>,
    pub(crate) students: Vec<i64>,
}

/// What is counted: each layer's costs are small whole numbers, one a rank, scaled by the student's weight.
struct Objective {
    /// The most important first.
    kinds: Vec<LayerKind>,
    /// Per layer and rank (from 1; index 0 is being unplaced).
    costs: Vec<Vec<i64>>,
    /// Per student; applies to every layer but `placed`.
    weights: Option<Vec<i64>>,
}

/// The best plan: per student the position of the wish granted in his list, and the proof.
pub(crate) fn optimise(
    checked: &Checked,
    procedure: Procedure,
) -> Result<(Vec<u32>, Vec<LayerProof>), SolveError> {
    let net = network(checked);
    let objective = objective(checked, &net, procedure);
    let widths = objective.widths(&net);
    // a potential has to be a whole number that JSON carries exactly
    if widths.iter().any(|&width| width > 54) {
        return Err(SolveError::TooWide);
    }
    let lower: u32 = widths.iter().take(widths.len().saturating_sub(1)).sum();
    // prices never exceed one unit of the top layer; a path adds a few of them
    match lower + 8 {
        bits if bits <= 63 => Ok(run::<i64>(checked, &net, &objective, &widths)),
        bits if bits <= 127 => Ok(run::<i128>(checked, &net, &objective, &widths)),
        bits if bits <= 255 => Ok(run::<Wide<4>>(checked, &net, &objective, &widths)),
        bits if bits <= 511 => Ok(run::<Wide<8>>(checked, &net, &objective, &widths)),
        bits if bits <= 1023 => Ok(run::<Wide<16>>(checked, &net, &objective, &widths)),
        bits if bits <= 2047 => Ok(run::<Wide<32>>(checked, &net, &objective, &widths)),
        _ => Err(SolveError::TooWide),
    }
}

/// The possibilities: open wishes of students who are not pinned, for sites with a seat left.
fn network(checked: &Checked) -> Net {
    let mut net = Net {
        start: Vec::with_capacity(checked.order.len() + 1),
        site: Vec::with_capacity(checked.wish_site.len()),
        rank: Vec::with_capacity(checked.wish_site.len()),
        seats: checked.open.clone(),
    };
    net.start.push(0);
    for i in 0..checked.order.len() {
        if checked.is_free(i) {
            for (k, w) in checked.wishes(i).enumerate() {
                let site = checked.wish_site[w];
                if checked.wish_bar[w] == Bar::Open && checked.open[site as usize] > 0 {
                    net.site.push(site);
                    net.rank.push(k as u8 + 1);
                }
            }
        }
        net.start.push(net.site.len() as u32);
    }
    net
}

fn objective(checked: &Checked, net: &Net, procedure: Procedure) -> Objective {
    let most = checked.wishes_max;
    let ranks = 1..=i64::from(most);
    let placed = || std::iter::once(1).chain(ranks.clone().map(|_| 0)).collect::<Vec<i64>>();
    let worst = net.rank.iter().copied().max().map_or(0, u32::from);
    let at_rank =
        |rank: u32, cost: i64| (0..=most).map(|r| if r == rank { cost } else { 0 }).collect::<Vec<i64>>();
    match procedure {
        Procedure::Fair => {
            let p = &checked.problem.parameters;
            let phi = std::iter::once(p.phi_at(most + 1)).chain((1..=most).map(|r| p.phi_at(r))).collect();
            let weights = (0..checked.order.len()).map(|i| checked.weight(i)).collect();
            Objective {
                kinds: vec![LayerKind::Placed, LayerKind::Sum],
                costs: vec![placed(), phi],
                weights: Some(weights),
            }
        }
        Procedure::Generous => {
            let below = (2..=worst).rev();
            Objective {
                kinds: std::iter::once(LayerKind::Placed).chain(below.clone().map(LayerKind::Rank)).collect(),
                costs: std::iter::once(placed()).chain(below.map(|r| at_rank(r, 1))).collect(),
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
            costs: vec![placed(), std::iter::once(0).chain(ranks.clone()).collect()],
            weights: None,
        },
    }
}

impl Objective {
    /// Bits of each layer, the least important first.
    ///
    /// A price is the sum of the differences along a path that visits a site once, so a layer's part of a reduced cost
    /// stays below `(2·sites + 6) · largest`; blocks of that many values never spill into the next.
    fn widths(&self, net: &Net) -> Vec<u32> {
        let sites = net.seats.len() as u64;
        let weight = self.weights.iter().flatten().copied().max().unwrap_or(1).unsigned_abs();
        let width = |(costs, kind): (&Vec<i64>, &LayerKind)| {
            let weight = if *kind == LayerKind::Sum { weight } else { 1 };
            let largest = costs.iter().map(|c| c.unsigned_abs()).max().unwrap_or(0).max(1) * weight;
            (2 * sites + 6).saturating_mul(largest).ilog2() + 1
        };
        self.costs.iter().zip(&self.kinds).rev().map(width).collect()
    }
}

struct Packed<C> {
    /// By rank; index 0 is being unplaced. Without the weighted layer.
    by_rank: Vec<C>,
}

impl<C: Cost> Tariff<C> for Packed<C> {
    type Row = ();

    #[inline]
    fn row(&self, _: u32) {}
    #[inline]
    fn at(&self, (): (), rank: u8) -> C {
        self.by_rank[rank as usize]
    }
    #[inline]
    fn out(&self, _: u32) -> C {
        self.by_rank[0]
    }
}

struct Weighted<'a, C> {
    out: C,
    phi: &'a [i64],
    weights: &'a [i64],
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
        self.out + C::place(self.weights[student as usize] * self.phi[0], 0)
    }
}

fn run<C: Cost>(
    checked: &Checked,
    net: &Net,
    objective: &Objective,
    widths: &[u32],
) -> (Vec<u32>, Vec<LayerProof>) {
    let top: u32 = widths.iter().take(widths.len().saturating_sub(1)).sum();
    if let Some(weights) = &objective.weights {
        let tariff = Weighted { out: C::place(1, top), phi: &objective.costs[1], weights };
        return prove(checked, net, objective, widths, &tariff);
    }
    let by_rank = (0..=checked.wishes_max as usize).map(|rank| {
        let mut shift = 0;
        let mut packed = C::ZERO;
        for (costs, width) in objective.costs.iter().rev().zip(widths) {
            packed = packed + C::place(costs[rank], shift);
            shift += width;
        }
        packed
    });
    prove(checked, net, objective, widths, &Packed { by_rank: by_rank.collect() })
}

fn prove<C: Cost, T: Tariff<C>>(
    checked: &Checked,
    net: &Net,
    objective: &Objective,
    widths: &[u32],
    tariff: &T,
) -> (Vec<u32>, Vec<LayerProof>) {
    let mut best = assign(net, tariff);
    tie::canonical(net, tariff, &checked.order, &mut best);
    let (sites, students) = (net.seats.len(), net.students());
    let layers = objective.kinds.len();
    let mut proofs: Vec<LayerProof> = objective
        .kinds
        .iter()
        .map(|&kind| LayerProof {
            kind,
            value: 0,
            sites: vec![0; sites],
            students: vec![0; students as usize],
        })
        .collect();
    let mut digits = vec![0; layers];
    let mut taken = vec![NONE; students as usize];
    let mut totals = vec![C::ZERO; students as usize];
    for student in 0..students {
        if !checked.is_free(student as usize) {
            continue;
        }
        let arc = best.at[student as usize];
        let rank = net.rank.get(arc as usize).copied();
        let total = rank.map_or_else(
            || tariff.out(student),
            |rank| tariff.arc(student, rank) + best.price[net.site[arc as usize] as usize],
        );
        taken[student as usize] = rank.map_or(NONE, |rank| u32::from(rank) - 1);
        totals[student as usize] = total;
        total.digits(widths, &mut digits);
        for (proof, &digit) in proofs.iter_mut().zip(digits.iter().rev()) {
            proof.students[student as usize] = digit;
        }
        for (proof, costs) in proofs.iter_mut().zip(&objective.costs) {
            let weight = match (proof.kind, &objective.weights) {
                (LayerKind::Sum, Some(weights)) => weights[student as usize],
                _ => 1,
            };
            proof.value += match proof.kind {
                LayerKind::Placed => i64::from(rank.is_some()),
                LayerKind::Rank(k) => i64::from(rank.map(u32::from) == Some(k)),
                LayerKind::Sum => weight * costs[rank.map_or(0, usize::from)],
            };
        }
    }
    close(checked, tariff, &totals, &mut best.price);
    for (site, price) in best.price.iter().enumerate() {
        price.digits(widths, &mut digits);
        for (proof, &digit) in proofs.iter_mut().zip(digits.iter().rev()) {
            proof.sites[site] = digit;
        }
    }
    (taken, proofs)
}

/// Prices the sites without a seat left, which the network does not hold, just high enough that nobody gains by one.
fn close<C: Cost, T: Tariff<C>>(checked: &Checked, tariff: &T, totals: &[C], price: &mut [C]) {
    for i in (0..checked.order.len()).filter(|&i| checked.is_free(i)) {
        for (k, w) in checked.wishes(i).enumerate() {
            let site = checked.wish_site[w] as usize;
            if checked.open[site] == 0 && checked.wish_bar[w] == Bar::Open {
                price[site] = price[site].max(totals[i] - tariff.arc(i as u32, k as u8 + 1));
            }
        }
    }
}
