//! `placet allocate` and `placet compare`.

use clap::Args;
use placet::kit::Lang;
use placet_allocation::{Checked, Plan, Procedure, SolveError, Summary, compare as plans, decide, tightness};
use serde_json::json;

use super::files::{problem, unsolved, write};
use super::table::{cell, lines};
use crate::commands::say::print_lines;
use crate::commands::{Failure, Outcome};

#[derive(Args)]
pub(in crate::commands) struct Allocate {
    /// The problem (`placet.allocation/1`), or `-`.
    problem: String,
    /// The procedure.
    #[arg(long, default_value = "fair")]
    procedure: String,
    /// Where the result goes, or `-`.
    #[arg(long)]
    out: Option<String>,
    /// Print the result instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(in crate::commands) struct Compare {
    /// The problem, or `-`.
    problem: String,
    /// The procedures, separated by commas; all of them unless given.
    #[arg(long, value_delimiter = ',')]
    procedures: Vec<String>,
    /// Print a document instead of a table.
    #[arg(long)]
    json: bool,
}

pub(super) fn procedure(code: &str, lang: Lang) -> Result<Procedure, Failure> {
    code.parse().map_err(|_| {
        let known: Vec<&str> = Procedure::ALL.iter().map(|procedure| procedure.code()).collect();
        let variables = [("procedure", code.into()), ("known", known.join(", ").into())];
        Failure::Usage(vec![lang.tv("engine-unknown-procedure", &variables)])
    })
}

/// Solves, and notes how long the decision took.
pub(super) fn timed(checked: &Checked, procedure: Procedure) -> Result<Plan, SolveError> {
    let (decision, micros) = placet::kit::clock::timed(|| decide(checked, procedure));
    let mut plan = decision?.into_plan();
    plan.solve_micros = Some(micros);
    Ok(plan)
}

/// Computes an allocation.
pub(super) fn allocate(options: &Allocate, lang: Lang) -> Outcome {
    let procedure = procedure(&options.procedure, lang)?;
    let checked = problem(&options.problem, lang)?;
    let plan = timed(&checked, procedure).map_err(|error| unsolved(&error, lang))?;
    if let Some(out) = &options.out {
        write(out, &plan, lang)?;
    }
    let printed = options.out.as_deref() == Some("-");
    if options.json && !printed {
        write("-", &plan, lang)?;
    } else if !printed {
        let mut rows = vec![vec![
            lang.t("engine-head-student"),
            lang.t("engine-head-site"),
            lang.t("engine-head-rank"),
            lang.t("engine-head-cost"),
        ]];
        rows.extend(plan.outcomes.iter().map(|outcome| {
            let cost = outcome.site.as_ref().map(|_| outcome.cost);
            vec![outcome.student.to_string(), cell(outcome.site.as_ref()), cell(outcome.rank), cell(cost)]
        }));
        print_lines(lines(&rows));
        print_lines([String::new()]);
        print_lines(figures(&checked, &[(procedure, plan.summary)], lang));
    }
    Ok(())
}

/// Computes procedures side by side; one that cannot honour the problem is said, the others are shown.
pub(super) fn compare(options: &Compare, lang: Lang) -> Outcome {
    let chosen = if options.procedures.is_empty() {
        Procedure::ALL.to_vec()
    } else {
        options.procedures.iter().map(|code| procedure(code, lang)).collect::<Result<_, _>>()?
    };
    let checked = problem(&options.problem, lang)?;
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for (procedure, plan) in plans(&checked, &chosen) {
        match plan {
            Ok(plan) => found.push((procedure, plan.summary)),
            Err(error) => refused.push((procedure, error)),
        }
    }
    if let (true, Some((_, error))) = (found.is_empty(), refused.first()) {
        return Err(unsolved(error, lang));
    }
    if options.json {
        let plans: Vec<_> = found
            .iter()
            .map(|(procedure, summary)| json!({ "procedure": procedure, "summary": summary }))
            .collect();
        let left_out: Vec<_> = refused.iter().map(|(procedure, _)| procedure).collect();
        let document = json!({
            "format": "placet.comparison/1", "problem_sha256": checked.problem_sha256(), "plans": plans,
            "refused": left_out,
        });
        return write("-", &document, lang);
    }
    print_lines(figures(&checked, &found, lang));
    for (_, error) in &refused {
        if let Failure::Usage(sentences) = unsolved(error, lang) {
            print_lines(sentences);
        }
    }
    Ok(())
}

/// The figures of plans, with the tightness beside them.
fn figures(checked: &Checked, plans: &[(Procedure, Summary)], lang: Lang) -> Vec<String> {
    let head = ["procedure", "placed", "unplaced", "first", "within-3", "mean", "worst", "cost"];
    let mut rows = vec![head.iter().map(|name| lang.t(&format!("engine-head-{name}"))).collect::<Vec<_>>()];
    rows.extend(plans.iter().map(|(procedure, summary)| {
        vec![
            procedure.code().to_owned(),
            summary.placed.to_string(),
            summary.unplaced.to_string(),
            summary.by_rank.first().copied().unwrap_or(0).to_string(),
            summary.within_3.to_string(),
            cell(summary.mean_rank),
            cell(summary.worst_rank),
            cell(summary.cost_mean),
        ]
    }));
    let mut text = lines(&rows);
    text.push(tight(checked, lang));
    text
}

/// How tight a problem is.
pub(super) fn tight(checked: &Checked, lang: Lang) -> String {
    let tight = tightness(checked);
    let variables =
        [("seats", cell(tight.seats_per_student).into()), ("wishes", cell(tight.wishes_per_student).into())];
    lang.tv("engine-tightness", &variables)
}
