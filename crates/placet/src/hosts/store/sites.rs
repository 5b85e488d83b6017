//! Sites: the list, one site, and what hangs on it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use placet_entity::ids::{OrganisationId, SiteCategoryId, SiteId, StudyLevelId};
use placet_entity::{
    contact, duty, organisation, programme, site, site_capacity, site_category, site_forbidden_level,
    site_pairing, study_level,
};
use sea_orm::ExprTrait as _;
use sea_orm::sea_query::Query as Sql;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// Which sites, by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::hosts) enum State {
    /// Not archived.
    #[default]
    Kept,
    /// Active.
    Active,
    /// Neither active nor archived.
    Inactive,
    /// Archived.
    Archived,
}

/// What a list of sites keeps.
#[derive(Clone, Debug, Default)]
pub(in crate::hosts) struct Filter {
    /// Folded words that must all be found, in the site or its organisation.
    pub search: String,
    /// This category.
    pub category: Option<SiteCategoryId>,
    /// This organisation.
    pub organisation: Option<OrganisationId>,
    /// This town.
    pub town: String,
    /// Their state.
    pub state: State,
    /// Out of subdivision only.
    pub out: bool,
    /// Without an active contact only.
    pub without_contact: bool,
}

fn select(filter: &Filter) -> Select<site::Entity> {
    let mut select = site::Entity::find();
    select = match filter.state {
        State::Kept => select.filter(site::Column::ArchivedAt.is_null()),
        State::Active => {
            select.filter(site::Column::ArchivedAt.is_null()).filter(site::Column::Active.eq(true))
        }
        State::Inactive => {
            select.filter(site::Column::ArchivedAt.is_null()).filter(site::Column::Active.eq(false))
        }
        State::Archived => select.filter(site::Column::ArchivedAt.is_not_null()),
    };
    for word in filter.search.split(' ').filter(|word| !word.is_empty()) {
        let named = Sql::select()
            .column(organisation::Column::Id)
            .from(organisation::Entity)
            .and_where(organisation::Column::SearchKey.contains(word))
            .to_owned();
        let found = Condition::any()
            .add(site::Column::SearchKey.contains(word))
            .add(site::Column::OrganisationId.in_subquery(named));
        select = select.filter(found);
    }
    if let Some(category) = filter.category {
        select = select.filter(site::Column::CategoryId.eq(category));
    }
    if let Some(organisation) = filter.organisation {
        select = select.filter(site::Column::OrganisationId.eq(organisation));
    }
    if !filter.town.is_empty() {
        select = select.filter(site::Column::Town.eq(filter.town.as_str()));
    }
    if filter.out {
        select = select.filter(site::Column::OutOfSubdivision.eq(true));
    }
    if filter.without_contact {
        let followed = Sql::select()
            .column((duty::Entity, duty::Column::SiteId))
            .from(duty::Entity)
            .inner_join(
                contact::Entity,
                sea_orm::sea_query::Expr::col((contact::Entity, contact::Column::Id))
                    .equals((duty::Entity, duty::Column::ContactId)),
            )
            .and_where(contact::Column::Active.eq(true))
            .to_owned();
        select = select.filter(site::Column::Id.not_in_subquery(followed));
    }
    select
}

/// How many sites a filter keeps.
pub(in crate::hosts) async fn count(db: &impl ConnectionTrait, filter: &Filter) -> Result<u64, DbErr> {
    select(filter).count(db).await
}

/// The sites that a filter keeps.
pub(in crate::hosts) async fn ids(db: &impl ConnectionTrait, filter: &Filter) -> Result<Vec<SiteId>, DbErr> {
    select(filter).select_only().column(site::Column::Id).into_tuple().all(db).await
}

/// Some of the sites that a filter keeps, in an order, with their organisation and category.
pub(in crate::hosts) async fn list(
    db: &impl ConnectionTrait,
    filter: &Filter,
    (key, descending): (&str, bool),
    window: Option<(u64, u64)>,
) -> Result<Vec<(site::Model, organisation::Model, site_category::Model)>, DbErr> {
    let order = if descending { Order::Desc } else { Order::Asc };
    let select =
        select(filter).find_also_related(organisation::Entity).find_also(site::Entity, site_category::Entity);
    let select = match key {
        "code" => select.order_by(site::Column::Code, order),
        "town" => select.order_by(site::Column::Town, order),
        "organisation" => select.order_by(organisation::Column::SearchKey, order),
        "category" => select.order_by(site_category::Column::Rank, order),
        _ => select.order_by(site::Column::SearchKey, order),
    };
    let mut select = select.order_by_asc(site::Column::SearchKey).order_by_asc(site::Column::Id);
    if let Some((offset, limit)) = window {
        select = select.offset(offset).limit(limit);
    }
    let rows = select.all(db).await?;
    Ok(rows.into_iter().filter_map(|(site, host, category)| Some((site, host?, category?))).collect())
}

/// The towns where sites are.
pub(in crate::hosts) async fn towns(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Option<String>> = site::Entity::find()
        .filter(site::Column::ArchivedAt.is_null())
        .filter(site::Column::Town.is_not_null())
        .select_only()
        .column(site::Column::Town)
        .distinct()
        .order_by_asc(site::Column::Town)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().flatten().collect())
}

/// A site.
pub(in crate::hosts) async fn find(
    db: &impl ConnectionTrait,
    id: SiteId,
) -> Result<Option<site::Model>, DbErr> {
    site::Entity::find_by_id(id).one(db).await
}

/// Sites by their identifiers.
pub(in crate::hosts) async fn several(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<Vec<site::Model>, DbErr> {
    site::Entity::find().filter(site::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The codes that sites have, archived ones included.
pub(in crate::hosts) async fn codes(db: &impl ConnectionTrait) -> Result<BTreeMap<String, SiteId>, DbErr> {
    let rows: Vec<(String, SiteId)> = site::Entity::find()
        .select_only()
        .column(site::Column::Code)
        .column(site::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Adds a site.
pub(in crate::hosts) async fn insert(db: &impl ConnectionTrait, row: site::Model) -> Result<(), DbErr> {
    site::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves a site.
pub(in crate::hosts) async fn update(db: &impl ConnectionTrait, row: site::Model) -> Result<(), DbErr> {
    site::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

/// The sites without coordinates that have a town: identifier, postcode, town.
pub(in crate::hosts) async fn unplaced(
    db: &impl ConnectionTrait,
) -> Result<Vec<(SiteId, Option<String>, Option<String>)>, DbErr> {
    site::Entity::find()
        .filter(site::Column::Latitude.is_null())
        .filter(site::Column::Town.is_not_null())
        .select_only()
        .columns([site::Column::Id, site::Column::Postcode, site::Column::Town])
        .into_tuple()
        .all(db)
        .await
}

/// Places a site that still has no coordinates, in millionths of a degree.
pub(in crate::hosts) async fn place(
    db: &impl ConnectionTrait,
    id: SiteId,
    (latitude, longitude): (i32, i32),
) -> Result<(), DbErr> {
    let row = site::ActiveModel {
        latitude: Set(Some(latitude)),
        longitude: Set(Some(longitude)),
        ..Default::default()
    };
    let unplaced = site::Entity::update_many().set(row).filter(site::Column::Id.eq(id));
    unplaced.filter(site::Column::Latitude.is_null()).exec(db).await?;
    Ok(())
}

/// Archives a site, or brings it back.
pub(in crate::hosts) async fn set_archived(
    db: &impl ConnectionTrait,
    row: &site::Model,
    at: Option<DateTime<Utc>>,
) -> Result<(), DbErr> {
    let row = site::ActiveModel {
        id: Set(row.id),
        archived_at: Set(at),
        version: Set(row.version + 1),
        ..Default::default()
    };
    site::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Puts sites in use, or out of use.
pub(in crate::hosts) async fn set_active(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
    active: bool,
) -> Result<(), DbErr> {
    use sea_orm::sea_query::Expr;
    for chunk in ids.chunks(5_000) {
        site::Entity::update_many()
            .col_expr(site::Column::Active, Expr::value(active))
            .col_expr(site::Column::Version, Expr::col(site::Column::Version).add(1))
            .filter(site::Column::Id.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Study levels that may be forbidden, with the name of their programme.
pub(in crate::hosts) async fn levels(
    db: &impl ConnectionTrait,
) -> Result<Vec<(StudyLevelId, String)>, DbErr> {
    let rows = study_level::Entity::find()
        .order_by_asc(study_level::Column::ProgrammeId)
        .order_by_asc(study_level::Column::Rank)
        .all(db)
        .await?;
    let programmes: BTreeMap<_, _> =
        programme::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let programme = programmes.get(&row.programme_id).map_or("", String::as_str);
            (row.id, format!("{programme} — {}", row.name))
        })
        .collect())
}

/// Replaces the levels that a site does not take.
pub(in crate::hosts) async fn replace_levels(
    db: &impl ConnectionTrait,
    id: SiteId,
    levels: &[StudyLevelId],
) -> Result<(), DbErr> {
    site_forbidden_level::Entity::delete_many()
        .filter(site_forbidden_level::Column::SiteId.eq(id))
        .exec(db)
        .await?;
    if !levels.is_empty() {
        let rows = levels
            .iter()
            .map(|level| site_forbidden_level::ActiveModel { site_id: Set(id), level_id: Set(*level) });
        site_forbidden_level::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The sites that may accompany this one, or that it may accompany.
pub(in crate::hosts) async fn paired(db: &impl ConnectionTrait, id: SiteId) -> Result<Vec<SiteId>, DbErr> {
    let rows = site_pairing::Entity::find()
        .filter(
            Condition::any()
                .add(site_pairing::Column::PrincipalId.eq(id))
                .add(site_pairing::Column::SecondaryId.eq(id)),
        )
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| if row.principal_id == id { row.secondary_id } else { row.principal_id })
        .collect())
}

/// Replaces the pairs of a site; `principal` says on which side it is.
pub(in crate::hosts) async fn replace_pairs(
    db: &impl ConnectionTrait,
    id: SiteId,
    principal: bool,
    others: &[SiteId],
) -> Result<(), DbErr> {
    site_pairing::Entity::delete_many()
        .filter(
            Condition::any()
                .add(site_pairing::Column::PrincipalId.eq(id))
                .add(site_pairing::Column::SecondaryId.eq(id)),
        )
        .exec(db)
        .await?;
    if !others.is_empty() {
        let rows = others.iter().map(|other| {
            let (first, second) = if principal { (id, *other) } else { (*other, id) };
            site_pairing::ActiveModel { principal_id: Set(first), secondary_id: Set(second) }
        });
        site_pairing::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Default and dated capacities of a site, the default first, then by date.
pub(in crate::hosts) async fn capacity_rows(
    db: &impl ConnectionTrait,
    id: SiteId,
) -> Result<Vec<site_capacity::Model>, DbErr> {
    let mut rows = site_capacity::Entity::find().filter(site_capacity::Column::SiteId.eq(id)).all(db).await?;
    rows.sort_by_key(|row| (row.from_on.is_some() || row.until_on.is_some(), row.from_on, row.until_on));
    Ok(rows)
}

/// Replaces the capacities of a site.
pub(in crate::hosts) async fn replace_capacities(
    db: &impl ConnectionTrait,
    id: SiteId,
    rows: Vec<site_capacity::Model>,
) -> Result<(), DbErr> {
    site_capacity::Entity::delete_many().filter(site_capacity::Column::SiteId.eq(id)).exec(db).await?;
    if !rows.is_empty() {
        let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
        site_capacity::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Every site, archived ones included.
pub(in crate::hosts) async fn every(db: &impl ConnectionTrait) -> Result<Vec<site::Model>, DbErr> {
    site::Entity::find().order_by_asc(site::Column::Code).all(db).await
}

/// Puts a capacity without dates in place of the one that a site has.
pub(in crate::hosts) async fn set_default(
    db: &impl ConnectionTrait,
    row: site_capacity::Model,
) -> Result<(), DbErr> {
    site_capacity::Entity::delete_many()
        .filter(site_capacity::Column::SiteId.eq(row.site_id))
        .filter(site_capacity::Column::FromOn.is_null())
        .filter(site_capacity::Column::UntilOn.is_null())
        .exec(db)
        .await?;
    site_capacity::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}
