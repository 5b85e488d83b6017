//! Sites are placed by their town once it is known.

use std::sync::Arc;

use super::store::sites as store;
use crate::institution::communes::{self, Gazetteer};
use crate::kit::{Done, Entry, Handle, Origin};

/// Sites placed in one write.
const STEP: usize = 500;

/// Gives the coordinates of their town to the sites that have none; those that were typed stay.
pub async fn place_sites(handle: &Arc<Handle>, origin: &Origin) -> anyhow::Result<()> {
    let db = handle.db.read();
    let rows = store::unplaced(db).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let gazetteer = Gazetteer::load(db).await?;
    let placed: Vec<_> = rows
        .iter()
        .filter_map(|(id, postcode, town)| {
            Some((*id, communes::place(&gazetteer, postcode.as_deref(), town.as_deref())?))
        })
        .collect();
    for step in placed.chunks(STEP) {
        let write = handle.write(origin.clone()).await?;
        for (id, place) in step {
            store::place(write.tx(), *id, *place).await?;
        }
        let entries =
            step.iter().map(|(id, place)| Entry::new("hosts.site_placed", "site", id).after(place)).collect();
        write.commit(Done::all((), entries)).await?;
    }
    Ok(())
}
