//! Seats of a campaign from a sheet: one row for each site and cohort, as the export writes them.

use std::collections::BTreeMap;

use placet_entity::ids::{CampaignId, CohortId, SiteId};
use placet_entity::kinds::ImportKind;
use sea_orm::ConnectionTrait;

use super::openings::{self, Cell, MOST};
use super::{recommendation, store};
use crate::access::privilege;
use crate::imports::{
    self, Action, Column, Context, Importer, Paths, RowPlan, Seen, Table, Texts, differences,
};
use crate::kit::text::Say;
use crate::kit::{Entry, No, Write};
use crate::settings;

/// Reads seats.
pub struct SeatImporter;

/// The seats of a site for a cohort.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    site: SiteId,
    cohort: CohortId,
    cell: Cell,
    recommended: Option<u32>,
}

impl Importer for SeatImporter {
    const KIND: ImportKind = ImportKind::Openings;
    const PATHS: Paths = imports::paths!("/imports/openings");
    const TEXTS: Texts = Texts {
        title: "campaigns-import-title",
        about: "campaigns-import-about",
        file: "campaigns-import-file",
    };
    const COLUMNS: &'static [Column] = &[
        Column {
            code: "site",
            label: "campaigns-seats-col-site",
            aliases: &["code", "codestage", "site"],
            required: true,
            example: "campaigns-import-example-site",
        },
        Column {
            code: "cohort",
            label: "campaigns-seats-col-cohort",
            aliases: &["groupe", "codepromotion", "cohort"],
            required: false,
            example: "campaigns-import-example-cohort",
        },
        Column {
            code: "seats",
            label: "campaigns-seats-col-seats",
            aliases: &["nbplaces", "nombredeplaces", "seats"],
            required: true,
            example: "campaigns-import-example-seats",
        },
    ];
    const WATCHED: &'static [&'static str] = &["campaign", "site", "cohort"];
    type May = privilege::EditCampaigns;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        context: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let Some(view) = campaign(db, &context.scope).await? else { return Ok(Vec::new()) };
        let grid = openings::grid(db, &view).await?;
        let margin = recommendation::margin(&settings::load(db).await?);
        let advice = recommendation::advice(&grid, margin).map(|advice| advice.seats(&view));
        let advice = advice.unwrap_or_default();
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let code = cells.required("site", 64);
            let named = cells.optional("cohort", 120);
            let seats = cells.integer("seats", 0..=MOST.cast_signed()).unwrap_or(0).cast_unsigned();
            let site = grid.sites.iter().find(|site| site.site.code.eq_ignore_ascii_case(&code));
            if site.is_none() && !code.is_empty() {
                cells.refuse("site", Say::key("campaigns-import-no-site").with("code", code.clone()));
            }
            let cohort = match &named {
                Some(name) => {
                    view.cohorts.iter().position(|cohort| cohort.code == *name || cohort.name == *name)
                }
                None if view.cohorts.len() == 1 => Some(0),
                None => None,
            };
            if cohort.is_none() {
                let name = named.clone().unwrap_or_default();
                cells.refuse("cohort", Say::key("campaigns-import-no-cohort").with("cohort", name));
            }
            let cohort_code = cohort.map_or("", |index| view.cohorts[index].code.as_str());
            seen.note(&mut cells, "site", &format!("{} {cohort_code}", code.to_lowercase()));
            if let (Some(site), Some(index)) = (site, cohort)
                && site.forbidden[index]
                && seats > 0
            {
                cells.refuse("seats", Say::key("campaigns-seats-forbidden"));
            }
            let label =
                site.map_or_else(|| code.clone(), |site| format!("{} – {cohort_code}", site.site.name));
            let action = match (site, cohort) {
                (Some(site), Some(index)) if !cells.is_refused() => {
                    let was = site.seats[index];
                    let (site, cohort) = (site.site.id, view.cohorts[index].id);
                    let recommended = advice.get(&(site, cohort)).copied();
                    let change = Change { site, cohort, cell: Cell { was, typed: seats }, recommended };
                    if was == seats {
                        Action::Unchanged
                    } else if was == 0 {
                        Action::Create(change)
                    } else {
                        let changed =
                            differences([("campaigns-seats-col-seats", was.to_string(), seats.to_string())]);
                        Action::Update(change, changed)
                    }
                }
                _ => Action::Error(cells.into_faults()),
            };
            let mut notes = Vec::new();
            if let Some(site) = site
                && seats > site.left().max
            {
                notes.push(Say::key("campaigns-import-over").with("max", site.left().max));
            }
            plans.push(RowPlan { line: row.line, label, action, notes });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, context: &Context) -> anyhow::Result<Vec<Entry>> {
        let Some(view) = campaign(write.tx(), &context.scope).await? else { return Ok(Vec::new()) };
        let key = |change: &Change| (change.site, change.cohort);
        let cells: BTreeMap<_, Cell> = changes.iter().map(|change| (key(change), change.cell)).collect();
        let advised = changes.iter().filter_map(|change| Some((key(change), change.recommended?)));
        match openings::put(write, &view, &cells, &advised.collect()).await {
            Ok(told) if told.is_empty() => Ok(Vec::new()),
            Ok(told) => Ok(vec![openings::entry(view.id(), told)]),
            Err(No::Broken(error)) => Err(error),
            Err(_) => anyhow::bail!("seats changed between the plan and its application"),
        }
    }

    async fn scope<C: ConnectionTrait>(db: &C, scope: &str) -> anyhow::Result<Option<String>> {
        Ok(campaign(db, scope).await?.map(|view| view.row.name))
    }

    fn after(scope: &str) -> String {
        format!("/campaigns/{scope}/openings")
    }
}

/// The campaign of a scope, as long as its seats may change.
async fn campaign<C: ConnectionTrait>(db: &C, scope: &str) -> anyhow::Result<Option<super::CampaignView>> {
    let Ok(id) = scope.parse::<CampaignId>() else { return Ok(None) };
    let found = store::load(db, id).await?;
    Ok(found.filter(|view| view.row.published_at.is_none() && view.row.archived_at.is_none()))
}
