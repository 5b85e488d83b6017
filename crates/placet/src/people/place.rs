//! Students are placed by their towns once these are known.

use std::sync::Arc;

use super::model::Places;
use super::store;
use crate::institution::communes::{self, Gazetteer};
use crate::kit::{Done, Entry, Handle, Origin};

/// Students placed in one write.
const STEP: usize = 500;

/// Gives the students the coordinates of their town and of that where they lodge, where they have others or none. What
/// is no longer recognised stays as it is.
pub async fn place_students(handle: &Arc<Handle>, origin: &Origin) -> anyhow::Result<()> {
    let db = handle.db.read();
    let rows = store::places(db).await?;
    let gazetteer = Gazetteer::load(db).await?;
    let moved: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            let home = communes::place(&gazetteer, row.postcode.as_deref(), row.town.as_deref());
            let lodging = communes::place(&gazetteer, None, row.lodging_town.as_deref());
            let now = Places { home: home.or(row.places.home), lodging: lodging.or(row.places.lodging) };
            (now != row.places).then_some(((row.id, row.version), now))
        })
        .collect();
    for step in moved.chunks(STEP) {
        let write = handle.write(origin.clone()).await?;
        for (who, places) in step {
            store::place(write.tx(), *who, *places).await?;
        }
        // where somebody lives is not repeated here: his towns are in the entries that gave them
        let entries =
            step.iter().map(|((id, _), _)| Entry::new("people.student_placed", "student", id)).collect();
        write.commit(Done::all((), entries)).await?;
    }
    Ok(())
}
