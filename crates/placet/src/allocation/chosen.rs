//! A run with a result, read back: ready to be asked.

use placet_allocation::{Checked, Plan, Problem};
use placet_entity::allocation_run;
use placet_entity::ids::{AllocationRunId, CampaignId};
use placet_entity::kinds::RunState;
use sea_orm::ConnectionTrait;

use super::store;

/// A run with a result.
pub struct Chosen {
    /// Which.
    pub id: AllocationRunId,
    /// Its row.
    pub row: allocation_run::Model,
    /// Its problem.
    pub checked: Checked,
    /// Its plan.
    pub plan: Plan,
}

impl Chosen {
    /// Reads a run; none when it has no result.
    pub fn of(row: allocation_run::Model) -> anyhow::Result<Option<Self>> {
        let Some(result) = &row.result else { return Ok(None) };
        let plan = serde_json::from_str(result)?;
        let checked = Problem::parse(row.problem.as_bytes())
            .map_err(|errors| anyhow::anyhow!("a stored problem no longer reads: {errors:?}"))?;
        Ok(Some(Self { id: row.id, checked, plan, row }))
    }
}

/// The run whose plan the campaign follows, if one was chosen.
pub async fn chosen(db: &impl ConnectionTrait, id: CampaignId) -> anyhow::Result<Option<Chosen>> {
    for state in [RunState::Published, RunState::Chosen] {
        if let Some(row) = store::in_state(db, id, state).await? {
            return Chosen::of(row);
        }
    }
    Ok(None)
}
