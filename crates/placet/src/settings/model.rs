//! The list of settings and their kinds.

use std::collections::HashMap;

use placet_rules::time::Zone;
use serde_json::Value;

use crate::kit::Lang;

/// What a setting holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One line of text, at most this many characters.
    Text(usize),
    /// A time zone of the IANA database.
    Zone,
    /// `fr` or `en`.
    Language,
    /// A whole number within bounds.
    Integer(i32, i32),
    /// A decimal number within bounds.
    Decimal(f64, f64),
    /// Whole numbers separated by commas, each within bounds.
    Integers(i32, i32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
}

/// A setting.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Its key; its name and effect are the texts `setting-{key}` and `setting-{key}-effect`, dots made hyphens.
    pub key: &'static str,
    /// The group it is shown in.
    pub group: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Its default, as JSON.
    pub default: &'static str,
}

const fn setting(group: &'static str, key: &'static str, kind: Kind, default: &'static str) -> Definition {
    Definition { key, group, kind, default }
}

/// Codes of the procedures that a campaign may propose first.
const PROCEDURES: &[&str] = &[
    "fair",
    "least-rank",
    "generous",
    "score-order-v2",
    "score-order-v1",
    "random-order",
    "rank-maximal",
    "stable",
];

/// Every setting, in the order of the page. Days of campaigns are counted from the start of the placement
/// (`domain.md` §4); the figures of the allocation are those of `allocation.md` §2 to §4.
pub const DEFINITIONS: &[Definition] = &[
    setting("institution", "institution.name", Kind::Text(120), "\"Placet\""),
    setting("institution", "institution.zone", Kind::Zone, "\"Europe/Paris\""),
    setting("institution", "institution.language", Kind::Language, "\"fr\""),
    setting("institution", "institution.contact", Kind::Text(200), "\"\""),
    setting("campaign", "campaign.order-day", Kind::Integer(-400, 400), "-48"),
    setting("campaign", "campaign.wishes-open-day", Kind::Integer(-400, 400), "-45"),
    setting("campaign", "campaign.wishes-close-day", Kind::Integer(-400, 400), "-30"),
    setting("campaign", "campaign.commission-day", Kind::Integer(-400, 400), "-15"),
    setting("campaign", "campaign.publication-day", Kind::Integer(-400, 400), "-14"),
    setting("campaign", "campaign.end-day", Kind::Integer(1, 400), "60"),
    setting("campaign", "campaign.validation-open-day", Kind::Integer(-400, 400), "21"),
    setting("campaign", "campaign.validation-close-day", Kind::Integer(-400, 400), "66"),
    setting("campaign", "campaign.evaluation-open-day", Kind::Integer(-400, 400), "61"),
    setting("campaign", "campaign.evaluation-close-day", Kind::Integer(-400, 400), "81"),
    setting("campaign", "campaign.wishes-max", Kind::Integer(1, 50), "12"),
    setting("campaign", "campaign.wishes-min", Kind::Integer(0, 50), "0"),
    setting("campaign", "campaign.seat-margin", Kind::Integer(0, 200), "10"),
    setting("campaign", "campaign.procedure", Kind::Choice(PROCEDURES), "\"fair\""),
    setting("campaign", "campaign.rehearsal-days", Kind::Integers(0, 60), "[10,5,2]"),
    setting("campaign", "campaign.far-km", Kind::Integer(1, 2000), "80"),
    setting("commission", "commission.quorum", Kind::Integer(0, 100), "50"),
    setting("commission", "publication.second-person", Kind::Flag, "false"),
    setting("allocation", "allocation.phi", Kind::Integers(1, 1_000_000), "[]"),
    setting("allocation", "allocation.off-list", Kind::Decimal(1.0, 100.0), "2.37"),
    setting("allocation", "allocation.debt-halving", Kind::Decimal(0.1, 100.0), "2.0"),
    setting("allocation", "allocation.debt-bound", Kind::Decimal(0.0, 50.0), "8.0"),
    setting("allocation", "allocation.debt-halving-early", Kind::Decimal(0.1, 100.0), "2.5"),
    setting("allocation", "allocation.debt-halving-last", Kind::Decimal(0.1, 100.0), "1.25"),
    setting("allocation", "allocation.debt-early-periods", Kind::Integer(2, 100), "7"),
    setting("allocation", "allocation.debt-bound-ahead", Kind::Decimal(0.0, 50.0), "10.0"),
    setting("allocation", "allocation.advance-share", Kind::Decimal(0.0, 1.0), "0.8"),
    setting("allocation", "allocation.pair-penalty", Kind::Integer(1, 1_000_000), "16"),
    setting("allocation", "allocation.rank-costs", Kind::Integers(0, 1000), "[5,4,3,3,2,2,2,1,1,1,1,1]"),
    setting("allocation", "allocation.exponent", Kind::Decimal(0.0, 10.0), "1.4"),
    setting("allocation", "allocation.divisor", Kind::Decimal(0.1, 1000.0), "10.0"),
    setting("allocation", "allocation.site-cost-max", Kind::Decimal(0.0, 10_000.0), "40.0"),
    setting("allocation", "allocation.cost-max", Kind::Decimal(0.0, 10_000.0), "50.0"),
    setting("allocation", "allocation.order-bonus", Kind::Decimal(0.0, 100.0), "0.1"),
    setting("allocation", "allocation.score-factor", Kind::Decimal(0.0, 100.0), "0.25"),
];

/// The setting of a key.
pub fn definition(key: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.key == key)
}

/// The settings at an instant.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the institution.
    pub institution_name: String,
    /// Its zone.
    pub zone: Zone,
    /// The language of a reader who chose none.
    pub language: Lang,
    values: HashMap<String, Value>,
}

impl Default for Settings {
    /// Every setting as an institution finds it.
    fn default() -> Self {
        Self::of(HashMap::new())
    }
}

impl Settings {
    /// Settings from the values that are stored; the others have their defaults.
    pub(super) fn of(values: HashMap<String, Value>) -> Self {
        let mut settings =
            Self { institution_name: String::new(), zone: Zone::PARIS, language: Lang::Fr, values };
        settings.institution_name = settings.text("institution.name");
        settings.zone = settings.text("institution.zone").parse().unwrap_or(Zone::PARIS);
        settings.language = Lang::from_code(&settings.text("institution.language")).unwrap_or_default();
        settings
    }

    /// The value of a setting: the one stored, else the default.
    pub fn value(&self, key: &str) -> Value {
        self.values.get(key).cloned().unwrap_or_else(|| {
            definition(key)
                .and_then(|definition| serde_json::from_str(definition.default).ok())
                .unwrap_or(Value::Null)
        })
    }

    /// Whether a value was stored for the setting.
    pub fn is_set(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// A text.
    pub fn text(&self, key: &str) -> String {
        self.value(key).as_str().unwrap_or_default().to_owned()
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> i32 {
        self.value(key).as_i64().and_then(|number| i32::try_from(number).ok()).unwrap_or_default()
    }

    /// A decimal number.
    pub fn decimal(&self, key: &str) -> f64 {
        self.value(key).as_f64().unwrap_or_default()
    }

    /// Yes or no.
    pub fn flag(&self, key: &str) -> bool {
        self.value(key).as_bool().unwrap_or_default()
    }

    /// Whole numbers.
    pub fn integers(&self, key: &str) -> Vec<i64> {
        self.value(key)
            .as_array()
            .map(|list| list.iter().filter_map(Value::as_i64).collect())
            .unwrap_or_default()
    }
}
