//! What a student would have received, had one thing been different: told by the proof of the plan where it can be, found by
//! solving again where it cannot.

use super::moves::{Effect, Moves};
use crate::checked::{Bar, Checked, NONE};
use crate::decimal::Decimal;
use crate::parameters::DebtShape;
use crate::plan::{LayerKind, Method, Plan};
use crate::procedure::Procedure;
use crate::solve::{Decision, decide};

/// A place in a list (from 0) in one byte; lists hold at most 100 wishes.
const NOWHERE: u8 = u8::MAX;

pub(super) struct Trials<'a> {
    checked: &'a Checked,
    procedure: Procedure,
    /// A copy in which one thing is changed, solved, and put back.
    other: Checked,
    /// Per site what everybody receives when it has one more seat, once somebody asked.
    with_seat: Vec<Option<Box<[u8]>>>,
    /// Per wish whether it is as good as what its student has, at the prices of the plan; none when they do not tell.
    tight: Option<Vec<bool>>,
    moves: Option<Moves<'a>>,
}

impl<'a> Trials<'a> {
    /// `there` are, per site, the students who are not pinned and the ranks at which they asked for it.
    pub(super) fn new(checked: &'a Checked, plan: &Plan, there: &[Vec<(usize, u32)>]) -> Self {
        let priced = is_priced(checked, plan);
        Self {
            checked,
            procedure: plan.procedure,
            other: checked.clone(),
            with_seat: vec![None; checked.open.len()],
            tight: priced.then(|| tight(checked, plan)),
            moves: if priced { Moves::new(checked, plan, there) } else { None },
        }
    }

    /// Whether one more seat at the site of wish `k` gives it to him, or a better one.
    ///
    /// The prices are the least ones: that of a site is exactly what one more seat there is worth. With that seat every best
    /// plan therefore has each student at a wish that these prices make as good as what he has.
    pub(super) fn one_more_seat_gives(&mut self, i: usize, k: usize, w: usize) -> bool {
        let first = self.checked.wishes(i).start;
        let site = self.checked.wish_site[w] as usize;
        // a first seat may bring a rank into the problem that nobody could obtain before, and with it a layer of its own
        let by_rank = matches!(self.procedure, Procedure::Generous | Procedure::RankMaximal);
        let told = self.tight.as_ref().filter(|_| !by_rank || self.checked.open[site] > 0);
        if told.is_some_and(|tight| !tight[first..=w].contains(&true)) {
            return false;
        }
        if self.with_seat[site].is_none() {
            let students = self.checked.problem.students.len();
            self.other.open[site] += 1;
            let found = self.solve(|decision| positions(&decision, students));
            self.other.open[site] -= 1;
            self.with_seat[site] = Some(found.unwrap_or_default());
        }
        self.with_seat[site].as_ref().and_then(|taken| taken.get(i)).is_some_and(|&taken| taken as usize <= k)
    }

    /// Whether he obtains wish `k`, or a better one, when the rule that bars it is set aside.
    pub(super) fn rule_set_aside_gives(&mut self, i: usize, k: usize, w: usize) -> bool {
        if !self.checked.has_seat(self.checked.wish_site[w]) {
            return false;
        }
        match self.moves.as_mut().and_then(|moves| moves.taking_barred(i, k)) {
            Some(Effect::Gives) => true,
            Some(Effect::DoesNot) => false,
            Some(Effect::Equal) | None => {
                let bar = self.checked.wish_bar(w);
                self.other.set_bar(w, Bar::Open);
                let gives = self.solve(|decision| takes(&decision, i, k));
                self.other.set_bar(w, bar);
                gives.unwrap_or(false)
            }
        }
    }

    /// The least debt that gives wish `k`, or a better one; none when even the greatest weight does not.
    pub(super) fn debt_needed(&mut self, i: usize, k: usize) -> Option<Decimal> {
        let shape = &self.checked.problem.parameters.debt_weight;
        if shape.shape == DebtShape::Flat {
            return None;
        }
        let bound = shape.bound_with(self.checked.problem.students[i].periods_left);
        let (mut too_low, mut enough) = (self.checked.debt(i).thousandths(), bound.thousandths());
        if too_low >= enough || !self.debt_gives(i, k, enough) {
            return None;
        }
        // more weight never gives a worse rank: the threshold can be halved in on
        while enough - too_low > 1 {
            let middle = too_low + (enough - too_low) / 2;
            if self.debt_gives(i, k, middle) { enough = middle } else { too_low = middle }
        }
        Some(Decimal::from_thousandths(enough))
    }

    fn debt_gives(&mut self, i: usize, k: usize, thousandths: i64) -> bool {
        let debt = Decimal::from_thousandths(thousandths);
        let weight = self.checked.weight_of(i, debt);
        match self.moves.as_mut().and_then(|moves| moves.weighing(i, k, weight)) {
            Some(Effect::Gives) => true,
            Some(Effect::DoesNot) => false,
            Some(Effect::Equal) | None => {
                let before = self.other.problem.students[i].debt.replace(debt);
                let gives = self.solve(|decision| takes(&decision, i, k));
                self.other.problem.students[i].debt = before;
                gives.unwrap_or(false)
            }
        }
    }

    fn solve<T>(&self, read: impl FnOnce(Decision<'_>) -> T) -> Option<T> {
        decide(&self.other, self.procedure).ok().map(read)
    }
}

fn takes(decision: &Decision<'_>, i: usize, k: usize) -> bool {
    decision.taken(i) != NONE && decision.taken(i) as usize <= k
}

fn positions(decision: &Decision<'_>, students: usize) -> Box<[u8]> {
    (0..students).map(|i| u8::try_from(decision.taken(i)).unwrap_or(NOWHERE)).collect()
}

/// Whether prices of sites and students alone prove the plan.
fn is_priced(checked: &Checked, plan: &Plan) -> bool {
    let problem = &checked.problem;
    plan.optimal
        && plan.certificate.method == Method::Flow
        && !plan.certificate.layers.is_empty()
        && !problem.options.do_no_harm
        && !problem.options.completed_lists
        && problem.groups.is_empty()
        && problem.pairs.is_empty()
        && problem.sites.iter().all(|site| site.min == 0)
}

/// Per wish, whether its reduced cost is 0 in every layer of the certificate.
fn tight(checked: &Checked, plan: &Plan) -> Vec<bool> {
    let problem = &checked.problem;
    let parameters = &problem.parameters;
    let mut tight = vec![true; checked.wish_site.len()];
    for layer in &plan.certificate.layers {
        let prices: Vec<i64> = problem.sites.iter().map(|site| layer.site_potentials.get(&site.id)).collect();
        for (i, student) in problem.students.iter().enumerate() {
            let least = layer.student_potentials.get(&student.id);
            let weight = checked.weight(i);
            for (rank, w) in (1..).zip(checked.wishes(i)) {
                let cost = match (layer.layer, plan.procedure) {
                    (LayerKind::Kept | LayerKind::Placed, _) => 0,
                    (LayerKind::Sum, Procedure::Fair) => weight * parameters.phi_at(rank),
                    (LayerKind::Sum, _) => i64::from(rank),
                    (LayerKind::Rank(counted), _) if counted != rank => 0,
                    (LayerKind::Rank(_), Procedure::RankMaximal) => -1,
                    (LayerKind::Rank(_), _) => 1,
                };
                // a plan from anywhere may state any price
                let total = cost.saturating_add(prices[checked.wish_site[w] as usize]);
                tight[w] &= checked.wish_bar(w) == Bar::Open && total == least;
            }
        }
    }
    tight
}
