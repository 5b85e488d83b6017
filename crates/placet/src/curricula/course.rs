//! The campaigns that a programme expects and nobody has created yet, and what its requirements make of a whole course.

use std::collections::BTreeMap;

use chrono::Months;
use placet_entity::ids::{SiteId, StudyLevelId};
use placet_entity::{academic_year, study_level};
use placet_rules::curriculum::{Campaign, Place, Proof, contradictions};
use placet_rules::time::{Day, Span, move_day, next_day};

use super::facts::Site;
use super::model::{Asked, Conflict, Key, Kind, Rules, Where};

/// Equal parts of a span, in their order: where campaigns that are expected in it are taken to lie. A span without a day, or
/// shorter than the parts, gives parts of one day.
pub(super) fn parts(whole: Span, count: u32) -> Vec<Span> {
    let days = whole.days().max(i64::from(count)).max(1);
    (0..i64::from(count))
        .map(|part| Span {
            start: move_day(whole.start, days * part / i64::from(count)),
            end: move_day(whole.start, days * (part + 1) / i64::from(count)),
        })
        .collect()
}

/// The days of an academic year.
pub(super) fn days_of(year: &academic_year::Model) -> Span {
    Span { start: year.start_on, end: next_day(year.end_on.max(year.start_on)) }
}

/// The days of the year that comes `later` years after another.
pub(super) fn later(year: Span, later: u32) -> Span {
    let moved = |day: Day| day.checked_add_months(Months::new(12 * later)).unwrap_or(day);
    Span { start: moved(year.start), end: moved(year.end) }
}

/// How many placements a level expects.
pub(super) fn expected(level: &study_level::Model) -> u32 {
    u32::try_from(level.placements_expected).unwrap_or(0)
}

/// The places that a level may be sent to, seats apart.
pub(super) fn places_of<'a>(
    sites: &'a [Site],
    forbidden: &'a BTreeMap<SiteId, Vec<StudyLevelId>>,
    level: StudyLevelId,
) -> impl Iterator<Item = Place<Where, Kind>> + 'a {
    let takes = move |site: &&Site| {
        site.active && !forbidden.get(&site.id).is_some_and(|levels| levels.contains(&level))
    };
    sites.iter().filter(takes).map(place)
}

/// A site as the rules read it.
pub(super) fn place(site: &Site) -> Place<Where, Kind> {
    Place { site: Some(site.id), category: Some(site.category), role: site.role }
}

/// Requirements that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contradiction {
    /// The figures, and the campaigns that offer something for one of them.
    pub conflict: Conflict,
    /// The year in which one enters who meets it; none when it is so whatever the year.
    pub entering: Option<String>,
}

/// The contradictions of a programme, and whether that is all: what one who enters cannot keep, whatever he takes. Dated
/// requirements are asked about for each year in which somebody may enter.
pub(super) fn contradictory(
    asked: &[Asked],
    levels: &[study_level::Model],
    years: &[academic_year::Model],
    sites: &[Site],
    forbidden: &BTreeMap<SiteId, Vec<StudyLevelId>>,
) -> (Vec<Contradiction>, Proof) {
    let Ok(rules) = Rules::new(asked.iter().map(Asked::rule).collect()) else {
        return (Vec::new(), Proof::CutShort);
    };
    let dated = asked.iter().any(Asked::is_dated);
    let mut entries: Vec<(Option<String>, Span)> =
        years.iter().map(|year| (dated.then(|| year.code.clone()), days_of(year))).collect();
    if !dated {
        entries.truncate(1);
    }
    if entries.is_empty() {
        let day = Day::default();
        entries.push((None, Span { start: day, end: later(Span { start: day, end: day }, 1).end }));
    }
    let mut found: Vec<Contradiction> = Vec::new();
    let mut proof = Proof::Complete;
    for (entering, year) in entries {
        let (conflicts, proved) = contradictions(&rules, &course(&rules, levels, year, sites, forbidden));
        if proved == Proof::CutShort {
            proof = proved;
        }
        for conflict in conflicts {
            let known = |one: &Contradiction| one.conflict.bounds == conflict.bounds;
            if !found.iter().any(known) {
                found.push(Contradiction { conflict, entering: entering.clone() });
            }
        }
    }
    (found, proof)
}

/// The campaigns of one who enters in a year and goes through every level.
fn course(
    rules: &Rules,
    levels: &[study_level::Model],
    year: Span,
    sites: &[Site],
    forbidden: &BTreeMap<SiteId, Vec<StudyLevelId>>,
) -> Vec<Campaign<Key, Where, Kind>> {
    let mut campaigns = Vec::new();
    for (ago, level) in (0..).zip(levels) {
        for (number, days) in (1..).zip(parts(later(year, ago), expected(level))) {
            let key = Key::Expected(level.id, number);
            campaigns.push(rules.campaign(key, &level.id, days, places_of(sites, forbidden, level.id)));
        }
    }
    campaigns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_is_cut_into_as_many_parts_as_it_expects_campaigns() {
        let year = Span { start: day("2026-09-01"), end: day("2027-09-01") };
        let four = parts(year, 4);
        assert_eq!((four.len(), four[0].start, four[3].end), (4, year.start, year.end));
        assert!(four.windows(2).all(|two| two[0].end == two[1].start && two[0].days() > 90));
        assert!(parts(year, 0).is_empty());
        let none = Span { start: day("2026-09-01"), end: day("2026-09-01") };
        assert!(parts(none, 3).iter().all(|part| part.days() == 1));
    }

    #[test]
    fn the_next_year_is_the_same_days_a_year_later() {
        let year = Span { start: day("2026-09-01"), end: day("2027-09-01") };
        assert_eq!(later(year, 2).start, day("2028-09-01"));
    }
}
