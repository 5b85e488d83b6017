//! `placet verify` and `placet diff`.

use clap::Args;
use placet::kit::Lang;
use placet_allocation::{check, diff};
use serde_json::json;

use super::files::{print, problem, result, write};
use super::sentence::sentences;
use super::table::{cell, lines};
use crate::commands::say::print_lines;
use crate::commands::{Failure, Outcome};

#[derive(Args)]
pub(in crate::commands) struct Verify {
    /// The problem, or `-`.
    problem: String,
    /// The result to verify.
    result: String,
    /// Print a document instead of sentences.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(in crate::commands) struct Differences {
    /// The problem, or `-`.
    problem: String,
    /// A result.
    before: String,
    /// Another result of the same problem.
    after: String,
    /// Print a document instead of a table.
    #[arg(long)]
    json: bool,
}

/// Verifies a result; findings make the code 1.
pub(super) fn verify(options: &Verify, lang: Lang) -> Outcome {
    let checked = problem(&options.problem, lang)?;
    let plan = result(&options.result, lang)?;
    let findings = check(&checked, &plan);
    if options.json {
        write("-", &json!({ "format": "placet.verification/1", "findings": findings }), lang)?;
    }
    if findings.is_empty() {
        if !options.json {
            let key = if plan.optimal { "engine-verified" } else { "engine-verified-not-optimal" };
            print_lines([lang.tv(key, &[("procedure", plan.procedure.code().into())])]);
        }
        return Ok(());
    }
    Err(Failure::Found(if options.json { Vec::new() } else { sentences("engine-finding", &findings, lang) }))
}

/// What changes between two results.
pub(super) fn differences(options: &Differences, lang: Lang) -> Outcome {
    let checked = problem(&options.problem, lang)?;
    let (before, after) = (result(&options.before, lang)?, result(&options.after, lang)?);
    for (plan, file) in [(&before, &options.before), (&after, &options.after)] {
        if plan.problem_sha256 != checked.problem_sha256() {
            return Err(Failure::Usage(vec![lang.tv("engine-other-problem", &[("file", file.into())])]));
        }
    }
    let found = diff(&before, &after);
    if options.json {
        return print("placet.diff/1", &found, lang);
    }
    print_lines(changes(&found, lang));
    Ok(())
}

/// The lines of what changes.
pub(super) fn changes(found: &placet_allocation::Diff, lang: Lang) -> Vec<String> {
    let head = ["student", "before", "rank", "after", "rank"];
    let mut rows = vec![head.iter().map(|name| lang.t(&format!("engine-head-{name}"))).collect::<Vec<_>>()];
    for change in &found.changes {
        let mut row = vec![change.student.to_string()];
        for outcome in [&change.before, &change.after] {
            row.push(cell(outcome.as_ref().and_then(|outcome| outcome.site.as_ref())));
            row.push(cell(outcome.as_ref().and_then(|outcome| outcome.rank)));
        }
        rows.push(row);
    }
    let mut text = if found.changes.is_empty() { Vec::new() } else { lines(&rows) };
    let figures =
        [("better", found.better.into()), ("worse", found.worse.into()), ("moved", found.moved.into())];
    text.push(lang.tv("engine-changes", &figures));
    text
}
