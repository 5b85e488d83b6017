//! Seats: what is open, what each site takes, what is proposed, what is saved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use placet_entity::ids::{CampaignId, CapacityGroupId, CohortId, SiteId};
use placet_entity::{campaign, opening};
use placet_rules::capacity::{Capacity, Group, GroupExcess, Taken, excesses};
use placet_rules::eligibility::{Activity, SiteRole, Wishing};
use placet_rules::places::apportion;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::model::CampaignView;
use super::store;
use crate::access::{May, privilege::EditCampaigns};
use crate::hosts::{self, SiteFacts};
use crate::kit::write::Unremarkable;
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// Most seats of one site for one cohort.
pub(super) const MOST: u32 = 999;

/// A site of the grid.
#[derive(Clone, Debug)]
pub(super) struct GridSite {
    /// The site.
    pub site: SiteFacts,
    /// What it takes over the campaign's periods.
    pub capacity: Capacity,
    /// Seats that overlapping campaigns take there, on the fullest day.
    pub elsewhere: u32,
    /// For each cohort of the campaign, whether its level is refused there.
    pub forbidden: Vec<bool>,
    /// For each cohort, the seats that are saved.
    pub seats: Vec<u32>,
}

impl GridSite {
    /// What is left of its capacity once overlapping campaigns are served.
    pub fn left(&self) -> Capacity {
        self.capacity.minus(self.elsewhere)
    }

    /// Whether it is wished by itself.
    pub fn is_principal(&self) -> bool {
        self.site.category.role == SiteRole::Principal
    }

    /// Whether bulk proposals open it: in use, and students may wish it.
    pub fn is_proposed(&self) -> bool {
        self.site.activity == Activity::Active && self.site.wishing == Wishing::Allowed
    }
}

/// The seats of a campaign.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Sites in use, and those with seats here, by category then name.
    pub sites: Vec<GridSite>,
    /// For each cohort, the participants to place.
    pub participants: Vec<u32>,
    /// Campaigns whose placement shares days with this one.
    pub overlapping: Vec<campaign::Model>,
    /// The seats that they take, on any site.
    pub elsewhere: Taken<SiteId>,
    /// Limits shared by several sites.
    pub groups: Vec<Group<CapacityGroupId, SiteId>>,
    /// Their names.
    pub group_names: BTreeMap<CapacityGroupId, String>,
}

/// Seats by site and cohort.
pub(super) type Seats = BTreeMap<(SiteId, CohortId), u32>;

/// The grid of a campaign, as it is saved.
pub(super) async fn grid(db: &impl ConnectionTrait, view: &CampaignView) -> Result<Grid, DbErr> {
    let saved = saved(db, view.id()).await?;
    let mut sites = hosts::facts::all_sites(db).await?;
    let with_seats: BTreeSet<SiteId> =
        saved.iter().filter(|(_, seats)| **seats > 0).map(|((site, _), _)| *site).collect();
    sites.retain(|site| site.activity == Activity::Active || with_seats.contains(&site.id));
    let known: BTreeSet<SiteId> = sites.iter().map(|site| site.id).collect();
    let archived: Vec<SiteId> = with_seats.difference(&known).copied().collect();
    sites.extend(hosts::facts::sites(db, &archived).await?.into_values());
    let ids: Vec<SiteId> = sites.iter().map(|site| site.id).collect();
    let capacities = hosts::facts::capacities(db, &ids, view.periods.spans()).await?;
    let forbidden = hosts::facts::forbidden_levels(db, &ids).await?;
    let (overlapping, elsewhere) = elsewhere(db, view).await?;
    let people = store::participants::to_place_by_cohort(db, view.id()).await?;
    let participants =
        view.cohorts.iter().map(|cohort| people.get(&cohort.id).copied().unwrap_or(0)).collect();
    let sites = sites
        .into_iter()
        .map(|site| GridSite {
            capacity: capacities.get(&site.id).copied().unwrap_or(Capacity::CLOSED),
            elsewhere: elsewhere.at(site.id),
            forbidden: view
                .cohorts
                .iter()
                .map(|cohort| forbidden.get(&site.id).is_some_and(|levels| levels.contains(&cohort.level_id)))
                .collect(),
            seats: view
                .cohorts
                .iter()
                .map(|cohort| saved.get(&(site.id, cohort.id)).copied().unwrap_or(0))
                .collect(),
            site,
        })
        .collect();
    let groups = hosts::facts::capacity_groups(db, view.periods.spans()).await?;
    let group_names =
        if groups.is_empty() { BTreeMap::new() } else { store::openings::group_names(db).await? };
    Ok(Grid { sites, participants, overlapping, elsewhere, groups, group_names })
}

/// The campaigns whose placement shares days with this one, and the seats that they take on those days.
pub(super) async fn elsewhere(
    db: &impl ConnectionTrait,
    view: &CampaignView,
) -> Result<(Vec<campaign::Model>, Taken<SiteId>), DbErr> {
    let (overlapping, days): (Vec<_>, Vec<_>) =
        store::openings::overlapping(db, view.id(), &view.periods).await?.into_iter().unzip();
    let mut seats = store::openings::seats_by_site(db, overlapping.iter().map(|other| other.id)).await?;
    let seats = overlapping.iter().map(|other| seats.remove(&other.id).unwrap_or_default());
    let others: Vec<_> = days.into_iter().zip(seats).collect();
    Ok((overlapping, Taken::over(view.periods.spans(), &others)))
}

async fn saved(db: &impl ConnectionTrait, id: CampaignId) -> Result<Seats, DbErr> {
    let rows = store::openings::of_campaign(db, id).await?;
    Ok(rows
        .into_iter()
        .map(|row| ((row.site_id, row.cohort_id), u32::try_from(row.seats).unwrap_or(0)))
        .collect())
}

impl Grid {
    /// The groups whose limit these seats exceed, overlapping campaigns included.
    pub fn excesses(
        &self,
        seats_of: impl Fn(&GridSite) -> u32,
    ) -> Vec<(String, GroupExcess<CapacityGroupId>)> {
        let mut open = self.elsewhere.clone();
        for site in &self.sites {
            open.add(site.site.id, seats_of(site));
        }
        excesses(&self.groups, &open)
            .into_iter()
            .map(|excess| (self.group_names.get(&excess.group).cloned().unwrap_or_default(), excess))
            .collect()
    }
}

/// What a bulk action proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The least that each site takes.
    Minimum,
    /// What is best for it.
    Ideal,
    /// The most.
    Maximum,
    /// Nothing.
    Close,
}

/// The seats that a bulk action proposes on the sites kept by `chosen`.
pub(super) fn proposed(
    grid: &Grid,
    view: &CampaignView,
    fill: Fill,
    chosen: impl Fn(&GridSite) -> bool,
) -> Seats {
    let mut found = Seats::new();
    for site in grid.sites.iter().filter(|site| chosen(site)) {
        let left = site.left();
        let total = match fill {
            Fill::Close => 0,
            _ if !site.is_proposed() => continue,
            Fill::Minimum => left.min,
            Fill::Ideal => left.ideal,
            Fill::Maximum => left.max,
        };
        let upper: Vec<u32> = site.forbidden.iter().map(|no| if *no { 0 } else { total }).collect();
        let weights: Vec<u32> = if grid.participants.iter().all(|count| *count == 0) {
            vec![1; grid.participants.len()]
        } else {
            grid.participants.clone()
        };
        let seats = apportion(total, &weights, &vec![0; upper.len()], &upper);
        let cells = view.cohorts.iter().map(|cohort| (site.site.id, cohort.id));
        found.extend(cells.zip(seats));
    }
    found
}

/// The seats of another campaign, on the cohorts of the same level; with one cohort on each side, those of that one.
pub(super) async fn copied(
    db: &impl ConnectionTrait,
    from: &CampaignView,
    to: &CampaignView,
) -> Result<Seats, DbErr> {
    let mut found = Seats::new();
    for ((site, cohort), seats) in saved(db, from.id()).await? {
        let Some(source) = from.cohort(cohort) else { continue };
        let target = match (&from.cohorts[..], &to.cohorts[..]) {
            ([_], [only]) => Some(only),
            _ => to.cohorts.iter().find(|cohort| cohort.level_id == source.level_id),
        };
        if let Some(target) = target {
            *found.entry((site, target.id)).or_default() += seats;
        }
    }
    Ok(found)
}

/// Gives a new campaign the seats of another; gives how many sites were opened.
pub(super) async fn copy_all(write: &Write, from: &CampaignView, to: &CampaignView) -> Result<usize, DbErr> {
    let seats = copied(write.tx(), from, to).await?;
    let grid = grid(write.tx(), to).await?;
    let rows: Vec<opening::ActiveModel> = grid
        .sites
        .iter()
        .flat_map(|site| to.cohorts.iter().zip(&site.forbidden).map(move |(cohort, no)| (site, cohort, *no)))
        .filter(|(_, _, forbidden)| !forbidden)
        .filter_map(|(site, cohort, _)| {
            let seats = *seats.get(&(site.site.id, cohort.id))?;
            (seats > 0).then(|| new_opening(write, to.id(), (site.site.id, cohort.id), seats, None))
        })
        .collect();
    let count = rows.len();
    store::openings::insert(write.tx(), rows).await?;
    Ok(count)
}

fn new_opening(
    write: &Write,
    campaign: CampaignId,
    (site, cohort): (SiteId, CohortId),
    seats: u32,
    recommended: Option<u32>,
) -> opening::ActiveModel {
    opening::ActiveModel {
        id: Set(write.id()),
        campaign_id: Set(campaign),
        cohort_id: Set(cohort),
        site_id: Set(site),
        seats: Set(seats.cast_signed()),
        recommended: Set(recommended.map(u32::cast_signed)),
        version: Set(1),
    }
}

/// A cell as a form sent it: the seats that it showed, and those typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// What was saved when the page was shown.
    pub was: u32,
    /// What is wanted.
    pub typed: u32,
}

/// Why seats are not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SeatsRefusal {
    /// The result is published: seats stay as they are.
    Published,
    /// The campaign is archived.
    Archived,
    /// Somebody saved other seats in these cells since the page was shown.
    Changed(Vec<(SiteId, CohortId, Cell, u32)>),
    /// The site does not take this cohort's level.
    Forbidden(Vec<(SiteId, CohortId)>),
}

/// Saves the cells that were changed, each with what is advised there; gives how many.
pub(super) async fn save(
    handle: &Arc<Handle>,
    may: &May<EditCampaigns>,
    id: CampaignId,
    cells: &BTreeMap<(SiteId, CohortId), Cell>,
    advice: &Seats,
) -> Outcome<usize, SeatsRefusal> {
    let write = may.write(handle).await?;
    let tx = write.tx();
    let Some(view) = store::load(tx, id).await? else { return Err(No::Hidden) };
    if view.row.archived_at.is_some() {
        return Err(No::Refused(SeatsRefusal::Archived));
    }
    if view.row.published_at.is_some() {
        return Err(No::Refused(SeatsRefusal::Published));
    }
    let told = put(&write, &view, cells, advice).await?;
    let count = told.len();
    let done = if told.is_empty() {
        Done::unremarkable(0, Unremarkable::Nothing)
    } else {
        Done::told(count, entry(id, told))
    };
    Ok(write.commit(done).await?)
}

/// Writes the cells that change, each with what is advised there; gives what to tell of each.
pub(super) async fn put(
    write: &Write,
    view: &CampaignView,
    cells: &BTreeMap<(SiteId, CohortId), Cell>,
    advice: &Seats,
) -> Outcome<Vec<serde_json::Value>, SeatsRefusal> {
    let tx = write.tx();
    let grid = grid(tx, view).await?;
    let rows: BTreeMap<(SiteId, CohortId), opening::Model> = store::openings::of_campaign(tx, view.id())
        .await?
        .into_iter()
        .map(|row| ((row.site_id, row.cohort_id), row))
        .collect();
    let (mut stale, mut forbidden, mut new, mut changes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut told = Vec::new();
    for site in &grid.sites {
        for (cohort, refused) in view.cohorts.iter().zip(&site.forbidden) {
            let key = (site.site.id, cohort.id);
            let Some(cell) = cells.get(&key).filter(|cell| cell.was != cell.typed) else { continue };
            let row = rows.get(&key);
            let now = row.map_or(0, |row| u32::try_from(row.seats).unwrap_or(0));
            if now == cell.typed {
                continue;
            }
            if now != cell.was {
                stale.push((key.0, key.1, *cell, now));
            } else if *refused && cell.typed > 0 {
                forbidden.push(key);
            } else {
                let recommended = advice.get(&key).copied();
                told.push(json!({ "site": site.site.code, "cohort": cohort.code, "before": now, "after": cell.typed }));
                match row {
                    Some(row) => changes.push(opening::ActiveModel {
                        id: Set(row.id),
                        seats: Set(cell.typed.cast_signed()),
                        recommended: Set(recommended.map(u32::cast_signed)),
                        version: Set(row.version + 1),
                        ..Default::default()
                    }),
                    None => new.push(new_opening(write, view.id(), key, cell.typed, recommended)),
                }
            }
        }
    }
    if !stale.is_empty() {
        return Err(No::Refused(SeatsRefusal::Changed(stale)));
    }
    if !forbidden.is_empty() {
        return Err(No::Refused(SeatsRefusal::Forbidden(forbidden)));
    }
    store::openings::insert(tx, new).await?;
    for row in changes {
        store::openings::update(tx, row).await?;
    }
    Ok(told)
}

/// The entry of seats that changed.
pub(super) fn entry(id: CampaignId, told: Vec<serde_json::Value>) -> Entry {
    Entry::new("campaigns.seats_changed", "campaign", id).after(told)
}
