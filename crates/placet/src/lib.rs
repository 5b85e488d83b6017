//! Placet: internships from ranked wishes and offers to placements, for one institution.
//!
//! One folder a feature, listed in ARCHITECTURE.md with what each may import; `kit` knows no business.

pub mod access;
pub mod allocation;
pub mod audit;
pub mod campaigns;
pub mod commission;
pub mod config;
pub mod demo;
pub mod home;
pub mod hosts;
pub mod imports;
pub mod institution;
pub mod kit;
pub mod people;
pub mod placements;
pub mod reporting;
pub mod server;
pub mod settings;
pub mod wishes;

#[cfg(test)]
mod testing;

use kit::web::Routes;

/// What can be imported, in the order of the page of imports.
const IMPORTS: &[imports::Listed] = &[
    imports::Listed::of::<hosts::CategoryImporter>(),
    imports::Listed::of::<hosts::SiteImporter>(),
    imports::Listed::of::<people::StudentImporter>(),
    imports::Listed::within::<campaigns::SeatImporter>(),
];

/// Every route of Placet, in the order of the features.
pub fn routes() -> Routes {
    Routes::new()
        .with(audit::routes())
        .with(settings::routes())
        .with(access::routes())
        .with(institution::routes())
        .with(imports::routes(IMPORTS))
        .with(hosts::routes())
        .with(people::routes())
        .with(campaigns::routes())
        .with(wishes::routes())
        .with(allocation::routes())
        .with(commission::routes())
        .with(placements::routes())
        .with(reporting::routes())
        .with(home::routes())
        .with(demo::routes())
}
