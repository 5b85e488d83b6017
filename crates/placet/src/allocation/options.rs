//! What a run keeps beside the wishes, as the manager asks: limits that sites share, fewest intakes, pairs, nobody worse off
//! than in turn, lists continued.
//!
//! Limits and fewest intakes are those of the hosts over the days of the placement, less the seats that overlapping campaigns
//! open. A limit that the open seats cannot reach is left out: it binds nothing, and every procedure can then be run.

use std::collections::BTreeMap;

use placet_allocation::{Group, Id, Problem, Procedure};
use placet_entity::ids::{CapacityGroupId, SiteId};
use placet_entity::{campaign, opening};
use placet_rules::capacity::{Capacity, Group as Shared, Taken, inside};

use super::scene::Scene;
use crate::kit::web::Form;
use crate::kit::{Lang, Page};

/// What a run is asked to keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    /// The limits that several sites share.
    pub shared: bool,
    /// The fewest students of each site.
    pub minima: bool,
    /// The pairs of participants.
    pub pairs: bool,
    /// Nobody fares worse than if everybody were served in turn.
    pub no_harm: bool,
    /// Lists are continued by the other open sites, as suggestions.
    pub completed: bool,
}

/// The field of the boxes.
const FIELD: &str = "option";

/// The first characters of the name of a group that only says how few a site takes over several cohorts.
const FEWEST: &str = "min-";

impl Options {
    /// What is kept unless one says no.
    pub(super) fn usual() -> Self {
        Self { shared: true, pairs: true, ..Self::default() }
    }

    /// What a campaign keeps unless one says no.
    pub(super) fn of_campaign(row: &campaign::Model) -> Self {
        // what short lists gain otherwise: decision 0006
        let completed = row.procedure.parse().is_ok_and(Procedure::is_optimising);
        Self { completed, ..Self::usual() }
    }

    /// The boxes that are ticked.
    pub(super) fn of_form(form: &Form) -> Self {
        Self {
            shared: form.has(FIELD, "shared"),
            minima: form.has(FIELD, "minima"),
            pairs: form.has(FIELD, "pairs"),
            no_harm: form.has(FIELD, "no-harm"),
            completed: form.has(FIELD, "completed"),
        }
    }

    /// What a stored problem was asked to keep, and could not have done without.
    pub(super) fn of_problem(problem: &Problem) -> Self {
        let is_fewest = |group: &Group| group.id.as_str().starts_with(FEWEST);
        Self {
            shared: problem.groups.iter().any(|group| !is_fewest(group)),
            minima: problem.sites.iter().any(|site| site.min > 0) || problem.groups.iter().any(is_fewest),
            pairs: !problem.pairs.is_empty(),
            no_harm: problem.options.do_no_harm,
            completed: problem.options.completed_lists,
        }
    }

    /// Whether the limits of the hosts are needed.
    pub(super) fn needs_limits(self) -> bool {
        self.shared || self.minima
    }

    fn all(self) -> [(&'static str, bool); 5] {
        [
            ("shared", self.shared),
            ("minima", self.minima),
            ("pairs", self.pairs),
            ("no-harm", self.no_harm),
            ("completed", self.completed),
        ]
    }

    /// The fields of a form in which these boxes are ticked.
    pub(super) fn fields(self) -> Vec<(&'static str, String)> {
        let ticked = self.all().into_iter().filter(|(_, ticked)| *ticked);
        ticked.map(|(code, _)| (FIELD, code.to_owned())).collect()
    }

    /// The boxes of a form: code, label, ticked.
    pub(super) fn boxes(self, reader: &Page) -> Vec<(String, String, bool)> {
        let label = |(code, ticked): (&'static str, bool)| {
            (code.to_owned(), reader.t(&format!("allocation-option-{code}")), ticked)
        };
        self.all().map(label).to_vec()
    }

    /// What is kept, in short.
    pub(super) fn kept(self, language: Lang) -> Vec<String> {
        let ticked = self.all().into_iter().filter(|(_, ticked)| *ticked);
        ticked.map(|(code, _)| language.t(&format!("allocation-kept-{code}"))).collect()
    }
}

/// What hosts limit over the days of a placement.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits {
    /// The limits that several sites share.
    pub groups: Vec<Shared<CapacityGroupId, SiteId>>,
    /// How many each site takes.
    pub capacities: BTreeMap<SiteId, Capacity>,
    /// Seats that overlapping campaigns take.
    pub elsewhere: Taken<SiteId>,
}

impl Limits {
    /// Puts into a problem what the options ask for.
    pub(super) fn state(&self, scene: &Scene, options: Options, problem: &mut Problem) {
        problem.options.do_no_harm = options.no_harm;
        problem.options.completed_lists = options.completed;
        let principal = |opening: &&opening::Model| {
            opening.seats > 0 && scene.site(opening.id).is_some_and(|site| scene.is_principal(site))
        };
        let mut openings: BTreeMap<SiteId, Vec<&opening::Model>> = BTreeMap::new();
        for opening in scene.openings.values().filter(principal) {
            openings.entry(opening.site_id).or_default().push(opening);
        }
        if options.shared {
            for group in self.groups.iter().filter(|group| group.max < u32::MAX) {
                problem.groups.extend(self.shared(group, &openings));
            }
        }
        if options.minima {
            for (site, openings) in &openings {
                let least = self.capacities.get(site).map_or(0, |capacity| i64::from(capacity.min));
                fewest(*site, least, openings, problem);
            }
        }
    }

    /// A shared limit over the openings of its sites; none when it cannot be reached.
    fn shared(
        &self,
        group: &Shared<CapacityGroupId, SiteId>,
        openings: &BTreeMap<SiteId, Vec<&opening::Model>>,
    ) -> Option<Group> {
        let sites = inside(group.id, &self.groups);
        let most = i64::from(group.max.saturating_sub(self.elsewhere.within(&sites)));
        let open: Vec<_> = sites.iter().filter_map(|site| openings.get(site)).flatten().collect();
        let seats: i64 = open.iter().map(|opening| i64::from(opening.seats)).sum();
        (seats > most).then(|| Group {
            id: Id::from(group.id.to_string()),
            members: open.into_iter().map(|opening| Id::from(opening.id.to_string())).collect(),
            min: 0,
            max: Some(most),
        })
    }
}

/// The fewest students of a site, on its one opening or over those of several cohorts; never more than its open seats.
fn fewest(site: SiteId, least: i64, openings: &[&opening::Model], problem: &mut Problem) {
    let seats: i64 = openings.iter().map(|opening| i64::from(opening.seats)).sum();
    let least = least.min(seats);
    if least <= 0 {
        return;
    }
    let ids: Vec<Id> = openings.iter().map(|opening| Id::from(opening.id.to_string())).collect();
    if let [only] = ids.as_slice() {
        if let Some(site) = problem.sites.iter_mut().find(|site| site.id == *only) {
            site.min = least;
        }
        return;
    }
    problem.groups.push(Group {
        id: Id::from(format!("{FEWEST}{site}")),
        members: ids,
        min: least,
        max: None,
    });
}
