//! What a database says it is: an institution's, or a demonstration's.

use std::sync::Arc;

use chrono::NaiveDate;
use placet_entity::instance;
use placet_entity::kinds::InstanceKind;

use super::store;
use crate::kit::write::Origin;
use crate::kit::{Db, Done, Entry, Handle};

/// The mark of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It has none: it is new.
    None,
    /// It is an institution's.
    Production,
    /// It is a demonstration's.
    Demonstration {
        /// The seed that it was drawn from.
        seed: u64,
        /// The day that it was drawn for.
        day: NaiveDate,
    },
}

/// Reads the mark; a database without tables has none.
pub async fn read_mark(db: &Db) -> anyhow::Result<Mark> {
    Ok(store::mark(db.read()).await?.map_or(Mark::None, |row| match row.kind {
        InstanceKind::Production => Mark::Production,
        InstanceKind::Demonstration => Mark::Demonstration {
            seed: row.seed.unwrap_or_default().unsigned_abs(),
            day: row.demo_day.unwrap_or_default(),
        },
    }))
}

/// Marks a new database as an institution's.
pub async fn mark_production(handle: &Arc<Handle>) -> anyhow::Result<()> {
    let write = handle.write(Origin::default()).await?;
    let row = instance::Model {
        id: 1,
        kind: InstanceKind::Production,
        created_at: write.now(),
        seed: None,
        demo_day: None,
    };
    store::insert_mark(write.tx(), row).await?;
    write.commit(Done::told((), Entry::new("institution.opened", "instance", 1))).await
}
