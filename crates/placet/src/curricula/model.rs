//! A requirement as its manager wrote it, and what the rules name.

use placet_entity::ids::{CampaignId, RequirementId, SiteCategoryId, SiteId, StudyLevelId};
use placet_entity::kinds::{RequirementApplies, RequirementScope};
use placet_entity::requirement;
use placet_rules::curriculum::{self, Applies, Requirement, Scope, Window};
use placet_rules::time::next_day;

/// Where a placement is done: a site, or somewhere that is no site.
pub(super) type Where = Option<SiteId>;
/// The category of where it is done, when that is a site.
pub(super) type Kind = Option<SiteCategoryId>;
/// A requirement as the rules read it.
pub(super) type Rule = Requirement<RequirementId, Where, Kind, StudyLevelId>;
/// The requirements of a programme.
pub(super) type Rules = curriculum::Requirements<RequirementId, Where, Kind, StudyLevelId>;
/// Where a student stands.
pub type Progress = curriculum::Progress<RequirementId, Key>;
/// Where he stands with one requirement.
pub type Line = curriculum::Line<RequirementId, Key>;
/// Figures that cannot be kept together.
pub type Conflict = curriculum::Conflict<RequirementId, Key>;
/// One figure of a requirement.
pub type Bound = curriculum::Bound<RequirementId>;

/// A campaign that exists, or one that a level still expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum Key {
    /// One that exists.
    Campaign(CampaignId),
    /// One that the level expects and nobody has created yet: which of them, from 1.
    Expected(StudyLevelId, u32),
}

/// A requirement with its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The row.
    pub row: requirement::Model,
    /// The categories that count: one, or those of the group.
    pub categories: Vec<SiteCategoryId>,
    /// The levels in which it counts; empty for all.
    pub levels: Vec<StudyLevelId>,
}

impl Asked {
    /// As the rules read it. A category or a site that is missing counts nowhere, and [`Requirement::check`] refuses it.
    pub(super) fn rule(&self) -> Rule {
        let row = &self.row;
        let count = |figure: Option<i32>| figure.and_then(|figure| u32::try_from(figure).ok());
        let group = || Scope::Group(self.categories.iter().copied().map(Some).collect());
        Requirement {
            id: row.id,
            scope: match (row.scope, row.site_id, self.categories.as_slice()) {
                (RequirementScope::All, ..) => Scope::General,
                (RequirementScope::Site, Some(site), _) => Scope::Site(Some(site)),
                (RequirementScope::Category, _, [category]) => Scope::Category(Some(*category)),
                _ => group(),
            },
            window: Window {
                levels: self.levels.clone(),
                from: row.from_on,
                until: row.until_on.map(next_day),
            },
            min: count(row.min_placements),
            max: count(row.max_placements),
        }
    }

    /// Whether it holds between dates: whom it concerns then depends on the year in which he entered.
    pub(super) fn is_dated(&self) -> bool {
        self.row.from_on.is_some() || self.row.until_on.is_some()
    }
}

/// Whether a requirement applies, as the rules read it.
pub(super) fn applies(stored: RequirementApplies) -> Applies {
    match stored {
        RequirementApplies::Yes => Applies::Yes,
        RequirementApplies::Waived => Applies::Waived,
        RequirementApplies::Settled => Applies::Settled,
    }
}
