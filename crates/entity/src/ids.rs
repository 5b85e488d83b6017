//! One identifier type per table, so that a site's identifier is never taken for a student's.

use std::fmt;
use std::str::FromStr;

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

typed_ids! {
    /// Identifier of a row of `department`.
    DepartmentId,
    /// Identifier of a row of `exchange`.
    ExchangeId,
    /// Identifier of a row of `programme`.
    ProgrammeId,
    /// Identifier of a row of `study_level`.
    StudyLevelId,
    /// Identifier of a row of `academic_year`.
    AcademicYearId,
    /// Identifier of a row of `cohort`.
    CohortId,
    /// Identifier of a row of `account`.
    AccountId,
    /// Identifier of a row of `saved_view`.
    SavedViewId,
    /// Identifier of a row of `identity`.
    IdentityId,
    /// Identifier of a row of `role_grant`.
    RoleGrantId,
    /// Identifier of a row of `sign_in_failure`.
    SignInFailureId,
    /// Identifier of a row of `student`.
    StudentId,
    /// Identifier of a row of `curriculum`.
    CurriculumId,
    /// Identifier of a row of `enrolment`.
    EnrolmentId,
    /// Identifier of a row of `tag`.
    TagId,
    /// Identifier of a row of `leave`.
    LeaveId,
    /// Identifier of a row of `accommodation`.
    AccommodationId,
    /// Identifier of a row of `organisation`.
    OrganisationId,
    /// Identifier of a row of `site_category`.
    SiteCategoryId,
    /// Identifier of a row of `site`.
    SiteId,
    /// Identifier of a row of `site_capacity`.
    SiteCapacityId,
    /// Identifier of a row of `capacity_group`.
    CapacityGroupId,
    /// Identifier of a row of `contact`.
    ContactId,
    /// Identifier of a row of `series`.
    SeriesId,
    /// Identifier of a row of `campaign`.
    CampaignId,
    /// Identifier of a row of `campaign_period`.
    CampaignPeriodId,
    /// Identifier of a row of `opening`.
    OpeningId,
    /// Identifier of a row of `participant`.
    ParticipantId,
    /// Identifier of a row of `participant_pair`.
    ParticipantPairId,
    /// Identifier of a row of `rehearsal`.
    RehearsalId,
    /// Identifier of a row of `requirement`.
    RequirementId,
    /// Identifier of a row of `student_requirement`.
    StudentRequirementId,
    /// Identifier of a row of `wish`.
    WishId,
    /// Identifier of a row of `wish_receipt`.
    WishReceiptId,
    /// Identifier of a row of `document`.
    DocumentId,
    /// Identifier of a row of `outside_request`.
    OutsideRequestId,
    /// Identifier of a row of `allocation_run`.
    AllocationRunId,
    /// Identifier of a row of `commission_member`.
    CommissionMemberId,
    /// Identifier of a row of `commission_session`.
    CommissionSessionId,
    /// Identifier of a row of `case_comment`.
    CaseCommentId,
    /// Identifier of a row of `decision`.
    DecisionId,
    /// Identifier of a row of `placement`.
    PlacementId,
    /// Identifier of a row of `placement_span`.
    PlacementSpanId,
    /// Identifier of a row of `publication`.
    PublicationId,
    /// Identifier of a row of `import_draft`.
    ImportDraftId,
}
