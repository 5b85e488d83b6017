//! The allocation engine of Placet: who receives which site, and why.
//!
//! Students rank sites, sites have seats; a student receives at most one. This crate turns such a [`Problem`] into a
//! [`Plan`] by one of several [`Procedure`]s, verifies plans from anywhere with [`check()`], tells each student what became
//! of his wishes with [`explain()`], and sets plans side by side, with what fairness costs ([`Sheets`]). Before the wishes
//! close it says where each student stands ([`rehearse`]). It also knows the rules around a run: costs, scores and
//! turns ([`site_costs`], [`score_after`], [`turns`]), debts ([`debt_of_period`]), demand ([`demand()`]).
//!
//! # Invariants
//!
//! - Pure: no clock, no input or output, no global randomness, no text in a human language. The same problem gives the same
//!   bytes on every machine, whatever the order of its arrays: decisions are taken in whole numbers, powers and logarithms
//!   are `libm`'s, draws are `ChaCha8` from the problem's seed, and sums do not depend on an order.
//! - What enters is checked once: every function takes a [`Checked`] problem, in which ids are resolved and bounds agree.
//! - A problem that asks for something that a procedure cannot honour is refused with the name of the field, never solved
//!   without it.
//! - The optimising procedures are exact. A plan carries the dual solution that proves it, and [`check()`] shares no code
//!   with what found it.
//!
//! # What it does not know
//!
//! Campaigns, phases, permissions, what a student is called, how long a run took, and any sentence: it returns codes, ids
//! and numbers, and its caller writes the words. Explanations never name another student.
//!
//! # Example
//!
//! ```
//! use placet_allocation::{Answer, Problem, Procedure, check, explain, solve};
//!
//! let json = br#"{ "format": "placet.allocation/1", "seed": 7,
//!     "sites": [ { "id": "CHU-1", "seats": 1 }, { "id": "CHU-2", "seats": 1 } ],
//!     "students": [ { "id": "E1", "wishes": [ "CHU-1", "CHU-2" ] },
//!                   { "id": "E2", "wishes": [ "CHU-1" ], "debt": 1.5 } ] }"#;
//! let problem = Problem::parse(json).map_err(|errors| format!("{errors:?}"))?;
//! let plan = solve(&problem, Procedure::Fair)?;
//! assert_eq!(plan.summary.placed, 2);
//! assert!(check(&problem, &plan).is_empty());
//!
//! let why = explain(&problem, &plan, "E1")?;
//! assert!(matches!(why.wishes[0].answer, Answer::Full { seats: 1, asked: 2, .. }));
//! assert!(matches!(why.wishes[1].answer, Answer::Granted { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod branch;
mod canonical;
mod check;
mod checked;
mod compare;
mod costs;
mod decimal;
mod demand;
mod diagnose;
mod draw;
mod error;
mod explain;
mod flow;
mod generate;
mod groups;
mod history;
mod limits;
mod objective;
mod order;
mod parameters;
mod plan;
mod problem;
mod procedure;
mod rehearsal;
mod serial;
mod sheet;
mod simulate;
mod solve;
mod stable;
mod tie;
mod validate;
mod wide;

pub use canonical::{CanonicalError, canonical_json, canonical_sha256};
pub use check::{Finding, check};
pub use checked::Checked;
pub use compare::{
    Alternative, Diff, Effect, Repair, StudentChange, WhatIf, alternatives, compare, diff, repair, what_if,
};
pub use costs::site_costs;
pub use decimal::Decimal;
pub use demand::{Demand, DemandLevel, Tightness, demand, tightness};
pub use error::{Kind, ProblemError, Remedy, SolveError};
pub use explain::{Answer, Change, Explainer, Explanation, LastAdmitted, Status, WishAnswer, explain};
pub use generate::{School, generate};
pub use history::{PeriodOutcome, Served, Turn, debt_of_period, score_after, turns};
pub use order::hash_tie;
pub use plan::{
    Asked, Certificate, Layer, LayerKind, Method, Outcome, Plan, Potentials, ProofNode, RESULT_FORMAT,
    Summary,
};
pub use problem::{
    DebtShape, DebtWeight, FixedCost, Group, Id, LookAhead, Options, PERIODS_MAX, PROBLEM_FORMAT, Pair,
    PairKind, Parameters, Pinned, Problem, Site, Student, Tier, Wish,
};
pub use procedure::{Procedure, UnknownProcedure};
pub use rehearsal::{Outlook, Rehearsal, Rehearsing, StudentOutlook, WishOutlook, rehearse};
pub use sheet::{
    Debts, Memory, Notch, Position, Price, Sheet, Sheets, Steepness, UnknownPosition, Worst, sheet,
};
pub use simulate::{Figures, Over, Simulation, SimulationError, Way, WayFigures, simulate, simulate_over};
pub use solve::{Decision, decide, solve};
