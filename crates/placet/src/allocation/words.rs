//! What a run was asked for, in words: what it kept beside the wishes, and the constants that its procedure computed with.

use placet_allocation::{Decimal, Procedure};

use super::chosen::Chosen;
use super::options::Options;
use super::view::{decimal, procedure_name};
use crate::kit::Lang;

fn list(numbers: impl Iterator<Item = String>) -> String {
    numbers.collect::<Vec<_>>().join(" · ")
}

/// The rules that a run applied: names and values, the procedure first. The constants are named as the settings that they come
/// from.
pub fn rules(lang: Lang, run: &Chosen) -> Vec<(String, String)> {
    let problem = run.checked.problem();
    let constants = &problem.parameters;
    let setting = |key: &str| lang.t(&format!("setting-{key}"));
    let number = |value: Decimal| decimal(lang, value);
    let mut rows = vec![(lang.t("allocation-procedure"), procedure_name(lang, &run.row.procedure))];
    let kept = Options::of_problem(problem).kept(lang);
    if !kept.is_empty() {
        rows.push((lang.t("allocation-options"), kept.join(", ")));
    }
    rows.push((lang.t("allocation-seed"), run.row.seed.to_string()));
    if let Some(most) = constants.wishes_max {
        rows.push((setting("campaign-wishes-max"), most.to_string()));
    }
    rows.push((setting("campaign-wishes-min"), constants.wishes_min.to_string()));
    if run.row.procedure == Procedure::Fair.code() {
        if !constants.phi.is_empty() {
            let weights = list(constants.phi.iter().map(ToString::to_string));
            rows.push((setting("allocation-phi"), weights));
        }
        match &constants.debt_weight.look_ahead {
            Some(ahead) => rows.extend([
                (setting("allocation-debt-halving-early"), number(ahead.early)),
                (setting("allocation-debt-halving-last"), number(ahead.last)),
                (setting("allocation-debt-early-periods"), ahead.periods.to_string()),
                (setting("allocation-debt-bound-ahead"), number(ahead.bound)),
                (setting("allocation-advance-share"), number(ahead.advance)),
            ]),
            None => rows.extend([
                (setting("allocation-debt-halving"), number(constants.debt_weight.doubling)),
                (setting("allocation-debt-bound"), number(constants.debt_weight.bound)),
            ]),
        }
    }
    rows.extend([
        (setting("allocation-rank-costs"), list(constants.rank_costs.iter().map(|cost| number(*cost)))),
        (setting("allocation-exponent"), number(constants.exponent)),
        (setting("allocation-divisor"), number(constants.divisor)),
        (setting("allocation-site-cost-max"), number(constants.site_cost_max)),
        (setting("allocation-cost-max"), number(constants.cost_max)),
    ]);
    match run.row.procedure.parse() {
        Ok(Procedure::ScoreOrderV2) => {
            rows.push((setting("allocation-order-bonus"), number(constants.order_bonus)));
        }
        Ok(Procedure::ScoreOrderV1) => {
            rows.push((setting("allocation-score-factor"), number(constants.score_factor)));
        }
        _ => {}
    }
    rows
}
