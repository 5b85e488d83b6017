//! All queries on drafts of imports.

use chrono::{DateTime, Utc};
use placet_entity::ids::{AccountId, ImportDraftId};
use placet_entity::import_draft::{ActiveModel, Column, Entity};
use placet_entity::kinds::{ImportKind, ImportState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a draft holds.
pub(super) async fn content(db: &impl ConnectionTrait, id: ImportDraftId) -> Result<Option<String>, DbErr> {
    Entity::find_by_id(id).select_only().column(Column::Content).into_tuple().one(db).await
}

/// A draft without its content.
pub(super) struct Head {
    pub id: ImportDraftId,
    pub kind: ImportKind,
    pub source_name: String,
    pub row_count: i32,
    pub state: ImportState,
    pub created_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

const HEAD: [Column; 7] = [
    Column::Id,
    Column::Kind,
    Column::SourceName,
    Column::RowCount,
    Column::State,
    Column::CreatedAt,
    Column::ConfirmedAt,
];

type HeadRow = (ImportDraftId, ImportKind, String, i32, ImportState, DateTime<Utc>, Option<DateTime<Utc>>);

fn head_of(row: HeadRow) -> Head {
    let (id, kind, source_name, row_count, state, created_at, confirmed_at) = row;
    Head { id, kind, source_name, row_count, state, created_at, confirmed_at }
}

/// The head of a draft of an account.
pub(super) async fn head(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    kind: ImportKind,
    account: AccountId,
) -> Result<Option<Head>, DbErr> {
    let select = Entity::find_by_id(id).filter(Column::Kind.eq(kind)).filter(Column::AccountId.eq(account));
    let row: Option<HeadRow> = select.select_only().columns(HEAD).into_tuple().one(db).await?;
    Ok(row.map(head_of))
}

/// The last drafts of an account.
pub(super) async fn recent(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Head>, DbErr> {
    let rows: Vec<HeadRow> = Entity::find()
        .select_only()
        .columns(HEAD)
        .filter(Column::AccountId.eq(account))
        .order_by_desc(Column::CreatedAt)
        .limit(10)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(head_of).collect())
}

/// The report of a draft, as it was last kept.
pub(super) async fn report(db: &impl ConnectionTrait, id: ImportDraftId) -> Result<Option<String>, DbErr> {
    let found: Option<Option<String>> =
        Entity::find_by_id(id).select_only().column(Column::Report).into_tuple().one(db).await?;
    Ok(found.flatten())
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
        .filter(Column::State.ne(ImportState::Running))
        .exec(db)
        .await?;
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Marks a draft as being written, unless it is, or was to its end.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(at))
        .col_expr(Column::State, Expr::value(ImportState::Running))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_not_in([ImportState::Running, ImportState::Done]))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Changes a draft that is being written. None is, when somebody else ended it.
pub(super) async fn update_running(
    db: &impl ConnectionTrait,
    id: ImportDraftId,
    change: ActiveModel,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(ImportState::Running))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The drafts that are being written, with what was written so far.
pub(super) async fn running(
    db: &impl ConnectionTrait,
) -> Result<Vec<(ImportDraftId, ImportKind, Option<String>)>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(ImportState::Running))
        .select_only()
        .columns([Column::Id, Column::Kind, Column::Report])
        .into_tuple()
        .all(db)
        .await
}

/// Forgets a draft that is not being written.
pub(super) async fn discard(db: &impl ConnectionTrait, id: ImportDraftId) -> Result<bool, DbErr> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::State.ne(ImportState::Running))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}
