//! Where a curriculum stands: score and debt, changed only when a campaign is published.

use placet_entity::curriculum;
use placet_entity::ids::CurriculumId;
use sea_orm::{ConnectionTrait, DbErr};

use super::store;

/// Score and debt of a curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    /// Score in hundredths; none before the first cost.
    pub score: Option<i32>,
    /// How many costs the score holds.
    pub costs_count: i32,
    /// Debt in thousandths.
    pub debt: i32,
}

impl Standing {
    /// Where a curriculum stands now.
    pub fn of(row: &curriculum::Model) -> Self {
        Self { score: row.score, costs_count: row.costs_count, debt: row.debt }
    }
}

/// Records where curricula stand after a publication, or after one was called off; the caller tells of it in his own entry.
pub async fn record(db: &impl ConnectionTrait, standings: &[(CurriculumId, Standing)]) -> Result<(), DbErr> {
    store::record_standings(db, standings).await
}
