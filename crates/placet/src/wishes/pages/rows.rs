//! Rows of the ranking page.

use std::collections::{BTreeMap, HashMap, HashSet};

use placet_entity::ids::{OpeningId, RequirementId, SiteId};

use crate::curricula::Mark;
use crate::kit::Page;
use crate::wishes::demand::{Demand, FEWEST_COUNTED, Level};
use crate::wishes::model::{Choice, Choices, SiteWish};
use crate::wishes::store::demand::PastCampaign;
use crate::wishes::words;

/// What is shown of the demand of a site.
pub(super) enum Shown {
    /// Bars and words of this campaign.
    Live {
        /// Bars lit, of five.
        bars: i32,
        /// The word, and the count when it is large enough.
        words: String,
    },
    /// One sentence for each past campaign, the latest first.
    Past(Vec<String>),
    /// Nothing.
    Nothing,
}

/// What is known of the demand of all sites.
pub(super) enum Demands {
    /// Of this campaign.
    Live(HashMap<OpeningId, Demand>),
    /// Of past campaigns.
    Past(HashMap<SiteId, Vec<PastCampaign>>),
    /// Not shown.
    Nothing,
}

impl Demands {
    /// The live demand, when it is what is shown.
    pub fn live(&self) -> Option<&HashMap<OpeningId, Demand>> {
        match self {
            Self::Live(all) => Some(all),
            _ => None,
        }
    }

    fn of(&self, p: &Page, choice: &Choice) -> Shown {
        match self {
            Self::Live(all) => {
                let found = all.get(&choice.opening);
                let level = found.map_or(Level::Nobody, |one| one.level);
                let word = p.tk("wishes-demand", level.code());
                let words = match found.filter(|one| one.askers >= FEWEST_COUNTED) {
                    Some(one) => {
                        p.tv("wishes-demand-counted", &[("word", p.v(word)), ("n", p.v(one.askers))])
                    }
                    None => word,
                };
                Shown::Live { bars: level.bars(), words }
            }
            Self::Past(all) => {
                Shown::Past(all.get(&choice.site.id).into_iter().flatten().map(|one| past(p, one)).collect())
            }
            Self::Nothing => Shown::Nothing,
        }
    }
}

fn past(p: &Page, one: &PastCampaign) -> String {
    let seats = p.tv("wishes-seats", &[("n", one.seats)]);
    if one.askers < FEWEST_COUNTED {
        return p.tv("wishes-past-few", &[("campaign", one.name.clone()), ("seats", seats)]);
    }
    let asked = p.tv("wishes-askers", &[("n", one.askers)]);
    let (key, rank) = match one.last_rank {
        Some(rank) => ("wishes-past", p.ordinal(&rank)),
        None => ("wishes-past-none", String::new()),
    };
    p.tv(key, &[("campaign", one.name.clone()), ("seats", seats), ("asked", asked), ("rank", rank)])
}

/// A secondary site to choose: identifier, label, chosen.
pub(super) type Secondary = (String, String, bool);

/// What a site means for the student's curriculum: the kind of its tag, its word, the sentence; none when nothing.
pub(super) type Marked = Option<(&'static str, String, String)>;

fn marked(p: &Page, mark: &Mark, names: &BTreeMap<RequirementId, String>) -> Marked {
    let (kind, code, ids) = match mark {
        Mark::Plain => return None,
        Mark::Useful(ids) => ("good", "useful", ids),
        Mark::Required(ids) => ("warn", "required", ids),
        Mark::Closed(ids) => ("bad", "closed", ids),
    };
    let quoted = |id| names.get(id).map(|name: &String| p.tv("wishes-mark-name", &[("name", name.clone())]));
    let names = ids.iter().filter_map(quoted).collect::<Vec<_>>().join(", ");
    let said = p.tv(&format!("wishes-marked-{code}"), &[("n", p.v(ids.len())), ("names", p.v(names))]);
    Some((kind, p.tk("wishes-mark", code), said))
}

/// One wish of the list.
pub(super) struct WishRow {
    /// Identifier of the site.
    pub site: String,
    /// Its name and town.
    pub label: String,
    /// Its rank.
    pub rank: i32,
    /// Seats, in words.
    pub seats: String,
    /// Distance, in words; empty when unknown.
    pub distance: String,
    /// Demand.
    pub demand: Shown,
    /// Why it is no longer for the student; empty when it is.
    pub reasons: String,
    /// What he should know; empty when nothing.
    pub warnings: String,
    /// The secondary sites that go with it.
    pub secondaries: Vec<Secondary>,
    /// The one chosen.
    pub secondary: String,
    /// What it means for his curriculum.
    pub mark: Marked,
}

/// One open site.
pub(super) struct SiteRow {
    /// Identifier.
    pub site: String,
    /// Name and town.
    pub label: String,
    /// Category, distance, host.
    pub about: String,
    /// Distance, in words.
    pub distance: String,
    /// Seats, in figures.
    pub seats: String,
    /// Seats, in words.
    pub seats_text: String,
    /// Demand.
    pub demand: Shown,
    /// Why it is not for the student; empty when it is.
    pub reasons: String,
    /// What he should know.
    pub warnings: String,
    /// What students read about it.
    pub info: String,
    /// Whether it is ranked.
    pub ranked: bool,
    /// The secondary sites that go with it.
    pub secondaries: Vec<Secondary>,
    /// What it means for his curriculum.
    pub mark: Marked,
}

fn distance(p: &Page, choice: &Choice) -> String {
    choice.distance.map_or_else(String::new, |far| p.tv("wishes-km", &[("km", far.km())]))
}

fn warnings(p: &Page, choice: &Choice) -> String {
    let said: Vec<_> = choice.eligibility.warnings.iter().map(|one| p.say(&words::against(p, one))).collect();
    said.join(" ")
}

fn secondaries(choices: &Choices, choice: &Choice, chosen: Option<SiteId>) -> Vec<Secondary> {
    choice
        .paired
        .iter()
        .filter_map(|id| choices.get(id))
        .filter(|secondary| secondary.eligibility.may_wish() || chosen == Some(secondary.site.id))
        .map(|secondary| {
            let id = secondary.site.id;
            (id.to_string(), secondary.label(), chosen == Some(id))
        })
        .collect()
}

/// The rows of a list.
pub(super) fn wishes(
    p: &Page,
    list: &[SiteWish],
    choices: &Choices,
    demands: &Demands,
    names: &BTreeMap<RequirementId, String>,
) -> Vec<WishRow> {
    (1..)
        .zip(list)
        .filter_map(|(rank, wish)| {
            let choice = choices.get(&wish.site)?;
            let reasons = words::reasons(p, &choice.eligibility.reasons);
            Some(WishRow {
                site: wish.site.to_string(),
                label: choice.label(),
                rank,
                seats: p.tv("wishes-seats", &[("n", choice.seats)]),
                distance: distance(p, choice),
                demand: demands.of(p, choice),
                reasons,
                warnings: warnings(p, choice),
                secondaries: secondaries(choices, choice, wish.secondary),
                secondary: wish
                    .secondary
                    .and_then(|id| choices.get(&id))
                    .map_or_else(String::new, Choice::label),
                mark: marked(p, &choice.mark, names),
            })
        })
        .collect()
}

/// The rows of the open sites.
pub(super) fn sites(
    p: &Page,
    shown: &[&Choice],
    choices: &Choices,
    ranked: &HashSet<SiteId>,
    demands: &Demands,
    names: &BTreeMap<RequirementId, String>,
) -> Vec<SiteRow> {
    shown
        .iter()
        .map(|choice| {
            let distance = distance(p, choice);
            let about = [
                choice.site.category.name.as_str(),
                distance.as_str(),
                choice.site.organisation_name.as_str(),
            ]
            .into_iter()
            .filter(|part| !part.is_empty() && !choice.site.name.contains(*part))
            .collect::<Vec<_>>()
            .join(" · ");
            SiteRow {
                site: choice.site.id.to_string(),
                label: choice.label(),
                about,
                distance,
                seats: p.n(choice.seats),
                seats_text: p.tv("wishes-seats", &[("n", choice.seats)]),
                demand: demands.of(p, choice),
                reasons: words::reasons(p, &choice.eligibility.reasons),
                warnings: warnings(p, choice),
                info: choice.site.info.clone().unwrap_or_default(),
                ranked: ranked.contains(&choice.site.id),
                secondaries: secondaries(choices, choice, None),
                mark: marked(p, &choice.mark, names),
            }
        })
        .collect()
}
