//! What each procedure does, in plain words, for everybody.

use askama::Template;
use placet_allocation::{Parameters, Procedure};

use crate::access::{May, privilege};
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::{Page, format};

struct Told {
    name: String,
    what: String,
    gives: String,
    gives_up: String,
}

#[derive(Template)]
#[template(path = "placements/pages/rules.html")]
struct RulesPage {
    p: Page,
    procedures: Vec<Told>,
    halving: String,
    early: String,
    last: String,
    bound: String,
    rank_costs: String,
}

/// `GET /rules/allocation`
pub(in crate::placements) async fn rules(may: May<privilege::SignedIn>) -> PageResult {
    let p = may.page_of("placements-rules-title");
    let procedures = [
        Procedure::Fair,
        Procedure::LeastRank,
        Procedure::Generous,
        Procedure::ScoreOrderV2,
        Procedure::ScoreOrderV1,
        Procedure::RandomOrder,
        Procedure::RankMaximal,
        Procedure::Stable,
    ];
    let procedures = procedures.iter().map(|procedure| {
        let code = procedure.code();
        Told {
            name: p.t(&format!("allocation-procedure-{code}")),
            what: p.t(&format!("placements-rule-{code}")),
            gives: p.t(&format!("placements-rule-{code}-gives")),
            gives_up: p.t(&format!("placements-rule-{code}-gives-up")),
        }
    });
    let settings = &may.settings;
    let costs = settings.integers("allocation.rank-costs");
    let costs = if costs.is_empty() {
        Parameters::default().rank_costs.iter().map(ToString::to_string).collect::<Vec<_>>()
    } else {
        costs.iter().map(ToString::to_string).collect()
    };
    show(&RulesPage {
        halving: format::float(p.language, settings.decimal("allocation.debt-halving"), 1),
        early: format::float(p.language, settings.decimal("allocation.debt-halving-early"), 2),
        last: format::float(p.language, settings.decimal("allocation.debt-halving-last"), 2),
        bound: format::float(p.language, settings.decimal("allocation.debt-bound"), 1),
        rank_costs: costs.join(" · "),
        procedures: procedures.collect(),
        p,
    })
}
