//! What the features that come after ask about sites; each answers for many sites in one query.

use std::collections::BTreeMap;

use placet_entity::ids::{CapacityGroupId, SiteId, StudyLevelId};
use placet_rules::capacity::{self, Capacity, Group};
use placet_rules::time::Span;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{ContactFacts, SiteFacts};
use super::store;

/// The sites asked for, archived ones included: the past still names them.
pub async fn sites(db: &impl ConnectionTrait, ids: &[SiteId]) -> Result<BTreeMap<SiteId, SiteFacts>, DbErr> {
    store::facts::sites(db, Some(ids)).await
}

/// Every site that is not archived, in the order of categories then names.
pub async fn all_sites(db: &impl ConnectionTrait) -> Result<Vec<SiteFacts>, DbErr> {
    let mut sites: Vec<SiteFacts> = store::facts::sites(db, None).await?.into_values().collect();
    sites.sort_by_cached_key(|site| {
        let key = placet_rules::text::sort_key(&site.name);
        (site.category.rank, site.category.name.clone(), key, site.code.clone())
    });
    Ok(sites)
}

/// The capacity of each site over the spans of a placement: that of its tightest day. A site without a default has none.
pub async fn capacities(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
    spans: &[Span],
) -> Result<BTreeMap<SiteId, Capacity>, DbErr> {
    let rows = store::facts::capacities(db, ids).await?;
    Ok(rows
        .into_iter()
        .map(|(site, (default, dated))| (site, capacity::effective(default, &dated, spans)))
        .collect())
}

/// The limits shared by several sites that hold on some day of the spans, for [`capacity::excesses`].
pub async fn capacity_groups(
    db: &impl ConnectionTrait,
    spans: &[Span],
) -> Result<Vec<Group<CapacityGroupId, SiteId>>, DbErr> {
    store::facts::capacity_groups(db, spans).await
}

/// The secondary sites that may accompany each principal one; a site without any is absent.
pub async fn pairings(
    db: &impl ConnectionTrait,
    principals: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<SiteId>>, DbErr> {
    store::facts::pairings(db, principals).await
}

/// The study levels that each site does not take; a site that takes all is absent.
pub async fn forbidden_levels(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<StudyLevelId>>, DbErr> {
    store::facts::forbidden_levels(db, ids).await
}

/// The active contacts of each site that students may see; a site without any is absent.
pub async fn visible_contacts(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<ContactFacts>>, DbErr> {
    store::facts::contacts(db, ids, true).await
}

/// The active contacts of each site; a site without any is absent.
pub async fn contacts(
    db: &impl ConnectionTrait,
    ids: &[SiteId],
) -> Result<BTreeMap<SiteId, Vec<ContactFacts>>, DbErr> {
    store::facts::contacts(db, ids, false).await
}
