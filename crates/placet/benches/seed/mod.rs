//! What the load is asked of: 10,000 students, a campaign of 600 of them over 110 sites, each with an open session.

use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use placet::kit::chance::sha256;
use placet::kit::clock::{Clock as _, SystemClock};
use placet::kit::db::Durability;
use placet::kit::{Chance, Db};
use placet_entity::ids::{AccountId, CampaignId, CurriculumId, OpeningId, ParticipantId, SiteId, StudentId};
use placet_entity::kinds::{
    AccountStatus, CampaignKind, CurriculumStatus, DemandShown, Repeats, Role, TrustLevel,
};
use placet_entity::{
    academic_year, account, campaign, campaign_cohort, campaign_period, cohort, curriculum, department,
    enrolment, opening, organisation, participant, programme, role_grant, session, site, site_category,
    student, study_level,
};
use sea_orm::{ActiveModelTrait, ConnectOptions, Database, DatabaseConnection, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// What was seeded.
pub(crate) struct Seeded {
    /// The manager's session.
    pub(crate) manager: String,
    /// Session and form token of each of the 600 students of the campaign.
    pub(crate) students: Vec<(String, String)>,
    /// The campaign whose wishes are open.
    pub(crate) campaign: CampaignId,
    /// Its 110 openings.
    pub(crate) openings: Vec<String>,
}

struct Seeder {
    db: DatabaseConnection,
    chance: Arc<Chance>,
    now: DateTime<Utc>,
}

impl Seeder {
    fn id<I: From<Uuid>>(&self) -> I {
        I::from(self.chance.uuid(self.now))
    }

    async fn all<E, M>(&self, models: Vec<M>)
    where
        E: EntityTrait<Model = M>,
        M: IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        let mut rows: Vec<E::ActiveModel> =
            models.into_iter().map(IntoActiveModel::into_active_model).collect();
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(500));
            E::insert_many(rows).exec_without_returning(&self.db).await.unwrap();
            rows = rest;
        }
    }

    async fn session(&self, account: AccountId) -> (String, String) {
        let (identifier, csrf) = (self.chance.token(), self.chance.token());
        self.all::<session::Entity, _>(vec![session::Model {
            id: sha256(identifier.as_bytes()),
            account_id: account,
            csrf: csrf.clone(),
            created_at: self.now,
            seen_at: self.now,
            expires_at: self.now + Duration::hours(12),
            address: String::new(),
            agent: String::new(),
        }])
        .await;
        (identifier, csrf)
    }
}

fn account_of(id: AccountId, name: &str) -> account::Model {
    account::Model {
        id,
        display_name: name.into(),
        email: None,
        locale: "fr".into(),
        status: AccountStatus::Active,
        last_seen_at: None,
        version: 1,
    }
}

/// Migrates the database and seeds it.
pub(crate) async fn seed(url: &str) -> Seeded {
    let db = Db::open(url, Durability::None).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await.unwrap();
    let mut options = ConnectOptions::new(url.replacen("sqlite:/", "sqlite:///", 1));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let seeder = Seeder { db, chance: Arc::new(Chance::from_seed(1)), now: SystemClock.now() };
    let s = &seeder;

    let manager: AccountId = s.id();
    s.all::<account::Entity, _>(vec![account_of(manager, "Camille Aubry")]).await;
    s.all::<role_grant::Entity, _>(vec![grant(s, manager, Role::Manager)]).await;
    let (department, programme, level, year, the_cohort) = (s.id(), s.id(), s.id(), s.id(), s.id());
    s.all::<department::Entity, _>(vec![department::Model {
        id: department,
        name: "Santé".into(),
        version: 1,
        archived_at: None,
    }])
    .await;
    s.all::<programme::Entity, _>(vec![programme::Model {
        id: programme,
        department_id: department,
        code: "MED".into(),
        name: "Médecine".into(),
        version: 1,
        archived_at: None,
    }])
    .await;
    s.all::<study_level::Entity, _>(vec![study_level(level, programme)]).await;
    let today = s.now.date_naive();
    s.all::<academic_year::Entity, _>(vec![academic_year_of(year, today, s.now)]).await;
    s.all::<cohort::Entity, _>(vec![cohort::Model {
        id: the_cohort,
        year_id: year,
        programme_id: programme,
        level_id: level,
        code: "DFASM1".into(),
        name: "DFASM1".into(),
        previous_id: None,
        version: 1,
    }])
    .await;

    let category = s.id();
    s.all::<site_category::Entity, _>(vec![site_category::Model {
        id: category,
        code: "CHIR".into(),
        acronym: "CHIR".into(),
        name: "Chirurgie".into(),
        rank: 1,
        principal: true,
        colour: 1,
        version: 1,
        archived_at: None,
    }])
    .await;
    let host = s.id();
    s.all::<organisation::Entity, _>(vec![organisation_of(host)]).await;
    let sites: Vec<SiteId> = (0..110).map(|_| s.id()).collect();
    s.all::<site::Entity, _>(
        sites.iter().enumerate().map(|(n, id)| site_of(*id, host, category, n)).collect(),
    )
    .await;

    let the_campaign: CampaignId = s.id();
    s.all::<campaign::Entity, _>(vec![campaign_of(the_campaign, year, s.now)]).await;
    s.all::<campaign_cohort::Entity, _>(vec![campaign_cohort::Model {
        campaign_id: the_campaign,
        cohort_id: the_cohort,
    }])
    .await;
    s.all::<campaign_period::Entity, _>(vec![campaign_period::Model {
        id: s.id(),
        campaign_id: the_campaign,
        start_on: today + Duration::days(40),
        end_on: today + Duration::days(100),
    }])
    .await;
    let openings: Vec<OpeningId> = (0..110).map(|_| s.id()).collect();
    s.all::<opening::Entity, _>(
        sites
            .iter()
            .zip(&openings)
            .map(|(site, id)| opening::Model {
                id: *id,
                campaign_id: the_campaign,
                cohort_id: the_cohort,
                site_id: *site,
                seats: 6,
                recommended: None,
                version: 1,
            })
            .collect(),
    )
    .await;

    let mut sessions = Vec::new();
    let (mut accounts, mut grants, mut students, mut curricula, mut enrolments, mut participants) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..10_000_i32 {
        let (student, curriculum): (StudentId, CurriculumId) = (s.id(), s.id());
        let owner: Option<AccountId> = (number < 600).then(|| s.id());
        if let Some(owner) = owner {
            accounts.push(account_of(owner, "Étudiant"));
            grants.push(grant(s, owner, Role::Student));
            let id: ParticipantId = s.id();
            participants.push(participant_of(id, the_campaign, curriculum, student, the_cohort, number + 1));
        }
        students.push(student_of(student, owner, number));
        curricula.push(curriculum::Model {
            id: curriculum,
            student_id: student,
            programme_id: programme,
            entered_on: today,
            left_on: None,
            status: CurriculumStatus::Active,
            score: Some(number % 4000),
            costs_count: 3,
            debt: 0,
            version: 1,
        });
        enrolments.push(enrolment::Model { id: s.id(), curriculum_id: curriculum, cohort_id: the_cohort });
    }
    let owners: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
    s.all::<account::Entity, _>(accounts).await;
    s.all::<role_grant::Entity, _>(grants).await;
    s.all::<student::Entity, _>(students).await;
    s.all::<curriculum::Entity, _>(curricula).await;
    s.all::<enrolment::Entity, _>(enrolments).await;
    s.all::<participant::Entity, _>(participants).await;
    for owner in owners {
        sessions.push(s.session(owner).await);
    }
    let manager = s.session(manager).await.0;
    seeder.db.close().await.unwrap();
    Seeded {
        manager,
        students: sessions,
        campaign: the_campaign,
        openings: openings.iter().map(ToString::to_string).collect(),
    }
}

fn grant(s: &Seeder, account: AccountId, role: Role) -> role_grant::Model {
    role_grant::Model { id: s.id(), account_id: account, role, granted_at: s.now }
}

fn study_level(
    id: placet_entity::ids::StudyLevelId,
    programme: placet_entity::ids::ProgrammeId,
) -> study_level::Model {
    study_level::Model {
        id,
        programme_id: programme,
        name: "4e année".into(),
        rank: 1,
        placements_expected: 4,
        version: 1,
        archived_at: None,
    }
}

fn academic_year_of(
    id: placet_entity::ids::AcademicYearId,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> academic_year::Model {
    academic_year::Model {
        id,
        code: "en-cours".into(),
        start_on: today - Duration::days(100),
        end_on: today + Duration::days(250),
        locked_at: Some(now),
        unlocked_at: None,
        version: 1,
    }
}

fn organisation_of(id: placet_entity::ids::OrganisationId) -> organisation::Model {
    organisation::Model {
        id,
        name: "CHU de Caen".into(),
        siret: None,
        sector: None,
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
    }
}

fn site_of(
    id: SiteId,
    organisation: placet_entity::ids::OrganisationId,
    category: placet_entity::ids::SiteCategoryId,
    number: usize,
) -> site::Model {
    site::Model {
        id,
        organisation_id: organisation,
        code: format!("T{number:03}"),
        name: format!("Service {number} — Caen"),
        service: None,
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
        search_key: format!("service {number} caen"),
        version: 1,
        archived_at: None,
    }
}

fn student_of(id: StudentId, account: Option<AccountId>, number: i32) -> student::Model {
    let family = format!("{} {}", ["Martin", "Durand", "Petit", "Moreau"][number as usize % 4], number % 97);
    let key = placet_rules::text::person_key(&family, "Camille");
    student::Model {
        id,
        account_id: account,
        number: format!("22{number:06}"),
        family_name: family,
        given_name: "Camille".into(),
        usage_name: None,
        sort_key: key.clone(),
        search_key: format!("{key} 22{number:06}"),
        email: None,
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

fn participant_of(
    id: ParticipantId,
    campaign: CampaignId,
    curriculum: CurriculumId,
    student: StudentId,
    cohort: placet_entity::ids::CohortId,
    order: i32,
) -> participant::Model {
    participant::Model {
        id,
        campaign_id: campaign,
        curriculum_id: curriculum,
        student_id: student,
        cohort_id: cohort,
        number: 1,
        order_auto: Some(order),
        order_manual: None,
        order_effective: Some(order),
        score_before: Some(1_000 + order),
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

fn campaign_of(
    id: CampaignId,
    year: placet_entity::ids::AcademicYearId,
    now: DateTime<Utc>,
) -> campaign::Model {
    let day = |days: i64| now + Duration::days(days);
    campaign::Model {
        id,
        kind: CampaignKind::RankedChoice,
        series_id: None,
        year_id: year,
        name: "Stage sous charge".into(),
        description: None,
        wishes_min: 0,
        wishes_max: 12,
        demand_shown: DemandShown::Live,
        repeats: Repeats::Refused,
        outside_requests: true,
        catch_up: false,
        procedure: "fair".into(),
        order_at: day(-8),
        wishes_open_at: day(-5),
        wishes_close_at: day(10),
        commission_at: day(25),
        publication_at: day(26),
        start_at: day(40),
        end_at: day(100),
        validation_open_at: day(61),
        validation_close_at: day(106),
        evaluation_open_at: day(101),
        evaluation_close_at: day(121),
        order_seed: 1,
        order_computed_at: Some(day(-8)),
        opened_at: Some(day(-6)),
        published_at: None,
        version: 1,
        archived_at: None,
    }
}
