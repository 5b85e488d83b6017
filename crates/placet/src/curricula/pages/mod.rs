//! The pages on requirements.

pub(super) mod form;
pub(super) mod list;
pub(super) mod progress;
pub(super) mod ruling;

use std::collections::BTreeMap;

use placet_entity::ids::{SiteId, StudyLevelId};
use placet_entity::study_level;
use placet_rules::curriculum::Proof;
use sea_orm::{ConnectionTrait, DbErr};

use super::course::contradictory;
use super::model::Asked;
use super::store;
use super::words;
use crate::kit::Page;

/// The contradictions of a programme's requirements, as sentences; and whether the check came to its end.
async fn contradictions(
    p: &Page,
    db: &impl ConnectionTrait,
    levels: &[study_level::Model],
    asked: &[Asked],
) -> Result<(Vec<String>, bool), DbErr> {
    if asked.is_empty() {
        return Ok((Vec::new(), true));
    }
    let sites = store::facts::sites(db).await?;
    let years = store::requirements::years(db).await?;
    let mut forbidden: BTreeMap<SiteId, Vec<StudyLevelId>> = BTreeMap::new();
    for (site, level) in store::facts::forbidden_levels(db).await? {
        forbidden.entry(site).or_default().push(level);
    }
    let (found, proof) = contradictory(asked, levels, &years, &sites, &forbidden);
    let said = found.iter().map(|one| words::contradiction(p, asked, one)).collect();
    Ok((said, proof == Proof::Complete))
}
