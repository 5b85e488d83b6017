//! The constants of the procedures and their defaults (contract, sections 1 to 4).

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::problem::{Id, is_default as plain};

/// The constants of a run. Every one has the default of the contract; a problem states only those that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// The most wishes a student may make, 1 to 100. When absent: 12, or the longest list of the problem if longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wishes_max: Option<u32>,
    /// The fewest eligible wishes that make a list count for the debt.
    #[serde(skip_serializing_if = "plain")]
    pub wishes_min: u32,
    /// φ(1), φ(2), …: what a rank weighs in `fair`; convex and growing. Continued with its last second difference, so
    /// that `[1, 4, 9]` goes on as the squares. Empty means rank².
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phi: Vec<u32>,
    /// How `fair` turns a debt into a weight.
    #[serde(skip_serializing_if = "plain")]
    pub debt_weight: DebtWeight,
    /// w(1), w(2), …: what a wish adds to the demand for a site; 0 beyond. Twelve of them: 5,4,3,3,2,2,2,1,1,1,1,1.
    #[serde(skip_serializing_if = "is_default::rank_costs")]
    pub rank_costs: Vec<Decimal>,
    /// The exponent of the correction of a site's cost: 1.4.
    #[serde(skip_serializing_if = "is_default::exponent")]
    pub exponent: Decimal,
    /// What the demand per seat is divided by in that correction: 10.
    #[serde(skip_serializing_if = "is_default::divisor")]
    pub divisor: Decimal,
    /// The highest cost of a site: 40.
    #[serde(skip_serializing_if = "is_default::site_cost_max")]
    pub site_cost_max: Decimal,
    /// The highest cost, adjustment included: 50.
    #[serde(skip_serializing_if = "is_default::cost_max")]
    pub cost_max: Decimal,
    /// v2: what one turn in the order is worth: 0.1.
    #[serde(skip_serializing_if = "is_default::order_bonus")]
    pub order_bonus: Decimal,
    /// v1: how strongly the score counts: 0.25.
    #[serde(skip_serializing_if = "is_default::score_factor")]
    pub score_factor: Decimal,
    /// The decimals of a cost, 0 to 3: 2.
    #[serde(skip_serializing_if = "is_default::precision")]
    pub precision: u32,
    /// v1: sites without an adjustment. Ids that are not in the problem are allowed: the list is the institution's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unadjusted_sites: Vec<Id>,
}

/// The most periods that any curriculum may have left.
pub const PERIODS_MAX: u32 = 100;

const RANK_COSTS: [i64; 12] = [5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1];
const EXPONENT: Decimal = Decimal::from_thousandths(1400);
const DIVISOR: Decimal = Decimal::from_integer(10);
const SITE_COST_MAX: Decimal = Decimal::from_integer(40);
const COST_MAX: Decimal = Decimal::from_integer(50);
const ORDER_BONUS: Decimal = Decimal::from_thousandths(100);
const SCORE_FACTOR: Decimal = Decimal::from_thousandths(250);
const PRECISION: u32 = 2;

/// What need not be written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls them with a reference")]
mod is_default {
    use super::{
        COST_MAX, DIVISOR, Decimal, EXPONENT, NODE_LIMIT, ORDER_BONUS, PRECISION, RANK_COSTS, SCORE_FACTOR,
        SITE_COST_MAX,
    };

    pub(super) fn rank_costs(v: &[Decimal]) -> bool {
        v.iter().copied().eq(RANK_COSTS.into_iter().map(Decimal::from_integer))
    }
    pub(super) fn exponent(v: &Decimal) -> bool {
        *v == EXPONENT
    }
    pub(super) fn divisor(v: &Decimal) -> bool {
        *v == DIVISOR
    }
    pub(super) fn site_cost_max(v: &Decimal) -> bool {
        *v == SITE_COST_MAX
    }
    pub(super) fn cost_max(v: &Decimal) -> bool {
        *v == COST_MAX
    }
    pub(super) fn order_bonus(v: &Decimal) -> bool {
        *v == ORDER_BONUS
    }
    pub(super) fn score_factor(v: &Decimal) -> bool {
        *v == SCORE_FACTOR
    }
    pub(super) fn precision(v: &u32) -> bool {
        *v == PRECISION
    }
    pub(super) fn node_limit(v: &u64) -> bool {
        *v == NODE_LIMIT
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            wishes_max: None,
            wishes_min: 0,
            phi: Vec::new(),
            debt_weight: DebtWeight::default(),
            rank_costs: RANK_COSTS.into_iter().map(Decimal::from_integer).collect(),
            exponent: EXPONENT,
            divisor: DIVISOR,
            site_cost_max: SITE_COST_MAX,
            cost_max: COST_MAX,
            order_bonus: ORDER_BONUS,
            score_factor: SCORE_FACTOR,
            precision: PRECISION,
            unadjusted_sites: Vec::new(),
        }
    }
}

impl Parameters {
    /// φ at `rank` (from 1): see [`Parameters::phi`].
    pub fn phi_at(&self, rank: u32) -> i64 {
        let r = i64::from(rank);
        let given = |k: usize| self.phi.get(k - 1).copied().map_or(0, i64::from);
        let known = self.phi.len();
        if known == 0 {
            return r * r;
        }
        if (1..=known).contains(&(rank as usize)) {
            return given(rank as usize);
        }
        // φ(0) = 0 stands before the list
        let at = |k: usize| if k == 0 { 0 } else { given(k) };
        let slope = at(known) - at(known - 1);
        let bend = if known < 2 { 0 } else { slope - (at(known - 1) - at(known - 2)) };
        let further = r - known as i64;
        at(known) + slope * further + bend * further * (further + 1) / 2
    }

    /// w at `rank` (from 1): 0 beyond the list.
    pub fn rank_cost(&self, rank: u32) -> Decimal {
        (rank as usize).checked_sub(1).and_then(|k| self.rank_costs.get(k)).copied().unwrap_or(Decimal::ZERO)
    }
}

/// How a debt becomes a weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtShape {
    /// Doubles every `doubling` ranks of debt, halves every `doubling` ranks of advance.
    #[default]
    Power,
    /// Everybody weighs the same: no memory.
    Flat,
}

/// The bounded, growing weight of a debt in `fair`: `round(scale · 2^(clip(debt, ±bound) / doubling))`, at least 1.
///
/// The defaults (64, ±8, 2) are those whose figures section 4 of the contract gives. Where it is known how many periods a
/// student has left, `bound` and `doubling` are those of [`LookAhead`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DebtWeight {
    /// The form of the function.
    pub shape: DebtShape,
    /// By how many ranks of debt the weight doubles. Above 0.
    pub doubling: Decimal,
    /// Debts beyond this, either way, weigh no more. From 0, at most ten times `doubling`.
    pub bound: Decimal,
    /// The weight of a student who is owed nothing: 1 to 1024.
    pub scale: u32,
    /// How the periods still to come count, for students of whom they are known. In a problem, absent means the defaults;
    /// in a certificate, that they are known of nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_ahead: Option<LookAhead>,
}

impl Default for DebtWeight {
    fn default() -> Self {
        Self {
            shape: DebtShape::Power,
            doubling: Decimal::from_integer(2),
            bound: Decimal::from_integer(8),
            scale: 64,
            look_ahead: None,
        }
    }
}

/// How a debt weighs when it is known how many periods are left to pay it back: less while there are many, more towards
/// the last one, when nothing can be put right afterwards.
///
/// With `left` periods, this one included, the weight doubles every
/// `last + (early − last) · min(1, (left − 1) / (periods − 1))` ranks of debt. The defaults were chosen by experiment
/// (`docs/decisions/0006-the-weight-of-a-debt.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LookAhead {
    /// By how many ranks of debt the weight doubles in the last period: 1.25. Above 0.
    pub last: Decimal,
    /// The same while `periods` or more are left: 2.5. Above 0.
    pub early: Decimal,
    /// From how many periods left on, this one included, `early` holds: 7. From 2 to 100.
    pub periods: u32,
    /// Debts beyond this, either way, weigh no more: 10. From 0, at most ten times `last` and `early`.
    pub bound: Decimal,
    /// How much of an advance (a debt below 0) counts: 0.8. From 0 to 1.
    pub advance: Decimal,
}

impl Default for LookAhead {
    fn default() -> Self {
        Self {
            last: Decimal::from_thousandths(1250),
            early: Decimal::from_thousandths(2500),
            periods: 7,
            bound: Decimal::from_integer(10),
            advance: Decimal::from_thousandths(800),
        }
    }
}

impl LookAhead {
    /// By how many ranks of debt the weight doubles while `left` periods are left, this one included.
    pub fn doubling(&self, left: u32) -> f64 {
        let steps = self.periods.saturating_sub(1).max(1);
        let share = f64::from(left.saturating_sub(1).min(steps)) / f64::from(steps);
        self.last.to_f64() + (self.early.to_f64() - self.last.to_f64()) * share
    }
}

impl DebtWeight {
    /// The weight of `debt`, a whole number from 1, for a student who has `periods_left` periods left, this one included.
    /// The power is `libm`'s, hence the same on every machine.
    pub fn weight(&self, debt: Decimal, periods_left: Option<u32>) -> i64 {
        let scale = i64::from(self.scale);
        if self.shape == DebtShape::Flat {
            return scale.max(1);
        }
        let power = libm::exp2(self.doublings(debt, periods_left));
        (libm::round(scale as f64 * power) as i64).max(1)
    }

    /// How often the weight of one who is owed nothing is doubled (halved, below 0).
    fn doublings(&self, debt: Decimal, periods_left: Option<u32>) -> f64 {
        let bound = self.bound_with(periods_left);
        let clipped = debt.clamp(Decimal::from_thousandths(-bound.thousandths()), bound).to_f64();
        let (counted, doubling) = match periods_left {
            None => (clipped, self.doubling.to_f64()),
            Some(left) => {
                let ahead = self.ahead();
                let share = if clipped < 0.0 { ahead.advance.to_f64() } else { 1.0 };
                (clipped * share, ahead.doubling(left))
            }
        };
        // a problem that was not checked may say anything
        if doubling > 0.0 { counted / doubling } else { 0.0 }
    }

    /// The debt beyond which the weight grows no more.
    pub fn bound_with(&self, periods_left: Option<u32>) -> Decimal {
        if periods_left.is_some() { self.ahead().bound } else { self.bound }
    }

    /// The debt that weighs this much, to the tenth, to tell people; none when no debt does, as where there is no memory.
    pub fn debt_of(&self, weight: i64, periods_left: Option<u32>) -> Option<Decimal> {
        if self.shape == DebtShape::Flat || weight <= 0 || self.scale == 0 {
            return None;
        }
        let doublings = libm::log2(weight as f64 / f64::from(self.scale));
        let each = match periods_left {
            None => self.doubling.to_f64(),
            Some(left) => {
                let ahead = self.ahead();
                let share = if doublings < 0.0 { ahead.advance.to_f64() } else { 1.0 };
                if share <= 0.0 {
                    return None;
                }
                ahead.doubling(left) / share
            }
        };
        Some(Decimal::from_thousandths(libm::round(doublings * each * 10.0) as i64 * 100))
    }

    /// How the periods still to come count: what is stated, else the defaults.
    pub fn ahead(&self) -> LookAhead {
        self.look_ahead.unwrap_or_default()
    }

    /// The same as a certificate states it: with how it looks ahead, when it does.
    #[must_use]
    pub(crate) fn stated(&self, looks_ahead: bool) -> Self {
        Self { look_ahead: looks_ahead.then(|| self.ahead()), ..self.clone() }
    }
}

/// What the procedures may additionally do (contract, sections 1 and 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// Nobody may fare worse than under the serial procedure.
    #[serde(skip_serializing_if = "plain")]
    pub do_no_harm: bool,
    /// Lists are continued by the other open eligible sites, as suggestions.
    #[serde(skip_serializing_if = "plain")]
    pub completed_lists: bool,
    /// The most nodes of a branch and bound.
    #[serde(skip_serializing_if = "is_default::node_limit")]
    pub node_limit: u64,
}

const NODE_LIMIT: u64 = 100_000;

impl Default for Options {
    fn default() -> Self {
        Self { do_no_harm: false, completed_lists: false, node_limit: NODE_LIMIT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phi_goes_on_with_its_last_bend() {
        let with = |phi: &[u32]| Parameters { phi: phi.to_vec(), ..Parameters::default() };
        for rank in 1..=14 {
            let square = i64::from(rank) * i64::from(rank);
            assert_eq!(with(&[]).phi_at(rank), square);
            assert_eq!(with(&[1, 4, 9]).phi_at(rank), square);
            assert_eq!(with(&[3]).phi_at(rank), 3 * i64::from(rank));
        }
    }

    #[test]
    fn the_weight_doubles_faster_towards_the_end() {
        let ahead = LookAhead::default();
        let doubling: Vec<f64> = [1, 3, 7, 12, 100].map(|left| ahead.doubling(left)).to_vec();
        assert!(
            doubling.iter().zip([1.25, 1.25 + 1.25 / 3.0, 2.5, 2.5, 2.5]).all(|(a, b)| (a - b).abs() < 1e-12)
        );
        let w = DebtWeight::default();
        let of = |debt, left| w.weight(Decimal::from_thousandths(debt), Some(left));
        assert_eq!([of(0, 1), of(2500, 1), of(2500, 7), of(2500, 12)], [64, 256, 128, 128]);
        // an advance counts for less than a debt
        assert_eq!([of(-2500, 12), of(-3125, 12)], [37, 32]);
        assert_eq!([of(10_000, 1), of(10_001, 1), of(-50_000, 1)], [16_384, 16_384, 1]);
    }

    #[test]
    fn weights_grow_and_are_bounded() {
        let w = DebtWeight::default();
        let of = |thousandths| w.weight(Decimal::from_thousandths(thousandths), None);
        assert_eq!(
            [of(-20_000), of(-8_000), of(0), of(2_000), of(8_000), of(9_000)],
            [4, 4, 64, 128, 1024, 1024]
        );
        assert!(of(1) >= of(0) && of(1_000) > of(0));
    }
}
