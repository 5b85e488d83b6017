//! All queries on saved views.

use placet_entity::ids::{AccountId, SavedViewId};
use placet_entity::saved_view::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use super::model::{List, View, Views, kept};
use crate::access::Actor;
use crate::access::privilege::ShareViews;
use crate::kit::table::Query;

/// The views of an account and those that are shared, by name.
pub(super) async fn seen_by(
    db: &impl ConnectionTrait,
    account: AccountId,
    list: Option<List>,
) -> Result<Vec<Model>, DbErr> {
    let seen = Condition::any().add(Column::AccountId.eq(account)).add(Column::Shared.eq(true));
    let mut select = Entity::find().filter(seen);
    if let Some(list) = list {
        select = select.filter(Column::List.eq(list.code()));
    }
    select.order_by_asc(Column::Name).order_by_asc(Column::Id).all(db).await
}

/// The views above a list at `path`, whose present query is `query`.
pub async fn above(
    db: &impl ConnectionTrait,
    actor: &Actor,
    list: List,
    path: &str,
    query: &Query,
) -> Result<Views, DbErr> {
    let (rows, now) = (seen_by(db, actor.signed.account, Some(list)).await?, kept(query));
    let share = actor.holds::<ShareViews>();
    let may_change = rows.iter().any(|row| row.account_id == actor.signed.account || share);
    let view = |row: Model| View {
        href: format!("{path}?{}", row.query),
        current: row.query == now,
        name: row.name,
        shared: row.shared,
    };
    Ok(Views {
        list: list.code(),
        all: rows.into_iter().map(view).collect(),
        back: format!("{path}?{now}"),
        query: now,
        may_share: share,
        may_change,
    })
}

/// A view.
pub(super) async fn find(db: &impl ConnectionTrait, id: SavedViewId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The view of an account in a list under a name.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    account: AccountId,
    list: &str,
    name: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::List.eq(list))
        .filter(Column::Name.eq(name))
        .one(db)
        .await
}

/// Adds a view.
pub(super) async fn insert(db: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Saves a view.
pub(super) async fn update(db: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let row: ActiveModel = row.into_active_model().reset_all();
    Entity::update(row).exec(db).await?;
    Ok(())
}

/// Removes a view.
pub(super) async fn remove(db: &impl ConnectionTrait, id: SavedViewId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
