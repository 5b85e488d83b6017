//! What a placement proposes: a run's outcome, or the decision in force in its stead.

use placet_allocation::{Decimal, site_costs};
use placet_entity::ids::{AllocationRunId, DecisionId, OpeningId, OrganisationId, SiteId};
use placet_entity::kinds::DecisionOutcome;
use placet_entity::{decision, placement};

use crate::allocation::scene::Taking;
use crate::allocation::{Chosen, Scene};

/// What is proposed to a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    pub opening: Option<OpeningId>,
    pub site: Option<SiteId>,
    pub organisation: Option<OrganisationId>,
    pub host_name: Option<String>,
    pub secondary: Option<(OpeningId, SiteId)>,
    pub rank: Option<i32>,
    pub site_cost: Option<i32>,
    pub adjustment: Option<i32>,
    pub cost: Option<i32>,
    pub run: Option<AllocationRunId>,
    pub decision: Option<DecisionId>,
}

impl Terms {
    /// Whether a row and its secondary one say this already. Which run found it changes nothing to what is proposed.
    pub(super) fn are_those_of(&self, row: &placement::Model, secondary: Option<&placement::Model>) -> bool {
        self.opening == row.opening_id
            && self.site == row.site_id
            && self.host_name == row.host_name
            && self.rank == row.rank
            && self.cost == row.cost
            && self.site_cost == row.site_cost
            && self.adjustment == row.adjustment
            && self.decision == row.decision_id
            && self.secondary.map(|(opening, _)| opening) == secondary.and_then(|row| row.opening_id)
    }
}

/// What is proposed to a participant; none when nothing is.
pub(super) fn terms(scene: &Scene, run: &Chosen, taking: &Taking) -> Option<Terms> {
    match &taking.decision {
        Some(decision) => decided(scene, run, taking, decision),
        None => computed(scene, run, taking),
    }
}

fn computed(scene: &Scene, run: &Chosen, taking: &Taking) -> Option<Terms> {
    let outcome = run.plan.outcome(&taking.row.id.to_string())?;
    // A pin without a decision in force was withdrawn since: nothing is proposed until another run.
    let student = run.checked.student(&taking.row.id.to_string())?;
    if student.pinned.is_some() {
        return None;
    }
    let opening: OpeningId = outcome.site.as_ref()?.as_str().parse().ok()?;
    let site = scene.site(opening)?;
    let secondary = outcome.secondary.as_ref().and_then(|id| {
        let opening: OpeningId = id.as_str().parse().ok()?;
        Some((opening, scene.site(opening)?.id))
    });
    Some(Terms {
        opening: Some(opening),
        site: Some(site.id),
        organisation: Some(site.organisation_id),
        host_name: None,
        secondary,
        rank: outcome.rank.and_then(|rank| i32::try_from(rank).ok()),
        site_cost: Some(hundredths(outcome.site_cost)),
        adjustment: Some(hundredths(outcome.adjustment)),
        cost: Some(hundredths(outcome.cost)),
        run: Some(run.id),
        decision: None,
    })
}

fn decided(scene: &Scene, run: &Chosen, taking: &Taking, decision: &decision::Model) -> Option<Terms> {
    let blank = Terms {
        opening: None,
        site: None,
        organisation: None,
        host_name: None,
        secondary: None,
        rank: None,
        site_cost: None,
        adjustment: None,
        cost: decision.cost,
        run: None,
        decision: Some(decision.id),
    };
    match decision.outcome {
        DecisionOutcome::Nobody => None,
        DecisionOutcome::Outside => Some(Terms { host_name: decision.host_name.clone(), ..blank }),
        DecisionOutcome::Opening => {
            let opening = decision.opening_id?;
            let site = scene.site(opening)?;
            let (site_cost, adjustment, cost) = usual_cost(run, taking, opening);
            let secondary = decision.secondary_opening_id.and_then(|id| Some((id, scene.site(id)?.id)));
            Some(Terms {
                opening: Some(opening),
                site: Some(site.id),
                organisation: Some(site.organisation_id),
                secondary,
                rank: taking.rank_of(opening),
                site_cost: decision.cost.is_none().then_some(site_cost),
                adjustment: decision.cost.is_none().then_some(adjustment),
                cost: Some(decision.cost.unwrap_or(cost)),
                ..blank
            })
        }
    }
}

/// What an opening costs a participant by the usual formula: the cost of the site and the bonus of his turn.
pub(super) fn usual_cost(run: &Chosen, taking: &Taking, opening: OpeningId) -> (i32, i32, i32) {
    let problem = run.checked.problem();
    let id = opening.to_string();
    let position = problem.sites.iter().position(|site| site.id.as_str() == id);
    let site = position.and_then(|at| site_costs(&run.checked).get(at).copied()).unwrap_or(Decimal::ZERO);
    let largest = problem.students.iter().filter_map(|student| student.order).max().unwrap_or(0);
    let order = taking.row.order_effective.and_then(|order| u32::try_from(order).ok()).unwrap_or(largest);
    // Halves are rounded to even, as the engine does.
    let middle = (f64::from(largest) / 2.0).round_ties_even() as i64;
    let bonus = problem.parameters.order_bonus.thousandths();
    let adjustment = Decimal::from_thousandths((middle - i64::from(order)) * bonus);
    let most = problem.parameters.cost_max.thousandths();
    let cost = Decimal::from_thousandths((site.thousandths() + adjustment.thousandths()).min(most));
    (hundredths(site), hundredths(adjustment), hundredths(cost))
}

/// A decimal in hundredths, halves away from zero.
fn hundredths(number: Decimal) -> i32 {
    let thousandths = number.thousandths();
    let rounded = (thousandths.abs() + 5) / 10;
    i32::try_from(if thousandths < 0 { -rounded } else { rounded }).unwrap_or(i32::MAX)
}
