//! Site categories from a file: StageTrek's columns, and a colour.

use std::collections::{BTreeMap, BTreeSet};

use placet_entity::ids::SiteCategoryId;
use placet_entity::kinds::ImportKind;
use placet_entity::site_category::Model;
use placet_rules::ids::Code;
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::model::COLOURS;
use super::save_category::told;
use super::save_site::free_code;
use super::store::categories as store;
use crate::access::privilege;
use crate::imports::{
    self, Action, Cells, Column, Context, Importer, Paths, RowPlan, Seen, Table, Texts, differences,
};
use crate::kit::text::Say;
use crate::kit::{Entry, Write};

/// Imports site categories; a row finds what it updates by its code, or by its name when it has none.
pub struct CategoryImporter;

const fn column(
    code: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
    required: bool,
    example: &'static str,
) -> Column {
    Column { code, label, aliases, required, example }
}

/// The stem of a code made from an acronym.
fn stem(acronym: &str) -> String {
    let stem: String = search_key(acronym).chars().filter(char::is_ascii_alphanumeric).collect();
    if stem.is_empty() { "CAT".to_owned() } else { stem.to_ascii_uppercase() }
}

fn read(cells: &mut Cells<'_>, saved: Option<&Model>, code: String, colour: i32) -> Model {
    let rank = cells.integer("rank", 1..=999);
    if rank.is_none() && cells.row.get("rank").is_empty() {
        cells.refuse("rank", Say::key("imports-cell-required"));
    }
    let principal = cells.yes_no("principal");
    if principal.is_none() && cells.row.get("principal").is_empty() {
        cells.refuse("principal", Say::key("imports-cell-required"));
    }
    Model {
        id: saved.map_or(SiteCategoryId(Uuid::nil()), |row| row.id),
        code,
        acronym: cells.required("acronym", 10),
        name: cells.required("name", 120),
        rank: rank.unwrap_or(1),
        principal: principal.unwrap_or(true),
        colour: cells
            .integer("colour", 1..=COLOURS)
            .map_or_else(|| saved.map_or(colour, |row| row.colour), |colour| colour - 1),
        version: saved.map_or(1, |row| row.version + 1),
        archived_at: None,
    }
}

impl Importer for CategoryImporter {
    const KIND: ImportKind = ImportKind::SiteCategories;
    const PATHS: Paths = imports::paths!("/imports/site-categories");
    const TEXTS: Texts = Texts {
        title: "hosts-import-categories",
        about: "hosts-import-categories-about",
        file: "hosts-categories-file",
    };
    const COLUMNS: &'static [Column] = &[
        column("code", "hosts-code", &["code"], false, "hosts-example-category-code"),
        column("acronym", "hosts-acronym", &["acronyme"], true, "hosts-example-acronym"),
        column("name", "hosts-name", &["libelle"], true, "hosts-example-category"),
        column("rank", "hosts-rank", &["ordre"], true, "hosts-example-rank"),
        column("principal", "hosts-role-principal", &["principal"], true, "hosts-example-yes"),
        column("colour", "hosts-colour", &["couleur"], false, "hosts-example-rank"),
    ];
    const WATCHED: &'static [&'static str] = &["site_category"];
    type May = privilege::EditHosts;
    type Change = Model;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Model>>> {
        let mut rows = store::all(db, false).await?;
        rows.extend(store::all(db, true).await?);
        let by_code: BTreeMap<&str, &Model> = rows.iter().map(|row| (row.code.as_str(), row)).collect();
        let by_name: BTreeMap<String, &Model> = rows.iter().map(|row| (search_key(&row.name), row)).collect();
        let mut taken: BTreeSet<String> = rows.iter().map(|row| row.code.clone()).collect();
        taken.extend(table.values("code"));
        let mut used = rows.len();
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let code = cells.parsed::<Code>("code", "hosts-code-characters").map(String::from);
            let label = row.get("name").to_owned();
            let saved = match &code {
                Some(code) => by_code.get(code.as_str()).copied(),
                None => by_name.get(&search_key(&label)).copied(),
            };
            let code = code.or_else(|| saved.map(|row| row.code.clone())).unwrap_or_else(|| {
                let code = free_code(&stem(row.get("acronym")), |code| taken.contains(code));
                taken.insert(code.clone());
                code
            });
            seen.note(&mut cells, "code", &code);
            let colour = i32::try_from(used % 12).unwrap_or(0);
            let new = read(&mut cells, saved, code, colour);
            if saved.is_some_and(|row| row.archived_at.is_some()) {
                cells.refuse("code", Say::key("hosts-import-archived"));
            }
            let action = if cells.is_refused() {
                Action::Error(cells.into_faults())
            } else if let Some(saved) = saved {
                let said = |row: &Model| {
                    [
                        ("hosts-acronym", row.acronym.clone()),
                        ("hosts-name", row.name.clone()),
                        ("hosts-rank", row.rank.to_string()),
                        ("hosts-role-principal", super::pages::yes_no(row.principal).to_owned()),
                        ("hosts-colour", (row.colour + 1).to_string()),
                    ]
                };
                let changed = differences(
                    said(saved).into_iter().zip(said(&new)).map(|((key, old), (_, new))| (key, old, new)),
                );
                if changed.is_empty() { Action::Unchanged } else { Action::Update(new, changed) }
            } else {
                used += 1;
                Action::Create(new)
            };
            plans.push(RowPlan { line: row.line, label, action, notes: Vec::new() });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Model>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for mut row in changes {
            let new = row.id.0.is_nil();
            if new {
                row.id = write.id();
            }
            let action = if new { "hosts.category_created" } else { "hosts.category_changed" };
            entries.push(Entry::new(action, "site_category", row.id).after(told(&row)));
            if new {
                store::insert(write.tx(), row).await?;
            } else {
                store::update(write.tx(), row).await?;
            }
        }
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/site-categories".to_owned()
    }
}
