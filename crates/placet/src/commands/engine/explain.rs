//! `placet explain` and `placet what-if`.

use clap::Args;
use placet::kit::Lang;
use placet_allocation::{Wish, check, explain as explanation, what_if as other_wishes};
use serde_json::json;

use super::files::{print, problem, result, unsolved, write};
use super::sentence::{sentence, sentences};
use super::verify::changes;
use crate::commands::say::print_lines;
use crate::commands::{Failure, Outcome};

#[derive(Args)]
pub(in crate::commands) struct Explain {
    /// The problem, or `-`.
    problem: String,
    /// Its result.
    result: String,
    /// The student.
    #[arg(long)]
    student: String,
    /// The language of the sentences.
    #[arg(long, value_parser = ["fr", "en"])]
    lang: Option<String>,
    /// Print a document instead of sentences.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(in crate::commands) struct WhatIf {
    /// The problem, or `-`.
    problem: String,
    /// Its result.
    result: String,
    /// The student.
    #[arg(long)]
    student: String,
    /// The sites that he would have ranked, best first, separated by commas.
    #[arg(long, value_delimiter = ',')]
    wishes: Vec<String>,
    /// Print a document instead of a table.
    #[arg(long)]
    json: bool,
}

/// A problem with a result that is verified: nothing is said of a plan that does not follow from its problem.
fn verified(
    problem_file: &str,
    result_file: &str,
    lang: Lang,
) -> Result<(placet_allocation::Checked, placet_allocation::Plan), Failure> {
    let checked = problem(problem_file, lang)?;
    let plan = result(result_file, lang)?;
    let findings = check(&checked, &plan);
    if findings.is_empty() {
        Ok((checked, plan))
    } else {
        Err(Failure::Found(sentences("engine-finding", &findings, lang)))
    }
}

/// Explains each wish of a student.
pub(super) fn explain(options: &Explain, lang: Lang) -> Outcome {
    let lang = options.lang.as_deref().and_then(Lang::from_code).unwrap_or(lang);
    let (checked, plan) = verified(&options.problem, &options.result, lang)?;
    let why = explanation(&checked, &plan, &options.student).map_err(|error| unsolved(&error, lang))?;
    if options.json {
        return print("placet.explanation/1", &why, lang);
    }
    let mut text = vec![sentence("engine-status", &why.status, lang)];
    text.extend(
        why.suggested.as_ref().map(|site| lang.tv("engine-suggested", &[("site", site.to_string().into())])),
    );
    for wish in &why.wishes {
        let answer = sentence("engine-answer", &wish.answer, lang);
        text.push(format!("{:>3}. {} — {answer}", wish.rank, wish.site));
        text.extend(
            wish.changes.iter().map(|change| format!("     {}", sentence("engine-change", change, lang))),
        );
    }
    print_lines(text);
    Ok(())
}

/// Says what other wishes would have given.
pub(super) fn what_if(options: &WhatIf, lang: Lang) -> Outcome {
    let (checked, plan) = verified(&options.problem, &options.result, lang)?;
    let wishes: Vec<Wish> = options.wishes.iter().map(|site| Wish::from(site.as_str())).collect();
    let other =
        other_wishes(&checked, &plan, &options.student, wishes).map_err(|error| unsolved(&error, lang))?;
    if options.json {
        let outcome = other.plan.outcome(&options.student);
        return write(
            "-",
            &json!({ "format": "placet.what-if/1", "outcome": outcome, "diff": other.diff }),
            lang,
        );
    }
    print_lines(changes(&other.diff, lang));
    Ok(())
}
