//! All queries of the kit on the forms that were received.

use chrono::{DateTime, Utc};
use placet_entity::sent_form;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// A form that was received.
pub(super) async fn sent_form(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<sent_form::Model>, DbErr> {
    sent_form::Entity::find_by_id(key.to_owned()).one(db).await
}

/// Notes that a form is received, and forgets those from before `forget`. Says no when it was already; waits for whoever
/// receives it at the same time.
pub(super) async fn note_sent_form(
    db: &impl ConnectionTrait,
    key: &str,
    at: DateTime<Utc>,
    forget: DateTime<Utc>,
) -> Result<bool, DbErr> {
    sent_form::Entity::delete_many().filter(sent_form::Column::At.lt(forget)).exec(db).await?;
    let row = sent_form::ActiveModel { key: Set(key.to_owned()), at: Set(at), location: Set(None) };
    let noted = sent_form::Entity::insert(row)
        .on_conflict(OnConflict::column(sent_form::Column::Key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(noted == 1)
}

/// Notes where the answer to a form led.
pub(super) async fn note_location(db: &impl ConnectionTrait, key: &str, location: &str) -> Result<(), DbErr> {
    let row = sent_form::ActiveModel {
        key: Set(key.to_owned()),
        location: Set(Some(location.to_owned())),
        ..Default::default()
    };
    sent_form::Entity::update(row).exec(db).await?;
    Ok(())
}
