//! Requirements, where a student stands and what contradicts what, in sentences.

use std::collections::BTreeMap;

use placet_entity::ids::{RequirementId, SiteCategoryId, SiteId, StudyLevelId};
use placet_entity::kinds::RequirementScope;
use placet_rules::curriculum::{Side, Standing};

use super::book::{Book, Risk};
use super::course::Contradiction;
use super::model::{Asked, Bound, Conflict, Key, Line};
use crate::kit::Page;

/// The names that requirements refer to.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Every category.
    pub categories: BTreeMap<SiteCategoryId, String>,
    /// Every level.
    pub levels: BTreeMap<StudyLevelId, String>,
    /// The sites that requirements name.
    pub sites: BTreeMap<SiteId, String>,
}

/// Several names, one after the other.
fn listed<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What counts for a requirement.
pub fn scope(p: &Page, names: &Names, asked: &Asked) -> String {
    let categories = || listed(asked.categories.iter().filter_map(|id| names.categories.get(id)));
    match asked.row.scope {
        RequirementScope::All => p.t("curricula-counts-all"),
        RequirementScope::Category => p.tv("curricula-counts-category", &[("name", categories())]),
        RequirementScope::Group => p.tv("curricula-counts-group", &[("names", categories())]),
        RequirementScope::Site => {
            let name = asked.row.site_id.and_then(|id| names.sites.get(&id)).cloned().unwrap_or_default();
            p.tv("curricula-counts-site", &[("name", name)])
        }
    }
}

/// The figures of a requirement.
pub fn figures(p: &Page, asked: &Asked) -> String {
    let (min, max) = (asked.row.min_placements.unwrap_or(0), asked.row.max_placements);
    match (min, max) {
        (_, Some(0)) => p.t("curricula-figures-none"),
        (0, None) => p.t("curricula-figures-free"),
        (0, Some(max)) => p.tv("curricula-figures-max", &[("n", max)]),
        (min, None) => p.tv("curricula-figures-min", &[("n", min)]),
        (min, Some(max)) if min == max => p.tv("curricula-figures-exactly", &[("n", min)]),
        (min, Some(max)) => p.tv("curricula-figures-between", &[("min", min), ("max", max)]),
    }
}

/// When placements count for a requirement: its levels and its dates.
pub fn window(p: &Page, names: &Names, asked: &Asked) -> String {
    let levels = listed(asked.levels.iter().filter_map(|id| names.levels.get(id)));
    let dates = match (asked.row.from_on, asked.row.until_on) {
        (None, None) => String::new(),
        (Some(from), None) => p.tv("curricula-from", &[("from", p.day(&from))]),
        (None, Some(until)) => p.tv("curricula-until", &[("until", p.day(&until))]),
        (Some(from), Some(until)) => {
            p.tv("curricula-between", &[("from", p.day(&from)), ("until", p.day(&until))])
        }
    };
    match (levels.is_empty(), dates.is_empty()) {
        (true, true) => p.t("curricula-whole"),
        (true, false) => dates,
        (false, true) => levels,
        (false, false) => format!("{levels} · {dates}"),
    }
}

/// The names of requirements, quoted, one after the other.
pub fn quoted(p: &Page, book: &Book, ids: &[RequirementId]) -> String {
    let names = ids.iter().filter_map(|id| book.requirement(*id));
    let names: Vec<String> =
        names.map(|asked| p.tv("curricula-quoted", &[("name", asked.row.name.clone())])).collect();
    names.join(", ")
}

/// One figure of a requirement: `« Chirurgie » demande au moins 2 stages`.
fn bound<'a>(p: &Page, find: impl Fn(RequirementId) -> Option<&'a Asked>, bound: &Bound) -> String {
    let name = find(bound.requirement).map(|asked| asked.row.name.clone()).unwrap_or_default();
    let key = match (bound.side, bound.amount) {
        (Side::Min, _) => "curricula-bound-min",
        (Side::Max, 0) => "curricula-bound-none",
        (Side::Max, _) => "curricula-bound-max",
    };
    p.tv(key, &[("name", p.v(name)), ("n", p.v(bound.amount))])
}

fn bounds<'a>(
    p: &Page,
    find: impl Fn(RequirementId) -> Option<&'a Asked> + Copy,
    conflict: &Conflict,
) -> String {
    conflict.bounds.iter().map(|one| bound(p, find, one)).collect::<Vec<_>>().join(" ; ")
}

/// Why requirements of a programme contradict each other.
pub(super) fn contradiction(p: &Page, asked: &[Asked], found: &Contradiction) -> String {
    let find = |id: RequirementId| asked.iter().find(|asked| asked.row.id == id);
    let bounds = bounds(p, find, &found.conflict);
    let key = match found.conflict.bounds.len() {
        1 => "curricula-contradiction-one",
        _ => "curricula-contradiction-several",
    };
    let said = p.tv(key, &[("bounds", p.v(bounds)), ("n", p.v(found.conflict.campaigns.len()))]);
    match &found.entering {
        None => said,
        Some(year) => p.tv("curricula-contradiction-year", &[("said", said), ("year", year.clone())]),
    }
}

/// What the campaigns to come cannot keep together for a student.
pub fn conflict(p: &Page, book: &Book, found: &Conflict) -> String {
    let bounds = bounds(p, |id| book.requirement(id), found);
    let key = match found.bounds.len() {
        1 => "curricula-conflict-one",
        _ => "curricula-conflict-several",
    };
    p.tv(key, &[("bounds", p.v(bounds)), ("n", p.v(found.campaigns.len()))])
}

/// Who reads of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The staff, who see every campaign.
    Staff,
    /// The student, who hears of none whose year is not shown.
    Student,
}

/// Campaigns in words: those that exist by name, those that a level expects by their number.
fn campaigns(p: &Page, book: &Book, reader: Reader, keys: &[Key]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut hidden = 0_usize;
    let mut expected: Vec<(StudyLevelId, usize)> = Vec::new();
    for key in keys {
        match key {
            Key::Campaign(_) if reader == Reader::Staff || book.is_shown(*key) => {
                said.push(book.name(*key).to_owned());
            }
            Key::Campaign(_) => hidden += 1,
            Key::Expected(level, _) => match expected.iter_mut().find(|(other, _)| other == level) {
                Some((_, count)) => *count += 1,
                None => expected.push((*level, 1)),
            },
        }
    }
    if hidden > 0 {
        said.push(p.tv("curricula-campaigns-hidden", &[("n", hidden)]));
    }
    for (level, count) in expected {
        let name = book.name(Key::Expected(level, 0)).to_owned();
        said.push(p.tv("curricula-campaigns-expected", &[("n", p.v(count)), ("level", p.v(name))]));
    }
    said.join(", ")
}

/// Where a student stands with a requirement: the kind of its tag, its word, the sentence.
pub fn standing(p: &Page, book: &Book, reader: Reader, line: &Line) -> (&'static str, String, String) {
    let named = |key: Key| campaigns(p, book, reader, &[key]);
    let tag = |kind: &'static str, word: &str| (kind, p.tk("curricula-standing", word));
    let ((kind, word), said) = match &line.standing {
        Standing::NotConcerned => (tag("plain", "not-concerned"), p.t("curricula-said-not-concerned")),
        Standing::Waived => (tag("plain", "waived"), p.t("curricula-said-waived")),
        Standing::Settled => (tag("good", "settled"), p.t("curricula-said-settled")),
        Standing::Met => (tag("good", "met"), p.t("curricula-said-met")),
        Standing::Underway => (tag("accent", "underway"), p.t("curricula-said-underway")),
        Standing::Open { missing, campaigns: keys } => {
            let word = if Risk::of(book, line) == Risk::AtRisk {
                tag("warn", "at-risk")
            } else {
                tag("plain", "open")
            };
            let where_to = campaigns(p, book, reader, keys);
            let key = if Risk::of(book, line) == Risk::AtRisk {
                "curricula-said-at-risk"
            } else {
                "curricula-said-open"
            };
            (word, p.tv(key, &[("n", p.v(*missing)), ("campaigns", p.v(where_to))]))
        }
        Standing::Exceeded { by, since } => {
            let said = p.tv("curricula-said-exceeded", &[("n", p.v(*by)), ("since", p.v(named(*since)))]);
            (tag("bad", "exceeded"), said)
        }
        Standing::OutOfReach { missing, with, since } => {
            let others = quoted(p, book, with);
            let said = match (missing, with.is_empty(), since) {
                (0, true, _) => p.t("curricula-said-max-out"),
                (0, false, _) => p.tv("curricula-said-max-with", &[("others", others)]),
                (n, false, _) => p.tv("curricula-said-out-with", &[("n", p.v(*n)), ("others", p.v(others))]),
                (n, true, Some(since)) => {
                    p.tv("curricula-said-out-since", &[("n", p.v(*n)), ("since", p.v(named(*since)))])
                }
                (n, true, None) => p.tv("curricula-said-out", &[("n", *n)]),
            };
            (tag("bad", "out"), said)
        }
    };
    (kind, word, said)
}

/// What counts for a requirement so far: done, under way, credited.
pub fn tally(p: &Page, line: &Line) -> String {
    let parts = [
        ("curricula-tally-done", line.acquired),
        ("curricula-tally-underway", line.underway),
        ("curricula-tally-credited", line.equivalences),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| p.tv(key, &[("n", *n)])).collect();
    if said.is_empty() { p.t("curricula-tally-nothing") } else { said.join(", ") }
}
