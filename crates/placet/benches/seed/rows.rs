//! The rows of the seeded institution, field by field.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use placet_entity::ids::{
    AccountId, CampaignId, CurriculumId, OpeningId, ParticipantId, PlacementId, SiteId, StudentId,
};
use placet_entity::kinds::{
    AccountStatus, CampaignKind, DemandShown, PlacementStatus, Repeats, Role, TrustLevel,
};
use placet_entity::{
    academic_year, account, campaign, organisation, participant, placement, role_grant, site, student,
    study_level,
};

use super::Seeder;

pub(super) fn account_of(id: AccountId, name: &str) -> account::Model {
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

pub(super) fn grant(s: &Seeder, account: AccountId, role: Role) -> role_grant::Model {
    role_grant::Model { id: s.id(), account_id: account, role, granted_at: s.now }
}

pub(super) fn study_level(
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

pub(super) fn academic_year_of(
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

pub(super) fn organisation_of(id: placet_entity::ids::OrganisationId) -> organisation::Model {
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

pub(super) fn site_of(
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

pub(super) fn student_of(id: StudentId, account: Option<AccountId>, number: i32) -> student::Model {
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

pub(super) fn participant_of(
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

/// A campaign whose placement starts in `start` days; its wishes close fifteen days before the commission, thirty before that.
pub(super) fn campaign_of(
    id: CampaignId,
    year: placet_entity::ids::AcademicYearId,
    name: &str,
    now: DateTime<Utc>,
    start: i64,
) -> campaign::Model {
    let day = |days: i64| now + Duration::days(start + days);
    let published = day(-14);
    campaign::Model {
        id,
        kind: CampaignKind::RankedChoice,
        series_id: None,
        year_id: year,
        name: name.into(),
        description: None,
        wishes_min: 0,
        wishes_max: 12,
        demand_shown: DemandShown::Live,
        repeats: Repeats::Allowed,
        outside_requests: true,
        exchanges_until: None,
        catch_up: false,
        procedure: "fair".into(),
        order_at: day(-48),
        wishes_open_at: day(-45),
        wishes_close_at: day(-30),
        commission_at: day(-15),
        publication_at: published,
        start_at: day(0),
        end_at: day(60),
        validation_open_at: day(21),
        validation_close_at: day(66),
        evaluation_open_at: day(61),
        evaluation_close_at: day(81),
        order_seed: 1,
        order_computed_at: Some(day(-48)),
        opened_at: Some(day(-46)),
        published_at: (published < now).then_some(published),
        version: 1,
        archived_at: None,
    }
}

/// A published placement; what the student was told of it is as long as in a real publication.
pub(super) fn placement_of(
    id: PlacementId,
    participant: &participant::Model,
    (site, opening): (SiteId, OpeningId),
    rank: i32,
    published: DateTime<Utc>,
) -> placement::Model {
    placement::Model {
        id,
        participant_id: Some(participant.id),
        student_id: participant.student_id,
        campaign_id: Some(participant.campaign_id),
        site_id: Some(site),
        opening_id: Some(opening),
        organisation_id: None,
        host_name: None,
        secondary_of_id: None,
        status: PlacementStatus::Published,
        rank: Some(rank),
        site_cost: None,
        adjustment: None,
        cost: Some(rank * 100),
        run_id: None,
        decision_id: None,
        note: None,
        pre_validated_by: None,
        pre_validated_at: None,
        validated_by: None,
        validated_at: None,
        published_at: Some(published),
        cancelled_at: None,
        cancelled_reason: None,
        version: 1,
    }
}
