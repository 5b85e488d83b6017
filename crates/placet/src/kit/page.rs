//! What every page knows of its reader: language, theme, navigation, messages; and the words of the shared templates.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::error::PageResult;
use super::format;
use super::text::{Lang, Say, Var};

/// Light, dark, or as the machine is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the machine is set.
    #[default]
    System,
}

impl Theme {
    /// The three themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in the cookie and in `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    /// The theme of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// Who is signed in, as the top bar shows it.
#[derive(Clone, Debug)]
pub struct UserView {
    /// Shown name.
    pub name: String,
    /// His roles, in words.
    pub role_label: String,
}

/// A line of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it goes.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the reader is there.
    pub current: bool,
    /// How many things wait there.
    pub count: Option<u64>,
}

/// A message shown once, on the next page.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Flash {
    /// `good`, `warn` or `bad`.
    pub kind: String,
    /// What it says, in the language of the moment.
    pub text: String,
    /// An action that takes it back: local path to post to, and its label.
    pub undo: Option<(String, String)>,
}

/// What the shared templates need; every page template has one as its field `p`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The reader's language.
    pub language: Lang,
    /// `fr` or `en`.
    pub lang: &'static str,
    /// `light`, `dark` or `system`.
    pub theme: &'static str,
    /// Title of the page.
    pub title: String,
    /// Token that every form carries.
    pub csrf: String,
    /// Drawn for the forms of this page (see [`super::sent`]); empty when nobody is signed in.
    pub drawn: String,
    /// Who is signed in.
    pub user: Option<UserView>,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Messages of the previous page.
    pub flash: Vec<Flash>,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Path and query of this page, to come back to.
    pub path: String,
    /// Name of the institution.
    pub institution: String,
    /// The way from the top: address and label of each.
    pub crumbs: Vec<(String, String)>,
    /// The institution's zone.
    pub zone: Tz,
}

impl Page {
    /// The text of a key.
    pub fn t(&self, key: &str) -> String {
        self.language.t(key)
    }

    /// The text of a key with its variables, all of one kind (see [`Page::v`]).
    pub fn tv<V: Into<Var> + Clone>(&self, key: &str, variables: &[(&'static str, V)]) -> String {
        let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        self.language.tv(key, &variables)
    }

    /// A variable of any kind, to mix texts and numbers in [`Page::tv`]: a number chooses the plural.
    pub fn v(&self, value: impl Into<Var>) -> Var {
        value.into()
    }

    /// The text of a key made of two parts, as for the values of a closed list: `p.tk("role", "manager")`.
    pub fn tk(&self, prefix: &str, code: &str) -> String {
        self.language.t(&format!("{prefix}-{}", code.replace('_', "-")))
    }

    /// A sentence said elsewhere.
    pub fn say(&self, sentence: &Say) -> String {
        sentence.in_lang(self.language)
    }

    /// The hashed address of an asset.
    pub fn asset(&self, name: &str) -> String {
        super::assets::address(name)
    }

    /// `12 mars 2026`.
    pub fn day(&self, day: &NaiveDate) -> String {
        format::day(self.language, *day)
    }

    /// `12/03/2026`.
    pub fn short_day(&self, day: &NaiveDate) -> String {
        format::short_day(self.language, *day)
    }

    /// `12 mars`.
    pub fn day_month(&self, day: &NaiveDate) -> String {
        format::day_month(self.language, *day)
    }

    /// The day of an instant.
    pub fn day_of(&self, at: &DateTime<Utc>) -> String {
        format::day(self.language, at.with_timezone(&self.zone).date_naive())
    }

    /// `14 mars 2026 à 23 h 59`.
    pub fn at(&self, at: &DateTime<Utc>) -> String {
        format::instant(self.language, self.zone, *at)
    }

    /// The last minute before an end.
    pub fn end(&self, after: &DateTime<Utc>) -> String {
        format::end(self.language, self.zone, *after)
    }

    /// The time of an instant.
    pub fn time(&self, at: &DateTime<Utc>) -> String {
        format::time(self.language, self.zone, *at)
    }

    /// A whole number, or a reference to one.
    pub fn n(&self, number: impl Into<Var>) -> String {
        match number.into() {
            Var::Number(number) => format::integer(self.language, number),
            Var::Text(text) => text,
        }
    }

    /// A number kept in hundredths.
    pub fn hundredths(&self, number: &i32) -> String {
        format::hundredths(self.language, *number)
    }

    /// A share as a percentage.
    pub fn percent(&self, part: usize, whole: usize) -> String {
        format::percent(self.language, part, whole)
    }

    /// A telephone number as people read it.
    pub fn phone(&self, number: &str) -> String {
        format::phone(number)
    }

    /// A rank as an ordinal.
    pub fn ordinal(&self, rank: &i32) -> String {
        format::ordinal(self.language, *rank)
    }

    /// Adds a step to the way from the top.
    #[must_use]
    pub fn crumb(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push((href.into(), label.into()));
        self
    }
}

/// Renders a template as a page.
pub fn show(template: &impl Template) -> PageResult {
    show_with(StatusCode::OK, template)
}

/// Renders a template as a page with a status: 422 for a form sent back.
pub fn show_with(status: StatusCode, template: &impl Template) -> PageResult {
    let body = template.render()?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((status, headers, body).into_response())
}
