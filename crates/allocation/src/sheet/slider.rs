//! The slider between the average and equity: a few settings of `fair`, each with its sheet.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::{Counted, Sheet, Sheets};
use crate::checked::Checked;
use crate::decimal::Decimal;
use crate::error::SolveError;
use crate::parameters::{DebtShape, DebtWeight, Parameters};
use crate::procedure::Procedure;
use crate::solve::decide;

/// How much more a bad rank weighs than a good one: φ, the parameter of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Steepness {
    /// φ = rank: only the sum of the ranks counts.
    Rank,
    /// φ = rank · (rank + 1) / 2: halfway to the square.
    Halfway,
    /// φ = rank².
    Square,
    /// φ = rank³.
    Cube,
    /// φ = rank⁴: nearly as `generous`, which looks at the worst rank first.
    Fourth,
}

impl Steepness {
    /// From the average to equity.
    pub const ALL: [Self; 5] = [Self::Rank, Self::Halfway, Self::Square, Self::Cube, Self::Fourth];

    /// Its code in addresses and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Halfway => "halfway",
            Self::Square => "square",
            Self::Cube => "cube",
            Self::Fourth => "fourth",
        }
    }

    const fn at(self, rank: u64) -> u64 {
        match self {
            Self::Rank => rank,
            Self::Halfway => rank * (rank + 1) / 2,
            Self::Square => rank.pow(2),
            Self::Cube => rank.pow(3),
            Self::Fourth => rank.pow(4),
        }
    }
}

/// How much of what students are owed counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Memory {
    /// Nothing: everybody weighs the same.
    Nothing,
    /// A debt takes twice as many ranks to double the weight.
    Half,
    /// As the problem says.
    Full,
}

impl Memory {
    /// From none to full.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Half, Self::Full];

    /// Its code in addresses and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    fn of(self, weight: &DebtWeight) -> DebtWeight {
        match self {
            Self::Nothing => DebtWeight { shape: DebtShape::Flat, ..weight.clone() },
            Self::Half => {
                let mut ahead = weight.ahead();
                let mut half = weight.clone();
                for doubling in [&mut half.doubling, &mut ahead.last, &mut ahead.early] {
                    *doubling = Decimal::from_thousandths(2 * doubling.thousandths()).within_limit();
                }
                half.look_ahead = Some(ahead);
                half
            }
            Self::Full => weight.clone(),
        }
    }
}

/// Where the slider stands. Written `square-full`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// How much more a bad rank weighs.
    pub steepness: Steepness,
    /// How much of the past counts.
    pub memory: Memory,
}

/// A text that names no position of the slider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPosition;

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.steepness.code(), self.memory.code())
    }
}

impl FromStr for Position {
    type Err = UnknownPosition;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = Steepness::ALL
            .into_iter()
            .flat_map(|steepness| Memory::ALL.into_iter().map(move |memory| Self { steepness, memory }));
        all.into_iter().find(|position| position.to_string() == text).ok_or(UnknownPosition)
    }
}

impl Position {
    /// The parameters of a run of `fair` at this position: the problem's, but for φ and the weight of a debt. None where the
    /// weights would be beyond what a problem may state, as rank⁴ with more than thirty wishes.
    pub fn parameters(self, checked: &Checked) -> Option<Parameters> {
        let own = &checked.problem.parameters;
        let phi = phi(checked, self.steepness)?;
        Some(Parameters { phi, debt_weight: self.memory.of(&own.debt_weight), ..own.clone() })
    }
}

/// One position of the slider, and what `fair` makes of the problem there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notch {
    /// Where.
    #[serde(flatten)]
    pub position: Position,
    /// The parameters of a run that gives this plan.
    pub parameters: Parameters,
    /// Its figures.
    pub sheet: Sheet,
}

impl Sheets<'_> {
    /// Every position of the slider, from the average to equity, and for each from no memory to full. Where the problem
    /// itself gives a debt no weight, there is none to turn up. A position that has no [parameters](Position::parameters) is
    /// left out.
    pub fn slider(&self) -> Result<Vec<Notch>, SolveError> {
        let memories = match self.checked.problem.parameters.debt_weight.shape {
            DebtShape::Flat => &Memory::ALL[..1],
            DebtShape::Power => &Memory::ALL[..],
        };
        let mut other = self.checked.clone();
        let mut notches = Vec::with_capacity(Steepness::ALL.len() * memories.len());
        for steepness in Steepness::ALL {
            for &memory in memories {
                let position = Position { steepness, memory };
                let Some(parameters) = position.parameters(self.checked) else { continue };
                other.problem.parameters = parameters.clone();
                let counted = match decide(&other, Procedure::Fair) {
                    Err(SolveError::TooWide) => continue,
                    decision => Counted::of_decision(&other, &decision?),
                };
                notches.push(Notch { position, parameters, sheet: self.of(&counted) });
            }
        }
        Ok(notches)
    }
}

/// φ for every rank and for being without a site, which keeps the proportion that the problem gives it. None beyond what a
/// problem may state.
fn phi(checked: &Checked, steepness: Steepness) -> Option<Vec<u32>> {
    const MOST: u64 = 1_000_000;
    let own = &checked.problem.parameters;
    let most = checked.wishes_max;
    let without = u64::from(most) + 1;
    let in_list = Parameters { phi: own.phi.iter().copied().take(most as usize).collect(), ..own.clone() };
    // what it weighs against one more wish: more only where the problem says so
    let (stated, next) = (own.phi_at(most + 1).unsigned_abs(), in_list.phi_at(most + 1).unsigned_abs());
    let last = steepness.at(without) * stated / next.max(1);
    let table = (1..without).map(|rank| steepness.at(rank)).chain([last]);
    table.map(|weight| u32::try_from(weight).ok().filter(|_| weight <= MOST)).collect()
}
