//! Sites from a file: StageTrek's columns, and those that it lacks.

use std::collections::{BTreeMap, BTreeSet};

use placet_entity::ids::{OrganisationId, SiteCategoryId, SiteId};
use placet_entity::kinds::ImportKind;
use placet_entity::{site, site_category};
use placet_rules::capacity::Capacity;
use placet_rules::ids::{Code, Hundredths, Postcode};
use placet_rules::text::search_key;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::named_hosts::{Host, Hosts, column, flag, required, text};
use super::save_capacity::{self, TypedCapacity};
use super::save_site::{self, free_code, told};
use super::store::{categories, facts, sites as store};
use super::{pages, rules};
use crate::access::privilege;
use crate::imports::{
    self, Action, Cells, Column, Context, Difference, Importer, Paths, RowPlan, Seen, Table, Texts,
    differences,
};
use crate::institution::communes::Gazetteer;
use crate::kit::text::Say;
use crate::kit::web::amount_bounds;
use crate::kit::{Entry, Write};

/// Imports sites; a row finds what it updates by its code, or by its name and category when it has none.
pub struct SiteImporter;

/// What a row writes.
pub struct Change {
    row: site::Model,
    organisation: Host,
    capacity: Option<Capacity>,
}

/// What is there already.
struct Known {
    categories: BTreeMap<String, site_category::Model>,
    sites: BTreeMap<String, site::Model>,
    names: BTreeMap<(String, SiteCategoryId), String>,
    capacities: BTreeMap<SiteId, Capacity>,
    hosts: Hosts,
    communes: Gazetteer,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> anyhow::Result<Self> {
        let rows = store::every(db).await?;
        let ids: Vec<SiteId> = rows.iter().map(|row| row.id).collect();
        let capacities = facts::capacities(db, &ids).await?;
        Ok(Self {
            categories: categories::all(db, false)
                .await?
                .into_iter()
                .map(|row| (row.code.clone(), row))
                .collect(),
            names: rows
                .iter()
                .map(|row| ((search_key(&row.name), row.category_id), row.code.clone()))
                .collect(),
            sites: rows.into_iter().map(|row| (row.code.clone(), row)).collect(),
            capacities: capacities.into_iter().map(|(id, (default, _))| (id, default)).collect(),
            hosts: Hosts::load(db).await?,
            communes: Gazetteer::load(db).await?,
        })
    }
}

fn seats(cells: &mut Cells<'_>) -> Option<Capacity> {
    let mut read = |column: &str| cells.integer(column, 0..=999).map(i32::unsigned_abs);
    let (min, ideal, max) = (read("min"), read("ideal"), read("max"));
    let max = max.or(ideal).or(min)?;
    let (min, ideal) = (min.unwrap_or(0), ideal.unwrap_or(max));
    let capacity = Capacity::new(min, ideal, max).ok();
    if capacity.is_none() && !cells.is_refused() {
        let said = Say::key("hosts-capacity-order").with("min", min).with("ideal", ideal).with("max", max);
        cells.refuse("max", said);
    }
    capacity
}

fn cost(cells: &mut Cells<'_>, saved: (Option<i32>, bool)) -> (Option<i32>, bool) {
    if !cells.has("cost") {
        return saved;
    }
    let typed = cells.row.get("cost");
    if matches!(search_key(typed).as_str(), "mediane" | "median") {
        return (None, true);
    }
    let cost = cells.parsed::<Hundredths>("cost", "hosts-import-cost");
    if cost.is_some_and(|cost| !cost.is_computed()) {
        cells.refuse("cost", amount_bounds());
    }
    (cost.and_then(|cost| i32::try_from(cost.0).ok()), false)
}

fn read(
    cells: &mut Cells<'_>,
    known: &Known,
    saved: Option<&site::Model>,
    category: SiteCategoryId,
    code: String,
) -> site::Model {
    let keep = |field: fn(&site::Model) -> &Option<String>| saved.and_then(|row| field(row).clone());
    let postcode = if cells.has("postcode") {
        cells.parsed::<Postcode>("postcode", "hosts-postcode-refused").map(String::from)
    } else {
        keep(|row| &row.postcode)
    };
    let town = text(cells, "town", 120, keep(|row| &row.town));
    let place = match saved {
        Some(row) if (&row.postcode, &row.town) == (&postcode, &town) => (row.latitude, row.longitude),
        _ => {
            let found = town.as_deref().and_then(|town| known.communes.find(postcode.as_deref(), town));
            (
                found.map(placet_rules::distance::Coordinates::latitude),
                found.map(placet_rules::distance::Coordinates::longitude),
            )
        }
    };
    let url = text(cells, "url", 300, keep(|row| &row.url)).and_then(|typed| {
        let address = rules::web_address(&typed);
        if address.is_none() {
            cells.refuse("url", Say::key("hosts-link-refused"));
        }
        address
    });
    let info = if cells.has("info") { cells.optional_lines("info", 4_000) } else { keep(|row| &row.info) };
    let saved_cost = saved.map_or((None, false), |row| (row.fixed_cost, row.fixed_cost_median));
    let (fixed_cost, fixed_cost_median) = cost(cells, saved_cost);
    let mut row = site::Model {
        id: saved.map_or(SiteId(Uuid::nil()), |row| row.id),
        organisation_id: saved.map_or(OrganisationId(Uuid::nil()), |row| row.organisation_id),
        code,
        name: cells.required("name", 200),
        service: text(cells, "service", 200, keep(|row| &row.service)),
        category_id: category,
        address_line: text(cells, "address", 200, keep(|row| &row.address_line)),
        address_complement: text(cells, "complement", 200, keep(|row| &row.address_complement)),
        postcode,
        town,
        cedex: text(cells, "cedex", 40, keep(|row| &row.cedex)),
        latitude: place.0,
        longitude: place.1,
        url,
        info,
        active: flag(cells, "active", saved.is_none_or(|row| row.active)),
        out_of_subdivision: flag(cells, "out", saved.is_some_and(|row| row.out_of_subdivision)),
        wishes_allowed: flag(cells, "wishes", saved.is_none_or(|row| row.wishes_allowed)),
        fixed_cost,
        fixed_cost_median,
        search_key: String::new(),
        version: saved.map_or(1, |row| row.version + 1),
        archived_at: None,
    };
    row.search_key = save_site::search_key(&row);
    row
}

fn said(known: &Known, row: &site::Model, host: &Host, capacity: Capacity) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let yes = |yes: bool| pages::yes_no(yes).to_owned();
    let category = known.categories.values().find(|category| category.id == row.category_id);
    let cost = row.fixed_cost.map(|cost| Hundredths(cost.into()).to_string());
    vec![
        ("hosts-category", category.map(|category| category.code.clone()).unwrap_or_default()),
        ("hosts-name", row.name.clone()),
        ("hosts-organisation", known.hosts.name(host)),
        ("hosts-seats-min", capacity.min.to_string()),
        ("hosts-seats-ideal", capacity.ideal.to_string()),
        ("hosts-seats-max", capacity.max.to_string()),
        ("hosts-out", yes(row.out_of_subdivision)),
        ("hosts-wishes", yes(row.wishes_allowed)),
        ("hosts-active", yes(row.active)),
        ("hosts-service", text(&row.service)),
        ("hosts-website", text(&row.url)),
        ("hosts-address-line", text(&row.address_line)),
        ("hosts-address-complement", text(&row.address_complement)),
        ("hosts-postcode", text(&row.postcode)),
        ("hosts-town", text(&row.town)),
        ("hosts-cedex", text(&row.cedex)),
        ("hosts-info", text(&row.info)),
        (
            "hosts-fixed-cost",
            if row.fixed_cost_median { "mediane".to_owned() } else { cost.unwrap_or_default() },
        ),
    ]
}

fn compare(known: &Known, saved: &site::Model, change: &Change) -> Vec<Difference> {
    let before = known.capacities.get(&saved.id).copied().unwrap_or_default();
    let old = said(known, saved, &Host::Known(saved.organisation_id), before);
    let new = said(known, &change.row, &change.organisation, change.capacity.unwrap_or(before));
    differences(old.into_iter().zip(new).map(|((key, old), (_, new))| (key, old, new)))
}

impl Importer for SiteImporter {
    const KIND: ImportKind = ImportKind::Sites;
    const PATHS: Paths = imports::paths!("/imports/sites");
    const TEXTS: Texts =
        Texts { title: "hosts-import-sites", about: "hosts-import-sites-about", file: "hosts-sites-file" };
    const COLUMNS: &'static [Column] = &[
        required(column("category", "hosts-category", &["categorie"], "hosts-example-category-code")),
        column("code", "hosts-code", &["code"], "hosts-example-site-code"),
        required(column("name", "hosts-name", &["libelle"], "hosts-example-site")),
        column("organisation", "hosts-organisation", &["organisation"], "hosts-example-organisation"),
        column("min", "hosts-seats-min", &["minplace"], "hosts-example-rank"),
        column("ideal", "hosts-seats-ideal", &["idealplace"], "hosts-example-rank"),
        column("max", "hosts-seats-max", &["maxplace"], "hosts-example-rank"),
        column("out", "hosts-out", &["horssubdivision"], "hosts-example-no"),
        column("wishes", "hosts-wishes", &["preferences", "preference"], "hosts-example-yes"),
        column("active", "hosts-active", &["actif"], "hosts-example-yes"),
        column("service", "hosts-service", &["service"], "hosts-example-service"),
        column("url", "hosts-website", &["lien"], "hosts-example-url"),
        column("address", "hosts-address-line", &["adresse"], "hosts-example-address"),
        column("complement", "hosts-address-complement", &["adressecomplement"], "hosts-example-complement"),
        column("postcode", "hosts-postcode", &["cp"], "hosts-example-postcode"),
        column("town", "hosts-town", &["ville"], "hosts-example-town"),
        column("cedex", "hosts-cedex", &["cedex"], "hosts-example-cedex"),
        column("info", "hosts-info", &["informations"], "hosts-example-info"),
        column("cost", "hosts-fixed-cost", &["coutfixe"], "hosts-example-cost"),
    ];
    const WATCHED: &'static [&'static str] = &["site", "site_category", "organisation", "commune"];
    type May = privilege::EditHosts;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let known = Known::load(db).await?;
        let mut taken: BTreeSet<String> = known.sites.keys().cloned().collect();
        taken.extend(table.values("code"));
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let label = row.get("name").to_owned();
            let category = known.categories.get(row.get("category"));
            if category.is_none() {
                let said = Say::key("hosts-import-no-category").with("code", row.get("category"));
                cells.refuse("category", said);
            }
            let category_id = category.map_or(SiteCategoryId(Uuid::nil()), |category| category.id);
            let code = cells.parsed::<Code>("code", "hosts-code-characters").map(String::from);
            let code = code.or_else(|| known.names.get(&(search_key(&label), category_id)).cloned());
            let code = code.unwrap_or_else(|| {
                let stem = category.map_or("X", |category| category.code.as_str());
                let code = free_code(stem, |code| taken.contains(code));
                taken.insert(code.clone());
                code
            });
            seen.note(&mut cells, "code", &code);
            let saved = known.sites.get(&code);
            if saved.is_some_and(|row| row.archived_at.is_some()) {
                cells.refuse("code", Say::key("hosts-import-archived"));
            }
            let capacity = seats(&mut cells);
            let new = read(&mut cells, &known, saved, category_id, code);
            let named = cells.optional("organisation", 200);
            let organisation = match (named, saved) {
                (Some(name), _) => known.hosts.find(&name),
                (None, Some(saved)) => Host::Known(saved.organisation_id),
                (None, None) => known.hosts.find(&new.name),
            };
            let mut notes = Vec::new();
            if let Host::New(name) = &organisation {
                notes.push(Say::key("hosts-import-new-organisation").with("name", name));
            }
            let change = Change { row: new, organisation, capacity };
            let action = if cells.is_refused() {
                Action::Error(cells.into_faults())
            } else if let Some(saved) = saved {
                let changed = compare(&known, saved, &change);
                if changed.is_empty() { Action::Unchanged } else { Action::Update(change, changed) }
            } else {
                Action::Create(change)
            };
            plans.push(RowPlan { line: row.line, label, action, notes });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let tx = write.tx();
        let mut entries = Vec::new();
        let asked = changes
            .iter()
            .map(|change| (&change.organisation, change.row.postcode.clone(), change.row.town.clone()));
        let hosts = Hosts::create(write, asked, &mut entries).await?;
        for Change { mut row, organisation, capacity } in changes {
            row.organisation_id = hosts.id(&organisation)?;
            let new = row.id.0.is_nil();
            if new {
                row.id = write.id();
            }
            let id = row.id;
            let action = if new { "hosts.site_created" } else { "hosts.site_changed" };
            entries.push(Entry::new(action, "site", id).after(told(&row)));
            if new {
                store::insert(tx, row).await?;
            } else {
                store::update(tx, row).await?;
            }
            if let Some(capacity) = capacity {
                let typed = TypedCapacity { from: None, until: None, capacity, reason: None };
                store::set_default(tx, save_capacity::row(write.id(), id, &typed)).await?;
            }
        }
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/sites".to_owned()
    }
}
