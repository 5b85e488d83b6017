//! What stands in the way of a publication, or is odd: the facts for the rules.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::SiteId;
use placet_entity::kinds::{DecisionOutcome, PlacementStatus};
use placet_rules::readiness::{CohortFacts, Facts, Known, Leave, ParticipantFacts, Proposal, SiteFacts};
use sea_orm::{ConnectionTrait, DbErr};

use crate::allocation::Scene;
use crate::allocation::scene::Taking;
use crate::campaigns::readiness::{Checked, Row};
use crate::commission::Live;
use crate::hosts;
use crate::people::facts::homes;

/// The facts of a campaign, for `before_publishing`.
pub(super) async fn facts(
    db: &impl ConnectionTrait,
    scene: &Scene,
    live: &Live,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Checked, DbErr> {
    let mut names = BTreeMap::new();
    let mut given: BTreeMap<SiteId, u32> = BTreeMap::new();
    for row in live.principal.values().chain(live.secondary.values()) {
        if let Some(site) = row.site_id {
            *given.entry(site).or_default() += 1;
        }
    }
    let ids: Vec<SiteId> = given.keys().copied().collect();
    let all = hosts::facts::contacts(db, &ids).await?;
    let visible = hosts::facts::visible_contacts(db, &ids).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let opened = |site: SiteId| {
        let seats = scene.openings.values().filter(|row| row.site_id == site).map(|row| row.seats.max(0));
        u32::try_from(seats.sum::<i32>()).unwrap_or(0)
    };
    let sites = given
        .iter()
        .map(|(site, given)| SiteFacts {
            site: Row::Site(*site),
            seats: opened(*site),
            max: u32::MAX,
            contacts: count(all.get(site).map_or(0, Vec::len)),
            visible_contacts: count(visible.get(site).map_or(0, Vec::len)),
            given: *given,
            opened: opened(*site),
        })
        .collect();
    let cohorts = scene.cohorts.keys().map(|cohort| {
        let participants = scene.to_place().filter(|taking| taking.row.cohort_id == *cohort).count();
        CohortFacts {
            cohort: Row::Cohort(*cohort),
            participants: count(participants),
            seats: 0,
            sites: 0,
            required: Vec::new(),
        }
    });
    names.extend(scene.sites.iter().map(|(id, site)| (Row::Site(*id), site.name.clone())));
    names.extend(scene.cohorts.iter().map(|(id, cohort)| (Row::Cohort(*id), cohort.name.clone())));
    names.extend(scene.to_place().map(|taking| (about(taking), taking.name())));
    let facts = Facts {
        instants: scene.view.lived(now),
        year: scene.view.year_state(today),
        wishes_min: u32::try_from(scene.view.row.wishes_min).unwrap_or(0),
        cohorts: cohorts.collect(),
        sites,
        groups: Vec::new(),
        participants: scene.to_place().map(|taking| participant(scene, live, taking)).collect(),
    };
    Ok(Checked { facts, names })
}

fn about(taking: &Taking) -> Row {
    Row::Student(taking.row.id, taking.row.student_id)
}

fn participant(scene: &Scene, live: &Live, taking: &Taking) -> ParticipantFacts<Row> {
    let known = |is: bool| if is { Known::Yes } else { Known::No };
    let none = taking.decision.as_ref().is_some_and(|row| row.outcome == DecisionOutcome::Nobody);
    ParticipantFacts {
        student: about(taking),
        mail: known(taking.student.email.is_some()),
        home: known(!homes(&taking.student).is_empty()),
        order: known(taking.row.order_effective.is_some()),
        proposal: match live.principal.get(&taking.row.id) {
            Some(row) => match row.status {
                PlacementStatus::Proposed | PlacementStatus::PreValidated => {
                    Proposal::NotValidated(about(taking))
                }
                _ => Proposal::Validated(about(taking)),
            },
            None if none => Proposal::DecidedNone,
            None => Proposal::Nothing,
        },
        leave: if taking.leaves.iter().any(|leave| !scene.view.periods.shared_with(leave).is_empty()) {
            Leave::Overlaps
        } else {
            Leave::None
        },
    }
}
