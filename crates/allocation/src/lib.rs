//! The allocation engine of Placet.
mod canonical;
mod check;
mod checked;
mod costs;
mod decimal;
mod draw;
mod error;
mod flow;
mod groups;
mod objective;
mod order;
mod parameters;
mod plan;
mod problem;
mod procedure;
mod serial;
mod solve;
mod stable;
mod tie;
mod validate;
mod wide;

pub use canonical::{CanonicalError, canonical_json, canonical_sha256};
pub use check::{Finding, check};
pub use checked::Checked;
pub use costs::site_costs;
pub use decimal::Decimal;
pub use error::{Kind, ProblemError, Remedy, SolveError};
pub use order::hash_tie;
pub use plan::{Certificate, Layer, LayerKind, Method, Outcome, Plan, Potentials, RESULT_FORMAT, Summary};
pub use problem::{
    DebtShape, DebtWeight, FixedCost, Group, Id, Options, PROBLEM_FORMAT, Pair, PairKind, Parameters, Pinned,
    Problem, Site, Student, Tier, Wish,
};
pub use procedure::{Procedure, UnknownProcedure};
pub use solve::{Decision, decide, solve};
