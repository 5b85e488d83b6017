//! Placet: internships from ranked wishes and offers to placements, for one institution.
//!
//! One folder a feature, listed in ARCHITECTURE.md with what each may import; `kit` knows no business.

pub mod access;
pub mod config;
pub mod home;
pub mod kit;
pub mod server;
pub mod settings;

#[cfg(test)]
mod testing;

use kit::web::Routes;

/// Every route of Placet, in the order of the features.
pub fn routes() -> Routes {
    Routes::new().with(access::routes()).with(home::routes())
}
