//! The lists that have views, and a view as a list shows it.

use placet_entity::kinds::Role;
use placet_entity::saved_view::Model;
use serde_json::{Value, json};

use crate::access::held_by;
use crate::access::privilege::{ViewCampaigns, ViewHosts, ViewStudents};
use crate::kit::table::Query;

/// Longest name, in characters.
pub(super) const NAME: usize = 60;
/// Longest query, in bytes.
pub(super) const QUERY: usize = 2_000;

/// A list that has views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Students.
    Students,
    /// Sites.
    Sites,
    /// Organisations.
    Organisations,
    /// Campaigns.
    Campaigns,
    /// The grid of a cohort, whichever it is.
    Cohort,
}

impl List {
    /// All of them, in the order of the page of views.
    pub const ALL: [Self; 5] =
        [Self::Students, Self::Cohort, Self::Sites, Self::Organisations, Self::Campaigns];

    /// The word stored, also used in forms and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Students => "students",
            Self::Sites => "sites",
            Self::Organisations => "organisations",
            Self::Campaigns => "campaigns",
            Self::Cohort => "cohort",
        }
    }

    /// The list of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }

    /// Where it is; the list of cohorts for the grid of one.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Students => "/students",
            Self::Sites => "/sites",
            Self::Organisations => "/organisations",
            Self::Campaigns => "/campaigns",
            Self::Cohort => "/cohorts",
        }
    }

    /// Whether these roles may open it.
    pub(super) fn is_open_to(self, roles: &[Role]) -> bool {
        match self {
            Self::Students | Self::Cohort => held_by::<ViewStudents>(roles),
            Self::Sites | Self::Organisations => held_by::<ViewHosts>(roles),
            Self::Campaigns => held_by::<ViewCampaigns>(roles),
        }
    }
}

/// A view above its list.
#[derive(Clone, Debug)]
pub struct View {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Whether everyone who may open the list sees it.
    pub shared: bool,
    /// Whether the list shows it now.
    pub current: bool,
}

/// The views above a list.
#[derive(Clone, Debug)]
pub struct Views {
    /// The list, by its word.
    pub list: &'static str,
    /// The views, by name.
    pub all: Vec<View>,
    /// What would be saved now; empty when the list is as it always opens.
    pub query: String,
    /// Where to come back to.
    pub back: String,
    /// Whether the reader may share one.
    pub may_share: bool,
    /// Whether he may change one of them.
    pub may_change: bool,
}

/// What a view keeps of a list's query: all but the page.
pub(super) fn kept(query: &Query) -> String {
    query.whole().trim_start_matches('?').to_owned()
}

/// What the audit keeps of a view.
pub(super) fn told(row: &Model) -> Value {
    json!({ "list": row.list, "name": row.name, "query": row.query, "shared": row.shared })
}
