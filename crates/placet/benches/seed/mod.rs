//! What the load is asked of: 10,000 students in sixteen cohorts; four published campaigns of the first cohort, one whose
//! wishes are open, one of the second cohort whose wishes are closed; 600 participants and 110 sites each.

mod rows;

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use placet::kit::chance::sha256;
use placet::kit::clock::{Clock as _, SystemClock};
use placet::kit::db::Durability;
use placet::kit::{Chance, Db};
use placet_entity::ids::{AccountId, CampaignId, CohortId, CurriculumId, OpeningId, SiteId, StudentId};
use placet_entity::kinds::{CurriculumStatus, Role};
use placet_entity::{
    academic_year, account, campaign, campaign_cohort, campaign_period, cohort, curriculum, department,
    enrolment, opening, organisation, participant, placement, placement_snapshot, placement_span, programme,
    role_grant, session, site, site_capacity, site_category, student, study_level, wish,
};
use sea_orm::{ActiveModelTrait, ConnectOptions, Database, DatabaseConnection, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use rows::{
    academic_year_of, account_of, campaign_of, grant, organisation_of, participant_of, placement_of, site_of,
    student_of, study_level as study_level_of,
};

/// Students in all.
const STUDENTS: usize = 10_000;
/// Cohorts that they are spread over.
const COHORTS: usize = 16;
/// Those of a cohort who take part in a campaign.
const TAKING_PART: usize = 600;
/// Sites, each opened by every campaign.
const SITES: usize = 110;

/// What was seeded.
pub(crate) struct Seeded {
    /// The manager's session.
    pub(crate) manager: String,
    /// The token of the manager's forms.
    pub(crate) csrf: String,
    /// The session of a member of the commission.
    pub(crate) commission: String,
    /// Session and form token of each of the 600 students of the campaign whose wishes are open.
    pub(crate) students: Vec<(String, String)>,
    /// These students.
    pub(crate) people: Vec<String>,
    /// Their cohort.
    pub(crate) cohort: CohortId,
    /// The campaign whose wishes are open.
    pub(crate) campaign: CampaignId,
    /// The campaign whose wishes are closed, each with twelve wishes.
    pub(crate) closed: CampaignId,
    /// The 110 sites.
    pub(crate) sites: Vec<String>,
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

/// A student with the curriculum that he follows.
#[derive(Clone, Copy)]
struct Person {
    student: StudentId,
    curriculum: CurriculumId,
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

    let (manager, commission): (AccountId, AccountId) = (s.id(), s.id());
    let staff = vec![account_of(manager, "Camille Aubry"), account_of(commission, "Pr Antoine Vasseur")];
    s.all::<account::Entity, _>(staff).await;
    let roles = vec![grant(s, manager, Role::Manager), grant(s, commission, Role::Commission)];
    s.all::<role_grant::Entity, _>(roles).await;
    let (year, cohorts) = school(s).await;
    let sites = hosts(s).await;
    let (owners, people) = students(s, &cohorts).await;
    let of_cohort = |place: usize| -> Vec<Person> {
        people.iter().skip(place).step_by(COHORTS).take(TAKING_PART).copied().collect()
    };
    for past in 1..=4 {
        run_campaign(s, year, cohorts[0], &sites, &of_cohort(0), -90 * past).await;
    }
    let open = run_campaign(s, year, cohorts[0], &sites, &of_cohort(0), 40).await;
    let closed = run_campaign(s, year, cohorts[1], &sites, &of_cohort(1), 25).await;

    let mut sessions = Vec::new();
    for owner in owners {
        sessions.push(s.session(owner).await);
    }
    let (manager, csrf) = s.session(manager).await;
    let commission = s.session(commission).await.0;
    seeder.db.close().await.unwrap();
    Seeded {
        manager,
        csrf,
        commission,
        students: sessions,
        people: of_cohort(0).iter().map(|person| person.student.to_string()).collect(),
        cohort: cohorts[0],
        campaign: open,
        closed,
        sites: sites.iter().map(ToString::to_string).collect(),
    }
}

/// The structure: one programme, one level, one year with its cohorts.
async fn school(s: &Seeder) -> (placet_entity::ids::AcademicYearId, Vec<CohortId>) {
    let (department, programme, level, year) = (s.id(), s.id(), s.id(), s.id());
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
    s.all::<study_level::Entity, _>(vec![study_level_of(level, programme)]).await;
    s.all::<academic_year::Entity, _>(vec![academic_year_of(year, s.now.date_naive(), s.now)]).await;
    let cohorts: Vec<cohort::Model> = (1..=COHORTS)
        .map(|number| cohort::Model {
            id: s.id(),
            year_id: year,
            programme_id: programme,
            level_id: level,
            code: format!("DFASM-{number:02}"),
            name: format!("DFASM {number:02}"),
            previous_id: None,
            version: 1,
        })
        .collect();
    let ids = cohorts.iter().map(|cohort| cohort.id).collect();
    s.all::<cohort::Entity, _>(cohorts).await;
    (year, ids)
}

/// The sites, in six categories.
async fn hosts(s: &Seeder) -> Vec<SiteId> {
    let categories: Vec<site_category::Model> = (0..6_i32)
        .map(|number| site_category::Model {
            id: s.id(),
            code: format!("CAT{number}"),
            acronym: format!("C{number}"),
            name: format!("Catégorie {number}"),
            rank: number,
            principal: true,
            colour: number,
            version: 1,
            archived_at: None,
        })
        .collect();
    let kinds: Vec<_> = categories.iter().map(|category| category.id).collect();
    s.all::<site_category::Entity, _>(categories).await;
    let host = s.id();
    s.all::<organisation::Entity, _>(vec![organisation_of(host)]).await;
    let sites: Vec<SiteId> = (0..SITES).map(|_| s.id()).collect();
    let rows = sites.iter().enumerate().map(|(n, id)| site_of(*id, host, kinds[n % kinds.len()], n));
    s.all::<site::Entity, _>(rows.collect()).await;
    let capacities = sites.iter().map(|id| site_capacity::Model {
        id: s.id(),
        site_id: *id,
        from_on: None,
        until_on: None,
        min_seats: 1,
        ideal_seats: 4,
        max_seats: 8,
        reason: None,
    });
    s.all::<site_capacity::Entity, _>(capacities.collect()).await;
    sites
}

/// The students, dealt to the cohorts in turn; those of the first cohort who take part have accounts.
async fn students(s: &Seeder, cohorts: &[CohortId]) -> (Vec<AccountId>, Vec<Person>) {
    let programme = cohort::Entity::find_by_id(cohorts[0]).one(&s.db).await.unwrap().unwrap().programme_id;
    let (mut accounts, mut grants, mut students, mut curricula, mut enrolments, mut people) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..STUDENTS {
        let person = Person { student: s.id(), curriculum: s.id() };
        let with_account = number % COHORTS == 0 && number / COHORTS < TAKING_PART;
        let owner: Option<AccountId> = with_account.then(|| s.id());
        if let Some(owner) = owner {
            accounts.push(account_of(owner, "Étudiant"));
            grants.push(grant(s, owner, Role::Student));
        }
        let score = number as i32;
        students.push(student_of(person.student, owner, score));
        curricula.push(curriculum::Model {
            id: person.curriculum,
            student_id: person.student,
            programme_id: programme,
            entered_on: s.now.date_naive(),
            left_on: None,
            status: CurriculumStatus::Active,
            score: Some(score % 4000),
            costs_count: 3,
            debt: 0,
            version: 1,
        });
        enrolments.push(enrolment::Model {
            id: s.id(),
            curriculum_id: person.curriculum,
            cohort_id: cohorts[number % COHORTS],
        });
        people.push(person);
    }
    let owners = accounts.iter().map(|account| account.id).collect();
    s.all::<account::Entity, _>(accounts).await;
    s.all::<role_grant::Entity, _>(grants).await;
    s.all::<student::Entity, _>(students).await;
    s.all::<curriculum::Entity, _>(curricula).await;
    s.all::<enrolment::Entity, _>(enrolments).await;
    (owners, people)
}

/// A campaign that starts in `start` days; with wishes once they are closed, with placements once it is published.
async fn run_campaign(
    s: &Seeder,
    year: placet_entity::ids::AcademicYearId,
    cohort: CohortId,
    sites: &[SiteId],
    people: &[Person],
    start: i64,
) -> CampaignId {
    let id: CampaignId = s.id();
    let row = campaign_of(id, year, &format!("Stage du jour {start}"), s.now, start);
    let (published, closed) = (row.published_at, row.wishes_close_at < s.now);
    s.all::<campaign::Entity, _>(vec![row]).await;
    s.all::<campaign_cohort::Entity, _>(vec![campaign_cohort::Model { campaign_id: id, cohort_id: cohort }])
        .await;
    let first = s.now.date_naive() + Duration::days(start);
    let last = first + Duration::days(60);
    let period = campaign_period::Model { id: s.id(), campaign_id: id, start_on: first, end_on: last };
    s.all::<campaign_period::Entity, _>(vec![period]).await;
    let openings: Vec<opening::Model> = sites
        .iter()
        .map(|site| opening::Model {
            id: s.id(),
            campaign_id: id,
            cohort_id: cohort,
            site_id: *site,
            seats: 6,
            recommended: None,
            version: 1,
        })
        .collect();
    let opened: Vec<(SiteId, OpeningId)> = openings.iter().map(|row| (row.site_id, row.id)).collect();
    s.all::<opening::Entity, _>(openings).await;
    let participants: Vec<participant::Model> = (1..)
        .zip(people)
        .map(|(order, person)| participant_of(s.id(), id, person.curriculum, person.student, cohort, order))
        .collect();
    let (mut wishes, mut placements, mut pages, mut spans) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (n, participant) in participants.iter().enumerate() {
        if closed {
            wishes.extend((0..12).map(|rank| wish::Model {
                id: s.id(),
                participant_id: participant.id,
                rank: rank as i32 + 1,
                opening_id: opened[(n * n + rank * 7) % SITES].1,
                secondary_opening_id: None,
            }));
        }
        if let Some(at) = published {
            let placement = placement_of(s.id(), participant, opened[n % SITES], n as i32 % 5 + 1, at);
            spans.push(placement_span::Model {
                id: s.id(),
                placement_id: placement.id,
                start_on: first,
                end_on: last,
            });
            let told = format!("{{\"format\":\"seeded\",\"told\":\"{}\"}}", "wish ".repeat(700));
            pages.push(placement_snapshot::Model { placement_id: placement.id, told });
            placements.push(placement);
        }
    }
    s.all::<participant::Entity, _>(participants).await;
    s.all::<wish::Entity, _>(wishes).await;
    s.all::<placement::Entity, _>(placements).await;
    s.all::<placement_snapshot::Entity, _>(pages).await;
    s.all::<placement_span::Entity, _>(spans).await;
    id
}
