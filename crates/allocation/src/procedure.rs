//! The names of the procedures (contract, section 2).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A way of going from wishes to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Procedure {
    /// StageTrek's first: one by one in the total order, costs adjusted by the score.
    ScoreOrderV1,
    /// StageTrek's second: the same plan, costs adjusted by the turn.
    ScoreOrderV2,
    /// One by one in a seeded random order.
    RandomOrder,
    /// Most students placed, then the least sum of ranks.
    LeastRank,
    /// Most students placed, then the least weighted sum of φ(rank), those who are owed more weighing more.
    Fair,
    /// Most students placed, then fewest at the worst rank, then at the one before it, …
    Generous,
    /// Most first wishes, then most second wishes, …
    RankMaximal,
    /// Student-proposing deferred acceptance on the sites' rankings.
    Stable,
}

/// A text that names no procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProcedure(
    /// The text.
    pub String,
);

impl fmt::Display for UnknownProcedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown procedure: {}", self.0)
    }
}

impl std::error::Error for UnknownProcedure {}

impl Procedure {
    /// Every procedure, in the order of the contract.
    pub const ALL: [Self; 8] = [
        Self::ScoreOrderV1,
        Self::ScoreOrderV2,
        Self::RandomOrder,
        Self::LeastRank,
        Self::Fair,
        Self::Generous,
        Self::RankMaximal,
        Self::Stable,
    ];

    /// The code used in files, commands and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ScoreOrderV1 => "score-order-v1",
            Self::ScoreOrderV2 => "score-order-v2",
            Self::RandomOrder => "random-order",
            Self::LeastRank => "least-rank",
            Self::Fair => "fair",
            Self::Generous => "generous",
            Self::RankMaximal => "rank-maximal",
            Self::Stable => "stable",
        }
    }

    /// The version of what the code means; it grows when the same problem could get another plan.
    pub const fn version(self) -> u32 {
        1
    }

    /// True for those that serve students one by one.
    pub const fn is_serial(self) -> bool {
        matches!(self, Self::ScoreOrderV1 | Self::ScoreOrderV2 | Self::RandomOrder)
    }

    /// True for those that optimise an objective and prove it with potentials.
    pub const fn is_optimising(self) -> bool {
        matches!(self, Self::LeastRank | Self::Fair | Self::Generous | Self::RankMaximal)
    }
}

impl fmt::Display for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Procedure {
    type Err = UnknownProcedure;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|p| p.code() == text).ok_or_else(|| UnknownProcedure(text.to_owned()))
    }
}

impl Serialize for Procedure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Procedure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for procedure in Procedure::ALL {
            assert_eq!(procedure.code().parse(), Ok(procedure));
        }
        assert!("fairest".parse::<Procedure>().is_err());
    }
}
