//! All queries on settings.

use chrono::{DateTime, Utc};
use placet_entity::setting;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use serde_json::Value;

use super::model::Settings;

/// The settings as they are stored now.
pub async fn load(db: &impl ConnectionTrait) -> Result<Settings, DbErr> {
    let rows = setting::Entity::find().all(db).await?;
    let values =
        rows.into_iter().filter_map(|row| Some((row.key, serde_json::from_str(&row.value).ok()?))).collect();
    Ok(Settings::of(values))
}

/// Stores the value of a setting.
pub(super) async fn save(
    db: &impl ConnectionTrait,
    key: &str,
    value: &Value,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = setting::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_string()),
        version: Set(1),
        updated_at: Set(now),
    };
    let again = OnConflict::column(setting::Column::Key)
        .update_columns([setting::Column::Value, setting::Column::UpdatedAt])
        .value(setting::Column::Version, Expr::col((setting::Entity, setting::Column::Version)).add(1))
        .to_owned();
    setting::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Goes back to the default of a setting.
pub(super) async fn forget(db: &impl ConnectionTrait, key: &str) -> Result<(), DbErr> {
    setting::Entity::delete_by_id(key.to_owned()).exec(db).await?;
    Ok(())
}
