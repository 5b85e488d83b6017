//! Hosts, as the people who keep them do.

mod categories;
mod imports;
mod organisations;
mod seats;
mod sites;
