//! Where a curriculum stands: score and debt, changed only when a campaign is published.

use placet_entity::curriculum;
use placet_entity::ids::CurriculumId;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr};

use super::store;

/// Score and debt of a curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Standing {
    /// Score in hundredths; none before the first cost.
    pub score: Option<i32>,
    /// How many costs the score holds.
    pub costs_count: i32,
    /// Debt in thousandths.
    pub debt: i32,
}

/// Records where a curriculum stands after a publication; the caller tells of it in his own entry.
pub async fn record(db: &impl ConnectionTrait, id: CurriculumId, standing: Standing) -> Result<(), DbErr> {
    let row = curriculum::ActiveModel {
        id: Set(id),
        score: Set(standing.score),
        costs_count: Set(standing.costs_count),
        debt: Set(standing.debt),
        ..Default::default()
    };
    store::update_curriculum(db, row).await
}
