//! The migrations of Placet, in Rust, the same on SQLite and PostgreSQL.
//!
//! A migration that has landed on main is never edited: the next change is a new file, with its line in
//! [`Migrator::migrations`]. The caller runs them under a lock (`placet migrate`), because two nodes that start
//! together would otherwise both create the first table.

mod m0001_foundation;
mod m0002_lists;
mod m0003_snapshots;
mod m0004_pairs;
mod m0005_requirements;
mod m0006_commission;
mod m0007_exchanges;
mod m0008_rehearsals;
mod table;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// All migrations, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_lists::Migration),
            Box::new(m0003_snapshots::Migration),
            Box::new(m0004_pairs::Migration),
            Box::new(m0005_requirements::Migration),
            Box::new(m0006_commission::Migration),
            Box::new(m0007_exchanges::Migration),
            Box::new(m0008_rehearsals::Migration),
        ]
    }
}
