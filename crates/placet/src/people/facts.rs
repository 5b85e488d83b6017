//! What later features read of a student: what he is owed and where he sleeps, as the rules read it.

use placet_entity::ids::{SiteCategoryId, SiteId};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind};
use placet_entity::{accommodation, student};
use placet_rules::accommodation::{Accommodation, Effect, Kind, Sector};
use placet_rules::distance::{Coordinates, Metres};
use placet_rules::text::search_key;
use placet_rules::time::{Day, Span, next_day};

/// A town, by its search key.
pub type Town = String;

/// What a student is owed.
pub type Owed = Accommodation<SiteId, SiteCategoryId, Town>;

/// An accommodation as the rules read it, for a placement that starts on `start`; what does not hold yet then, or lacks its
/// value, says nothing.
pub fn owed(row: &accommodation::Model, start: Day) -> Option<Owed> {
    let effect = match row.effect {
        AccommodationEffect::Forbids => Effect::Forbids,
        AccommodationEffect::Warns => Effect::Warns,
    };
    if row.kind != AccommodationKind::UnavailableDates && row.from_on.is_some_and(|from| from > start) {
        return None;
    }
    let until = row.until_on.map(next_day);
    let (kind, until) = match row.kind {
        AccommodationKind::UnavailableDates => {
            let days = Span::from_days(row.from_on?, row.until_on.unwrap_or(Day::MAX)).ok()?;
            (Kind::Unavailable { days, effect }, None)
        }
        AccommodationKind::LongestDistance => {
            let metres = Metres::from_km(u32::try_from(row.max_km?).ok()?);
            (Kind::LongestDistance { metres, effect }, until)
        }
        AccommodationKind::SectorExcluded => {
            let sector = match (row.site_id, row.category_id, row.town.as_deref()) {
                (Some(site), _, _) => Sector::Site(site),
                (_, Some(category), _) => Sector::Category(category),
                (_, _, Some(town)) => Sector::Town(search_key(town)),
                _ => return None,
            };
            (Kind::Excluded { sector, effect }, until)
        }
        AccommodationKind::Priority => (Kind::Priority, until),
    };
    Some(Owed { kind, until })
}

/// Where a student sleeps: his home and his declared lodging.
pub fn homes(student: &student::Model) -> Vec<Coordinates> {
    [(student.latitude, student.longitude), (student.lodging_latitude, student.lodging_longitude)]
        .into_iter()
        .filter_map(|(latitude, longitude)| Coordinates::from_millionths(latitude?, longitude?).ok())
        .collect()
}
