//! What is kept of a student, as forms and files give it.

use chrono::NaiveDate;
use placet_entity::ids::StudentId;
use placet_entity::student;
use placet_rules::ids::{EmailAddress, PhoneNumber, Postcode, StudentNumber};
use placet_rules::text::{person_key, search_key};
use sea_orm::ActiveValue::Set;
use serde::Serialize;

use crate::kit::text::Say;
use crate::kit::web::Form;
use crate::kit::{Lang, format};

/// Longest name, in characters.
pub(super) const NAME: usize = 120;
/// Longest line of an address, in characters.
pub(super) const LINE: usize = 200;

/// Identity and address of a student.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Fields {
    pub number: String,
    pub family_name: String,
    pub given_name: String,
    pub usage_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub address_line: Option<String>,
    pub address_complement: Option<String>,
    pub postcode: Option<String>,
    pub town: Option<String>,
    pub cedex: Option<String>,
    pub lodging_town: Option<String>,
}

/// Where a student sleeps, in millionths of a degree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    pub home: Option<(i32, i32)>,
    pub lodging: Option<(i32, i32)>,
}

impl Fields {
    /// What is saved of a student.
    pub fn of(row: &student::Model) -> Self {
        Self {
            number: row.number.clone(),
            family_name: row.family_name.clone(),
            given_name: row.given_name.clone(),
            usage_name: row.usage_name.clone(),
            email: row.email.clone(),
            phone: row.phone.clone(),
            birth_date: row.birth_date,
            address_line: row.address_line.clone(),
            address_complement: row.address_complement.clone(),
            postcode: row.postcode.clone(),
            town: row.town.clone(),
            cedex: row.cedex.clone(),
            lodging_town: row.lodging_town.clone(),
        }
    }

    /// Reads a form; what is wrong is noted in it.
    pub fn read(form: &mut Form) -> Self {
        let number = form.required("number", StudentNumber::MAX);
        if !number.is_empty() && number.parse::<StudentNumber>().is_err() {
            form.refuse("number", Say::key("people-number-wrong"));
        }
        Self {
            number,
            family_name: form.required("family_name", NAME),
            given_name: form.required("given_name", NAME),
            usage_name: form.optional("usage_name", NAME),
            email: checked::<EmailAddress>(form, "email", 254, "people-email-wrong"),
            phone: checked::<PhoneNumber>(form, "phone", PhoneNumber::MAX, "people-phone-wrong"),
            birth_date: form.optional_day("birth_date"),
            address_line: form.optional("address_line", LINE),
            address_complement: form.optional("address_complement", LINE),
            postcode: checked::<Postcode>(form, "postcode", Postcode::MAX, "people-postcode-wrong"),
            town: form.optional("town", NAME),
            cedex: form.optional("cedex", 40),
            lodging_town: form.optional("lodging_town", NAME),
        }
    }

    /// The values of the form, to show it.
    pub fn form(&self, version: i32) -> Form {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Form::of([
            ("number", self.number.clone()),
            ("family_name", self.family_name.clone()),
            ("given_name", self.given_name.clone()),
            ("usage_name", text(&self.usage_name)),
            ("email", text(&self.email)),
            ("phone", text(&self.phone)),
            ("birth_date", self.birth_date.map(format::input_day).unwrap_or_default()),
            ("address_line", text(&self.address_line)),
            ("address_complement", text(&self.address_complement)),
            ("postcode", text(&self.postcode)),
            ("town", text(&self.town)),
            ("cedex", text(&self.cedex)),
            ("lodging_town", text(&self.lodging_town)),
            ("version", version.to_string()),
        ])
    }

    /// Each value with the key of its name, as people read it.
    pub fn said(&self) -> Vec<(&'static str, String)> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            ("people-field-number", self.number.clone()),
            ("people-field-family-name", self.family_name.clone()),
            ("people-field-given-name", self.given_name.clone()),
            ("people-field-usage-name", text(&self.usage_name)),
            ("people-field-email", text(&self.email)),
            ("people-field-phone", text(&self.phone)),
            (
                "people-field-birth-date",
                self.birth_date.map(|day| format::short_day(Lang::Fr, day)).unwrap_or_default(),
            ),
            ("people-field-address-line", text(&self.address_line)),
            ("people-field-address-complement", text(&self.address_complement)),
            ("people-field-postcode", text(&self.postcode)),
            ("people-field-town", text(&self.town)),
            ("people-field-cedex", text(&self.cedex)),
            ("people-field-lodging-town", text(&self.lodging_town)),
        ]
    }

    /// The values that differ, with the key of each name: name, here, there.
    pub fn differences(&self, other: &Self) -> Vec<(&'static str, String, String)> {
        let pairs = self.said().into_iter().zip(other.said());
        pairs
            .filter(|((_, mine), (_, theirs))| mine != theirs)
            .map(|((key, mine), (_, theirs))| (key, mine, theirs))
            .collect()
    }

    /// The key that lists are sorted by.
    pub fn sort_key(&self) -> String {
        person_key(self.usage_name.as_deref().unwrap_or(&self.family_name), &self.given_name)
    }

    /// The key that lists are searched in.
    pub fn search_key(&self) -> String {
        let parts = [
            Some(self.family_name.as_str()),
            self.usage_name.as_deref(),
            Some(self.given_name.as_str()),
            Some(self.number.as_str()),
            self.email.as_deref(),
            self.postcode.as_deref(),
            self.town.as_deref(),
        ];
        search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// The row to write, without what identifies it.
    pub fn row(&self, id: StudentId, places: Places) -> student::ActiveModel {
        student::ActiveModel {
            id: Set(id),
            number: Set(self.number.clone()),
            family_name: Set(self.family_name.clone()),
            given_name: Set(self.given_name.clone()),
            usage_name: Set(self.usage_name.clone()),
            sort_key: Set(self.sort_key()),
            search_key: Set(self.search_key()),
            email: Set(self.email.clone()),
            phone: Set(self.phone.clone()),
            birth_date: Set(self.birth_date),
            address_line: Set(self.address_line.clone()),
            address_complement: Set(self.address_complement.clone()),
            postcode: Set(self.postcode.clone()),
            town: Set(self.town.clone()),
            cedex: Set(self.cedex.clone()),
            latitude: Set(places.home.map(|place| place.0)),
            longitude: Set(places.home.map(|place| place.1)),
            lodging_town: Set(self.lodging_town.clone()),
            lodging_latitude: Set(places.lodging.map(|place| place.0)),
            lodging_longitude: Set(places.lodging.map(|place| place.1)),
            ..Default::default()
        }
    }

    /// The row of a student who is new.
    pub fn new_row(&self, id: StudentId, places: Places, source: &str) -> student::ActiveModel {
        student::ActiveModel {
            account_id: Set(None),
            source: Set(source.to_owned()),
            version: Set(1),
            archived_at: Set(None),
            ..self.row(id, places)
        }
    }
}

/// A field with rules of its own, as it is stored.
fn checked<T: std::str::FromStr + ToString>(
    form: &mut Form,
    field: &str,
    max: usize,
    otherwise: &str,
) -> Option<String> {
    let typed = form.optional(field, max)?;
    match typed.parse::<T>() {
        Ok(value) => Some(value.to_string()),
        Err(_) => {
            form.refuse(field, Say::key(otherwise));
            Some(typed)
        }
    }
}

/// The name of a student as lists write it: `Allain Manon`.
pub fn shown_name(row: &student::Model) -> String {
    listed_name(&row.family_name, row.usage_name.as_deref(), &row.given_name)
}

/// The same, from the columns that it is made of.
pub fn listed_name(family: &str, usage: Option<&str>, given: &str) -> String {
    format!("{} {given}", usage.unwrap_or(family))
}

/// What the list of students is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub words: Vec<String>,
    pub cohort: Option<placet_entity::ids::CohortId>,
    pub tag: Option<placet_entity::ids::TagId>,
    pub state: Option<Narrow>,
}

/// The closed list of other filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrow {
    /// Away today.
    OnLeave,
    /// No town, or a town that was not recognised.
    WithoutAddress,
    /// No e-mail.
    WithoutEmail,
    /// May rank wishes now, and has ranked none.
    WithoutWish,
    /// In no cohort of a year that is not over.
    WithoutCohort,
    /// Owed something.
    WithAccommodation,
    /// Put away.
    Archived,
}

impl Narrow {
    pub const ALL: [Self; 7] = [
        Self::OnLeave,
        Self::WithoutAddress,
        Self::WithoutEmail,
        Self::WithoutWish,
        Self::WithoutCohort,
        Self::WithAccommodation,
        Self::Archived,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::OnLeave => "on-leave",
            Self::WithoutAddress => "without-address",
            Self::WithoutEmail => "without-email",
            Self::WithoutWish => "without-wish",
            Self::WithoutCohort => "without-cohort",
            Self::WithAccommodation => "with-accommodation",
            Self::Archived => "archived",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|narrow| narrow.code() == code)
    }
}
