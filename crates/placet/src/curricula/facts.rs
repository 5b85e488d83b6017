//! The rows that tell where students stand with their requirements.

use chrono::{DateTime, Utc};
use placet_entity::ids::{
    CampaignId, CohortId, CurriculumId, ParticipantId, SiteCategoryId, SiteId, StudyLevelId,
};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{
    academic_year, accommodation, campaign, campaign_period, cohort, curriculum, site, student,
    student_requirement, study_level,
};
use placet_rules::distance::Coordinates;
use placet_rules::eligibility::SiteRole;
use placet_rules::text::search_key;

use super::model::Asked;

/// Whose progress is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// One curriculum.
    Curriculum(CurriculumId),
    /// Those who are or were in a cohort.
    Cohort(CohortId),
    /// The participants of a campaign.
    Campaign(CampaignId),
}

/// A part taken in a campaign, nobody excused.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Which.
    pub id: ParticipantId,
    /// The campaign.
    pub campaign: CampaignId,
    /// Whose.
    pub curriculum: CurriculumId,
    /// In which cohort.
    pub cohort: CohortId,
    /// The placement was not done.
    pub not_done: bool,
}

/// A placement, decided at least.
#[derive(Clone, Debug)]
pub struct Had {
    /// Whose.
    pub participant: ParticipantId,
    /// Where, when it is a site.
    pub site: Option<SiteId>,
    /// How far it has come.
    pub status: PlacementStatus,
    /// The instant from which its student sees it.
    pub published_at: Option<DateTime<Utc>>,
}

/// A site that placements are done at.
#[derive(Clone, Debug)]
pub struct Site {
    /// Which.
    pub id: SiteId,
    /// Its category.
    pub category: SiteCategoryId,
    /// Given by itself, or beside another.
    pub role: SiteRole,
    /// Whether it takes students at all.
    pub active: bool,
    /// Its town, by its search key.
    pub town: Option<String>,
    /// Where it is.
    pub coordinates: Option<Coordinates>,
}

impl Site {
    /// From its row; its category says whether it is given by itself.
    pub fn of(row: &site::Model, principal: bool) -> Self {
        let coordinates = row
            .latitude
            .zip(row.longitude)
            .and_then(|(lat, long)| Coordinates::from_millionths(lat, long).ok());
        Self {
            id: row.id,
            category: row.category_id,
            role: if principal { SiteRole::Principal } else { SiteRole::Secondary },
            active: row.active && row.archived_at.is_none(),
            town: row.town.as_deref().map(search_key),
            coordinates,
        }
    }
}

/// All of it; what concerns people is that of the curricula that are asked for.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The requirements of every programme, in their order.
    pub requirements: Vec<Asked>,
    /// What was settled by hand.
    pub settled: Vec<student_requirement::Model>,
    /// The curricula.
    pub curricula: Vec<curriculum::Model>,
    /// The cohorts that they went through.
    pub enrolments: Vec<(CurriculumId, CohortId)>,
    /// Every cohort.
    pub cohorts: Vec<cohort::Model>,
    /// Every level.
    pub levels: Vec<study_level::Model>,
    /// Every year.
    pub years: Vec<academic_year::Model>,
    /// The ranked-choice campaigns that are published, or not archived.
    pub campaigns: Vec<campaign::Model>,
    /// The cohorts of each campaign.
    pub joined: Vec<(CampaignId, CohortId)>,
    /// The periods of each campaign.
    pub periods: Vec<campaign_period::Model>,
    /// The cohorts that have participants in a campaign, whoever they are.
    pub entered: Vec<(CampaignId, CohortId)>,
    /// The parts that the curricula take.
    pub takings: Vec<Taking>,
    /// What came of them.
    pub placements: Vec<Had>,
    /// The sites with a seat, by campaign and cohort.
    pub openings: Vec<(CampaignId, CohortId, SiteId)>,
    /// Every site.
    pub sites: Vec<Site>,
    /// The levels that a site does not take.
    pub forbidden_levels: Vec<(SiteId, StudyLevelId)>,
    /// What the students are owed.
    pub owed: Vec<(student::Model, Vec<accommodation::Model>)>,
}
