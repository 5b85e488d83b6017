//! The recommended seats of a campaign: what its grid knows, asked of [`placet_rules::places`].

use placet_entity::ids::{CapacityGroupId, SiteId};
use placet_rules::places::{self, Need, Recommendation, Site, recommend};

use super::model::CampaignView;
use super::openings::{Grid, GridSite, Seats};
use crate::settings::Settings;

/// Why nothing can be recommended.
pub(super) type Impossible = places::Impossible<SiteId, CapacityGroupId>;

/// The recommended seats, with what each figure is made of.
#[derive(Clone, Debug)]
pub(super) struct Advice<'a> {
    /// The sites that a recommendation may open: principal ones in use, which students may wish.
    pub sites: Vec<&'a GridSite>,
    /// Their figures, in the same order.
    pub found: Recommendation<CapacityGroupId>,
}

impl Advice<'_> {
    /// The seats, by site and cohort.
    pub fn seats(&self, view: &CampaignView) -> Seats {
        let rows = self.sites.iter().zip(&self.found.rows);
        rows.flat_map(|(site, row)| {
            let cells = view.cohorts.iter().zip(&row.cells);
            cells.map(|(cohort, cell)| ((site.site.id, cohort.id), cell.seats))
        })
        .collect()
    }
}

/// The seats wanted beyond the students, in percent: a setting of the institution.
pub(super) fn margin(settings: &Settings) -> u32 {
    settings.integer("campaign.seat-margin").unsigned_abs()
}

/// The seats to open, for a margin in percent. On the other sites (secondary ones, those that students may not wish)
/// this campaign's seats stay as they are saved, and count in the limits of groups.
pub(super) fn advice(grid: &Grid, margin: u32) -> Result<Advice<'_>, Impossible> {
    let (sites, others): (Vec<_>, Vec<_>) =
        grid.sites.iter().partition(|site| site.is_proposed() && site.is_principal());
    let mut taken = grid.elsewhere.clone();
    for site in others {
        taken.add(site.site.id, site.seats.iter().sum());
    }
    let asked: Vec<Site<SiteId>> = sites
        .iter()
        .map(|site| Site { id: site.site.id, capacity: site.capacity, forbidden: site.forbidden.clone() })
        .collect();
    let found = recommend(&Need {
        sites: &asked,
        students: &grid.participants,
        margin,
        groups: &grid.groups,
        taken: &taken,
    })?;
    Ok(Advice { sites, found })
}
