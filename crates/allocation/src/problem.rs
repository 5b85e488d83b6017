//! The problem as it is exchanged: `placet.allocation/1` (contract, section 1).
//!
//! These types only say what may be written. What may be *solved* is a [`Checked`](crate::Checked) problem.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decimal::Decimal;
pub use crate::parameters::{DebtShape, DebtWeight, LookAhead, Options, PERIODS_MAX, Parameters};

/// The value of [`Problem::format`].
pub const PROBLEM_FORMAT: &str = "placet.allocation/1";

/// The name of a student, site or group inside one problem: 1 to 64 visible ASCII characters. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Id(Text);

/// The bytes of an id. Those that are short, as nearly all are, need no memory of their own: a problem holds millions.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Text {
    /// Followed by zeros.
    Short {
        length: u8,
        bytes: [u8; SHORT],
    },
    Long(Arc<Box<str>>),
}

const SHORT: usize = 14;

impl Id {
    /// The text of the id.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // they were text when they were written there
            Text::Short { .. } => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Text::Long(text) => text,
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Text::Short { length, bytes } => &bytes[..usize::from(*length)],
            Text::Long(text) => text.as_bytes(),
        }
    }

    /// True for 1 to 64 visible ASCII characters.
    pub fn is_valid(&self) -> bool {
        let bytes = self.as_bytes();
        (1..=64).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic)
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self(Text::Short { length: text.len() as u8, bytes })
            }
            None => Self(Text::Long(Arc::new(Box::from(text)))),
        }
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
                Ok(Id::from(text))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// One campaign to allocate: sites with seats, students with wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// Always [`PROBLEM_FORMAT`].
    pub format: String,
    /// What people call it. Never enters a hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The seed of every draw, 0 to 2⁵³ − 1.
    pub seed: u64,
    /// The constants of the procedures, each with its default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parameters: Parameters,
    /// What the procedures may additionally do.
    #[serde(default, skip_serializing_if = "is_default")]
    pub options: Options,
    /// The openings.
    #[serde(default)]
    pub sites: Vec<Site>,
    /// Totals shared by several sites, nested or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Students to keep together or apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// The participants.
    #[serde(default)]
    pub students: Vec<Student>,
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An opening: the seats of one site for one cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Unique among the sites and groups of the problem.
    pub id: Id,
    /// What people call it. Never enters a hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When set, only students of this cohort may wish the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// The site category, to which `required` refers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Where it is, for pairs that ask for one town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Open seats, from 0 (closed).
    pub seats: i64,
    /// The fewest seats to fill.
    #[serde(default, skip_serializing_if = "is_default")]
    pub min: i64,
    /// True for a site that is only received beside a principal one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub secondary: bool,
    /// A cost set by the school in place of the computed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_cost: Option<FixedCost>,
    /// For `stable`: the site's order of applicants, best first; absent means that the site accepts all of them, in the
    /// total order, and an applicant absent from a given ranking is unacceptable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Vec<Tier>>,
}

impl Site {
    /// An open principal site with nothing else said of it.
    pub fn new(id: impl Into<Id>, seats: i64) -> Self {
        Self {
            id: id.into(),
            label: None,
            cohort: None,
            category: None,
            town: None,
            seats,
            min: 0,
            secondary: false,
            fixed_cost: None,
            ranking: None,
        }
    }
}

/// The cost of a site, set by the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedCost {
    /// The lower median of the computed costs of the sites without a fixed one.
    Median,
    /// This cost.
    Amount(Decimal),
}

impl Serialize for FixedCost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Median => serializer.serialize_str("median"),
            Self::Amount(amount) => amount.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for FixedCost {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cost;
        impl Visitor<'_> for Cost {
            type Value = FixedCost;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or \"median\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<FixedCost, E> {
                if text == "median" {
                    Ok(FixedCost::Median)
                } else {
                    Err(E::unknown_variant(text, &["median"]))
                }
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<FixedCost, E> {
                self.visit_f64(value as f64)
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<FixedCost, E> {
                self.visit_f64(value as f64)
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<FixedCost, E> {
                Ok(FixedCost::Amount(Decimal::from_f64(value)))
            }
        }
        deserializer.deserialize_any(Cost)
    }
}

/// One place in a site's order of applicants: a single student, or several whom the site holds equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier(pub Vec<Id>);

impl Serialize for Tier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Tier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Tier;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a student's id or a list of them")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Tier, E> {
                Ok(Tier(vec![Id::from(text)]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tier, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = seq.next_element()? {
                    ids.push(id);
                }
                Ok(Tier(ids))
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}

/// A total over several sites or groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Unique among the sites and groups of the problem.
    pub id: Id,
    /// Sites and groups.
    pub members: Vec<Id>,
    /// The fewest students over all members.
    #[serde(default, skip_serializing_if = "is_default")]
    pub min: i64,
    /// The most students over all members; absent when there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// What is asked of two students.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairKind {
    /// Both at one site, or neither placed: couples.
    SameSite,
    /// Both in one town, or neither placed: they share a car. A site without a town is in none.
    SameTown,
    /// Never both at one site.
    DifferentSite,
}

/// Two students to keep together or apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The two.
    pub students: [Id; 2],
    /// What is asked.
    pub kind: PairKind,
    /// True when a plan that breaks it is no plan.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hard: bool,
    /// What breaking a soft one costs: in ranks for `least-rank`; for `fair` in units of φ, at the weight of a student who is
    /// owed nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub penalty: i64,
}

/// A participant and what he asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Student {
    /// Unique among the students.
    pub id: Id,
    /// What people call him. Never enters a hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// His cohort; sites of another are not open to him.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// What the sites he had have cost him so far (section 3); missing counts as 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Decimal>,
    /// His turn, from 1; students without one come after all those who have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    /// By how much he has been served worse than his cohort so far, in ranks (section 4); missing counts as 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debt: Option<Decimal>,
    /// How many periods, this one included, are left in his curriculum, 1 to 100; missing when nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods_left: Option<u32>,
    /// What he asks for, best first.
    #[serde(deserialize_with = "exactly")]
    pub wishes: Vec<Wish>,
    /// Sites that he may not receive, principal or secondary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Id>,
    /// When not empty, he may only receive a site of one of these categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// What the commission has decided for him before the run. Boxed, since few students have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<Box<Pinned>>,
}

impl Student {
    /// A student of whom only the wishes are known.
    pub fn new<W: Into<Wish>>(id: impl Into<Id>, wishes: impl IntoIterator<Item = W>) -> Self {
        Self {
            id: id.into(),
            label: None,
            cohort: None,
            score: None,
            order: None,
            debt: None,
            periods_left: None,
            wishes: wishes.into_iter().map(Into::into).collect(),
            forbidden: Vec::new(),
            required: Vec::new(),
            pinned: None,
        }
    }
}

/// The length of most lists.
const USUAL: usize = 12;

/// Reads a list into memory of exactly its length. One that grows or shrinks where it lies leaves a hole behind it that no
/// other list fits: a third of what the lists of a large problem need.
fn exactly<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Wish>, D::Error> {
    struct List;
    impl<'de> Visitor<'de> for List {
        type Value = Vec<Wish>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a sequence")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Wish>, A::Error> {
            let mut read = Vec::with_capacity(USUAL);
            while let Some(wish) = seq.next_element()? {
                read.push(wish);
            }
            if read.len() == read.capacity() {
                return Ok(read);
            }
            let mut exact = Vec::with_capacity(read.len());
            exact.append(&mut read);
            Ok(exact)
        }
    }
    deserializer.deserialize_seq(List)
}

/// One wish: a principal site and, perhaps, a secondary one beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The principal site.
    pub site: Id,
    /// The secondary site that he would take with it. Boxed, since few wishes have one and a problem holds millions.
    pub secondary: Option<Box<Id>>,
}

impl<T: Into<Id>> From<T> for Wish {
    fn from(site: T) -> Self {
        Self { site: site.into(), secondary: None }
    }
}

impl Serialize for Wish {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Both<'a> {
            site: &'a Id,
            secondary: &'a Id,
        }
        match &self.secondary {
            None => self.site.serialize(serializer),
            Some(secondary) => Both { site: &self.site, secondary }.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Wish {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrObject;
        impl<'de> Visitor<'de> for TextOrObject {
            type Value = Wish;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a site's id, or an object with `site` and `secondary`")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Wish, E> {
                Ok(Wish::from(text))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wish, A::Error> {
                let (mut site, mut secondary): (Option<Id>, Option<Option<Box<Id>>>) = (None, None);
                while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
                    match &*key {
                        "site" if site.is_none() => site = Some(map.next_value()?),
                        "secondary" if secondary.is_none() => secondary = Some(map.next_value()?),
                        "site" => return Err(A::Error::duplicate_field("site")),
                        "secondary" => return Err(A::Error::duplicate_field("secondary")),
                        other => return Err(A::Error::unknown_field(other, &["site", "secondary"])),
                    }
                }
                let site = site.ok_or_else(|| A::Error::missing_field("site"))?;
                Ok(Wish { site, secondary: secondary.flatten() })
            }
        }
        deserializer.deserialize_any(TextOrObject)
    }
}

/// A placement decided before the run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The site; none leaves the student without a placement, and he counts as excused.
    #[serde(default)]
    pub site: Option<Id>,
    /// The secondary site beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secondary: Option<Id>,
    /// What it costs him, adjustment included; absent means the usual formula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Decimal>,
    /// True when the commission sets `forbidden` and `required` aside for him.
    #[serde(default, rename = "override", skip_serializing_if = "is_default")]
    pub overrides: bool,
}
