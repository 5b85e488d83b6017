//! What a student may rank, what he ranked, and his receipts.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, ParticipantId, RequirementId, SiteId, StudentId};
use placet_entity::kinds::{CampaignKind, PlacementStatus};
use placet_entity::{
    academic_year, accommodation, campaign, campaign_period, cohort, opening, participant, placement,
    student, wish, wish_receipt,
};
use placet_rules::time::{Interval, next_day};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};

use crate::curricula::{self, Of, Seen};
use crate::hosts;
use crate::wishes::model::{Choices, Facts, Participation, SiteWish, mark};

/// A student's own part in a ranked-choice campaign whose year is shown.
pub(in crate::wishes) async fn own(
    db: &impl ConnectionTrait,
    student: StudentId,
    campaign: CampaignId,
) -> Result<Option<Participation>, DbErr> {
    let found = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(campaign))
        .filter(participant::Column::StudentId.eq(student))
        .filter(campaign::Column::Kind.eq(CampaignKind::RankedChoice))
        .filter(academic_year::Column::LockedAt.is_not_null())
        .find_also_related(campaign::Entity)
        .find_also(participant::Entity, student::Entity)
        .join(JoinType::InnerJoin, campaign::Relation::Year.def())
        .one(db)
        .await?;
    Ok(found.and_then(whole))
}

/// A participant, for the staff.
pub(in crate::wishes) async fn participation(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    id: ParticipantId,
) -> Result<Option<Participation>, DbErr> {
    let found = participant::Entity::find_by_id(id)
        .filter(participant::Column::CampaignId.eq(campaign))
        .find_also_related(campaign::Entity)
        .find_also(participant::Entity, student::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(whole))
}

fn whole(
    (participant, campaign, student): (participant::Model, Option<campaign::Model>, Option<student::Model>),
) -> Option<Participation> {
    Some(Participation { participant, campaign: campaign?, student: student? })
}

/// The list that is stored, in order.
pub(in crate::wishes) async fn list(
    db: &impl ConnectionTrait,
    participant: ParticipantId,
) -> Result<Vec<SiteWish>, DbErr> {
    let rows = wish::Entity::find()
        .filter(wish::Column::ParticipantId.eq(participant))
        .order_by_asc(wish::Column::Rank)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let named: HashSet<_> =
        rows.iter().flat_map(|row| std::iter::once(row.opening_id).chain(row.secondary_opening_id)).collect();
    let sites: std::collections::HashMap<_, _> = opening::Entity::find()
        .select_only()
        .columns([opening::Column::Id, opening::Column::SiteId])
        .filter(opening::Column::Id.is_in(named))
        .into_tuple::<(placet_entity::ids::OpeningId, SiteId)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    Ok(rows
        .iter()
        .filter_map(|row| {
            let secondary = row.secondary_opening_id.and_then(|id| sites.get(&id).copied());
            Some(SiteWish { site: *sites.get(&row.opening_id)?, secondary })
        })
        .collect())
}

/// The openings of a participant's cohort: all, or those of some sites.
async fn openings(
    db: &impl ConnectionTrait,
    part: &Participation,
    only: Option<&[SiteId]>,
) -> Result<Vec<opening::Model>, DbErr> {
    let mut select = opening::Entity::find()
        .filter(opening::Column::CampaignId.eq(part.campaign.id))
        .filter(opening::Column::CohortId.eq(part.participant.cohort_id));
    if let Some(only) = only {
        select = select.filter(opening::Column::SiteId.is_in(only.iter().copied()));
    }
    select.all(db).await
}

/// The sites where a participant has been, one entry a placement.
async fn done(
    db: &impl ConnectionTrait,
    part: &Participation,
    now: DateTime<Utc>,
) -> Result<Vec<SiteId>, DbErr> {
    placement::Entity::find()
        .select_only()
        .column(placement::Column::SiteId)
        .filter(placement::Column::StudentId.eq(part.student.id))
        .filter(placement::Column::SiteId.is_not_null())
        .filter(placement::Column::Status.is_in([PlacementStatus::Published, PlacementStatus::Done]))
        .filter(placement::Column::PublishedAt.lte(now))
        .filter(
            placement::Column::CampaignId.ne(part.campaign.id).or(placement::Column::CampaignId.is_null()),
        )
        .into_tuple::<SiteId>()
        .all(db)
        .await
}

/// What is needed to say whether a student may rank sites: all that are open to his cohort, or only some.
pub(in crate::wishes) async fn facts(
    db: &impl ConnectionTrait,
    part: &Participation,
    only: Option<&[SiteId]>,
    now: DateTime<Utc>,
) -> Result<Facts, DbErr> {
    let openings = openings(db, part, only).await?;
    let ids: Vec<SiteId> = openings.iter().map(|row| row.site_id).collect();
    let level = cohort::Entity::find_by_id(part.participant.cohort_id).one(db).await?.map(|row| row.level_id);
    let done = done(db, part, now).await?;
    let accommodations = accommodation::Entity::find()
        .filter(accommodation::Column::StudentId.eq(part.student.id))
        .all(db)
        .await?;
    let periods = if accommodations.is_empty() {
        Vec::new()
    } else {
        campaign_period::Entity::find()
            .filter(campaign_period::Column::CampaignId.eq(part.campaign.id))
            .all(db)
            .await?
    };
    Ok(Facts {
        level,
        sites: hosts::facts::sites(db, &ids).await?,
        forbidden: hosts::facts::forbidden_levels(db, &ids).await?,
        pairings: hosts::facts::pairings(db, &ids).await?,
        openings,
        done,
        accommodations,
        periods: periods
            .iter()
            .map(|row| Interval { start: row.start_on, end: next_day(row.end_on) })
            .collect(),
    })
}

/// The sites of the facts as a student may rank them, marked with what they mean for his curriculum; and the requirements that
/// the marks name.
pub(in crate::wishes) async fn choices(
    db: &impl ConnectionTrait,
    part: &Participation,
    facts: Facts,
    (now, today): (DateTime<Utc>, chrono::NaiveDate),
) -> Result<(Choices, BTreeMap<RequirementId, String>), DbErr> {
    let mut choices = facts.choices(part);
    let curriculum = part.participant.curriculum_id;
    let book = curricula::book(db, Of::Curriculum(curriculum), today, Seen::At(now)).await?;
    if let Some(guide) = book.guide(curriculum, part.campaign.id) {
        mark(&mut choices, &guide);
    }
    Ok((choices, book.names().collect()))
}

/// How many participants of a campaign are to be placed.
pub(in crate::wishes) async fn participants(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<u64, DbErr> {
    participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(campaign))
        .filter(participant::Column::Excused.is_null())
        .count(db)
        .await
}

/// The receipts of a participant, the last first.
pub(in crate::wishes) async fn receipts(
    db: &impl ConnectionTrait,
    participant: ParticipantId,
) -> Result<Vec<wish_receipt::Model>, DbErr> {
    wish_receipt::Entity::find()
        .filter(wish_receipt::Column::ParticipantId.eq(participant))
        .order_by_desc(wish_receipt::Column::Number)
        .limit(200)
        .all(db)
        .await
}

/// One receipt of a participant.
pub(in crate::wishes) async fn receipt(
    db: &impl ConnectionTrait,
    participant: ParticipantId,
    number: i32,
) -> Result<Option<wish_receipt::Model>, DbErr> {
    wish_receipt::Entity::find()
        .filter(wish_receipt::Column::ParticipantId.eq(participant))
        .filter(wish_receipt::Column::Number.eq(number))
        .one(db)
        .await
}
