//! A campaign as the allocation and the commission see it: its openings, its participants with their wishes, what they are
//! owed, where they have been, and the decisions in force.
//!
//! Read in a fixed number of queries, whatever the size of the campaign.

use std::collections::BTreeMap;

use placet_entity::ids::{CohortId, OpeningId, ParticipantId, SiteCategoryId, SiteId, StudyLevelId};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind};
use placet_entity::{
    accommodation, cohort, decision, opening, outside_request, participant, site, site_category, student,
    wish,
};
use placet_rules::accommodation::{Accommodation, Effect, Host, Kind, Sector};
use placet_rules::distance::{Coordinates, Metres, nearest};
use placet_rules::eligibility::{self, Activity, Eligibility, SiteFacts, StudentFacts, Wishing};
use placet_rules::time::{Day, Instant, Span, next_day};

use crate::campaigns::CampaignView;

/// A town, by its place in [`Scene::towns`].
pub type Town = usize;

/// What a student is owed, with the identifiers of this program.
pub type Owed = Accommodation<SiteId, SiteCategoryId, Town>;

/// A campaign and all that its allocation depends on.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The campaign.
    pub view: CampaignView,
    /// The cohorts of its participants and openings.
    pub cohorts: BTreeMap<CohortId, cohort::Model>,
    /// Every category.
    pub categories: BTreeMap<SiteCategoryId, site_category::Model>,
    /// The sites that it opens.
    pub sites: BTreeMap<SiteId, site::Model>,
    /// The levels that its sites do not take.
    pub forbidden_levels: BTreeMap<SiteId, Vec<StudyLevelId>>,
    /// Its openings, by identifier.
    pub openings: BTreeMap<OpeningId, opening::Model>,
    /// Its participants, excused ones included, in the order in force.
    pub participants: Vec<Taking>,
    /// Folded names of towns.
    pub towns: Vec<String>,
}

/// A participant with what concerns him.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The participant.
    pub row: participant::Model,
    /// The student.
    pub student: student::Model,
    /// His wishes, the first first.
    pub wishes: Vec<wish::Model>,
    /// What he is owed at the start of the placement.
    pub owed: Vec<Owed>,
    /// His leaves.
    pub leaves: Vec<Span>,
    /// The sites of his past placements, one entry a placement.
    pub done: Vec<SiteId>,
    /// The decision in force for him.
    pub decision: Option<decision::Model>,
    /// His latest request for a placement elsewhere that he did not take back.
    pub request: Option<outside_request::Model>,
}

impl Taking {
    /// The name as lists show it.
    pub fn name(&self) -> String {
        person(&self.student)
    }

    /// Where he sleeps: his home and his declared lodging.
    pub fn places(&self) -> Vec<Coordinates> {
        [
            (self.student.latitude, self.student.longitude),
            (self.student.lodging_latitude, self.student.lodging_longitude),
        ]
        .into_iter()
        .filter_map(|(latitude, longitude)| place(latitude, longitude))
        .collect()
    }

    /// The rank of an opening in his list.
    pub fn rank_of(&self, opening: OpeningId) -> Option<i32> {
        self.wishes.iter().find(|wish| wish.opening_id == opening).map(|wish| wish.rank)
    }
}

/// A student's name as lists show it.
pub fn person(student: &student::Model) -> String {
    let family = student.usage_name.as_deref().unwrap_or(&student.family_name);
    format!("{family} {}", student.given_name)
}

fn place(latitude: Option<i32>, longitude: Option<i32>) -> Option<Coordinates> {
    Coordinates::from_millionths(latitude?, longitude?).ok()
}

impl Scene {
    /// The participant of an identifier.
    pub fn taking(&self, id: ParticipantId) -> Option<&Taking> {
        self.participants.iter().find(|taking| taking.row.id == id)
    }

    /// Participants to place.
    pub fn to_place(&self) -> impl Iterator<Item = &Taking> {
        self.participants.iter().filter(|taking| taking.row.excused.is_none())
    }

    /// The site of an opening.
    pub fn site(&self, opening: OpeningId) -> Option<&site::Model> {
        self.sites.get(&self.openings.get(&opening)?.site_id)
    }

    /// Whether a site is wished and given by itself.
    pub fn is_principal(&self, site: &site::Model) -> bool {
        self.categories.get(&site.category_id).is_none_or(|category| category.principal)
    }

    /// The name of an opening's site; with its cohort when several run together.
    pub fn opening_name(&self, opening: OpeningId) -> String {
        self.site(opening).map_or_else(String::new, |site| site.name.clone())
    }

    /// How far a site lies from where a participant sleeps nearest to it.
    pub fn distance(&self, taking: &Taking, site: &site::Model) -> Option<Metres> {
        nearest(&taking.places(), place(site.latitude, site.longitude))
    }

    /// A site as rules see it, for a participant.
    pub fn host(&self, taking: &Taking, site: &site::Model) -> Host<'_, SiteId, SiteCategoryId, Town> {
        Host {
            site: site.id,
            category: site.category_id,
            town: site.town.as_deref().and_then(|town| self.town(town)),
            distance: self.distance(taking, site),
            periods: &self.view.periods,
        }
    }

    fn town(&self, name: &str) -> Option<Town> {
        let key = placet_rules::text::search_key(name);
        self.towns.iter().position(|town| *town == key)
    }

    /// What stands between a participant and an opening.
    pub fn eligibility(
        &self,
        taking: &Taking,
        opening: &opening::Model,
    ) -> Option<Eligibility<SiteId, SiteCategoryId, Town>> {
        let site = self.sites.get(&opening.site_id)?;
        let level = self.cohorts.get(&taking.row.cohort_id)?.level_id;
        let student = StudentFacts { level, done: &taking.done, accommodations: &taking.owed };
        let none = Vec::new();
        let site = SiteFacts {
            host: self.host(taking, site),
            activity: if site.active && site.archived_at.is_none() {
                Activity::Active
            } else {
                Activity::Inactive
            },
            wishing: if site.wishes_allowed { Wishing::Allowed } else { Wishing::NotAllowed },
            seats: (opening.cohort_id == taking.row.cohort_id)
                .then(|| u32::try_from(opening.seats).unwrap_or(0)),
            forbidden_levels: self.forbidden_levels.get(&site.id).unwrap_or(&none),
        };
        let repeats = match self.view.row.repeats {
            placet_entity::kinds::Repeats::Allowed => eligibility::Repeats::Allowed,
            placet_entity::kinds::Repeats::Refused => eligibility::Repeats::Forbidden,
        };
        Some(eligibility::of(&student, &site, repeats))
    }

    /// Whether the wishes are closed at `now`.
    pub fn wishes_are_closed(&self, now: Instant) -> bool {
        now >= self.view.row.wishes_close_at
    }
}

/// The rows of what students are owed, as rules read them; `towns` grows with the towns that they name. What does not hold
/// yet on `start` is left out.
pub(super) fn owed(row: &accommodation::Model, towns: &mut Vec<String>, start: Day) -> Option<Owed> {
    let effect = match row.effect {
        AccommodationEffect::Forbids => Effect::Forbids,
        AccommodationEffect::Warns => Effect::Warns,
    };
    let until = row.until_on.map(next_day);
    if row.kind != AccommodationKind::UnavailableDates && row.from_on.is_some_and(|from| from > start) {
        return None;
    }
    let (kind, until) = match row.kind {
        AccommodationKind::UnavailableDates => {
            let days = Span::from_days(row.from_on?, row.until_on.unwrap_or(Day::MAX)).ok()?;
            (Kind::Unavailable { days, effect }, None)
        }
        AccommodationKind::LongestDistance => {
            let km = u32::try_from(row.max_km?).ok()?;
            (Kind::LongestDistance { metres: Metres::from_km(km), effect }, until)
        }
        AccommodationKind::SectorExcluded => {
            let sector = match (row.site_id, row.category_id, row.town.as_deref()) {
                (Some(site), _, _) => Sector::Site(site),
                (_, Some(category), _) => Sector::Category(category),
                (_, _, Some(town)) => Sector::Town(intern(towns, town)),
                _ => return None,
            };
            (Kind::Excluded { sector, effect }, until)
        }
        AccommodationKind::Priority => (Kind::Priority, until),
    };
    Some(Owed { kind, until })
}

fn intern(towns: &mut Vec<String>, name: &str) -> Town {
    let key = placet_rules::text::search_key(name);
    towns.iter().position(|town| *town == key).unwrap_or_else(|| {
        towns.push(key);
        towns.len() - 1
    })
}

/// The seats of each opening that decisions in force hold, but those of one participant.
pub fn seats_of_decisions(scene: &Scene, but: Option<ParticipantId>) -> BTreeMap<OpeningId, i32> {
    let mut held = BTreeMap::new();
    let live = scene.to_place().filter(|taking| Some(taking.row.id) != but);
    for decision in live.filter_map(|taking| taking.decision.as_ref()) {
        for opening in [decision.opening_id, decision.secondary_opening_id].into_iter().flatten() {
            *held.entry(opening).or_default() += 1;
        }
    }
    held
}
