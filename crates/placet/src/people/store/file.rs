//! Queries on what the page of a student shows.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{EnrolmentId, PlacementId, StudentId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{
    academic_year, campaign, cohort, curriculum, enrolment, participant, placement, placement_span, site,
    site_category,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// A cohort that a student is or was in.
pub(crate) struct Enrolled {
    pub id: EnrolmentId,
    pub curriculum: placet_entity::ids::CurriculumId,
    pub cohort: cohort::Model,
    pub year: academic_year::Model,
}

/// The cohorts of a student, the latest year first.
pub(crate) async fn enrolments(
    db: &impl ConnectionTrait,
    student: StudentId,
) -> Result<Vec<Enrolled>, DbErr> {
    let rows = enrolment::Entity::find()
        .join(JoinType::InnerJoin, enrolment::Relation::Curriculum.def())
        .filter(curriculum::Column::StudentId.eq(student))
        .find_also_related(cohort::Entity)
        .and_also_related(academic_year::Entity)
        .order_by_desc(academic_year::Column::StartOn)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, cohort, year)| {
            Some(Enrolled { id: row.id, curriculum: row.curriculum_id, cohort: cohort?, year: year? })
        })
        .collect())
}

/// A placement of a student as his page shows it.
pub(crate) struct Placed {
    pub row: placement::Model,
    pub campaign: Option<campaign::Model>,
    pub number: Option<i32>,
    pub host: Option<String>,
    pub category: Option<site_category::Model>,
    pub spans: Vec<(NaiveDate, NaiveDate)>,
}

/// The placements of a student, the latest first; without `proposals`, only those that are published at `now`.
pub(crate) async fn placements(
    db: &impl ConnectionTrait,
    student: StudentId,
    now: DateTime<Utc>,
    proposals: Proposals,
) -> Result<Vec<Placed>, DbErr> {
    let mut query = placement::Entity::find().filter(placement::Column::StudentId.eq(student));
    if proposals == Proposals::Hidden {
        query = query.filter(placement::Column::PublishedAt.lte(now));
    } else {
        query = query.filter(placement::Column::Status.ne(PlacementStatus::Cancelled));
    }
    let rows =
        query.find_also_related(campaign::Entity).find_also_related(participant::Entity).all(db).await?;
    let ids: Vec<PlacementId> = rows.iter().map(|(row, _, _)| row.id).collect();
    let mut spans: HashMap<PlacementId, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
    let found = placement_span::Entity::find()
        .filter(placement_span::Column::PlacementId.is_in(ids))
        .order_by_asc(placement_span::Column::StartOn)
        .all(db)
        .await?;
    for span in found {
        spans.entry(span.placement_id).or_default().push((span.start_on, span.end_on));
    }
    let sites: Vec<_> = rows.iter().filter_map(|(row, _, _)| row.site_id).collect();
    let sites: HashMap<_, _> = site::Entity::find()
        .filter(site::Column::Id.is_in(sites))
        .find_also_related(site_category::Entity)
        .all(db)
        .await?
        .into_iter()
        .map(|(site, category)| (site.id, (site.name, category)))
        .collect();
    let mut placed: Vec<Placed> = rows
        .into_iter()
        .map(|(row, campaign, participant)| {
            let site = row.site_id.and_then(|id| sites.get(&id).cloned());
            let (host, category) = site.map_or((None, None), |(name, category)| (Some(name), category));
            Placed {
                spans: spans.remove(&row.id).unwrap_or_default(),
                number: participant.map(|row| row.number),
                host: host.or_else(|| row.host_name.clone()),
                category,
                campaign,
                row,
            }
        })
        .collect();
    placed.sort_by_key(|one| {
        (std::cmp::Reverse(one.spans.first().map(|span| span.0)), one.row.secondary_of_id.is_some())
    });
    Ok(placed)
}

/// Whether placements that are not published are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proposals {
    /// To who sees the allocation.
    Shown,
    /// To others.
    Hidden,
}
