//! What is told to a student, frozen at the publication: where, when, with whom, which wish, and why.

use chrono::{DateTime, NaiveDate, Utc};
use placet_allocation::{Answer, Change, Decimal, Explainer, WishAnswer};
use placet_entity::decision;
use placet_entity::ids::SiteId;
use placet_entity::kinds::DecisionOutcome;
use placet_rules::exchange::Terms;
use serde::{Deserialize, Serialize};

use crate::allocation::scene::Taking;
use crate::allocation::{Chosen, Scene};
use crate::hosts::{ContactFacts, SiteFacts};

/// The value of [`Snapshot::format`].
pub const FORMAT: &str = "placet.placement/1";

/// What is told to a student.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which format this is.
    pub format: String,
    /// Name of the campaign.
    pub campaign: String,
    /// The site; none elsewhere, and for whom nothing was found.
    pub site: Option<Place>,
    /// The secondary site beside it.
    pub secondary: Option<Place>,
    /// The host, when it is none of the sites.
    pub host_name: Option<String>,
    /// First and last days.
    pub spans: Vec<(NaiveDate, NaiveDate)>,
    /// The contacts that students may see.
    pub contacts: Vec<Person>,
    /// Rank of the wish obtained.
    pub rank: Option<i32>,
    /// The reason of the commission, when it decided.
    pub decided: Option<String>,
    /// Wish by wish.
    pub why: Vec<Why>,
    /// Debt before, thousandths of a rank.
    pub debt_before: i32,
    /// Debt after.
    pub debt_after: i32,
    /// What it costs, hundredths.
    pub cost: Option<i32>,
    /// The run.
    pub run: Run,
    /// His own computation: what was given to the procedure about him, and what came out.
    pub computation: serde_json::Value,
    /// That he has the site by an exchange. Why the wishes were answered as they were is told of what he gave up.
    #[serde(default)]
    pub exchanged: Option<Exchanged>,
}

impl Snapshot {
    /// What is told of the placement that an exchange gives instead of this one: the site, days and contacts are those told of the
    /// other's, and why the wishes were answered as they were stays what it was.
    #[must_use]
    pub fn after_exchange(&self, there: &Self, after: &Terms, exchanged: Exchanged) -> Self {
        Self {
            site: there.site.clone(),
            spans: there.spans.clone(),
            contacts: there.contacts.clone(),
            rank: after.rank.and_then(|rank| i32::try_from(rank).ok()),
            cost: i32::try_from(after.cost.0).ok(),
            exchanged: Some(exchanged),
            ..self.clone()
        }
    }
}

/// How a placement was had that no run and no decision gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchanged {
    /// Since when.
    pub at: DateTime<Utc>,
    /// The name of the site given up for it.
    pub gave: String,
}

/// A site, as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: SiteId,
    pub code: String,
    pub name: String,
    pub service: Option<String>,
    pub organisation: String,
    pub town: Option<String>,
}

/// A contact, as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub function: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// The run that helped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub number: i32,
    pub procedure: String,
    pub seed: i64,
    pub problem_sha256: String,
    pub result_sha256: String,
    pub students: u32,
    pub seats: u64,
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// From 1.
    pub rank: u32,
    /// Name of the site.
    pub site: String,
    /// What became of it.
    pub answer: Told,
    /// What alone would have given it.
    pub changes: Vec<Would>,
}

/// What became of a wish, in figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Told {
    /// It is his.
    Granted { seats: i64, asked: u32 },
    /// Others are there.
    Full { seats: i64, pinned: u32, asked: u32, last: Option<Last> },
    /// A seat was left, but not within the limit that the site shares with others.
    GroupFull { most: i64 },
    /// A seat was left, but not for him together with the one he is paired with.
    Paired,
    /// A seat was left, but the fewest of another site, or what others were sure of, needed him elsewhere.
    NeededElsewhere,
    /// It has no seat.
    Closed,
    /// It was not open to him.
    Forbidden,
    /// He has a better wish.
    NotNeeded,
    /// The commission decided otherwise.
    Elsewhere,
}

/// The last one admitted, without a name.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Last {
    /// Rank of the site in his list.
    pub rank: u32,
    /// His place in the order.
    pub place: u32,
    /// What he was owed, thousandths, when that counts.
    pub debt: Option<i32>,
    /// The student's own place.
    pub own_place: u32,
}

/// What alone would have given a wish.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Would {
    /// One more seat.
    Seat,
    /// A place before this one.
    Earlier { place: u32 },
    /// A debt from this, thousandths.
    Debt { debt: i32 },
    /// The rule set aside.
    Rule,
}

/// What is known of hosts, for snapshots.
pub(super) struct Hosts {
    pub sites: std::collections::BTreeMap<SiteId, SiteFacts>,
    pub contacts: std::collections::BTreeMap<SiteId, Vec<ContactFacts>>,
}

/// What a snapshot is drawn from.
pub(super) struct Drawn<'a> {
    pub site: Option<SiteId>,
    pub secondary: Option<SiteId>,
    pub host_name: Option<String>,
    pub rank: Option<i32>,
    pub cost: Option<i32>,
    pub debt_after: i32,
    pub decision: Option<&'a decision::Model>,
}

/// A run that is being explained to its students.
pub struct Explained<'a> {
    run: &'a Chosen,
    explainer: Explainer<'a>,
}

impl<'a> Explained<'a> {
    /// Gets ready to explain a run.
    pub fn new(run: &'a Chosen) -> Self {
        Self { run, explainer: Explainer::new(&run.checked, &run.plan) }
    }
}

/// Draws what a student will be told.
pub(super) fn draw(
    scene: &Scene,
    explained: &mut Explained<'_>,
    hosts: &Hosts,
    taking: &Taking,
    drawn: Drawn<'_>,
) -> anyhow::Result<Snapshot> {
    let run = explained.run;
    let place = |id: SiteId| {
        let site = hosts.sites.get(&id)?;
        Some(Place {
            id,
            code: site.code.clone(),
            name: site.name.clone(),
            service: site.service.clone(),
            organisation: site.organisation_name.clone(),
            town: site.town.clone(),
        })
    };
    let contacts = drawn.site.and_then(|id| hosts.contacts.get(&id)).into_iter().flatten();
    let why = why(scene, explained, taking, drawn.decision)?;
    Ok(Snapshot {
        format: FORMAT.to_owned(),
        campaign: scene.view.row.name.clone(),
        site: drawn.site.and_then(place),
        secondary: drawn.secondary.and_then(place),
        host_name: drawn.host_name,
        spans: spans(scene, taking),
        contacts: contacts
            .map(|contact| Person {
                name: contact.name.clone(),
                function: contact.function.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
            })
            .collect(),
        rank: drawn.rank,
        decided: drawn.decision.map(|decision| decision.reason.clone()),
        debt_before: taking.row.debt_before,
        debt_after: drawn.debt_after,
        cost: drawn.cost,
        run: Run {
            number: run.row.number,
            procedure: run.row.procedure.clone(),
            seed: run.row.seed,
            problem_sha256: run.row.problem_sha256.clone(),
            result_sha256: run.row.result_sha256.clone().unwrap_or_default(),
            students: run.plan.summary.students,
            seats: run.plan.summary.seats,
        },
        computation: explained.computation(&taking.row.id.to_string(), &why),
        why,
        exchanged: None,
    })
}

/// When a participant is at his host: during the campaign's periods, but on the dates of a request that the commission
/// accepted.
pub(super) fn spans(scene: &Scene, taking: &Taking) -> Vec<(NaiveDate, NaiveDate)> {
    let outside = taking.decision.as_ref().filter(|row| row.outcome == DecisionOutcome::Outside);
    let request = taking
        .request
        .as_ref()
        .filter(|row| outside.is_some_and(|decision| decision.outside_request_id == Some(row.id)));
    match request {
        Some(row) => vec![(row.start_on, row.end_on)],
        None => scene.view.periods.spans().iter().map(|span| (span.start, span.last_day())).collect(),
    }
}

/// Wish by wish: from the engine, unless the commission decided by hand.
fn why(
    scene: &Scene,
    explained: &mut Explained<'_>,
    taking: &Taking,
    decision: Option<&decision::Model>,
) -> anyhow::Result<Vec<Why>> {
    let id = taking.row.id.to_string();
    let name = |site: &str| site.parse().ok().map_or_else(String::new, |id| scene.opening_name(id));
    let Some(student) = explained.run.checked.student(&id) else { return Ok(Vec::new()) };
    let Some(decision) = decision else { return explained.why(&id, name) };
    let given = decision.opening_id.map(|id| id.to_string());
    Ok((1..)
        .zip(&student.wishes)
        .map(|(rank, wish)| {
            let site = wish.site.as_str();
            let answer = if Some(site) == given.as_deref() {
                let seats = explained.run.checked.site(site).map_or(0, |site| site.seats);
                Told::Granted { seats, asked: explained.asked(site) }
            } else {
                Told::Elsewhere
            };
            Why { rank, site: name(site), answer, changes: Vec::new() }
        })
        .collect())
}

impl Explained<'_> {
    fn asked(&self, site: &str) -> u32 {
        self.explainer.asked(site).unwrap_or(0)
    }

    /// Wish by wish, as the engine explains it; `name` gives the name of a site of the problem.
    pub fn why(&mut self, id: &str, name: impl Fn(&str) -> String) -> anyhow::Result<Vec<Why>> {
        let explained = self.explainer.explain(id).map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let checked = &self.run.checked;
        let left = checked.student(id).and_then(|student| student.periods_left);
        // who competes for a site is of one cohort, and has as many placements left
        let debt_of = |weight| checked.problem().parameters.debt_weight.debt_of(weight, left);
        Ok(explained
            .wishes
            .iter()
            .map(|wish| Why {
                rank: wish.rank,
                site: name(wish.site.as_str()),
                answer: told(wish, explained.place, debt_of),
                changes: wish.changes.iter().map(would).collect(),
            })
            .collect())
    }

    /// His own computation: the part of the problem that is about him, the figures of the sites that he wished, the rules.
    pub fn computation(&self, id: &str, why: &[Why]) -> serde_json::Value {
        let run = self.run;
        let student = run.checked.student(id);
        let mut wished: Vec<_> = student
            .into_iter()
            .flat_map(|student| &student.wishes)
            .filter_map(|wish| run.checked.site(wish.site.as_str()))
            .collect();
        wished.sort_by(|one, other| one.id.cmp(&other.id));
        let sites: Vec<_> = wished
            .into_iter()
            .map(|site| {
                serde_json::json!({
                    "id": site.id, "label": site.label, "seats": site.seats, "category": site.category,
                    "asked": self.asked(site.id.as_str()),
                })
            })
            .collect();
        serde_json::json!({
            "format": "placet.computation/1",
            "procedure": run.row.procedure, "version": run.plan.version, "seed": run.row.seed,
            "problem_sha256": run.row.problem_sha256, "result_sha256": run.row.result_sha256,
            "parameters": run.checked.problem().parameters, "student": student, "sites": sites,
            "outcome": run.plan.outcome(id), "explanation": why, "summary": run.plan.summary,
        })
    }
}

fn would(change: &Change) -> Would {
    match change {
        Change::OneMoreSeat => Would::Seat,
        Change::EarlierThan { place } => Would::Earlier { place: *place },
        Change::DebtFrom { debt } => {
            Would::Debt { debt: i32::try_from(debt.thousandths()).unwrap_or(i32::MAX) }
        }
        Change::RuleSetAside => Would::Rule,
    }
}

fn told(wish: &WishAnswer, own_place: u32, debt_of: impl Fn(i64) -> Option<Decimal>) -> Told {
    match &wish.answer {
        Answer::Granted { seats, asked } => Told::Granted { seats: *seats, asked: *asked },
        Answer::Full { seats, pinned, asked, last_admitted } => Told::Full {
            seats: *seats,
            pinned: *pinned,
            asked: *asked,
            last: last_admitted.map(|last| Last {
                rank: last.rank,
                place: last.place,
                debt: last.weight.and_then(&debt_of).and_then(|debt| i32::try_from(debt.thousandths()).ok()),
                own_place,
            }),
        },
        Answer::GroupFull { most, .. } => Told::GroupFull { most: *most },
        Answer::Paired => Told::Paired,
        Answer::NeededElsewhere => Told::NeededElsewhere,
        Answer::Closed => Told::Closed,
        Answer::Forbidden | Answer::NotRequiredCategory | Answer::NotRanked => Told::Forbidden,
        Answer::NotNeeded => Told::NotNeeded,
        Answer::PinnedElsewhere => Told::Elsewhere,
    }
}
