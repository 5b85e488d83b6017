//! A student's part in a campaign, the sites he may rank, and his list.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use placet_entity::ids::{OpeningId, SiteCategoryId, SiteId, StudyLevelId};
use placet_entity::kinds::Repeats as StoredRepeats;
use placet_entity::{accommodation, campaign, opening, participant, student};
use placet_rules::accommodation::Host;
use placet_rules::campaign::{Periods, WishesShut, may_edit_wishes};
use placet_rules::distance::{Metres, nearest};
use placet_rules::eligibility::{self, Eligibility, Repeats, SiteRole, StudentFacts};
use placet_rules::time::{Interval, Span, next_day};
use placet_rules::wishes::{Candidate, Wish, WishRefusal};

use crate::campaigns::model::instants_of;
use crate::curricula::{Guide, Mark};
use crate::hosts::SiteFacts;
use crate::people::facts::{Owed, homes, owed};

/// A wish by the sites it names.
pub type SiteWish = Wish<SiteId>;
/// Why a site is not for a student.
pub type Ineligible = eligibility::Ineligible<SiteId, SiteCategoryId, String>;
/// Why a list is not saved.
pub type Refusal = WishRefusal<SiteId, SiteCategoryId, String>;

/// A student's part in a campaign.
#[derive(Clone, Debug)]
pub(super) struct Participation {
    /// The participant.
    pub participant: participant::Model,
    /// The campaign.
    pub campaign: campaign::Model,
    /// The student.
    pub student: student::Model,
}

/// Why a list cannot be changed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shut {
    /// By the clock.
    Clock(WishesShut),
    /// The manager has not confirmed that the campaign is ready.
    NotConfirmed,
    /// The student takes no part.
    Excused,
}

impl Participation {
    /// Whether the list may be changed at an instant, and until when.
    pub fn may_edit(&self, now: DateTime<Utc>) -> Result<DateTime<Utc>, Shut> {
        if self.participant.excused.is_some() {
            return Err(Shut::Excused);
        }
        window(&self.campaign, now)
    }

    /// How many wishes the campaign takes.
    pub fn max(&self) -> usize {
        usize::try_from(self.campaign.wishes_max).unwrap_or(0)
    }

    /// How many it asks for.
    pub fn min(&self) -> usize {
        usize::try_from(self.campaign.wishes_min).unwrap_or(0)
    }
}

/// Whether the wishes of a campaign are open at an instant, and until when.
pub(super) fn window(campaign: &campaign::Model, now: DateTime<Utc>) -> Result<DateTime<Utc>, Shut> {
    let closes = may_edit_wishes(&instants_of(campaign), now).map_err(Shut::Clock)?;
    if campaign.opened_at.is_none_or(|at| at > now) {
        return Err(Shut::NotConfirmed);
    }
    Ok(closes)
}

/// An open site, for one student.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Its opening for his cohort.
    pub opening: OpeningId,
    /// The site.
    pub site: SiteFacts,
    /// Seats open to his cohort.
    pub seats: i32,
    /// From where he lives, in a straight line.
    pub distance: Option<Metres>,
    /// Whether he may rank it, and why not.
    pub eligibility: Eligibility<SiteId, SiteCategoryId, String>,
    /// The open secondary sites that go with it.
    pub paired: Vec<SiteId>,
    /// What it means for his curriculum.
    pub mark: Mark,
}

impl Choice {
    /// Name and town of the site.
    pub fn label(&self) -> String {
        label(&self.site)
    }
}

/// Name and town of a site, the town once.
pub(super) fn label(site: &SiteFacts) -> String {
    match &site.town {
        Some(town) if !site.name.contains(town.as_str()) => format!("{} — {town}", site.name),
        _ => site.name.clone(),
    }
}

/// The open sites by identifier.
pub(super) type Choices = BTreeMap<SiteId, Choice>;

/// What the database says of a student and of the sites that are open to him.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// His study level.
    pub level: Option<StudyLevelId>,
    /// The openings of his cohort.
    pub openings: Vec<opening::Model>,
    /// Their sites.
    pub sites: BTreeMap<SiteId, SiteFacts>,
    /// The levels that each site does not take.
    pub forbidden: BTreeMap<SiteId, Vec<StudyLevelId>>,
    /// The secondary sites that go with each principal one.
    pub pairings: BTreeMap<SiteId, Vec<SiteId>>,
    /// The sites of his past placements, one entry a placement.
    pub done: Vec<SiteId>,
    /// What he is owed.
    pub accommodations: Vec<accommodation::Model>,
    /// The first and last days of the campaign's periods.
    pub periods: Vec<Span>,
}

impl Facts {
    /// The open sites as the rules see them for this student.
    pub fn choices(self, part: &Participation) -> Choices {
        let whole = Interval {
            start: part.campaign.start_at.date_naive(),
            end: next_day(part.campaign.end_at.date_naive()),
        };
        let whole_days = || Periods::whole(whole);
        let periods =
            match (self.periods.iter().map(|s| s.start).min(), self.periods.iter().map(|s| s.end).max()) {
                (Some(start), Some(end)) => Periods::new(self.periods.clone(), Interval { start, end })
                    .unwrap_or_else(|_| whole_days()),
                _ => whole_days(),
            };
        let start = periods.start();
        let owed: Vec<Owed> = self.accommodations.iter().filter_map(|row| owed(row, start)).collect();
        let homes = homes(&part.student);
        let repeats = match part.campaign.repeats {
            StoredRepeats::Allowed => Repeats::Allowed,
            StoredRepeats::Refused => Repeats::Forbidden,
        };
        let open: HashSet<SiteId> = self.openings.iter().map(|row| row.site_id).collect();
        let mut choices = Choices::new();
        for row in &self.openings {
            let Some(site) = self.sites.get(&row.site_id) else { continue };
            let distance = nearest(&homes, site.coordinates);
            let student = StudentFacts { level: self.level, done: &self.done, accommodations: &owed };
            let forbidden: Vec<Option<StudyLevelId>> =
                self.forbidden.get(&site.id).into_iter().flatten().copied().map(Some).collect();
            let facts = eligibility::SiteFacts {
                host: Host {
                    site: site.id,
                    category: site.category.id,
                    town: site.town.as_deref().map(placet_rules::text::search_key),
                    distance,
                    periods: &periods,
                },
                activity: site.activity,
                wishing: site.wishing,
                seats: Some(u32::try_from(row.seats).unwrap_or(0)),
                forbidden_levels: &forbidden,
            };
            let choice = Choice {
                opening: row.id,
                seats: row.seats,
                distance,
                eligibility: eligibility::of(&student, &facts, repeats),
                mark: Mark::Plain,
                paired: self
                    .pairings
                    .get(&site.id)
                    .into_iter()
                    .flatten()
                    .filter(|secondary| open.contains(secondary))
                    .copied()
                    .collect(),
                site: site.clone(),
            };
            choices.insert(site.id, choice);
        }
        choices
    }
}

/// Marks the sites with what they mean for the student's curriculum; those that it closes are not for him.
pub(super) fn mark(choices: &mut Choices, guide: &Guide) {
    for choice in choices.values_mut() {
        let category = &choice.site.category;
        choice.mark = guide.mark(choice.site.id, category.id, category.role);
        if matches!(choice.mark, Mark::Closed(_)) {
            choice.eligibility.reasons.push(eligibility::Ineligible::Requirements);
        }
    }
}

/// The open sites as the check of a list reads them.
pub(super) fn candidates(choices: &Choices) -> BTreeMap<SiteId, Candidate<SiteId, SiteCategoryId, String>> {
    choices
        .iter()
        .map(|(id, choice)| {
            let candidate = Candidate {
                role: choice.site.category.role,
                reasons: choice.eligibility.reasons.clone(),
                paired: choice.paired.clone(),
            };
            (*id, candidate)
        })
        .collect()
}

/// Whether a site is ranked by itself.
pub(super) fn is_principal(choice: &Choice) -> bool {
    choice.site.category.role == SiteRole::Principal
}
