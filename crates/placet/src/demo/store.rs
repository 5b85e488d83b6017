//! All queries of the demonstration: the mark of a database, and the rows of a drawn school.

use placet_entity as rows;
use placet_entity::ids::CommissionSessionId;
use placet_entity::{commission_session, instance};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable as _,
    QueryFilter as _,
};
use sea_orm_migration::SchemaManager;

use super::draw::{School, each_table};

/// Variables that one statement of SQLite takes.
const VARIABLES: usize = 32_766;

/// The mark of a database, if it has the table and the row.
pub(super) async fn mark(db: &sea_orm::DatabaseConnection) -> Result<Option<instance::Model>, DbErr> {
    if !SchemaManager::new(db).has_table("instance").await? {
        return Ok(None);
    }
    instance::Entity::find_by_id(1).one(db).await
}

/// Marks a database.
pub(super) async fn insert_mark(db: &impl ConnectionTrait, row: instance::Model) -> Result<(), DbErr> {
    instance::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Writes a school, table by table; `wrote` hears how many rows are written.
pub(super) async fn insert_school(
    db: &impl ConnectionTrait,
    school: School,
    mut wrote: impl FnMut(usize),
) -> Result<(), DbErr> {
    let mut written = 0;
    macro_rules! insert {
        ($table:ident) => {
            insert_rows::<rows::$table::Entity, _>(db, school.$table, |count| {
                written += count;
                wrote(written);
            })
            .await?;
        };
    }
    each_table!(insert);
    Ok(())
}

async fn insert_rows<E, A>(
    db: &impl ConnectionTrait,
    rows: Vec<E::Model>,
    mut wrote: impl FnMut(usize),
) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E> + Send,
{
    let at_once = (VARIABLES / E::Column::iter().count().max(1)).min(2_000);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(at_once).map(IntoActiveModel::into_active_model).collect();
        let count = chunk.len();
        E::insert_many(chunk).exec_without_returning(db).await?;
        wrote(count);
    }
    Ok(())
}

/// The sessions of the commission that are closed.
pub(super) async fn closed_sessions(
    db: &impl ConnectionTrait,
) -> Result<Vec<commission_session::Model>, DbErr> {
    commission_session::Entity::find()
        .filter(commission_session::Column::ClosedAt.is_not_null())
        .all(db)
        .await
}

/// Keeps the minutes of a session.
pub(super) async fn keep_minutes(
    db: &impl ConnectionTrait,
    id: CommissionSessionId,
    text: String,
    hash: String,
) -> Result<(), DbErr> {
    let row = commission_session::ActiveModel {
        id: Set(id),
        minutes: Set(Some(text)),
        minutes_sha256: Set(Some(hash)),
        ..Default::default()
    };
    commission_session::Entity::update(row).exec(db).await?;
    Ok(())
}
