//! What students read: why a site is not for them, why a list is not saved, how long is left.

use chrono::{DateTime, Utc};
use placet_entity::ids::SiteId;
use placet_rules::accommodation::{Against, Sector};
use placet_rules::campaign::WishesShut;

use super::model::{Choices, Ineligible, Participation, Refusal, Shut};
use super::rules;
use super::save::NotSaved;
use crate::kit::text::Say;
use crate::kit::{Page, format};

/// Why a site is not for a student. What he is owed is named by its effect, never by its cause.
pub(super) fn reason(p: &Page, reason: &Ineligible) -> String {
    p.say(&match reason {
        Ineligible::Inactive => Say::key("wishes-reason-inactive"),
        Ineligible::NotOpen => Say::key("wishes-reason-not-open"),
        Ineligible::NoSeat => Say::key("wishes-reason-no-seat"),
        Ineligible::ForbiddenLevel => Say::key("wishes-reason-level"),
        Ineligible::AlreadyDone { times } => Say::key("wishes-reason-done").with("times", *times),
        Ineligible::WishesNotAllowed => Say::key("wishes-reason-not-allowed"),
        Ineligible::Accommodation(against) => self::against(p, against),
        Ineligible::Requirements => Say::key("wishes-reason-requirements"),
    })
}

/// Several reasons, one after the other.
pub(super) fn reasons(p: &Page, all: &[Ineligible]) -> String {
    all.iter().map(|one| reason(p, one)).collect::<Vec<_>>().join(" ")
}

/// What a placement goes against.
pub(super) fn against<Site, Category, Town>(p: &Page, against: &Against<Site, Category, Town>) -> Say {
    match against {
        Against::Unavailable { days } => match days.first() {
            Some(first) => Say::key("wishes-against-days")
                .with("from", p.day(&first.start))
                .with("to", p.day(&first.last_day())),
            None => Say::key("wishes-against-sector"),
        },
        Against::TooFar { distance, longest } => {
            Say::key("wishes-against-far").with("km", distance.km()).with("longest", longest.km())
        }
        Against::DistanceUnknown { longest } => {
            Say::key("wishes-against-unknown").with("longest", longest.km())
        }
        Against::Excluded(Sector::Town(_) | Sector::Category(_) | Sector::Site(_)) => {
            Say::key("wishes-against-sector")
        }
    }
}

/// Why the list cannot be changed now.
pub(super) fn shut(p: &Page, shut: Shut) -> String {
    match shut {
        Shut::Clock(WishesShut::NotYet { opens }) => p.tv("wishes-shut-not-yet", &[("at", p.at(&opens))]),
        Shut::Clock(WishesShut::Closed { since }) => p.tv("wishes-shut-closed", &[("at", p.end(&since))]),
        Shut::NotConfirmed => p.t("wishes-shut-not-confirmed"),
        Shut::Excused => p.t("wishes-shut-excused"),
    }
}

/// Why a list is not saved: one sentence for each reason.
pub(super) fn not_saved(p: &Page, no: &NotSaved) -> Vec<String> {
    match no {
        NotSaved::Shut(state @ Shut::Clock(WishesShut::Closed { .. })) => {
            vec![format!("{} {}", p.t("wishes-not-saved"), shut(p, *state))]
        }
        NotSaved::Shut(state) => vec![shut(p, *state)],
        NotSaved::Stale => vec![p.t("wishes-stale")],
        NotSaved::Refused(refusals, choices) => refusals.iter().map(|one| refusal(p, one, choices)).collect(),
    }
}

fn refusal(p: &Page, refusal: &Refusal, choices: &Choices) -> String {
    let name = |site: &SiteId| {
        choices.get(site).map_or_else(|| p.t("wishes-site-unknown"), super::model::Choice::label)
    };
    match refusal {
        Refusal::TooMany { found, max } => {
            p.tv("wishes-refused-too-many", &[("found", p.v(*found)), ("max", p.v(*max))])
        }
        Refusal::Duplicate { rank, first, site } => p.tv(
            "wishes-refused-duplicate",
            &[("site", p.v(name(site))), ("rank", p.v(*rank)), ("first", p.v(*first))],
        ),
        Refusal::Unknown { .. } => p.t("wishes-refused-unknown"),
        Refusal::SecondaryAsPrincipal { site, .. } => {
            p.tv("wishes-refused-secondary", &[("site", name(site))])
        }
        Refusal::Ineligible { site, reasons: all, .. } => {
            p.tv("wishes-refused-ineligible", &[("site", name(site)), ("reasons", reasons(p, all))])
        }
        Refusal::NotPaired { site, secondary, .. } => {
            p.tv("wishes-refused-not-paired", &[("site", name(site)), ("secondary", name(secondary))])
        }
    }
}

/// `mercredi 3 décembre à 23 h 59 — dans 2 jours 4 h`, by the server's clock.
pub(super) fn deadline(p: &Page, closes: DateTime<Utc>, now: DateTime<Utc>) -> String {
    p.tv("wishes-deadline", &[("at", long_end(p, closes)), ("left", p.say(&rules::left(closes - now)))])
}

/// The last minute before an end, with its weekday.
pub(super) fn long_end(p: &Page, after: DateTime<Utc>) -> String {
    let last = after - chrono::Duration::minutes(1);
    let day = format::long_day(p.language, last.with_timezone(&p.zone).date_naive());
    p.tv("format-day-at-time", &[("day", day), ("time", p.time(&last))])
}

/// `Enregistré à 14:02:31 (heure de Paris)`, with the day when it is another; empty when nothing was ever saved.
pub(super) fn saved_at(p: &Page, at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    let Some(at) = at else { return String::new() };
    let local = at.with_timezone(&p.zone);
    let zone = zone(p);
    let time = local.format("%H:%M:%S").to_string();
    if local.date_naive() == now.with_timezone(&p.zone).date_naive() {
        p.tv("wishes-saved-at", &[("time", time), ("zone", zone)])
    } else {
        p.tv("wishes-saved-on", &[("day", p.day_of(&at)), ("time", time), ("zone", zone)])
    }
}

/// `heure de Paris`.
pub(super) fn zone(p: &Page) -> String {
    let city = p.zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    p.tv("wishes-zone", &[("city", city)])
}

/// `Vous passez en position 47 sur 239`; empty until the order is known.
pub(super) fn position(p: &Page, part: &Participation, participants: u64, now: DateTime<Utc>) -> String {
    let known = part.campaign.order_computed_at.is_some() && part.campaign.order_at <= now;
    match part.participant.order_effective.filter(|_| known) {
        Some(position) => {
            p.tv("wishes-position", &[("position", p.n(position)), ("count", p.n(participants))])
        }
        None => String::new(),
    }
}

/// `4 mars 2026 à 10:00:00 (heure de Paris)`.
pub(super) fn saved_exactly(p: &Page, at: DateTime<Utc>) -> String {
    let time = at.with_timezone(&p.zone).format("%H:%M:%S").to_string();
    p.tv("wishes-exactly", &[("day", p.day_of(&at)), ("time", time), ("zone", zone(p))])
}
