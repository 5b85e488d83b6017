//! All queries on drafts of imports.

use chrono::{DateTime, Utc};
use placet_entity::ids::{AccountId, ImportDraftId};
use placet_entity::import_draft::{ActiveModel, Column, Entity, Model};
use placet_entity::kinds::ImportKind;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A draft of an account.
pub(super) async fn draft(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    kind: ImportKind,
    account: AccountId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::Kind.eq(kind)).filter(Column::AccountId.eq(account)).one(db).await
}

/// A draft without its content.
pub(super) struct Recent {
    pub id: ImportDraftId,
    pub kind: ImportKind,
    pub source_name: String,
    pub created_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// The last drafts of an account.
pub(super) async fn recent(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Recent>, DbErr> {
    type Row = (ImportDraftId, ImportKind, String, DateTime<Utc>, Option<DateTime<Utc>>);
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Kind, Column::SourceName, Column::CreatedAt, Column::ConfirmedAt])
        .filter(Column::AccountId.eq(account))
        .order_by_desc(Column::CreatedAt)
        .limit(10)
        .into_tuple()
        .all(db)
        .await?;
    let recent = |(id, kind, source_name, created_at, confirmed_at): Row| Recent {
        id,
        kind,
        source_name,
        created_at,
        confirmed_at,
    };
    Ok(rows.into_iter().map(recent).collect())
}

/// Keeps a draft, and forgets those of the account from before `forget`.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    row: ActiveModel,
    account: AccountId,
    forget: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account))
        .filter(Column::CreatedAt.lt(forget))
        .exec(db)
        .await?;
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Marks a draft confirmed, unless it is already.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::ConfirmedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps the report of a draft, and no longer its rows.
pub(super) async fn keep_report(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    content: String,
    report: String,
) -> Result<(), DbErr> {
    let row =
        ActiveModel { id: Set(id), content: Set(content), report: Set(Some(report)), ..Default::default() };
    Entity::update(row).exec(db).await?;
    Ok(())
}

/// Forgets a draft.
pub(super) async fn discard(db: &impl ConnectionTrait, id: ImportDraftId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
