//! Hosts, as the people who keep them do.

mod categories;
mod organisations;
mod seats;
mod sites;
