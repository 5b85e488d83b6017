//! All queries on settings.

use placet_entity::setting;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::model::Settings;

/// The settings as they are stored now.
pub async fn load(db: &impl ConnectionTrait) -> Result<Settings, DbErr> {
    let rows = setting::Entity::find().all(db).await?;
    let values =
        rows.into_iter().filter_map(|row| Some((row.key, serde_json::from_str(&row.value).ok()?))).collect();
    Ok(Settings::of(values))
}
