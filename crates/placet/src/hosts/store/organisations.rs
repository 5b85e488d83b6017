//! Organisations and their contacts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{ContactId, OrganisationId, SiteId};
use placet_entity::kinds::TrustLevel;
use placet_entity::{contact, duty, organisation, site, site_category};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// What a list of organisations keeps.
#[derive(Clone, Debug, Default)]
pub(in crate::hosts) struct Filter {
    /// Folded words that must all be found.
    pub search: String,
    /// This level of trust.
    pub trust: Option<TrustLevel>,
    /// This sector.
    pub sector: String,
    /// Archived ones instead of the others.
    pub archived: bool,
}

fn select(filter: &Filter) -> Select<organisation::Entity> {
    let column = organisation::Column::ArchivedAt;
    let mut select = organisation::Entity::find().filter(if filter.archived {
        column.is_not_null()
    } else {
        column.is_null()
    });
    for word in filter.search.split(' ').filter(|word| !word.is_empty()) {
        select = select.filter(organisation::Column::SearchKey.contains(word));
    }
    if let Some(trust) = filter.trust {
        select = select.filter(organisation::Column::TrustLevel.eq(trust));
    }
    if !filter.sector.is_empty() {
        select = select.filter(organisation::Column::Sector.eq(filter.sector.as_str()));
    }
    select
}

/// How many organisations a filter keeps.
pub(in crate::hosts) async fn count(db: &impl ConnectionTrait, filter: &Filter) -> Result<u64, DbErr> {
    select(filter).count(db).await
}

/// Some of the organisations that a filter keeps, in an order.
pub(in crate::hosts) async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    (key, descending): (&str, bool),
    window: Option<(u64, u64)>,
) -> Result<Vec<organisation::Model>, DbErr> {
    let column = match key {
        "town" => organisation::Column::Town,
        "sector" => organisation::Column::Sector,
        "headcount" => organisation::Column::Headcount,
        _ => organisation::Column::SearchKey,
    };
    let order = if descending { Order::Desc } else { Order::Asc };
    let mut select = select(filter)
        .order_by(column, order)
        .order_by_asc(organisation::Column::SearchKey)
        .order_by_asc(organisation::Column::Id);
    if let Some((offset, limit)) = window {
        select = select.offset(offset).limit(limit);
    }
    select.all(db).await
}

/// The sectors that organisations have.
pub(in crate::hosts) async fn sectors(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Option<String>> = organisation::Entity::find()
        .filter(organisation::Column::ArchivedAt.is_null())
        .filter(organisation::Column::Sector.is_not_null())
        .select_only()
        .column(organisation::Column::Sector)
        .distinct()
        .order_by_asc(organisation::Column::Sector)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().flatten().collect())
}

/// How many sites that are not archived, and how many active contacts, each of these organisations has.
pub(in crate::hosts) async fn counts(
    db: &impl ConnectionTrait,
    ids: &[OrganisationId],
) -> Result<BTreeMap<OrganisationId, (i64, i64)>, DbErr> {
    let sites: Vec<(OrganisationId, i64)> = site::Entity::find()
        .filter(site::Column::OrganisationId.is_in(ids.iter().copied()))
        .filter(site::Column::ArchivedAt.is_null())
        .select_only()
        .column(site::Column::OrganisationId)
        .column_as(site::Column::Id.count(), "count")
        .group_by(site::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let contacts: Vec<(OrganisationId, i64)> = contact::Entity::find()
        .filter(contact::Column::OrganisationId.is_in(ids.iter().copied()))
        .filter(contact::Column::Active.eq(true))
        .select_only()
        .column(contact::Column::OrganisationId)
        .column_as(contact::Column::Id.count(), "count")
        .group_by(contact::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let mut found: BTreeMap<OrganisationId, (i64, i64)> = BTreeMap::new();
    for (id, count) in sites {
        found.entry(id).or_default().0 = count;
    }
    for (id, count) in contacts {
        found.entry(id).or_default().1 = count;
    }
    Ok(found)
}

/// An organisation.
pub(in crate::hosts) async fn find(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id).one(db).await
}

/// The organisation of a SIRET.
pub(in crate::hosts) async fn of_siret(
    db: &impl ConnectionTrait,
    siret: &str,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find().filter(organisation::Column::Siret.eq(siret)).one(db).await
}

/// Identifier and name of every organisation that is not archived, by name.
pub(in crate::hosts) async fn names(
    db: &impl ConnectionTrait,
) -> Result<Vec<(OrganisationId, String)>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::ArchivedAt.is_null())
        .order_by_asc(organisation::Column::SearchKey)
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::Name)
        .into_tuple()
        .all(db)
        .await
}

/// Adds an organisation.
pub(in crate::hosts) async fn insert(
    db: &impl ConnectionTrait,
    row: organisation::Model,
) -> Result<(), DbErr> {
    organisation::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves an organisation.
pub(in crate::hosts) async fn update(
    db: &impl ConnectionTrait,
    row: organisation::Model,
) -> Result<(), DbErr> {
    organisation::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// Archives an organisation, or brings it back.
pub(in crate::hosts) async fn set_archived(
    db: &impl ConnectionTrait,
    row: &organisation::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let row = organisation::ActiveModel {
        id: Set(row.id),
        archived_at: Set(at),
        version: Set(row.version + 1),
        ..Default::default()
    };
    organisation::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The sites of an organisation that are not archived, with their category, by name.
pub(in crate::hosts) async fn sites(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Vec<(site::Model, site_category::Model)>, DbErr> {
    let rows = site::Entity::find()
        .filter(site::Column::OrganisationId.eq(id))
        .filter(site::Column::ArchivedAt.is_null())
        .order_by_asc(site::Column::SearchKey)
        .find_also_related(site_category::Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(site, category)| Some((site, category?))).collect())
}

/// The contacts of an organisation, by name.
pub(in crate::hosts) async fn contacts(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Vec<contact::Model>, DbErr> {
    contact::Entity::find()
        .filter(contact::Column::OrganisationId.eq(id))
        .order_by_asc(contact::Column::DisplayName)
        .order_by_asc(contact::Column::Id)
        .all(db)
        .await
}

/// A contact.
pub(in crate::hosts) async fn contact(
    db: &impl ConnectionTrait,
    id: ContactId,
) -> Result<Option<contact::Model>, DbErr> {
    contact::Entity::find_by_id(id).one(db).await
}

/// The duties of contacts.
pub(in crate::hosts) async fn duties(
    db: &impl ConnectionTrait,
    ids: &[ContactId],
) -> Result<Vec<duty::Model>, DbErr> {
    duty::Entity::find().filter(duty::Column::ContactId.is_in(ids.iter().copied())).all(db).await
}

/// Adds a contact.
pub(in crate::hosts) async fn insert_contact(
    db: &impl ConnectionTrait,
    row: contact::Model,
) -> Result<(), DbErr> {
    contact::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves a contact.
pub(in crate::hosts) async fn update_contact(
    db: &impl ConnectionTrait,
    row: contact::Model,
) -> Result<(), DbErr> {
    contact::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// Replaces the duties of a contact: the sites, and whether students see him there.
pub(in crate::hosts) async fn replace_duties(
    db: &impl ConnectionTrait,
    id: ContactId,
    duties: &[(SiteId, bool)],
) -> Result<(), DbErr> {
    duty::Entity::delete_many().filter(duty::Column::ContactId.eq(id)).exec(db).await?;
    if !duties.is_empty() {
        let rows = duties.iter().map(|(site, visible)| duty::ActiveModel {
            contact_id: Set(id),
            site_id: Set(*site),
            visible_to_students: Set(*visible),
        });
        duty::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Removes a contact and his duties.
pub(in crate::hosts) async fn delete_contact(db: &impl ConnectionTrait, id: ContactId) -> Result<(), DbErr> {
    duty::Entity::delete_many().filter(duty::Column::ContactId.eq(id)).exec(db).await?;
    contact::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Every organisation that is not archived, the oldest first.
pub(in crate::hosts) async fn every(db: &impl ConnectionTrait) -> Result<Vec<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::ArchivedAt.is_null())
        .order_by_asc(organisation::Column::Id)
        .all(db)
        .await
}

/// Every organisation, the oldest first.
pub(in crate::hosts) async fn every_with_archived(
    db: &impl ConnectionTrait,
) -> Result<Vec<organisation::Model>, DbErr> {
    organisation::Entity::find().order_by_asc(organisation::Column::Id).all(db).await
}

/// Every contact, by name.
pub(in crate::hosts) async fn every_contact(db: &impl ConnectionTrait) -> Result<Vec<contact::Model>, DbErr> {
    contact::Entity::find()
        .order_by_asc(contact::Column::DisplayName)
        .order_by_asc(contact::Column::Id)
        .all(db)
        .await
}

/// Every duty.
pub(in crate::hosts) async fn every_duty(db: &impl ConnectionTrait) -> Result<Vec<duty::Model>, DbErr> {
    duty::Entity::find()
        .order_by_asc(duty::Column::ContactId)
        .order_by_asc(duty::Column::SiteId)
        .all(db)
        .await
}

/// Moves a contact to another organisation.
pub(in crate::hosts) async fn move_contact(
    db: &impl ConnectionTrait,
    id: ContactId,
    organisation: OrganisationId,
) -> Result<(), DbErr> {
    contact::Entity::update_many()
        .col_expr(contact::Column::OrganisationId, Expr::value(organisation))
        .col_expr(contact::Column::Version, Expr::col(contact::Column::Version).add(1))
        .filter(contact::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives a contact a duty on a site, or changes it.
pub(in crate::hosts) async fn set_duty(
    db: &impl ConnectionTrait,
    contact_id: ContactId,
    site_id: SiteId,
    visible: bool,
) -> Result<(), DbErr> {
    let row = duty::ActiveModel {
        contact_id: Set(contact_id),
        site_id: Set(site_id),
        visible_to_students: Set(visible),
    };
    let replaced = OnConflict::columns([duty::Column::ContactId, duty::Column::SiteId])
        .update_column(duty::Column::VisibleToStudents)
        .to_owned();
    duty::Entity::insert(row).on_conflict(replaced).exec_without_returning(db).await?;
    Ok(())
}
