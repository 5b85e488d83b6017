//! What can be wrong with a plan.

use serde::Serialize;

use crate::problem::Id;

/// One thing in a plan that is not as the problem and the procedure demand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Finding {
    /// A field of the result as a whole (`format`, `version`, `seed`, `problem_sha256`, `result_sha256`, `optimal`).
    WrongField {
        /// The field.
        field: &'static str,
    },
    /// A field of the certificate (`order_sha256`, `method`, `asked`, `layers`, `debt_weight`, `bound`, `proof`).
    WrongCertificate {
        /// The field.
        field: &'static str,
    },
    /// A figure of the summary.
    WrongSummary {
        /// The field.
        field: &'static str,
    },
    /// A student of the problem has no outcome.
    MissingStudent {
        /// The student.
        student: Id,
    },
    /// An outcome for somebody who is not in the problem.
    UnknownStudent {
        /// The student.
        student: Id,
    },
    /// Two outcomes for one student.
    RepeatedStudent {
        /// The student.
        student: Id,
    },
    /// The outcomes are not in the order of the ids.
    OutOfOrder {
        /// The first student out of order.
        student: Id,
    },
    /// A site that is not in the problem, or of the wrong kind.
    WrongKindOfSite {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// More students at a site than it has seats.
    TooManyAtSite {
        /// The site.
        site: Id,
        /// Seats.
        seats: i64,
        /// Students there.
        given: i64,
    },
    /// A site that the student did not wish.
    NotWished {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A site that the student may not receive.
    NotAllowed {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A pin that is not kept.
    PinNotKept {
        /// The student.
        student: Id,
    },
    /// A value of an outcome (`rank`, `secondary`, `suggested`, `site_cost`, `adjustment`, `cost`) that does not follow.
    WrongOutcome {
        /// The student.
        student: Id,
        /// The field.
        field: &'static str,
    },
    /// A student served one by one had a better wish open at his turn.
    BetterWishOpen {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A student served one by one received a seat that was gone.
    SeatGone {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A student and a site would rather have each other.
    BlockingPair {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// A site holds an applicant whom it finds unacceptable.
    Unacceptable {
        /// The student.
        student: Id,
        /// The site.
        site: Id,
    },
    /// Another stable plan is better for this student.
    NotStudentOptimal {
        /// The student.
        student: Id,
    },
    /// The value of a layer is not that of the outcomes.
    WrongLayerValue {
        /// The layer.
        layer: String,
        /// What the outcomes give.
        expected: i64,
    },
    /// A potential of something that has none.
    StrayPotential {
        /// The layer.
        layer: String,
        /// The id.
        id: Id,
    },
    /// A price below nought where more than the fewest are, or above where a seat is left.
    WrongPrice {
        /// The site or the group.
        site: Id,
    },
    /// A possibility that costs a student less than his potential; no site is being unplaced.
    CheaperPossibility {
        /// The student.
        student: Id,
        /// The site.
        site: Option<Id>,
    },
    /// What a student received costs more than his potential.
    NotTight {
        /// The student.
        student: Id,
    },
    /// Another plan, as good, gives this student a better rank and nobody before him a worse one.
    TieNotBroken {
        /// The student.
        student: Id,
    },
    /// The problem asks for something that the procedure cannot honour.
    NotHonoured {
        /// The field.
        field: &'static str,
    },
    /// A site with fewer than its fewest, or a group outside its bounds.
    OutsideBounds {
        /// The site or the group.
        id: Id,
        /// Students there.
        given: i64,
    },
    /// A student worse off than when all are served one by one, under `do_no_harm`.
    Harmed {
        /// The student.
        student: Id,
    },
    /// A hard pair that is not kept.
    PairBroken {
        /// The two.
        students: [Id; 2],
    },
}
