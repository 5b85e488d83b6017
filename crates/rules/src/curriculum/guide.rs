//! What a student may and must take in one campaign, so that no run leads him into a dead end.

use serde::Serialize;

use super::{
    conflict::{Proof, only, shrunk},
    prepared::{Bound, Requirements},
    progress::{BOTH, Record, View},
    reach::{Answer, Bounds, Limit, Mask, NO_MAX, solve},
    requirement::{Place, Side},
};
use crate::eligibility::SiteRole;

/// What a run must respect for one student in one campaign.
///
/// With [`forbidden`](Guidance::forbidden) and [`required`](Guidance::required) as the engine's fields of the same names
/// (`allocation.md` §1), he can receive exactly the principal places after which every figure that is kept can still be
/// kept by principal placements alone; and whichever he receives, any secondary place that is not forbidden leaves it so. A
/// secondary placement to come is granted after the plan and by chance: nothing counts on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guidance<Id, Site, Category> {
    /// The categories of which he must receive a place, when he must; empty when he need not.
    pub required: Vec<Category>,
    /// The figures that make it so.
    pub must: Vec<Bound<Id>>,
    /// The open places that he may not receive, by reason.
    pub refused: Vec<Refused<Id, Site, Category>>,
    /// Figures that only a secondary placement to come can still save: kept within reach, without a promise.
    pub hoped: Vec<Bound<Id>>,
    /// Figures that cannot be kept any more together with those of the requirements before them: nothing is done for them.
    pub aside: Vec<Bound<Id>>,
    /// Whether the search came to its end; when cut short, a place may be allowed that leads into a dead end.
    pub proof: Proof,
}

/// Places refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused<Id, Site, Category> {
    /// The places.
    pub places: Vec<Place<Site, Category>>,
    /// The figures that could not be kept together after any of them.
    pub because: Vec<Bound<Id>>,
}

impl<Id, Site: Copy, Category: Copy + Eq> Guidance<Id, Site, Category> {
    /// The sites that he may not receive, beside those that [`required`](Guidance::required) excludes already.
    pub fn forbidden(&self) -> impl Iterator<Item = Site> {
        let places = self.refused.iter().flat_map(|refused| &refused.places);
        let said = |place: &&Place<Site, Category>| {
            place.role == SiteRole::Secondary
                || self.required.is_empty()
                || self.required.contains(&place.category)
        };
        places.filter(said).map(|place| place.site)
    }
}

/// What a student may and must take in the campaign `now`, one of those ahead of him. `None` when it is not one of them, or
/// when nothing is open to him there.
pub fn guide<Id: Copy + Eq, Key: Copy + Ord, Site: Copy + Eq, Category: Copy + Eq, Level: Eq>(
    requirements: &Requirements<Id, Site, Category, Level>,
    record: &Record<'_, Id, Key, Site, Category, Level>,
    now: Key,
) -> Option<Guidance<Id, Site, Category>> {
    let here = record.ahead.iter().find(|ahead| ahead.campaign.key == now)?;
    let later: Vec<_> = record.ahead.iter().filter(|ahead| ahead.campaign.key != now).copied().collect();
    let view = View::of(requirements, record);
    let options = |role| here.campaign.options(role, here.closed, view.asked);
    let (principal, beside) = (options(SiteRole::Principal), options(SiteRole::Secondary));
    if principal.is_empty() {
        return None;
    }
    let mut search = Search {
        sure: view.slots(&later, &[SiteRole::Principal]),
        best: view.slots(&later, &BOTH),
        firm: Vec::new(),
        all: Vec::new(),
        proof: Proof::Complete,
    };
    if !beside.is_empty() {
        search.best.push(beside.clone());
    }
    let aside = search.keep(&view.bounds, &principal);
    let bounds = |limits: &[Limit]| -> Vec<Bound<Id>> {
        limits.iter().map(|limit| view.bound(requirements, *limit)).collect()
    };
    let open_places = |role: SiteRole, counts: Mask| {
        let kinds = here.campaign.kinds.iter();
        kinds
            .filter(move |kind| kind.role == role && kind.counts & view.asked == counts)
            .flat_map(|kind| kind.open(here.closed))
            .collect::<Vec<_>>()
    };

    let mut refused = Vec::new();
    let mut allowed = Vec::new();
    let mut must: Vec<Limit> = Vec::new();
    let mut free: Vec<Place<Site, Category>> = Vec::new();
    let mut steered: Vec<Place<Site, Category>> = Vec::new();
    for option in &principal {
        let places = open_places(SiteRole::Principal, *option);
        match search.reason(&view.bounds, &[*option]) {
            None => {
                allowed.push(*option);
                free.extend(places);
            }
            Some(limits) => {
                if limits.iter().any(|(_, side)| *side == Side::Min) {
                    must.extend(limits.iter().filter(|(_, side)| *side == Side::Min));
                    steered.extend(&places);
                }
                refused.push(Refused { places, because: bounds(&limits) });
            }
        }
    }
    for option in &beside {
        let places = open_places(SiteRole::Secondary, *option);
        if places.is_empty() {
            continue;
        }
        let reason = allowed.iter().find_map(|first| search.reason(&view.bounds, &[*first, *option]));
        if let Some(limits) = reason {
            refused.push(Refused { places, because: bounds(&limits) });
        }
    }
    // only where a whole category is out of question because something else is due
    let is_due = steered.iter().any(|place| free.iter().all(|other| other.category != place.category));
    let mut required: Vec<Category> = Vec::new();
    if is_due {
        for place in here.campaign.kinds.iter().flat_map(|kind| &kind.places) {
            if free.contains(place) && !required.contains(&place.category) {
                required.push(place.category);
            }
        }
    }
    must.sort_unstable();
    must.dedup();
    let hoped: Vec<Limit> = search.all.iter().filter(|limit| !search.firm.contains(limit)).copied().collect();
    Some(Guidance {
        must: if required.is_empty() { Vec::new() } else { bounds(&must) },
        required,
        refused,
        hoped: bounds(&hoped),
        aside: bounds(&aside),
        proof: search.proof,
    })
}

/// What is to be kept, and what the later campaigns can give.
struct Search {
    /// The later principal placements, which can be counted on.
    sure: Vec<Vec<Mask>>,
    /// These, the later secondary ones and that of this campaign, which can be hoped for.
    best: Vec<Vec<Mask>>,
    /// Limits that the sure ones keep.
    firm: Vec<Limit>,
    /// These, and the limits that the hoped for may keep.
    all: Vec<Limit>,
    proof: Proof,
}

impl Search {
    fn answer(&mut self, slots: &[Vec<Mask>], bounds: &[Bounds]) -> Answer {
        let answer = solve(slots, bounds);
        if answer == Answer::Unknown {
            self.proof = Proof::CutShort;
        }
        answer
    }

    /// Chooses what is kept, in the order of the requirements; what cannot be is returned.
    fn keep(&mut self, bounds: &[Bounds], principal: &[Mask]) -> Vec<Limit> {
        let limits: Vec<Limit> = bounds
            .iter()
            .enumerate()
            .flat_map(|(bit, left)| {
                [(left.min > 0).then_some((bit, Side::Min)), (left.max < NO_MAX).then_some((bit, Side::Max))]
            })
            .flatten()
            .collect();
        let slots = with(&self.sure, &[principal]);
        if !self.answer(&slots, bounds).is_no() {
            self.firm.clone_from(&limits);
            self.all = limits;
            return Vec::new();
        }
        let mut left = Vec::new();
        for limit in limits {
            self.firm.push(limit);
            if self.answer(&slots, &only(bounds, &self.firm)).is_no() {
                self.firm.pop();
                left.push(limit);
            }
        }
        self.all.clone_from(&self.firm);
        if self.best.len() > self.sure.len() {
            left.retain(|limit| {
                self.all.push(*limit);
                let is_kept = principal.iter().any(|option| self.reason(bounds, &[*option]).is_none());
                if !is_kept {
                    self.all.pop();
                }
                !is_kept
            });
            self.all.sort_unstable();
        }
        left
    }

    /// The limits that cannot be kept together after these placements; `None` when all that are kept still can.
    fn reason(&mut self, bounds: &[Bounds], taken: &[Mask]) -> Option<Vec<Limit>> {
        let taken: Vec<[Mask; 1]> = taken.iter().map(|option| [*option]).collect();
        let taken: Vec<&[Mask]> = taken.iter().map(<[Mask; 1]>::as_slice).collect();
        let firm = only(bounds, &self.firm);
        let slots = with(&self.sure, &taken);
        if let Answer::No(limits) = self.answer(&slots, &firm) {
            return Some(shrunk(&slots, &firm, limits));
        }
        if self.all.len() == self.firm.len() {
            return None;
        }
        // a secondary placement that is taken is no longer to be hoped for
        let best = if taken.len() > 1 { &self.best[..self.best.len() - 1] } else { &self.best[..] };
        let (slots, all) = (with(best, &taken), only(bounds, &self.all));
        match self.answer(&slots, &all) {
            Answer::No(limits) => Some(shrunk(&slots, &all, limits)),
            Answer::Yes | Answer::Unknown => None,
        }
    }
}

fn with(slots: &[Vec<Mask>], more: &[&[Mask]]) -> Vec<Vec<Mask>> {
    slots.iter().cloned().chain(more.iter().map(|options| options.to_vec())).collect()
}
