//! Two students exchange their published placements: whether they may, what it changes for each, and the life of a proposal.
//!
//! A campaign may let its students exchange until an instant before the placement begins. [`consider`] says what stands in
//! the way, for both and for each, or else what the exchange would change: that is stated before anybody agrees, and an
//! [`Exchange`] can only be accepted on the terms that it stated.
//!
//! What an exchange changes is the rank, the cost and with it the score: the site's cost goes with the site, the turn or the
//! score of a student stays his. It does not change his debt, which says how the *allocation* served him: two who chose
//! something else afterwards are not owed for it, and do not owe it.
//!
//! # What this does not know
//!
//! Who is asked for permission, letters, and what a placement's row looks like. Why the other cannot is not for a student to
//! read (it may tell what the other is owed): he is told that it cannot be, the commission why.

mod life;

use serde::{Deserialize, Serialize};

pub use self::life::{Action, Because, Exchange, Refused, State, Status};
use crate::{
    campaign::Instants,
    curriculum::{Bound, Guidance, Place},
    eligibility::{Eligibility, Ineligible},
    ids::Hundredths,
    placement,
    score::Score,
    time::{Instant, Interval},
};

/// Whether a campaign lets its students exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exchanges {
    /// It does not: only the commission moves a student.
    NotAllowed,
    /// It does, until this instant: the first at which they no longer may.
    Until(Instant),
}

impl Exchanges {
    /// Whether the end of exchanges lies where it means something: after the results are told, and not after the placement
    /// begins. `Err` when it does not.
    pub fn check(self, instants: &Instants) -> Result<(), Misplaced> {
        match self {
            Self::Until(until) if until <= instants.publication => Err(Misplaced::NotAfterPublication),
            Self::Until(until) if until > instants.start => Err(Misplaced::AfterStart),
            Self::Until(_) | Self::NotAllowed => Ok(()),
        }
    }
}

/// Where the end of exchanges means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Misplaced {
    /// Nobody knows his placement yet.
    #[error("exchanges would end before the results are told")]
    NotAfterPublication,
    /// Placements have begun.
    #[error("exchanges would end after placements begin")]
    AfterStart,
}

/// The campaign, for exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Whether, and until when.
    pub exchanges: Exchanges,
    /// The placement ([`crate::campaign::Instants::placement`]).
    pub placement: Interval<Instant>,
    /// The highest cost, adjustment included (`allocation.md` §3).
    pub cost_max: Hundredths,
}

/// Whether a secondary placement goes with a principal one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beside {
    /// None.
    Nothing,
    /// One, which was given with the site: the commission alone undoes that.
    Secondary,
}

/// Whether a student has proposed, or been proposed, an exchange that nobody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pending {
    /// None other than the one that is looked at.
    Nothing,
    /// Another one.
    Another,
}

/// What a student pays, and what he would pay at the other's site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bill {
    /// The rank of his site in his list, from 1; none when it is not in it.
    pub rank: Option<u32>,
    /// What his site costs.
    pub site_cost: Hundredths,
    /// What he pays.
    pub cost: Hundredths,
    /// The rank of the other's site in his list.
    pub rank_there: Option<u32>,
    /// What his turn or his score adds to the cost of the other's site, or takes away. Where the turn decides it is what it
    /// is at his own site.
    pub adjustment_there: Hundredths,
    /// His score before the campaign.
    pub score: Score,
}

/// One of the two students, and what the other's site is for him. `Id` is the caller's reference to any row: a student, a
/// campaign, a requirement.
#[derive(Debug, Clone, Copy)]
pub struct Partner<'a, Id, Site, Category, Town> {
    /// The student.
    pub student: Id,
    /// The campaign of his placement.
    pub campaign: Id,
    /// Where that placement is in its life.
    pub state: &'a placement::State<Id>,
    /// Where he is.
    pub place: Place<Site, Category>,
    /// What goes with it.
    pub beside: Beside,
    /// What else he waits for.
    pub pending: Pending,
    /// Whether the other's site is for him ([`crate::eligibility::of`]), his own placement of this campaign left out.
    pub eligibility: &'a Eligibility<Site, Category, Town>,
    /// Seats of the other's site that his cohort has once the other is gone: of one cohort, at least the other's.
    pub seats_there: u32,
    /// What his requirements leave him in this campaign ([`crate::curriculum::guide`]), his own placement of it left out;
    /// none when he has none.
    pub guidance: Option<&'a Guidance<Id, Site, Category>>,
    /// What he pays, and would.
    pub bill: Bill,
}

/// Why the two cannot exchange, whoever they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Common {
    /// The campaign does not let students exchange.
    NotAllowed,
    /// It did, until this instant.
    Over {
        /// The first instant at which they no longer may.
        until: Instant,
    },
    /// Their placements are of two campaigns.
    OtherCampaign,
    /// They are one and the same student.
    Oneself,
    /// They are at one site: there is nothing to exchange.
    SameSite,
}

/// Why one of the two cannot exchange.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle<Id, Site, Category, Town> {
    /// His placement is not published yet, or for later.
    NotPublished(placement::Status),
    /// It runs, or is over.
    Begun(placement::Status),
    /// It was cancelled.
    Cancelled,
    /// He has another exchange that waits for an answer.
    Pending,
    /// A secondary placement goes with it.
    HasSecondary,
    /// The other's site is not for him.
    Ineligible(Ineligible<Site, Category, Town>),
    /// His cohort has no seat at the other's site.
    NoSeatForCohort,
    /// At the other's site he could no longer do all that his curriculum asks for.
    OutOfReach {
        /// The figures that could not be kept together.
        because: Vec<Bound<Id>>,
    },
}

/// Everything that stands in the way of an exchange; something does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Obstacles<Id, Site, Category, Town> {
    /// For both.
    pub common: Vec<Common>,
    /// For each, in the order given.
    pub sides: [Vec<Obstacle<Id, Site, Category, Town>>; 2],
}

/// What a placement is to a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Terms {
    /// The rank of the site in his list, from 1; none when it is not in it.
    pub rank: Option<u32>,
    /// What he pays.
    pub cost: Hundredths,
    /// His score with it.
    pub score: Hundredths,
}

/// What an exchange changes for one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Consequence {
    /// Now.
    pub before: Terms,
    /// After the exchange.
    pub after: Terms,
}

/// Whether two students may exchange at `now`, and what it would change for each, in the order given. All obstacles at once.
pub fn consider<Id: Copy + Eq, Site: Copy + Eq, Category: Copy + Eq, Town: Clone>(
    rules: &Rules,
    partners: [&Partner<'_, Id, Site, Category, Town>; 2],
    now: Instant,
) -> Result<[Consequence; 2], Obstacles<Id, Site, Category, Town>> {
    let [one, other] = partners;
    let mut common = Vec::new();
    match rules.exchanges {
        Exchanges::NotAllowed => common.push(Common::NotAllowed),
        Exchanges::Until(until) if until <= now => common.push(Common::Over { until }),
        Exchanges::Until(_) => {}
    }
    if one.campaign != other.campaign {
        common.push(Common::OtherCampaign);
    }
    if one.student == other.student {
        common.push(Common::Oneself);
    }
    if one.place.site == other.place.site {
        common.push(Common::SameSite);
    }
    let found = [obstacles(rules, one, &other.place, now), obstacles(rules, other, &one.place, now)];
    if common.is_empty() && found.iter().all(Vec::is_empty) {
        Ok([consequence(rules, one, other), consequence(rules, other, one)])
    } else {
        Err(Obstacles { common, sides: found })
    }
}

fn obstacles<Id: Copy + Eq, Site: Copy + Eq, Category: Copy + Eq, Town: Clone>(
    rules: &Rules,
    partner: &Partner<'_, Id, Site, Category, Town>,
    there: &Place<Site, Category>,
    now: Instant,
) -> Vec<Obstacle<Id, Site, Category, Town>> {
    let mut found = Vec::new();
    let status = partner.state.clone().advance(&rules.placement, now).status();
    match status {
        placement::Status::Running | placement::Status::Done | placement::Status::NotDone => {
            found.push(Obstacle::Begun(status));
        }
        placement::Status::Cancelled => found.push(Obstacle::Cancelled),
        _ if !partner.state.is_visible(now) => found.push(Obstacle::NotPublished(status)),
        _ => {}
    }
    if partner.pending == Pending::Another {
        found.push(Obstacle::Pending);
    }
    if partner.beside == Beside::Secondary {
        found.push(Obstacle::HasSecondary);
    }
    found.extend(partner.eligibility.reasons.iter().cloned().map(Obstacle::Ineligible));
    if partner.seats_there == 0 {
        found.push(Obstacle::NoSeatForCohort);
    }
    found.extend(partner.guidance.and_then(|guidance| out_of_reach(guidance, there)));
    found
}

/// Why his requirements keep a student from a place.
fn out_of_reach<Id: Copy, Site: Copy + Eq, Category: Copy + Eq, Town>(
    guidance: &Guidance<Id, Site, Category>,
    there: &Place<Site, Category>,
) -> Option<Obstacle<Id, Site, Category, Town>> {
    let refused = guidance.refused.iter().find(|refused| refused.places.contains(there));
    let is_due = !guidance.required.is_empty() && !guidance.required.contains(&there.category);
    let because = match refused {
        Some(refused) => &refused.because,
        // a place of which the guidance knows nothing
        None if is_due => &guidance.must,
        None => return None,
    };
    Some(Obstacle::OutOfReach { because: because.clone() })
}

fn consequence<Id, Site, Category, Town>(
    rules: &Rules,
    partner: &Partner<'_, Id, Site, Category, Town>,
    other: &Partner<'_, Id, Site, Category, Town>,
) -> Consequence {
    let Bill { rank, cost, rank_there, adjustment_there, score, .. } = partner.bill;
    let terms = |rank, cost| Terms { rank, cost, score: score.after(Some(cost)).score };
    let cost_there = (other.bill.site_cost + adjustment_there).min(rules.cost_max);
    Consequence { before: terms(rank, cost), after: terms(rank_there, cost_there) }
}

#[cfg(test)]
mod tests;
