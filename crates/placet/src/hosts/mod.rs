//! Organisations, site categories, sites with their capacities, groups of capacity, pairings and contacts.
//!
//! Invariants: a code or a SIRET names one row; what is archived is still read by the past and leaves the lists of
//! choices; a capacity holds `min ≤ ideal ≤ max` and the row without dates is the default; groups never nest in a circle.
//! A student sees the sites opened to his cohort and where he was sent, with the contacts that students may see.
//! Knows nothing of how seats are opened, wished or given, but reads what past campaigns published.

pub mod facts;
mod import_categories;
mod import_contacts;
mod import_duties;
mod import_organisations;
mod import_sites;
mod model;
mod named_hosts;
mod pages;
mod place_sites;
mod rules;
mod save_capacity;
mod save_category;
mod save_contact;
mod save_group;
mod save_organisation;
mod save_site;
mod store;
#[cfg(test)]
mod tests;

pub use import_categories::CategoryImporter;
pub use import_contacts::ContactImporter;
pub use import_duties::DutyImporter;
pub use import_organisations::OrganisationImporter;
pub use import_sites::SiteImporter;
pub use model::{COLOURS, CategoryFacts, ContactFacts, FixedCost, SiteFacts};
pub use place_sites::place_sites;

use crate::imports;
use crate::kit::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    categories()
        .with(organisations())
        .with(sites())
        .with(imports::routes_for::<CategoryImporter>())
        .with(imports::routes_for::<SiteImporter>())
        .with(imports::routes_for::<OrganisationImporter>())
        .with(imports::routes_for::<ContactImporter>())
        .with(imports::routes_for::<DutyImporter>())
}

fn categories() -> Routes {
    Routes::new()
        .get("/site-categories", pages::categories::list)
        .post("/site-categories", pages::categories::create)
        .get("/site-categories/new", pages::categories::new)
        .get("/site-categories/export.csv", pages::categories::file)
        .get("/site-categories/export.xlsx", pages::categories::file)
        .get("/site-categories/{id}/edit", pages::categories::edit)
        .post("/site-categories/{id}", pages::categories::change)
        .post("/site-categories/{id}/archive", pages::categories::archive)
        .post("/site-categories/{id}/restore", pages::categories::restore)
}

fn organisations() -> Routes {
    use pages::{contacts, files, organisations};
    Routes::new()
        .get("/organisations", organisations::list)
        .post("/organisations", organisations::create)
        .get("/organisations/new", organisations::new)
        .get("/organisations/export.csv", organisations::file)
        .get("/organisations/export.xlsx", organisations::file)
        .get("/organisations/{id}", organisations::one)
        .post("/organisations/{id}", organisations::change)
        .get("/organisations/{id}/edit", organisations::edit)
        .post("/organisations/{id}/archive", organisations::archive)
        .post("/organisations/{id}/restore", organisations::restore)
        .get("/organisations/{id}/contacts/new", contacts::new)
        .post("/organisations/{id}/contacts", contacts::add)
        .get("/contacts/export.csv", files::contacts)
        .get("/contacts/export.xlsx", files::contacts)
        .get("/contact-sites/export.csv", files::duties)
        .get("/contact-sites/export.xlsx", files::duties)
        .get("/contacts/{id}/edit", contacts::edit)
        .post("/contacts/{id}", contacts::change)
        .post("/contacts/{id}/remove", contacts::remove)
}

fn sites() -> Routes {
    use pages::{capacity, groups, site_form, site_list, sites};
    Routes::new()
        .get("/sites", site_list::list)
        .post("/sites", site_form::create)
        .get("/sites/new", site_form::new)
        .get("/sites/compare", sites::compare)
        .get("/sites/export.csv", site_list::file)
        .get("/sites/export.xlsx", site_list::file)
        .post("/sites/bulk", site_list::bulk)
        .get("/sites/{id}", sites::one)
        .post("/sites/{id}", site_form::change)
        .get("/sites/{id}/edit", site_form::edit)
        .get("/sites/{id}/capacity", capacity::edit)
        .post("/sites/{id}/capacity", capacity::change)
        .post("/sites/{id}/archive", sites::archive)
        .post("/sites/{id}/restore", sites::restore)
        .get("/capacity-groups", groups::list)
        .post("/capacity-groups", groups::create)
        .get("/capacity-groups/new", groups::new)
        .get("/capacity-groups/{id}/edit", groups::edit)
        .post("/capacity-groups/{id}", groups::change)
        .post("/capacity-groups/{id}/remove", groups::remove)
}
