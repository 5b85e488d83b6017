//! A campaign as the allocation and the commission see it: its openings, its participants with their wishes, what they are
//! owed, where they have been, and the decisions in force.
//!
//! Read in a fixed number of queries, whatever the size of the campaign.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use placet_entity::ids::{
    CohortId, OpeningId, ParticipantId, RequirementId, SiteCategoryId, SiteId, StudyLevelId,
};
use placet_entity::{
    cohort, decision, opening, outside_request, participant, participant_pair, site, site_category, student,
    wish,
};
use placet_rules::accommodation::Host;
use placet_rules::distance::{Coordinates, Metres, nearest};
use placet_rules::eligibility::{self, Activity, Eligibility, Ineligible, SiteFacts, StudentFacts, Wishing};
use placet_rules::text::search_key;
use placet_rules::time::{Instant, Span};

use crate::campaigns::CampaignView;
use crate::curricula::{Book, Guide};
use crate::people::facts::{Owed, Town, homes};
use crate::people::shown_name;

/// A campaign and all that its allocation depends on.
#[derive(Clone)]
pub struct Scene {
    /// The campaign.
    pub view: CampaignView,
    /// The cohorts of its participants and openings.
    pub cohorts: BTreeMap<CohortId, cohort::Model>,
    /// How many placements the students of a cohort have left, this one included, where it is known.
    pub periods_left: BTreeMap<CohortId, u32>,
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
    /// Those of them to place together, or apart.
    pub pairs: Vec<participant_pair::Model>,
    /// Where its participants stand with the requirements of their curricula.
    pub book: Arc<Book>,
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
    /// What [`Scene::guide`] found, once it was asked.
    pub(super) guide: OnceLock<Option<Guide>>,
}

impl Taking {
    /// The name as lists show it.
    pub fn name(&self) -> String {
        shown_name(&self.student)
    }

    /// The rank of an opening in his list.
    pub fn rank_of(&self, opening: OpeningId) -> Option<i32> {
        self.wishes.iter().find(|wish| wish.opening_id == opening).map(|wish| wish.rank)
    }
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

    /// What a participant's curriculum lets him take, and asks him to, in this campaign; none when it asks for nothing. Found
    /// when it is first asked for: most pages ask it of few participants.
    pub fn guide<'a>(&self, taking: &'a Taking) -> Option<&'a Guide> {
        taking.guide.get_or_init(|| self.book.guide(taking.row.curriculum_id, self.view.id())).as_ref()
    }

    /// The requirements that close a site to a participant.
    pub fn closed_by(&self, taking: &Taking, site: SiteId) -> Vec<RequirementId> {
        self.guide(taking).and_then(|guide| guide.closes(site)).unwrap_or_default()
    }

    /// How far a site lies from where a participant sleeps nearest to it.
    pub fn distance(&self, taking: &Taking, site: &site::Model) -> Option<Metres> {
        nearest(&homes(&taking.student), Coordinates::from_millionths(site.latitude?, site.longitude?).ok())
    }

    /// A site as rules see it, for a participant.
    pub fn host(&self, taking: &Taking, site: &site::Model) -> Host<'_, SiteId, SiteCategoryId, Town> {
        Host {
            site: site.id,
            category: site.category_id,
            town: site.town.as_deref().map(search_key),
            distance: self.distance(taking, site),
            periods: &self.view.periods,
        }
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
        let mut eligibility = eligibility::of(&student, &site, repeats);
        if self.guide(taking).is_some_and(|guide| guide.closes(opening.site_id).is_some()) {
            eligibility.reasons.push(Ineligible::Requirements);
        }
        Some(eligibility)
    }

    /// Whether the wishes are closed at `now`.
    pub fn wishes_are_closed(&self, now: Instant) -> bool {
        now >= self.view.row.wishes_close_at
    }
}
