//! What is known of a campaign at a glance: counts, alerts with their sentences, overlaps.

use placet_entity::campaign;
use placet_entity::kinds::OutsideStatus;
use placet_rules::campaign::{AlertFacts, CampaignAlert, Moment, alerts, outside_year};
use placet_rules::time::{Span, Zone};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{CampaignView, year_span};
use super::participants::{self, InLine};
use super::store;
use super::store::campaigns::Aftermath;
use super::store::participants::Totals;
use crate::kit::{Page, format};

/// What is known of a campaign at a glance.
#[derive(Clone, Debug)]
pub struct Glance {
    /// Participants to place.
    pub participants: u32,
    /// Participants excused.
    pub excused: u32,
    /// Seats on principal sites.
    pub seats: u32,
    /// Principal sites with at least one seat.
    pub sites: u32,
    /// Participants to place who ranked at least one wish.
    pub ranked: u32,
    /// Wishes in all.
    pub wishes: u32,
    /// Participants to place without a place in the order.
    pub without_order: u32,
    /// Runs that are ready, chosen or published.
    pub runs: u32,
    /// Principal placements that are not cancelled.
    pub placements: u32,
    /// Participants to place whose placement is published, or who have none by decision.
    pub settled: u32,
    /// Placements that wait for a verdict.
    pub awaiting_validation: u32,
    /// Requests for elsewhere to be checked, and those to be decided.
    pub requests: (u32, u32),
}

/// Counts a campaign.
pub async fn glance(db: &impl ConnectionTrait, view: &CampaignView) -> Result<Glance, DbErr> {
    let Totals { to_place, excused, without_order, ranked, wishes } =
        store::participants::totals(db, view.id()).await?;
    let Aftermath { runs, settled, awaiting_validation, placements } =
        store::campaigns::aftermath(db, view.id()).await?;
    let (seats, sites) = store::campaigns::principal_seats(db, view.id()).await?;
    let statuses = store::requests::statuses(db, view.id()).await?;
    let count = |wanted: OutsideStatus| statuses.iter().filter(|status| **status == wanted).count() as u32;
    Ok(Glance {
        participants: to_place,
        excused,
        seats,
        sites,
        ranked,
        wishes,
        without_order,
        runs,
        placements,
        settled,
        awaiting_validation,
        requests: (count(OutsideStatus::Submitted), count(OutsideStatus::Checked)),
    })
}

impl Glance {
    /// The alerts of the campaign at an instant.
    pub fn alerts(&self, view: &CampaignView, now: chrono::DateTime<chrono::Utc>) -> Vec<CampaignAlert> {
        if view.row.archived_at.is_some() {
            return Vec::new();
        }
        let facts = AlertFacts {
            instants: view.instants,
            seats: self.seats,
            participants: self.participants,
            without_order: self.without_order,
            without_wishes: self.participants - self.ranked,
            runs: self.runs,
            settled: self.settled,
            awaiting_validation: self.awaiting_validation,
        };
        alerts(&facts, now)
    }
}

/// Something to look at, with where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// `bad`, `warn` or `info`.
    pub kind: &'static str,
    /// The sentence.
    pub text: String,
    /// Where to mend it; empty when nowhere.
    pub href: String,
    /// What the link says.
    pub label: String,
}

/// An alert as a sentence, with where to go.
pub fn alert_hint(p: &Page, view: &CampaignView, alert: &CampaignAlert) -> Hint {
    let count = |key: &str, n: u32| p.tv(key, &[("n", n)]);
    let (kind, text, tab) = match alert {
        CampaignAlert::NoParticipant => ("bad", p.t("campaigns-alert-no-participant"), "participants"),
        CampaignAlert::NoSeat => ("bad", p.t("campaigns-alert-no-seat"), "openings"),
        CampaignAlert::SeatsUnderParticipants { seats, participants } => (
            "warn",
            p.tv("campaigns-alert-seats-under", &[("seats", *seats), ("participants", *participants)]),
            "openings",
        ),
        CampaignAlert::OrderMissing { participants } => {
            ("warn", count("campaigns-alert-order-missing", *participants), "order")
        }
        CampaignAlert::NoWish { participants } => {
            ("warn", count("campaigns-alert-no-wish", *participants), "wishes")
        }
        CampaignAlert::NoRun { since } => {
            ("bad", p.tv("campaigns-alert-no-run", &[("date", p.day_of(since))]), "runs")
        }
        CampaignAlert::NotPublished { since, participants } => (
            "bad",
            p.tv(
                "campaigns-alert-not-published",
                &[("date", p.v(p.day_of(since))), ("n", p.v(*participants))],
            ),
            "placements",
        ),
        CampaignAlert::StartedWithout { since, participants } => (
            "bad",
            p.tv(
                "campaigns-alert-started-without",
                &[("date", p.v(p.day_of(since))), ("n", p.v(*participants))],
            ),
            "placements",
        ),
        CampaignAlert::ValidationsLate { since, placements } => (
            "warn",
            p.tv(
                "campaigns-alert-validations-late",
                &[("date", p.v(p.day_of(&(*since - chrono::Duration::minutes(1))))), ("n", p.v(*placements))],
            ),
            "placements",
        ),
    };
    Hint { kind, text, href: view.path(&format!("/{tab}")), label: p.t(&format!("campaigns-tab-{tab}")) }
}

/// What is odd around a campaign, beside its alerts: participants behind the cohorts or who left, dates outside the year, another
/// campaign of the same students on the same days.
pub(super) async fn oddities(
    db: &impl ConnectionTrait,
    p: &Page,
    zone: Zone,
    view: &CampaignView,
) -> Result<Vec<Hint>, DbErr> {
    let mut hints = Vec::new();
    if view.row.archived_at.is_some() {
        return Ok(hints);
    }
    let behind = participants::behind(db, view).await?;
    if !behind.is_nothing() {
        hints.push(Hint {
            kind: "info",
            text: behind_text(p, behind),
            href: view.path("/participants"),
            label: p.t("campaigns-tab-participants"),
        });
    }
    if view.row.published_at.is_none() {
        let gone = store::participants::gone(db, view.id()).await?;
        if !gone.is_empty() {
            hints.push(Hint {
                kind: "warn",
                text: p.tv("campaigns-people-gone", &[("n", gone.len())]),
                href: view.path("/participants?show=gone"),
                label: p.t("campaigns-tab-participants"),
            });
        }
    }
    let year = zone.instants_of(year_span(&view.year));
    for moment in outside_year(&view.instants, year) {
        let key = if moment == Moment::Start { "campaigns-start-outside" } else { "campaigns-end-outside" };
        hints.push(Hint {
            kind: "warn",
            text: p.tv(key, &[("year", view.year.code.as_str())]),
            href: view.path("/edit"),
            label: p.t("campaigns-edit"),
        });
    }
    for (other, cohort, days) in conflicts(db, view).await? {
        let days = days.first().map_or_else(String::new, |span| {
            p.tv(
                "campaigns-range",
                &[
                    ("from", format::day_month(p.language, span.start)),
                    ("to", format::day_month(p.language, span.last_day())),
                ],
            )
        });
        hints.push(Hint {
            kind: "warn",
            text: p.tv(
                "campaigns-conflict",
                &[("campaign", other.name.clone()), ("cohort", cohort), ("days", days)],
            ),
            href: format!("/campaigns/{}", other.id),
            label: other.name,
        });
    }
    Ok(hints)
}

type Conflict = (campaign::Model, String, Vec<Span>);

/// The other campaigns of one of these cohorts that share days with this one; catch-up campaigns pick their participants
/// and do not count.
async fn conflicts(db: &impl ConnectionTrait, view: &CampaignView) -> Result<Vec<Conflict>, DbErr> {
    if view.row.catch_up {
        return Ok(Vec::new());
    }
    let others = store::openings::overlapping(db, view.id(), &view.periods).await?;
    let others: Vec<_> = others.into_iter().map(|(other, _)| other).filter(|other| !other.catch_up).collect();
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let cohorts = store::campaigns::cohorts_of_campaigns(db).await?;
    let ids: Vec<_> = others.iter().map(|other| other.id).collect();
    let periods = store::campaigns::periods_of(db, &ids).await?;
    let mut found = Vec::new();
    for other in others {
        let shared: Vec<_> = periods
            .get(&other.id)
            .into_iter()
            .flatten()
            .flat_map(|span| view.periods.shared_with(span))
            .collect();
        let same =
            cohorts.get(&other.id).into_iter().flatten().find(|cohort| view.cohort(cohort.id).is_some());
        if let Some(cohort) = same {
            found.push((other, cohort.name.clone(), shared));
        }
    }
    Ok(found)
}

/// What bringing participants in line would do, in a sentence.
pub(super) fn behind_text(p: &Page, behind: InLine) -> String {
    let mut parts = Vec::new();
    for (key, n) in [
        ("campaigns-behind-added", behind.added),
        ("campaigns-behind-excused", behind.excused),
        ("campaigns-behind-taken-back", behind.taken_back),
    ] {
        if n > 0 {
            parts.push(p.tv(key, &[("n", n)]));
        }
    }
    parts.join(" ")
}
