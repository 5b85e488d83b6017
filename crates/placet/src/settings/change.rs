//! Changing settings.

use sea_orm::DbErr;
use serde_json::Value;

use super::model::definition;
use super::store;
use crate::kit::{Done, Entry, Write};

/// Stores values of settings, or takes them back to their defaults (`None`), one entry for each that differs. The caller
/// has parsed them with [`super::parse`] and checked them together with [`super::incoherences`]. Gives how many changed.
pub async fn change(write: &Write, changes: &[(&'static str, Option<Value>)]) -> Result<Done<usize>, DbErr> {
    let settings = store::load(write.tx()).await?;
    let mut entries = Vec::new();
    for (key, value) in changes {
        let default = definition(key).and_then(|one| serde_json::from_str::<Value>(one.default).ok());
        let wanted = value.clone().or_else(|| default.clone());
        let before = settings.value(key);
        let stored = value.as_ref().filter(|value| Some(*value) != default.as_ref());
        if wanted.as_ref() == Some(&before) && settings.is_set(key) == stored.is_some() {
            continue;
        }
        match stored {
            Some(value) => store::save(write.tx(), key, value, write.now()).await?,
            None => store::forget(write.tx(), key).await?,
        }
        if wanted.as_ref() != Some(&before) {
            entries.push(Entry::new("settings.changed", "setting", key).before(before).after(wanted));
        }
    }
    Ok(Done::all(entries.len(), entries))
}
