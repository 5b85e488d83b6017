//! What the faculty asks of its students, what it settled for two of them, and what follows for each in a campaign.

use placet_entity::ids::{CampaignId, CurriculumId, RequirementId};
use placet_entity::kinds::{CampaignKind, PlacementStatus, RequirementApplies, RequirementScope};
use placet_entity::{requirement, requirement_category, student_requirement};

use super::institution::Frame;
use super::people::Person;
use super::{Canvas, School};
use crate::curricula::{Asked, Book, Facts, Guide, Had, Opens, Seen, Site, Taking};

/// Name, codes of the categories (none for all), fewest, most.
type Wanted = (&'static str, &'static [&'static str], Option<i32>, Option<i32>);

/// In the order in which they give way.
const WANTED: [Wanted; 6] = [
    ("Chirurgie", &["CHIR"], Some(1), None),
    ("Médecine", &["MED"], Some(1), Some(7)),
    ("Urgences et réanimation", &["URG"], Some(1), None),
    ("Médecine générale ou gériatrie", &["MG", "GER"], Some(1), None),
    ("Mère et enfant", &["PED", "GYN"], Some(1), None),
    ("Douze stages", &[], Some(12), None),
];

/// Draws the requirements.
pub(super) fn draw(canvas: &mut Canvas, frame: &Frame) {
    for (rank, (name, codes, min, max)) in (1..).zip(WANTED) {
        let id: RequirementId = canvas.dice.id();
        let scope = match codes {
            [] => RequirementScope::All,
            [_] => RequirementScope::Category,
            _ => RequirementScope::Group,
        };
        canvas.school.requirement.push(requirement::Model {
            id,
            programme_id: frame.programme,
            name: name.into(),
            rank,
            scope,
            site_id: None,
            min_placements: min,
            max_placements: max,
            from_on: None,
            until_on: None,
            version: 1,
        });
        for code in codes {
            let category = canvas.school.site_category.iter().find(|row| row.code == *code);
            let category = category.map(|row| row.id);
            canvas.school.requirement_category.extend(
                category.map(|category_id| requirement_category::Model { requirement_id: id, category_id }),
            );
        }
    }
}

/// Somebody who was away is credited the placements that he missed, and the requirement of twelve is set aside for another.
pub(super) fn settle(canvas: &mut Canvas, people: &[Person]) {
    let Some(twelve) = canvas.school.requirement.last().map(|row| row.id) else { return };
    let away = people.iter().filter(|person| person.leave.is_some() && person.level == 2);
    let told = [
        (1, RequirementApplies::Yes, "Un stage validé à l’étranger pendant la mise en disponibilité."),
        (0, RequirementApplies::Waived, "Année de recherche reconnue par le conseil de faculté."),
    ];
    for (person, (equivalences, applies, reason)) in away.zip(told) {
        canvas.school.student_requirement.push(student_requirement::Model {
            id: canvas.dice.id(),
            curriculum_id: person.curriculum,
            requirement_id: twelve,
            equivalences,
            applies,
            reason: reason.into(),
            granted_by: Some(canvas.visitors.manager),
            granted_at: canvas.midnight(-30),
            version: 1,
        });
    }
}

/// What each curriculum lets its student take in a campaign, and asks him to, as far as the story is told.
pub(super) struct Guides(Book, CampaignId);

impl Guides {
    /// Of a campaign.
    pub(super) fn new(school: &School, campaign: CampaignId) -> Self {
        let order = school.campaign.iter().find(|row| row.id == campaign).map(|row| row.order_at);
        let day = order.unwrap_or_default().date_naive();
        Self(Book::new(&facts(school), day, Seen::Decided, Opens::Itself), campaign)
    }

    /// Of a student.
    pub(super) fn of(&self, curriculum: CurriculumId) -> Option<Guide> {
        self.0.guide(curriculum, self.1)
    }
}

/// The rows of the school that progress rests on, as the database would give them.
pub(super) fn facts(school: &School) -> Facts {
    let asked = |row: &requirement::Model| Asked {
        row: row.clone(),
        categories: school
            .requirement_category
            .iter()
            .filter(|member| member.requirement_id == row.id)
            .map(|member| member.category_id)
            .collect(),
        levels: Vec::new(),
    };
    let campaigns: Vec<_> =
        school.campaign.iter().filter(|row| row.kind == CampaignKind::RankedChoice).cloned().collect();
    let coming = |id: CampaignId| campaigns.iter().any(|row| row.id == id && row.published_at.is_none());
    let entered = school.participant.iter().filter(|row| coming(row.campaign_id));
    let openings = school.opening.iter().filter(|row| row.seats > 0 && coming(row.campaign_id));
    let principal = |id| school.site_category.iter().any(|row| row.id == id && row.principal);
    let known = [PlacementStatus::Published, PlacementStatus::Done];
    let placements = school.placement.iter().filter(|row| known.contains(&row.status));
    Facts {
        requirements: school.requirement.iter().map(asked).collect(),
        settled: school.student_requirement.clone(),
        curricula: school.curriculum.clone(),
        enrolments: school.enrolment.iter().map(|row| (row.curriculum_id, row.cohort_id)).collect(),
        cohorts: school.cohort.clone(),
        levels: school.study_level.clone(),
        years: school.academic_year.clone(),
        joined: school.campaign_cohort.iter().map(|row| (row.campaign_id, row.cohort_id)).collect(),
        periods: school.campaign_period.clone(),
        entered: entered.map(|row| (row.campaign_id, row.cohort_id)).collect(),
        takings: school
            .participant
            .iter()
            .filter(|row| row.excused.is_none())
            .map(|row| Taking {
                id: row.id,
                campaign: row.campaign_id,
                curriculum: row.curriculum_id,
                cohort: row.cohort_id,
                not_done: row.not_done,
            })
            .collect(),
        placements: placements
            .filter_map(|row| {
                Some(Had {
                    participant: row.participant_id?,
                    site: row.site_id,
                    status: row.status,
                    published_at: row.published_at,
                })
            })
            .collect(),
        openings: openings.map(|row| (row.campaign_id, row.cohort_id, row.site_id)).collect(),
        sites: school.site.iter().map(|row| Site::of(row, principal(row.category_id))).collect(),
        forbidden_levels: school.site_forbidden_level.iter().map(|row| (row.site_id, row.level_id)).collect(),
        owed: school
            .student
            .iter()
            .map(|student| {
                let rows = school.accommodation.iter().filter(|row| row.student_id == student.id);
                (student.clone(), rows.cloned().collect::<Vec<_>>())
            })
            .filter(|(_, rows)| !rows.is_empty())
            .collect(),
        campaigns,
    }
}
