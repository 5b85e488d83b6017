//! A campaign as pages and use cases know it.

use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{CampaignId, CohortId};
use placet_entity::{academic_year, campaign, cohort, series};
use placet_rules::campaign::{Instants, Moment, Periods, Phases, phases};
use placet_rules::time::{Interval, Span};
use placet_rules::year::YearState;

pub use crate::institution::{year_lock, year_span};

/// A campaign with its year, cohorts and periods.
#[derive(Clone, Debug)]
pub struct CampaignView {
    /// The row.
    pub row: campaign::Model,
    /// Its eleven instants.
    pub instants: Instants,
    /// Its academic year.
    pub year: academic_year::Model,
    /// Its cohorts, by code.
    pub cohorts: Vec<cohort::Model>,
    /// The spans of days that its placement occupies.
    pub periods: Periods,
    /// The series it belongs to.
    pub series: Option<series::Model>,
}

impl CampaignView {
    /// Its identifier.
    pub fn id(&self) -> CampaignId {
        self.row.id
    }

    /// Address of one of its pages: `view.path("/runs")`; `""` is the overview.
    pub fn path(&self, rest: &str) -> String {
        format!("/campaigns/{}{rest}", self.row.id)
    }

    /// Its phases at an instant.
    pub fn phases(&self, now: DateTime<Utc>) -> Phases {
        phases(&self.lived(now), now)
    }

    /// Its instants as they came about.
    pub fn lived(&self, now: DateTime<Utc>) -> Instants {
        self.instants.lived(self.row.published_at, now)
    }

    /// One of its cohorts.
    pub fn cohort(&self, id: CohortId) -> Option<&cohort::Model> {
        self.cohorts.iter().find(|cohort| cohort.id == id)
    }

    /// The names of its cohorts.
    pub fn cohort_names(&self) -> String {
        self.cohorts.iter().map(|cohort| cohort.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The state of its year on the institution's day.
    pub fn year_state(&self, today: NaiveDate) -> YearState {
        year_lock(&self.year).state(&year_span(&self.year), today)
    }

    /// Whether students see it: its year is shown and it is not archived.
    pub fn is_shown_to_students(&self, today: NaiveDate) -> bool {
        self.row.archived_at.is_none() && self.year_state(today).is_visible_to_students()
    }

    /// Whether students see the result.
    pub fn is_published(&self, now: DateTime<Utc>) -> bool {
        self.row.published_at.is_some_and(|at| at <= now)
    }

    /// All its days, from the first of its placement to the last, breaks included.
    pub fn whole(&self) -> Span {
        let spans = self.periods.spans();
        let end = spans.last().map_or(self.periods.start(), |span| span.end);
        Interval { start: self.periods.start(), end }
    }
}

/// The eleven instants of a row.
pub fn instants_of(row: &campaign::Model) -> Instants {
    Instants {
        order: row.order_at,
        wishes_open: row.wishes_open_at,
        wishes_close: row.wishes_close_at,
        commission: row.commission_at,
        publication: row.publication_at,
        start: row.start_at,
        end: row.end_at,
        validation_open: row.validation_open_at,
        validation_close: row.validation_close_at,
        evaluation_open: row.evaluation_open_at,
        evaluation_close: row.evaluation_close_at,
    }
}

/// The instants of a row as they came about.
pub fn lived(row: &campaign::Model, now: DateTime<Utc>) -> Instants {
    instants_of(row).lived(row.published_at, now)
}

/// The word of a moment: in names of fields and keys of texts.
pub fn moment_code(moment: Moment) -> &'static str {
    match moment {
        Moment::Order => "order",
        Moment::WishesOpen => "wishes-open",
        Moment::WishesClose => "wishes-close",
        Moment::Commission => "commission",
        Moment::Publication => "publication",
        Moment::Start => "start",
        Moment::End => "end",
        Moment::ValidationOpen => "validation-open",
        Moment::ValidationClose => "validation-close",
        Moment::EvaluationOpen => "evaluation-open",
        Moment::EvaluationClose => "evaluation-close",
    }
}
