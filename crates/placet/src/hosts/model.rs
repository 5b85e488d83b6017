//! Sites as the other features see them.

use placet_entity::ids::{ContactId, OrganisationId, SiteCategoryId, SiteId};
use placet_rules::distance::Coordinates;
use placet_rules::eligibility::{Activity, SiteRole, Wishing};

/// How many colours categories have: the classes `cat-0` to `cat-11` of `placet.css`.
pub const COLOURS: i32 = 12;

/// What sites cost when their cost does not come from the demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedCost {
    /// This cost, in hundredths.
    Hundredths(i32),
    /// The median of the other sites of the campaign.
    Median,
}

/// A category, as a label shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryFacts {
    /// Which.
    pub id: SiteCategoryId,
    /// Its code.
    pub code: String,
    /// Ten characters at most.
    pub acronym: String,
    /// Its name.
    pub name: String,
    /// Order of display.
    pub rank: i32,
    /// Whether its sites are wished by themselves or beside a principal one.
    pub role: SiteRole,
    /// The number of its class `cat-0` to `cat-11`.
    pub colour: i32,
}

/// A site, as campaigns, wishes and placements need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFacts {
    /// Which.
    pub id: SiteId,
    /// Its code, unique.
    pub code: String,
    /// Its name: the label to show.
    pub name: String,
    /// The service.
    pub service: Option<String>,
    /// The town, when known.
    pub town: Option<String>,
    /// Where it is, when known.
    pub coordinates: Option<Coordinates>,
    /// Its organisation.
    pub organisation: OrganisationId,
    /// Name of its organisation.
    pub organisation_name: String,
    /// Its category.
    pub category: CategoryFacts,
    /// Whether it is in use; an archived site is not.
    pub activity: Activity,
    /// Whether students may wish it.
    pub wishing: Wishing,
    /// Outside the territory of the school.
    pub out_of_subdivision: bool,
    /// Its cost, when it does not come from the demand.
    pub fixed_cost: Option<FixedCost>,
    /// What students read about it.
    pub info: Option<String>,
    /// Its page elsewhere.
    pub url: Option<String>,
}

/// A contact of a site, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactFacts {
    /// Which.
    pub id: ContactId,
    /// A person or a mailbox.
    pub name: String,
    /// What he does.
    pub function: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
}
