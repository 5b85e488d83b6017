//! Students from a sheet: StageTrek's columns as they are, and ours.

use std::collections::HashMap;

use chrono::NaiveDate;
use placet_entity::ids::{CurriculumId, StudentId};
use placet_entity::kinds::ImportKind;
use placet_entity::{cohort, student};
use placet_rules::ids::{EmailAddress, PhoneNumber, Postcode, StudentNumber};
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::enrol::{Follows, Gathered};
use super::model::{Fields, LINE, NAME, Places};
use super::store;
use super::store::enrolments::CohortAndYear;
use crate::access::privilege::EditStudents;
use crate::imports::{
    self, Action, Cells, Column, Context, Difference, Importer, Paths, RowPlan, Seen, Table, Texts,
    differences,
};
use crate::institution::communes::Gazetteer;
use crate::kit::text::Say;
use crate::kit::{Entry, Write};

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

const COLUMNS: &[Column] = &[
    required(column(
        "number",
        "people-field-number",
        &["numero", "numetudiant", "codeetudiant"],
        "people-example-number",
    )),
    required(column(
        "family_name",
        "people-field-family-name",
        &["nomdefamille", "lastname", "surname"],
        "people-example-family-name",
    )),
    required(column("given_name", "people-field-given-name", &["firstname"], "people-example-given-name")),
    column("usage_name", "people-field-usage-name", &["nomusage"], "people-example-usage-name"),
    column(
        "email",
        "people-field-email",
        &["mail", "email", "courriel", "adressemail"],
        "people-example-email",
    ),
    column("phone", "people-field-phone", &["tel", "telephone", "phone"], "people-example-phone"),
    column(
        "birth_date",
        "people-field-birth-date",
        &["naissance", "datenaissance"],
        "people-example-birth-date",
    ),
    column("address_line", "people-field-address-line", &["address"], "people-example-address-line"),
    column(
        "address_complement",
        "people-field-address-complement",
        &["complement", "complementadresse"],
        "people-example-address-complement",
    ),
    column("postcode", "people-field-postcode", &["codepostale", "cp"], "people-example-postcode"),
    column("town", "people-field-town", &["commune", "city"], "people-example-town"),
    column("cedex", "people-field-cedex", &[], "people-example-cedex"),
    column("lodging_town", "people-field-lodging-town", &["logement"], "people-example-lodging-town"),
    column("cohort", "people-field-cohort", &["promotion", "groupe", "cohort"], "people-example-cohort"),
];

/// Students by their number, and the cohort that each enters.
#[derive(Clone, Copy, Debug)]
pub struct StudentImporter;

/// Entering a cohort.
#[derive(Debug)]
struct Entering {
    cohort: cohort::Model,
    curriculum: Option<CurriculumId>,
    on: NaiveDate,
}

/// What a row writes.
#[derive(Debug)]
pub struct Change {
    /// The student that is there, with his version.
    held: Option<(StudentId, i32)>,
    before: Option<Fields>,
    fields: Fields,
    places: Places,
    entering: Option<Entering>,
}

/// What rows are compared with.
struct Known {
    students: HashMap<String, student::Model>,
    cohorts: HashMap<String, CohortAndYear>,
    follows: Follows,
    towns: Gazetteer,
}

impl Known {
    async fn load<C: ConnectionTrait>(db: &C, table: &Table) -> anyhow::Result<Self> {
        let rows = store::by_numbers(db, &table.values("number")).await?;
        let ids: Vec<StudentId> = rows.iter().map(|row| row.id).collect();
        let cohorts = store::enrolments::cohorts(db).await?;
        Ok(Self {
            students: rows.into_iter().map(|row| (row.number.clone(), row)).collect(),
            cohorts: cohorts.into_iter().map(|pair| (pair.0.code.to_lowercase(), pair)).collect(),
            follows: store::enrolments::followed(db, &ids).await?,
            towns: Gazetteer::load(db).await?,
        })
    }

    /// Where the towns of a student are.
    fn places(&self, fields: &Fields) -> Places {
        let find = |postcode: Option<&str>, town: &Option<String>| {
            let place = self.towns.find(postcode, town.as_deref()?)?;
            Some((place.latitude(), place.longitude()))
        };
        Places {
            home: find(fields.postcode.as_deref(), &fields.town),
            lodging: find(None, &fields.lodging_town),
        }
    }

    /// The cohort that a row names, if its student enters it.
    fn entering(&self, cells: &mut Cells<'_>, held: Option<&student::Model>) -> Option<Entering> {
        let code = cells.row.get("cohort");
        if code.is_empty() {
            return None;
        }
        let Some((cohort, year)) = self.cohorts.get(&code.to_lowercase()) else {
            cells.refuse("cohort", Say::key("people-import-no-cohort").with("code", code));
            return None;
        };
        let current = held.and_then(|row| self.follows.cohorts.get(&(row.id, year.id)));
        match current {
            Some(current) if current.id == cohort.id => None,
            Some(current) => {
                cells.refuse(
                    "cohort",
                    Say::key("people-import-other-cohort")
                        .with("cohort", current.name.as_str())
                        .with("year", year.code.as_str()),
                );
                None
            }
            None => Some(Entering {
                cohort: cohort.clone(),
                curriculum: held
                    .and_then(|row| self.follows.curricula.get(&(row.id, cohort.programme_id)).copied()),
                on: year.start_on,
            }),
        }
    }
}

/// The fields of a row, laid over what is saved: a column that is not in the sheet changes nothing.
fn fields(cells: &mut Cells<'_>, saved: Fields) -> Fields {
    let mut fields = saved;
    let number = cells.required("number", StudentNumber::MAX);
    if !number.is_empty() && number.parse::<StudentNumber>().is_err() {
        cells.refuse("number", Say::key("people-number-wrong"));
    }
    fields.number = number;
    fields.family_name = cells.required("family_name", NAME);
    fields.given_name = cells.required("given_name", NAME);
    if cells.has("usage_name") {
        fields.usage_name = cells.optional("usage_name", NAME);
    }
    if cells.has("email") {
        let email = cells.parsed::<EmailAddress>("email", "people-email-wrong");
        fields.email = email.map(|email| email.to_string());
    }
    if cells.has("phone") {
        let phone = cells.parsed::<PhoneNumber>("phone", "people-phone-wrong");
        fields.phone = phone.map(|phone| phone.to_string());
    }
    if cells.has("birth_date") {
        fields.birth_date = cells.day("birth_date");
    }
    if cells.has("address_line") {
        fields.address_line = cells.optional("address_line", LINE);
    }
    if cells.has("address_complement") {
        fields.address_complement = cells.optional("address_complement", LINE);
    }
    if cells.has("postcode") {
        let postcode = cells.parsed::<Postcode>("postcode", "people-postcode-wrong");
        fields.postcode = postcode.map(|postcode| postcode.to_string());
    }
    if cells.has("town") {
        fields.town = cells.optional("town", NAME);
    }
    if cells.has("cedex") {
        fields.cedex = cells.optional("cedex", 40);
    }
    if cells.has("lodging_town") {
        fields.lodging_town = cells.optional("lodging_town", NAME);
    }
    fields
}

impl Importer for StudentImporter {
    const KIND: ImportKind = ImportKind::Students;
    const PATHS: Paths = imports::paths!("/imports/students");
    const TEXTS: Texts =
        Texts { title: "people-import-title", about: "people-import-about", file: "people-import-file" };
    const COLUMNS: &'static [Column] = COLUMNS;
    const WATCHED: &'static [&'static str] = &["student", "cohort", "academic_year", "commune"];
    type May = EditStudents;
    type Change = Change;

    async fn plan<C: ConnectionTrait>(
        db: &C,
        table: &Table,
        _: &Context,
    ) -> anyhow::Result<Vec<RowPlan<Change>>> {
        let known = Known::load(db, table).await?;
        let mut seen = Seen::default();
        let mut plans = Vec::new();
        for row in table.rows() {
            let mut cells = row.cells();
            let held = known.students.get(row.get("number"));
            let saved = held.map(Fields::of);
            let fields = fields(&mut cells, saved.clone().unwrap_or_default());
            seen.note(&mut cells, "number", &fields.number);
            if held.is_some_and(|row| row.archived_at.is_some()) {
                cells.refuse("number", Say::key("people-import-archived"));
            }
            let entering = known.entering(&mut cells, held);
            let places = known.places(&fields);
            let mut notes = Vec::new();
            if let Some(town) =
                fields.town.as_deref().filter(|_| places.home.is_none() && !known.towns.is_empty())
            {
                notes.push(Say::key("people-import-unknown-town").with("town", town));
            }
            if fields.email.is_none() && !cells.is_refused() {
                notes.push(Say::key("people-import-no-email"));
            }
            let label = format!("{} {}", fields.family_name, fields.given_name);
            let changed = changed(saved.as_ref(), &fields, entering.as_ref());
            let moved = held.is_some_and(|row| row.latitude.is_none()) && places.home.is_some();
            let change = Change {
                held: held.map(|row| (row.id, row.version)),
                before: saved,
                fields,
                places,
                entering,
            };
            let action = if cells.is_refused() {
                Action::Error(cells.into_faults())
            } else if held.is_none() {
                Action::Create(change)
            } else if changed.is_empty() && !moved {
                Action::Unchanged
            } else {
                Action::Update(change, changed)
            };
            plans.push(RowPlan { line: row.line, label, action, notes });
        }
        Ok(plans)
    }

    async fn apply(write: &Write, changes: Vec<Change>, _: &Context) -> anyhow::Result<Vec<Entry>> {
        let mut gathered = Gathered::default();
        let mut rows = Vec::new();
        let mut entries = Vec::new();
        let mut enter: Vec<(StudentId, Entering)> = Vec::new();
        for change in changes {
            let id = match change.held {
                None => {
                    let id: StudentId = write.id();
                    rows.push(change.fields.new_row(id, change.places, "file"));
                    entries.push(Entry::new("people.student_created", "student", id).after(&change.fields));
                    id
                }
                Some((id, version)) => {
                    let row = student::ActiveModel {
                        version: Set(version + 1),
                        ..change.fields.row(id, change.places)
                    };
                    store::update(write.tx(), row).await?;
                    if change.before.as_ref() != Some(&change.fields) {
                        entries.push(
                            Entry::new("people.student_changed", "student", id)
                                .before(&change.before)
                                .after(&change.fields),
                        );
                    }
                    id
                }
            };
            enter.extend(change.entering.map(|entering| (id, entering)));
        }
        store::insert(write.tx(), rows).await?;
        for (id, entering) in enter {
            gathered.enter(write, id, entering.curriculum, &entering.cohort, entering.on);
        }
        entries.extend(gathered.save(write).await?);
        Ok(entries)
    }

    fn after(_: &str) -> String {
        "/students".to_owned()
    }
}

/// What a row changes of a student who is there.
fn changed(saved: Option<&Fields>, fields: &Fields, entering: Option<&Entering>) -> Vec<Difference> {
    let Some(saved) = saved else { return Vec::new() };
    let mut changed = differences(saved.differences(fields));
    if let Some(entering) = entering {
        changed.push(Difference {
            column: "people-field-cohort",
            before: String::new(),
            after: entering.cohort.name.clone(),
        });
    }
    changed
}
