//! The form that departments, programmes, levels, years and cohorts share, with the difference of a stale one.

use askama::Template;
use axum::http::StatusCode;

use super::super::model::Refusal;
use crate::access::Actor;
use crate::audit::{self, Happened};
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::Form;
use crate::kit::{Handle, Page, PageError, PageResult};

/// How a field is typed.
pub(super) enum Kind {
    /// A line of at most this many characters.
    Text(usize),
    /// A whole number within bounds.
    Number(i32, i32),
    /// A day.
    Day,
    /// One of a list: value and label; the text of no choice, empty when one must be made.
    Choice { options: Vec<(String, String)>, blank: String },
}

/// A field of the form.
pub(super) struct Input {
    id: &'static str,
    label: String,
    value: String,
    hint: String,
    error: String,
    kind: Kind,
    required: bool,
}

/// What somebody else saved since the form was shown.
pub(super) struct Conflict {
    who: String,
    rows: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "institution/form.html")]
pub(super) struct FormPage {
    p: Page,
    intro: String,
    action: String,
    back: String,
    version: i32,
    inputs: Vec<Input>,
    errors: Vec<(String, String)>,
    conflict: Option<Conflict>,
    history: Vec<Happened>,
}

impl FormPage {
    /// A form that posts to `action`; leaving it goes `back`.
    pub(super) fn new(p: Page, action: impl Into<String>, back: impl Into<String>) -> Self {
        Self {
            p,
            intro: String::new(),
            action: action.into(),
            back: back.into(),
            version: 0,
            inputs: Vec::new(),
            errors: Vec::new(),
            conflict: None,
            history: Vec::new(),
        }
    }

    /// With a sentence before the fields.
    pub(super) fn intro(mut self, text: String) -> Self {
        self.intro = text;
        self
    }

    /// With the version of the row that it changes.
    pub(super) fn version(mut self, version: i32) -> Self {
        self.version = version;
        self
    }

    /// With what happened to the row.
    pub(super) fn history(mut self, history: Vec<Happened>) -> Self {
        self.history = history;
        self
    }

    /// With a field that must be filled; its label is the text `institution-field-{id}`, its hint `…-hint` if there is one.
    pub(super) fn field(self, form: &Form, id: &'static str, kind: Kind) -> Self {
        self.input(form, id, kind, true)
    }

    /// With a field that may be left empty.
    pub(super) fn optional(self, form: &Form, id: &'static str, kind: Kind) -> Self {
        self.input(form, id, kind, false)
    }

    fn input(mut self, form: &Form, id: &'static str, kind: Kind, required: bool) -> Self {
        let hint = format!("institution-field-{id}-hint");
        self.inputs.push(Input {
            id,
            label: self.p.tk("institution-field", id),
            value: form.value(id).to_owned(),
            hint: if self.p.language.has(&hint) { self.p.t(&hint) } else { String::new() },
            error: form.error(&self.p, id),
            kind,
            required,
        });
        self
    }

    /// The form for the first time.
    pub(super) fn show(&self) -> PageResult {
        show(self)
    }

    /// The form sent back, with what is wrong.
    pub(super) fn refused(mut self, form: &Form) -> PageResult {
        self.errors = form.summary(&self.p);
        show_with(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }

    /// The form sent back because somebody saved in between; `saved` holds the fields as they are now.
    pub(super) async fn stale(
        mut self,
        handle: &Handle,
        kind: &str,
        id: impl ToString,
        saved: &Form,
    ) -> PageResult {
        let last = audit::history(handle.db.read(), kind, id, 1).await?.into_iter().next();
        let who = last.map_or_else(
            || self.p.t("institution-conflict"),
            |entry| {
                let (who, at) = (entry.by(&self.p), self.p.at(&entry.at));
                self.p.tv("institution-conflict-who", &[("who", who), ("at", at)])
            },
        );
        let differs = |input: &&Input| input.value != saved.value(input.id);
        let rows = self.inputs.iter().filter(differs).map(|input| {
            let shown = |value: &str| match &input.kind {
                Kind::Choice { options, blank } => options
                    .iter()
                    .find(|(key, _)| key == value)
                    .map_or_else(|| blank.clone(), |(_, label)| label.clone()),
                Kind::Day => value.parse().map_or_else(|_| value.to_owned(), |day| self.p.day(&day)),
                _ => value.to_owned(),
            };
            (input.label.clone(), shown(&input.value), shown(saved.value(input.id)))
        });
        self.conflict = Some(Conflict { who, rows: rows.collect() });
        show_with(StatusCode::CONFLICT, &self)
    }
}

/// Notes a refusal beside its field.
pub(super) fn note(form: &mut Form, refusal: &Refusal) -> Result<(), PageError> {
    match refusal {
        Refusal::Taken(field) => form.refuse(*field, Say::key("institution-taken")),
        Refusal::Gone(field) => form.refuse(*field, Say::key("institution-gone")),
        Refusal::YearFrozen => form.refuse("", Say::key("institution-year-frozen")),
        Refusal::CohortInUse => form.refuse("level", Say::key("institution-cohort-in-use")),
        Refusal::PreviousNotEarlier => form.refuse("previous", Say::key("institution-previous-later")),
        Refusal::Changed | Refusal::InUse(_) | Refusal::Lock(_) => {
            return Err(PageError::Broken(anyhow::anyhow!("{refusal:?} is not for a field")));
        }
    }
    Ok(())
}

/// A page below the institution's.
pub(super) fn page(actor: &Actor, title: impl Into<String>) -> Page {
    actor.page(title).crumb("/institution", actor.lang.t("nav-institution"))
}
