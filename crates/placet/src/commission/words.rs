//! Reasons of cases, eligibility and decisions in words.

use placet_entity::ids::{SiteCategoryId, SiteId};
use placet_rules::accommodation::{Against, Effect, Sector};
use placet_rules::cases::CaseReason;
use placet_rules::eligibility::Ineligible;

use super::cases::Why;
use crate::allocation::Scene;
use crate::allocation::scene::Taking;
use crate::kit::{Page, format};
use crate::people::facts::Town;

/// A reason in words: a tag and a sentence.
#[derive(Clone, Debug)]
pub(super) struct Worded {
    pub code: &'static str,
    pub kind: &'static str,
    pub tag: String,
    pub text: String,
}

/// The word of a reason: in addresses and keys of texts.
pub(super) fn code(why: &Why) -> &'static str {
    match why {
        CaseReason::Unplaced { .. } => "unplaced",
        CaseReason::OnLeave { .. } => "leave",
        CaseReason::Accommodation { .. } => "accommodation",
        CaseReason::OutsideRequest => "request",
        CaseReason::Priority { .. } => "priority",
        CaseReason::FarFromHome { .. } => "far",
        CaseReason::SameSiteAgain { .. } => "again",
        CaseReason::OffList => "off-list",
        CaseReason::OutOfSubdivision => "subdivision",
    }
}

/// The words of all reasons, in order of gravity.
pub(super) const CODES: [&str; 9] =
    ["unplaced", "leave", "accommodation", "request", "priority", "far", "again", "off-list", "subdivision"];

/// A reason, in the reader's language.
pub(super) fn worded(p: &Page, scene: &Scene, why: &Why) -> Worded {
    let code = code(why);
    let (kind, text) = match why {
        CaseReason::Unplaced { wishes } => ("bad", p.tv("commission-why-unplaced", &[("n", *wishes)])),
        CaseReason::OnLeave { days } => ("bad", p.tv("commission-why-leave", &[("days", spans(p, days))])),
        CaseReason::Accommodation { against, effect } => (
            match effect {
                Effect::Forbids => "bad",
                Effect::Warns => "warn",
            },
            against_text(p, scene, against),
        ),
        CaseReason::OutsideRequest => ("warn", p.t("commission-why-request")),
        CaseReason::Priority { rank } => match rank.and_then(|rank| i32::try_from(rank).ok()) {
            Some(rank) => ("warn", p.tv("commission-why-priority", &[("rank", p.ordinal(&rank))])),
            None => ("warn", p.t("commission-why-priority-none")),
        },
        CaseReason::FarFromHome { distance, threshold } => {
            ("warn", p.tv("commission-why-far", &[("km", distance.km()), ("most", threshold.km())]))
        }
        CaseReason::SameSiteAgain { times } => ("plain", p.tv("commission-why-again", &[("n", *times)])),
        CaseReason::OffList => ("plain", p.t("commission-why-off-list")),
        CaseReason::OutOfSubdivision => ("plain", p.t("commission-why-subdivision")),
    };
    Worded { code, kind, tag: p.t(&format!("commission-case-{code}")), text }
}

fn spans(p: &Page, days: &[placet_rules::time::Span]) -> String {
    days.iter()
        .map(|span| p.tv("commission-span", &[("from", p.day(&span.start)), ("to", p.day(&span.last_day()))]))
        .collect::<Vec<_>>()
        .join(", ")
}

fn against_text(p: &Page, scene: &Scene, against: &Against<SiteId, SiteCategoryId, Town>) -> String {
    match against {
        Against::Unavailable { days } => p.tv("commission-against-days", &[("days", spans(p, days))]),
        Against::TooFar { distance, longest } => {
            p.tv("commission-against-far", &[("km", distance.km()), ("most", longest.km())])
        }
        Against::DistanceUnknown { longest } => p.tv("commission-against-unknown", &[("most", longest.km())]),
        Against::Excluded(sector) => {
            let what = match sector {
                Sector::Site(_) => p.t("commission-sector-site"),
                Sector::Category(id) => {
                    scene.categories.get(id).map_or_else(String::new, |category| category.name.clone())
                }
                Sector::Town(town) => town.clone(),
            };
            p.tv("commission-against-sector", &[("what", what)])
        }
    }
}

/// Why a site is not for a student, in words.
pub fn ineligible(
    p: &Page,
    scene: &Scene,
    (taking, site): (&Taking, SiteId),
    why: &Ineligible<SiteId, SiteCategoryId, Town>,
) -> String {
    match why {
        Ineligible::Requirements => {
            let closed_by = scene.closed_by(taking, site).into_iter();
            let names = closed_by.filter_map(|id| Some(scene.book.requirement(id)?.row.name.clone()));
            let names = names.collect::<Vec<_>>().join(", ");
            p.tv("commission-not-requirements", &[("names", names)])
        }
        Ineligible::Inactive => p.t("commission-not-inactive"),
        Ineligible::NotOpen => p.t("commission-not-open"),
        Ineligible::NoSeat => p.t("commission-not-seat"),
        Ineligible::ForbiddenLevel => p.t("commission-not-level"),
        Ineligible::AlreadyDone { times } => p.tv("commission-why-again", &[("n", *times)]),
        Ineligible::WishesNotAllowed => p.t("commission-not-wished"),
        Ineligible::Accommodation(against) => against_text(p, scene, against),
    }
}

/// A cost in figures.
pub(super) fn cost(p: &Page, cost: Option<i32>) -> String {
    cost.map_or_else(|| "—".to_owned(), |cost| format::hundredths(p.language, cost))
}
