//! The official list of communes from a file, as La Poste and data.gouv.fr publish it: a row for each commune and postcode.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;
use std::sync::Arc;

use placet_entity::commune::Model;
use placet_entity::kinds::ImportKind;
use placet_rules::distance::Coordinates;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{communes, rules, store};
use crate::access::privilege::EditInstitution;
use crate::imports::{
    self, Action, Cells, Column, Context, Difference, Fault, Importer, Paths, RowPlan, Table, Texts,
    differences,
};
use crate::kit::text::Say;
use crate::kit::{Entry, Handle, Origin, Write};

/// What follows the communes once they are imported: those who have addresses. Given by the program, since they stand
/// after the institution.
pub trait Followers: Send + Sync + 'static {
    /// Places those whose town is known now.
    fn follow(handle: &Arc<Handle>, origin: &Origin) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Imports communes by their official code; rows of one code are one commune with several postcodes. A sheet that names
/// most of the communes that are known is the whole list: those it lacks go, unless an address refers to them.
pub struct CommuneImporter<F>(PhantomData<F>);

/// What a row writes.
pub enum Change {
    /// A commune as it will be.
    Put(Model),
    /// The code of one that goes.
    Remove(String),
}

const fn column(
    code: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
    example: &'static str,
) -> Column {
    Column { code, label, aliases, required: false, example }
}

const fn required(column: Column) -> Column {
    Column { required: true, ..column }
}

/// A commune as the rows read so far say it is.
struct Gathered {
    /// Its first row.
    line: usize,
    name: String,
    postcodes: BTreeSet<String>,
    place: Option<Coordinates>,
}

/// What a row says.
enum Read {
    Commune { code: String, first: bool },
    Wrong(Vec<Fault>),
}

/// The number of a geographic code whose leading zero a spreadsheet may have eaten; `1001` → `01001`, `2a004` → `2A004`.
fn code(cells: &mut Cells<'_>) -> String {
    let typed = cells.required("code", 20);
    let code = rules::commune_code(&typed);
    if code.is_none() && !typed.is_empty() {
        cells.refuse("code", Say::key("institution-commune-code-wrong"));
    }
    code.unwrap_or_default()
}

fn postcodes(cells: &mut Cells<'_>) -> Vec<String> {
    let codes = rules::commune_postcodes(cells.row.get("postcodes"));
    if codes.is_none() {
        cells.refuse("postcodes", Say::key("institution-commune-postcode-wrong"));
    }
    codes.unwrap_or_default()
}

fn place(cells: &mut Cells<'_>) -> Option<Coordinates> {
    let (latitude, longitude) = (cells.row.get("latitude"), cells.row.get("longitude"));
    let (column, place) = if latitude.is_empty() && longitude.is_empty() {
        ("point", rules::point(cells.row.get("point")))
    } else {
        ("latitude", rules::coordinates(latitude, longitude).map(Some))
    };
    if place.is_none() {
        cells.refuse(column, Say::key("institution-commune-place-wrong"));
    }
    place.flatten()
}

/// The communes of a sheet by their code, and what each row says: its line, its code, the rest.
type Sheet = (HashMap<String, Gathered>, Vec<(usize, String, Read)>);

fn gather(table: &Table) -> Sheet {
    let mut found: HashMap<String, Gathered> = HashMap::new();
    let mut rows = Vec::new();
    for row in table.rows() {
        let mut cells = row.cells();
        let (code, name) = (code(&mut cells), cells.required("name", 120));
        let (postcodes, place) = (postcodes(&mut cells), place(&mut cells));
        let label = name.clone();
        if cells.is_refused() {
            rows.push((row.line, label, Read::Wrong(cells.into_faults())));
            continue;
        }
        let first = !found.contains_key(&code);
        let commune = found.entry(code.clone()).or_insert_with(|| Gathered {
            line: row.line,
            name,
            postcodes: BTreeSet::new(),
            place: None,
        });
        commune.postcodes.extend(postcodes);
        commune.place = commune.place.or(place);
        rows.push((row.line, label, Read::Commune { code, first }));
    }
    (found, rows)
}

/// The row of a commune: what the sheet does not say of one that is known stays.
fn row(code: &str, gathered: &Gathered, known: Option<&Model>) -> Model {
    let better = known.filter(|known| rules::writes_better(&known.name, &gathered.name));
    let name = better.map_or_else(|| gathered.name.clone(), |known| known.name.clone());
    let postcodes = if gathered.postcodes.is_empty() {
        known.map(|known| known.postcodes.clone()).unwrap_or_default()
    } else {
        gathered.postcodes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let place = gathered.place.or_else(|| known.and_then(communes::coordinates));
    Model {
        code: code.to_owned(),
        search_key: rules::commune_key(&name, &postcodes),
        name,
        postcodes,
        latitude: place.map(Coordinates::latitude),
        longitude: place.map(Coordinates::longitude),
    }
}

fn compare(before: &Model, after: &Model) -> Vec<Difference> {
    let said = |row: &Model| {
        let place = communes::coordinates(row).map(rules::said_place).unwrap_or_default();
        [
            ("institution-field-name", row.name.clone()),
            ("institution-commune-postcodes", row.postcodes.clone()),
            ("institution-commune-place", place),
        ]
    };
    let pairs = said(before).into_iter().zip(said(after));
    differences(pairs.map(|((key, before), (_, after))| (key, before, after)))
}

/// What becomes of the communes that are known and not in the sheet, when it is the whole list.
async fn missing(
    db: &impl ConnectionTrait,
    known: &HashMap<String, Model>,
    found: &HashMap<String, Gathered>,
) -> anyhow::Result<Vec<RowPlan<Change>>> {
    let mut gone: Vec<&Model> = known.values().filter(|row| !found.contains_key(&row.code)).collect();
    if gone.is_empty() || !rules::is_whole_list(known.len(), known.len() - gone.len()) {
        return Ok(Vec::new());
    }
    gone.sort_by(|one, other| one.code.cmp(&other.code));
    let mut named: HashMap<String, Vec<&Model>> = HashMap::new();
    for row in known.values() {
        named.entry(rules::town_key(&row.name)).or_default().push(row);
    }
    let cited: HashSet<&str> = store::communes::addresses(db)
        .await?
        .iter()
        .filter_map(|(postcode, town)| {
            let named = named.get(&rules::town_key(town))?;
            Some(rules::pick(named.iter().copied(), postcode.as_deref(), town)?.code.as_str())
        })
        .collect();
    let plan = |row: &Model| {
        let (action, notes) = if cited.contains(row.code.as_str()) {
            (Action::Unchanged, vec![Say::key("institution-commune-cited")])
        } else {
            let note = Say::key("institution-commune-gone");
            (Action::Remove(Change::Remove(row.code.clone())), vec![note])
        };
        RowPlan { line: 0, label: format!("{} ({})", row.name, row.code), action, notes }
    };
    Ok(gone.into_iter().map(plan).collect())
}

impl<F: Followers> Importer for CommuneImporter<F> {
    const KIND: ImportKind = ImportKind::Communes;
    const PATHS: Paths = imports::paths!("/imports/communes");
    const TEXTS: Texts = Texts {
        title: "institution-communes-import",
        about: "institution-communes-import-about",
        file: "institution-communes-file",
    };
    const COLUMNS: &'static [Column] = &[
        required(column(
            "code",
            "institution-commune-code",
            &["code", "codecommuneinsee", "codeinsee", "insee"],
            "institution-commune-example-code",
        )),
        required(column(
            "name",
            "institution-field-name",
            &["nomcommunecomplet"],
            "institution-commune-example-name",
        )),
        column(
            "postcodes",
            "institution-commune-postcodes",
            &["codespostaux"],
            "institution-commune-example-postcodes",
        ),
        column(
            "latitude",
            "institution-commune-latitude",
            &["latitude", "lat"],
            "institution-commune-example-latitude",
        ),
        column(
            "longitude",
            "institution-commune-longitude",
            &["longitude", "lon", "lng", "long"],
            "institution-commune-example-longitude",
        ),
        column(
            "point",
            "institution-commune-point",
            &["geopoint", "geopoint2d", "coordonneesgps", "coordonneesgeographiques"],
            "institution-commune-example-point",
        ),
    ];
    const STAND_INS: &'static [(&'static str, &'static str)] = &[
        ("name", "nomdelacommune"),
        ("name", "nomcommune"),
        ("name", "nomstandard"),
        ("name", "libellecommune"),
        ("name", "libelle"),
        ("name", "commune"),
        ("name", "nomcommunepostal"),
        ("name", "libelledacheminement"),
        ("name", "libelleacheminement"),
        ("name", "ville"),
        ("postcodes", "codepostal"),
        ("postcodes", "codepostale"),
        ("postcodes", "cp"),
        ("latitude", "latitudecentre"),
        ("latitude", "latitudemairie"),
        ("longitude", "longitudecentre"),
        ("longitude", "longitudemairie"),
    ];
    const WATCHED: &'static [&'static str] = &["commune"];
    type May = EditInstitution;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let known: HashMap<String, Model> =
            store::communes::all(db).await?.into_iter().map(|row| (row.code.clone(), row)).collect();
        let (found, rows) = gather(table);
        let mut plans: Vec<RowPlan<Change>> = Vec::with_capacity(rows.len());
        for (line, label, read) in rows {
            let mut notes = Vec::new();
            let action = match read {
                Read::Wrong(faults) => Action::Error(faults),
                Read::Commune { code, first: false } => Action::Joined(found[&code].line),
                Read::Commune { code, first: true } => {
                    let before = known.get(&code);
                    let after = row(&code, &found[&code], before);
                    if after.latitude.is_none() {
                        notes.push(Say::key("institution-commune-without-place"));
                    }
                    match before {
                        None => Action::Create(Change::Put(after)),
                        Some(before) if *before == after => Action::Unchanged,
                        Some(before) => Action::Update(Change::Put(after.clone()), compare(before, &after)),
                    }
                }
            };
            plans.push(RowPlan { line, label, action, notes });
        }
        plans.extend(missing(db, &known, &found).await?);
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let (mut rows, mut gone) = (Vec::new(), Vec::new());
        for change in changes {
            match change {
                Change::Put(row) => rows.push(row),
                Change::Remove(code) => gone.push(code),
            }
        }
        // one entry for all: reference data of a public file, not decisions on each commune
        let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let entry = Entry::new("institution.communes_imported", "commune", "*")
            .after(json!({ "written": codes, "removed": gone }));
        store::communes::put(write.tx(), rows).await?;
        store::communes::remove(write.tx(), &gone).await?;
        Ok(vec![entry])
    }

    async fn follow(handle: &Arc<Handle>, origin: &Origin) -> anyhow::Result<()> {
        F::follow(handle, origin).await
    }

    fn after(_: &str) -> String {
        "/institution/communes".to_owned()
    }
}
