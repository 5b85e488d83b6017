//! Placet: internships from ranked wishes and offers to placements, for one institution.
//!
//! One folder a feature, listed in ARCHITECTURE.md with what each may import; `kit` knows no business.

pub mod access;
pub mod allocation;
pub mod audit;
pub mod campaigns;
pub mod commission;
pub mod config;
pub mod curricula;
pub mod demo;
pub mod exchanges;
pub mod home;
pub mod hosts;
pub mod imports;
pub mod institution;
pub mod kit;
pub mod people;
pub mod placements;
pub mod rehearsals;
pub mod reporting;
pub mod server;
pub mod settings;
pub mod views;
pub mod wishes;

#[cfg(test)]
mod testing;

use std::sync::Arc;

use kit::web::Routes;
use kit::{Handle, Origin};

/// Those who have an address, and are placed by it when communes are imported.
struct Addresses;

impl institution::Followers for Addresses {
    async fn follow(handle: &Arc<Handle>, origin: &Origin) -> anyhow::Result<()> {
        hosts::place_sites(handle, origin).await?;
        people::place_students(handle, origin).await
    }
}

type Communes = institution::CommuneImporter<Addresses>;

/// What can be imported, in the order of the page of imports.
const IMPORTS: &[imports::Listed] = &[
    imports::Listed::of::<hosts::CategoryImporter>(),
    imports::Listed::of::<hosts::OrganisationImporter>(),
    imports::Listed::of::<hosts::SiteImporter>(),
    imports::Listed::of::<hosts::ContactImporter>(),
    imports::Listed::of::<hosts::DutyImporter>(),
    imports::Listed::of::<people::StudentImporter>(),
    imports::Listed::within::<campaigns::SeatImporter>(),
    imports::Listed::of::<Communes>(),
];

/// Every route of Placet, in the order of the features.
pub fn routes() -> Routes {
    Routes::new()
        .with(audit::routes())
        .with(settings::routes())
        .with(access::routes())
        .with(views::routes())
        .with(imports::routes(IMPORTS))
        .with(institution::routes())
        .with(imports::routes_for::<Communes>())
        .with(hosts::routes())
        .with(people::routes())
        .with(curricula::routes())
        .with(campaigns::routes())
        .with(wishes::routes())
        .with(allocation::routes())
        .with(rehearsals::routes())
        .with(commission::routes())
        .with(placements::routes())
        .with(exchanges::routes())
        .with(reporting::routes())
        .with(home::routes())
        .with(demo::routes())
}
