//! What a programme asks of every student, as its manager writes it.

use serde::{Deserialize, Serialize};

use crate::{
    eligibility::SiteRole,
    time::{Day, Span},
};

/// Which placements count for a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope<Site, Category> {
    /// All of them.
    General,
    /// Those in one category.
    Category(Category),
    /// Those at one site.
    Site(Site),
    /// Those in any of several categories.
    Group(Vec<Category>),
}

/// When a placement must happen to count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window<Level> {
    /// The study levels, of which the campaign must be one; empty for all.
    pub levels: Vec<Level>,
    /// The first day on which it may start; `None` since always.
    pub from: Option<Day>,
    /// The first day after the last on which it may end; `None` for ever.
    pub until: Option<Day>,
}

impl<Level> Window<Level> {
    /// The whole curriculum.
    pub const ALWAYS: Self = Self { levels: Vec::new(), from: None, until: None };
}

impl<Level: PartialEq> Window<Level> {
    /// Whether a placement of this level over these days counts. It must lie within the dates from its first day to its last,
    /// as in StageTrek (`stagetrek.md` §6).
    pub fn holds(&self, level: &Level, days: Span) -> bool {
        (self.levels.is_empty() || self.levels.contains(level))
            && self.from.is_none_or(|from| from <= days.start)
            && self.until.is_none_or(|until| days.end <= until)
    }
}

/// How many placements of a kind a student must do, or may do at most, and when (`domain.md` §1: *contrainte de cursus*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Requirement<Id, Site, Category, Level> {
    /// Which.
    pub id: Id,
    /// What counts for it.
    pub scope: Scope<Site, Category>,
    /// When it counts.
    pub window: Window<Level>,
    /// The fewest placements; `None` when none is asked for.
    pub min: Option<u32>,
    /// The most placements; `None` without limit, 0 forbids them.
    pub max: Option<u32>,
}

/// Why a requirement means nothing, whatever the others say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Malformed {
    /// It neither asks for a placement nor limits them.
    NoBound,
    /// It asks for more than it allows.
    MinOverMax {
        /// The fewest.
        min: u32,
        /// The most.
        max: u32,
    },
    /// Its dates leave no day.
    Backwards {
        /// The first day.
        from: Day,
        /// The first day after.
        until: Day,
    },
    /// Its group has no category.
    NoCategory,
}

impl<Id, Site: PartialEq, Category: PartialEq, Level> Requirement<Id, Site, Category, Level> {
    /// Everything that is wrong with it by itself; what several do to each other is [`contradictions`](super::contradictions).
    pub fn check(&self) -> Vec<Malformed> {
        let mut found = Vec::new();
        match (self.min.unwrap_or(0), self.max) {
            (0, None) => found.push(Malformed::NoBound),
            (min, Some(max)) if min > max => found.push(Malformed::MinOverMax { min, max }),
            _ => {}
        }
        if let (Some(from), Some(until)) = (self.window.from, self.window.until)
            && until <= from
        {
            found.push(Malformed::Backwards { from, until });
        }
        if matches!(&self.scope, Scope::Group(categories) if categories.is_empty()) {
            found.push(Malformed::NoCategory);
        }
        found
    }

    /// Whether a placement there counts, its time apart.
    pub fn counts(&self, place: &Place<Site, Category>) -> bool {
        match &self.scope {
            Scope::General => true,
            Scope::Category(category) => *category == place.category,
            Scope::Site(site) => *site == place.site,
            Scope::Group(categories) => categories.contains(&place.category),
        }
    }
}

/// Where a placement is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place<Site, Category> {
    /// The site.
    pub site: Site,
    /// Its category.
    pub category: Category,
    /// Whether it is given by itself, or beside another.
    pub role: SiteRole,
}

/// One of the two figures of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The fewest.
    Min,
    /// The most.
    Max,
}
