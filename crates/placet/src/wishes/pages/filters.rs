//! The open sites that a student asks to see: search, filters, order, all in the address.

use std::collections::{BTreeMap, HashMap, HashSet};

use placet_entity::ids::{OpeningId, SiteCategoryId, SiteId};
use placet_rules::text::search_key;

use crate::kit::Page;
use crate::kit::table::Query;
use crate::wishes::demand::{Demand, Level};
use crate::wishes::model::{Choice, Choices, is_principal};

/// Distances proposed, in kilometres.
const KILOMETRES: [u32; 6] = [10, 20, 40, 60, 80, 120];

/// The filters as the page shows them.
pub(super) struct Filters {
    /// What is searched for.
    pub q: String,
    /// Category: value, label, chosen.
    pub categories: Vec<(String, String, bool)>,
    /// Town.
    pub towns: Vec<(String, String, bool)>,
    /// Longest distance; empty when nobody knows where the student lives.
    pub distances: Vec<(String, String, bool)>,
    /// Demand; empty when it is not shown.
    pub demands: Vec<(String, String, bool)>,
    /// Order.
    pub sorts: Vec<(String, String, bool)>,
    /// Only what he may rank.
    pub eligible: bool,
    /// Only categories that he has not done.
    pub fresh: bool,
    /// Whether anything is asked.
    pub any: bool,
}

/// What is known beside the sites.
pub(super) struct Known<'a> {
    /// Live demand by opening, when it is shown.
    pub demand: Option<&'a HashMap<OpeningId, Demand>>,
    /// Categories of the student's past placements.
    pub done: &'a HashSet<SiteCategoryId>,
    /// Whether his home is known.
    pub home: bool,
    /// The sites ranked: shown whatever their seats.
    pub ranked: &'a HashSet<SiteId>,
}

/// Whether a site is listed at all: a principal one with seats, or one that is ranked.
pub(super) fn is_listed(choice: &Choice, known: &Known<'_>) -> bool {
    is_principal(choice) && (choice.seats > 0 || known.ranked.contains(&choice.site.id))
}

/// The sites asked for, in the order asked for.
pub(super) fn chosen<'a>(choices: &'a Choices, query: &Query, known: &Known<'_>) -> Vec<&'a Choice> {
    let words: Vec<String> = search_key(query.search()).split(' ').map(str::to_owned).collect();
    let category: Option<SiteCategoryId> = query.parsed("category");
    let town = search_key(query.get("town"));
    let km: Option<u32> = query.parsed("km");
    let level = Level::ALL.into_iter().find(|level| level.code() == query.get("demand"));
    let (eligible, fresh) = (!query.get("eligible").is_empty(), !query.get("fresh").is_empty());
    let demand = |choice: &Choice| known.demand.and_then(|all| all.get(&choice.opening)).map(|one| one.level);
    let mut rows: Vec<&Choice> = choices
        .values()
        .filter(|choice| is_listed(choice, known))
        .filter(|choice| words.iter().all(|word| word.is_empty() || haystack(choice).contains(word.as_str())))
        .filter(|choice| category.is_none_or(|id| choice.site.category.id == id))
        .filter(|choice| {
            town.is_empty() || choice.site.town.as_deref().is_some_and(|name| search_key(name) == town)
        })
        .filter(|choice| {
            km.is_none_or(|km| choice.distance.is_some_and(|far| far.0 <= km.saturating_mul(1000)))
        })
        .filter(|choice| known.demand.is_none() || level.is_none_or(|level| demand(choice) == Some(level)))
        .filter(|choice| !eligible || choice.eligibility.may_wish())
        .filter(|choice| !fresh || !known.done.contains(&choice.site.category.id))
        .collect();
    let (sort, descending) = order(query);
    rows.sort_by_cached_key(|choice| {
        (choice.site.category.rank, placet_rules::text::sort_key(&choice.label()), choice.site.code.clone())
    });
    match sort {
        "seats" => rows.sort_by_key(|choice| choice.seats),
        "distance" => rows.sort_by_key(|choice| choice.distance.map_or(u32::MAX, |far| far.0)),
        "demand" => rows.sort_by_key(|choice| demand(choice)),
        "name" => rows.sort_by_cached_key(|choice| placet_rules::text::sort_key(&choice.label())),
        _ => {}
    }
    if descending {
        rows.reverse();
    }
    rows
}

fn order(query: &Query) -> (&'static str, bool) {
    query.sort(&["category", "name", "seats", "distance", "demand"], "category")
}

fn haystack(choice: &Choice) -> String {
    let site = &choice.site;
    search_key(&format!(
        "{} {} {} {} {} {} {}",
        site.name,
        site.service.as_deref().unwrap_or_default(),
        site.town.as_deref().unwrap_or_default(),
        site.category.name,
        site.category.acronym,
        site.organisation_name,
        site.code
    ))
}

impl Filters {
    /// The filters of an address.
    pub fn new(p: &Page, query: &Query, choices: &Choices, known: &Known<'_>) -> Self {
        let mut categories = BTreeMap::new();
        let mut towns = BTreeMap::new();
        for choice in choices.values().filter(|choice| is_listed(choice, known)) {
            let category = &choice.site.category;
            categories.insert((category.rank, category.name.clone()), category.id.to_string());
            if let Some(town) = &choice.site.town {
                towns.insert(search_key(town), town.clone());
            }
        }
        let option = |field: &str, value: String, label: String| {
            let chosen = query.get(field) == value;
            (value, label, chosen)
        };
        let sorts = ["category", "name", "-seats", "distance", "demand", "-demand"];
        let current = if query.get("sort").is_empty() { "category" } else { query.get("sort") };
        Self {
            q: query.search().to_owned(),
            categories: categories.into_iter().map(|((_, name), id)| option("category", id, name)).collect(),
            towns: towns
                .into_values()
                .map(|town| {
                    let chosen = search_key(query.get("town")) == search_key(&town);
                    (town.clone(), town, chosen)
                })
                .collect(),
            distances: if known.home {
                KILOMETRES
                    .iter()
                    .map(|km| option("km", km.to_string(), p.tv("wishes-filter-km", &[("km", *km)])))
                    .collect()
            } else {
                Vec::new()
            },
            demands: if known.demand.is_some() {
                Level::ALL
                    .into_iter()
                    .filter(|level| *level != Level::Closed)
                    .map(|level| {
                        option("demand", level.code().to_owned(), p.tk("wishes-demand", level.code()))
                    })
                    .collect()
            } else {
                Vec::new()
            },
            sorts: sorts
                .into_iter()
                .filter(|key| !key.ends_with("demand") || known.demand.is_some())
                .filter(|key| *key != "distance" || known.home)
                .map(|key| {
                    let label = p.tk(
                        "wishes-sort",
                        key.strip_prefix('-')
                            .map_or(key, |_| if key == "-seats" { "seats" } else { "demand-most" }),
                    );
                    (key.to_owned(), label, key == current)
                })
                .collect(),
            eligible: !query.get("eligible").is_empty(),
            fresh: !query.get("fresh").is_empty(),
            any: ["q", "category", "town", "km", "demand", "eligible", "fresh"]
                .iter()
                .any(|field| !query.get(field).is_empty()),
        }
    }
}
