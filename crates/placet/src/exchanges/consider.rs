//! Whether two placements may be exchanged, as the rules say it from what the campaign knows.

use placet_entity::ids::{CampaignId, ExchangeId, OpeningId, RequirementId, SiteCategoryId, SiteId};
use placet_entity::kinds::PlacementStatus;
use placet_entity::placement;
use placet_rules::curriculum::{self, Bound, Guidance, Place};
use placet_rules::eligibility::{Eligibility, SiteRole};
use placet_rules::exchange::{
    self, Beside, Bill, Consequence, Exchanges, Obstacle, Obstacles, Partner, Pending, Rules, Status,
};
use placet_rules::placement::{Act, State};
use placet_rules::time::Instant;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::model::Full;
use super::store;
use crate::allocation::scene::Taking;
use crate::allocation::{self, Chosen, Scene};
use crate::commission::{self, Live};
use crate::curricula::{self, Guide};
use crate::people::facts::Town;
use crate::placements::exchange::{Holder, bills, cost_max};

/// Everything that stands in the way.
pub(super) type Found = Obstacles<Uuid, SiteId, SiteCategoryId, Town>;
/// What stands in the way of one of the two.
pub(super) type Standing = Obstacle<Uuid, SiteId, SiteCategoryId, Town>;

/// A campaign as exchanges see it at an instant.
pub(super) struct Ground {
    pub scene: Scene,
    pub live: Live,
    waiting: Vec<Full>,
    now: Instant,
}

/// What the rules say of two placements.
pub(super) struct Considered {
    /// The opening of each one's cohort at the other's site.
    pub openings: [Option<OpeningId>; 2],
    /// What each pays, and would.
    pub bills: [Bill; 2],
    /// What it would change for each, or what stands in the way.
    pub found: Result<[Consequence; 2], Found>,
}

/// What one of the two brings to the rules.
struct Brought {
    state: State<Uuid>,
    place: Place<SiteId, SiteCategoryId>,
    opening: Option<OpeningId>,
    seats: u32,
    eligibility: Eligibility<SiteId, SiteCategoryId, Town>,
    guidance: Option<Guidance<Uuid, SiteId, SiteCategoryId>>,
}

impl Ground {
    /// Reads a campaign; none when there is no such one.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        id: CampaignId,
        now: Instant,
    ) -> anyhow::Result<Option<Self>> {
        let Some(scene) = allocation::load_scene(db, id).await? else { return Ok(None) };
        let live = commission::live(db, id).await?;
        let mut waiting = Vec::new();
        for one in store::unanswered(db, id, now).await? {
            if one.life(now)?.state.status() == Status::Proposed {
                waiting.push(one);
            }
        }
        Ok(Some(Self { scene, live, waiting, now }))
    }

    /// Until when the campaign lets students exchange.
    pub(super) fn exchanges(&self) -> Exchanges {
        self.scene.view.row.exchanges_until.map_or(Exchanges::NotAllowed, Exchanges::Until)
    }

    /// Whether a placement waits in a proposal other than `but`.
    pub(super) fn is_pending(&self, row: &placement::Model, but: Option<ExchangeId>) -> bool {
        self.waiting.iter().any(|one| {
            Some(one.row.id) != but && [one.row.from_placement_id, one.row.to_placement_id].contains(&row.id)
        })
    }

    /// The participant of a placement.
    pub(super) fn taking(&self, row: &placement::Model) -> Option<&Taking> {
        self.scene.taking(row.participant_id?)
    }

    /// Asks the rules, the first placement being that of who proposes; `but` is the exchange that is looked at. None when one of
    /// the two is at none of the campaign's sites.
    pub(super) async fn consider(
        &self,
        db: &impl ConnectionTrait,
        run: &Chosen,
        rows: [&placement::Model; 2],
        but: Option<ExchangeId>,
    ) -> anyhow::Result<Option<Considered>> {
        let [one, other] = rows;
        let (Some(first), Some(second)) = (self.taking(one), self.taking(other)) else { return Ok(None) };
        let two = [(first, one, other), (second, other, one)];
        let (Some(of_one), Some(of_other)) =
            (self.brought(db, two[0]).await?, self.brought(db, two[1]).await?)
        else {
            return Ok(None);
        };
        let brought = [&of_one, &of_other];
        let holder =
            |side: usize| Holder { taking: two[side].0, row: two[side].1, there: brought[side].opening };
        let bills = bills(db, &self.scene, run, [holder(0), holder(1)]).await?;
        let partner = |side: usize| {
            let (taking, row, _) = two[side];
            Partner {
                student: taking.row.student_id.0,
                campaign: row.campaign_id.map_or(Uuid::nil(), |id| id.0),
                state: &brought[side].state,
                place: brought[side].place,
                beside: match self.live.secondary.get(&row.id) {
                    Some(_) => Beside::Secondary,
                    None => Beside::Nothing,
                },
                pending: if self.is_pending(row, but) { Pending::Another } else { Pending::Nothing },
                eligibility: &brought[side].eligibility,
                seats_there: brought[side].seats,
                guidance: brought[side].guidance.as_ref(),
                bill: bills[side],
            }
        };
        let rules = Rules {
            exchanges: self.exchanges(),
            placement: self.scene.view.instants.placement(),
            cost_max: cost_max(run),
        };
        let found = exchange::consider(&rules, [&partner(0), &partner(1)], self.now);
        Ok(Some(Considered { openings: brought.map(|one| one.opening), bills, found }))
    }

    /// What one of the two brings: his own placement, and what the other's site is for him.
    async fn brought(
        &self,
        db: &impl ConnectionTrait,
        (taking, row, theirs): (&Taking, &placement::Model, &placement::Model),
    ) -> anyhow::Result<Option<Brought>> {
        let scene = &self.scene;
        let site = |row: &placement::Model| scene.sites.get(&row.site_id?);
        let (Some(here), Some(there)) = (site(row), site(theirs)) else { return Ok(None) };
        let mut openings: Vec<_> = scene.openings.values().filter(|one| one.site_id == there.id).collect();
        // his cohort's comes first
        openings.sort_by_key(|one| one.cohort_id != taking.row.cohort_id);
        let eligibility = openings.first().and_then(|opening| scene.eligibility(taking, opening));
        let Some(eligibility) = eligibility else { return Ok(None) };
        let opening = openings.first().filter(|one| one.cohort_id == taking.row.cohort_id);
        let seats = opening.map_or(0, |opening| {
            let placed = self.live.principal.values().chain(self.live.secondary.values());
            let others = placed.filter(|one| one.id != theirs.id && one.opening_id == Some(opening.id));
            let taken = u32::try_from(others.count()).unwrap_or(u32::MAX);
            u32::try_from(opening.seats).unwrap_or(0).saturating_sub(taken)
        });
        let day = scene.view.row.order_at.date_naive();
        let curriculum = taking.row.curriculum_id;
        let book = curricula::book_before(db, curriculum, scene.view.id(), day).await?;
        let guide = book.guide(curriculum, scene.view.id());
        Ok(Some(Brought {
            state: state(row),
            place: Place {
                site: here.id,
                category: here.category_id,
                role: if scene.is_principal(here) { SiteRole::Principal } else { SiteRole::Secondary },
            },
            opening: opening.map(|one| one.id),
            seats,
            eligibility,
            guidance: guide.as_ref().map(guidance),
        }))
    }
}

/// The state of a placement that is not cancelled, as the rules read it.
fn state(row: &placement::Model) -> State<Uuid> {
    let act = |at: Option<Instant>| Act {
        by: row.validated_by.map_or(Uuid::nil(), |id| id.0),
        at: at.unwrap_or_default(),
    };
    match row.status {
        PlacementStatus::Proposed => State::Proposed,
        PlacementStatus::PreValidated => State::PreValidated { pre_validated: act(row.pre_validated_at) },
        PlacementStatus::Validated => State::Validated { validated: act(row.validated_at) },
        PlacementStatus::Published => State::Published { published: act(row.published_at) },
        PlacementStatus::Done | PlacementStatus::NotDone | PlacementStatus::Cancelled => {
            State::Done { published: act(row.published_at) }
        }
    }
}

/// What a curriculum asks for, of sites alone: what is done elsewhere is never exchanged.
fn guidance(guide: &Guide) -> Guidance<Uuid, SiteId, SiteCategoryId> {
    let from = guide.guidance();
    let bounds = |all: &[Bound<RequirementId>]| {
        let one = |bound: &Bound<RequirementId>| Bound {
            requirement: bound.requirement.0,
            side: bound.side,
            amount: bound.amount,
            counted: bound.counted,
        };
        all.iter().map(one).collect::<Vec<_>>()
    };
    let place = |place: &Place<Option<SiteId>, Option<SiteCategoryId>>| {
        Some(Place { site: place.site?, category: place.category?, role: place.role })
    };
    Guidance {
        required: from.required.iter().copied().flatten().collect(),
        must: bounds(&from.must),
        refused: from
            .refused
            .iter()
            .map(|refused| curriculum::Refused {
                places: refused.places.iter().filter_map(place).collect(),
                because: bounds(&refused.because),
            })
            .collect(),
        hoped: bounds(&from.hoped),
        aside: bounds(&from.aside),
        proof: from.proof,
    }
}
