//! What students wish: the attraction model of `allocation.md` §4.

use placet_rules::distance::between_known;

use super::campaigns::Group;
use super::dice::Dice;
use super::hosts::Place;
use super::people::Person;
use crate::curricula::Guide;

/// Deviation of the attraction that all feel for a site: what makes students compete. Chosen so that the serial
/// procedure leaves about four in five within their first three wishes.
pub(super) const APPEAL: f64 = 0.55;
/// How much a hundred kilometres weigh.
const DISTANCE: f64 = 0.4;

/// One wish: position of the opening in its group, whether with the paired secondary site.
pub(super) struct Choice {
    /// Position in the group's seats.
    pub seats: usize,
    /// Position of the secondary opening in the group's seats.
    pub secondary: Option<usize>,
}

/// The sites of a group that a person likes best, best first; never one that he has done or may not have.
pub(super) fn choose(
    dice: &mut Dice,
    person: &Person,
    group: &Group,
    places: &[Place],
    guide: Option<&Guide>,
    count: usize,
) -> Vec<Choice> {
    let mut liked: Vec<(f64, usize)> = Vec::new();
    for (at, seats) in group.seats.iter().enumerate() {
        let place = &places[seats.place];
        let noise = dice.gumbel();
        let may = !place.secondary
            && person.excluded != Some(place.category)
            && !person.done.contains(&seats.place)
            && guide.is_none_or(|guide| guide.closes(place.id).is_none());
        if !may {
            continue;
        }
        let far = between_known(person.home, place.coordinates).map_or(0.0, |metres| f64::from(metres.km()));
        let taste = person.tastes.get(place.category).copied().unwrap_or_default();
        liked.push((place.appeal + taste + noise - DISTANCE * far / 100.0, at));
    }
    liked.sort_by(|a, b| b.0.total_cmp(&a.0));
    liked
        .into_iter()
        .take(count)
        .map(|(_, at)| {
            let paired = places[group.seats[at].place].paired;
            let wants = dice.chance(0.5);
            let secondary = paired
                .filter(|_| wants)
                .and_then(|paired| group.seats.iter().position(|seats| seats.place == paired));
            Choice { seats: at, secondary }
        })
        .collect()
}
