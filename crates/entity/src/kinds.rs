//! The closed lists of words that columns hold, stored by name.

use sea_orm::sea_query::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// Values of the columns of kind `AccountStatus`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AccountStatus {
    /// `active`
    #[sea_orm(string_value = "active")]
    Active,
    /// `disabled`
    #[sea_orm(string_value = "disabled")]
    Disabled,
}

impl AccountStatus {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Disabled];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `Role`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Role {
    /// `administrator`
    #[sea_orm(string_value = "administrator")]
    Administrator,
    /// `manager`
    #[sea_orm(string_value = "manager")]
    Manager,
    /// `registrar`
    #[sea_orm(string_value = "registrar")]
    Registrar,
    /// `commission`
    #[sea_orm(string_value = "commission")]
    Commission,
    /// `student`
    #[sea_orm(string_value = "student")]
    Student,
}

impl Role {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::Administrator, Self::Manager, Self::Registrar, Self::Commission, Self::Student];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Manager => "manager",
            Self::Registrar => "registrar",
            Self::Commission => "commission",
            Self::Student => "student",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `CurriculumStatus`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum CurriculumStatus {
    /// `active`
    #[sea_orm(string_value = "active")]
    Active,
    /// `completed`
    #[sea_orm(string_value = "completed")]
    Completed,
    /// `left`
    #[sea_orm(string_value = "left")]
    Left,
}

impl CurriculumStatus {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Completed, Self::Left];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Left => "left",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `AccommodationKind`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AccommodationKind {
    /// `unavailable_dates`
    #[sea_orm(string_value = "unavailable_dates")]
    UnavailableDates,
    /// `longest_distance`
    #[sea_orm(string_value = "longest_distance")]
    LongestDistance,
    /// `sector_excluded`
    #[sea_orm(string_value = "sector_excluded")]
    SectorExcluded,
    /// `priority`
    #[sea_orm(string_value = "priority")]
    Priority,
}

impl AccommodationKind {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::UnavailableDates, Self::LongestDistance, Self::SectorExcluded, Self::Priority];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnavailableDates => "unavailable_dates",
            Self::LongestDistance => "longest_distance",
            Self::SectorExcluded => "sector_excluded",
            Self::Priority => "priority",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `AccommodationEffect`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AccommodationEffect {
    /// `forbids`
    #[sea_orm(string_value = "forbids")]
    Forbids,
    /// `warns`
    #[sea_orm(string_value = "warns")]
    Warns,
}

impl AccommodationEffect {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Forbids, Self::Warns];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Forbids => "forbids",
            Self::Warns => "warns",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `TrustLevel`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum TrustLevel {
    /// `unknown`
    #[sea_orm(string_value = "unknown")]
    Unknown,
    /// `low`
    #[sea_orm(string_value = "low")]
    Low,
    /// `normal`
    #[sea_orm(string_value = "normal")]
    Normal,
    /// `high`
    #[sea_orm(string_value = "high")]
    High,
}

impl TrustLevel {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Unknown, Self::Low, Self::Normal, Self::High];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `CampaignKind`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum CampaignKind {
    /// `ranked_choice`
    #[sea_orm(string_value = "ranked_choice")]
    RankedChoice,
    /// `open_offers`
    #[sea_orm(string_value = "open_offers")]
    OpenOffers,
}

impl CampaignKind {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::RankedChoice, Self::OpenOffers];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::RankedChoice => "ranked_choice",
            Self::OpenOffers => "open_offers",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `DemandShown`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum DemandShown {
    /// `live`
    #[sea_orm(string_value = "live")]
    Live,
    /// `past`
    #[sea_orm(string_value = "past")]
    Past,
    /// `live_until_two_days_before`
    #[sea_orm(string_value = "live_until_two_days_before")]
    LiveUntilTwoDaysBefore,
    /// `hidden`
    #[sea_orm(string_value = "hidden")]
    Hidden,
}

impl DemandShown {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Live, Self::Past, Self::LiveUntilTwoDaysBefore, Self::Hidden];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Past => "past",
            Self::LiveUntilTwoDaysBefore => "live_until_two_days_before",
            Self::Hidden => "hidden",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `Repeats`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Repeats {
    /// `allowed`
    #[sea_orm(string_value = "allowed")]
    Allowed,
    /// `refused`
    #[sea_orm(string_value = "refused")]
    Refused,
}

impl Repeats {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Allowed, Self::Refused];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `OutsideStatus`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum OutsideStatus {
    /// `submitted`
    #[sea_orm(string_value = "submitted")]
    Submitted,
    /// `checked`
    #[sea_orm(string_value = "checked")]
    Checked,
    /// `returned`
    #[sea_orm(string_value = "returned")]
    Returned,
    /// `accepted`
    #[sea_orm(string_value = "accepted")]
    Accepted,
    /// `declined`
    #[sea_orm(string_value = "declined")]
    Declined,
    /// `withdrawn`
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl OutsideStatus {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::Submitted, Self::Checked, Self::Returned, Self::Accepted, Self::Declined, Self::Withdrawn];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Checked => "checked",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `RunState`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RunState {
    /// `computing`
    #[sea_orm(string_value = "computing")]
    Computing,
    /// `ready`
    #[sea_orm(string_value = "ready")]
    Ready,
    /// `chosen`
    #[sea_orm(string_value = "chosen")]
    Chosen,
    /// `published`
    #[sea_orm(string_value = "published")]
    Published,
    /// `failed`
    #[sea_orm(string_value = "failed")]
    Failed,
}

impl RunState {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::Computing, Self::Ready, Self::Chosen, Self::Published, Self::Failed];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Computing => "computing",
            Self::Ready => "ready",
            Self::Chosen => "chosen",
            Self::Published => "published",
            Self::Failed => "failed",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `PublicationState`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PublicationState {
    /// `requested`: waits for a second person.
    #[sea_orm(string_value = "requested")]
    Requested,
    /// `preparing`
    #[sea_orm(string_value = "preparing")]
    Preparing,
    /// `published`
    #[sea_orm(string_value = "published")]
    Published,
    /// `called_off`
    #[sea_orm(string_value = "called_off")]
    CalledOff,
    /// `failed`
    #[sea_orm(string_value = "failed")]
    Failed,
}

impl PublicationState {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::Requested, Self::Preparing, Self::Published, Self::CalledOff, Self::Failed];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Preparing => "preparing",
            Self::Published => "published",
            Self::CalledOff => "called_off",
            Self::Failed => "failed",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `DecisionOutcome`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum DecisionOutcome {
    /// `opening`
    #[sea_orm(string_value = "opening")]
    Opening,
    /// `outside`
    #[sea_orm(string_value = "outside")]
    Outside,
    /// `nobody`
    #[sea_orm(string_value = "nobody")]
    Nobody,
}

impl DecisionOutcome {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Opening, Self::Outside, Self::Nobody];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Outside => "outside",
            Self::Nobody => "nobody",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `PlacementStatus`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PlacementStatus {
    /// `proposed`
    #[sea_orm(string_value = "proposed")]
    Proposed,
    /// `pre_validated`
    #[sea_orm(string_value = "pre_validated")]
    PreValidated,
    /// `validated`
    #[sea_orm(string_value = "validated")]
    Validated,
    /// `published`
    #[sea_orm(string_value = "published")]
    Published,
    /// `done`
    #[sea_orm(string_value = "done")]
    Done,
    /// `not_done`
    #[sea_orm(string_value = "not_done")]
    NotDone,
    /// `cancelled`
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

impl PlacementStatus {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[
        Self::Proposed,
        Self::PreValidated,
        Self::Validated,
        Self::Published,
        Self::Done,
        Self::NotDone,
        Self::Cancelled,
    ];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::PreValidated => "pre_validated",
            Self::Validated => "validated",
            Self::Published => "published",
            Self::Done => "done",
            Self::NotDone => "not_done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `InstanceKind`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum InstanceKind {
    /// `production`
    #[sea_orm(string_value = "production")]
    Production,
    /// `demonstration`
    #[sea_orm(string_value = "demonstration")]
    Demonstration,
}

impl InstanceKind {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Production, Self::Demonstration];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Demonstration => "demonstration",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `ExcusedReason`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ExcusedReason {
    /// `leave`
    #[sea_orm(string_value = "leave")]
    Leave,
    /// `manager`
    #[sea_orm(string_value = "manager")]
    Manager,
    /// `commission`
    #[sea_orm(string_value = "commission")]
    Commission,
}

impl ExcusedReason {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Leave, Self::Manager, Self::Commission];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Manager => "manager",
            Self::Commission => "commission",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `PairKind`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PairKind {
    /// `same_site`
    #[sea_orm(string_value = "same_site")]
    SameSite,
    /// `same_town`
    #[sea_orm(string_value = "same_town")]
    SameTown,
    /// `different_site`
    #[sea_orm(string_value = "different_site")]
    DifferentSite,
}

impl PairKind {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::SameSite, Self::SameTown, Self::DifferentSite];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameSite => "same_site",
            Self::SameTown => "same_town",
            Self::DifferentSite => "different_site",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `RequirementScope`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RequirementScope {
    /// `all`
    #[sea_orm(string_value = "all")]
    All,
    /// `category`
    #[sea_orm(string_value = "category")]
    Category,
    /// `site`
    #[sea_orm(string_value = "site")]
    Site,
    /// `group`
    #[sea_orm(string_value = "group")]
    Group,
}

impl RequirementScope {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::All, Self::Category, Self::Site, Self::Group];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Category => "category",
            Self::Site => "site",
            Self::Group => "group",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `RequirementApplies`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RequirementApplies {
    /// `yes`
    #[sea_orm(string_value = "yes")]
    Yes,
    /// `waived`
    #[sea_orm(string_value = "waived")]
    Waived,
    /// `settled`
    #[sea_orm(string_value = "settled")]
    Settled,
}

impl RequirementApplies {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Yes, Self::Waived, Self::Settled];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Waived => "waived",
            Self::Settled => "settled",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `ImportKind`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ImportKind {
    /// `students`
    #[sea_orm(string_value = "students")]
    Students,
    /// `site_categories`
    #[sea_orm(string_value = "site_categories")]
    SiteCategories,
    /// `sites`
    #[sea_orm(string_value = "sites")]
    Sites,
    /// `communes`
    #[sea_orm(string_value = "communes")]
    Communes,
    /// `openings`
    #[sea_orm(string_value = "openings")]
    Openings,
    /// `organisations`
    #[sea_orm(string_value = "organisations")]
    Organisations,
    /// `contacts`
    #[sea_orm(string_value = "contacts")]
    Contacts,
    /// `contact_sites`
    #[sea_orm(string_value = "contact_sites")]
    ContactSites,
}

impl ImportKind {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[
        Self::Students,
        Self::SiteCategories,
        Self::Sites,
        Self::Communes,
        Self::Openings,
        Self::Organisations,
        Self::Contacts,
        Self::ContactSites,
    ];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Students => "students",
            Self::SiteCategories => "site_categories",
            Self::Sites => "sites",
            Self::Communes => "communes",
            Self::Openings => "openings",
            Self::Organisations => "organisations",
            Self::Contacts => "contacts",
            Self::ContactSites => "contact_sites",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `ImportState`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ImportState {
    /// `waiting`: read, and not confirmed.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// `running`: its rows are being written.
    #[sea_orm(string_value = "running")]
    Running,
    /// `stopped`: somebody stopped it before its end.
    #[sea_orm(string_value = "stopped")]
    Stopped,
    /// `interrupted`: the program stopped before its end.
    #[sea_orm(string_value = "interrupted")]
    Interrupted,
    /// `done`: every row was written or left out.
    #[sea_orm(string_value = "done")]
    Done,
}

impl ImportState {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] =
        &[Self::Waiting, Self::Running, Self::Stopped, Self::Interrupted, Self::Done];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Interrupted => "interrupted",
            Self::Done => "done",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `AuditSide`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AuditSide {
    /// `before`
    #[sea_orm(string_value = "before")]
    Before,
    /// `after`
    #[sea_orm(string_value = "after")]
    After,
}

impl AuditSide {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Before, Self::After];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `Attendance`: how a member was at a session.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Attendance {
    /// `present`
    #[sea_orm(string_value = "present")]
    Present,
    /// `excused`: he said before that he would not come.
    #[sea_orm(string_value = "excused")]
    Excused,
    /// `absent`
    #[sea_orm(string_value = "absent")]
    Absent,
}

impl Attendance {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Present, Self::Excused, Self::Absent];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Excused => "excused",
            Self::Absent => "absent",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Values of the columns of kind `Ballot`: how a member votes on a case.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Ballot {
    /// `for`
    #[sea_orm(string_value = "for")]
    For,
    /// `against`
    #[sea_orm(string_value = "against")]
    Against,
    /// `abstain`
    #[sea_orm(string_value = "abstain")]
    Abstain,
}

impl Ballot {
    /// Every value, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::For, Self::Against, Self::Abstain];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
        }
    }

    /// The value of a word, if it is one of the list.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}
