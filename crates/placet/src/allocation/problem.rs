//! The canonical problem of a campaign, from its scene and the institution's settings.
//!
//! Students are named by the identifier of their participation and sites by that of their opening: both never change, so
//! that a stored run still refers to its rows after a number or a code was corrected. What people read is in the labels,
//! which never enter a hash.

use placet_allocation::{
    Decimal, FixedCost, LookAhead, PROBLEM_FORMAT, Parameters, Pinned, Problem, Site, Student, Wish,
};
use placet_entity::kinds::DecisionOutcome;
use placet_entity::{decision, opening};
use placet_rules::eligibility::Ineligible;

use super::options::{Limits, Options};
use super::pairs;
use super::scene::{Scene, Taking};
use crate::curricula::Guide;
use crate::settings::Settings;

/// The problem of a campaign.
pub(super) fn problem(
    scene: &Scene,
    settings: &Settings,
    seed: u64,
    options: Options,
    limits: &Limits,
) -> Problem {
    let mut problem = Problem {
        format: PROBLEM_FORMAT.to_owned(),
        title: Some(scene.view.row.name.clone()),
        seed,
        parameters: parameters(scene, settings),
        sites: scene.openings.values().filter_map(|opening| site(scene, opening)).collect(),
        students: scene.to_place().map(|taking| student(scene, taking)).collect(),
        ..Problem::default()
    };
    limits.state(scene, options, &mut problem);
    if options.pairs {
        pairs::state(scene, settings, &mut problem);
    }
    if options.completed {
        weigh_off_list(&mut problem.parameters, settings.decimal("allocation.off-list"));
    }
    problem
}

/// A place outside the list weighs more than one wish more would: only one more student a period then receives one to spare
/// the others (decision 0006). Weights that the institution states beyond the wishes stand as they are.
fn weigh_off_list(parameters: &mut Parameters, factor: f64) {
    let ranks = parameters.wishes_max.unwrap_or(1);
    if parameters.phi.len() <= ranks as usize {
        let weight = |rank: u32| u32::try_from(parameters.phi_at(rank)).unwrap_or(u32::MAX);
        let off_list = (f64::from(weight(ranks + 1)) * factor).floor() as u32;
        let phi = (1..=ranks).map(weight).chain([off_list]).collect();
        parameters.phi = phi;
    }
}

fn parameters(scene: &Scene, settings: &Settings) -> Parameters {
    let longest = scene.participants.iter().map(|taking| taking.wishes.len()).max().unwrap_or(0);
    let allowed = u32::try_from(scene.view.row.wishes_max).unwrap_or(1);
    let max = allowed.max(u32::try_from(longest).unwrap_or(allowed)).max(1);
    settled(settings, u32::try_from(scene.view.row.wishes_min).unwrap_or(0), max)
}

/// The parameters that an institution has settled, for campaigns that ask for so many wishes.
pub(crate) fn settled(settings: &Settings, wishes_min: u32, wishes_max: u32) -> Parameters {
    let defaults = Parameters::default();
    let decimal = |key: &str| Decimal::from_f64(settings.decimal(key));
    let mut debt_weight = defaults.debt_weight.clone();
    debt_weight.doubling = decimal("allocation.debt-halving");
    debt_weight.bound = decimal("allocation.debt-bound");
    debt_weight.look_ahead = Some(LookAhead {
        last: decimal("allocation.debt-halving-last"),
        early: decimal("allocation.debt-halving-early"),
        periods: u32::try_from(settings.integer("allocation.debt-early-periods")).unwrap_or(0),
        bound: decimal("allocation.debt-bound-ahead"),
        advance: decimal("allocation.advance-share"),
    });
    Parameters {
        wishes_max: Some(wishes_max),
        wishes_min,
        phi: settings
            .integers("allocation.phi")
            .into_iter()
            .filter_map(|value| u32::try_from(value).ok())
            .collect(),
        debt_weight,
        rank_costs: settings
            .integers("allocation.rank-costs")
            .into_iter()
            .map(Decimal::from_integer)
            .collect(),
        exponent: decimal("allocation.exponent"),
        divisor: decimal("allocation.divisor"),
        site_cost_max: decimal("allocation.site-cost-max"),
        cost_max: decimal("allocation.cost-max"),
        order_bonus: decimal("allocation.order-bonus"),
        score_factor: decimal("allocation.score-factor"),
        ..defaults
    }
}

fn site(scene: &Scene, opening: &opening::Model) -> Option<Site> {
    let site = scene.sites.get(&opening.site_id)?;
    let category = scene.categories.get(&site.category_id);
    let cohort = scene.cohorts.get(&opening.cohort_id)?;
    Some(Site {
        label: Some(format!("{} {}", site.code, site.name)),
        cohort: Some(cohort.code.clone()),
        category: category.map(|category| category.code.clone()),
        town: site.town.clone(),
        secondary: !scene.is_principal(site),
        fixed_cost: if site.fixed_cost_median {
            Some(FixedCost::Median)
        } else {
            site.fixed_cost.map(|cost| FixedCost::Amount(Decimal::from_hundredths(cost.into())))
        },
        ..Site::new(opening.id.to_string(), i64::from(opening.seats.max(0)))
    })
}

fn student(scene: &Scene, taking: &Taking) -> Student {
    let row = &taking.row;
    let wishes = taking.wishes.iter().filter(|wish| {
        scene.openings.get(&wish.opening_id).is_some_and(|opening| opening.cohort_id == row.cohort_id)
    });
    let wishes = wishes.map(|wish| Wish {
        site: wish.opening_id.to_string().into(),
        secondary: wish.secondary_opening_id.map(|id| Box::new(id.to_string().into())),
    });
    let steered = scene.guide(taking).map(Guide::forbidden).unwrap_or_default();
    let forbidden: Vec<_> = scene
        .openings
        .values()
        .filter(|opening| opening.cohort_id == row.cohort_id)
        .filter(|opening| steered.contains(&opening.site_id) || is_forbidden(scene, taking, opening))
        .map(|opening| opening.id.to_string().into())
        .collect();
    let pinned = taking.decision.as_ref().map(|decision| Box::new(pin(scene, taking, decision, &forbidden)));
    let required = scene.guide(taking).into_iter().flat_map(Guide::required);
    let required = required.filter_map(|id| scene.categories.get(&id)).map(|row| row.code.clone());
    Student {
        label: Some(taking.student.number.clone()),
        cohort: scene.cohorts.get(&row.cohort_id).map(|cohort| cohort.code.clone()),
        score: row.score_before.map(|score| Decimal::from_hundredths(score.into())),
        order: row.order_effective.and_then(|order| u32::try_from(order).ok()).filter(|order| *order > 0),
        debt: (row.debt_before != 0).then(|| Decimal::from_thousandths(row.debt_before.into())),
        periods_left: scene.periods_left.get(&row.cohort_id).copied(),
        forbidden,
        required: required.collect(),
        pinned,
        ..Student::new(row.id.to_string(), wishes)
    }
}

/// Whether a run may not give an opening of his own cohort to a participant. Having no seat needs no prohibition; a site
/// that only the commission gives is forbidden to those who wished it before.
fn is_forbidden(scene: &Scene, taking: &Taking, opening: &opening::Model) -> bool {
    let Some(eligibility) = scene.eligibility(taking, opening) else { return true };
    eligibility.reasons.iter().any(|reason| match reason {
        // what requirements close is told to the engine in its own words
        Ineligible::NotOpen | Ineligible::NoSeat | Ineligible::Requirements => false,
        Ineligible::WishesNotAllowed => taking.rank_of(opening.id).is_some(),
        _ => true,
    })
}

/// What the commission decided holds even against a prohibition that came later: it was told of it, and may withdraw.
fn pin(
    scene: &Scene,
    taking: &Taking,
    decision: &decision::Model,
    forbidden: &[placet_allocation::Id],
) -> Pinned {
    let site = match decision.outcome {
        DecisionOutcome::Opening => decision.opening_id.map(|id| id.to_string().into()),
        DecisionOutcome::Outside | DecisionOutcome::Nobody => None,
    };
    let secondary = decision.secondary_opening_id.filter(|_| site.is_some()).map(|id| id.to_string().into());
    let overrides =
        decision.waives || [&site, &secondary].into_iter().flatten().any(|id| forbidden.contains(id));
    let closed = decision.opening_id.and_then(|id| scene.site(id)).map(|row| scene.closed_by(taking, row.id));
    let overrides = overrides || site.is_some() && closed.is_some_and(|by| !by.is_empty());
    Pinned {
        cost: site.as_ref().and(decision.cost).map(|cost| Decimal::from_hundredths(cost.into())),
        site,
        secondary,
        overrides,
    }
}
