//! The result as it is exchanged: `placet.allocation.result/1` (contract, sections 1 and 5).

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::canonical::canonical_sha256;
use crate::decimal::Decimal;
use crate::parameters::DebtWeight;
use crate::problem::Id;
use crate::procedure::Procedure;

/// The value of [`Plan::format`].
pub const RESULT_FORMAT: &str = "placet.allocation.result/1";

/// What a procedure made of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Always [`RESULT_FORMAT`].
    pub format: String,
    /// The procedure.
    pub procedure: Procedure,
    /// Its [version](Procedure::version).
    pub version: u32,
    /// The seed of the problem.
    pub seed: u64,
    /// The hash of the problem's normal form.
    pub problem_sha256: String,
    /// The hash of this result without this field and without `solve_micros`.
    pub result_sha256: String,
    /// True when the certificate proves that no plan is better.
    pub optimal: bool,
    /// One per student, by student id.
    pub outcomes: Vec<Outcome>,
    /// The figures of the plan.
    pub summary: Summary,
    /// What proves it.
    pub certificate: Certificate,
    /// How long the procedure took, in microseconds, measured and set by the caller; the only field that varies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solve_micros: Option<u64>,
}

/// What a student receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The student.
    pub student: Id,
    /// The principal site; none for one who is unplaced or excused.
    pub site: Option<Id>,
    /// The secondary site beside it.
    pub secondary: Option<Id>,
    /// Where lists are completed, for one who is unplaced: an open site that he did not wish and that is kept for him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Id>,
    /// The rank of the site in his own list, from 1; none when unplaced or pinned off his list.
    pub rank: Option<u32>,
    /// What the site costs.
    pub site_cost: Decimal,
    /// What his turn or score adds or takes away.
    pub adjustment: Decimal,
    /// What he pays, capped.
    pub cost: Decimal,
}

/// The figures of a plan. Means and deviations are over outcomes with a rank, to 2 decimals; none over an empty set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// All students of the problem.
    pub students: u32,
    /// Those whom the commission leaves without a placement.
    pub excused: u32,
    /// Principal seats.
    pub seats: u64,
    /// Wishes per student who is not excused.
    pub wishes_mean: Option<Decimal>,
    /// Students with a site.
    pub placed: u32,
    /// Those of them who were pinned to a site that they did not wish.
    pub placed_off_list: u32,
    /// Students without a site, the excused apart.
    pub unplaced: u32,
    /// Those of them for whom a site is suggested.
    #[serde(default, skip_serializing_if = "crate::problem::is_default")]
    pub suggested: u32,
    /// How many obtained their first wish, their second, …, down to the worst rank.
    pub by_rank: Vec<u32>,
    /// How many obtained one of their first three wishes.
    pub within_3: u32,
    /// The mean rank.
    pub mean_rank: Option<Decimal>,
    /// The worst rank.
    pub worst_rank: Option<u32>,
    /// The mean cost.
    pub cost_mean: Option<Decimal>,
    /// The population deviation of the costs.
    pub cost_sd: Option<Decimal>,
}

/// How a plan was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// One by one: the order proves it.
    Serial,
    /// Minimum-cost flow: the potentials prove it.
    Flow,
    /// Branch and bound over the flow: a proof by cases, and a bound where it is not complete. It proves the value of the plan;
    /// which of several equally good ones it is follows from the tie-break, and is found again by solving again.
    Branch,
    /// Deferred acceptance: the absence of a blocking pair proves it.
    DeferredAcceptance,
}

/// What lets anybody verify a plan without trusting the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// SHA-256 of the student ids in the order used, each followed by a line feed.
    pub order_sha256: String,
    /// How.
    pub method: Method,
    /// What the problem asks for beyond seats, wishes and pins, in the order of [`Asked`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// The layers of the objective, the most important first; empty unless the procedure optimises.
    pub layers: Vec<Layer>,
    /// For `fair`: how debts became weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debt_weight: Option<DebtWeight>,
    /// When not optimal: the best value of the first undecided layer that is not excluded.
    pub bound: Option<i64>,
    /// For [`Method::Branch`]: the tree of decisions that proves the result, or its bound; from the root, the first child of a
    /// decision and all below it before the second.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<ProofNode>,
}

/// What a problem can ask for beyond seats, wishes and pins. A plan keeps all of it: what a procedure cannot keep, it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Limits that several sites share.
    SharedSeats,
    /// Fewest intakes of sites or groups.
    Minima,
    /// Nobody worse off than when all are served one by one.
    DoNoHarm,
    /// Lists continued by the other open sites.
    CompletedLists,
    /// Students together or apart.
    Pairs,
    /// Sites that some students may not receive.
    Forbidden,
    /// Categories to which some students are bound.
    Required,
}

/// A step of a proof by cases. Between them the two children of a decision lose no plan that keeps what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "node", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProofNode {
    /// A soft pair: kept; or broken, at its penalty.
    Soft {
        /// The two.
        pair: [Id; 2],
    },
    /// A pair that is kept together: both at this site (or in its town, where the pair asks for that); or neither.
    Together {
        /// The two.
        pair: [Id; 2],
        /// The site.
        at: Id,
    },
    /// A pair that is kept apart: the first not at this site; or the second not.
    Apart {
        /// The two.
        pair: [Id; 2],
        /// The site.
        at: Id,
    },
    /// A group that crosses others: the student inside; or not.
    Member {
        /// The group.
        group: Id,
        /// The student.
        student: Id,
    },
    /// More students have to be in the group than it may hold, or fewer can be than it needs: no plan is left.
    Void {
        /// The group.
        group: Id,
    },
    /// Prices of sites and groups, a layer each in the order of the certificate's. With what is decided above, every plan
    /// costs at least: the least that each student can cost, less what the seats bring in at these prices.
    Leaf {
        /// By id, where they are not 0.
        prices: Vec<Potentials>,
    },
}

/// One layer of a lexicographic objective, over the students who are not pinned, with its dual solution.
///
/// The cost of a possibility is the vector of its costs in the layers. With `u` a student's potential and `p` the sum of the
/// prices of a site and of the groups around it, all of them vectors compared lexicographically: `cost + p ≥ u` for every
/// possibility, equal for the one taken; being unplaced has `p = 0`. A price is above nought only where every seat (of the
/// group: its most) is taken, and below only where no more than the fewest are. That proves that no plan is better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// What is counted.
    pub layer: LayerKind,
    /// `placed`: students placed; `sum`: the weighted sum; `rank_k`: students at that rank.
    pub value: i64,
    /// The price of a seat, where it is not 0; below 0 where a fewest intake has to be filled.
    pub site_potentials: Potentials,
    /// The least total of each student, where it is not 0.
    pub student_potentials: Potentials,
    /// The price of a group's last seat, where it is not 0; below 0 where its fewest has to be filled.
    pub group_potentials: Potentials,
}

/// What a layer of an objective counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// What the options promise and is not kept: seats short of a fewest intake, students without the site that they are
    /// sure of. Nought in every plan. Only present when an option promises something.
    Kept,
    /// Students placed, as many as possible. A possibility costs 0, being unplaced 1.
    Placed,
    /// The sum of ranks, or of weighted φ(rank), as small as possible.
    Sum,
    /// Students at a rank: as few as possible for `generous` (cost 1), as many for `rank-maximal` (cost −1).
    Rank(u32),
}

impl fmt::Display for LayerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept => f.write_str("kept"),
            Self::Placed => f.write_str("placed"),
            Self::Sum => f.write_str("sum"),
            Self::Rank(rank) => write!(f, "rank_{rank}"),
        }
    }
}

impl Serialize for LayerKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LayerKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let rank = || text.strip_prefix("rank_").and_then(|digits| digits.parse().ok());
        match text.as_str() {
            "kept" => Ok(Self::Kept),
            "placed" => Ok(Self::Placed),
            "sum" => Ok(Self::Sum),
            _ => rank()
                .map(Self::Rank)
                .ok_or_else(|| serde::de::Error::unknown_variant(&text, &["kept", "placed", "sum"])),
        }
    }
}

/// Whole numbers by id, written as a JSON object in the order of the ids; an absent id is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Potentials(pub Vec<(Id, i64)>);

impl Potentials {
    /// The potential of an id.
    pub fn get(&self, id: &Id) -> i64 {
        self.0.binary_search_by(|(other, _)| other.cmp(id)).map_or(0, |k| self.0[k].1)
    }
}

impl Serialize for Potentials {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Potentials {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Potentials;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of whole numbers")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Potentials, A::Error> {
                let mut entries: Vec<(Id, i64)> = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                entries.sort();
                if entries.windows(2).any(|w| w[0].0 == w[1].0) {
                    return Err(serde::de::Error::custom("an id twice"));
                }
                Ok(Potentials(entries))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl Plan {
    /// What a student receives.
    pub fn outcome(&self, student: &str) -> Option<&Outcome> {
        let at = self.outcomes.binary_search_by(|o| o.student.as_str().cmp(student)).ok()?;
        self.outcomes.get(at)
    }

    /// The hash that `result_sha256` should have.
    pub fn hash(&self) -> String {
        #[derive(Serialize)]
        struct Hashed<'a> {
            certificate: &'a Certificate,
            format: &'a str,
            optimal: bool,
            outcomes: &'a [Outcome],
            problem_sha256: &'a str,
            procedure: Procedure,
            seed: u64,
            summary: &'a Summary,
            version: u32,
        }
        // whole numbers, finite decimals and texts only: it always has a canonical form
        canonical_sha256(&Hashed {
            certificate: &self.certificate,
            format: &self.format,
            optimal: self.optimal,
            outcomes: &self.outcomes,
            problem_sha256: &self.problem_sha256,
            procedure: self.procedure,
            seed: self.seed,
            summary: &self.summary,
            version: self.version,
        })
        .unwrap_or_default()
    }
}
