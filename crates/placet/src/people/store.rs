//! All queries on students and their curricula.

use placet_entity::curriculum;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

/// Changes columns of a curriculum.
pub(super) async fn update_curriculum(
    db: &impl ConnectionTrait,
    row: curriculum::ActiveModel,
) -> Result<(), DbErr> {
    curriculum::Entity::update(row).exec(db).await?;
    Ok(())
}
