//! Whether a student may wish, and receive, a site; and every reason why not.

use serde::{Deserialize, Serialize};

use crate::accommodation::{self, Accommodation, Against, Conflict, Effect, Host};

/// Whether a site is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// In use.
    Active,
    /// Kept for the past only.
    Inactive,
}

/// Whether students may wish a site, or only the commission gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wishing {
    /// They may.
    Allowed,
    /// They may not.
    NotAllowed,
}

/// What a site is for; its category says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteRole {
    /// Wished and given by itself.
    Principal,
    /// Given beside a principal site.
    Secondary,
}

/// Whether a campaign lets students go again where they have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// They may.
    Allowed,
    /// They may not.
    Forbidden,
}

/// The student, for eligibility.
#[derive(Debug, Clone, Copy)]
pub struct StudentFacts<'a, Site, Category, Town, Level> {
    /// His study level in this campaign.
    pub level: Level,
    /// The sites of his past placements, one entry a placement; cancelled and not done ones left out.
    pub done: &'a [Site],
    /// What he is owed.
    pub accommodations: &'a [Accommodation<Site, Category, Town>],
}

/// The site, for eligibility.
#[derive(Debug, Clone, Copy)]
pub struct SiteFacts<'a, Site, Category, Town, Level> {
    /// Which, where, how far, when.
    pub host: Host<'a, Site, Category, Town>,
    /// Whether it is in use.
    pub activity: Activity,
    /// Whether students may wish it.
    pub wishing: Wishing,
    /// Seats open for the student's cohort; `None` when there is no opening.
    pub seats: Option<u32>,
    /// The levels that may not be sent there.
    pub forbidden_levels: &'a [Level],
}

/// Why a site is not for a student.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ineligible<Site, Category, Town> {
    /// It is no longer in use.
    Inactive,
    /// It is not open to his cohort.
    NotOpen,
    /// It is open with no seat.
    NoSeat,
    /// His level may not be sent there.
    ForbiddenLevel,
    /// He has been there, and the campaign forbids repeats.
    AlreadyDone {
        /// How many times.
        times: u32,
    },
    /// Only the commission gives it.
    WishesNotAllowed,
    /// An accommodation forbids it.
    Accommodation(Against<Site, Category, Town>),
    /// After it the requirements of his curriculum could not be kept any more; [`crate::curriculum::guide`] says which.
    Requirements,
}

/// The answer for one student and one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Eligibility<Site, Category, Town> {
    /// Why he may not wish it; empty when he may.
    pub reasons: Vec<Ineligible<Site, Category, Town>>,
    /// What he and the commission should know.
    pub warnings: Vec<Against<Site, Category, Town>>,
}

impl<Site, Category, Town> Eligibility<Site, Category, Town> {
    /// Whether he may wish it.
    pub fn may_wish(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Everything that stands between a student and a site.
pub fn of<Site: Copy + Eq, Category: Copy + Eq, Town: Clone + Eq, Level: Copy + Eq>(
    student: &StudentFacts<'_, Site, Category, Town, Level>,
    site: &SiteFacts<'_, Site, Category, Town, Level>,
    repeats: Repeats,
) -> Eligibility<Site, Category, Town> {
    let mut reasons = Vec::new();
    if site.activity == Activity::Inactive {
        reasons.push(Ineligible::Inactive);
    }
    match site.seats {
        None => reasons.push(Ineligible::NotOpen),
        Some(0) => reasons.push(Ineligible::NoSeat),
        Some(_) => {}
    }
    if site.forbidden_levels.contains(&student.level) {
        reasons.push(Ineligible::ForbiddenLevel);
    }
    let times = student.done.iter().filter(|done| **done == site.host.site).count() as u32;
    if times > 0 && repeats == Repeats::Forbidden {
        reasons.push(Ineligible::AlreadyDone { times });
    }
    if site.wishing == Wishing::NotAllowed {
        reasons.push(Ineligible::WishesNotAllowed);
    }
    let mut warnings = Vec::new();
    for Conflict { against, effect } in accommodation::conflicts(student.accommodations, &site.host) {
        match effect {
            Effect::Forbids => reasons.push(Ineligible::Accommodation(against)),
            Effect::Warns => warnings.push(against),
        }
    }
    Eligibility { reasons, warnings }
}

#[cfg(test)]
mod tests {
    use super::{
        Ineligible as I,
        Repeats::{Allowed, Forbidden},
        *,
    };
    use crate::{
        accommodation::{Kind, Sector},
        campaign::Periods,
        time::{Day, Span},
    };

    type Facts<'a> = SiteFacts<'a, char, u8, &'static str, u8>;

    #[test]
    fn reasons() {
        let day = |d| Day::from_ymd_opt(2026, 5, d).unwrap();
        let periods = Periods::whole(Span { start: day(4), end: day(20) });
        let excluded =
            |sector, effect| Accommodation { kind: Kind::Excluded { sector, effect }, until: None };
        let check =
            |change: &dyn Fn(&mut Facts<'_>), repeats, expected: &[I<char, u8, &str>], warnings: usize| {
                let mut site = Facts {
                    host: Host { site: 's', category: 1, town: None, distance: None, periods: &periods },
                    activity: Activity::Active,
                    wishing: Wishing::Allowed,
                    seats: Some(3),
                    forbidden_levels: &[],
                };
                change(&mut site);
                let student = StudentFacts {
                    level: 6,
                    done: &['d', 'e', 'd'],
                    accommodations: &[
                        excluded(Sector::Category(2), Effect::Forbids),
                        excluded(Sector::Site('w'), Effect::Warns),
                    ],
                };
                let found = of(&student, &site, repeats);
                assert_eq!((&found.reasons[..], found.warnings.len()), (expected, warnings), "{site:?}");
                assert_eq!(found.may_wish(), expected.is_empty());
            };
        check(&|_| {}, Forbidden, &[], 0);
        check(&|s| s.activity = Activity::Inactive, Forbidden, &[I::Inactive], 0);
        check(&|s| s.seats = None, Forbidden, &[I::NotOpen], 0);
        check(&|s| s.seats = Some(0), Forbidden, &[I::NoSeat], 0);
        check(&|s| s.forbidden_levels = &[4, 6], Forbidden, &[I::ForbiddenLevel], 0);
        check(&|s| s.host.site = 'd', Forbidden, &[I::AlreadyDone { times: 2 }], 0);
        check(&|s| s.host.site = 'd', Allowed, &[], 0);
        check(&|s| s.wishing = Wishing::NotAllowed, Allowed, &[I::WishesNotAllowed], 0);
        check(&|s| s.host.site = 'w', Allowed, &[], 1);
        let category = I::Accommodation(Against::Excluded(Sector::Category(2)));
        check(&|s| s.host.category = 2, Allowed, std::slice::from_ref(&category), 0);
        check(
            &|s| (s.host.category, s.seats, s.activity) = (2, None, Activity::Inactive),
            Allowed,
            &[I::Inactive, I::NotOpen, category],
            0,
        );
    }
}
