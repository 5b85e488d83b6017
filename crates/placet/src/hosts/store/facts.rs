//! Many sites at once, for the doors of the feature.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use placet_entity::ids::{CapacityGroupId, SiteId, StudyLevelId};
use placet_entity::{
    capacity_group, capacity_group_member, contact, duty, organisation, site, site_capacity, site_category,
    site_forbidden_level, site_pairing,
};
use placet_rules::capacity::{Capacity, DatedCapacity, Group};
use placet_rules::distance::Coordinates;
use placet_rules::eligibility::{Activity, SiteRole, Wishing};
use placet_rules::time::{Span, next_day};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::super::model::{CategoryFacts, ContactFacts, FixedCost, SiteFacts};

/// The default of a site and its dated rows.
pub(in crate::hosts) type CapacityRows = (Capacity, Vec<DatedCapacity>);

/// A category as its label shows it.
pub(in crate::hosts) fn category_facts(row: &site_category::Model) -> CategoryFacts {
    CategoryFacts {
        id: row.id,
        code: row.code.clone(),
        acronym: row.acronym.clone(),
        name: row.name.clone(),
        rank: row.rank,
        role: if row.principal { SiteRole::Principal } else { SiteRole::Secondary },
        colour: row.colour,
    }
}

/// Where a site is, when both coordinates are stored and name a place.
pub(in crate::hosts) fn coordinates(latitude: Option<i32>, longitude: Option<i32>) -> Option<Coordinates> {
    Coordinates::from_millionths(latitude?, longitude?).ok()
}

/// The sites of a list, or all that are not archived.
pub(in crate::hosts) async fn sites(
    db: &impl ConnectionTrait,
    ids: Option<&[SiteId]>,
) -> Result<BTreeMap<SiteId, SiteFacts>, DbErr> {
    let select = site::Entity::find();
    let select = match ids {
        Some(ids) => select.filter(site::Column::Id.is_in(ids.iter().copied())),
        None => select.filter(site::Column::ArchivedAt.is_null()),
    };
    let rows = select
        .find_also_related(organisation::Entity)
        .find_also(site::Entity, site_category::Entity)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, organisation, category)| {
            let (organisation, category) = (organisation?, category?);
            let facts = SiteFacts {
                id: row.id,
                activity: activity(&row),
                wishing: if row.wishes_allowed { Wishing::Allowed } else { Wishing::NotAllowed },
                coordinates: coordinates(row.latitude, row.longitude),
                fixed_cost: fixed_cost(&row),
                code: row.code,
                name: row.name,
                service: row.service,
                town: row.town,
                organisation: organisation.id,
                organisation_name: organisation.name,
                category: category_facts(&category),
                out_of_subdivision: row.out_of_subdivision,
                info: row.info,
                url: row.url,
            };
            Some((facts.id, facts))
        })
        .collect())
}

fn activity(row: &site::Model) -> Activity {
    if row.active && row.archived_at.is_none() { Activity::Active } else { Activity::Inactive }
}

fn fixed_cost(row: &site::Model) -> Option<FixedCost> {
    if row.fixed_cost_median { Some(FixedCost::Median) } else { row.fixed_cost.map(FixedCost::Hundredths) }
}

/// The capacity that a row holds.
pub(in crate::hosts) fn capacity(row: &site_capacity::Model) -> Capacity {
    let seats = |stored: i32| u32::try_from(stored).unwrap_or(0);
    Capacity { min: seats(row.min_seats), ideal: seats(row.ideal_seats), max: seats(row.max_seats) }
}

/// Default and dated rows of each site.
pub(in crate::hosts) async fn capacities(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<BTreeMap<SiteId, CapacityRows>, DbErr> {
    let rows = site_capacity::Entity::find()
        .filter(site_capacity::Column::SiteId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let mut found: BTreeMap<SiteId, CapacityRows> =
        ids.iter().map(|id| (*id, (Capacity::CLOSED, Vec::new()))).collect();
    for row in rows {
        let Some((default, dated)) = found.get_mut(&row.site_id) else { continue };
        if row.from_on.is_none() && row.until_on.is_none() {
            *default = capacity(&row);
        } else {
            dated.push(DatedCapacity {
                from: row.from_on,
                until: row.until_on.map(next_day),
                capacity: capacity(&row),
            });
        }
    }
    Ok(found)
}

/// The groups that hold on some day of the spans, with their own members.
pub(in crate::hosts) async fn capacity_groups(
    db: &impl ConnectionTrait,
    spans: &[Span],
) -> Result<Vec<Group<CapacityGroupId, SiteId>>, DbErr> {
    let holds = |from: Option<NaiveDate>, until: Option<NaiveDate>| {
        spans.iter().any(|span| {
            from.is_none_or(|from| from < span.end) && until.is_none_or(|until| span.start <= until)
        })
    };
    let groups = capacity_group::Entity::find().order_by_asc(capacity_group::Column::Id).all(db).await?;
    let mut members: BTreeMap<CapacityGroupId, Vec<SiteId>> = BTreeMap::new();
    for row in capacity_group_member::Entity::find().all(db).await? {
        members.entry(row.group_id).or_default().push(row.site_id);
    }
    Ok(groups
        .into_iter()
        .map(|group| Group {
            id: group.id,
            parent: group.parent_id,
            members: members.remove(&group.id).unwrap_or_default(),
            // A group out of its dates limits nothing, yet those inside it still count for the one around it.
            max: if holds(group.from_on, group.until_on) {
                u32::try_from(group.max_seats).unwrap_or(0)
            } else {
                u32::MAX
            },
        })
        .collect())
}

/// The secondary sites of each principal one.
pub(in crate::hosts) async fn pairings(
    db: &impl ConnectionTrait,
    principals: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<SiteId>>, DbErr> {
    let mut found: BTreeMap<SiteId, Vec<SiteId>> = BTreeMap::new();
    let rows = site_pairing::Entity::find()
        .filter(site_pairing::Column::PrincipalId.is_in(principals.iter().copied()))
        .all(db)
        .await?;
    for row in rows {
        found.entry(row.principal_id).or_default().push(row.secondary_id);
    }
    Ok(found)
}

/// The levels that each site does not take.
pub(in crate::hosts) async fn forbidden_levels(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<StudyLevelId>>, DbErr> {
    let mut found: BTreeMap<SiteId, Vec<StudyLevelId>> = BTreeMap::new();
    let rows = site_forbidden_level::Entity::find()
        .filter(site_forbidden_level::Column::SiteId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    for row in rows {
        found.entry(row.site_id).or_default().push(row.level_id);
    }
    Ok(found)
}

/// The active contacts of each site, those that students see only if asked.
pub(in crate::hosts) async fn contacts(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
    only_visible: bool,
) -> Result<BTreeMap<SiteId, Vec<ContactFacts>>, DbErr> {
    let select = duty::Entity::find()
        .filter(duty::Column::SiteId.is_in(ids.iter().copied()))
        .find_also_related(contact::Entity)
        .filter(contact::Column::Active.eq(true))
        .order_by_asc(contact::Column::DisplayName)
        .order_by_asc(contact::Column::Id);
    let select = if only_visible { select.filter(duty::Column::VisibleToStudents.eq(true)) } else { select };
    let mut found: BTreeMap<SiteId, Vec<ContactFacts>> = BTreeMap::new();
    for (duty, contact) in select.all(db).await? {
        let Some(contact) = contact else { continue };
        found.entry(duty.site_id).or_default().push(ContactFacts {
            id: contact.id,
            name: contact.display_name,
            function: contact.function,
            email: contact.email,
            phone: contact.phone,
        });
    }
    Ok(found)
}
