//! Why a student received what he received, wish by wish, and what would have changed it (contract, section 5).
//!
//! Typed reasons; the caller writes the sentences. Nothing here names another student.

mod moves;
mod trials;

use serde::Serialize;

use crate::checked::{Bar, Checked, Pin};
use crate::decimal::Decimal;
use crate::error::SolveError;
use crate::plan::Plan;
use crate::problem::Id;
use crate::procedure::Procedure;
use crate::solve::service_order;
use trials::Trials;

/// What became of a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The student.
    pub student: Id,
    /// The procedure that decided.
    pub procedure: Procedure,
    /// His place in the order used, from 1. It decides for the serial procedures, and breaks ties for the others.
    pub place: u32,
    /// For `fair`: what his ranks weigh, from his debt.
    pub weight: Option<i64>,
    /// How it ended.
    pub status: Status,
    /// Where lists are completed, for one who is unplaced: the open site that is kept for him.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Id>,
    /// Wish by wish, in his order.
    pub wishes: Vec<WishAnswer>,
}

/// How it ended for a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    /// He received a wish.
    Placed {
        /// Its rank, from 1.
        rank: u32,
    },
    /// The commission had placed him.
    Pinned,
    /// The commission leaves him without a placement.
    Excused,
    /// None of his wishes could be met.
    Unplaced,
}

/// What became of one wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WishAnswer {
    /// From 1.
    pub rank: u32,
    /// The site.
    pub site: Id,
    /// What became of it.
    pub answer: Answer,
    /// What, alone and everything else being equal, would have given it to him, or a better one: what solving again with that
    /// change gives.
    pub changes: Vec<Change>,
}

/// What became of a wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// It is his.
    Granted {
        /// Seats of the site.
        seats: i64,
        /// Students who wish it.
        asked: u32,
    },
    /// Others are there.
    Full {
        /// Seats of the site.
        seats: i64,
        /// Those of them that pins hold.
        pinned: u32,
        /// Students who wish it.
        asked: u32,
        /// The last one admitted; none when pins hold every seat.
        last_admitted: Option<LastAdmitted>,
    },
    /// The site has a seat left, but the group around it is full.
    GroupFull {
        /// The group.
        group: Id,
        /// The most it holds.
        most: i64,
    },
    /// A seat is left, but he is kept together with, or apart from, the one he is paired with.
    Paired,
    /// A seat is left, but with him there a fewest intake, or what others are sure of, could not be kept.
    NeededElsewhere,
    /// It has no seat.
    Closed,
    /// The site is forbidden to him.
    Forbidden,
    /// The site is of none of the categories that he must have.
    NotRequiredCategory,
    /// For `stable`: the site does not accept him.
    NotRanked,
    /// He has a better wish.
    NotNeeded,
    /// The commission placed him somewhere else, or excused him.
    PinnedElsewhere,
}

/// The last one admitted to a site: for the serial procedures the last served, for `stable` the one whom the site likes
/// least, else the one who asked for it at the worst rank (of those, the one who weighs least).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LastAdmitted {
    /// The rank of the site in his list, from 1.
    pub rank: u32,
    /// His place in the order used, from 1.
    pub place: u32,
    /// For `fair`: what his ranks weigh.
    pub weight: Option<i64>,
}

/// What would have given a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// One more seat at the site.
    OneMoreSeat,
    /// For the serial procedures: a place in the order before this one.
    EarlierThan {
        /// From 1.
        place: u32,
    },
    /// For `fair`: a debt of at least this.
    DebtFrom {
        /// In ranks.
        debt: Decimal,
    },
    /// The prohibition, or the required category, set aside.
    RuleSetAside,
}

/// Explains what became of a student. The plan must be one of the problem. Who explains several asks an [`Explainer`].
pub fn explain(checked: &Checked, plan: &Plan, student: &str) -> Result<Explanation, SolveError> {
    Explainer::new(checked, plan).explain(student)
}

/// Explains the students of one plan, one after the other; what does not depend on the student is found once for all of
/// them.
///
/// A change is tried by solving again only where the proof of the plan does not tell its effect: at most once a site for one
/// more seat, and where a change would lead to equally good plans, between which the order decides.
pub struct Explainer<'a> {
    checked: &'a Checked,
    plan: &'a Plan,
    procedure: Procedure,
    /// Per student his place in the order used, from 1.
    place: Vec<u32>,
    /// Per site the students there who were not pinned, with the rank at which they asked for it.
    there: Vec<Vec<(usize, u32)>>,
    asked: Vec<u32>,
    /// Per site the seats that nobody has in the plan.
    left: Vec<i64>,
    /// Per group the students inside.
    inside: Vec<i64>,
    trials: Trials<'a>,
}

impl<'a> Explainer<'a> {
    /// Gets ready to explain a plan, which must be one of the problem.
    pub fn new(checked: &'a Checked, plan: &'a Plan) -> Self {
        let order = service_order(checked, plan.procedure);
        let mut place = vec![0; order.len()];
        for (at, &i) in order.iter().enumerate() {
            place[i as usize] = at as u32 + 1;
        }
        let mut there = vec![Vec::new(); checked.open.len()];
        for outcome in &plan.outcomes {
            let i = checked.student_index(outcome.student.as_str());
            let site = outcome.site.as_ref().and_then(|id| checked.site_index(id.as_str()));
            if let (Some(i), Some(site), Some(rank)) = (i, site, outcome.rank)
                && checked.is_free(i)
            {
                there[site].push((i, rank));
            }
        }
        let mut asked = vec![0; checked.open.len()];
        for &site in &checked.wish_site {
            asked[site as usize] += 1;
        }
        let mut left: Vec<i64> = checked.problem.sites.iter().map(|site| site.seats).collect();
        let mut inside = vec![0; checked.problem.groups.len()];
        for id in plan.outcomes.iter().filter_map(|o| o.site.as_ref().or(o.suggested.as_ref())) {
            if let Some(site) = checked.site_index(id.as_str()) {
                left[site] -= 1;
                for node in checked.limits.around(site as u32) {
                    inside[node as usize - checked.open.len()] += 1;
                }
            }
        }
        let trials = Trials::new(checked, plan, &there);
        Self { checked, plan, procedure: plan.procedure, place, there, asked, left, inside, trials }
    }

    /// How many students wish a site; none when the problem does not have it.
    pub fn asked(&self, site: &str) -> Option<u32> {
        self.checked.site_index(site).map(|site| self.asked[site])
    }

    /// Explains what became of a student.
    pub fn explain(&mut self, student: &str) -> Result<Explanation, SolveError> {
        let unknown = || SolveError::UnknownStudent { student: student.into() };
        let checked = self.checked;
        let i = checked.student_index(student).ok_or_else(unknown)?;
        let outcome = self.plan.outcome(student).ok_or_else(unknown)?;
        let status = match (checked.pins[i], outcome.rank) {
            (Pin::Excused, _) => Status::Excused,
            (Pin::At { .. }, _) => Status::Pinned,
            (Pin::Free, Some(rank)) => Status::Placed { rank },
            (Pin::Free, None) => Status::Unplaced,
        };
        let held = if checked.is_free(i) { outcome.rank } else { None };
        let mut wishes = Vec::with_capacity(checked.wishes(i).len());
        for (k, w) in checked.wishes(i).enumerate() {
            let rank = k as u32 + 1;
            let site = checked.wish_site[w];
            let answer = self.answer(i, w, rank, held);
            let changes = self.changes(i, k, w, &answer);
            wishes.push(WishAnswer {
                rank,
                site: checked.problem.sites[site as usize].id.clone(),
                answer,
                changes,
            });
        }
        Ok(Explanation {
            student: outcome.student.clone(),
            procedure: self.procedure,
            place: self.place[i],
            weight: self.weight(i),
            status,
            suggested: outcome.suggested.clone(),
            wishes,
        })
    }

    fn weight(&self, i: usize) -> Option<i64> {
        (self.procedure == Procedure::Fair).then(|| self.checked.weight(i))
    }

    fn answer(&self, i: usize, w: usize, rank: u32, held: Option<u32>) -> Answer {
        let checked = self.checked;
        let site = checked.wish_site[w];
        let seats = checked.problem.sites[site as usize].seats;
        let asked = self.asked[site as usize];
        let here = match checked.pins[i] {
            Pin::Free => held == Some(rank),
            Pin::At { site: pinned, .. } => pinned == site,
            Pin::Excused => false,
        };
        if here {
            return Answer::Granted { seats, asked };
        }
        if !checked.is_free(i) {
            return Answer::PinnedElsewhere;
        }
        if held.is_some_and(|held| held < rank) {
            return Answer::NotNeeded;
        }
        match checked.wish_bar(w) {
            Bar::Forbidden => return Answer::Forbidden,
            Bar::Category => return Answer::NotRequiredCategory,
            Bar::Open => {}
        }
        if seats == 0 {
            return Answer::Closed;
        }
        if self.procedure == Procedure::Stable && self.liking(site as usize, i).is_none() {
            return Answer::NotRanked;
        }
        if self.left[site as usize] > 0
            && let Some(reason) = self.why_a_seat_is_left(i, site)
        {
            return reason;
        }
        Answer::Full {
            seats,
            pinned: u32::try_from(seats).unwrap_or(0).saturating_sub(checked.open[site as usize]),
            asked,
            last_admitted: self.last_admitted(site as usize),
        }
    }

    /// Why a student does not have a wish of which a seat is left.
    fn why_a_seat_is_left(&self, i: usize, site: u32) -> Option<Answer> {
        let checked = self.checked;
        let problem = &checked.problem;
        let sites = problem.sites.len();
        for node in checked.limits.around(site) {
            let group = &problem.groups[node as usize - sites];
            if let Some(most) = group.max.filter(|most| self.inside[node as usize - sites] >= *most) {
                return Some(Answer::GroupFull { group: group.id.clone(), most });
            }
        }
        let id = &problem.students[i].id;
        if problem.pairs.iter().any(|pair| pair.students.contains(id)) {
            return Some(Answer::Paired);
        }
        let is_bound = checked.has_minima() || problem.options.do_no_harm || !problem.pairs.is_empty();
        (is_bound && self.procedure.is_optimising()).then_some(Answer::NeededElsewhere)
    }

    fn last_admitted(&self, site: usize) -> Option<LastAdmitted> {
        let there = self.there[site].iter();
        let (i, rank) = *match self.procedure {
            p if p.is_serial() => there.max_by_key(|(i, _)| self.place[*i]),
            Procedure::Stable => there.max_by_key(|(i, _)| self.liking(site, *i)),
            _ => {
                there.max_by_key(|(i, rank)| (*rank, self.weight(*i).map(std::cmp::Reverse), self.place[*i]))
            }
        }?;
        Some(LastAdmitted { rank, place: self.place[i], weight: self.weight(i) })
    }

    /// For `stable`: how much a site likes a student, the lower the better; none when it does not accept him.
    fn liking(&self, site: usize, i: usize) -> Option<(usize, u32)> {
        let id = &self.checked.problem.students[i].id;
        let tier = match &self.checked.problem.sites[site].ranking {
            None => Some(0),
            Some(tiers) => tiers.iter().position(|tier| tier.0.binary_search(id).is_ok()),
        };
        tier.map(|tier| (tier, self.place[i]))
    }

    /// What would have given wish `k` (from 0) of student `i`.
    fn changes(&mut self, i: usize, k: usize, w: usize, answer: &Answer) -> Vec<Change> {
        let mut changes = Vec::new();
        match answer {
            Answer::Forbidden | Answer::NotRequiredCategory => {
                if self.trials.rule_set_aside_gives(i, k, w) {
                    changes.push(Change::RuleSetAside);
                }
                return changes;
            }
            Answer::Full { .. } | Answer::Closed => {}
            _ => return changes,
        }
        if self.trials.one_more_seat_gives(i, k, w) {
            changes.push(Change::OneMoreSeat);
        }
        match (self.procedure, answer) {
            (p, Answer::Full { last_admitted: Some(last), .. }) if p.is_serial() => {
                // before the last one admitted the seat was open; a better wish may have been open still earlier
                changes.push(Change::EarlierThan { place: last.place });
            }
            (Procedure::Fair, Answer::Full { .. }) => {
                changes.extend(self.trials.debt_needed(i, k).map(|debt| Change::DebtFrom { debt }));
            }
            _ => {}
        }
        changes
    }
}
