//! Towns and where they are, from the official file: what other features ask.

use std::collections::HashMap;

use placet_entity::commune;
use placet_rules::distance::Coordinates;
use sea_orm::{ConnectionTrait, DbErr};

use super::{rules, store};

/// The coordinates of a town, when its name and postcode say without doubt which it is; else nothing is claimed.
pub async fn find(
    db: &impl ConnectionTrait,
    postcode: Option<&str>,
    town: &str,
) -> Result<Option<Coordinates>, DbErr> {
    let candidates = store::communes::candidates(db, postcode, &rules::town_key(town)).await?;
    Ok(rules::pick(&candidates, postcode, town).and_then(coordinates))
}

/// The communes whose name or postcode begins with what was typed, at most `limit`.
pub async fn search(
    db: &impl ConnectionTrait,
    typed: &str,
    limit: u64,
) -> Result<Vec<commune::Model>, DbErr> {
    let key = rules::town_key(typed);
    if key.is_empty() { Ok(Vec::new()) } else { store::communes::search(db, &key, limit).await }
}

/// Every commune in memory by the key of its name, for an import that looks thousands of towns up.
pub struct Gazetteer(HashMap<String, Vec<commune::Model>>);

impl Gazetteer {
    /// Reads all communes.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let mut named: HashMap<String, Vec<commune::Model>> = HashMap::new();
        for row in store::communes::all(db).await? {
            named.entry(rules::town_key(&row.name)).or_default().push(row);
        }
        Ok(Self(named))
    }

    /// Whether the communes were never imported.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As [`find`], without a query.
    pub fn find(&self, postcode: Option<&str>, town: &str) -> Option<Coordinates> {
        let named = self.0.get(&rules::town_key(town))?;
        rules::pick(named, postcode, town).and_then(coordinates)
    }
}

/// Where a commune is, when its row says so.
pub fn coordinates(row: &commune::Model) -> Option<Coordinates> {
    Coordinates::from_millionths(row.latitude?, row.longitude?).ok()
}

/// The places of addresses, to look thousands of them up at once.
pub fn place(gazetteer: &Gazetteer, postcode: Option<&str>, town: Option<&str>) -> Option<(i32, i32)> {
    let place = gazetteer.find(postcode, town?)?;
    Some((place.latitude(), place.longitude()))
}
