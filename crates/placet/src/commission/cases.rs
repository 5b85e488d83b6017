//! The participants to examine: what is proposed to each, for the rules that say why.

use placet_entity::ids::{SiteCategoryId, SiteId};
use placet_entity::kinds::{DecisionOutcome, OutsideStatus};
use placet_rules::cases::{self, CaseFacts, CaseReason, OutsideRequest, Proposed, Subdivision};
use placet_rules::distance::Metres;

use super::store::Live;
use crate::allocation::Scene;
use crate::allocation::scene::Taking;
use crate::people::facts::Town;

/// Why a participant is examined.
pub(super) type Why = CaseReason<SiteId, SiteCategoryId, Town>;

fn facts<'a>(
    scene: &'a Scene,
    live: &Live,
    taking: &'a Taking,
) -> CaseFacts<'a, SiteId, SiteCategoryId, Town> {
    let row = live.principal.get(&taking.row.id);
    let nobody = taking.decision.as_ref().is_some_and(|decision| decision.outcome == DecisionOutcome::Nobody);
    let site = row.and_then(|row| scene.sites.get(&row.site_id?));
    let proposed = match (row, site) {
        (Some(row), Some(site)) => Proposed::Site {
            host: scene.host(taking, site),
            subdivision: if site.out_of_subdivision { Subdivision::Outside } else { Subdivision::Inside },
            rank: row.rank.and_then(|rank| u32::try_from(rank).ok()),
        },
        (Some(_), None) => Proposed::Elsewhere,
        (None, _) if nobody => Proposed::DecidedNone,
        (None, _) => Proposed::Nothing,
    };
    CaseFacts {
        proposed,
        wishes: u32::try_from(taking.wishes.len()).unwrap_or(u32::MAX),
        leaves: &taking.leaves,
        periods: &scene.view.periods,
        accommodations: &taking.owed,
        done: &taking.done,
        outside_request: match taking.request.as_ref().map(|request| request.status) {
            None | Some(OutsideStatus::Returned | OutsideStatus::Withdrawn) => OutsideRequest::None,
            Some(OutsideStatus::Accepted | OutsideStatus::Declined) => OutsideRequest::Decided,
            Some(OutsideStatus::Submitted | OutsideStatus::Checked) if taking.decision.is_some() => {
                OutsideRequest::Decided
            }
            Some(OutsideStatus::Submitted | OutsideStatus::Checked) => OutsideRequest::Waiting,
        },
    }
}

/// The participants to examine, the gravest first, and why.
pub(super) fn list<'a>(
    scene: &'a Scene,
    live: &Live,
    threshold: Option<Metres>,
) -> Vec<(&'a Taking, Vec<Why>)> {
    let ids =
        cases::list(scene.to_place().map(|taking| (taking.row.id, facts(scene, live, taking))), threshold);
    ids.into_iter().filter_map(|(id, reasons)| Some((scene.taking(id)?, reasons))).collect()
}

/// Why one participant is examined; empty when he is not.
pub(super) fn reasons(scene: &Scene, live: &Live, taking: &Taking, threshold: Option<Metres>) -> Vec<Why> {
    cases::reasons(&facts(scene, live, taking), threshold)
}

/// The farthest that raises no question: a setting of the institution.
pub(super) fn threshold(settings: &crate::settings::Settings) -> Option<Metres> {
    u32::try_from(settings.integer("campaign.far-km")).ok().filter(|km| *km > 0).map(Metres::from_km)
}
