//! The people of a test.

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use placet_entity::ids::{
    AcademicYearId, AccountId, CampaignId, CohortId, CurriculumId, DepartmentId, OpeningId, OrganisationId,
    ParticipantId, ProgrammeId, SiteCategoryId, SiteId, StudentId, StudyLevelId,
};
use placet_entity::kinds::{CampaignKind, CurriculumStatus, DemandShown, Repeats, Role, TrustLevel};
use placet_entity::{
    academic_year, campaign, campaign_cohort, campaign_period, cohort, curriculum, department, enrolment,
    opening, organisation, participant, programme, site, site_capacity, site_category, student, study_level,
};
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};

use super::TestApp;
use crate::access::{Hashed, NewAccount, create_account};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "correct horse battery";

impl TestApp {
    /// An account with a login, the password of everybody and roles.
    pub async fn account(&self, login: &str, roles: &[Role]) -> AccountId {
        let password = Hashed::new(PASSWORD.to_owned(), &self.handle.chance).await.unwrap();
        let write = self.handle.write(Origin::default()).await.unwrap();
        let new = NewAccount {
            name: format!("{login} en personne"),
            email: None,
            local: Some((login.to_owned(), password)),
            roles: roles.to_vec(),
        };
        let done = create_account(&write, new).await.unwrap();
        write.commit(done).await.unwrap()
    }

    /// One account of each role of the staff, whose login is the role: `manager`, `commission`, `registrar`, `administrator`.
    pub async fn staff(&self) {
        for role in [Role::Manager, Role::Commission, Role::Registrar, Role::Administrator] {
            self.account(role.code(), &[role]).await;
        }
    }
}

/// A small school in the middle of a campaign: wishes are open at [`super::start`].
///
/// Eight students in one cohort, six sites of one organisation in two categories, one seat each but the last (two seats).
/// Student `n` has the login `student-n`; the first is also reachable as `student`.
#[derive(Clone)]
pub(crate) struct School {
    pub department: DepartmentId,
    pub programme: ProgrammeId,
    pub level: StudyLevelId,
    pub year: AcademicYearId,
    pub cohort: CohortId,
    pub surgery: SiteCategoryId,
    pub emergency: SiteCategoryId,
    pub organisation: OrganisationId,
    pub sites: Vec<SiteId>,
    pub students: Vec<StudentId>,
    pub curricula: Vec<CurriculumId>,
    pub campaign: CampaignId,
    pub openings: Vec<OpeningId>,
    pub participants: Vec<ParticipantId>,
}

/// An instant of 2026, UTC.
pub(crate) fn at(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
}

/// A day of 2026.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

impl TestApp {
    /// The small school, with its staff.
    pub async fn school(&self) -> School {
        self.staff().await;
        let mut accounts = Vec::new();
        for number in 1..=8 {
            let login = if number == 1 { "student".to_owned() } else { format!("student-{number}") };
            accounts.push(self.account(&login, &[Role::Student]).await);
        }
        let write = self.handle.write(Origin::default()).await.unwrap();
        let tx = write.tx();
        macro_rules! insert {
            ($($model:expr),+ $(,)?) => { $( $model.into_active_model().insert(tx).await.unwrap(); )+ };
        }
        let (department, programme, level) = (write.id(), write.id(), write.id());
        let (year, cohort) = (write.id(), write.id());
        let (surgery, emergency, organisation) = (write.id(), write.id(), write.id());
        insert!(
            department::Model { id: department, name: "Santé".into(), version: 1, archived_at: None },
            programme::Model {
                id: programme,
                department_id: department,
                code: "MED".into(),
                name: "Médecine".into(),
                version: 1,
                archived_at: None,
            },
            study_level::Model {
                id: level,
                programme_id: programme,
                name: "4e année".into(),
                rank: 1,
                placements_expected: 4,
                version: 1,
                archived_at: None,
            },
            academic_year::Model {
                id: year,
                code: "2025-2026".into(),
                start_on: NaiveDate::from_ymd_opt(2025, 9, 1).unwrap(),
                end_on: day(8, 31),
                locked_at: Some(at(1, 5, 8)),
                unlocked_at: None,
                version: 1,
            },
            cohort::Model {
                id: cohort,
                year_id: year,
                programme_id: programme,
                level_id: level,
                code: "2025_DFASM1".into(),
                name: "DFASM1 2025-2026".into(),
                previous_id: None,
                version: 1,
            },
            category(surgery, "CHIR", "Chirurgie", 1),
            category(emergency, "URG", "Urgences", 2),
            organisation::Model {
                id: organisation,
                name: "CHU de Caen".into(),
                siret: None,
                sector: Some("Hôpital public".into()),
                address_line: None,
                postcode: Some("14000".into()),
                town: Some("Caen".into()),
                country: None,
                website: None,
                phone: None,
                headcount: None,
                notes: None,
                trust_level: TrustLevel::Normal,
                search_key: "chu de caen".into(),
                version: 1,
                archived_at: None,
            },
        );
        let mut sites = Vec::new();
        for number in 1..=6 {
            let id: SiteId = write.id();
            let category = if number <= 3 { surgery } else { emergency };
            insert!(
                site(id, organisation, category, number),
                site_capacity::Model {
                    id: write.id(),
                    site_id: id,
                    from_on: None,
                    until_on: None,
                    min_seats: 1,
                    ideal_seats: 2,
                    max_seats: 4,
                    reason: None,
                },
            );
            sites.push(id);
        }
        let campaign: CampaignId = write.id();
        insert!(
            ranked_choice(campaign, year, "Stage de printemps"),
            campaign_cohort::Model { campaign_id: campaign, cohort_id: cohort },
            campaign_period::Model {
                id: write.id(),
                campaign_id: campaign,
                start_on: day(4, 6),
                end_on: day(5, 31)
            },
        );
        let mut openings = Vec::new();
        for (index, site) in sites.iter().enumerate() {
            let id: OpeningId = write.id();
            insert!(opening::Model {
                id,
                campaign_id: campaign,
                cohort_id: cohort,
                site_id: *site,
                seats: if index == 5 { 2 } else { 1 },
                recommended: None,
                version: 1,
            });
            openings.push(id);
        }
        let (mut students, mut curricula, mut participants) = (Vec::new(), Vec::new(), Vec::new());
        for (index, account) in accounts.iter().enumerate() {
            let number = i32::try_from(index).unwrap() + 1;
            let (student, curriculum, participant) = (write.id(), write.id(), write.id());
            insert!(
                a_student(student, *account, number),
                curriculum::Model {
                    id: curriculum,
                    student_id: student,
                    programme_id: programme,
                    entered_on: NaiveDate::from_ymd_opt(2025, 9, 1).unwrap(),
                    left_on: None,
                    status: CurriculumStatus::Active,
                    score: None,
                    costs_count: 0,
                    debt: 0,
                    version: 1,
                },
                enrolment::Model { id: write.id(), curriculum_id: curriculum, cohort_id: cohort },
                participates(participant, campaign, curriculum, student, cohort, number),
            );
            students.push(student);
            curricula.push(curriculum);
            participants.push(participant);
        }
        write.commit(Done::told((), Entry::new("test.school_drawn", "campaign", campaign))).await.unwrap();
        School {
            department,
            programme,
            level,
            year,
            cohort,
            surgery,
            emergency,
            organisation,
            sites,
            students,
            curricula,
            campaign,
            openings,
            participants,
        }
    }
}

pub(super) fn category(id: SiteCategoryId, code: &str, name: &str, rank: i32) -> site_category::Model {
    site_category::Model {
        id,
        code: code.into(),
        acronym: code.into(),
        name: name.into(),
        rank,
        principal: true,
        colour: rank,
        version: 1,
        archived_at: None,
    }
}

pub(super) fn site(
    id: SiteId,
    organisation: OrganisationId,
    category: SiteCategoryId,
    number: i32,
) -> site::Model {
    site::Model {
        id,
        organisation_id: organisation,
        code: format!("T{number:03}"),
        name: format!("Service {number} — Caen"),
        service: Some(format!("Service {number}")),
        category_id: category,
        address_line: None,
        address_complement: None,
        postcode: Some("14000".into()),
        town: Some("Caen".into()),
        cedex: None,
        latitude: Some(49_182_860),
        longitude: Some(-370_680),
        url: None,
        info: None,
        active: true,
        out_of_subdivision: false,
        wishes_allowed: true,
        fixed_cost: None,
        fixed_cost_median: false,
        search_key: format!("service {number} caen t{number:03}"),
        version: 1,
        archived_at: None,
    }
}

pub(super) fn participates(
    id: ParticipantId,
    campaign_id: CampaignId,
    curriculum_id: CurriculumId,
    student_id: StudentId,
    cohort_id: CohortId,
    order: i32,
) -> participant::Model {
    participant::Model {
        id,
        campaign_id,
        curriculum_id,
        student_id,
        cohort_id,
        number: 1,
        order_auto: Some(order),
        order_manual: None,
        order_effective: Some(order),
        score_before: None,
        score_after: None,
        debt_before: 0,
        debt_after: None,
        excused: None,
        not_done: false,
        wishes_version: 0,
        wishes_saved_at: None,
        version: 1,
    }
}

/// The part that a student of the school takes in its campaign.
pub(super) fn taking(school: &School, index: usize) -> participant::Model {
    let order = i32::try_from(index).unwrap() + 1;
    let (id, curriculum) = (school.participants[index], school.curricula[index]);
    participates(id, school.campaign, curriculum, school.students[index], school.cohort, order)
}

pub(super) fn a_student(id: StudentId, account: AccountId, number: i32) -> student::Model {
    let names = [
        "Allain", "Bazin", "Cadet", "Duval", "Évrard", "Fontaine", "Gosselin", "Hébert", "Ibert", "Jouan",
        "Kerr",
    ];
    let family = names[usize::try_from(number - 1).unwrap()];
    let key = placet_rules::text::person_key(family, "Camille");
    student::Model {
        id,
        account_id: Some(account),
        number: format!("2200{number:04}"),
        family_name: family.into(),
        given_name: "Camille".into(),
        usage_name: None,
        sort_key: key.clone(),
        search_key: format!("{key} 2200{number:04}"),
        email: Some(format!("etudiant{number}@example.org")),
        phone: None,
        birth_date: None,
        address_line: None,
        address_complement: None,
        postcode: Some("14000".into()),
        town: Some("Caen".into()),
        cedex: None,
        latitude: Some(49_182_860),
        longitude: Some(-370_680),
        lodging_town: None,
        lodging_latitude: None,
        lodging_longitude: None,
        source: "manual".into(),
        version: 1,
        archived_at: None,
    }
}

pub(super) fn ranked_choice(id: CampaignId, year: AcademicYearId, name: &str) -> campaign::Model {
    campaign::Model {
        id,
        kind: CampaignKind::RankedChoice,
        series_id: None,
        year_id: year,
        name: name.into(),
        description: None,
        wishes_min: 0,
        wishes_max: 4,
        demand_shown: DemandShown::Live,
        repeats: Repeats::Refused,
        outside_requests: true,
        exchanges_until: None,
        catch_up: false,
        procedure: "fair".into(),
        order_at: at(2, 17, 7),
        wishes_open_at: at(2, 20, 7),
        wishes_close_at: at(3, 10, 23),
        commission_at: at(3, 20, 8),
        publication_at: at(3, 21, 8),
        start_at: at(4, 5, 22),
        end_at: at(5, 31, 22),
        validation_open_at: at(4, 27, 6),
        validation_close_at: at(6, 7, 22),
        evaluation_open_at: at(6, 1, 6),
        evaluation_close_at: at(6, 20, 22),
        order_seed: 20_260_406,
        order_computed_at: Some(at(2, 17, 7)),
        opened_at: Some(at(2, 19, 7)),
        published_at: None,
        version: 1,
        archived_at: None,
    }
}
