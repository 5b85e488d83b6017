//! Why a problem is no problem, and what to do about it. Codes and ids, no sentences: the caller writes those.

use std::fmt;

use serde::Serialize;

use crate::problem::Id;
use crate::procedure::Procedure;

/// The kinds of thing that have an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A site.
    Site,
    /// A student.
    Student,
    /// A group of sites.
    Group,
    /// A pair of students.
    Pair,
    /// The parameters.
    Parameters,
    /// The problem as a whole.
    Problem,
}

/// One thing wrong with a problem. A file's errors are reported together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ProblemError {
    /// Not JSON, or not of the documented shape: the place, and the parser's own words for a developer.
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// The parser's message.
        detail: String,
    },
    /// A field that the format does not have.
    UnknownField {
        /// What carries it.
        kind: Kind,
        /// Its id, when it has one.
        id: Option<Id>,
        /// The field.
        field: String,
    },
    /// Something of another shape than the format gives it: a text for a number, a field that is missing.
    Malformed {
        /// What it is.
        kind: Kind,
        /// Its id, when it has one.
        id: Option<Id>,
        /// The parser's own words for a developer.
        detail: String,
    },
    /// `format` is not the one that this crate reads.
    WrongFormat {
        /// What it says.
        found: String,
    },
    /// The seed is 2⁵³ or more.
    SeedTooLarge {
        /// The seed.
        seed: u64,
    },
    /// An id that is empty, longer than 64 or not visible ASCII.
    BadId {
        /// Of what.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// Two things carry the same id.
    DuplicateId {
        /// Of what.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A reference to something that is not in the problem.
    UnknownId {
        /// What refers.
        kind: Kind,
        /// Its id.
        id: Id,
        /// The field.
        field: &'static str,
        /// What it names.
        target: Id,
    },
    /// The same site twice in a list of wishes.
    DuplicateWish {
        /// Whose.
        student: Id,
        /// The site.
        site: Id,
    },
    /// The same id twice where once is meant (`forbidden`, `ranking`, `members`, `pairs`).
    Repeated {
        /// What carries it.
        kind: Kind,
        /// Its id.
        id: Id,
        /// The field.
        field: &'static str,
        /// What it names twice.
        target: Id,
    },
    /// More wishes than `wishes_max`.
    TooManyWishes {
        /// Whose.
        student: Id,
        /// How many.
        wishes: usize,
        /// How many are allowed.
        most: u32,
    },
    /// A wish for a site of another cohort.
    WishOutsideCohort {
        /// Whose.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A pin on a site of another cohort.
    PinOutsideCohort {
        /// Whose.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A secondary site where a principal one belongs.
    SecondaryAsPrincipal {
        /// Whose wish or pin.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A principal site where a secondary one belongs.
    PrincipalAsSecondary {
        /// Whose wish or pin.
        student: Id,
        /// The site.
        site: Id,
    },
    /// Seats below 0 or above a million.
    BadSeats {
        /// The site.
        site: Id,
        /// What it says.
        seats: i64,
    },
    /// More students are pinned to a site than it has seats.
    MorePinsThanSeats {
        /// The site.
        site: Id,
        /// Pinned students.
        pins: usize,
        /// Seats.
        seats: i64,
    },
    /// A pin on a site that is forbidden to the student, or not of a required category, without `override`.
    PinNotAllowed {
        /// Whose.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A pin with a secondary site and no principal one.
    PinSecondaryAlone {
        /// Whose.
        student: Id,
    },
    /// A fewest above the most, below 0, or above the seats there are.
    ContradictoryBounds {
        /// A site or a group.
        kind: Kind,
        /// Its id.
        id: Id,
        /// The fewest.
        min: i64,
        /// The most: its maximum, or its seats.
        most: i64,
    },
    /// More students are pinned inside a group than it may hold.
    MorePinsThanGroup {
        /// The group.
        group: Id,
        /// Pinned students.
        pins: usize,
        /// The most it holds.
        most: i64,
    },
    /// More groups than are looked at.
    TooManyGroups {
        /// How many.
        groups: usize,
        /// How many are allowed.
        most: usize,
    },
    /// Groups that contain themselves.
    GroupCycle {
        /// One group of each cycle.
        group: Id,
    },
    /// A number with more than three decimals, too large, or an order of 0.
    BadNumber {
        /// What carries it.
        kind: Kind,
        /// Its id, when it has one.
        id: Option<Id>,
        /// The field.
        field: &'static str,
    },
    /// A parameter outside its range, or a φ that does not grow ever faster.
    BadParameter {
        /// The field.
        field: &'static str,
    },
    /// A pair of one student with himself.
    PairOfOne {
        /// The student.
        student: Id,
    },
}

/// What to do about a [`ProblemError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Write the file as the format documents it.
    FollowFormat,
    /// Take the field out, or spell it as documented.
    RemoveField,
    /// Give it another id.
    Rename,
    /// Name something that exists, or add it.
    NameExisting,
    /// Take the second one out.
    RemoveRepetition,
    /// Shorten the list, or raise the limit.
    Shorten,
    /// Choose a site that is open to the student.
    ChooseOpenSite,
    /// Swap principal and secondary.
    ChangeKind,
    /// Open more seats, or withdraw a pin.
    OpenSeats,
    /// Set `override` on the pin, or choose another site.
    OverrideOrChoose,
    /// Make the bounds agree.
    FixBounds,
    /// Take the group out of itself.
    BreakCycle,
    /// Round the number to three decimals, or bring it into its range.
    FixNumber,
}

impl ProblemError {
    /// What to do about it.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Syntax { .. } | Self::Malformed { .. } | Self::WrongFormat { .. } => Remedy::FollowFormat,
            Self::UnknownField { .. } => Remedy::RemoveField,
            Self::BadId { .. } | Self::DuplicateId { .. } => Remedy::Rename,
            Self::UnknownId { .. } | Self::PairOfOne { .. } => Remedy::NameExisting,
            Self::DuplicateWish { .. } | Self::Repeated { .. } => Remedy::RemoveRepetition,
            Self::TooManyWishes { .. } | Self::TooManyGroups { .. } => Remedy::Shorten,
            Self::WishOutsideCohort { .. } | Self::PinOutsideCohort { .. } => Remedy::ChooseOpenSite,
            Self::SecondaryAsPrincipal { .. }
            | Self::PrincipalAsSecondary { .. }
            | Self::PinSecondaryAlone { .. } => Remedy::ChangeKind,
            Self::MorePinsThanSeats { .. } | Self::MorePinsThanGroup { .. } => Remedy::OpenSeats,
            Self::PinNotAllowed { .. } => Remedy::OverrideOrChoose,
            Self::ContradictoryBounds { .. } => Remedy::FixBounds,
            Self::GroupCycle { .. } => Remedy::BreakCycle,
            Self::SeedTooLarge { .. }
            | Self::BadSeats { .. }
            | Self::BadNumber { .. }
            | Self::BadParameter { .. } => Remedy::FixNumber,
        }
    }
}

impl fmt::Display for ProblemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // for logs; people read the caller's sentence
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ProblemError {}

/// Why a sound problem cannot be solved by the chosen procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum SolveError {
    /// The problem asks for something that the procedure cannot honour. It is named, never ignored.
    Unsupported {
        /// The procedure.
        procedure: Procedure,
        /// The field, as written in the format.
        field: &'static str,
        /// What carries it, when it has an id.
        id: Option<Id>,
    },
    /// The numbers of the objective do not fit the widest integer of the solver (more than about a hundred ranks over
    /// hundreds of thousands of sites).
    TooWide,
    /// With completed lists there are more possibilities (students times sites) than are looked at.
    TooManyPossibilities {
        /// How many are.
        most: usize,
    },
    /// The search over pairs and crossing groups came to its limit before it found a plan.
    NodeLimit {
        /// `options.node_limit`.
        limit: u64,
    },
    /// No plan meets what is asked for.
    Infeasible {
        /// The field that asks for it, as written in the format.
        field: &'static str,
        /// The sites, groups or students for which it cannot be met together with the rest.
        ids: Vec<Id>,
    },
    /// No student of that id takes part in the problem.
    UnknownStudent {
        /// The id.
        student: Id,
    },
    /// Other wishes were asked about, and they are not sound.
    BadWishes {
        /// What is wrong with them.
        errors: Vec<ProblemError>,
    },
}

impl fmt::Display for SolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SolveError {}
