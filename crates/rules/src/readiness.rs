//! What is missing or odd before a campaign opens, and before it is published.
//!
//! A finding blocks when the step would make no sense (nobody to rank, nothing validated) and is to be looked at
//! otherwise: people know reasons that the program does not. Each names the rows it is about, for the links.
//!
//! `Id` is the caller's reference to any row (an enum of typed ids, say): findings speak of sites, cohorts,
//! categories, groups, students and placements.

use serde::{Deserialize, Serialize};

use crate::{
    campaign::{self, Incoherence, Instants},
    capacity::GroupExcess,
    time::{Instant, Position},
    year::YearState,
};

/// What a finding does to the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The step is refused.
    Blocking,
    /// The step may be taken by someone who has looked.
    ToLookAt,
}

/// A cohort in the campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortFacts<Id> {
    /// Which.
    pub cohort: Id,
    /// Participants to place; excused ones left out.
    pub participants: u32,
    /// Principal seats open to it.
    pub seats: u32,
    /// Principal sites with at least one seat for it.
    pub sites: u32,
    /// The categories in which some of its students must do a placement now.
    pub required: Vec<Required<Id>>,
}

/// A category of which students must receive a place in this campaign, or a requirement is out of their reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required<Id> {
    /// The category.
    pub category: Id,
    /// Principal seats open there to their cohort, and in the categories that would do as well.
    pub seats: u32,
    /// The students.
    pub students: Vec<Id>,
}

/// A site in the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteFacts<Id> {
    /// Which.
    pub site: Id,
    /// Seats open to all cohorts together, and to overlapping campaigns.
    pub seats: u32,
    /// Its effective maximum over the campaign ([`crate::capacity::effective`]).
    pub max: u32,
    /// Active contacts.
    pub contacts: u32,
    /// Of these, those that students see.
    pub visible_contacts: u32,
    /// Participants proposed or placed there by this campaign.
    pub given: u32,
    /// Seats that this campaign opened there.
    pub opened: u32,
}

/// A participant of the campaign; excused ones left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParticipantFacts<Id> {
    /// The student.
    pub student: Id,
    /// Whether mail can reach him.
    pub mail: Known,
    /// Whether it is known where he lives, for distances.
    pub home: Known,
    /// Whether he has a place in the order.
    pub order: Known,
    /// What is proposed for him.
    pub proposal: Proposal<Id>,
    /// Whether a leave of his overlaps the campaign.
    pub leave: Leave,
}

/// Whether something is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Known {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// Whether a student is away during the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Leave {
    /// He is there throughout.
    None,
    /// He is away on some days.
    Overlaps,
}

/// What is proposed for a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Proposal<Id> {
    /// Nothing, and no decision either.
    Nothing,
    /// The commission decided that he has no placement in this campaign.
    DecidedNone,
    /// A placement that is not validated yet.
    NotValidated(Id),
    /// A placement that is validated, or already published.
    Validated(Id),
}

/// Everything that both checks look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts<Id> {
    /// The campaign's instants.
    pub instants: Instants,
    /// Its academic year.
    pub year: YearState,
    /// How many wishes it asks for.
    pub wishes_min: u32,
    /// Its cohorts.
    pub cohorts: Vec<CohortFacts<Id>>,
    /// Its sites that have a seat or a proposal.
    pub sites: Vec<SiteFacts<Id>>,
    /// Groups over their limit ([`crate::capacity::excesses`]).
    pub groups: Vec<GroupExcess<Id>>,
    /// Its participants.
    pub participants: Vec<ParticipantFacts<Id>>,
}

/// Something missing or odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding<Id> {
    /// Two instants contradict each other; a campaign without a window for wishes is one of these.
    Incoherent(Incoherence<Instant>),
    /// The academic year is not locked: students would see nothing.
    YearNotShown,
    /// Nobody takes part.
    NoParticipant,
    /// A cohort has participants and no seat.
    NoSeat {
        /// Which.
        cohort: Id,
    },
    /// A cohort has fewer seats than participants.
    SeatsUnderParticipants {
        /// Which.
        cohort: Id,
        /// Its seats.
        seats: u32,
        /// Its participants.
        participants: u32,
    },
    /// A cohort has no seat in a category that some of its students must do.
    NoSeatInRequiredCategory {
        /// Which.
        cohort: Id,
        /// The category.
        category: Id,
        /// The students.
        students: Vec<Id>,
    },
    /// A cohort has fewer sites than wishes asked for.
    SitesUnderWishes {
        /// Which.
        cohort: Id,
        /// Its sites.
        sites: u32,
        /// The wishes asked for.
        wishes: u32,
    },
    /// A site has more seats open than it takes.
    OverCapacity {
        /// Which.
        site: Id,
        /// Seats open.
        seats: u32,
        /// What it takes.
        max: u32,
    },
    /// A group of sites has more seats open than its limit.
    GroupOverLimit(GroupExcess<Id>),
    /// A site has nobody to write to.
    NoContact {
        /// Which.
        site: Id,
    },
    /// A site has no contact that its students will see.
    NoVisibleContact {
        /// Which.
        site: Id,
    },
    /// Students whom mail cannot reach.
    NoMail(Vec<Id>),
    /// Students whose home is not known: no distance will be shown for them.
    NoHome(Vec<Id>),
    /// Students who have no place in the order.
    NoOrder(Vec<Id>),
    /// The wishes have been closed since then: opening would open nothing.
    WishesOver {
        /// The first instant at which they were.
        since: Instant,
    },
    /// The wishes are not closed yet.
    WishesNotClosed {
        /// When they close.
        closes: Instant,
    },
    /// The commission has not met yet.
    CommissionToCome {
        /// When it meets.
        meets: Instant,
    },
    /// The placement has begun.
    AlreadyStarted {
        /// When.
        since: Instant,
    },
    /// Participants with neither placement nor decision.
    Undecided(Vec<Id>),
    /// Placements that are not validated.
    NotValidated(Vec<Id>),
    /// Nothing is validated at all.
    NothingToPublish,
    /// More participants on a site than it has seats in this campaign.
    Overfull {
        /// Which.
        site: Id,
        /// Its seats.
        seats: u32,
        /// The participants there.
        given: u32,
    },
    /// Students who get a placement although they are away on some of its days.
    AwayAndPlaced(Vec<Id>),
}

impl<Id> Finding<Id> {
    /// Whether it blocks.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Incoherent(_)
            | Self::YearNotShown
            | Self::NoParticipant
            | Self::NoSeat { .. }
            | Self::WishesOver { .. }
            | Self::WishesNotClosed { .. }
            | Self::Undecided(_)
            | Self::NotValidated(_)
            | Self::NothingToPublish
            | Self::Overfull { .. } => Severity::Blocking,
            Self::SeatsUnderParticipants { .. }
            | Self::NoSeatInRequiredCategory { .. }
            | Self::SitesUnderWishes { .. }
            | Self::OverCapacity { .. }
            | Self::GroupOverLimit(_)
            | Self::NoContact { .. }
            | Self::NoVisibleContact { .. }
            | Self::NoMail(_)
            | Self::NoHome(_)
            | Self::NoOrder(_)
            | Self::CommissionToCome { .. }
            | Self::AlreadyStarted { .. }
            | Self::AwayAndPlaced(_) => Severity::ToLookAt,
        }
    }
}

/// Whether nothing blocks.
pub fn may_go_on<Id>(findings: &[Finding<Id>]) -> bool {
    findings.iter().all(|finding| finding.severity() != Severity::Blocking)
}

fn some<Id>(ids: impl Iterator<Item = Id>, finding: fn(Vec<Id>) -> Finding<Id>) -> Option<Finding<Id>> {
    let ids: Vec<Id> = ids.collect();
    (!ids.is_empty()).then(|| finding(ids))
}

fn sorted<Id>(mut findings: Vec<Finding<Id>>) -> Vec<Finding<Id>> {
    // stable: within a severity the order of the checks is kept
    findings.sort_by_key(Finding::severity);
    findings
}

/// What is missing or odd before the wishes open: blocking findings first.
pub fn before_opening<Id: Copy + Eq>(facts: &Facts<Id>, now: Instant) -> Vec<Finding<Id>> {
    let mut findings: Vec<_> =
        campaign::check(&facts.instants).into_iter().map(Finding::Incoherent).collect();
    if !facts.year.is_visible_to_students() {
        findings.push(Finding::YearNotShown);
    }
    if facts.instants.wishes_close <= now {
        findings.push(Finding::WishesOver { since: facts.instants.wishes_close });
    }
    if facts.participants.is_empty() {
        findings.push(Finding::NoParticipant);
    }
    for CohortFacts { cohort, participants, seats, sites, required } in &facts.cohorts {
        let (cohort, participants, seats, sites) = (*cohort, *participants, *seats, *sites);
        if participants == 0 {
            continue;
        }
        if seats == 0 {
            // the rest would only repeat it
            findings.push(Finding::NoSeat { cohort });
            continue;
        }
        if seats < participants {
            findings.push(Finding::SeatsUnderParticipants { cohort, seats, participants });
        }
        if sites < facts.wishes_min {
            findings.push(Finding::SitesUnderWishes { cohort, sites, wishes: facts.wishes_min });
        }
        let without = required.iter().filter(|required| required.seats == 0);
        findings.extend(without.map(|required| Finding::NoSeatInRequiredCategory {
            cohort,
            category: required.category,
            students: required.students.clone(),
        }));
    }
    findings.extend(capacities(facts));
    let open = || facts.sites.iter().filter(|site| site.opened > 0);
    findings
        .extend(open().filter(|site| site.contacts == 0).map(|site| Finding::NoContact { site: site.site }));
    let students = |missing: fn(&ParticipantFacts<Id>) -> Known| {
        facts.participants.iter().filter(move |p| missing(p) == Known::No).map(|p| p.student)
    };
    findings.extend(some(students(|p| p.mail), Finding::NoMail));
    findings.extend(some(students(|p| p.home), Finding::NoHome));
    if facts.instants.order <= now {
        findings.extend(some(students(|p| p.order), Finding::NoOrder));
    }
    sorted(findings)
}

fn capacities<Id: Copy>(facts: &Facts<Id>) -> impl Iterator<Item = Finding<Id>> {
    let over = facts.sites.iter().filter(|site| site.seats > site.max);
    over.map(|site| Finding::OverCapacity { site: site.site, seats: site.seats, max: site.max })
        .chain(facts.groups.iter().copied().map(Finding::GroupOverLimit))
}

/// What is missing or odd before the placements are published at `now`: blocking findings first.
pub fn before_publishing<Id: Copy + Eq>(facts: &Facts<Id>, now: Instant) -> Vec<Finding<Id>> {
    let i = &facts.instants;
    let mut findings = Vec::new();
    if !facts.year.is_visible_to_students() {
        findings.push(Finding::YearNotShown);
    }
    if now < i.wishes_close {
        findings.push(Finding::WishesNotClosed { closes: i.wishes_close });
    } else if now < i.commission {
        findings.push(Finding::CommissionToCome { meets: i.commission });
    }
    if i.placement().position(now) != Position::Before {
        findings.push(Finding::AlreadyStarted { since: i.start });
    }
    if facts.participants.is_empty() {
        findings.push(Finding::NoParticipant);
    } else if !facts.participants.iter().any(|p| matches!(p.proposal, Proposal::Validated(_))) {
        findings.push(Finding::NothingToPublish);
    }
    let people = || facts.participants.iter();
    let undecided = people().filter(|p| p.proposal == Proposal::Nothing).map(|p| p.student);
    findings.extend(some(undecided, Finding::Undecided));
    let not_validated = people().filter_map(|p| match p.proposal {
        Proposal::NotValidated(placement) => Some(placement),
        _ => None,
    });
    findings.extend(some(not_validated, Finding::NotValidated));
    let overfull = facts.sites.iter().filter(|site| site.given > site.opened);
    findings.extend(overfull.map(|s| Finding::Overfull { site: s.site, seats: s.opened, given: s.given }));
    let is_placed = |p: &&ParticipantFacts<Id>| {
        matches!(p.proposal, Proposal::Validated(_) | Proposal::NotValidated(_)) && p.leave == Leave::Overlaps
    };
    findings.extend(some(people().filter(is_placed).map(|p| p.student), Finding::AwayAndPlaced));
    let given = facts.sites.iter().filter(|site| site.given > 0);
    findings.extend(given.filter_map(|site| match (site.contacts, site.visible_contacts) {
        (0, _) => Some(Finding::NoContact { site: site.site }),
        (_, 0) => Some(Finding::NoVisibleContact { site: site.site }),
        _ => None,
    }));
    findings.extend(some(people().filter(|p| p.mail == Known::No).map(|p| p.student), Finding::NoMail));
    sorted(findings)
}

#[cfg(test)]
mod tests;
