//! The register of the algorithmic processing: what is computed, from what, with which weights, and what was decided with it,
//! drawn from the configuration and the campaigns as they are.
//!
//! Sources: code of relations between the public and the administration, articles L. 311-3-1 and R. 311-3-1-2 (what must be
//! told on request: degree and mode of the contribution, data and sources, parameters and their weights, operations) and
//! L. 312-1-3 (the rules of the main processing that individual decisions rest on are published).

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

use crate::access::{May, privilege};
use crate::allocation::view::{procedure_name, short_hash};
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::{Handle, Page};
use crate::placements::store;
use crate::settings::{self, DEFINITIONS};

/// Campaigns that are told of: those of some years.
const CAMPAIGNS: u64 = 60;

struct Parameter {
    name: String,
    effect: String,
    value: String,
    /// Whether it is the value that the program comes with.
    usual: bool,
}

struct Line {
    campaign: String,
    procedure: String,
    /// The run that was retained: number and hash; nothing while none was.
    run: String,
    hash: String,
    decisions: String,
    published: String,
}

#[derive(Template)]
#[template(path = "placements/pages/register.html")]
struct RegisterPage {
    p: Page,
    institution: String,
    contact: String,
    version: String,
    facts: Vec<(String, String)>,
    parameters: Vec<Parameter>,
    lines: Vec<Line>,
}

/// `GET /rules/register`
pub(in crate::placements) async fn register(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::SignedIn>,
) -> PageResult {
    let db = handle.db.read();
    let p = may
        .page_of("placements-register-title")
        .crumb("/rules/allocation", may.lang.t("placements-rules-title"))
        .crumb("", may.lang.t("placements-register-title"));
    let rows = store::registered(db, may.now, CAMPAIGNS).await?;
    let decided = store::decided(db).await?;
    let lines = rows
        .into_iter()
        .map(|(row, run)| {
            let published = row.published_at.filter(|at| *at <= may.now);
            // nobody learns before the publication which run was retained
            let run = run.filter(|_| published.is_some());
            let procedure = run.as_ref().map_or(&row.procedure, |run| &run.procedure);
            Line {
                procedure: procedure_name(p.language, procedure),
                run: run
                    .as_ref()
                    .map_or_else(String::new, |run| p.tv("allocation-run-number", &[("n", run.number)])),
                hash: run.and_then(|run| run.result_sha256).as_deref().map(short_hash).unwrap_or_default(),
                decisions: published
                    .map_or_else(|| "—".to_owned(), |_| p.n(decided.get(&row.id).copied().unwrap_or(0))),
                published: published.map_or_else(|| p.t("placements-register-under-way"), |at| p.at(&at)),
                campaign: row.name,
            }
        })
        .collect();
    let parameters = DEFINITIONS.iter().filter(|one| one.group == "allocation").map(|one| {
        let key = one.key.replace('.', "-");
        let value = may.settings.value(one.key);
        Parameter {
            name: p.t(&format!("setting-{key}")),
            effect: p.t(&format!("setting-{key}-effect")),
            usual: value == settings::Settings::default().value(one.key),
            value: settings::shown(one.kind, &value, p.language),
        }
    });
    let facts = ["purpose", "basis", "people", "contribution", "data", "recipients", "kept"];
    show(&RegisterPage {
        institution: may.settings.institution_name.clone(),
        contact: may.settings.text("institution.contact"),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        facts: facts
            .iter()
            .map(|fact| {
                let text = if *fact == "data" {
                    p.t("placements-rules-data-text")
                } else {
                    p.t(&format!("placements-register-{fact}-text"))
                };
                (p.t(&format!("placements-register-{fact}")), text)
            })
            .collect(),
        parameters: parameters.collect(),
        lines,
        p,
    })
}
